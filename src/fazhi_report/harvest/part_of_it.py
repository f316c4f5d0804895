"""Why a number is no total, by what stands beside the words that it was found by."""

import re
from collections.abc import Iterable

from fazhi_report.harvest.circumstances import OTHERS, Office, Where
from fazhi_report.harvest.explained import stray_of, strays
from fazhi_report.harvest.phrases_found import FoundPhrase
from fazhi_report.harvest.trade_table import Target

AMBIGUOUS = "看不准记在哪本台账"
PART = "说的是其中一部分"
STRAY = "前后有"
NOT_SURELY_ALL = "看不出是不是全年的数"
"""Reasons for a number that is declared where it stands."""

DATED = frozenset(("exams", "work_plans", "law_reports"))
"""Ledgers of what there is one of, or a few with their days."""

_OWN = frozenset(("study_sessions",))
"""Ledgers of what an office does itself, be it that of a whole region."""

_ALL_EVENTS = frozenset((Target("publicity", "total"), Target("trainings", "total")))
_OF_EVENTS = frozenset(Target("publicity", name) for name in ("attendees", "leaflets", "consultations"))
_ALL_YEAR = re.compile(r"全年|累计|共|今年|本年|年内|一年来|年度|20\d\d年(?!\d)|各类|先后")
_ADVISER = "法律顾问"
_NAMED = re.compile("“[^“”]{4,}”[^“”，。；等]{0,8}$")
"""The name of an event, which is one of many."""

_EACH = re.compile("各(?:级|部门|单位|镇|乡|街|村)")

_HEAD = re.compile(
    "针对|围绕|聚焦|紧盯|瞄准|对(?![照标])|就|在|由|结合|借助|利用|抓住|会同|联合|协同|与(?!.*相比)|以(?=.*为(?:契机|重点|载体|平台|主题))"
)
_GUIDED = re.compile("(?:以上|上述|存在的?)(?:不足|问题)$|[领指支统][导持筹]下$|基础上$")

def beside(found: FoundPhrase, where: Where, before: str, office: Office, tells_of_all: bool) -> str:  # noqa: FBT001
    """Why a number states nothing, by what stands beside its words; "" where nothing says so.

    `before` is the text before the number.
    """
    target = found.phrase.target
    if stray := strays(found, office) or _narrowing_head(where, target, office):
        return f"{STRAY}“{stray}”，看不出是不是全部的数"
    return NOT_SURELY_ALL if target in _OF_EVENTS and not tells_of_all else ""


def _narrowing_head(where: Where, target: Target, office: Office) -> str:
    """A clause before that of a number, with none of its own, which says what that is of: 针对扬尘问题，……"""
    heads = re.split("[，：]", where.sentence[: len(where.sentence) - len(where.clause)])
    for head in reversed(heads):
        if re.search(r"\d(?!\d*年)", head):
            break
        match = _HEAD.match(head)
        if match and not _GUIDED.search(head) and stray_of(head[match.end() :], target, office):
            return head
    return ""


def tells_of_all(where: Where, told: Iterable[Target]) -> bool:
    """Whether a sentence, of which some totals are told, tells of the events of the year and not of one."""
    return any(target in _ALL_EVENTS for target in told) or _ALL_YEAR.search(where.sentence) is not None
