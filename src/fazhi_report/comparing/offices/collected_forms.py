"""What many offices have handed in, as text for a terminal, as CSV and as JSON."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fazhi_report.comparing.offices.collected import Collected, OfficeRow, OfficeSum
from fazhi_report.comparing.offices.returned import OfficeFigure, Return
from fazhi_report.facts import Yuan, amount, unit_of
from fazhi_report.notation import chinese_day, csv_table, plain_table

STANDING_HEAD = ("单位", "情况", "成文日期", "错误", "警告", "文件", "说明")
SUMS_HEAD = ("项目", "合计", "写明的单位")


def text(found: Collected) -> str:
    """Tables for a terminal: how offices stand, the sums, what is to be asked."""
    parts = [
        f"{found.year or '不知道哪一'}年：{summary(found)}",
        "",
        *plain_table(STANDING_HEAD, map(standing_cells, found.rows)),
    ]
    if found.sums:
        parts += ["", *plain_table(SUMS_HEAD, map(sum_cells, found.sums))]
    if found.questions:
        parts += ["", "要问的："]
        parts += [f"  {each.office}：{each.text}" for each in found.questions]
    return "".join(f"{line}\n" for line in parts)


def as_csv(found: Collected) -> str:
    """A table of the offices' figures side by side, a row for each office, and the sums below."""
    head = (*STANDING_HEAD, *(_headed(each.figure) for each in found.sums))
    return csv_table((head, *figure_rows(found)))


def as_json(found: Collected) -> str:
    """An object with everything, for programs."""
    return json.dumps(_plain(found), ensure_ascii=False, indent=2) + "\n"


FORMS: Mapping[str, Callable[[Collected], str]] = MappingProxyType(
    {"text": text, "csv": as_csv, "json": as_json}
)
"""The forms that are text, by the name to ask for them."""


def summary(found: Collected) -> str:
    """How many offices stand how, in words."""
    standings = [row.standing for row in found.rows]
    parts = [f"{standings.count(each)} 个{each}" for each in dict.fromkeys(standings)]
    return "，".join(parts) or "没有单位"


def standing_cells(row: OfficeRow) -> tuple[str, ...]:
    """The cells of an office under `STANDING_HEAD`."""
    return (
        row.office,
        row.standing,
        "、".join(chinese_day(each.issued_on) for each in row.returns if each.issued_on),
        str(sum(each.errors for each in row.returns)) if row.returns else "",
        str(sum(each.warnings for each in row.returns)) if row.returns else "",
        "、".join(each.file for each in row.returns),
        "；".join(row.remarks),
    )


def sum_cells(each: OfficeSum) -> tuple[str, ...]:
    """The cells of a sum under `SUMS_HEAD`."""
    return each.figure.title, sum_text(each), f"{each.known}/{each.of}"


def sum_text(each: OfficeSum) -> str:
    """A sum with its unit: 123件, 至少123件; — of shares, 未知 where nobody's is known."""
    if each.figure.is_share:
        return "—"
    if each.value is None:
        return "未知"
    if each.figure.is_amount:
        yuan = Yuan(each.value.numerator) / each.value.denominator
        told = f"{amount(Yuan(yuan))}{unit_of(yuan)}"
    else:
        told = f"{_number(each)}{each.figure.unit}"
    return told if each.exact else f"至少{told}"


def _number(each: OfficeSum) -> str:
    assert each.value is not None, "a sum that is known"  # noqa: S101  as looked up
    return str(each.value) if each.value.denominator == 1 else f"{float(each.value):.4f}".rstrip("0")


def figure_rows(found: Collected) -> list[tuple[str, ...]]:
    """A row for each office, its figures behind how it stands; then the sums, and how many tell them."""
    blank = ("",) * (len(STANDING_HEAD) - 1)
    rows = [(*standing_cells(row), *_figures(row.counted, found.sums)) for row in found.rows]
    rows.append(("合计", *blank, *map(sum_text, found.sums)))
    rows.append(("写明的单位", *blank, *(f"{each.known}/{each.of}" for each in found.sums)))
    return rows


def _figures(counted_one: Return | None, sums: Sequence[OfficeSum]) -> list[str]:
    own = {each.name: each for each in counted_one.figures} if counted_one else {}
    return [_cell(own.get(each.figure.name)) for each in sums]


def _cell(figure: OfficeFigure | None) -> str:
    return "" if figure is None else "未知" if figure.value is None else figure.text


def _headed(figure: OfficeFigure) -> str:
    return figure.title


def _plain(found: Collected) -> dict[str, Any]:
    return {
        "version": 1,
        "year": found.year,
        "offices": [
            {
                "office": row.office,
                "standing": row.standing,
                "remarks": list(row.remarks),
                "returns": [_return(each) for each in row.returns],
            }
            for row in found.rows
        ],
        "sums": [
            {
                "name": each.figure.name,
                "title": each.figure.title,
                "unit": each.figure.unit,
                "value": None if each.value is None else _number(each),
                "exact": each.exact,
                "known": each.known,
                "of": each.of,
            }
            for each in found.sums
        ],
        "questions": [each._asdict() for each in found.questions],
    }


def _return(each: Return) -> dict[str, Any]:
    return {
        "file": each.file,
        "year": each.year,
        "issued_on": each.issued_on and each.issued_on.isoformat(),
        "errors": each.errors,
        "warnings": each.warnings,
        "figures": {figure.name: None if figure.value is None else figure.text for figure in each.figures},
    }
