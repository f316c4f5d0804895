"""The parts of a data file in block style: which lines they take, and how they become comments."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.schema import Model, field_name
from fazhi_report.source import Entry, Node


@dataclass(frozen=True, slots=True)
class Part:
    """A key of the file with its value, and the lines, counted from 0, that they take."""

    name: str
    entry: Entry
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FileParts:
    """Finds the parts of a file by the names of the schema."""

    text: DataText

    def parts(self, mapping: Node, model: type[Model], last: int) -> Iterator[Part]:
        """The parts of a mapping in block style, of which `last` is the last line."""
        entries = list(mapping.entries.items())
        starts = [self.text.line_number(entry.start) for _, entry in entries]
        ends = [*(start - 1 for start in starts[1:]), last]
        for (written, entry), first, end in zip(entries, starts, ends, strict=True):
            name = field_name(model, written) or written
            yield Part(name, entry, first, self._last_of(entry.node, first, end))

    def is_comment(self, line: int) -> bool:
        """Whether a line holds nothing but a comment."""
        return self.text.line(line).lstrip(" ").startswith("#")

    def commented_out(self, part: Part, label: str, besides: Container[int] = ()) -> Iterator[Edit]:
        """What puts a label, which begins a comment, before the lines of a part, but for some lines."""
        column = self.text.column(part.entry.start)
        for number in range(part.first, part.last + 1):
            line, start = self.text.line(number), self.text.line_start(number)
            if number not in besides and not self.is_comment(number):
                # Brackets may hold lines that begin further left, and blank lines may be shorter.
                indent = len(line) - len(line.lstrip(" ")) if line.strip() else column
                width = min(column, indent)
                yield Edit(start, start + min(width, len(line)), " " * width + label)

    def _last_of(self, node: Node, first: int, last: int) -> int:
        """The last line of a part; blank lines and comments behind it belong to the next one."""
        while last > first and (not self.text.line(last).strip() or self.is_comment(last)):
            is_text = isinstance(node.value, str) and self.text.line_start(last) < node.end
            if is_text and self.text.line(last).strip():
                break  # text that looks like a comment
            last -= 1
        return last
