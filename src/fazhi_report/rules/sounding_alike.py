"""Characters in terms of reports that only sound right."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import add
from pathlib import Path
from typing import NamedTuple, TypeAlias

from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_FILE = Path(__file__).with_name("terms.txt")
_SOUND, _WORD, _TERM = "音", "词", "语"
_LENGTH, _HALF = 4, 2
# What stands beside a term more often than in one: 已批准 is no 一批.
_STOPS = frozenset("，。；：、！？（“")
_JOINING = frozenset("与已未和及其有是不以在的之等将而也于为由会要可能使就并又从到向对把被该此个")


Pairs: TypeAlias = list[tuple[TextLine, list[str]]]
"""Lines with every two characters that stand together in them, outside titles and quotations."""


class _Others:
    """The words that stand with one in terms, and these by how they sound."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.characters: set[str] = set()
        self.by_sound: dict[str, list[str]] = {}

    def add(self, word: str, sound: str) -> None:
        """Take in one more."""
        self.words.add(word)
        self.characters.update(word)
        self.by_sound.setdefault(sound, []).append(word)

    def meant_by(self, written: str, sounds: dict[int, str]) -> list[str]:
        """Those that sound like a word that is none of them."""
        if written in self.words or self.characters.isdisjoint(written):
            return []
        return self.by_sound.get(written.translate(sounds), [])


class _Terms(NamedTuple):
    """Second words of terms by the first ones, and first words by the second ones.

    `halves` are the words in terms, `words` those that sound like one; `sounds` has a character for each
    sound.
    """

    seconds: dict[str, _Others]
    firsts: dict[str, _Others]
    halves: frozenset[str]
    words: frozenset[str]
    sounds: dict[int, str]


@cache
def _terms() -> _Terms:
    sounds: dict[int, str] = {}
    words: set[str] = set()
    terms: list[tuple[str, str]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        match line.split():
            case [sign, alike] if sign == _SOUND:
                sounds |= dict.fromkeys(map(ord, alike), alike[0])
            case [sign, *more] if sign == _WORD:
                words.update(more)
            case [sign, first, *others] if sign == _TERM:
                terms += [(first, second) for second in others]
    seconds: dict[str, _Others] = defaultdict(_Others)
    firsts: dict[str, _Others] = defaultdict(_Others)
    for first, second in terms:
        seconds[first].add(second, second.translate(sounds))
        firsts[second].add(first, first.translate(sounds))
    return _Terms(dict(seconds), dict(firsts), frozenset({*seconds, *firsts}), frozenset(words), sounds)


def pairs_in(subject: Subject) -> Pairs:
    """Every two characters that stand together, line by line."""
    texts = ((line, line.unquoted) for line in subject.lines)
    return [(line, list(map(add, text, text[1:]))) for line, text in texts]


def misheard(lines: Pairs) -> Iterator[tuple[Spot, str]]:
    """Where a term has one character wrong that sounds like the right one, with the term."""
    seconds, firsts, _, _, sounds = _terms()
    for line, pairs in lines:
        text = line.unquoted
        behind = pairs[_HALF:]
        # The right half of a term is looked for, then what stands beside it.
        for start in compress(count(), map(seconds.__contains__, pairs[: len(behind)])):
            first = pairs[start]
            if meant := seconds[first].meant_by(behind[start], sounds):
                yield from _told(line, text, start, [first + each for each in meant])
        for start in compress(count(), map(firsts.__contains__, behind)):
            second = behind[start]
            if meant := firsts[second].meant_by(pairs[start], sounds):
                yield from _told(line, text, start, [each + second for each in meant])


def _told(line: TextLine, text: str, start: int, terms: list[str]) -> Iterator[tuple[Spot, str]]:
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
