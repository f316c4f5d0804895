"""DOCX as an output: 版记 is put on its page, then the document is written."""

from dataclasses import replace

from fazhi_report.diagnostics import Severity
from fazhi_report.document import Document
from fazhi_report.writers import docx, reference_document
from fazhi_report.writers.office_package import ReferenceDocumentError
from fazhi_report.writers.options import Note, Options, UnwritableError, Written
from fazhi_report.writers.pdf.output import placed

_UNPLACED = Note(
    "FZ562",
    "版记放在了最后一页：算不出页数，不知道是不是双数页；装上 PDF 扩展（fazhi-report[pdf]）后再生成，"
    "或者用“版记位置”写明 same、new",
)


def write(document: Document, options: Options) -> Written:
    """The document as DOCX; its pages, for 版记 on an even page, are counted by the engine that sets PDF.

    Raises:
        UnwritableError: the reference document can't be used.

    """
    notes: tuple[Note, ...] = ()
    try:
        document = placed(document, options)
    except UnwritableError:
        if document.imprint:
            document = replace(document, imprint=replace(document.imprint, page="same"))
        notes = (_UNPLACED,)
    try:
        if options.reference is not None:
            told = reference_document.read(options.reference, options.layout).note
            notes = (*notes, Note("FZ563", told, Severity.INFO))
        return Written(docx.write(document, options.layout, options.reference), notes)
    except ReferenceDocumentError as error:
        raise UnwritableError("FZ506", error.message, error.hint, by_machine=True) from error
