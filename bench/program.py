"""The program that is measured: the one module here that knows where in it things are."""

from pathlib import Path

from environment import ROOT, fonts, require

import fazhi_report
from fazhi_report.audit import UNREADABLE, audit
from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document, Profile, plain
from fazhi_report.editing import import_workbooks
from fazhi_report.issuing import issue
from fazhi_report.loading import Loaded, load
from fazhi_report.pipeline import Composed, compose, lint, reviewed, validate, write
from fazhi_report.schema import Report, validated
from fazhi_report.settings import DEFAULTS
from fazhi_report.sheets import export
from fazhi_report.source import read
from fazhi_report.writers import Options

__all__ = ["Composed", "Document", "Profile"]

NAME = "data.yaml"

_FONTS = fonts()
_OPTIONS = Options(font_folders=(_FONTS.parent / "fonts",) if _FONTS else ())


def folder() -> Path:
    """Where the package is installed."""
    return Path(fazhi_report.__path__[0])


def loaded(content: bytes) -> Loaded:
    """A data file read, checked against the schema, and its facts; no error may be in it."""
    made = load(content, NAME)
    require(made.report, f"an input has errors: {made.diagnostics()[:3]}")
    return made


def plain_data(content: bytes) -> dict[str, object]:
    """The plain data of a file, as the schema takes them."""
    return read(content, NAME).data or {}


def modelled(data: dict[str, object]) -> Report:
    """Plain data as a report: what the schema alone does."""
    return validated(data)


def composed(content: bytes) -> Composed:
    """A data file composed; no error may be in it."""
    made = compose(content, NAME, None, Beside(str(ROOT / "examples" / NAME)))
    require(made.document, f"an input has errors: {made.diagnostics[:3]}")
    return made


def issued(made: Composed, profile: Profile = "public") -> Document:
    """A composed report with what a profile has around its text."""
    if made.loaded.report is None or made.document is None:
        message = "composed with errors"
        raise SystemExit(message)
    return issue(made.loaded.report, made.document, profile).document


def checked(made: Composed) -> list[Diagnostic]:
    """What every content rule finds in a composed report, each finding at its place."""
    return reviewed(made, DEFAULTS)


def written(document: Document, suffix: str = "docx") -> bytes:
    """A document as DOCX or PDF."""
    return write(document, suffix, _OPTIONS).content


def whole(content: bytes, *, rules: bool = False, suffix: str = "docx") -> bytes:
    """A data file → its report for the public, as `fazhi render` makes it; with or without content rules."""
    made = composed(content)
    if rules:
        checked(made)
    return written(issued(made), suffix)


def lines(document: Document) -> list[str]:
    """The title and the paragraphs of a document, without their numbers."""
    return [plain(runs) for runs in document.lines]


def faults(content: bytes) -> list[Diagnostic]:
    """All that `fazhi validate --data-only` tells of a data file."""
    return validate(content, NAME)


def linted(content: bytes, name: str) -> list[Diagnostic]:
    """All that `fazhi lint` tells of a text."""
    return lint(content, name, DEFAULTS)


def audited(content: bytes) -> list[Diagnostic]:
    """All that `fazhi check` tells of a DOCX, which it must be able to read."""
    found = audit(content, "report.docx")
    require(not any(each.code in UNREADABLE for each in found), f"not read: {found[:3]}")
    return found


def workbook(made: Loaded) -> bytes:
    """What `fazhi sheet export` writes."""
    exported = export(made.report)
    if not isinstance(exported, bytes):
        message = f"not exported: {exported}"
        raise SystemExit(message)
    return exported


def imported(book: bytes, content: bytes) -> bytes:
    """A data file after `fazhi sheet import` of a workbook."""
    made = import_workbooks([(book, "book.xlsx")], content, NAME)
    if made.content is None:
        message = f"not imported: {made.diagnostics[:3]}"
        raise SystemExit(message)
    return made.content
