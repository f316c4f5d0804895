"""A paragraph of a report → its numbers, each with the totals of ledgers that it states, or why it states none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi_report.harvest.circumstances import (
    CLAUSE_ENDS,
    LED,
    OTHERS,
    SHARED,
    UNTRUE,
    Circumstances,
    Office,
    Where,
    sentence_start,
)
from fazhi_report.harvest.found_numbers import FoundNumber, numbers_in
from fazhi_report.harvest.trade_table import Phrase, Target, trade_table
from fazhi_report.rules import unquoted
from fazhi_report.schema import RecordDates, ledgers

UNKNOWN = ""
AMBIGUOUS = "看不准记在哪本台账"
WEAK = 10
"""The rank of a number that stands for what is said better elsewhere, if it is."""

UNWRITABLE = "台账里写不出这样的数"
PART = "说的是其中一部分"
"""Reasons for a number that is declared where it stands; "" where no ledger seems to be for it."""


class Attribution(NamedTuple):
    """A number and the totals that it states; `reason` says why it states none, where one might be thought of.

    `near` are the totals that were thought of. A `rank` above 0 is that of a number that tells of a part or stands for
    what is said better elsewhere.
    """

    number: FoundNumber
    targets: tuple[Target, ...] = ()
    reason: str = ""
    rank: int = 0
    near: tuple[Target, ...] = ()


class _Match(NamedTuple):
    phrase: Phrase
    nearest: int
    length: int
    gap: int
    left: str
    taken: int


_QUOTES = str.maketrans("", "", '“”‘’" 　')
_THAT_DATES_ITSELF = frozenset(("exams", "work_plans", "law_reports"))
_AMONG = re.compile("其中|包括")
_OF_THE_ONE_BEFORE = re.compile("^[\u4e00-\u9fff]{1,12}?[、和及与](?!其中)")
"""What a number is of that stands before: 86份合同、15件……"""

_NUMBER = "\0"
_ALL_ARE = re.compile("(?:均|全部|都)(?:已|经)[^，。；]*，[^，。；]*$")
_TO_AMONG = re.compile("^.*(?:其中|包括)(?:有)?[：:]?")
_SEVERAL = re.compile(
    "(?P<labels>[^，。；：、和与及]{1,16}[率度](?:(?:、|和|与|及|以及)[^，。；：、和与及]{1,14}[率度])+)"
    "(?:均|都|全部|双双)?(?P<each>分别)?(?:均)?(?:达到了?|达|为|是|保持在?|实现了?|高达)?$"
)
_JOINED = re.compile("[、和与及，]")


def attributions(text: str, office: Office, heading: str = "") -> list[Attribution]:
    """The numbers of a paragraph, in order; `heading` is the one that it stands under."""
    return _Paragraph(text, office, heading).read()


class _Paragraph:
    """Reads the numbers of a paragraph one after the other, as what is spoken of changes."""

    def __init__(self, text: str, office: Office, heading: str) -> None:
        self._text = text
        self._visible = unquoted(text)
        self._topical = _with_plans(text, self._visible)
        self._numbers = numbers_in(text)
        self._circumstances = Circumstances(office)
        self._ends = [0, *(match.end() for match in CLAUSE_ENDS.finditer(self._visible))]
        self._table = trade_table()
        self._heading = heading
        self._resolved: list[tuple[int, Target, FoundNumber]] = []
        self._consumed: dict[int, int] = {}

    def read(self) -> list[Attribution]:
        """Every number with what it states."""
        found = [self._one(index) for index in range(len(self._numbers))]
        return found

    # Where a number stands ---------------------------------------------------------------------------------

    def _where(self, index: int) -> tuple[Where, str, str]:
        """The number in its sentence, and the text right before and behind it, up to its neighbours."""
        number = self._numbers[index]
        clause = self._ends[bisect_right(self._ends, number.start) - 1]
        begin = max(clause, self._numbers[index - 1].end + self._consumed.get(index - 1, 0) if index else 0)
        stop = next((end - 1 for end in self._ends if end > number.end), len(self._text))
        behind = min(stop, self._numbers[index + 1].start if index + 1 < len(self._numbers) else stop)
        sentence = self._text[sentence_start(self._visible, number.start) : number.start]
        masked = self._visible[number.start - len(sentence) : number.start]
        where = Where(sentence, self._text[clause : number.start], self._text[number.end : stop], masked, self._visible[max(clause - 1, 0) : clause] == "（")
        before = self._text[begin : number.start]
        if begin > clause:
            before = _OF_THE_ONE_BEFORE.sub("", before)
        return where, before, self._text[number.end : max(behind, number.end)]

    def _one(self, index: int) -> Attribution:
        number = self._numbers[index]
        where, before, behind = self._where(index)
        if number.is_rate and (labels := self._labels(index)):
            told = [self._attributed(index, where, label, "", paired=True) for label in labels]
            targets = tuple(target for each in told for target in each.targets)
            if all(each.targets for each in told) and len(set(targets)) == len(labels):
                return told[0]._replace(targets=targets, rank=max(each.rank for each in told))
            near = tuple(target for each in told for target in each.near)
            return Attribution(number, (), SHARED, near=near)
        return self._attributed(index, where, before, behind)

    def _labels(self, index: int) -> list[str]:
        """What a rate is of, where several are named together: of all of these, or of one, if they are paired."""
        text, first = self._text, index
        while first and _JOINED.fullmatch(text, self._numbers[first - 1].end, self._numbers[first].start):
            first -= 1
        clause = self._ends[bisect_right(self._ends, self._numbers[first].start) - 1]
        match = _SEVERAL.search(_bare(text[clause : self._numbers[first].start]))
        if match is None:
            return []
        labels = re.split("、|和|与|以及|及", match["labels"])
        if not match["each"]:
            return labels if first == index else []
        last = index
        while last + 1 < len(self._numbers) and _JOINED.fullmatch(
            text, self._numbers[last].end, self._numbers[last + 1].start
        ):
            last += 1
        return [labels[index - first]] if last - first + 1 == len(labels) else []

    def _attributed(
        self, index: int, where: Where, before: str, behind: str, *, paired: bool = False
    ) -> Attribution:
        number = self._numbers[index]
        before, behind = _bare(before), _bare(behind)
        among = bool(_AMONG.search(before))
        continues = before.startswith("、")
        before = _TO_AMONG.sub("", before)
        matches = list(self._matches(number, before, behind, where))
        if not matches:
            return Attribution(number)
        near = tuple(dict.fromkeys(match.phrase.target for match in matches))
        last = self._last_told(number)
        topic = last.ledger if last else ""
        if (among or continues) and topic:
            inner = [
                each for each in matches if each.phrase.needs_topic and each.phrase.target.ledger == topic
            ]
            matches = inner or matches
        best = self._best(matches)
        targets = tuple(dict.fromkeys(match.phrase.target for match in best))
        if len(targets) > 1 and _ALL_ARE.search(where.sentence):
            best = [each for each in best if each.phrase.target.ledger == topic] or best
            targets = tuple(dict.fromkeys(match.phrase.target for match in best))
        if len(targets) > 1:
            return Attribution(number, (), AMBIGUOUS, near=near)
        match, target = best[0], targets[0]
        reason = self._denial(target, match, where, number, among=among, paired=paired)
        if not reason and number.data is None:
            reason = UNWRITABLE
        if reason:
            return Attribution(number, (), reason, near=near)
        rank = int(match.gap > 0) + WEAK * match.phrase.is_weak
        self._resolved.append((number.end, target, number))
        self._consumed[index] = _raw_length(self._text[number.end :], match.taken)
        return Attribution(number, targets, "", rank, near)

    def _denial(
        self, target: Target, match: _Match, where: Where, number: FoundNumber, *, among: bool, paired: bool
    ) -> str:
        ledger = ledgers()[target.ledger]
        if UNTRUE.search(match.left):
            return AMBIGUOUS
        if target.ledger not in _THAT_DATES_ITSELF and LED.search(match.left.rpartition("、")[2]):
            return OTHERS
        last = self._last_told(number)
        if where.opens_bracket and last and last.name != "total":
            return PART
        if among and (match.left.strip("，、：有为") or match.gap or target.name == "total"):
            return PART
        return self._circumstances.denial(
            where,
            number,
            standing=ledger.dates is RecordDates.STANDING,
            dated=target.ledger in _THAT_DATES_ITSELF,
            paired=paired,
        )

    def _last_told(self, number: FoundNumber) -> Target | None:
        """What was last told of in the sentence of a number."""
        start = sentence_start(self._visible, number.start)
        return next((target for end, target, _ in reversed(self._resolved) if end > start), None)

    # What it may state -------------------------------------------------------------------------------------

    def _matches(self, number: FoundNumber, before: str, behind: str, where: Where) -> Iterator[_Match]:
        unit = "元" if number.is_money else number.unit
        topics = self._topics(number)
        clause = f"{where.clause}{_NUMBER}{where.behind}"
        for phrase in self._table.phrases.get(unit, ()):
            if phrase.needs_topic and phrase.target.ledger not in topics:
                continue
            if any(word in clause for word in self._table.denied_by[phrase.target.ledger]) or any(
                word in where.sentence for word in self._table.denied_behind[phrase.target.ledger]
            ):
                continue
            left = phrase.before.search(before)
            if left is None or (phrase.begins_clause and left.start()):
                continue
            right = phrase.after.search(behind)
            if right is None:
                continue
            gaps = [
                *(left[group] or "" for group in phrase.before_gaps),
                *(right[group] or "" for group in phrase.after_gaps),
            ]
            if any(self._is_foreign(gap, phrase.target.ledger) for gap in gaps):
                continue
            told = sum(len(group or "") for group in (*left.groups(), *right.groups()))
            gap = sum(map(len, gaps))
            unknown = sum(len(self._table.between.sub("", each)) for each in gaps)
            nearest = _nearest(left, phrase.before_gaps) or _nearest(right, phrase.after_gaps, from_left=True)
            yield _Match(phrase, nearest, told - gap, unknown, before[: left.start()], right.end())

    def _is_foreign(self, gap: str, ledger: str) -> bool:
        """Whether a stretch names what another ledger is for."""
        found = (match[0] for match in self._table.topic_pattern.finditer(gap))
        return any(ledger not in self._table.ledger_of[word] for word in found)

    def _topics(self, number: FoundNumber) -> frozenset[str]:
        """The ledgers that may be spoken of where a number stands."""
        start = sentence_start(self._visible, number.start)
        last = next(((end, target) for end, target, _ in reversed(self._resolved) if end > start), None)
        since = last[0] if last else start
        words = self._table.topic_pattern.finditer(self._topical, since, number.start)
        named = [ledger for match in words for ledger in self._table.ledger_of[match[0]]]
        if last:
            return frozenset((last[1].ledger, *named))
        return frozenset(named)

    def _best(self, matches: list[_Match]) -> list[_Match]:
        """Those that tell most: the longest words, then the shortest gaps."""
        strong = [match for match in matches if not match.phrase.is_weak] or matches
        most = max((match.nearest, match.length) for match in strong)
        best = [match for match in strong if (match.nearest, match.length) == most]
        least = min(match.gap for match in best)
        best = [match for match in best if match.gap == least]
        kinds = [match for match in best if match.phrase.target.name != "total"]
        is_one_ledger = len({match.phrase.target.ledger for match in best}) == 1
        return kinds if kinds and is_one_ledger else best


_PLAN_TITLE = re.compile("《[^《》]*(?:要点|计划|任务清单|任务分解|工作安排)》")


def _with_plans(text: str, visible: str) -> str:
    """A text without titles and quotations, but with those of work plans, of which numbers are told."""
    for match in _PLAN_TITLE.finditer(text):
        visible = visible[: match.start()] + match[0] + visible[match.end() :]
    return visible


_LEFT_OUT = re.compile('《[^《》]*》|[“”‘’" 　]')


def _bare(text: str) -> str:
    """A text with ■ for every title, and without quotation marks and spaces."""
    return _LEFT_OUT.sub(lambda match: "■" if match[0][0] == "《" else "", text)


def _nearest(match: re.Match[str], gaps: frozenset[int], *, from_left: bool = False) -> int:
    """How long the words are that stand together next to the number, with nothing between them."""
    words = [match.span(group) for group in range(1, (match.lastindex or 0) + 1) if group not in gaps]
    told = [span for span in words if span[1] > span[0]]
    if not told:
        return 0
    first, last = told[0] if from_left else told[-1]
    for start, end in told[1:] if from_left else reversed(told[:-1]):
        if from_left and start == last:
            last = end
        elif not from_left and end == first:
            first = start
        else:
            break
    return last - first


def _raw_length(text: str, bare_length: int) -> int:
    """How many characters of a text its first ones take, of those that are left of it."""
    at = told = 0
    while told < bare_length and at < len(text):
        match = _LEFT_OUT.match(text, at)
        told += 1 if match is None or match[0][0] == "《" else 0
        at = match.end() if match else at + 1
    return at
