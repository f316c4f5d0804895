"""Manuscripts as text → chunks, and what is wrong with their writing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import DataPlace
from fazhi_report.manuscript import (
    Chunk,
    Insert,
    Manuscript,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
    chunking,
    escaped,
    heading,
    note,
    read,
)

TITLE = "# 标题\n\n"


def of(text: str) -> Manuscript:
    return read((TITLE + text).encode(), "data/2025.md")


def literal(text: object) -> str:
    return "".join(piece.part if isinstance(piece.part, str) else piece.part.source for piece in text)  # type: ignore[attr-defined]


def told(manuscript: Manuscript) -> list[tuple[str, int, int]]:
    places = [finding.place for finding in manuscript.findings]
    assert all(isinstance(place, DataPlace) for place in places)
    return [(finding.code, *finding.place.path[1:]) for finding in manuscript.findings]  # type: ignore[union-attr]


def test_headings_have_levels_and_numbers() -> None:
    manuscript = of("## 甲\n\n### 乙 {（三）}\n\n#### 丙 {-}\n\n##### 丁")

    found = [block for block in manuscript.blocks if isinstance(block, WrittenHeading)]

    assert [(block.level, block.number, literal(block.text)) for block in found] == [
        (1, None, "甲"), (2, "（三）", "乙"), (3, "", "丙"), (4, None, "丁"),
    ]  # fmt: skip
    assert manuscript.findings == ()


@pytest.mark.parametrize(
    ("text", "runs_in"),
    [("### 甲。\n正文", True), ("### 甲：\n正文", True), ("### 甲。\n\n正文", False), ("### 甲\n正文", False),
     ("### 甲。\n1. 乙\n1. 丙", True), ("### 甲。\n## 乙", False)],
)  # fmt: skip
def test_a_heading_runs_in_with_what_is_directly_below_a_full_stop(text: str, *, runs_in: bool) -> None:
    first = next(of(text).blocks)

    assert isinstance(first, WrittenHeading)
    assert first.runs_in is runs_in


def test_lines_of_a_paragraph_are_joined_as_words_want() -> None:
    (block,) = of("甲，\n乙A\nB 1\n2丙").blocks

    assert isinstance(block, WrittenParagraph)
    assert literal(block.text) == "甲，乙A B 1 2丙"


def test_items_continue_what_is_directly_above() -> None:
    manuscript = of("针对不足：\n1. 甲；\n1. 乙\n   再乙\n\n1. 丙\n\n1) 丁\n2) 戊")

    items = [block for block in manuscript.blocks if isinstance(block, WrittenItems)]

    assert [([literal(item) for item in block.items], block.continues, block.apart) for block in items] == [
        (["甲；", "乙再乙"], True, False), (["丙"], False, False), (["丁", "戊"], False, True),
    ]  # fmt: skip


def test_a_title_may_have_lines() -> None:
    manuscript = read("# 甲局关于\\\n乙的报告\n\n正文".encode(), "a.md")

    assert [literal(line) for line in manuscript.title] == ["甲局关于", "乙的报告"]
    assert manuscript.findings == ()


def test_a_line_of_its_own_puts_in() -> None:
    manuscript = of("甲\n{{ 章节.行政决策 }}\n\n{{ 补充段落.普法《宪法》 }}\n\n{{导语}}")

    found = [(block.kind, block.name, block.line) for block in manuscript.blocks if isinstance(block, Insert)]

    assert found == [("章节", "行政决策", 4), ("补充段落", "普法《宪法》", 6), ("导语", "", 8)]


def test_places_count_what_is_not_printed() -> None:
    manuscript = of("甲\\#乙<!-- 丙 -->丁{{ 合同.份数 }}戊[己{{ 3 }}]{台账外}")

    (block,) = manuscript.blocks

    assert isinstance(block, WrittenParagraph)
    pieces = [
        (piece.part if isinstance(piece.part, str) else piece.part.source, piece.column)
        for piece in block.text
    ]
    assert pieces == [
        ("甲", 1), ("#乙", 3), ("丁", 15), ("{{ 合同.份数 }}", 16), ("戊", 27), ("[己{{ 3 }}]{台账外}", 28),
    ]  # fmt: skip
    assert next((piece.column, piece.part) for piece in block.text[-1].words) == (29, "己")


def test_notes_belong_to_the_chunk_they_stand_in_or_behind() -> None:
    manuscript = of("甲<!-- 待核：一 -->\n<!--\n复核：张三 2026-01-05\n-->\n\n乙\n\n<!-- 备忘 -->\n\n丙")

    found = [[(each.kind, each.text, each.line) for each in chunk.notes] for chunk in manuscript.chunks]

    assert found == [[("待核", "一", 3), ("复核", "张三 2026-01-05", 4)], [("", "备忘", 10)], []]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("###### 甲", "FZ281", 3, 1), ("##甲", "FZ281", 3, 1), ("- 甲", "FZ281", 3, 1), ("| 甲 |", "FZ281", 3, 1),
        ("# 又一个标题", "FZ281", 3, 1), ("甲\n2. 乙", "FZ281", 4, 1), ("甲<!-- 乙", "FZ281", 3, 2),
        ("## ", "FZ281", 3, 1), ("{{ 章节 }}", "FZ281", 3, 1), ("{{ 导语.一 }}", "FZ281", 3, 1),
        ("甲\u200b乙", "FZ014", 3, 2), ("甲\x0b乙", "FZ014", 3, 2), ("甲\ufdd0", "FZ014", 3, 2),
    ],
)  # fmt: skip
def test_what_the_dialect_does_not_have_is_told_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    assert told(of(text)) == [(code, line, column)]


@pytest.mark.parametrize("content", [b"", b"\n\n", "正文".encode(), "## 甲".encode()])
def test_a_manuscript_has_a_title(content: bytes) -> None:
    assert ("FZ281", 1, 1) in told(read(content, "a.md"))


@pytest.mark.parametrize("content", ["标题".encode("gbk"), "# 甲".encode("utf-16"), b"#" * 2_000_001])
def test_what_is_no_text_is_told(content: bytes) -> None:
    assert told(read(content, "a.md")) == [("FZ280", 1, 1)]


def test_notes_behind_a_chunk_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def counted(chunk: Chunk, **changes: Any) -> Chunk:
        made.append(changes)
        return replace(chunk, **changes)

    monkeypatch.setattr(chunking, "replace", counted)
    notes = "<!-- 待核：乙 -->\n\n" * 50

    first, second = of(f"甲。\n\n{notes}乙。\n\n{notes}").chunks

    assert (len(first.notes), len(second.notes), len(made)) == (50, 50, 2)


@pytest.mark.parametrize(("lines", "is_read"), [(100_000, True), (100_001, False)])
def test_a_manuscript_has_at_most_so_many_lines(lines: int, is_read: bool) -> None:  # noqa: FBT001  a case
    manuscript = of("\n" * (lines - 3))

    assert bool(manuscript.title) is is_read
    if not is_read:
        assert manuscript.findings[0].message == "文稿有 100001 行，超过了 10 万行，不予读取"


def test_touching_a_chunk_changes_its_digest_and_a_note_does_not() -> None:
    first, second, third = of("甲乙\n\n甲乙<!-- 沿用 1234 -->\n\n甲丙").chunks

    assert first.digest == second.digest != third.digest


@pytest.mark.parametrize(
    ("text", "written"),
    [("[甲]{乙}", "\\[甲]{乙}"), ("[[]{", "\\[\\[]{"), ("国发[2024]1号", "国发[2024]1号"), ("1. 甲", "1\\. 甲"),
     ("12) 甲", "12\\) 甲"), ("- 甲", "\\- 甲"), ("#甲", "\\#甲"), ("{{ 1 }}", "\\{{ 1 }}")],
)  # fmt: skip
def test_what_would_be_read_as_more_is_escaped(text: str, written: str) -> None:
    assert escaped(text, starts_line=True) == written


_TEXTS = st.text(st.sampled_from("甲乙，。：#[]{}<>!-*+|\\.)1 2`x~"), min_size=1, max_size=24)


@given(_TEXTS)
def test_an_escaped_text_is_read_as_it_is(text: str) -> None:
    text = text.strip() or "甲"

    (chunk,) = of(escaped(text, starts_line=True)).chunks

    (block,) = chunk.blocks
    assert isinstance(block, WrittenParagraph)
    assert literal(block.text) == text


@given(_TEXTS, st.sampled_from([None, "", "（一）", "1.", "(2)"]))
def test_an_escaped_heading_is_read_as_it_is(text: str, number: str | None) -> None:
    text = text.strip() or "甲"

    first = next(of(heading(2, escaped(text), number)).blocks)

    assert isinstance(first, WrittenHeading)
    assert (first.level, first.number, literal(first.text)) == (2, number, text)


@given(st.text(max_size=20))
def test_a_note_is_read_as_one(text: str) -> None:
    manuscript = of("甲" + note("待核", text.replace("\x00", "")))

    assert len(manuscript.chunks[0].notes) == 1


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    assert isinstance(read(content, "a.md"), Manuscript)
