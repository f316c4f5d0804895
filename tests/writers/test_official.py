"""版头, 署名 and 版记 as WordprocessingML: styles, texts and the places that follow from the texts."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from lxml import etree

from fazhi_report.document import Document, DocumentAnnex, Imprint, Letterhead, Paragraph, Run, Signature
from fazhi_report.writers.docx import closing, writing
from fazhi_report.writers.docx.letterhead import letterhead
from fazhi_report.writers.docx.xml_text import NAMESPACE, Markup, part
from tests.writers.written import parts

W = f"{{{NAMESPACE}}}"

DOCUMENT = Document(title=((Run("甲局报告"),),), blocks=(Paragraph((Run("正文。"),)),), author="甲局")
HEAD = Letterhead("甲局文件", "甲〔2024〕5号", ("张三",))


def read(markup: Iterable[Markup]) -> list[etree._Element]:
    return list(etree.fromstring(part("body", *markup)))


def styled(elements: list[etree._Element]) -> list[tuple[str, str]]:
    return [(style(element), text(element)) for element in elements]


def style(element: etree._Element) -> str:
    return next(element.iter(f"{W}pStyle")).get(f"{W}val", "")


def text(element: etree._Element) -> str:
    """The text of a paragraph, tabs included."""
    return "".join(
        "\t" if found.tag == f"{W}tab" else found.text or ""
        for run in element.iter(f"{W}r")
        for found in run.iter(f"{W}t", f"{W}tab")
    )


def stops(element: etree._Element) -> list[tuple[str, int]]:
    return [
        (stop.get(f"{W}val", ""), int(stop.get(f"{W}pos", "")))
        for stop in element.iterfind(f".//{W}tabs/{W}tab")
    ]


def written(document: Document) -> list[etree._Element]:
    return list(etree.fromstring(parts(writing.write(document))["word/document.xml"])[0])[:-1]


def test_letterhead_has_three_lines_above_the_mark() -> None:
    head = Letterhead("甲局文件", "甲〔2024〕5号", ("张三",), secrecy="秘密★1年")
    assert styled(read(letterhead(head))) == [
        ("Secrecy", "秘密★1年"),
        ("LetterheadLine", ""),
        ("LetterheadLine", ""),
        ("IssuerMark1", "甲局文件"),
        ("DocumentNumber", "甲〔2024〕5号\t签发人：张三"),
        ("RedRule", ""),
    ]


def test_preprinted_paper_gets_neither_mark_nor_rule() -> None:
    head = Letterhead("甲局文件", "甲〔2024〕5号", ("张三",), preprinted=True)
    assert styled(read(letterhead(head)))[3:] == [
        ("IssuerMark1", ""),
        ("DocumentNumber", "甲〔2024〕5号\t签发人：张三"),
        ("RedRulePreprinted", ""),
    ]


def test_without_a_signer_the_number_stands_alone() -> None:
    head = Letterhead("甲局文件", "甲〔2024〕5号", ())
    assert styled(read(letterhead(head)))[4] == ("DocumentNumber", "甲〔2024〕5号")


def test_names_of_signers_are_set_in_kai() -> None:
    line = read(letterhead(HEAD))[4]
    (name,) = (run for run in line.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None)
    assert "".join(name.itertext()) == "张三"


def test_several_signers_stand_in_two_columns_and_the_number_on_the_last_line() -> None:
    lines = read(letterhead(Letterhead("甲局文件", "甲〔2024〕5号", ("张三", "欧阳明", "王五"))))[4:-1]
    assert [text(line) for line in lines] == ["\t签发人：张三\t欧阳明", "甲〔2024〕5号\t王五"]
    first, second = map(stops, lines)
    # 156 mm are 8844 twips; the second column ends a character of 8844 / 28 from the right, its names are
    # three characters of 313.6 wide; the first is two wide and a gap of one before it.
    column = 8844 - 8844 / 28 - 3 * 313.6
    name = column - 3 * 313.6
    assert first == [("left", round(name - 4 * 313.6)), ("left", round(column))]
    assert second == [("left", round(name)), ("left", round(column))]


def test_order_of_a_whole_document() -> None:
    whole = Document(
        title=DOCUMENT.title,
        blocks=DOCUMENT.blocks,
        author="甲局",
        letterhead=HEAD,
        signature=Signature("甲局", "2024年2月5日"),
        remark="（联系人：张三）",
        imprint=Imprint(("乙局", "丙局"), "甲局办公室", "2024年2月6日印发", "new"),
    )
    assert styled(written(whole))[3:] == [
        ("IssuerMark1", "甲局文件"),
        ("DocumentNumber", "甲〔2024〕5号\t签发人：张三"),
        ("RedRule", ""),
        ("TitleOneLineAddressed", "甲局报告"),
        ("BodyText", "正文。"),
        ("OfficeSignature", "甲局"),
        ("SignatureDate", "2024年2月5日"),
        ("Remark", "（联系人：张三）"),
        ("ImprintCopies", "抄送：乙局、丙局。甲局办公室2024年2月6日印发"),
        ("ImprintPage", ""),
    ]


def test_remark_without_a_signature() -> None:
    whole = Document(title=DOCUMENT.title, blocks=DOCUMENT.blocks, author="", remark="（联系人：张三）")
    assert styled(written(whole))[1:] == [("BodyText", "正文。"), ("Remark", "（联系人：张三）")]
    assert not [found for element in written(whole) for found in element.iter(f"{W}keepNext")]


def test_the_last_paragraph_stays_with_the_signature_and_that_with_the_remark() -> None:
    whole = Document(
        title=DOCUMENT.title,
        blocks=DOCUMENT.blocks,
        author="",
        signature=Signature("甲局", "2024年2月5日"),
        remark="（联系人：张三）",
    )
    kept = [style(element) for element in written(whole) if element.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["BodyText", "SignatureDate"]


def test_the_names_of_the_last_annexes_stay_with_the_signature() -> None:
    annexes = tuple(DocumentAnnex(name, (DOCUMENT.blocks[0],)) for name in ("甲清单", "乙清单", "丙清单"))
    whole = replace(
        Document(title=DOCUMENT.title, blocks=DOCUMENT.blocks, author="", annexes=annexes),
        signature=Signature("", "2024年2月5日"),
    )
    kept = [element.find(f"{W}pPr/{W}keepNext") is not None for element in written(whole)[1:6]]
    assert kept == [False, False, True, True, False]  # a chain of many would be longer than a page


@pytest.mark.parametrize(
    ("sealed", "expected"), [(False, "SignatureDateAlone"), (True, "SignatureDateAloneSealed")]
)
def test_date_alone(sealed: bool, expected: str) -> None:  # noqa: FBT001 - a value of the parameters
    whole = Document(
        title=DOCUMENT.title, blocks=(), author="", signature=Signature("", "2024年2月5日", sealed)
    )
    assert styled(written(whole))[1:] == [(expected, "2024年2月5日")]


@pytest.mark.parametrize(
    ("page", "expected"), [("same", "ImprintAnchor"), ("even", "ImprintAnchor"), ("new", "ImprintPage")]
)
def test_imprint_hangs_on_the_last_page_or_a_new_one(page: str, expected: str) -> None:
    table, anchor = read(closing.imprint(Imprint((), "甲局办公室", "2024年2月6日印发", page)))  # type: ignore[arg-type]
    assert style(anchor) == expected
    assert [(style(each), text(each)) for each in table.iter(f"{W}p")] == [
        ("ImprintOffice", "甲局办公室"),
        ("ImprintDate", "2024年2月6日印发"),
    ]
    (place,) = table.iter(f"{W}tblpPr")
    assert {name.removeprefix(W): found for name, found in place.items()} == {
        "topFromText": "160",
        "vertAnchor": "margin",
        "horzAnchor": "page",
        "tblpX": "1587",
        "tblpYSpec": "bottom",
    }


def test_text_that_is_with_the_signature_anyway_is_not_held() -> None:
    signature = Signature("解放区财政局", "2024年2月5日", holds_text=False)
    free = Document(title=DOCUMENT.title, blocks=DOCUMENT.blocks, author="", signature=signature)
    kept = [style(element) for element in written(free) if element.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == []


JOINT = Letterhead("文件", "甲〔2024〕5号", ("张三", "李四"), names=("甲局", "某某某局"))


def test_a_mark_of_several_offices_is_a_table_without_lines() -> None:
    elements = read(letterhead(JOINT))
    above, table, below = elements[3:6]
    assert styled(elements)[3] == styled(elements)[5] == ("LetterheadLine", "")
    assert [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] == [
        ["甲局", "文件"],
        ["某某某局", ""],
    ]
    assert {style(each) for each in table.iter(f"{W}p")} == {"IssuerMark1"}
    # Four characters of 48 points are 3840 twips; half a one is between them and 文件.
    assert next(each.get(f"{W}w") for each in table.iter(f"{W}gridCol")) == "4320"
    # The shorter name is as wide: two more characters between its two.
    (apart,) = (each.get(f"{W}val") for each in table.iter(f"{W}spacing") if each.get(f"{W}val"))
    assert apart == "1920"
    merged = [each.get(f"{W}val") for each in table.iter(f"{W}vMerge")]
    assert merged == ["restart", "continue"]
    # 35 mm and the glyphs down to the baseline, less 0.8 of the pitch of 1.2 and the three lines above.
    heights = [next(each.iter(f"{W}spacing")).get(f"{W}line") for each in (above, table, below)]
    assert heights[0] == str(round(20 * (35 * 72 / 25.4 + 48 * 0.85)) - round(1152 * 0.8) - 3 * 579)
    assert heights[1] == "1152"
    # The number stands on the line that is two blank lines below seven of the grid.
    assert sum(int(each or "") for each in heights) + 1152 == 9 * 579 - 3 * 579


def test_a_mark_of_several_offices_on_preprinted_paper_is_room_only() -> None:
    (table,) = (each for each in read(letterhead(JOINT._replace(preprinted=True))) if each.tag == f"{W}tbl")
    assert text(table) == ""


def signed(signature: Signature) -> list[etree._Element]:
    return written(replace(DOCUMENT, signature=signature))[2:]


def test_several_offices_sign_below_each_other() -> None:
    signature = Signature("甲局", "2024年2月5日", joint=("乙局", "丙局"))
    assert styled(signed(signature)) == [
        ("OfficeSignature", "甲局"),
        ("OfficeSignatureNext", "乙局"),
        ("OfficeSignatureNext", "丙局"),
        ("SignatureDate", "2024年2月5日"),
    ]


def test_several_offices_with_seals_sign_two_in_a_row() -> None:
    signature = Signature("甲局", "2024年2月5日", sealed=True, joint=("乙局", "丙局"))
    made = signed(signature)
    assert styled(made) == [
        ("OfficeSignatureSealed", "甲局\t乙局"),
        ("OfficeSignatureSealedNext", "丙局"),
        ("SignatureDateSealed", "2024年2月5日"),
    ]
    middle = 8844.1 - 4 * 8844.1 / 28 - 3 * 313.6
    assert stops(made[0]) == [("center", round(middle))]
    assert next(made[0].iter(f"{W}ind")).get(f"{W}left") == str(round(8844.1 - middle - 313.6))
