"""A DOCX → the lines of its text and of all that stands beside it: notes, headers, footers."""

from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.diagnostics import Finding
from fazhi_report.readers.docx.content import ReadParagraph, Where
from fazhi_report.readers.docx.drafting import left_of_drafting
from fazhi_report.readers.docx.numbering import Numbering
from fazhi_report.readers.docx.paragraph_lines import MadeLines, source_lines
from fazhi_report.readers.docx.part_reader import PartReader
from fazhi_report.readers.docx.resolving import read_in, sheet_of
from fazhi_report.readers.docx.style_cascade import StyleSheet
from fazhi_report.readers.docx_parts import Package, PackageError, Reason, attribute, child, children
from fazhi_report.readers.source_lines import SourceLine, Standing

_KINDS: dict[str, Standing] = {"header": "header", "footer": "footer", "footnote": "note", "endnote": "note"}


class WholeText(NamedTuple):
    """The lines of a DOCX, their texts with places, and what is left in it of drafting."""

    lines: list[SourceLine]
    made: MadeLines
    findings: tuple[Finding, ...]


def lines_of(package: Package) -> WholeText:
    """The lines of a package.

    Raises:
        PackageError: a part is damaged or too large, or there is no text.

    """
    if child(package.document(), "w:body") is None:
        raise PackageError(Reason.NO_DOCUMENT)
    sheet = sheet_of(package)
    paragraphs = read_in(package, sheet).paragraphs
    lines, made = source_lines(paragraphs, _beside(package, sheet))
    return WholeText(lines, made, left_of_drafting(package, paragraphs, made))


def _beside(package: Package, sheet: StyleSheet) -> Iterator[tuple[Standing, ReadParagraph]]:
    for kind, standing in _KINDS.items():
        where: Where = "header" if standing == "header" else "footer" if standing == "footer" else "note"
        for root in package.parts_of(f"{kind}s" if where == "note" else kind).values():
            notes = children(root, f"w:{kind}") if where == "note" else [root]
            for each in notes:
                if attribute(each, "w:type") in {"", "normal"}:
                    reader = PartReader(sheet, Numbering(), [], where=where)
                    reader.blocks(each)
                    yield from ((standing, made) for made in reader.made if made.text)
