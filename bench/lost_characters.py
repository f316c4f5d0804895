"""Which settings of the DOCX let LibreOffice print every character, 28 to a line and 22 lines to a page.

    python -m bench.lost_characters          every setting, more than 300,000 characters each: some minutes
    python -m bench.lost_characters --quick  a fifth of the text

Run from the top of the checkout, in an environment with the extra `dev`; LibreOffice and the fonts of
`tools/page_fonts.py` must be there. Where a mark hangs over the edge of a justified line, LibreOffice may
leave it out of the page; the DOCX has it.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.readers.docx_parts import Package
from fazhi_report.writers.docx import writing
from fazhi_report.writers.docx.archive import pack
from tests.libreoffice import converted
from tests.pages.characters import HANGING, Setting, census, laid_beside, same_breaks
from tests.pages.printing import Press, Print
from tests.pages.stress import stress

Change: TypeAlias = Callable[[str], str]
"""Changes a part of the DOCX."""

SIZE = 61_700
"""Characters of one text: 22 lines of 28 on each of 100 pages, and short lines on a dozen more."""


_NORMAL = re.compile(
    '(<w:style [^>]*w:styleId="Normal">.*?<w:pPr>)<w:overflowPunct w:val="1"/>(.*?)(</w:pPr>)'
)
_ALIGNED = '<w:jc w:val="both"/></w:pPr><w:rPr>'  # of the style Normal
_CHARACTERS = '<w:w w:val="98"/>'
_MODE = 'w:val="15"/></w:compat>'
_CONTROL = '<w:characterSpacingControl w:val="doNotCompress"/>'
_LISTS = (
    '<w:noLineBreaksAfter w:lang="zh-CN" w:val="《〈（“‘〔"/>'
    '<w:noLineBreaksBefore w:lang="zh-CN" w:val="，。、；：？！》〉）”’〕…—～·%‰℃"/>'
)
_SCHEMA_ORDER = ("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN")


def paragraphs(**switches: str) -> Change:
    """Switches of every paragraph, in the schema's order, in place of the one that the style Normal has."""
    told = "".join(f'<w:{name} w:val="{switches[name]}"/>' for name in _SCHEMA_ORDER if name in switches)
    return lambda part: _NORMAL.sub(rf"\1{told}\2\3", part)


def characters(scale: int, spacing: int = 0) -> Change:
    """Width of characters in per cent and what is added to it in twips."""
    made = (f'<w:spacing w:val="{spacing}"/>' if spacing else "") + f'<w:w w:val="{scale}"/>'
    return lambda part: part.replace(_CHARACTERS, made)


def aligned(side: str) -> Change:
    """Alignment of the text."""
    return lambda part: part.replace(_ALIGNED, _ALIGNED.replace("both", side))


def replaced(old: str, new: str) -> Change:
    """Any other setting."""
    return lambda part: part.replace(old, new)


NO_SWITCH = paragraphs()
HANGING_OFF = paragraphs(overflowPunct="1")

SETTINGS: Mapping[str, tuple[Change, ...]] = MappingProxyType(
    {
        "w=98": (NO_SWITCH,),
        "w=97": (NO_SWITCH, characters(97)),
        "w=99": (NO_SWITCH, characters(99)),
        "w=100": (NO_SWITCH, characters(100)),
        "spacing=-4": (NO_SWITCH, characters(100, -4)),
        "spacing=-5": (NO_SWITCH, characters(100, -5)),
        "spacing=-6": (NO_SWITCH, characters(100, -6)),
        "w=99 spacing=-2": (NO_SWITCH, characters(99, -2)),
        "w=98 overflowPunct=0": (paragraphs(overflowPunct="0"),),
        "w=98 kinsoku=0": (paragraphs(kinsoku="0"),),
        "w=98 topLinePunct=1": (paragraphs(topLinePunct="1"),),
        "w=98 autoSpaceDE=0 autoSpaceDN=0": (paragraphs(autoSpaceDE="0", autoSpaceDN="0"),),
        "w=98 compressPunctuation": (NO_SWITCH, replaced("doNotCompress", "compressPunctuation")),
        "w=98 jc=left": (NO_SWITCH, aligned("left")),
        "w=98 jc=distribute": (NO_SWITCH, aligned("distribute")),
        "w=98 compatibilityMode=12": (NO_SWITCH, replaced(_MODE, _MODE.replace("15", "12"))),
        "w=98 noLineBreaksBefore/After": (NO_SWITCH, replaced(_CONTROL, _CONTROL + _LISTS)),
        "**w=98 overflowPunct=1**": (HANGING_OFF,),
        "w=97 overflowPunct=1": (HANGING_OFF, characters(97)),
        "spacing=-5 overflowPunct=1": (HANGING_OFF, characters(100, -5)),
    }
)
"""What is tried: changes of the styles and settings of the base document, by what they set."""


def changed(package: bytes, changes: tuple[Change, ...]) -> bytes:
    """A DOCX with other styles and settings."""
    parts = Package(package).parts()
    for name in ("word/styles.xml", "word/settings.xml"):
        text = parts[name].decode()
        for change in changes:
            text = change(text)
        parts[name] = text.encode()
    return pack(parts)


def main(arguments: list[str]) -> int:
    """Print the table."""
    texts = [stress(SIZE, seed) for seed in range(1, 2 if "--quick" in arguments else 6)]
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder))
        rivals = [laid_beside(text, press.typeset(Print(text))) for text in texts]
    packages = [writing.write(text) for text in texts]
    print("| setting | lost | of | lines | 28 | 27 | 29 | begin | end | uneven | as typst |")
    print("| --- " * 11 + "|")
    for name, changes in SETTINGS.items():
        found: list[Setting] = []
        with tempfile.TemporaryDirectory() as folder:
            for text, package in zip(texts, packages, strict=True):
                (pdf,) = converted({"report.docx": changed(package, changes)}, Path(folder)).values()
                found.append(laid_beside(text, pdf.read_bytes()))
        print(row(name, found, rivals), flush=True)
    return 0


def row(name: str, found: list[Setting], rivals: list[Setting]) -> str:
    """A line of the table."""
    counts = [census(each, HANGING) for each in found]
    cells = sum((each.cells for each in counts), Counter[int]())
    share = [f"{100 * cells[each] / cells.total():.1f} %" for each in (28, 27, 29)]
    pages = sorted({lines for each in counts for lines in each.lines[1:-1]})
    same = sum(map(same_breaks, found, rivals)) / len(found)
    numbers = (
        sum(len(each.differences) for each in found),
        sum(len(each.text) for each in found),
        "/".join(map(str, pages)),
        *share,
        sum(len(each.begun) for each in counts),
        sum(len(each.ended) for each in counts),
        sum(len(each.uneven) for each in counts),
        f"{100 * same:.1f} %",
    )
    return f"| {name} | {' | '.join(map(str, numbers))} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
