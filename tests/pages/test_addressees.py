"""Where the line of the addressees stands (GB/T 9704—2012, 7.3.2): flush left, one blank line below the title."""

from dataclasses import replace
from pathlib import Path

import pytest

from fazhi_report.document import Document, Run
from tests.pages.measuring import BODY_SIZE, LEFT, PITCH, RIGHT, TOP, Engine, measured, report
from tests.pages.printing import Print, prints

pytestmark = pytest.mark.long

TITLE_PITCH = 36
# Long enough to wrap: the second line is flush left too.
NAMES = "区委、区政府、" + "区人大常委会、" * 4 + "市财政局："


@prints(Print(replace(report(), addressees=(Run(NAMES),))))
def test_one_blank_line_below_the_title_and_flush_left(engine: Engine, pdf: Path) -> None:
    first, second, *body = measured(pdf)[0].lines[1:]

    addressees = [second, body[0]]
    assert "".join(line.text for line in addressees) == NAMES
    for line in addressees:
        assert line.left == pytest.approx(LEFT, abs=1)
        assert line.right < RIGHT + BODY_SIZE
    # From the middle of the last title line: half of it, the blank line, half of a line of the body.
    gap = TITLE_PITCH / 2 + PITCH + PITCH / 2
    assert (second.middle - engine.sink) - (first.middle - engine.title_sink) == pytest.approx(gap, abs=1.5)
    # The text goes on where the grid of the page has its lines.
    for number, line in enumerate((second, *body[:5]), start=4):
        assert line.middle == pytest.approx(TOP + PITCH * (number + 0.5) + engine.sink, abs=1.5)
    assert body[1].starts_paragraph


def titled(parts: list[str]) -> Document:
    return Document(tuple((Run(part),) for part in parts), report().blocks, "", (Run("区政府："),))


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(parts, marks=prints(Print(titled(parts))), id=str(len(parts)))
        for parts in (["甲局关于2023年法治政府建设的报告"], ["甲" * 18, "乙" * 20, "丙" * 12 + "报告"])
    ],
)
def test_one_blank_line_below_a_title_of_one_or_three_lines(
    engine: Engine, parts: list[str], pdf: Path
) -> None:
    count = len(parts)
    *title, addressees = measured(pdf)[0].lines[: count + 1]

    assert [line.text for line in title] == parts
    assert addressees.text == "区政府："
    assert addressees.middle == pytest.approx(TOP + PITCH * (count + 2 + 0.5) + engine.sink, abs=1.5)
    gap = TITLE_PITCH / 2 + PITCH + PITCH / 2
    assert (addressees.middle - engine.sink) - (title[-1].middle - engine.title_sink) == pytest.approx(
        gap, abs=1.5
    )
