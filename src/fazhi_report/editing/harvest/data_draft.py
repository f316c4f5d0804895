"""What a report says of its office, of what stands around it and of its totals → a data file that fits."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from fazhi_report.diagnostics import DataPlace, Finding, Severity
from fazhi_report.document import DocumentAnnex, Table
from fazhi_report.editing.harvest.settling import Stated
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.loading import load
from fazhi_report.schema import SCHEMA_FILES, Report, field_name, ledgers, model_at
from fazhi_report.source import pair

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_SOURCE = "来源"


def day_of(text: str) -> date | None:
    """The day of a date as 7.3.5.4 has it; None of any other."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def annex_data(annex: DocumentAnnex) -> dict[str, Any]:
    """An annex as a data file has it: its texts, then its tables."""
    made: dict[str, Any] = {"标题": annex.title}
    texts = [part.text for part in annex.content if not isinstance(part, Table)]
    tables = [
        {
            **({"表题": part.caption} if part.caption else {}),
            "列": list(part.columns),
            "行": [list(row) for row in part.rows],
        }
        for part in annex.content
        if isinstance(part, Table)
    ]
    if texts:
        made["内容"] = "\n\n".join(texts)
    if tables:
        made["表格"] = tables
    return made


# The file --------------------------------------------------------------------------------------------------


def ledgers_of(totals: Mapping[Target, Stated], source: str) -> dict[str, dict[str, Any]]:
    """The ledgers with their totals, in the order of the schema; `source` says where these come from."""
    found: dict[str, dict[str, Any]] = {}
    for field, ledger in ledgers().items():
        names = ("total", *ledger.totals())
        told = {
            Target(field, name).key: totals[Target(field, name)]
            for name in names
            if Target(field, name) in totals
        }
        if told:
            found[str(Report.model_fields[field].title)] = {**told, _SOURCE: source}
    return found


def data_text(data: Mapping[str, Any], head: str) -> str:
    """A data file: some lines about it, then its parts in their order, a blank line around long ones."""
    order = [str(field.title) for field in Report.model_fields.values()]
    parts = [pair(name, _written(data[name]), 0) for name in order if name in data]
    gaps = ("\n\n" if "\n" in above + below else "\n" for above, below in pairwise(parts))
    text = "".join(part + gap for part, gap in zip(parts, (*gaps, "\n"), strict=True))
    return f"# yaml-language-server: $schema=../{SCHEMA_FILES['zh']}\n{head}\n{text}"


def _written(value: Any) -> Any:  # noqa: ANN401  plain data
    """Plain data as YAML is written: amounts with fractions of a yuan as such."""
    match value:
        case dict():
            return {key: _written(each) for key, each in value.items()}
        case list():
            return [_written(each) for each in value]
        case bool() | int() | str() | None:
            return value
        case _:
            return float(value)


def fits(year: int, organization: Mapping[str, Any]) -> bool:
    """Whether a data file can hold an organisation."""
    data = data_text({"格式版本": 2, "年度": year, "机构": organization}, "")
    return not any(each.severity is Severity.ERROR for each in load(data.encode(), "").findings)


def fitting(
    data: dict[str, Any],
    totals: dict[Target, Stated],
    write: Callable[[dict[str, Any], dict[Target, Stated]], bytes],
) -> tuple[dict[str, Any], dict[Target, Stated], list[Finding]]:
    """Data and totals of which a file can be made without errors, and why the others can not stand in it."""
    refused: list[Finding] = []
    while found := _first_error(write(data, totals)):  # less is left each time
        refused.append(found)
        path = found.place.path if isinstance(found.place, DataPlace) else ()
        if not _without(data, totals, path):
            break
    return data, totals, refused


def _first_error(file: bytes) -> Finding | None:
    return next((each for each in load(file, "").findings if each.severity is Severity.ERROR), None)


def _without(data: dict[str, Any], totals: dict[Target, Stated], path: tuple[str | int, ...]) -> bool:
    """Take out what a fault is about; False where nothing can be."""
    steps = [str(step) for step in path]
    field = field_name(Report, steps[0]) if steps else None
    if field is None:
        return False
    if field in ledgers():
        named = [
            target
            for target in totals
            if target.ledger == field and len(steps) > 1 and steps[1] in (target.name, target.key)
        ]
        gone = named or [target for target in totals if target.ledger == field]
        for target in gone:
            del totals[target]
        return bool(gone)
    title = str(Report.model_fields[field].title)
    part = data.get(title)
    if part is None or title in ("年度", "文稿"):
        return False
    inner = _name_in(part, steps)
    if title == "机构" or (isinstance(part, dict) and inner and len(part) > 1):
        if inner in (None, "全称", "简称", "党组织", "地区"):
            return False
        data[title] = {name: each for name, each in part.items() if name != inner}  # the caller keeps its own
    else:
        del data[title]
    return True


def _name_in(part: object, steps: list[str]) -> str | None:
    """The key of a part of the data that a path leads to, as it is written there."""
    model = model_at(Report, tuple(steps[:1]))
    if not isinstance(part, dict) or len(steps) == 1 or model is None:
        return None
    return next((name for name in part if steps[1] in (name, field_name(model, name))), None)
