"""No text, however hostile, keeps a pattern of the rules busy: twice the text takes about twice the steps."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from fazhi_report import readers, rules
from fazhi_report.rules.confused_words import confusions
from fazhi_report.rules.patterns import Pattern
from tests.rules.steps import Counter, TooManyStepsError

LENGTH = 200
MOST = 500_000
"""Steps that no linear pattern comes near to; one that never ends is given up there."""

GROWTH = 2.5
"""Twice the text takes 4 times the steps of a quadratic pattern."""

HOSTILE = (
    "一", "1", "、", "，", "。", "《", "》", "“", "（", " ", "年", "X", "学", "2023年", "1件、", "一是", "《甲", "“甲", "（一）",
    "1,", "全部", "法治", "其中1件", "中共", "A", "12:", "2021-", "组织学习1次，", "第一", "《〈",
    "-", "—", "…", ".", "（（", "（甲", "一、", "三、四", "约1", "约一", "1.5万", "县公安局", "水法", "资料1", "学习", "法法", "①",
)  # fmt: skip
FORMS = ("{}", "{}\n", "。{}！")


class Written(NamedTuple):
    """A pattern as it is written down."""

    pattern: str
    flags: int


def patterns(value: Any) -> Iterator[Written]:
    """The patterns in a constant of a module, compiled or not yet."""
    match value:
        case dict():
            for item in (*value.keys(), *value.values()):
                yield from patterns(item)
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from patterns(item)
        case type():
            return
        case Pattern():
            yield Written(value.source, value.flags)
        case re.Pattern():
            yield Written(value.pattern, value.flags)
        case _ if hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from patterns(getattr(value, name))


def all_patterns() -> dict[Written, str]:
    """Every pattern, by the first place that it is written down at."""
    found: dict[Written, str] = {}
    for package in (rules, readers):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(patterns(value)):
                    found.setdefault(pattern, f"{module.name.removeprefix('fazhi_report.')}.{name}.{number}")
    for confusion in confusions():
        for pattern in patterns(confusion.pattern):
            found.setdefault(pattern, f"rules.confusions.{confusion.written}")
    return found


PATTERNS = all_patterns()


def steps(written: Written, text: str) -> float:
    """The steps that finding everything in a text takes; what is found is what `re` finds."""
    counter = Counter(*written, text, MOST)
    try:
        found = list(counter.spans())
    except TooManyStepsError:
        return float("inf")
    assert found == [match.span() for match in re.compile(*written).finditer(text)]
    return counter.taken


def growth(written: Written, piece: str, form: str = "{}") -> float:
    """How many times the steps a text of twice the length takes."""
    short, twice = (form.format((piece * length)[:length]) for length in (LENGTH, 2 * LENGTH))
    return steps(written, twice) / steps(written, short)


def test_patterns_were_found() -> None:
    assert len(PATTERNS) > 900


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(?:a?){30}a{30}b"])
def test_a_pattern_that_never_ends_is_given_up(pattern: str) -> None:
    assert steps(Written(pattern, 0), "a" * LENGTH) == float("inf")


@pytest.mark.parametrize("pattern", ["1*b", "1.*2", r"\d+年", "[^a]*a", "(?=.*b)1", "(?:1|1,)+b"])
def test_a_quadratic_pattern_is_slow(pattern: str) -> None:
    assert growth(Written(pattern, 0), "1") > GROWTH


@pytest.mark.parametrize(
    "pattern", ["1+", "1{1,9}b", "^1*b", "(?:12|1)+", "(?<!1)1+b", "(?>1{1,9})b", "(1)\\1"]
)
def test_a_linear_pattern_is_not(pattern: str) -> None:
    assert growth(Written(pattern, 0), "1") < GROWTH


@pytest.mark.long
@pytest.mark.parametrize("written", PATTERNS, ids=PATTERNS.values())
def test_pattern_on_hostile_text(written: Written) -> None:
    growths = {form.format(piece): growth(written, piece, form) for piece in HOSTILE for form in FORMS}

    assert {text: times for text, times in growths.items() if not times < GROWTH} == {}
