"""A data file with some of its data changed, in which every byte that says something else stays.

The data as it was and as it is to be are walked side by side, and only where they differ is the text
changed: a value, an entry of a mapping, the records of a list between those that stay.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.source import Entry, Node, block, inline, is_inline, pair, read


def _data_of(content: bytes) -> dict[str, Any] | None:
    return read(content, "").data


def spliced(
    content: bytes,
    new: dict[str, Any],
    data_of: Callable[[bytes], dict[str, Any] | None] = _data_of,
) -> bytes | None:
    """The file with its data changed to `new`; None where that can't be done by changing parts of it.

    `data_of` reads what comes out again; the last that it read is the file that is given back.
    """
    text = DataText(content)
    found = (text.revised(edits, lambda changed: data_of(changed) == new) for edits in _ways(text, new))
    return next((changed for changed in found if changed is not None), None)


def _ways(text: DataText, new: dict[str, Any]) -> Iterator[Iterator[Edit]]:
    """The ways to change a text, the one that leaves most of it first."""
    root = text.root
    if root is None or not isinstance(root.value, dict):
        yield iter([_first(text, new)])
    else:
        yield _Fine(text).change(root, new)
        yield _Coarse(text).change(root, new)


def _first(text: DataText, new: dict[str, Any]) -> Edit:
    """The first data of a file, behind its comments."""
    written, end = block(new, 0) + "\n", len(text.text)
    if not text.text.strip():
        return Edit(0, end, written)
    return Edit(end, end, written if text.text.endswith("\n") else "\n" + written)


class _Splicer:
    """What the ways of changing a text share: how the entries of a mapping are changed."""

    def __init__(self, text: DataText) -> None:
        self._text = text

    def change(self, node: Node, new: dict[str, Any]) -> Iterator[Edit]:
        """The edits that turn the mapping at the root into `new`."""
        if self._text.in_flow(node):
            yield Edit(node.start, node.end, inline(new))
        else:
            yield from self._mapping(node, new)

    def _mapping(self, node: Node, new: dict[str, Any]) -> Iterator[Edit]:
        """Entries taken out, changed and put in, each new one after the one that precedes it."""
        entries = node.entries
        indent = self._text.column(node.start)
        pending: list[str] = []
        anchor: Entry | None = None
        for name, value in new.items():
            if name not in entries:
                pending.append(pair(name, value, indent))
                continue
            yield from self._added(pending, anchor, node)
            pending = []
            anchor = entries[name]
            if node.value[name] != value:  # type: ignore[call-overload, index]  # a node with entries
                yield from self._entry(anchor, value, indent)
        yield from self._added(pending, anchor, node)
        for name, entry in entries.items():
            if name not in new:
                yield self._taken_out(entry, entries)

    def _entry(self, entry: Entry, new: Any, indent: int) -> Iterator[Edit]:  # noqa: ANN401  plain data
        """The value of a key, replaced."""
        node = entry.node
        colon = self._text.colon(entry)
        line_end = self._text.line_end(colon)
        is_beside = node.start <= line_end
        old_end = self._text.end(node) if node.end > node.start else colon
        if is_inline(new):
            written = inline(new)
            if is_beside and node.end > node.start:
                yield Edit(node.start, old_end, written)
            else:
                yield Edit(colon, colon, f" {written}".rstrip())
                yield Edit(line_end, max(line_end, old_end), "")
            return
        first, newline, rest = pair("x", new, indent).partition("\n")
        opening, lines = first[indent + 2 :], newline + rest
        if is_beside:
            yield Edit(colon, old_end, opening)
            yield Edit(self._text.line_end(old_end), self._text.line_end(old_end), lines)
        else:
            yield Edit(colon, colon, opening)
            yield Edit(line_end, old_end, lines)

    def _added(self, pairs: list[str], after: Entry | None, node: Node) -> Iterator[Edit]:
        if not pairs:
            return
        text = "\n".join(pairs)
        if after:
            place = self._text.line_end(self._text.entry_end(after))
            yield Edit(place, place, "\n" + text)
        else:
            indent = self._text.column(node.start)
            yield Edit(node.start, node.start, text.lstrip(" ") + "\n" + " " * indent)

    def _taken_out(self, entry: Entry, entries: Any) -> Edit:  # noqa: ANN401  a node's entries
        line_start = self._text.line_start(self._text.line_number(entry.start))
        if self._text.text[line_start : entry.start].strip():
            # The first of a record stands behind its dash: what follows moves up.
            following = [other.start for other in entries.values() if other.start > entry.start]
            return Edit(entry.start, min(following, default=self._text.entry_end(entry)), "")
        return Edit(line_start, self._text.after_line(self._text.entry_end(entry)), "")


class _Coarse(_Splicer):
    """Replaces each entry of the root that differs as a whole."""


class _Gap(NamedTuple):
    """Positions in a list as it was, and in the list as it is to be, between records that stay."""

    gone: range
    come: range


def _gaps(kept: list[tuple[int, int]], old: int, new: int) -> Iterator[_Gap]:
    before, after = 0, 0
    for gone, come in (*kept, (old, new)):
        yield _Gap(range(before, gone), range(after, come))
        before, after = gone + 1, come + 1


def _kept(old: list[Any], new: list[Any]) -> list[tuple[int, int]]:
    """Positions before and after of the records that stay, as many as keep their order."""
    places: dict[str, deque[int]] = {}
    for index, value in enumerate(old):
        places.setdefault(repr(value), deque()).append(index)
    pairs = [
        (found.popleft(), index) for index, value in enumerate(new) if (found := places.get(repr(value)))
    ]
    # The longest run of rising positions: the last of the best run of each length, and what precedes each.
    tails: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (place, _) in enumerate(pairs):
        length = bisect_left(tails, place)
        previous.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        last[length : length + 1] = [number]
    kept: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        kept.append(pairs[number])
        number = previous[number]
    return kept[::-1]


class _Fine(_Splicer):
    """Goes down to what differs."""

    def _entry(self, entry: Entry, new: Any, indent: int) -> Iterator[Edit]:  # noqa: ANN401  plain data
        edits = self._inside(entry.node, new)
        yield from super()._entry(entry, new, indent) if edits is None else edits

    def _inside(self, node: Node, new: Any) -> Iterator[Edit] | None:  # noqa: ANN401  plain data
        """The edits within a value; None where it is to be replaced as a whole."""
        if not new or self._text.in_flow(node):
            return None
        if isinstance(new, dict) and any(name in new for name in node.entries):
            return self._mapping(node, new)
        if isinstance(new, list) and node.items:
            return self._list(node, new)
        return None

    def _list(self, node: Node, new: list[Any]) -> Iterator[Edit] | None:
        old: list[Any] = node.value  # type: ignore[assignment]  # a node with items
        gaps = [gap for gap in _gaps(_kept(old, new), len(old), len(new)) if gap.gone or gap.come]
        if any(len(gap.gone) == len(old) != len(gap.come) for gap in gaps):
            return None
        return chain.from_iterable(self._gap(node, new, gap) for gap in gaps)

    def _gap(self, node: Node, new: list[Any], gap: "_Gap") -> Iterator[Edit]:
        gone = [node.items[index] for index in gap.gone]
        come = [new[index] for index in gap.come]
        if len(gone) == len(come):
            return self._items(gone, come)
        return self._records(node, gap.gone.start, gone, come)

    def _items(self, gone: Any, come: list[Any]) -> Iterator[Edit]:  # noqa: ANN401  nodes
        for item, new in zip(gone, come, strict=True):
            edits = self._inside(item, new)
            if edits is None:
                written = block(new, self._text.column(item.start)).lstrip(" ")
                yield Edit(item.start, max(item.start, self._text.end(item)), written)
            else:
                yield from edits

    def _records(self, node: Node, head: int, gone: list[Node], come: list[Any]) -> Iterator[Edit]:
        """Some records of a list in the place of others."""
        indent = self._text.column(node.start)
        text = block(come, indent) if come else ""
        if head:
            start = self._text.line_end(self._text.end(node.items[head - 1]))
            end = self._text.line_end(self._text.end(gone[-1])) if gone else start
            yield Edit(start, end, "\n" + text if text else "")
        else:
            # The list begins here, at its first dash.
            end = self._dash(node, node.items[len(gone)])
            yield Edit(node.start, end, (text.lstrip(" ") + "\n" + " " * indent) if text else "")

    def _dash(self, node: Node, item: Node) -> int:
        """Where the dash of an item stands."""
        indent = self._text.column(node.start)
        line, first = map(self._text.line_number, (item.start, node.start))
        while line > first and not self._text.line(line).startswith("-", indent):
            line -= 1
        return self._text.line_start(line) + indent
