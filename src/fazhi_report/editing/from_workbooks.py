"""Workbooks into a data file: what they say is put into the data, checked as a whole, and spliced in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_report import sheets as cells
from fazhi_report.diagnostics import DataPlace, Diagnostic, Finding, Severity, has_errors
from fazhi_report.editing.splicing import spliced
from fazhi_report.loading import Folder, Loaded, load
from fazhi_report.notation import Level, highest
from fazhi_report.schema import writes_english

if TYPE_CHECKING:
    from fazhi_report.sheets import CellFault, Draft, SecrecyMark, Sheet

_UNKNOWN_KEYS = {"FZ102", "FZ107"}
_NAMED = 12
_MARK_DATA = "先在数据的“公文要素”里写上“密级和保密期限”；不涉密的，删去工作簿里的标志"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a data file: its new bytes, or none where a fault is in the way.

    `changes` and `unchanged` are a line each for the lists and the forms of the file, with their sums, `left`
    for what is blank in the workbooks and was left as it is. `is_whole` is whether all that the workbooks
    say is in the file.
    """

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_whole: bool = True


def import_workbooks(
    workbooks: Sequence[tuple[bytes, str]],
    content: bytes,
    name: str,
    folder: Folder | None = None,
    *,
    append: bool = False,
    replace: bool = False,
) -> Imported:
    """Put what workbooks say into a data file, given as bytes, what messages call it and where it stands.

    A sheet with records stands for the whole of its ledger, unless they are to be appended to those of the
    file. What is blank leaves the file alone, and most of a ledger stays, unless all is to be replaced.
    """
    loaded = load(content, name, folder)
    if faults := _in_the_way(loaded, content):
        return Imported(None, tuple(faults))
    read = [cells.read_workbook(*workbook) for workbook in workbooks]
    if broken := tuple(each for each in read if isinstance(each, Diagnostic)):
        return Imported(None, broken)
    marks = [
        cells.mark_of(*book, each)
        for book, each in zip(workbooks, read, strict=True)
        if not isinstance(each, Diagnostic)
    ]
    sheets = [sheet for each in read if not isinstance(each, Diagnostic) for sheet in each]
    old = loaded.source.data or {}
    gathered = cells.gather(sheets, "en" if writes_english(old) else "zh")
    draft = cells.Draft(old, gathered, append=append, replace=replace)
    draft.write()
    faults = [fault.diagnostic for fault in _ordered(gathered.faults, sheets)]
    if not (gathered.is_any or has_errors(faults)):
        faults += [Diagnostic.of_file(file, "FZ022", *cells.NOTHING) for _, file in workbooks]
    losses = [fault.diagnostic for fault in _ordered(draft.losses, sheets)]
    if has_errors(faults):
        return Imported(None, (*faults, *losses))
    is_whole = not draft.left and all(each.code != "FZ029" for each in faults)
    changes, unchanged = _summary(draft, old)
    left = tuple(f"{title}：{_some(items)}" for title, items in draft.left.items())
    if draft.new == old:
        if above := [*_above(loaded.level, marks)]:
            return Imported(None, (*faults, *above))
        return Imported(content, tuple(faults), (), unchanged, left, is_whole)
    after: list[Loaded] = []

    def data_of(changed: bytes) -> dict[str, Any] | None:
        after.append(load(changed, name, folder))
        return after[-1].source.data

    changed = spliced(content, draft.new, data_of)
    if changed is None:
        message = "这个文件的写法没法只改其中一部分"
        faults.append(Diagnostic.of_file(name, "FZ027", message, "不用“&”“*”引用，每个键各写一行"))
        return Imported(None, tuple(faults))
    faults += _checked(after[-1], loaded, draft, sheets)
    faults += map(loaded.source.locate, draft.reviews_left())
    faults += (*losses, *_above(after[-1].level, marks))
    if has_errors(faults):
        return Imported(None, tuple(faults))
    return Imported(changed, tuple(faults), changes, unchanged, left, is_whole)


def _above(own: Level | None, marks: Iterable["SecrecyMark | None"]) -> Iterator[Diagnostic]:
    """The errors that workbooks are marked with a level which the data do not have."""
    for mark in filter(None, marks):
        if highest((own, mark.level)) != own:
            message = f"{mark.book}标有密级（{mark.level}），数据没有标"
            yield Finding.of("FZ240", message, mark.where, _MARK_DATA).there(mark.where)


def _some(items: list[str]) -> str:
    more = f"等 {len(items)} 项" if len(items) > _NAMED else ""
    return "、".join(items[:_NAMED]) + more


def _summary(draft: "Draft", old: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A line for what changed, and one for what did not."""
    sums = dict(cells.compared(old, draft.new))
    lines = [
        f"{title}：{'；'.join(filter(None, (sums.get(title), said)))}"
        for title, said in draft.changes.items()
    ]
    return tuple(lines), tuple(
        f"{title}：{said}" for title, said in sums.items() if title not in draft.changes
    )


def _in_the_way(loaded: Loaded, content: bytes) -> list[Diagnostic]:
    """Faults of the data file that keep anything from being put into it safely."""
    if not content.strip():
        return []
    if loaded.source.data is None or any(f.severity is Severity.ERROR for f in loaded.source.findings):
        return loaded.diagnostics()
    return [diagnostic for diagnostic in loaded.diagnostics() if diagnostic.code in _UNKNOWN_KEYS]


def _ordered(faults: Iterable["CellFault"], sheets: list["Sheet"]) -> list["CellFault"]:
    order = {(sheet.file, sheet.title): number for number, sheet in enumerate(sheets)}
    return sorted(
        faults, key=lambda fault: (order[fault.place[:2]], fault.place.row, fault.place.column, fault.code)
    )


def _checked(new: Loaded, old: Loaded, draft: "Draft", sheets: list["Sheet"]) -> Iterator[Diagnostic]:
    """The findings of the new file, at their cell where the value comes from one."""
    elsewhere: list[Diagnostic] = []
    told: list[CellFault] = []
    for finding in new.findings:
        place = draft.place(finding.place.path) if isinstance(finding.place, DataPlace) else None
        if place:
            hint = "填上这一格" if finding.code == "FZ101" else finding.hint
            told.append(cells.CellFault(place, finding.code, finding.message, hint, finding.severity))
        else:
            elsewhere.append(old.source.locate(finding))
    yield from (fault.diagnostic for fault in _ordered(told, sheets))
    yield from sorted(elsewhere)
