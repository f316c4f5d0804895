"""Where 署名 and date stand."""

import pytest

from fazhi_report.page.closing_places import plain_indents, sealed_indents

CELL, CHARACTER, AREA = 8844 / 28, 313.6, 8844


@pytest.mark.parametrize(
    ("office", "date", "start"),
    [
        # Longer than the date: it ends two characters from the right.
        (10, 6, AREA - 2 * CELL - 10 * CHARACTER),
        # Shorter: the date ends there, and 署名 begins two characters before it.
        (4, 6.5, AREA - 2 * CELL - 6.5 * CHARACTER - 2 * CELL),
        # As long, or longer by less than gaps and wide digits may add: the date is the longer, and ends there.
        (6, 6, AREA - 2 * CELL - 6 * CHARACTER - 2 * CELL),
        (7, 6, AREA - 2 * CELL - 6 * CHARACTER - 2 * CELL),
        (8, 6, AREA - 2 * CELL - 8 * CHARACTER),
        (40, 6, 0),
    ],
)
def test_date_begins_two_characters_after_the_office(office: int, date: float, start: float) -> None:
    first, second = plain_indents(office, date)
    assert first == pytest.approx(start, abs=1)
    assert second - first == pytest.approx(2 * CELL, abs=1)


@pytest.mark.parametrize(
    ("office", "room"), [(4, 6 * CHARACTER + 8 * CELL), (16, 16 * CHARACTER + 2 * CELL), (40, AREA)]
)
def test_sealed_lines_are_centred_in_one_room(office: int, room: float) -> None:
    first, second = sealed_indents(office, 6)
    assert first == second == pytest.approx(AREA - room, abs=1)
