"""Numbers that only together are a total: told piece by piece, or listed beside others of their kind."""

import re
from collections.abc import Sequence
from functools import cached_property

from fazhi_report.editing.harvest.attributed import Attribution
from fazhi_report.editing.harvest.circumstances import CLAUSE_ENDS, sentence_start
from fazhi_report.editing.harvest.told_before import AMONG
from fazhi_report.editing.harvest.trade_table import Target

_CASES = "penalties"
"""The ledger of which sums are told beside the cases that they came of."""

_LISTED = ("、", "和", "及")
_NO_VERB = r"(?![开举组发受办审收移追挽涉结整责停拘没罚撤维驳化立下])\w"
_LISTED_BESIDE = re.compile(rf"[、和及]{_NO_VERB}{{1,16}}")
_ANOTHER = re.compile(rf"，(?!其中|共){_NO_VERB}{{1,8}}")
"""What stands before another number of a list, with no verb of its own."""

_KIND = 2
"""Characters before a number by which it is known to be of the same kind as another."""


class Pieces:
    """Tells which numbers of a paragraph are pieces of a total."""

    def __init__(self, text: str, visible: str, found: Sequence[Attribution]) -> None:
        """Take a paragraph, the same with what is quoted masked, and what its numbers state."""
        self._text = text
        self._visible = visible
        self._found = found

    def has(self, index: int) -> bool:
        """Whether the number of an index is one."""
        return self._is_one_of_several(index) or self._is_told_apart(self._found[index])

    def _is_told_apart(self, each: Attribution) -> bool:
        """Whether what a number states is told piece by piece, or what that is a part of."""
        at = self._sentence(each)
        wholes = (Target(target.ledger, "total") for target in each.targets)
        return any((at, target) in self._told_apart for target in (*each.targets, *wholes))

    @cached_property
    def _told_apart(self) -> set[tuple[int, Target]]:
        """Sentences and totals that are told piece by piece: 甲案罚款3万元；乙案罚款1万元."""
        numbers: dict[tuple[int, Target], set[str]] = {}
        for each in self._found:
            for target in () if each.rank else each.targets:
                numbers.setdefault((self._sentence(each), target), set()).add(str(each.number.data))
        apart = {where for where, told in numbers.items() if len(told) > 1}
        return apart | {(at, Target(_CASES, "total")) for at, target in apart if target.ledger == _CASES}

    def _sentence(self, each: Attribution) -> int:
        return sentence_start(self._visible, each.number.start)

    def _is_one_of_several(self, index: int) -> bool:
        """Whether a number is followed by one of the same kind that nothing is known of.

        检查1次、督察1次; 安全检查5次，消防检查3次.
        """
        each, following = self._found[index], self._found[index + 1] if index + 1 < len(self._found) else None
        if following is None or not each.targets or following.targets or each.number.is_rate:
            return False
        between = self._text[each.number.end : following.number.start]
        kind = self._text[max(each.number.start - _KIND, 0) : each.number.start]
        is_same_unit = each.number.unit == following.number.unit
        is_alike = is_same_unit and between.endswith(kind)
        if not each.rank:
            is_listed = between.startswith(_LISTED) and not CLAUSE_ENDS.search(between)
            return is_listed and is_alike and each.targets[0].name == "total"
        if _LISTED_BESIDE.fullmatch(between) or (is_same_unit and _ANOTHER.fullmatch(between)):
            return True
        goes_on = between.startswith("，") and is_alike and len(between) > len(kind) + 1
        return goes_on and not AMONG.search(between)
