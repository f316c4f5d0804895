"""Changes of a copy → what is said of each: its place in a file, and the ledgers behind what the data hold."""

from collections.abc import Iterable, Iterator

from fazhi_report.comparing.copies import (
    UNKNOWN_BASE,
    WITH_FIGURES,
    Amendment,
    AmendmentStatus,
    HeldFigure,
    ToldAmendment,
    reason_of,
)
from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace
from fazhi_report.document import Run
from fazhi_report.loading import Loaded

_MOST_PLACES = 5


def told(amendments: Iterable[Amendment], loaded: Loaded, is_known: bool) -> Iterator[ToldAmendment]:  # noqa: FBT001
    """What is said of changes; where it is not known what they were made in, none can be taken over."""
    for each in amendments:
        is_ours = each.is_ours and is_known
        reason = reason_of(each) if not each.is_ours else "" if is_known else UNKNOWN_BASE
        status: AmendmentStatus = "open" if is_ours else "left"
        yield as_told(each, loaded, status, reason or (WITH_FIGURES if is_ours and each.held else ""))


def as_told(one: Amendment, loaded: Loaded, status: AmendmentStatus, reason: str) -> ToldAmendment:
    """What is said of one change."""
    return ToldAmendment(one, status, place_of(one.place, loaded), tuple(_held(one.held, loaded)), reason)


def place_of(place: DataPlace | TemplatePlace | Mark | None, loaded: Loaded) -> str:
    """A place as messages tell it; "" for none."""
    match place:
        case DataPlace(path):
            file, mark = loaded.mark(path)
            return f"{file}:{mark.line}:{mark.column}"
        case TemplatePlace(name, line):
            return f"范句 {name}:{line}"
    return ""


def _held(runs: Iterable[Run], loaded: Loaded) -> Iterator[HeldFigure]:
    for name in dict.fromkeys(name for run in runs for name in (run.fact, *run.claim.split("、")) if name):
        fact = loaded.facts.find(name)
        if fact is None:
            yield HeldFigure(name, "", ())
            continue
        marks = dict.fromkeys(f"{file}:{mark.line}" for file, mark in map(loaded.mark, fact.records))
        places = list(marks)
        further = (f"等{len(places)}处",) if len(places) > _MOST_PLACES else ()
        value = "是" if fact.value is True else "否" if fact.value is False else fact.phrase
        yield HeldFigure(fact.title, value, (*places[:_MOST_PLACES], *further))
