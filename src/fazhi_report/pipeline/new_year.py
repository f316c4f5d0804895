"""Last year's data file and its manuscript → those to begin another year with, and what they wait for."""

from typing import NamedTuple

from fazhi_report import editing
from fazhi_report.diagnostics import Diagnostic, Finding, has_errors
from fazhi_report.loading import FILLED_IN, Folder, Waiting, load, waiting
from fazhi_report.pipeline.manuscripts import Overlaid


class NewFiles(NamedTuple):
    """What the files of a new year are called.

    `data` is the data file as the user knows it; from it, `previous` is the path of last year's, and
    `manuscript` that of its manuscript, where it is to have one.
    """

    data: str
    previous: str
    manuscript: str


class NextYear(NamedTuple):
    """The files of a new year, and what is to be told of them; no data where `diagnostics` say why.

    Of a manuscript, what it waits for is told in `waiting` and not in the diagnostics. `aside` is how many
    paragraphs have become remarks, `unchecked` how many notes of what was to be looked at are left out.
    """

    diagnostics: list[Diagnostic]
    is_unusable: bool = False
    last: int = 0
    data: bytes | None = None
    manuscript: bytes | None = None
    waiting: Waiting | None = None
    aside: int = 0
    unchecked: int = 0


def next_year(
    content: bytes, name: str, year: int, files: NewFiles, folders: tuple[Folder, Folder]
) -> NextYear:
    """Turn a data file, and the manuscript that it names, over to another year.

    `folders` are those of the file and of the new one.
    """
    loaded = load(content, name, folders[0])
    report = loaded.report
    if report is None or has_errors(loaded.diagnostics()):
        return NextYear(loaded.diagnostics())
    manuscript, years = loaded.manuscript, (report.year, year)
    turned = editing.roll_manuscript(manuscript, loaded.facts, years) if manuscript else None
    if isinstance(turned, Finding):
        return NextYear(loaded.located([turned]), is_unusable=True)
    plans = tuple(editing.plans_of(manuscript, loaded.facts)) if manuscript else ()
    beside = editing.NextTo(
        files.previous if year == report.year + 1 else None, files.manuscript if turned else None, plans
    )
    data = editing.roll(report, content, year, beside)
    if isinstance(data, Finding):
        return NextYear(loaded.located([data]), is_unusable=True)
    written = {files.manuscript: turned.content} if turned else {}
    made = load(data, files.data, Overlaid(written, folders[1]))
    its_own = made.manuscript.name if made.manuscript else ""
    told = [each for each in made.diagnostics() if each.file != its_own or each.code not in FILLED_IN]
    if turned is None:
        return NextYear(told, last=report.year, data=data)
    return NextYear(
        told,
        last=report.year,
        data=data,
        manuscript=turned.content,
        waiting=waiting(made),
        aside=turned.aside,
        unchecked=turned.unchecked,
    )
