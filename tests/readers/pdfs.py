"""PDF files with a text layer, put together by typst; without one, and with columns."""

import io
import tempfile
from pathlib import Path

import pypdfium2
import typst

from tests.fonts import make_fonts


def set_by_typst(source: str, folder: Path, *, fonts: Path | None = None) -> bytes:
    """What typst makes of a source, in made-up fonts of the usual names or those of a folder."""
    if fonts is None:
        fonts = folder / "fonts"
        make_fonts(fonts)
    path = folder / "page.typ"
    path.write_text(source, encoding="utf-8")
    made = typst.compile(path, font_paths=[fonts], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def blank_pdf(pages: int) -> bytes:
    """Pages without text, as a scanner makes them."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def two_columns() -> bytes:
    """A page in two columns, as newspapers have them."""
    text = "深入学习贯彻习近平法治思想，" * 100
    source = f'#set page(columns: 2)\n#set text(font: "仿宋_GB2312", size: 12pt)\n{text}'
    with tempfile.TemporaryDirectory() as folder:
        return set_by_typst(source, Path(folder))
