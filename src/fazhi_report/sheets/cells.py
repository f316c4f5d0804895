"""A value of the data file ↔ what a cell shows of it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from fazhi_report.notation import approximated, percentage
from fazhi_report.schema import Language
from fazhi_report.sheets.sheet_plan import Item, Kind

Shown: TypeAlias = str | int | Decimal | date | None
"""What is written into a cell."""

_FLAGS = {"是": True, "否": False, "TRUE": True, "FALSE": False, "√": True, "×": False}
_DAYS = (
    re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
# No more digits than a spreadsheet keeps.
_MOST = 10**15
_NUMBER = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?", re.ASCII)
_SEPARATORS = re.compile(r"[\n、；;，,]")
# Days of this century as a spreadsheet counts them; a year or 20230305 lies outside.
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
_FIRST_DAY = date(1899, 12, 30)
_YES, _NO = "是", "否"


# The data file → a cell ------------------------------------------------------------------------------------


def shown(item: Item, value: Any) -> Shown:  # noqa: ANN401  any value of the schema
    """What a cell shows of a validated value."""
    match item.kind:
        case Kind.FLAG:
            return None if value is None else (_YES if value else _NO)
        case Kind.TEXTS | Kind.CHOICES:
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


def plain(item: Item, value: object, language: Language) -> Any:  # noqa: ANN401  plain data
    """What a cell says, as plain data; a value that does not fit stays as it is, for the schema to refuse."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if value is None or value == "":
        return None
    return _READERS[item.kind](value, language)


def _flag(value: object, language: Language) -> object:
    answer = _FLAGS.get(_narrow(value).upper()) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        return value if isinstance(value, str | int | float) else _text(value)
    return answer if language == "en" else (_YES if answer else _NO)


def _day(value: object, _: Language) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, int | float) and _FIRST_SERIAL <= value <= _LAST_SERIAL and value == int(value):
        return (_FIRST_DAY + timedelta(days=int(value))).isoformat()
    text = _narrow(_text(value))
    for form in _DAYS:
        if match := form.fullmatch(text):
            year, month, day = match.groups()
            return f"{year}-{month:0>2}-{day:0>2}"
    return text


def _number(value: object, _: Language) -> object:
    if type(value) is int and abs(value) < _MOST:
        return value
    text = _narrow(_text(value))
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        return value if isinstance(value, bool) else _text(value)
    number = Decimal(text.replace(",", ""))
    return int(number) if number == number.to_integral_value() else float(number)


def _share(value: object, _: Language) -> object:
    """A rate; a spreadsheet keeps one that is formatted in percent as its number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return percentage(Fraction(str(value)))
    return _narrow(_text(value))


def _pairs(value: object, language: Language) -> object:
    """Lines of a name, a colon and a value; what is none stays as it is, for the schema to refuse."""
    pairs = [line.replace(":", "：").partition("：") for line in _lines(_text(value))]
    if not all(mark for _, mark, _ in pairs):
        return _text(value)
    return {name.strip(): _pair(each.strip(), language) for name, _, each in pairs}


def _pair(value: str, language: Language) -> object:
    number = _number(value, language)
    return _FLAGS[value] if value in (_YES, _NO) and language == "en" else number


def _said(value: object) -> str:
    return (_YES if value else _NO) if isinstance(value, bool) else str(value)


def _paragraphs(value: object, _: Language) -> str:
    return "\n\n".join(_lines(_text(value)))


def _choice(value: object, _: Language) -> str:
    return _narrow(_text(value))


def _texts(value: object, _: Language) -> list[str]:
    return _lines(_text(value))


def _choices(value: object, _: Language) -> list[str]:
    """Several of a closed list, in which no choice has a separator."""
    return [part.strip() for part in _SEPARATORS.split(_text(value)) if part.strip()]


_READERS = {
    Kind.FLAG: _flag,
    Kind.DAY: _day,
    Kind.WHOLE: _number,
    Kind.NUMBER: _number,
    Kind.TEXT: _paragraphs,
    Kind.CHOICE: _choice,
    Kind.TEXTS: _texts,
    Kind.CHOICES: _choices,
    Kind.SHARE: _share,
    Kind.PAIRS: _pairs,
}


def _text(value: object) -> str:
    """A cell's value as text: a whole number without a point, a long one without an exponent."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return str(value)


def _narrow(text: str) -> str:
    """Text with half-width digits and signs and without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


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
    return _FLAGS.get(written, written) if written in (_YES, _NO) else written


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
