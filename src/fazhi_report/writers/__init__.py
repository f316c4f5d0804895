"""Output formats: each writer turns a document tree into the bytes of a file and knows nothing else."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.document import Document

Writer: TypeAlias = Callable[[Document], bytes]


def _lazy(module: str) -> Writer:
    """The writer in a module, imported at its first use: validating needs no lxml."""

    def write(document: Document) -> bytes:
        written: bytes = import_module(f"{__name__}.{module}").write(document)
        return written

    return write


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "docx": _lazy("docx"),
        "md": _lazy("markdown"),
        "txt": _lazy("text"),
    }
)
"""Writers by format, which is also the suffix of the file."""

suffixes: tuple[str, ...] = tuple(WRITERS)
"""The formats, the default first."""
