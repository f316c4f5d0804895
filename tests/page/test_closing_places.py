"""Where 署名 and date stand."""

import pytest

from fazhi_report.document import Signature
from fazhi_report.page.closing_places import plain_indents, sealed_indents

CELL, CHARACTER, AREA = 8844 / 28, 313.6, 8844


@pytest.mark.parametrize(
    ("office", "date", "start"),
    [
        # Longer than the date: it ends two characters from the right.
        (10, "2024年2月5日", AREA - 2 * CELL - 10 * CHARACTER),
        # Shorter: the date ends there, and 署名 begins two characters before it.
        (4, "2024年2月15日", AREA - 2 * CELL - 6.5 * CHARACTER - 2 * CELL),
        # As long, or longer by less than gaps and wide digits may add: the date is the longer, and ends there.
        (6, "2024年2月5日", AREA - 2 * CELL - 6 * CHARACTER - 2 * CELL),
        (7, "2024年2月5日", AREA - 2 * CELL - 6 * CHARACTER - 2 * CELL),
        (8, "2024年2月5日", AREA - 2 * CELL - 8 * CHARACTER),
        (40, "2024年2月5日", 0),
    ],
)
def test_date_begins_two_characters_after_the_office(office: int, date: str, start: float) -> None:
    first, second = plain_indents(Signature("某" * office, date))
    assert first == pytest.approx(start, abs=1)
    assert second - first == pytest.approx(2 * CELL, abs=1)


@pytest.mark.parametrize(
    ("office", "room"), [(4, 6 * CHARACTER + 8 * CELL), (16, 16 * CHARACTER + 2 * CELL), (40, AREA)]
)
def test_sealed_lines_are_centred_in_one_room(office: int, room: float) -> None:
    first, second = sealed_indents(Signature("某" * office, "2024年2月5日", sealed=True))
    assert first == second == pytest.approx(AREA - room, abs=1)
