"""Setting a document with typst: fonts chosen, characters without a glyph looked after, pages counted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from fazhi_report import resources
from fazhi_report.document import Document
from fazhi_report.layout import STANDARD, Layout
from fazhi_report.writers.pdf.content import FACES, content
from fazhi_report.writers.pdf.fonts import Library, Use
from fazhi_report.writers.pdf.lines import set_lines

STANDARDS = ("a-2a", "ua-1")
"""PDF standards that a file can declare; whether it meets them is for a validator to say."""

_TEMPLATE = "page.typ"


class MissingGlyphsError(Exception):
    """Characters that no font of this machine has."""

    def __init__(self, characters: str) -> None:
        """Tell which."""
        super().__init__(characters)
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, its pages, the fonts it was set in, and which characters were taken from another font."""

    pdf: bytes
    pages: int
    uses: tuple[Use, ...]
    borrowed: tuple[tuple[str, str], ...]


def print_document(
    document: Document,
    fonts: Library,
    layout: Layout = STANDARD,
    *,
    standards: tuple[str, ...] = (),
    time: datetime | None = None,
) -> Printed:
    """Set a document; the same document, fonts and time give the same bytes.

    Raises:
        NoFontError: nothing can stand for a family.
        MissingGlyphsError: characters would be printed as boxes.
        ModuleNotFoundError: the extra `pdf` is not installed.

    """
    import typst  # noqa: PLC0415  the extra may be missing

    data = content(document, layout)
    families, uses, borrowed = _families(data, fonts, layout)
    data["fonts"] = families
    set_lines(data, lambda face, character: fonts.advance(families[face], character))
    compiler = typst.Compiler(
        input=str(resources.templates_directory() / _TEMPLATE),
        font_paths=fonts.fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pdf = compiler.compile(
        format="pdf", pdf_standards=list(standards), timestamp=time or datetime(1970, 1, 1, tzinfo=UTC)
    )
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return Printed(cast("bytes", pdf), pages, uses, borrowed)


def _families(
    data: dict[str, Any], fonts: Library, layout: Layout
) -> tuple[dict[str, list[str]], tuple[Use, ...], tuple[tuple[str, str], ...]]:
    """The fonts of every face of the template, with those that have what the first lacks behind it."""
    texts = list(_texts({key: value for key, value in data.items() if key != "figures"}))
    uses = {face.family: fonts.use(face.family) for face in map(layout.face, FACES.values())}
    lacking = {family: sorted(fonts.lacking(use.family, texts)) for family, use in uses.items()}
    helpers: dict[str, str] = {}
    for character in sorted(set().union(*lacking.values())):
        if found := fonts.having(character):
            helpers[character] = found
    if missing := set().union(*lacking.values()) - set(helpers):
        raise MissingGlyphsError("".join(sorted(missing)))
    body = uses[layout.face(FACES["body"]).family]
    named: dict[str, list[str]] = {}
    for name, face in FACES.items():
        family = layout.face(face).family
        behind = dict.fromkeys(helpers[character] for character in lacking[family])
        named[name] = [uses[family].family, *behind]
    shown = tuple(
        (character, helpers[character]) for character in lacking[body.wanted] if not character.isascii()
    )
    return named, tuple(uses.values()), shown


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
