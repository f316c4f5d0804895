"""未完事项.md: what is still open before a report is signed."""

from collections.abc import Iterator
from itertools import groupby

from fazhi_report.comparing import escaped
from fazhi_report.diagnostics import DataPath, Diagnostic, Severity, manuscript_mark, manuscript_path
from fazhi_report.facts import Facts
from fazhi_report.issuing import YEARS, Traced
from fazhi_report.loading import cited
from fazhi_report.notation import stretches
from fazhi_report.package.two_years import Current
from fazhi_report.pipeline import digest
from fazhi_report.reporters import headline
from fazhi_report.schema import Passage, Record, own_texts, value_of

_UNANSWERED, _UNPRINTED = "FZ209", "FZ247"
_SHOWN_TEXT = 30


def open_items(current: Current, printed: list[Traced]) -> str:
    """What a signatory would ask about: a section for each kind that there is, every item with its place."""
    warnings = [each for each in current.diagnostics if each.severity is Severity.WARNING and not each.waived]
    sections = {
        "没有签发": list(_unsigned(current)),
        "上年安排没有回答": [_told(each) for each in warnings if each.code == _UNANSWERED],
        "写了没有印": [_told(each) for each in warnings if each.code == _UNPRINTED],
        "警告": [_told(each) for each in warnings if each.code not in (_UNANSWERED, _UNPRINTED)],
        "引用了数、没有复核的正文": list(_unreviewed(current)),
        "印出的数，记录没有佐证": list(_unproved(current, printed)),
    }
    parts = [
        f"## {title}\n\n" + "".join(f"- {item}\n" for item in items)
        for title, items in sections.items()
        if items
    ]
    return "# 未完事项\n\n" + ("\n".join(parts) or "没有未完事项。\n")


def _unsigned(current: Current) -> Iterator[str]:
    if current.report.approval is None:
        name = escaped(current.outward(current.loaded.source.name))
        yield (
            f"{name}：签发以后写上“签发”（approval）：签发人（by）、日期（on）、校验码（digest）。"
            f"这一稿的校验码是 `{digest(current.document)}`"
        )


def _told(diagnostic: Diagnostic) -> str:
    said = headline(diagnostic)
    return escaped(f"{said}（{diagnostic.hint}）" if diagnostic.hint else said)


def _unreviewed(current: Current) -> Iterator[str]:
    loaded = current.loaded
    for own in own_texts(current.report):
        names = _figures(own.text, loaded.facts)
        if names and own.review is None:
            said = f"“{_shortened(own.text)}”，引用了 {'、'.join(names)}"
            yield f"{_place(current, own.path)}：{escaped(said)}"
    for chunk in loaded.manuscript.chunks if loaded.manuscript else ():
        names = _figures(Passage(chunk.source), loaded.facts)
        if names and not any(note.kind == "复核" for note in chunk.notes):
            said = f"“{_shortened(chunk.source)}”，引用了 {'、'.join(names)}"
            yield f"{_place(current, manuscript_path(chunk.line, 1))}：{escaped(said)}"


def _figures(text: Passage, facts: Facts) -> list[str]:
    """The figures that a text cites, by the names it cites them by; a year is none."""
    return [each.name for fact, each in cited(text, facts).items() if not fact.name.startswith(YEARS)]


def _shortened(text: str) -> str:
    shown = text if len(text) <= _SHOWN_TEXT else text[:_SHOWN_TEXT] + "…"
    return " ".join(shown.split())


def _unproved(current: Current, printed: list[Traced]) -> Iterator[str]:
    """The records without evidence behind the numbers, ledger by ledger: their lines, and the numbers."""
    behind: dict[DataPath, list[str]] = {}
    for row in printed:
        for path in row.fact.records:
            record = None if manuscript_mark(path) else value_of(current.report, path)
            if isinstance(record, Record) and record.evidence is None:
                behind.setdefault(path, []).append(row.fact.title)
    loaded = current.loaded
    places = {path: loaded.where(path) for path in behind}
    for (ledger, file, sheet), paths in groupby(
        sorted(behind, key=lambda path: (places[path].file, places[path].sheet, places[path].line)),
        key=lambda path: (path[0], places[path].file, places[path].sheet),
    ):
        records = list(paths)
        lines = "、".join(stretches(dict.fromkeys(places[path].line for path in records), " 至 "))
        titles = "、".join(dict.fromkeys(title for path in records for title in behind[path]))
        name = type(current.report).model_fields[str(ledger)].title
        where = f"{file}:{sheet.title}" if sheet.title else file
        said = f"{where} 第 {lines} 行：{name} {len(records)} 条，印作 {titles}"
        yield escaped(current.outward(said))


def _place(current: Current, path: DataPath) -> str:
    return escaped(current.outward(str(current.loaded.where(path))))
