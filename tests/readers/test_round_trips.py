"""What our writers print is read back: every part in its field, every character, every heading with its number."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from fazhi_report.document import Document
from fazhi_report.readers import ReadText, read
from fazhi_report.writers import WRITERS, Options
from fazhi_report.writers.docx import writing
from tests.fonts import make_fonts
from tests.readers.trees import _ODD, _WORDS, documents, texts


@cache
def fonts() -> Path:
    return make_fonts(Path(tempfile.mkdtemp(prefix="fazhi-fonts-")))


def back(document: Document, form: str) -> ReadText:
    options = Options(font_folders=(fonts(),) if form == "pdf" else ())
    # What counts pages for the sake of a DOCX changes nothing in its text.
    content = writing.write(document) if form == "docx" else WRITERS[form](document, options).content
    found = read(content, f"报告.{form}")
    assert isinstance(found, ReadText), found
    return found


@pytest.mark.parametrize("form", ["docx", "md", "txt"])
@given(document=documents())
def test_a_whole_document(form: str, document: Document) -> None:
    assert texts(back(document, form).document) == texts(document)


@pytest.mark.parametrize("form", ["docx", "md", "txt"])
@given(document=documents((*_WORDS, *_ODD), around=False))
def test_odd_characters(form: str, document: Document) -> None:
    assert texts(back(document, form).document) == texts(document)


@settings(max_examples=8)
@given(document=documents())
def test_pages(document: Document) -> None:
    assert texts(back(document, "pdf").document) == texts(document)
