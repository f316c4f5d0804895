"""Blocks of text in a DOCX: paragraphs and headings, of the report and of its annexes."""

from fazhi_report.document import Block, Heading, Run
from fazhi_report.writers.docx.comments import Comments
from fazhi_report.writers.docx.paragraphs import paragraph
from fazhi_report.writers.docx.style_ids import BODY_STYLE, HEADING_STYLES, RUN_IN_STYLES
from fazhi_report.writers.docx.xml_text import NOTHING, Markup


def text_block(block: Block, comments: Comments) -> Markup:
    """A paragraph or heading of the text, its run-in heading in a character style."""
    if isinstance(block, Heading):
        return paragraph(HEADING_STYLES[block.level], _heading(block, comments))
    run_in = block.heading
    lead = _heading(run_in, comments, RUN_IN_STYLES[run_in.level]) if run_in else NOTHING
    return paragraph(BODY_STYLE, Markup(lead + comments.runs(block.runs)))


def _heading(heading: Heading, comments: Comments, style: str = "") -> Markup:
    return comments.runs((Run(heading.number), *heading.runs), style)
