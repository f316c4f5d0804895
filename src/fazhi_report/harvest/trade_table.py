"""The words of the trade (`trade_words.yaml`) → patterns that say which total of which ledger a number is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from fazhi_report.harvest.found_numbers import MEASURES
from fazhi_report.schema import Report, ledgers

_FILE = Path(__file__).with_name("trade_words.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_WHOSE = "(?:全(?:省|市|县|区|镇|乡|局|系统|街道)|我(?:局|委|区|县|市|镇|街道))"
"""Whose a number may be that nothing else stands before."""

ALIKE = (
    ("件", "宗", "起", "例", "份", "个", "件次"),
    ("次", "场", "场次", "期", "批次", "轮", "回"),
    ("场", "场次", "次", "期"),
    ("期", "次", "场", "场次", "班次", "批次", "批", "轮"),
    ("人", "名", "位", "人次"),
    ("名", "人", "位"),
    ("人次", "人", "名"),
    ("家次", "户次", "家", "户"),
    ("个", "项", "件", "处", "条", "起"),
    ("项", "个", "件", "条"),
    ("条", "项", "件"),
    ("份", "件", "个", "宗"),
    ("卷", "件", "份", "宗", "本", "个"),
    ("处", "个", "项", "条", "座"),
    ("起", "件", "宗"),
    ("学时", "课时"),
    ("万元", "元", "亿元"),
)
"""Measure words that are said instead of the first of them, which a ledger has."""

_NUMBER, _FLAGS = "N", "~≈^"
_GAPS = {"…": 10, "……": 32}
"""How many characters a gap may take."""


class Target(NamedTuple):
    """A total that a ledger may state: the ledger's field, and the name of the total, `total` for its size."""

    ledger: str
    name: str

    @property
    def title(self) -> str:
        """What it is called: 合同.份数."""
        counting = ledgers()[self.ledger].counting
        return f"{counting.title}.{counting.size if self.name == 'total' else self.total_title}"

    @property
    def total_title(self) -> str:
        """Its key in the ledger."""
        return "总数" if self.name == "total" else ledgers()[self.ledger].totals()[self.name].title

    @property
    def unit(self) -> str:
        """The measure word that its fact has; 万元 for amounts, "" for rates."""
        if self.name == "total":
            return ledgers()[self.ledger].counting.unit
        return ledgers()[self.ledger].totals()[self.name].unit

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate."""
        return any(rate.name == self.name for rate in ledgers()[self.ledger].counting.rates)


class Phrase(NamedTuple):
    """What stands around a number of a target.

    `before` ends where the number begins, `after` begins behind its measure word; the words of each are groups, and gaps
    are groups whose numbers `gaps` tells. `needs_topic` where the ledger must be the one that is spoken of; one that
    `is_weak` yields to any other in the whole report.
    """

    target: Target
    units: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    before_gaps: frozenset[int]
    after_gaps: frozenset[int]
    needs_topic: bool
    is_weak: bool
    begins_clause: bool


class TradeTable(NamedTuple):
    """The table: phrases by measure word, and by ledger the words of its topic and those that deny it."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    topics: Mapping[str, tuple[str, ...]]
    denied_by: Mapping[str, tuple[str, ...]]
    denied_behind: Mapping[str, tuple[str, ...]]
    all_of: Mapping[Target, tuple[str, ...]]
    none_of: Mapping[Target, tuple[str, ...]]
    none_at_all: Mapping[str, str]
    ledger_of: Mapping[str, tuple[str, ...]]
    topic_pattern: re.Pattern[str]
    between: re.Pattern[str]


@cache
def trade_table() -> TradeTable:
    """The table, read and compiled at first use."""
    data = yaml.load(_FILE.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    compiler = _Compiler(data.pop("sets"), data.pop("between"), data.pop("fillers"))
    fields = {str(Report.model_fields[name].title): name for name in ledgers()}
    phrases: dict[str, list[Phrase]] = {}
    topics: dict[str, tuple[str, ...]] = {}
    denied: dict[str, tuple[str, ...]] = {}
    behind: dict[str, tuple[str, ...]] = {}
    every: dict[Target, tuple[str, ...]] = {}
    none: dict[Target, tuple[str, ...]] = {}
    at_all: dict[str, str] = {}
    for title, entries in data.items():
        ledger = fields[title]
        topics[ledger] = tuple(entries.pop("词"))
        denied[ledger] = tuple(entries.pop("非", ()))
        behind[ledger] = tuple(entries.pop("非句", ()))
        at_all |= dict.fromkeys(entries.pop("没有", ()), ledger)
        names = {"总数": "total", **{total.title: name for name, total in ledgers()[ledger].totals().items()}}
        for said, found in (("均", every), ("无", none)):
            for name, words in entries.pop(said, {}).items():
                found[Target(ledger, names[name])] = tuple(words)
        for name, written in entries.items():
            for text in written:
                phrase = compiler.phrase(Target(ledger, names[name]), text)
                for unit in phrase.units:
                    phrases.setdefault(unit, []).append(phrase)
    ledger_of: dict[str, list[str]] = {}
    for ledger, words in topics.items():
        for word in words:
            ledger_of.setdefault(word, []).append(ledger)
    pattern = re.compile("|".join(sorted(map(re.escape, ledger_of), key=len, reverse=True)))
    return TradeTable(
        {unit: tuple(each) for unit, each in phrases.items()},
        topics,
        denied,
        behind,
        every,
        none,
        at_all,
        {word: tuple(each) for word, each in ledger_of.items()},
        pattern,
        compiler.between_words,
    )


def units_of(target: Target) -> tuple[str, ...]:
    """The measure words that a number of a target may have."""
    if target.is_rate:
        return ("%",)
    return next((alike for alike in ALIKE if alike[0] == target.unit), (target.unit,))


class _Compiler:
    """Makes patterns of phrases."""

    def __init__(self, sets: Mapping[str, list[str]], between: list[str], fillers: list[str]) -> None:
        self._sets = sets
        self.between_words = re.compile(_either(between))
        self._between = f"(?:{_either(between)}){{0,3}}?"
        self._fillers = f"(?:{_either(fillers)}){{0,3}}"

    def phrase(self, target: Target, text: str) -> Phrase:
        flags = text.partition(" ")[0] if text[0] in _FLAGS else ""
        parts = text.removeprefix(flags).strip().split(" ")
        at = parts.index(_NUMBER)
        before, after = parts[:at], parts[at + 1 :]
        units = units_of(target)
        if after and (named := self._units(after[0])):
            units, after = named, after[1:]
        before_text, before_gaps = self._pattern(before, is_before=True)
        after_text, after_gaps = self._pattern(after, is_before=False)
        return Phrase(
            target,
            frozenset(units),
            re.compile(before_text),
            re.compile(after_text),
            before_gaps,
            after_gaps,
            "~" in flags,
            "≈" in flags,
            "^" in flags,
        )

    def _units(self, part: str) -> tuple[str, ...]:
        words = [word for word in part.split("/") if not word.startswith("余")]
        known = {*MEASURES, "家（次）", "户（次）", "方面", "亿元", "万元"}
        return tuple(words) if words and known.issuperset(words) else ()

    def _pattern(self, parts: list[str], *, is_before: bool) -> tuple[str, frozenset[int]]:
        made: list[str] = []
        gaps: set[int] = set()
        for number, part in enumerate(parts, start=1):
            if part in _GAPS:
                made.append(f"((?:[^，。；：！？0-9%]|20\d\d(?=年)){{0,{_GAPS[part]}}}?)")
                gaps.add(number)
            else:
                optional = part.startswith("(") and part.endswith(")")
                made.append(f"({_either(self._words(part.strip('()')))})" + ("?" if optional else ""))
        joined = self._between.join(made)
        if is_before:
            return (
                f"{joined}{self._fillers}$" if made else f"(?:^|[，、：（；]){_WHOSE}?{self._fillers}$"
            ), frozenset(gaps)
        return (f"^{self._between}{joined}" if made else ""), frozenset(gaps)

    def _words(self, part: str) -> Iterator[str]:
        for word in part.split("/"):
            if word.startswith("$"):
                yield from self._sets[word[1:]]
            else:
                yield word


def _either(words: Iterator[str] | list[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))
