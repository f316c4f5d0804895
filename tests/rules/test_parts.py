"""Parts above their whole, shares, cases carried over, measure words and slips of the unit."""

import pytest

from fazhi_report.diagnostics import Severity
from tests.rules.checking import findings, quotes

INFO, WARNING = Severity.INFO, Severity.WARNING


def told(code: str, text: str) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in findings(code, text)]


def message(code: str, text: str) -> str:
    (finding,) = findings(code, text)
    return finding.message


# FZ227: parts that exclude each other ---------------------------------------------------------------


def test_parts_that_exclude_each_other() -> None:
    text = "处罚58件，普通程序41件，简易程序19件。"
    assert message("FZ227", text) == "分项相加是60件，多于总数“58件”"
    assert message("FZ227", "办理12件，其中办结8件、未办结3件。") == "分项相加是11件，不等于总数“12件”"
    for same in ("普通程序案件41件，简易程序案件19件", "适用普通程序41件；适用简易程序19件"):
        assert told("FZ227", f"处罚58件，{same}。") == [("58件", WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "处罚58件，普通程序41件，简易程序17件。",
        "处罚58件，普通程序35件，简易程序17件。",
        "办理12件，其中办结8件、未办结3件、移送1件。",
        "制定3件、修改2件、废止4件。",
        "处罚约58件，普通程序41件，简易程序19件。处罚58余件，普通程序41件，简易程序19件。",
        "处罚58件。普通程序41件，简易程序19件。",
        "走访58家，普通程序41件，简易程序19件。",
        "处罚案件12件、许可案件58件，普通程序41件，简易程序29件。",
        "审结81件，其中维持60件、撤销12件、终止9件，胜诉70件、败诉11件。",
    ],
)
def test_parts_of_which_nothing_can_be_said(text: str) -> None:
    assert quotes("FZ227", text) == []


def test_parts_that_are_nearly_all() -> None:
    assert told("FZ227", "宣讲32场，其中进校园12场、进社区10场、进企业11场。") == [("32场", INFO)]
    assert told("FZ227", "宣讲32场，其中进校园12场，进社区10场，进企业9场。") == [("32场", INFO)]
    assert message("FZ227", "宣讲32场，其中甲12场、乙19场。") == "分项相加是31场，与总数“32场”差一点"
    assert quotes("FZ227", "宣讲32场，其中甲12场、乙18场。宣讲32场，其中甲12场、乙24场。") == []
    assert quotes("FZ227", "宣讲32场，其中甲12场、乙21场（有重复）。") == []


def test_parts_in_lines_of_their_own() -> None:
    text = "处罚96件：\n普通程序61件；\n简易程序37件。\n没有争议。"
    assert told("FZ227", text) == [("96件", WARNING)]
    assert quotes("FZ227", "处罚96件，其中：\n普通程序61件；\n简易程序37件。") == ["96件"]
    assert quotes("FZ227", "处罚96件：\n普通程序60件；\n简易程序36件。") == []
    assert quotes("FZ227", "处罚96件，分工如下：\n普通程序61件；\n简易程序37件。") == []
    assert quotes("FZ227", "处罚96余件：\n普通程序61件；\n简易程序37件。\n处罚：\n普通程序61件。") == []
    assert quotes("FZ227", "处罚96件：\n普通程序61件，罚款3万元；\n简易程序37件。") == []
    assert (
        quotes("FZ227", "处罚96件：\n其中，普通程序61件；\n简易程序37件。\n处罚96件：\n普通程序61件有争议。")
        == []
    )


def test_the_sum_behind_its_parts() -> None:
    assert quotes("FZ227", "食品案件45件、药品案件12件，共计办案75件。") == ["75件"]
    assert quotes("FZ227", "食品案件45件、药品案件12件，共计办案57件。") == []
    assert quotes("FZ227", "上半年12件，下半年18件，全年共处罚75件。") == ["75件"]
    assert quotes("FZ227", "上半年12件，下半年18件，全年共处罚30件。上半年12件，下半年18件，共3人。") == []


# FZ250, FZ251 ---------------------------------------------------------------------------------------


def test_shares_and_their_counts() -> None:
    assert message("FZ250", "处罚40件，其中简易程序10件，占35%。") == "10件÷40件＝25%，不是35%"
    assert told("FZ250", "受理236件，按期办结231件，按期办结率89.9%。") == [("89.9%", WARNING)]
    assert quotes("FZ250", "调解560件，成功541件，调解成功率98.6%。") == ["98.6%"]
    assert quotes("FZ250", "即办件4956件，办件总量8058件，即办率65.1%。") == ["65.1%"]
    assert quotes("FZ250", "参与干部40人，占全局干部50人的90%。") == ["90%"]
    assert quotes("FZ250", "复议案件审结率为98%，共收到56件，审结50件。") == ["98%"]


@pytest.mark.parametrize(
    "text",
    [
        "处罚40件，其中简易程序10件，占25%。处罚40件，其中简易程序10余件，占35%。",
        "检查120家，占全县企业总数的8%。占比35%，处罚40件。罚款3万元，占35%。",
        "处罚40件，其中简易程序10件，占约30%。处罚40件，不予处罚50件，占35%。",
        "含上年结转，受理236件，按期办结231件，按期办结率89.9%。",
        "工单1860件，满意1800件，基本满意50件，满意率99.5%。",
        "应持证84人，持证83人，持证率90%。结案率95%，结案20件、结案30件。",
        "甲率35%，乙率40%，占35%。甲100件、乙20件，占30%。共100件，甲12件、乙20件，占32%。",
        "参与干部40人，占全局干部50人的80%。参与干部40人，占全局干部约50余人的90%。参与20户，占50人的90%。",
    ],
)
def test_shares_of_which_nothing_is_said(text: str) -> None:
    assert quotes("FZ250", text) == []


def test_shares_of_one_whole() -> None:
    assert message("FZ251", "初次信访占65%，重复信访占45%。") == "各项占比相加是110%，超过了100%"
    assert quotes("FZ251", "满意占92%、基本满意占7%、不满意占3%。") == ["3%"]
    right = "初次信访占65%，重复信访占35%。男占33.4%，女占66.7%。党员占85%，本科占92%。"
    assert quotes("FZ251", right) == []


# FZ255, FZ232 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发现问题36个，已整改63个。", ("63个", WARNING)),
        ("受理投诉36件，办结63件。", ("63件", INFO)),
        ("全镇12个村中，14个建成示范村。", ("14个", WARNING)),
        ("组织42名干部参加考试，45名通过。", ("45名", WARNING)),
        ("全县24个街道均设司法所，其中独立用房的26个。", ("26个", WARNING)),
    ],
)
def test_a_part_above_its_whole(text: str, expected: tuple[str, Severity]) -> None:
    assert told("FZ255", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "发现问题36个，已整改33个。发现问题36个，已整改63余个。发现问题约36余个，已整改63个。",
        "受理投诉36件，办结63件（含上年结转27件）。2022年受理投诉36件，办结63件。",
        "发现一般问题36个、重大问题30个，已整改63个。走访企业36个，已整改63个。",
        "组织42名干部参加考试，全市45名通过。组织42余名干部参加考试，45名通过。",
        "全镇12个村，14个建成示范村。全镇12个村中，有14个建成示范村。组织42名干部，45名通过。",
        "组织42名干部参加考试，45名补考。甲3名、42名干部参加考试，45名通过。",
        "开展检查30次，其中专项检查50次。约24余个街道均设司法所，其中独立用房的26个。",
    ],
)
def test_a_part_that_may_be_more(text: str) -> None:
    assert quotes("FZ255", text) == []


def test_what_may_be_carried_over_is_asked() -> None:
    (finding,) = findings("FZ255", "受理投诉36件，办结63件。")

    assert finding.message == "“办结63件”多于“受理投诉36件”"
    assert "上年结转" in finding.hint


def test_balance_of_cases() -> None:
    assert told("FZ232", "2022年结转6件，2023年新收42件，审结45件，未结5件。") == [("5件", WARNING)]
    assert told("FZ232", "受理信访236件，办结231件，正在办理7件。") == [("7件", INFO)]
    assert message("FZ232", "受理信访236件，办结231件，正在办理7件。") == "结转不平：236件，231件＋7件＝238"
    right = "去年未结3件，今年新收38件，审结35件，正在审理6件。受理236件，办结231件，正在办理5件。"
    assert quotes("FZ232", right) == []
    assert (
        quotes("FZ232", "受理236件，其中办结231件，正在办理7件。受理236余件，办结231件，正在办理7件。") == []
    )
    assert quotes("FZ232", "受理236件，办结231件，正在办理7件，移送3件。") == []


# FZ256, FZ257, FZ223 --------------------------------------------------------------------------------


def test_measure_words_that_do_not_go() -> None:
    wrong = "发出建议书8人，移送线索26名，培训干部120件，检查企业45人，举办讲座12人，出动车辆5人。"
    assert quotes("FZ256", wrong) == ["8人", "26名", "120件", "45人", "12人", "5人"]
    assert message("FZ256", "发出建议书8人。") == "“建议书”不论“人”"
    assert quotes("FZ256", "组织执法人员32份参加考试。") == ["32份"]


def test_measure_words_that_go() -> None:
    right = "发出建议书8份，约谈企业负责人6人，签订劳动合同45人，人大代表参加座谈会8名，干部3件实事，案件36件36人。"
    assert quotes("FZ256", right) == []


def test_slips_of_the_unit() -> None:
    assert quotes("FZ257", "罚款12.6万元，其中甲案3.2万元、乙案5.9万元、丙案3.5元。") == ["3.5元"]
    assert quotes("FZ257", "一季度罚没12.3万元，二季度罚没10.5万元，三季度罚没11.2元。") == ["11.2元"]
    assert quotes("FZ257", "持证率98.5%，合格率97.2%，满意率9.83%。") == ["9.83%"]
    right = (
        "罚没款32.6万元，返还费用3.5元。罚款3万元、5万元，每户收费3元。罚款3万元、5万元、300元，走访3元店。"
    )
    assert quotes("FZ257", right) == []
    assert quotes("FZ257", "持证率98.5%，抽查率9.5%。满意率9.83%，参与率8%。持证率98.5%，满意率50%。") == []


def test_a_noun_with_a_bare_number() -> None:
    assert quotes("FZ223", "评查案卷40，其中优秀12卷。") == ["案卷40"]
    assert quotes("FZ223", "评查案卷40卷，落实文件2023，服务企业12345。") == []
