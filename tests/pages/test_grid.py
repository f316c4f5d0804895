"""The grid of 5.2.3 on 100 pages: 22 lines to a full page, 28 characters to a full line, in PDF and in DOCX.

Every character is looked at where it stands, and every line at where it ends.
"""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from fazhi_report.document import Document, Heading
from fazhi_report.page.layout import Layout
from tests.pages.characters import (
    CELLS,
    HANGING_MARKS,
    LOOSEST,
    Census,
    Setting,
    census,
    is_wide,
    laid_beside,
    same_breaks,
)
from tests.pages.measuring import BODY_SIZE, INDENT, LEFT, PITCH, RIGHT, TOP, Engine, report
from tests.pages.printing import Press, Print, prints
from tests.pages.stress import figures, stress

STRESS = Print(stress(61_700))  # characters of 100 pages, were every line full
YEAR = Print(report())
# What says that no mark may hang LibreOffice sets with marks that hang: it reads that the wrong way round.
HANGING_YEAR = Print(report(), Layout(hanging=""))
FIGURES = Print(figures(30_000))

pytestmark = [pytest.mark.long, prints(STRESS, YEAR, HANGING_YEAR)]

# Marks with which LibreOffice lets a line begin: its list lacks them, and it reads none from a DOCX.
LEFT_TO_LIBREOFFICE = "…—～·%‰℃"


@dataclass(frozen=True)
class Pages:
    """A document and its pages."""

    document: Document
    setting: Setting
    census: Census


def pages(document: Document, pdf: Path, *, own: bool = False) -> Pages:
    setting = laid_beside(document, pdf)
    return Pages(document, setting, census(setting, HANGING_MARKS, whole_numbers=own))


@pytest.fixture(scope="module")
def typst(press: Press) -> Pages:
    return pages(STRESS.document, press.typeset(STRESS), own=True)


@pytest.fixture(scope="module")
def libreoffice(press: Press) -> Pages:
    return pages(STRESS.document, press.print(STRESS))


@pytest.fixture(scope="module", params=["typst", "libreoffice"])
def either(request: pytest.FixtureRequest) -> Pages:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Pages)
    return found


def test_there_is_enough_to_look_at(either: Pages) -> None:
    assert len(either.setting.text) > 60_000
    assert len(either.setting.pages) > 100
    assert either.census.cells.total() > 1500


def full_pages(found: Pages) -> list[int]:
    """The lines of every page but the first and the last; a heading that moved on to its text counts."""
    headings = {block.text for block in found.document.blocks if isinstance(block, Heading)}
    inner = pairwise(found.setting.pages[1:])
    return [len(page) + (following[0].text in headings and len(page) < 22) for page, following in inner]


def test_every_full_page_has_22_lines(either: Pages) -> None:
    assert set(full_pages(either)) == {22}
    assert sum(len(page) == 22 for page in either.setting.pages[1:-1]) > 100


def test_lines_are_28_95_points_apart(either: Pages) -> None:
    for page in either.setting.pages[1:]:
        first = page[0].baseline
        assert TOP + BODY_SIZE < first < TOP + PITCH
        for number, line in enumerate(page):
            # LibreOffice puts the glyphs of another font a little higher or lower on the same line.
            assert line.baseline - first == pytest.approx(number * PITCH, abs=0.8), line.text


def test_every_full_line_has_28_characters_but_where_a_mark_takes_one(either: Pages) -> None:
    assert either.census.uneven == []
    full = either.census.cells[CELLS] + either.census.cells[CELLS + 1]
    assert max(either.census.cells) <= CELLS + 1
    assert full / either.census.cells.total() > 0.85


def test_typst_hangs_a_mark_where_a_full_line_has_29_characters(typst: Pages, libreoffice: Pages) -> None:
    hanging = [text for text in typst.census.hung if is_wide(text)]
    assert len(hanging) > 30
    assert typst.census.cells[CELLS + 1] == len(hanging)
    assert {text[-1] for text in typst.census.hung} == set(HANGING_MARKS)
    assert libreoffice.census.hung == []


def test_full_lines_fill_the_type_area(either: Pages) -> None:
    setting, seen = either.setting, 0
    for start, end, line in setting.spans():
        assert line.left == pytest.approx(INDENT if start in setting.starts else LEFT, abs=1), line.text
        if end not in setting.starts and setting.text[end - 1].isalpha() and not line.text[-1].isascii():
            before, last = line.characters[-2:]
            # Characters that were made wider fill their cells as others do that are as far apart as may be.
            wide = (last.left - before.left) * BODY_SIZE / (BODY_SIZE + LOOSEST)
            gaps = [abs(RIGHT - cell - last.left) for cell in (BODY_SIZE, wide)]
            assert min(gaps) < 1.5, line.text
            seen += 1
    assert seen > 1000


def test_lines_full_of_numbers_end_where_they_are_told_to(press: Press) -> None:
    setting, seen = laid_beside(FIGURES.document, press.typeset(FIGURES)), 0
    for _, end, line in setting.spans():
        if end not in setting.starts:
            assert line.characters[-1].left > RIGHT - BODY_SIZE - 4, line.text
            seen += 1
    assert seen > 800


def test_text_that_is_copied_has_no_spaces_between_han(press: Press) -> None:
    pdf = press.typeset(STRESS)
    copied = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    for text in (copied.stdout, "".join(pages)):
        assert len(text) > 60_000
        assert re.findall("[\u4e00-\u9fff] +[\u4e00-\u9fff]", text) == []


def test_nothing_but_a_mark_that_hangs_is_printed_outside_the_type_area(either: Pages) -> None:
    assert either.census.outside == []


def test_no_line_ends_with_an_opening_mark(either: Pages) -> None:
    assert either.census.ended == []


def test_no_line_begins_with_a_mark_that_belongs_to_the_line_before(typst: Pages) -> None:
    assert typst.census.begun == []


def test_libreoffice_lets_lines_begin_with_no_mark_that_its_list_has(libreoffice: Pages) -> None:
    begun = Counter(text[0] for text in libreoffice.census.begun)
    assert set(begun) <= set(LEFT_TO_LIBREOFFICE)
    assert begun.total() < 30


def test_typst_loses_no_character(typst: Pages) -> None:
    assert typst.setting.differences == []


def test_libreoffice_loses_at_most_one_character_in_100_000(libreoffice: Pages) -> None:
    assert len(libreoffice.setting.differences) <= len(libreoffice.setting.text) / 100_000


def test_the_report_of_2023_keeps_the_grid(engine: Engine, press: Press) -> None:
    found = pages(YEAR.document, engine.make(press, YEAR))

    assert found.setting.differences == []
    assert full_pages(found) == [22, 22, 22]
    assert (found.census.uneven, found.census.begun, found.census.ended) == ([], [], [])
    assert found.census.outside == []
    assert max(found.census.cells) <= CELLS + 1


def test_share_of_lines_that_end_alike_is_told(
    typst: Pages, libreoffice: Pages, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    year = laid_beside(YEAR.document, press.typeset(YEAR))
    other = laid_beside(YEAR.document, press.print(YEAR))
    hanging = laid_beside(YEAR.document, press.print(HANGING_YEAR))
    shares = {
        "2023": same_breaks(year, other),
        "2023 with marks that hang in both": same_breaks(year, hanging),
        "stress": same_breaks(typst.setting, libreoffice.setting),
    }

    assert min(shares.values()) > 0
    with capsys.disabled():
        told = ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
        print(
            f"\nlines that end alike in typst and LibreOffice: {told}", file=sys.stderr
        )  # xdist lets that through
