"""Documents of other programs: converted where LibreOffice is there, else it is said how to save them."""

import io
import sys
from pathlib import Path

import docx
import pytest

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers import ReadText, libreoffice, read
from fazhi_report.readers.libreoffice import NoProgramError, NotConvertedError
from tests.readers.test_package import OLE

ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was to be converted, as suffix and form, by what gives a DOCX of one line."""
    found: list[tuple[str, str]] = []

    def converted(_: bytes, suffix: str, form: str, __: float) -> bytes:
        found.append((suffix, form))
        document = docx.Document()
        document.add_paragraph("甲局工作报告")
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    monkeypatch.setattr("fazhi_report.readers.other_files.converted", converted)
    return found


@pytest.mark.parametrize(
    ("content", "name", "suffix"),
    [
        (OLE, "报告.doc", "doc"),
        (OLE, "报告.WPS", "wps"),
        (OLE, "报告.docx", "doc"),
        (OLE, "<stdin>", "doc"),
        (b"{\\rtf1 }", "报告.doc", "doc"),
        (b"{\\rtf1 }", "报告.txt", "rtf"),
        (ODT, "报告.odt", "odt"),
        (b"", "报告.uof", "uof"),
    ],
)
def test_what_is_converted(content: bytes, name: str, suffix: str, asked: list[tuple[str, str]]) -> None:
    found = read(content, name)

    assert isinstance(found, ReadText)
    assert found.document.title_text == "甲局工作报告"
    assert asked == [(suffix, "docx")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设了密码，读不了"),
        (OLE + "Workbook".encode("utf-16-le"), "这是Excel 工作簿，不是报告"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "这是演示文稿，不是报告"),
    ],
)
def test_other_ole_files(content: bytes, message: str) -> None:
    found = read(content, "报告.doc")

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("FZ019", message)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            NoProgramError("没有找到 LibreOffice（soffice）"),
            "这是 .wps 文件，要转换成 DOCX 才能读：没有找到 LibreOffice（soffice）",
        ),
        (
            NotConvertedError("LibreOffice 读不了它，文件可能已损坏"),
            ".wps 文件转换不了：LibreOffice 读不了它，文件可能已损坏",
        ),
    ],
)
def test_what_is_not_converted(error: Exception, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def converted(*_: object) -> bytes:
        raise error

    monkeypatch.setattr("fazhi_report.readers.other_files.converted", converted)
    found = read(OLE, "报告.wps")

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message, found.hint) == ("FZ036", message, "用 WPS 或 Word 打开，另存为 DOCX")


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "office_program", lambda: None)
    found = read(OLE, "报告.doc")

    assert isinstance(found, Diagnostic)
    assert found.code == "FZ036"


def test_a_format_is_asked_for_by_its_filter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\npathlib.Path('../document.docx').write_text(' '.join(sys.argv[4:]))"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert libreoffice.converted(b"x", "wps", "docx").startswith(
        b"--infilter=MS Word 97 --convert-to docx --outdir "
    )
    program.write_text(f"#!{sys.executable}\n")
    with pytest.raises(NotConvertedError, match="读不了它"):
        libreoffice.converted(b"x", "rtf", "docx")
