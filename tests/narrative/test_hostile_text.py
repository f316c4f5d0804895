"""Whatever a text of the data holds comes out as itself, or is refused; it never becomes structure or code."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import TemplatePlace, has_errors
from fazhi_report.document import Document, Heading, Paragraph
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, document_of, json_bytes

HOSTILE = [
    "# 标题", "## 一级", "**粗**", "*斜*", "_下划线_", "`代码`", "|表|格|", "<i>标签</i>", "&lt;实体&amp;", "[链接](http://x)",
    "1. 项目", "- 项目", "> 引用", "***", "{% raw %}", "{# 注 #}", "{{ year }}", "{{ 7*7 }}", "{{", "}}", "a\\nb",
    "\U00100000\U00108000", "\U000f0000x:1\U000f0001", "\U000f0002", "😀👨‍👩‍👧", "𠮷", "'\"", "\\", "%s %d {0}", "=1+1", "a  b",
    "甲\u200d乙", "\u200b甲", "《甲》", "“乙”", "！？", "    缩进后", "；", "1", "null", "是", "一是", "（一）",
]  # fmt: skip


LINE_ENDS = "\n\r\x85\u2028\u2029"  # written as escapes, these part paragraphs instead of standing in a text


def shape(document: Document) -> list[tuple[str, int, str, bool]]:
    """Kinds, levels and numbers of the blocks: what a text must never change."""
    return [
        (type(block).__name__, block.level, block.number, False)
        if isinstance(block, Heading)
        else ("Paragraph", 0, "", block.heading is not None)
        for block in document.blocks
    ]


def data_with(text: str) -> dict[str, Any]:
    """A text in a place of every kind: name, phrase, title, list item, heading; none where fields are evaluated."""
    return {
        **MINIMAL,
        "organization": {**MINIMAL["organization"], "name": text},
        "party_meetings": [{"studied": [text, "乙"], "reviewed": [text]}],
        "work_plans": [{"title": text, "covers": [text]}],
        "leadership_study": {"contents": [text], "effect": text},
        "supervision": [{"kind": "问卷调查", "subject": text}],
        "publicity": [{"kind": "专项宣传", "theme": text}],
        "plans": [{"title": text, "text": "正文。"}, {"title": "乙", "text": "正文。"}],
    }


PLAIN = shape(document_of(data_with("甲")))


def check(text: str) -> None:
    loaded = load(json_bytes(data_with(text)), "test.yaml")
    if has_errors(loaded.diagnostics()):
        return
    assert loaded.report
    document = compose(loaded.report, loaded.facts)

    assert isinstance(document, Document), document
    assert shape(document) == PLAIN
    printed = "\n".join(block.text for block in document.blocks)
    inner = text.replace("《", "〈").replace("》", "〉")
    assert document.title_text == f"{text}关于2024年法治政府建设情况的报告"
    assert f"议题涉及{text}和乙，专题审议《{inner}》。" in printed
    assert f"制定《{inner}》，对{text}作出具体部署和任务分解。" in printed
    assert f"将{text}等纳入重点学习主要内容，{text}。" in printed
    assert f"组织{text}问卷调查。" in printed
    assert f"开展“{text}”等专项法治宣传。" in printed
    assert f"（一）{text}。正文。" in printed


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_itself(text: str) -> None:
    check(text)


@given(st.text(st.characters(exclude_characters=LINE_ENDS), min_size=1, max_size=30))
def test_any_text_comes_out_as_itself_or_is_refused(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text", ["# 甲", "- 甲", "1. 甲", "<b>甲</b>", "{% if x %}", "甲\n\n# 乙", "甲\n\n1. 乙"]
)
def test_prose_never_becomes_structure(text: str) -> None:
    data = {**MINIMAL, "plans": [{"title": "甲", "text": text}, {"title": "乙", "text": "丙。"}]}

    blocks = document_of(data).blocks

    assert [block.text for block in blocks[2:-1]] == [
        f"（一）甲。{text.partition(chr(10))[0]}",
        *text.split("\n\n")[1:],
    ]
    assert all(isinstance(block, Paragraph) for block in blocks[2:])


# Templates of an office that treat data roughly --------------------------------------------------------------

ROUGH = [
    "{% set x = organization.name %}{{ x }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(organization.name) }}",
    "{{ organization.name ~ '' }}",
    "{{ '' ~ organization.name }}",
    "{{ [organization.name]|join('、') }}",
    "{{ '%s'|format(organization.name) }}",
    "{{ '{}'.format(organization.name) }}",
    "{{ organization.name|string }}",
    "{{ organization.name|upper }}",
    "{{ organization.name|trim }}",
    "{{ organization.name|escape }}",
    "{{ organization.name|safe }}",
    "{% filter trim %}{{ organization.name }}{% endfilter %}",
    "{% set x %}{{ organization.name }}{% endset %}{{ x }}",
    "{{ organization.name|default('无') }}",
    "{% for x in [organization.name] %}{{ x }}{% endfor %}",
    "{{ {'a': organization.name}.a }}",
    "{{ (organization.name, 1)|first }}",
    "    {{ organization.name }}",
    "\u3000{{ organization.name }}",
]


@pytest.mark.parametrize("name", ["# 甲", "**甲**", "<i>甲</i>", "1. 甲", "{{ 7*7 }}"])
@pytest.mark.parametrize("expression", ROUGH)
def test_no_expression_lets_data_become_structure(expression: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text(f"# 题\n\n前\n\n{expression}\n\n\n后\n", encoding="utf-8")
    data = {**WITHOUT_CHAPTERS, "organization": {**MINIMAL["organization"], "name": name}}
    loaded = load(json_bytes(data), "test.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(document, Document), document
    assert [block.text.strip("\u3000") for block in document.blocks] == ["前", name, "后"]
    assert any(run.text == name and run.origin for run in document.blocks[1].runs)


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("{{ organization.name[:1] }}", "FZ4"),
        ("{{ organization.name|reverse }}", "FZ4"),
        ("{{ (organization.name ~ '')[:1] }}", "FZ402"),
        ("{{ fact.report.year + 1 }}", "FZ404"),
        ("{{ (fact.report.year|int) + 1 }}", "FZ404"),
        ("{{ 3 }}", "FZ404"),
        ("{{ fact.report.year|float }}", "FZ404"),
        ("{{ basis[0].title if false else none }}", "FZ403"),
        ("{{ nothing }}", "FZ403"),
        ("{{ organization.nothing }}", "FZ403"),
        ("{{ fact.study.nothing }}", "FZ403"),
        ("{{ organization.__class__ }}", "FZ40"),
        ("{{ organization._model }}", "FZ40"),
        ("{{ organization.model_dump() }}", "FZ403"),
        ("{{ 1 / 0 }}", "FZ402"),
        ('{{ organization|breakdown("kind") }}', "FZ404"),
        ("{{ organization.name|string|truncate(2) }}", "FZ402"),
        ("{% include 'none.j2' %}", "FZ406"),
        ("{% if %}", "FZ401"),
        ("{{ range(10000000)|list }}", "FZ40"),
        ("{% include 'report.md.j2' %}", "FZ40"),
        ("- 项目", "FZ405"),
        ("###### 六级", "FZ405"),
        ("# 又一个标题", "FZ405"),
        ("\U00100000", "FZ401"),
    ],
)
def test_a_fault_of_a_template_is_found_on_its_line(expression: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text(f"# 题\n\n前\n\n{expression}\n", encoding="utf-8")
    loaded = load(json_bytes(WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    finding = compose(loaded.report, loaded.facts, tmp_path)

    assert not isinstance(finding, Document)
    assert finding.code.startswith(code)
    (diagnostic,) = loaded.diagnostics(finding)
    assert (diagnostic.file, diagnostic.line) == ((tmp_path / "report.md.j2").as_posix(), 5)


def test_a_fault_of_a_shipped_template_is_told_by_its_place_in_the_project(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "report.md.j2").write_text("# 题\n\n{{ nothing }}\n", encoding="utf-8")
    monkeypatch.setattr("fazhi_report.narrative.composing.templates_directory", lambda: tmp_path)
    loaded = load(json_bytes(WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    finding = compose(loaded.report, loaded.facts)

    assert not isinstance(finding, Document)
    assert finding.place == TemplatePlace("templates/report.md.j2", 3)


def test_a_template_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text("正文\n", encoding="utf-8")
    loaded = load(json_bytes(WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    finding = compose(loaded.report, loaded.facts, tmp_path)

    assert not isinstance(finding, Document)
    assert (finding.code, finding.message) == ("FZ405", "没有写报告标题")


def test_a_partial_of_the_office_wins_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "lead.md.j2").write_text("本单位报告如下：\n", encoding="utf-8")
    loaded = load(json_bytes(MINIMAL), "test.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(document, Document)
    assert [block.text for block in document.blocks] == ["本单位报告如下："]
