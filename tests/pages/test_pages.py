"""The printed page: a report of the real length is set by LibreOffice and as PDF, and measured."""

import re
import subprocess
from collections import Counter
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path

import pytest

from tests.pages.characters import HANGING_MARKS
from tests.pages.measuring import (
    BODY_SIZE,
    BOTTOM,
    ENGINES,
    INDENT,
    LEFT,
    MILLIMETRE,
    PAGE_NUMBER_INSET,
    PITCH,
    RIGHT,
    TOP,
    TYPE_AREA_BOTTOM,
    Engine,
    Line,
    Page,
    ink,
    joined,
    measured,
    report,
)
from tests.pages.printing import Print, prints

pytestmark = [pytest.mark.long, prints(Print(report()))]


@pytest.fixture
def pages(pdf: Path) -> list[Page]:
    return [replace(page, lines=joined(page.lines)) for page in measured(pdf)]


def bodies(pages: list[Page]) -> list[list[Line]]:
    """The lines of every page but for the two of the title."""
    return [pages[0].lines[2:], *(page.lines for page in pages[1:])]


def test_no_character_is_lost(pages: list[Page]) -> None:
    document = report()
    expected = document.title_text + "".join(block.text for block in document.blocks)
    printed = "".join(line.text for page in pages for line in page.lines)
    assert len(expected) > 2000
    assert printed == re.sub(r"\s", "", expected)


def test_paper_is_a4(pages: list[Page]) -> None:
    sizes = {(round(page.width / MILLIMETRE), round(page.height / MILLIMETRE)) for page in pages}
    assert sizes == {(210, 297)}


def test_title_breaks_after_the_office_and_leaves_19_lines(pages: list[Page]) -> None:
    first, second, *body = pages[0].lines
    assert (first.text, second.text) == ("解放区财政局关于", "2023年法治政府建设情况的报告")
    for title in (first, second):
        assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert second.middle - first.middle == pytest.approx(36, abs=0.2)
    assert len(body) == 19


def test_full_pages_have_22_lines(engine: Engine, pages: list[Page]) -> None:
    heading = "三、存在的不足、原因和整改情况"
    if engine is ENGINES["pdf"]:
        # A mark that hangs saves the line that the heading's text needs.
        assert [len(page.lines) for page in pages[1:-1]] == [22, 22, 22]
        assert heading in [line.text for line in pages[2].lines[:-1]]
    else:
        # The third one would end with the heading, which goes along with its text.
        assert [len(page.lines) for page in pages[1:-1]] == [22, 21, 22]
        assert pages[3].lines[0].text == heading


def test_lines_stand_on_the_grid(pages: list[Page]) -> None:
    heading = re.compile("[一二三四]、")
    for lines in bodies(pages):
        # Headings are left out: the box that poppler gives a line depends on its font.
        body = [found for found in lines if not heading.match(found.text)]
        offsets = {round((found.middle - body[0].middle) / PITCH % 1, 1) % 1 for found in body}
        assert len(body) >= 10
        assert offsets == {0}


def test_full_lines_have_28_characters(pages: list[Page]) -> None:
    counts: Counter[int] = Counter()
    for lines in bodies(pages):
        for found, following in pairwise(lines):
            inside = not found.starts_paragraph and not following.starts_paragraph
            if inside and not any(character.isascii() for character in found.text):
                counts[len(found.text)] += 1
    # A line may give up a character to a mark that must not begin the next.
    assert set(counts) <= {27, 28}
    assert counts[28] >= 30
    assert counts[28] / counts.total() >= 0.9


def test_text_keeps_the_margins(engine: Engine, pages: list[Page]) -> None:
    hanging = HANGING_MARKS if engine is ENGINES["pdf"] else ""
    body = list(chain(*bodies(pages)))
    assert len(body) > 80
    for found in body:
        assert min(abs(found.left - LEFT), abs(found.left - INDENT)) < 1, found
        reach = RIGHT + (BODY_SIZE if found.text[-1] in hanging else 0)
        assert found.right < reach + 1, found
    for page in pages[1:]:
        assert page.lines[0].middle == pytest.approx(TOP + PITCH / 2 + engine.sink, abs=1.5)
    for page in (pages[0], pages[1], pages[3]):
        assert page.lines[-1].middle == pytest.approx(BOTTOM - PITCH / 2 + engine.sink, abs=1.5)


def test_a_paragraph_begins_two_characters_in(pages: list[Page]) -> None:
    starts = [found for found in chain(*bodies(pages)) if found.starts_paragraph]
    assert sum(found.text.startswith("（") for found in starts) == 15
    for found in starts:
        assert found.left == pytest.approx(INDENT, abs=1)


def test_page_numbers_stand_at_the_outer_edge(pages: list[Page]) -> None:
    assert [page.number.text for page in pages] == ["—1—", "—2—", "—3—", "—4—", "—5—"]
    for page in pages[::2]:
        assert page.number.right == pytest.approx(RIGHT - PAGE_NUMBER_INSET, abs=0.5)
    for page in pages[1::2]:
        assert page.number.left == pytest.approx(LEFT + PAGE_NUMBER_INSET, abs=0.5)


@pytest.mark.parametrize("number", [1, 2])
def test_dashes_are_7_mm_below_the_type_area(pdf: Path, number: int) -> None:
    """Measured on ink, since the box of a character says nothing about where its stroke is."""
    found = ink(pdf, number)
    dots = found.per_millimetre
    below = [(x, y) for x, y in found.dots if y > (TYPE_AREA_BOTTOM + 1) * dots]
    left = min(x for x, _ in below)
    dash = {y for x, y in below if x < left + 2 * dots}
    assert min(dash) / dots - TYPE_AREA_BOTTOM == pytest.approx(7, abs=0.3)
    assert (max(dash) - min(dash)) / dots < 1


def test_every_face_is_set_in_its_stand_in(pdf: Path) -> None:
    listed = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    families = {match[1] for match in re.finditer(r"^[A-Z]{6}\+([A-Za-z]+)", listed, re.MULTILINE)}
    assert {re.sub("(jp|sc)$", "", family) for family in families} == {
        "NotoSerifCJK",
        "NotoSansCJK",
        "FandolFang",
        "FandolKai",
        "FandolSong",
    }
