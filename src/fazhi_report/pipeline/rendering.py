"""A data file → the files of its report, in the profiles and formats that are ordered."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_report import issuing, writers
from fazhi_report.diagnostics import Diagnostic, has_errors
from fazhi_report.document import Document, Profile
from fazhi_report.loading import Content, Folder, Loaded
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.carried_parts import reference_findings
from fazhi_report.pipeline.composed import Composed, digest, digest_of, text_of
from fazhi_report.pipeline.validating import reviewed

if TYPE_CHECKING:
    from fazhi_report.issuing import Stage
    from fazhi_report.schema import Report
    from fazhi_report.settings import Settings
    from fazhi_report.writers import Options, Written


_NAMING = "docx"
"""The format whose files name the text that they were printed from."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a report: formats (`writers.WRITERS`), profiles, the stage of its making.

    `evidence` adds the list of evidence as an annex, `comments` a comment beside every number (DOCX only).
    `options` say how files are written; their layout comes from the settings, their day from the data where
    none is given.
    """

    suffixes: tuple[str, ...] = ("docx",)
    profiles: tuple[Profile, ...] = ("public",)
    stage: "Stage | None" = None
    evidence: bool = False
    comments: bool = False
    options: "Options" = field(default_factory=lambda: writers.Options())  # noqa: PLW0108  not before asked


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a report: its profile, what it is called (suffix included), its bytes."""

    profile: Profile
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of an order: the files that could be made, and everything that is to be told.

    `diagnostics` are of the data and the report, `notes` of the files: of several reports on one machine they
    may be the same. `blanks` names, for each profile, the places that the data leave open. `unusable` tells
    that this machine lacks something, where the report is not at fault.
    """

    composed: Composed
    diagnostics: list[Diagnostic]
    notes: tuple[Diagnostic, ...] = ()
    files: tuple[Made, ...] = ()
    blanks: dict[Profile, tuple[str, ...]] = field(default_factory=dict)
    unusable: bool = False


def render(
    content: Content,
    name: str,
    order: Order,
    settings: "Settings",
    templates: Path | None = None,
    folder: Folder | None = None,
) -> Rendered:
    """Make the files of a report; a report with an error gives none."""
    composed = compose(content, name, templates, folder)
    names_files = order.evidence or order.comments
    found = reviewed(composed, settings, final=order.stage == "定稿", names_files=names_files)
    return rendered(composed, found, order, settings)


def rendered(composed: Composed, found: list[Diagnostic], order: Order, settings: "Settings") -> Rendered:
    """Make the files of a report that is composed already, and in which `found` was found."""
    loaded, document = composed.loaded, composed.document
    if loaded.report is None or document is None:
        return Rendered(composed, found)
    if has_errors(found):
        return Rendered(composed, [*found, *_left_open(loaded, loaded.report, document, order)])
    if _NAMING in order.suffixes:
        text = text_of(document)
        lines = tuple(text.decode().splitlines()) if order.options.review else ()
        document = replace(document, printed_from=digest_of(text), composed=lines)
    if order.evidence:
        document = issuing.with_evidence(loaded, document)
    if order.comments:
        document = issuing.annotate(loaded, document)
    options = replace(
        order.options, layout=settings.page_layout, day=order.options.day or loaded.report.issued_on
    )
    making = _Making(loaded, order, options, settings.style.addressees_in_public)
    files = tuple(made for profile in order.profiles for made in making.files(document, profile))
    told = [*found, *making.diagnostics]
    return Rendered(composed, told, tuple(making.notes), files, making.blanks, making.unusable)


def _left_open(loaded: Loaded, report: "Report", document: Document, order: Order) -> list[Diagnostic]:
    """What a final version lacks around its text, to be told together with the errors of the text."""
    if order.stage != "定稿":
        return []
    issued = (
        issuing.issue(report, document, profile, order.stage, classified=loaded.classified)
        for profile in order.profiles
    )
    return loaded.located(dict.fromkeys(finding for each in issued for finding in each.findings))


@dataclass(slots=True)
class _Making:
    """The files of one report while they are made, and what is to be told of them."""

    loaded: Loaded
    order: Order
    options: "Options"
    addressed: bool
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    blanks: dict[Profile, tuple[str, ...]] = field(default_factory=dict)
    unusable: bool = False

    def files(self, document: Document, profile: Profile) -> Iterator[Made]:
        """The files of a profile; none where it has an error."""
        assert self.loaded.report is not None, "a document comes of a report"  # noqa: S101
        issued = issuing.issue(
            self.loaded.report,
            document,
            profile,
            self.order.stage,
            addressed=self.addressed,
            classified=self.loaded.classified,
        )
        found = self.loaded.located(issued.findings)
        if self.options.reference:
            found += reference_findings(self.loaded.source.name, self.options.reference, profile)
        self.diagnostics += (each for each in found if each not in self.diagnostics)
        if has_errors(found):
            return
        self.blanks[profile] = issued.open
        for suffix in self.order.suffixes:
            if (content := self._written(issued.document, suffix)) is not None:
                review = self.options.review and suffix == _NAMING
                name = issuing.file_name(issued.document, profile, suffix, review=review)
                yield Made(profile, name, content)

    def _written(self, document: Document, suffix: str) -> bytes | None:
        try:
            made = write(document, suffix, self.options)
        except writers.UnwritableError as error:
            self.unusable = self.unusable or error.by_machine
            self._note(error.code, error.message, error.hint)
            return None
        for note in made.notes:
            self._note(note.code, note.message)
        return made.content

    def _note(self, code: str, message: str, hint: str = "") -> None:
        """Note something of the files, once."""
        told = Diagnostic.of_file(self.loaded.source.name, code, message, hint)
        if told not in self.notes:
            self.notes.append(told)


def write(document: Document, suffix: str, options: "Options | None" = None) -> "Written":
    """Write a document in the format of a suffix, one of `writers.WRITERS`.

    A DOCX names the text that it was printed from: its own, where the document does not know it.

    Raises:
        KeyError: no such format.
        UnwritableError: the document can't be written in it, or not on this machine.

    """
    if suffix == _NAMING and not document.printed_from:
        document = replace(document, printed_from=digest(document))
    return writers.WRITERS[suffix](document, options or writers.Options())
