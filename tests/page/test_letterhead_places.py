"""Where the parts of 版头 stand."""

import pytest

from fazhi_report.document import Letterhead
from fazhi_report.page.letterhead_places import joint_mark, mark_size, mark_step, signer_rows


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


@pytest.mark.parametrize(
    ("names", "size"),
    [
        # A name of six and 文件 with half a character are eight and a half: nine of 48 points fit.
        (("某" * 6, "某" * 5), (48, 100)),
        (("某" * 7, "某" * 5), (48, 75)),
        # Three are 3 * 1.2 * 42 = 151 points high, of 48 they would be 173.
        (("某" * 6, "某" * 5, "某" * 4), (42, 75)),
        # Twenty-two and a half characters.
        (("某" * 20, "某"), (22, 75)),
        # Six of 22 points are 158 high.
        (("某" * 3,) * 6, (22, 75)),
        (("某" * 60, "某"), (16, 60)),
    ],
)
def test_a_mark_of_several_offices_is_as_large_as_fits(
    names: tuple[str, ...], size: tuple[float, float]
) -> None:
    made = joint_mark(names, "文件")
    assert (made.size, made.scale) == size == mark_size("文件", names)
    assert [each.text for each in made.names] == list(names)
