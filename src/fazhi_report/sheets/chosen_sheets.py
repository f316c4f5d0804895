"""The sheets of a workbook by the chapters that print them, and the choice of some."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from fazhi_report import resources
from fazhi_report.schema import CHAPTERS, PARTS, Report, ledgers
from fazhi_report.sheets.annex_sheets import TITLE
from fazhi_report.sheets.reviewed_texts import REVIEWS
from fazhi_report.sheets.sheet_plan import Form, Layout, Lists, SheetTable, layout

BEGINNING, OTHERS, TEXTS, CLOSING = "基本情况", "其他台账", "正文和安排", "审签和公文要素"
"""The groups of what no chapter prints."""

BESIDES = (TITLE, REVIEWS.title)
"""What has sheets of its own and is no part of the layout."""

_ORDER = (BEGINNING, PARTS[0], *CHAPTERS, OTHERS, TEXTS, CLOSING)
_FACT = re.compile(r"\bfact\.(\w+)")


@cache
def grouped() -> Mapping[str, Layout]:
    """The sheets by group, both in their order in a workbook."""
    found: dict[str, list[Form | SheetTable | Lists]] = {group: [] for group in _ORDER}
    for sheet in layout():
        found[_group(sheet)].append(sheet)
    return {group: tuple(sheets) for group, sheets in found.items() if sheets}


def _group(sheet: Form | SheetTable | Lists) -> str:
    fields = list(Report.model_fields)
    field = _fields(sheet)[0]
    if isinstance(sheet, SheetTable) and field in ledgers():
        return _chapters().get(ledgers()[field].counting.name, OTHERS)
    if fields.index(field) > max(map(fields.index, ledgers())):
        return CLOSING if isinstance(sheet, Form) else TEXTS
    is_early = isinstance(sheet, Form) or fields.index(field) < min(map(fields.index, ledgers()))
    return BEGINNING if is_early else OTHERS


def _fields(sheet: Form | SheetTable | Lists) -> list[str]:
    """The fields of the root that a sheet holds."""
    if isinstance(sheet, SheetTable):
        return [sheet.field]
    return list(dict.fromkeys(item.path[0] for item in sheet.items))


@cache
def _chapters() -> Mapping[str, str]:
    """The first chapter that prints facts of a ledger, by the name of these."""
    templates = {PARTS[0]: "responsibility", **{name: each.template for name, each in CHAPTERS.items()}}
    found: dict[str, str] = {}
    for chapter, template in templates.items():
        for name in _FACT.findall(resources.read(f"sections/{template}.md.j2").decode()):
            found.setdefault(name, chapter)
    return found


def chosen(names: Collection[str]) -> Mapping[str, Layout]:
    """The sheets of some ledgers, forms and groups, with those rows of forms that belong to them.

    Raises:
        KeyError: there is nothing of a name.

    """
    pairs = {pair for name in names if name not in BESIDES for pair in _named(name)}
    found = {group: tuple(_kept(sheets, pairs)) for group, sheets in grouped().items()}
    return {group: sheets for group, sheets in found.items() if sheets}


def _kept(sheets: Layout, pairs: Collection[tuple[str, str]]) -> Iterator[Form | SheetTable | Lists]:
    for sheet in sheets:
        if isinstance(sheet, SheetTable):
            if (sheet.title, sheet.field) in pairs:
                yield sheet
        elif items := tuple(item for item in sheet.items if (sheet.title, item.path[0]) in pairs):
            yield replace(sheet, items=items)


def _named(name: str) -> set[tuple[str, str]]:
    """The sheets that a name stands for, each with the part of the data that is meant of it."""
    every = [(sheet, field) for sheet in layout() for field in _fields(sheet)]
    titles = {field: Report.model_fields[field].title for _, field in every}
    fields = {field for field, title in titles.items() if title == name}
    if not any(isinstance(sheet, SheetTable) and field in fields for sheet, field in every):
        group = grouped().get(name, ())
        fields |= {sheet.field for sheet in group if isinstance(sheet, SheetTable)}
        whole = {sheet.title for sheet in group} | {name}
    else:
        whole = set()
    found = {(sheet.title, field) for sheet, field in every if field in fields or sheet.title in whole}
    if not found:
        raise KeyError(name)
    return found


def names() -> tuple[str, ...]:
    """What can be chosen: groups, and sheets."""
    return (*grouped(), *(sheet.title for sheets in grouped().values() for sheet in sheets), *BESIDES)
