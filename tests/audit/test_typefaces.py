"""Which families the characters of a text count for."""

import pytest

from fazhi_report.audit.typeface_rules import is_shared
from fazhi_report.readers.docx.looks import RunLook


def look_of(*, hinted: bool) -> RunLook:
    return RunLook(
        "中",
        "A",
        "é",
        hinted,
        size=16,
        scale=100,
        spacing=0,
        bold=False,
        hidden=False,
        colour="",
        raised=False,
    )


@pytest.mark.parametrize("look", [look_of(hinted=False), look_of(hinted=True)])
def test_no_character_counts_for_the_family_between_latin_and_chinese(look: RunLook) -> None:
    characters = [*map(chr, range(0x10000)), "𠮷"]
    for latin, families in ((False, {"中"}), (True, {"中", "A"})):
        counted = {look.family(each) for each in characters if not is_shared(each, latin=latin)}
        assert counted == families
