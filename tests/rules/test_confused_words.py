"""Words that are taken for others (FZ341)."""

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.confused_words import Confusion, confusions
from tests.rules.checking import findings, quotes

CONFUSIONS = confusions()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("对全年工作进行布署，把普法做为重点。", ["布署", "做为"]),
        ("既使困难再多，即然承诺就要兑现。", ["既使", "即然"]),
        ("公布行政权利清单，保障公民的合法权力。", ["行政权利", "合法权力"]),
        ("制订并印发管理办法，自10月起起用新版证件。", ["制订", "起用"]),
        ("及时反应群众诉求，群众反应的问题、情况反应，如实反应困难。", ["反应", "反应", "反应", "反应"]),
        ("截止2024年底、截止到目前、截止至今年，全部完成。", ["截止", "截止到", "截止至"]),
        ("发放宣传资料3000余分、手册1.2万分。", ["分", "分"]),
        ("建立台帐，查询帐户。", ["帐", "帐"]),
        ("以经完成，目前以经启动。", ["以经", "以经"]),
        ("司法考试通过2人。", ["司法考试"]),
    ],
)
def test_found(text: str, quoted: list[str]) -> None:
    assert sorted(quotes("FZ341", text)) == sorted(quoted)


@pytest.mark.parametrize(
    "text",
    [
        "印发“布署”二字的辨析，学习《做为一名干部》。",
        "发布署名文章，公布署长名单，要按装机容量核算。",
        "既使用平台又使用人工，给予以下支持。",
        "保障公民的权利，规范权力运行，行使监督权利。",
        "制订年度计划，大胆起用新人，修改近三年的制度。",
        "应急反应迅速，对不良反应情况登记，现场反应热烈。",
        "报名截止2024年5月，申请截止目前没有确定。",
        "资料3分之二、手册100分之一，得分98分，部分完成，3000余分钟。",
        "搭起帐篷，以经济建设为中心，专业化、过程序。",
        "未按时限的，周末发现的问题，月末经费结余。",
        "公共记录、积累记录、登记律师、维权意识、授权意见都对。",
        "超过份额的，天然气份额，双重覆盖，经典形象，涉闲置土地。",
    ],
)
def test_left_alone(text: str) -> None:
    assert quotes("FZ341", text) == []


def test_what_is_meant_and_why_is_told() -> None:
    (finding,) = findings("FZ341", "工作布署到位。")

    assert (finding.message, finding.severity) == ("“布署”应为“部署”", Severity.WARNING)
    assert finding.hint == "写成“部署”：“部署”是安排布置，没有“布署”这个词"
    assert findings("FZ341", "干布职工参加。")[0].hint == "写成“干部”"
    assert findings("FZ341", "司法考试通过2人。")[0].severity is Severity.INFO


@pytest.mark.parametrize("confusion", CONFUSIONS, ids=[f"{each.written} {each.meant}" for each in CONFUSIONS])
def test_every_line_finds_what_it_says(confusion: Confusion) -> None:
    assert confusion.written != confusion.meant
    assert not confusion.why.endswith("。")
    assert confusion.written in {match[1] for match in confusion.pattern.finditer(sentence(confusion))}


@pytest.mark.parametrize("confusion", CONFUSIONS, ids=[f"{each.written} {each.meant}" for each in CONFUSIONS])
def test_what_is_meant_is_right(confusion: Confusion) -> None:
    right = sentence(confusion).replace(confusion.written, confusion.meant)

    assert confusion.meant not in quotes("FZ341", right)


def sentence(confusion: Confusion) -> str:
    """A sentence in which the word stands beside the first of the words that tell."""
    before, behind = (
        "" if words.startswith("!") else (words.split() or [""])[0]
        for words in (confusion.before, confusion.behind)
    )
    return f"{before.strip('^').replace('#', '30')}{confusion.written}{behind.strip('$').replace('#', '2')}"


def test_lines_are_told_apart() -> None:
    keys = [(each.written, each.before, each.behind) for each in CONFUSIONS]

    assert len(set(keys)) == len(keys) > 600
