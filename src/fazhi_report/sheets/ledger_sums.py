"""What every ledger has before and after an import: how many records, and what their numbers add up to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from fazhi_report.notation import approximation_in
from fazhi_report.sheets.sheet_plan import Kind, Lists, SheetTable, layout
from fazhi_report.sheets.written_data import records_of, told, written_item

_NUMBERS = (Kind.WHOLE, Kind.NUMBER)
_COUNT = "数量"


class Sums(NamedTuple):
    """How many records a list has, and the sums of their numbers by title; None of what none states."""

    records: int
    totals: Mapping[str, Decimal | None]


def summed(data: dict[str, Any]) -> Iterator[tuple[str, Sums]]:
    """Every list of the data in the order of the sheets, by title."""
    for sheet in layout():
        match sheet:
            case SheetTable():
                records = records_of(data, sheet)
                yield sheet.title, Sums(len(records), _totals(sheet, records))
            case Lists():
                for item in sheet.items:
                    held = written_item(data, item.path)
                    yield item.title, Sums(len(held) if isinstance(held, list) else 0, {})


def compared(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every list that holds something, by title, with what it has: before and after where that changed."""
    for (title, before), (_, after) in zip(summed(old), summed(new), strict=True):
        if before.records or after.records:
            yield title, _said(before, after)


def _said(before: Sums, after: Sums) -> str:
    names = [name for name in after.totals if {before.totals[name], after.totals[name]} != {None}]
    if all(sums.totals.get(_COUNT) == sums.records for sums in (before, after) if sums.records):
        names = [name for name in names if name != _COUNT]
    count = f"原 {before.records} 条，现 {after.records} 条" if before != after else f"{before.records} 条"
    return "；".join([count, *(_moved(name, before, after) for name in names)])


def _moved(name: str, before: Sums, after: Sums) -> str:
    old, new = ((sums.totals[name] or Decimal(0)).normalize() for sums in (before, after))
    return f"{name} {old:,f} → {new:,f}" if old != new else f"{name} {new:,f}"


def _totals(table: SheetTable, records: list[Any]) -> Mapping[str, Decimal | None]:
    totals: dict[str, Decimal | None] = {}
    for item in table.items:
        if item.kind not in _NUMBERS or not table.is_ledger:
            continue
        default = Decimal(1) if item.title == _COUNT else None
        found = [number for each in records if (number := _number(told(each, item), default)) is not None]
        totals[item.title] = sum(found, Decimal(0)) if found else None
    return totals


def _number(written: object, default: Decimal | None) -> Decimal | None:
    if written is None:
        return default
    if isinstance(written, int | float) and not isinstance(written, bool):
        return Decimal(str(written))
    about = approximation_in(written) if isinstance(written, str) else None
    return about[0] if about else None
