"""What a manuscript holds: chunks of blocks, and in these pieces of text, references and claims."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace, Finding, manuscript_path
from fazhi_report.facts import Citation, Claim, Declared, Malformed

NoteKind: TypeAlias = Literal["复核", "沿用", "确认", "待核", "上年", ""]
"""What a note is for: a review, a text carried over from last year, one that somebody confirmed, something to
be looked at, last year's figure; "" for a remark that is nobody else's business."""

INSERTS = ("章节", "部分", "句子", "补充段落", "导语", "附件")
"""What a line of its own can put in: shipped sentences of a chapter, a part, a ledger; texts of the data."""

DIGEST_LENGTH = 8
"""How many hexadecimal digits of a SHA-256 tell whether somebody touched a chunk."""


class TextPiece(NamedTuple):
    """A stretch of text, or what a reference stands for, at its line and column (from 1).

    `words` are the pieces of what a claim says.
    """

    line: int
    column: int
    part: str | Citation | Declared | Claim | Malformed
    words: "tuple[TextPiece, ...]" = ()

    @property
    def path(self) -> DataPath:
        """Where it stands, as an address of the data."""
        return manuscript_path(self.line, self.column)

    @property
    def figure_name(self) -> str:
        """What a figure that it declares goes by among the 指标: its name, or where it stands."""
        name = self.part.name if isinstance(self.part, Declared) else ""
        return name or f"{self.line}:{self.column}"

    def place_of(self, index: int, _source: str = "") -> DataPlace:
        """Where one of its characters stands."""
        return DataPlace(manuscript_path(self.line, self.column + index))


Inline: TypeAlias = tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class WrittenHeading:
    """A heading of level 1 to 4; `number` is None where it is counted, else what is printed for it."""

    line: int
    level: int
    number: str | None
    text: Inline
    runs_in: bool = False


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """A paragraph, or the text that a heading directly above runs in with."""

    line: int
    text: Inline


@dataclass(frozen=True, slots=True)
class WrittenItems:
    """Items that are printed with 一是 二是: behind the text directly above, as one paragraph, or `apart`."""

    line: int
    items: tuple[Inline, ...]
    continues: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Insert:
    """A line that puts in what stands elsewhere: its kind, one of `INSERTS`, and which."""

    line: int
    column: int
    source: str
    kind: str
    name: str

    @property
    def path(self) -> DataPath:
        """Where it stands, as an address of the data."""
        return manuscript_path(self.line, self.column)


Block: TypeAlias = WrittenHeading | WrittenParagraph | WrittenItems | Insert


class ChunkNote(NamedTuple):
    """A comment, which is never printed: its kind, and the text behind the word for that.

    `source` is the whole of it as it is written.
    """

    line: int
    column: int
    kind: NoteKind
    text: str
    source: str = ""

    @property
    def path(self) -> DataPath:
        """Where it stands, as an address of the data."""
        return manuscript_path(self.line, self.column)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Blocks without a blank line between them, which are read and reviewed together, with their notes.

    `source` is the text as it is written, without its notes, and `words` the same without the figures that it
    declares; `last_line` is where it ends.
    """

    blocks: tuple[Block, ...]
    notes: tuple[ChunkNote, ...]
    source: str
    words: str
    line: int
    last_line: int

    @property
    def digest(self) -> str:
        """What tells whether somebody looked at its words; to fill in a figure is not to have read them."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def is_prose(self) -> bool:
        """Whether it says something in words, in a paragraph or in items."""
        bodies = (block for block in self.blocks if isinstance(block, WrittenParagraph | WrittenItems))
        texts = (text for block in bodies for text in texts_of(block))
        return any(not isinstance(piece.part, Declared) for text in texts for piece in text)

    @property
    def texts(self) -> Iterator[Inline]:
        """The texts of its blocks, each item one."""
        for block in self.blocks:
            yield from texts_of(block)


def texts_of(block: Block) -> Iterator[Inline]:
    """The texts of a block, each item one."""
    if isinstance(block, WrittenItems):
        yield from block.items
    elif not isinstance(block, Insert):
        yield block.text


def pieces_of(text: Iterable[TextPiece]) -> Iterator[TextPiece]:
    """Pieces in order, what a claim says behind it."""
    for piece in text:
        yield piece
        yield from pieces_of(piece.words)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript as read: `findings` are the faults of its writing, `lines` its text, `content` its bytes.

    `title` has a part for each line that the writer broke it into; `title_notes` stand beside it.
    """

    name: str
    title: tuple[Inline, ...]
    chunks: tuple[Chunk, ...]
    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    content: bytes
    title_notes: tuple[ChunkNote, ...] = ()

    @property
    def notes(self) -> Iterator[ChunkNote]:
        """All notes in order."""
        yield from self.title_notes
        for chunk in self.chunks:
            yield from chunk.notes

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        return (block for chunk in self.chunks for block in chunk.blocks)

    @property
    def texts(self) -> Iterator[Inline]:
        """All texts in order, the lines of the title first."""
        yield from self.title
        for chunk in self.chunks:
            yield from chunk.texts

    @property
    def pieces(self) -> Iterator[TextPiece]:
        """All pieces in order, the title's first."""
        for text in self.texts:
            yield from pieces_of(text)

    @property
    def declared(self) -> Iterator[tuple[TextPiece, Declared]]:
        """The figures that are declared where they stand."""
        for piece in self.pieces:
            if isinstance(piece.part, Declared):
                yield piece, piece.part
