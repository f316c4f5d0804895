"""Numbers with what they count: 12件, 128.6万元, a column of amounts in 万元."""

import re
from decimal import Decimal
from typing import NamedTuple

from fazhi_report.notation import approximation_in
from fazhi_report.sheets.cell_reading import CellReading, is_several, narrow, on_one_line, text_of_cell
from fazhi_report.sheets.sheet_plan import YUAN, Item

# No more digits than a spreadsheet keeps.
_MOST = 10**15
_NUMBER = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?", re.ASCII)
_SCALES = {
    "": 1, "十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
    "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
_SCALED = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
_MONEY = re.compile(f"(?:人民币)?({_SCALED})?元?(?:人民币)?(?:整)?")
_IN_YUAN = re.compile(rf"[¥￥]?(-?[\d,]+(?:\.\d+)?)(?:人民币)?({_SCALED})?元(?:整)?", re.ASCII)
_COUNTED = "件份个项次场起条部篇家户人名期处批宗例卷册"
_STATED = re.compile(
    rf"单位[^,，。;；]{{0,6}}?((?:{_SCALED})?元)|[(（]((?:{_SCALED})元)[)）]|^((?:{_SCALED})元)$"
)

_IN_TITLE = re.compile(rf"[(\[【〔][^()]*?((?:{_SCALED})?元)[^()]*?[)\]】〕]")


class Unit(NamedTuple):
    """What a heading says of the numbers under it: the unit as written, and how much of ours it is."""

    written: str
    factor: int


def unit_of(item: Item, written: str) -> Unit | None:
    """The unit in a heading; None where it says of none that is known for this item.

    A remark in its place says nothing: 金额（含税）.
    """
    text = written.removeprefix("单位").removeprefix(":")
    if item.unit == YUAN:
        if match := _MONEY.fullmatch(text):
            return Unit(text, _SCALES[match[1] or ""]) if text else None
        return None
    match = re.fullmatch(f"({_SCALED})(.+)", text)
    return Unit(text, _SCALES[match[1]]) if match and _counts(item, match[2]) else None


def is_foreign(item: Item, written: str) -> bool:
    """Whether a heading names a currency or a unit that can't be converted."""
    return item.unit == YUAN and bool(re.search("[元币$€£]", written)) and unit_of(item, written) is None


def money_in(title: str) -> str:
    """The unit of money that a title names in brackets, anywhere; none is empty."""
    found = _IN_TITLE.search(narrow(title))
    return found[1] if found else ""


def stated_units(text: str) -> set[str]:
    """The units of money that a line beside a table states: 单位：万元."""
    return {match[1] or match[2] or match[3] for match in _STATED.finditer(narrow(text))}


def number(value: object, item: Item, unit: Unit | None) -> CellReading:
    """A number under a heading; text that is none stays as it is, for the schema to refuse."""
    factor = unit.factor if unit else 1
    if type(value) is int and abs(value) < _MOST:
        return CellReading(value * factor)
    if isinstance(value, bool):
        return CellReading(value)
    written = text_of_cell(value)
    if is_several(written):
        return CellReading(on_one_line(written))
    text = narrow(written)
    if _NUMBER.fullmatch(text):
        return CellReading(_plain(text, factor))
    found = _money(text) if item.unit == YUAN else _count(text, item)
    if found is not None and (factor == 1 or (item.unit == YUAN and isinstance(found, int | float))):
        return CellReading(found, f"“{written.strip()}”读作 {found}")
    if factor != 1 and re.search(r"\d", text):
        name = unit.written if unit else ""
        message = f"标题写了“{name}”，这一格又写“{written.strip()}”，换算不了"
        return CellReading(
            None, asked=(message, f"只写数，如 12.5；大约的，标题不写“{name}”，这一格写成 约12.5万")
        )
    return CellReading(text if approximation_in(text) else on_one_line(written))


def _plain(text: str, factor: int = 1) -> int | float:
    exact = Decimal(text.replace(",", "")) * factor
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _money(text: str) -> int | float | str | None:
    if (match := _IN_YUAN.fullmatch(text)) and _NUMBER.fullmatch(match[1]):
        return _plain(match[1], _SCALES[match[2] or ""])
    if text[:1] in "¥￥" and _NUMBER.fullmatch(text[1:]):
        return _plain(text[1:])
    bare = text.replace(YUAN, "", 1)
    return bare if bare != text and approximation_in(bare) else None


def _count(text: str, item: Item) -> int | float | str | None:
    for match in re.finditer(r"[^\d.,\-]+", text):
        for length in range(len(match[0]), 0, -1):
            for start in range(match.start(), match.end() - length + 1):
                if _counts(item, text[start : start + length]):
                    bare = text[:start] + text[start + length :]
                    if _NUMBER.fullmatch(bare):
                        return _plain(bare)
                    if approximation_in(bare):
                        return bare
    return None


def _counts(item: Item, measure: str) -> bool:
    """Whether a measure word is one of an item: its own, or any for how many there were."""
    if item.path[-1] == "year":
        return measure == "年"
    if item.path[-1] in ("count", "total"):
        return measure in (item.unit, *_COUNTED)
    return bool(item.unit) and measure in (
        item.unit,
        item.unit.removesuffix("次"),
        item.unit.removesuffix("时"),
    )
