"""Right documents of other makers: nothing is told of them but what a person must look at."""

import pytest

from tests.audit.offices import (
    ALL_LINES,
    CLOSING,
    DOWN,
    FANG,
    HEI,
    KAI,
    LEAD,
    REPORT,
    SENTENCE,
    STYLES,
    TWO_IN,
    UP,
    A,
    V,
    addressees,
    blank,
    body,
    imprint,
    imprint_in_paragraphs,
    imprint_of_two_cells,
    mark,
    number_down,
    number_up,
    par,
    row,
    rule,
    run,
    small,
    table,
    text,
    title,
    whole,
)
from tests.audit.planting import found, told

NOTICE = title("青山县水利局关于", "印发年度普法工作要点的通知")


def drawn_rule() -> str:
    """A red line as Word 2003 and WPS draw it, that hangs on the line of the number."""
    shape = f'<w:r><w:pict {V}><v:line from="0,0" to="442.2pt,0" strokecolor="red" strokeweight="1.5pt"/></w:pict></w:r>'
    return number_up().replace("</w:p>", f"{shape}</w:p>")


def shape_rule() -> str:
    """A red line as Word draws it since 2010."""
    drawing = (
        '<w:r><w:drawing><wp:anchor><wp:extent cx="5615940" cy="0"/>'
        f'<a:graphic {A}><a:prstGeom prst="line"/><a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/>'
        "</a:solidFill></a:ln></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    return number_up().replace("</w:p>", f"{drawing}</w:p>")


def head_in_table() -> str:
    """The mark, the number and the signer in the cells of a table whose last line is the rule."""
    red = '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="FF0000"/>'
    name = par(run("签发人："), run("张三　", KAI), jc="right")
    number = par(run("　青水〔2024〕5号"), jc="left")
    top = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{mark()}{blank(2)}</w:tc></w:tr>'
    return table(top, row(number, name), columns=2, borders=red)


def letter() -> str:
    """信函格式: a mark without 文件, a thick and a thin rule, the number to the right."""
    double = (
        f'<w:r><w:pict {V}><v:line from="0,0" to="482pt,0" strokecolor="red" strokeweight="4.5pt">'
        '<v:stroke linestyle="thickThin"/></v:line></w:pict></w:r>'
    )
    head = mark("青山县水利局", before=0).replace("</w:p>", f"{double}</w:p>")
    number = par(run("青水函〔2024〕5号"), jc="right")
    return head + blank() + number + blank(2) + title("青山县水利局关于商请", "提供执法数据的函")


def letter_section() -> str:
    return "<w:titlePg/>"


def joint_mark() -> str:
    """Two offices, one 文件."""
    return mark("青山县水利局") + mark("青山县司法局文件", before=0)


def controls() -> str:
    """Paragraphs and runs inside content controls."""
    inside = REPORT + addressees()
    content = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    first = par(f"<w:sdt><w:sdtContent>{run(SENTENCE)}</w:sdtContent></w:sdt>", ind=TWO_IN)
    return content + first + body()


def numbered() -> tuple[str, str]:
    """Headings whose numbers come from numbering.xml."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{form}"/><w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="632"/></w:pPr>'
        f'<w:rPr><w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/></w:rPr></w:lvl>'
        for at, (form, font) in enumerate((("%1、", HEI), ("（%2）", KAI)))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    first = par(run("主要举措和成效", HEI), more=number.format(0), ind=TWO_IN)
    second = par(run("加强学习", KAI), more=number.format(1), ind=TWO_IN)
    return REPORT + blank() + LEAD + first + second + text(), numbering


def chinese_styles() -> tuple[str, str]:
    """Styles of an office with names of its own, and headings that end with a full stop."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="a"/><w:pPr>'
        f'<w:ind w:firstLineChars="200" w:firstLine="632"/></w:pPr><w:rPr><w:rFonts w:eastAsia="{font}"/>'
        '<w:sz w:val="32"/></w:rPr></w:style>'
        for key, name, font in (
            ("1", "heading 1", HEI),
            ("2", "标题 2", KAI),
            ("zw", "公文正文", FANG),
        )
    )

    def styled(key: str, words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    inner = (
        REPORT
        + blank()
        + styled("zw", SENTENCE)
        + styled("1", "一、主要举措和成效")
        + styled("2", "（一）加强学习。")
        + styled("zw", SENTENCE * 2)
        + styled("1", "存在的不足")
        + styled("zw", SENTENCE * 2)
    )
    return inner, STYLES + made


def annexes(name: str, shown: str) -> str:
    listed = par(run(f"附件：{name}"), jc="left", ind=TWO_IN)
    label = par(run("附件", HEI), jc="left", more="<w:pageBreakBefore/>")
    return body() + blank() + listed + CLOSING + label + blank() + title(shown) + blank() + text()


def data_table() -> str:
    cells = [small(each, ind="") for each in ("学法日期", "内容", "2023年12月31日", "宪法")]
    return table(row(*cells[:2]), row(*cells[2:]), columns=2, borders=ALL_LINES)


def one_line_headings() -> str:
    """Headings of one line that are two characters in by their left indent."""
    indent = 'w:leftChars="200" w:left="632"'
    return (
        par(run("一、主要举措和成效", HEI), ind=indent) + par(run("（一）加强学习", KAI), ind=indent) + text()
    )


def quoted() -> str:
    """Quotes in Chinese type in a text whose digits are Times New Roman."""
    hint = run("为落实“放管服”改革，", western="Times New Roman").replace(
        "<w:rFonts ", '<w:rFonts w:hint="eastAsia" '
    )
    return par(hint, run("2023年" + SENTENCE, western="Times New Roman"), ind=TWO_IN)


def pasted() -> str:
    """Text from a web page: white behind it, black that is named."""
    white = (
        '<w:color w:val="000000" w:themeColor="text1"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    )
    return par(run(SENTENCE * 2, extra=white), ind=TWO_IN)


def below_title() -> str:
    """The number below the title, as on the page of a web site."""
    return NOTICE + blank() + number_down() + blank() + par(run("各股室：")) + body() + CLOSING


def decision() -> str:
    """A date below the title instead of one at the end."""
    dated = par(run("（2024年2月15日）", KAI), jc="center")
    return (
        DOWN
        + title("青山县水利局关于", "废止部分文件的决定")
        + dated
        + blank()
        + body()
        + blank(2)
        + imprint()
    )


def signature_table() -> str:
    lines = [par(run(each), jc="center") for each in ("青山县水利局", "青山县司法局")]
    days = [par(run("2024年2月15日"), jc="center"), par(run("2024年2月15日"), jc="center")]
    return table(row(*lines), row(*days), columns=2, borders="")


def chapters() -> str:
    remarks = par(run("（联系人：李四，电话：5550000）"), ind=TWO_IN) + par(
        run("（此件公开发布）"), ind=TWO_IN
    )
    return UP + REPORT + addressees() + body() + CLOSING + remarks + imprint()


def drawn_imprint() -> str:
    """版记 whose lines are drawn."""
    shape = f'<w:r><w:pict {V}><v:line from="0,0" to="442pt,0" strokecolor="#000"/></w:pict></w:r>'
    lines = small("抄送：县人大常委会办公室。"), small("青山县水利局办公室")
    return (
        "".join(lines)
        .replace("</w:p>", f"{shape}</w:p>")
        .replace("办公室</w:t>", "办公室</w:t><w:tab/><w:t>2024年2月16日印发</w:t>")
    )


def underlined_rule() -> str:
    """Red blanks that are underlined."""
    return par(
        run("　" * 28, extra='<w:color w:val="FF0000"/><w:u w:val="single" w:color="FF0000"/>'), line=12
    )


def heading_of_a_sentence() -> str:
    """A heading on a line of its own that ends with a full stop, in the face of its level."""
    return par(run("（一）加强学习。", KAI), ind=TWO_IN) + text()


numbered_inner, numbering_part = numbered()
styled_inner, styled_part = chinese_styles()

GOOD: dict[str, bytes] = {
    "public, direct formatting": whole(REPORT + blank() + LEAD + body()),
    "public, exact lines": whole(
        (REPORT + blank() + LEAD + body()).replace(
            'w:line="240" w:lineRule="auto"', 'w:line="578" w:lineRule="exact"'
        )
    ),
    "submission": whole(UP + REPORT + addressees() + LEAD + body() + CLOSING + imprint()),
    "request": whole(
        UP + title("青山县水利局关于", "增加执法经费的请示") + addressees() + text() + CLOSING + imprint()
    ),
    "notice": whole(
        DOWN
        + NOTICE
        + addressees("各乡镇水利站，局属各单位：")
        + body()
        + CLOSING
        + imprint("抄送：各股室。")
    ),
    "reply": whole(
        DOWN
        + title("青山县水利局关于", "同意河道治理方案的批复")
        + addressees("河道管理站：")
        + text()
        + CLOSING
        + imprint()
    ),
    "announcement without addressees": whole(
        DOWN + title("青山县水利局", "关于开放执法查询的公告") + blank() + body() + CLOSING + imprint()
    ),
    "drawn rule": whole(
        mark() + blank(2) + drawn_rule() + blank(2) + REPORT + addressees() + body() + CLOSING + imprint()
    ),
    "drawn rule of Word": whole(
        mark() + blank(2) + shape_rule() + blank(2) + REPORT + addressees() + body() + CLOSING + imprint()
    ),
    "head in a table": whole(
        head_in_table() + blank(2) + REPORT + addressees() + body() + CLOSING + imprint()
    ),
    "letter": whole(letter() + addressees("县司法局：") + text() + CLOSING, section=letter_section()),
    "joint mark": whole(
        joint_mark()
        + blank(2)
        + number_up()
        + rule()
        + blank(2)
        + REPORT
        + addressees()
        + body()
        + CLOSING
        + imprint()
    ),
    "mark spread out": whole(
        mark(jc="distribute")
        + blank(2)
        + number_up()
        + rule()
        + blank(2)
        + REPORT
        + addressees()
        + body()
        + CLOSING
        + imprint()
    ),
    "content controls": whole(controls()),
    "automatic numbers": whole(numbered_inner, numbering=numbering_part),
    "styles of an office": whole(styled_inner, styles=styled_part),
    "annex that begins with 《": whole(
        UP + REPORT + addressees() + annexes("《执法规范》修订说明", "《执法规范》修订说明") + imprint()
    ),
    "date in a table": whole(REPORT + blank() + LEAD + body() + data_table() + text()),
    "date in the last table": whole(REPORT + blank() + LEAD + body() + data_table()),
    "headings of one line": whole(REPORT + blank() + LEAD + one_line_headings()),
    "quotes": whole(REPORT + blank() + quoted() + body()),
    "from a web page": whole(REPORT + blank() + pasted() + body()),
    "number below the title": whole(below_title()),
    "decision with a date below the title": whole(decision()),
    "signature in a table": whole(
        UP + REPORT + addressees() + body() + blank(2) + signature_table() + imprint()
    ),
    "two remarks": whole(chapters()),
    "imprint of two cells": whole(UP + REPORT + addressees() + body() + CLOSING + imprint_of_two_cells()),
    "imprint with drawn lines": whole(UP + REPORT + addressees() + body() + CLOSING + drawn_imprint()),
    "underlined rule": whole(
        mark()
        + blank(2)
        + number_up()
        + underlined_rule()
        + blank(2)
        + REPORT
        + addressees()
        + body()
        + CLOSING
        + imprint()
    ),
    "heading that is a sentence": whole(REPORT + blank() + heading_of_a_sentence()),
    "imprint in paragraphs": whole(UP + REPORT + addressees() + body() + CLOSING + imprint_in_paragraphs()),
}


@pytest.mark.parametrize("name", GOOD)
def test_nothing_false_is_told(name: str) -> None:
    assert told(found(GOOD[name])) == []
