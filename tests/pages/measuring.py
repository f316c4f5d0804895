"""A document set by LibreOffice or as PDF, and the pages that come of it measured.

A test that asks for pages is skipped where LibreOffice, poppler or the fonts are missing, unless
FAZHI_REQUIRE_PAGES=1 (as in CI). `python tools/page_fonts.py` installs them. Lengths are points unless a name says
millimetres.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fazhi_report.document import Block, Document, Heading, Paragraph, Run
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.writers.docx import writing
from fazhi_report.writers.pdf import library, print_document

ROOT = Path(__file__).parents[2]
MILLIMETRE = 72 / 25.4
_AT_ONCE = 100  # LibreOffice 7.4 stops without a word somewhere behind 200
XHTML = "{http://www.w3.org/1999/xhtml}"

# The figures of GB/T 9704—2012 once more, so that a slip in `gongwen` does not pass unseen.
PITCH = 28.95
BODY_SIZE = 16
LEFT = 28 * MILLIMETRE
RIGHT = (210 - 26) * MILLIMETRE
TOP = 37 * MILLIMETRE
TYPE_AREA_BOTTOM = 297 - 35  # millimetres
BOTTOM = TYPE_AREA_BOTTOM * MILLIMETRE
INDENT = LEFT + 2 * BODY_SIZE
PAGE_NUMBER_INSET = 14
SINK = 2.5  # how much lower than its place on the grid poppler puts the box of a line, by the font


@dataclass(frozen=True)
class Line:
    """A printed line: its characters, without spaces, and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def starts_paragraph(self) -> bool:
        """Whether the line is indented."""
        return self.left > LEFT + 1


@dataclass(frozen=True)
class Page:
    """A page: its size, the lines of its type area and its page number."""

    width: float
    height: float
    lines: list[Line]
    number: Line


def report() -> Document:
    """The 2023 report as a tree; 关于 ends the first part of its title."""
    title, *lines = (ROOT / "tests/golden/2023.txt").read_text(encoding="utf-8").splitlines()
    office, matter = title.split("关于", 1)
    return Document(((Run(f"{office}关于"),), (Run(matter),)), tuple(map(block, lines)), "")


def block(line: str) -> Block:
    if heading := re.match("[一二三四五六七八九十]+、", line):
        return Heading(1, heading[0], (Run(line[heading.end() :]),))
    if heading := re.match("(（[一二三四五六七八九十]+）)([^。]*。)", line):
        return Paragraph((Run(line[heading.end() :]),), Heading(2, heading[1], (Run(heading[2]),)))
    return Paragraph((Run(line),))


@cache
def stand_ins() -> Path:
    """The fontconfig file that gives free fonts the standard names; the test is skipped without them."""
    script = [sys.executable, str(ROOT / "tools/page_fonts.py"), "--offline"]
    fonts = subprocess.run(script, capture_output=True, text=True, check=False)
    if fonts.returncode:
        if os.environ.get("FAZHI_REQUIRE_PAGES") == "1":
            pytest.fail(fonts.stderr)
        pytest.skip(fonts.stderr)
    return Path(fonts.stdout.strip())


def font_folder() -> Path:
    """Where the free fonts are that the system does not list."""
    return stand_ins().parent / "fonts"


def printed(
    document: Document, folder: Path, layout: Layout = STANDARD, reference: bytes | None = None
) -> Path:
    """The PDF that LibreOffice makes of a document's DOCX; the test is skipped where that can't be."""
    return converted(writing.write(document, layout, reference), folder)


def converted(content: bytes, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a DOCX."""
    return converted_together({"report": content}, folder)["report"]


def converted_together(contents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The PDFs that LibreOffice makes of some DOCX, by their names: a start of it takes longer than a page."""
    fonts = stand_ins()
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [f"{name}.docx" for name in contents]
    for at in range(0, len(files), _AT_ONCE):
        subprocess.run(
            [
                *("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)),
                *files[at : at + _AT_ONCE],
            ],
            cwd=folder,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            capture_output=True,
            check=True,
            timeout=300,
        )
    return {name: folder / f"{name}.pdf" for name in contents}


def typeset(document: Document, folder: Path) -> Path:
    """The PDF that the writer of PDF makes of a document, in the same fonts as `printed`."""
    path = folder / "report.pdf"
    path.write_bytes(print_document(document, library((font_folder(),))).pdf)
    return path


@dataclass(frozen=True)
class Engine:
    """What makes pages of a document, and how much lower than the middle of its line poppler puts a box."""

    make: Callable[[Document, Path], Path]
    sink: float
    title_sink: float

    def __call__(self, document: Document, folder: Path) -> Path:
        """The pages as PDF."""
        return self.make(document, folder)


ENGINES = {"docx": Engine(printed, SINK, 3.8), "pdf": Engine(typeset, 0, 0)}
"""Both ways to pages: DOCX by LibreOffice, and PDF."""


def joined(lines: list[Line]) -> list[Line]:
    """Lines with what stands beside each other made one, however far apart or in whatever fonts it is."""
    made = []
    for _, together in groupby(lines, lambda line: round(line.middle / 6)):
        row = sorted(together, key=lambda line: line.left)
        text = "".join(line.text for line in row)
        made.append(Line(text, row[0].left, row[-1].right, row[0].top, row[0].bottom))
    return made


def measured(pdf: Path) -> list[Page]:
    xhtml = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox-layout", str(pdf), str(xhtml)], check=True)
    return [page(element) for element in ElementTree.parse(xhtml).iter(f"{XHTML}page")]


def pages(pdf: Path) -> list[Page]:
    """The pages; what stands on one line is one line, however far apart."""
    return [replace(page, lines=joined(page.lines)) for page in measured(pdf)]


def found(page: Page, text: str) -> Line:
    (line,) = (line for line in page.lines if text in line.text)
    return line


def page(element: ElementTree.Element) -> Page:
    lines = sorted((line(found) for found in element.iter(f"{XHTML}line")), key=lambda found: found.top)
    (number,) = (found for found in lines if found.middle > BOTTOM)
    width, height = (float(element.attrib[name]) for name in ("width", "height"))
    return Page(width, height, [found for found in lines if found is not number], number)


def line(element: ElementTree.Element) -> Line:
    text = "".join(word.text or "" for word in element.iter(f"{XHTML}word"))
    left, right, top, bottom = (float(element.attrib[name]) for name in ("xMin", "xMax", "yMin", "yMax"))
    return Line(text, left, right, top, bottom)


@dataclass(frozen=True)
class Ink:
    """The dark dots of a page, in millimetres from its upper left corner."""

    dots: list[tuple[int, int]]
    per_millimetre: float

    def rules(self, least: float) -> list[tuple[float, float, float, float]]:
        """Left, right, top and bottom of every stroke that is at least so many millimetres long."""
        rows: dict[int, list[int]] = {}
        for x, y in self.dots:
            rows.setdefault(y, []).append(x)
        long = sorted(y for y, found in rows.items() if len(found) >= least * self.per_millimetre)
        strokes: list[list[int]] = []
        for y in long:
            if strokes and y == strokes[-1][-1] + 1:
                strokes[-1].append(y)
            else:
                strokes.append([y])
        scale = self.per_millimetre
        return [
            (
                min(rows[stroke[0]]) / scale,
                (max(rows[stroke[0]]) + 1) / scale,
                stroke[0] / scale,
                (stroke[-1] + 1) / scale,
            )
            for stroke in strokes
        ]


def ink(pdf: Path, number: int) -> Ink:
    """What is printed on a page, as a picture tells it: the box of a character says nothing about its strokes."""
    resolution = 300
    command = ["pdftoppm", "-r", str(resolution), "-gray", "-f", str(number), "-l", str(number), str(pdf)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    width = int(size.split()[0])
    dots = [(at % width, at // width) for at, shade in enumerate(pixels) if shade < 160]
    return Ink(dots, resolution / 25.4)
