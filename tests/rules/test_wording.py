"""Set phrases, terms and names: what is found and what is left alone."""

from typing import Any

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.readers.text import read
from fazhi_report.rules import subject_of_text
from fazhi_report.rules.phrasebook import phrasebook
from tests.conftest import GOLDEN, MINIMAL
from tests.rules.checking import findings, quotes, subject_of_data

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
PLAN = "四、下一年度安排\n"
LONGEST = "青山县临江经济开发区综合行政执法与应急管理指挥中心"
"""The name of an office, as long as one is looked at."""


def of_year(year: int, text: str, office: str = "青山县水利局") -> str:
    return f"# {office}关于{year}年法治政府建设情况的报告\n{text}"


def found(code: str, example: str) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in findings(code, example)]


# FZ335 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("以习近平新时代特色社会主义思想为指导。", "习近平新时代特色社会主义思想", ERROR),
        ("以习近平总书记新时代中国特色社会主义思想为指导。", "习近平总书记新时代中国特色社会主义思想", ERROR),
        ("以习近平新时代中国特色社会主义为指导。", "习近平新时代中国特色社会主义", ERROR),
        ("以习近平新时代中国社会主义思想为指导。", "习近平新时代中国社会主义思想", ERROR),
        ("以习近平新时代中国特色社会主义文明思想为指导。", "习近平新时代中国特色社会主义文明思想", ERROR),
        ("学习习近平法制思想。", "习近平法制思想", ERROR),
        ("学习习近平总书记法治思想。", "习近平总书记法治思想", ERROR),
        ("学习习近平新时代中国特色社会主义思想与法治思想。", "与法治思想", WARNING),
        ("贯彻习习近平法治思想。", "习习近平", ERROR),
        ("深入学习近平总书记重要讲话。", "学习近平", ERROR),
        ("贯彻习进平总书记重要讲话。", "习进平", ERROR),
        ("贯彻习近乎总书记重要讲话。", "习近乎", ERROR),
        ("贯彻刁近平总书记重要讲话。", "刁近平", ERROR),
        ("贯彻近平总书记重要讲话。", "近平", ERROR),
        ("贯彻习平总书记重要讲话。", "习平", ERROR),
        ("贯彻习近总书记重要讲话。", "习近", ERROR),
        ("贯彻习近近平总书记重要讲话。", "习近近平", ERROR),
        ("贯彻习近平平总书记重要讲话。", "习近平平", ERROR),
    ],
)
def test_wrong_names_of_the_thought(text: str, quote: str, severity: Severity) -> None:
    assert found("FZ335", text) == [(quote, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "以习近平新时代中国特色社会主义思想为指导，践行习近平法治思想。",
        "学习习近平新时代中国特色社会主义经济思想、习近平生态文明思想。",
        "贯彻习近平总书记对新时代宣传思想文化工作的重要指示。",
        "学习《习近平新时代中国特色社会主义思想学习纲要》，增强法治思维和法治思想。",
        "学习习近平总书记关于新时代干部工作的重要思想。",
        "学习习近平总书记重要讲话，研习习近平法治思想，复习习近平总书记重要论述。",
        "学习近期总书记重要讲话、近年来的部署，练习平台操作。",
    ],
)
def test_right_names_of_the_thought(text: str) -> None:
    assert quotes("FZ335", text) == []


# FZ336 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "坚定“四个意识”、增强“四个自信”、做到“两个维护”。",
            [("坚定“四个意识”", ERROR), ("增强“四个自信”", ERROR)],
        ),
        ("增强“四个意识”、坚定“四个自信”，坚持“两个维护”。", [("坚持“两个维护”", ERROR)]),
        ("切实做到“两个维护”、增强“四个意识”。", [("“四个意识”", ERROR)]),
        (
            "增强“四个意识”、坚定“四个自信”、做到“两个维护”，领悟“两个确立”的决定性意义。",
            [("“两个确立”", WARNING)],
        ),
        ("坚持“两个确立”，做到“两个维护”。", [("坚持“两个确立”", ERROR)]),
        ("坚定“四个意识”。", [("坚定“四个意识”", WARNING)]),
        ("增强“两个确立”。", [("增强“两个确立”", WARNING)]),
    ],
)
def test_wrong_verbs_and_order(text: str, expected: list[tuple[str, Severity]]) -> None:
    assert found("FZ336", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "深刻领悟“两个确立”的决定性意义，不断增强“四个意识”、坚定“四个自信”、坚决做到“两个维护”。",
        "坚定拥护“两个确立”，忠诚践行“两个维护”。",
        "增强“四个意识”、坚定“四个自信”、坚定捍卫“两个确立”、坚决做到“两个维护”。",
        "坚持“两个维护”。",
        "增强“四个意识”、坚定“四个自信”，增强“两个维护”的自觉性。",
        "增强“四个自信”。",
        "做到“两个维护”。增强“四个意识”。",
        "牢固树立“四个意识”“四个自信”。",
        "落实四个方面两个清单。",
    ],
)
def test_right_verbs_and_order(text: str) -> None:
    assert quotes("FZ336", text) == []


def test_the_hint_quotes_the_whole_phrase() -> None:
    (finding,) = findings("FZ336", "坚持“两个确立”，做到“两个维护”。")

    assert finding.hint == "写成“深刻领悟‘两个确立’的决定性意义”"


# FZ337 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2023, "学习党的二十届三中全会精神。", [("三中", ERROR)]),
        (2023, PLAN + "贯彻党的二十大和二十届二中、三中全会精神。", [("三中", ERROR)]),
        (2024, "学习党的二十届二中、三中、四中全会精神。", [("四中", ERROR)]),
        (2025, "学习党的二十届五中全会精神。", [("五中", ERROR)]),
        (2023, "学习党的二十一大精神。", [("党的二十一大精神", ERROR)]),
        (2024, "2024年3月，学习党的二十届三中全会精神。", [("三中", WARNING)]),
        (2024, "3月学习二十届三中全会精神，7月再学。", [("三中", WARNING)]),
        (2023, "学习党的十九大精神。", [("党的十九大精神", WARNING)]),
        (2025, PLAN + "贯彻党的二十届二中、三中全会精神。", [("二十届二中、三中全会", WARNING)]),
        (2021, "学习党的二十大精神。", [("党的二十大精神", ERROR)]),
        (2021, "学习党的十九届七中全会精神。", [("七中", ERROR)]),
        (2019, "学习党的十九届五中全会精神。", [("五中", WARNING)]),
        (2022, "学习党的十九届八中全会和党的二十大精神。", [("八中", WARNING)]),
        (2024, "贯彻党的二十大和二十届二中全会精神。", [("二十届二中全会", WARNING)]),
        (2025, "贯彻党的二十大和二十届二中、三中全会精神。", [("二十届二中、三中全会", WARNING)]),
        (2025, "贯彻党的二十大和二十届二中、四中全会精神。", [("四中", WARNING)]),
        (2024, "贯彻党的二十大和二十届三中、二中全会精神。", [("二中", WARNING)]),
        (2024, "上半年学习党的二十届三中全会精神。", [("三中", WARNING)]),
        (2024, "学习二十届三中会全精神。", [("三中会全", WARNING)]),
        (2024, "学习二十届三中全全会精神。", [("三中全全会", WARNING)]),
        (2024, "学习二十届三全会精神。", [("三全会", WARNING)]),
        (2024, "学习二十届三种全会精神。", [("三种全会", WARNING)]),
    ],
)
def test_plenums_that_do_not_fit(year: int, text: str, expected: list[tuple[str, Severity]]) -> None:
    assert found("FZ337", of_year(year, text)) == expected


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2023, "学习党的二十大精神、二十届二中全会精神、党的十八届三中全会决定。"),
        (2022, "学习党的二十届二中全会精神。"),
        (2023, "以实际行动迎接党的二十届三中全会胜利召开。"),
        (2023, "党的二十届三中全会召开后及时传达学习。"),
        (2023, "喜迎党的二十一大和新中国成立八十周年。"),
        (2024, "2024年1月至8月，学习党的二十届三中全会精神。"),
        (2024, "2024年3月以来，学习党的二十届三中全会精神。"),
        (2024, PLAN + "3月学习党的二十届三中全会精神。"),
        (2024, PLAN + "贯彻党的二十大和二十届二中、三中全会精神。"),
        (2025, PLAN + "贯彻党的二十届二中、三中、四中全会精神。"),
        (2025, PLAN + "贯彻党的二十大和二十届历次全会精神，深化二十届三中全会部署的改革。"),
        (2025, "贯彻党的二十届三中全会精神。"),
        (2026, "学习党的二十届五中全会、二十一大精神。"),
        (2023, "学习党的十九大和十九届历次全会精神、党的二十大精神。"),
        (2021, "学习党的十九大和十九届六中全会精神。"),
        (2023, "巩固十九个成果。"),
        (2024, "上半年贯彻党的二十大和二十届二中全会精神，下半年学习党的二十届三中全会精神。"),
        (2024, "3月，贯彻党的二十大和二十届二中全会精神。"),
        (2024, "贯彻党的二十大和二十届二中全会精神，认真落实三中全会精神。"),
        (2024, "贯彻党的二十大和二十届三中全会精神，学习三中全会会议精神。"),
        (2022, "贯彻党的十九届六中、七中全会和党的二十大、二十届一中全会精神。"),
        (2022, "贯彻党的二十大和二十届一中全会精神。"),
        (2020, "迎接党的二十大胜利召开。"),
        (2024, "下半年学习党的二十届三中全会精神，一季度学习二中全会精神。"),
    ],
)
def test_plenums_that_fit(year: int, text: str) -> None:
    assert quotes("FZ337", of_year(year, text)) == []


def test_without_a_year_plenums_are_left_alone() -> None:
    assert quotes("FZ337", "# 工作总结\n学习党的二十届七中全会精神。") == []


# FZ338 ---------------------------------------------------------------------------------------------------

OLD_THOUGHT = "全面依法治国新理念新思想新战略"


@pytest.mark.parametrize("year", [2020, 2023])
def test_old_name_of_the_thought(year: int) -> None:
    text = of_year(year, f"学习习近平总书记{OLD_THOUGHT}和重要讲话精神。")

    assert found("FZ338", text) == [(OLD_THOUGHT, WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        of_year(2019, f"学习习近平总书记{OLD_THOUGHT}。"),
        of_year(2023, f"学习《习近平总书记{OLD_THOUGHT}读本》。"),
        of_year(2023, "学习习近平法治思想，贯彻新发展理念。"),
    ],
)
def test_old_name_where_it_is_right(text: str) -> None:
    assert quotes("FZ338", text) == []


# FZ339, FZ340 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("重大行政决策事项1个，严格履行公众参与、专家论证、合法性审核等法定程序。", "合法性审核"),
        ("开展重大行政决策合法性审核2件。", "合法性审核"),
        ("重大决策事项的合法性审核率100%，行政规范性文件均已备案。", "合法性审核"),
        ("行政规范性文件合法性审查率100%。", "合法性审查"),
        ("3件行政规范性文件均经合法性审查，重大行政决策2件。", "合法性审查"),
    ],
)
def test_scrutiny_and_audit(text: str, quote: str) -> None:
    assert found("FZ339", text) == [(quote, WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "重大行政决策严格履行公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序。",
        "行政规范性文件、重大行政决策合法性审核全覆盖。",
        "行政规范性文件和重大行政决策合法性审查全覆盖。",
        "制定行政规范性文件，履行公众参与、合法性审核程序，推进科学决策。",
        "完成合法性审核124件，其中规范性文件2件、重大决策1件、合同11件。",
        "规范重大行政决策程序，合同均经合法性审核。",
        "严把规范性文件公开征求意见关、合法性审核关、集体讨论关。",
        "规范性文件和合同合法性审查有序开展。",
        "规范性文件合法性审查、重大行政决策合法性审查全覆盖。",
        "推进科学决策。合同均经合法性审核。",
    ],
)
def test_scrutiny_and_audit_in_their_places(text: str) -> None:
    assert quotes("FZ339", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实重大执法决定法治审核制度。", [("法治审核", ERROR)]),
        ("加强法治审核力量。", [("法治审核", WARNING)]),
        ("重大行政执法决定合法性审核5件。", [("合法性审核", WARNING)]),
        ("重大执法决定法制审查5件。", [("法制审查", WARNING)]),
        ("重大执法决定法制审核5件，规范性文件合法性审核1件。", []),
        ("由法治审核科办理，执法决定、合同合法性审核全覆盖。", []),
        ("开展审计。", []),
    ],
)
def test_legal_audit(text: str, expected: list[tuple[str, Severity]]) -> None:
    assert found("FZ340", text) == expected


# FZ341, FZ342 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("加强其它工作。", "其它", WARNING),
        ("截止2023年底，办结5件。", "截止", WARNING),
        ("截止到目前，办结5件。", "截止到", WARNING),
        ("规范银行帐户。", "帐", WARNING),
        ("建立问题台帐。", "帐", WARNING),
        ("群众反应的问题5件。", "反应", WARNING),
        ("聚集主责主业。", "聚集", WARNING),
        ("带头遵法学法守法用法。", "遵法", WARNING),
        ("坚持源头治理，进推动纠纷化解。", "进推动", WARNING),
        ("在一段时间时期内完成。", "一段时间时期", WARNING),
        ("落实重大部的情况。", "重大部", WARNING),
        ("参加司法考试。", "司法考试", INFO),
    ],
)
def test_slips(text: str, quote: str, severity: Severity) -> None:
    assert found("FZ341", text) == [(quote, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年底，报名截止2023年5月1日，截止日期已过。",
        "向受灾群众发放帐篷，规范账户和台账。",
        "应急反应情况良好，快速反应问题处置机制健全，群众反响良好。",
        "人群聚集场所检查5家。",
        "改进推动方式，促进推动落实。",
        "落实重大部署，重大部门协同。",
        "办理“其它”类事项，《其它收入管理办法》。",
        "带头尊法学法守法用法。",
        "通过国家统一法律职业资格考试。",
    ],
)
def test_words_that_are_right(text: str) -> None:
    assert quotes("FZ341", text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("提高法制思维。", "法制思维"),
        ("推进法制政府建设。", "法制政府"),
        ("加强法制建设。", "法制建设"),
        ("开展法制宣传5场。", "法制宣传"),
        ("优化法制化营商环境。", "法制化"),
        ("建设法制国家。", "法制国家"),
        ("强化法制保障。", "法制保障"),
        ("举办法制讲座5场。", "法制讲座"),
    ],
)
def test_rule_of_law(text: str, quote: str) -> None:
    assert found("FZ342", text) == [(quote, WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "由法制审核人员、法制机构、法制办、法制科、法制股、法制员把关。",
        "全国法制宣传日、市司法局法制宣传科、法制教育基地、法制建设领导小组办公室。",
        "在《法制日报》刊登，《法制宣传教育规划》存档，“法制宣传”专栏。",
        "维护国家法制统一，提高法治思维。",
    ],
)
def test_rule_of_law_and_legal_system(text: str) -> None:
    assert quotes("FZ342", text) == []


# FZ343, FZ344 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("落实执法公开制度、执法全过程记录制度、重大执法决定法制审核制度。", "执法公开制度"),
        ("落实“三项制度”，健全执法过程记录制度。", "执法过程记录制度"),
        ("落实执法公示、执法全过程记录和重大执法法制审核制度。", "重大执法法制审核制度"),
        ("落实执法公示、重大行政决定法制审核制度。", "重大行政决定法制审核制度"),
        ("落实执法全过程记录制度、行政执法公示制度、重大执法决定法制审核制度。", "执法全过程记录"),
    ],
)
def test_three_systems(text: str, quote: str) -> None:
    assert found("FZ343", text) == [(quote, WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度。",
        "切实做好执法事前公开、执法全过程记录和重大执法决定法制审核工作。",
        "对执法决定法制审核、执法公示和执法全过程记录工作进行专项监督。",
        "健全执法公开制度，规范行政执法。",
        "执法过程记录不规范的问题得到整改，落实“三项制度”。",
        "完善制度建设。",
    ],
)
def test_three_systems_as_they_are_called(text: str) -> None:
    assert quotes("FZ343", text) == []


@pytest.mark.parametrize(
    ("text", "quote", "right"),
    [
        ("履行推进法治建设第一责任职责。", "第一责任职责", "第一责任人职责"),
        ("按照“谁普法谁执法”原则。", "谁普法谁执法", "谁执法谁普法"),
        ("推进法治政建设。", "法治政建设", "法治政府建设"),
        ("学习习近法治思想。", "习近法治思想", "习近平法治思想"),
        ("落实双公开、一随机。", "双公开、一随机", "双随机、一公开"),
    ],
)
def test_set_phrases(text: str, quote: str, right: str) -> None:
    (finding,) = findings("FZ344", text)

    assert (finding.quote, finding.severity) == (quote, WARNING)
    assert right in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "履行第一责任人职责，做第一责任人，第一责任人责任落实到位，按照“谁执法谁普法”原则。",
        "开展符合性审查，资格性、符合性审核，全过程录音录像，先行复议、径行复议。",
        "负责出庭应诉工作，编制赋权清单、权责清单，开展公平竞争审查。",
        "进行规范性文件清理，银行规范性文件，依法合法行政。",
    ],
)
def test_words_that_resemble_set_phrases(text: str) -> None:
    assert quotes("FZ344", text) == []


def test_the_right_form_never_holds_a_wrong_one() -> None:
    book = phrasebook()

    assert [wrong for wrong in book.wrong if any(wrong in right for right in book.right)] == []


# FZ345, FZ346, FZ347 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我局开展检查，我局组织培训。\n本局印发方案，本局抓落实。\n我局总结。", ["本局"]),
        ("我局开展检查，我局组织培训，我单位通报，我委报送。", ["我单位", "我委"]),
        ("我局、县水利局、本单位主办的文件，成本局部下降，本局面向基层。", []),
        ("按照基本办法办理，我办理许可2件，我局“我单位”栏目。", []),
        ("全面推进。", []),
    ],
)
def test_self_names(text: str, expected: list[str]) -> None:
    assert found("FZ345", text) == [(quote, WARNING) for quote in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局党组研究2次。\n党委理论学习中心组学法4次。", ["党委理论学习中心组"]),
        ("局党委研究2次，召开局党委会3次。\n定期组织党组中心组学法。", ["党组中心组"]),
        ("局党组研究2次，青山县水利局党委部署。", ["青山县水利局党委"]),
        ("局党组研究2次，机关党委组织学习，各级党委理论学习中心组跟进，局机关党委换届。", []),
        ("局党组向县委、市局党委、县公安局党委、区委报告，学习党委、政府文件。", []),
        ("督促各乡镇党委理论学习中心组学法，局党组列席，落实党委（党组）责任。", []),
        ("局党委政府工作。", []),
    ],
)
def test_party_body(text: str, expected: list[str]) -> None:
    assert found("FZ346", text) == [(quote, WARNING) for quote in expected]


def test_the_other_body_is_quoted_as_it_is_written() -> None:
    (finding,) = findings("FZ346", "局党组研究2次。\n党委理论学习中心组学法4次。")

    assert finding.message == "本单位设的是党组，这里写“党委理论学习中心组”"


def test_where_no_office_is_named_no_name_stands_before_its_body() -> None:
    assert quotes("FZ346", "# 法治政府建设情况的报告\n局党组研究2次，传达上级党委部署。") == []


def remedied(remedy: str, **organization: Any) -> dict[str, Any]:
    return {"organization": {**MINIMAL["organization"], **organization}, "remedies": [remedy]}


def test_the_data_say_which_body_it_is() -> None:
    text = "坚持从严要求，局党委带头学法，局党委带头整改"

    assert quotes("FZ346", subject_of_data(remedied(text))) == ["局党委", "局党委"]
    assert quotes("FZ346", subject_of_data(remedied(text, party_body="局党委"))) == []
    assert quotes("FZ346", subject_of_data(remedied(text, party_body="街道党工委"))) == []
    assert quotes("FZ346", subject_of_data(remedied("落实县水利局党委要求"))) == ["县水利局党委"]


@pytest.mark.parametrize(
    ("office", "text", "expected"),
    [
        ("呼中区教育局", "呼中教育局组织学法。", ["呼中教育局"]),
        ("青山县水利局", "青山县利局、青山水利局组织学法。", ["青山县利局", "青山水利局"]),
        ("青山县水利局", "青县水利局、青山县水局组织学法。", ["青县水利局", "青山县水局"]),
        ("青县水利局", "青水利局组织学法。", ["青水利局"]),
        ("县水利局", "县利局组织学法。", []),
        (LONGEST, f"{LONGEST[:4]}{LONGEST[5:]}组织学法。", [f"{LONGEST[:4]}{LONGEST[5:]}"]),
        (f"大{LONGEST}", f"大{LONGEST[:4]}{LONGEST[5:]}组织学法。", []),
        ("青山市市场监督管理局", "青山市场监督管理局组织学法。", ["青山市场监督管理局"]),
        ("青山县水利局", "县水利局、水利局、青山县水务局、青山县水利局组织学法，“青山水利局”公众号。", []),
        ("青山县发展和改革委员会", "青山县发展改革委员会组织学法。", []),
        ("云岭区临江街道办事处", "云岭区临江街办事处组织学法。", []),
        ("水利局", "水局组织学法。", []),
    ],
)
def test_misspelt_office(office: str, text: str, expected: list[str]) -> None:
    assert sorted(quotes("FZ347", of_year(2023, text, office))) == sorted(expected)


def test_decision_is_found_where_it_stands() -> None:
    subject = subject_of_text(read((GOLDEN / "2023.txt").read_text(encoding="utf-8")))
    (finding,) = findings("FZ339", subject)

    assert "公众参与、专家论证、合法性审核等法定程序" in finding.context
