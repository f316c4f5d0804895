"""The text of a plain report as XML, written straight: no tree is made of it first."""

import re
from functools import lru_cache

from lxml import etree

from fazhi_report.document import Document, Paragraph, plain
from fazhi_report.writers.docx.bases import Base
from fazhi_report.writers.docx.wordprocessing import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    RUN_IN_STYLES,
    TITLE_STYLES,
    serialize,
)
from fazhi_report.writers.titles import broken, lines_of, title_style

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_plain(document: Document, base: Base) -> bool:
    """Whether a document is nothing but title, addressees and text, on our own base."""
    return not (
        document.notes or document.letterhead or document.signature or document.imprint
        or document.annexes or document.remark or base.names or base.numbered
    )  # fmt: skip


def main_part(document: Document, base: Base) -> bytes:
    """The main part of the package."""
    before, after = _frame(base.main)
    lines = lines_of(document)
    styles = ADDRESSED_TITLE_STYLES if document.addressees else TITLE_STYLES
    made = [before, _paragraph(title_style(lines, styles), _run(plain(broken(lines))))]
    if document.addressees:
        made.append(_paragraph(ADDRESSEES_STYLE, _run(plain(document.addressees))))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            heading = block.heading
            lead = _run(heading.text, RUN_IN_STYLES[heading.level]) if heading else ""
            made.append(_paragraph(BODY_STYLE, lead + _run(plain(block.runs))))
        else:
            made.append(_paragraph(HEADING_STYLES[block.level], _run(block.text)))
    made.append(after)
    return "".join(made).encode()


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _run(text: str, style: str = "") -> str:
    if not text:
        return ""
    if _UNWRITABLE.search(text):
        message = "a character that XML has no way to write"
        raise ValueError(message)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if "\n" in text or "\t" in text:
        lines = text.split("\n")
        inner = "<w:br/>".join("<w:tab/>".join(map(_text, line.split("\t"))) for line in lines)
    else:
        inner = _text(text)
    return f"<w:r>{look}{inner}</w:r>"


def _text(stretch: str) -> str:
    if not stretch:
        return ""
    keep = stretch != stretch.strip() or "  " in stretch
    return f'<w:t xml:space="preserve">{stretch}</w:t>' if keep else f"<w:t>{stretch}</w:t>"


@lru_cache(maxsize=16)
def _frame(main: etree._Element) -> tuple[str, str]:
    """What stands before and after the text in the main part."""
    from copy import deepcopy

    root = deepcopy(main)
    body, section = root[0], root[0][-1]
    body[:] = [etree.Element("text"), section]
    before, _, after = serialize(root).decode().partition("<text/>")
    return before, after
