"""Paragraphs and runs of WordprocessingML as text."""

from fazhi_report.writers.docx.xml_text import NOTHING, Markup, escaped


def paragraph(style: str, content: Markup = NOTHING, properties: Markup = NOTHING) -> Markup:
    """A paragraph in a style; `properties` are those that no style can hold."""
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>')


def run(text: str, style: str = "", *, apart: int = 0) -> Markup:
    """A run of text, in a character style if one is named; nothing for no text.

    Its characters stand so many twips farther `apart`.

    Raises:
        ValueError: XML has no way to write one of its characters.

    """
    if not text:
        return NOTHING
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if apart:
        look = f'<w:rPr><w:spacing w:val="{apart}"/></w:rPr>'
    # In a w:t Word would print line breaks and tabs as spaces.
    content = _lines(text) if "\n" in text or "\t" in text else _stretch(text)
    return Markup(f"<w:r>{look}{content}</w:r>")


def _lines(text: str) -> str:
    return "<w:br/>".join("<w:tab/>".join(map(_stretch, line.split("\t"))) for line in text.split("\n"))


def _stretch(text: str) -> str:
    if not text:
        return ""
    kept = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"


def keep_with_next(paragraph: Markup) -> Markup:
    """A paragraph that no page ends behind, and that takes two of its lines along if it is long."""
    style, end, rest = paragraph.partition("/>")
    return Markup(f"{style}{end}{KEPT}{rest}")


KEPT = "<w:keepNext/><w:widowControl/>"
"""What `keep_with_next` puts behind the style."""


def end_section(paragraph: Markup, section: Markup) -> Markup:
    """A paragraph that a section, of these properties, ends with."""
    return Markup(paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1))
