"""Inputs far beyond any report, in CPU seconds, whole and half of it: what takes twice as long is linear."""

from collections.abc import Collection

import program
from cpu import Meter, call, in_turn
from environment import require
from inputs import SLIPPED, SOUND, content, document_of, faulty, lines, long_name
from rows import CHECK, FAULTS, LINT, LINT_FAULTS, TITLE, half

_PARAGRAPHS, _LETTERS, _FAULTS = 100_000, 4_000, 30_000


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of everything that is wanted."""
    meters: dict[str, Meter] = {}
    for part, named in ((1, str), (2, half)):
        meters[named(LINT)] = _linting(_PARAGRAPHS // part, SOUND, faults=0)
        meters[named(CHECK)] = _checking(_PARAGRAPHS // part)
        meters[named(TITLE)] = _title(_LETTERS // part)
        meters[named(FAULTS)] = _faults(_FAULTS // part)
        meters[named(LINT_FAULTS)] = _linting(_FAULTS // part, SLIPPED, faults=_FAULTS // part)
    return in_turn(meters, wanted, rounds, warming=0)


def _linting(count: int, sentence: str, faults: int) -> Meter:
    def lint(text: bytes) -> None:
        found = program.linted(text, "report.txt")
        require(len(found) >= faults, f"{len(found)} found of {faults}")

    return call(lint, lambda: "\n".join(lines(count, sentence)).encode())


def _checking(count: int) -> Meter:
    return call(program.audited, lambda: document_of(lines(count, SOUND), program.whole(content("2023"))))


def _title(letters: int) -> Meter:
    def prepared() -> program.Document:
        made = program.issued(program.composed(long_name(letters)))
        require(len(made.title_text) == letters, f"a title of {len(made.title_text)} characters")
        return made

    return call(program.written, prepared)


def _faults(count: int) -> Meter:
    def validate(data: bytes) -> None:
        found = program.faults(data)
        require(len(found) >= count, f"{len(found)} found of {count}")

    return call(validate, lambda: faulty(count))
