"""Where the parts of 版头 stand."""

import pytest

from fazhi_report.document import Letterhead
from fazhi_report.page import ISSUER_MARK_SIZES, TYPE_AREA_WIDTH
from fazhi_report.page.letterhead_places import mark_step, signer_rows


@pytest.mark.parametrize(
    ("characters", "step"),
    [(9, 1), (10, 2), (11, 2), (12, 3), (14, 3), (15, 4), (18, 4), (24, 5), (33, 6), (46, 7), (90, 7)],
)
def test_mark_is_condensed_then_made_smaller(characters: int, step: int) -> None:
    # 156 mm are 442.2 points: nine characters of 48 points, eleven at 80 per cent, fourteen at 65.
    assert mark_step("某" * characters) == step - 1


def test_long_names_of_signers_stand_one_below_the_other() -> None:
    names = ("阿卜杜热西提·买买提依明", "古丽巴哈尔·阿不都热合曼")
    head = Letterhead("某局文件", "青水〔2025〕5号", names)
    assert signer_rows(head) == [names[:1], names[1:]]
    assert signer_rows(head._replace(signers=("张三", "李四", "王五"))) == [
        ("张三", "李四"),
        ("王五",),
    ]
    assert signer_rows(head._replace(signers=())) == []


def test_a_mark_that_fits_with_nothing_to_spare_is_made_smaller() -> None:
    """Another font, half a per cent wider, would put its last character on the title."""
    room = TYPE_AREA_WIDTH
    fitting = mark_step("某" * 9, room)
    size, scale = ISSUER_MARK_SIZES[fitting]
    exact = 9 * size * 20 * scale / 100
    assert mark_step("某" * 9, exact) == fitting + 1
    assert mark_step("某" * 9, exact * 1.0051) == fitting
