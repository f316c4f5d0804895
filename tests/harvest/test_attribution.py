"""Numbers in sentences: which total of which ledger they state."""

import pytest

from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.circumstances import Office
from fazhi_report.editing.harvest.settling import settled
from tests.harvest import (
    held_out,
    held_out_again,
    held_out_bureaus,
    held_out_counties,
    held_out_last,
    held_out_lures,
    held_out_offices,
    more_sentences,
    sentences,
    sentences_as_published,
)
from tests.harvest.sentences import BUREAU, STREET, Case

HELD_OUT = [
    each.CASES
    for each in (
        held_out,
        held_out_again,
        held_out_bureaus,
        held_out_counties,
        held_out_offices,
        held_out_last,
    )
]
DEVELOPED = (*sentences.CASES, *more_sentences.CASES, *sentences_as_published.CASES)


def told(case: Case) -> list[tuple[str, str]]:
    """The numbers of a sentence with the totals that they state in a report that says nothing else."""
    found = settled([attributions(case.text, case.office, case.heading)]).told[0]
    return [
        (case.text[each.number.start : each.number.end], "+".join(target.title for target in each.targets))
        for each in found
    ]


def test_there_are_sentences_enough() -> None:
    assert len(DEVELOPED) >= 120
    assert all(len(cases) >= 60 for cases in HELD_OUT[:-1])
    texts = [case.text for cases in (DEVELOPED, *HELD_OUT, held_out_lures.CASES) for case in cases]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", DEVELOPED, ids=[case.text[:20] for case in DEVELOPED])
def test_numbers_land_where_they_belong(case: Case) -> None:
    assert told(case) == list(case.numbers)


@pytest.mark.parametrize("cases", HELD_OUT, ids=["first", "second", "bureaus", "counties", "offices", "last"])
def test_held_out_sentences(cases: tuple[Case, ...]) -> None:
    """The aim is 85 % of the numbers that have a ledger, and none in a wrong one."""
    have, landed, wrong = measured(cases)

    assert landed / have >= 0.85
    assert wrong == []


def test_sentences_that_lead_astray() -> None:
    have, landed, wrong = measured(held_out_lures.CASES)

    assert landed / have >= 0.75
    assert wrong == []


def measured(cases: tuple[Case, ...]) -> tuple[int, int, list[tuple[str, str, str]]]:
    """How many numbers have a ledger, how many landed in it, and those that landed elsewhere."""
    landed = have = 0
    wrong: list[tuple[str, str, str]] = []
    for case in cases:
        found = dict.fromkeys(told(case))
        facts = [(number, fact) for number, fact in case.numbers if fact]
        have += len(facts)
        landed += sum(each in found for each in facts)
        wrong += [(case.text, number, fact) for number, fact in found if fact and (number, fact) not in facts]
    print(f"{landed} of {have} numbers landed, {len(wrong)} elsewhere")
    return have, landed, wrong


def reasons(text: str, office: Office = BUREAU, heading: str = "") -> list[str]:
    """Why the numbers of a text state nothing."""
    return [each.reason for each in attributions(text, office, heading)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("作出行政处罚33件，较上年增加5件。", ["", ""]),
        ("行政处罚增加5件。", [""]),
        ("去年办理行政处罚案件20件。", ["是上年或者以前的"]),
        ("2023年作出行政处罚12件。", ["是上年或者以前的"]),
        ("拟开展执法培训4期。", ["是打算做的"]),
        ("近三年作出行政处罚60件。", ["是几年累计的"]),
        ("全县作出行政处罚500件。", ["说的是别的单位或者范围"]),
        ("某企业被作出行政处罚1件。", ["前后有“某企业被”，看不出是不是全部的数"]),
        ("12月4日，开展普法活动3场。", ["说的是一次活动"]),
        ("没有作出行政处罚3件。", ["前后有“没有”，看不出是不是全部的数"]),
        ("指导乡镇作出行政处罚3件。", ["说的是别的单位或者范围"]),
        ("作出行政处罚1,233件。", ["台账里写不出这样的数"]),
        ("办理合同审核37份，其中采购合同12份。", ["", "说的是其中一部分"]),
        ("办结率、满意率分别为100%和98%。", ["几个数写在一起，看不准", "几个数写在一起，看不准"]),
        ("两个季度分别举办执法培训12期。", ["几个数写在一起，看不准"]),
        ("辖区有社区25个。", [""]),
        ("与去年相比有所加强，全年签订合同12份。", [""]),
    ],
)
def test_why_a_number_states_nothing(text: str, reason: list[str]) -> None:
    found = attributions(text, BUREAU)

    assert [each.reason for each in found] == reason


def test_what_may_be_two_things_is_told_as_such() -> None:
    """A rate behind two ledgers that both have it."""
    found = attributions("做好信访和12345热线工作，办结率100%。", STREET)

    assert [each.reason for each in found] == ["看不准记在哪本台账"]
    assert {target.ledger for target in found[0].near} == {"petitions", "hotline"}


def test_a_heading_tells_the_ledger_where_the_sentence_does_not() -> None:
    text = "全年共受理12件，其中维持3件。"

    assert [each.targets for each in attributions(text, BUREAU)] == [(), ()]
    found = attributions(text, BUREAU, "依法办理行政复议")
    assert [each.targets[0].title for each in found] == ["行政复议.件数", "行政复议.维持"]
    assert [each.targets for each in attributions(text, BUREAU, "行政复议和行政应诉")] == [(), ()]


def test_one_of_several_of_a_kind_is_not_the_whole() -> None:
    text = "接受县人大常委会执法检查1次、县纪委监委专项巡察2次。"

    assert reasons(text)[0] == "说的是其中一部分"


def test_titles_are_no_words_of_the_sentence() -> None:
    found = attributions("修订《行政处罚裁量基准》《信访工作办法》等制度5项。", BUREAU)

    assert [each.targets[0].title for each in found] == ["内部制度.修订"]


def test_a_number_takes_the_words_behind_it() -> None:
    found = attributions("明确8个方面42项任务。", BUREAU, "制定工作要点")

    assert [each.targets[0].title for each in found] == ["工作要点.方面", "工作要点.任务"]


@pytest.mark.parametrize(
    "text",
    [
        # of others
        "县政府常务会议学法5次，县政府党组会议研究法治政府建设6次。",
        "下属单位签订合同35份。",
        "市局审核我局规范性文件2件。",
        "县12345热线共受理诉求5.6万件，转办我局320件。",
        "司法所化解纠纷120件。",
        "因信息公开引发行政复议2件、行政诉讼1件。",
        "下放行政权力事项12项，承接上级下放事项8项。",
        # of some only
        "重复信访3件，初次信访15件。",
        "办理减轻处罚案件6件，从轻处罚8件，减轻处罚金额23万元。",
        "涉及土地征收的行政复议案件5件。",
        "开展安全生产检查560次，消防检查120次，食品检查80次。",
        "查办食品安全案件56件，罚款36万元；查办特种设备案件12件，罚款8万元；查办价格案件5件，罚没3万元。",
        "作为被告参加行政诉讼2件，作为第三人参加行政诉讼1件。",
        "办理取水许可120件，水土保持方案审批56件，河道采砂许可3件。",
        "重大决策社会稳定风险评估3件，合法性审查6件。",
        # of something else
        "组织听证1次，召开专家论证会2次，行政许可听证1件。",
        "法律顾问全年提供法律咨询120次。",
        "开展宪法宣誓1次，新任命干部12人参加。",
        "办理公共服务事项5600件，接听咨询电话1.2万个。",
        "主要负责人带头学法3次，领导班子成员讲法治课5次。",
        "开展行政执法人员资格考试1次，参加考试12人，通过10人。",
        "备案审查镇街规范性文件12件。",
        "培训企业负责人300人次，法律明白人培训3期。",
    ],
)
def test_numbers_that_only_look_like_totals(text: str) -> None:
    found = settled([attributions(text, BUREAU)]).told[0]

    assert found
    assert [target.title for each in found for target in each.targets] == []


def test_what_a_campaign_came_to_is_not_the_year() -> None:
    text = "开展专项整治行动5次，查办案件12件，罚没9.8万元。"

    assert [[target.title for target in each.targets] for each in attributions(text, BUREAU)] == [
        ["行政检查.专项检查"],
        [],
        [],
    ]


def test_what_is_listed_behind_a_part_is_a_part() -> None:
    text = "全年开展普法宣传36场次，其中宪法宣传12场、民法典宣传10场。"

    assert [each.reason for each in attributions(text, BUREAU)] == [
        "",
        "说的是其中一部分",
        "说的是其中一部分",
    ]
