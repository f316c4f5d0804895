"""The text of a data file: where its parts stand, and edits that keep every other byte."""

import codecs
import re
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.source.nodes import Entry, Node

CHARACTERS = st.sampled_from("甲a: -#'\"[{\r\n\t,é\U00020000")
PIECES = st.text(CHARACTERS, max_size=12)
KEPT = st.text(CHARACTERS, min_size=1, max_size=8)
NEW = st.text(st.sampled_from("乙b:\n- "), max_size=6)


def revised(content: bytes, *edits: Edit) -> bytes:
    changed = DataText(content).revised(edits, lambda _: True)
    assert changed is not None
    return changed


@given(
    parts=st.lists(st.tuples(KEPT, PIECES, NEW), max_size=5),
    rest=PIECES,
    marked=st.booleans(),
    random=st.randoms(),
)
def test_edits_keep_every_other_byte(
    *, parts: list[tuple[str, str, str]], rest: str, marked: bool, random: Random
) -> None:
    """The text is kept pieces and pieces that are replaced in turn; the edits come in any order."""
    old, new, edits = "", "", []
    newline = "\r\n" if "\r\n" in "".join(kept + gone for kept, gone, _ in parts) + rest else "\n"
    for kept, gone, come in parts:
        start = len(old) + len(kept)
        old += kept + gone
        new += kept + come.replace("\n", newline)
        edits.append(Edit(start, start + len(gone), come))
    random.shuffle(edits)
    mark = codecs.BOM_UTF8 if marked else b""

    assert revised(mark + (old + rest).encode(), *edits) == mark + (new + rest).encode()


def test_of_edits_at_one_position_the_first_stays_in_front() -> None:
    assert revised(b"a: 1\nb: 2\n", Edit(5, 5, "x: 0\n"), Edit(5, 5, "# "), Edit(0, 5, "")) == (
        b"x: 0\n# b: 2\n"
    )


def test_an_edit_that_comes_twice_is_made_once() -> None:
    assert revised(b"a: 1\n", Edit(3, 4, "2"), Edit(3, 4, "2")) == b"a: 2\n"


@pytest.mark.parametrize(("held", "expected"), [(True, b"\xef\xbb\xbfa: 2\r\n"), (False, None)])
def test_what_does_not_hold_what_was_meant_is_not_given_back(*, held: bool, expected: bytes | None) -> None:
    asked: list[bytes] = []

    def holds(changed: bytes) -> bool:
        asked.append(changed)
        return held

    assert DataText(b"\xef\xbb\xbfa: 1\r\n").revised([Edit(3, 4, "2")], holds) == expected
    assert asked == [b"\xef\xbb\xbfa: 2\r\n"]


@given(PIECES, st.integers(0, 12))
def test_lines_and_columns_are_those_of_an_editor(text: str, index: int) -> None:
    index = min(index, len(text))
    found = DataText(text.encode())
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    before = 0
    for number, line in enumerate(lines):
        if index < before + len(line) or number == len(lines) - 1:
            break
        before += len(line)
    assert found.line_number(index) == number
    assert found.column(index) == index - before
    assert found.line_end(index) == before + len(line.rstrip("\r\n"))
    assert found.after_line(index) == before + len(line)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        (b"a: 1", b"a: 1\n"),
        (b"a: 1\n", b"a: 1\n"),
        (b"a: 1\r", b"a: 1\r"),
        (b"\xef\xbb\xbfa: 1\r\nb: 2", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"),
    ],
)
def test_the_last_line_gets_an_end(text: bytes, ended: bytes) -> None:
    assert DataText(text).ended().revised((), lambda _: True) == ended


NESTED = """\
a: [1]   # x
b:
  - 甲
  - c: {k: v}
    d: >-
      长
      文

# y
'e' : 1
? f
"""


def entries(node: Node) -> Iterable[Entry]:
    for inner in (*node.items, *(entry.node for entry in node.entries.values())):
        yield from entries(inner)
    yield from node.entries.values()


def test_where_values_and_entries_end() -> None:
    text = DataText(NESTED.encode())
    assert text.root is not None
    written = {
        text.text[entry.start : text.entry_end(entry)]: text.in_flow(entry.node)
        for entry in entries(text.root)
    }

    assert written == {
        "a: [1]": True,
        "k: v": False,
        "c: {k: v}": True,
        "d: >-\n      长\n      文": False,
        "b:\n  - 甲\n  - c: {k: v}\n    d: >-\n      长\n      文": False,
        "'e' : 1": False,
        "f\n": False,  # a key may stand without its colon
    }
    behind = [text.text[text.colon(entry) :][:3] for entry in text.root.entries.values()]
    assert behind == [" [1", "\n  ", " 1\n", ""]


def test_a_text_without_data_has_no_root() -> None:
    assert DataText("# 没有\n".encode()).root is None
