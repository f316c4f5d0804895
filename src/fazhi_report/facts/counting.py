"""How a ledger is counted: its facts follow from the fields of its records and the totals that it states."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, partial

from fazhi_report.facts.fact import Fact, Value, Yuan, by_name, unit_of
from fazhi_report.facts.record_sums import RecordSums, holds_of, numbers
from fazhi_report.facts.sums import summed, tallied
from fazhi_report.schema import (
    Countable,
    Enumerated,
    InFull,
    Ledger,
    Rate,
    Registered,
    adds_up,
    claims,
    countable,
    declared,
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


class Counter:
    """Makes the facts of one ledger: it knows where the records are and what they are called."""

    def __init__(self, ledger: Ledger, field: str, *, stated: bool) -> None:
        self._ledger = ledger
        self._field = field
        self._stated = stated
        self.sums = RecordSums(ledger, field)
        self._parts: dict[int, dict[str, Fact]] = {}
        self._made_numbers: dict[str, Fact] = {}

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
        values = self.sums.column(field).values
        match kind:
            case "flag":
                claim = claims(info, flag=True)
                yield self._every(f"all_{field}", claim.every, values, told=self._is_all(field))
                none = [value is False for value in values]
                yield self._every(f"none_{field}", claim.none, none, told=self._is_none(field))
            case "figure":
                nothing = [value == 0 for value in values]
                yield self._every(
                    f"no_{field}", claims(info, flag=False).none, nothing, told=self._is_none(field)
                )
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

    def _claim(self, name: str, title: str, formula: str, *, holds: object) -> Fact:
        return self._named_fact(name, title)(bool(holds), "", formula, self.sums.size_paths)

    def _sizes(self) -> Iterator[Fact]:
        counting, size = self._ledger.counting, self.sums.size
        formula = "明细逐条相加"
        if self._ledger.total is not None:
            formula = f"写明的总数（明细 {self._ledger.itemised}）{self._source}"
        made = self._named_fact("count", counting.size)
        yield made(size.value, counting.unit, formula, self.sums.size_paths, **size.told)
        is_said = self._ledger.total is not None or bool(self._ledger.counted)
        is_none = is_said and size.is_exact and size.value == 0
        yield self._claim("none", "没有", "写明了没有", holds=is_none)
        yield self._claim("itemised", "明细列全", "明细逐条相加就是总数", holds=not self.sums.incomplete)

    @property
    def _source(self) -> str:
        return f"（来源：{self._ledger.source}）" if self._ledger.source else ""

    def _number(self, name: str) -> Fact:
        if name not in self._made_numbers:
            self._made_numbers[name] = self._counted_number(name)
        return self._made_numbers[name]

    def _counted_number(self, name: str) -> Fact:
        """A number of the records, or what the ledger states of it."""
        number = numbers(type(self._ledger))[name]
        column = self.sums.column(number.field)
        found = self.sums.of(name, self.sums.incomplete)
        if adds_up(number.kind):
            unit = measure_word(self._ledger.record_type().model_fields[number.field])
            paths = column.where([value is not None for value in column.values])
            formula = f"明细里的{number.title}相加"
        else:
            unit = self._ledger.counting.unit
            paths = column.where(holds_of(number, column.values))
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

    def _every(self, name: str, title: str, holds: Iterable[object], *, told: bool = False) -> Fact:
        """A claim about all: there is at least one, and it holds of each, by the records or as `told`."""
        recorded = bool(self.sums.size.value) and not self.sums.incomplete and all(holds)
        formula = "全部列入明细，而且条条符合" if recorded or not told else "写明的全年总数"
        return self._claim(name, title, formula, holds=recorded or told)

    def _is_all(self, name: str) -> bool:
        """Whether the ledger states of all that there are that something holds of them."""
        told, size = self._ledger.stated(name), self.sums.size
        return bool(told) and extent(told) == "exact" and size.is_exact and told == size.value

    def _is_none(self, name: str) -> bool:
        """Whether the ledger states that there is nothing of it, among some."""
        return self._ledger.stated(name) == 0 and bool(self._ledger.has_happened)

    def _texts(self, field: str, names: Enumerated) -> Fact:
        """What the records have in a field, one after the other."""
        column = self.sums.column(field)
        formula = f"明细里的{names.title}依次列出"
        return self._named_fact(names.name, names.title)("、".join(column.values), "", formula, column.paths)

    def _tallies(self, field: str, title: str) -> Iterator[Fact]:
        """How many there are of each text that records have in a field."""
        counting, column = self._ledger.counting, self.sums.column(field)
        for text in dict.fromkeys(value for value in column.values if value is not None):
            holds = [None if value is None else value == text for value in column.values]
            found = tallied(column.counts, holds, title, self.sums.incomplete)
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
        parts, wholes = self.sums.column(rate.part).values, self.sums.column(rate.whole).values
        flags = self.sums.column(told.flag)
        saying = [flag is True and whole != 0 for flag, whole in zip(flags.values, wholes, strict=True)]
        if not any(saying) or any(part != whole for part, whole in zip(parts, wholes, strict=True) if whole):
            return None
        numbered = [whole is not None for whole in wholes]
        outside = [among is False for among in self.sums.column(told.among).values]
        answered = all(map(any, zip(saying, numbered, outside, strict=True)))
        known = not self.sums.incomplete and answered
        missing = "" if known else self.sums.incomplete or "有的明细没有写意见采纳的情况"
        paths = flags.where([*map(any, zip(saying, numbered, strict=True))])
        value = Fraction(1) if known else None
        return self._named_fact(rate.name, rate.title)(value, "", told.formula, paths, missing=missing)


def share(part: Fact, whole: Fact) -> Fraction | None:
    """One number as a share of another; None unless both are exactly known, and the other is not nothing."""
    some, every = part.exact, whole.exact
    return None if some is None or not every or some > every else Fraction(some, every)
