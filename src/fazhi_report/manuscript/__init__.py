"""文稿: the office's own words, in a Markdown file beside the data → chunks that know their places.

It is read by pattern, never by the template engine: nothing in it is code. The dialect: `docs/manuscript.md`.
"""

from fazhi_report.manuscript.chunking import read
from fazhi_report.manuscript.chunks import (
    INSERTS,
    Block,
    Chunk,
    ChunkNote,
    Inline,
    Insert,
    Manuscript,
    NoteKind,
    TextPiece,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
    pieces_of,
    texts_of,
)
from fazhi_report.manuscript.markdown_text import cited, claimed, declared, escaped, heading, note
from fazhi_report.manuscript.typed_text import (
    DatedWords,
    FigureOfTheYear,
    dated_documents,
    figures_of_the_year,
    typed_years,
)

__all__ = [
    "INSERTS",
    "Block",
    "Chunk",
    "ChunkNote",
    "DatedWords",
    "FigureOfTheYear",
    "Inline",
    "Insert",
    "Manuscript",
    "NoteKind",
    "TextPiece",
    "WrittenHeading",
    "WrittenItems",
    "WrittenParagraph",
    "cited",
    "claimed",
    "dated_documents",
    "declared",
    "escaped",
    "figures_of_the_year",
    "heading",
    "note",
    "pieces_of",
    "read",
    "texts_of",
    "typed_years",
]
