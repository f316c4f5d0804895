"""What a DOCX holds, as rules read it: paragraphs of pieces with their effective looks, and sections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from fazhi_report.readers.docx.looks import ParagraphLook, RunLook
from fazhi_report.readers.docx.ruled_borders import Border, DrawnLine

Where: TypeAlias = Literal["text", "table", "box", "footer", "header", "note"]
GridKind: TypeAlias = Literal["", "lines", "linesAndChars", "snapToChars"]

_SHOWN = 10  # characters of a paragraph that are enough to find it
_NARROW = 0.5


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A stretch of text with one look; `field` is the kind of field that printed it, as PAGE."""

    text: str
    look: RunLook
    field: str = ""


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph, by its number (from 1) among those of the text, empty ones counted, tables not.

    One in a table or text box has the number of the last before it. `starts_page` is whether a page break or
    a new section comes right before it, `breaks_within` whether one comes after some of its text. `row` tells
    the rows of tables apart, `cell` their cells, `table` the tables. `draws` is whether a line or shape hangs
    on it, `lines` those that may be rules, `box` how its text box is aligned. `end_size` is the size, in
    points, of its mark, which is how high a paragraph without text is; else 0. Of `raw` the first `label`
    characters are its automatic number with what follows it, or its `bullet`. `hidden` are the stretches of
    its text that are never printed.
    """

    number: int
    pieces: tuple[ReadPiece, ...]
    look: ParagraphLook
    where: Where = "text"
    section: int = 0
    starts_page: bool = False
    breaks_within: bool = False
    row: int = 0
    draws: bool = False
    box: str = ""
    label: int = 0
    bullet: bool = False
    cell: int = 0
    table: int = 0
    hidden: tuple[str, ...] = ()
    lines: tuple[DrawnLine, ...] = ()
    end_size: float = 0

    @cached_property
    def raw(self) -> str:
        """The text as it is typed, soft breaks and tabs included."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """The text on one line, without white space at its ends."""
        return self.raw.replace("\n", "").strip()

    @cached_property
    def size(self) -> float:
        """The size, in points, that most of its characters have."""
        counts: dict[float, int] = {}
        for piece in self.visible:
            counts[piece.look.size] = counts.get(piece.look.size, 0) + len(piece.text)
        return max(counts, key=counts.__getitem__, default=0.0)

    @property
    def visible(self) -> Iterator[ReadPiece]:
        """The pieces that show more than white space."""
        return (piece for piece in self.pieces if piece.text.strip())

    @property
    def start(self) -> str:
        """Its first characters."""
        shown = self.text.replace("\t", " ")
        return shown[:_SHOWN] + ("…" if len(shown) > _SHOWN else "")

    def part(self, start: int, end: int | None = None) -> Iterator[ReadPiece]:
        """The pieces of a part of `raw`, cut to it."""
        at = 0
        last = len(self.raw) if end is None else end
        for piece in self.pieces:
            cut = piece.text[max(start - at, 0) : max(last - at, 0)]
            at += len(piece.text)
            if cut:
                yield piece if cut == piece.text else ReadPiece(cut, piece.look, piece.field)

    def width(self, extra: float = 0) -> float:
        """The width of its text in points, `extra` added to every wide character."""
        return sum(
            (_NARROW if character.isascii() else 1) * piece.look.size * piece.look.scale / 100
            + piece.look.spacing
            + (0 if character.isascii() else extra)
            for piece in self.pieces
            for character in piece.text.strip("\n")
        )


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the lines above and below it, and of its table the width, the place and the inset.

    Points; `width` is 0 and `left` None where the file does not tell. `inset` is the room between the edge of
    a cell and its text; `floats` is whether the table stands outside the text.
    """

    above: Border | None
    below: Border | None
    width: float
    left: float | None
    inset: float
    floats: bool
    cells: int


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer, or a header: its paragraphs, those in its text boxes included."""

    paragraphs: tuple[ReadParagraph, ...] = ()

    @property
    def page_number(self) -> ReadParagraph | None:
        """The paragraph with the page number."""
        return next((each for each in self.paragraphs if any(p.field == "PAGE" for p in each.pieces)), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: paper, margins and grid in points; footers and headers by kind (default, even, first).

    `bordered` is whether its pages have a border.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer_distance: float
    grid: GridKind
    pitch: float
    extra: float
    starts_page: bool
    has_first: bool
    first_number: int | None
    number_form: str
    footers: Mapping[str, Footer] = field(default_factory=dict)
    headers: Mapping[str, Footer] = field(default_factory=dict)
    columns: int = 1
    bordered: bool = False

    @property
    def is_landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """The width of the type area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document: its paragraphs in reading order, its sections, whether odd and even pages differ.

    `rows` are the rows of its tables by the number that paragraphs name.
    """

    paragraphs: tuple[ReadParagraph, ...]
    sections: tuple[Section, ...]
    odd_and_even: bool
    rows: Mapping[int, TableRow] = field(default_factory=dict)

    def section(self, paragraph: ReadParagraph) -> Section:
        """The section a paragraph stands in."""
        return self.sections[min(paragraph.section, len(self.sections) - 1)]
