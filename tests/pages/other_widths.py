"""The stand-in fonts with every character a little wider or narrower, as fonts of other makers are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont
from page_fonts import FILES, STAND_INS, configured, directories

from fazhi_report.writers.pdf import Library, library
from tests.libreoffice import font_folder, stand_ins

WIDTHS = {"narrower": 0.995, "as they are": 1.0, "wider": 1.005}
"""By what the widths of the stand-ins are multiplied."""


@dataclass(frozen=True)
class Fonts:
    """Fonts under the standard names: for LibreOffice a file of fontconfig, for typst what it has of them."""

    configuration: Path
    library: Library


@cache
def fonts(name: str, folder: Path) -> Fonts:
    """The fonts of these widths, made in a folder."""
    if WIDTHS[name] == 1:
        return Fonts(stand_ins(), library((font_folder(),)))
    stand_ins()  # or the test is skipped
    made = folder / f"fonts {name}"
    made.mkdir()
    for path in (found for place in directories() for file in FILES for found in place.rglob(file)):
        _stretch(path, WIDTHS[name], made / f"{path.stem}.otf")
    written = made / "fonts.conf"
    written.write_text(configured((made,), made / "cache"), encoding="utf-8")
    return Fonts(written, library((made,), system=False))


def _stretch(path: Path, factor: float, target: Path) -> None:
    """Write one font, out of a collection that of simplified Chinese, with other widths and the same outlines."""
    with TTFont(path, fontNumber=_number(path), lazy=True, recalcBBoxes=False, recalcTimestamp=False) as font:
        font.setGlyphOrder(range(font["maxp"].numGlyphs))  # to name them takes longer than all else
        widths = font["hmtx"].metrics
        for glyph, (width, bearing) in widths.items():
            widths[glyph] = (round(width * factor), bearing)
        font.save(target, reorderTables=None)


def _number(path: Path) -> int:
    """Which font of a file is meant; -1 where it has but one."""
    if path.suffix != ".ttc":
        return -1
    with TTCollection(path, lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection]
    return next(number for number, name in enumerate(names) if name in STAND_INS.values())
