"""A review copy that went through LibreOffice finds its way back, whatever was changed in it before or by it."""

from pathlib import Path

import pytest

from fazhi_report.readers.docx import revised
from fazhi_report.readers.docx_parts import Package
from fazhi_report.writers.docx import is_mark
from tests.copies import Office, added, changed, in_run, kinds, moved, replaced, states, tracked
from tests.libreoffice import converted
from tests.pipeline.test_copies import LINES, REWRITTEN, SENTENCE

pytestmark = pytest.mark.long

WAYS = ("docx", "odt")
"""What LibreOffice saves a copy as; an ODT comes back as DOCX."""


def saved(copy: bytes, folder: Path, form: str) -> bytes:
    """A copy as LibreOffice saves it."""
    (path,) = converted({"改稿.docx": copy}, folder, form).values()
    if form == "odt":
        (path,) = converted({"改稿.odt": path.read_bytes()}, folder, "docx").values()
    return path.read_bytes()


def marks(content: bytes) -> set[str]:
    """The marks of a copy."""
    pieces = (piece for each in revised(Package(content)).paragraphs for piece in each.pieces)
    return {name for piece in pieces for name in piece.bookmarks if is_mark(name)}


@pytest.mark.parametrize("form", WAYS)
def test_nothing_is_lost_that_finds_the_way_back(tmp_path: Path, form: str) -> None:
    office = Office()
    copy = office.printed(profile="submission")

    after = saved(copy, tmp_path, form)

    assert len(marks(copy)) == 5
    assert marks(after) == marks(copy)
    compared = office.compared(after)
    assert compared.digests[0] == compared.digests[1]
    assert (compared.kind, compared.told) == ("same", ())
    carried = revised(Package(copy)).carried
    assert revised(Package(after)).carried == (carried if form == "docx" else ())


@pytest.mark.parametrize("form", WAYS)
def test_a_copy_that_was_changed_and_saved_is_taken_over(tmp_path: Path, form: str) -> None:
    office = Office()
    copy = changed(
        office.printed(),
        replaced("全年审查合同", "我局今年共对"),
        in_run("，", "合同进行了审查，这些合同"),
        replaced("，合同文本逐份归档", "，文本也都归了档"),
        tracked("认真整改", "逐项整改"),
        replaced("4次", "5次"),
        added("现将我局", "新增加的一段文字。"),
        moved("存在的不足", "新增加的一段文字"),
    )

    after = saved(copy, tmp_path, form)

    assert sorted(kinds(office.compared(after))) == sorted(kinds(office.compared(copy)))
    tracked_ones = [each.amendment for each in office.compared(after).told if each.amendment.after == "逐项"]
    assert [(each.tracking, each.revisions[0].author) for each in tracked_ones] == [("all", "张三")]
    applied = office.apply(after)
    assert [state for state in states(applied) if state[1] != "applied"] == [("figure", "left")]
    assert office.text()[4] == LINES[2].replace(SENTENCE, REWRITTEN)
    assert office.text()[1] == "新增加的一段文字。"
    assert office.text()[-1] == "下一步，我局将逐项整改。"
