"""One shape of fault for the whole program.

The schema, the content rules, the template engine and the writers yield `Finding`s, which know data
paths or template lines but no files. `source.Source.locate` turns a finding into a `Diagnostic` at
file:line:column, or at file:sheet!cell, and reporters see diagnostics only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from string import ascii_uppercase
from typing import Any, NamedTuple, Self, TypeAlias

from fazhi_report.codes import CODES, Severity

DataPath: TypeAlias = tuple[str | int, ...]
"""Steps from the root of a data file to a value: keys and 0-based positions in lists.

A place in the manuscript that the data name is their field for it, then a line and a column, from 1.
"""

MANUSCRIPT = "manuscript"
"""The field of the data that names the manuscript."""


def manuscript_path(line: int, column: int) -> DataPath:
    """The address of a place in the manuscript."""
    return (MANUSCRIPT, line, column)


def manuscript_mark(path: DataPath) -> "Mark | None":
    """Where in the manuscript an address is; None of one in the data."""
    match path:
        case (str(field), int(line), int(column), *_) if field == MANUSCRIPT:
            return Mark(line, column)
    return None


class Mark(NamedTuple):
    """A place in a data file: line and column, both counted from 1, in characters."""

    line: int
    column: int


class InSheet(NamedTuple):
    """A sheet of a workbook: which one it is, from 1, and its title."""

    number: int
    title: str


NO_SHEET = InSheet(0, "")
"""Where a place is in no workbook."""


class FilePlace(NamedTuple):
    """A place in a file: line and column, or in a sheet of a workbook row and column; 0 for a whole."""

    file: str
    line: int = 0
    column: int = 0
    sheet: InSheet = NO_SHEET

    def __str__(self) -> str:
        """As people are told: file, file:line:column, file:sheet, file:sheet!B3."""
        if self.sheet.number:
            return f"{self.file}:{cell_name(self.sheet.title, self.line, self.column)}"
        numbers = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{self.file}{numbers}"

    @property
    def entry(self) -> str:
        """Where a record stands: file:line, or the cell it begins with."""
        return str(self if self.sheet.number else self._replace(column=0))


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets write it, 合同!B3; the sheet where there is no row."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return f"{sheet}!{letters}{row}" if row else sheet


WHOLE_FILE = Mark(0, 0)
"""Where a fault is that no line shows."""


class DataPlace(NamedTuple):
    """A place in the data: the value at `path`, or the spot in its text where `excerpt` stands.

    `before` is how often the excerpt stands in that text before the spot.
    """

    path: DataPath
    excerpt: str = ""
    before: int = 0


class TemplatePlace(NamedTuple):
    """A line, counted from 1, of a narrative template; `name` is the file as the user knows it.

    `source` is that line as it stands in the file, where it was looked up.
    """

    name: str
    line: int
    source: str = ""


Place: TypeAlias = Mark | DataPlace | TemplatePlace | FilePlace
"""Where a fault is, in terms of whoever found it."""


class Finding(NamedTuple):
    """A fault in the user's data, text or template.

    `code` is one of the catalogue; `message` says what is wrong and `hint` what to do, in Chinese and without
    the place. `quote` is the text at fault and `context` the sentence that it stands in, where the fault is
    one of the text; `waived` is the reason for which the office lets it stand.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    quote: str = ""
    context: str = ""
    waived: str = ""

    @classmethod
    def of(cls, code: str, message: str, place: Place, hint: str = "") -> Self:
        """A fault as severe as the catalogue says of its code."""
        return cls(code, CODES[code].severity, message, place, hint)

    def at(self, file: str, mark: Mark, source: str = "") -> "Diagnostic":
        """The finding at a line and column of a file; `source` is that line."""
        return self.there(FilePlace(file, *mark), source)

    def outside(self, place: "TemplatePlace | FilePlace") -> "Diagnostic":
        """The finding where it stands in no text of the data: in a template, in a cell."""
        if isinstance(place, FilePlace):
            return self.there(place)
        column = place.source.find(self.quote) + 1 if self.quote else 0
        return self.at(place.name, Mark(place.line, max(column, 1)), place.source)

    def there(self, where: FilePlace, source: str = "") -> "Diagnostic":
        """The finding at a place; `source` is the line, where it is in a text."""
        return Diagnostic(
            where.file,
            where.line,
            where.column,
            self.code,
            self.severity,
            self.message,
            self.hint,
            self.quote,
            self.context,
            self.waived,
            source,
            sheet=where.sheet,
        )


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding at its file, line and column (from 1; 0 where the fault concerns the file as a whole).

    In a workbook `sheet` is the sheet, and line and column are the row and column in it. `source` is the line
    of the file as it stands there, without its end; "" where it is not known.
    """

    file: str
    sheet: InSheet = field(default=NO_SHEET, kw_only=True)
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    quote: str = ""
    context: str = ""
    waived: str = ""
    source: str = field(default="", compare=False)

    @classmethod
    def of_file(cls, file: str, code: str, message: str, hint: str = "") -> Self:
        """A fault of a file as a whole, or of one that could not be read or written."""
        return cls(file, 0, 0, code, CODES[code].severity, message, hint)

    @classmethod
    def of_plain(cls, plain: Sequence[Any]) -> Self:
        """A diagnostic as `plain` gave it."""
        file, sheet, line, column, code, severity, message, hint, quote, context, waived, source = plain
        return cls(
            file,
            line,
            column,
            code,
            Severity(severity),
            message,
            hint,
            quote,
            context,
            waived,
            source,
            sheet=InSheet(*sheet) if sheet[0] else NO_SHEET,
        )

    def plain(self) -> list[Any]:
        """Its parts as values that JSON can hold, in the order of the fields."""
        return [*_parts(self)]

    @property
    def where(self) -> FilePlace:
        """The place."""
        return FilePlace(self.file, self.line, self.column, self.sheet)

    @property
    def cell(self) -> str:
        """The cell of a workbook, 合同!B3; "" for a place in a text."""
        return cell_name(self.sheet.title, self.line, self.column) if self.sheet.number else ""


_parts = attrgetter(*(each.name for each in fields(Diagnostic)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps a report from being printed."""
    return any(each.severity is Severity.ERROR and not each.waived for each in diagnostics)


__all__ = [
    "MANUSCRIPT",
    "NO_SHEET",
    "WHOLE_FILE",
    "DataPath",
    "DataPlace",
    "Diagnostic",
    "FilePlace",
    "Finding",
    "InSheet",
    "Mark",
    "Place",
    "Severity",
    "TemplatePlace",
    "cell_name",
    "has_errors",
    "manuscript_mark",
    "manuscript_path",
]
