"""What the office writes itself: its title, its lead, headings and paragraphs in any part or chapter."""

from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.document import Document, Heading
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.pipeline import validate
from fazhi_report.schema import CHAPTERS, PARTS, TITLE_FORMS
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, document_of, json_bytes, text_of

CLOSING = "根据乙机关《甲规定》（以下简称《规定》）有关要求，现将我单位2024年法治政府建设情况报告如下："


def lines(data: dict[str, Any]) -> list[str]:
    """The paragraphs of a report below its title."""
    return text_of(data).splitlines()[1:]


def below_lead(**data: Any) -> list[str]:
    """The paragraphs below the lead."""
    return lines({**MINIMAL, **data})[1:]


def faults(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Code, message and hint of the errors in plain data."""
    found = validate(json_bytes(data), "a.yaml")
    return [(each.code, each.message, each.hint) for each in found if each.severity is Severity.ERROR]


# The lead --------------------------------------------------------------------------------------------------


def test_own_paragraphs_come_before_the_sentence_that_closes_the_lead() -> None:
    lead = "2024年，县水利局学法{{ 学习.次数|带单位 }}。\n\n依法治水迈出新步伐。"

    assert lines({**MINIMAL, "study_sessions": [{}, {}], "lead": lead})[:3] == [
        "2024年，县水利局学法2次。",
        "依法治水迈出新步伐。",
        CLOSING,
    ]


@pytest.mark.parametrize(
    "end",
    [
        "现将有关情况报告如下：",
        "现就2024年工作汇报如下。",
        "现将有关情况报告如下：\n\n一年来的亮点有三个。",
        "有关情况如下：",
        "主要情况如下",
    ],
)
def test_a_lead_that_closes_itself_is_not_closed_again(end: str) -> None:
    assert lines({**WITHOUT_CHAPTERS, "lead": f"依法治水。{end}"}) == f"依法治水。{end}".split("\n\n")


@pytest.mark.parametrize("text", ["取得如下成绩。", "效果不如下游。"])
def test_a_lead_that_only_seems_to_close_is_closed(text: str) -> None:
    assert lines({**WITHOUT_CHAPTERS, "lead": text}) == [text, CLOSING]


def test_the_lead_may_be_reviewed() -> None:
    review = {"by": "张三", "on": "2024-12-01", "figures": {"study.count": 3}}
    data = {
        **MINIMAL,
        "study_sessions": [{"forum": "专题学习"}],
        "lead": {"text": "学法{{ study.count }}次。", "reviewed": review},
    }

    (found,) = validate(json_bytes(data), "a.yaml")
    assert (found.code, found.message) == (
        "FZ215",
        "数字已变，请复核：study.count 复核时是 3，现在是 1",
    )


# The title -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("年度情况报告", "青山县水利局2024年度法治政府建设情况报告"),
        ("工作情况报告", "青山县水利局2024年法治政府建设工作情况报告"),
        ("年度工作情况报告", "青山县水利局2024年度法治政府建设工作情况报告"),
        ("工作年度报告", "青山县水利局2024年法治政府建设工作年度报告"),
        ("年度工作报告", "青山县水利局2024年度法治政府建设工作报告"),
        ("工作情况的报告", "青山县水利局关于2024年法治政府建设工作情况的报告"),
        ("年度工作的报告", "青山县水利局关于2024年度法治政府建设工作的报告"),
        ("建设报告", "青山县水利局2024年法治政府建设报告"),
        ("年度工作总结", "青山县水利局2024年度法治政府建设工作总结"),
    ],
)
def test_forms_that_offices_use(form: str, title: str) -> None:
    assert document_of({**MINIMAL, "structure": {"title_form": form}}).title_text == title


def test_every_form_begins_with_the_office_and_the_year() -> None:
    for name, form in TITLE_FORMS.items():
        assert form.startswith(("{机关}关于{年份}年", "{机关}{年份}年"))
        assert ("年度法治" in form) == (name.startswith("年度") and name != "年度报告")
        assert ("关于" in form) == name.endswith("的报告")


def test_the_lead_calls_a_summary_a_summary() -> None:
    assert lines({**MINIMAL, "structure": {"title_form": "工作总结"}})[0].endswith(
        "现将我单位2024年法治政府建设工作总结如下："
    )
    assert lines({**MINIMAL, "structure": {"title": "青山县水利局2024年依法治水工作总结"}})[0].endswith(
        "现将我单位2024年法治政府建设工作总结如下："
    )


def test_a_title_is_printed_as_it_is_written() -> None:
    title = "青山县水利局关于2024年推进“法治水利”建设情况的报告"
    document = document_of({**MINIMAL, "structure": {"title": title}})

    assert document.title_text == title
    assert document.title[0][0].origin == DataPlace(("structure", "title"))


def test_a_title_that_is_written_out_has_no_form() -> None:
    structure = {"title": "青山县水利局2024年法治政府建设报告", "title_form": "工作报告"}

    assert faults({**MINIMAL, "structure": structure}) == [
        ("FZ275", "“标题”写了，“标题句式”就用不上", "只留一个：有合用的句式，就不写“标题”")
    ]


# Chapters --------------------------------------------------------------------------------------------------

CONTRACTS = [{"legality_reviewed": True}]
SHIPPED = "合同管理严格到位。全年签署合同1份，经合法性审核。"


def test_a_chapter_without_anything_of_its_own() -> None:
    (part, chapter) = below_lead(contracts=CONTRACTS)

    assert part.startswith("一、")
    assert chapter.startswith("行政决策科学化民主化法治化。合同管理严格到位。全年签署合同1份，")


def test_a_chapter_takes_a_heading_and_paragraphs_around_its_sentences() -> None:
    additions = [
        {"part": "行政决策", "text": "末尾一段。\n\n末尾又一段。"},
        {"part": "行政决策", "at": "开头", "text": "开头{{ 合同.份数 }}段。"},
    ]
    sections = [{"part": "行政决策", "title": "依法科学决策"}]

    _, *chapter = below_lead(contracts=CONTRACTS, additions=additions, sections=sections)

    assert chapter[0] == "依法科学决策。开头1段。"
    assert chapter[1].startswith("合同管理严格到位。全年签署合同1份，")
    assert chapter[2:] == ["末尾一段。", "末尾又一段。"]


def test_enumerations_do_not_run_into_the_paragraph_above() -> None:
    data: dict[str, Any] = {"decisions": {"catalogue": True}, "contracts": CONTRACTS}
    opening = {"part": "行政决策", "at": "开头", "text": "开头。"}

    _, first, second = below_lead(**data, additions=[opening])

    assert first == "行政决策科学化民主化法治化。开头。"
    assert second.startswith("一是重大行政决策制度有效落实。")


@pytest.mark.parametrize("order", ["责任在前", "条例序", "学习贯彻在前", "主题式"])
def test_the_sentences_of_a_chapter_can_be_switched_off(order: str) -> None:
    sections = [{"part": "行政决策", "own_only": True}]
    additions = [{"part": "行政决策", "text": "签署合同{{ contracts.count }}份。"}]

    structure = {"order": order}
    text = "".join(
        below_lead(contracts=CONTRACTS, structure=structure, sections=sections, additions=additions)
    )

    assert "行政决策科学化民主化法治化" in text
    assert text.endswith("签署合同1份。")
    assert "合同管理严格到位" not in text


def test_a_chapter_with_nothing_left_is_not_printed() -> None:
    assert below_lead(contracts=CONTRACTS, sections=[{"part": "行政决策", "own_only": True}]) == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("责任在前", ["1.合同管理。先审后签。", "2.决策管理。先议后定。"]),
        ("主题式", ["（一）合同管理。先审后签。", "（二）决策管理。先议后定。"]),
    ],
)
def test_headings_within_a_chapter_are_a_level_below_it(order: str, expected: list[str]) -> None:
    additions = [
        {"part": "行政决策", "title": "合同管理", "text": "先审后签。"},
        {"part": "行政决策", "title": "决策管理", "text": "先议后定。"},
    ]

    assert below_lead(structure={"order": order}, additions=additions)[-2:] == expected


def test_a_chapter_of_the_office_s_own_needs_no_template() -> None:
    structure = {"chapters": ["普法宣传", "河湖管理", "行政决策"]}
    additions = [{"part": "河湖管理", "text": "开展“清四乱”行动。"}]

    own = "（一）河湖管理。开展“清四乱”行动。"
    found = below_lead(structure=structure, contracts=CONTRACTS, additions=additions)
    assert found[1] == own
    assert found[2].startswith("（二）行政决策科学化民主化法治化。")

    sections = [{"part": "河湖管理", "title": "河湖管护持续加强"}]
    found = below_lead(structure=structure, contracts=CONTRACTS, additions=additions, sections=sections)
    assert found[1] == "（一）河湖管护持续加强。开展“清四乱”行动。"


def test_a_chapter_that_only_has_a_heading_waits_for_its_text() -> None:
    structure = {"chapters": ["河湖管理"]}

    assert below_lead(structure=structure, sections=[{"part": "河湖管理", "title": "管好河湖"}]) == []


def test_the_heading_is_changed_in_the_data() -> None:
    data = {
        **MINIMAL,
        "contracts": CONTRACTS,
        "sections": [
            {"part": "行政决策", "title": "依法决策"},
            {"part": "主要举措和成效", "title": "工作开展情况"},
        ],
    }

    found = [block if isinstance(block, Heading) else block.heading for block in document_of(data).blocks]

    assert [heading.runs[0].origin for heading in found if heading] == [
        DataPlace(("sections", 1, "title")),
        DataPlace(("sections", 0, "title")),
    ]


def test_every_chapter_has_the_heading_of_the_table() -> None:
    additions = [{"part": name, "text": "甲。"} for name in CHAPTERS]

    found = [block.heading for block in document_of({**MINIMAL, "additions": additions}).blocks[2:]]  # type: ignore[union-attr]
    assert [heading.runs[0].text for heading in found if heading] == [
        f"{chapter.heading}。" for chapter in CHAPTERS.values()
    ]


def test_headings_may_stand_on_lines_of_their_own() -> None:
    additions = [
        {"part": "行政决策", "title": "合同管理", "text": "先审后签。"},
        {"part": "行政决策", "title": "决策管理", "text": "先议后定。"},
    ]
    publicity = {"responsibility_list": True}
    sections = [{"part": "普法宣传", "title": "普法"}]

    found = below_lead(
        structure={"headings": "独立成行"}, contracts=CONTRACTS, publicity=publicity,
        additions=additions, sections=sections,
    )  # fmt: skip

    assert found[1] == "（一）行政决策科学化民主化法治化"
    assert found[2].startswith("合同管理严格到位。")
    assert found[3:] == [
        "1.合同管理", "先审后签。", "2.决策管理", "先议后定。", "（二）普法",
        "落实普法责任制。按照“谁执法谁普法”原则制定普法责任清单。",
    ]  # fmt: skip


def test_a_heading_without_a_number_runs_in_all_the_same() -> None:
    (_, chapter) = below_lead(structure={"headings": "独立成行"}, contracts=CONTRACTS)

    assert chapter.startswith("行政决策科学化民主化法治化。合同管理严格到位。")


# Parts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_a_part_takes_a_heading_and_paragraphs_around_its_sentences(part: str) -> None:
    data: dict[str, Any] = {
        "study_sessions": [{}],
        "contracts": CONTRACTS,
        "shortcomings": ["甲不足"],
        "plans": [{"title": "乙", "text": "丙。"}],
        "sections": [{"part": part, "title": "自拟标题"}],
        "additions": [
            {"part": part, "text": "末尾一段。"},
            {"part": part, "at": "开头", "text": "开头一段。"},
        ],
    }

    found = below_lead(**data)

    at = next(index for index, line in enumerate(found) if line.endswith("、自拟标题"))
    following = next((index for index in range(at + 1, len(found)) if found[index][1] == "、"), len(found))
    assert found[at + 1] == "开头一段。"
    assert found[following - 1] == "末尾一段。"
    assert following - at == 4


def test_the_study_part_takes_what_the_chapter_takes() -> None:
    found = below_lead(
        structure={"order": "学习贯彻在前", "chapters": []},
        leadership_study={"theory_study": True},
        sections=[{"part": "学习贯彻", "title": "深学笃行", "own_only": True}],
        additions=[{"part": "学习贯彻", "title": "专题学习", "text": "学法。"}],
    )

    assert found == ["一、深学笃行", "专题学习。学法。"]


def test_the_part_of_responsibility_can_do_without_its_sentences() -> None:
    found = below_lead(
        study_sessions=[{}],
        sections=[{"part": "第一责任人", "own_only": True}],
        additions=[{"part": "第一责任人", "text": "局长讲法治课。"}],
    )

    assert found[1:] == ["局长讲法治课。"]


def test_an_opening_in_the_thematic_order_is_a_part_of_its_own() -> None:
    additions = [{"part": "主要举措和成效", "at": "开头", "title": "总体情况", "text": "开展工作。"}]

    found = below_lead(structure={"order": "主题式"}, contracts=CONTRACTS, additions=additions)

    assert found[:3] == ["一、总体情况", "开展工作。", "二、行政决策科学化民主化法治化"]


# What does not fit -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("structure", "part", "hint"),
    [
        ({"chapters": ["普法宣传"]}, "行政决策", "在“章节”里加上这一章，或者删去这一条"),
        (
            {"chapters": ["普法宣传"]},
            "普法宣传教育",
            (
                "是否想写“普法宣传”？可以写：第一责任人、主要举措和成效、不足和整改、下年安排、普法宣传；"
                "自己的一章先写在“章节”里"
            ),
        ),
        (
            {"chapters": []},
            "灌溉",
            "可以写：第一责任人、主要举措和成效、不足和整改、下年安排；自己的一章先写在“章节”里",
        ),
    ],
)
@pytest.mark.parametrize("field", ["sections", "additions"])
def test_a_place_that_the_report_does_not_have(
    field: str, structure: dict[str, Any], part: str, hint: str
) -> None:
    entry = {"part": part, "text": "甲。"} if field == "additions" else {"part": part}
    data = {**MINIMAL, "structure": structure, field: [entry]}

    (found,) = load(json_bytes(data), "a.yaml").findings
    assert (found.code, found.message, found.hint) == ("FZ276", f"报告里没有“{part}”", hint)
    assert found.place == DataPlace((field, 0, "part"))


def test_the_thematic_order_has_no_heading_for_what_was_done() -> None:
    thematic = {"order": "主题式"}
    measures = {"part": "主要举措和成效", "title": "工作开展情况"}

    assert faults({**MINIMAL, "structure": thematic, "sections": [measures]}) == [
        (
            "FZ276",
            "报告里没有“主要举措和成效”",
            "主题式里各章直接作一级标题，没有这个标题；删去这一条",
        )
    ]
    assert faults({**MINIMAL, "sections": [measures]}) == []
    assert faults({**MINIMAL, "structure": thematic, "additions": [{**measures, "text": "甲。"}]}) == []


@pytest.mark.parametrize(
    ("part", "hint"),
    [
        ("不足和整改", "删去“不用范句”"),
        ("下年安排", "删去“不用范句”"),
        ("主要举措和成效", "删去“不用范句”；哪一章不用，在“位置”里写那一章"),
    ],
)
def test_parts_that_have_no_sentences(part: str, hint: str) -> None:
    assert faults({**MINIMAL, "sections": [{"part": part, "own_only": True}]}) == [
        ("FZ277", f"“{part}”里没有范句", hint)
    ]
    assert faults({**MINIMAL, "sections": [{"part": part, "own_only": False}]}) == []


def test_a_place_is_set_once() -> None:
    sections = [{"part": "行政决策"}, {"part": "行政决策", "title": "依法决策"}]

    assert [code for code, *_ in faults({**MINIMAL, "sections": sections})] == ["FZ116"]


# Templates of the office -----------------------------------------------------------------------------------


def composed(tmp_path: Path, name: str, template: str, data: dict[str, Any]) -> list[str]:
    """The paragraphs below the lead, with a template of the office's own."""
    (tmp_path / "sections").mkdir()
    (tmp_path / f"sections/{name}.md.j2").write_text(template, encoding="utf-8")
    loaded = load(json_bytes({**MINIMAL, **data}), "a.yaml")
    assert loaded.report
    document = compose(loaded.report, loaded.facts, tmp_path)
    assert isinstance(document, Document), document
    return [block.text for block in document.blocks][2:]


OF_OFFICE = '{{ "模板里的标题"|chapter }}\n\n签合同{{ fact.contracts.count }}份。\n'


@pytest.mark.parametrize("name", ["decisions", "河湖管理"])
def test_a_heading_in_a_template_of_the_office_counts(name: str, tmp_path: Path) -> None:
    part = "行政决策" if name == "decisions" else name
    data: dict[str, Any] = {"structure": {"chapters": [part]}, "contracts": CONTRACTS}

    assert composed(tmp_path, name, OF_OFFICE, data) == ["模板里的标题。签合同1份。"]


@pytest.mark.parametrize(
    ("name", "usual"), [("decisions", "行政决策科学化民主化法治化"), ("河湖管理", "河湖管理")]
)
def test_the_data_win_over_a_heading_in_a_template(name: str, usual: str, tmp_path: Path) -> None:
    part = "行政决策" if name == "decisions" else name
    data: dict[str, Any] = {"structure": {"chapters": [part]}, "contracts": CONTRACTS}
    titled = {**data, "sections": [{"part": part, "title": "台账里的标题"}]}
    opened = {**data, "additions": [{"part": part, "at": "开头", "text": "开头。"}]}

    (tmp_path / "甲").mkdir()
    assert composed(tmp_path / "甲", name, OF_OFFICE, titled) == ["台账里的标题。签合同1份。"]
    (tmp_path / "乙").mkdir()
    assert composed(tmp_path / "乙", name, OF_OFFICE, opened) == [f"{usual}。开头。", "签合同1份。"]
