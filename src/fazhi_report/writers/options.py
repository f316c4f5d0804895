"""What writers are told besides the document, and what they give back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from fazhi_report.page import STANDARD, Layout

Declared: TypeAlias = Literal["a-2a", "ua-1"]
"""A PDF standard that a file can declare; whether it meets it is for a validator to say."""

DECLARED: tuple[Declared, ...] = get_args(Declared)


@dataclass(frozen=True, slots=True)
class Options:
    """How a document is to be written; each format takes what concerns it.

    `reference` is a DOCX that styles are taken from; `font_folders` are where PDF looks for fonts before the
    system's; `day` is when the file says that it was made. `review` makes a DOCX a review copy: changes are
    recorded in it, and figures and claims are marked.
    """

    layout: Layout = STANDARD
    reference: bytes | None = None
    font_folders: tuple[Path, ...] = ()
    declared: tuple[Declared, ...] = ()
    day: date | None = None
    review: bool = False


class Note(NamedTuple):
    """Something to know about a file that was written: a code, and a sentence."""

    code: str
    message: str


class Written(NamedTuple):
    """A file, and what is to be known about it."""

    content: bytes
    notes: tuple[Note, ...] = ()


class UnwritableError(Exception):
    """A document can't be written in a format.

    `by_machine` tells that this machine lacks something, and the document is not at fault.
    """

    def __init__(self, code: str, message: str, hint: str = "", *, by_machine: bool = False) -> None:
        """Take the code, what is wrong and what to do."""
        super().__init__(message)
        self.code, self.message, self.hint, self.by_machine = code, message, hint, by_machine
