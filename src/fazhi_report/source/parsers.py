"""PyYAML's two parsers, the one in C and the one in Python, as one source of events."""

from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError


class ParserMark(Protocol):
    """A place in the text, counted from 0."""

    index: int
    line: int


class ParserEvent(Protocol):
    """What is read of events; each kind has those attributes that its kind is about."""

    start_mark: ParserMark
    end_mark: ParserMark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


SCALAR: type[Any] = ScalarEvent
ALIAS: type[Any] = AliasEvent
MAPPING: type[Any] = MappingStartEvent
MAPPING_END: type[Any] = MappingEndEvent
LIST_END: type[Any] = SequenceEndEvent
DOCUMENT: type[Any] = DocumentStartEvent
"""Kinds of events, as types of anything, since to mypy no event of the protocol is one of them."""


class EventParser(Protocol):
    """What is used of a parser."""

    def __init__(self, text: str) -> None:
        """Start at the beginning of the text."""

    def get_event(self) -> ParserEvent:
        """The next event; raises `MarkedYAMLError` at a fault."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser where there is no C library."""

    def __init__(self, text: str) -> None:
        """Start at the beginning of the text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:  # noqa: ANN401  # PyYAML leaves its events without types
        """The next event; an escape beyond Unicode is a fault in the file like any other."""
        try:
            return super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            context, problem, here = "quoted scalar", "escape beyond Unicode", self.get_mark()
            raise ScannerError(context, here, problem, here) from error


def event_parser(*, in_c: bool) -> type[EventParser]:
    """The class that makes events from a text; both kinds make the same ones."""
    if not in_c:
        return PythonParser
    from yaml import cyaml  # noqa: PLC0415  # the module is absent where PyYAML has no C library

    parser: type[EventParser] = vars(cyaml)["CParser"]
    return parser


PARSER = event_parser(in_c=yaml.__with_libyaml__)
"""The parser that reads data files."""
