"""Changed copies in any format that has revisions; what has none is refused."""

import pytest

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers import other_files, read_revised
from fazhi_report.readers.docx import Revised
from fazhi_report.readers.libreoffice import NoProgramError
from tests.audit.test_reading import run
from tests.audit.xml import packed

DOCX = packed(f'<w:p>{run("甲")}<w:ins w:author="张三">{run("乙")}</w:ins></w:p>')


def read(content: bytes, name: str) -> Revised:
    found = read_revised(content, name)
    assert isinstance(found, Revised), found
    return found


def refused(content: bytes, name: str) -> tuple[str, str]:
    found = read_revised(content, name)
    assert isinstance(found, Diagnostic)
    return found.code, found.message


def test_a_docx_is_read_with_its_revisions() -> None:
    (paragraph,) = read(DOCX, "改稿.docx").paragraphs

    assert (paragraph.before, paragraph.after) == ("甲", "甲乙")


@pytest.mark.parametrize("name", ["改稿.wps", "改稿.doc", "改稿.odt", "改稿.rtf"])
def test_other_formats_by_libreoffice(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(other_files, "converted", lambda *_: DOCX)

    assert read(b"x", name).paragraphs[0].after == "甲乙"


def test_without_libreoffice_it_is_said_how_to_save(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        reason = "没有 LibreOffice"
        raise NoProgramError(reason)

    monkeypatch.setattr(other_files, "converted", missing)
    assert refused(b"x", "改稿.wps")[0] == "FZ036"


@pytest.mark.parametrize("name", ["改稿.txt", "改稿.pdf", "改稿.html", "改稿.md"])
def test_what_has_no_revisions_is_refused(name: str) -> None:
    assert refused("一段文字".encode(), name) == ("FZ019", "改稿要是 DOCX，这是别的文件")


def test_what_is_too_large_or_broken_is_refused() -> None:
    assert refused(b"PK" + bytes(20_000_001), "改稿.docx") == (
        "FZ019",
        "文件有 20.0 MB，不像一份报告，不予读取",
    )
    assert refused(b"PK\x03\x04", "改稿.docx") == ("FZ019", "这不是完好的 DOCX 文件")
