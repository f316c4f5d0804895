"""A second opinion on every page: names, titles, dates, annexes and ends of the text in pairs, in fonts a little off.

Every document is set both ways and every mark of it held against the figures of the standard, by code of its own.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.pages.glyphs import sheets
from tests.pages.measuring import Engine
from tests.pages.other_widths import WIDTHS, fonts
from tests.pages.pairs import cases
from tests.pages.printing import Press, Print
from tests.pages.proving import faults

pytestmark = pytest.mark.long


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
