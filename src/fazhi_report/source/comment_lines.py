"""The comments of a data file that stand on lines of their own, and what they would belong to as data."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath
from fazhi_report.source.nodes import Node
from fazhi_report.source.source_text import SourceText

_COMMENT = re.compile(r"^[ \t]*(?P<mark># ?)(?P<text>[^\r\n]*)", re.MULTILINE)


class Comment(NamedTuple):
    """A line that says nothing but a comment.

    `start` is the position of its “#”. `text` is what is left when “# ” is taken out, and `column` where that
    then begins, counted from 0. `goes_on` tells that nothing but blanks parts it from the comment before.
    """

    start: int
    column: int
    text: str
    goes_on: bool


def comments(text: SourceText) -> Iterator[Comment]:
    """Every line that begins with “#”, those that are part of a text of several lines among them."""
    end = -1
    for match in _COMMENT.finditer(text.text):
        start = match.start("mark")  # its column is counted here: to know all lines takes long
        says = match["text"].strip()
        indent = len(match["text"]) - len(match["text"].lstrip(" "))
        goes_on = end >= 0 and not text.text[end:start].strip()
        yield Comment(start, start - match.start() + indent, says, goes_on)
        end = match.end()


def above(comment: Comment, node: Node, text: SourceText) -> DataPath | None:
    """The path, from a value on, of what a comment would be part of without its mark.

    None where it is none: within a text of several lines, or within brackets.
    """
    if node.start < comment.start < node.end and _is_closed(node, text):
        return None
    last = _last_before(node, comment.start)
    if last is None:
        return ()
    step, start, part = last
    within = above(comment, part, text)
    if within is None:
        return None
    # What stands as far in as a key is another key beside it; as far in as an item, a part of it.
    is_beside = text.column(start) + isinstance(step, str) > comment.column
    return () if is_beside else (step, *within)


def _is_closed(node: Node, text: SourceText) -> bool:
    """Whether all between the beginning and the end of a value is its own."""
    return isinstance(node.value, str) or text.text[node.start] in "[{"


def _last_before(node: Node, position: int) -> tuple[str | int, int, Node] | None:
    """The last part of a value that begins before a position: its step, where it begins, the part."""
    entries = list(node.entries.items())
    if number := bisect_left(entries, position, key=lambda named: named[1].start):
        name, entry = entries[number - 1]
        return name, entry.start, entry.node
    if number := bisect_left(node.items, position, key=lambda item: item.start):
        item = node.items[number - 1]
        return number - 1, item.start, item
    return None
