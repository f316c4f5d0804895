"""A document tree, and how it is to be written → the bytes of a file."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.document import Document
from fazhi_report.writers.options import DECLARED, Note, Options, UnwritableError, Written
from fazhi_report.writers.table_setting import fits
from fazhi_report.writers.titles import lines_of, title_lines, unfit_line

Writer: TypeAlias = Callable[[Document, Options], Written]
"""A document and how it is to be written → a file; raises `UnwritableError`."""

__all__ = [
    "DECLARED",
    "WRITERS",
    "Note",
    "Options",
    "UnwritableError",
    "Writer",
    "Written",
    "fits",
    "lines_of",
    "suffixes",
    "title_lines",
    "unfit_line",
]


def _lazy(module: str) -> Writer:
    """The writer in a module, imported at its first use: validating needs no lxml."""

    def write(document: Document, options: Options) -> Written:
        written: Written = import_module(f"{__name__}.{module}").write(document, options)
        return written

    return write


def on_pages(document: Document, options: Options) -> tuple[Document, tuple[Note, ...]]:
    """The document with what depends on its pages settled, and what is to be known of its first page.

    The writer of PDF tells, which a DOCX without anything around its text does not need.

    Raises:
        UnwritableError: pages can't be counted on this machine.

    """
    made: tuple[Document, tuple[Note, ...]] = import_module(f"{__name__}.pdf").on_pages(document, options)
    return made


def _plain(module: str) -> Writer:
    """The writer in a module that needs to be told nothing besides the document."""

    def write(document: Document, _: Options) -> Written:
        return Written(import_module(f"{__name__}.{module}").write(document))

    return write


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "docx": _lazy("docx_on_pages"),
        "pdf": _lazy("pdf"),
        "md": _plain("markdown"),
        "txt": _plain("text"),
    }
)
"""Writers by format, which is also the suffix of the file."""

suffixes: tuple[str, ...] = tuple(WRITERS)
"""The formats, the default first."""
