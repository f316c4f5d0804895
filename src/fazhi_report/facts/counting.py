"""How a ledger is counted: its facts follow from the fields of its records and the totals that it states."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property, partial
from itertools import compress
from typing import Any, NamedTuple

from fazhi_report.diagnostics import DataPath
from fazhi_report.facts.fact import Fact, Value, Yuan, by_name, unit_of
from fazhi_report.facts.sums import Sum, summed, tallied
from fazhi_report.schema import (
    Countable,
    Enumerated,
    InFull,
    Ledger,
    Rate,
    Registered,
    claims,
    countable,
    declared,
    exceeds,
    extent,
    labels_of,
    measure_word,
)


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


class LedgerNumber(NamedTuple):
    """A number that a ledger may state and its records add up to: of which field, which value, its title."""

    field: str
    kind: Countable
    title: str
    value: str | None


@cache
def numbers(ledger: type[Ledger]) -> Mapping[str, LedgerNumber]:
    """The numbers of a ledger by the names of their facts."""
    record = ledger.record_type()
    return {
        name: LedgerNumber(field, kind, title, title if kind == "values" else None)
        for field, kind in countable(record)
        for name, title in labels_of(record.model_fields[field], field, kind)
    }


class _Column(NamedTuple):
    """A field of records, one after the other: what they have in it, what they count, their paths."""

    values: Sequence[Any]
    counts: Sequence[int]
    paths: tuple[DataPath, ...]

    def where(self, holds: Iterable[object]) -> tuple[DataPath, ...]:
        """The paths of the records of which something holds; it is told of each, in their order."""
        return tuple(compress(self.paths, holds))


class Counter:
    """Makes the facts of one ledger: it knows where the records are and what they are called."""

    def __init__(self, ledger: Ledger, field: str, *, stated: bool) -> None:
        self._ledger = ledger
        self._field = field
        self._stated = stated
        self._parts: dict[int, dict[str, Fact]] = {}
        self._columns: dict[str, _Column] = {}
        self._made_numbers: dict[str, Fact] = {}
        self._counted = ledger.counted

    def facts(self) -> Iterator[Fact]:
        """Every fact of the ledger."""
        for part in range(self.parts):
            yield from dict.fromkeys(self.made(part).values())

    @property
    def parts(self) -> int:
        """How many parts its facts are made in."""
        return 1 + len(countable(self._ledger.record_type())) + len(self._ledger.counting.rates)

    def made(self, part: int) -> Mapping[str, Fact]:
        """The facts of a part by their names in both languages."""
        if part not in self._parts:
            self._parts[part] = by_name(self._part(part))
        return self._parts[part]

    def _part(self, part: int) -> Iterator[Fact]:
        fields = countable(self._ledger.record_type())
        if part == 0:
            yield from self._sizes()
        elif part <= len(fields):
            yield from self._of_field(*fields[part - 1])
        else:
            yield self._rate(self._ledger.counting.rates[part - len(fields) - 1])

    def _of_field(self, field: str, kind: Countable) -> Iterator[Fact]:
        info = self._ledger.record_type().model_fields[field]
        for name, _ in labels_of(info, field, kind):
            yield self._number(name)
        values = self._column(field).values
        match kind:
            case "flag":
                claim = claims(info, flag=True)
                yield self._every(f"all_{field}", claim.every, values, self._is_all(field))
                none = [value is False for value in values]
                yield self._every(f"none_{field}", claim.none, none, self._is_none(field))
            case "figure":
                nothing = [value == 0 for value in values]
                yield self._every(f"no_{field}", claims(info, flag=False).none, nothing, self._is_none(field))
            case "texts":
                yield self._texts(field, declared(info, Enumerated))
            case "tallied":
                yield from self._tallies(field, info.title or field)
            case "places":
                places = declared(info, Registered)
                alike = (*values, len(set(values)) == 1)
                yield self._every(f"all_{places.name}", places.alike, alike)

    # Numbers -----------------------------------------------------------------------------------------------

    def _named_fact(self, name: str, title: str) -> Callable[..., Fact]:
        """What makes a fact under the names of this ledger."""
        counting = self._ledger.counting
        return partial(Fact, f"{counting.name}.{name}", f"{counting.title}.{title}", stated=self._stated)

    def _claim(self, name: str, title: str, holds: bool, formula: str) -> Fact:  # noqa: FBT001  the value of a claim
        return self._named_fact(name, title)(bool(holds), "", formula, self._size_paths)

    def _column(self, field: str) -> _Column:
        if field not in self._columns:
            beside = self._ledger.counting.beside
            records = self._ledger.records if beside and beside.field == field else self._counted
            self._columns[field] = _Column(
                [getattr(record, field) for record in records],
                [record.count for record in records],
                self._paths if records is not self._ledger.records else self._all_paths,
            )
        return self._columns[field]

    @cached_property
    def _all_paths(self) -> tuple[DataPath, ...]:
        return tuple([(self._field, "records", index) for index in range(len(self._ledger.records))])

    @cached_property
    def _paths(self) -> tuple[DataPath, ...]:
        """The paths of the records that are counted."""
        if self._counted is self._ledger.records:
            return self._all_paths
        counted = {id(record) for record in self._counted}
        return tuple(compress(self._all_paths, [id(record) in counted for record in self._ledger.records]))

    @cached_property
    def _size(self) -> Sum:
        """How many there are."""
        ledger = self._ledger
        if ledger.total is not None:
            return summed([ledger.total], "总数")
        if not ledger.records:
            return Sum(None, missing="没有写总数，也没有明细")
        if self._states_more:
            return Sum(None, missing="明细没有列全，也没有写总数", least=ledger.itemised)
        return summed([record.count for record in self._counted] or [0], "数量")

    @cached_property
    def _states_more(self) -> bool:
        """Whether a total that the ledger states tells of more than all of its records do."""
        for name in numbers(type(self._ledger)):
            told = self._ledger.stated(name)
            if told is not None:
                found = self.on_record(name, "")
                most = found.value if found.is_exact else None
                if exceeds(told, most) or (
                    _is_tally(self._ledger, name) and exceeds(told, self._ledger.itemised)
                ):
                    return True
        return False

    @cached_property
    def incomplete(self) -> str:
        """Why, in Chinese, not every one is on record; "" where each is."""
        if self._ledger.total is None:
            return "" if self._ledger.records and not self._states_more else self._size.missing
        itemised = summed([record.count for record in self._counted], "数量")
        if self._size.is_exact and itemised.is_exact and itemised.value == self._size.value:
            return ""
        if self._size.value == 0:
            return ""
        return f"明细没有列全（总数 {self._ledger.total}，明细 {self._ledger.itemised}）"

    def _sizes(self) -> Iterator[Fact]:
        counting, size = self._ledger.counting, self._size
        formula = "明细逐条相加"
        if self._ledger.total is not None:
            formula = f"写明的总数（明细 {self._ledger.itemised}）{self._source}"
        made = self._named_fact("count", counting.size)
        yield made(size.value, counting.unit, formula, self._size_paths, **size.told)
        is_said = self._ledger.total is not None or bool(self._counted)
        yield self._claim("none", "没有", is_said and size.is_exact and size.value == 0, "写明了没有")
        yield self._claim("itemised", "明细列全", not self.incomplete, "明细逐条相加就是总数")

    @cached_property
    def _size_paths(self) -> tuple[DataPath, ...]:
        stated = () if self._ledger.total is None else ((self._field, "total"),)
        return (*stated, *self._paths)

    @property
    def _source(self) -> str:
        return f"（来源：{self._ledger.source}）" if self._ledger.source else ""

    def on_record(self, name: str, incomplete: str) -> Sum:
        """What the records say of a number."""
        number = numbers(type(self._ledger))[name]
        column = self._column(number.field)
        if number.kind in ("figure", "amount"):
            given = column.values
            wholes = self._wholes(name)
            if 0 in column.counts or 0 in wholes:
                given = [
                    value or 0 if not count or whole == 0 else value
                    for value, count, whole in zip(given, column.counts, wholes, strict=True)
                ]
            return summed(given, number.title, incomplete)
        field = self._ledger.record_type().model_fields[number.field].title or number.field
        return tallied(column.counts, _holds(number, column.values), field, incomplete)

    def _wholes(self, name: str) -> Sequence[Any]:
        """Of what the records tell a part, where a rate is made of it: nothing has no parts to be told."""
        whole = next((rate.whole for rate in self._ledger.counting.rates if rate.part == name), "count")
        return self._column(whole).values

    def denied(self, name: str) -> int:
        """How many the records say are none of those that a number counts."""
        number = numbers(type(self._ledger))[name]
        column, beside = self._column(number.field), self._ledger.counting.beside
        told_beside = beside.value if beside and beside.field == number.field else None
        return sum(
            count
            for count, value, holds in zip(
                column.counts, column.values, _holds(number, column.values), strict=True
            )
            if holds is False and value != told_beside
        )

    def short_of(self, rate: Rate) -> int:
        """By how much the records say that the part of a rate is less than the whole."""
        if rate.whole == "count":
            return self.denied(rate.part)
        parts, wholes = self._column(rate.part), self._column(rate.whole).values
        return sum(
            (count if part is False else 0)
            if whole is True
            else max(whole - part, 0)
            if part is not None and extent(part) == extent(whole) == "exact"
            else 0
            for part, whole, count in zip(parts.values, wholes, parts.counts, strict=True)
            if whole
        )

    def _number(self, name: str) -> Fact:
        if name not in self._made_numbers:
            self._made_numbers[name] = self._counted_number(name)
        return self._made_numbers[name]

    def _counted_number(self, name: str) -> Fact:
        """A number of the records, or what the ledger states of it."""
        number = numbers(type(self._ledger))[name]
        column = self._column(number.field)
        found = self.on_record(name, self.incomplete)
        if number.kind in ("figure", "amount"):
            unit = measure_word(self._ledger.record_type().model_fields[number.field])
            paths = column.where([value is not None for value in column.values])
            formula = f"明细里的{number.title}相加"
        else:
            unit = self._ledger.counting.unit
            paths = column.where(_holds(number, column.values))
            formula = "符合条件的明细相加"
        told = self._ledger.stated(name)
        if told is not None:
            found = summed([told], number.title)
            formula, paths = "写明的全年总数" + self._source, ((self._field, name), *paths)
        value: Value = found.value
        if number.kind == "amount":
            formula += "，满1万元的折合万元"
            if found.value is not None:
                value = Yuan(found.value)
                unit = unit_of(value)
                found = found._replace(written="")
        return self._named_fact(name, number.title)(value, unit, formula, paths, **found.told)

    # Claims ------------------------------------------------------------------------------------------------

    def _every(self, name: str, title: str, holds: Iterable[object], told: bool = False) -> Fact:  # noqa: FBT001, FBT002
        """A claim about all: there is at least one, and it holds of each, by the records or as `told`."""
        recorded = bool(self._size.value) and not self.incomplete and all(holds)
        formula = "全部列入明细，而且条条符合" if recorded or not told else "写明的全年总数"
        return self._claim(name, title, recorded or told, formula)

    def _is_all(self, name: str) -> bool:
        """Whether the ledger states of all that there are that something holds of them."""
        told = self._ledger.stated(name)
        return bool(told) and self._size.is_exact and summed([told], "").is_exact and told == self._size.value

    def _is_none(self, name: str) -> bool:
        """Whether the ledger states that there is nothing of it, among some."""
        return self._ledger.stated(name) == 0 and bool(self._ledger.has_happened)

    def _texts(self, field: str, names: Enumerated) -> Fact:
        """What the records have in a field, one after the other."""
        column = self._column(field)
        formula = f"明细里的{names.title}依次列出"
        return self._named_fact(names.name, names.title)("、".join(column.values), "", formula, column.paths)

    def _tallies(self, field: str, title: str) -> Iterator[Fact]:
        """How many there are of each text that records have in a field."""
        counting, column = self._ledger.counting, self._column(field)
        for text in dict.fromkeys(value for value in column.values if value is not None):
            holds = [None if value is None else value == text for value in column.values]
            found = tallied(column.counts, holds, title, self.incomplete)
            made = self._named_fact(*counting.of_text(text))
            formula = f"{title}为“{text}”的明细相加"
            yield made(found.value, counting.unit, formula, column.where(holds), **found.told)

    # Rates -------------------------------------------------------------------------------------------------

    def named(self, name: str) -> Fact:
        """A number of the ledger, or its size."""
        if name == "count":
            return self.made(0)[f"{self._ledger.counting.name}.count"]
        return self._number(name)

    def _rate(self, rate: Rate) -> Fact:
        """One fact as a share of another; None while either is not exactly known, and is not stated."""
        if rate.in_full and (fact := self._in_full(rate, rate.in_full)):
            return fact
        part, whole = self.named(rate.part), self.named(rate.whole)
        titles = [fact.title.partition(".")[2] for fact in (part, whole)]
        formula = f"{titles[0]} ÷ {titles[1]} = {part.text} ÷ {whole.text}"
        records = tuple(dict.fromkeys(part.records + whole.records))
        value = share(part, whole)
        missing = ""
        if value is None:
            missing = next((fact.missing for fact in (part, whole) if fact.missing), f"{titles[1]}为零")
            if (told := self._ledger.stated(rate.name)) is not None:
                value, formula = told, "写明的率" + self._source
                records, missing = ((self._field, rate.name), *records), ""
        return self._named_fact(rate.name, rate.title)(value, "", formula, records, missing=missing)

    def _in_full(self, rate: Rate, told: InFull) -> Fact | None:
        """A rate of which a record says that it is 1; None where none does or figures say otherwise."""
        parts, wholes = self._column(rate.part).values, self._column(rate.whole).values
        flags = self._column(told.flag)
        saying = [flag is True and whole != 0 for flag, whole in zip(flags.values, wholes, strict=True)]
        if not any(saying) or any(part != whole for part, whole in zip(parts, wholes, strict=True) if whole):
            return None
        numbered = [whole is not None for whole in wholes]
        outside = [among is False for among in self._column(told.among).values]
        answered = all(map(any, zip(saying, numbered, outside, strict=True)))
        known = not self.incomplete and answered
        missing = "" if known else self.incomplete or "有的明细没有写意见采纳的情况"
        paths = flags.where([*map(any, zip(saying, numbered, strict=True))])
        value = Fraction(1) if known else None
        return self._named_fact(rate.name, rate.title)(value, "", told.formula, paths, missing=missing)


def _is_tally(ledger: Ledger, name: str) -> bool:
    return numbers(type(ledger))[name].kind not in ("figure", "amount")


def _holds(number: LedgerNumber, values: Sequence[Any]) -> list[bool | None]:
    """Of each record, whether it is one of those that a number counts; None where it does not say."""
    match number.kind:
        case "values":
            return [None if value is None else value == number.value for value in values]
        case "places":
            return [None if value is None else bool(value) for value in values]
        case _:
            return list(values)


def share(part: Fact, whole: Fact) -> Fraction | None:
    """One number as a share of another; None unless both are exactly known, and the other is not nothing."""
    numbers = [fact.value for fact in (part, whole) if isinstance(fact.value, int) and not fact.word]
    if len(numbers) < 2 or not numbers[1] or numbers[0] > numbers[1]:  # noqa: PLR2004  both
        return None
    return Fraction(numbers[0], numbers[1])
