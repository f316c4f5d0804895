"""Numbers in sentences: which total of which ledger they state."""

import pytest

from fazhi_report.harvest.attribution import attributions
from fazhi_report.harvest.circumstances import Office
from fazhi_report.harvest.settling import settled
from tests.harvest import held_out, held_out_again, more_sentences, sentences
from tests.harvest.sentences import BUREAU, STREET, Case

DEVELOPED = (*sentences.CASES, *more_sentences.CASES)


def told(case: Case) -> list[tuple[str, str]]:
    """The numbers of a sentence with the totals that they state in a report that says nothing else."""
    found = settled([attributions(case.text, case.office, case.heading)]).told[0]
    return [
        (case.text[each.number.start : each.number.end], "+".join(target.title for target in each.targets))
        for each in found
    ]


def test_there_are_sentences_enough() -> None:
    assert len(DEVELOPED) >= 120
    assert len(held_out.CASES) >= 60
    assert len(held_out_again.CASES) >= 60
    texts = [case.text for case in (*DEVELOPED, *held_out.CASES, *held_out_again.CASES)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", DEVELOPED, ids=[case.text[:20] for case in DEVELOPED])
def test_numbers_land_where_they_belong(case: Case) -> None:
    assert told(case) == list(case.numbers)


@pytest.mark.parametrize("cases", [held_out.CASES, held_out_again.CASES], ids=["first", "second"])
def test_held_out_sentences(cases: tuple[Case, ...]) -> None:
    """The aim is 85 % of the numbers that have a ledger, and none in a wrong one."""
    landed = wrong = have = 0
    for case in cases:
        found = dict.fromkeys(told(case))
        for number, fact in case.numbers:
            have += bool(fact)
            landed += bool(fact) and (number, fact) in found
        wrong += sum(bool(fact) and (number, fact) not in case.numbers for number, fact in found)
    print(f"{landed} of {have} numbers landed, {wrong} elsewhere")

    assert landed / have >= 0.85
    assert wrong <= 1


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
        ("某企业被作出行政处罚1件。", ["说的是其中一例"]),
        ("12月4日，开展普法活动3场。", ["说的是一次活动"]),
        ("没有作出行政处罚3件。", ["看不准记在哪本台账"]),
        ("指导乡镇作出行政处罚3件。", ["说的是别的单位或者范围"]),
        ("作出行政处罚1,233件。", ["台账里写不出这样的数"]),
        ("办理合同审核37份，其中采购合同12份。", ["", "说的是其中一部分"]),
        ("办结率、满意率分别为100%和98%。", ["几个数写在一起，看不准", "几个数写在一起，看不准"]),
        ("两个季度分别举办执法培训12期。", ["几个数写在一起，看不准"]),
        ("辖区有社区25个。", [""]),
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
