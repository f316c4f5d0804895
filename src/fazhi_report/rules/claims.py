"""Rates and claims."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from re import Match
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import SEGMENT, SENTENCE, Quantity, groups, is_share, percent, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine


class _Measure(NamedTuple):
    """A rate with the names of its part and whole, and what is claimed when they are equal.

    `strict` where the whole is those who ought to (应持证), so that the part can't but be some of them.
    """

    rate: Pattern
    part: Pattern
    whole: Pattern
    claim: Pattern
    strict: bool = False


_PART = "(?:实际|现|目前)?(?:{})"


def _measure(rate: str, part: str, whole: str, claim: str, *, strict: bool = False) -> _Measure:
    full = f"(?:执法人员|行政机关负责人|负责人|考试|案件|问题|意见|全部)?(?:{rate})(?:均)?(?:为|达到?|是)?"
    return _Measure(Pattern(full), Pattern(_PART.format(part)), Pattern(whole), Pattern(claim), strict)


_MEASURES = (
    _measure(
        "持证率|持证上岗率",
        "持证|持证人员|持证人数|持有(?:行政)?执法证件?",
        "应持证?|应当持证",
        "应持尽持|(?:全部|均已?|全员|都已?)持证|持证(?:上岗)?全覆盖",
        strict=True,
    ),
    _measure(
        "持证率|持证上岗率",
        "持证|持证人员|持证人数|持有(?:行政)?执法证件?",
        "^[^应]{0,30}执法人员(?:共|有)?$",
        "(?:全部|均已?|全员|都已?)持证",
    ),
    _measure(
        "参考率|参学率",
        "(?:实考|参考|参加考试)(?:人员|人数)?|实际参加(?:考试)?",
        "应考|应参考|应当?参加[^，。；]{0,6}考试",
        "应考尽考|应参尽参|(?:全部|均|全员)(?:参考|参加考试)",
        strict=True,
    ),
    _measure(
        "合格率|及格率|通过率",
        "(?:考试)?(?:合格|及格|通过)(?:人员|人数)?",
        "(?:实考|参考|参加考试)(?:人员|人数)?$",
        "(?:全部|均|全员)(?:考试)?(?:合格|及格|通过)",
        strict=True,
    ),
    _measure(
        "出庭率|出庭应诉率|负责人出庭率",
        "(?:行政机关|单位)?(?:负责人)?(?:实际)?出庭(?:应诉)?",
        "应出庭|应当出庭",
        "应出尽出|应出庭尽出庭|(?:全部|均)出庭",
        strict=True,
    ),
    _measure(
        "审核率|审查率|合法性审核率|法制审核率",
        "(?:完成)?审[核查]",
        "应审核?|应当审核|应审查|应当审查",
        "应审尽审|(?:全部|均已?)(?:经|通过)?(?:合法性|法制)?审[核查]|(?:合法性|法制)?审[核查]全覆盖",
        strict=True,
    ),
    _measure(
        "公开率",
        "公开",
        "应公开|应当公开",
        "应公开尽公开|(?:全部|均已?)公开",
        strict=True,
    ),
    _measure(
        "办结率",
        "办结",
        "收到|受理|接收|接到|承办|交办|转办|办理",
        "应办尽办|应结尽结|(?:全部|均已?)(?:按[期时])?办结",
    ),
    _measure(
        "化解率|调处化解率",
        "(?:成功)?(?:化解|调处化解)",
        "排查|调处|受理|调解|纠纷",
        "应调尽调|应化尽化|(?:全部|均已?)(?:成功)?化解",
    ),
    _measure(
        "整改率|整改完成率|问题整改率",
        "(?:完成)?整改(?:到位|完成)?",
        "发现|反馈|查出|排查|指出",
        "应改尽改|(?:全部|均已?)(?:完成)?整改",
    ),
    _measure("采纳率", "采纳|采纳意见", "提出|意见", "(?:全部|均(?:已|被)?)采纳"),
    _measure("优秀率", "(?:评为|评定|评定为)?优秀(?:案卷|卷宗)?", "评查|抽查", "(?:全部|均)(?:评)?为?优秀"),
    _measure("答复率", "答复", "收到|承办|办理", "应答尽答|(?:全部|均已?)(?:按[期时])?答复"),
)
_ANY_PART = Pattern("|".join(measure.part.source for measure in _MEASURES))
_PART_ENDS = "证件员数考试格过庭诉核查开结解改位成纳见秀复卷加"
"""What the names of parts end with."""
_HUNDRED = 100


_AFTERWARDS = Pattern("补考|补录|补办|追加|复核后")
"""Where more comes to the part than was counted in the whole."""


_Measured: TypeAlias = tuple[TextLine, Match[str], list[Quantity], list[_Measure]]


@lru_cache(maxsize=2)
def _measured(subject: Subject, pattern: Pattern) -> tuple[_Measured, ...]:
    """The groups of quantities of which one is the part of some measures, with these."""
    found = []
    for line, match, inside in groups(subject, pattern):
        named = [each.label for each in inside if each.follows(*_PART_ENDS)]
        if labels := [label for label in named if _ANY_PART.fullmatch(label)]:
            measures = [each for each in _MEASURES if any(map(each.part.fullmatch, labels))]
            found.append((line, match, inside, measures))
    return tuple(found)


def _pairs(measure: _Measure, found: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Part and whole of a measure, of one measure word, the whole first."""
    if _AFTERWARDS.search(found[0].line.text, found[0].clause, found[-1].end):
        return []
    counts = [each for each in found if each.unit != "%" and not each.vague]
    parts = [each for each in counts if measure.part.fullmatch(each.label)]
    return [
        (part, whole)
        for part in parts
        for whole in counts
        if whole.start < part.start
        and whole.persons == part.persons
        and measure.whole.search(whole.label)
        and whole.value
    ]


@rule("FZ228")
def rates_and_fractions(subject: Subject) -> Iterator[Fault]:
    """率等于同一句里的分子除以分母。

    应持证84人、持证83人，持证率就不是100%。应持证、应考、应出庭这类口径明确的是错误，收到、受理、办结这类
    可能有结转的是警告。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        比率＝分子÷分母：4956÷8058＝61.5%（D）
    错误：行政执法人员应持证84人，已持证83人，持证率100%。
    正确：行政执法人员应持证84人，已持证83人，持证率98.81%。收到投诉8058件，办结4956件，办结率61.5%。
    """
    for _, _, found, measures in _measured(subject, SEGMENT):
        for rate in (each for each in found if each.unit == "%"):
            for measure in measures:
                if measure.rate.fullmatch(rate.label) and (fault := _wrong_rate(measure, rate, found)):
                    yield fault


def _wrong_rate(measure: _Measure, rate: Quantity, found: Sequence[Quantity]) -> Fault | None:
    pairs = _pairs(measure, found)
    if (
        not pairs
        or any(is_share(part, whole, rate) for part, whole in pairs)
        or any(part.value > whole.value for part, whole in pairs)
        or any(
            is_share(part, other, rate)
            for part, _ in pairs
            for other in found
            if other.start < part.start and other.persons == part.persons and other.value
        )
    ):
        return None
    part, whole = pairs[-1]
    right = percent(part, whole)
    severity = Severity.ERROR if measure.strict else Severity.WARNING
    message = f"{part.text}÷{whole.text}＝{right}，不是{rate.text}"
    return Fault(rate.spot, message, "核对分子、分母和率", severity)


def is_reckoned(rate: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether the part and the whole of a rate stand beside it under names of their own."""
    return any(measure.rate.fullmatch(rate.label) and _pairs(measure, found) for measure in _MEASURES)


_BOUNDED = Pattern(
    "(?:办结|合格|及格|持证|采纳|满意|参考|出庭|出庭应诉|答复|整改|化解|审核|审查|优秀|网办|即办|覆盖|公开|备案"
    "|准确|知晓|通过|成功|履行|及时|到课|参学|参与|参加|配备|合规|规范|胜诉|调处|可办|进驻|签约|普及|公示|录入|调解|结案|审结"
    "|兑现|处置|处理|反馈|达标|回访|回复|完好)率(?:均)?(?:为|达到?|是|高达)?$|占比?(?:为|达到?|是|高达)?$|(?:满意|认可|知晓|信任)度(?:为|达到?|是|高达)?$"
)


@rule("FZ229")
def rates_above_all(subject: Subject) -> Iterator[Fault]:
    """办结率、合格率这类率不超过100%。

    分子是分母的一部分，率不会超过100%；完成率、增长率不在此列。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：考试合格率105%。
    正确：考试合格率100%，任务完成率105%，同比增长120%。
    """
    for found in quantities(subject).values():
        for each in found:
            if each.unit == "%" and each.value > _HUNDRED and _BOUNDED.search(each.label):
                yield Fault(
                    each.spot, f"这个率超过了100%：“{each.text}”", "核对分子、分母；超额完成的写“完成率”"
                )


_CLAUSE_ENDS = Pattern("[，；：、]")
_REMAINING = Pattern("其余|剩余|余下|另外|争取|力争|尚未|未能")
_CLAIMING = Pattern(
    "(?:并|且|现|现已|已|做到|实现|达到|真正做到|全面实现)?(?:全体)?(?:行政)?(?:执法人员|案件|问题|纠纷|意见|工单)?“?"
)
"""What may stand between the beginning of a clause and a claim that is of everything counted before."""


@rule("FZ230")
def claims_of_all(subject: Subject) -> Iterator[Fault]:
    """说“全部”“均”“应持尽持”的，同一句里的数也是全部。

    称“应持尽持”，数字却是应持84、已持83，两者必有一错。应持证、应考、应出庭这类口径明确的是错误，
    其他是警告。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        真实报告归纳：称“应持尽持”但应持84已持83（D）
    错误：行政执法人员应持证84人，已持证83人，做到“应持尽持”。
    正确：行政执法人员应持证84人，已持证84人，做到“应持尽持”。发现问题9个，已整改8个，其余1个年内全部整改到位。
    """
    for line, sentence, found, measures in _measured(subject, SENTENCE):
        for measure in measures:
            pairs = _pairs(measure, found)
            short = [pair for pair in pairs if pair[0].value < pair[1].value]
            if not short or len(short) < len(pairs):
                continue
            for claim in measure.claim.finditer(line.text, sentence.start(), sentence.end()):
                before = line.text[sentence.start() : claim.start()]
                clause = _CLAUSE_ENDS.split(before)[-1]
                if _CLAIMING.fullmatch(clause) and not _REMAINING.search(before):
                    part, whole = short[-1]
                    message = f"说“{claim[0]}”，数字却是{whole.label}{whole.text}、{part.label}{part.text}"
                    severity = Severity.ERROR if measure.strict else Severity.WARNING
                    yield Fault(line.at(claim), message, "核对数字，或者改写说法", severity)


@rule("FZ231")
def more_than_ought(subject: Subject) -> Iterator[Fault]:
    """实考不多于应考，持证不多于应持证，合格不多于实考，出庭不多于应出庭。

    分子是分母的一部分；多出来的不是记错，就是口径不同。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：应考136人，实考163人。
    正确：应考136人，实考133人，合格133人。
    """
    for _, _, found, measures in _measured(subject, SEGMENT):
        for measure in measures:
            pairs = _pairs(measure, found) if measure.strict else []
            if len(pairs) == 1 and pairs[0][0].value > pairs[0][1].value:
                part, whole = pairs[0]
                message = f"“{part.label}{part.text}”多于“{whole.label}{whole.text}”"
                yield Fault(part.spot, message, "核对两个数")


_TOGETHER = Pattern("[、，（](?:共|共计|计|累计|合计)?")


@rule("FZ233")
def visits_and_persons(subject: Subject) -> Iterator[Fault]:
    """人次不少于人数。

    一个人至少来一次，同一活动的人次不会比人数少。

    依据：真实报告归纳：人次≥人数（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：举办培训3期，参训150人、120人次。
    正确：举办培训3期，参训120人、150人次。
    """
    for line, _, found in groups(subject, SENTENCE):
        for first, second in pairwise(found):
            visits, persons = (first, second) if first.unit == "人次" else (second, first)
            if (visits.unit, persons.persons) != ("人次", "人"):
                continue
            joined = _TOGETHER.fullmatch(line.unquoted, first.end, second.start)
            if joined and visits.value < persons.value:
                yield Fault(visits.spot, f"人次少于人数：“{visits.text}”“{persons.text}”", "核对人次和人数")


RULES: tuple[Rule, ...] = (
    rates_and_fractions,
    rates_above_all,
    claims_of_all,
    more_than_ought,
    visits_and_persons,
)
