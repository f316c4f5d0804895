"""How a ledger is counted: its facts follow from the fields of its records."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from itertools import compress
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

from fazhi_report.diagnostics import DataPath
from fazhi_report.facts.fact import Fact, Value, Yuan, by_name
from fazhi_report.schema import (
    Claims,
    Enumerated,
    InFull,
    Labels,
    Ledger,
    Rate,
    Record,
    Registered,
    choices,
    claims,
    measure_word,
    union_members,
)

_D = TypeVar("_D")


class FactGroup(Mapping[str, Fact]):
    """The facts of a ledger by name, made as they are asked for: a template asks for few of many."""

    def __init__(self, counter: "Counter", static: Mapping[str, int]) -> None:
        self._counter = counter
        self._static = static
        self._all: dict[str, Fact] | None = None

    def get(self, name: str, default: Fact | None = None) -> Fact | None:  # type: ignore[override]  # one default
        """A fact, for which only its part of the ledger is counted."""
        if self._all is None and (part := self._static.get(name)) is not None:
            return self._counter.made(part).get(name, default)
        return self._whole().get(name, default)

    def _whole(self) -> dict[str, Fact]:
        if self._all is None:
            self._all = by_name(self._counter.facts())
        return self._all

    def __getitem__(self, name: str) -> Fact:
        return self._whole()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


@cache
def _static_names(ledger: type[Ledger], field: str) -> Mapping[str, int]:
    """By the name of a fact in either language, which part of the counting makes it."""
    counter = Counter(ledger.model_construct(), field, stated=False)
    return {name: part for part in range(counter.parts) for name in counter.made(part)}


def group_of(ledger: Ledger, field: str) -> FactGroup:
    """The facts of a ledger that a file states."""
    return FactGroup(Counter(ledger, field, stated=True), _static_names(type(ledger), field))


class Counter:
    """Makes the facts of one ledger: it knows where the records are and what they are called."""

    def __init__(self, ledger: Ledger, field: str, *, stated: bool) -> None:
        self._ledger = ledger
        self._field = field
        self._stated = stated
        self._parts: dict[int, dict[str, Fact]] = {}
        self._columns: dict[str, list[Any]] = {}
        self._itemised = sum(self.column("count"))
        self._size_stated = self._itemised if ledger.total is None else ledger.total
        self._complete: bool = self._size_stated == self._itemised

    def facts(self) -> Iterator[Fact]:
        """Every fact of the ledger."""
        for part in range(self.parts):
            yield from dict.fromkeys(self.made(part).values())

    @property
    def parts(self) -> int:
        """How many parts its facts are made in."""
        return 1 + len(_countable_fields(type(self._ledger))) + len(self._ledger.counting.rates)

    def made(self, part: int) -> Mapping[str, Fact]:
        """The facts of a part by their names in both languages."""
        if part not in self._parts:
            self._parts[part] = by_name(self._part(part))
        return self._parts[part]

    def _part(self, part: int) -> Iterator[Fact]:
        fields = _countable_fields(type(self._ledger))
        if part == 0:
            size = self._size()
            yield size
            yield self.fact("none", "没有", self._ledger.total == 0, "", "写明了总数为零", size.records)
        elif part <= len(fields):
            name, kind = fields[part - 1]
            yield from kind(self, name)
        else:
            yield self._rate(self._ledger.counting.rates[part - len(fields) - 1])

    def _named(self, name: str) -> Fact:
        full = f"{self._ledger.counting.name}.{name}"
        return next(self.made(part)[full] for part in range(self.parts) if full in self.made(part))

    def fact(
        self, name: str, title: str, value: Value, unit: str, formula: str, records: tuple[DataPath, ...]
    ) -> Fact:
        """A fact under the names of this ledger."""
        counting = self._ledger.counting
        return Fact(
            f"{counting.name}.{name}",
            f"{counting.title}.{title}",
            value,
            unit,
            formula,
            records,
            stated=self._stated,
        )

    def column(self, name: str) -> list[Any]:
        """What the records have in a field, one after the other."""
        if name not in self._columns:
            self._columns[name] = [getattr(record, name) for record in self._ledger.records]
        return self._columns[name]

    @cached_property
    def _every(self) -> tuple[DataPath, ...]:
        """The paths of the records."""
        return tuple([(self._field, "records", index) for index in range(len(self._ledger.records))])

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        return self._ledger

    @property
    def complete(self) -> bool:
        """Whether every one is on record."""
        return self._complete

    def where(self, holds: Iterable[object]) -> tuple[DataPath, ...]:
        """The paths of the records of which something holds; it is told of each, in their order."""
        return tuple(compress(self._every, holds))

    def _size(self) -> Fact:
        paths = self._every
        ledger, counting = self._ledger, self._ledger.counting
        if ledger.total is None:
            return self.fact("count", counting.size, self._size_stated, counting.unit, "明细逐条相加", paths)
        formula = f"写明的总数（明细 {self._itemised}）"
        return self.fact(
            "count",
            counting.size,
            self._size_stated,
            counting.unit,
            formula,
            ((self._field, "total"), *paths),
        )

    def tally(self, name: str, title: str, holds: Sequence[object]) -> Fact:
        """How many the records stand for of which something holds."""
        number = sum(compress(self.column("count"), holds))
        unit = self._ledger.counting.unit
        return self.fact(name, title, number, unit, "符合条件的明细相加", self.where(holds))

    def every(self, name: str, title: str, holds: Iterable[object]) -> Fact:
        """A claim about all: every one is on record, there is at least one, and it holds of each."""
        claimed = self._complete and self._size_stated > 0 and all(holds)
        return self.fact(name, title, bool(claimed), "", "全部列入明细，而且条条符合", self._every)

    def _rate(self, rate: Rate) -> Fact:
        """One fact as a share of another; None while either is not known of every record."""
        if rate.in_full and (fact := self._in_full(rate, rate.in_full)):
            return fact
        part, whole = self._named(rate.part), self._named(rate.whole)
        value = None
        if isinstance(part.value, int) and isinstance(whole.value, int) and whole.value:
            known = self._complete and self._told(rate.part) and self._told(rate.whole)
            value = Fraction(part.value, whole.value) if known else None
        titles = [fact.title.partition(".")[2] for fact in (part, whole)]
        formula = f"{titles[0]} ÷ {titles[1]} = {part.text} ÷ {whole.text}"
        return self.fact(
            rate.name, rate.title, value, "", formula, tuple(dict.fromkeys(part.records + whole.records))
        )

    def _in_full(self, rate: Rate, told: InFull) -> Fact | None:
        """A rate of which a record says that it is 1; None where none does or figures say otherwise."""
        parts, wholes = self.column(rate.part), self.column(rate.whole)
        saying = self.where(self.column(told.flag))
        if not saying or any(part != whole for part, whole in zip(parts, wholes, strict=True) if whole):
            return None
        numbered = self.where([whole is not None for whole in wholes])
        among = self.where(self.column(told.among))
        known = self._complete and {*among} <= {*saying, *numbered}
        return self.fact(
            rate.name, rate.title, Fraction(1) if known else None, "", told.formula, saying + numbered
        )

    def _told(self, name: str) -> bool:
        """Whether every record tells this field, if it is one."""
        is_field = name in self._ledger.record_type().model_fields
        return not is_field or None not in self.column(name)


@cache
def _labelled(record: type[Record], name: str) -> tuple[tuple[str, str], ...]:
    """The values of a closed list with their English names."""
    field = record.model_fields[name]
    labels = next(item for item in field.metadata if isinstance(item, Labels))
    return tuple(zip(choices(field), labels.names, strict=True))


@cache
def _title_and_unit(record: type[Record], name: str) -> tuple[str, str]:
    field = record.model_fields[name]
    return field.title or name, measure_word(field)


@cache
def _claims(record: type[Record], name: str, *, flag: bool) -> Claims:
    return claims(record.model_fields[name], flag=flag)


def _declared(counter: Counter, name: str, kind: type[_D]) -> _D:
    """What a field declares of itself."""
    metadata = type(counter.ledger).record_type().model_fields[name].metadata
    return next(item for item in metadata if isinstance(item, kind))


def _values(counter: Counter, name: str) -> Iterator[Fact]:
    """How many have each value of a closed list."""
    for value, label in _labelled(type(counter.ledger).record_type(), name):
        yield counter.tally(label, value, [each == value for each in counter.column(name)])


def _flags(counter: Counter, name: str) -> Iterator[Fact]:
    """How many are 是, and whether all or none of them are."""
    record = type(counter.ledger).record_type()
    title, _ = _title_and_unit(record, name)
    claim = _claims(record, name, flag=True)
    flags = counter.column(name)
    yield counter.tally(name, title, flags)
    yield counter.every(f"all_{name}", claim.every, flags)
    yield counter.every(f"none_{name}", claim.none, [flag is False for flag in flags])


def _figures(counter: Counter, name: str) -> Iterator[Fact]:
    """What a figure adds up to, known when every record gives it, and whether it is nothing throughout."""
    title, unit = _title_and_unit(type(counter.ledger).record_type(), name)
    figures = counter.column(name)
    given = [figure for figure in figures if figure is not None]
    told = bool(given) and counter.complete and len(given) == len(figures)
    paths = counter.where([figure is not None for figure in figures])
    yield counter.fact(name, title, sum(given) if told else None, unit, f"明细里的{title}相加", paths)
    claim = _claims(type(counter.ledger).record_type(), name, flag=False)
    yield counter.every(f"no_{name}", claim.none, [figure == 0 for figure in figures])


def _amounts(counter: Counter, name: str) -> Iterator[Fact]:
    """What amounts add up to, known when every record gives one or may have none."""
    title, unit = _title_and_unit(type(counter.ledger).record_type(), name)
    amounts = counter.column(name)
    given = [amount for amount in amounts if amount is not None]
    paths = counter.where([amount is not None for amount in amounts])
    told = len(given) == len(amounts) or name in counter.ledger.counting.optional
    value = Yuan(sum(given)) if given and told and counter.complete else None
    yield counter.fact(name, title, value, unit, f"明细里的{title}相加，折合万元", paths)


def _enumerated(counter: Counter, name: str) -> Iterator[Fact]:
    """What the records have in a field, one after the other."""
    declared = _declared(counter, name, Enumerated)
    texts = counter.column(name)
    formula = f"明细里的{declared.title}依次列出"
    yield counter.fact(
        declared.name, declared.title, "、".join(texts), "", formula, counter.where([True] * len(texts))
    )


def _registered(counter: Counter, name: str) -> Iterator[Fact]:
    """How many are entered somewhere, and whether all are, in the same places."""
    declared = _declared(counter, name, Registered)
    places = counter.column(name)
    yield counter.tally(declared.name, declared.title, places)
    yield counter.every(f"all_{declared.name}", declared.alike, (*places, len(set(places)) == 1))


_Kind: TypeAlias = Callable[[Counter, str], Iterator[Fact]]
_DECLARED: dict[type, _Kind] = {Labels: _values, Enumerated: _enumerated, Registered: _registered}
_KINDS: dict[object, _Kind] = {bool: _flags, int: _figures, Decimal: _amounts}


@cache
def _countable_fields(ledger: type[Ledger]) -> tuple[tuple[str, _Kind], ...]:
    """The fields of a ledger's records that are counted, with how."""
    return tuple(_found_fields(ledger))


def _found_fields(ledger: type[Ledger]) -> Iterator[tuple[str, _Kind]]:
    for name, field in ledger.record_type().model_fields.items():
        if name == "count":
            continue
        types = {
            get_args(part)[0] if get_origin(part) is Annotated else part
            for part in union_members(field.annotation)
        }
        declared = next((_DECLARED[type(item)] for item in field.metadata if type(item) in _DECLARED), None)
        if kind := declared or next((_KINDS[part] for part in types if part in _KINDS), None):
            yield name, kind
