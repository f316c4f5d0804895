"""A text of the data as it stands in the file: in quotes or without, on one line or wrapped over several."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.source import Node

_BLOCK = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_INDENT = re.compile(r"[ \t]*")
_WRAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
_PARTED = re.compile(r"\\n|[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+[ \t]*")
_QUOTES = ("'", '"')
_PARAGRAPHS = "\n\n"


class _Character(NamedTuple):
    """From where to where a character of a value is written."""

    start: int
    end: int


def scalar_edits(text: DataText, node: Node, value: str, edits: Sequence[Edit]) -> list[Edit] | None:
    """Edits of a value as edits of the file; None where what it says is written another way.

    What comes in is not quoted or escaped: whoever makes the edits reads again what comes out.
    """
    raw = text.text[node.start : text.end(node)]
    found = _characters(raw, value)
    if found is None:
        return None
    block = _BLOCK.match(raw)
    indent = _INDENT.match(raw, block.end()) if block else None
    made = []
    for each in edits:
        if _PARAGRAPHS in each.text and indent is None:
            return None
        if any(quote in each.text for quote in _QUOTES if raw.startswith(quote)) or "\\" in each.text:
            return None
        start, end = _written(found, each.start, each.end)
        come = each.text.replace(_PARAGRAPHS, _PARAGRAPHS + (indent[0] if indent else ""))
        made.append(Edit(node.start + start, node.start + end, come))
    return made


def _written(found: list[_Character], start: int, end: int) -> tuple[int, int]:
    """Where a part of a value is written; a place between two characters is behind the first."""
    if start == end:
        place = found[start - 1].end if start else found[0].start
        return place, place
    return found[start].start, found[end - 1].end


def _characters(raw: str, value: str) -> list[_Character] | None:
    """Where each character of a value is written."""
    block = _BLOCK.match(raw)
    at = block.end() if block else int(raw.startswith(_QUOTES))
    found: list[_Character] = []
    while len(found) < len(value):
        wanted = value[len(found)]
        if wanted == "\n":
            match = _PARTED.match(raw, at)
            if match is None:
                return None
            found += (_Character(at, at), _Character(at, match.end()))
            at = match.end()
        elif size := _size(raw, at, wanted):
            found.append(_Character(at, at + size))
            at += size
        elif match := _WRAP.match(raw, at):
            if wanted == " ":
                found.append(_Character(at, match.end()))
            at = match.end()
        elif raw[at : at + 1] in (" ", "\t") and (not found or raw[at - 1] in "\r\n"):
            at += 1  # the indentation of a first line
        else:
            return None
    return found


def _size(raw: str, at: int, wanted: str) -> int:
    """How many characters a character takes that is written at a place; 0 where another one is."""
    doubled = {"'": "''", '"': f"\\{wanted}"}.get(raw[0], "")
    if wanted in {"'": "'", '"': '"\\'}.get(raw[0], ""):
        return len(doubled) if raw.startswith(doubled, at) else 0
    return int(raw.startswith(wanted, at))
