"""The parts of a data file: values, and where each of them is written."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from fazhi_report.source.scalars import Atom

Plain: TypeAlias = Atom | list[Any] | dict[str, Any]
"""Data without any trace of YAML."""

Written: TypeAlias = tuple[int, int, int, "Parts"]
"""Where a value is written: the position of its key, else of itself; its start, its end and its parts.

A bare tuple: to make anything else of every value takes as long again as to read it, and few are looked up.
"""

Parts: TypeAlias = dict[str, Written] | list[Written] | None
"""Where what a value holds is written; None for one without parts."""


class Entry(NamedTuple):
    """A value in a mapping, and the position of its key."""

    start: int
    node: "Node"


class Node:
    """A value and the positions between which it is written, with its parts."""

    def __init__(self, value: Plain, written: Written) -> None:
        self.value = value
        _, self.start, self.end, self._parts = written

    @cached_property
    def items(self) -> Sequence["Node"]:
        """The values of a list; of anything else, none."""
        if not (isinstance(self.value, list) and isinstance(self._parts, list)):
            return ()
        return [Node(value, written) for value, written in zip(self.value, self._parts, strict=True)]

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of a mapping; of anything else, none."""
        if not (isinstance(self.value, dict) and isinstance(self._parts, dict)):
            return {}
        return {
            name: Entry(written[0], Node(self.value[name], written)) for name, written in self._parts.items()
        }
