"""Last year's data file → the file to begin this year with, by edits of its lines.

Order, comments and style stay. What the office is stays; what counts is emptied; what was said of last year
is commented out, so that no deed of last year becomes one of this year unless the clerk says so; what was
planned becomes a checklist.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_report.diagnostics import Finding
from fazhi_report.editing.first_file import scalar
from fazhi_report.numerals import is_wide
from fazhi_report.schema import (
    Annex,
    AnnexTable,
    LastPlan,
    Ledger,
    Model,
    Report,
    field_name,
    models_in,
    writes_english,
)
from fazhi_report.source import Entry, Node, SourceText, read_events

KEPT = frozenset({"format", "organization", "basis", "structure"})
"""Parts that say what the office is and how it reports; every other part is about one year."""

EMPTIED = frozenset({"shortcomings", "remedies", "guidance", "plans", "last_plans", "approval"})
"""Texts that are written and approved anew each year; of the plans the checklist remains."""

_LAST_YEAR = "# 去年："
_LEFT_OVER = re.compile(f"( *){_LAST_YEAR}")
_BLOCK_TEXT = re.compile(r"(?:&\S+ +)?[|>][-+0-9]*")


def roll(report: Report, content: bytes, year: int, previous: str | None) -> bytes | Finding:
    """Make the file of `year` from the file of `report`, which has no errors; or tell why it can't be done.

    `previous` is the path of that file from the new one; None if it is not that of the year before.
    """
    body = content.removeprefix(codecs.BOM_UTF8)
    text = SourceText(body.decode())
    root = read_events(text).root
    if root is None or text.text[root.start] == "{":
        message = "整份台账写在花括号里，不能逐行改成下一年的"
        hint = "改成一行一项的写法：“键: 值”，不用花括号"
        return Finding.of("FZ018", message, text.mark(root.start if root else 0), hint)
    if repeated := _repeated(root, set()):
        message = "这里的内容被“*”引用，不能逐行改成下一年的"
        return Finding.of("FZ018", message, text.mark(repeated.start), "不用引用，把内容直接写出来")
    pages = _Pages(text, in_english=writes_english(root.value))
    pages.turn(root, report, year, previous)
    return content[: len(content) - len(body)] + "".join(pages.lines).encode()


def _repeated(node: Node, seen: set[int]) -> Node | None:
    """A value that stands in more than one place of the data."""
    if id(node) in seen:
        return node
    seen.add(id(node))
    for inner in (*node.items, *(entry.node for entry in node.entries.values())):
        if found := _repeated(inner, seen):
            return found
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """A key of the file with its value, and the lines, counted from 0, that they take."""

    name: str
    entry: Entry
    first: int
    last: int


class _Pages:
    """The lines of a data file while they are turned over to the next year.

    A line keeps its number to the end: one that goes is empty, one that is put in is part of another.
    """

    def __init__(self, text: SourceText, *, in_english: bool) -> None:
        """Take the text of a file that has no faults."""
        self._text = text
        self._in_english = in_english
        self.lines = text.text.splitlines(keepends=True)
        self._end = "\r\n" if "\r\n" in text.text else "\n"
        self._margin = ""
        if not self.lines[-1].endswith(("\n", "\r")):
            self.lines[-1] += self._end

    def turn(self, root: Node, report: Report, year: int, previous: str | None) -> None:
        """Make the lines those of another year."""
        self._margin = " " * self._column(root.start)
        self._relabel(report.year - 1)
        parts = {part.name: part for part in self._parts(root, Report, len(self.lines) - 1)}
        for part in parts.values():
            if part.name == "year":
                self._replace(part, str(year))
            elif part.name in EMPTIED or part.name == "previous":
                self._empty(part)
            elif part.name not in KEPT:
                if part.name == "annexes":
                    self._drop_rows(part.entry.node)
                self._leave_behind(part, next(models_in(Report.model_fields[part.name].annotation), None))
        if previous:
            self._name_previous(parts, scalar(previous))
        if report.plans:
            self._list_plans(report, parts)

    # Where parts stand

    def _parts(self, mapping: Node, model: type[Model], last: int) -> Iterator[_Part]:
        """The parts of a mapping in block style, of which `last` is the last line."""
        entries = list(mapping.entries.items())
        starts = [self._text.line_number(entry.start) for _, entry in entries]
        ends = [*(start - 1 for start in starts[1:]), last]
        for (written, entry), first, end in zip(entries, starts, ends, strict=True):
            name = field_name(model, written) or written
            yield _Part(name, entry, first, self._last_of(entry.node, first, end))

    def _last_of(self, node: Node, first: int, last: int) -> int:
        """The last line of a part; blank lines and comments behind it belong to the next one."""
        while last > first and (not self.lines[last].strip() or _is_comment(self.lines[last])):
            is_text = isinstance(node.value, str) and self._text.line_start(last) < node.end
            if is_text and self.lines[last].strip():
                break  # text that looks like a comment
            last -= 1
        return last

    def _column(self, index: int) -> int:
        return index - self._text.line_start(self._text.line_number(index))

    # What becomes of a part

    def _leave_behind(self, part: _Part, model: type[Model] | None) -> None:
        """Take out what a part says of last year: records go, and all else becomes a comment."""
        node = part.entry.node
        ledger = model is not None and issubclass(model, Ledger)
        if node.value in (None, [], {}):
            return
        if model and node.entries and self._text.text[node.start] != "{":
            for inner in self._parts(node, model, part.last):
                if ledger and inner.name in Ledger.model_fields:
                    self._empty(inner)
                else:
                    kind = model.model_fields[inner.name].annotation
                    self._leave_behind(inner, next(models_in(kind), None))
        elif ledger and isinstance(node.value, list):
            self._empty(part)
        else:
            self._comment_out(part)

    def _drop_rows(self, annexes: Node) -> None:
        """Take the rows out of the tables of annexes, those that stand on lines of their own."""
        tables = (table for annex in annexes.items for table in _values(annex, Annex, "tables"))
        for row in (row for table in tables for row in _values(table, AnnexTable, "rows")):
            first, last = (self._text.line_number(index) for index in (row.start, row.end))
            before = self.lines[first][: self._column(row.start)]
            if before.strip() == "-" and self._text.text[row.start] == "[":
                self.lines[first : last + 1] = [""] * (last + 1 - first)

    def _comment_out(self, part: _Part) -> None:
        column = self._column(part.entry.start)
        for number in range(part.first, part.last + 1):
            line = self.lines[number].rstrip("\r\n")
            indent = len(line) - len(line.lstrip(" ")) if line.strip() else column
            if self.lines[number] and not _is_comment(line):
                width = min(column, indent)  # brackets may hold lines that begin further left
                self.lines[number] = f"{' ' * width}{_LAST_YEAR}{line[width:]}{self._end}"

    def _empty(self, part: _Part) -> None:
        """Leave the key of a part, with the comment behind it, and comments on lines of their own."""
        node = part.entry.node
        colon = self._text.text.index(":", part.entry.start) + 1
        if node.value is not None and self._text.line_number(node.start) == part.first:
            header = _BLOCK_TEXT.match(self._text.text, node.start)
            after = header.end() if header else node.end
            self._cut(part.first, colon, after)
        is_text = isinstance(node.value, str)
        for number in range(part.first + 1, part.last + 1):
            if is_text or not _is_comment(self.lines[number]):
                self.lines[number] = ""

    def _cut(self, number: int, start: int, end: int) -> None:
        """Take a value out of its line; a comment behind it stays in its column where it can."""
        line = self.lines[number]
        head = line[: self._column(start)]
        if self._text.line_number(end) == number:
            rest = line[self._column(end) :]
            gap = "".join("  " if is_wide(each) else " " for each in line[len(head) : self._column(end)])
        else:  # the value ends on a later line
            rest, gap = "  " + self._text.line(self._text.line_number(end))[self._column(end) :].strip(), ""
        rest = rest.rstrip()
        self.lines[number] = (head + gap + rest if "#" in rest else head) + self._end

    def _replace(self, part: _Part, new: str) -> None:
        """Put another value, which like the old one stands on one line."""
        node = part.entry.node
        number = self._text.line_number(node.start)
        line = self.lines[number]
        self.lines[number] = line[: self._column(node.start)] + new + line[self._column(node.end) :]

    # What is put in

    def _relabel(self, year: int) -> None:
        """Comments that are left over from the time before last get the year they speak of."""
        for number, line in enumerate(self.lines):
            if match := _LEFT_OVER.match(line):
                self.lines[number] = f"{match[1]}# {year}年：{line[match.end() :]}"

    def _name_previous(self, parts: dict[str, _Part], path: str) -> None:
        if part := parts.get("previous"):
            head, colon, remark = self.lines[part.first].partition(":")
            self.lines[part.first] = (
                f"{head}{colon} {path}{'  ' if '#' in remark else ''}{remark.lstrip(' ')}"
            )
        else:
            self._insert(parts["year"].last, f"{self._key(Report, 'previous')}: {path}")

    def _list_plans(self, report: Report, parts: dict[str, _Part]) -> None:
        title, done, note = (self._key(LastPlan, name) for name in ("title", "done", "note"))
        rows = [
            row for plan in report.plans for row in (f"  - {title}: {scalar(plan.title)}", f"    {done}:")
        ]
        yes, no = ("true", "false") if self._in_english else ("是", "否")
        remark = f"# 去年的安排，逐条在“{done}”后面写 {yes} 或 {no}；可以加一行“{note}”"
        if part := parts.get("last_plans"):
            self._insert(part.first, *rows)
        else:
            self._insert(parts["plans"].last, "", remark, f"{self._key(Report, 'last_plans')}:", *rows)

    def _insert(self, number: int, *rows: str) -> None:
        self.lines[number] += "".join((row and self._margin + row) + self._end for row in rows)

    def _key(self, model: type[Model], name: str) -> str:
        return name if self._in_english else model.model_fields[name].title or name


def _values(mapping: Node, model: type[Model], name: str) -> Iterator[Node]:
    """The items of the list that a mapping has under the key of a field."""
    for written, entry in mapping.entries.items():
        if field_name(model, written) == name:
            yield from entry.node.items


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")
