"""Texts of the office's own → runs: references evaluated, declared figures and claims as they are written."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import OFF_LEDGER, Run, plain
from fazhi_report.facts import Citation, Claim, Declared, Facts, Malformed, Unprintable, citations_in, printed
from fazhi_report.manuscript import Inline, TextPiece

Placing: TypeAlias = Callable[[int, str], DataPlace]
"""Where something stands in a text: by where it begins, and how it is written unless it is literal."""


def passage(text: str, path: DataPath, facts: Facts) -> Iterator[Run]:
    """The runs of a text of the data."""
    return runs_in(text, facts, lambda _, source: DataPlace(path, source))


def runs_in(text: str, facts: Facts, placed: Placing) -> Iterator[Run]:
    """The runs of a text, at the places that `placed` tells; what can't be printed stays as written."""
    return _runs(text, facts, placed, _Tied(), 0)


def runs_of(piece: TextPiece, facts: Facts) -> Iterator[Run]:
    """The runs of a piece of a manuscript."""
    return _of_piece(piece, facts, _Tied())


def words_of(text: Inline, facts: Facts) -> str:
    """What a text of a manuscript prints."""
    return plain(tuple(run for piece in text for run in runs_of(piece, facts)))


def _of_piece(piece: TextPiece, facts: Facts, tied: "_Tied") -> Iterator[Run]:
    if isinstance(piece.part, Claim):
        for each in piece.words:
            yield from _of_piece(each, facts, _tied(piece.part, facts))
    else:
        yield from _of_part(piece.part, piece.figure_name, facts, piece.place_of, tied)


class _Tied(NamedTuple):
    """What words are tied to: the names of facts, and of figures that are to be equal, by how they print."""

    names: tuple[str, ...] = ()
    equal: Mapping[str, str] = {}


def _runs(text: str, facts: Facts, placed: Placing, tied: _Tied, start: int) -> Iterator[Run]:
    for part in citations_in(text):
        if isinstance(part, Claim):
            yield from _runs(part.words, facts, placed, _tied(part, facts), start + 1)
        else:
            name = part.name if isinstance(part, Declared) else ""
            yield from _of_part(part, name, facts, placed, tied, start)
        start += len(part if isinstance(part, str) else part.source)


def _of_part(
    part: str | Citation | Declared | Malformed,
    figure_name: str,
    facts: Facts,
    placed: Placing,
    tied: _Tied,
    start: int = 0,
) -> Iterator[Run]:
    """The runs of a part that holds no others; `figure_name` is what a figure goes by among the 指标."""
    match part:
        case str(text):
            yield from _literal(text, placed, tied, start)
        case Citation(source):
            yield _cited(part, facts, placed(start, source), tied.names)
        case Declared(source, text):
            fact = facts.find(f"指标.{figure_name}") if figure_name else None
            name = fact.name if fact else ""
            yield Run(text, name, placed(start, source), (*tied.names, OFF_LEDGER))
        case _:
            yield Run(part.source, origin=placed(start, ""), ties=tied.names)


def _tied(claim: Claim, facts: Facts) -> _Tied:
    names = tuple(fact.name if (fact := facts.find(tie.name)) else tie.name for tie in claim.ties)
    equal = {tie.equals: name for tie, name in zip(claim.ties, names, strict=True) if tie.equals}
    return _Tied(names, equal)


def _literal(text: str, placed: Placing, tied: _Tied, start: int) -> Iterator[Run]:
    """Words; a figure in them to which they are tied (=100%) is printed by its fact."""
    end = 0
    values = "|".join(map(re.escape, sorted(tied.equal, key=len, reverse=True)))
    for match in re.finditer(rf"(?<![\d.,])(?:{values})(?!\.?\d)", text) if values else ():
        if match.start() > end:
            yield Run(text[end : match.start()], "", placed(start + end, ""), tied.names)
        place = placed(start + match.start(), match[0])
        yield Run(match[0], tied.equal[match[0]], place, tied.names)
        end = match.end()
    if end < len(text):
        yield Run(text[end:], "", placed(start + end, ""), tied.names)


def _cited(cited: Citation, facts: Facts, place: DataPlace, ties: tuple[str, ...]) -> Run:
    fact = facts.find(cited.name)
    found = printed(fact, cited, facts) if fact else None
    if found is None or isinstance(found, Unprintable):
        return Run(cited.source, origin=place, ties=ties)
    return Run(found.text, found.fact.name, place, ties)
