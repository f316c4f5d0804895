"""Which part of a document every line of its pages prints, by its text alone: nothing lost, nothing more, in order.

Spaces are left out. Tables are read cell by cell, by the rules that stand around them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.document import Document, Heading, Table, plain
from tests.pages.glyphs import Box, Glyph, Sheet
from tests.pages.measuring import MILLIMETRE, TYPE_AREA_BOTTOM

Role: TypeAlias = Literal[
    "above",
    "mark",
    "signers",
    "number",
    "title",
    "addressees",
    "heading",
    "paragraph",
    "annex name",
    "office",
    "date",
    "remark",
    "annex label",
    "annex title",
    "caption",
    "copies",
    "imprint",
]
_SAME_LINE = 2.0  # points between baselines of one line


class Part(NamedTuple):
    """A part of a document: what it is, and its characters."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: on which page, what it is of which part, whether it begins the part, and its glyphs."""

    page: int
    number: int
    part: Part
    start: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.glyphs)

    @property
    def ends_part(self) -> bool:
        return self.start + len(self.text) == len(self.part.text)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a document, the glyphs of its page numbers by page, the cells of its tables, and what is amiss.

    A cell is its page, its box and its glyphs.
    """

    rows: tuple[Row, ...]
    numbers: tuple[tuple[Glyph, ...], ...]
    cells: tuple[tuple[int, Box, tuple[Glyph, ...]], ...]
    amiss: tuple[str, ...]


def _bare(text: str) -> str:
    return "".join(text.split())


def parts(document: Document) -> Iterator[Part | Table]:
    """The parts in their order on the pages."""
    for each in _parts(document):
        if isinstance(each, Table):
            if each.caption:
                yield Part("caption", _bare(each.caption))
            yield each
        elif each.text.strip():
            yield Part(each.role, _bare(each.text))


def _parts(document: Document) -> Iterator[Part | Table]:
    if head := document.letterhead:
        yield from (Part("above", each) for each in (head.copy_number, head.secrecy, head.urgency))
        yield Part("mark", "" if head.preprinted else head.mark)
        pairs = [head.signers[at : at + 2] for at in range(0, len(head.signers), 2)] or [()]
        for at, names in enumerate(pairs):
            last, label = at == len(pairs) - 1, "签发人：" if names and not at else ""
            yield Part(
                "number" if last else "signers", f"{head.number if last else ''}{label}{''.join(names)}"
            )
    yield Part("title", document.title_text)
    yield Part("addressees", plain(document.addressees))
    for block in document.blocks:
        yield Part("heading" if isinstance(block, Heading) else "paragraph", block.text)
    yield from (Part("annex name", each) for each in document.annex_list)
    if signature := document.signature:
        yield from (Part("office", signature.office), Part("date", signature.date))
    yield Part("remark", document.remark)
    for label, annex in document.labelled_annexes:
        yield from (Part("annex label", label), Part("annex title", annex.title))
        for each in annex.content:
            role: Role = "heading" if isinstance(each, Heading) else "paragraph"
            yield each if isinstance(each, Table) else Part(role, each.text)
    if imprint := document.imprint:
        yield from (Part("copies", imprint.copies), Part("imprint", imprint.office + imprint.date))


def read(document: Document, pages: Sequence[Sheet]) -> Reading:
    """Lay the pages beside the document."""
    wanted = list(parts(document))
    tables = [each for each in wanted if isinstance(each, Table)]
    amiss: list[str] = []
    rows: list[Row] = []
    numbers, cells = [], []
    queue = iter([each for each in wanted if not isinstance(each, Table)])
    part, at = next(queue, None), 0
    for number, sheet in enumerate(pages):
        boxes = _cells(sheet)
        inside = {id(glyph): box for box in boxes for glyph in sheet.glyphs if _within(glyph, box)}
        cells += [
            (number, box, tuple(each for each in sheet.glyphs if inside.get(id(each)) is box))
            for box in boxes
        ]
        numbers.append(tuple(each for each in sheet.glyphs if _is_number(each, sheet)))
        free = [each for each in sheet.glyphs if id(each) not in inside and not _is_number(each, sheet)]
        for order, line in enumerate(_lines(free)):
            text = "".join(each.text for each in line)
            if part is None or not part.text.startswith(text, at):
                amiss.append(
                    f"page {number + 1}: “{text}” where “{part.text[at:] if part else ''}” was to stand"
                )
                return Reading(tuple(rows), tuple(numbers), tuple(cells), tuple(amiss))
            rows.append(Row(number, order, part, at, line))
            at += len(text)
            if at == len(part.text):
                part, at = next(queue, None), 0
    if part is not None:
        amiss.append(f"lost: “{part.text[at:]}”")
    amiss += _of_tables(tables, cells)
    return Reading(tuple(rows), tuple(numbers), tuple(cells), tuple(amiss))


def _is_number(glyph: Glyph, sheet: Sheet) -> bool:
    """Whether a glyph is of the page number: below the type area, beside it where the page is turned."""
    turned = sheet.width > sheet.height
    return glyph.ink.right < 33 * MILLIMETRE if turned else glyph.ink.top > TYPE_AREA_BOTTOM * MILLIMETRE


def _lines(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Glyphs line by line, from left to right."""
    lines: list[list[Glyph]] = []
    for each in sorted(glyphs, key=lambda each: each.baseline):
        if lines and each.baseline - lines[-1][0].baseline < _SAME_LINE:
            lines[-1].append(each)
        else:
            lines.append([each])
    for line in lines:
        yield tuple(sorted(line, key=lambda each: each.left))


def _cells(sheet: Sheet) -> list[Box]:
    """The cells of the tables of a page: there are upright rules only around them."""
    upright = [rule for rule in sheet.rules if rule.bottom - rule.top > 4 * (rule.right - rule.left)]
    level = [rule for rule in sheet.rules if rule not in upright]
    return [cell for table in _together(upright) for cell in _of_table(table, level)]


def _together(upright: list[Box]) -> Iterator[list[Box]]:
    """Upright rules table by table, from the top: between two tables there is room for a line."""
    table: list[Box] = []
    for rule in sorted(upright, key=lambda rule: rule.top):
        if table and rule.top - max(each.bottom for each in table) > _SAME_LINE:
            yield table
            table = []
        table.append(rule)
    if table:
        yield table


def _of_table(upright: list[Box], level: list[Box]) -> Iterator[Box]:
    top, bottom = min(rule.top for rule in upright) - 2, max(rule.bottom for rule in upright) + 2
    across = _places((rule.left + rule.right) / 2 for rule in upright)
    down = _places((rule.top + rule.bottom) / 2 for rule in level if top < rule.top < bottom)
    for upper, lower in pairwise(down):
        yield from (Box(left, right, upper, lower) for left, right in pairwise(across))


def _places(values: Iterator[float]) -> list[float]:
    """Places that are more than two points from each other."""
    found = sorted(values)
    return [value for at, value in enumerate(found) if not at or value - found[at - 1] > 2]


def _within(glyph: Glyph, box: Box) -> bool:
    across, down = (glyph.ink.left + glyph.ink.right) / 2, (glyph.ink.top + glyph.ink.bottom) / 2
    return box.left < across < box.right and box.top < down < box.bottom


def _of_tables(tables: Sequence[Table], cells: Sequence[tuple[int, Box, tuple[Glyph, ...]]]) -> Iterator[str]:
    """What cells have too much or too little, table by table; the head is on each of its pages."""
    printed = ["".join(each.text for line in _lines(list(glyphs)) for each in line) for _, _, glyphs in cells]
    at = 0
    for table in tables:
        head = [_bare(each) for each in table.columns]
        body = [_bare(each) for row in table.rows for each in row]
        found: list[str] = []
        while len(found) < len(body):
            line = printed[at : at + len(head)]
            if not line:
                break
            at += len(head)
            found += line if line != head else []
        if found != body:
            yield f"a table prints {found} for {body}"
    if at < len(printed):
        yield f"cells too many: {printed[at:]}"
