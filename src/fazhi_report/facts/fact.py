"""What a fact is, and how facts are found by name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPath
from fazhi_report.notation import Extent, approximated, extent_of, percentage, ten_thousands

Value: TypeAlias = int | Fraction | Decimal | str | bool | None


class Yuan(Decimal):
    """An amount in 元."""


_TEN_THOUSAND = 10_000
_PLACED = re.compile(r"指标\.\d+:\d+")


def unit_of(yuan: Decimal) -> str:
    """The unit in which an amount is printed: 万元, of less than one 元, so that it stays what it is."""
    return "万元" if yuan >= _TEN_THOUSAND else "元"


def amount(yuan: Decimal, extent: Extent = "exact") -> str:
    """An amount in its unit."""
    return ten_thousands(yuan, extent) if yuan >= _TEN_THOUSAND else f"{yuan.normalize():f}"


class Points(Fraction):
    """A difference of rates, in percentage points."""


class Fact(NamedTuple):
    """A value derived from the data.

    `value` is a count, an amount in 元, an exact rate (0 to 1), a text, or a claim that holds or does not;
    None when the records do not tell. `unit` is the measure word ("" for texts, rates and claims); `records`
    are the data paths that the value was computed from. A fact about a ledger that the data file leaves out
    is not `stated`. A number that is not exact has a `word` that says so (`notation.APPROXIMATIONS`), and is
    `written` as the data writes it; `missing` says, in Chinese, why a number is not known, or not exactly.
    """

    name: str
    title: str
    value: Value
    unit: str = ""
    formula: str = ""
    records: tuple[DataPath, ...] = ()
    stated: bool = True
    word: str = ""
    written: str = ""
    missing: str = ""

    @property
    def exact(self) -> int | None:
        """The number of things that it tells exactly; None of what it is not known, or about how many."""
        return self.value if isinstance(self.value, int) and not self.word else None

    @property
    def goes_by_place(self) -> bool:
        """Whether it is a figure declared without a name, to which none of another text answers."""
        return _PLACED.fullmatch(self.title) is not None

    @property
    def text(self) -> str:
        """The value as a report prints it, without its unit: 5000, 5000余."""
        return approximated(self._number, "", self.word)

    @property
    def phrase(self) -> str:
        """The value as a report prints it, with its unit: 5000份, 5000余份, 5000份以上."""
        return approximated(self._number, self.unit, self.word)

    @property
    def _number(self) -> str:
        if self.written:
            return self.written
        match self.value:
            case bool():
                return "是" if self.value else "否"
            case Points():
                return percentage(self.value / 100).removesuffix("%")
            case Fraction():
                return percentage(self.value)
            case Yuan():
                return amount(self.value, extent_of(self.word))
            case Decimal():
                return f"{self.value:f}"
            case None:
                return "未知"
            case _:
                return str(self.value)


class GroupNames:
    """What stands before the dot in names of facts: the English names of groups with their Chinese ones."""

    def __init__(
        self, chinese: Mapping[str, str], inner: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    ) -> None:
        """Take the Chinese names by the English ones, in the order of the ledgers.

        `inner` are those of groups within a group, whose facts have names of three parts.
        """
        self.english = tuple(chinese)
        pairs = [pair for english, title in chinese.items() for pair in _pairs(english, title, inner)]
        self.both = frozenset(name for pair in pairs for name in pair)
        self._english = {
            **{name: english for english, name in chinese.items()},
            **{name: name for name in chinese},
        }

    def in_english(self, name: str) -> str | None:
        """The English name of a group that goes by either."""
        return self._english.get(name)


def _pairs(english: str, title: str, inner: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    yield english, title
    for within, titled in inner.get(english, {}).items():
        yield f"{english}.{within}", f"{title}.{titled}"


class Facts(Mapping[str, Fact]):
    """The facts of a report by English name; `find` also knows the Chinese names, and figures of records."""

    def __init__(
        self,
        names: GroupNames,
        make: Callable[[str], Mapping[str, Fact]],
        further: Callable[[Fact], Iterator[Fact]] | None = None,
        unlisted: Callable[[str, str], Fact | None] | None = None,
        found: Mapping[str, Mapping[str, Fact]] = {},
    ) -> None:
        """Take the groups' names, what makes the facts of each, and what each fact has in its train.

        `unlisted` finds facts that are not among those of a group, by its name and what stands behind it;
        of `found` groups the facts are made.
        """
        self._names = names
        self._make = make
        self._further = further
        self._unlisted = unlisted
        self._found = dict(found)

    def __getitem__(self, name: str) -> Fact:
        fact = self.find(name)
        if fact is None:
            raise KeyError(name)
        return fact

    def __iter__(self) -> Iterator[str]:
        groups = (self.group(english).values() for english in self._names.english)
        return (fact.name for group in groups for fact in dict.fromkeys(group))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def find(self, name: str) -> Fact | None:
        """The fact of that English or Chinese name."""
        group, _, local = name.partition(".")
        english = self._names.in_english(group)
        if english is None:
            return None
        unlisted = self._unlisted(english, local) if self._unlisted else None
        return unlisted or self.group(english).get(name)

    @property
    def tell_of_last_year(self) -> bool:
        """Whether they are compared with those of the year before."""
        return self._further is not None

    def group(self, english: str) -> Mapping[str, Fact]:
        """The facts of a group by both of their names; `english` is its name there."""
        found = self._found.get(english)
        if found is None:
            found = self._make(english)
            if self._further:
                facts = dict.fromkeys(found.values())
                found = by_name(one for fact in facts for one in (fact, *self._further(fact)))
            self._found[english] = found
        return found

    def with_group(
        self, english: str, made: Mapping[str, Fact], unlisted: Callable[[str, str], Fact | None]
    ) -> "Facts":
        """The same facts, but for those of a group; all others are shared."""
        shared = {name: self.group(name) for name in self._names.english if name != english}
        return Facts(self._names, lambda _: made, self._further, unlisted, shared)

    @property
    def groups(self) -> frozenset[str]:
        """What stands before a dot in a name, in both languages: study, 学习."""
        return self._names.both

    @property
    def names(self) -> list[str]:
        """Every name in both languages."""
        return [name for english in self._names.english for name in self.group(english)]


NO_FACTS = Facts(GroupNames({}), lambda _: {})
"""The facts of what is no report."""


def by_name(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by their English, then by their Chinese names."""
    told = tuple(facts)
    return {fact.name: fact for fact in told} | {fact.title: fact for fact in told}
