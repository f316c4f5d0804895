"""A second opinion on every page: names, titles, dates, annexes and ends of the text in pairs, in fonts a little off.

Every document is set both ways and every mark of it held against the figures of the standard, by code of its own.
"""

from functools import cache
from pathlib import Path

import pytest

from fazhi_report.document import Document, Profile
from fazhi_report.issuing.profiles import issue
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.writers.pdf import Typesetter, library
from tests.conftest import ROOT
from tests.libreoffice import font_folder
from tests.pages.glyphs import sheets
from tests.pages.measuring import Engine
from tests.pages.other_widths import WIDTHS, fonts
from tests.pages.pairs import cases
from tests.pages.printing import Press, Print
from tests.pages.proving import faults

pytestmark = pytest.mark.long


SHIPPED: tuple[tuple[str, Profile], ...] = (
    ("data/2023.yaml", "public"),
    ("examples/district_government_2024.yaml", "public"),
    ("examples/market_regulation_2024.yaml", "public"),
    ("examples/market_regulation_2024.yaml", "submission"),
    ("examples/street_office_2024.yaml", "public"),
)
"""Data files of which nothing is left open, and whom their reports are for."""


@cache
def press_of(name: str, folder: Path) -> Press:
    """Sets all documents in fonts of these widths, in a folder of its own."""
    own = folder / name
    own.mkdir()
    waiting = [Print(case.document) for case in cases() if case.fonts == name]
    return Press(own, waiting, fonts(name, folder))


@pytest.mark.parametrize("name", WIDTHS)
def test_every_mark_stands_where_it_has_to(name: str, engine: Engine, folder_of_pages: Path) -> None:
    press = press_of(name, folder_of_pages)
    found = {
        case.name: faults(case.document, sheets(engine.make(press, Print(case.document))))
        for case in cases()
        if case.fonts == name
    }
    assert len(found) > 10
    assert {case: told for case, told in found.items() if told} == {}


def shipped(path: str, profile: Profile) -> Document:
    """The report of a data file, on the pages that its parts stand on."""
    loaded = load((ROOT / path).read_bytes(), path)
    assert loaded.report is not None
    document = compose(loaded.report, loaded.facts)
    assert isinstance(document, Document)
    made = issue(loaded.report, document, profile)
    assert made.open == ()
    return Typesetter(library((font_folder(),))).settled(made.document)


def test_reports_that_are_shipped(engine: Engine, folder_of_pages: Path) -> None:
    wanted = {(path, profile): Print(shipped(path, profile)) for path, profile in SHIPPED}
    press = Press(folder_of_pages, wanted.values())
    for case, each in wanted.items():
        assert faults(each.document, sheets(engine.make(press, each))) == [], case
