"""Figures typed into the office's own words, against the ledgers."""

import pytest

from fazhi_report.diagnostics import Severity
from tests import manuscripts

LEDGERS = """\
合同: [{数量: 12, 合法性审核: 是, 纠纷: 3}]
行政复议: [{数量: 10, 结果: 维持}, {数量: 2, 结果: 撤销}]
行政处罚: [{程序: 普通程序, 数量: 41, 罚款金额: 126000}, {程序: 简易程序, 数量: 17, 罚款金额: 2000}]
矛盾纠纷: {总数: 30, 已化解: 28}
执法人员: {总数: 42, 持证: 40}
培训: [{类别: 执法培训, 数量: 3, 参加人次: 200}]
普法宣传: [{形式: 专项宣传, 主题: 宪法日, 数量: 2, 发放资料: 5000余}]
"""
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def told(text: str, heading: str = "成效") -> list[tuple[str, Severity]]:
    """What is told of a paragraph of a manuscript."""
    found = manuscripts.told(f"## {heading}\n\n{text}\n", LEDGERS)
    return [(each.message.partition("（由")[0], each.severity) for each in found if each.code == "FZ259"]


@pytest.mark.parametrize(
    ("text", "against", "severity"),
    [
        ("签订合同9份。", "“9份”与台账不同：合同.份数 12份", ERROR),
        ("全年签订合同12份，发生纠纷4起。", "“4起”与台账不同：合同.纠纷 3起", ERROR),
        ("办理行政复议案件15件。", "“15件”与台账不同：行政复议.件数 12件", ERROR),
        ("合同{{ 合同.份数 }}份，纠纷4起。", "“4起”与台账不同：合同.纠纷 3起", ERROR),
        ("办理行政复议案件12件，维持9件。", "“9件”与台账不同：行政复议.维持 10件", WARNING),
        ("全年处罚，其中普通程序40件。", "“40件”与台账不同：行政处罚.普通程序 41件", WARNING),
        (
            "办理行政处罚案件58件，罚款金额13.5万元。",
            "“13.5万元”与台账不同：行政处罚.罚款金额 12.8万元",
            WARNING,
        ),
        ("矛盾纠纷化解率95%。", "“95%”与台账不同：矛盾纠纷.化解率 93.33%", WARNING),
        ("现有执法人员45名。", "“45名”与台账不同：执法人员.人数 42名", WARNING),
        ("处罚{{ 行政处罚.件数 }}件，简易程序18件。", "“18件”与台账不同：行政处罚.简易程序 17件", WARNING),
        ("举办执法培训5期。", "“5期”与台账不同：培训.执法培训 3期", WARNING),
    ],
)
def test_typed_figures_that_a_ledger_has_otherwise(text: str, against: str, severity: Severity) -> None:
    assert told(text) == [(against, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "签订合同12份，纠纷3起，执法人员42人，办理行政处罚案件58宗。",
        "采购合同9份。重点领域签订合同9份。去年签订合同9份。签订合同9余份。签订合同9次。",
        "合同{{ 9份 }}。合同{{ 合同.份数 }}份。",
        "矛盾纠纷化解率93.3%，执法人员持证率95.2%，全年办理行政处罚案件，罚款12.8万元。",
        "行政复议和行政处罚，维持9件。按期化解率95%。",
        "普法活动发放资料6000份。举办执法培训5次。",
        "专项检查5次，其他6项。去年矛盾纠纷化解率95%。新增执法人员持证率80%。",
    ],
)
def test_typed_figures_that_agree_or_are_of_something_else(text: str) -> None:
    assert told(text) == []


def test_what_is_planned_has_no_ledger() -> None:
    assert told("签订合同9份。", "下一步打算") == []
