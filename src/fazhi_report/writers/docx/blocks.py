"""Blocks of text in a DOCX: paragraphs and headings, of the report and of its annexes."""

from lxml import etree

from fazhi_report.document import Block, Paragraph, Run
from fazhi_report.writers.docx.comments import Comments
from fazhi_report.writers.docx.paragraphs import paragraph
from fazhi_report.writers.docx.wordprocessing import BODY_STYLE, HEADING_STYLES, RUN_IN_STYLES


def text_block(block: Block, comments: Comments) -> etree._Element:
    """A paragraph or heading of the text, its run-in heading in a character style."""
    heading = block.heading if isinstance(block, Paragraph) else block
    made = paragraph(BODY_STYLE if isinstance(block, Paragraph) else HEADING_STYLES[block.level])
    if heading:
        style = RUN_IN_STYLES[heading.level] if isinstance(block, Paragraph) else ""
        comments.add_runs(made, (Run(heading.number), *heading.runs), style)
    if isinstance(block, Paragraph):
        comments.add_runs(made, block.runs)
    return made
