"""Words and characters that stand twice in a row (FZ640, FZ373)."""

import pytest

from tests.rules.checking import quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("认真贯彻贯彻落实，加强加强监督。", ["贯彻贯彻", "加强加强"]),
        ("局长长会同各级干部干部开展了了检查。", ["长长", "干部干部", "了了"]),
        ("青山县水利局局长长带头学法。", ["长长"]),
        ("强化监监督，推动执执法规范。", ["监监", "执执"]),
        ("规范执法的的行为，把普法和和执法结合，邀请专家对对人员培训。", ["的的", "和和", "对对"]),
        ("依依法行政，的的确实现了目标。", ["依依"]),
        ("了了", ["了了"]),
        ("生产生产秩序，规定规定了程序。", ["生产生产", "规定规定"]),
        ("组织学习学习宪法，共建建设。", ["学习学习"]),
    ],
)
def test_found(text: str, quoted: list[str]) -> None:
    assert quotes("FZ640", text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "大大提高，天天巡查，常常回访，件件落实，人人参与，层层压实，个个过关，一一核对，的的确确见效。",
        "认认真真、实实在在，研究研究、商量商量，一件一件过，很多很多，逐步逐步推开。",
        "水利局局长、省水利厅厅长、会同水利部部署、由局长长期联系、拉长长板。",
        "有权利利用、目的的实现、进行了了解、存在在建工程、参与与会讨论、核对对象。",
        "坐下来学习学习，再调查调查。",
        "安全生产生产经营单位，镇党委党委书记，民营企业企业家，本规定规定的情形。",
        "新兴产业创业创新，资产阶级阶级斗争。",
        "修改立法法，学习水法法律条文。",
        "哈哈哈哈，了了了，“了了”二字，《的的》。",
        "代码AA-BB、1122、abab。",
    ],
)
def test_left_alone(text: str) -> None:
    assert quotes("FZ640", text) == []


def test_longer_ones_have_a_rule_of_their_own() -> None:
    assert quotes("FZ640", "行政执法行政执法能力。") == []
    assert quotes("FZ373", "行政执法行政执法能力。") == ["行政执法行政执法"]
