"""Where the parts around the text stand (GB/T 9704—2012, 7.2, 7.3.1, 7.3.5 and 7.4), held against where they do."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from fazhi_report.document import Document, Run, Runs, plain
from fazhi_report.writers import lines_of, title_lines
from tests.pages.glyphs import Box, Sheet
from tests.pages.measuring import BODY_SIZE, BOTTOM, LEFT, MILLIMETRE, PITCH, RIGHT, TOP
from tests.pages.placing import CELL, NEAR, off_middle, rows_of, told
from tests.pages.reading import Reading, Row

_TITLE_PITCH, _IMPRINT_PITCH = 36, 22
_WIDE_DIGITS = (
    8 * 0.06 * BODY_SIZE
)  # digits of a date are half a character in the standard's fonts, more in others
_PAIRS = dict(zip("《〈（“‘〔", "》〉）”’〕", strict=True))


def letterhead(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """发文机关标志 35 mm down, 发文字号 and signers a character in, the rule 4 mm below them, the title two lines on."""
    for row in rows_of(found, "mark"):
        drop = (min(each.ink.top for each in row.glyphs) - TOP) / MILLIMETRE
        if abs(drop - 35) > 1.2:
            yield told(row, f"begins {drop:.1f} mm down")
    numbers = [*rows_of(found, "signers"), *rows_of(found, "number")]
    if numbers:
        yield from _numbers(numbers)
        title = rows_of(found, "title")[0]
        if rows_of(found, "mark"):
            yield from _red_rule(numbers[-1], title, pages[0])
        else:
            yield from _no_rule(title, pages[0])


def _numbers(rows: Sequence[Row]) -> Iterator[str]:
    last, right = rows[-1], max(row.right for row in rows)
    if abs(last.left - LEFT - CELL) > NEAR:
        yield told(last, f"begins {last.left - LEFT - CELL:.1f} off")
    if any("签" in row.text for row in rows) and abs(right - RIGHT + CELL) > NEAR + 1:
        yield told(last, f"the signers end {right - RIGHT + CELL:.1f} off")


def _rules_above(title: Row, sheet: Sheet) -> list[Box]:
    return [rule for rule in sheet.rules if rule.right - rule.left > 400 and rule.top < title.baseline]


def _no_rule(title: Row, sheet: Sheet) -> Iterator[str]:
    """On preprinted paper the rule is there already."""
    if rules := _rules_above(title, sheet):
        yield f"{len(rules)} red rules on preprinted paper"


def _red_rule(above: Row, title: Row, sheet: Sheet) -> Iterator[str]:
    rules = _rules_above(title, sheet)
    middles = {round((rule.top + rule.bottom) / 2, 1) for rule in rules}
    if len(middles) != 1:
        yield f"{len(middles)} red rules"
        return
    (middle,) = middles
    if max(abs(rules[0].left - LEFT), abs(rules[0].right - RIGHT)) > NEAR:
        yield f"the red rule goes from {rules[0].left:.1f} to {rules[0].right:.1f}"
    drop = (middle - max(each.ink.bottom for each in above.glyphs)) / MILLIMETRE
    if abs(drop - 4) > 0.8:
        yield told(above, f"the red rule is {drop:.1f} mm below it")
    gap = (min(each.ink.top for each in title.glyphs) - middle) / PITCH
    if not 2 < gap < 3:
        yield told(title, f"begins {gap:.2f} lines below the red rule")


def titles(found: Reading, document: Document) -> Iterator[str]:
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
            if one.page == other.page and abs(other.baseline - one.baseline - _TITLE_PITCH) > NEAR:
                yield told(other, f"{other.baseline - one.baseline:.1f} points below the line before")
            torn = one.text[-1:] + other.text[:1]
            if (torn.isascii() and torn.isalnum()) or re.fullmatch(r"\d[年月日项件号]", torn):
                yield told(other, f"tears “{torn}”")
        for start, group in _groups(rows[0].part.text):
            ends = [row.start for row in rows[1:] if start < row.start < start + len(group)]
            if ends and len(group) < 19:
                yield told(rows[0], f"“{group}” is broken")


def _chosen(document: Document) -> Iterator[Runs]:
    yield from lines_of(document)
    for annex in document.annexes:
        yield from title_lines(((Run(annex.title),),))


def _groups(text: str) -> Iterator[tuple[int, str]]:
    """What stands in brackets, with them, and where."""
    for at, each in enumerate(text):
        if each in _PAIRS and (end := text.find(_PAIRS[each], at)) > 0:
            yield at, text[at : end + 1]


def closing(found: Reading, document: Document) -> Iterator[str]:
    """署名 and date where the clause has them, with a seal and without one (7.3.5)."""
    offices, dates = rows_of(found, "office"), rows_of(found, "date")
    if document.signature is None:
        return
    insets = {True: 4 * CELL, False: 2 * CELL}
    inset = insets[document.signature.sealed]
    if not offices:
        if abs(RIGHT - dates[0].right - inset) > NEAR + _WIDE_DIGITS:
            yield told(dates[0], f"ends {RIGHT - dates[0].right - inset:.1f} off its place")
    elif document.signature.sealed:
        yield from _sealed(offices, dates[0], inset)
    else:
        yield from _unsealed(offices, dates[0], inset)


def _sealed(offices: Sequence[Row], date: Row, inset: float) -> Iterator[str]:
    """署名 in the middle of the date, which ends four characters in unless the name needs more room."""
    middle = (date.left + date.right) / 2
    for row in offices:
        off = min(off_middle(row, middle), key=abs)
        if abs(off) > 2 * NEAR:
            yield told(row, f"{off:.1f} off the middle of the date")
    longest = max(row.right - row.left for row in offices)
    fits = longest < date.right - date.left + 2 * inset - 2 * CELL
    if fits and abs(RIGHT - date.right - inset) > NEAR + _WIDE_DIGITS:
        yield told(date, f"ends {RIGHT - date.right - inset:.1f} off four characters")


def _unsealed(offices: Sequence[Row], date: Row, inset: float) -> Iterator[str]:
    """The date begins two characters right of 署名; the longer of them ends as far in, or further for its font."""
    left, end = min(row.left for row in offices), max(row.right for row in (date, *offices))
    shift = date.left - left - 2 * CELL
    if abs(shift) > NEAR and len(offices) == 1:
        yield told(date, f"begins {shift:.1f} off two characters right of the office")
    other_fonts = 0.005 * (end - left)
    if not -NEAR < RIGHT - end < inset + NEAR + other_fonts:
        yield told(date, f"the longer ends {RIGHT - end:.1f} from the edge")


def imprint(found: Reading, pages: Sequence[Sheet]) -> Iterator[str]:
    """版记 at the foot of the type area between its rules, nothing below or in it."""
    rows = [*rows_of(found, "copies"), *rows_of(found, "imprint")]
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
    elif abs(rules[-1] - BOTTOM) > NEAR + 0.5:
        yield f"版记 ends {rules[-1] - BOTTOM:.1f} off the foot of the type area"
    if rows[-1].page != len(pages) - 1:
        yield "版记 is not on the last page"
    offices = [row for row in rows if row.part.role == "imprint"]
    last = offices[-1]
    if abs(RIGHT - 14 - last.right) > NEAR + 1:
        yield told(last, f"ends {last.right - RIGHT + 14:.1f} off")
    date = re.search(r"\d{4}年\d+月\d+日印发$", last.part.text)
    if date and len(last.text) < len(date[0]):
        yield told(last, "the date is torn")
    for one, other in pairwise(rows):
        gap = other.baseline - one.baseline
        if not _IMPRINT_PITCH - NEAR < gap < _IMPRINT_PITCH + 3:
            yield told(other, f"{gap:.1f} points below the line before")
