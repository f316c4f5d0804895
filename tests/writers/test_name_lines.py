"""Long names in lines of one room."""

import pytest

from fazhi_report.document import Imprint, Signature
from fazhi_report.writers.imprint_places import imprint_places
from fazhi_report.writers.name_lines import name_lines
from fazhi_report.writers.signature_lines import signature_lines

CELL, CHARACTER, AREA = 8844.1 / 28, 313.6, 8844.1


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("解放区财政局", 6, ("解放区财政局",)),
        # At the sense, though the second is shorter; never with the mark that closes a line at its start.
        (
            "焦作市解放区政务服务和大数据管理局（行政审批局）办公室",
            20,
            ("焦作市解放区政务服务和大数据管理局", "（行政审批局）办公室"),
        ),
        # Two ends are good: the one that leaves lines alike.
        (
            "新疆生产建设兵团第八师石河子市市场监督管理局（知识产权局）",
            26,
            ("新疆生产建设兵团第八师石河子市", "市场监督管理局（知识产权局）"),
        ),
        # Nothing is known of these: they are alike.
        ("某" * 27, 26, ("某" * 14, "某" * 13)),
        # No line is less than a word of another script.
        ("A" * 8 + "某", 3, ("A" * 8, "某")),
    ],
)
def test_a_name_breaks_where_it_reads_well_in_lines_that_are_alike(
    name: str, room: float, lines: tuple[str, ...]
) -> None:
    assert name_lines(name, room) == lines


def test_a_long_office_is_alone_in_its_room() -> None:
    date = "2024年12月31日印发"
    places = imprint_places(Imprint((), "某" * 27, date))
    # Eight digits of up to 0.56 and five characters, one between and one at the edge, of 14 points.
    assert places.date_room == pytest.approx((8 * 0.56 + 5 + 2) * 280, abs=1)
    assert places.office == ("某" * 14, "某" * 13)
    assert places.spare == pytest.approx(AREA - places.date_room - 280 - 14.4 * 280, abs=1)
    assert imprint_places(Imprint((), "某局", date)) == (places.date_room, ("某局",), 0)


def test_a_long_signature_ends_two_characters_in_and_the_date_begins_two_after_it() -> None:
    office, date = signature_lines(Signature("某" * 30, "2024年2月5日"))
    assert (office.lines, office.centred) == (("某" * 15, "某" * 15), False)
    assert office.left == pytest.approx(AREA - 2 * CELL - 15 * CHARACTER, abs=1)
    # Wide enough for fifteen characters in any font, too narrow for sixteen.
    assert office.right - office.left == pytest.approx(15.4 * CHARACTER, abs=1)
    assert date.text == "2024年2月5日"
    assert date.left == pytest.approx(office.left + 2 * CELL, abs=1)


def test_a_long_sealed_signature_is_centred_over_the_date() -> None:
    office, date = signature_lines(Signature("某" * 30, "2024年2月5日", sealed=True))
    assert office.centred
    assert office.right - office.left == pytest.approx(15.4 * CHARACTER, abs=1)
    assert office.left + office.right == pytest.approx(date.left + date.right, abs=1)
    # As far from the edge as one line of fifteen characters, with one at each side.
    assert date.left == pytest.approx(AREA - 15 * CHARACTER - 2 * CELL, abs=1)
