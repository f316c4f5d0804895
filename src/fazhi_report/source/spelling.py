"""Plain data → YAML text, in the style the data files are written in."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from fazhi_report.source import typed

Style: TypeAlias = Literal["block", "flow", "form"]
"""How a value is written: alone behind its key or dash, within brackets, or as in a form for a clerk to go on
with, where all that is more than words and Chinese marks stands in quotes and can be changed without care."""

# What stands without quotes: nothing that YAML, or a reader's eye, could take for something else.
_BARE: Mapping[Style, re.Pattern[str]] = {
    "block": re.compile(r"[\w《〈（“‘·][\w 、，。；！？“”‘’（）《》〈〉【】〔〕—…·.%/+＋～{}|-]*"),
    "flow": re.compile(r"[\w《〈（“‘·][\w 、，。；！？“”‘’（）《》〈〉〔〕—…·.%/+＋～-]*"),
    "form": re.compile(r"(?!\d)[\w“”‘’《》（）〔〕、，；：。！？—…·＋]+"),
}
_WIDEST_LIST = 70
_STEP = "  "
_SEVERAL = 1024  # keys: all that the schema has, some in both languages


def inline(value: Any, style: Style = "block") -> str:  # noqa: ANN401  plain data
    """A value on one line."""
    inner: Style = "flow" if style == "block" else style
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "" if style == "block" else "null"
        case int():
            return str(value)
        case float():
            return format(Decimal(repr(value)), "f")
        case list() | tuple():
            return "[" + ", ".join(inline(each, inner) for each in value) + "]"
        case dict():
            pairs = (f"{_text(key, inner)}: {inline(each, inner)}" for key, each in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:
            return _text(value, style)


def _text(text: str, style: Style) -> str:
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n\n", "\\n")
        return f'"{escaped}"'
    if _BARE[style].fullmatch(text) and typed(text) == text and text[-1] != " ":
        return text
    return "'" + text.replace("'", "''") + "'"


def is_inline(value: Any) -> bool:  # noqa: ANN401  plain data
    """Whether a value is written on the line of its key."""
    if isinstance(value, list):
        simple = all(is_inline(each) and not isinstance(each, list | dict) for each in value)
        return not value or (simple and len(inline(value)) <= _WIDEST_LIST)
    if isinstance(value, dict):
        return not value
    return not (isinstance(value, str) and "\n" in value)


def block(value: Any, indent: int) -> str:  # noqa: ANN401  plain data
    """A value on lines of its own, each with its indentation, parted by newlines."""
    return "\n".join(_lines(value, " " * indent))


def pair(key: str, value: Any, indent: int) -> str:  # noqa: ANN401  plain data
    """A key with its value, on one line or more."""
    return block({key: value}, indent)


def _lines(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401  plain data
    match value:
        case dict() if value:
            for key, each in value.items():
                yield from _pair(str(key), each, indent)
        case list() if value:
            for each in value:
                yield from _item(each, indent)
        case _:
            yield indent + inline(value)


@lru_cache(_SEVERAL)
def _key(key: str) -> str:
    return _text(key, "flow")


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401  plain data
    name = f"{indent}{_key(key)}:"
    if isinstance(value, str) and "\n" in value:
        yield f"{name} |-"
        yield from _paragraphs(value, indent + _STEP)
    elif is_inline(value):
        yield f"{name} {inline(value)}".rstrip()
    else:
        yield name
        yield from _lines(value, indent + _STEP)


def _item(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401  plain data
    if isinstance(value, str) and "\n" in value:
        yield f"{indent}- |-"
        yield from _paragraphs(value, indent + _STEP)
    else:
        lines = _lines(value, indent + _STEP)
        yield f"{indent}- {next(lines)[len(indent) + len(_STEP) :]}"
        yield from lines


def _paragraphs(text: str, indent: str) -> Iterator[str]:
    return (indent + line if line else "" for line in text.split("\n"))
