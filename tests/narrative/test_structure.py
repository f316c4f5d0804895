"""The order of parts and chapters, the form of the title, and what the office's kind changes."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.document import Document, Heading, Paragraph, plain
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.pipeline import validate
from tests.conftest import MINIMAL, data_2023, document_of, json_bytes, text_of

RESPONSIBILITY = "党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设有关情况"
MEASURES = "推进法治政府建设的主要举措和成效"
SHORTCOMINGS = "存在的不足、原因和整改情况"
PLANS = "2024年度推进法治政府建设的初步安排"
STUDY = "深入学习贯彻习近平法治思想"
CHAPTERS_2023 = [
    "认真开展领导班子学法活动",
    "行政规范性文件管理规范有序",
    "行政决策科学化民主化法治化",
    "行政执法规范公正文明",
    "行政权力制约监督积极有力",
    "持续优化法治化营商环境",
    "普法宣传制度化常态化",
]
ORDERS = {
    "责任在前": [RESPONSIBILITY, MEASURES, SHORTCOMINGS, PLANS],
    "条例序": [MEASURES, SHORTCOMINGS, RESPONSIBILITY, PLANS],
    "学习贯彻在前": [STUDY, RESPONSIBILITY, MEASURES, SHORTCOMINGS, PLANS],
    "主题式": [RESPONSIBILITY, *CHAPTERS_2023, SHORTCOMINGS, PLANS],
}
NUMERALS = "一二三四五六七八九十"


def in_order(order: str, **structure: Any) -> Document:
    return document_of({**data_2023(), "structure": {"order": order, "meeting_count": "汉字", **structure}})


def headings(document: Document, level: int) -> list[tuple[str, str]]:
    """The numbers and texts of the headings of a level, those that run in with their 。 included."""
    found = [block if isinstance(block, Heading) else block.heading for block in document.blocks]
    return [(each.number, plain(each.runs)) for each in found if each and each.level == level]


def sentences(document: Document) -> Counter[str]:
    """The sentences of the paragraphs, headings and 一是 left out of account."""
    paragraphs = [plain(block.runs) for block in document.blocks if isinstance(block, Paragraph)]
    found = [each for paragraph in paragraphs for each in paragraph.split("。") if each]
    return Counter(re.sub("^[一二三四五]是", "", each) for each in found)


# Orders ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_the_parts_of_an_order(order: str) -> None:
    expected = ORDERS[order]

    found = headings(in_order(order), 1)

    assert [text.removesuffix("。") for _, text in found] == expected
    assert [number for number, _ in found] == [
        f"{NUMERALS[at] if at < 10 else '十' + NUMERALS[at - 10]}、" for at in range(len(expected))
    ]


def test_the_first_order_is_the_default() -> None:
    assert document_of(data_2023()) == in_order("责任在前")


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_loses_or_adds_a_sentence(order: str) -> None:
    usual = sentences(document_of(data_2023()))

    assert sentences(in_order(order)) == usual
    assert sum(usual.values()) == 40


@pytest.mark.parametrize("order", ORDERS)
def test_the_headings_of_level_two_begin_anew_in_every_part(order: str) -> None:
    numbers = [number for number, _ in headings(in_order(order), 2) if number]

    assert numbers
    for before, after in pairwise(["（一）", *numbers]):
        assert after == "（一）" or NUMERALS.index(after[1]) == NUMERALS.index(before[1]) + 1


@pytest.mark.parametrize("order", ["责任在前", "条例序"])
def test_the_chapters_are_numbered_in_their_part(order: str) -> None:
    found = headings(in_order(order), 2)

    chapters = [
        (number, text.removesuffix("。"))
        for number, text in found
        if text.removesuffix("。") in CHAPTERS_2023
    ]
    assert chapters == [(f"（{NUMERALS[at]}）", text) for at, text in enumerate(CHAPTERS_2023)]


def test_study_is_a_part_and_no_chapter_where_it_comes_first() -> None:
    text = text_of({**data_2023(), "structure": {"order": "学习贯彻在前"}})

    assert f"一、{STUDY}\n区财政局积极开展党组理论学习活动" in text
    assert "认真开展领导班子学法活动" not in text
    assert "（一）行政规范性文件管理规范有序。" in text


def test_study_first_needs_no_chapter_of_that_name() -> None:
    document = in_order("学习贯彻在前", chapters=["营商环境"])

    assert next(text for _, text in headings(document, 1)) == STUDY


def test_a_part_without_content_has_no_heading() -> None:
    document = document_of({**MINIMAL, "structure": {"order": "学习贯彻在前"}, "shortcomings": ["甲"]})

    assert headings(document, 1) == [("一、", SHORTCOMINGS)]


@pytest.mark.parametrize(
    ("part", "level"), [("第一责任人", 2), ("主要举措和成效", 1), ("不足和整改", 2), ("下年安排", 2)]
)
def test_headings_of_additions_in_the_thematic_order(part: str, level: int) -> None:
    addition = {"part": part, "title": "自拟小标题", "text": "自拟内容。"}

    document = document_of({**data_2023(), "structure": {"order": "主题式"}, "additions": [addition]})

    assert "自拟小标题" in [text.removesuffix("。") for _, text in headings(document, level)]


# Chapters --------------------------------------------------------------------------------------------------


def test_chapters_are_chosen_and_ordered_by_the_data() -> None:
    document = in_order("条例序", chapters=["普法宣传", "行政决策"])

    assert [text for _, text in headings(document, 2)][:2] == [
        "普法宣传制度化常态化。",
        "行政决策科学化民主化法治化。",
    ]
    assert "行政执法规范公正文明" not in "".join(block.text for block in document.blocks)


def test_a_report_may_have_no_chapter() -> None:
    text = text_of({**data_2023(), "structure": {"chapters": []}})

    assert [heading for heading in CHAPTERS_2023 if heading in text] == []
    assert "按照《纲要》要求" in text


YAML = """\
year: 2024
organization:
  {name: 青山县水利局, short_name: 县水利局, party_body: 局党组, region: {name: 青山县, level: 县}}
structure:
  chapters:
    - 普法宣传
    - 河湖管理
"""


def test_an_unknown_chapter_is_told_at_its_place_in_the_data() -> None:
    loaded = load(YAML.encode(), "2024.yaml")
    assert loaded.report

    finding = compose(loaded.report, loaded.facts)

    assert isinstance(finding, Finding)
    (told,) = loaded.diagnostics(finding)
    assert (told.file, told.line, told.column, told.code) == ("2024.yaml", 7, 7, "FZ406")
    assert told.message == "没有“河湖管理”这一章"
    assert told.hint.startswith("从这些里选：学习贯彻、")
    assert told.hint.endswith("或者在模板文件夹里写 sections/河湖管理.md.j2")


@pytest.mark.parametrize(("order", "level"), [("责任在前", 2), ("主题式", 1)])
def test_a_chapter_of_the_office_itself(order: str, level: int, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "河湖管理.md.j2").write_text(
        '{{ "河湖管理严格规范"|chapter }}\n\n{{ organization.short_name }}巡河。\n', encoding="utf-8"
    )
    loaded = load((YAML + f"  order: {order}\n").encode(), "2024.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(document, Document), document
    assert [text.removesuffix("。") for _, text in headings(document, level)][-1] == "河湖管理严格规范"
    assert document.blocks[-1].text.endswith("县水利局巡河。")


# Titles ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("情况的报告", "青山县水利局关于2024年法治政府建设情况的报告"),
        ("年度情况的报告", "青山县水利局关于2024年度法治政府建设情况的报告"),
        ("年度报告", "青山县水利局2024年法治政府建设年度报告"),
        ("情况报告", "青山县水利局2024年法治政府建设情况报告"),
        ("工作报告", "青山县水利局2024年法治政府建设工作报告"),
    ],
)
def test_forms_of_the_title(form: str, title: str) -> None:
    document = document_of({**MINIMAL, "structure": {"title_form": form}})

    assert document.title_text == title
    assert len(document.title) == 2, "the title may break after the office's name"


# Addressees ------------------------------------------------------------------------------------------------


def test_nobody_is_addressed_unless_the_file_says_so() -> None:
    assert document_of(MINIMAL).addressees == ()


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["区委"], "区委："),
        (["区委、区政府"], "区委、区政府："),
        (["区委、区政府", "区人大常委会", "市财政局"], "区委、区政府、区人大常委会、市财政局："),
    ],
)
def test_addressees_stand_between_title_and_text(names: list[str], line: str) -> None:
    document = document_of({**MINIMAL, "structure": {"addressees": names}})

    title, below, *text = (plain(runs) for runs in document.lines)
    assert title == "青山县水利局关于2024年法治政府建设情况的报告"
    assert below == line
    assert text == [plain(runs) for runs in document_of(MINIMAL).lines][1:]


def test_addressees_are_changed_in_the_data() -> None:
    document = document_of({**MINIMAL, "structure": {"addressees": ["区委", "区政府"]}})

    place = ("structure", "addressees")
    assert [(run.text, run.origin) for run in document.addressees] == [
        ("区委", DataPlace((*place, 0))),
        ("、", DataPlace(place)),
        ("区政府", DataPlace((*place, 1))),
        ("：", DataPlace(place)),
    ]


def test_the_colon_is_not_typed() -> None:
    data = {**MINIMAL, "structure": {"addressees": ["区委："]}}

    (fault,) = validate(json_bytes(data), "a.yaml")
    assert fault.code == "FZ113"


# Metrics ---------------------------------------------------------------------------------------------------


def test_metrics_are_cited_in_texts() -> None:
    data = {
        **MINIMAL,
        "metrics": [
            {"name": "灌溉面积", "value": 12.5, "unit": "万亩", "source": "统计年报"},
            {"name": "水库", "value": 7, "unit": "座"},
        ],
        "remedies": [
            "管好{{ 指标.水库 }}座水库、{{ 指标.灌溉面积|带单位 }}灌区，{{ metrics.m2|带单位 }}都有人管"
        ],
    }

    assert "县水利局管好7座水库、12.5万亩灌区，7座都有人管。" in text_of(data)


def test_a_metric_that_is_not_there_is_told() -> None:
    data = {
        **MINIMAL,
        "metrics": [{"name": "水库", "value": 7, "unit": "座"}],
        "remedies": ["{{ 指标.水庫 }}"],
    }

    assert [found.code for found in validate(json_bytes(data), "a.yaml")] == ["FZ206"]


# The office ------------------------------------------------------------------------------------------------

TOWN = {
    "kind": "乡镇政府",
    "name": "柳河镇人民政府",
    "short_name": "镇政府",
    "self_name": "我镇",
    "party_body": "镇党委",
    "region": {"name": "柳河镇", "level": "镇", "above": ["省", "市", "县"]},
}


def test_an_office_without_a_field_of_work() -> None:
    data = {
        **data_2023(),
        "organization": TOWN,
        "enforcement_items": {"updated": True, "records": [{"kind": "行政检查"}]},
    }
    del data["guidance"]

    text = text_of(data)

    assert text.startswith("柳河镇人民政府关于2023年法治政府建设情况的报告\n")
    assert "现将我镇2023年法治政府建设情况报告如下：" in text
    assert "（三）加强法治政府建设。制定" in text
    assert "确保普法项目落地见效" in text
    assert "更新监管事项目录清单，其中行政检查1项。" in text
    assert "镇政府积极开展党委理论学习活动" in text
    assert "None" not in text
    assert "法治法治" not in text
    assert "政府政府" not in text


def test_items_of_an_office_without_a_field_of_work() -> None:
    text = text_of({**MINIMAL, "organization": TOWN, "enforcement_items": [{"kind": "行政检查", "count": 2}]})

    assert "。监管事项2项，均为行政检查。" in text


@pytest.mark.parametrize("kind", ["部门", "政府", "乡镇政府", "街道办事处", "派出机关", "开发区管委会"])
def test_every_kind_of_office_has_a_report(kind: str) -> None:
    text = text_of({**data_2023(), "organization": {**data_2023()["organization"], "kind": kind}})

    assert text == text_of(data_2023())
