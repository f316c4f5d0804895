"""Facts as a table for people, programs and spreadsheets."""

import json
from collections.abc import Callable, Mapping, Sequence

from fazhi_report.issuing.tracing import Traced
from fazhi_report.notation import csv_table

_COLUMNS = ("名称", "英文名", "数值", "单位", "算法", "句子", "记录")


def text(rows: Sequence[Traced]) -> str:
    """A paragraph for every fact."""
    return "".join(_paragraph(row) for row in rows)


def _paragraph(row: Traced) -> str:
    fact = row.fact
    lines = [f"{fact.title}（{fact.name}） {fact.phrase}"]
    if fact.formula:
        lines.append(f"  算法：{fact.formula}")
    lines += [f"  句子：{sentence}" for sentence in row.sentences]
    if row.records:
        lines.append(f"  记录：{'、'.join(row.records)}")
    return "\n".join(lines) + "\n"


def as_json(rows: Sequence[Traced]) -> str:
    """An object with every fact, for programs."""
    facts = [
        {
            "name": row.fact.name,
            "title": row.fact.title,
            "value": row.fact.text,
            "unit": row.fact.unit,
            "formula": row.fact.formula,
            "sentences": row.sentences,
            "records": row.records,
        }
        for row in rows
    ]
    return json.dumps({"version": 1, "facts": facts}, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Traced]) -> str:
    """A table for Excel and WPS."""
    return csv_table((_COLUMNS, *map(_cells, rows)))


def _cells(row: Traced) -> tuple[str, ...]:
    fact = row.fact
    told = (fact.title, fact.name, fact.text, fact.unit, fact.formula)
    return (*told, *map("\n".join, (row.sentences, row.records)))


TRACE_TABLES: Mapping[str, Callable[[Sequence[Traced]], str]] = {"text": text, "json": as_json, "csv": as_csv}
