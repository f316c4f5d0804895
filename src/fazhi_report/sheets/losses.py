"""Which records of a list are gone from a new one, where others were changed or added."""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from fazhi_report.sheets.cells import canonical
from fazhi_report.sheets.sheet_plan import Kind, SheetTable
from fazhi_report.sheets.written_data import sign_of, text_of, told

_NAMED = 30
_SHOWN = 30
_ALIKE = 0.5
_NAMES = (Kind.TEXT, Kind.TEXTS)


def lost_records(table: SheetTable, old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The names of the records that are gone; one that is still the same thing was only changed."""

    def same(before: Any, after: Any) -> bool:  # noqa: ANN401  plain data
        return _is_same(table, before, after)

    gone = _gone(old, new, lambda record: sign_of(table, record), same)
    return [_name(table, old[place], place) for place in gone]


def lost_texts(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The texts that are gone from a list; one that is still much the same was only changed."""
    gone = _gone([*map(_text, old)], [*map(_text, new)], str, _is_alike)
    return [_short(_text(old[place])) for place in gone]


def listed(names: Sequence[str]) -> str:
    """Names of what is gone, in a row."""
    more = f"等 {len(names)} 条" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _gone(
    old: Sequence[Any],
    new: Sequence[Any],
    sign: Callable[[Any], str],
    same: Callable[[Any, Any], bool],
) -> list[int]:
    """The places of what is gone: neither there as it was nor, in the same order, as something like it."""
    there, before = Counter(map(sign, new)), Counter(map(sign, old))
    left, added = [], []
    spare = there - before
    for place, each in enumerate(old):
        if there[sign(each)]:
            there[sign(each)] -= 1
        else:
            left.append(place)
    for each in new:
        if spare[sign(each)]:
            spare[sign(each)] -= 1
            added.append(each)
    gone = []
    at = 0
    for number, place in enumerate(left):
        more = len(left) - number
        while at < len(added) and len(added) - at > more and not same(old[place], added[at]):
            at += 1
        if at < len(added) and same(old[place], added[at]):
            at += 1
        else:
            gone.append(place)
            at += at < len(added) and len(added) - at >= more
    return gone


def _is_same(table: SheetTable, before: Any, after: Any) -> bool:  # noqa: ANN401  plain data
    """Whether two records are of one thing: nothing names it, or half of what is said of it stayed."""
    pairs = [
        (item, canonical(item, told(before, item)), canonical(item, told(after, item)))
        for item in table.items
    ]
    stated = [(item, old, new) for item, old, new in pairs if old is not None]
    names = [(old, new) for item, old, new in stated if item.kind in _NAMES and item.path != ("evidence",)]
    if not names or 2 * sum(old == new for _, old, new in stated) >= len(stated):
        return True
    return any(new is not None and _is_alike(str(old), str(new)) for old, new in names)


def _is_alike(before: str, after: str) -> bool:
    match = SequenceMatcher(None, before, after, autojunk=False)
    return match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


def _name(table: SheetTable, record: Any, place: int) -> str:  # noqa: ANN401  plain data
    for item in (
        item for kind in (*_NAMES, Kind.CHOICE, Kind.DAY) for item in table.items if item.kind is kind
    ):
        if value := told(record, item):
            said = "、".join(map(str, value)) if isinstance(value, list) else str(text_of(value))
            return f"{_short(said)}（第 {place + 1} 条）"
    return f"第 {place + 1} 条"


def _text(written: Any) -> str:  # noqa: ANN401  plain data
    return str(text_of(written))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
