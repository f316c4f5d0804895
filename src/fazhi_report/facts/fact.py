"""What a fact is, and how facts are found by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from fazhi_report.diagnostics import DataPath, value
from fazhi_report.notation import percentage, ten_thousands

Value: TypeAlias = int | Fraction | Decimal | str | bool | None


class Yuan(Decimal):
    """An amount in 元."""


class Points(Fraction):
    """A difference of rates, in percentage points."""


@value(frozen=True, slots=True)
class Fact:
    """A value derived from the data.

    `value` is a count, an amount in 元, an exact rate (0 to 1), a text, or a claim that holds or does not;
    None when the records do not tell. `unit` is the measure word ("" for texts, rates and claims); `records`
    are the data paths that the value was computed from. A fact about a ledger that the data file leaves out
    is not `stated`.
    """

    name: str
    title: str
    value: Value
    unit: str = ""
    formula: str = ""
    records: tuple[DataPath, ...] = ()
    stated: bool = True

    @property
    def text(self) -> str:
        """The value as a report prints it, without its unit."""
        match self.value:
            case bool():
                return "是" if self.value else "否"
            case Points():
                return percentage(self.value / 100).removesuffix("%")
            case Fraction():
                return percentage(self.value)
            case Yuan():
                return ten_thousands(self.value)
            case Decimal():
                return f"{self.value:f}"
            case None:
                return "未知"
            case _:
                return str(self.value)


class Facts(Mapping[str, Fact]):
    """The facts of a report by English name; `find` also knows the Chinese names."""

    def __init__(
        self,
        names: Mapping[str, str],
        make: Callable[[str], Iterable[Fact] | Mapping[str, Fact]] = lambda _: (),
        further: Callable[[Fact], Iterator[Fact]] | None = None,
    ) -> None:
        """Take the groups' names, what makes the facts of each, and what each fact has in its train."""
        self._names = names
        self._make = make
        self._further = further
        self._found: dict[str, Mapping[str, Fact]] = {}

    def __getitem__(self, name: str) -> Fact:
        fact = self.find(name)
        if fact is None:
            raise KeyError(name)
        return fact

    def __iter__(self) -> Iterator[str]:
        return (fact.name for english in self._names for fact in dict.fromkeys(self._group(english).values()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def find(self, name: str) -> Fact | None:
        """The fact of that English or Chinese name."""
        return self._group(name.partition(".")[0]).get(name)

    def _group(self, prefix: str) -> Mapping[str, Fact]:
        found = self._found.get(prefix)
        if found is not None:
            return found
        english = prefix if prefix in self._names else _english(self._names).get(prefix, "")
        found = self._found.get(english) if english else {}
        if found is None:
            made = self._make(english)
            further = self._further
            if further and isinstance(made, Mapping):
                made = dict.fromkeys(made.values())
            if not isinstance(made, Mapping) or further:
                made = by_name([one for fact in made for one in (fact, *further(fact))] if further else made)
            found = self._found[english] = made
        self._found[prefix] = found
        return found

    @property
    def groups(self) -> frozenset[str]:
        """What stands before the dot in a name, in both languages: study, 学习."""
        return _both(self._names)

    @property
    def names(self) -> list[str]:
        """Every name in both languages."""
        return [name for english in self._names for name in self._group(english)]


def by_name(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by their English, then by their Chinese names."""
    facts = tuple(facts)
    return {fact.name: fact for fact in facts} | {fact.title: fact for fact in facts}


_BY_CHINESE: dict[int, dict[str, str]] = {}


def _english(names: Mapping[str, str]) -> dict[str, str]:
    key = id(names)
    if key not in _BY_CHINESE:
        _BY_CHINESE[key] = {chinese: english for english, chinese in names.items()}
    return _BY_CHINESE[key]


_GROUPS: dict[int, frozenset[str]] = {}


def _both(names: Mapping[str, str]) -> frozenset[str]:
    key = id(names)
    if key not in _GROUPS:
        _GROUPS[key] = frozenset(names) | frozenset(names.values())
    return _GROUPS[key]
