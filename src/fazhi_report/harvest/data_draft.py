"""What a report says of its office, of what stands around it and of its totals → a data file that fits."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.document import DocumentAnnex, Table
from fazhi_report.harvest.settling import Stated
from fazhi_report.harvest.trade_table import Target
from fazhi_report.loading import load
from fazhi_report.schema import SCHEMA_FILES, Report, field_name, ledgers
from fazhi_report.source import pair

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_SOURCE = "来源"
_AROUND = frozenset(("依据", "篇章", "成文日期", "公文要素", "附件"))
"""What a report can do without: it stays text."""


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
    """A data file: some lines about it, then its parts, in the order of the schema."""
    order = [str(field.title) for field in Report.model_fields.values()]
    parts = (pair(name, _written(data[name]), 0) for name in order if name in data)
    return f"# yaml-language-server: $schema=../{SCHEMA_FILES['zh']}\n{head}\n" + "\n".join(parts) + "\n"


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
    data: Mapping[str, Any],
    totals: Mapping[Target, Stated],
    write: Callable[[Mapping[str, Any], Mapping[Target, Stated]], bytes],
) -> tuple[dict[str, Any], dict[Target, Stated], str]:
    """Data and totals of which a file can be made without errors, and why the last left out can't."""
    kept, told, refused = dict(data), dict(totals), ""
    while True:
        loaded = load(write(kept, told), "")
        found = next((each for each in loaded.findings if each.severity is Severity.ERROR), None)
        if found is None:
            return kept, told, refused
        refused = found.message
        path = found.place.path if isinstance(found.place, DataPlace) else ()
        if not _without(kept, told, tuple(map(str, path))):
            return kept, told, refused


def _without(data: dict[str, Any], totals: dict[Target, Stated], path: tuple[str, ...]) -> bool:
    """Take out what a fault is about; False where nothing can be."""
    title, inner = (*path, "", "")[:2]
    field = field_name(Report, title)
    of_it = [target for target in totals if target.ledger == field]
    for target in [each for each in of_it if inner in (each.name, each.key)] or of_it:
        del totals[target]
    part = data.pop(title, None) if title in _AROUND else None
    if isinstance(part, dict) and len(part) > 1:
        data[title] = {name: value for name, value in part.items() if name != inner}
    return bool(of_it) or part is not None
