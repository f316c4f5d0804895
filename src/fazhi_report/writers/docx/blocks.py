"""Blocks of text in a DOCX: paragraphs and headings, of the report and of its annexes."""

from fazhi_report.document import Block, Heading, Run
from fazhi_report.writers.docx.inline_text import InlineText
from fazhi_report.writers.docx.paragraphs import paragraph
from fazhi_report.writers.docx.style_ids import BODY_STYLE, HEADING_STYLES, RUN_IN_STYLES
from fazhi_report.writers.docx.xml_text import NOTHING, Markup


def text_block(block: Block, inline: InlineText) -> Markup:
    """A paragraph or heading of the text, its run-in heading in a character style."""
    if isinstance(block, Heading):
        return paragraph(HEADING_STYLES[block.level], _heading(block, inline))
    run_in = block.heading
    lead = _heading(run_in, inline, RUN_IN_STYLES[run_in.level]) if run_in else NOTHING
    return paragraph(BODY_STYLE, Markup(lead + inline.runs(block.runs)))


def _heading(heading: Heading, inline: InlineText, style: str = "") -> Markup:
    return inline.runs((Run(heading.number), *heading.runs), style)
