"""Right documents as offices make them in Word and WPS: other styles, direct formatting, tables, drawings."""

from tests.audit.xml import packed

FANG, HEI, KAI, SONG, SMALL = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
SENTENCE = "深入学习贯彻习近平法治思想，组织领导干部集中学法，把法治建设与业务工作同部署、同推进、同考核。"
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def run(text: str, font: str = FANG, size: float = 16, extra: str = "", western: str = "") -> str:
    """A run with all its looks its own."""
    parts = text.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    fonts = f'w:eastAsia="{font}" w:ascii="{western or font}" w:hAnsi="{western or font}"'
    size_of = f'<w:sz w:val="{round(size * 2)}"/>'
    return f'<w:r><w:rPr><w:rFonts {fonts}/>{extra}{size_of}</w:rPr><w:t xml:space="preserve">{parts}</w:t></w:r>'


def par(  # noqa: PLR0913  the properties of a paragraph
    *runs: str,
    jc: str = "both",
    ind: str = "",
    before: float = 0,
    after: float = 0,
    line: float = 0,
    more: str = "",
    mark: float = 16,
) -> str:
    """A paragraph of runs; `line` is an exact pitch in points, 0 leaves the line to the grid."""
    rule = f'w:line="{round(line * 20)}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" {rule}/>'
    indent = f"<w:ind {ind}/>" if ind else ""
    end = f'<w:rPr><w:sz w:val="{round(mark * 2)}"/></w:rPr>'
    return f'<w:p><w:pPr>{more}{spacing}{indent}<w:jc w:val="{jc}"/>{end}</w:pPr>{"".join(runs)}</w:p>'


TWO_IN = 'w:firstLineChars="200" w:firstLine="632"'


def text(words: str = SENTENCE * 2, western: str = "") -> str:
    return par(run(words, western=western), ind=TWO_IN)


def heading(words: str, font: str, rest: str = "") -> str:
    return par(run(words, font), run(rest) if rest else "", ind=TWO_IN)


def blank(count: int = 1) -> str:
    return par() * count


def title(*lines: str) -> str:
    return "".join(par(run(line, SMALL, 22), jc="center", line=36) for line in lines)


def body() -> str:
    return (
        heading("一、主要举措和成效", HEI)
        + heading("（一）加强学习。", KAI, SENTENCE * 2)
        + heading("（二）完善制度。", KAI, SENTENCE * 2)
        + heading("二、存在的不足", HEI)
        + text()
    )


def mark(words: str = "青山县水利局文件", *, before: float = 97, jc: str = "center") -> str:
    return par(
        run(words, SMALL, 48, '<w:color w:val="FF0000"/>'), jc=jc, before=before, line=54, more="", mark=48
    )


def number_up(number: str = "青水〔2024〕5号", name: str = "张三") -> str:
    stop = '<w:tabs><w:tab w:val="right" w:pos="8528"/></w:tabs>'
    parts = run(f"{number}\t签发人："), run(name, KAI)
    return par(*parts, jc="left", ind='w:leftChars="100" w:left="316"', more=stop)


def number_down(number: str = "青水〔2024〕5号") -> str:
    return par(run(number), jc="center")


def rule(colour: str = "FF0000") -> str:
    """A thin paragraph with a border, five points below the line of the number."""
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{colour}"/></w:pBdr>'
    return par(line=5, more=border + '<w:snapToGrid w:val="0"/>')


def sealed(office: str = "青山县水利局", day: str = "2024年2月15日") -> str:
    """署名 above the date and in its middle, the date four characters in."""
    # The date takes 7.5 characters, office 6: 0.75 more on the right.
    inset = 400 + round((_wide(day) - _wide(office)) * 50)
    return par(run(office), jc="right", ind=f'w:rightChars="{inset}" w:right="{round(inset * 3.16)}"') + par(
        run(day), jc="right", ind='w:rightChars="400" w:right="1264"'
    )


def _wide(words: str) -> float:
    return len(words) - 0.5 * sum(each.isascii() for each in words)


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{each}</w:tc>" for each in cells) + "</w:tr>"


def table(*rows: str, columns: int, borders: str, width: int = 8844, more: str = "") -> str:
    grid = f'<w:gridCol w:w="{width // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>{more}<w:tblBorders>{borders}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def line_of(side: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'


IMPRINT_LINES = line_of("top", 8) + line_of("bottom", 8) + line_of("insideH", 6)
ALL_LINES = "".join(line_of(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
ONE_IN = 'w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"'


def small(words: str, *, jc: str = "left", ind: str = ONE_IN, more: str = "") -> str:
    return par(run(words, FANG, 14), jc=jc, ind=ind, line=22, more=more, mark=14)


def imprint(copies: str = "抄送：县人大常委会办公室。") -> str:
    """One column, the date at a tab stop; cells have the inset that Word gives them."""
    stop = '<w:tabs><w:tab w:val="right" w:pos="8348"/></w:tabs>'
    office = small("青山县水利局办公室\t2024年2月16日印发", more=stop)
    return table(row(small(copies)), row(office), columns=1, borders=IMPRINT_LINES) + par(line=1)


def imprint_of_two_cells() -> str:
    """The last row has a cell for the office and one for the date."""
    first = small("抄送：县人大常委会办公室。")
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{first}</w:tc></w:tr>'
    last = row(small("青山县水利局办公室"), small("2024年2月16日印发", jc="right"))
    return table(wide, last, columns=2, borders=IMPRINT_LINES) + par(line=1)


def imprint_in_paragraphs() -> str:
    """Borders of paragraphs, full-width blanks instead of indents."""
    stop = '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>'
    top = f"<w:pBdr>{line_of('top', 8)}{line_of('bottom', 6)}</w:pBdr>"
    bottom = f"<w:pBdr>{line_of('bottom', 8)}</w:pBdr>"
    return small("　抄送：县人大常委会办公室。", ind="", more=top) + small(
        "　青山县水利局办公室\t2024年2月16日印发", ind="", more=bottom + stop
    )


def footer(side: str) -> str:
    align, indent = ("right", "right") if side == "default" else ("left", "left")
    field = f'<w:fldSimple w:instr=" PAGE ">{run("1", SONG, 14)}</w:fldSimple>'
    ind = f'w:{indent}Chars="100" w:{indent}="280"'
    return par(run("— ", SONG, 14), field, run(" —", SONG, 14), jc=align, ind=ind, mark=14)


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" '
    'w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
)


def whole(
    inner: str,
    *,
    section: str = "",
    styles: str = STYLES,
    numbering: str = "",
    settings: str = "<w:evenAndOddHeaders/>",
    grid: str = GRID,
) -> bytes:
    """A document with the page of the standard and its page numbers."""
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{kind}"/>' for kind in ("default", "even")
    )
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" '
        'w:header="851" w:footer="1417" w:gutter="0"/>'
    )
    parts = {
        "styles": styles,
        "settings": settings,
        "default": footer("default"),
        "even": footer("even"),
        **({"numbering": numbering} if numbering else {}),
    }
    return packed(f"{inner}<w:sectPr>{references}{page}{section}{grid}</w:sectPr>", parts)


REPORT = title("青山县水利局关于", "2023年法治政府建设情况的报告")
UP = mark() + blank(2) + number_up() + rule() + blank(2)
DOWN = mark() + blank(2) + number_down() + rule() + blank(2)


def addressees(words: str = "县人民政府：") -> str:
    return blank() + par(run(words), jc="left")


LEAD = text("根据有关规定，现将我局2023年法治政府建设情况报告如下。")

CLOSING = blank(2) + sealed()
