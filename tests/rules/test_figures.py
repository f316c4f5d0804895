"""Single figures: where they come from, how they are written, whether they agree."""

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.facts import Declared, citations_in
from fazhi_report.rules.subject import Subject
from tests.conftest import DATA, data_2023
from tests.rules.checking import findings, quotes, subject_of_data

INFO, WARNING = Severity.INFO, Severity.WARNING


def with_text(text: str, **data: object) -> Subject:
    """A report with a paragraph of its own among the measures."""
    return subject_of_data({"additions": [{"part": "主要举措和成效", "title": "附", "text": text}], **data})


def severities(code: str, example: str | Subject) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in findings(code, example)]


# FZ220, FZ221 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展宪法宣讲12场，受众1,200人次。", ["12场", "1,200人次"]),
        ("办结率98.5%，罚没2.3万元，走访企业20余户。", ["98.5%", "2.3万元", "20余户"]),
        ("2023年3月1日以来接待群众35人。", ["35人"]),
    ],
)
def test_figures_typed_into_a_text(text: str, expected: list[str]) -> None:
    assert severities("FZ220", with_text(text)) == [(quote, WARNING) for quote in expected]


@pytest.mark.parametrize(
    "text",
    [
        "落实12345热线24小时受理，做到最多跑一次，“一件事1次办”，学习《关于5个问题的意见》。",
        "按照国办发〔2018〕118号文件和第15条规定，第3次党组会2023年3月1日研究，3个工作日内答复，5个月内办结。",
        "对500元以下罚款当场收缴，2名以上执法人员检查，每季度调度2次，至少培训3期，坚持11个坚持。",
        "近3年来，两年行动稳步推进，建成2期工程，60周岁以上优先。",
    ],
)
def test_numbers_that_count_nothing_of_the_report(text: str) -> None:
    assert quotes("FZ220", with_text(text)) == []


def test_plans_have_no_records_yet() -> None:
    subject = subject_of_data({"plans": [{"title": "抓学法", "text": "学法4次，培训两期。"}]})

    assert quotes("FZ220", subject) + quotes("FZ221", subject) == []


def test_figures_of_records_and_references_have_their_origin() -> None:
    subject = with_text(
        "全年处罚{{ 行政处罚.件数|带单位 }}。",
        penalties=[{"procedure": "普通程序", "count": 35, "fine": 20000}],
        work_plans=[{"title": "要点", "aspects": 6, "tasks": 28}],
        study_sessions=[{"date": "2024-03-01", "forum": "会前学法", "count": 4}],
        party_meetings=[{"count": 2}],
    )

    printed = "".join(line.text for line in subject.body)
    assert "6个方面28项任务" in printed
    assert "4次" in printed
    assert "35件" in printed
    assert quotes("FZ220", subject) + quotes("FZ221", subject) == []


def test_a_figure_stands_where_it_was_typed() -> None:
    subject = subject_of_data({"remedies": ["完善资金审批等3项工作机制", "开展检查3次"]})

    (first, second) = findings("FZ220", subject)
    assert first.place == DataPlace(("remedies", 0), "3项")
    assert second.place == DataPlace(("remedies", 1), "3次")
    assert second.message == "“3次”没有来历，是直接写在文字里的"


def test_the_hint_names_the_facts_of_that_value() -> None:
    penalties = [{"procedure": "普通程序", "count": 35}]
    metrics = [{"name": f"甲{index}", "value": 7, "unit": "个"} for index in range(4)]
    subject = with_text("处罚35件，走访7个村，宣讲12场。", penalties=penalties, metrics=metrics)

    known, too_many, unknown = (finding.hint for finding in findings("FZ220", subject))
    assert "{{ 行政处罚.件数|带单位 }}或{{ 行政处罚.普通程序|带单位 }}" in known
    cite = "记入台账，或者记入“指标”，再在文字里用 {{ … }} 引用；没有台账的，写成 "
    assert (too_many, unknown) == (cite + "{{ 7个 }}", cite + "{{ 12场 }}")


@pytest.mark.parametrize(
    "text",
    [
        "走访7个村",
        "宣讲12.5万人次",
        "发放1,234份",
        "约20余万元",
        "达98.5%",
        "３家",
        "局长两次督办",
        "二十余起纠纷",
        "十二份提示",
    ],
)
def test_a_figure_may_be_declared_as_the_hint_says(text: str) -> None:
    for code in ("FZ220", "FZ221"):
        for finding in findings(code, with_text(f"{text}。")):
            declared = finding.hint.partition("没有台账的，写成 ")[2]
            assert [type(part) for part in citations_in(declared)] == [Declared]
            mended = with_text(f"{text}。".replace(finding.quote, declared))
            assert quotes("FZ220", mended) + quotes("FZ221", mended) == []
            assert mended.body[-1].text.endswith(f"{text}。")


def test_a_record_has_no_room_for_declared_figures() -> None:
    subject = subject_of_data({"party_meetings": [{"studied": ["落实3项任务"]}]})

    (finding,) = findings("FZ220", subject)
    assert finding.hint == "记入台账，或者记入“指标”，再在文字里用 {{ … }} 引用"


def test_the_hint_of_a_rate_has_no_unit() -> None:
    reviewed = [{"legality_reviewed": True, "opinions_given": 8, "opinions_adopted": 7}]
    subject = with_text("意见采纳率87.5%。", normative_documents=reviewed)

    (finding,) = findings("FZ220", subject)
    assert "{{ 规范性文件.意见采纳率 }}" in finding.hint


def test_spelled_figures_typed_into_a_text() -> None:
    text = "局长两次督导，组织三期培训，召开推进会一次，调处纠纷二十余起，下发十二份提示函，走访五户。"

    assert severities("FZ221", with_text(text)) == [
        ("两次", WARNING),
        ("三期", WARNING),
        ("一次", INFO),
        ("二十余起", INFO),
        ("十二份", WARNING),
        ("五户", INFO),
    ]


def test_the_hint_of_a_spelled_figure_names_facts() -> None:
    (finding,) = findings("FZ221", with_text("局党组两次研究。", party_meetings=[{"count": 2}]))

    assert "{{ 党组会议.次数|带单位 }}" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "落实三项制度、“四项机制”，做到三重一大集体决策，推行综合查一次、一件事一次办，一式三份。",
        "党的二十届三次全会后，第三次党组会研究，每半年听取两次汇报，多次、几次、再次督导，两名以上人员检查。",
        "这两项工作由前三名单位承担，十件民生实事全部办结，百名律师进千家企业，三年行动，二次供水。",
    ],
)
def test_set_phrases_are_no_figures(text: str) -> None:
    assert quotes("FZ221", with_text(text)) == []


def test_a_text_by_itself_has_no_records() -> None:
    assert quotes("FZ220", "开展宣讲12场。") + quotes("FZ221", "两次研究。") == []


# FZ222, FZ223 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展检查6余次，发放资料1203余份。", ["6余次", "1203余份"]),
        ("走访企业六余次，二十一余户受益。", ["六余次", "一余户"]),
        ("参训约260余人次，近50多家企业受益。", ["约260余人次", "近50多家"]),
        (
            "查办案件20余件左右，发放资料约300份左右，超过30家以上。",
            ["20余件左右", "约300份左右", "超过30家以上"],
        ),
    ],
)
def test_approximations_that_are_none(text: str, expected: list[str]) -> None:
    assert severities("FZ222", text) == [(quote, WARNING) for quote in expected]


@pytest.mark.parametrize(
    "text",
    [
        "节约20余万元，附近30余户受益，走近40余名群众，预约300余人次，发放资料1.2万余份，二十余次下乡，百余名干部参加。",
        "近100件，约20次，30家左右，超过50人，其余3件正在办理，左右岸20余公里。",
    ],
)
def test_approximations_that_are_well_put(text: str) -> None:
    assert quotes("FZ222", text) == []


def test_numbers_without_measure_word() -> None:
    assert quotes("FZ223", "举办执法培训300，受众1200。发放宣传资料5000；") == [
        "举办执法培训300",
        "受众1200",
        "发放宣传资料5000",
    ]


def test_numbers_that_need_none() -> None:
    assert quotes("FZ223", "受理12345，培训300人次，办结率100%，举办2023，得分98.5，检查1、2号库房。") == []


# FZ224 -------------------------------------------------------------------------------------------------------


def test_one_thing_under_two_measure_words() -> None:
    text = (
        "作出行政处罚12件，12件行政处罚均无争议。\n行政处罚案件3宗引发复议。聘请法律顾问2名，1人任公职律师。"
    )

    assert severities("FZ224", text) == [("3宗", INFO)]
    assert quotes("FZ224", "开展普法活动26场次。\n其中普法活动3场、5场次。\n开展普法活动2场次。") == ["3场"]


def test_several_things_under_their_own() -> None:
    text = (
        "行政处罚12件，行政复议3宗，出动执法人员30人次，配备公职律师2名，普法活动3场，受众20人，发生纠纷1起。"
    )

    assert quotes("FZ224", text) == []


# FZ225 -------------------------------------------------------------------------------------------------------

TWICE = "一、履职情况\n{}\n二、主要举措和成效\n（一）学法。{}\n三、下年安排\n全年集中学法8次。"


@pytest.mark.parametrize(
    ("first", "second", "quote"),
    [
        ("局党组全年集中学法4次。", "全年共集中学法6次，成效明显。", "6次"),
        ("2023年，局党组共学法4次。", "一是学习。全年组织学法5次。", "5次"),
        ("收到政府信息公开申请14件。", "收到政府信息公开申请15件，均已答复。", "15件"),
    ],
)
def test_one_figure_stated_twice(first: str, second: str, quote: str) -> None:
    assert severities("FZ225", TWICE.format(first, second)) == [(quote, WARNING)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("局党组全年集中学法4次。", "全年共集中学法4次。"),
        ("举办培训3期。", "举办普法培训2期。"),
        ("2023年，全年共学法4次。", "2022年，全年共学法3次。"),
        ("2023年全年共学法4次。", "2021年全年共学法3次。"),
        ("举办培训3期。", "举办培训2期。"),
        ("全年学法4次。", "其中全年学法2次。上半年共学法1次。"),
        ("全年学法4次。", "会议12次，全年学法2次。"),
        ("全年共学法40余次。", "全年共学法50次。"),
        ("全年共学法4次。全年共学法5次。", "全年共学法6次。"),
        ("全年开展“甲”活动3场。", "全年开展“乙”活动2场。"),
        ("提出审核意见36条。", "审核合同，提出审核意见545条。"),
    ],
)
def test_figures_of_different_things(first: str, second: str) -> None:
    assert quotes("FZ225", TWICE.format(first, second)) == []


def test_figures_of_facts_are_what_the_records_say() -> None:
    text = "全年共举办培训{{ 培训.期数|带单位 }}。\n\n全年共举办培训会议{{ 培训.参加人次 }}期。\n\n全年共举办培训会议{{ 培训.期数 }}期。"
    subject = with_text(text, trainings=[{"count": 3, "attendees": 90}])

    assert "培训会议90期" in "".join(line.text for line in subject.body)
    assert quotes("FZ225", subject) == []


# FZ226 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("1件本单位主办的行政规范性文件均经合法性审核。", "1件本单位主办的行政规范性文件均"),
        ("全年签署合同1份，均经合法性审核。", "1份，均"),
        ("发现问题1个，已全部整改。", "1个，已全部"),
        ("收到建议3件。办理诉讼1起都已结案。", "1起都"),
    ],
)
def test_all_of_one(text: str, quote: str) -> None:
    assert severities("FZ226", text) == [(quote, INFO)]


@pytest.mark.parametrize(
    "text",
    [
        "全年签署合同11份，均经合法性审核。",
        "制定文件2件、规划1件，均已备案。",
        "制定文件若干、1件规划均已备案。",
        "检查企业1家，发现问题12个，全部整改到位。",
        "1名干部人均学法5次，合同1份，平均金额5万元，1项均衡发展措施。",
        "1个县人均收入增长，培训1期，人均受益。",
        "全年1件都没有发生。",
    ],
)
def test_all_of_several(text: str) -> None:
    assert quotes("FZ226", text) == []


# The golden report -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [f"FZ22{number}" for number in range(7)])
def test_the_golden_report(code: str) -> None:
    expected = {"FZ226": ["1件本单位主办的行政规范性文件均", "1份，均"]}.get(code, [])

    assert quotes(code, subject_of_data(data_2023())) == expected
    assert (
        quotes(code, f"# {(DATA.parents[1] / 'tests/golden/2023.txt').read_text(encoding='utf-8')}")
        == expected
    )
