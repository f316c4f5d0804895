"""A finished report → what the content rules find in its text, or the layout rules on its pages."""

from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import audit, readers, rules
from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Profile

if TYPE_CHECKING:
    from fazhi_report.settings import Settings


class Checked(NamedTuple):
    """What was found in a finished document; `readable` is False where it could not be read at all."""

    diagnostics: list[Diagnostic]
    readable: bool = True


def lint(content: bytes, name: str, settings: "Settings") -> list[Diagnostic]:
    """What the content rules find in the text of a report: a .docx file, else plain text or Markdown."""
    text = readers.read(content, name)
    if isinstance(text, Diagnostic):
        return [text]
    lines = text.lines
    found = rules.check(rules.subject_of(text.document, settings))
    marked = ((finding, finding.place) for finding in found)
    return sorted(
        finding.at(name, place, lines[place.line - 1]) for finding, place in marked if isinstance(place, Mark)
    )


def check(
    content: bytes, name: str, settings: "Settings", profile: Profile | None = None, *, render: bool = False
) -> Checked:
    """What the layout rules find in a DOCX of any program, set in the office's own layout.

    Without a profile, a document that has 发文字号 or a letterhead counts as sent upwards. With `render`,
    LibreOffice sets the pages, and these are looked at too.
    """
    found = audit.audit(content, name, profile, settings.page_layout, render=render)
    return Checked(found, not any(each.code in audit.UNREADABLE for each in found))
