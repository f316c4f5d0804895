"""Right documents of other makers have no fault; what is wrong in them is still found."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from fazhi_report.document import Profile
from fazhi_report.writers.docx import writing as writer
from tests.audit.makers import (
    bytes_of,
    public_by_python_docx,
    set_page,
    submission_by_python_docx,
    text,
)
from tests.audit.planting import found, told, written
from tests.conftest import data_2023, document_of
from tests.libreoffice import converted

KINDS: tuple[Profile, ...] = ("public", "submission")


def test_the_example_has_no_fault() -> None:
    assert told(found(writer.write(document_of(data_2023())))) == []


@pytest.mark.parametrize(
    "content",
    [public_by_python_docx(), submission_by_python_docx(), submission_by_python_docx(typed=True)],
    ids=["public", "tabs", "spaces"],
)
def test_python_docx_with_direct_formatting(content: bytes) -> None:
    assert told(found(content)) == []


def test_a_document_sent_upwards_is_told_by_its_number() -> None:
    assert told(found(public_by_python_docx(), "submission"))
    assert told(found(submission_by_python_docx(), "public")) == []


def test_a_date_at_a_stop_in_the_wrong_place_is_told() -> None:
    document = docx.Document(io.BytesIO(submission_by_python_docx()))
    for stop in document.element.body.iter(qn("w:tab")):
        if stop.get(qn("w:pos")) == "8564":
            stop.set(qn("w:pos"), "8844")

    (fault,) = told(found(bytes_of(document), "submission"))

    assert "FZ583" in fault
    assert "印发日期右空0字，应右空一字" in fault


@pytest.mark.long
@pytest.mark.parametrize("formats", [("docx",), ("odt", "docx")], ids="-".join)
def test_libreoffice_opens_and_saves(formats: tuple[str, ...], tmp_path: Path) -> None:
    contents = {f"{kind}.docx": written(kind) for kind in KINDS}
    for form in formats:
        contents = {file.name: file.read_bytes() for file in converted(contents, tmp_path, form).values()}

    assert [told(found(contents[f"{kind}.docx"])) for kind in KINDS] == [[], []]


def test_python_docx_as_it_comes() -> None:
    document = docx.Document()
    document.add_heading("解放区财政局关于2023年法治政府建设情况的报告", 0)
    document.add_heading("一、主要举措", 1)
    document.add_paragraph("　　深入学习贯彻习近平法治思想。")
    codes = [each.code for each in found(bytes_of(document))]
    assert set(codes) == {
        "FZ511",
        "FZ512",
        "FZ513",
        "FZ515",
        "FZ516",
        "FZ517",
        "FZ518",
        "FZ519",
        "FZ520",
        "FZ521",
        "FZ585",  # a line below the title
    }


def test_styles_that_nothing_uses_do_not_count() -> None:
    document = docx.Document()
    set_page(document)
    text(document)
    document.styles.add_style("不用", 1).font.name = "Comic Sans MS"
    assert told(found(bytes_of(document))) == []
