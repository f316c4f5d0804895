"""The phrases of the trade that stand around a number, and which of them say most."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from fazhi_report.editing.harvest.found_numbers import FoundNumber
from fazhi_report.editing.harvest.trade_table import Phrase, trade_table


class FoundPhrase(NamedTuple):
    """A phrase that stands around a number.

    `nearest` is the length of the words that stand together next to the number, `length` that of all of its
    words, `unknown` of what stands between them and says nothing that is known. `left` is what stands before,
    `taken` how much behind the number is the phrase's, `rest` what stands behind that; `gaps` is what stands
    between its words.
    """

    phrase: Phrase
    nearest: int
    length: int
    unknown: int
    left: str
    taken: int
    rest: str
    gaps: tuple[str, ...]


class Around(NamedTuple):
    """What stands around a number: right before and right behind it, and in its sentence."""

    before: str
    behind: str
    sentence: str


def phrases_around(number: FoundNumber, around: Around, topics: Collection[str]) -> Iterator[FoundPhrase]:
    """The phrases around a number, where the ledgers of `topics` may be spoken of."""
    table = trade_table()
    for phrase in table.phrases.get("元" if number.is_money else number.unit, ()):
        ledger = phrase.target.ledger
        if phrase.needs_topic and ledger not in topics:
            continue
        if any(word in around.sentence for word in table.denied_behind[ledger]):
            continue
        left, right = phrase.before.search(around.before), phrase.after.search(around.behind)
        if left is None or right is None or (phrase.begins_clause and left.start()):
            continue
        gaps = [left[group] for group in phrase.before_gaps] + [right[group] for group in phrase.after_gaps]
        told = sum(len(group or "") for group in (*left.groups(), *right.groups()))
        yield FoundPhrase(
            phrase,
            _nearest(left, phrase.before_gaps) or _nearest(right, phrase.after_gaps, from_left=True),
            told - sum(map(len, gaps)),
            sum(len(table.between.sub("", gap)) for gap in gaps),
            around.before[: left.start()],
            right.end(),
            around.behind[right.end() :],
            tuple(gaps),
        )


def ledgers_named(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The ledgers whose words stand in a stretch of a text."""
    table = trade_table()
    words = table.topic_pattern.finditer(text, start, len(text) if end is None else end)
    return [ledger for match in words for ledger in table.ledgers_of[match[0]]]


def best_of(found: Sequence[FoundPhrase]) -> list[FoundPhrase]:
    """Those that tell most: the longest words beside the number, then the fewest unknown ones."""
    strong = [each for each in found if not each.phrase.is_weak] or found
    most = max((each.nearest, each.length) for each in strong)
    best = [each for each in strong if (each.nearest, each.length) == most]
    least = min(each.unknown for each in best)
    best = [each for each in best if each.unknown == least]
    kinds = [each for each in best if each.phrase.target.name != "total"]
    is_one_ledger = len({each.phrase.target.ledger for each in best}) == 1
    return kinds if kinds and is_one_ledger else best


def _nearest(match: re.Match[str], gaps: Collection[int], *, from_left: bool = False) -> int:
    """How long the words are that stand together next to the number, with nothing between them."""
    words = [match.span(group) for group in range(1, match.re.groups + 1) if group not in gaps]
    told = [span for span in words if span[1] > span[0]]
    if not from_left:
        told = [(-end, -start) for start, end in reversed(told)]
    reach = told[0][0] if told else 0
    for start, end in told:
        if start != reach:
            break
        reach = end
    return reach - told[0][0] if told else 0
