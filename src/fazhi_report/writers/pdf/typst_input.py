"""What the typst template reads: texts as strings, lengths in points, and nothing that is typst code.

`serialised` is the one place where it becomes JSON, by the names of the fields.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeAlias

from fazhi_report.document import ImprintPage
from fazhi_report.writers.columns import Side
from fazhi_report.writers.unparted import UNPARTED

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class TypstFigures:
    """Every length of the page that does not depend on a text."""

    paper_width: float
    paper_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    line_pitch: float
    tracking: float
    loosest: float
    indent: float
    title_pitch: float
    title_blank: float
    page_number_inset: float
    page_number_drop: float
    mark_drop: float
    rule_width: float
    annex_list_blank: float
    annex_blank: float
    closing_tracking: float
    remark_indent: float
    table_rule: float
    imprint_pitch: float
    imprint_inset: float
    imprint_hanging: float
    imprint_outer: float
    imprint_inner: float
    imprint_slack: float


@dataclass(frozen=True, slots=True)
class TypstText:
    """A stretch of a paragraph: the level of the heading that it is, or 0, and its words."""

    level: int
    text: str

    @property
    def face(self) -> str:
        """The name of the face it is set in."""
        return f"level_{self.level}" if self.level else "body"


TypstParagraph: TypeAlias = tuple[TypstText, ...]


@dataclass(frozen=True, slots=True)
class TypstPlaced:
    """A text of 版头 with the name of its face, and where it begins from the left."""

    face: str
    text: str
    left: float = 0


@dataclass(frozen=True, slots=True)
class TypstMark:
    """A text of a mark of several offices: its place, from the left and below the first one.

    `apart` is what its characters stand farther apart.
    """

    text: str
    left: float
    down: float
    apart: float


@dataclass(frozen=True, slots=True)
class TypstLetterhead:
    """版头: the lines above 发文机关标志, the mark, the lines of 发文字号 and 签发人, the red rule.

    `mark_scale` is the width of the mark's characters in per cent, `mark_glyphs` how far they reach above
    their baseline, to their size; `rows`, the rule and the whole are told by how far down they are. `joint`
    are the texts of a mark of several offices, in place of `mark`.
    """

    above: tuple[TypstPlaced, ...]
    mark: str
    joint: tuple[TypstMark, ...]
    mark_size: float
    mark_scale: float
    mark_glyphs: float
    number_top: float
    rows: tuple[tuple[TypstPlaced, ...], ...]
    preprinted: bool
    rule_top: float
    height: float


@dataclass(frozen=True, slots=True)
class TypstAnnexName:
    """A line of 附件说明: where it begins, where its number does, the room of that; and the three texts.

    `holds` says that the next line comes along to its page.
    """

    label: float
    left: float
    room: float
    opening: str
    number: str
    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class TypstClosingLine:
    """署名, in one line or several, or a date: its room from the left, and whether it is centred there."""

    left: float
    room: float
    centred: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypstClosingRow:
    """A row of 署名, or the date; `blank` is what is left free above it."""

    blank: float
    parts: tuple[TypstClosingLine, ...]


@dataclass(frozen=True, slots=True)
class TypstTail:
    """The last lines of the text, which go along with 署名; `whole` says that they are a whole paragraph."""

    texts: TypstParagraph
    whole: bool


@dataclass(frozen=True, slots=True)
class TypstRow:
    """A row of a table; one that `splits` may go on on the next page."""

    cells: tuple[str, ...]
    splits: bool


@dataclass(frozen=True, slots=True)
class TypstTable:
    """A table: by column its heading, its width and the side that its cells stand at.

    `size`, `pitch` and `inset` are those of its type; `whole` is a regular expression of what no line of a
    cell ends within.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[TypstRow, ...]
    widths: tuple[float, ...]
    aligned: tuple[Side, ...]
    size: float
    pitch: float
    inset: float
    whole: str = UNPARTED


@dataclass(frozen=True, slots=True)
class TypstStretch:
    """Parts of an annex whose pages lie the same way: turned sideways (8) or upright."""

    turned: bool
    content: tuple[TypstParagraph | TypstTable, ...]


@dataclass(frozen=True, slots=True)
class TypstAnnex:
    """An annex: its label, the lines of its title, and its content."""

    label: str
    title_lines: tuple[str, ...]
    stretches: tuple[TypstStretch, ...]


@dataclass(frozen=True, slots=True)
class TypstImprint:
    """版记: the page it is on and its texts, 印发机关 line by line."""

    page: ImprintPage
    copies: str
    office: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class TypstPage:
    """A document as it is to be set; `bold` tells of each level of headings whether it is bold.

    `title_spaces` are the points that a title of one line, of two and so on lacks to whole lines of the grid;
    `addressed` is a document whose title has the blank line of clause 7.3.2 below it.
    """

    figures: TypstFigures
    red: str
    bold: tuple[bool, ...]
    title: str
    author: str
    letterhead: TypstLetterhead | None
    title_lines: tuple[str, ...]
    title_spaces: tuple[float, ...]
    addressed: bool
    addressees: str
    blocks: tuple[TypstParagraph, ...]
    tail: TypstTail | None
    annex_list: tuple[TypstAnnexName, ...]
    closing: tuple[TypstClosingRow, ...]
    closing_blank: float
    remark: str
    annexes: tuple[TypstAnnex, ...]
    imprint: TypstImprint | None


@dataclass(frozen=True, slots=True)
class TypstLatin:
    """A font for the characters that a regular expression names, `covers`."""

    name: str
    covers: str


TypstFont: TypeAlias = str | TypstLatin
"""A font: the name of its family, or one for some characters only."""


@dataclass(frozen=True, slots=True)
class TypstFace:
    """What the elements of one face are set in: fonts, the first first, and their size."""

    fonts: tuple[TypstFont, ...]
    size: float


@dataclass(frozen=True, slots=True)
class TypstInput:
    """All that the template reads: the page, the faces by their names, the day of the file."""

    page: TypstPage
    faces: Mapping[str, TypstFace]
    date: tuple[int, int, int] | None


def serialised(whole: TypstInput) -> str:
    """The input of the template as JSON."""
    return json.dumps(whole, default=_named, ensure_ascii=False)


def _named(shape: "DataclassInstance") -> dict[str, object]:
    return {each.name: getattr(shape, each.name) for each in fields(shape)}
