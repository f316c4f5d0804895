"""What own words assert: where it is found, where it is not, which claim of a ledger says it, when it is false."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.document import OFF_LEDGER, Document, Paragraph, Run
from fazhi_report.facts import derive
from fazhi_report.narrative import compose
from fazhi_report.rules import subject_of
from fazhi_report.rules.subject import Subject
from fazhi_report.schema import validated
from tests import manuscripts
from tests.conftest import MINIMAL
from tests.last_year import loaded
from tests.rules.checking import findings, quotes, subject_of_data

LEDGERS: dict[str, Any] = {
    "contracts": [
        {"count": 10, "legality_reviewed": True, "disputes": 0, "lawsuits": 0},
        {"count": 2, "legality_reviewed": False, "disputes": 3, "lawsuits": 0},
    ],
    "litigations": [
        {"outcome": "胜诉", "head_required": True, "head_appeared": True},
        {"outcome": "败诉", "head_required": True, "head_appeared": False},
    ],
    "penalties": [{"procedure": "普通程序", "count": 3, "hearing": False, "legally_reviewed": True}],
    "petitions": {"total": 20, "closed": 18},
    "disputes": {"total": 30, "resolved": 30},
    "officers": [{"certified": True, "count": 5}],
    "reconsiderations": {"total": 0},
    "licences": {"instant_rate": "98%"},
}


def own(text: str, **ledgers: Any) -> Subject:
    """A report with a paragraph of the office's own."""
    additions = [{"part": "主要举措和成效", "title": "综合", "text": text}]
    return subject_of_data({**ledgers, "additions": additions})


def told(text: str, **ledgers: Any) -> list[tuple[str, str]]:
    """Code and words of what is found in an own paragraph."""
    subject = own(text, **ledgers)
    return [(code, quote) for code in ("FZ291", "FZ292") for quote in quotes(code, subject)]


# What asserts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("签署合同，均经合法性审核，运转顺畅。", "均经合法性审核"),
        ("各村均建立调解组织。", "均建立调解组织"),
        ("反馈的问题已全部整改到位。", "全部整改到位"),
        ("工单全部按时办结。", "全部按时办结"),
        ("事项全部由专人当场办理。", "全部由专人当场办理"),
        ("行政执法实现全过程记录全覆盖。", "实现全过程记录全覆盖"),
        ("政务公开做到应公开尽公开。", "做到应公开尽公开"),
        ("完成率达百分之百。", "百分之百"),
        ("各单位无一例外参加。", "无一例外参加"),
        ("全年未发生安全事故。", "未发生安全事故"),
        ("全年没有发生群体性事件。", "没有发生群体性事件"),
        ("合同均未引发争议。", "均未引发争议"),
        ("无一起案件被撤销。", "无一起案件被撤销"),
        ("办案无一败诉。", "无一败诉"),
        ("全年零投诉、零诉讼。", "零投诉、零诉讼"),
        ("全年无行政复议、行政诉讼案件。", "无行政复议、行政诉讼案件"),
        ("全年无诉讼、无投诉。", "无诉讼、无投诉"),
        ("全年未收到信息公开申请。", "未收到信息公开申请"),
        ("案件数量与上年持平。", "与上年持平"),
        ("投诉举报同比明显下降。", "同比明显下降"),
        ("满意度较去年有所提升。", "较去年有所提升"),
    ],
)
def test_words_that_assert(text: str, words: str) -> None:
    assert told(text) == [("FZ291", words)]


@pytest.mark.parametrize(
    "text",
    [
        "法治建设发展不均衡，城乡均衡发展有差距，人均、户均、年均水平提高，推行均等化服务。",
        "各股室均可查询，各单位均应遵守，均须报备，均要审查，均需签字，均不得转借，人员均有权申请。",
        "全部门协同推进，占全部案件的三成，梳理全部流程，公开全部内容。",
        "全面推行三项制度，全力以赴，全程监督，全员参与。",
        "推进合法性审核全覆盖，努力实现执法全过程记录全覆盖，开展全覆盖检查，推动法律顾问全覆盖。",
        "确保矛盾纠纷全部化解，力争年内全部整改到位，年底前全部完成，要求全部事项进驻大厅。",
        "坚持应公开尽公开，按照应审尽审的要求审核，推动应收尽收，应持证12人。",
        "尚未实现全覆盖，未能全部整改到位，没有做到应审尽审，不能全部化解。",
        "基本实现全覆盖，绝大多数全部完成，凡合同均经审核，每件案件全部由专人跟踪。",
        "到2027年实现全覆盖，2025年将实现全覆盖，将全部完成整改。",
        "防止发生事故，如未发生争议按程序办理，机构职能没有发生变化，未收到上级通知。",
        "尚未发生的事不写，未发生纠纷的合同10份。",
        "群众无需跑腿，毫无怨言，查处无证经营，创建无诉讼村、无纠纷社区，建设无障碍环境。",
        "提供零距离服务，对违法行为零容忍，监管药品零售，群众零跑腿。",
        "印发《关于全部取消证明事项的通知》，提出“均经审核”的要求，做到“应审尽审”。",
        "同比增长25%，较上年下降3件，同比分别下降4.6%、7.2%，比上年多两倍。",
        "参考率、合格率均为100%，均达98%以上。",
        "超过百分之百，高于百分之百。",
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert told(text, **LEDGERS) == []


def test_only_own_paragraphs_are_looked_at() -> None:
    plans = [{"title": "审核全部完成", "text": "合同均经审核，全部办结。"}]
    subject = subject_of_data(
        {
            **LEDGERS,
            "digital_projects": [{"name": "办案平台", "effect": "案件均已办结"}],
            "party_meetings": [{"studied": ["合同均经审核"]}],
            "plans": plans,
            "guidance": "做到应审尽审。",
            "additions": [{"part": "主要举措和成效", "title": "案件全部办结", "text": "正文。"}],
        }
    )

    assert quotes("FZ291", subject) == []
    assert findings("FZ291", "合同均经合法性审核，未发生纠纷。") == []
    assert findings("FZ292", "合同均经合法性审核，未发生纠纷。") == []


def test_what_is_claimed_or_printed_is_answered_for() -> None:
    text = "签署合同{{ 合同.份数|带单位 }}，{{ 合同.份数|同比 }}，[均经合法性审核]{合同.均经合法性审核}，[未发生舆情]{台账外}。"
    now = {"contracts": [{"count": 12, "legality_reviewed": True}]}
    additions = [{"part": "主要举措和成效", "title": "综合", "text": text}]
    found = loaded({**now, "additions": additions}, {"contracts": {"total": 12}})

    assert found.report
    assert found.diagnostics() == []
    document = compose(found.report, found.facts)
    assert isinstance(document, Document)
    assert "12份，与上年持平，均经合法性审核，未发生舆情。" in "".join(
        block.text for block in document.blocks
    )
    subject = subject_of(document, report=found.report, facts=found.facts)
    assert quotes("FZ291", subject) + quotes("FZ292", subject) + quotes("FZ220", subject) == []


def test_words_end_where_a_reference_begins() -> None:
    text = "案件均已办结{{ 合同.份数 }}件，未发生诉讼。"

    assert told(text, **LEDGERS)[0] == ("FZ291", "均已办结")


# Which claim says it ---------------------------------------------------------------------------------------


def hint(text: str, **ledgers: Any) -> str:
    """The ties that are to be written, or what else is advised."""
    (found,) = findings("FZ291", own(text, **(ledgers or LEDGERS)))
    assert found.message == f"“{found.quote}”没有来历，是直接写在文字里的"
    return found.hint


def ties(text: str, **ledgers: Any) -> str:
    return (
        hint(text, **ledgers)
        .removeprefix("台账里有这个判断的，写成 […]{判断的名称}")
        .partition("]{")[2]
        .partition("}")[0]
    )


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("采购合同均经合法性审核。", "合同.均经合法性审核"),
        ("采购合同均经合法性审查。", "合同.均经合法性审核"),
        ("合同规范，均经审核。", "合同.均经合法性审核"),
        ("行政处罚均经法制审核。", "行政处罚.均经法制审核"),
        ("当场行政处罚均经法制审核并举行听证。", "行政处罚.均经法制审核、行政处罚.均举行听证"),
        ("行政处罚均未举行听证。", "行政处罚.均未举行听证"),
        ("行政处罚3件，均适用普通程序。", "行政处罚.普通程序=3件、行政处罚.件数=3件"),
        ("行政处罚均适用简易程序。", OFF_LEDGER),
        ("行政处罚均未适用普通程序。", OFF_LEDGER),
        ("行政执法人员全部持证上岗。", "执法人员.均持证"),
        ("行政执法人员均取得行政执法证件。", "执法人员.均持证"),
        ("行政执法人员做到应持尽持。", "执法人员.均持证"),
        ("对采购合同实现合法性审核全覆盖。", "合同.均经合法性审核"),
        ("开展检查发现问题，全部整改到位。", "行政检查.整改率=100%"),
        ("开展检查，均未整改。", OFF_LEDGER),
        ("化解矛盾纠纷{{ 矛盾纠纷.件数 }}件，全部成功化解。", "矛盾纠纷.均已化解"),
        ("上述{{ 合同.份数 }}份均经合法性审核；下同。", "合同.均经合法性审核"),
        ("合同签订规范，未发生诉讼。", "合同.无诉讼"),
        ("采购合同签订规范，未发生纠纷诉讼。", "合同.无纠纷、合同.无诉讼"),
        ("全年未发生行政复议案件。", "行政复议.没有"),
        ("采取措施，未发生行政复议被撤销、行政诉讼败诉情形。", "行政复议.撤销=0件、行政诉讼.败诉=0件"),
        ("严格履约管理，未发生纠纷。", "矛盾纠纷.没有"),
        ("加强管理，未发生合同纠纷、行政诉讼案件。", "合同.无纠纷、行政诉讼.没有"),
        ("加强管理，未发生合同履约纠纷、行政诉讼。", "行政诉讼.没有"),
        ("加强管理，未发生重大决策失误。", OFF_LEDGER),
        ("加强管理，未发生越级信访。", OFF_LEDGER),
        ("加强管理，未发生行政诉讼重大败诉案件。", "行政诉讼.败诉=0件"),
        ("办理上年行政应诉2件，无一败诉。", "行政诉讼.败诉=0件"),
        ("合同数量与上年持平。", "合同.份数|持平"),
        ("行政许可同比明显上升。", "行政许可.件数|增长"),
        ("信访投诉同比明显下降。", "信访.件数|下降"),
        ("各村均建立调解组织。", OFF_LEDGER),
        ("满意度同比提升。", OFF_LEDGER),
        ("全年未发生舆情。", OFF_LEDGER),
    ],
)
def test_the_claim_that_says_it(text: str, tied: str) -> None:
    assert ties(text) == tied


@pytest.mark.parametrize(
    ("text", "hint_to_write"),
    [
        ("行政处罚均经法制审核。", "写成 [均经法制审核]{行政处罚.均经法制审核}；说的不是这件事的，写成 [均经法制审核]{台账外}"),
        (
            "采购合同均经合法性审核。",
            ("写成 [均经合法性审核]{合同.均经合法性审核}，但是台账还不支持（合同：份数12份、合法性审核10份）；"
            "说的不是这件事的，写成 [均经合法性审核]{台账外}"),
        ),
        ("各村均建立调解组织。", "台账里有这个判断的，写成 […]{判断的名称}；没有的，写成 [均建立调解组织]{台账外}"),
        (
            "合同数量与上年持平。",
            ("写成 [与上年持平]{合同.份数|持平}，但是台账还不支持（“合同.份数”不能与上年比：没有写“上年文件”，不知道上年的数）；"
            "说的不是这件事的，写成 [与上年持平]{台账外}"),
        ),
    ],
)  # fmt: skip
def test_what_is_to_be_written(text: str, hint_to_write: str) -> None:
    assert hint(text) == hint_to_write


def test_a_ledger_that_is_left_out_says_so() -> None:
    assert "但是台账还不支持（数据里没有写“合同”）" in hint("合同均经合法性审核。", study_sessions=[{}])


# What a ledger denies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("全年签署合同12份，均经合法性审核。", "“均经合法性审核”与台账相反：合同：份数12份、合法性审核10份"),
        ("全年签署合同{{ 合同.份数 }}份，均经合法性审查。", "“均经合法性审查”与台账相反：合同：份数12份、合法性审核10份"),
        ("各类合同未发生纠纷诉讼。", "“未发生纠纷诉讼”与台账相反：合同：纠纷3起"),
        ("合同均未发生纠纷。", "“均未发生纠纷”与台账相反：合同：纠纷3起"),
        ("合同均未经合法性审核。", "“均未经合法性审核”与台账相反：合同：合法性审核10份"),
        ("全年未发生行政诉讼案件。", "“未发生行政诉讼案件”与台账相反：行政诉讼：件数2件"),
        ("无行政诉讼。", "“无行政诉讼”与台账相反：行政诉讼：件数2件"),
        ("全年未发生行政复议、行政诉讼案件。", "“未发生行政复议、行政诉讼案件”与台账相反：行政诉讼：件数2件"),
        ("全年未发生行政诉讼败诉案件。", "“未发生行政诉讼败诉案件”与台账相反：行政诉讼：败诉1件"),
        ("办理行政应诉2件，无一败诉。", "“无一败诉”与台账相反：行政诉讼：败诉1件"),
        ("受理信访投诉20件，全部办结。", "“全部办结”与台账相反：信访：件数20件、已办结18件"),
        ("受理信访20件，办结率100%。", "“100%”与台账相反：信访：办结率90%"),
        ("信访办结率达到100%。", "“100%”与台账相反：信访：办结率90%"),
        ("行政诉讼2件，负责人出庭应诉率100%。", "“100%”与台账相反：行政诉讼：负责人出庭率50%"),
        ("行政处罚均经法制审核并举行听证。", "“均经法制审核并举行听证”与台账相反：行政处罚：件数3件、听证0件"),
        ("{{ 合同.份数 }}份均经合法性审核。", "“均经合法性审核”与台账相反：合同：份数12份、合法性审核10份"),
        ("对合同实现合法性审核全覆盖。", "“实现合法性审核全覆盖”与台账相反：合同：份数12份、合法性审核10份"),
        ("加强合同管理，各类合同未发生纠纷。", "“未发生纠纷”与台账相反：合同：纠纷3起"),
        ("行政许可即办率100%。", "“100%”与台账相反：行政许可：即办率98%"),
    ],
)  # fmt: skip
def test_what_a_ledger_denies(text: str, against: str) -> None:
    found = findings("FZ292", own(text, **LEDGERS))

    assert [each.message for each in found] == [against]
    assert (found[0].severity, found[0].hint) == (Severity.ERROR, "改写这句话，或者改正台账")
    assert quotes("FZ291", own(text, **LEDGERS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "采购合同均经合法性审核。",
        "其中合同10份，均经合法性审核。",
        "全年签署合同10份，均经合法性审核。",
        "第一季度合同均经合法性审核，上述合同未发生纠纷。",
        "合同规范，均经审核。",
        "严格履约管理，未发生纠纷。",
        "村内未发生行政诉讼。",
        "全年作出行政处罚3件，未发生行政诉讼。",
        "全年未发生信访事件，未发生越级信访。",
        "全年未发生行政诉讼重大败诉案件。",
        "受理信访20件，按期办结率100%。",
        "全年信访办结率较高，满意率100%。",
        "化解矛盾纠纷30件，均成功化解，化解率100%。",
        "全年未发生行政复议。",
        "全年未发生培训。",
        "指标100%完成，{{ 信访.办结率 }}。",
    ],
)
def test_what_may_mean_something_else_is_no_error(text: str) -> None:
    assert findings("FZ292", own(text, **LEDGERS)) == []


@pytest.mark.parametrize(
    ("text", "against", "severity"),
    [
        (
            "签署合同，[未发生纠纷]{合同.无诉讼}。",
            "“未发生纠纷”与台账相反：合同：纠纷3起",
            Severity.ERROR,
        ),
        ("[未发生纠纷]{合同.无诉讼}。", "“未发生纠纷”与台账相反：合同：纠纷3起", Severity.ERROR),
        ("合同[未发生纠纷]{台账外}。", "“未发生纠纷”与台账相反：合同：纠纷3起", Severity.WARNING),
        ("[信访办结率100%]{台账外}。", "“100%”与台账相反：信访：办结率90%", Severity.WARNING),
        ("信访办结率{{ 100% }}。", "“100%”与台账相反：信访：办结率90%", Severity.WARNING),
    ],
)
def test_ties_to_something_else_hide_nothing(text: str, against: str, severity: Severity) -> None:
    found = findings("FZ292", own(text, **LEDGERS))

    assert [(each.message, each.severity) for each in found] == [(against, severity)]


def test_words_that_their_ties_hold_up() -> None:
    text = "合同[未发生诉讼，共有纠纷]{合同.无诉讼、合同.纠纷=3}，[重大合同未发生纠纷]{合同.无诉讼}。"

    assert told(text, **LEDGERS) == []


def test_a_tie_that_does_not_tell_of_the_words() -> None:
    contracts = {"contracts": [{"legality_reviewed": True, "disputes": 0}]}

    (found,) = findings("FZ291", own("合同[未发生诉讼]{合同.无纠纷}。", **contracts))
    assert found.message == "“未发生诉讼”系的判断说的不是这件事：合同：份数1份、1条明细没有写“诉讼”"
    assert quotes("FZ291", own("合同[未发生纠纷]{合同.均经合法性审核}。", **contracts)) == []


def test_what_is_not_recorded_is_not_denied() -> None:
    unknown: dict[str, Any] = {"contracts": [{"legality_reviewed": True}, {}]}

    assert findings("FZ292", own("合同均经合法性审核，未发生纠纷。", **unknown)) == []
    assert "1条明细没有写“合法性审核”" in hint("合同均经合法性审核。", **unknown)


def test_a_rate_denies_what_is_said_of_all() -> None:
    text = "开展检查3次，发现的问题全部整改。"
    nine = {"total": 3, "problems": 10, "rectified": 9}

    (found,) = findings("FZ292", own(text, inspections=nine))
    assert found.message == "“全部整改”与台账相反：行政检查：整改率90%"
    assert ties(text, inspections={**nine, "rectified": 10}) == "行政检查.整改率=100%"


def test_about_so_many_are_not_denied() -> None:
    contracts = {"total": "50余", "legality_reviewed": 20}

    assert findings("FZ292", own("合同均经合法性审核。", contracts=contracts)) == []


def test_about_so_many_disputes_are_some() -> None:
    contracts = {"total": "50余", "disputes": "10余"}

    assert quotes("FZ292", own("合同未发生纠纷。", contracts=contracts)) == ["未发生纠纷"]


@pytest.mark.parametrize(
    ("then", "text", "code"),
    [
        (10, "签署合同{{ 合同.份数|带单位 }}，同比大幅下降。", "FZ292"),
        (10, "签署合同{{ 合同.份数 }}份，与上年持平。", "FZ292"),
        (10, "签署合同{{ 合同.份数 }}份，同比下降20%。", "FZ292"),
        (10, "签署合同{{ 合同.份数 }}份，同比增长20%。", ""),
        (10, "签署合同{{ 合同.份数 }}份，同比明显增长。", "FZ291"),
        (10, "签署合同{{ 合同.份数 }}份，采购合同同比大幅下降。", "FZ291"),
        (10, "签署合同{{ 合同.份数 }}份，同比下降{{ 3 }}成。", "FZ292"),
        ("10余", "签署合同{{ 合同.份数 }}份，同比大幅下降。", "FZ291"),
    ],
)
def test_rise_and_fall(then: Any, text: str, code: str) -> None:
    additions = [{"part": "主要举措和成效", "title": "综合", "text": text}]
    now = {"contracts": {"total": 12}, "additions": additions}
    found = loaded(now, {"contracts": {"total": then}})
    assert found.report
    document = compose(found.report, found.facts)
    assert isinstance(document, Document)
    subject = subject_of(document, report=found.report, facts=found.facts)
    codes = [each for each in ("FZ291", "FZ292") if findings(each, subject)]
    assert codes == [code] * bool(code)


# Where it stands -------------------------------------------------------------------------------------------


def test_a_claim_stands_where_it_was_typed() -> None:
    subject = subject_of_data(
        {"contracts": [{"disputes": 3}], "remedies": ["加强合同管理，各类合同未发生纠纷"]}
    )

    (found,) = findings("FZ292", subject)
    assert found.place == DataPlace(("remedies", 0), "未发生纠纷")


def manuscript(*runs: Run) -> Subject:
    """A report of which a paragraph was written in the manuscript."""
    report = validated({**MINIMAL, **LEDGERS})
    document = Document(((Run("甲县乙局2024年法治政府建设情况报告"),),), (Paragraph(runs),), "")
    return subject_of(document, report=report, facts=derive(report))


def test_the_manuscript_is_looked_at_as_the_data_are() -> None:
    place = DataPlace(("manuscript", 12, 5))
    later = DataPlace(("manuscript", 12, 40))
    subject = manuscript(
        Run("各类合同签订12份，未发生纠纷，开展检查3次，局长两次督办，", "", place),
        Run("[3次]", "", later, (OFF_LEDGER,)),
    )

    assert [(each.quote, each.place) for each in findings("FZ292", subject)] == [
        ("未发生纠纷", DataPlace(("manuscript", 12, 15)))
    ]
    assert quotes("FZ220", subject) == ["12份", "3次"]
    assert quotes("FZ221", subject) == ["两次"]


def test_words_go_on_in_the_next_line_of_the_manuscript() -> None:
    first, second = DataPlace(("manuscript", 1, 1)), DataPlace(("manuscript", 2, 1))
    subject = manuscript(Run("行政处罚均经", "", first), Run("法制审核。", "", second))

    (found,) = findings("FZ291", subject)
    assert (found.quote, found.place) == ("均经法制审核", second)


def test_figures_within_a_claim() -> None:
    place = DataPlace(("manuscript", 1, 1))
    subject = manuscript(
        Run("化解率100%，合同12份", "", place, ("disputes.resolved_rate",)),
        Run("，宣讲12场", "", place, (OFF_LEDGER,)),
    )

    assert quotes("FZ220", subject) == ["12份"]


def test_headings_of_a_manuscript_assert_as_well() -> None:
    data = "合同:\n  - {合法性审核: 是, 纠纷: 3, 诉讼: 0}\n"
    found = manuscripts.told("## 成效\n\n### 合同未发生纠纷。\n甲。\n\n### 合同未发生诉讼。\n乙。\n", data)

    assert manuscripts.places(found, "FZ292") == [("data/2024.md", 5, 7)]
    assert manuscripts.places(found, "FZ291") == []
