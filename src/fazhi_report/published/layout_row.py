"""What `docs/layout.md` tells of a figure: what it is of, who reads it and who does not, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

Output: TypeAlias = Literal["DOCX", "PDF", "检查"]

CHECK: Output = "检查"

PRACTICE: Mapping[Output, str] = MappingProxyType({CHECK: "条文没有写，不检查"})
TABLES: Mapping[Output, str] = MappingProxyType({CHECK: "表格里的文字不检查"})
"""Why the check does not read a figure."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One figure or face: the element it is of, its unit, where it is done, which tests look after it.

    `codes` are the rules of the check that read it; `unread` tells why an output does not.
    """

    element: str
    unit: str
    done: str
    tests: tuple[str, ...]
    codes: tuple[str, ...] = ()
    unread: Mapping[Output, str] = field(default_factory=lambda: MappingProxyType({}))
