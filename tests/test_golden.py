"""The 2023 report in every format, against files that were read before they were committed.

`pytest --update-golden` rewrites them; tests/golden/2023.txt is the published report and is never rewritten.
"""

import io
import zipfile
from collections.abc import Callable

import pytest

from fazhi_report.pipeline import compose, write
from tests.conftest import DATA, GOLDEN

Compare = Callable[[str, bytes], None]
PARTS = ("word/document.xml", "docProps/core.xml", "docProps/custom.xml")
"""The parts that depend on the data; the others are those of templates/base.docx."""


def rendered(suffix: str) -> bytes:
    composed = compose(DATA.read_bytes(), "data/2023.yaml")
    assert composed.document, composed.diagnostics
    return write(composed.document, suffix).content


def test_text() -> None:
    assert rendered("txt") == (GOLDEN / "2023.txt").read_bytes()


def test_markdown(golden: Compare) -> None:
    golden("2023.md", rendered("md"))


@pytest.mark.parametrize("part", PARTS)
def test_docx_parts(golden: Compare, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("docx"))) as package:
        content = package.read(part)
    one_element_a_line = content.replace(b"><w:p>", b">\n<w:p>").replace(b"><w:sectPr", b">\n<w:sectPr")
    golden(f"2023.docx/{part.rpartition('/')[2]}", one_element_a_line)


def test_docx_holds_every_character_of_the_text() -> None:
    import docx  # noqa: PLC0415

    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(rendered("docx"))).paragraphs]

    expected = (GOLDEN / "2023.txt").read_text(encoding="utf-8").splitlines()
    assert [text.replace("\n", "") for text in paragraphs] == expected
    assert paragraphs[0] == "解放区财政局关于\n2023年法治政府建设情况的报告"
