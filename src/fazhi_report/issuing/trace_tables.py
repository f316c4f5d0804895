"""Facts as a table for people, programs and spreadsheets."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from fazhi_report.issuing.tracing import Traced
from fazhi_report.notation import BYTE_ORDER_MARK, csv_table

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
    return json.dumps({"version": 1, "facts": _facts(rows)}, ensure_ascii=False, indent=2) + "\n"


def _facts(rows: Sequence[Traced]) -> list[dict[str, object]]:
    return [
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


def as_csv(rows: Sequence[Traced]) -> str:
    """A table for Excel and WPS."""
    return csv_table((_COLUMNS, *map(_cells, rows)))


def _cells(row: Traced) -> tuple[str, ...]:
    fact = row.fact
    told = (fact.title, fact.name, fact.text, fact.unit, fact.formula)
    return (*told, *map("\n".join, (row.sentences, row.records)))


TRACE_TABLES: Mapping[str, Callable[[Sequence[Traced]], str]] = {"text": text, "json": as_json, "csv": as_csv}
"""The forms in which the facts of a report are told."""


class ManyReports(NamedTuple):
    """A form in which those of many are: what stands before, between and behind them; one of them.

    One is made of the name of its file, its office and its facts.
    """

    opening: str
    one: Callable[[str, str, Sequence[Traced]], str]
    between: str
    closing: str


def _text_of(file: str, office: str, rows: Sequence[Traced]) -> str:
    return f"{file}（{office}）\n{text(rows)}"


def _json_of(file: str, office: str, rows: Sequence[Traced]) -> str:
    return json.dumps({"file": file, "office": office, "facts": _facts(rows)}, ensure_ascii=False, indent=2)


def _csv_of(file: str, office: str, rows: Sequence[Traced]) -> str:
    return _unmarked((file, office, *_cells(row)) for row in rows)


def _unmarked(rows: Iterable[Iterable[str]]) -> str:
    return csv_table(rows).removeprefix(BYTE_ORDER_MARK)


MANY_TRACE_TABLES: Mapping[str, ManyReports] = {
    "text": ManyReports("", _text_of, "\n", ""),
    "json": ManyReports('{"version": 1, "files": [\n', _json_of, ",\n", "\n]}\n"),
    "csv": ManyReports(csv_table([("文件", "机关", *_COLUMNS)]), _csv_of, "", ""),
}
"""The forms of `TRACE_TABLES` for the facts of many reports, which are told one after the other."""
