"""A value of the data file ↔ what a cell shows of it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from fazhi_report.notation import approximated, percentage
from fazhi_report.schema import Language
from fazhi_report.sheets.amounts import Unit, number
from fazhi_report.sheets.answers import NO, YES, answered
from fazhi_report.sheets.cell_items import divided, kept_apart
from fazhi_report.sheets.cell_reading import (
    CellReading,
    is_several,
    lines_of,
    narrow,
    on_one_line,
    text_of_cell,
)
from fazhi_report.sheets.sheet_plan import Item, Kind

Shown: TypeAlias = str | int | Decimal | date | None
"""What is written into a cell."""

_FLAGS = {YES: True, NO: False}
_DAYS = (
    re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_MIDNIGHT = re.compile(r"\s+0?0:00(?::00)?\s*$")
_SEPARATORS = re.compile(r"[\n、；;，,]")
# Days of this century as a spreadsheet counts them; a year or 20230305 lies outside.
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
_FIRST_DAY = date(1899, 12, 30)


# The data file → a cell ------------------------------------------------------------------------------------


def shown(item: Item, value: Any) -> Shown:  # noqa: ANN401  any value of the schema
    """What a cell shows of a validated value."""
    match item.kind:
        case Kind.FLAG:
            return None if value is None else (YES if value else NO)
        case Kind.TEXTS:
            return kept_apart(value, item.division) if value else None
        case Kind.CHOICES:
            return "\n".join(value) or None
        case Kind.PAIRS:
            return "\n".join(f"{name}：{_said(each)}" for name, each in value.items()) or None
        case Kind.SHARE if value is not None:
            return percentage(value)
        case Kind.WHOLE | Kind.NUMBER if word := getattr(value, "word", ""):
            return approximated(getattr(value, "written", "") or f"{value:f}", "", word)
        case Kind.TEXT if isinstance(value, str):
            return value.replace("\n\n", "\n")
        case _:
            result: Shown = value
            return result


# A cell → the data file ------------------------------------------------------------------------------------


def read(item: Item, value: object, language: Language, unit: Unit | None = None) -> CellReading:
    """What a cell says, of a number in the unit of its heading; what does not fit stays as it is."""
    whole = value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
    value = whole.strip() if isinstance(whole, str) else whole
    if value is None or value == "":
        return CellReading(None)
    match item.kind:
        case Kind.TEXTS:
            return divided(text_of_cell(whole), item.division)
        case Kind.WHOLE | Kind.NUMBER:
            return number(value, item, unit)
        case Kind.FLAG:
            return _flag(value, item, language)
        case kind:
            return CellReading(_READERS[kind](value, language))


def _flag(value: object, item: Item, language: Language) -> CellReading:
    reading = answered(value, item.title) if isinstance(value, str) else None
    answer = reading.value if reading else value
    if not isinstance(answer, bool):
        return CellReading(value if isinstance(value, int | float) else on_one_line(text_of_cell(value)))
    said = answer if language == "en" else (YES if answer else NO)
    return CellReading(said, reading.told if reading else "")


def _day(value: object, _: Language) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, int | float) and _FIRST_SERIAL <= value <= _LAST_SERIAL and value == int(value):
        return (_FIRST_DAY + timedelta(days=int(value))).isoformat()
    whole = _MIDNIGHT.sub("", text_of_cell(value))
    if is_several(whole):
        return on_one_line(whole)
    text = narrow(whole)
    for form in _DAYS:
        if match := form.fullmatch(text):
            year, month, day = match.groups()
            return f"{year}-{month:0>2}-{day:0>2}"
    return text


def _share(value: object, _: Language) -> object:
    """A rate; a spreadsheet keeps one that is formatted in percent as its number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return percentage(Fraction(text_of_cell(value)))
    text = text_of_cell(value)
    return on_one_line(text) if is_several(text) else narrow(text)


def _pairs(value: object, language: Language) -> object:
    """Lines of a name, a colon and a value; what is none stays as it is, for the schema to refuse."""
    pairs = [line.replace(":", "：").partition("：") for line in lines_of(text_of_cell(value))]
    if not all(mark for _, mark, _ in pairs):
        return on_one_line(text_of_cell(value))
    return {name.strip(): _pair(each.strip(), language) for name, _, each in pairs}


def _pair(value: str, language: Language) -> object:
    return _FLAGS[value] if value in _FLAGS and language == "en" else number(value, _ANY_NUMBER, None).value


def _said(value: object) -> str:
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def _paragraphs(value: object, _: Language) -> str:
    return "\n\n".join(lines_of(text_of_cell(value)))


def _choice(value: object, _: Language) -> str:
    return narrow(text_of_cell(value))


def _choices(value: object, _: Language) -> list[str]:
    """Several of a closed list, in which no choice has a separator."""
    return [part.strip() for part in _SEPARATORS.split(text_of_cell(value)) if part.strip()]


_ANY_NUMBER = Item(("value",), "", "", Kind.NUMBER, (), required=False, default=None)
_READERS = {
    Kind.DAY: _day,
    Kind.TEXT: _paragraphs,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.SHARE: _share,
    Kind.PAIRS: _pairs,
}


# Comparing -------------------------------------------------------------------------------------------------


def canonical(item: Item, written: Any) -> Any:  # noqa: ANN401  any plain data
    """What a value of the data file means, however it is spelled; None for what is the same as nothing."""
    if written is None:
        return None
    meaning = _MEANINGS.get(item.kind)
    value = meaning(written) if meaning else written
    default = item.default.isoformat() if isinstance(item.default, date) else item.default
    return None if value == default and isinstance(value, bool) == isinstance(default, bool) else value


def _meant_flag(written: object) -> object:
    return _FLAGS.get(written, written) if written in (YES, NO) else written


def _meant_day(written: object) -> object:
    return _day(written, "en") if isinstance(written, str) else written


def _meant_several(written: object) -> object:
    return (tuple(map(str, written)) or None) if isinstance(written, list) else written


def _meant_number(written: object) -> object:
    if isinstance(written, float):
        return int(written) if written.is_integer() else Decimal(str(written)).normalize()
    return written


def _meant_pairs(written: object) -> object:
    if not isinstance(written, dict):
        return written
    return {str(name): _meant_flag(value) for name, value in written.items()} or None


_MEANINGS: Mapping[Kind, Callable[[Any], object]] = {
    Kind.FLAG: _meant_flag,
    Kind.DAY: _meant_day,
    Kind.TEXTS: _meant_several,
    Kind.CHOICES: _meant_several,
    Kind.WHOLE: _meant_number,
    Kind.NUMBER: _meant_number,
    Kind.PAIRS: _meant_pairs,
}
