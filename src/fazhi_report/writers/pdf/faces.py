"""Which fonts a document is set in: one for every face, and others behind it for what it lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fazhi_report.page import Layout, gongwen
from fazhi_report.writers.pdf.installed_fonts import Library, Use
from fazhi_report.writers.pdf.typst_input import (
    TypstAnnex,
    TypstFace,
    TypstFont,
    TypstLatin,
    TypstPage,
    TypstParagraph,
    TypstTable,
)

FACES = {
    "title": gongwen.TITLE,
    "body": gongwen.BODY,
    **{f"level_{level}": face for level, face in gongwen.LEVELS.items()},
    "page_number": gongwen.PAGE_NUMBER,
    "table": gongwen.TABLE,
    "table_head": gongwen.TABLE_HEADING,
    "caption": gongwen.TABLE_CAPTION,
    "annex_label": gongwen.ANNEX_LABEL,
    "copy_number": gongwen.COPY_NUMBER,
    "secrecy": gongwen.SECRECY,
    "urgency": gongwen.URGENCY,
    "issuer_mark": gongwen.ISSUER_MARK,
    "signer_label": gongwen.SIGNER_LABEL,
    "signer": gongwen.SIGNER_NAME,
    "imprint": gongwen.IMPRINT,
}
"""The faces that the template sets something in, by the names it calls them."""

_LATIN = "[!-~]"  # a regular expression: ASCII; quotes and dashes are those of the Chinese font
_PAGE_NUMBERS = "—0123456789"


class MissingGlyphsError(Exception):
    """Characters that no font of this machine has."""

    def __init__(self, characters: str) -> None:
        """Tell which."""
        super().__init__(characters)
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Characters that the font of a family lacks, and the font that they were taken from."""

    wanted: str
    family: str
    characters: str


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of every face, as the template takes them; which families they stand for; what they lack."""

    fonts: Mapping[str, tuple[TypstFont, ...]]
    uses: tuple[Use, ...]
    borrowed: tuple[Borrowed, ...]

    def shapes(self) -> dict[str, TypstFace]:
        """The faces as the template reads them."""
        return {name: TypstFace(fonts, FACES[name].size) for name, fonts in self.fonts.items()}


def families(fonts: Iterable[TypstFont], character: str) -> Iterator[str]:
    """The families that a character is looked for in, in their order, where a face has these fonts."""
    for each in fonts:
        if isinstance(each, str):
            yield each
        elif character.isascii():
            yield each.name


def faces(page: TypstPage, library: Library, layout: Layout) -> Faces:
    """Choose the fonts for a page.

    Raises:
        NoFontError: nothing can stand for a family.
        MissingGlyphsError: no font has some of the characters.

    """
    wanted = {name: layout.face(face).family for name, face in FACES.items()}
    uses = {family: library.use(family) for family in dict.fromkeys(wanted.values())}
    latin = library.use(layout.latin) if layout.latin else None
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for name, text in texts_by_face(page):
        texts[wanted[name]].update(text)
    lacking = {family: library.lacking(use.family, texts[family]) for family, use in uses.items()}
    helpers = {character: library.having(character) for character in set().union(*lacking.values())}
    if missing := sorted(character for character, found in helpers.items() if found is None):
        raise MissingGlyphsError("".join(missing))
    borrowed = tuple(
        Borrowed(family, helper, "".join(sorted(each for each in found if helpers[each] == helper)))
        for family, found in lacking.items()
        for helper in sorted({helpers[character] or "" for character in found})
    )
    fonts: dict[str, tuple[TypstFont, ...]] = {
        name: (uses[family].family, *(each.family for each in borrowed if each.wanted == family))
        for name, family in wanted.items()
    }
    if latin:
        for name, face in FACES.items():
            if layout.latin_of(face) == layout.latin:
                fonts[name] = (TypstLatin(latin.family, _LATIN), *fonts[name])
    return Faces(fonts, (*uses.values(), *([latin] if latin else [])), borrowed)


def texts_by_face(page: TypstPage) -> Iterator[tuple[str, str]]:
    """Every text that the template prints, with the name of the face it is set in."""
    yield "page_number", _PAGE_NUMBERS
    if head := page.letterhead:
        yield "issuer_mark", "".join((head.mark, *(each.text for each in head.joint)))
        for part in (*head.above, *(part for row in head.rows for part in row)):
            yield part.face, part.text
    for line in page.title_lines:
        yield "title", line
    yield "body", page.addressees
    yield "body", page.remark
    for block in page.blocks:
        yield from _of_paragraph(block)
    for name in page.annex_list:
        yield "body", name.opening + name.number + name.text
    for signed in page.closing:
        yield from (("body", line) for part in signed.parts for line in part.lines)
    for annex in page.annexes:
        yield from _of_annex(annex)
    if imprint := page.imprint:
        yield "imprint", "".join((imprint.copies, *imprint.office, imprint.date))


def _of_paragraph(parts: TypstParagraph) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield part.face, part.text


def _of_annex(annex: TypstAnnex) -> Iterator[tuple[str, str]]:
    yield "annex_label", annex.label
    for line in annex.title_lines:
        yield "title", line
    for part in (part for stretch in annex.stretches for part in stretch.content):
        if isinstance(part, TypstTable):
            yield from _of_table(part)
        else:
            yield from _of_paragraph(part)


def _of_table(table: TypstTable) -> Iterator[tuple[str, str]]:
    yield "caption", table.caption
    for cell in table.columns:
        yield "table_head", cell
    for cell in (cell for row in table.rows for cell in row.cells):
        yield "table", cell
