"""An annex ↔ a sheet of its own: a row for each part, which the first cell names; beside it what it says.

Only tables of annexes are of any form, so that no headings could stand for their columns.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from fazhi_report.diagnostics import DataPath
from fazhi_report.schema import Annex, AnnexSection, AnnexTable, Language, Model, key_in
from fazhi_report.sheets.cells import Shown
from fazhi_report.sheets.column_headings import guess, title_of
from fazhi_report.sheets.workbook import Computed, Percent, Place, Sheet, SheetRow

TITLE = "附件"
"""What the sheets are called, with a number behind."""

PART, BESIDE = "项目", "内容"
"""The headings."""

_SHEET = re.compile(rf"{TITLE}(\d{{0,2}})")
_NAME, _TEXT, _SECTION, _SECTION_TEXT = "标题", "内容", "分节", "分节内容"
_CAPTION, _LANDSCAPE, _COLUMNS, _ROW = "表题", "横排", "列", "行"
_LABELS = (_NAME, _TEXT, _SECTION, _SECTION_TEXT, _CAPTION, _LANDSCAPE, _COLUMNS, _ROW)
_HEADS = {_CAPTION: "caption", _LANDSCAPE: "landscape", _COLUMNS: "columns"}
_GOING_ON = (_TEXT, _SECTION_TEXT, _ROW)
"""What a row without a label goes on with."""

_Read = Callable[[object, int, int], Any]
"""What a cell says, by its row and column; None where it says nothing."""

_Tell = Callable[[Place, str, str, str], None]


class Annexed(NamedTuple):
    """An annex as plain data; `places` are the cells by path within it, by the names of fields."""

    data: dict[str, Any]
    places: dict[DataPath, Place]
    place: Place


def annex_number(title: str) -> int | None:
    """Which annex a sheet holds; None where it holds none."""
    match = _SHEET.fullmatch(title_of(title))
    return int(match[1] or 1) if match else None


def read_annex(sheet: Sheet, language: Language, read: _Read, tell: _Tell) -> Annexed | None:
    """The annex of a sheet; None where nothing is filled in."""
    reader = _Reader(sheet, language, read)
    label = ""
    for row in sheet.rows:
        named = title_of(row.value(1))
        if named == PART:
            continue
        label = named or (label if label in _GOING_ON else "")
        if label in _LABELS:
            reader.take(label, row)
        else:
            hint = guess(named, _LABELS) or f"第一格写 {'、'.join(_LABELS)} 中的一项"
            tell(sheet.place(row.number), "FZ022", f"附件里没有“{named}”这一项", hint)
    return reader.annexed()


class _Reader:
    def __init__(self, sheet: Sheet, language: Language, read: _Read) -> None:
        self._sheet = sheet
        self._language = language
        self._read = read
        self._data: dict[str, Any] = {}
        self._sections: list[dict[str, Any]] = []
        self._tables: list[dict[str, Any]] = []
        self._places: dict[DataPath, Place] = {}

    def annexed(self) -> Annexed | None:
        """What was read."""
        data = dict(self._data)
        if self._sections:
            data[self._key(Annex, "sections")] = self._sections
        if self._tables:
            data[self._key(Annex, "tables")] = self._tables
        place = next(iter(self._places.values()), self._sheet.place())
        return Annexed(data, self._places, place) if data else None

    def take(self, label: str, row: SheetRow) -> None:
        """Take a row."""
        if label == _NAME:
            self._set(self._data, Annex, "title", row)
        elif label == _TEXT:
            self._set(self._data, Annex, "text", row, goes_on=True)
        elif label == _ROW:
            self._take_row(row)
        elif any(column > 1 for column in row.cells):
            if label in _HEADS:
                self._take_head(_HEADS[label], row)
            else:
                self._take_section(row, is_title=label == _SECTION)

    def _take_section(self, row: SheetRow, *, is_title: bool) -> None:
        """A row of a section; a text without a title above it is left to the schema to refuse."""
        if is_title or not self._sections:
            self._begin("sections", self._sections, row)
        self._set(self._sections[-1], AnnexSection, "title" if is_title else "text", row, goes_on=True)

    def _take_head(self, name: str, row: SheetRow) -> None:
        """A row above the rows of a table; a second one of its kind begins another table."""
        key = self._key(AnnexTable, name)
        is_under_way = self._tables and self._key(AnnexTable, "rows") not in self._tables[-1]
        if not is_under_way or key in self._tables[-1]:
            self._begin("tables", self._tables, row)
        if name == "columns":
            path = ("tables", len(self._tables) - 1, name)
            self._tables[-1][key] = [cell or "" for cell in self._cells(row, path)]
        else:
            self._set(self._tables[-1], AnnexTable, name, row)

    def _take_row(self, row: SheetRow) -> None:
        columns = self._tables[-1].get(self._key(AnnexTable, "columns")) if self._tables else None
        if columns is None and not any(column > 1 for column in row.cells):
            return
        if not self._tables:
            self._begin("tables", self._tables, row)
        rows = self._tables[-1].setdefault(self._key(AnnexTable, "rows"), [])
        cells = self._cells(row, ("tables", len(self._tables) - 1, "rows", len(rows)))
        rows.append(cells + [None] * (len(columns or ()) - len(cells)))

    def _begin(self, name: str, parts: list[dict[str, Any]], row: SheetRow) -> None:
        self._places[name, len(parts)] = self._sheet.place(row.number, 2)
        parts.append({})

    def _set(
        self, mapping: dict[str, Any], model: type[Model], name: str, row: SheetRow, *, goes_on: bool = False
    ) -> None:
        key = self._key(model, name)
        inside = {
            AnnexSection: ("sections", len(self._sections) - 1),
            AnnexTable: ("tables", len(self._tables) - 1),
        }.get(model, ())
        self._places.setdefault((*inside, name), self._sheet.place(row.number, 2))
        if (said := self._said(row, 2)) is not None:
            mapping[key] = f"{mapping[key]}\n\n{said}" if goes_on and key in mapping else said

    def _cells(self, row: SheetRow, path: DataPath) -> list[Any]:
        """The cells of a row of a table, up to the last that is filled."""
        self._places[path] = self._sheet.place(row.number, 2)
        last = max((column for column in row.cells if column > 1), default=1)
        for column in range(2, last + 1):
            self._places[*path, column - 2] = self._sheet.place(row.number, column)
        return [self._said(row, column) for column in range(2, last + 1)]

    def _said(self, row: SheetRow, column: int) -> Any:  # noqa: ANN401  plain data
        """What a cell says, a number in percent as it is shown."""
        cell = row.cells.get(column)
        held = cell.value if isinstance(cell, Computed) else cell
        shown = f"{Decimal(f'{100 * held:.12g}'):f}%" if isinstance(held, Percent) else cell
        return self._read(shown, row.number, column)

    def _key(self, model: type[Model], name: str) -> str:
        return key_in(self._language, model, name)


# An annex → the rows of its sheet --------------------------------------------------------------------------


def annex_rows(annex: Annex | None) -> Iterator[Sequence[Shown]]:
    """The rows of an annex, below the headings; without one, the labels to be filled in."""
    if annex is None:
        yield from ([label, None] for label in _LABELS)
        return
    yield [_NAME, annex.title]
    yield from _text_rows(_TEXT, annex.text)
    for section in annex.sections:
        yield [_SECTION, section.title]
        yield from _text_rows(_SECTION_TEXT, section.text)
    for table in annex.tables:
        # A caption, even an empty one, tells where another table begins.
        yield [_CAPTION, table.caption]
        if table.landscape is not None:
            yield [_LANDSCAPE, "是" if table.landscape else "否"]
        yield [_COLUMNS, *table.columns]
        yield from ([_ROW, *(cell or None for cell in row)] for row in table.rows)


def _text_rows(label: str, text: str | None) -> Iterator[Sequence[Shown]]:
    """A row for every paragraph."""
    for number, paragraph in enumerate((text or "").split("\n\n") if text else ()):
        yield ["" if number else label, paragraph]
