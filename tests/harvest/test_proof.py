"""Whether data file and manuscript print what was imported, and what becomes of a text where they do not."""

from typing import Any

from fazhi_report.diagnostics import Finding
from fazhi_report.editing.harvest.data_draft import data_text
from fazhi_report.editing.harvest.imported_blocks import ImportedBlock, ImportedText
from fazhi_report.editing.harvest.proof import ProofFolder, composed, proved
from fazhi_report.editing.harvest.prose import Inset, WrittenBlock
from tests.harvest.test_data_draft import WHOLE

TITLE = "青山县水利局2024年法治政府建设情况报告"


def files(**more: Any) -> ProofFolder:
    """A data file of three contracts, with more in it."""
    data = {**WHOLE, "文稿": "2024.md", "合同": {"总数": 3, "来源": "报告"}, **more}
    return ProofFolder(data_text(data, "# 草稿").encode(), "2024.yaml", "2024.md")


def text_of(*bodies: str) -> tuple[ImportedText, list[WrittenBlock]]:
    """Paragraphs as imported and as written."""
    blocks = [ImportedBlock(0, "", "", body) for body in bodies]
    return ImportedText((TITLE,), blocks), [WrittenBlock(block) for block in blocks]


def test_what_prints_the_same_is_left_as_it_is() -> None:
    text, written = text_of("签订合同3份。")
    written[0].marks = [Inset(4, 5, "{{ 合同.份数 }}")]
    made = proved(files(), text, written, [], [])

    assert made.manuscript.decode() == f"# {TITLE}\n\n签订合同{{{{ 合同.份数 }}}}份。\n"
    assert (made.differences, made.to_check) == ((), ())


def test_a_number_that_prints_otherwise_is_typed() -> None:
    text, written = text_of("学法4次。", "签订合同5份。")
    written[1].marks = [Inset(4, 5, "{{ 合同.份数 }}")]
    made = proved(files(), text, written, [], [])

    assert made.manuscript.decode() == f"# {TITLE}\n\n学法4次。\n\n签订合同5份。\n"
    assert made.differences == ()
    assert made.to_check == (
        ("第2段", "序号和“一是”照写成文字，不然印出来不一样"),
        ("第2段", "数和年份照写，没有引用，不然印出来不一样"),
    )


def test_a_title_whose_year_prints_otherwise_is_typed() -> None:
    text, written = text_of("学法4次。")
    made = proved(files(), text, written, [Inset(6, 10, "{{ 合同.份数 }}")], [])

    assert made.manuscript.decode().startswith(f"# {TITLE}\n")
    assert (made.differences, made.to_check) == ((), ())


def test_what_never_comes_back_is_told() -> None:
    text, written = text_of("学法4次。", "评查80卷。")
    text.title = (TITLE + " ",)
    blocks = [WrittenBlock(ImportedBlock(0, "", "", body)) for body in ("学法4次。", "评查90卷。")]
    made = proved(files(), text, blocks, [], [{"标题": "名单", "内容": "甲"}])

    assert made.differences == (
        ("标题", TITLE + " ", TITLE),
        ("附件", "名单", ""),
        ("第2段", "评查80卷。", "评查90卷。"),
    )
    assert made.subject is not None
    assert written[0].as_typed is False


def test_paragraphs_that_are_missing_or_too_many_are_told() -> None:
    text, written = text_of("学法4次。", "评查80卷。")

    assert proved(files(), text, written[:1], [], []).differences == (("第2段", "评查80卷。", ""),)
    text.blocks = text.blocks[:1]
    assert proved(files(), text, written, [], []).differences == (("第2段", "", "评查80卷。"),)


def test_data_that_no_report_can_be_made_of() -> None:
    text, written = text_of("学法4次。")
    made = proved(files(年度=24), text, written, [], [])

    ((place, wanted, printed),) = made.differences
    assert (place, printed) == ("全文", "")
    assert wanted == "不能小于 2015"
    assert made.subject is None


def test_files_beside_that_are_not_written_yet() -> None:
    contract = {"名称": "甲合同", "佐证": "甲.pdf"}
    found = composed(
        files(合同={"明细": [contract, {**contract, "佐证": "2024.md"}]}), f"# {TITLE}\n".encode()
    )
    assert not isinstance(found, Finding), found
    assert [each.message for each in found[0].findings if each.code == "FZ213"] == ["没有佐证材料“甲.pdf”"]

    found = composed(files(上年文件="2024.md"), f"# {TITLE}\n".encode())
    assert not isinstance(found, Finding), found
    assert "上年文件“2024.md”有错误" in [each.message for each in found[0].findings]
