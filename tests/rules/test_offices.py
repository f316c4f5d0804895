"""The office that signs, whom it writes to, and the words that it calls itself by."""

import pytest

from fazhi_report.diagnostics import DataPlace
from tests.rules.checking import findings, quotes, subject_of_data

TEXT = "全年开展法治培训4次。\n"


def signed(title: str, signature: str) -> list[str]:
    return quotes("FZ313", f"# {title}\n{TEXT}{signature}\n2024年2月5日")


@pytest.mark.parametrize(
    ("title", "signature", "expected"),
    [
        ("青山县水利局关于2023年法治政府建设情况的报告", "青山县农业农村局", ["青山县农业农村局"]),
        ("青山县水利局关于2023年法治政府建设情况的报告", "临江区水利局", ["临江区水利局"]),
        ("青山县水利局关于2023年法治政府建设情况的报告", "青山县水利局办公科", ["青山县水利局办公科"]),
        ("青山县水利局关于2023年法治政府建设情况的报告", "青山县水利局办公室", ["青山县水利局办公室"]),
        ("青山县人民政府关于2023年法治政府建设情况的报告", "青山县人民政府办公室", []),
        ("青山县水利局关于2023年法治政府建设情况的报告", "青山县水利局", []),
        ("青山县水利局关于2023年法治政府建设情况的报告", "中共青山县水利局党组", []),
        ("青山县水利局关于2023年法治政府建设情况的报告", "县水利局", []),
        ("青山县人民政府关于2023年法治政府建设情况的报告", "青山县政府", []),
        ("青山县发展和改革委员会2023年法治政府建设年度报告", "青山县发改委", []),
        ("2023年度青山县水利局法治政府建设情况报告", "青山县农业农村局", ["青山县农业农村局"]),
        ("2023年度青山县水利局法治政府建设情况报告", "青山县水利局", []),
        ("关于2023年法治政府建设情况的报告", "青山县水利局", []),
        ("青山县水利局关于2023年法治政府建设情况的报告", "联系人甲", []),
        ("青山县教育局关于2023年法治政府建设情况的报告", "青山县教育体育局", ["青山县教育体育局"]),
        ("青山县教育体育局关于2023年法治政府建设情况的报告", "青山县教育局", ["青山县教育局"]),
        ("青山县自然资源和规划局关于2023年法治政府建设情况的报告", "青山县自然资源局", []),
        ("青山县交通运输局关于2023年法治政府建设情况的报告", "青山县交通局", []),
        ("青山县退役军人事务局关于2023年法治政府建设情况的报告", "青山县退役军人局", []),
        ("青山县城市管理综合行政执法局关于2023年法治政府建设情况的报告", "青山县城市管理局", []),
        ("青山县市场监督管理局关于2023年法治政府建设情况的报告", "青山县市场监管局", []),
    ],
)
def test_signing_office(title: str, signature: str, expected: list[str]) -> None:
    assert signed(title, signature) == expected


def test_two_offices_sign_together() -> None:
    assert signed("青山县水利局关于2023年法治政府建设情况的报告", "青山县水利局\n青山县农业农村局") == []


def test_the_office_that_the_data_let_sign() -> None:
    (finding,) = findings("FZ313", subject_of_data({"official": {"office": "青山县农业局"}}))

    assert isinstance(finding.place, DataPlace)
    assert finding.place.path == ("official", "office")
    assert findings("FZ313", subject_of_data({"official": {"office": "青山县水利局"}})) == []
    assert findings("FZ313", subject_of_data({})) == []


@pytest.mark.parametrize(
    ("office", "text", "expected"),
    [
        ("青山县水利局", "我镇开展培训，我镇组织检查，我乡开展宣传。", ["我镇", "我乡"]),
        ("青山县水利局", "我委开展培训，我院组织检查。", ["我委", "我院"]),
        ("青山县水利局", "我区开展培训。", ["我区"]),
        ("青山县水利局", "我区是自治区的示范县。", []),
        ("临江区审计局", "我县开展培训。", ["我县"]),
        ("临江区审计局", "落实县委、县政府部署，市县政府支持，县政府党组研究。", ["县委、县政府", "县政府党组"]),
        ("远山市云岭区人民政府", "县政府党组研究2次。", ["县政府党组"]),
        ("青山县水利局", "落实区委、区政府部署。", ["区委、区政府"]),
        ("青山县水利局", "落实县委、县政府部署，自治区政府支持。", []),
        ("经济开发区管理委员会", "落实县委、县政府部署，我县领先。", []),
        ("青山县水利局", "我局、我县、我市开展培训，我委托律师代理，我乡村振兴任务完成，突破自我局限。", []),
        ("临江区河西街道办事处", "全局干部参加培训，局党组研究2次，由局党组审定，我局组织检查。", ["我局", "全局", "局党组"]),
        ("临江区河西街道办事处", "着眼全局谋划，全局共识，区公安局党组、局党委会支持，局长期支持。", []),
        ("白云镇人民政府", "我街道、我乡开展培训。", ["我街道", "我乡"]),
        ("青山县人民政府", "我局开展培训。", ["我局"]),
        ("高新区管委会", "我局开展培训，我区开展检查。", ["我局"]),
        ("青山县发展和改革委员会", "全局56名干部参加学习，我委组织培训。", ["全局"]),
        ("青山县水利枢纽管理所", "我镇开展培训。", []),
        ("青山县乡村振兴局（青山县扶贫办）", "我镇开展培训。", ["我镇"]),
    ],
)  # fmt: skip
def test_words_of_another_office(office: str, text: str, expected: list[str]) -> None:
    assert quotes("FZ376", f"# {office}关于2023年法治政府建设情况的报告\n{text}") == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("县委、县政府：", []),
        ("中共青山县委、青山县人民政府：", []),
        ("县政府：", []),
        ("市水利局：", []),
        ("县委、县人大常委会、县政府：", []),
        ("县政府、县委：", ["县政府、县委"]),
        ("县委，县政府：", ["县委，县政府"]),
        ("县委县政府：", ["县委县政府"]),
        ("县委 县政府：", ["县委 县政府"]),
        ("县委、县政府", ["县委、县政府"]),
        ("县委、县政府。", ["县委、县政府。"]),
        ("区委、区政府：", ["区委、区政府"]),
        ("市委、县政府：", ["市委、县政府"]),
        ("青山县人民政府、中共青山县委：", ["青山县人民政府、中共青山县委"]),
        ("中共青山县委、临江区人民政府：", ["中共青山县委、临江区人民政府"]),
        ("区政府：", ["区政府"]),
        ("临江区人民政府：", ["临江区人民政府"]),
        ("中共远山市青山县委、青山县人民政府：", []),
        ("在县委、县政府的领导下，法治建设稳步推进：", []),
        ("现将县委、县政府部署落实情况报告如下：", []),
    ],
)
def test_form_of_addressees(first: str, expected: list[str]) -> None:
    assert quotes("FZ377", f"{first}\n现将我局2023年法治政府建设情况报告如下：") == expected


def test_addressees_of_an_office_above_counties() -> None:
    text = "# 滨海市水利局关于2023年法治政府建设情况的报告\n市委、市政府：\n现将情况报告如下："

    assert quotes("FZ377", text) == []


@pytest.mark.parametrize(
    ("names", "count"), [(["县委", "县政府"], 0), (["县政府", "县委"], 1), (["市委", "县政府"], 1)]
)
def test_addressees_of_data(names: list[str], count: int) -> None:
    found = findings("FZ377", subject_of_data({"structure": {"addressees": names}}))

    assert len(found) == count
    assert {each.place.path for each in found if isinstance(each.place, DataPlace)} <= {
        ("structure", "addressees")
    }
