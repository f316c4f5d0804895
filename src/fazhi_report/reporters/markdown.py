"""Diagnostics as a page of Markdown, for summaries that a service shows: the table, then every fault.

Whatever data say is text there: no table, no HTML, no link, no name that somebody is told by.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import safe
from fazhi_report.reporters.overview import FileLine, table_of
from fazhi_report.reporters.results import Results
from fazhi_report.reporters.spool import Spool

_MOST = 900_000  # bytes; GitHub takes no summary of more than a mebibyte
_MOST_OF_TABLE = _MOST // 2
_LONGEST = 1_000  # characters of what one fault says

_SPECIAL = re.compile(r":(?=[A-Za-z/+-])|[!-/;-@\[-`{-~]")
_UNSEEN = "&#8203;"
"""Between a mark and what would be a name, a number or an address with it; it takes no room."""

_WRITTEN = {
    "|": "&#124;",  # tables are taken apart before anything else
    "\\": "&#92;",
    "`": "&#96;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "$": f"&#36;{_UNSEEN}",
    "@": f"\\@{_UNSEEN}",
    "#": f"\\#{_UNSEEN}",
    ":": f":{_UNSEEN}",
    **{mark: mark for mark in "\"%',/;=?"},
}


def report(results: Results) -> Iterator[str]:
    """A heading, how much was found, the files with the faulty ones first, the faults of each file."""
    told = "\n\n".join(_text(each) for each in (_summary(results), results.note) if each)
    yield f"### 检查结果\n\n{told}\n"
    room = _MOST
    for row in _table(results.lines):
        room -= len(row.encode())
        yield row
    with results.by_file() as found:
        yield from _faults(found, room)


def _summary(results: Results) -> str:
    """How much was found; nothing where nothing was looked at, which is told then."""
    return "" if results.note and not results.files else results.summary


def _table(lines: Sequence[FileLine]) -> Iterator[str]:
    if not lines:
        return
    head, rows = table_of(sorted(lines, key=lambda each: (not each.errors, not each.warnings)))
    yield f"\n{_row(head)}{_row([':---' if name in ('单位', '文件', '生成') else '---:' for name in head])}"
    room = _MOST_OF_TABLE
    for number, row in enumerate(rows):
        shown = _row(map(_text, row))
        room -= len(shown.encode())
        if room < 0:
            yield f"\n另有 {len(rows) - number} 份没有列在表里。\n"
            return
        yield shown


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _faults(found: Spool, room: int) -> Iterator[str]:
    """The faults of each file, the files with errors first, as many as there is room for."""
    worst: dict[str, Severity] = {}
    standing = 0
    for each in found:
        if not each.waived:
            worst[each.file] = max(worst.get(each.file, each.severity), each.severity)
            standing += 1
    for file in sorted(worst, key=lambda each: -worst[each]):
        heading = f"\n#### {_text(file)}\n\n"
        for each in found.of(file):
            if each.waived:
                continue
            entry = heading + _entry(each)
            room -= len(entry.encode())
            if room < 0:
                yield f"\n另有 {standing} 处没有列。\n"
                return
            standing -= 1
            heading = ""
            yield entry


def _entry(diagnostic: Diagnostic) -> str:
    numbers = ":".join(str(each) for each in (diagnostic.line, diagnostic.column) if each)
    place = _text(diagnostic.cell) or numbers
    at = f"**{place}** " if place else ""
    hint = f"（提示：{_text(diagnostic.hint)}）" if diagnostic.hint else ""
    return f"- {at}{diagnostic.severity.chinese} {diagnostic.code} {_text(diagnostic.message)}{hint}\n"


def _text(text: str) -> str:
    """A text on one line that Markdown shows as it is, cut where it is very long."""
    shown = safe(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), shown)
