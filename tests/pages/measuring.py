"""The pages of a PDF measured. Lengths are points unless a name says millimetres."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from fazhi_report.document import Block, Document, Heading, Paragraph, Run
from tests.conftest import GOLDEN
from tests.pages.printing import Press, Print

MILLIMETRE = 72 / 25.4
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
    title, *lines = (GOLDEN / "2023.txt").read_text(encoding="utf-8").splitlines()
    office, matter = title.split("关于", 1)
    return Document(((Run(f"{office}关于"),), (Run(matter),)), tuple(map(block, lines)), "")


def block(line: str) -> Block:
    if heading := re.match("[一二三四五六七八九十]+、", line):
        return Heading(1, heading[0], (Run(line[heading.end() :]),))
    if heading := re.match("(（[一二三四五六七八九十]+）)([^。]*。)", line):
        return Paragraph((Run(line[heading.end() :]),), Heading(2, heading[1], (Run(heading[2]),)))
    return Paragraph((Run(line),))


@dataclass(frozen=True)
class Engine:
    """What makes pages of a document, and how much lower than the middle of its line poppler puts a box."""

    make: Callable[[Press, Print], Path]
    sink: float
    title_sink: float


ENGINES = {"docx": Engine(Press.print, SINK, 3.8), "pdf": Engine(Press.typeset, 0, 0)}
"""Both ways to pages: DOCX by LibreOffice, and PDF."""


def joined(lines: list[Line]) -> list[Line]:
    """Lines with what stands beside each other made one, however far apart or in whatever fonts it is."""
    made = []
    for _, together in groupby(lines, lambda line: round(line.middle / 6)):
        row = sorted(together, key=lambda line: line.left)
        text = "".join(line.text for line in row)
        made.append(Line(text, row[0].left, row[-1].right, row[0].top, row[0].bottom))
    return made


@cache
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


@cache
def ink(pdf: Path, number: int) -> Ink:
    """What is printed on a page, as a picture tells it: the box of a character says nothing about its strokes."""
    resolution = 300
    command = ["pdftoppm", "-r", str(resolution), "-gray", "-f", str(number), "-l", str(number), str(pdf)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    width = int(size.split()[0])
    dark = (at for run in re.finditer(rb"[\x00-\x9f]+", pixels) for at in range(*run.span()))
    return Ink([(at % width, at // width) for at in dark], resolution / 25.4)
