"""Which claims of the ledgers say what a sentence asserts, and whether the ledgers deny it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fazhi_report.facts import Fact, Facts, Tie, trend, unsupported
from fazhi_report.rules.assertions import Assertion, AssertionKind
from fazhi_report.rules.ledger_words import Core, LedgerWords, any_ledger, ledger_names, ledger_words
from fazhi_report.rules.listed_claims import has_figure, listed_claims
from fazhi_report.rules.patterns import Pattern


class Fit(NamedTuple):
    """The ties that say what a sentence asserts, as they are written.

    `lack` is why they do not hold, "" where they do. `denial` tells the figures that are exactly known to
    deny it. `is_sure` says that the sentence can mean nothing else.
    """

    ties: tuple[str, ...]
    lack: str = ""
    denial: str = ""
    is_sure: bool = False


def fitting(said: Assertion, facts: Facts) -> Fit | None:
    """The claims of a ledger that say what is asserted; None where no ledger makes such claims."""
    return _FITTING[said.kind](said, facts)


def _fit(ties: list[Tie], denials: list[str], facts: Facts, *, is_sure: bool) -> Fit | None:
    if not ties:
        return None
    lack = next((reason for tie in ties if (reason := unsupported(tie, facts))), "")
    return Fit(tuple(tie.source for tie in ties), lack, "；".join(dict.fromkeys(denials)), is_sure)


def _tie(fact: Fact, equals: str = "") -> Tie:
    return Tie(f"{fact.title}={equals}" if equals else fact.title, fact.title, "", equals)


def _told(*facts: Fact) -> str:
    """Figures of one ledger: 合同：份数12份、合法性审核10份."""
    (group, _, _), *_ = (fact.title.partition(".") for fact in facts)
    return f"{group}：{'、'.join(fact.title.partition('.')[2] + fact.phrase for fact in facts)}"


# What a sentence is about ----------------------------------------------------------------------------------


class Named(NamedTuple):
    """A ledger that a sentence names: up to where, and whether it means all of its records."""

    ledger: LedgerWords
    at: int
    is_whole: bool


NOT_NARROWED_BEFORE = Pattern(
    r"(?:^|[，。；：、（）\d]|签[署订]|订立|各类|所有|全部|全年|全局|本年度?|今年|我局|受理|收到|接收|办理|承办|作出|开展|发生|引发|"
    r"排查|调解|化解|制定|出台|印发|行政|[件份项个名宗起条处]|共|计|的|了|对|与|和|及|使)$"
)
"""What may stand before the name of a ledger without telling that only some are meant."""
NARROWED = Pattern(
    "其中|部分|除|以外|之外|剩余|其余|另外|上述|该|这些|此|季度|半年|\\d月|前期|近期|当场|重点|新增|首[次批]|以来"
)


def named_before(said: Assertion, facts: Facts) -> list[Named]:
    """The ledgers that a sentence names before an assertion, by their names or figures, the nearest first.

    Words that are tied to ledgers speak of these.
    """
    line, known, found = said.line, ledger_words(), []
    is_narrowed = NARROWED.search(said.before) is not None
    for match in any_ledger().finditer(line.unquoted, said.begins, said.start):
        before = line.unquoted[max(said.begins, match.start() - 4) : match.start()]
        found.append((ledger_names()[match[0]], match.end(), NOT_NARROWED_BEFORE.search(before) is not None))
    at = said.begins
    while at < said.start and (run := line.run_at(at)) is not None:
        group, _, name = run.fact.partition(".")
        if group in known:
            found.append((group, at, name == "count"))
        at = line.end_of_run(at)
    if tied := {group for name in said.ties if (group := name.partition(".")[0]) in known}:
        some = {group for group, _, is_whole in found if not is_whole}
        found = [(group, said.start, group not in some) for group in sorted(tied)]
    return [
        Named(known[group], at, is_whole and not is_narrowed and _is_of_all(known[group], said, facts))
        for group, at, is_whole in sorted(found, key=lambda each: -each[1])
    ]


def _is_of_all(ledger: LedgerWords, said: Assertion, facts: Facts) -> bool:
    """Whether no number in the sentence says that it is about a part of what a ledger counts."""
    counted = Pattern(rf"([\d.]+万?)余?{ledger.unit}(?!次)").findall(said.before)
    return {*counted} <= {facts[f"{ledger.group}.count"].text}


# All -------------------------------------------------------------------------------------------------------

_OUGHT = Pattern("应([\u4e00-\u9fff]{1,2})尽\\1")
_DENIED = Pattern("^(?:已)?(?:未|没有|不)")
_SHORT = 2
_NEAR = 8
"""Characters between 均 and what is said of all, at most, where it is that and nothing else."""


def _all(said: Assertion, facts: Facts) -> Fit | None:
    for named in named_before(said, facts):
        is_denied = _DENIED.search(said.what) is not None
        ties: list[Tie] = []
        denials: list[str] = []
        is_sure = named.is_whole
        for core, is_exact in _said_of_all(said.what, named.ledger):
            is_sure = is_sure and is_exact
            ties += _ties_of_all(core, named.ledger, facts, denied=is_denied)
            denials += _denials_of_all(core, named.ledger, facts, denied=is_denied)
        if fit := _fit(ties, denials, facts, is_sure=is_sure):
            return fit
    return None


def _said_of_all(what: str, ledger: LedgerWords) -> Iterator[tuple[Core, bool]]:
    """What is said of all records of a ledger, and whether in so many words."""
    left, found = what, False
    for core in ledger.cores:
        at = left.find(core.word)
        if core.kind != "figure" and at >= 0:
            yield core, what.find(core.word) <= _NEAR
            left, found = left.replace(core.word, "■" * len(core.word)), True
    ought = _OUGHT.search(what)
    for core in ledger.cores if not found else ():
        short = core.word[-_SHORT:] if len(core.word) > _SHORT + 1 else ""
        in_short = (short and short in what) or (ought and ought[1][-1] in core.word)
        if core.kind in ("flag", "rate") and in_short:
            yield core, False
            return


def _ties_of_all(core: Core, ledger: LedgerWords, facts: Facts, *, denied: bool) -> list[Tie]:
    if core.kind == "flag":
        return [_tie(facts[core.claim("none_" if denied else "all_")])]
    fact, size = facts[core.fact], facts[f"{ledger.group}.count"]
    if denied:
        return []
    if core.kind == "rate":
        return [_tie(fact, "100%")]
    # A kind that all are of is as many as there are.
    is_known = None not in (fact.exact, size.exact)
    return [_tie(fact, fact.phrase), _tie(size, size.phrase)] if is_known and fact.exact == size.exact else []


def _denials_of_all(core: Core, ledger: LedgerWords, facts: Facts, *, denied: bool) -> list[str]:
    fact, size = facts[core.fact], facts[f"{ledger.group}.count"]
    if not fact.stated or fact.value is None:
        return []
    if core.kind == "rate":
        return [_told(fact)] if fact.value != 1 and not denied else []
    if fact.exact is None or size.exact is None or core.kind == "value":
        return []
    if denied:
        return [_told(fact)] if fact.exact else []
    return [_told(size, fact)] if fact.exact < size.exact else []


# None ------------------------------------------------------------------------------------------------------


def _none(said: Assertion, facts: Facts) -> Fit | None:
    found = named_before(said, facts)
    subject = next((named for named in found if has_figure(named.ledger, said.what)), None)
    claims, is_whole = listed_claims(
        said.what, subject.ledger if subject else None, found[0].ledger.group if found else ""
    )
    ties, denials = [], []
    for claim, number in claims.items():
        fact, counted = facts[claim], facts[number]
        ties.append(_tie(fact) if isinstance(fact.value, bool) else _tie(fact, f"0{fact.unit}"))
        if fact.stated and isinstance(counted.value, int) and counted.value > 0:
            denials.append(_told(counted))
    groups = {claim.partition(".")[0] for claim in claims}
    nearest = {named.ledger.group: named.is_whole for named in reversed(found)}
    is_sure = is_whole and groups >= nearest.keys() and all(nearest.values())
    is_sure = is_sure and all(_is_own_name(claim, said.what) for claim in claims)
    is_sure = is_sure and (bool(found) or _OF_THE_YEAR.fullmatch(said.before) is not None)
    return _fit(ties, denials, facts, is_sure=is_sure)


_OF_THE_YEAR = Pattern("(?:20\\d\\d年度?|全年|本年度?|今年|年内|一年来)?，?(?:我局|全局|本局|我单位)?")
"""What may stand before 未发生 where that is said of all of the year."""
_OWN_NAME = 4


def _is_own_name(claim: str, what: str) -> bool:
    """Whether a ledger that had nothing is called by its own name, which is none of everyday: 纠纷, 信访."""
    group, _, name = claim.partition(".")
    titles = (title for title, of in ledger_names().items() if of == group and len(title) >= _OWN_NAME)
    return name != "none" or any(title in what for title in titles)


# Against last year -----------------------------------------------------------------------------------------

_UP = frozenset(("增长", "上升", "提高", "增加", "提升", "增多", "上涨", "翻番"))
_JUST_BEFORE = Pattern("[\u4e00-\u9fff]{0,3}[，（]?")


def _way(said: Assertion, facts: Facts) -> Fit | None:
    way = "增长" if said.word in _UP else "持平" if said.word == "持平" else "下降"
    tied = [
        fact for name in said.ties if (fact := facts.find(name)) and not isinstance(trend(fact, facts), str)
    ]
    if any(unsupported(Tie("", fact.title, way), facts) is None for fact in tied):
        return None
    fact, is_sure = (tied[0], True) if tied else _compared(said, facts)
    if fact is None:
        return None
    lack = unsupported(Tie("", fact.title, way), facts) or ""
    is_known = not isinstance(trend(fact, facts), str)
    return Fit((f"{fact.title}|{way}",), lack, lack if is_known else "", is_sure)


def _compared(said: Assertion, facts: Facts) -> tuple[Fact | None, bool]:
    """The figure that is compared with last year's, and whether it is certain, as it stands just before."""
    line, at, found = said.line, said.begins, None
    while at < said.start and (run := line.run_at(at)) is not None:
        at = line.end_of_run(at)
        if run.fact and (fact := facts.find(run.fact)) and not isinstance(trend(fact, facts), str):
            found = fact, _JUST_BEFORE.fullmatch(line.text, at, said.start) is not None
    if found is not None:
        return found
    named = named_before(said, facts)
    return (facts[f"{named[0].ledger.group}.count"], False) if named else (None, False)


# 100% ------------------------------------------------------------------------------------------------------


def denied_rate(said: Assertion, label: str, facts: Facts) -> str:
    """The rate of a ledger that is known not to be the 100% that stands behind its name; "" for none."""
    for named in named_before(said, facts):
        for core in named.ledger.cores:
            fact = facts[core.fact]
            is_told = core.kind == "rate" and _is_rate_of(label, core, named.ledger)
            if is_told and named.is_whole and fact.stated and fact.value is not None and fact.value != 1:
                return _told(fact)
    return ""


def _is_rate_of(label: str, core: Core, ledger: LedgerWords) -> bool:
    """Whether a rate is called so and no more: not 按期办结率 by 办结率."""
    before = label.removesuffix(f"{core.word}率")
    names = (name for name, group in ledger_names().items() if group == ledger.group)
    return label != before and before.endswith(("案件", "事项", *names)) if before else label != before


_FITTING: dict[AssertionKind, Callable[[Assertion, Facts], Fit | None]] = {
    "all": _all,
    "none": _none,
    "way": _way,
}
