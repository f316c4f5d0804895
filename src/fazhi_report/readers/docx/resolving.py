"""From the XML of a DOCX to its content: every paragraph with the look that Word would give it."""

from collections.abc import Iterator

from fazhi_report.readers.docx.content import Content, Footer, Section, Where
from fazhi_report.readers.docx.numbering import Numbering, numbering
from fazhi_report.readers.docx.part_reader import PartReader
from fazhi_report.readers.docx.section_properties import section
from fazhi_report.readers.docx.style_cascade import StyleSheet, is_set, style_sheet
from fazhi_report.readers.docx_parts import Element, Package, child, named

_PARAGRAPH = named("w:p")


def read(package: Package) -> Content:
    """The content of a DOCX.

    Raises:
        PackageError: a part is damaged or too large.

    """
    return read_in(package, sheet_of(package))


def sheet_of(package: Package) -> StyleSheet:
    """The styles of a DOCX."""
    return style_sheet(package.beside("styles"), package.beside("theme"), package.beside("settings"))


def read_in(package: Package, sheet: StyleSheet) -> Content:
    """The content of a DOCX whose styles are at hand."""
    document, settings = package.document(), package.beside("settings")
    numbers = package.beside("numbering")
    footers = {key: _beside(root, sheet, "footer") for key, root in package.footers().items()}
    headers = {key: _beside(root, sheet, "header") for key, root in package.parts_of("header").items()}
    body = child(document, "w:body")
    sections: list[Section] = []
    for properties in _section_properties(body):
        sections.append(
            section(
                properties,
                sections[-1] if sections else None,
                footers,
                headers,
                gutter_at_top=is_set(settings, "w:gutterAtTop"),
                right_gutter=properties is not None and child(properties, "w:rtlGutter") is not None,
            )
        )
    reader = PartReader(sheet, numbering(numbers), sections)
    if body is not None:
        reader.blocks(body)
    odd_and_even = is_set(settings, "w:evenAndOddHeaders")
    return Content(tuple(reader.made), tuple(sections), odd_and_even, reader.ruled)


def _section_properties(body: Element | None) -> Iterator[Element | None]:
    if body is not None:
        for each in body.iterdescendants(_PARAGRAPH):
            if (properties := child(each, "w:pPr", "w:sectPr")) is not None:
                yield properties
    yield child(body, "w:sectPr")


def _beside(root: Element, sheet: StyleSheet, where: Where) -> Footer:
    """A footer or header: what shows text or a line."""
    reader = PartReader(sheet, Numbering(), [], where=where)
    reader.blocks(root)
    return Footer(
        tuple(each for each in reader.made if each.text or (where == "header" and each.look.borders))
    )
