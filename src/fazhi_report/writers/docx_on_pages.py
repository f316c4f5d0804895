"""DOCX as an output: 版记 is put on its page, then the document is written."""

from dataclasses import replace

from fazhi_report import writers
from fazhi_report.document import Document
from fazhi_report.writers.docx import ReferenceDocumentError, reference_document, writing
from fazhi_report.writers.options import Note, Options, UnwritableError, Written

_CHOOSE = "要放在双数页的，用“版记位置”写明 same（最后一页）或者 new（另起一页）"


def write(document: Document, options: Options) -> Written:
    """The document as DOCX; what depends on its pages is settled by the engine that sets PDF.

    Raises:
        UnwritableError: the reference document can't be used.

    """
    document, notes = _settled(document, options)
    try:
        if options.reference is not None:
            told = reference_document.read(options.reference, options.layout).note
            notes = (*notes, Note("FZ563", told))
        content = writing.write(document, options.layout, options.reference, review=options.review)
        return Written(content, notes)
    except ReferenceDocumentError as error:
        raise UnwritableError("FZ506", error.message, error.hint, by_machine=True) from error


def _settled(document: Document, options: Options) -> tuple[Document, tuple[Note, ...]]:
    """The document, its pages counted where it has something around its text, and notes."""
    if not (document.letterhead or document.addressees or document.signature or document.imprint):
        return document, ()
    reason = "页面是参考文件的"
    if options.reference is None:
        try:
            return writers.on_pages(document, options)
        except UnwritableError as error:
            reason = f"{error.message}，{error.hint}"
    if document.imprint is None or document.imprint.page != "even":
        return document, ()
    note = Note("FZ562", f"版记放在了最后一页，算不出是不是双数页：{reason}；{_CHOOSE}")
    return replace(document, imprint=document.imprint._replace(page="same")), (note,)
