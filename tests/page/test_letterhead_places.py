"""Where the parts of 版头 stand."""

import pytest

from fazhi_report.document import Letterhead
from fazhi_report.page.letterhead_places import mark_step, signer_rows


@pytest.mark.parametrize(
    ("characters", "step"),
    [(9, 1), (10, 2), (12, 2), (13, 3), (14, 3), (15, 4), (16, 4), (21, 5), (26, 6), (27, 7), (90, 7)],
)
def test_mark_is_condensed_then_made_smaller(characters: int, step: int) -> None:
    # 156 mm are 442.2 points: nine characters of 48 points, twelve at 75 per cent; then they are made smaller.
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
