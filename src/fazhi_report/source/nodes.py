"""The parts of a data file: values that know where they are written, finished and under construction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from fazhi_report.source.scalars import Atom

Plain: TypeAlias = Atom | list[Any] | dict[str, Any]
"""Data without any trace of YAML."""

NO_ENTRIES: Mapping[str, "Entry"] = MappingProxyType({})
"""What most values have for parts: making a dict for each would be a good part of the time of reading."""


@dataclass(slots=True)
class Node:
    """A value and the positions between which it is written, with its parts."""

    value: Plain
    start: int
    end: int
    items: Sequence["Node"]
    entries: Mapping[str, "Entry"]


class Entry(NamedTuple):
    """A value in a mapping, and the position of its key."""

    start: int
    node: Node


class PendingKey(NamedTuple):
    """A key that waits for its value, and where it stands; without a name the value has no place to go."""

    name: str | None
    start: int
    end: int


@dataclass(slots=True)
class OpenList:
    """A list under construction; `before` is how much data was read before it, aliases expanded."""

    node: Node
    anchor: str | None
    before: int
    values: list[Any]
    items: list[Node]
    height: int = 0


@dataclass(slots=True)
class OpenMapping:
    """A mapping under construction."""

    node: Node
    anchor: str | None
    before: int
    values: dict[str, Any]
    entries: dict[str, Entry]
    height: int = 0
    key: PendingKey | None = None


OpenNode: TypeAlias = OpenList | OpenMapping
"""A list or mapping that is not finished."""
