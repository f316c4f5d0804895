"""A paragraph of a report → its numbers, each with the totals that it states, or why it states none."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from fazhi_report.editing.harvest.attributed import (
    AMBIGUOUS,
    PART,
    UNWRITABLE,
    WEAK,
    Attribution,
    is_of_part,
    unexplained,
)
from fazhi_report.editing.harvest.circumstances import (
    CLAUSE_ENDS,
    SHARED,
    Circumstances,
    Office,
    Where,
    sentence_start,
)
from fazhi_report.editing.harvest.explained import strays, words_unexplained
from fazhi_report.editing.harvest.found_numbers import FoundNumber, numbers_in
from fazhi_report.editing.harvest.phrases_found import (
    Around,
    FoundPhrase,
    best_of,
    ledgers_named,
    phrases_around,
)
from fazhi_report.editing.harvest.told_apart import Pieces
from fazhi_report.editing.harvest.told_before import AMONG, ToldBefore
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.rules import unquoted
from fazhi_report.schema import RecordDates, ledgers

_DATED = frozenset(("exams", "work_plans", "law_reports"))
"""Ledgers of what there is one of, or a few with their days."""

_TO_AMONG = re.compile("^.*(?:其中|包括)(?:有)?[：:]?")
_OF_THE_ONE_BEFORE = re.compile("^[\u4e00-\u9fff]{1,12}?[、和及与](?!其中)")
"""What a number is of that stands before: 86份合同、15件……"""

_SEVERAL = re.compile(
    "(?P<labels>[^，。；：、和与及]{1,16}[率度](?:(?:、|和|与|及|以及)[^，。；：、和与及]{1,14}[率度])+)"
    "(?:均|都|全部|双双)?(?P<each>分别)?(?:均)?(?:达到了?|达|为|是|保持在?|实现了?|高达)?$"
)
_JOINED = re.compile("[、和与及，]")
_PLAN_TITLE = re.compile("《[^《》]*(?:要点|计划|任务清单|任务分解|工作安排)》")
_LEFT_OUT = re.compile('《[^《》]*》|[“”‘’" \u3000]')


def attributions(text: str, office: Office, heading: str = "") -> list[Attribution]:
    """The numbers of a paragraph, in order; `heading` is the one that it stands under."""
    return [*_Paragraph(text, office, heading).read()]


class _Paragraph:
    """Reads the numbers of a paragraph one after the other, as what is spoken of changes."""

    def __init__(self, text: str, office: Office, heading: str) -> None:
        self._text = text
        self._visible = unquoted(text)
        self._topical = _with_plans(text, self._visible)
        self._numbers = numbers_in(text)
        self._circumstances = Circumstances(office)
        self._ends = [0, *(match.end() for match in CLAUSE_ENDS.finditer(self._visible))]
        self._under = frozenset(ledgers_named(heading))
        self._told = ToldBefore(text, self._numbers)
        self._taken: dict[int, int] = {}

    def read(self) -> Iterator[Attribution]:
        """Every number with what it states."""
        found = [self._one(index) for index in range(len(self._numbers))]
        pieces = Pieces(self._text, self._visible, found)
        for index, each in enumerate(found):
            refused = self._told.refused_in(self._clause_start(index), self._clause_end(index))
            is_part = pieces.has(index) or not refused.isdisjoint(each.targets)
            yield each._replace(targets=(), reason=PART) if is_part else each

    # Where a number stands ---------------------------------------------------------------------------------

    def _clause_start(self, index: int) -> int:
        return self._ends[bisect_right(self._ends, self._numbers[index].start) - 1]

    def _clause_end(self, index: int) -> int:
        behind = bisect_right(self._ends, self._numbers[index].end)
        return self._ends[behind] - 1 if behind < len(self._ends) else len(self._text)

    def _where(self, index: int) -> tuple[Where, str, str]:
        """The number in its sentence, and the text right before and behind it, up to its neighbours."""
        number, clause = self._numbers[index], self._clause_start(index)
        begin = max(clause, self._numbers[index - 1].end + self._taken.get(index - 1, 0) if index else 0)
        stop = self._clause_end(index)
        following = self._numbers[index + 1].start if index + 1 < len(self._numbers) else stop
        start = sentence_start(self._visible, number.start)
        where = Where(
            self._text[start : number.start],
            self._text[clause : number.start],
            self._text[number.end : stop],
            self._visible[start : number.start],
            self._visible[max(clause - 1, 0) : clause] == "（",
            start,
        )
        before = self._text[begin : number.start]
        if begin > clause:
            before = _OF_THE_ONE_BEFORE.sub("", before)
        return where, before, self._text[number.end : max(min(stop, following), number.end)]

    # What it states ----------------------------------------------------------------------------------------

    def _one(self, index: int) -> Attribution:
        number = self._numbers[index]
        where, before, behind = self._where(index)
        labels = self._labels(index) if number.is_rate else []
        if not labels:
            return self._attributed(index, where, before, behind)
        told = [self._attributed(index, where, label, "", paired=True) for label in labels]
        targets = tuple(target for each in told for target in each.targets)
        if len(set(targets)) == len(labels):
            return told[0]._replace(targets=targets, rank=max(each.rank for each in told))
        near = tuple(target for each in told for target in each.near)
        return Attribution(number, (), SHARED, near=near)

    def _labels(self, index: int) -> list[str]:
        """What a rate is of where several are named together: all of these, or one if they are paired."""
        first = last = index
        while first and self._is_joined(first - 1):
            first -= 1
        while last + 1 < len(self._numbers) and self._is_joined(last):
            last += 1
        before = self._text[self._clause_start(first) : self._numbers[first].start]
        match = _SEVERAL.search(_bare(before))
        if match is None:
            return []
        labels = re.split("、|和|与|以及|及", match["labels"])
        if match["each"]:
            return [labels[index - first]] if last - first + 1 == len(labels) else []
        return labels if first == index else []

    def _is_joined(self, index: int) -> bool:
        """Whether nothing but a mark, or 和, stands between a number and the next."""
        return bool(_JOINED.fullmatch(self._text, self._numbers[index].end, self._numbers[index + 1].start))

    def _attributed(
        self, index: int, where: Where, before: str, behind: str, *, paired: bool = False
    ) -> Attribution:
        number = self._numbers[index]
        before, behind = _bare(before), _bare(behind)
        among = AMONG.search(where.clause) is not None
        around = Around(_TO_AMONG.sub("", before), behind, where.sentence)
        found = list(phrases_around(number, around, self._topics(number)))
        if not found:
            return Attribution(number)
        near = tuple(dict.fromkeys(each.phrase.target for each in found))
        office = self._circumstances.office
        found = [each for each in found if not strays(each, office)] or found
        best = best_of(self._of_topic(found, number) if among or before.startswith("、") else found)
        if len({each.phrase.target for each in best}) > 1:
            return Attribution(number, (), AMBIGUOUS, near=near)
        chosen = min(best, key=lambda each: len(each.left) + each.unknown)
        target = chosen.phrase.target
        reason = self._denial(chosen, where, index, among=among, paired=paired)
        reason = self._told.denied_with(where, index, before) or reason
        if reason:
            self._told.is_refused(number, target, reason, among=among)
            part_of = target if is_of_part(reason) else None
            return Attribution(number, (), reason, near=near, part_of=part_of)
        self._told.tells(number, target)
        self._taken[index] = _raw_length(self._text[number.end :], chosen.taken)
        rank = int(chosen.unknown > 0) + WEAK * chosen.phrase.is_weak
        return Attribution(number, (target,), "", rank, near)

    def _of_topic(self, found: list[FoundPhrase], number: FoundNumber) -> list[FoundPhrase]:
        """Of phrases behind 其中, or in a list, those of kinds of what was told last, if there are any."""
        last = self._last_told(number)
        kinds = [
            each
            for each in found
            if last and each.phrase.needs_topic and each.phrase.target.ledger == last.ledger
        ]
        return kinds or found

    def _denial(self, found: FoundPhrase, where: Where, index: int, *, among: bool, paired: bool) -> str:
        number = self._numbers[index]
        target = found.phrase.target
        reason = self._circumstances.denial(
            where,
            number,
            standing=ledgers()[target.ledger].dates is RecordDates.STANDING,
            dated=target.ledger in _DATED,
            paired=paired,
        )
        if reason:
            return reason
        if words := words_unexplained(found, where, self._circumstances.office):
            return PART if among else unexplained(words)
        reason = self._told.denial(found.phrase, where, index, among=among)
        return reason or ("" if number.data is not None else UNWRITABLE)

    # What is spoken of -------------------------------------------------------------------------------------

    def _last_told(self, number: FoundNumber) -> Target | None:
        """What was last told of in the sentence of a number."""
        return self._told.last(sentence_start(self._visible, number.start))

    def _topics(self, number: FoundNumber) -> frozenset[str]:
        """The ledgers that may be spoken of where a number stands: in its sentence, else by its heading."""
        told_last = max(self._told.end, sentence_start(self._visible, number.start))
        named = ledgers_named(self._topical, told_last, number.start)
        last = self._last_told(number)
        topics = frozenset((*named, *((last.ledger,) if last else ())))
        return topics or (self._under if len(self._under) == 1 else frozenset())


def _with_plans(text: str, visible: str) -> str:
    """A text without titles and quotations, but with those of work plans, of which numbers are told."""
    for match in _PLAN_TITLE.finditer(text):
        visible = visible[: match.start()] + match[0] + visible[match.end() :]
    return visible


def _bare(text: str) -> str:
    """A text with ■ for every title, and without quotation marks and spaces."""
    return _LEFT_OUT.sub(lambda match: "■" if match[0][0] == "《" else "", text)


def _raw_length(text: str, bare_length: int) -> int:
    """How many characters of a text its first ones take, of those that are left of it."""
    at = told = 0
    while told < bare_length:
        match = _LEFT_OUT.match(text, at)
        told += match is None or match[0][0] == "《"
        at = match.end() if match else at + 1
    return at
