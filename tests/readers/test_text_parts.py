"""Which line is what: the parts of a report in plain text, where nothing but words tells them apart."""

import pytest

from fazhi_report.diagnostics import Mark
from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    plain,
)
from fazhi_report.readers import ReadText, cells_of
from fazhi_report.readers.source_lines import SourceLine, cut, row
from fazhi_report.readers.text import read

TITLE = "甲局关于2024年法治政府建设情况的报告"


def document_of(*lines: str) -> Document:
    return read("\n".join(lines)).document


def asides(text: ReadText) -> list[tuple[str, str]]:
    return [(aside.kind, plain(aside.runs)) for aside in text.asides]


# Above the text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (["甲局文件"], Letterhead("甲局文件", "", ())),
        (["甲发〔2025〕5号"], Letterhead("", "甲发〔2025〕5号", ())),
        (["甲局文件", "甲发〔2025〕5号"], Letterhead("甲局文件", "甲发〔2025〕5号", ())),
        (
            ["甲局", "甲发[2025]05号  签发人：王 五、李四"],
            Letterhead("甲局", "甲发[2025]05号", ("王", "五", "李四")),
        ),
        (
            ["000001", "机密★1年", "特急", "甲局文件"],
            Letterhead("甲局文件", "", (), "000001", "机密★1年", "特急"),
        ),
        (["签发人：王五", "甲发〔2025〕5号"], Letterhead("", "甲发〔2025〕5号", ("王五",))),
        (["秘密"], Letterhead("", "", (), secrecy="秘密")),
        (["加急"], Letterhead("", "", (), urgency="加急")),
    ],
)
def test_a_letterhead(lines: list[str], head: Letterhead) -> None:
    document = document_of(*lines, TITLE, "现报告如下：", "一、甲", "乙。")

    assert document.letterhead == head
    assert document.title_text == TITLE
    assert [block.text for block in document.blocks] == ["现报告如下：", "一、甲", "乙。"]


@pytest.mark.parametrize(
    "lead",
    [
        "根据《甲办法》（甲发〔2024〕5号），现报告如下：",
        "按照有关文件（〔2024〕5号）要求，认真落实。",
        "《关于甲的通知》（甲发〔2024〕5号）印发以后，签发人：王五。",
    ],
)
def test_a_number_in_a_sentence_is_no_letterhead(lead: str) -> None:
    document = document_of(TITLE, lead)

    assert document.letterhead is None
    assert [block.text for block in document.blocks] == [lead]


def test_what_stands_above_a_title_without_a_letterhead_is_told() -> None:
    found = read(f"秘密文件\n{TITLE}\n一、甲\n乙。")

    assert found.document.letterhead == Letterhead("秘密文件", "", ())
    assert asides(found) == [("版头", "秘密文件")]


@pytest.mark.parametrize(
    ("below", "signature", "first"),
    [
        (["甲局", "2025年1月5日"], Signature("甲局", "2025年1月5日"), "现报告如下："),
        (["2025年1月5日", "甲局"], Signature("甲局", "2025年1月5日"), "现报告如下："),
        (["（2025年1月5日）"], Signature("", "2025年1月5日"), "现报告如下："),
        (["甲局"], Signature("甲局", ""), "现报告如下："),  # the title has it
        (
            ["中共乙县委", "乙县人民政府", "2025年1月5日"],
            Signature("中共乙县委\u3000乙县人民政府", "2025年1月5日"),
            "现报告如下：",
        ),
        (["丙局"], None, "丙局"),
        (["建设法治政府"], None, "建设法治政府"),
        (["一、丙局"], None, "一、丙局"),
    ],
)
def test_a_signature_below_the_title(below: list[str], signature: Signature | None, first: str) -> None:
    document = document_of(TITLE, *below, "现报告如下：", "一、甲", "乙。")

    assert document.signature == signature
    assert document.blocks[0].text == first


@pytest.mark.parametrize("order", [["县委：", "甲局", "2025年1月5日"], ["甲局", "2025年1月5日", "县委："]])
def test_addressees_may_stand_above_or_below_that_signature(order: list[str]) -> None:
    document = document_of(TITLE, *order, "现报告如下：")

    assert plain(document.addressees) == "县委："
    assert document.signature == Signature("甲局", "2025年1月5日")


@pytest.mark.parametrize("line", ["现将有关情况报告如下：", "一、县委：", "附件：", "县委。市委：", "抄送："])
def test_lines_that_address_nobody(line: str) -> None:
    assert document_of(TITLE, line, "甲。").addressees == ()


# Below the text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "signature", "remark"),
    [
        (["甲局", "2025年1月5日"], Signature("甲局", "2025年1月5日"), ""),
        (["2025年1月5日"], Signature("", "2025年1月5日"), ""),
        (["甲局\u3000\u30002025年1月5日"], Signature("甲局", "2025年1月5日"), ""),
        (
            ["甲县委", "甲县人民政府", "2025年1月5日"],
            Signature("甲县委\u3000甲县人民政府", "2025年1月5日"),
            "",
        ),
        (["甲局", "2025年1月5日", "（联系人：王五）"], Signature("甲局", "2025年1月5日"), "（联系人：王五）"),
        (["某某", "2025.1.5"], Signature("某某", "2025.1.5"), ""),
        (
            ["丁局", "丙局", "乙局", "甲局", "2025年1月5日"],
            Signature("丙局\u3000乙局\u3000甲局", "2025年1月5日"),
            "",
        ),
        (["项目\t3", "2025年1月5日"], Signature("", "2025年1月5日"), ""),
        (["乙。", "（二）2025年1月5日"], None, ""),
        (["（以上是全部情况）"], None, ""),
    ],
)
def test_a_closing(lines: list[str], signature: Signature | None, remark: str) -> None:
    document = document_of(TITLE, "一、甲", "乙。", *lines)

    assert (document.signature, document.remark) == (signature, remark)


def test_nothing_but_a_title_is_signed_by_nobody() -> None:
    assert document_of(TITLE).signature is None


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["附件：统计表"], ["统计表"]),
        (["附件：1. 统计表", "2. 名册"], ["统计表", "名册"]),
        (["附件：", "1．统计表", "2．名册"], ["统计表", "名册"]),
        (["1. 统计表", "2. 名册"], []),
    ],
)
def test_a_list_of_annexes_that_are_elsewhere(lines: list[str], titles: list[str]) -> None:
    found = read("\n".join((TITLE, "一、甲", "乙。", *lines, "甲局", "2025年1月5日")))

    assert found.document.annexes == tuple(DocumentAnnex(title, ()) for title in titles)
    listed = [text for kind, text in asides(found) if kind == "附件说明"]
    assert listed == (lines if titles else [])


def test_titles_of_annexes_may_take_several_lines() -> None:
    document = document_of(
        TITLE, "乙。", "附件：甲局行政执法统计表", "附件", "甲局", "行政执法统计表", "一、丙", "丁。"
    )

    (annex,) = document.annexes
    assert annex.title == "甲局行政执法统计表"
    assert [type(part).__name__ for part in annex.content] == ["Heading", "Paragraph"]


def test_an_annex_without_a_title() -> None:
    assert document_of(TITLE, "乙。", "附件", "甲\t乙").annexes[0].title == ""
    assert document_of(TITLE, "乙。", "附件").annexes == (DocumentAnnex("", ()),)


def test_rows_of_different_lengths_are_filled_up() -> None:
    document = document_of(TITLE, "乙。", "附件", "表", "甲\t乙\t丙", "1\t2")

    (table,) = document.annexes[0].content
    assert table.rows == (("1", "2", ""),)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "imprint"),
    [
        (
            ["抄送：县人大，县政协。", "甲局办公室 2025年1月6日印发"],
            Imprint(("县人大", "县政协"), "甲局办公室", "2025年1月6日印发"),
        ),
        (
            ["抄送：县人大、", "县政协。", "甲局办公室\t2025年1月6日印发"],
            Imprint(("县人大", "县政协"), "甲局办公室", "2025年1月6日印发"),
        ),
        (["抄送：县人大。甲局 2025年1月6日印发"], Imprint(("县人大",), "甲局", "2025年1月6日印发")),
        (["抄送：县人大。", "甲局办公室"], Imprint(("县人大",), "甲局办公室", "")),
        (["抄送：县人大。", "甲局办公室", "校对：王五"], Imprint(("县人大",), "甲局办公室", "")),
        (["\u3000年\u3000月\u3000日印发"], Imprint((), "", "年\u3000月\u3000日印发")),
        (["制定办法。已经印发"], None),
    ],
)
def test_an_imprint(lines: list[str], imprint: Imprint | None) -> None:
    found = read("\n".join((TITLE, "一、甲", "乙。", *lines)))

    assert found.document.imprint == imprint
    assert [text for kind, text in asides(found) if kind == "版记"] == (
        [line.strip() for line in lines] if imprint else []
    )


# Headings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("（一）加强学习。学习4次。", (2, "（一）", "加强学习。"), "学习4次。"),
        ("（一）加强学习：学习4次。", (2, "（一）", "加强学习："), "学习4次。"),
        ("（一）加强学习，提高认识：学习4次。", (2, "（一）", "加强学习，提高认识：学习4次。"), None),
        ("一、主要举措：", (1, "一、", "主要举措："), None),
        ("一、", None, "一、"),
        ("12.5万元到位。", None, "12.5万元到位。"),
        ("1.2024年的工作", (3, "1.", "2024年的工作"), None),
        ("一是加强学习。学习4次。", None, "一是加强学习。学习4次。"),
    ],
)
def test_a_heading(line: str, heading: tuple[int, str, str] | None, text: str | None) -> None:
    (block,) = document_of(TITLE, line).blocks

    found = block if isinstance(block, Heading) else block.heading
    assert (found and (found.level, found.number, plain(found.runs))) == heading
    assert (plain(block.runs) if isinstance(block, Paragraph) else None) == text


def test_a_tab_behind_the_number_of_a_heading_parts_no_cells() -> None:
    found = read(f"{TITLE}\n一、\t主要举措\n甲\t \t乙\n")

    assert isinstance(found.document.blocks[0], Heading)
    assert found.rows == {1}
    runs = found.document.blocks[1].runs
    assert [(plain(cell), cell[0].origin) for cell in cells_of(runs)] == [
        ("甲", Mark(3, 1)),
        ("乙", Mark(3, 5)),
    ]


def test_a_page_break_in_text_begins_a_page() -> None:
    document = document_of(TITLE, "一、甲", "乙。", "\f附件", "1. 丙")

    assert document.annexes == (DocumentAnnex("1. 丙", ()),)


# Lines ------------------------------------------------------------------------------------------------------


def test_parts_of_runs_know_their_places() -> None:
    runs = (Run("甲乙", origin=Mark(1, 1)), Run("丙丁"), Run("戊", origin=Mark(2, 1)))

    assert cut(runs, 1, 3) == (Run("乙", origin=Mark(1, 2)), Run("丙"))
    assert cut(runs, 4) == (Run("戊", origin=Mark(2, 1)),)
    assert SourceLine(runs).part(1, 2).text == "乙"


def test_no_table_has_hundreds_of_columns() -> None:
    cells = [(Run("甲"),)] * 201

    assert row(cells[:200]).cells
    assert not row(cells).cells
    assert row(cells).text.count("甲") == 201
