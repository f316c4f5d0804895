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
