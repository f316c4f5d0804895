"""One shape of fault for the whole program.

The schema, the content rules, the template engine and the writers yield `Finding`s, which know data
paths or template lines but no files. `source.Source.locate` turns a finding into a `Diagnostic` at
file:line:column, and reporters see diagnostics only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Self, TypeAlias

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


Place: TypeAlias = Mark | DataPlace | TemplatePlace
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
        return Diagnostic(
            file,
            mark.line,
            mark.column,
            self.code,
            self.severity,
            self.message,
            self.hint,
            self.quote,
            self.context,
            self.waived,
            source,
        )


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding at its file, line and column (from 1; 0 where the fault concerns the file as a whole).

    `source` is the line of the file as it stands there, without its end; "" where it is not known.
    """

    file: str
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


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps a report from being printed."""
    return any(each.severity is Severity.ERROR and not each.waived for each in diagnostics)


__all__ = [
    "MANUSCRIPT",
    "WHOLE_FILE",
    "DataPath",
    "DataPlace",
    "Diagnostic",
    "Finding",
    "Mark",
    "Place",
    "Severity",
    "TemplatePlace",
    "has_errors",
    "manuscript_mark",
    "manuscript_path",
]
