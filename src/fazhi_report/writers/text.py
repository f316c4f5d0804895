"""Plain text: what is printed, in its order, one paragraph a line; the rows of a table as lines."""

import re
from collections.abc import Iterator

from fazhi_report.document import Document, DocumentAnnex, Table, plain

_TAB = "\t"
_LINE_BREAK = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def write(document: Document) -> bytes:
    """The report as UTF-8 text: title and each block on a line of its own, every line ended by a newline.

    A line break inside a block becomes a space. A row of a table is a line, its cells joined by tabs.
    """
    addressees = (plain(document.addressees),) if document.addressees else ()
    blocks = (block.text for block in document.blocks)
    annexes = (line for label, annex in document.labelled_annexes for line in _annex(label, annex))
    texts = (
        *document.opening,
        document.title_text,
        *addressees,
        *blocks,
        *document.annex_list,
        *document.closing,
        *annexes,
        *document.colophon,
    )
    return "".join(_LINE_BREAK.sub(" ", text) + "\n" for text in texts).encode()


def _annex(label: str, annex: DocumentAnnex) -> Iterator[str]:
    yield label
    yield annex.title
    for part in annex.content:
        if not isinstance(part, Table):
            yield part.text
            continue
        if part.caption:
            yield part.caption
        for cells in (part.columns, *part.rows):
            yield _TAB.join(cell.replace(_TAB, " ") for cell in cells)
