"""Changes of a copy → what is said of each: its place in a file, the ledgers behind what the data hold."""

import re
from collections.abc import Iterable, Iterator

from fazhi_report.comparing.copies import (
    NEW_FIGURE,
    REVIEWED,
    UNKNOWN_BASE,
    WITH_FIGURES,
    Amendment,
    AmendmentStatus,
    HeldFigure,
    ToldAmendment,
    reason_of,
)
from fazhi_report.diagnostics import DataPath, DataPlace, Mark, TemplatePlace, manuscript_mark
from fazhi_report.document import Run
from fazhi_report.loading import Loaded
from fazhi_report.schema import own_texts

_MOST_PLACES = 5
_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")


def told(amendments: Iterable[Amendment], loaded: Loaded, *, is_known: bool) -> Iterator[ToldAmendment]:
    """What is said of changes; where it is not known what they were made in, none can be taken over."""
    for each in amendments:
        if each.is_ours and is_known:
            yield as_told(each, loaded, "open", "；".join(_remarks(each, loaded)))
        else:
            reason = reason_of(each, has_manuscript=loaded.manuscript is not None)
            yield as_told(each, loaded, "left", UNKNOWN_BASE if each.is_ours else reason)


def _remarks(one: Amendment, loaded: Loaded) -> Iterator[str]:
    """What is to be known of a change that can be taken over."""
    if one.held:
        yield WITH_FIGURES
    words = "".join(part for part in one.put if isinstance(part, str))
    if set(_FIGURE.findall(words)) - set(_FIGURE.findall(one.before)):
        yield NEW_FIGURE
    if isinstance(one.place, DataPlace) and _is_reviewed(one.place.path, loaded):
        yield REVIEWED


def _is_reviewed(path: DataPath, loaded: Loaded) -> bool:
    """Whether somebody has reviewed the text at a place."""
    if mark := manuscript_mark(path):
        chunks = loaded.manuscript.chunks if loaded.manuscript else ()
        return any(
            chunk.line <= mark.line <= chunk.last_line and any(note.kind == "复核" for note in chunk.notes)
            for chunk in chunks
        )
    report = loaded.report
    return report is not None and any(own.path == path and own.review for own in own_texts(report))


def as_told(one: Amendment, loaded: Loaded, status: AmendmentStatus, reason: str) -> ToldAmendment:
    """What is said of one change."""
    return ToldAmendment(one, status, place_of(one.place, loaded), tuple(_held(one.held, loaded)), reason)


def place_of(place: DataPlace | TemplatePlace | Mark | None, loaded: Loaded) -> str:
    """A place as messages tell it; "" for none."""
    match place:
        case DataPlace(path):
            return str(loaded.where(path))
        case TemplatePlace(name, line):
            return f"范句 {name}:{line}"
    return ""


def _held(runs: Iterable[Run], loaded: Loaded) -> Iterator[HeldFigure]:
    for run in runs:
        if not (run.fact or run.claim) and isinstance(run.origin, DataPlace):
            yield HeldFigure(run.text, "", (loaded.where(run.origin.path).entry,))
    for name in dict.fromkeys(name for run in runs for name in (run.fact, *run.claim.split("、")) if name):
        fact = loaded.facts.find(name)
        if fact is None:
            yield HeldFigure(name, "", ())
            continue
        places = list(dict.fromkeys(loaded.where(path).entry for path in fact.records))
        further = (f"等{len(places)}处",) if len(places) > _MOST_PLACES else ()
        value = "是" if fact.value is True else "否" if fact.value is False else fact.phrase
        yield HeldFigure(fact.title, value, (*places[:_MOST_PLACES], *further))
