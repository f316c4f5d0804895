"""Years and dates: of the report, of its plans, in its text, of its records, of issue and publication."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from tests.conftest import GOLDEN, MINIMAL
from tests.rules.checking import findings, quotes, subject_of_data

CODES = [f"FZ{number}" for number in range(301, 313)]
DEEDS = "一、推进法治政府建设的主要举措和成效\n"
LACKS = "三、存在的不足和原因\n"
PLANS = "四、2024年推进法治政府建设的初步安排\n"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "name",
    [
        "2023",
        "examples/district_government_2024",
        "examples/market_regulation_2024",
        "examples/street_office_2024",
    ],
)
def test_reports_in_order(code: str, name: str) -> None:
    text = (GOLDEN / f"{name}.txt").read_text("utf-8")

    assert quotes(code, f"# {text}") == []


@pytest.mark.parametrize("code", ["FZ301", "FZ302", "FZ303", "FZ311", "FZ312"])
def test_text_without_a_year(code: str) -> None:
    text = "2022年，我局将开展“七五”普法，2024年3月1日检查。现将2021年法治工作情况报告如下：\n一、2022年工作安排\n甲。"

    assert quotes(code, f"# 法治政府建设报告\n{text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现将我局2022年法治政府建设情况报告如下：", ["2022年"]),
        ("现将我局2022 年度法治政府建设情况汇报如下。", ["2022 年度"]),
        ("现将我局2024年法治政府建设情况报告如下：", ["2024年"]),
        ("现将我局2023年法治政府建设情况和2024年工作安排报告如下：", []),
        ("根据2022年印发的要求，现将我局2023年法治政府建设情况报告如下：", []),
        ("现将《2022年度法治政府建设情况》有关问题的整改报告如下：", []),
        ("一、2022年推进法治政府建设的主要举措和成效", ["2022年"]),
        ("一、2022年度主要工作", ["2022年度"]),
        ("一、2023年主要工作", []),
        ("一、2024年主要工作", ["2024年"]),
        ("二、2022年度第一责任人职责履行情况", ["2022年度"]),
        ("2022年，我局深入推进法治建设。", ["2022"]),
        ("2022年以来，我局深入推进法治建设。", ["2022"]),
        ("2023年，我局深入推进法治建设。", []),
        ("甲。\n乙。\n丙。\n2022年，丁。", []),
        ("一、2022年督察反馈问题整改情况", []),
        ("一、2021—2023年法治工作情况", []),
    ],
)
def test_year_of_report(text: str, expected: list[str]) -> None:
    found = findings("FZ301", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.ERROR for finding in found)


def test_title_of_another_year() -> None:
    assert quotes("FZ301", "# 青山县水利局2023年关于2022年法治政府建设情况的报告") == ["2022年"]
    assert quotes("FZ301", "# 青山县水利局关于2023年法治政府建设情况的报告") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四、2023年工作安排", ["2023年"]),
        ("四、2022年度推进法治政府建设的初步安排", ["2022年度"]),
        ("三、2023年存在的不足和2023年工作打算", ["2023年"]),
        ("三、2023年存在的不足和2024年工作打算", []),
        ("三、2023年存在的不足和下一步打算", []),
        ("二、2023年工作计划完成情况", []),
        ("四、下一步工作打算", []),
        ("一、2023年主要举措和成效", []),
        (f"{PLANS}2023年，我局将继续规范执法。", ["2023年"]),
        (f"{PLANS}（一）加强学习。抓好学习。2022年将开展培训。", ["2022年"]),
        (f"{PLANS}2024年，我局将继续规范执法。到2025年，将实现全覆盖。", []),
        (f"{PLANS}在2023年工作的基础上，将继续规范执法。2023年主要工作已经完成。", []),
        (f"{DEEDS}2023年，我局将法治建设纳入考核。", []),
    ],
)
def test_year_of_plans(text: str, expected: list[str]) -> None:
    found = findings("FZ302", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}2022年开展法治专题学习4次，法治意识明显提高。", ["2022年"]),
        (f"{DEEDS}（一）加强学习。2021年度组织培训2次。", ["2021年度"]),
        (f"{DEEDS}2024年，全局开展培训2次。", ["2024年"]),
        (f"{LACKS}2022年个别案卷质量不高。", ["2022年"]),
        (f"{DEEDS}（一）2022年学法4次。抓好学习。", ["2022年"]),
        (f"{DEEDS}2023年开展学习4次。", []),
        (f"{DEEDS}落实《2022年工作要点》和“2022年行动”。", []),
        (f"{DEEDS}学习行政处罚法（2021年公布）。按照青政〔2022年〕3号执行。", []),
        (f"{DEEDS}落实2021—2025年纲要、2021年至2025年规划、2021年、2022年要点。", []),
        (f"{DEEDS}自2021年以来无行政诉讼。2020年起开展评议。", []),
        (f"{DEEDS}办件数比2022年多3件，与2022年持平。同比增加，2022年3件。", []),
        (f"{DEEDS}截至2022年底共有26人。2022年底共有26人。", []),
        (f"{DEEDS}2022年度法治督察反馈的5个问题全部销号。2022年结转3件。", []),
        (f"{DEEDS}2021年修订的行政处罚法已经宣讲。适用2019年8月印发的裁量基准。", []),
        (f"{DEEDS}2022年出台《执法办法》以后执行良好。“十四五”期间，2022年启动平台建设。", []),
        (f"{DEEDS}2023年为30件，2022年为20件。", []),
        (f"{DEEDS}2024年3月5日开展学习。", []),
        (f"{DEEDS}甲。\n2022年2月20日", []),
        (f"{LACKS}2024年配齐人员。", []),
        (f"{PLANS}2025年完成。", []),
        ("按照2022年要求开展。", []),
    ],
)
def test_years_in_text(text: str, expected: list[str]) -> None:
    found = findings("FZ303", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.WARNING for finding in found)


@pytest.mark.parametrize(
    ("ledger", "day", "found"),
    [
        ("study_sessions", "2023-12-28", True),
        ("study_sessions", "2025-01-03", True),
        ("study_sessions", "2024-12-31", False),
        ("officers", "2019-06-01", False),
        ("officers", "2025-01-02", True),
        ("petitions", "2023-11-20", False),
        ("petitions", "2022-11-20", True),
        ("law_reports", "2025-01-10", False),
        ("law_reports", "2023-12-20", True),
    ],
)
def test_dates_of_records(ledger: str, day: str, found: bool) -> None:  # noqa: FBT001
    needed: dict[str, dict[str, Any]] = {
        "study_sessions": {"forum": "专题学习"},
        "law_reports": {"mode": "书面述法"},
        "officers": {"certified": True},
        "petitions": {"closed": True},
    }
    report = subject_of_data({ledger: [needed[ledger], needed[ledger] | {"date": day}]})

    places = [finding.place for finding in findings("FZ304", report)]

    assert places == ([DataPlace((ledger, "records", 1, "date"))] if found else [])


def test_message_names_ledger_and_date() -> None:
    report = subject_of_data({"study_sessions": [{"forum": "专题学习", "date": "2023-05-04"}]})

    (finding,) = findings("FZ304", report)

    assert finding.message == "“法治学习”第1条的日期2023年5月4日不在报告年度2024年之内"
    assert findings("FZ304", "2022年5月4日学习。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年以来，开展学习4次，比去年多1次。", ["今年", "去年"]),
        ("明年将继续推进。", ["明年"]),
        ("前年启动的平台已建成。", ["前年"]),
        ("一、上一年度主要举措和成效", ["上一年度"]),
        ("四、下一年度推进法治政府建设的主要安排", ["下一年度"]),
        ("上年度开展学习4次。", ["上年度"]),
        ("现将上一年度法治政府建设情况报告如下：", ["上一年度"]),
        ("按照每年3月1日前报告上一年度情况的要求报告。", []),
        ("精神文明年度考核优秀，如今年轻干部多，现今年龄结构合理。", []),
        ("过去年度、以前年度的文件已清理，目前年轻干部12名。", []),
        ("收到申请14件，其中上年度结转1件，与上一年度持平，上年度考核反馈问题已整改。", []),
        ("学习“今年工作怎么干”讲话，落实《去年工作情况》。", []),
        ("同比增加，比上年多，上年结转3件。", []),
        ("为下一年度工作打下基础。", []),
        (f"{PLANS}对上年度实施的决策开展后评估，编制本年度目录。", []),
        ("本年度报告已公开。", []),
        ("开展学习4次。", []),
    ],
)
def test_relative_years(text: str, expected: list[str]) -> None:
    found = findings("FZ305", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.WARNING for finding in found)


def test_what_to_write_instead() -> None:
    assert [finding.hint for finding in findings("FZ305", "今年学习。明年学习。")] == [
        "写明年份，如“2023年”",
        "改为“2024年”",
    ]
    assert [finding.hint for finding in findings("FZ305", "# 法治报告\n去年学习。")] == ["写明年份"]


def test_this_year_of_the_title_is_a_hint() -> None:
    (finding,) = findings("FZ305", "本年度开展学习4次。")
    (of_heading,) = findings("FZ305", "四、本年度工作安排")

    assert finding.severity is of_heading.severity is Severity.INFO


def report_of(kind: str = "部门", level: str = "县", **dates: str) -> Any:
    office: dict[str, Any] = {**MINIMAL["organization"], "kind": kind}
    office["region"] = {**office["region"], "level": level}
    return subject_of_data({"organization": office, **dates})


@pytest.mark.parametrize(
    ("code", "report", "message"),
    [
        ("FZ306", report_of(issued_on="2025-03-02"), "成文日期是2025年3月2日，晚于2025年3月1日之前的期限"),
        (
            "FZ306",
            report_of(issued_on="2025-03-01"),
            "成文日期是2025年3月1日，正在期限当日，“之前”不包括当日",
        ),
        ("FZ306", report_of(issued_on="2025-02-28"), None),
        ("FZ306", report_of(), None),
        ("FZ306", report_of("政府", issued_on="2025-03-12"), None),
        ("FZ306", report_of("街道办事处", issued_on="2025-03-12"), None),
        ("FZ306", report_of(level="镇", issued_on="2025-03-12"), None),
        (
            "FZ307",
            report_of(published_on="2025-04-01"),
            "公开日期是2025年4月1日，正在期限当日，“之前”不包括当日",
        ),
        (
            "FZ307",
            report_of("乡镇政府", "镇", published_on="2025-05-20"),
            "公开日期是2025年5月20日，晚于2025年4月1日之前的期限",
        ),
        (
            "FZ307",
            report_of("政府", published_on="2025-05-20"),
            "公开日期是2025年5月20日，晚于2025年4月1日之前的期限",
        ),
        ("FZ307", report_of(published_on="2025-03-31"), None),
        ("FZ307", report_of("派出机关", published_on="2025-05-20"), None),
        ("FZ307", report_of("开发区管委会", published_on="2025-05-20"), None),
        (
            "FZ308",
            report_of(issued_on="2025-02-20", published_on="2025-02-19"),
            "公开日期2025年2月19日早于成文日期2025年2月20日",
        ),
        ("FZ308", report_of(issued_on="2025-02-20", published_on="2025-02-20"), None),
        ("FZ308", report_of(published_on="2025-02-20"), None),
        ("FZ308", report_of(issued_on="2025-02-20"), None),
        ("FZ309", report_of(issued_on="2024-12-31"), "成文日期2024年12月31日时，2024年还没有结束"),
        ("FZ309", report_of(issued_on="2023-02-20"), "成文日期2023年2月20日时，2024年还没有结束"),
        ("FZ309", report_of(issued_on="2025-01-01"), None),
        ("FZ309", report_of(), None),
        ("FZ306", "甲。", None),
        ("FZ307", "甲。", None),
        ("FZ308", "甲。", None),
        ("FZ309", "甲。", None),
    ],
)
def test_issue_and_publication(code: str, report: Any, message: str | None) -> None:
    found = findings(code, report)

    assert [finding.message for finding in found] == ([message] if message else [])
    severity = Severity.INFO if code == "FZ309" else Severity.WARNING
    assert all(finding.severity is severity for finding in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年2月29日召开会议，6月31日检查。", ["2023年2月29日", "6月31日"]),
        ("2023年13月开展检查。", ["2023年13月"]),
        ("2023 年 0 月 5 日检查。", ["2023 年 0 月 5 日"]),
        ("2024年2月29日、2月29日召开会议。2023年12月完成。", []),
        ("12月1日至31日开展宣传。6个月30日内办结。", []),
    ],
)
def test_impossible_dates(text: str, expected: list[str]) -> None:
    assert sorted(quotes("FZ310", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}2024年3月5日，开展学习。2025 年 1 月 2 日检查。", ["2024年3月5日", "2025 年 1 月 2 日"]),
        (f"{DEEDS}2023年12月31日，开展学习。", []),
        (f"{DEEDS}条例自2024年1月1日起施行，将于2024年5月1日评估，期限至2024年6月30日。", []),
        (f"{DEEDS}2024年2月30日开展学习。", []),
        (f"{DEEDS}甲。\n2024年2月20日", []),
        (f"{PLANS}2024年3月5日，开展学习。", []),
    ],
)
def test_days_to_come(text: str, expected: list[str]) -> None:
    assert quotes("FZ311", text) == expected


def test_days_after_the_date_of_issue() -> None:
    addition = {"part": "主要举措和成效", "text": "2024年12月25日，开展学习。"}

    (finding,) = findings("FZ311", subject_of_data({"additions": [addition], "issued_on": "2024-12-17"}))

    assert finding.quote == "2024年12月25日"
    assert finding.message == "2024年12月25日晚于成文日期2024年12月17日"
    assert not findings("FZ311", subject_of_data({"additions": [addition], "issued_on": "2025-01-17"}))
    assert not findings("FZ311", subject_of_data({"additions": [addition]}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深入实施“七五”普法规划。", ["“七五”"]),
        ("启动九五普法。".replace("启动", "实施"), ["九五"]),
        ("深入实施“八五”普法规划。", []),
        ("推广“七五”普法期间的经验。", []),
        ("学习《关于“七五”普法规划的决议》。", []),
        ("第七十五号议案已办。", []),
    ],
)
def test_publicity_plans(text: str, expected: list[str]) -> None:
    found = findings("FZ312", text)

    assert [finding.quote for finding in found] == expected
    assert all("“八五”" in finding.hint for finding in found)


def test_publicity_plans_of_other_years() -> None:
    in_2025 = "# 青山县水利局关于2025年法治政府建设情况的报告\n"
    in_2018 = "# 青山县水利局关于2018年法治政府建设情况的报告\n"
    plans = "四、2026年工作安排\n实施“九五”普法规划。"

    assert quotes("FZ312", in_2025 + plans) == []
    assert quotes("FZ312", f"{in_2025}实施“九五”普法规划。") == ["“九五”"]
    (finding,) = findings("FZ312", f"{in_2018}实施“八五”普法规划。")
    assert finding.hint == "核对普法规划的名称"
    assert quotes("FZ312", f"{in_2018}实施“七五”普法规划。") == []


# The date of a text ----------------------------------------------------------------------------------------


def signed(title: str, day: str, text: str = "一、主要举措和成效\n全年学法4次。") -> str:
    office = title.partition("关于")[0]
    return f"# {title}\n{text}\n{office}\n{day}"


@pytest.mark.parametrize(
    ("office", "day", "message"),
    [
        ("青山县水利局", "2024年3月12日", "成文日期是2024年3月12日，晚于2024年3月1日之前的期限"),
        ("青山县水利局", "2025年2月5日", "成文日期是2025年2月5日，晚于2024年3月1日之前的期限"),
        ("青山县水利局", "2024年2月5日", None),
        ("青山县人民政府", "2024年3月12日", None),
        ("白云镇人民政府", "2024年4月12日", "成文日期是2024年4月12日，晚于2024年4月1日之前的期限"),
        ("河西街道办事处", "2024年4月12日", None),
        ("河西街道办事处", "2025年1月12日", "成文日期2025年1月12日比报告年度晚了一年以上"),
        ("高新区管委会", "2024年4月12日", None),
        ("河西街道党工委", "2024年4月12日", None),
        ("青山县水利局", "2024年2月31日", None),
    ],
)
def test_a_text_is_dated_in_time(office: str, day: str, message: str | None) -> None:
    found = findings("FZ306", signed(f"{office}关于2023年法治政府建设情况的报告", day))

    assert [each.message for each in found] == ([message] if message else [])
    assert [each.quote for each in found] == ([day] if message else [])


def test_the_year_of_the_title_is_at_fault_where_plans_agree_with_the_signature() -> None:
    text = "一、主要举措和成效\n全年学法4次。\n二、2025年工作安排\n加强学习。"

    assert (
        findings("FZ306", signed("青山县水利局关于2023年法治政府建设情况的报告", "2025年2月5日", text)) == []
    )


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        ("2023年2月5日", Severity.WARNING),
        ("2022年12月25日", Severity.WARNING),
        ("2023年12月25日", None),
        ("2024年1月5日", None),
    ],
)
def test_a_text_is_dated_after_the_year(day: str, severity: Severity | None) -> None:
    found = findings("FZ309", signed("青山县水利局关于2023年法治政府建设情况的报告", day))

    assert [each.severity for each in found] == ([severity] if severity else [])


def test_what_a_text_tells_had_happened_when_it_was_signed() -> None:
    text = "一、主要举措和成效\n2023年12月20日，组织学法。"
    title = "青山县水利局关于2023年法治政府建设情况的报告"

    assert quotes("FZ311", signed(title, "2023年12月10日", text)) == ["2023年12月20日"]
    assert quotes("FZ311", signed(title, "2024年1月10日", text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PLANS}力争2023年底前完成平台建设。", ["2023年"]),
        (f"{PLANS}计划在2023年开展评查。", ["2023年"]),
        (f"{PLANS}到2023年底，实现全覆盖。", ["2023年"]),
        (f"{PLANS}2023年6月底前完成清理。", ["2023年"]),
        (f"{PLANS}制定2023年重点任务清单。", ["2023年"]),
        (f"{PLANS}甲。2023年，重点抓好案卷评查。", ["2023年"]),
        (f"{PLANS}（一）2023年重点工作\n抓好案卷评查。", ["2023年"]),
        (f"{PLANS}甲。2025年，我局将加强案卷评查。", ["2025年"]),
        (f"{LACKS}人手少。下一步，力争2023年配齐。", ["2023年"]),
        (f"{PLANS}力争2024年底前完成，到2026年实现全覆盖。", []),
        (f"{PLANS}总结2023年经验，巩固2023年成果，持证率比2023年提高。", []),
        (f"{PLANS}从2020年到2023年的案卷统一归档。", []),
        (f"{PLANS}完成2023年度督察反馈问题整改。", []),
        (f"{PLANS}甲。2023年，完善制度取得成效。", []),
        (f"{PLANS}2023年案卷评查发现的情况，列入培训。", []),
        (f"{LACKS}人手少。下一步，力争2024年配齐，2023年的岗位已经公布。", []),
        (f"{DEEDS}力争2023年底完成，已经完成。", []),
    ],
)
def test_year_that_is_planned_for(text: str, expected: list[str]) -> None:
    found = findings("FZ302", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.WARNING for finding in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}2022全年开展培训4次。", ["2022"]),
        (f"{DEEDS}2022上半年开展培训4次。", ["2022"]),
        (f"{DEEDS}2022年共开展执法考核4次。", ["2022年"]),
        (f"{DEEDS}2022年组织法治督察2次，同比增长。", ["2022年"]),
        (f"{DEEDS}2022年开展评查2次，落实《2023年要点》。", ["2022年"]),
        (f"{DEEDS}2023全年开展培训4次，荣获2022年度先进集体。", []),
        (f"{DEEDS}2022年接受审计3次的问题全部销号。", []),
        (f"{DEEDS}近三年来，2022年开展考核3次。", []),
    ],
)
def test_years_of_own_work(text: str, expected: list[str]) -> None:
    assert quotes("FZ303", text) == expected
