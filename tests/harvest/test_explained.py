"""Words beside a number: which change nothing, and which may make a part of it."""

import pytest

from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.circumstances import Office
from tests.harvest.sentences import BUREAU, STREET

TRAFFIC = Office(2024, "东湖市交通运输局", "市交通运输局", "市")


def totals(text: str, office: Office) -> list[str]:
    """The totals that the numbers of a text state; "" of one that states none."""
    return ["+".join(target.title for target in each.targets) for each in attributions(text, office)]


def test_the_reason_names_the_words() -> None:
    (found,) = attributions("对网约车开展执法检查12次。", TRAFFIC)

    assert found.reason == "前后有“对网约车”，看不出是不是全部的数"
    assert [target.title for target in found.near] == ["行政检查.次数"]
    assert found.part_of == found.near[0]


@pytest.mark.parametrize(
    "text",
    [
        "查处案件12件。",
        "查处交通运输违法案件12件。",
        "查处运输违法案件12件。",
        "交通运输综合行政执法支队查处案件12件。",
        "市交通运输局查处案件12件。",
        "我市查处案件12件。",
        "二是查处案件12件。",
        "此外，同时查处案件12件。",
        "截至2024年12月底查处案件12件。",
        "查处超限运输、非法营运等案件12件。",
    ],
)
def test_an_office_and_its_field_are_known(text: str) -> None:
    assert totals(text, TRAFFIC) == ["行政处罚.件数"]


@pytest.mark.parametrize(
    "text", ["查处水路违法案件12件。", "郊区查处案件12件。", "查处案件12件移送公安机关。"]
)
def test_another_is_not(text: str) -> None:
    assert totals(text, TRAFFIC) == [""]


def test_a_region_is_that_of_who_governs_it() -> None:
    text = "辖区签订合同12份。"

    assert totals(text, STREET) == ["合同.份数"]
    assert totals(text, BUREAU) == [""]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("针对农药残留，开展执法检查12次。", ""),
        ("针对农药残留，加强部门联动，开展执法检查12次。", ""),
        ("针对存在的问题，开展执法检查12次。", "行政检查.次数"),
        ("在县委的坚强领导下，开展执法检查12次。", "行政检查.次数"),
        ("对照年度计划，开展执法检查12次。", "行政检查.次数"),
        ("对企业，开展执法检查12次。", "行政检查.次数"),
    ],
)
def test_a_clause_before_may_narrow(text: str, target: str) -> None:
    assert totals(text, BUREAU) == [target]


def test_a_clause_before_governs_what_comes_after_numbers_too() -> None:
    text = "在医疗美容整治中，立案8件，结案7件，罚款12万元。"

    assert totals(text, BUREAU) == ["", "", ""]
