"""Where every mark of a document has to stand (GB/T 9704—2012), held against where it does stand.

The figures are those of the standard, written down here once more. Only ink counts where ink is measured: room of a
font around its characters overlaps nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from fazhi_report.document import Document
from tests.pages import proving_parts
from tests.pages.glyphs import Glyph, Sheet
from tests.pages.measuring import (
    BODY_SIZE,
    BOTTOM,
    INDENT,
    LEFT,
    MILLIMETRE,
    PAGE_NUMBER_INSET,
    PITCH,
    RIGHT,
    TOP,
)
from tests.pages.placing import CLOSING, NEAR, OPENING, off_middle, told, type_area
from tests.pages.reading import Reading, read

HUNG = "、，。；：！？"
"""Of these one may hang beyond the right edge, at the end of a line."""

_SHORT_NAME = 4  # characters of a cell that is always one line
_STRETCHED = 0.5 * BODY_SIZE  # between two characters of a justified line
_ON_GRID = 0.8  # glyphs of another font stand a little higher or lower on their line in LibreOffice
_TEXT = {"heading", "paragraph", "addressees", "annex name", "office", "date", "remark"}
_SHORT = {"above", "mark", "signers", "number", "date", "annex label"}
"""What is always one line."""

_CENTRED = {"mark", "title", "annex title", "caption"}


def faults(document: Document, pages: Sequence[Sheet]) -> list[str]:
    """Everything in which the pages are not what the standard has; [] where nothing is."""
    found = read(document, pages)
    if found.amiss:
        return list(found.amiss)
    return [
        *_of_ink(pages),
        *_of_edges(found, pages),
        *_of_numbers(found),
        *_of_lines(found),
        *_of_sides(found, pages),
        *_of_the_grid(found, sealed=bool(document.signature and document.signature.sealed)),
        *proving_parts.letterhead(found, pages),
        *proving_parts.titles(found, document),
        *proving_parts.closing(found, document),
        *_of_keeping(found),
        *proving_parts.imprint(found, pages),
        *_of_cells(found),
    ]


def _of_ink(pages: Sequence[Sheet]) -> Iterator[str]:
    """No ink lies on other ink, no rule on a glyph."""
    for number, sheet in enumerate(pages, start=1):
        for one, other in sheet.meeting:
            yield f"page {number}: “{one.text}” and “{other.text}” overlap at {one.left:.0f}, {one.baseline:.0f}"
        for rule in sheet.rules:
            struck = [each.text for each in sheet.glyphs if each.ink.meets(rule, 0.5)]
            if struck:
                yield f"page {number}: a rule at {rule.top:.0f} strikes “{''.join(struck)}”"


def _of_edges(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """All ink is inside the type area, but for one hung mark of a line."""
    for row in found.rows:
        area = type_area(pages[row.page])
        *inner, last = row.glyphs
        hangs = last.text in HUNG and last.left < area.right + NEAR
        # Titles are broken for the standard's fonts, in which Western characters are half as wide as Chinese ones.
        western = [each for each in row.glyphs if each.text.isascii() and row.part.role in _CENTRED]
        wider = sum(each.right - each.left - each.size / 2 for each in western) / 2
        for each in inner if hangs else row.glyphs:
            if not (area.left - NEAR - wider < each.ink.left and each.ink.right < area.right + NEAR + wider):
                yield told(row, f"“{each.text}” goes from {each.ink.left:.1f} to {each.ink.right:.1f}")
        if max(each.ink.bottom for each in row.glyphs) > area.bottom + NEAR:
            yield told(row, "below the type area")
        if min(each.ink.top for each in row.glyphs) < area.top - NEAR:
            yield told(row, "above the type area")


def _of_numbers(found: Reading) -> Iterator[str]:
    """Every page has its number between dashes, at the outer edge (7.5)."""
    for number, glyphs in enumerate(found.numbers, start=1):
        if len({each.upright for each in glyphs}) != 1:
            yield f"page {number} has no number"
        elif not glyphs[0].upright:
            text = "".join(each.text for each in sorted(glyphs, key=lambda each: each.ink.top))
            if text != f"—{number}—":
                yield f"page {number}, turned, is numbered {text}"
        else:
            row = sorted(glyphs, key=lambda each: each.left)
            text = "".join(each.text for each in row)
            off = (
                row[-1].right - (RIGHT - PAGE_NUMBER_INSET)
                if number % 2
                else row[0].left - LEFT - PAGE_NUMBER_INSET
            )
            if text != f"—{number}—" or abs(off) > NEAR:
                yield f"page {number} is numbered {text}, {off:.1f} off"
            drop = (row[0].ink.top - BOTTOM) / MILLIMETRE
            if abs(drop - 7) > 0.3:
                yield f"page {number}: the dashes are {drop:.1f} mm below"


def _of_lines(found: Reading) -> Iterator[str]:
    """Nothing short is on two lines, no line is a lone character, none begins or ends with a mark that it must not."""
    for row in found.rows:
        whole = not row.start and row.ends_part
        if row.part.role in _SHORT and not whole:
            yield told(row, f"breaks “{row.part.text}”")
        if not whole and len(row.text) == 1 and row.part.role not in {"paragraph", "heading"}:
            yield told(row, "a lone character")
        widest = max(
            (other.left - one.right for one, other in pairwise(row.glyphs) if one.text != "."), default=0
        )
        if row.part.role in _TEXT and widest > _STRETCHED:
            yield told(row, f"has a gap of {widest:.1f} points")
        if row.start and row.text[0] in CLOSING:
            yield told(row, "begins with a mark")
        if not row.ends_part and row.text[-1] in OPENING:
            yield told(row, "ends with a mark")


def _of_sides(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """Where lines begin, and which of them are in the middle."""
    lefts = {
        "addressees": LEFT,
        "heading": INDENT,
        "paragraph": INDENT,
        "remark": INDENT,
        "annex label": LEFT,
    }
    lefts |= {"above": LEFT, "copies": LEFT + 14, "imprint": LEFT + 14}
    following = dict(lefts, heading=LEFT, paragraph=LEFT, remark=LEFT, copies=LEFT + 14 + 3 * 14)
    for row in found.rows:
        turned = pages[row.page].width > pages[row.page].height
        shift = type_area(pages[row.page]).left - LEFT if turned else 0
        wanted = (following if row.start else lefts).get(row.part.role)
        # typst may begin a cell outside of which the half is empty.
        begins = row.left if row.text[0] not in OPENING else max(row.left, wanted or 0)
        if wanted is not None and abs(begins - wanted - shift) > NEAR:
            yield told(row, f"begins {begins - wanted - shift:.1f} off")
        if row.part.role in _CENTRED:
            area = type_area(pages[row.page])
            off = min(off_middle(row, (area.left + area.right) / 2), key=abs)
            if abs(off) > NEAR + 1:
                yield told(row, f"{off:.1f} off the middle")
    names = [
        list(rows)
        for _, rows in groupby(
            (row for row in found.rows if row.part.role == "annex name"), lambda row: id(row.part)
        )
    ]
    for rows in names:
        first = re.match(r"(附件：)?(\d+\.)?", rows[0].text)
        opening = rows[0].glyphs[len(first[0]) if first else 0]
        # typst may set the empty half of a mark before the place where the name begins.
        name = opening.left if opening.text not in OPENING else rows[-1].left
        if rows[0].text.startswith("附件：") and abs(rows[0].left - INDENT) > NEAR:
            yield told(rows[0], f"begins {rows[0].left - INDENT:.1f} off")
        for row in rows[1:]:
            if abs(row.left - name) > NEAR + BODY_SIZE * (row.text[0] in OPENING):
                yield told(row, f"begins {row.left - name:.1f} off the name")


def _of_the_grid(found: Reading, *, sealed: bool) -> Iterator[str]:
    """Lines of the text stand on the grid of 22 lines, with the blank lines that belong between parts."""
    rows = [row for row in found.rows if row.part.role in _TEXT]
    main = [
        row
        for row in rows
        if row.page <= max(row.page for row in rows if row.part.role in {"date", "paragraph"})
    ]
    base = (next(row for row in main if row.part.role == "paragraph").baseline - TOP) % PITCH
    if not 17 < base < 25:
        yield f"lines have their baseline {base:.1f} below their top"
    for row in main:
        place = (row.baseline - TOP - base) / PITCH
        if abs(place - round(place)) * PITCH > _ON_GRID:
            yield told(row, f"stands {(place - round(place)) * PITCH:.1f} off the grid")
        if round(place) > 21:
            yield told(row, f"is line {round(place) + 1} of its page")
    for one, other in pairwise(rows):
        if one.page != other.page:
            continue
        gap = round((other.baseline - one.baseline) / PITCH)
        blank = other.part.role == "annex name" and one.part.role != "annex name"
        signed = other.part.role in {"office", "date"} and one.part.role not in {"office", "date"}
        wanted = {3 if sealed else 2} if signed else {2} if blank else {1}
        if gap not in wanted:
            yield told(other, f"stands {gap} lines below what is above it")


def _of_keeping(found: Reading) -> Iterator[str]:
    """署名, date and 附注 are on one page, with two lines above; and no page ends without need."""
    kept = [row for row in found.rows if row.part.role in {"office", "date", "remark"}]
    if kept and len({row.page for row in kept}) > 1:
        yield told(kept[-1], "is on another page than 署名")
    if kept:
        page = kept[0].page
        before = [
            row
            for row in found.rows
            if row.page == page and row.part.role in _TEXT - {"office", "date", "remark"}
        ]
        if len(before) < 2:
            yield told(kept[0], f"has {len(before)} lines above it on its page")
    rows = list(takewhile(lambda row: row.part.role != "annex label", found.rows))
    for one, other in pairwise(row for row in rows if row.part.role in _TEXT):
        if other.page == one.page:
            continue
        free = round((BOTTOM - one.baseline) / PITCH - 0.3)
        following = [row for row in rows if row.page == other.page]
        # A heading comes along to its text, the end of the text to 署名; LibreOffice brings the whole of that paragraph.
        heads = len(list(takewhile(lambda row: row.part.role == "heading", following)))
        signed = any(row.part.role in {"office", "date"} for row in following)
        brought = len(following) + 2 if signed and (other.start == 0 or len(following) < 10) else 0
        if free > max(heads, brought):
            yield told(one, f"leaves {free} lines free")


def _of_cells(found: Reading) -> Iterator[str]:
    """Ink keeps inside its cell, and nothing short is torn there."""
    for page, box, glyphs in found.cells:
        lines: list[list[Glyph]] = []
        for each in sorted(glyphs, key=lambda each: each.baseline):
            if lines and each.baseline - lines[-1][0].baseline < 3:
                lines[-1].append(each)
            else:
                lines.append([each])
        texts = ["".join(each.text for each in sorted(line, key=lambda each: each.left)) for line in lines]
        text = "".join(texts)
        for each in glyphs:
            if each.ink.left < box.left + 1 or each.ink.right > box.right - 1:
                yield f"page {page + 1}, cell “{text}”: “{each.text}” touches its side"
        if len(texts) > 1 and (len(text) <= _SHORT_NAME or re.fullmatch(r"[\d,.年月日件次%—]+", text)):
            yield f"page {page + 1}, cell “{text}” is torn: {texts}"
