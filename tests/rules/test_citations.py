"""Laws and documents that are cited: what is found and what is left alone."""

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.near_titles import edit_distance
from tests.rules.checking import findings, quotes

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
PLAN = "四、下一年度安排\n"
OUTLINE = "《法治政府建设实施纲要（2021—2025年）》"


def of_year(year: int, text: str) -> str:
    return f"# 青山县水利局关于{year}年法治政府建设情况的报告\n{text}"


def found(code: str, example: str) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in findings(code, example)]


# FZ350 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("《法治政府建设和责任落实督察工作规定》", ERROR),
        ("《法治政府建设与责任落实督查工作规定》", ERROR),
        ("《法治政府建设与责任落实督察规定》", WARNING),
        ("《法治政府建设实施纲要（2020—2025年）》", ERROR),
        ("《法治政府建设实施纲要（20212025年）》", ERROR),
        ("《党政主要负责人履行法治建设第一责任人职责规定》", ERROR),
        (
            "《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法治审核制度的指导意见》",
            ERROR,
        ),
        ("《保障中小企业款项支付条列》", ERROR),
        ("《重大行政决策程序条例》", WARNING),
        ("《行政处罚发》", WARNING),
        ("《法制宣传教育法》", WARNING),
        ("《政府采法》", WARNING),
        ("《预算法实施条列》", WARNING),
        ("《中国共产党重大事项请求报告条例》", WARNING),
    ],
)
def test_near_misses(title: str, severity: Severity) -> None:
    assert found("FZ350", f"根据{title}要求，认真履行职责。") == [(title, severity)]


def test_near_miss_says_what_is_meant() -> None:
    (finding,) = findings("FZ350", "根据《法治政府建设和责任落实督察工作规定》要求。")

    assert "写成《法治政府建设与责任落实督察工作规定》" in finding.hint


@pytest.mark.parametrize(
    "title",
    [
        "法治政府建设与责任落实督察工作规定",
        "法治政府建设实施纲要（2021-2025）",
        "法治政府建设实施纲要（2021年—2025年）",
        "法治政府建设实施纲要(2021—2025年)",
        "法治政府建设实施纲要（2026—2030年）",
        "法治政府建设实施方案（2021—2025年）",
        "法治河南建设规划（2021—2025年）",
        "法治青山建设规划（2020—2025年）",
        "河南省法治政府建设实施纲要（2020—2025年）",
        "中华人民共和国预算法",
        "预算法实施条例",
        "预算法实施细则",
        "〈预算法〉解读",
        "河南省优化营商环境条例",
        "青山县优化营商环境办法",
        "统计法",
        "刑事诉讼法",
        "数据安全法",
        "规章制定程序条例",
        "保障农民工工资支付条例",
        "劳动法",
        "宪法",
        "纲要",
        "关于全面推行行政规范性文件合法性审核机制的实施意见",
        "关于建立全市领导干部应知应会党内法规和国家法律清单制度的意见",
        "关于印发〈2023年法治政府建设工作要点〉的通知",
        "2023年法治政府建设工作要点",
        "法治政府建设示范指标体系",
    ],
)
def test_titles_that_are_no_near_misses(title: str) -> None:
    assert quotes("FZ350", f"落实《{title}》。") == []


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("条列", "条例", 1), ("", "纲要", 2), ("和责任", "与责任落实", 3), ("法", "法", 0)],
)
def test_edit_distance(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


# FZ351 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "text", "quote", "severity"),
    [
        (2023, "组织学习《法治宣传教育法》。", "《法治宣传教育法》", ERROR),
        (2023, "组织学习《行政执法监督条例》。", "《行政执法监督条例》", ERROR),
        (2024, "贯彻《中华人民共和国法治宣传教育法》。", "《中华人民共和国法治宣传教育法》", ERROR),
        (2022, "学习《公平竞争审查条例》。", "《公平竞争审查条例》", ERROR),
        (2023, PLAN + "学习宣传《公平竞争审查条例》。", "《公平竞争审查条例》", ERROR),
        (2022, "学习《增值税法实施条例》。", "《增值税法实施条例》", WARNING),
        (
            2019,
            "学习《法治社会建设实施纲要（2020—2025年）》。",
            "《法治社会建设实施纲要（2020—2025年）》",
            WARNING,
        ),
        (2023, "一、主要举措\n依据《公平竞争审查条例》开展审查。", "《公平竞争审查条例》", ERROR),
        (2025, "一、主要举措\n严格执行《预算法》《行政执法监督条例》。", "《行政执法监督条例》", ERROR),
        (2025, "一、主要举措\n根据《预算法》和《行政执法监督条例》开展监督。", "《行政执法监督条例》", ERROR),
        (2024, PLAN + "按照《行政执法监督条例》开展监督。", "《行政执法监督条例》", ERROR),
        (2002, "一、主要举措\n按照《政府采购法》采购。", "《政府采购法》", ERROR),
        (2005, "一、主要举措\n按照《国家公园法》办理。", "《国家公园法》", WARNING),
    ],
)
def test_not_yet_in_force(year: int, text: str, quote: str, severity: Severity) -> None:
    assert found("FZ351", of_year(year, text)) == [(quote, severity)]


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2025, "学习《法治宣传教育法》《行政执法监督条例》。"),
        (2025, PLAN + "按照《行政执法监督条例》开展监督。"),
        (2023, "对《法治宣传教育法》草案提出意见。"),
        (2024, PLAN + "学习宣传《增值税法实施条例》。"),
        (2024, "依据《公平竞争审查条例》开展审查。"),
        (2023, "依据《统计法》查处案件，按照《关于严格规范财务的意见》执行。"),
        (2025, "根据《行政执法监督条例》要求，现将情况报告如下："),
    ],
)
def test_in_force(year: int, text: str) -> None:
    assert quotes("FZ351", of_year(year, text)) == []


def test_without_a_year_nothing_is_too_early() -> None:
    text = "# 工作总结\n学习《法治宣传教育法》、新修订的《会计法》，落实《法治政府建设实施纲要（2015—2020年）》、“九五”普法。"

    assert [quotes(code, text) for code in ("FZ351", "FZ352", "FZ353")] == [[], [], []]


# FZ352 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "text", "quote", "severity"),
    [
        (2023, "学习新修订的《会计法》。", "《会计法》", ERROR),
        (2023, "学习新《会计法》。", "《会计法》", ERROR),
        (2022, "学习新修订的《公司法》。", "《公司法》", ERROR),
        (2023, "学习新修订的《治安管理处罚法》。", "《治安管理处罚法》", WARNING),
        (2021, "学习新修订的《会计法》。", "《会计法》", WARNING),
        (2024, "学习新修订的《行政强制法》。", "《行政强制法》", WARNING),
        (2021, "学习新修改的《民法典》。", "《民法典》", INFO),
        (2024, "学习新修订的《行政处罚法》。", "《行政处罚法》", INFO),
        (2023, "学习新修正的《预算法》。", "《预算法》", INFO),
    ],
)
def test_wrongly_new(year: int, text: str, quote: str, severity: Severity) -> None:
    assert found("FZ352", of_year(year, text)) == [(quote, severity)]


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2023, "学习新修订的《行政复议法》，新修订的《行政处罚法》施行以来，学习《会计法》。"),
        (2023, PLAN + "学习宣传新修订的《保守国家秘密法》。"),
        (2023, "参加《会计法》立法调研，对新修订的《会计法》草案提出意见。"),
        (2024, "学习新修订的《政府采购法》《行政强制法》，学习新修订的《青山县预算绩效管理办法》。"),
        (2018, "学习新修订的《会计法》。"),
        (2024, "学习新施行的《国有企业管理人员处分条例》，学习新的《民法典》。"),
        (2025, "学习新修订的《行政强制法》。"),
        (2023, "创新《会计法》宣传形式，更新《预算法》读本。"),
        (2026, "学习新修订的《预算法》。"),
    ],
)
def test_rightly_new(year: int, text: str) -> None:
    assert quotes("FZ352", of_year(year, text)) == []


# FZ353 ---------------------------------------------------------------------------------------------------

OLD_OUTLINE = "《法治政府建设实施纲要（2015—2020年）》"


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2021, f"落实{OLD_OUTLINE}，对照{OLD_OUTLINE}检查。", [(OLD_OUTLINE, WARNING)]),
        (2026, PLAN + f"落实{OUTLINE}。", [(OUTLINE, INFO)]),
        (2020, f"落实{OLD_OUTLINE}。", []),
        (2025, f"落实{OUTLINE}。", []),
        (2026, f"配合做好{OUTLINE}终期评估。", []),
    ],
)
def test_expired_plans(year: int, text: str, expected: list[tuple[str, Severity]]) -> None:
    assert found("FZ353", of_year(year, text)) == expected


# FZ354 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习《预算法》。\n宣传《中华人民共和国预算法》。", ["《中华人民共和国预算法》"]),
        ("学习《中华人民共和国教育法》《教育法》《教育法》。", ["《教育法》"]),
        ("学习《保守国家秘密法》。\n宣传《保密法》。", ["《保密法》"]),
        ("学习《中华人民共和国预算法》（以下简称《预算法》）。\n宣传《预算法》。", []),
        ("学习《预算法》《中华人民共和国会计法》《预算法》。", []),
        (f"落实{OUTLINE}《法治政府建设实施纲要（2021-2025）》。", []),
    ],
)
def test_mixed_forms(text: str, expected: list[str]) -> None:
    assert quotes("FZ354", text) == expected


# FZ355 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《2023年度青山县水利局法治政府建设工作要点》", "《2023年青山县水利局法治政府建设工作要点》"),
        ("《青山县水利局2023年工作要点》", "《2023年青山县水利局工作要点》"),
        ("《行政检查和处罚办法》", "《行政检查与处罚办法》"),
        ("《普法工作方案（2021—2025年）》", "《普法工作方案（2021-2025年）》"),
        ("《法治建设的工作要点》", "《法治建设工作要点》"),
    ],
)
def test_differing_titles(one: str, other: str) -> None:
    (finding,) = findings("FZ355", f"审议{one}。\n制定{other}，落实{other}。\n落实{one}。")

    assert (finding.quote, finding.severity) == (other, WARNING)
    assert one in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "审议《2023年法治政府建设工作要点》《2023年法治政府建设情况报告》。",
        "审议《2022年法治政府建设工作要点》《2023年法治政府建设工作要点》。",
        "审议《2023年工作要点》。\n落实《2023年工作要点》。",
        f"落实{OUTLINE}《法治政府建设实施纲要（2021-2025）》。",
    ],
)
def test_titles_of_different_documents(text: str) -> None:
    assert quotes("FZ355", text) == []


# FZ356 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["《2023年法治政府建设工作要点的通知》", "《青山县普法责任清单的通知》"])
def test_notices_without_subject(title: str) -> None:
    assert found("FZ356", f"下发{title}。") == [(title, WARNING)]


@pytest.mark.parametrize(
    "title",
    [
        "《关于印发〈2023年法治政府建设工作要点〉的通知》",
        "《关于开展行政规范性文件清理工作的通知》",
        "《2023年法治政府建设工作要点》",
        "《县政府办公室转发学习材料的通知》",
    ],
)
def test_notices_with_subject(title: str) -> None:
    assert quotes("FZ356", f"下发{title}。") == []


# FZ357 ---------------------------------------------------------------------------------------------------

DEFINED = f"根据{OUTLINE}（以下简称《纲要》）要求，现将情况报告如下："


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《纲要》要求办理，落实《纲要》。", [("《纲要》", WARNING)]),
        (f"按照《纲要》要求办理。\n{DEFINED}", [("《纲要》", WARNING)]),
        (f"{DEFINED}\n{DEFINED}\n落实《纲要》。", [("《纲要》", WARNING), (OUTLINE, INFO)]),
        (f"{DEFINED}\n全面完成任务。", [("《纲要》", INFO)]),
        (f"{DEFINED}\n落实《纲要》，对照{OUTLINE}检查。", [(OUTLINE, INFO)]),
        ("联合区司法局（以下简称“司法部门”）开展检查。", [("“司法部门”", INFO)]),
    ],
)
def test_short_names(text: str, expected: list[tuple[str, Severity]]) -> None:
    assert found("FZ357", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{DEFINED}\n落实《纲要》《预算法》。",
        "联合区司法局（以下简称“区司法局”）开展检查，区司法局牵头。",
        "落实《督察工作规定》《宪法》。",
        f"根据{OUTLINE}（以下简称“《纲要》”）要求。\n落实《纲要》。",
    ],
)
def test_short_names_that_are_clear(text: str) -> None:
    assert quotes("FZ357", text) == []
