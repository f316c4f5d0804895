"""Figures of single records, by number or name of the record: 工作要点.1.任务, 工作要点.《要点》.任务."""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from fazhi_report.facts.fact import Fact, Value, Yuan, unit_of
from fazhi_report.schema import Ledger, Record, adds_up, countable, field_name, measure_word

_OF_RECORD = re.compile(r"(?:(\d{1,6})|《\s*(.*?)\s*》)\.(\w+)")
_CALLED = ("title", "name", "document", "draft", "theme", "topic", "matter", "item")
"""The fields that say what a record is called."""


def names_a_record(name: str) -> bool:
    """Whether the name of a fact, without that of its group, begins with a record."""
    return name[:1].isdecimal() or name.startswith("《")


def figure_of_record(ledger: Ledger, field: str, name: str, *, stated: bool) -> Fact | None:
    """The figure that a name such as 1.任务 tells of a record; None where records have no such figure.

    It is not known, and says why, where there is no such record, or the record does not tell.
    """
    match = _OF_RECORD.fullmatch(name)
    info = ledger.record_type()
    column = field_name(info, match[3]) if match else None
    if match is None or column is None or column not in dict(_figures(info)):
        return None
    title, counting = info.model_fields[column].title, ledger.counting
    unit = counting.unit if column == "count" else measure_word(info.model_fields[column])
    index, missing = _found(ledger, match)
    if index is None:
        shown = name.rpartition(".")[0]
        return Fact(f"{counting.name}.{shown}.{column}", f"{counting.title}.{shown}.{title}", None, unit,
                    stated=stated, missing=missing)  # fmt: skip
    number = getattr(ledger.records[index], column)
    value: Value = number
    if isinstance(number, Decimal):
        value = Yuan(number)
        unit = unit_of(value)
    return Fact(
        f"{counting.name}.{index + 1}.{column}",
        f"{counting.title}.{index + 1}.{title}",
        value,
        unit,
        f"第 {index + 1} 条明细写的{title}",
        ((field, "records", index),),
        stated,
        getattr(number, "word", ""),
        "" if isinstance(value, Yuan) else getattr(number, "written", ""),
        f"第 {index + 1} 条明细没有写“{title}”" if number is None else "",
    )


def figures_of_records(ledger: type[Ledger]) -> Iterator[str]:
    """What the figures of the records of a ledger are called in Chinese."""
    for name, _ in _figures(ledger.record_type()):
        yield ledger.record_type().model_fields[name].title or name


def _figures(record: type[Record]) -> Iterator[tuple[str, Any]]:
    yield "count", None
    for name, kind in countable(record):
        if adds_up(kind):
            yield name, kind


def _found(ledger: Ledger, match: re.Match[str]) -> tuple[int | None, str]:
    """Which record is meant, or why there is none."""
    title, size = ledger.counting.title, len(ledger.records)
    if match[1]:
        index = int(match[1]) - 1
        if 0 <= index < size:
            return index, ""
        return None, f"“{title}”有 {size} 条明细，没有第 {match[1]} 条"
    names = [record_name(record) for record in ledger.records]
    called = _comparable(match[2])
    found = [index for index, name in enumerate(names) if name == called]
    if len(found) == 1:
        return found[0], ""
    if found:
        by_number = f"用第几条来写，如“{title}.{found[0] + 1}”"
        return None, f"“{title}”里有 {len(found)} 条明细叫《{match[2]}》，{by_number}"
    close = get_close_matches(called, filter(None, names), 1, 0.5)
    guess = f"，是否想写《{close[0]}》" if close else ""
    return None, f"“{title}”里没有叫《{match[2]}》的明细{guess}"


def record_name(record: Record) -> str:
    """What a record is called, as within 《》; "" where it is not."""
    named = (getattr(record, field, None) for field in _CALLED)
    return _comparable(next((name for name in named if isinstance(name, str)), ""))


def _comparable(name: str) -> str:
    return name.replace("《", "〈").replace("》", "〉")
