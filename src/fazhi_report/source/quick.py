"""Plain data of a clean file, without places: those are looked for only once something is to be told."""

from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from fazhi_report.source import parsers
from fazhi_report.source.scalars import _CONSTANTS, LINE_ENDS, typed, unfolded
from fazhi_report.source.source_text import SourceText
from fazhi_report.source.yaml_faults import WIDE_SPACES, misread_lines

_DEEPEST = 100
_NUMBER = frozenset("-0123456789")
_SKIPPED = (StreamStartEvent, DocumentEndEvent)


def quick(text: SourceText) -> tuple[dict[str, Any], set[str]] | None:
    """The data and the names of its keys; None for a file with anything that has to be looked at closely."""
    try:
        return _quick(text)
    except YAMLError:
        return None


def _quick(text: SourceText) -> tuple[dict[str, Any], set[str]] | None:  # noqa: C901, PLR0911, PLR0912, PLR0915
    raw = text.text
    get = parsers.PARSER(raw).get_event
    keys: set[str] = set()
    stack: list[tuple[Any, Any]] = []
    here: Any = None
    key: Any = None  # the event of the key that waits for its value
    name = ""
    root: Any = None
    documents = 0
    while True:
        event = get()
        kind = type(event)
        if kind is ScalarEvent:
            if here is None or event.anchor is not None or event.tag is not None:
                return None
            value: Any = event.value
            style = event.style
            if style:
                start, end = event.start_mark, event.end_mark
                if style == '"' and "\\" in raw[start.index : end.index]:
                    return None
                if style in "|>" or start.line != end.line or any(each in value for each in LINE_ENDS):
                    value = unfolded(value, raw[start.index : end.index], style)
            elif value in _CONSTANTS:
                value = _CONSTANTS[value]
            elif value[0] in _NUMBER:
                if event.start_mark.line != event.end_mark.line:
                    return None
                value = typed(value)
            elif event.start_mark.line != event.end_mark.line:
                start, end = event.start_mark.index, event.end_mark.index
                value = unfolded(value, raw[start:end], style)
                if misread_lines(text, start, end, fewest=2):
                    return None
            if type(here) is list:
                here.append(value)
            elif key is None:
                if (
                    type(value) is not str
                    or not value
                    or value == "<<"
                    or value[0] in WIDE_SPACES
                    or value in here
                ):
                    return None
                name, key = value, event
                keys.add(value)
            else:
                if value is None and event.start_mark.index == event.end_mark.index:
                    if ":" not in raw[key.end_mark.index : event.start_mark.index]:
                        return None
                here[name] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(stack) >= _DEEPEST - 1:
                return None
            made: Any = {} if kind is MappingStartEvent else []
            if here is None:
                if root is not None:
                    return None
                root = made
            elif type(here) is list:
                here.append(made)
            elif key is None:
                return None
            else:
                here[name] = made
            stack.append((here, name))
            here, key = made, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            here, name = stack.pop()
        elif kind is StreamEndEvent:
            return (root, keys) if type(root) is dict else None
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                return None
        elif kind not in _SKIPPED:
            return None
