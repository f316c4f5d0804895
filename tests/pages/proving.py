"""Where every mark of a document has to stand (GB/T 9704—2012), held against where it does stand.

The figures are those of the standard, written down here once more. Only ink counts where ink is measured: room of a
font around its characters overlaps nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from fazhi_report.document import Document, Run, Runs, plain
from fazhi_report.writers import lines_of, title_lines
from tests.pages.glyphs import Box, Glyph, Sheet
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
from tests.pages.reading import Reading, Row, read

CELL = (RIGHT - LEFT) / 28
TITLE_PITCH, IMPRINT_PITCH = 36, 22
HUNG = "、，。；：！？"
"""Of these one may hang beyond the right edge, at the end of a line."""

_NEAR = 1.2  # points: twips, and what an engine puts between letters
_ON_GRID = 0.8  # glyphs of another font stand a little higher or lower on their line in LibreOffice
_WIDE_DIGITS = 8 * 0.06 * BODY_SIZE  # the digits of a date are half a character in the standard's fonts, more in others
_TEXT = {"heading", "paragraph", "addressees", "annex name", "office", "date", "remark"}
_SHORT = {"above", "mark", "signers", "number", "date", "annex label"}
"""What is always one line."""

_CENTRED = {"mark", "title", "annex title", "caption"}
_PAIRS = dict(zip("《〈（“‘〔", "》〉）”’〕", strict=True))
_NOT_FIRST = "，。、；：？！》〉）”’〕"
_NOT_LAST = "《〈（“‘〔"


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
        *_of_letterhead(found, pages),
        *_of_titles(found, document),
        *_of_closing(found, document),
        *_of_keeping(found),
        *_of_imprint(found, pages),
        *_of_cells(found),
    ]


def _told(row: Row, what: str) -> str:
    return f"page {row.page + 1}, {row.part.role} “{row.text}”: {what}"


def _of_ink(pages: Sequence[Sheet]) -> Iterator[str]:
    """No ink lies on other ink, no rule on a glyph."""
    for number, sheet in enumerate(pages, start=1):
        for one, other in sheet.meeting:
            yield f"page {number}: “{one.text}” and “{other.text}” overlap at {one.left:.0f}, {one.baseline:.0f}"
        for rule in sheet.rules:
            struck = [each.text for each in sheet.glyphs if each.ink.meets(rule, 0.5)]
            if struck:
                yield f"page {number}: a rule at {rule.top:.0f} strikes “{''.join(struck)}”"


def _area(sheet: Sheet) -> Box:
    """The type area, on a page turned sideways that of the sheet held upright."""
    if sheet.width > sheet.height:
        return Box(35 * MILLIMETRE, sheet.width - TOP, LEFT, sheet.height - 26 * MILLIMETRE)
    return Box(LEFT, RIGHT, TOP, BOTTOM)


def _of_edges(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """All ink is inside the type area, but for one hung mark of a line."""
    for row in found.rows:
        area = _area(pages[row.page])
        *inner, last = row.glyphs
        hangs = last.text in HUNG and last.left < area.right + _NEAR
        # Titles are broken for the standard's fonts, in which Western characters are half as wide as Chinese ones.
        western = [each for each in row.glyphs if each.text.isascii() and row.part.role in _CENTRED]
        wider = sum(each.right - each.left - each.size / 2 for each in western) / 2
        for each in inner if hangs else row.glyphs:
            if not (area.left - _NEAR - wider < each.ink.left and each.ink.right < area.right + _NEAR + wider):
                yield _told(row, f"“{each.text}” goes from {each.ink.left:.1f} to {each.ink.right:.1f}")
        if max(each.ink.bottom for each in row.glyphs) > area.bottom + _NEAR:
            yield _told(row, "below the type area")
        if min(each.ink.top for each in row.glyphs) < area.top - _NEAR:
            yield _told(row, "above the type area")


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
            off = row[-1].right - (RIGHT - PAGE_NUMBER_INSET) if number % 2 else row[0].left - LEFT - PAGE_NUMBER_INSET
            if text != f"—{number}—" or abs(off) > _NEAR:
                yield f"page {number} is numbered {text}, {off:.1f} off"
            drop = (row[0].ink.top - BOTTOM) / MILLIMETRE
            if abs(drop - 7) > 0.3:
                yield f"page {number}: the dashes are {drop:.1f} mm below"


def _of_lines(found: Reading) -> Iterator[str]:
    """Nothing short is on two lines, no line is a lone character, none begins or ends with a mark that it must not."""
    for row in found.rows:
        whole = not row.start and row.ends_part
        if row.part.role in _SHORT and not whole:
            yield _told(row, f"breaks “{row.part.text}”")
        if not whole and len(row.text) == 1 and row.part.role not in {"paragraph", "heading"}:
            yield _told(row, "a lone character")
        if row.start and row.text[0] in _NOT_FIRST:
            yield _told(row, "begins with a mark")
        if not row.ends_part and row.text[-1] in _NOT_LAST:
            yield _told(row, "ends with a mark")


def _off_middle(row: Row, middle: float) -> tuple[float, float]:
    """How far a line is from the middle by the cells of its characters, and without the empty halves of its ends."""
    left, right = row.glyphs[0], row.glyphs[-1]
    bare_left = (left.left + left.right) / 2 if left.text in _NOT_LAST else left.left
    bare_right = (right.left + right.right) / 2 if right.text in _NOT_FIRST else right.right
    return (left.left + right.right) / 2 - middle, (bare_left + bare_right) / 2 - middle


def _of_sides(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """Where lines begin, and which of them are in the middle."""
    lefts = {"addressees": LEFT, "heading": INDENT, "paragraph": INDENT, "remark": INDENT, "annex label": LEFT}
    lefts |= {"above": LEFT, "copies": LEFT + 14, "imprint": LEFT + 14}
    following = dict(lefts, heading=LEFT, paragraph=LEFT, remark=LEFT, copies=LEFT + 14 + 3 * 14)
    for row in found.rows:
        turned = pages[row.page].width > pages[row.page].height
        shift = _area(pages[row.page]).left - LEFT if turned else 0
        wanted = (following if row.start else lefts).get(row.part.role)
        # typst may begin a cell outside of which the half is empty.
        begins = row.left if row.text[0] not in _NOT_LAST else max(row.left, wanted or 0)
        if wanted is not None and abs(begins - wanted - shift) > _NEAR:
            yield _told(row, f"begins {begins - wanted - shift:.1f} off")
        if row.part.role in _CENTRED:
            area = _area(pages[row.page])
            off = min(_off_middle(row, (area.left + area.right) / 2), key=abs)
            if abs(off) > _NEAR + 1:
                yield _told(row, f"{off:.1f} off the middle")
    names = [list(rows) for _, rows in groupby((row for row in found.rows if row.part.role == "annex name"), lambda row: id(row.part))]
    for rows in names:
        first = re.match(r"(附件：)?(\d+\.)?", rows[0].text)
        opening = rows[0].glyphs[len(first[0]) if first else 0]
        # typst may set the empty half of a mark before the place where the name begins.
        name = opening.left if opening.text not in _NOT_LAST else rows[-1].left
        if rows[0].text.startswith("附件：") and abs(rows[0].left - INDENT) > _NEAR:
            yield _told(rows[0], f"begins {rows[0].left - INDENT:.1f} off")
        for row in rows[1:]:
            if abs(row.left - name) > _NEAR + BODY_SIZE * (row.text[0] in _NOT_LAST):
                yield _told(row, f"begins {row.left - name:.1f} off the name")


def _upright(found: Reading, role: str) -> list[Row]:
    return [row for row in found.rows if row.part.role == role]


def _of_the_grid(found: Reading, *, sealed: bool) -> Iterator[str]:
    """Lines of the text stand on the grid of 22 lines, with the blank lines that belong between parts."""
    rows = [row for row in found.rows if row.part.role in _TEXT]
    main = [row for row in rows if row.page <= max(row.page for row in rows if row.part.role in {"date", "paragraph"})]
    base = (main[-1].baseline - TOP) % PITCH
    if not 17 < base < 25:
        yield f"lines have their baseline {base:.1f} below their top"
    for row in main:
        place = (row.baseline - TOP - base) / PITCH
        if abs(place - round(place)) * PITCH > _ON_GRID:
            yield _told(row, f"stands {(place - round(place)) * PITCH:.1f} off the grid")
        if round(place) > 21:
            yield _told(row, f"is line {round(place) + 1} of its page")
    for one, other in pairwise(rows):
        if one.page != other.page:
            continue
        gap = round((other.baseline - one.baseline) / PITCH)
        blank = other.part.role == "annex name" and one.part.role != "annex name"
        signed = other.part.role == "office" and not other.start
        wanted = {3 if sealed else 2} if signed else {2} if blank else {1}
        if gap not in wanted:
            yield _told(other, f"stands {gap} lines below what is above it")


def _of_letterhead(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """发文机关标志 35 mm down, 发文字号 and signers a character in, the rule 4 mm below them, the title two lines on."""
    marks, numbers = _upright(found, "mark"), [*_upright(found, "signers"), *_upright(found, "number")]
    for row in marks:
        drop = (min(each.ink.top for each in row.glyphs) - TOP) / MILLIMETRE
        if abs(drop - 35) > 1.2:
            yield _told(row, f"begins {drop:.1f} mm down")
    if not numbers:
        return
    last = numbers[-1]
    if abs(last.left - LEFT - CELL) > _NEAR:
        yield _told(last, f"begins {last.left - LEFT - CELL:.1f} off")
    if any("签" in row.text for row in numbers):
        right = max(row.right for row in numbers)
        if abs(right - RIGHT + CELL) > _NEAR + 1:
            yield _told(last, f"the signers end {right - RIGHT + CELL:.1f} off")
    rules = [rule for rule in pages[0].rules if rule.right - rule.left > 400 and rule.top < BOTTOM - 10 * PITCH]
    middles = {round((rule.top + rule.bottom) / 2, 1) for rule in rules}
    if len(middles) != 1:
        yield f"{len(middles)} red rules"
        return
    (middle,) = middles
    if max(abs(rules[0].left - LEFT), abs(rules[0].right - RIGHT)) > _NEAR:
        yield f"the red rule goes from {rules[0].left:.1f} to {rules[0].right:.1f}"
    # Chinese glyphs reach a fourteenth of their size below the baseline, or a little more.
    drop = (middle - max(each.ink.bottom for each in last.glyphs)) / MILLIMETRE
    if abs(drop - 4) > 0.8:
        yield _told(last, f"the red rule is {drop:.1f} mm below it")
    title = _upright(found, "title")[0]
    gap = (min(each.ink.top for each in title.glyphs) - middle) / PITCH
    if not 2 < gap < 3:
        yield _told(title, f"begins {gap:.2f} lines below the red rule")


def _of_titles(found: Reading, document: Document) -> Iterator[str]:
    """Lines of a title are those that were chosen, 36 points apart, and nothing is torn that fits on a line."""
    chosen = ["".join(plain(line).split()) for line in _chosen(document)]
    printed = [row.text for row in found.rows if row.part.role in {"title", "annex title"}]
    if printed != chosen:
        yield f"title lines {printed} are not {chosen}"
    for _, together in groupby(found.rows, lambda row: id(row.part)):
        rows = list(together)
        if rows[0].part.role not in {"title", "annex title"}:
            continue
        for one, other in pairwise(rows):
            if one.page == other.page and abs(other.baseline - one.baseline - TITLE_PITCH) > _NEAR:
                yield _told(other, f"{other.baseline - one.baseline:.1f} points below the line before")
            torn = one.text[-1:] + other.text[:1]
            if torn.isascii() and torn.isalnum() or re.fullmatch(r"\d[年月日项件号]", torn):
                yield _told(other, f"tears “{torn}”")
        for start, group in _groups(rows[0].part.text):
            ends = [row.start for row in rows[1:] if start < row.start < start + len(group)]
            if ends and len(group) < 19:
                yield _told(rows[0], f"“{group}” is broken")


def _chosen(document: Document) -> Iterator[Runs]:
    yield from lines_of(document)
    for annex in document.annexes:
        yield from title_lines(((Run(annex.title),),))


def _groups(text: str) -> Iterator[tuple[int, str]]:
    """What stands in brackets, with them, and where."""
    for at, each in enumerate(text):
        if each in _PAIRS and (end := text.find(_PAIRS[each], at)) > 0:
            yield at, text[at : end + 1]


def _of_closing(found: Reading, document: Document) -> Iterator[str]:
    """署名 and date (7.3.5): side by side as the clause has them, one line each where they fit, inside the type area."""
    offices, dates = _upright(found, "office"), _upright(found, "date")
    if not dates or document.signature is None:
        return
    date = dates[0]
    if not offices:
        return
    if document.signature.sealed:
        middle = (date.left + date.right) / 2
        for row in offices:
            off = min(_off_middle(row, middle), key=abs)
            if abs(off) > 2 * _NEAR:
                yield _told(row, f"{off:.1f} off the middle of the date")
        longest = max(row.right - row.left for row in offices)
        fits = longest < date.right - date.left + 2 * 4 * CELL - 2 * CELL
        if fits and abs(RIGHT - date.right - 4 * CELL) > _NEAR + _WIDE_DIGITS:
            yield _told(date, f"ends {RIGHT - date.right - 4 * CELL:.1f} off four characters")
        return
    last = offices[-1]
    if abs(date.left - min(row.left for row in offices) - 2 * CELL) > _NEAR and last.right - last.left < 24 * CELL:
        yield _told(date, f"begins {date.left - last.left - 2 * CELL:.1f} off two characters right of the office")
    end = max(date.right, *(row.right for row in offices))
    other_fonts = 0.005 * (end - offices[0].left)
    if not -_NEAR < RIGHT - end < 2 * CELL + _NEAR + other_fonts:
        yield _told(date, f"the longer ends {RIGHT - end:.1f} from the edge")


def _of_keeping(found: Reading) -> Iterator[str]:
    """署名, date and 附注 are on one page, with two lines above; and no page ends without need."""
    kept = [row for row in found.rows if row.part.role in {"office", "date", "remark"}]
    if kept and len({row.page for row in kept}) > 1:
        yield _told(kept[-1], "is on another page than 署名")
    if kept:
        page = kept[0].page
        before = [row for row in found.rows if row.page == page and row.part.role in _TEXT - {"office", "date", "remark"}]
        if len(before) < 2:
            yield _told(kept[0], f"has {len(before)} lines above it on its page")
    rows = [row for row in found.rows if row.part.role in _TEXT]
    for one, other in pairwise(rows):
        if other.page != one.page + 1 or other.part.role == "annex label":
            continue
        free = round((BOTTOM - one.baseline) / PITCH - 0.3)
        needed = 2
        if other.page == (kept[0].page if kept else -1):
            needed = 1 + len(kept) + 2 + sum(row.page == other.page for row in rows if row.part.role == "annex name")
            needed += 2
        # LibreOffice takes the whole of a paragraph along that is held to the next.
        whole = other.page == (kept[0].page if kept else -1) and not other.start
        if free >= needed and not whole and one.page < (kept[0].page if kept else 99):
            yield _told(one, f"leaves {free} lines free")


def _of_imprint(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """版记 at the foot of the type area between its rules, nothing below or in it."""
    rows = [*_upright(found, "copies"), *_upright(found, "imprint")]
    if not rows:
        return
    sheet = pages[rows[-1].page]
    rules = sorted(
        {
            round((rule.top + rule.bottom) / 2)
            for rule in sheet.rules
            if rule.right - rule.left > 400 and rule.top > rows[0].baseline - 40
        }
    )
    wanted = 3 if rows[0].part.role == "copies" else 2
    if len(rules) != wanted:
        yield f"版记 has {len(rules)} rules"
    elif abs(rules[-1] - BOTTOM) > _NEAR + 0.5:
        yield f"版记 ends {rules[-1] - BOTTOM:.1f} off the foot of the type area"
    if rows[-1].page != len(pages) - 1:
        yield "版记 is not on the last page"
    offices = [row for row in rows if row.part.role == "imprint"]
    last = offices[-1]
    if abs(RIGHT - 14 - last.right) > _NEAR + 1:
        yield _told(last, f"ends {last.right - RIGHT + 14:.1f} off")
    date = re.search(r"\d{4}年\d+月\d+日印发$", last.part.text)
    if date and len(last.text) < len(date[0]):
        yield _told(last, "the date is torn")
    for one, other in pairwise(rows):
        gap = other.baseline - one.baseline
        if not IMPRINT_PITCH - _NEAR < gap < IMPRINT_PITCH + 3:
            yield _told(other, f"{gap:.1f} points below the line before")


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
        if len(texts) > 1 and (len(texts[-1]) == 1 or re.fullmatch(r"[\d,.年月日件次%—]+", text)):
            yield f"page {page + 1}, cell “{text}” is torn: {texts}"
