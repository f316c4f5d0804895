"""The bytes of a DOCX → its parts, opened within bounds, as XML without traps."""

from fazhi_report.readers.docx_parts.package import Bounds, Package, PackageError, Reason, Relationship
from fazhi_report.readers.docx_parts.wordml import (
    Element,
    attribute,
    child,
    children,
    is_on,
    measure,
    named,
    spelled,
    whole,
)

__all__ = [
    "Bounds",
    "Element",
    "Package",
    "PackageError",
    "Reason",
    "Relationship",
    "attribute",
    "child",
    "children",
    "is_on",
    "measure",
    "named",
    "spelled",
    "whole",
]
