"""What a ledger states, and the same ledger without it or with another number: what a trial changes."""

from collections.abc import Iterator
from typing import Any

from fazhi_report.diagnostics import DataPath
from fazhi_report.schema import Ledger, Record, adds_up, countable


def stated(field: str, ledger: Ledger) -> Iterator[tuple[str, DataPath]]:
    """The figures, amounts and yes of a ledger by the names of their facts, each with its first place."""
    if ledger.total:
        yield "count", (field, "total")
    for index, record in enumerate(ledger.records):
        if record.count > 1 and not ledger.total:
            yield "count", (field, "records", index, "count")
            break
    for name in ledger.totals():
        if ledger.stated(name):
            yield name, (field, name)
    for name, kind in countable(ledger.record_type()):
        if (kind == "flag" or adds_up(kind)) and not ledger.stated(name):
            first = next(
                (index for index, record in enumerate(ledger.records) if getattr(record, name)), None
            )
            if first is not None:
                yield name, (field, "records", first, name)


def without(ledger: Ledger, name: str) -> Ledger:
    """A ledger that does not state something."""
    if name == "count":
        records = tuple(record.model_copy(update={"count": 1}) for record in ledger.records)
        return ledger.model_copy(update={"total": None, "records": records})
    changed: dict[str, Any] = {name: None} if ledger.stated(name) is not None else {}
    if name in ledger.record_type().model_fields:
        changed["records"] = tuple(_unstated(record, name) for record in ledger.records)
    return ledger.model_copy(update=changed)


def with_another(ledger: Ledger, name: str, path: DataPath) -> Ledger:
    """A ledger that states another number: a text that is the same tells at most that there was some."""
    if len(path) == OF_A_TOTAL:
        total = str(path[1])
        return ledger.model_copy(update={total: _another(getattr(ledger, total))})
    told = (getattr(record, name) for record in ledger.records)
    found = [number if number is None or number == 1 or not number else _another(number) for number in told]
    return ledger.model_copy(
        update={
            "records": tuple(
                record.model_copy(update={name: number})
                for record, number in zip(ledger.records, found, strict=True)
            )
        }
    )


OF_A_TOTAL = 2
"""How long the path of a total is: the ledger, its name."""


def _another(number: Any) -> Any:  # noqa: ANN401  a count, an amount or a rate
    """Another number of the same kind, as exact as the first."""
    made = type(number)(number * 2 + 3)
    if word := getattr(number, "word", ""):
        made.word, made.written = word, str(made)
    return made


def _unstated(record: Record, name: str) -> Record:
    return record.model_copy(update={name: None})


def is_flag(ledger: type[Ledger], name: str) -> bool:
    """Whether a field of the records says 是 or 否."""
    return dict(countable(ledger.record_type())).get(name) == "flag"
