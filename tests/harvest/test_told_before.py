"""What the numbers of a sentence tell denies what comes behind them."""

import pytest

from fazhi_report.editing.harvest.attribution import attributions
from tests.harvest.sentences import BUREAU


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what comes of a part is a part
        ("检查餐饮企业120家，发现问题37个，罚款12万元。", ["", "", ""]),
        ("检查餐饮企业120家，发现问题37个，全年罚款12万元。", ["", "", "行政处罚.罚款金额"]),
        ("开展联合检查18次，发现问题7个。", ["行政检查.联合检查", ""]),
        ("开展执法检查18次，发现问题7个。", ["行政检查.次数", "行政检查.发现问题"]),
        (
            "全年办理行政处罚案件30件，其中普通程序25件，罚款50万元。",
            ["行政处罚.件数", "行政处罚.普通程序", ""],
        ),
        (
            "全年办理行政处罚案件30件，其中普通程序25件，全年罚款50万元。",
            ["行政处罚.件数", "行政处罚.普通程序", "行政处罚.罚款金额"],
        ),
        ("对各乡镇开展法治督察2轮，反馈问题12个。", ["", ""]),
        ("制定规范性文件2件，审查乡镇合同86件，提出审查意见56条。", ["规范性文件.件数", "", ""]),
        # another number opens the clause
        ("7个乡镇作出行政处罚215件。", ["", ""]),
        ("举办执法培训6期320人次。", ["培训.执法培训", "培训.参加人次"]),
        # a rate is of what was counted last
        ("受理物业投诉132件，化解率93%，做好矛盾纠纷排查。", ["", ""]),
        ("排查矛盾纠纷200余件，办理物业投诉32件，化解率93%。", ["矛盾纠纷.件数", "", ""]),
        # the same of another number of the clause
        ("现有兼职人民调解员45名、人民调解员6名。", ["", ""]),
        ("主动公开行政许可决定96件，行政处罚决定2件。", ["", ""]),
    ],
)
def test_what_numbers_tell_in_a_sentence(text: str, told: list[str]) -> None:
    found = attributions(text, BUREAU)

    assert ["+".join(target.title for target in each.targets) for each in found] == told
