"""Words and paragraphs of a manuscript, and texts of the data, changed where they are written."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, TemplatePlace, manuscript_path
from fazhi_report.document import Run, Runs
from fazhi_report.editing import (
    DataText,
    Edit,
    PlacedManuscript,
    PlacedValue,
    Reworded,
    paragraph_added,
    paragraph_moved,
    paragraph_removed,
    paragraph_written,
    texts_changed,
    words_replaced,
)
from fazhi_report.manuscript import read
from fazhi_report.source import read as read_data
from tests.manuscripts import TITLE, document

DATA = "合同: [{名称: 河道清淤合同, 合法性审核: 是}, {名称: 堤防加固合同, 合法性审核: 是}]\n"


class Written:
    """A manuscript and what its paragraphs print."""

    def __init__(self, text: str) -> None:
        content = (TITLE + text).encode()
        self.placed = PlacedManuscript(DataText(content), read(content, "2024.md"))
        self.lines = [self._runs(block) for block in document(text, DATA).blocks]

    def _runs(self, block: Any) -> Runs:
        heading = getattr(block, "heading", None)
        return (*heading.runs, *block.runs) if heading else block.runs

    def with_edits(self, edits: list[Edit] | None) -> str | None:
        """The text below the title with edits made; None for none."""
        if edits is None:
            return None
        made = self.placed.text.revised(edits, lambda _: True)
        assert made is not None
        return made.decode().removeprefix(TITLE)

    def replaced(self, start: int, end: int, *put: str | Run, line: int = 0) -> str | None:
        return self.with_edits(words_replaced(self.placed, self.lines[line], start, end, put))


CITING = "全年审查合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}。\n"


def test_figures_change_places_with_their_citations() -> None:
    written = Written("合同{{ 合同.份数|带单位 }}，社区{{ 25 }}个。\n")
    figure, declared = written.lines[0][1], written.lines[0][3]

    assert written.replaced(0, 10, "社区", declared, "个，合同", figure) == (
        "社区{{ 25 }}个，合同{{ 合同.份数|带单位 }}。\n"
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, "X审查合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}。\n"),
        (6, 6, "全年审查合同X{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}。\n"),
        (8, 8, "全年审查合同{{ 合同.份数|带单位 }}X，[均经合法性审核]{合同.均经合法性审核}。\n"),
        (9, 9, "全年审查合同{{ 合同.份数|带单位 }}，X[均经合法性审核]{合同.均经合法性审核}。\n"),
        (16, 16, "全年审查合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}X。\n"),
        (8, 16, "全年审查合同{{ 合同.份数|带单位 }}X。\n"),
        (6, 16, "全年审查合同X。\n"),
        (7, 8, None),
        (7, 7, None),
    ],
)
def test_words_beside_and_instead_of_references(start: int, end: int, expected: str | None) -> None:
    assert Written(CITING).replaced(start, end, "X") == expected


def test_what_stands_between_a_citation_and_a_claim() -> None:
    written = Written("{{ 合同.份数|带单位 }}[均经合法性审核]{合同.均经合法性审核}\n")

    assert written.replaced(2, 2, "，") == "{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}\n"


def test_what_is_not_cited_anywhere_can_not_be_put_anywhere() -> None:
    foreign = Run("5", "contracts.count", DataPlace(manuscript_path(1, 1)))

    assert Written(CITING).replaced(0, 2, foreign) is None
    assert Written(CITING).replaced(0, 2, Run("5", "contracts.count")) is None


def test_what_the_manuscript_does_not_write_can_not_be_replaced() -> None:
    written = Written(CITING)
    shipped = (Run("范句", origin=TemplatePlace("sections/x.md.j2", 1)),)

    assert words_replaced(written.placed, shipped, 0, 1, ("X",)) is None
    assert words_replaced(written.placed, shipped, 1, 1, ("X",)) is None
    assert (
        words_replaced(written.placed, (Run("别的", origin=DataPlace(manuscript_path(3, 1))),), 0, 1, ())
        is None
    )


def test_a_line_of_a_paragraph_that_nothing_is_left_of() -> None:
    written = Written("第一行的话，\n第二行的话，\n第三行的话。\n")

    assert written.replaced(6, 12) == "第一行的话，\n第三行的话。\n"
    assert written.replaced(0, 6) == "第二行的话，\n第三行的话。\n"


def test_what_begins_a_line_is_escaped_there_only() -> None:
    written = Written("甲乙丙丁。\n")

    assert written.replaced(0, 2, "#") == "\\#丙丁。\n"
    assert written.replaced(2, 2, "#") == "甲乙#丙丁。\n"
    assert written.replaced(2, 2, "。\n#戊") == "甲乙。\n\n\\#戊丙丁。\n"


def joined(written: Written) -> Runs:
    return (*written.lines[0], Run("\n"), *written.lines[1])


@pytest.mark.parametrize(
    ("between", "expected"),
    [("\n\n", "甲。乙。\n"), ("\n\n\n", "甲。乙。\n"), ("\n<!-- 复核：张三 2026-01-05 -->\n\n", None)],
)
def test_two_paragraphs_become_one(between: str, expected: str | None) -> None:
    written = Written(f"甲。{between}乙。\n")
    edits = words_replaced(written.placed, joined(written), 2, 3, ())

    assert written.with_edits(edits) == expected


def test_an_end_with_nothing_on_one_side() -> None:
    written = Written("甲。\n")

    assert words_replaced(written.placed, (*written.lines[0], Run("\n")), 2, 3, ()) is None


# Paragraphs ------------------------------------------------------------------------------------------------

SHIPPED = (Run("范句", origin=TemplatePlace("sections/x.md.j2", 1)),)


def test_what_is_no_paragraph_of_the_manuscript() -> None:
    written = Written("甲。\n\n乙。\n")

    assert paragraph_removed(written.placed, SHIPPED) is None
    assert paragraph_removed(written.placed, (*written.lines[0], *SHIPPED)) is None
    assert paragraph_added(written.placed, SHIPPED, "丙。") is None
    assert paragraph_moved(written.placed, SHIPPED, written.lines[0]) is None
    assert paragraph_moved(written.placed, written.lines[0], SHIPPED) is None


def test_a_paragraph_behind_the_title() -> None:
    written = Written("甲。\n")
    title = (Run("青山县水利局关于", origin=DataPlace(manuscript_path(1, 3))),)

    assert written.with_edits(paragraph_added(written.placed, title, "乙。")) == "乙。\n\n甲。\n"


def test_a_paragraph_at_the_end_of_a_file_without_a_last_newline() -> None:
    written = Written("甲。\n\n乙。")

    assert (
        written.with_edits(paragraph_added(written.placed, written.lines[1], "丙。"))
        == "甲。\n\n乙。\n\n丙。"
    )
    assert written.with_edits(paragraph_removed(written.placed, written.lines[1])) == "甲。\n\n"
    moved = paragraph_moved(written.placed, written.lines[0], written.lines[1])
    assert written.with_edits(moved) == "乙。\n\n甲。"


def test_a_heading_with_text_below_it_is_two_paragraphs() -> None:
    written = Written("## 标题\n甲。\n\n乙。\n")

    assert written.with_edits(paragraph_removed(written.placed, written.lines[1])) == "## 标题\n乙。\n"
    assert written.with_edits(paragraph_added(written.placed, written.lines[0], "丙。")) == (
        "## 标题\n\n丙。\n\n甲。\n\n乙。\n"
    )


@pytest.mark.parametrize(
    ("text", "level", "written"),
    [
        ("甲。", 0, "甲。"),
        ("1. 甲。", 0, "1\\. 甲。"),
        ("标题", 1, "## 标题"),
        ("标题。正文。", 2, "### 标题。\n正文。"),
        ("标题。", 2, "### 标题。"),
        ("长" * 70 + "。正文。", 2, "### " + "长" * 70 + "。正文。"),
    ],
)
def test_new_paragraphs(text: str, level: int, written: str) -> None:
    assert paragraph_written(text, level) == written


# Texts of the data -----------------------------------------------------------------------------------------


def place(excerpt: str = "") -> DataPlace:
    return DataPlace(("lead",), excerpt)


def placed(value: str, *runs: Run) -> PlacedValue:
    return PlacedValue(value, runs)


def value_with(value: str, runs: Runs, start: int, end: int, *put: str | Run) -> str | None:
    edits = words_replaced(PlacedValue(value, runs), runs, start, end, put)
    return None if edits is None else Reworded((), value, tuple(edits)).changed


CITED = (
    Run("合同", origin=place()),
    Run("3份", "contracts.count", place("{{ 合同.份数 }}")),
    Run("，好。", origin=place()),
)


@pytest.mark.parametrize(
    ("start", "end", "put", "expected"),
    [
        (0, 2, "协议", "协议{{ 合同.份数 }}，好。"),
        (4, 6, "；很好", "合同{{ 合同.份数 }}；很好。"),
        (0, 6, "没有", "没有。"),
        (2, 3, "5", None),
        (0, 0, "{{ 学习.次数 }}", None),
        (0, 0, "[甲]{乙}", None),
        (6, 7, "。\n又一段。", "合同{{ 合同.份数 }}，好。\n\n又一段。"),
    ],
)
def test_texts_of_the_data(start: int, end: int, put: str, expected: str | None) -> None:
    assert value_with("合同{{ 合同.份数 }}，好。", CITED, start, end, put) == expected


def test_a_claim_of_a_text_goes_as_a_whole() -> None:
    value = "甲，[均经审核]{合同.均经合法性审核}，乙。"
    runs = (
        Run("甲，", origin=place()),
        Run("均经审核", origin=place(), ties=("contracts.all_legality_reviewed",)),
        Run("，乙。", origin=place()),
    )

    assert value_with(value, runs, 2, 7) == "甲，乙。"
    assert value_with(value, runs, 2, 4, "都经") == "甲，[都经审核]{合同.均经合法性审核}，乙。"
    assert value_with(value, runs, 6, 6, "了") == "甲，[均经审核]{合同.均经合法性审核}了，乙。"


def test_what_a_text_prints_but_does_not_say() -> None:
    runs = (Run("一是", origin=place()), Run("甲", origin=place()), Run("。", origin=place()))

    assert value_with("甲；", runs, 0, 1, "二") is None
    assert value_with("甲；", runs, 2, 3, "乙") == "乙；"
    assert value_with("甲；", runs, 3, 4) is None


def test_a_text_that_is_printed_twice_is_found_twice() -> None:
    runs = tuple(Run(text, origin=place()) for text in ("甲乙", "甲乙"))

    assert value_with("甲乙", runs, 2, 3, "丙") == "丙乙"


WRAPPED = """\
lead: >-
  甲方面的话
  接着说，words
  go on。

  第二段。
title: '它''s  好'
plain: 甲  # 注
quoted: "甲\\"乙\\\\丙\\n丁"
listed: [甲, 乙]
block: |
    缩进的话。
    又一行。
"""


@pytest.mark.parametrize(
    ("path", "value", "edit", "expected"),
    [
        (
            ("lead",),
            "甲方面的话接着说，words go on。\n\n第二段。",
            Edit(3, 5, "这话"),
            ("的话\n  接", "这话\n  接"),
        ),
        (
            ("lead",),
            "甲方面的话接着说，words go on。\n\n第二段。",
            Edit(14, 15, "_"),
            ("words\n  go", "words_go"),
        ),
        (
            ("lead",),
            "甲方面的话接着说，words go on。\n\n第二段。",
            Edit(23, 25, "末"),
            ("  第二段", "  末段"),
        ),
        (("title",), "它's  好", Edit(1, 3, "是"), ("它''s", "它是")),
        (("plain",), "甲", Edit(1, 1, "乙"), ("plain: 甲", "plain: 甲乙")),
        (("quoted",), '甲"乙\\丙\n\n丁', Edit(0, 2, "子"), ('甲\\"乙', "子乙")),
        (("quoted",), '甲"乙\\丙\n\n丁', Edit(5, 7, ""), ("丙\\n丁", "丙丁")),
        (("listed", 1), "乙", Edit(0, 1, "丙"), ("[甲, 乙]", "[甲, 丙]")),
        (("block",), "缩进的话。又一行。", Edit(5, 5, "\n\n"), ("的话。\n", "的话。\n\n    \n")),
    ],
)
def test_only_the_characters_that_differ_are_written(
    path: tuple[str | int, ...], value: str, edit: Edit, expected: tuple[str, str]
) -> None:
    made = texts_changed(WRAPPED.encode(), [Reworded(path, value, (edit,))])

    assert made is not None
    assert made.decode() == WRAPPED.replace(*expected)


@pytest.mark.parametrize(
    ("path", "value", "edit", "line"),
    [
        (("plain",), "甲", Edit(1, 1, ": 乙"), "plain: '甲: 乙'  # 注\n"),
        (("plain",), "甲", Edit(1, 1, "\n\n乙"), "plain: |-  # 注\n  甲\n\n  乙\n"),
        (("title",), "它's  好", Edit(0, 1, "it's"), "title: 'it''s''s  好'\n"),
        (("listed", 0), "甲", Edit(1, 1, ", 丙"), "listed: ['甲, 丙', 乙]\n"),
        (("quoted",), '甲"乙\\丙\n\n丁', Edit(0, 0, "\\"), "quoted: |-\n"),
    ],
)
def test_what_can_not_be_put_into_a_text_as_it_is_written_is_written_anew(
    path: tuple[str | int, ...], value: str, edit: Edit, line: str
) -> None:
    made = texts_changed(WRAPPED.encode(), [Reworded(path, value, (edit,))])

    assert made is not None
    assert line in made.decode()
    assert "缩进的话" in made.decode()


@pytest.mark.parametrize("value", ["乙", "甲\n\n乙", "甲乙"])
def test_a_text_that_is_not_written_as_it_is_known_is_written_anew(value: str) -> None:
    made = texts_changed(WRAPPED.encode(), [Reworded(("plain",), value, (Edit(0, 1, "丙"),))])

    assert made is not None
    assert read_data(made, "").data == {
        **(read_data(WRAPPED.encode(), "").data or {}),
        "plain": "丙" + value[1:],
    }


def test_a_file_that_can_not_be_read_stays() -> None:
    assert texts_changed(b"[", [Reworded(("lead",), "x", (Edit(0, 1, "y"),))]) is None
