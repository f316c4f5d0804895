"""What of a data file is still as the form has it, or stands behind “# ” where nobody reads it."""

from pathlib import Path
from typing import get_args

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.editing import starter
from fazhi_report.loading import BlankForm, form_parts, load
from fazhi_report.loading.blank_form import is_blank
from fazhi_report.schema import Language, Report, key_in
from fazhi_report.source import read
from tests.conftest import ROOT, Run, write

OFFICE = """\
年度: 2025
机构: {全称: 青山县民政局, 简称: 县民政局, 党组织: 局党组, 工作领域: 民政, 地区: {名称: 青山县, 级别: 县}}
"""
ANSWERS = {
    "year": 2025,
    "name": "青山县民政局",
    "short_name": "县民政局",
    "party_body": "局党组",
    "field": "民政",
    "region": "青山县",
    "level": "县",
    "above": ["省", "市"],
}


def told(text: str, office: str = OFFICE) -> list[tuple[int, str, str]]:
    """Line, code and message of what is told, lines counted behind those of the office."""
    lines = office.count("\n")
    found = load((office + text).encode(), "a.yaml").diagnostics()
    return [(each.line - lines, each.code, each.message) for each in found]


def codes(text: str) -> list[str]:
    return [code for _, code, _ in told(text)]


# The form --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", get_args(Language))
@pytest.mark.parametrize("name", Report.model_fields)
def test_the_form_as_data_is_what_its_lines_say(name: str, keys: Language) -> None:
    form = BlankForm(keys, 2025)

    assert read("\n".join(form.lines(name)).encode(), "").data == {
        key_in(keys, Report, name): form.data(name)
    }


@pytest.mark.parametrize(
    ("value", "blank"),
    [
        (None, True),
        ({"整改责任制": None, "内": {"乙": None}}, True),
        ({"整改责任制": False}, False),
        ({"明细": []}, False),
        ({}, False),
        ([], False),
        ("", False),
    ],
)
def test_what_was_left_open(value: object, blank: bool) -> None:  # noqa: FBT001
    assert is_blank(value) is blank


# A first file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("keys", "line"), [("zh", "# 上年文件: 待填"), ("en", "# previous: 待填")])
def test_a_first_file_left_as_it_was(keys: Language, line: str) -> None:
    text = starter(ANSWERS, keys)

    (found,) = load(text.encode(), "a.yaml").diagnostics()

    assert (found.code, found.severity) == ("FZ265", Severity.WARNING)
    assert found.message == "这份台账还一项也没有填：各项都写在“# ”后面，不会被读"
    assert found.hint == "用到哪一项，就删去那几行开头的“# ”，再在冒号后面填写"
    assert (text.splitlines()[found.line - 1], found.column) == (line, 1)


def test_a_first_file_fails_a_strict_check(fazhi: Run) -> None:
    assert fazhi("validate", "--strict", write("a.yaml", starter(ANSWERS, "zh")))[0] == 1


def test_a_first_file_of_an_earlier_program_is_told_as_well() -> None:
    # The samples of closed lists stood where today nothing does, and remarks were others.
    text = "# # 学法\n# 法治学习:\n#   - 数量: 1\n#     形式: 专题学习  # 可以写：中心组学习\n# 公开日期: 2021-01-01\n"

    assert [(line, code) for line, code, _ in told(text)] == [(2, "FZ265")]


def test_one_part_that_is_filled_in_is_a_beginning() -> None:
    text = starter(ANSWERS, "zh")

    assert load((text + "\n合同:\n  - 名称: 甲合同\n").encode(), "").findings == ()
    assert load((text + "\n合同: []\n").encode(), "").findings == ()
    assert [each.code for each in load((text + "\n合同:\n").encode(), "").findings] == ["FZ265", "FZ270"]


def test_a_file_without_the_form_is_no_first_file() -> None:
    assert told("") == []
    assert told("# 台账由法规股登记\n# 说明: 每季度一次\n") == []
    assert told("合同: [{名称: 甲}]\n# 信访:\n#   - 数量: 1\n") == []


# 待填 ------------------------------------------------------------------------------------------------------


def test_what_is_to_be_filled_in_is_told_at_its_place() -> None:
    text = "总体要求: 待填\n不足:\n  - 待填\n下年安排:\n  - 标题: 待填\n    内容: 合同先审后签。\n"

    assert told(text) == [
        (1, "FZ266", "“总体要求”还没有填，写的是“待填”"),
        (3, "FZ266", "“不足”还没有填，写的是“待填”"),
        (5, "FZ266", "“标题”还没有填，写的是“待填”"),
    ]
    (first, *_) = load((OFFICE + text).encode(), "").findings
    assert (first.severity, first.hint) == (Severity.ERROR, "填上实际内容；没有这件事的，删去这一项")


def test_most_of_a_file_to_be_filled_in_is_told_once() -> None:
    gaps = "".join(f"  - {name}\n" for name in ["待填"] * 6)

    assert told(f"不足:\n{gaps}") == [(2, "FZ266", "有 6 处还没有填，写的是“待填”：“不足”")]


def test_nothing_is_made_of_a_report_to_be_filled_in(fazhi: Run) -> None:
    code, out, said = fazhi("render", write("a.yaml", OFFICE + "不足: [待填]\n"), "--to", "txt", "-o", "-")

    assert (code, out) == (1, "")
    assert "FZ266" in said


def test_words_that_hold_it_are_no_gap() -> None:
    assert told("不足: [表格待填报的多，主要原因是人手不足]\n") == []


def test_a_form_uncommented_as_a_whole_is_told_once_of_each_kind() -> None:
    form = BlankForm("zh", 2025)
    text = "\n".join(line for name in form_parts() for line in form.lines(name))

    found = [each for each in told(text + "\n") if each[1] in {"FZ266", "FZ267", "FZ270"}]

    assert [code for _, code, _ in found] == ["FZ266", "FZ267", "FZ270"]
    assert found[0][2].startswith("有 ")
    assert found[0][2].endswith(" 处还没有填，写的是“待填”：“上年文件”“文稿”“台账”“标题”“规则”等")
    assert found[1][2].endswith(
        " 处和样表一样，还没有填：“成文日期”“公开日期”“党组会议”“主要负责人”“法治学习”等"
    )


# Records and parts of the form -----------------------------------------------------------------------------

HAZARD = "  - 数量: 1\n    日期:\n    佐证:\n    已整改:\n"


def test_a_record_of_the_form_is_told() -> None:
    assert told(f"隐患:\n{HAZARD}") == [(1, "FZ267", "“隐患”和样表一样，还没有填")]
    assert told(f"隐患:\n  - 已整改: 是\n{HAZARD}{HAZARD}") == [
        (3, "FZ267", "“隐患”和样表一样，还没有填"),
        (7, "FZ267", "“隐患”和样表一样，还没有填"),
    ]
    (found,) = load(f"{OFFICE}隐患:\n{HAZARD}".encode(), "").findings
    assert found.severity is Severity.WARNING
    assert found.hint == "填上实际内容；没有这件事的，删去这一项；只有件数的，删去空着的各项"


def test_a_record_of_the_form_is_told_however_its_ledger_is_written() -> None:
    assert told(
        f"隐患:\n  总数: 3\n  明细:\n{HAZARD}".replace("\n  - ", "\n    - ")
        .replace("\n    日", "\n      日")
        .replace("\n    佐", "\n      佐")
        .replace("\n    已", "\n      已")
    ) == [(3, "FZ267", "“明细”和样表一样，还没有填")]
    rules = "规范性文件:\n  - {数量: 1, 日期: , 佐证: , 标题: , 合法性审核: , 审核意见数: , 采纳意见数: , 意见全部采纳: , 已备案: }\n"
    assert told(rules) == [(1, "FZ267", "“规范性文件”和样表一样，还没有填")]


def test_in_english_as_well() -> None:
    office = "year: 2025\norganization: {name: 甲局, short_name: 甲, party_body: 局党组, field: 乙, region: {name: 丙, level: 县}}\n"
    text = "hazards:\n  - {count: 1, date: , evidence: , fixed: }\nshortcomings: [待填]\ncontracts:\n"

    assert told(text, office) == [
        (1, "FZ267", "“hazards”和样表一样，还没有填"),
        (3, "FZ266", "“shortcomings”还没有填，写的是“待填”"),
        (4, "FZ270", "“contracts”空着，等于没写"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "隐患:\n  - 数量: 1\n",
        "隐患:\n  - {数量: 1, 日期: 2025-03-01, 佐证: , 已整改: }\n",
        "隐患: [{}]\n",
        "成文日期: 2026-01-20\n",
        "领导班子学法:\n  学习内容: []\n  成效: 提高了能力\n",
        "篇章: {章节: [], 主送机关: []}\n",
        "补充: 甲\n".replace("补充", "总体要求"),
    ],
)
def test_what_somebody_wrote_is_not_of_the_form(text: str) -> None:
    assert told(text) == []


def test_a_date_and_a_part_within_a_part_are_samples_too() -> None:
    text = "成文日期: 2025-01-01\n公文要素:\n  附注: 甲\n  密级和保密期限:\n    密级: 绝密\n    期限:\n"

    assert told(text) == [
        (1, "FZ267", "“成文日期”和样表一样，还没有填"),
        (4, "FZ267", "“密级和保密期限”和样表一样，还没有填"),
    ]


def test_a_file_without_a_year_is_compared_all_the_same() -> None:
    assert "FZ267" in [each.code for each in load(f"隐患:\n{HAZARD}".encode(), "").findings]


# Empty ledgers ---------------------------------------------------------------------------------------------


def test_what_stands_empty_is_told_once() -> None:
    text = "合同:\n信访: {总数: , 明细: }\n领导班子学法: {理论学习活动: , 纳入内容: [], 中心组学法: , 学习内容: [], 研读法规: [], 成效: }\n热线工单: []\n"

    assert told(text) == [(1, "FZ270", "“合同”“信访”“领导班子学法”空着，等于没写")]
    (found,) = load((OFFICE + text).encode(), "").findings
    assert (found.severity, found.hint) == (Severity.INFO, "有的，填上；没有的，删去这一项")


def test_what_is_settled_late_may_stand_empty() -> None:
    assert told("成文日期:\n公开日期:\n上年文件:\n签发:\n公开审查:\n总体要求:\n合同法:\n") == []


# Behind “# ” -----------------------------------------------------------------------------------------------


def test_a_heading_alone_is_told_with_what_is_behind_the_mark() -> None:
    text = starter(ANSWERS, "zh").replace("# 党组会议:\n", "党组会议:\n")

    (found,) = load(text.encode(), "a.yaml").diagnostics()

    assert (text.splitlines()[found.line - 1], found.code) == ("党组会议:", "FZ268")
    assert found.message == "“党组会议”后面没有内容，下面 5 行还带着“# ”，不会被读"
    assert found.hint == "删去下面各行开头的“# ”，才算数；没有这件事的，把这一行也删去"
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("合同:\n#   - 数量: 12\n#     名称: 甲合同\n", "“合同”后面没有内容，下面 2 行还带着“# ”，不会被读，其中 2 行已经填了"),
        ("合同:\n# - 名称: 甲\n# - 名称:\n", "“合同”后面没有内容，下面 2 行还带着“# ”，不会被读，其中 1 行已经填了"),
        ("合同:\n  # - {名称: 甲}\n", "“合同”后面没有内容，下面 1 行还带着“# ”，不会被读，其中 1 行已经填了"),
        ("不足:\n#   - 待填\n", "“不足”后面没有内容，下面 1 行还带着“# ”，不会被读"),
        ("不足:\n  # - 人手不足\n", "“不足”后面没有内容，下面 1 行还带着“# ”，不会被读，其中 1 行已经填了"),
        ("审计整改:\n\n#   整改责任制: 是\n", "“审计整改”后面没有内容，下面 1 行还带着“# ”，不会被读，其中 1 行已经填了"),
    ],
)  # fmt: skip
def test_what_a_heading_waits_for(text: str, message: str) -> None:
    assert told(text) == [(1, "FZ268", message)]


def test_a_key_within_a_part_waits_as_well() -> None:
    text = "普法宣传:\n  普法责任清单: 是\n  明细:\n#     - 数量: 12\n#       形式: 专项宣传\n"

    assert told(text) == [
        (3, "FZ268", "“明细”后面没有内容，下面 2 行还带着“# ”，不会被读，其中 1 行已经填了")
    ]
    assert (2, "FZ268", "“合同”后面没有内容，下面 1 行还带着“# ”，不会被读，其中 1 行已经填了") in told(
        "合同:\n  -\n#     名称: 甲\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# 合同:\n#   - {名称: 甲, 金额: 350000}\n", 2, "“合同”的内容写在“# ”后面，不会被读"),
        ("# 合同: [{名称: 甲}, {名称: 乙}]\n", 1, "“合同”的内容写在“# ”后面，不会被读"),
        ("# 合同:\n#   - 数量: 1\n#     名称: 甲\n\n#     金额: 3\n", 3, "“合同”的内容写在“# ”后面，这样的有 2 行，不会被读"),
        ("# 培训:\n#   - 类别: 执法培训\n#     参加人次: 30人次\n", 3, "“培训”的内容写在“# ”后面，不会被读"),
        ("# 合同:\n#   - 数量: 1\n#     名称：甲合同\n", 3, "“合同”的内容写在“# ”后面，不会被读"),
        ("#合同:\n#  - 名称: 甲\n", 2, "“合同”的内容写在“# ”后面，不会被读"),
        ("# 合同:\r\n#   - 名称: 甲\r\n", 2, "“合同”的内容写在“# ”后面，不会被读"),
        ('# "合同": [{"名称": 甲}]\n', 1, "“合同”的内容写在“# ”后面，不会被读"),
        ("# 信访:\n#   总数: 100\n", 2, "“信访”的内容写在“# ”后面，不会被读"),
        ("合同:\n  - 名称: 甲\n#     金额: 3000\n", 3, "“合同”的内容写在“# ”后面，不会被读"),
        ("合同:\n  - 名称: 甲\n  # - {名称: 乙}\n  - 名称: 丙\n", 3, "“合同”的内容写在“# ”后面，不会被读"),
        ("合同:\n- 名称: 甲\n# - 名称: 乙\n", 3, "“合同”的内容写在“# ”后面，不会被读"),
        ("普法宣传:\n  普法责任清单: 是\n#   明细:\n#     - 数量: 12\n", 4, "“普法宣传”的内容写在“# ”后面，不会被读"),
        ("# 审计整改:\n#   整改责任制: 是\n", 2, "“审计整改”的内容写在“# ”后面，不会被读"),
        ("# 不足:\n#   - 人手不足\n#   - 待填\n", 2, "“不足”的内容写在“# ”后面，不会被读"),
        ("# 总体要求: 坚持依法行政\n", 1, "“总体要求”的内容写在“# ”后面，不会被读"),
        ("# 总体要求: |\n#   坚持\n", 1, "“总体要求”的内容写在“# ”后面，不会被读"),
        ("# 公开日期: 2026-03-20\n", 1, "“公开日期”的内容写在“# ”后面，不会被读"),
        ("# 指标:\n#   - 名称: 登记户数\n#     数值: 23.5\n", 2, "“指标”的内容写在“# ”后面，这样的有 2 行，不会被读"),
        ("# 篇章:\n#   骨架: 条例序\n", 2, "“篇章”的内容写在“# ”后面，不会被读"),
        ("# 附件:\n#   - 标题: 甲\n#     表格:\n#       - 列: [乙]\n", 2, "“附件”的内容写在“# ”后面，这样的有 2 行，不会被读"),
        ("# 合同:\n#   - 纠纷: 0\n#     合法性审核: true\n", 2, "“合同”的内容写在“# ”后面，这样的有 2 行，不会被读"),
    ],
)  # fmt: skip
def test_what_was_filled_in_behind_the_mark(text: str, line: int, message: str) -> None:
    assert told(text) == [(line, "FZ269", message)]


def test_the_cure_is_told() -> None:
    (found,) = load(f"{OFFICE}# 总体要求: 坚持\n".encode(), "").findings

    assert found.severity is Severity.WARNING
    assert found.hint == "要算数的，连同上面的标题删去开头的“# ”；留着备查的，写成“# 备查：……”"


def test_each_part_is_told_by_itself() -> None:
    text = "# 不足:\n#   - 人手不足\n# 下年安排:\n#   - 标题: 规范合同\n#     内容: 先审后签。\n"

    assert [(line, code) for line, code, _ in told(text)] == [(2, "FZ269"), (4, "FZ269")]


@pytest.mark.parametrize(
    "remark",
    [
        "# 说明: 本台账由办公室填报\n",
        "# 合同: 由法规股登记\n",
        "# 培训: 每季度一次\n",
        "# 合同: [法规股, 办公室]\n",
        "# 合同: {登记: 法规股}\n",
        "# 公开日期: 另行通知\n",
        "# 单位: 万元\n# 日期: 2025-01-10\n# 来源: 统计年报\n",
        "# 年度: 2024\n# 机构: {全称: 甲局}\n",
        "# - 合同送审要附清单\n",
        "# ── 三、不足和整改 ──\n",
        "# 去年：合同:\n# 去年：  - 名称: 甲\n",
        "# 备查：- {名称: 甲}\n",
        "# 数量：这条记录代表几次\n# 总体要求：写下一年度的\n",
        "# 合同: [\n",
        "# # 合同: [{名称: 甲}]\n",
        "#\n# \n#合同\n",
        "# ---\n",
    ],
)
def test_a_remark_is_no_data(remark: str) -> None:
    assert told(remark + "热线工单: [{数量: 12}]\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "合同:\n  - 名称: 甲\n    # 名称: 乙\n",
        "合同:\n  - 名称: 甲   # 金额: 3\n",
        "公文要素:\n  # 附注: 联系人和电话\n  附注:\n  发文字号: 青民〔2026〕3号\n",
        "合同:\n  # 名称: 写合同全称的意思\n  - 名称: 甲\n",
        "不足:\n  - 人手不足\n  # - 要写原因\n",
        "下年安排:\n  - 标题: 甲\n    内容: |\n      乙\n\n      # 合同:\n      #   - 名称: 甲\n",
        "总体要求: '甲\n\n# 合同: [{名称: 乙}]\n\n丙'\n",
        "合同: [\n# 信访: [{数量: 3}]\n{名称: 甲}]\n",
        "不足:\n  - 人手不足\n  #   合同: 甲\n",
        "合同:\n  - {名称: 甲,\n  # 金额: 30\n  数量: 2}\n",
    ],
)
def test_a_remark_within_data_is_no_data(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "odd",
    [
        *(
            "? 合同",
            "{",
            "- {",
            "- -",
            "- - 丙",
            "合同: !x",
            "合同: *a",
            "合同: &a",
            "合同: {",
            "12: 3",
            "...",
            "'",
        ),
        *(
            "附件: [{表格: [{行: [[1, 甲]]}]}]",
            "公开日期: 0000-01-01",
            "合同: [[甲]]",
            "不足: [[甲]]",
            "合同: [[]]",
        ),
        *(
            "合同: [~]",
            "下年安排: 甲",
            "签发: {签发人: ~}",
            "篇章: [~]",
            "指标: [{数值: .inf}]",
            "合同: {明细: 甲}",
        ),
    ],
)
def test_an_odd_remark_does_no_harm(odd: str) -> None:
    text = f"# {odd}\n# 合同:\n#   {odd}\n#   - {odd}\n#     {odd}\n热线工单: [{{数量: 12}}]\n"

    assert set(codes(text)) <= {"FZ269"}


def test_a_file_that_can_not_be_read_has_no_remarks() -> None:
    assert codes("合同: [\n# 信访:\n#   - 数量: 3\n") == ["FZ007"]


# The files that are shipped --------------------------------------------------------------------------------

SHIPPED = [ROOT / "data" / "2023.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_a_file_with_many_remarks_has_nothing_unfilled(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("#") > 3
    assert load(path.read_bytes(), path.name).findings == ()


def test_a_ledger_commented_out_in_such_a_file_is_told() -> None:
    text = (ROOT / "data" / "2023.yaml").read_text(encoding="utf-8")
    before, ledger, after = text.partition("contracts:\n  - legality_reviewed: true\n    disputes: 0\n")
    commented = "".join(f"# {line}\n" for line in ledger.splitlines())

    found = load((before + commented + after.replace("    lawsuits: 0\n", "", 1)).encode(), "").findings

    assert [(each.code, each.message) for each in found] == [
        ("FZ269", "“contracts”的内容写在“# ”后面，这样的有 2 行，不会被读")
    ]


def test_what_stands_behind_very_many_remarks_is_not_looked_at() -> None:
    assert codes("# 旁注\n" * 19_999 + "# 合同: [{名称: 甲}]\n") == ["FZ269"]
    assert codes("# 旁注\n" * 20_000 + "# 合同: [{名称: 甲}]\n") == []
