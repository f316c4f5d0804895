"""What a fact is, and how facts are found by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from fazhi_report.diagnostics import DataPath
from fazhi_report.numerals import percentage, ten_thousands

Value: TypeAlias = int | Fraction | Decimal | str | bool | None


class Yuan(Decimal):
    """An amount in 元."""


class Points(Fraction):
    """A difference of rates, in percentage points."""


@dataclass(frozen=True, slots=True)
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
        groups: Mapping[tuple[str, str], Callable[[], Iterable[Fact]]],
        further: Callable[[Fact], Iterator[Fact]] = lambda _: iter(()),
    ) -> None:
        """Take what makes the facts of each group, and what each fact has in its train."""
        self._groups = groups
        self._further = further
        self._english = {chinese: english for english, chinese in groups}
        self._found: dict[str, dict[str, Fact]] = {}

    def __getitem__(self, name: str) -> Fact:
        fact = self.find(name)
        if fact is None:
            raise KeyError(name)
        return fact

    def __iter__(self) -> Iterator[str]:
        return (
            fact.name for english, _ in self._groups for fact in dict.fromkeys(self._group(english).values())
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def find(self, name: str) -> Fact | None:
        """The fact of that English or Chinese name."""
        return self._group(name.partition(".")[0]).get(name)

    def _group(self, prefix: str) -> dict[str, Fact]:
        english = self._english.get(prefix, prefix)
        if english not in self._found:
            make = next((make for (name, _), make in self._groups.items() if name == english), tuple)
            facts = [one for fact in make() for one in (fact, *self._further(fact))]
            self._found[english] = {fact.name: fact for fact in facts} | {fact.title: fact for fact in facts}
        return self._found[english]

    @cached_property
    def groups(self) -> frozenset[str]:
        """What stands before the dot in a name, in both languages: study, 学习."""
        return frozenset(name for names in self._groups for name in names)

    @property
    def names(self) -> list[str]:
        """Every name in both languages."""
        return [name for english, _ in self._groups for name in self._group(english)]
