"""Why a number is no total, by what stands beside the words that it was found by."""

import re
from collections.abc import Iterable

from fazhi_report.harvest.circumstances import OTHERS, Where
from fazhi_report.harvest.phrases_found import FoundPhrase
from fazhi_report.harvest.trade_table import Target

AMBIGUOUS = "看不准记在哪本台账"
PART = "说的是其中一部分"
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

_AND_OTHERS = re.compile("等(?:活动|工作)?$")
_EACH = re.compile("各(?:级|部门|单位|镇|乡|街|村)")

_UNTRUE = re.compile("(?:[未不非无没拒应]|没有|应当|应该|重复|初次|越级|减轻|从轻|从重|减免)$")
"""How what stands before a phrase denies it."""

_LED = re.compile(
    "配合|协助|(?<!法律顾问)(?<!公职律师)参与$|指导|督促|支持|帮助|推动各|引导|转办|交办|移送|要求|协调各|代理|推荐|选派|抽调"
    r"|参加(?!人|培训(?:人|共|达|的|\d))"
    "|代[省市区县]?政府|代拟|带动|引领|筹备|(?<!申请)公开$|评查|抽查|审核|审查|撤销|纠正|通报|督办|清理|废止|公示|归档|复核|回访|引发|曝光|评选|申请|上报|下放|划转|赋权"
)
"""What in front of a phrase says that the office had others do it, or did another thing with it."""

_NARROWED = re.compile("(?:涉及|针对|属于|关于|因)[^，。；、]{1,14}的|[以之][上下]的$")
"""What in front of a phrase says that it is of some only: 涉及土地征收的行政复议案件."""

_CAMPAIGN = re.compile("专项(?:整治|行动|治理)|集中整治|联合执法(?!检查)")
"""What is told behind in the same sentence, of penalties, is what came of it, not of the year."""

_IN_ALL = re.compile("全年|共作出|共办理")


def beside(found: FoundPhrase, where: Where, before: str, tells_of_all: bool) -> str:  # noqa: FBT001
    """Why a number states nothing, by what stands beside its words; "" where nothing says so.

    `before` is the text before the number.
    """
    target, left = found.phrase.target, found.left
    is_listed = "、" in left and not found.taken and _AND_OTHERS.search(before)
    if _UNTRUE.search(left) or (left.endswith("、") and left.strip("、")) or is_listed:
        return AMBIGUOUS
    if target.ledger in _OWN and _EACH.search(where.sentence):
        return OTHERS
    if target.ledger not in DATED and _LED.search(left.rpartition("、")[2]):
        return OTHERS
    if target in _OF_EVENTS and (_ADVISER in where.clause or not tells_of_all):
        return NOT_SURELY_ALL
    is_of_a_campaign = target.ledger == "penalties" and _CAMPAIGN.search(where.sentence)
    is_part = (
        _NARROWED.search(left)
        or (is_of_a_campaign and not _IN_ALL.search(where.sentence))
        or (target in _ALL_EVENTS and _NAMED.search(before))
    )
    return PART if is_part else ""


def tells_of_all(where: Where, told: Iterable[Target]) -> bool:
    """Whether a sentence, of which some totals are told, tells of the events of the year and not of one."""
    return any(target in _ALL_EVENTS for target in told) or _ALL_YEAR.search(where.sentence) is not None
