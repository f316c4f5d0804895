"""Any DOCX, read as Word reads it by a path that wrote none → what is wrong by GB/T 9704—2012.

`audit` is all that callers need; `RULES` are the rules that it goes through, `RENDERED` those that look at
the pages that LibreOffice sets.
"""

from fazhi_report.audit import printed_line_rules as printed_lines
from fazhi_report.audit import printed_text_rules as printed_text
from fazhi_report.audit.arrangement import structure
from fazhi_report.audit.closing_rules import annexes, date, signature
from fazhi_report.audit.imprint_rules import imprint, obsolete
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutRule
from fazhi_report.audit.letterhead_rules import addressees, document_number, marks, signers
from fazhi_report.audit.line_rules import first_page, hanging_marks, indents, title_breaks
from fazhi_report.audit.page_number_rules import page_numbers
from fazhi_report.audit.paper_rules import characters, lines, margins, paper
from fazhi_report.audit.refusals import refusal
from fazhi_report.audit.rendered import RenderedPages
from fazhi_report.audit.typeface_rules import body, bold, headings, title
from fazhi_report.audit.unseen_rules import unrendered, unseen
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Profile
from fazhi_report.page import STANDARD, Layout
from fazhi_report.readers.docx import read
from fazhi_report.readers.docx_parts import Package, PackageError
from fazhi_report.readers.libreoffice import NoProgramError, NotConvertedError, converted
from fazhi_report.readers.pdf import NoPagesError, pages_of

RULES: tuple[LayoutRule[AuditedDocument], ...] = (
    paper,
    margins,
    lines,
    characters,
    body,
    title,
    title_breaks,
    headings,
    bold,
    indents,
    page_numbers,
    first_page,
    signers,
    document_number,
    addressees,
    date,
    signature,
    annexes,
    imprint,
    obsolete,
    marks,
    unseen,
    hanging_marks,
)
"""The layout rules in the order of their codes."""


PRINTED: tuple[LayoutRule[RenderedPages], ...] = (
    printed_lines.lines,
    printed_lines.characters,
    printed_lines.first_page,
    printed_lines.page_numbers,
    printed_lines.line_ends,
    printed_text.lost,
    printed_text.signature,
    printed_text.imprint,
    printed_text.fonts,
    printed_lines.beyond,
)
"""The rules on pages that LibreOffice set, in the order of their codes."""

RENDERED: tuple[LayoutRule[str] | LayoutRule[RenderedPages], ...] = (unrendered, *PRINTED)
"""What is told of pages, or that there are none."""


UNREADABLE = frozenset({"FZ508", "FZ509"})
"""The codes of a file that can't be read at all."""


def audit(
    content: bytes,
    name: str,
    profile: Profile | None = None,
    layout: Layout = STANDARD,
    *,
    render: bool = False,
) -> list[Diagnostic]:
    """Everything found in a DOCX; a file that can't be read gives the one reason.

    Without a profile, a document that has 发文字号 or a letterhead counts as sent upwards. With `render`,
    LibreOffice sets the pages, and these are looked at too. The line of a diagnostic is the number of the
    paragraph; 0 is the document as a whole.
    """
    try:
        read_in = read(Package(content))
    except PackageError as error:
        return [refusal(error, name)]
    told = structure(read_in)
    subject = AuditedDocument(
        read_in, told, profile or ("submission" if told.is_submission else "public"), layout
    )
    found = [each for rule in RULES for each in rule.diagnostics(subject, name)]
    return found + (_rendered(content, subject, name) if render else _unrendered("没有加 --render", name))


def _rendered(content: bytes, subject: AuditedDocument, name: str) -> list[Diagnostic]:
    try:
        pages = RenderedPages(subject, pages_of(converted(content)))
    except NoProgramError as error:
        return _unrendered(f"{error}；装好后再加 --render", name)
    except (NotConvertedError, NoPagesError) as error:
        return _unrendered(str(error), name)
    return [each for rule in PRINTED for each in rule.diagnostics(pages, name)]


def _unrendered(reason: str, name: str) -> list[Diagnostic]:
    return list(unrendered.diagnostics(reason, name))


__all__ = ["PRINTED", "RENDERED", "RULES", "UNREADABLE", "LayoutRule", "audit"]
