"""The build of a report: title, lead, content items, numbers of headings, enumerations."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.notation import chinese
from fazhi_report.rules.subject import Subject
from fazhi_report.schema import TITLE_FORMS
from fazhi_report.settings.model import DEFAULTS, Conventions, Settings
from tests.conftest import GOLDEN
from tests.rules.checking import TITLE, findings, quotes, subject, subject_of_data

CODES = [f"FZ{number}" for number in range(315, 335)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["district_government", "market_regulation", "street_office"])
def test_examples_have_no_fault(code: str, name: str) -> None:
    text = (GOLDEN / "examples" / f"{name}_2024.txt").read_text("utf-8")

    assert quotes(code, f"# {text}") == []


@pytest.mark.parametrize("code", CODES)
def test_the_report_of_2023_names_no_causes(code: str) -> None:
    text = (GOLDEN / "2023.txt").read_text("utf-8")

    assert quotes(code, f"# {text}") == (["原因"] if code == "FZ320" else [])


@pytest.mark.parametrize(
    ("title", "quote", "severity"),
    [
        ("关于2023年法治政府建设情况的报告", "关于", Severity.ERROR),
        ("2023年法治政府建设年度报告", "2023年", Severity.ERROR),
        ("2023年依法治县委员会办公室工作报告", "2023年", Severity.ERROR),
        ("青山县水利局2023年法治政府建设工作总结", "工作总结", Severity.WARNING),
        ("青山县水利局2023年法治政府建设工作总结报告", "工作总结报告", Severity.WARNING),
        ("青山县水利局关于2023年法治政府建设情况", "青山县水利局关于2023年法治政府建设情况", Severity.ERROR),
        ("青山县水利局法治政府建设年度报告", "青山县水利局法治政府建设年度报告", Severity.WARNING),
        ("青山县水利局2023年度法治政府建设年度报告", "年度", Severity.WARNING),
        ("青山县水利局关于2023年法治政府建设工作报告", "报告", Severity.WARNING),
        ("青山县水利局2023年依法治水报告", "青山县水利局2023年依法治水报告", Severity.WARNING),
        ("全年开展法治培训4次。", "全年开展法治培训4次。", Severity.WARNING),
        ("一、主要举措和成效", "一、主要举措和成效", Severity.WARNING),
        ("", "", Severity.WARNING),
    ],
)
def test_title_at_fault(title: str, quote: str, severity: Severity) -> None:
    (finding,) = findings("FZ315", f"# {title}")

    assert (finding.quote, finding.severity) == (quote, severity)


@pytest.mark.parametrize(
    "title",
    [
        "青山县水利局关于2023年度法治政府建设情况的报告",
        "青山县水利局2023年法治政府建设年度报告",
        "青山县人民政府2023年度法治政府建设情况报告（公开版）",
        "中共青山县水利局党组关于 2023 年法治政府建设工作情况的报告",
        "2023年度青山县水利局法治政府建设情况报告",
        "关于2023年青山县水利局法治政府建设情况的报告",
        "2023年河西街道办事处法治政府建设年度报告",
    ],
)
def test_title_in_order(title: str) -> None:
    assert quotes("FZ315", f"# {title}") == []


def test_a_province_prescribes_its_title() -> None:
    settings = Settings(style=Conventions(title_forms=("{机关}{年份}年法治政府建设年度报告",)))

    assert quotes("FZ315", f"# {TITLE}", settings) == [TITLE]
    behind = "2023年青山县水利局法治政府建设年度报告"
    assert quotes("FZ315", f"# {behind}", settings) == [behind]
    assert quotes("FZ315", "# 青山县水利局2023年法治政府建设年度报告", settings) == []


@pytest.mark.parametrize("form", TITLE_FORMS)
def test_every_form_that_data_may_choose_is_a_form(form: str) -> None:
    assert findings("FZ315", subject_of_data({"structure": {"title_form": form}})) == []


def with_title(title: str, settings: Settings = DEFAULTS) -> list[tuple[str, str, Severity]]:
    found = findings("FZ315", subject_of_data({"structure": {"title": title}}, settings))
    assert all(isinstance(each.place, DataPlace) for each in found)
    assert {each.place.path for each in found} <= {("structure", "title")}  # type: ignore[union-attr]
    return [(each.quote, each.message, each.severity) for each in found]


def test_a_title_that_is_written_out_may_be_of_any_form() -> None:
    free = "青山县水利局2024年推进“法治水利”建设报告"

    assert with_title(free) == []
    assert with_title("县水利局关于2024年依法治水情况的报告") == []

    forms = Settings(style=Conventions(title_forms=("{机关}{年份}年法治政府建设年度报告",)))
    assert with_title(free, forms) == [(free, f"标题“{free}”不是规定的句式", Severity.WARNING)]
    assert with_title("青山县水利局2024年法治政府建设年度报告", forms) == []


@pytest.mark.parametrize(
    ("title", "quote", "message", "severity"),
    [
        (
            "青山县农业局2024年法治政府建设报告",
            "青山县农业局2024年法治政府建设报告",
            "标题里没有机关名称“青山县水利局”",
            Severity.ERROR,
        ),
        ("青山县水利局法治政府建设报告", "青山县水利局法治政府建设报告", "标题里没有年份", Severity.WARNING),
        (
            "青山县水利局2024年法治政府建设情况",
            "青山县水利局2024年法治政府建设情况",
            "标题没有写明文种",
            Severity.ERROR,
        ),
        ("青山县水利局2024年依法治水工作总结", "工作总结", "标题的文种写成了“工作总结”", Severity.WARNING),
    ],
)
def test_a_title_that_is_written_out_says_who_when_and_what(
    title: str, quote: str, message: str, severity: Severity
) -> None:
    assert with_title(title) == [(quote, message, severity)]


def test_a_title_of_another_year() -> None:
    data = {"structure": {"title": "青山县水利局2023年法治政府建设报告"}}

    assert [each.severity for each in findings("FZ301", subject_of_data(data))] == [Severity.ERROR]


def test_no_part_is_missed_because_of_its_heading() -> None:
    titles = {"第一责任人": "坚持党的领导", "不足和整改": "今后努力", "下年安排": "重点任务"}
    data = {
        "contracts": [{}],
        "sections": [{"part": part, "title": title} for part, title in titles.items()],
        "additions": [{"part": part, "text": "甲乙丙。"} for part in titles],
    }

    assert findings("FZ319", subject_of_data(data)) == []


PARTS_BY_NAME = {
    "第一责任人": "第一责任人",
    "主要举措和成效": "举措成效",
    "不足和整改": "不足",
    "下年安排": "下年安排",
}


@pytest.mark.parametrize("order", ["责任在前", "主题式"])
@pytest.mark.parametrize("name", PARTS_BY_NAME)
def test_a_part_is_known_whatever_its_heading(name: str, order: str) -> None:
    measures = name == "主要举措和成效" and order == "主题式"
    addition = {"part": name, "text": "甲乙丙。", **({"title": "今后不足之处的计划"} if measures else {})}
    data: dict[str, Any] = {"structure": {"order": order}, "additions": [addition]}
    if not measures:
        data["sections"] = [{"part": name, "title": "今后不足之处的计划"}]

    lines = subject_of_data(data).body

    assert [line.part for line in lines if line.text.endswith("甲乙丙。")] == [PARTS_BY_NAME[name]]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("现将我局2023年法治总结报告如下：", ["总结"]),
        ("现将2023年法治政府建设工作总结汇报如下：", ["工作总结"]),
        ("按照《年度工作总结办法》，现将2023年法治政府建设情况报告如下：", []),
        ("认真总结经验，现将2023年法治政府建设情况汇报如下：", []),
    ],
)
def test_kind_of_document(lead: str, expected: list[str]) -> None:
    assert quotes("FZ316", lead) == expected
    assert quotes("FZ316", f"# 青山县水利局2023年工作总结\n{lead}") == []


def test_second_lead() -> None:
    first, second = "现将我局2023年法治政府建设情况报告如下", "现就2023年法治政府建设情况汇报如下"

    assert quotes("FZ317", f"根据要求，{first}：\n{second}。") == [second]
    assert quotes("FZ317", f"{first}：{first}：") == [first]
    assert quotes("FZ317", f"{first}：\n有关问题说明如下。现将问题清单印发如下。") == []


REPEATED = "坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署"


def test_repeated_sentences() -> None:
    assert quotes("FZ318", f"一是{REPEATED}。二是依法治水。\n（一）加强领导。三是{REPEATED}；") == [
        f"{REPEATED}；"
    ]
    assert "……" in findings("FZ318", f"{REPEATED}。{REPEATED}。")[0].message
    (finding,) = findings("FZ318", "持续深化依法治水，推动水利事业的行稳致远。" * 2)
    assert finding.message == "这句话前面已经有了：“持续深化依法治水，推动水利事业的行稳致远”"


def test_short_or_changed_sentences_and_leads_may_come_twice() -> None:
    assert quotes("FZ318", "未发生行政复议、行政诉讼。未发生行政复议、行政诉讼。") == []
    assert quotes("FZ318", f"{REPEATED}。{REPEATED}、同推进。") == []
    assert quotes("FZ318", "现将我局2023年法治政府建设工作情况报告如下。" * 2) == []


WHOLE = """一、推进法治政府建设的主要举措和成效
全年开展法治培训4次。
二、存在的不足和原因
由于人手不足，案卷评查不够深入。
三、党政主要负责人履行推进法治建设第一责任人职责情况
局长带头学法4次。
四、2024年工作安排
加强案卷评查。"""


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (0, "举措和成效"),
        (2, "不足和原因"),
        (4, "党政主要负责人履行第一责任人职责的情况"),
        (6, "下一年度的主要安排"),
    ],
)
def test_missing_content(part: int, name: str) -> None:
    lines = WHOLE.splitlines()
    del lines[part : part + 2]

    (finding,) = findings("FZ319", "\n".join(lines))

    assert finding.message == f"报告没有写{name}"
    assert (finding.severity, finding.quote) == (Severity.ERROR, TITLE)


def test_content_under_other_names() -> None:
    text = """一、强化法治引领
（一）压实责任。局党组主要负责人切实履行法治建设职责。
（二）规范执法。开展行政检查12次。
二、存在问题和下步打算
一是因人手不足，案卷评查不够深入。"""
    assert quotes("FZ319", text) == []
    assert quotes("FZ319", text.replace("和下步打算", "").replace("二、", "二、2024年工作重点和")) == []
    assert quotes("FZ319", text.replace("和下步打算", "\n（一）2024年工作重点。抓好落实")) == []


def test_content_told_in_chapters_and_words() -> None:
    text = """一、主要举措和成效
（一）规范执法。局长履行第一责任人职责，开展行政检查12次。
（二）存在的不足。由于人手不足，案卷评查不够深入。
二、总体情况
下一步，加强案卷评查。"""
    assert quotes("FZ319", text) == []
    assert len(findings("FZ319", text.replace("下一步，", ""))) == 1


def test_what_a_draft_lacks_is_told_once() -> None:
    (finding,) = findings("FZ319", "一、主要举措和成效\n全年开展法治培训4次。")

    assert finding.severity is Severity.INFO
    assert finding.message == (
        "这份报告还没有写：不足和原因、党政主要负责人履行第一责任人职责的情况、下一年度的主要安排"
    )


def test_text_without_headings_is_told_once() -> None:
    (finding,) = findings("FZ319", "全年开展法治培训4次，局长履行第一责任人职责。")

    assert finding.severity is Severity.INFO
    assert "不足和原因、下一年度的主要安排" in finding.message
    assert not findings("FZ319", "开展培训。局长履行第一责任人职责。我局工作还存在一些不足。下一步抓落实。")
    no_year = "# 法治政府建设报告\n开展培训。局长履行第一责任人职责。工作仍存在不少差距。"
    assert len(findings("FZ319", no_year)) == 1


def test_a_draft_from_data_lacks_content_as_a_whole() -> None:
    (finding,) = findings("FZ319", subject_of_data({"plans": [{"title": "抓学习", "text": "抓好学法。"}]}))

    assert finding.place == DataPlace(())


def test_missing_content_has_its_place_in_the_data() -> None:
    ledgers = {
        "responsibility": {"regulations_implemented": True},
        "contracts": [{}],
        "plans": [{"title": "抓学习", "text": "抓好学法。"}],
    }
    (finding,) = findings("FZ319", subject_of_data(ledgers))

    assert (finding.message, finding.severity) == ("报告没有写不足和原因", Severity.WARNING)
    assert finding.place == DataPlace(("shortcomings",))


@pytest.mark.parametrize(
    "final",
    [
        {"issued_on": "2025-01-20"},
        {"published_on": "2025-02-20"},
        {"approval": {"by": "李四", "on": "2025-01-20", "digest": "0123456789abcdef"}},
    ],
)
def test_a_signed_report_lacks_nothing(final: dict[str, Any]) -> None:
    ledgers = {
        "responsibility": {"regulations_implemented": True},
        "contracts": [{}],
        "shortcomings": ["因故不足"],
    }
    (finding,) = findings("FZ319", subject_of_data({**ledgers, **final}))

    assert (finding.message, finding.severity) == ("报告没有写下一年度的主要安排", Severity.ERROR)


@pytest.mark.parametrize("part", [1, 7])
def test_empty_part(part: int) -> None:
    lines = WHOLE.splitlines()
    del lines[part]

    (finding,) = findings("FZ319", "\n".join(lines))

    assert (finding.quote, finding.severity) == (lines[part - 1][2:], Severity.ERROR)


def test_a_heading_without_text_tells_of_nothing() -> None:
    text = WHOLE.replace(
        "三、党政主要负责人履行推进法治建设第一责任人职责情况\n局长带头学法4次。\n四、", "三、"
    ).replace("全年开展", "（一）第一责任人履职情况\n（二）培训\n全年开展")

    (finding,) = findings("FZ319", text)

    assert finding.message == "报告没有写党政主要负责人履行第一责任人职责的情况"
    assert not findings("FZ319", text.replace("（二）培训\n", ""))
    assert not findings("FZ319", text.replace("（二）培训", "1.带头学法\n局长学法4次。\n（二）培训"))


def test_a_part_with_nothing_but_headings_is_empty() -> None:
    text = WHOLE.replace("加强案卷评查。", "（一）案卷\n（二）培训")

    assert [(each.quote, each.message) for each in findings("FZ319", text)] == [
        ("2024年工作安排", "这一部分没有内容")
    ]


@pytest.mark.parametrize(
    ("part", "wrong", "name"),
    [
        ("下年", "推动主要负责人履行第一责任人职责。", "党政主要负责人履行第一责任人职责的情况"),
        (
            "下年",
            "（一）压实责任。推动主要负责人履行第一责任人职责。",
            "党政主要负责人履行第一责任人职责的情况",
        ),
        ("下年", "（一）压实第一责任人职责。推动落实。", "党政主要负责人履行第一责任人职责的情况"),
        ("导语", "按照第一责任人职责规定，现将有关情况报告如下：", "党政主要负责人履行第一责任人职责的情况"),
    ],
)
def test_content_is_not_told_where_it_does_not_belong(part: str, wrong: str, name: str) -> None:
    lines = [*WHOLE.splitlines()[:4], "三、2024年工作安排", "加强案卷评查。"]
    lines.insert(5 if part == "下年" else 0, wrong)

    assert [each.message for each in findings("FZ319", "\n".join(lines))] == [f"报告没有写{name}"]
    lines.remove(wrong)
    lines.insert(2, "局长履行第一责任人职责。")
    assert findings("FZ319", "\n".join(lines)) == []


def test_what_was_done_is_told_in_a_part_of_its_own_or_below_a_heading() -> None:
    lines = WHOLE.splitlines()[2:]
    lines[2:4] = ["二、第一责任人履职和法治政府建设", "开展法治培训4次，推进案卷评查。"]

    assert [each.message for each in findings("FZ319", "\n".join(lines))] == ["报告没有写举措和成效"]
    lines[3:4] = ["（一）主要做法。开展法治培训4次。"]
    assert findings("FZ319", "\n".join(lines)) == []


def test_a_final_text_lacks_nothing_however_few_its_parts() -> None:
    draft = subject_of_data({"contracts": [{}], "plans": [{"title": "抓学习", "text": "抓好学法。"}]})
    final = replace(draft, final=True)

    assert [each.severity for each in findings("FZ319", draft)] == [Severity.INFO]
    assert [(each.message, each.severity) for each in findings("FZ319", final)] == [
        ("报告没有写不足和原因", Severity.ERROR),
        ("报告没有写党政主要负责人履行第一责任人职责的情况", Severity.ERROR),
    ]


def test_part_on_its_heading_line_is_not_empty() -> None:
    lines = WHOLE.splitlines()
    assert quotes("FZ319", "\n".join((*lines[:6], "四、2024年工作安排：加强案卷评查"))) == []
    assert quotes("FZ319", "\n".join((*lines[:6], "四、2024年将以案卷评查为重点作安排。"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三、存在的不足和原因\n一是法治意识不强。", ["原因"]),
        ("三、存在的问题\n（一）法治意识不强。培训有待加强。", ["存在的问题"]),
        ("三、存在的不足。一是法治意识不强。因此要加强学习。", ["存在的不足。"]),
        ("三、存在的不足\n一是法治意识不强，因培训不够。", []),
        ("三、存在的不足。法治意识不强，主要是培训不够。", []),
        ("三、存在的不足\n（一）原因分析。人手少。", []),
        ("三、存在的不足", []),
        ("三、2022年度督察反馈问题整改“回头看”\n全部整改到位。", []),
        ("三、上年度存在的问题整改情况\n全部整改到位。", []),
        ("三、督察反馈问题和存在不足\n一是法治意识不强。", ["督察反馈问题和存在不足"]),
        ("三、督察反馈问题整改原因分析\n一是法治意识不强。", ["原因"]),
        ("一、主要成效\n成效明显。", []),
    ],
)
def test_causes(text: str, expected: list[str]) -> None:
    assert quotes("FZ320", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、举措\n（一）甲。乙。\n（三）甲。乙。\n（四）甲。乙。", ["（三）"]),
        ("一、举措\n（一）甲。乙。\n（一）丙。乙。", ["（一）"]),
        ("二、举措\n甲乙。", ["二、"]),
        ("一、举措\n一、加强领导\n甲乙。", ["一、"]),
        ("一、举措\n1.甲。乙。\n3.甲。乙。", ["3."]),
        ("一、举措\n（二）甲。乙。", ["（二）"]),
        ("一、举措\n（一）甲。乙。\n二、不足\n（一）甲。乙。\n（二）甲。乙。", []),
        ("一、举措\n（一）甲\n1.甲。乙。\n2.甲。乙。\n（二）甲\n1.甲。乙。", []),
        ("九、举措".replace("九", "一") + "\n一、二级重点企业全部检查。", []),
        ("\n".join(f"（{number}）甲。乙。" for number in "一二三四五六七八九十"), []),
        ("（十〇）甲。乙。", []),
    ],
)
def test_numbers_in_order(text: str, expected: list[str]) -> None:
    found = findings("FZ321", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.ERROR for finding in found)


def test_numbers_that_run_on_are_a_hint() -> None:
    text = "一、举措\n（一）甲。乙。\n（二）甲。乙。\n二、不足\n（三）甲。乙。\n（四）甲。乙。"

    (finding,) = findings("FZ321", text)

    assert (finding.quote, finding.severity) == ("（三）", Severity.INFO)


def test_a_lone_heading_has_no_number() -> None:
    data = {"plans": [{"title": "抓学习", "text": "抓好学法。"}]}

    assert quotes("FZ321", subject_of_data(data)) == []
    assert quotes("FZ322", subject_of_data(data)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、举措\n1.甲。乙。\n2.甲。乙。", ["1."]),
        ("一、举措\n（一）甲\n（1）甲。乙。", ["（1）"]),
        ("1.举措\n（一）甲。乙。\n（二）甲。乙。", ["（一）"]),
        ("一、举措\n（一）甲\n1.甲\n（1）乙。丙。\n二、不足\n（一）丙。丁。", []),
        ("1.开展培训。培训4次。\n2.开展宣传。宣传2次。", []),
    ],
)
def test_skipped_levels(text: str, expected: list[str]) -> None:
    assert quotes("FZ322", text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("FZ323", "（一）、加强领导。甲。", ["（一）、"]),
        ("FZ323", "（1）.加强领导。甲。", ["（1）."]),
        ("FZ323", "主要做法：（一）、加强领导", ["（一）、"]),
        ("FZ323", "按照第三条第（一）、（二）项办理。（一）、（二）两项依法办理。", []),
        ("FZ323", "（一）加强领导。", []),
        ("FZ324", "一.举措\n甲。", ["一."]),
        ("FZ324", "1、举措\n甲。", ["1、"]),
        ("FZ324", "做法有：1、加强领导；2、加强学习。", ["1、", "2、"]),
        ("FZ324", "一、举措\n1.甲\n12.4国家宪法日。整改事项1、2、3号。", []),
        ("FZ324", "12345热线1、2月共办件3件。", []),
        ("FZ325", "(一)加强领导。甲。", ["(一)"]),
        ("FZ325", "（一)加强领导。甲。\n(二）甲。乙。\n(1)甲。乙。", ["（一)", "(二）", "(1)"]),
        ("FZ325", "做法：(一)加强领导。", ["(一)"]),
        ("FZ325", "（一）加强领导(试行)。甲。", []),
    ],
)
def test_form_of_numbers(code: str, text: str, expected: list[str]) -> None:
    found = findings(code, text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是甲。三是乙。", ["三是"]),
        ("一是甲。二是乙。二是丙。", ["二是"]),
        ("一是甲。二是乙。四是丙。五是丁。", ["四是"]),
        ("主要做法：二是甲。三是乙。", ["二是"]),
        ("一是加强领导。\n（一）甲。乙。", ["一是"]),
        ("一是甲。一是乙。二是丙。", ["一是"]),
        ("一是甲。\n三是乙。", ["三是"]),
        ("一是甲。\n二是乙。\n三是丙。", []),
        ("针对不足，区财政局一是甲。二是乙。", []),
        ("一是甲。二是乙。\n针对不足，区财政局一是甲。二是乙。三是丙。", []),
        ("统一是前提。第一是安全。原因之一是人手少。这一是要求。", []),
        ("这一是法定要求，二是现实需要。", []),
        ("一是统一标准，统一是关键。二是甲。", []),
        ("一是一，二是二，说到做到。", []),
        ("“一是甲”的说法。", []),
        ("（一）一是甲。二是乙。\n（二）一是甲。二是乙。", []),
        ("既不是形式，第二是安全。", []),
        ("某某某十〇是甲。", []),
        ("".join(f"{chinese(number)}是甲。" for number in range(1, 12)), []),
    ],
)
def test_enumerations(text: str, expected: list[str]) -> None:
    assert quotes("FZ326", text) == expected


def test_marks_behind_items() -> None:
    assert quotes("FZ327", "一是，甲。二是：乙。\n（一）三是、丙。") == ["一是，", "二是：", "三是、"]
    assert quotes("FZ327", "一是甲，二是乙。第一是，丙。统一是：甲。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要举措。\n甲乙丙。", ["。"]),
        ("（一）加强领导：\n甲乙丙。", ["："]),
        ("一、主要举措；\n（一）甲\n乙。", ["；"]),
        ("一、主要举措\n（一）加强领导。甲乙丙。", []),
        ("（一）加强领导，召开会议4次。\n（二）加强学习，开展培训2次。", []),
        ("（一）加强领导。\n1.甲。乙。\n（二）加强学习。开展培训2次。", []),
        ("（一）信息公开：公开信息120条。\n甲乙丙。", []),
        ("（一）加强学习\n甲。\n（二）加强宣传，扩大覆盖面。\n青山县水利局\n2024年2月5日", []),
        ("（一）加强学习\n甲。\n（二）加强宣传，扩大覆盖面。\n特此报告。", []),
        ("（一）加强学习\n甲。\n（二）加强宣传。\n甲乙丙。\n青山县水利局\n2024年2月5日", ["。"]),
    ],
)
def test_punctuated_headings(text: str, expected: list[str]) -> None:
    assert quotes("FZ328", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）加强领导。甲。\n（二）加强学习。甲。\n（三）加强宣传\n甲。", ["加强宣传"]),
        ("（一）加强领导。甲。\n（二）加强学习：开展培训。再开展。\n（三）加强宣传。甲。", ["加强学习："]),
        ("（一）加强领导\n甲。\n（二）加强学习。甲。", ["加强学习。"]),
        ("（一）加强领导。甲。\n（二）加强学习\n1.甲。乙。\n2.甲。乙。", []),
        ("一、举措\n（一）加强领导\n甲。\n二、安排\n（一）加强学习。甲。", []),
        ("（一）加强领导，召开会议。\n（二）加强学习。甲。", []),
        ("（一）坚持党建引领，做到：学。甲。\n（二）加强学习。甲。", []),
    ],
)
def test_mixed_headings(text: str, expected: list[str]) -> None:
    assert quotes("FZ329", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）主要举措加强组织领导\n甲。", ["加强"]),
        ("（一）主要做法和成效健全制度体系\n甲。", ["健全"]),
        ("（一）主要做法坚持党建引领。召开会议。", ["坚持"]),
        ("一、主要举措（一）加强领导\n甲。", ["（一）"]),
        ("（一）主要举措和成效\n甲。", []),
        ("（一）主要工作完善情况\n甲。", []),
        ("（一）主要工作坚持两手抓，" + "把法治建设摆在重要位置，" * 3 + "成效明显。甲。", []),
        ("主要举措加强组织领导", []),
    ],
)
def test_stuck_headings(text: str, expected: list[str]) -> None:
    assert quotes("FZ330", text) == expected


def test_repeated_headings() -> None:
    assert quotes("FZ331", "（一）加强领导。甲。\n（二）加强领导。乙。") == ["加强领导。"]
    assert quotes("FZ331", "一、主要举措\n甲。\n二、主要举措\n乙。") == ["主要举措"]
    assert quotes("FZ331", "（一）加强领导：甲。\n（二）加强领导：乙。") == ["加强领导："]
    assert quotes("FZ331", "一、举措\n（一）加强领导。甲。\n二、安排\n（一）加强领导。乙。") == []
    assert quotes("FZ331", "（一）加强领导。甲。\n（二）加强党的领导。乙。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恳请县政府解决执法经费。", ["恳请县政府解决"]),
        ("以上意见当否，请批示。", ["当否"]),
        ("拟增加编制5名，请予批准。", ["请予批准"]),
        ("执法经费不足，请予支持。", ["请予支持"]),
        ("特此请示。", ["特此请示"]),
        ("落实重大事项请示报告制度，及时请示汇报。", []),
        ("按规定报请批准12件，提请审批3件，办理申请批准事项2件。", []),
        ("学习《关于请批准有关事项的请示》，恳请各界监督。", []),
    ],
)
def test_requests(text: str, expected: list[str]) -> None:
    found = findings("FZ332", text)

    assert [finding.quote for finding in found] == expected
    assert all(finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("县政府、市水利局：", ["县政府、市水利局"]),
        ("县委、市委:", ["县委、市委"]),
        ("王区长：", ["王区长"]),
        ("县委、县人大常委会、县人民政府：", []),
        ("市水利局：", []),
        ("现将情况报告如下：", []),
        ("根据《督察工作规定》：", []),
        ("一、主要举措：", []),
    ],
)
def test_line_of_addressees(line: str, expected: list[str]) -> None:
    assert quotes("FZ333", f"{line}\n现将有关情况报告如下：") == expected


def with_addressees(*names: str) -> Subject:
    """A report with addressees in its data, as it is when the schema has them."""
    whole = subject_of_data({})
    report = SimpleNamespace(
        structure=SimpleNamespace(addressees=names), organization=SimpleNamespace(name="青山县水利局")
    )
    return replace(whole, report=cast("Any", report))


def test_addressees_in_the_data() -> None:
    messages = [finding.message for finding in findings("FZ333", with_addressees("县委、县政府", "市水利局"))]

    assert messages == ["主送了几个上级机关：县委、县政府、市水利局"]
    assert findings("FZ333", with_addressees("张县长"))[0].place == DataPlace(("structure", "addressees"))
    assert findings("FZ333", with_addressees("县委、县政府")) == []
    assert findings("FZ333", with_addressees("县政府")) == []


def test_inner_body_as_issuer() -> None:
    (of_text,) = findings("FZ333", "# 青山县水利局法规股关于2023年法治政府建设情况的报告")
    office = subject_of_data({}).report
    assert office
    named = {**office.organization.model_dump(), "name": "青山县水利局政策法规科"}
    (of_data,) = findings("FZ333", subject_of_data({"organization": named}))

    assert of_text.quote == "青山县水利局法规股"
    assert of_data.place == DataPlace(("organization", "name"))
    assert quotes("FZ333", "# 云岭区临江街道办事处2024年法治政府建设情况报告") == []
    assert quotes("FZ333", "# 青山县人民政府办公室2024年法治政府建设情况报告") == []
    assert quotes("FZ333", "# ") == []


def test_length() -> None:
    settings = Settings(style=Conventions(longest=30))
    (finding,) = findings("FZ334", "全年开展法治培训4次。", settings)

    assert (finding.quote, finding.severity) == (TITLE, Severity.WARNING)
    assert finding.message == "报告有35字，超过了30字"
    assert quotes("FZ334", "全年开展法治培训4次。" * 400) == []
    assert quotes("FZ334", "全年开展法治培训4次。" * 500) == [TITLE]
    assert subject("甲。").title.text == TITLE
