"""Characters in terms of reports that only sound right."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import add
from pathlib import Path
from typing import NamedTuple

from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot

_FILE = Path(__file__).with_name("terms.txt")
_SOUND, _WORD, _TERM = "音", "词", "语"
_LENGTH, _HALF = 4, 2
# What stands beside a term more often than in one: 已批准 is no 一批.
_STOPS = frozenset("，。；：、！？（“")
_JOINING = frozenset("与已未和及其有是不以在的之等将而也于为由会要可能使就并又从到向对把被该此个")


class _Terms(NamedTuple):
    """Terms by how they sound, what they begin with, words they are made of, words that sound so, sounds."""

    by_sound: dict[str, list[str]]
    firsts: frozenset[str]
    halves: frozenset[str]
    words: frozenset[str]
    sounds: dict[int, str]


@cache
def _terms() -> _Terms:
    sounds: dict[int, str] = {}
    words: set[str] = set()
    terms = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        match line.split():
            case [sign, alike] if sign == _SOUND:
                sounds |= dict.fromkeys(map(ord, alike), alike[0])
            case [sign, *more] if sign == _WORD:
                words.update(more)
            case [sign, first, *seconds] if sign == _TERM:
                terms += [first + second for second in seconds]
    by_sound: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        by_sound[term.translate(sounds)].append(term)
    halves = frozenset(half for term in terms for half in (term[:_HALF], term[_HALF:]))
    firsts = frozenset(sound[:_HALF] for sound in by_sound)
    return _Terms(dict(by_sound), firsts, halves, frozenset(words), sounds)


def misheard(subject: Subject) -> Iterator[tuple[Spot, str]]:
    """Where a term has one character wrong that sounds like the right one, with the term."""
    by_sound, firsts, _, _, sounds = _terms()
    for line in subject.lines:
        text = line.unquoted
        heard = text.translate(sounds)
        # A loop of Python over every character would take three times as long.
        pairs = list(map(add, heard, heard[1:]))
        for start in compress(count(), map(firsts.__contains__, pairs[:-_HALF])):
            terms = by_sound.get(pairs[start] + pairs[start + _HALF])
            if terms and text[start : start + _LENGTH] not in terms:
                term = next((each for each in terms if _is_meant(text, start, each)), None)
                if term:
                    yield line.spot(start, start + _LENGTH), term


def _is_meant(text: str, start: int, term: str) -> bool:
    """Whether a term is written with one character wrong, in no word that stands here by right."""
    wrong = [index for index in range(_LENGTH) if text[start + index] != term[index]]
    # At the beginning of a clause there is nothing to be joined: 已权谋私.
    opens = wrong == [0] and (not start or text[start - 1] in _STOPS)
    if len(wrong) != 1 or (text[start + wrong[0]] in _JOINING and not opens):
        return False
    in_first = wrong[0] < _HALF
    here = start if in_first else start + _HALF
    # 正规化建设 is no 规划建设: the word goes on outside.
    beside = text[max(start - 1, 0) : start + 1] if in_first else text[here + 1 : here + 3]
    _, _, halves, words, _ = _terms()
    return text[here : here + _HALF] not in words and beside not in halves
