"""A data file → every fault of it and of the report that it makes."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import narrative, rules
from fazhi_report.diagnostics import WHOLE_FILE, Diagnostic, Finding
from fazhi_report.loading import Content, Folder, Loaded, load
from fazhi_report.notation import UNSEEN
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.composed import Composed
from fazhi_report.pipeline.unprinted import unprinted

if TYPE_CHECKING:
    from fazhi_report.document import Document
    from fazhi_report.rules import Subject
    from fazhi_report.settings import Settings


def validate(
    content: Content,
    name: str,
    folder: Folder | None = None,
    settings: "Settings | None" = None,
    templates: Path | None = None,
) -> list[Diagnostic]:
    """Every fault of a data file and of the report that it makes, sorted by place.

    `name` is what messages call the file. Without settings only the data is checked, which takes much less.
    """
    return examined(content, name, folder, settings, templates).diagnostics


class Examined(NamedTuple):
    """What is known of a data file: its faults, and what was read."""

    diagnostics: list[Diagnostic]
    loaded: Loaded

    @property
    def office(self) -> str:
        """Whose it is; "" where that could not be read."""
        return self.loaded.office


def examined(
    content: Content,
    name: str,
    folder: Folder | None = None,
    settings: "Settings | None" = None,
    templates: Path | None = None,
) -> Examined:
    """The same as `validate`, with what was read."""
    if settings is None:
        loaded = load(content, name, folder)
        return Examined(loaded.diagnostics(), loaded)
    composed = compose(content, name, templates, folder)
    return Examined(reviewed(composed, settings), composed.loaded)


def reviewed(
    composed: Composed, settings: "Settings", *, final: bool = False, names_files: bool = False
) -> list[Diagnostic]:
    """The diagnostics of a report with what the content rules find in it, waivers applied.

    A `final` report is the one to be signed. Where it `names_files`, in the list of evidence or in comments,
    what must not go out is as bad in the name of a file as in the text.
    """
    loaded = composed.loaded
    if composed.document is None or loaded.report is None:
        return composed.diagnostics
    subject = subject_of(composed.document, composed, settings, final=final)
    subject = rules.going_out(subject, PurePath(loaded.source.name).name, names_files=names_files)
    of_data = (finding for each in (*loaded.findings, *composed.told) if (finding := _as_set(each, settings)))
    silent = (finding for each in unprinted(composed) if (finding := _as_set(each, settings)))
    found = rules.waived((*of_data, *silent, *rules.check(subject), *_unseen(subject)), loaded.report.waivers)
    return loaded.located(narrative.shown_place(finding, composed.templates) for finding in found)


def subject_of(
    document: "Document", composed: Composed, settings: "Settings", *, final: bool = False
) -> "Subject":
    """The subject of the content rules that a composed report is, with its data."""
    own = narrative.own_templates(document, composed.templates)
    loaded = composed.loaded
    return rules.subject_of(document, settings, loaded.report, loaded.facts, own_templates=own, final=final)


def _unseen(subject: "Subject") -> Iterator[Finding]:
    """What nobody sees in what goes out, though no file has it: a template may make it."""
    for line in subject.outgoing:
        if match := UNSEEN.search(line.text):
            place = subject.place(line.at(match)) or WHOLE_FILE
            message = f"这里印出看不见的字符（U+{ord(match[0]):04X}）"
            yield Finding.of("FZ014", message, place, "改正印出它的模板或者数据")


def _as_set(finding: Finding, settings: "Settings") -> Finding | None:
    """A finding about the data, which is no error, as severe as the office has set it."""
    severity = settings.severity_of(finding.code, finding.severity)
    return finding._replace(severity=severity) if severity else None
