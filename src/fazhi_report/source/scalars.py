"""What a scalar of a data file means: its type, and its text where it is wrapped over several lines."""

import re
from typing import TypeAlias

from yaml.scanner import Scanner

from fazhi_report.notation import is_wide

Atom: TypeAlias = str | int | float | bool | None
"""A value without parts."""

_KNOWN: dict[str, Atom] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    **{str(number): number for number in range(100)},  # which many a ledger is made of
}  # fmt: skip
_LONGEST_INTEGER = 18
_SIGNED_OR_FRACTION = re.compile(r"-[1-9][0-9]{0,17}|-?(?:0|[1-9][0-9]*)\.[0-9]+")
# A binary float keeps this many decimal digits; a longer number would change in silence.
_EXACT_DIGITS = 15
_ESCAPE = re.compile(
    r"\\(?:(?:\r\n|\r|\n)(?P<blank>[ \t\r\n]*)|(?:x(?P<x>..)|u(?P<u>.{4})|U(?P<U>.{8}))|(?P<letter>.))"
)
LINE_ENDS = "\n\r\x85\u2028\u2029"
"""What YAML takes for the end of a line; written as an escape in double quotes it parts paragraphs."""


def typed(text: str) -> Atom:
    """The value of an unquoted scalar on one line.

    Only null, true, false and plain decimal numbers are not text: `010`, `12:30`, `on`, `1_000`, `1e5`,
    `+86`, a date, and numbers too long to be kept exactly stay as they are written.
    """
    if text in _KNOWN:
        return _KNOWN[text]
    if text[0] not in "-0123456789":
        return text
    if text.isdecimal():
        is_number = text[0] != "0" and len(text) <= _LONGEST_INTEGER and text.isascii()
        return int(text) if is_number else text
    # Most of what is left are days, for which a pattern takes too long.
    if (text[0] != "-" and "." not in text) or not _SIGNED_OR_FRACTION.fullmatch(text):
        return text
    if "." not in text:
        return int(text)
    return float(text) if len(text.replace(".", "").lstrip("-0")) <= _EXACT_DIGITS else text


def unfolded(value: str, raw: str, style: str | None) -> str:
    r"""The text of a scalar that is quoted or spans lines; `raw` is how it stands in the file.

    YAML's own `value` has already lost where the lines broke, so the text is read again from `raw`: where
    a line is wrapped, two words keep a space between them and Han characters get none. Paragraphs are
    parted by an empty line, or by `\n` in double quotes, and come out parted by exactly two newlines.
    """
    if style in ("|", ">"):
        return _paragraphs("\n".join(raw.splitlines()[1:]))
    wrapped = len(raw.splitlines()) > 1
    match style:
        case '"' if wrapped or any(end in value for end in LINE_ENDS):
            return _paragraphs(_ESCAPE.sub(_unescaped, raw[1:-1]))
        case "'" if wrapped:
            return _paragraphs(raw[1:-1].replace("''", "'"))
        case '"' | "'":
            return value
        case _:
            return _paragraphs(raw)


def _unescaped(match: re.Match[str]) -> str:
    if (blank := match["blank"]) is not None:
        return "\n\n" if "\n" in blank or "\r" in blank else ""
    if letter := match["letter"]:
        character = str(Scanner.ESCAPE_REPLACEMENTS[letter])
    else:
        character = chr(int(match["x"] or match["u"] or match["U"], 16))
    return "\n\n" if character in LINE_ENDS else character


def _paragraphs(text: str) -> str:
    paragraphs: list[str] = []
    running = False
    for line in text.splitlines():
        stripped = line.strip(" \t")
        if stripped and running:
            paragraphs[-1] += _gap(paragraphs[-1], stripped) + stripped
        elif stripped:
            paragraphs.append(stripped)
        running = bool(stripped)
    return "\n\n".join(paragraphs)


def _gap(before: str, after: str) -> str:
    return "" if is_wide(before[-1]) or is_wide(after[0]) else " "
