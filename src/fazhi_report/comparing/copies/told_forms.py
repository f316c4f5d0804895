"""The forms in which the changes of a copy are printed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fazhi_report.comparing.copies.amendment import KIND_NAMES, Amendment
from fazhi_report.comparing.copies.copy_lines import CopyRemark
from fazhi_report.comparing.copies.told import AmendmentStatus, ToldAmendment
from fazhi_report.readers.docx import TrackedChange

STATUS_NAMES: Mapping[AmendmentStatus, str] = {"open": "可以写回", "applied": "已写回", "left": "没有写回"}

_TRACKED = {"all": "修订", "part": "修订，但不全", "none": "没有留痕"}
_VERSION = 1
_DAY = 10  # characters of a time that are its day


@dataclass(frozen=True, slots=True)
class ToldCopy:
    """A comparison to be printed: what the copy is called and was printed from, its changes, its comments."""

    name: str
    base: str
    told: Sequence[ToldAmendment]
    remarks: Sequence[CopyRemark]


def text(copy: ToldCopy) -> str:
    """Paragraph by paragraph, clause by clause: what was, what is, and what becomes of each change."""
    lines = [f"{copy.name}：{copy.base}", summary(copy.told)]
    for number, group in groupby(copy.told, key=lambda each: (each.amendment.lines, each.amendment.number)):
        rows = list(group)
        lines += ["", _heading(number[1], rows)]
        for _, clause in groupby(rows, key=lambda each: each.amendment.clauses):
            lines += _clause(list(clause))
    if copy.remarks:
        lines += ["", "批注："]
        lines += (f"  {_said(remark)}" for remark in copy.remarks)
    return "\n".join(lines) + "\n"


def summary(told: Sequence[ToldAmendment]) -> str:
    """How many changes there are, and what becomes of them."""
    if not told:
        return "没有改动，或者都已经在正文里"
    counts = {status: sum(each.status == status for each in told) for status in STATUS_NAMES}
    parts = [f"{STATUS_NAMES[status]} {count} 处" for status, count in counts.items() if count]
    return f"改动 {len(told)} 处：{'，'.join(parts)}"


def _heading(number: int, rows: Sequence[ToldAmendment]) -> str:
    place = next((each.place for each in rows if each.place), "")
    where = f"第 {number} 段" if number else "改稿里没有的一段"
    return f"{where}（{place}）" if place else where


def _clause(rows: Sequence[ToldAmendment]) -> Iterator[str]:
    before, after = rows[0].amendment.clauses
    if rows[0].amendment.kind != "moved":
        yield f"  原文：{before or '（没有）'}".replace("\n", "⏎")
        yield f"  改稿：{after or '（删去）'}".replace("\n", "⏎")
    for each in rows:
        yield f"    {STATUS_NAMES[each.status]}：{_change(each.amendment)}{_by(each.amendment)}"
        if each.reason:
            yield f"      {each.reason}"
        for held in each.held:
            places = f"（{'、'.join(held.places)}）" if held.places else ""
            yield f"      {held.title}{' = ' if held.value else ''}{held.value}{places}"


def _change(one: Amendment) -> str:
    name = KIND_NAMES[one.kind]
    if one.kind in {"added", "removed", "moved", "parted", "joined"}:
        return name if one.kind != "moved" else f"{name}：{one.before}"
    if not one.before:
        return f"{name}，加上“{one.after}”"
    if not one.after:
        return f"{name}，删去“{one.before}”"
    return f"{name}，“{one.before}”改成“{one.after}”"


def _by(one: Amendment) -> str:
    """Who made a change and when, as far as the copy tells."""
    people = dict.fromkeys(map(_person, one.revisions))
    told = [_TRACKED[one.tracking], *filter(None, people)]
    return f"（{'；'.join(told)}）"


def _person(change: TrackedChange) -> str:
    return " ".join(filter(None, (change.author, change.date[:_DAY])))


def _said(remark: CopyRemark) -> str:
    who = " ".join(filter(None, (remark.author, remark.date[:_DAY])))
    where = f"第 {remark.number} 段“{remark.words}”" if remark.words else ""
    return f"{who}{'，' if who and where else ''}{where}：{remark.text}".replace("\n", " ")


def as_json(copy: ToldCopy) -> str:
    """An object for programs."""
    data = {
        "version": _VERSION,
        "copy": copy.name,
        "base": copy.base,
        "amendments": [_object(each) for each in copy.told],
        "remarks": [remark._asdict() for remark in copy.remarks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _object(each: ToldAmendment) -> dict[str, Any]:
    one = each.amendment
    return {
        "kind": one.kind,
        "status": each.status,
        "paragraph": one.number or None,
        "place": each.place or None,
        "before": one.before,
        "after": one.after,
        "clause": {"before": one.clauses[0], "after": one.clauses[1]},
        "tracked": one.tracking,
        "revisions": list(_revisions(one.revisions)),
        "held": [{"name": held.title, "value": held.value, "places": held.places} for held in each.held],
        "reason": each.reason or None,
    }


def _revisions(changes: Iterable[TrackedChange]) -> Iterator[dict[str, str]]:
    for each in changes:
        yield {"kind": each.kind, "author": each.author, "date": each.date}


COPY_FORMS: Mapping[str, Callable[[ToldCopy], str]] = {"text": text, "json": as_json}
