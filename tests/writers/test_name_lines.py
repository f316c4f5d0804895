"""Long names in lines of one room."""

import pytest

from fazhi_report.document import Imprint, Signature
from fazhi_report.writers.imprint_places import imprint_places
from fazhi_report.writers.name_lines import name_lines
from fazhi_report.writers.signature_lines import signature_rows

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
    (office,), (date,) = signature_rows(Signature("某" * 30, "2024年2月5日"))
    assert (office.lines, office.centred) == (("某" * 15, "某" * 15), False)
    assert office.left == pytest.approx(AREA - 2 * CELL - 15 * CHARACTER, abs=1)
    # Wide enough for fifteen characters in any font, too narrow for sixteen.
    assert office.right - office.left == pytest.approx(15.4 * CHARACTER, abs=1)
    assert date.text == "2024年2月5日"
    assert date.left == pytest.approx(office.left + 2 * CELL, abs=1)


def test_a_long_sealed_signature_is_centred_over_the_date() -> None:
    (office,), (date,) = signature_rows(Signature("某" * 30, "2024年2月5日", sealed=True))
    assert office.centred
    assert office.right - office.left == pytest.approx(15.4 * CHARACTER, abs=1)
    assert office.left + office.right == pytest.approx(date.left + date.right, abs=1)
    # As far from the edge as one line of fifteen characters, with one at each side.
    assert date.left == pytest.approx(AREA - 15 * CHARACTER - 2 * CELL, abs=1)


# Several offices ------------------------------------------------------------------------------------------------


def test_several_offices_begin_below_each_other_and_the_longest_ends_two_characters_in() -> None:
    rows = signature_rows(Signature("甲局", "2024年2月5日", joint=("某" * 10, "乙局")))
    assert [row[0].text for row in rows] == ["甲局", "某" * 10, "乙局", "2024年2月5日"]
    lefts = [row[0].left for row in rows]
    assert lefts[:3] == [pytest.approx(AREA - 2 * CELL - 10 * CHARACTER, abs=1)] * 3
    assert lefts[3] - lefts[0] == pytest.approx(2 * CELL, abs=1)


def test_sealed_offices_stand_two_in_a_row_the_last_above_the_date() -> None:
    rows = signature_rows(Signature("甲局", "2024年2月5日", sealed=True, joint=("乙局", "丙局")))
    assert [[each.text for each in row] for row in rows] == [["甲局", "乙局"], ["丙局"], ["2024年2月5日"]]
    # Six characters, the date ends four from the right: its middle is three more from there.
    right = AREA - 4 * CELL - 3 * CHARACTER
    left = AREA - right
    middles = [(each.left + each.right) / 2 for row in rows for each in row]
    assert middles == pytest.approx([left, right, right, right], abs=1)


@pytest.mark.parametrize(("longest", "rows"), [(12, 2), (13, 3)])
def test_sealed_offices_with_long_names_stand_alone(longest: int, rows: int) -> None:
    # Twelve characters and one at each side are a half of 28 cells; thirteen are more.
    made = signature_rows(Signature("甲局", "2024年2月5日", sealed=True, joint=("某" * longest,)))
    assert len(made) == rows
    assert all(each.centred for row in made for each in row)
    assert all(0 <= each.left < each.right <= AREA for row in made for each in row)
