"""Plain text: the title, the addressees, then one paragraph a line."""

import re

from fazhi_report.document import Document, plain

_LINE_BREAK = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def write(document: Document) -> bytes:
    """The report as UTF-8 text: title and each block on a line of its own, every line ended by a newline.

    A line break inside a block becomes a space.
    """
    addressees = (plain(document.addressees),) if document.addressees else ()
    texts = (document.title_text, *addressees, *(block.text for block in document.blocks))
    return "".join(_LINE_BREAK.sub(" ", text) + "\n" for text in texts).encode()
