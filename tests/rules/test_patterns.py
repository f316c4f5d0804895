"""No text, however hostile, keeps a pattern of the rules busy."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

from fazhi_report import readers, rules

LENGTH = 100_000
LONGEST = 2.0  # seconds; a pattern that backtracks takes minutes

HOSTILE = (
    "一", "1", "、", "，", "。", "《", "》", "“", "（", " ", "年", "X", "学", "2023年", "1件、", "一是", "《甲", "“甲", "（一）",
    "1,", "全部", "法治", "其中1件", "中共", "A", "12:", "2021-", "组织学习1次，", "第一", "《〈",
)  # fmt: skip


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The compiled patterns in a constant of a module."""
    match value:
        case re.Pattern():
            yield value
        case dict():
            for item in (*value.keys(), *value.values()):
                yield from patterns(item)
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from patterns(item)
        case _ if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
            for name in value.__dataclass_fields__:
                yield from patterns(getattr(value, name))


def all_patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = {}
    for package in (rules, readers):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(patterns(value)):
                    found[f"{module.name.rpartition('.')[2]}.{name}.{number}"] = pattern
    return list(found.items())


PATTERNS = all_patterns()


def test_patterns_were_found() -> None:
    assert len(PATTERNS) >= 5


@pytest.mark.parametrize("pattern", [pattern for _, pattern in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_pattern_on_hostile_text(pattern: re.Pattern[str]) -> None:
    for piece in HOSTILE:
        text = (piece * LENGTH)[:LENGTH]
        for hostile in (text, text + "\n", "。" + text + "！"):
            start = time.perf_counter()
            for _ in zip(pattern.finditer(hostile), range(1000), strict=False):
                pass
            assert time.perf_counter() - start < LONGEST, (pattern.pattern, piece)
