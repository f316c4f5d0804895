"""Figures against each other and against what is claimed of them."""

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import chinese
from tests.rules.checking import findings, quotes

WARNING, ERROR = Severity.WARNING, Severity.ERROR


def severities(code: str, text: str) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in findings(code, text)]


def message(code: str, text: str) -> str:
    (finding,) = findings(code, text)
    return finding.message


# FZ227 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全年审核48份（合同37份、案卷6份、其他6份）。", "48份"),
        ("清理文件21件，分别为继续有效14件、修改3件和废止3件。", "21件"),
        ("审核48份，其中合同37份、案卷6份、其他4份。", "48份"),
        ("办理行政处罚38件，其中普通程序31件、简易程序17件，罚款3万元。", "38件"),
        ("复议4件，其中维持3件、撤销2件。", "4件"),
        ("审核合同37份、案卷6份，共45份。", "45份"),
        ("核定编制100名（行政48名、事业50名）。", "100名"),
        ("开展检查30次，其中专项检查50次。", "50次"),
        ("开展检查30次（其中专项检查50次、日常检查3次）。", "50次"),
        ("罚没28.5万元（罚款20.5万元、没收8.5万元）。", "28.5万元"),
    ],
)
def test_parts_that_do_not_add_up(text: str, quote: str) -> None:
    assert severities("FZ227", text) == [(quote, WARNING)]


def test_what_the_parts_come_to_is_told() -> None:
    assert message("FZ227", "审核48份（合同37份、案卷6份、其他6份）。") == "分项相加是49份，不等于总数“48份”"
    told = message("FZ227", "罚没28.5万元（罚款20.5万元、没收8.6万元）。")
    assert told == "分项相加是29.1万元，不等于总数“28.5万元”"
    assert message("FZ227", "复议4件，其中维持3件、撤销2件。") == "分项相加是5件，多于总数“4件”"
    assert message("FZ227", "开展检查30次，其中专项检查50次。") == "分项“专项检查50次”多于总数“30次”"


@pytest.mark.parametrize(
    "text",
    [
        "审核48份（合同37份、案卷6份、其他5份）。",
        "审核48份，其中合同37份、案卷6份、其他5份。",
        "现有干部48名，其中中共党员40名、法学专业15名、取得法律职业资格8名。",
        "现有干部48名（中共党员40名、法学专业15名）。",
        "查办案件50件，其中适用简易程序30件、经法制审核20件、听证5件。",
        "现有人员48名，其中党员干部40名、年轻干部20名。",
        "评查案卷48卷，其中优秀37卷、良好5卷。",
        "查办48件（上年52件、前年60件），培训3期（每期50人、共150人），建议6件（主办4件）。",
        "约48余份（合同37份、案卷6份）。发放资料48份（合同范本等37份、折页6份）。",
        "审核48份（合同37份、案卷6件），办结率48%（甲37%、乙6%），印发48份（见附件）。",
        "审核合同37份、案卷6份，共43份。接待群众，共45份。培训3期、120人次，共45份。",
        "审核48份，分别为合同37份，案卷6份、其他5份。",
        "应急演练48场（桌面推演30余场、实战演练8场）。",
    ],
)
def test_parts_that_add_up_or_need_not(text: str) -> None:
    assert quotes("FZ227", text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        *((f"审核48份，其中合同37份、案卷6份、{rest}4份。", "48份") for rest in ("其他", "其它", "其余")),
        *(
            (f"核定编制100名（{one}48名、{other}50名）。", "100名")
            for one, other in (("行政", "事业"), ("专职", "兼职"), ("男", "女"))
        ),
        *((f"全年48次，其中甲{kind}31次、乙{kind}27次。", "48次") for kind in ("程序", "述法", "培训", "类")),
        *((f"审核48份{opening}合同37份、案卷6份。", "48份") for opening in ("，分别为", "，分别是")),
        *((f"审核48份（{word}合同37份、其他6份）。", "48份") for word in ("其中", "其中：", "其中:", "包括")),
        *((f"审核48份，其中{colon}合同37份、其他6份。", "48份") for colon in "：:"),
        ("审核48份（其中合同57份）。", "57份"),
        *((f"审核合同37份、案卷6份，{total}45份。", "45份") for total in ("共", "共计", "合计", "总计")),
        *((f"认真审核{stop}合同37份、案卷6份，共45份。", "45份") for stop in "，。；："),
        ("（合同37份、案卷6份，共45份）", "45份"),
        ("合同37份、案卷6份、其他6份，共48份（合同37份、案卷6份、其他5份）。", "48份"),
        ("聘请顾问5名，其中律师3人、其他4位。", "5名"),
        ("现有干部48名，分别为党员40名、群众6名。", "48名"),
        ("审核48份（合同37份和案卷6份）。", "48份"),
        ("审核48份（合同37份，案卷6份）。", "48份"),
    ],
)
def test_parts_are_read_however_they_are_listed(text: str, quote: str) -> None:
    assert severities("FZ227", text) == [(quote, WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "开展检查30次，其中专项检查30次。",
        "复议4件，其中维持3件、撤销1件。",
        "审核48份（合同57份）。审核48份，其中其他6份。",
        "审核合同37份，共45份。",
        "审核48份（37份、案卷6份）。审核48份（合同37余份、案卷6份）。审核48份（合同37份、案卷6份。",
        "核定编制100名（行政48名、劳务50名）。",
        "开展48次，其中业务培训31次、现场述法27次。",
        "开展48次，其中甲类31次、甲类27次。",
        "复议4件，其中维持3件、听证2件。",
        "聘请顾问5名，其中律师3人、学者4人。",
        "审核48份（合同37份、案卷涉及多个部门）。",
        "审核48份（认真负责、合同37份、案卷6份）。审核48份（合同37份齐全、案卷6份）。",
        *(
            f"审核48份（{word}合同37份、案卷6份）。"
            for word in ("上年", "去年", "同比", "比上半年", "较", "每月", "平均", "另", "等", "含", "如")
        ),
        "审核48份（合同37份、其中采购6份）。",
    ],
)
def test_parts_of_which_nothing_is_to_be_said(text: str) -> None:
    assert quotes("FZ227", text) == []


def test_what_to_do_about_parts_is_told() -> None:
    (more,) = findings("FZ227", "开展检查30次，其中专项检查50次。")
    (wrong,) = findings("FZ227", "审核48份（合同37份、案卷6份）。")
    assert (more.hint, wrong.hint) == ("核对分项和总数", "核对分项和总数；分项有重叠的，不用“其中”并列")


def test_each_line_and_total_is_looked_at() -> None:
    text = "审核48份（合同37份、案卷6份），办理9件（维持3件、撤销5件）。\n办结率90%，审核8份（合同3份、案卷6份）。"
    assert quotes("FZ227", text) == ["48份", "9件", "8份"]


# FZ228 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("执法人员应持证84人，已持证83人，持证率100%。", ("100%", ERROR)),
        ("应考136人，实考133人，参考率97.79%，合格130人，合格率达100%。", ("100%", ERROR)),
        ("负责人应出庭3次，出庭2次，出庭率为90%。", ("90%", ERROR)),
        ("收到投诉56件，办结52件，办结率95%。", ("95%", WARNING)),
        ("现有行政执法人员86名，持证80名，持证率100%。", ("100%", WARNING)),
        *(
            (f"发现问题72个，{done}68个，整改率98.5%。", ("98.5%", WARNING))
            for done in ("整改", "完成整改", "整改到位", "整改完成")
        ),
    ],
)
def test_rates_that_are_not_their_fraction(text: str, expected: tuple[str, Severity]) -> None:
    assert severities("FZ228", text) == [expected]


def test_the_right_rate_is_told() -> None:
    assert message("FZ228", "应持证84人，持证83人，持证率100%。") == "83人÷84人＝98.81%，不是100%"
    assert message("FZ228", "应持证84人，持证84名，持证率99%。") == "84名÷84人＝100%，不是99%"


@pytest.mark.parametrize(
    "text",
    [
        "收到8058件，办结4956件，办结率61.5%。",
        "收到56件，按期办结56件，按期办结率100%；收到70件，办结56件，按时办结率100%。",
        "今年共收到投诉118件，受理96件，办结96件，办结率100%。",
        "排查纠纷106件，化解104件，化解率98%，满意率95%。",
        "应考136人，实考133人，参考率97.7%，合格133人，合格率100%。",
        "办理行政应诉案件3件，负责人出庭应诉2次，出庭率100%。",
        "应持证84人，持证50余人，持证率60%。收到0件，办结0件，办结率100%。",
        "应考136人，实考138人，参考率100%。",
        "应考136人，实考133人，合格130人，补考合格3人，合格率100%。",
    ],
)
def test_rates_that_are(text: str) -> None:
    assert quotes("FZ228", text) == []


# FZ229 to FZ233 ----------------------------------------------------------------------------------------------


def test_rates_above_all() -> None:
    text = (
        "考试合格率105%，群众满意率达100.5%。任务完成率120%，同比增长150%，办结率100%，到课率98%，增收120%。"
    )

    assert severities("FZ229", text) == [("105%", ERROR), ("100.5%", ERROR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应持证84人，已持证83人，做到“应持尽持”。", ("应持尽持", ERROR)),
        ("应考136人，实考133人，应考尽考。", ("应考尽考", ERROR)),
        ("应审核文件12件，审核10件，实现合法性审核全覆盖。", ("合法性审核全覆盖", ERROR)),
        ("应当公开信息12条，已公开10条，应公开尽公开。", ("应公开尽公开", ERROR)),
        ("收到投诉56件，办结52件，全部办结。", ("全部办结", WARNING)),
        ("发现问题10个，已整改9个，问题均已整改到位。", ("均已整改", WARNING)),
    ],
)
def test_claims_of_all_that_are_not(text: str, expected: tuple[str, Severity]) -> None:
    assert severities("FZ230", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "应持证84人，已持证84人，做到“应持尽持”。",
        "发现问题72个，已整改68个，其余4个正在整改，年底前全部整改到位。",
        "受理信访63件，办结61件，其中初信初访40件全部办结。",
        "应持证84人，持证83人，一线人员全部持证。",
        "收到投诉118件，受理96件，办结96件，全部办结。",
        "应公开事项12项，主动公开10项、依申请公开2项，应公开尽公开。",
        "应持证84人，持证83人。新录用3人，全员持证。",
        "收到投诉56件，办结52件，复议案件应诉应出尽出。",
    ],
)
def test_claims_that_hold_or_are_of_something_else(text: str) -> None:
    assert quotes("FZ230", text) == []


def test_what_is_claimed_is_told() -> None:
    told = message("FZ230", "应持证84人，已持证83人，全部持证。")

    assert told == "说“全部持证”，数字却是应持证84人、持证83人"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("应考136人，实考163人。", "163人"),
        ("应考136人，实考133人，合格135人。", "135人"),
        ("负责人应出庭2次，出庭应诉3次。", "3次"),
    ],
)
def test_more_than_ought(text: str, quote: str) -> None:
    assert severities("FZ231", text) == [(quote, ERROR)]


def test_no_more_than_ought() -> None:
    text = "应考136人，实考133人，合格133人。收到投诉50件，办结52件。应持证84人，持证90人次。现有执法人员20名，持证25名。甲科应考10人，实考9人，乙科应考8人，实考8人。"

    assert quotes("FZ231", text) == []


def test_what_is_carried_over() -> None:
    text = "上年结转复议案件2件、本年新收15件，办结14件，结转下年{}件。"

    assert severities("FZ232", text.format(4)) == [("4件", WARNING)]
    assert message("FZ232", text.format(4)) == "结转不平：2件＋15件＝17，14件＋4件＝18"
    assert quotes("FZ232", text.format(3)) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年结转2件、新收15件，办结13件，终止1件，结转下年2件。",
        "新收15件，办结13件，结转下年4件。",
        "上年结转2件、新收15件，办结13万元，结转下年6件。",
        "上年结转2件、新收15件，办结13件、办结4件，结转下年6件。",
    ],
)
def test_what_can_not_be_reckoned(text: str) -> None:
    assert quotes("FZ232", text) == []


def test_visits_and_persons() -> None:
    assert severities("FZ233", "举办培训3期，参训150人、120人次。") == [("120人次", WARNING)]
    assert severities("FZ233", "举办培训3期，参训120人次（150名）。") == [("120人次", WARNING)]
    text = "参训120人、共150人次。参训150人，接受咨询120人次。出动执法人员30人次，检查企业50家、30家次。"
    assert quotes("FZ233", text) == []


# FZ234, FZ235 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "一、法治建设的三项举措\n（一）学法。组织学法。\n（二）执法。开展评查。\n二、不足\n甲。",
            "三项举措",
        ),
        ("一、甲\n（一）抓实四项主要措施。一是学法。二是执法。三是普法。\n（二）乙。丙。", "四项主要措施"),
        ("一、落实十二条措施\n一是学法。\n二是执法。\n三是普法。", "十二条措施"),
        ("一、存在的3个方面问题\n（一）甲。乙。\n（二）丙。丁。", "3个方面问题"),
        ("主要采取以下两项措施：一是学法。二是执法。三是普法。", "采取以下两项措施"),
        ("存在二十个问题：一是甲。二是乙。", "存在二十个问题"),
        ("采取六项措施推进工作。一是甲。二是乙。三是丙。", "采取六项措施推进工作"),
    ],
)
def test_announced_counts_that_are_wrong(text: str, quote: str) -> None:
    (finding,) = findings("FZ234", text)
    assert quote.endswith(finding.quote)
    assert finding.severity is WARNING


@pytest.mark.parametrize(
    "text",
    [
        "一、法治建设的两项举措\n（一）学法。组织学法。\n（二）执法。一是甲。二是乙。三是丙。",
        "一、落实三项措施\n学法、执法、普法同步推进。",
        "一、落实三项措施\n（一）学法。组织学法。",
        "一、深化五大行动\n（一）学法。甲。\n（二）执法。乙。",
        "三项措施：甲。\n采取以下三项措施：一是学法。二是执法。三是普法。",
        "采取以下三项措施：一是学法，其他见附件。",
        "采取以下三项措施：一是学法。三是执法。",
        "一、“三项措施”\n（一）学法。甲。\n（二）执法。乙。",
        "一、采取第三项措施\n（一）学法。甲。\n（二）执法。乙。",
        "一、落实十三项措施\n" + "".join(f"{chinese(number)}是甲。" for number in range(1, 14)),
    ],
)
def test_announced_counts_that_are_right(text: str) -> None:
    assert quotes("FZ234", text) == []


def test_listed_titles() -> None:
    text = "制定《甲办法》《乙规定》《丙细则》等2件规范性文件，修订《丁制度》、《戊制度》3项制度，学习《己》和《庚》1部法律。"

    assert severities("FZ235", text) == [("2件", WARNING), ("3项", WARNING), ("1部", WARNING)]


def test_listed_titles_that_are_as_many() -> None:
    text = "制定《甲》《乙》2件，学习《丙》《丁》等5部法律，落实《戊》《己》3个方面要求，印发《庚》《辛》，开展检查3次，修订《壬》5项。"

    assert quotes("FZ235", text) == []
    assert quotes("FZ235", "落实《甲》《乙》两个办法。") == []


def test_what_is_listed_in_brackets() -> None:
    text = "学习2次（3月5日、6月8日、9月2日），学习法律5部（《甲》《乙》），开展12场宣讲（3月5日、6日）。"

    assert severities("FZ263", text) == [("2次", WARNING), ("5部", WARNING), ("12场宣讲", WARNING)]
    assert message("FZ263", "学习法律5部（《甲》《乙》）。") == "括号里列出了2项，写的是“5部”"


def test_what_is_listed_in_brackets_in_part() -> None:
    text = "学习2次（3月5日、6月8日），学习法律5部（《甲》《乙》等），学习312部（《甲》《乙》），会议1次（3月5日）。"

    assert quotes("FZ263", text) == []
