"""Last year's data file → the file to begin this year with.

Order, comments and style stay. What the office is stays; what counts is emptied; what was said of last year
is commented out, so that no deed of last year becomes one of this year unless the clerk says so; what was
planned becomes a checklist.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fazhi_report.diagnostics import MANUSCRIPT, Finding
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.file_parts import FileParts, Part
from fazhi_report.notation import terminal_width
from fazhi_report.schema import (
    Annex,
    AnnexTable,
    Language,
    LastPlan,
    Ledger,
    Model,
    Report,
    field_name,
    key_in,
    model_at,
    writes_english,
)
from fazhi_report.source import Node, inline, read

FORMAT = Report.model_fields["format"].default
"""The format that new files have."""

KEPT = frozenset({"organization", "basis", "structure", "sections", "rollup"})
"""Parts that say what the office is and how it reports; every other part is about one year."""

SILENCE = frozenset({"unstated_is_no", "unstated_is"})
"""What a ledger says of its silence, which is how the office keeps it, year after year."""

OF_THE_OFFICE = frozenset(
    {
        *(
            "letterhead",
            "mark",
            "joint_offices",
            "office",
            "sealed",
            "signed_in_public",
            "remark",
            "copies_to",
        ),
        *("imprint_office", "imprint_page", "secrecy"),
    }
)
"""What stands around the text year after year; the number, signers and days of 公文要素 are those of one."""

EMPTIED = frozenset({"shortcomings", "remedies", "guidance", "plans", "last_plans", "approval"})
"""Texts that are written and approved anew each year; of the plans the checklist remains."""

_DATED = frozenset({"structure", "sections"})
"""Parts that are kept, and may name the year or the next one: in the title, in headings."""

_NAMED_BY_YEAR = "rollup"
"""The part that is kept, and may name files by the year."""

_OWN_NAME = "{year}(?= ?年度?法治政府建设台账|\\.yaml)"
"""The year in what first files say of themselves, above all parts."""

_LAST_YEAR = "# 去年："
_LEFT_OVER = re.compile(f" *({_LAST_YEAR})")
_BLOCK_TEXT = re.compile(r"(?:&\S+ +)?[|>][-+0-9]*")


class NextTo(NamedTuple):
    """What a file of the next year tells of others, by their paths from it.

    `previous` is the file that it was made from, None if that is not of the year before; `manuscript` is its
    own, None where it has none; `plans` are those of last year's manuscript.
    """

    previous: str | None = None
    manuscript: str | None = None
    plans: tuple[str, ...] = ()


def roll(report: Report, content: bytes, year: int, beside: NextTo) -> bytes | Finding:
    """Make the file of `year` from that of a report, which has no errors; or tell why it can't be done."""
    text = DataText(content).ended()
    root = text.root
    if root is None or text.in_flow(root):
        message = "整份台账写在花括号里，不能逐行改成下一年的"
        hint = "改成一行一项的写法：“键: 值”，不用花括号"
        return Finding.of("FZ018", message, text.mark(root.start if root else 0), hint)
    if repeated := _repeated(root, set()):
        message = "这里的内容被“*”引用，不能逐行改成下一年的"
        return Finding.of("FZ018", message, text.mark(repeated.start), "不用引用，把内容直接写出来")
    turning = _Turning(text, root)
    turning.turn(report, year, beside)
    named = {MANUSCRIPT: beside.manuscript} if beside.manuscript else {}
    meant = _meant(root, {"year": year, "previous": beside.previous, **named}, (report.year, year))
    rolled = text.revised(turning.edits, lambda changed: _says(changed, meant))
    if rolled is None:
        message = "这份台账的写法不能逐行改成下一年的"
        return Finding.of("FZ018", message, text.mark(0), "每个键各写一行，后面紧跟冒号和内容")
    return rolled


def _repeated(node: Node, seen: set[tuple[int, int]]) -> Node | None:
    """A value that stands in more than one place of the data, but is written once."""
    written = (node.start, node.end)
    if written in seen:
        return node
    if node.end > node.start:
        seen.add(written)
    for inner in (*node.items, *(entry.node for entry in node.entries.values())):
        if found := _repeated(inner, seen):
            return found
    return None


def _meant(root: Node, told: Mapping[str, object], years: tuple[int, int]) -> dict[str, object]:
    """What the new file must say: of the office what the old one says, and what is told of the year."""
    names = {key: field_name(Report, key) or key for key in root.entries}
    values: dict[str, object] = {key: entry.node.value for key, entry in root.entries.items()}
    for key, name in names.items():
        if pattern := _year_in(name, years[0]):
            values[key] = _redated(values[key], pattern, years[1] - years[0])
    return {key: told.get(name, values[key]) for key, name in names.items() if name in KEPT | told.keys()}


def _year_in(part: str, old: int) -> str:
    """The pattern of what names the year in a part that is kept; "" of a part that does not."""
    if part == _NAMED_BY_YEAR:
        return rf"(?<!\d){old}(?!\d)"
    return f"(?:{old}|{old + 1})(?=年)" if part in _DATED else ""


def _redated(value: object, pattern: str, by: int) -> object:
    """A value of the data in whose texts the years that match a pattern are later by so many."""
    match value:
        case str():
            return re.sub(pattern, lambda match: str(int(match[0]) + by), value)
        case list():
            return [_redated(item, pattern, by) for item in value]
        case dict():
            return {key: _redated(item, pattern, by) for key, item in value.items()}
        case _:
            return value


def _says(changed: bytes, meant: Mapping[str, object]) -> bool:
    new = read(changed, "").data
    return new is not None and meant == {key: new.get(key) for key in meant}


class _Turning:
    """The edits that turn a data file over to another year.

    What is put in comes before all else, so that it stands in front of what is done to the line behind it.
    """

    def __init__(self, text: DataText, root: Node) -> None:
        """Take the text of a file that has no faults, and its data in block style."""
        self.edits: list[Edit] = []
        self._text = text
        self._file = FileParts(text)
        self._root = root
        self._lines = range(text.line_number(len(text.text)))
        self._gone: set[int] = set()
        self._language: Language = "en" if writes_english(root.value) else "zh"

    def turn(self, report: Report, year: int, beside: NextTo) -> None:
        """Note what makes the file of a report that of another year."""
        parts = {part.name: part for part in self._file.parts(self._root, Report, self._lines[-1])}
        path = inline(beside.previous, "form") if beside.previous else ""
        told = {"format": str(FORMAT), "year": str(year)}
        if beside.manuscript:
            told[MANUSCRIPT] = inline(beside.manuscript, "form")
        self._put_in(path, dict.fromkeys((*(str(plan.title) for plan in report.plans), *beside.plans)), parts)
        for part in parts.values():
            if part.name in told:
                self.edits.append(Edit(part.entry.node.start, part.entry.node.end, told[part.name]))
            elif part.name == "previous":
                self._empty(part, path)
            elif part.name in EMPTIED:
                self._empty(part)
            elif pattern := _year_in(part.name, report.year):
                self._redate(part.entry.node, pattern, year - report.year)
            elif part.name not in KEPT:
                if part.name == "annexes":
                    self._drop_rows(part.entry.node)
                self._leave_behind(part, model_at(Report, (part.name,)))
        self._rename_itself(min(part.first for part in parts.values()), report.year, year)
        self._relabel(report.year - 1)

    # What becomes of a part

    def _leave_behind(self, part: Part, model: type[Model] | None) -> None:
        """Take out what a part says of last year: records and totals go, and all else becomes a comment."""
        node = part.entry.node
        ledger = model if model is not None and issubclass(model, Ledger) else None
        if node.value in (None, [], {}):
            return
        if model and node.entries and not self._text.in_flow(node):
            for inner in self._file.parts(node, model, part.last):
                if inner.name in (SILENCE if ledger else OF_THE_OFFICE if part.name == "official" else ()):
                    continue
                if ledger and inner.name in {*Ledger.model_fields, *ledger.totals()}:
                    self._empty(inner)
                else:
                    self._leave_behind(inner, model_at(model, (inner.name,)))
        elif ledger and isinstance(node.value, list):
            self._empty(part)
        else:
            self._comment_out(part)

    def _redate(self, node: Node, pattern: str, by: int) -> None:
        """Replace the years that match a pattern in the texts of a value."""
        for inner in (*node.items, *(entry.node for entry in node.entries.values())):
            self._redate(inner, pattern, by)
        written = self._text.text[node.start : node.end] if isinstance(node.value, str) else ""
        if (redated := str(_redated(written, pattern, by))) != written:
            self.edits.append(Edit(node.start, node.end, redated))

    def _drop_rows(self, annexes: Node) -> None:
        """Take the rows out of the tables of annexes, those that stand on lines of their own."""
        tables = (table for annex in annexes.items for table in _values(annex, Annex, "tables"))
        for row in (row for table in tables for row in _values(table, AnnexTable, "rows")):
            first, last = map(self._text.line_number, (row.start, row.end))
            before = self._text.text[self._text.line_start(first) : row.start]
            if before.strip() == "-" and self._text.in_flow(row):
                self._take_out(range(first, last + 1))

    def _take_out(self, lines: Iterable[int]) -> None:
        for line in lines:
            self._gone.add(line)
            self.edits.append(Edit(self._text.line_start(line), self._text.line_start(line + 1), ""))

    def _comment_out(self, part: Part) -> None:
        self.edits += self._file.commented_out(part, _LAST_YEAR, self._gone)

    def _empty(self, part: Part, new: str = "") -> None:
        """Leave the key of a part, perhaps with another value, and its comments."""
        colon = self._text.colon(part.entry)
        end = self._text.line_end(colon)
        remark = self._remark(part, colon)
        if new:
            remark = f" {new}  {remark.lstrip(' ')}" if "#" in remark else f" {new}"
        if remark != self._text.text[colon:end]:
            self.edits.append(Edit(colon, end, remark))
        is_text = isinstance(part.entry.node.value, str)
        lines = range(part.first + 1, part.last + 1)
        self._take_out(line for line in lines if is_text or not self._file.is_comment(line))

    def _remark(self, part: Part, colon: int) -> str:
        """The comment behind the value of a part, in its column where it can stay there."""
        node = part.entry.node
        if node.value is None or self._text.line_number(node.start) != part.first:
            return self._text.text[colon : self._text.line_end(colon)]
        header = _BLOCK_TEXT.match(self._text.text, node.start)
        end = header.end() if header else node.end
        rest = self._text.text[end : self._text.line_end(end)].rstrip()
        if self._text.line_number(end) == part.first:
            gap = " " * terminal_width(self._text.text[colon:end])
        else:  # the value ends on a later line
            gap, rest = "  ", rest.lstrip()
        return gap + rest if "#" in rest else ""

    def _rename_itself(self, last: int, old: int, new: int) -> None:
        """What the file says of itself in the comments above its parts is of the new year."""
        for line in self._lines[:last]:
            for match in re.finditer(_OWN_NAME.format(year=old), self._text.line(line)):
                start = self._text.line_start(line)
                self.edits.append(Edit(start + match.start(), start + match.end(), str(new)))

    def _relabel(self, year: int) -> None:
        """Comments that are left over from the time before last get the year they speak of."""
        for line in self._lines:
            if line not in self._gone and (left := _LEFT_OVER.match(self._text.line(line))):
                start = self._text.line_start(line)
                self.edits.append(Edit(start + left.start(1), start + left.end(1), f"# {year}年："))

    # What is put in

    def _put_in(self, previous: str, plans: Iterable[str], parts: dict[str, Part]) -> None:
        """What the new file has beside the parts of the old one."""
        if previous and "previous" not in parts:
            self._insert(parts["year"].last, f"{key_in(self._language, Report, 'previous')}: {previous}")
        if listed := tuple(plans):
            self._list_plans(listed, parts)

    def _list_plans(self, plans: Iterable[str], parts: dict[str, Part]) -> None:
        title, done, note = (key_in(self._language, LastPlan, name) for name in ("title", "done", "note"))
        rows = [row for plan in plans for row in (f"  - {title}: {inline(plan, 'form')}", f"    {done}:")]
        yes, no = ("true", "false") if self._language == "en" else ("是", "否")
        remark = f"# 去年的安排，逐条在“{done}”后面写 {yes} 或 {no}；可以加一行“{note}”"
        if part := parts.get("last_plans"):
            self._insert(part.first, *rows)
        else:
            key = key_in(self._language, Report, "last_plans")
            above = parts.get("plans") or max(parts.values(), key=lambda part: part.last)
            self._insert(above.last, "", remark, f"{key}:", *rows)

    def _insert(self, line: int, *rows: str) -> None:
        """Put lines in behind one, as far in as the file is."""
        place, margin = self._text.line_start(line + 1), " " * self._text.column(self._root.start)
        self.edits.append(Edit(place, place, "".join((row and margin + row) + "\n" for row in rows)))


def _values(mapping: Node, model: type[Model], name: str) -> Iterator[Node]:
    """The items of the list that a mapping has under the key of a field."""
    for written, entry in mapping.entries.items():
        if field_name(model, written) == name:
            yield from entry.node.items
