"""A paragraph of a report → its numbers, each with the totals that it states, or why it states none."""

import re
from bisect import bisect_right
from typing import NamedTuple

from fazhi_report.harvest.circumstances import (
    CHANGE,
    CLAUSE_ENDS,
    LAST_YEAR,
    MANY_YEARS,
    OTHERS,
    PLANNED,
    SHARED,
    Circumstances,
    Office,
    Where,
    sentence_start,
)
from fazhi_report.harvest.explained import strays
from fazhi_report.harvest.found_numbers import FoundNumber, numbers_in
from fazhi_report.harvest.part_of_it import AMBIGUOUS, DATED, PART, STRAY, beside, tells_of_all
from fazhi_report.harvest.phrases_found import Around, FoundPhrase, best_of, ledgers_named, phrases_around
from fazhi_report.harvest.trade_table import Target
from fazhi_report.rules import unquoted
from fazhi_report.schema import RecordDates, ledgers

UNWRITABLE = "台账里写不出这样的数"
"""Reasons for a number that is declared where it stands."""

WEAK = 10
"""The rank of a number that stands for what is said better elsewhere, if it is."""

_CASES = "penalties"
"""The ledger of which sums are told beside the cases that they came of."""

_AMONG = re.compile("其中|包括")
_TO_AMONG = re.compile("^.*(?:其中|包括)(?:有)?[：:]?")
_OF_THE_ONE_BEFORE = re.compile("^[\u4e00-\u9fff]{1,12}?[、和及与](?!其中)")
"""What a number is of that stands before: 86份合同、15件……"""

_SEVERAL = re.compile(
    "(?P<labels>[^，。；：、和与及]{1,16}[率度](?:(?:、|和|与|及|以及)[^，。；：、和与及]{1,14}[率度])+)"
    "(?:均|都|全部|双双)?(?P<each>分别)?(?:均)?(?:达到了?|达|为|是|保持在?|实现了?|高达)?$"
)
_ANOTHER = re.compile(
    "，(?!其中|共|[开举组发受办审收移追挽涉结整责停拘没罚撤维驳化立下])[\u4e00-\u9fff]{1,8}"
)
_GOES_ON = re.compile("[、，和及]?(?![共新]?[开组举作办受查实下签审提出化调完发接立])[\u4e00-\u9fff]{2,10}")
"""What goes on with what a clause began, with no verb of its own."""

_OF_THE_NUMBER = frozenset((UNWRITABLE, CHANGE, LAST_YEAR, MANY_YEARS, PLANNED, AMBIGUOUS, SHARED, PART))
"""Reasons that tell nothing of what is told further on in the sentence."""

_OF_ALL = re.compile("全年|今年|本年|年内|一年来|合计|共计|总计|全[局委系区县市镇街]")
_CHECKS = "inspections"
_KINDS_OF_CHECKS = frozenset(("routine", "special", "random", "joint"))
_FOUND_BY_CHECKS = frozenset(Target(_CHECKS, name) for name in ("problems", "rectified"))
_COMES_OF = {_CHECKS: ("penalties", "hazards")}
"""Ledgers of what comes of what another ledger holds."""

_JOINED = re.compile("[、和与及，]")
_PLAN_TITLE = re.compile("《[^《》]*(?:要点|计划|任务清单|任务分解|工作安排)》")
_LEFT_OUT = re.compile('《[^《》]*》|[“”‘’" \u3000]')


class Attribution(NamedTuple):
    """A number and the totals that it states.

    `reason` says why it states none, where one might be thought of; `near` are those that were thought of. A
    `rank` above 0 is that of a number that tells of a part or stands for what is said better elsewhere. It can't be more than the total that it may be `part_of`.
    """

    number: FoundNumber
    targets: tuple[Target, ...] = ()
    reason: str = ""
    rank: int = 0
    near: tuple[Target, ...] = ()
    part_of: Target | None = None


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
        self._under = frozenset(ledgers_named(heading))
        self._told: list[tuple[int, Target]] = []
        self._denied = 0, ""
        self._refused: list[tuple[int, Target, str]] = []
        self._taken: dict[int, int] = {}

    def read(self) -> list[Attribution]:
        """Every number with what it states."""
        found = [self._one(index) for index in range(len(self._numbers))]
        apart = self._told_apart(found)
        return [
            each._replace(targets=(), reason=PART)
            if self._is_one_of_several(index, found)
            or self._is_a_piece(each, apart)
            or self._is_beside_a_refused(index, each)
            else each
            for index, each in enumerate(found)
        ]

    def _is_a_piece(self, each: Attribution, apart: set[tuple[int, Target]]) -> bool:
        """Whether what a number states is told piece by piece, or what that is a part of."""
        at = self._sentence(each.number)
        wholes = (Target(target.ledger, "total") for target in each.targets)
        return any((at, target) in apart for target in (*each.targets, *wholes))

    def _is_beside_a_refused(self, index: int, each: Attribution) -> bool:
        """Whether the same is told of another number of the clause, which is no total: 专职6名、兼职45名."""
        start = self._clause_start(index)
        stop = next((end for end in self._ends if end > each.number.start), len(self._text))
        return any(start < end <= stop and target in each.targets for end, target, _ in self._refused)

    def _sentence(self, number: FoundNumber) -> int:
        return sentence_start(self._visible, number.start)

    def _told_apart(self, found: list[Attribution]) -> set[tuple[int, Target]]:
        """Sentences and totals that are told piece by piece: 甲案罚款3万元；乙案罚款1万元."""
        numbers: dict[tuple[int, Target], set[str]] = {}
        for each in found:
            for target in () if each.rank else each.targets:
                numbers.setdefault((self._sentence(each.number), target), set()).add(str(each.number.data))
        apart = {where for where, told in numbers.items() if len(told) > 1}
        of_cases = {(at, Target(_CASES, "total")) for at, target in apart if target.ledger == _CASES}
        return apart | of_cases

    def _is_one_of_several(self, index: int, found: list[Attribution]) -> bool:
        """Whether a number is followed by one of the same kind that nothing is known of.

        检查1次、督察1次; 安全检查5次，消防检查3次.
        """
        each, following = found[index], found[index + 1] if index + 1 < len(found) else None
        if following is None or not each.targets or following.targets or each.number.is_rate:
            return False
        between = self._text[each.number.end : following.number.start]
        kind = self._text[max(each.number.start - 2, 0) : each.number.start]
        is_listed = between.startswith(("、", "和", "及")) and not CLAUSE_ENDS.search(between)
        if not each.rank:
            is_total = each.targets[0].name == "total" and each.number.unit == following.number.unit
            return is_listed and is_total and between.endswith(kind)
        is_listed = is_listed or (
            between.startswith("，")
            and not _AMONG.search(between)
            and between.endswith(kind)
            and len(between) > len(kind) + 1
        )
        is_listed = is_listed or _ANOTHER.fullmatch(between) is not None
        return is_listed and each.number.unit == following.number.unit

    # Where a number stands ---------------------------------------------------------------------------------

    def _clause_start(self, index: int) -> int:
        return self._ends[bisect_right(self._ends, self._numbers[index].start) - 1]

    def _where(self, index: int) -> tuple[Where, str, str]:
        """The number in its sentence, and the text right before and behind it, up to its neighbours."""
        number, clause = self._numbers[index], self._clause_start(index)
        begin = max(clause, self._numbers[index - 1].end + self._taken.get(index - 1, 0) if index else 0)
        behind = bisect_right(self._ends, number.end)
        stop = self._ends[behind] - 1 if behind < len(self._ends) else len(self._text)
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
        among = _AMONG.search(where.clause) is not None
        around = Around(
            _TO_AMONG.sub("", before),
            behind,
            where.sentence,
        )
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
        end, denied = self._denied
        if (
            index
            and self._numbers[index - 1].end == end
            and denied not in _OF_THE_NUMBER
            and not _OF_ALL.search(where.clause)
            and _GOES_ON.fullmatch(before)
        ):
            reason = denied  # 公开行政许可决定119件，行政处罚决定3件
        if reason:
            self._denied = number.end, reason
            if reason not in _OF_THE_NUMBER or (among and reason == PART):
                self._refused.append((number.end, target, reason))
            is_part = reason == PART or reason.startswith(STRAY)
            return Attribution(number, (), reason, near=near, part_of=target if is_part else None)
        self._told.append((number.end, target))
        self._taken[index] = _raw_length(self._text[number.end :], chosen.taken)
        rank = (
            int(chosen.unknown > 0) + WEAK * chosen.phrase.is_weak
        )
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
        target, last = found.phrase.target, self._last_told(number)
        reason = self._circumstances.denial(
            where,
            number,
            standing=ledgers()[target.ledger].dates is RecordDates.STANDING,
            dated=target.ledger in DATED,
            paired=paired,
        )
        if reason:
            return reason
        of_events = (told for end, told in self._told if end > where.start)
        if reason := beside(
            found,
            where,
            self._text[: number.start],
            self._circumstances.office,
            tells_of_all(where, of_events),
        ):
            return PART if among else reason
        if self._is_of_one_kind(target, where) or self._is_of_another(target, index) or (
            found.phrase.needs_topic and number.is_rate and not self._is_rate_of_told(target, where, index)
        ):
            return PART
        if found.phrase.is_weak and last and last.ledger == target.ledger and last.name != "total":
            return PART
        if where.opens_bracket and last and last.name != "total":
            return PART
        if (among and target.name == "total") or self._is_of_some(target, where, index):
            return PART
        if reason := self._refused_before(target, where):
            return reason
        return "" if number.data is not None else UNWRITABLE

    def _refused_before(self, target: Target, where: Where) -> str:
        """Why a number is none of what was told before in its sentence, which was none either.

        检查餐饮企业120家，发现问题37个: of these only.
        """
        if _OF_ALL.search(where.clause):
            return ""
        return next(
            (
                reason
                for end, refused, reason in reversed(self._refused)
                if end > where.start
                and (target.ledger == refused.ledger or target.ledger in _COMES_OF.get(refused.ledger, ()))
            ),
            "",
        )

    def _is_of_another(self, target: Target, index: int) -> bool:
        """Whether a number of something else opens what is told: 7个街道作出行政处罚215件."""
        end = self._numbers[index - 1].end if index else 0
        if end <= self._clause_start(index) or not self._text[end : self._numbers[index].start].strip("（）"):
            return False
        told_end, told = self._told[-1] if self._told else (0, None)
        is_same = told is not None and told_end == end and told.ledger == target.ledger
        return not is_same and not self._text.startswith(("、", "和", "及", "以及", "并"), end)

    def _is_of_one_kind(self, target: Target, where: Where) -> bool:
        """Whether it came of checks of one kind that were told of before: 开展联合检查18次，查处违法行为7起."""
        told = {told.name for end, told in self._told if end > where.start and told.ledger == _CHECKS}
        comes_of_checks = target.ledger in _COMES_OF[_CHECKS] or target in _FOUND_BY_CHECKS
        return comes_of_checks and len(told) == 1 and told <= _KINDS_OF_CHECKS and not _OF_ALL.search(where.clause)

    def _is_rate_of_told(self, target: Target, where: Where, index: int) -> bool:
        """Whether what was counted last before a rate, if anything, was of its ledger."""
        counted = [each.end for each in self._numbers[:index] if each.start >= where.start and not each.is_rate]
        return not counted or (counted[-1], target.ledger) in [(end, told.ledger) for end, told in self._told]

    def _is_of_some(self, target: Target, where: Where, index: int) -> bool:
        """Whether one part was told of before, which this may be of: 处罚326件，其中普通程序235件，罚款50万元."""
        among = [where.start + match.end() for match in _AMONG.finditer(where.sentence)]
        clause = self._clause_start(index)
        if not among or among[-1] > clause or _OF_ALL.search(where.clause):
            return False
        parts = [each for each in self._numbers[:index] if among[-1] < each.start < clause]
        if self._numbers[index].is_rate and parts and self._told[-1:] and self._told[-1][0] == parts[-1].end:
            return False
        return len(parts) == 1 and parts[0].unit not in (*target.measures, "%")

    # What is spoken of -------------------------------------------------------------------------------------

    def _last_told(self, number: FoundNumber) -> Target | None:
        """What was last told of in the sentence of a number."""
        end, target = self._told[-1] if self._told else (0, None)
        return target if end > self._sentence(number) else None

    def _topics(self, number: FoundNumber) -> frozenset[str]:
        """The ledgers that may be spoken of where a number stands: in its sentence, else by its heading."""
        told_last = max(self._told[-1][0] if self._told else 0, self._sentence(number))
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
