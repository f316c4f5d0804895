"""Pieces of a manuscript → runs."""

from collections.abc import Iterator

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Run
from fazhi_report.facts import Citation, Claim, Declared, Facts
from fazhi_report.manuscript import Piece
from fazhi_report.narrative.bound_values import spelled


def printed(piece: Piece, facts: Facts, asked: set[DataPath | str]) -> Iterator[Run]:
    """The runs that a piece prints; a reference that names no fact stays as written."""
    place = DataPlace(piece.path)
    match piece.part:
        case str(text):
            yield Run(text, origin=place)
        case Citation(_, name, filters) if fact := facts.find(name):
            yield Run(spelled(fact, filters), fact.name, place)
        case Declared(_, text, name):
            yield Run(text, f"metrics.{name or f'{piece.line}:{piece.column}'}", place)
        case Claim(_, _, ties):
            asked.update(fact.name for tie in ties if (fact := facts.find(tie.name)))
            for each in piece.words:
                yield from printed(each, facts, asked)
        case part:
            yield Run(part.source, origin=place)
