"""What sentences call the ledgers, and what their records are counted by."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.rules.patterns import Pattern
from fazhi_report.schema import Report, adds_up, countable, labels_of, ledgers

CoreKind: TypeAlias = Literal["flag", "figure", "value", "rate"]


class Core(NamedTuple):
    """What is told of the records of a ledger, in a word, and the name of the fact that counts it."""

    word: str
    kind: CoreKind
    fact: str

    def claim(self, begins: str) -> str:
        """The name of the claim of it that begins so: all_, none_, no_."""
        group, _, name = self.fact.partition(".")
        return f"{group}.{begins}{name}"


class LedgerWords(NamedTuple):
    """A ledger by the English name of its group: its measure word, and what is told of its records."""

    group: str
    unit: str
    cores: tuple[Core, ...]


_AROUND = Pattern("^(?:意见)?全部|^已|(?:数|人数|人次)$")
_ALSO = {
    "合法性审核": ("合法性审查",),
    "持证": ("取得行政执法证", "取得执法证", "持有行政执法证", "持有执法证"),
    "全程网办": ("全程网上办理", "全程网上可办", "网上可办"),
    "列入目录": ("纳入目录",),
    "调解成功": ("成功调解",),
    "按时完成": ("按期完成",),
    "负责人出庭": ("负责人出庭应诉", "出庭应诉", "出庭"),
}
"""Other words for the same, as reports have them."""
_NO_NAMES = frozenset(("审核", "合法性审核", "会议", "主要负责人", "荣誉", "立法"))
"""Titles of ledgers that sentences have in other meanings."""


@cache
def ledger_words() -> Mapping[str, LedgerWords]:
    """The words of every ledger by the English name of its group."""
    return {
        ledger.counting.name: LedgerWords(
            ledger.counting.name,
            ledger.counting.unit,
            # The longer word of two that stand in a sentence is the one that is meant.
            tuple(sorted(_cores(field), key=lambda core: -len(core.word))),
        )
        for field, ledger in ledgers().items()
    }


def _cores(field: str) -> Iterator[Core]:
    ledger = ledgers()[field]
    group, record = ledger.counting.name, ledger.record_type()
    for name, kind in countable(record):
        for label, title in labels_of(record.model_fields[name], name, kind):
            told: CoreKind = "flag" if kind == "flag" else "figure" if adds_up(kind) else "value"
            yield from _called(_AROUND.sub("", title) or title, told, f"{group}.{label}")
    for rate in ledger.counting.rates:
        yield from _called(rate.title.removesuffix("率"), "rate", f"{group}.{rate.name}")


def _called(word: str, kind: CoreKind, fact: str) -> Iterator[Core]:
    yield from (Core(each, kind, fact) for each in (word, *_ALSO.get(word, ())))


@cache
def ledger_names() -> Mapping[str, str]:
    """The groups of ledgers by what sentences call them, longer names first."""
    found: dict[str, str] = {}
    for field, ledger in ledgers().items():
        group = ledger.counting.name
        titles = (ledger.counting.title, Report.model_fields[field].title or "", *ledger.counting.called)
        found |= {title: group for title in titles if title not in _NO_NAMES}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def any_ledger() -> Pattern:
    """The names of all ledgers."""
    return Pattern("|".join(ledger_names()))
