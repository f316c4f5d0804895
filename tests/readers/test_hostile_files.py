"""Files that nobody should have made: each is refused in one sentence or read, and nothing else happens."""

import contextlib
import random
from collections.abc import Callable
from functools import cache

import pytest
from damage import DAMAGES
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.pipeline import lint
from fazhi_report.readers import ReadText, read
from fazhi_report.readers.docx import revised
from fazhi_report.readers.docx_parts import Bounds, Package, PackageError, Reason
from fazhi_report.settings.model import DEFAULTS
from tests.audit.test_reading import p, run
from tests.audit.xml import packed, zipped
from tests.conftest import GOLDEN
from tests.readers.offices import made
from tests.readers.pdfs import two_columns

REPORT = (GOLDEN / "2023.txt").read_text(encoding="utf-8")
MAIN = "word/document.xml"


def refusal(content: bytes, name: str) -> str:
    found = read(content, name)
    assert isinstance(found, Diagnostic), found
    assert found.code == "FZ019"
    assert found.hint
    return found.message


# Bounds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"a" * 5_000_001, "报告.txt", "文件有 5.0 MB，不像一份报告，不予读取"),
        (b"PK" + bytes(20_000_000), "报告.docx", "文件有 20.0 MB，不像一份报告，不予读取"),
        (b"<html>" + "法".encode() * 200_001, "报告.html", "文件里有一段超过20万字，不像一份报告"),
        ("法治\n".encode() * 120_001, "报告.txt", "文本超过12万行，不像一份报告，不予读取"),
        (("法" * 199_999 + "\n").encode() * 2, "报告.txt", ""),
        (
            packed(p(run("甲")) * 300_000),
            "报告.docx",
            "DOCX 里面的 word/document.xml 压缩得异乎寻常（26 MB），可能是恶意文件，不予读取",
        ),
        (zipped({MAIN: "<a/>", "xl/workbook.xml": ""}), "报告.docx", "这是 Excel 工作簿，不是报告"),
        (zipped({"ppt/presentation.xml": ""}), "报告.docx", "这是演示文稿，不是报告"),
        (zipped({"OFD.xml": ""}), "报告.ofd", "这是 OFD 版式文件，读不了"),
        (zipped({"a": "", "A": ""}), "报告.docx", "DOCX 里面有同名的文件，看不出哪一个算数"),
    ],
)
def test_what_no_report_is_like(content: bytes, name: str, message: str) -> None:
    if message:
        assert refusal(content, name) == message
    else:
        assert isinstance(read(content, name), ReadText)


def test_a_text_of_very_many_characters() -> None:
    line = "<p>" + "法" * 199_999 + "</p>"

    assert refusal(("<html>" + line * 3).encode(), "报告.html") == "文件里的文字超过50万字，不像一份报告"


def test_a_part_of_too_many_tags() -> None:
    bounds = Bounds(file=100_000, parts=10, part=10_000_000, tags=100)
    with pytest.raises(PackageError) as caught:
        Package(packed(p() * 100), bounds).document()
    assert caught.value.reason is Reason.TOO_MANY_TAGS


@pytest.mark.parametrize(
    "holder",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_nests(holder: str) -> None:
    body = p(run("甲报告"))
    for _ in range(60):
        body = holder.format(body)

    assert isinstance(read(packed(body), "报告.docx"), ReadText)
    for _ in range(60):
        body = holder.format(body)
    assert isinstance(read(packed(body), "报告.docx"), ReadText | Diagnostic)


# Damage -----------------------------------------------------------------------------------------------------


@cache
def sound() -> dict[str, bytes]:
    return {
        "a.docx": made("sent_upwards"),
        "b.docx": made("automatic"),
        "c.pdf": two_columns(),
        "d.txt": REPORT.encode("gbk"),
        "e.md": REPORT.encode(),
        "f.html": f"<html><body><div id='zoom'><p>{REPORT.replace(chr(10), '</p><p>')}</p></div></body></html>".encode(),
    }


@given(
    st.integers(0, 2**32),
    st.sampled_from(DAMAGES),
    st.sampled_from(("a.docx", "b.docx", "c.pdf", "d.txt", "e.md", "f.html")),
)
def test_damage_of_any_kind(seed: int, damage: Callable[[bytes, random.Random], bytes], name: str) -> None:
    content = damage(sound()[name], random.Random(seed))  # noqa: S311

    for each in lint(content, name, DEFAULTS):
        assert each.message
    if name.endswith(".docx"):
        with contextlib.suppress(PackageError):  # and nothing else
            revised(Package(content))


@given(st.binary(max_size=400), st.sampled_from(("报告", "a.docx", "b.pdf", "c.html", "d.md", "e.txt")))
def test_any_bytes(content: bytes, name: str) -> None:
    assert isinstance(read(content, name), ReadText | Diagnostic)
