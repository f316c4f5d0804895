"""Any DOCX, read as Word reads it by a path that wrote none → what is wrong by GB/T 9704—2012.

`audit` is all that callers need; `RULES` are the rules that it goes through, `RENDERED` those that look at
the pages that LibreOffice sets.
"""

from fazhi_report.audit import printed_line_rules as printed_lines
from fazhi_report.audit import printed_place_rules as printed_places
from fazhi_report.audit import printed_text_rules as printed_text
from fazhi_report.audit.arrangement import structure
from fazhi_report.audit.blank_line_rules import blank_lines
from fazhi_report.audit.closing_rules import annexes, date, remark, signature
from fazhi_report.audit.direction import DIRECTIONS, Direction, direction_of
from fazhi_report.audit.form_rules import form
from fazhi_report.audit.imprint_place_rules import imprint_place
from fazhi_report.audit.imprint_rules import imprint, obsolete
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutRule
from fazhi_report.audit.letterhead_rules import addressees, document_number, marks, signers
from fazhi_report.audit.line_rules import first_page, hanging_marks, indents, title_breaks
from fazhi_report.audit.mark_rules import mark
from fazhi_report.audit.ornament_rules import ornaments, quotes
from fazhi_report.audit.page_number_rules import page_numbers
from fazhi_report.audit.paper_rules import characters, lines, margins, paper
from fazhi_report.audit.printed_split_rules import splits
from fazhi_report.audit.red_rule_rules import red_rule
from fazhi_report.audit.refusals import refusal
from fazhi_report.audit.rendered import RenderedPages
from fazhi_report.audit.typeface_rules import body, bold, headings, title
from fazhi_report.audit.unseen_rules import assumption, unrendered, unseen
from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Profile
from fazhi_report.page import STANDARD, Layout
from fazhi_report.readers.docx import lines_of, read
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
    mark,
    red_rule,
    blank_lines,
    imprint_place,
    remark,
    ornaments,
    form,
    quotes,
    assumption,
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
    splits,
    printed_places.letterhead,
    printed_places.imprint,
)
"""The rules on pages that LibreOffice set, in the order of their codes."""

RENDERED: tuple[LayoutRule[str] | LayoutRule[RenderedPages], ...] = (unrendered, *PRINTED)
"""What is told of pages, or that there are none."""


_DRAFTING = frozenset({"FZ040", "FZ041", "FZ042"})

UNREADABLE = frozenset({"FZ508", "FZ509"})
"""The codes of a file that can't be read at all."""


def audit(
    content: bytes,
    name: str,
    profile: Profile | None = None,
    layout: Layout = STANDARD,
    direction: Direction | None = None,
    *,
    render: bool = False,
) -> list[Diagnostic]:
    """Everything found in a DOCX; a file that can't be read gives the one reason.

    Without a profile, a document that has 发文字号 or a letterhead counts as sent to another office, and its
    kind tells the direction where none is given; a submission goes upwards. What is for publication must
    have nothing left of its drafting. With `render`, LibreOffice sets the pages, and these are looked at too.
    The line of a diagnostic is the number of the paragraph; 0 is the document as a whole.
    """
    try:
        package = Package(content)
        read_in = read(package)
        told = structure(read_in)
        asked = profile or ("submission" if direction or told.is_submission else "public")
        drafted = _drafted(package, name) if asked == "public" and read_in.paragraphs else []
    except PackageError as error:
        return [refusal(error, name)]
    going = direction or ("up" if profile else direction_of(told))
    subject = AuditedDocument(read_in, told, asked, layout, going, assumed=not (profile or direction))
    found = [each for rule in RULES for each in rule.diagnostics(subject, name)]
    return (
        drafted
        + found
        + (_rendered(content, subject, name) if render else _unrendered("没有加 --render", name))
    )


def _drafted(package: Package, name: str) -> list[Diagnostic]:
    """What nobody should see who reads a published document: revisions, comments, hidden text."""
    text = lines_of(package)
    texts = text.made.texts
    found = []
    for each in text.findings:
        if each.code in _DRAFTING and isinstance(place := each.place, Mark):
            source = texts[place.line - 1] if 0 < place.line <= len(texts) else ""
            found.append(each.at(name, place, source))
    return found


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


__all__ = ["DIRECTIONS", "PRINTED", "RENDERED", "RULES", "UNREADABLE", "Direction", "LayoutRule", "audit"]
