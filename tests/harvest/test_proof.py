"""Data and manuscript that print what was imported, and what happens where they do not."""

from collections.abc import Sequence
from typing import Any

from fazhi_report.harvest.imported_blocks import ImportedBlock, ImportedText
from fazhi_report.harvest.proof import Doubt, Files, Proof, proved
from fazhi_report.harvest.prose import Asserted, Inset, WrittenBlock

DATA = """\
格式版本: 2
年度: 2024
文稿: 2024.md
机构: {类型: 部门, 全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 地区: {名称: 青山县, 级别: 县}}
"""


def proof_of(
    *blocks: WrittenBlock,
    title: str = "报告",
    title_marks: Sequence[Inset] = (),
    data: str = DATA,
    annexes: Sequence[dict[str, Any]] = (),
) -> Proof:
    """The proof of blocks."""
    text = ImportedText((title,), [each.block for each in blocks])
    return proved(Files(data.encode(), "2024.yaml", "2024.md"), text, blocks, title_marks, annexes)


def paragraph(text: str, *marks: Inset) -> WrittenBlock:
    """A paragraph with references."""
    return WrittenBlock(ImportedBlock(0, "", "", text), [*marks])


def test_what_prints_the_same_is_left_as_it_is() -> None:
    found = proof_of(paragraph("签订合同3份。", Inset(4, 5, "{{ 3 }}")))

    assert (found.differences, found.to_check) == ((), ())
    assert found.manuscript.decode() == "# 报告\n\n签订合同{{ 3 }}份。\n"


def test_a_block_that_prints_something_else_is_written_with_less_in_it() -> None:
    wrong = paragraph("一是签订合同3份；二是乙。", Inset(6, 7, "{{ 9 }}"))
    found = proof_of(paragraph("甲。"), wrong)

    assert found.differences == ()
    assert found.manuscript.decode() == "# 报告\n\n甲。\n\n一是签订合同3份；二是乙。\n"
    assert found.to_check == (
        Doubt("第2段", "序号和“一是”照写成文字，不然印出来不一样"),
        Doubt("第2段", "数和年份照写，没有引用，不然印出来不一样"),
    )


def test_a_title_that_prints_something_else_has_no_reference() -> None:
    found = proof_of(title="2024年报告", title_marks=[Inset(0, 4, "{{ 年度.下年 }}")])

    assert found.differences == ()
    assert found.manuscript.decode() == "# 2024年报告\n"


def test_what_can_not_be_printed_is_told() -> None:
    found = proof_of(paragraph("甲。"), paragraph("乙。\n\n丙。"), paragraph("丁。"))

    assert found.differences == (("第2段", "乙。\n\n丙。", "乙。丙。"),)
    assert proof_of(paragraph("甲。"), paragraph("")).differences == (("第2段", "", ""),)
    assert proof_of(paragraph("甲。"), paragraph("乙。\n\n丙。\n\n丁。")).differences == (
        ("第2段", "乙。\n\n丙。\n\n丁。", "乙。丙。丁。"),
    )


def test_an_annex_that_prints_something_else_is_told() -> None:
    assert proof_of(annexes=[{"标题": "统计表", "内容": "甲。"}]).differences == (("附件", "统计表", ""),)


def test_files_of_which_nothing_comes_are_told() -> None:
    found = proof_of(paragraph("甲。"), data="年度: 明年\n")

    assert found.differences[0][0] == "全文"
    assert found.subject is None


def test_a_manuscript_that_can_not_be_read_is_told() -> None:
    broken = proof_of(paragraph("甲。", Inset(0, 1, "{{ 没有这个.事实 }}")))

    assert broken.differences == ()
    assert broken.manuscript.decode() == "# 报告\n\n甲。\n"


def test_a_claim_across_references_stands_whole() -> None:
    block = paragraph("签订3份，均审核。", Inset(2, 3, "{{ 3 }}"))
    block.claims.append(Asserted(5, 8, ("台账外",)))

    assert proof_of(block).manuscript.decode() == "# 报告\n\n签订{{ 3 }}份，[均审核]{台账外}。\n"
