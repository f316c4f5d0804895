"""Changing part of a YAML file: the exact text, whatever the style."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.editing.splicing import spliced
from fazhi_report.source import read
from fazhi_report.source.spelling import block

BASE = """\
# top
a: 1   # one
b:     # list
  # first
  - x: 甲   # x
    y: 乙
  - x: 丙
  # last

c: {k: v}
d: >-
  长
  文
"""


def after(text: str, **entries: Any) -> str:
    data = read(text.encode(), "t").data
    assert data is not None
    new = {**copy.deepcopy(data), **entries}
    result = spliced(text.encode(), {key: value for key, value in new.items() if value != "GONE"})
    assert result is not None
    return result.decode()


@pytest.mark.parametrize(
    ("entries", "old", "new"),
    [
        ({"a": 2}, "a: 1   #", "a: 2   #"),
        ({"a": "GONE"}, "a: 1   # one\n", ""),
        ({"a": [1, 2]}, "a: 1", "a: [1, 2]"),
        ({"a": [{"k": 1}]}, "a: 1   # one\n", "a:   # one\n  - k: 1\n"),
        ({"b": [{"x": "甲", "y": "丁"}, {"x": "丙"}]}, "y: 乙", "y: 丁"),
        ({"b": [{"y": "乙"}, {"x": "丙"}]}, "- x: 甲   # x\n    y: 乙", "- y: 乙"),
        ({"b": [{"x": "丙"}]}, "- x: 甲   # x\n    y: 乙\n  - x: 丙", "- x: 丙"),
        ({"b": [{"x": "甲", "y": "乙"}]}, "\n  - x: 丙", ""),
        ({"b": [{"x": "甲", "y": "乙"}, {"x": "丙"}, {"x": "丁"}]}, "- x: 丙", "- x: 丙\n  - x: 丁"),
        ({"b": [{"x": "丁"}, {"x": "甲", "y": "乙"}, {"x": "丙"}]}, "- x: 甲   #", "- x: 丁\n  - x: 甲   #"),
        ({"b": [{"x": "甲", "y": "乙"}, {"z": 1}]}, "- x: 丙", "- z: 1"),
        ({"b": [{"x": "甲", "y": "乙", "z": 3}, {"x": "丙"}]}, "y: 乙", "y: 乙\n    z: 3"),
        ({"b": [{"w": 0, "x": "甲", "y": "乙"}, {"x": "丙"}]}, "- x: 甲", "- w: 0\n    x: 甲"),
        ({"b": "文"}, "b:     # list\n  # first\n  - x: 甲   # x\n    y: 乙\n  - x: 丙", "b: 文     # list"),
        ({"b": []}, "b:     # list\n  # first\n  - x: 甲   # x\n    y: 乙\n  - x: 丙", "b: []     # list"),
        (
            {"b": {"t": 5, "r": [{"x": 1}]}},
            "\n  # first\n  - x: 甲   # x\n    y: 乙\n  - x: 丙",
            "\n  t: 5\n  r:\n    - x: 1",
        ),
        ({"c": {"k": "w", "n": None}}, "c: {k: v}", "c:\n  k: w\n  n:"),
        ({"d": "短"}, "d: >-\n  长\n  文", "d: 短"),
        ({"d": "一\n\n二"}, "d: >-\n  长\n  文", "d: |-\n  一\n\n  二"),
        ({"e": {"f": ["甲", "一\n\n二"]}}, "  文\n", "  文\ne:\n  f:\n    - 甲\n    - |-\n      一\n\n      二\n"),
    ],
)  # fmt: skip
def test_only_what_differs_is_changed(entries: dict[str, Any], old: str, new: str) -> None:
    assert BASE.count(old) == 1
    assert after(BASE, **entries) == BASE.replace(old, new)


def test_distant_changes_leave_what_is_between() -> None:
    rows = [f"  - n: {number}   # {number}\n" for number in range(9)]
    data = [{"n": number} for number in range(9)]
    del data[7], data[1]
    data[3] = {"n": 44}

    assert after("r:\n" + "".join(rows), r=data) == "r:\n" + "".join(rows).replace(rows[1], "").replace(
        rows[7], ""
    ).replace("n: 4 ", "n: 44 ")


def test_records_that_change_places_are_written_anew_where_they_must() -> None:
    assert after("r:\n  - n: 1 # a\n  - n: 2 # b\n  - n: 3 # c\n", r=[{"n": 3}, {"n": 1}, {"n": 2}]) == (
        "r:\n  - n: 3\n  - n: 1 # a\n  - n: 2 # b\n"
    )


def test_a_dash_may_stand_on_a_line_of_its_own() -> None:
    text = "r:\n  -\n    n: 1\n  -\n    n: 2\n"

    assert after(text, r=[{"n": 2}]) == "r:\n  -\n    n: 2\n"


def test_a_key_without_a_value_gets_one() -> None:
    assert after("a:   # nothing yet\nb: 1\n", a=5) == "a: 5   # nothing yet\nb: 1\n"
    assert after("a:   # nothing yet\nb: 1\n", a=[{"k": 1}]) == "a:   # nothing yet\n  - k: 1\nb: 1\n"
    assert after("a: 1 # x\n", a=None) == "a:  # x\n"


def test_what_comes_at_one_place_comes_in_its_order() -> None:
    assert after("a:   # x\n", a=5, b="甲") == "a: 5   # x\nb: 甲\n"
    assert after("a:\n  # c\n\n  b:\n", a={"b": 7, "d": None}) == "a:\n  # c\n\n  b: 7\n  d:\n"


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffa: 1\r\nb: [甲]\r\n"

    assert after(text, c=[{"k": 1}, {"k": 2}]) == "\ufeffa: 1\r\nb: [甲]\r\nc:\r\n  - k: 1\r\n  - k: 2\r\n"


def test_a_last_line_without_an_end_gets_one_before_what_is_added() -> None:
    assert after("a: 1", b=2) == "a: 1\nb: 2"


def test_a_file_in_braces_is_written_in_braces() -> None:
    assert after('{"a": 1}\n', b=["甲", "一\n\n二"], c={"k": None}) == (
        '{a: 1, b: [甲, "一\\n二"], c: {k: null}}\n'
    )


@pytest.mark.parametrize("empty", ["", "\n", "# 还没有内容\n", "# 还没有内容"])
def test_a_file_without_data_keeps_its_comments(empty: str) -> None:
    result = spliced(empty.encode(), {"a": 1})

    assert result == (f"{empty.rstrip()}\n" if empty.strip() else "").encode() + b"a: 1\n"


def test_what_fine_changes_would_spoil_is_replaced_as_a_whole() -> None:
    text = "a:\n  - &x {k: 1}\n  - *x\n  - {k: 3}\n"

    assert after(text, a=[{"k": 2}, {"k": 1}, {"k": 3}]) == "a:\n  - k: 2\n  - k: 1\n  - k: 3\n"


def test_what_can_not_be_changed_is_told() -> None:
    text = b"a: &x\n  k: 1\nb: *x\n"

    assert spliced(text, {"a": {"k": 2}, "b": {"k": 1}}) is None
    assert spliced(b"a: 1\n? b\n", {"a": 1, "b": 2}) is None


def test_what_stands_in_two_places_is_changed_once() -> None:
    assert after("a: &x {k: 1}\nb: *x\n", a={"k": 2}, b={"k": 2}) == "a: &x {k: 2}\nb: *x\n"


TEXTS = (
    st.text(st.sampled_from("甲乙a1 -:#,[]{}&*!|>'\"%@`=+~。：《》\\x"), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool)
)
ATOMS = st.one_of(
    TEXTS,
    st.integers(-5, 10**15),
    st.booleans(),
    st.sampled_from(["是", "null", "true", "1e5", "010", "~"]),
    st.sampled_from([0.5, 12.25]),
)
KEYS = st.sampled_from(["a", "b", "名称", "数"])
RECORDS = st.dictionaries(KEYS, st.one_of(ATOMS, st.lists(TEXTS, min_size=1, max_size=3)), min_size=1)
DATA = st.dictionaries(KEYS, st.one_of(ATOMS, RECORDS, st.lists(RECORDS, min_size=1, max_size=4)), min_size=1)


@given(DATA, DATA)
def test_any_data_becomes_any_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    text = block(old, 0).encode() + b"\n"
    assert read(text, "t").data == old

    result = spliced(text, new)

    assert result is not None
    assert read(result, "t").data == new
