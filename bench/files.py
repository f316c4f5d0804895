"""A thousand files through the library, a hundred a round: data to DOCX, every content rule included."""

from collections.abc import Collection, Iterator

import program
from cpu import call, in_turn
from inputs import office
from rivals import Docxtpl, require_equal_text, texts
from rows import FILES, FILES_DOCXTPL

_AT_ONCE = 100


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each hundred; every round has other files, so that nothing of them is kept."""
    reports = [program.whole(office(number)) for number in range(2)]
    rival = Docxtpl(reports[0])
    require_equal_text(reports[1], rival.as_documented(texts(reports[1])))
    hundreds = _hundreds()
    contexts: list[dict[str, str]] = []

    def next_files() -> list[bytes]:
        files = next(hundreds)
        contexts[:] = [texts(program.whole(each)) for each in files]
        return files

    def ours(files: list[bytes]) -> None:
        for each in files:
            program.whole(each, rules=True)

    def theirs(same: list[dict[str, str]]) -> None:
        for each in same:
            rival.as_documented(each)

    meters = {FILES: call(ours, next_files), FILES_DOCXTPL: call(theirs, lambda: contexts)}
    return in_turn(meters, wanted, rounds, warming=0)


def _hundreds() -> Iterator[list[bytes]]:
    first = 0
    while True:
        yield [office(number) for number in range(first, first + _AT_ONCE)]
        first += _AT_ONCE
