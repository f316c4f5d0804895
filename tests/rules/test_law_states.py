"""What is said of laws that are cited: in force or not, their days, the numbers of their articles."""

import pytest

from fazhi_report.diagnostics import Severity
from tests.rules.checking import findings, quotes


def of_year(year: int, text: str) -> str:
    return f"# 青山县水利局关于{year}年法治政府建设情况的报告\n{text}"


# FZ219 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "text", "quote", "severity"),
    [
        (2023, "组织学习《合同法》。", "《合同法》", Severity.WARNING),
        (2023, "依据《中华人民共和国物权法》登记。", "《中华人民共和国物权法》", Severity.WARNING),
        (2023, "落实《契税暂行条例》。", "《契税暂行条例》", Severity.WARNING),
        (2023, "落实《信访条例》。", "《信访条例》", Severity.INFO),
    ],
)
def test_a_repealed_law_is_told(year: int, text: str, quote: str, severity: Severity) -> None:
    (finding,) = findings("FZ219", of_year(year, text))

    assert (finding.quote, finding.severity) == (quote, severity)


def test_what_is_instead_of_it_is_said() -> None:
    (finding,) = findings("FZ219", of_year(2023, "组织学习《合同法》。"))

    assert finding.message == "“《合同法》”2021年1月1日起废止，由《民法典》代替"


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2021, "组织学习《合同法》。"),  # in the year itself what was before may be told
        (2020, "组织学习《合同法》。"),
        (2023, "清理与《物权法》有关的文件。"),
        (2023, "对依据原《合同法》签订的协议开展审查。"),
        (2023, "《环境保护法》施行，学习《民法典》《合同管理办法》。"),
    ],
)
def test_what_is_in_force_or_told_as_past(year: int, text: str) -> None:
    assert quotes("FZ219", of_year(year, text)) == []


def test_without_a_year_no_law_is_repealed() -> None:
    assert quotes("FZ219", "# 工作总结\n组织学习《合同法》。") == []


# FZ200 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("《行政复议法》自2023年9月1日起施行。", "2023年9月1日起施行"),
        ("《行政复议法》将于2024年3月1日起正式施行。", "2024年3月1日起正式施行"),
        ("学习2022年修订的《行政处罚法》。", "2022年修订"),
        ("学习2021年7月15日修订的《行政处罚法》。", "2021年7月15日修订"),
        ("学习2021年3月新修订的《行政处罚法》。", "2021年3月新修订"),
        ("新修订的《行政处罚法》（2021年1月1日起施行）。", "2021年1月1日起施行"),
        ("《行政处罚法》2021年1月22日修订，自2021年7月1日起施行。", "2021年7月1日起施行"),
        ("《优化营商环境条例》2020年1月1日公布。", "2020年1月1日公布"),
        ("《行政强制法》2011年修订。", ""),  # it has never been, and no day of a revision is known
        ("《安全生产法》自2019年9月1日起施行。", "2019年9月1日起施行"),
        ("《民法典》于2020年1月通过。", "2020年1月通过"),
        ("学习2022年新修订的《行政处罚法》。", "2022年新修订"),
        ("自2023年1月1日起新修订的《行政复议法》正式施行。", "2023年1月1日起新修订"),
        ("2021年8月15日新修订的《行政处罚法》实施以来。", "2021年8月15日新修订"),
        ("学习2021年8月15日修订施行的《行政处罚法》。", "2021年8月15日修订"),
    ],
)
def test_a_wrong_day(text: str, quote: str) -> None:
    assert quotes("FZ200", of_year(2024, text)) == ([quote] if quote else [])


def test_the_right_days_are_said() -> None:
    (revised,) = findings("FZ200", of_year(2024, "学习2022年修订的《行政处罚法》。"))
    (made,) = findings("FZ200", of_year(2024, "《优化营商环境条例》2020年1月1日公布。"))

    assert revised.message.endswith("2021年1月22日修改、2021年7月15日施行")
    assert made.message.endswith("2019年10月22日公布、2020年1月1日施行")


@pytest.mark.parametrize(
    "text",
    [
        "《行政复议法》2023年9月1日修订，自2024年1月1日起施行。",
        "学习2021年1月修订的《行政处罚法》、2021年修订的《安全生产法》、2024年施行的《行政复议法》。",
        "学习2024年修订的《行政复议法》。",  # loosely, from then on in force
        "新修订的《安全生产法》自2021年9月1日起施行。",  # that day is not in the register
        "《优化营商环境条例》2019年10月8日通过。",  # by the meeting, before it was published
        "《行政复议法》2026年3月1日修订。",  # after the snapshot
        "《青山县物业管理办法》2019年1月1日起施行，2018年公布的《宪法宣传手册》。",
        "《宪法》2018年修正。",
        "自2024年1月1日起新修订的《行政复议法》正式施行。",
        "2021年7月15日新修订的《行政处罚法》实施以来，学习2021年7月15日修订施行的《行政处罚法》。",
        "《行政处罚法》2021年7月15日修订施行。",
        "2023年学习《行政处罚法》2次，2022年修订普法清单，学习《行政复议法》。",
        "《增值税法实施条例》2024年起施行。",  # not all of its days are known
    ],
)
def test_a_right_day_or_one_that_nobody_knows(text: str) -> None:
    assert quotes("FZ200", of_year(2024, text)) == []


# FZ300 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "right"),
    [
        ("依据《行政处罚法》第23条处理。", "第23条", "第二十三条"),
        (
            "依据《行政处罚法》第23条第2款第（3）项处理。",
            "第23条第2款第（3）项",
            "第二十三条第二款第（三）项",
        ),
        ("依据《行政处罚法》第二三条处理。", "第二三条", "第二十三条"),
        ("依据《行政处罚法》二十三条规定处理。", "二十三条", "第二十三条"),
        ("依据《行政处罚法》的第86条处理。", "第86条", "第八十六条"),
        ("依据行政处罚法第33条处理。", "第33条", "第三十三条"),
        ("依据《行政处罚法》第三十二条第1款处理。", "第三十二条第1款", "第三十二条第一款"),
        ("依据《民法典》第1260条处理。", "第1260条", "第一千二百六十条"),
        ("依据《行政处罚法》第三十二条、第33条处理。", "第33条", "第三十三条"),
        ("依据《刑法》第一百二条之一处理。", "第一百二条之一", ""),
    ],
)
def test_numbers_of_articles(text: str, quote: str, right: str) -> None:
    found = findings("FZ300", text)

    assert [(each.quote, each.hint) for each in found] == ([(quote, f"写成“{right}”")] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "依据《行政处罚法》第二十三条、第三十二条第一款第（二）项处理。",
        "依据《刑法》第二百八十六条之一处理。",
        "落实《优化营商环境30条》第5条措施，出台惠企政策12条，征求意见30条。",
        "学习《办法》3条例子，制定《清单》20条。",
        "依据《党政主要负责人履行推进法治建设第一责任人职责规定》第五条。",
        "提出建议、第3条道路。",
        "出台《关于优化政务服务的若干规定》20条，学习《优化营商环境条例》七十二条。",
        "依据《民法典》第一百二条。",  # no number that anybody can read
        "依据《民法典》第一百〇二条、第一百零二条。",
    ],
)
def test_articles_that_are_right_or_none(text: str) -> None:
    assert quotes("FZ300", text) == []
