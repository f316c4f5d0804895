"""How a ledger is counted: its facts follow from the fields of its records."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from fazhi_report.diagnostics import DataPath
from fazhi_report.facts.fact import Fact, Value, Yuan
from fazhi_report.schema.fields import Labels, Ledger, Rate, Record, measure_word, models_in


class Counter:
    """Makes the facts of one ledger: it knows where the records are and what they are called."""

    def __init__(self, ledger: Ledger[Any], field: str, *, stated: bool) -> None:
        self._ledger = ledger
        self._field = field
        self._stated = stated
        self._made: dict[str, Fact] = {}

    def facts(self) -> Iterator[Fact]:
        """Every fact of the ledger."""
        size = self._size()
        self._add(
            size,
            self.fact("none", "没有", self._ledger.total == 0, "", "写明了总数为零", size.records),
        )
        for name, kind in _countable_fields(type(self._ledger)):
            self._add(*kind(self, name))
        for rate in self._ledger.counting.rates:
            self._add(self._rate(rate))
        self._add(*_FURTHER.get(self._field, lambda _: ())(self))
        return iter(self._made.values())

    def _add(self, *facts: Fact) -> None:
        self._made |= {fact.name.partition(".")[2]: fact for fact in facts}

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

    @property
    def records(self) -> tuple[Any, ...]:
        """The records of the ledger."""
        return self._ledger.records

    @property
    def ledger(self) -> Ledger[Any]:
        """The ledger."""
        return self._ledger

    def where(self, test: Callable[[Any], object]) -> tuple[DataPath, ...]:
        """The paths of the records that pass a test."""
        return tuple(
            (self._field, "records", index) for index, record in enumerate(self.records) if test(record)
        )

    def _size(self) -> Fact:
        paths = self.where(lambda _: True)
        ledger, counting = self._ledger, self._ledger.counting
        if ledger.total is None:
            return self.fact("count", counting.size, ledger.size, counting.unit, "明细逐条相加", paths)
        formula = f"写明的总数（明细 {ledger.itemised}）"
        return self.fact(
            "count", counting.size, ledger.size, counting.unit, formula, ((self._field, "total"), *paths)
        )

    def tally(self, name: str, title: str, test: Callable[[Any], object]) -> Fact:
        """How many the records that pass a test stand for."""
        number = sum(record.count for record in self.records if test(record))
        unit = self._ledger.counting.unit
        return self.fact(name, title, number, unit, "符合条件的明细相加", self.where(test))

    def every(self, name: str, title: str, test: Callable[[Any], object]) -> Fact:
        """A claim about all: every one is on record, there is at least one, and all pass the test."""
        ledger = self._ledger
        holds = ledger.complete and ledger.size > 0 and all(test(record) for record in self.records)
        return self.fact(
            name, title, bool(holds), "", "全部列入明细，而且条条符合", self.where(lambda _: True)
        )

    def _rate(self, rate: Rate) -> Fact:
        """One fact as a share of another; None while either is not known of every record."""
        part, whole = self._made[rate.part], self._made[rate.whole]
        value = None
        if isinstance(part.value, int) and isinstance(whole.value, int) and whole.value:
            known = self._ledger.complete and self._told(rate.part) and self._told(rate.whole)
            value = Fraction(part.value, whole.value) if known else None
        titles = [fact.title.partition(".")[2] for fact in (part, whole)]
        formula = f"{titles[0]} ÷ {titles[1]} = {part.text} ÷ {whole.text}"
        return self.fact(
            rate.name, rate.title, value, "", formula, tuple(dict.fromkeys(part.records + whole.records))
        )

    def _told(self, name: str) -> bool:
        """Whether every record tells this field."""
        return all(getattr(record, name, True) is not None for record in self.records)


def _values(counter: Counter, name: str) -> Iterator[Fact]:
    """How many have each value of a closed list."""
    field = _record_of(type(counter.ledger)).model_fields[name]
    labels = next(item for item in field.metadata if isinstance(item, Labels))
    for value, label in zip(_choices(field.annotation), labels.names, strict=True):
        yield counter.tally(label, value, lambda record, value=value: getattr(record, name) == value)  # type: ignore[misc]


def _flags(counter: Counter, name: str) -> Iterator[Fact]:
    """How many are 是, and whether all or none of them are."""
    title = _record_of(type(counter.ledger)).model_fields[name].title or name
    yield counter.tally(name, title, lambda record: getattr(record, name))
    yield counter.every(f"all_{name}", f"均{title}", lambda record: getattr(record, name))
    yield counter.every(f"none_{name}", f"均未{title}", lambda record: getattr(record, name) is False)


def _figures(counter: Counter, name: str) -> Iterator[Fact]:
    """What a figure adds up to, known when every record gives it, and whether it is nothing throughout."""
    field = _record_of(type(counter.ledger)).model_fields[name]
    title, unit = field.title or name, measure_word(field)
    given = [figure for record in counter.records if (figure := getattr(record, name)) is not None]
    told = bool(given) and counter.ledger.complete and len(given) == len(counter.records)
    paths = counter.where(lambda record: getattr(record, name) is not None)
    yield counter.fact(name, title, sum(given) if told else None, unit, f"明细里的{title}相加", paths)
    yield counter.every(f"no_{name}", f"无{title}", lambda record: getattr(record, name) == 0)


def _amounts(counter: Counter, name: str) -> Iterator[Fact]:
    """What amounts add up to, known when every record gives one or may have none."""
    field = _record_of(type(counter.ledger)).model_fields[name]
    title = field.title or name
    given = [amount for record in counter.records if (amount := getattr(record, name)) is not None]
    paths = counter.where(lambda record: getattr(record, name) is not None)
    told = len(given) == len(counter.records) or name in counter.ledger.counting.optional
    value = Yuan(sum(given)) if given and told and counter.ledger.complete else None
    yield counter.fact(name, title, value, measure_word(field), f"明细里的{title}相加，折合万元", paths)


_Kind: TypeAlias = Callable[[Counter, str], Iterator[Fact]]
_KINDS: dict[object, _Kind] = {bool: _flags, int: _figures, Decimal: _amounts}


def _countable_fields(ledger: type[Ledger[Any]]) -> Iterator[tuple[str, _Kind]]:
    """The fields of a ledger's records that are counted, with how."""
    for name, field in _record_of(ledger).model_fields.items():
        if name == "count":
            continue
        types = {
            get_args(part)[0] if get_origin(part) is Annotated else part for part in _parts(field.annotation)
        }
        if any(isinstance(item, Labels) for item in field.metadata):
            yield name, _values
        elif kind := next((_KINDS[part] for part in types if part in _KINDS), None):
            yield name, kind


def _parts(annotation: object) -> tuple[object, ...]:
    """The members of a union, or a type by itself."""
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def _record_of(ledger: type[Ledger[Any]]) -> type[Record]:
    (record,) = models_in(ledger.model_fields["records"].annotation)
    return record  # type: ignore[return-value]  # a ledger holds records


def _choices(annotation: object) -> tuple[str, ...]:
    """The values of a Literal, inside a union or not."""
    return next(get_args(part) for part in _parts(annotation) if get_origin(part) is Literal)


# Facts that no field tells ---------------------------------------------------------------------------------


def _adoption_rate(counter: Counter) -> Iterator[Fact]:
    """Records may say that all opinions were adopted without saying how many there were."""
    stated = counter.where(lambda record: record.all_opinions_adopted)
    numbered = counter.where(lambda record: record.opinions_given is not None)
    adopted_all = all(
        record.opinions_adopted == record.opinions_given
        for record in counter.records
        if record.opinions_given
    )
    reviewed = counter.where(lambda record: record.legality_reviewed)
    if stated and adopted_all:
        known = counter.ledger.complete and set(reviewed) <= {*stated, *numbered}
        value = Fraction(1) if known else None
        yield counter.fact(
            "adoption_rate", "意见采纳率", value, "", "经审核的文件意见全部采纳", stated + numbered
        )


def _names(counter: Counter) -> Iterator[Fact]:
    names = "、".join(record.name for record in counter.records)
    yield counter.fact("names", "名称", names, "", "明细里的名称依次列出", counter.where(lambda _: True))


def _registered(counter: Counter) -> Iterator[Fact]:
    levels = {record.registered_in for record in counter.records}
    yield counter.tally("registered", "已录入权力事项库", lambda record: record.registered_in)
    yield counter.every(
        "all_registered", "统一录入权力事项库", lambda record: record.registered_in and len(levels) == 1
    )


_FURTHER: dict[str, Callable[[Counter], Iterator[Fact]]] = {
    "normative_documents": _adoption_rate,
    "mechanisms": _names,
    "enforcement_items": _registered,
}
