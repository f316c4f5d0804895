"""文稿: the office's own words, in a Markdown file beside the data → chunks that know their places.

It is read by pattern, never by the template engine: nothing in it is code. The dialect: `docs/manuscript.md`.
"""

from fazhi_report.manuscript.chunking import read
from fazhi_report.manuscript.chunks import (
    INSERTS,
    Chunk,
    ChunkNote,
    Inline,
    Insert,
    Manuscript,
    TextPiece,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
    pieces_of,
)
from fazhi_report.manuscript.markdown_text import cited, claimed, declared, escaped, heading, note

__all__ = [
    "INSERTS",
    "Chunk",
    "ChunkNote",
    "Inline",
    "Insert",
    "Manuscript",
    "TextPiece",
    "WrittenHeading",
    "WrittenItems",
    "WrittenParagraph",
    "cited",
    "claimed",
    "declared",
    "escaped",
    "heading",
    "note",
    "pieces_of",
    "read",
]
