"""A DOCX → the lines of its text and of all that stands beside it: notes, headers, footers."""

from collections.abc import Iterator

from fazhi_report.readers.docx.content import ReadParagraph, Where
from fazhi_report.readers.docx.numbering import Numbering
from fazhi_report.readers.docx.paragraph_lines import MadeLines, source_lines
from fazhi_report.readers.docx.part_reader import PartReader
from fazhi_report.readers.docx.resolving import read
from fazhi_report.readers.docx.style_cascade import style_sheet
from fazhi_report.readers.docx_parts import Package, PackageError, Reason, attribute, child, children
from fazhi_report.readers.source_lines import SourceLine, Standing

_KINDS: dict[str, Standing] = {"header": "header", "footer": "footer", "footnote": "note", "endnote": "note"}


def lines_of(package: Package) -> tuple[list[SourceLine], MadeLines]:
    """The lines of a package.

    Raises:
        PackageError: a part is damaged or too large, or there is no text.

    """
    if child(package.document(), "w:body") is None:
        raise PackageError(Reason.NO_DOCUMENT)
    return source_lines(read(package).paragraphs, _beside(package))


def _beside(package: Package) -> Iterator[tuple[Standing, ReadParagraph]]:
    sheet = style_sheet(package.beside("styles"), package.beside("theme"), package.beside("settings"))
    for kind, standing in _KINDS.items():
        where: Where = "header" if standing == "header" else "footer" if standing == "footer" else "note"
        for root in package.parts_of(f"{kind}s" if where == "note" else kind).values():
            notes = children(root, f"w:{kind}") if where == "note" else [root]
            for each in notes:
                if attribute(each, "w:type") in {"", "normal"}:
                    reader = PartReader(sheet, Numbering(), [], where=where)
                    reader.blocks(each)
                    yield from ((standing, made) for made in reader.made if made.text)
