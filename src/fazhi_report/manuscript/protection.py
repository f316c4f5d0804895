"""What of a manuscript is no structure: escaped marks and comments.

They are replaced one by one by characters that no text holds, so that columns stay what they are in the file
while patterns look for structure.
"""

import re
import string
from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

from fazhi_report.diagnostics import DataPlace, Finding, manuscript_path
from fazhi_report.manuscript.chunks import ChunkNote, NoteKind
from fazhi_report.notation import UNSEEN

_MOST_OF_A_KIND = 20

# What stands for an escaped mark, for the backslash before it, and for a comment.
_ESCAPABLE = string.punctuation
_STAND_INS = "".join(chr(0xFDD0 + number) for number in range(len(_ESCAPABLE)))
BACKSLASH, REMARK = "\ufffe", "\uffff"
_PROTECT, _RESTORE = str.maketrans(_ESCAPABLE, _STAND_INS), str.maketrans(_STAND_INS, _ESCAPABLE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|(\Z))", re.DOTALL)
BLANK = f" \t\u3000{REMARK}"
"""What a line may begin and end with that is no part of its text."""

_NOTE = re.compile(r"\s*(复核|沿用|确认|待核|上年)[：: ]?\s*(.*?)\s*$", re.DOTALL)


class Protected(NamedTuple):
    """A text with stand-ins, the comments that stood in it, and its faults."""

    text: str
    notes: tuple[ChunkNote, ...]
    findings: tuple[Finding, ...]


def protect(text: str) -> Protected:
    """Put stand-ins for the marks behind backslashes, for these, and for every character of comments."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    notes: list[ChunkNote] = []
    findings: list[Finding] = []

    def fault(index: int, code: str, message: str, hint: str) -> None:
        place = DataPlace(manuscript_path(*_place(starts, index)))
        findings.append(Finding.of(code, message, place, hint))

    def blanked(match: re.Match[str]) -> str:
        if match[2] is not None:
            fault(match.start(), "FZ281", "注释没有写完", "注释写成 <!-- … -->")
            return match[0]
        place = _place(starts, match.start())
        notes.append(_note(*place, restored(match[1]), unprotected(match[0])))
        return re.sub("[^\n]", REMARK, match[0])

    for match in islice(UNSEEN.finditer(text), _MOST_OF_A_KIND):
        message = f"这里有看不见的字符（U+{ord(match[0]):04X}）"
        fault(match.start(), "FZ014", message, "删去这个字符，重新输入前后的字")
    text = UNSEEN.sub(" ", text)
    text = _ESCAPE.sub(lambda match: BACKSLASH + match[1].translate(_PROTECT), text)
    text = _COMMENT.sub(blanked, text)
    return Protected(text, tuple(notes), tuple(findings))


def restored(text: str) -> str:
    """Protected text as it is meant."""
    return text.replace(BACKSLASH, "").replace(REMARK, "").translate(_RESTORE)


def unprotected(text: str) -> str:
    """Protected text as it is written."""
    return text.replace(BACKSLASH, "\\").translate(_RESTORE)


def _note(line: int, column: int, text: str, source: str) -> ChunkNote:
    match = _NOTE.fullmatch(text)
    if match is None:
        return ChunkNote(line, column, "", text.strip(), source)
    kind: NoteKind = match[1]  # type: ignore[assignment]  # the pattern holds the kinds
    return ChunkNote(line, column, kind, match[2], source)


def _place(starts: list[int], index: int) -> tuple[int, int]:
    row = bisect_right(starts, index) - 1
    return row + 1, index - starts[row] + 1
