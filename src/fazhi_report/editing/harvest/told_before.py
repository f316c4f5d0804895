"""What the numbers of a sentence told so far, and how that denies what comes behind them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from fazhi_report.editing.harvest.attributed import AMBIGUOUS, NOT_SURELY_ALL, PART, UNWRITABLE
from fazhi_report.editing.harvest.circumstances import CHANGE, LAST_YEAR, MANY_YEARS, PLANNED, SHARED, Where
from fazhi_report.editing.harvest.found_numbers import FoundNumber
from fazhi_report.editing.harvest.trade_table import Phrase, Target

AMONG = re.compile("其中|包括")
"""What parts are told behind."""

_OF_THE_NUMBER = frozenset((UNWRITABLE, CHANGE, LAST_YEAR, MANY_YEARS, PLANNED, AMBIGUOUS, SHARED, PART))
"""Reasons that tell nothing of what is told further on in the sentence."""

_OF_ALL = re.compile("全年|今年|本年|年内|一年来|合计|共计|总计|全[局委系区县市镇街]")
_ALL_YEAR = re.compile(r"全年|累计|共|今年|本年|年内|一年来|年度|20\d\d年(?!\d)|各类|先后")
_GOES_ON = re.compile(
    "[、，和及]?(?![共新]?[开组举作办受查实下签审提出化调完发接立])"
    "(?!.*(?:开展|组织|举办|召开|办理|受理|检查|出动|批示|签订|审查|发放|接受|讲))[\u4e00-\u9fff]{2,10}"
)
"""What goes on with what a clause began, with no verb of its own."""

_LIST = ("、", "和", "及", "以及", "并")

_CHECKS = "inspections"
_KINDS_OF_CHECKS = frozenset(("routine", "special", "random", "joint"))
_FOUND_BY_CHECKS = frozenset(Target(_CHECKS, name) for name in ("problems", "rectified"))
_COMES_OF = {_CHECKS: ("penalties", "hazards")}
"""Ledgers of what comes of what another ledger holds."""

_ALL_EVENTS = frozenset((Target("publicity", "total"), Target("trainings", "total")))
_OF_EVENTS = frozenset(Target("publicity", name) for name in ("attendees", "leaflets", "consultations"))


class _Told(NamedTuple):
    """What a number told, up to where it ends; with a reason, what it did not."""

    end: int
    target: Target
    reason: str = ""


class ToldBefore:
    """The numbers of a paragraph that were read, and what each told."""

    def __init__(self, text: str, numbers: Sequence[FoundNumber]) -> None:
        """Take the paragraph."""
        self._text = text
        self._numbers = numbers
        self._told: list[_Told] = []
        self._refused: list[_Told] = []
        self._denied = -1, ""

    def tells(self, number: FoundNumber, target: Target) -> None:
        """Know that a number states a total."""
        self._told.append(_Told(number.end, target))

    def is_refused(self, number: FoundNumber, target: Target, reason: str, *, among: bool) -> None:
        """Know that a number states none, and why; `among` where it stands behind 其中."""
        self._denied = number.end, reason
        if reason not in _OF_THE_NUMBER or (among and reason == PART):
            self._refused.append(_Told(number.end, target, reason))

    @property
    def end(self) -> int:
        """Where the last number that told something ends."""
        return self._told[-1].end if self._told else 0

    def last(self, start: int) -> Target | None:
        """What was told last, if behind `start`."""
        return self._told[-1].target if self.end > start else None

    def refused_in(self, start: int, stop: int) -> set[Target]:
        """The totals that numbers of a stretch do not state."""
        first = bisect_right(self._refused, start, key=lambda each: each.end)
        return {each.target for each in takewhile(lambda each: each.end <= stop, self._refused[first:])}

    def denial(self, phrase: Phrase, where: Where, index: int, *, among: bool) -> str:
        """Why a number is not what its phrase says, after what was told; "" if it may be."""
        if phrase.target in _OF_EVENTS and not self._tells_of_all(where):
            return NOT_SURELY_ALL
        if self._is_part(phrase, where, index, among=among):
            return PART
        if _OF_ALL.search(where.clause):
            return ""
        ledger = phrase.target.ledger
        refused = self._in_sentence(self._refused, where)
        depends = phrase.needs_topic and self._refused[-1:] and self._refused[-1].end > self.end
        return next(
            (each.reason for each in refused if depends or ledger in _comes_of(each.target.ledger)), ""
        )

    def denied_with(self, where: Where, index: int, before: str) -> str:
        """Why the number before is none, if this one goes on with it: 公开许可决定9件，处罚决定3件."""
        end, reason = self._denied
        is_next = index > 0 and self._numbers[index - 1].end == end
        goes_on = is_next and reason not in _OF_THE_NUMBER and _GOES_ON.fullmatch(before) is not None
        return reason if goes_on and not _OF_ALL.search(where.clause) else ""

    def _in_sentence(self, told: Sequence[_Told], where: Where) -> Iterator[_Told]:
        """What was told in a sentence, the last first."""
        return takewhile(lambda each: each.end > where.start, reversed(told))

    def _tells_of_all(self, where: Where) -> bool:
        """Whether a sentence tells of the events of the year and not of one."""
        if _ALL_YEAR.search(where.sentence):
            return True
        return any(each.target in _ALL_EVENTS for each in self._in_sentence(self._told, where))

    def _is_part(self, phrase: Phrase, where: Where, index: int, *, among: bool) -> bool:
        target, last = phrase.target, self.last(where.start)
        kind = last.ledger if last and last.name != "total" else ""
        is_kind = target.name != "total" and (phrase.needs_topic or last is not None)
        is_rate = phrase.needs_topic and self._numbers[index].is_rate
        return (
            (among and not (is_kind and (last is None or last.ledger == target.ledger)))
            or (bool(kind) and where.opens_bracket)
            or (phrase.is_weak and kind == target.ledger)
            or (is_rate and not self._is_rate_of_told(target, where, index))
            or self._is_of_one_kind(target, where)
            or self._is_of_another(target, where, index)
            or self._is_of_some(target, where, index)
        )

    def _is_of_another(self, target: Target, where: Where, index: int) -> bool:
        """Whether a number of something else opens what is told: 7个街道作出行政处罚215件."""
        number = self._numbers[index]
        end = self._numbers[index - 1].end if index else 0
        is_alone = end <= number.start - len(where.clause)
        if is_alone or not self._text[end : number.start].strip("（）") or self._text.startswith(_LIST, end):
            return False
        last = self.last(end - 1)
        return last is None or last.ledger != target.ledger

    def _is_of_one_kind(self, target: Target, where: Where) -> bool:
        """Whether it came of checks of one kind that were told of: 开展联合检查18次，查处违法行为7起."""
        if target.ledger not in _COMES_OF[_CHECKS] and target not in _FOUND_BY_CHECKS:
            return False
        checks = (each.target for each in self._in_sentence(self._told, where))
        told = {each.name for each in checks if each.ledger == _CHECKS}
        return len(told) == 1 and told <= _KINDS_OF_CHECKS and not _OF_ALL.search(where.clause)

    def _is_rate_of_told(self, target: Target, where: Where, index: int) -> bool:
        """Whether what was counted last before a rate, if anything, was of its ledger."""
        before = takewhile(lambda each: each.start >= where.start, reversed(self._numbers[:index]))
        counted = next((each.end for each in before if not each.is_rate), None)
        told = ((each.end, each.target.ledger) for each in self._in_sentence(self._told, where))
        return counted is None or (counted, target.ledger) in told

    def _is_of_some(self, target: Target, where: Where, index: int) -> bool:
        """Whether one part was told of, which this may be of: 处罚326件，其中普通程序235件，罚款50万元."""
        earlier = where.sentence.removesuffix(where.clause)
        among = max((match.end() for match in AMONG.finditer(earlier)), default=0) + where.start
        if among == where.start or AMONG.search(where.clause) or _OF_ALL.search(where.clause):
            return False
        parts = [*takewhile(lambda each: each.start > among, reversed(self._numbers[:index]))]
        is_rate_of_all = self._numbers[index].is_rate and bool(parts) and self.end == parts[0].end
        return len(parts) == 1 and not is_rate_of_all and parts[0].unit not in (*target.measures, "%")


def _comes_of(ledger: str) -> tuple[str, ...]:
    """The ledgers of what comes of what a ledger holds, itself among them."""
    return (ledger, *_COMES_OF.get(ledger, ()))
