"""The one engine that edits a user's data file: where its parts stand, and its text with some of it replaced.

Every byte that no edit names stays as it is: the byte order mark, line ends, comments, quotation marks. What
comes out is read again before anybody gets it, so that a way of writing that an edit would spoil is told and
never spoilt.
"""

import codecs
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from fazhi_report.source import Entry, Node, SourceText, read_events


class Edit(NamedTuple):
    r"""What is to stand between two positions instead of what stands there; its lines are parted by `\n`."""

    start: int
    end: int
    text: str


class DataText(SourceText):
    """The text of a data file with the places of its parts.

    Positions count characters from 0, a byte order mark left out; lines are counted from 0.
    """

    def __init__(self, content: bytes) -> None:
        """Take the bytes of a file, which are UTF-8."""
        body = content.removeprefix(codecs.BOM_UTF8)
        super().__init__(body.decode())
        self._bom = content[: len(content) - len(body)]
        self._newline = "\r\n" if "\r\n" in self.text else "\n"

    @cached_property
    def root(self) -> Node | None:
        """The data as nodes; None where there is none."""
        return read_events(self).root

    def ended(self) -> "DataText":
        """The same text with an end to its last line."""
        if self.text.endswith(("\n", "\r")):
            return self
        return DataText(self._bom + (self.text + self._newline).encode())

    def revised(self, edits: Iterable[Edit], holds: Callable[[bytes], bool]) -> bytes | None:
        """The file with edits made; None unless the new file holds what was meant.

        An edit that comes twice, as where a value stands in two places of the data, is made once. Of edits at
        one position the one that comes first stays in front.
        """
        pieces: list[str] = []
        done = 0
        for edit in sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]):
            pieces += (self.text[done : edit.start], edit.text.replace("\n", self._newline))
            done = max(done, edit.end)
        changed = self._bom + "".join((*pieces, self.text[done:])).encode()
        return changed if holds(changed) else None

    # Where things are --------------------------------------------------------------------------------------

    def line_end(self, index: int) -> int:
        """The position behind the last character of the line that a position is on."""
        line = self.line_number(index)
        return self.line_start(line) + len(self.line(line))

    def after_line(self, index: int) -> int:
        """The position where the line behind that of a position begins, or the text ends."""
        return self.line_start(self.line_number(index) + 1)

    def in_flow(self, node: Node) -> bool:
        """Whether a value is written in brackets or braces."""
        return self.text[node.start : node.start + 1] in ("[", "{")

    def colon(self, entry: Entry) -> int:
        """The position behind the colon of a key."""
        return self.text.find(":", entry.start) + 1 or len(self.text)

    def end(self, node: Node) -> int:
        """Where a value ends; a parser lets what is made of lines run on to whatever comes next."""
        if node.items and not self.in_flow(node):
            return self.end(node.items[-1])
        if node.entries and not self.in_flow(node):
            return max(self.end(entry.node) for entry in node.entries.values())
        return node.start + len(self.text[node.start : node.end].rstrip())

    def entry_end(self, entry: Entry) -> int:
        """Where an entry ends, its key at least."""
        return max(self.colon(entry), self.end(entry.node))
