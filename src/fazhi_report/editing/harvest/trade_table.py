"""The words of the trade (`trade_words.yaml`) → patterns that say which total of which ledger a number is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fazhi_report.editing.harvest.found_numbers import MEASURES
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
_GAPS = {"…": 20, "……": 32}
"""How many characters a gap may take."""

_ANYTHING = "*"
"""What may be whatever it is, as what stands before 等."""

_KNOWN_MEASURES = frozenset((*MEASURES, "家（次）", "户（次）", "亿元", "万元"))


class Target(NamedTuple):
    """A total that a ledger may state: the ledger's field, the name of the total; `total` is its size."""

    ledger: str
    name: str

    @property
    def title(self) -> str:
        """What its fact is called: 合同.份数."""
        counting = ledgers()[self.ledger].counting
        return f"{counting.title}.{counting.size if self.name == 'total' else self.key}"

    @property
    def key(self) -> str:
        """Its key in the ledger."""
        return "总数" if self.name == "total" else ledgers()[self.ledger].totals()[self.name].title

    @property
    def measures(self) -> tuple[str, ...]:
        """The measure words that a number of it may have."""
        if self.is_rate:
            return ("%",)
        ledger = ledgers()[self.ledger]
        unit = ledger.counting.unit if self.name == "total" else ledger.totals()[self.name].unit
        return next((alike for alike in ALIKE if alike[0] == unit), (unit,))

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate."""
        return any(rate.name == self.name for rate in ledgers()[self.ledger].counting.rates)


class Phrase(NamedTuple):
    """What stands around a number of a target.

    `before` ends where the number begins, `after` begins behind its measure word; the words of each are
    groups, and gaps are groups whose numbers `before_gaps` and `after_gaps` tell. `needs_topic` where the
    ledger must be the one that is spoken of; one that `is_weak` yields to any other in the whole report.
    """

    target: Target
    before: re.Pattern[str]
    after: re.Pattern[str]
    before_gaps: tuple[int, ...]
    after_gaps: tuple[int, ...]
    needs_topic: bool
    is_weak: bool
    begins_clause: bool


@dataclass(slots=True)
class TradeTable:
    """Phrases by measure word; the words of ledgers, and those behind which a sentence is of none.

    `all_of` and `none_of` are the words by which all, or none, of what a ledger holds are said to be of a
    kind, `none_at_all` those by which there is said to be none of it, with the ledger. `explained` are the
    words that change nothing beside a phrase of a ledger, `words_of` those of the phrases of a total,
    `fields` other words for what offices of some names are for.
    """

    between: re.Pattern[str]
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    denied_behind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    all_of: dict[Target, tuple[str, ...]] = field(default_factory=dict)
    none_of: dict[Target, tuple[str, ...]] = field(default_factory=dict)
    none_at_all: dict[str, str] = field(default_factory=dict)
    explained: dict[str, set[str]] = field(default_factory=dict)
    words_of: dict[Target, set[str]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)
    ledgers_of: dict[str, list[str]] = field(default_factory=dict)
    topic_pattern: re.Pattern[str] = field(default_factory=lambda: re.compile("(?!)"))


@cache
def trade_table() -> TradeTable:
    """The table, read and compiled at first use."""
    data = yaml.load(_FILE.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    between, fillers = data.pop("between"), data.pop("fillers")
    neutral = (*between, *fillers, *data.pop("neutral"))
    compiler = _Compiler(data.pop("sets"), between, fillers)
    fields = {str(Report.model_fields[name].title): name for name in ledgers()}
    table = TradeTable(compiler.between_words, fields=data.pop("fields"))
    for title, entries in data.items():
        table.explained[fields[title]] = {*neutral, *entries["词"], *entries.pop("可", ())}
        _enter(table, compiler, fields[title], entries)
    table.topic_pattern = re.compile(either(table.ledgers_of))
    return table


def _enter(table: TradeTable, compiler: "_Compiler", ledger: str, entries: dict[str, Any]) -> None:
    """Put the entries of a ledger into the table."""
    for word in entries.pop("词"):
        table.ledgers_of.setdefault(word, []).append(ledger)
    table.denied_behind[ledger] = tuple(entries.pop("非", ()))
    table.none_at_all |= dict.fromkeys(entries.pop("没有", ()), ledger)
    names = {"总数": "total", **{total.title: name for name, total in ledgers()[ledger].totals().items()}}
    for said, found in (("均", table.all_of), ("无", table.none_of)):
        found |= {Target(ledger, names[key]): tuple(words) for key, words in entries.pop(said, {}).items()}
    for key, written in entries.items():
        for text in written:
            target = Target(ledger, names[key])
            phrase, measures = compiler.phrase(target, text)
            table.words_of.setdefault(target, set()).update(compiler.words(text))
            for measure in measures:
                table.phrases.setdefault(measure, []).append(phrase)


class _Compiler:
    """Makes patterns of phrases."""

    def __init__(self, sets: Mapping[str, list[str]], between: list[str], fillers: list[str]) -> None:
        self._sets = sets
        self.between_words = re.compile(either(between))
        self._between = f"(?:{either(between)}){{0,3}}?"
        self._fillers = f"(?:{either(fillers)}){{0,3}}"

    def phrase(self, target: Target, text: str) -> tuple[Phrase, tuple[str, ...]]:
        """A phrase, and the measure words that its number may have."""
        flags = text.partition(" ")[0] if text[0] in _FLAGS else ""
        parts = text.removeprefix(flags).strip().split(" ")
        at = parts.index(_NUMBER)
        before, after = parts[:at], parts[at + 1 :]
        measures = _measures(after[0]) if after else ()
        after = after[1:] if measures else after
        joined, behind = self._joined(before), self._joined(after)
        phrase = Phrase(
            target,
            re.compile(f"{joined or f'(?:^|[，、：（；]){_WHOSE}?'}{self._fillers}$"),
            re.compile(f"^{self._between}{behind}" if behind else ""),
            _gaps(before),
            _gaps(after),
            "~" in flags,
            "≈" in flags,
            "^" in flags,
        )
        return phrase, measures or target.measures

    def words(self, text: str) -> Iterator[str]:
        """The words of a phrase, without its measure words and signs."""
        before, _, after = text.partition(_NUMBER)
        for part in (*before.split(), *after.split()):
            if part not in _GAPS and part not in (_ANYTHING, *_FLAGS) and not _measures(part):
                yield from self._words(part.strip("()"))

    def _joined(self, parts: Iterable[str]) -> str:
        return self._between.join(map(self._part, parts))

    def _part(self, part: str) -> str:
        if part == _ANYTHING:
            return r"([^，。；：！？0-9%]{1,32}?)"
        if part in _GAPS:
            return rf"((?:[^，。；：！？0-9%]|20\d\d(?=年)){{0,{_GAPS[part]}}}?)"
        optional = "?" if part.startswith("(") else ""
        return f"({either(self._words(part.strip('()')))}){optional}"

    def _words(self, part: str) -> Iterator[str]:
        for word in part.split("/"):
            yield from self._sets[word[1:]] if word.startswith("$") else (word,)


def _gaps(parts: Iterable[str]) -> tuple[int, ...]:
    return tuple(number for number, part in enumerate(parts, start=1) if part in _GAPS)


def _measures(part: str) -> tuple[str, ...]:
    """The measure words that a part names; none where it names something else. 余 is read with the number."""
    words = tuple(word for word in part.split("/") if not word.startswith("余"))
    return words if _KNOWN_MEASURES.issuperset(words) else ()


def either(words: Iterable[str]) -> str:
    """A pattern of words, longer ones first."""
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))
