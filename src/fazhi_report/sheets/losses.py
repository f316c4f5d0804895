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
_ALIKE = 0.6
_NAMES = (Kind.TEXT, Kind.TEXTS)


def lost_records(table: SheetTable, old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The names of the records that are gone; one that is still the same thing was only changed."""

    def same(before: Any, after: Any) -> bool:  # noqa: ANN401  plain data
        return _is_same(table, before, after)

    left, added = _unmatched(old, new, lambda record: sign_of(table, record))
    left, added = _unmatched(left, added, lambda record: _names(table, record))
    places = {id(record): place for place, record in enumerate(old)}
    return [_name(table, record, places[id(record)]) for record in _gone(left, added, same)]


def lost_texts(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The texts that are gone from a list; one that is still much the same was only changed."""
    return [
        _short(text) for text in _gone(*_unmatched([*map(_text, old)], [*map(_text, new)], str), _is_alike)
    ]


def listed(names: Sequence[str]) -> str:
    """Names of what is gone, in a row."""
    more = f"等 {len(names)} 条" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _unmatched(
    old: Sequence[Any], new: Sequence[Any], sign: Callable[[Any], str]
) -> tuple[list[Any], list[Any]]:
    """What of both has no counterpart with the same sign; an empty sign is none."""
    before, after = [*map(sign, old)], [*map(sign, new)]
    return _rest(old, before, after), _rest(new, after, before)


def _rest(side: Sequence[Any], signs: Sequence[str], others: Sequence[str]) -> list[Any]:
    there = Counter(filter(None, others))
    rest = []
    for each, sign in zip(side, signs, strict=True):
        if there[sign]:
            there[sign] -= 1
        else:
            rest.append(each)
    return rest


def _gone(left: Sequence[Any], added: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[Any]:
    """What of the left is not, in the same order, like something that was added."""
    gone, at = [], 0
    for number, each in enumerate(left):
        more = len(left) - number
        while len(added) - at > more and not same(each, added[at]):
            at += 1
        if at < len(added) and same(each, added[at]):
            at += 1
        else:
            gone.append(each)
            at += at < len(added) and len(added) - at >= more
    return gone


def occasion(table: SheetTable, record: Any) -> str:  # noqa: ANN401  plain data
    """By what people know a record: its name and its day; empty where it lacks one of them."""
    said = [
        canonical(item, told(record, item))
        for item in table.items
        if item.path != ("evidence",) and item.kind in (Kind.DAY, *_NAMES)
    ]
    days = [canonical(item, told(record, item)) for item in table.items if item.kind is Kind.DAY]
    is_known = any(days) and len([each for each in said if each is not None]) > 1
    return repr(said) if is_known else ""


def _names(table: SheetTable, record: Any) -> str:  # noqa: ANN401  plain data
    """What a record names itself by; empty where it has no name."""
    names = [canonical(item, told(record, item)) for item in table.items if item.kind in _NAMES]
    return repr(names) if any(name is not None for name in names) else ""


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
