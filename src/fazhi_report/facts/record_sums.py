"""What the records of a ledger add up to: of every number that they tell of, and how many there are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress
from typing import Any, NamedTuple

from fazhi_report.diagnostics import DataPath
from fazhi_report.facts.sums import Sum, summed, tallied
from fazhi_report.schema import Countable, Ledger, Rate, adds_up, countable, exceeds, extent, labels_of


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


class Column(NamedTuple):
    """A field of records, one after the other: what they have in it, what they count, their paths."""

    values: Sequence[Any]
    counts: Sequence[int]
    paths: tuple[DataPath, ...]

    def where(self, holds: Iterable[object]) -> tuple[DataPath, ...]:
        """The paths of the records of which something holds; it is told of each, in their order."""
        return tuple(compress(self.paths, holds))


class RecordSums:
    """The sums of one ledger, by the columns of its records."""

    def __init__(self, ledger: Ledger, field: str) -> None:
        """Take a ledger, and the field of the report that it is."""
        self._ledger = ledger
        self._field = field
        self._counted = ledger.counted
        self._columns: dict[str, Column] = {}

    def column(self, field: str) -> Column:
        """A field of the records that are counted; of all of them, where it tells which are."""
        if field not in self._columns:
            beside = self._ledger.counting.beside
            records = self._ledger.records if beside and beside.field == field else self._counted
            self._columns[field] = Column(
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
    def size(self) -> Sum:
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
        for name, number in numbers(type(self._ledger)).items():
            told = self._ledger.stated(name)
            if told is not None:
                found = self.of(name, "")
                most = found.value if found.is_exact else None
                is_above_all = not adds_up(number.kind) and exceeds(told, self._ledger.itemised)
                if is_above_all or exceeds(told, most):
                    return True
        return False

    @cached_property
    def incomplete(self) -> str:
        """Why, in Chinese, not every one is on record; "" where each is."""
        if self._ledger.total is None:
            return "" if self._ledger.records and not self._states_more else self.size.missing
        itemised = summed([record.count for record in self._counted], "数量")
        are_all = self.size.is_exact and itemised.is_exact and itemised.value == self.size.value
        if are_all or self.size.value == 0:
            return ""
        return f"明细没有列全（总数 {self._ledger.total}，明细 {self._ledger.itemised}）"

    @cached_property
    def size_paths(self) -> tuple[DataPath, ...]:
        """Where it is told how many there are."""
        stated = () if self._ledger.total is None else ((self._field, "total"),)
        return (*stated, *self._paths)

    def of(self, name: str, incomplete: str) -> Sum:
        """What the records say of a number."""
        number = numbers(type(self._ledger))[name]
        column = self.column(number.field)
        if adds_up(number.kind):
            given = column.values
            wholes = self._wholes(name)
            if 0 in column.counts or 0 in wholes:
                given = [
                    value or 0 if not count or whole == 0 else value
                    for value, count, whole in zip(given, column.counts, wholes, strict=True)
                ]
            return summed(given, number.title, incomplete)
        field = self._ledger.record_type().model_fields[number.field].title or number.field
        return tallied(column.counts, holds_of(number, column.values), field, incomplete)

    def _wholes(self, name: str) -> Sequence[Any]:
        """Of what the records tell a part, where a rate is made of it: nothing has no parts to be told."""
        whole = next((rate.whole for rate in self._ledger.counting.rates if rate.part == name), "count")
        return self.column(whole).values

    def denied(self, name: str) -> int:
        """How many the records say are none of those that a number counts."""
        number = numbers(type(self._ledger))[name]
        column, beside = self.column(number.field), self._ledger.counting.beside
        told_beside = beside.value if beside and beside.field == number.field else None
        return sum(
            count
            for count, value, holds in zip(
                column.counts, column.values, holds_of(number, column.values), strict=True
            )
            if holds is False and value != told_beside
        )

    def short_of(self, rate: Rate) -> int:
        """By how much the records say that the part of a rate is less than the whole."""
        if rate.whole == "count":
            return self.denied(rate.part)
        parts, wholes = self.column(rate.part), self.column(rate.whole).values
        return sum(map(_shortage, parts.values, wholes, parts.counts))


def _shortage(part: Any, whole: Any, count: int) -> int:  # noqa: ANN401  yes and no, or numbers
    """By how much a record says that a part is less than its whole; the schema refuses one that is more."""
    if whole is True:
        return count if part is False else 0
    are_exact = whole and part is not None and extent(part) == extent(whole) == "exact"
    return whole - part if are_exact else 0


def holds_of(number: LedgerNumber, values: Sequence[Any]) -> list[bool | None]:
    """Of each record, whether it is one of those that a number counts; None where it does not say."""
    match number.kind:
        case "values":
            return [None if value is None else value == number.value for value in values]
        case "places":
            return [None if value is None else bool(value) for value in values]
        case _:
            return list(values)
