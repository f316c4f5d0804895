"""A part of a DOCX from top to bottom: every paragraph with the look that Word would give it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fazhi_report.readers.docx.content import ReadParagraph, ReadPiece, Section, TableRow, Where
from fazhi_report.readers.docx.looks import ParagraphLook, RunLook, merged, paragraph_look, run_layer
from fazhi_report.readers.docx.numbering import Numbering
from fazhi_report.readers.docx.ruled_borders import DrawnLine, drawn_lines
from fazhi_report.readers.docx.runs import PAGE_BREAK, Stretch, chosen, stretches
from fazhi_report.readers.docx.style_cascade import StyleSheet, number_named
from fazhi_report.readers.docx.table_rows import table_rows
from fazhi_report.readers.docx_parts import Element, attribute, child, named, spelled

_PARAGRAPH, _TABLE, _ALTERNATIVES = named("w:p"), named("w:tbl"), named("mc:AlternateContent")
_HOLDERS = frozenset(map(named, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))
_BOX = named("w:txbxContent")
_LINES = (named("v:line"), named("v:rect"), named("v:shape"), named("a:prstGeom"), named("a:custGeom"))


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What the properties of a paragraph say: its style and look, the number that it takes, its mark.

    It goes on in the next paragraph where its end is deleted.
    """

    style: str
    look: ParagraphLook
    number: tuple[str, int]
    mark: Element | None
    goes_on: bool
    ends_section: bool


@dataclass
class PartReader:
    """Reads a part from top to bottom; `numbers` counts as it goes.

    `at` is the section that it is in, `row` the row of a table, `box` how the text box is aligned,
    or the table that floats in a footer.
    """

    sheet: StyleSheet
    numbers: Numbering
    sections: list[Section]
    where: Where = "text"
    count: int = 0
    at: int = 0
    rows: int = 0
    row: int = 0
    cells: int = 0
    cell: int = 0
    tables: int = 0
    in_table: int = 0
    box: str = ""
    new_page: bool = False
    carried: list[ReadPiece] = field(default_factory=list)
    labelled: tuple[int, bool] = (0, False)
    hidden: list[str] = field(default_factory=list)
    made: list[ReadParagraph] = field(default_factory=list)
    ruled: dict[int, TableRow] = field(default_factory=dict)
    formats: dict[tuple[object, ...], ParagraphFormat] = field(default_factory=dict)
    looks: dict[tuple[object, ...], RunLook] = field(default_factory=dict)

    def blocks(self, parent: Element, table: str = "") -> None:
        """Read what stands in a body, a cell or a text box."""
        for each in parent:
            if each.tag == _PARAGRAPH:
                self.paragraph(each, table)
            elif each.tag == _TABLE:
                self.table(each)
            elif each.tag == _ALTERNATIVES:
                self.blocks(chosen(each), table)
            elif each.tag in _HOLDERS:
                self.holder(each, table)
            else:
                self.point(each)

    def holder(self, element: Element, table: str) -> None:
        """Read what a content control, or a revision around whole paragraphs, holds."""
        self.blocks(element, table)

    def point(self, element: Element) -> None:
        """A mark between paragraphs, which only revisions ask for."""

    def table(self, element: Element) -> None:
        """Read a table row by row."""
        outside = self.where, self.row, self.box, self.cell, self.in_table
        self.where = "table" if self.where == "text" else self.where
        if self.where == "footer" and child(element, "w:tblPr", "w:tblpPr") is not None:
            self.box = "?"
        self.tables += 1
        self.in_table = self.tables
        style = attribute(child(element, "w:tblPr", "w:tblStyle"))
        styles = [each.table for each in self.sheet.chain(style, "table")]
        rows = [(row, list(_within(row, "w:tc"))) for row in _within(element, "w:tr")]
        for (_, cells), ruled in zip(rows, table_rows(element, styles, rows), strict=True):
            self.rows += 1
            here = self.rows
            self.ruled[here] = ruled
            for cell in cells:
                self.cells += 1
                self.row, self.cell = here, self.cells
                self.blocks(cell, style)
        self.where, self.row, self.box, self.cell, self.in_table = outside

    def paragraph(self, element: Element, table: str) -> None:
        """Read a paragraph, and the text boxes that hang on it after it."""
        self.count += self.where == "text"
        told = self.format(child(element, "w:pPr"), table)
        found = list(stretches(element))
        begins = any(each.text for each in found) and not any(piece.text for piece in self.carried)
        label = self.label(told, table) if begins else ()
        if label:
            self.labelled = len(label[0].text), self.numbers.is_bullet(*told.number)
        self.carried += [*label, *self._pieces(found, told.style, table)]
        if not told.goes_on:
            pieces, self.carried = self.carried, []
            self._add(
                pieces,
                told.look,
                draws=any(map(_draws, found)),
                lines=tuple(_ruled(found)),
                end=(told, table),
            )
        self.boxes(found, table)
        if told.ends_section and self.where == "text":
            self.at = min(self.at + 1, len(self.sections) - 1)
            self.new_page |= self.sections[self.at].starts_page

    def format(self, properties: Element | None, table: str) -> ParagraphFormat:
        """What the properties of a paragraph say; most paragraphs of a document have the same."""
        here = self.sections[self.at] if self.sections else None
        pitch = here.pitch if here and here.grid else 0
        key = (table, pitch, spelled(properties))
        if key not in self.formats:
            style, mark = attribute(child(properties, "w:pStyle")), child(properties, "w:rPr")
            layers = self.sheet.paragraph_layers(style, table, properties, self.numbers)
            self.formats[key] = ParagraphFormat(
                style,
                paragraph_look(merged(layers), pitch),
                self.sheet.number_of(style, number_named(properties)),
                mark,
                goes_on=child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None,
                ends_section=child(properties, "w:sectPr") is not None,
            )
        return self.formats[key]

    def _add(
        self,
        pieces: list[ReadPiece],
        look: ParagraphLook,
        *,
        draws: bool,
        lines: tuple[DrawnLine, ...] = (),
        end: tuple[ParagraphFormat, str] | None = None,
    ) -> None:
        """Add a paragraph; `end` is its format and its table, asked for the size of one without text."""
        before, broken, after = "".join(piece.text for piece in pieces).partition(PAGE_BREAK)
        if broken:
            pieces = [replace(piece, text=piece.text.replace(PAGE_BREAK, "")) for piece in pieces]
        breaks_before = bool(broken and not before.strip() and after.strip())
        flows = self.where in {"text", "table"}
        shows = any(piece.text.strip() for piece in pieces)
        made = ReadParagraph(
            self.count,
            tuple(piece for piece in pieces if piece.text),
            look,
            self.where,
            self.at,
            starts_page=flows and (self.new_page or look.breaks_page or breaks_before),
            breaks_within=bool(before.strip() and after.strip()),
            row=self.row,
            draws=draws,
            box=self.box,
            label=self.labelled[0],
            bullet=self.labelled[1],
            cell=self.cell,
            table=self.in_table,
            hidden=tuple(filter(str.strip, self.hidden)),
            lines=lines,
            end_size=0 if shows or not end else self.look(end[0].style, end[1], end[0].mark).size,
        )
        self.labelled, self.hidden = (0, False), []
        self.made.append(made)
        if flows:
            self.new_page = bool(broken and not after.strip())

    def label(self, told: ParagraphFormat, table: str) -> tuple[ReadPiece, ...]:
        """The automatic number of the next paragraph, with what follows it; () for none."""
        text, layer = self.numbers.next(*told.number)
        if not text:
            return ()
        return (ReadPiece(text, self.sheet.run_look(told.style, table, None, run_layer(told.mark), layer)),)

    def _pieces(self, found: Iterable[Stretch], style: str, table: str) -> Iterator[ReadPiece]:
        for each in found:
            if each.text:
                look = self.look(style, table, each.properties)
                if look.hidden:
                    self.hidden.append(each.text)
                else:
                    yield ReadPiece(each.text, look, each.field)

    def look(self, style: str, table: str, own: Element | None) -> RunLook:
        """The look of a run with these properties of its own."""
        key = (style, table, spelled(own))
        if key not in self.looks:
            self.looks[key] = self.sheet.run_look(style, table, own)
        return self.looks[key]

    def boxes(self, found: Iterable[Stretch], table: str) -> None:
        """Read the text boxes that hang on a paragraph."""
        drawings = [each.drawing for each in found if each.drawing is not None]
        outside = self.where, self.row, self.box, self.cell, self.in_table
        self.where = "box" if self.where in {"text", "table"} else self.where
        for drawing in drawings:
            for content in _boxes_of(drawing):
                self.box, self.row, self.cell, self.in_table = _alignment(drawing), 0, 0, 0
                self.blocks(content, table)
            self._letters(drawing)
        self.where, self.row, self.box, self.cell, self.in_table = outside

    def _letters(self, drawing: Element) -> None:
        """The text of letters that are drawn (WordArt), as 发文机关标志 often is."""
        for letters in drawing.iter(named("v:textpath")):
            if text := letters.get("string", "").strip():
                look = self.sheet.run_look("", "", None)
                self._add([ReadPiece(text, look)], paragraph_look({}), draws=True)


def _within(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls."""
    wanted = named(name)
    for each in element:
        if each.tag == wanted:
            yield each
        elif each.tag in _HOLDERS:
            yield from _within(each, name)


def _boxes_of(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing, of alternatives the first, without boxes in boxes."""
    for each in drawing:
        if each.tag == _BOX:
            yield each
        elif each.tag == _ALTERNATIVES:
            yield from _boxes_of(chosen(each))
        else:
            yield from _boxes_of(each)


def _draws(stretch: Stretch) -> bool:
    return stretch.drawing is not None and next(stretch.drawing.iter(*_LINES), None) is not None


def _ruled(found: Iterable[Stretch]) -> Iterator[DrawnLine]:
    for each in found:
        if each.drawing is not None:
            yield from drawn_lines(each.drawing)


def _alignment(drawing: Element) -> str:
    """How a text box is aligned: a word (left, right, center, outside, inside), or "?" where by a length."""
    for position in drawing.iter(named("wp:positionH")):
        return (child(position, "wp:align") is not None and _content(position)) or "?"
    for each in drawing.iter():
        declared = dict(
            part.partition(":")[::2] for part in each.get("style", "").replace(" ", "").split(";")
        )
        if aligned := declared.get("mso-position-horizontal"):
            return {"outer": "outside", "inner": "inside"}.get(aligned, aligned)
    return "?"


def _content(position: Element) -> str:
    found = child(position, "wp:align")
    return "" if found is None else (found.text or "").strip()
