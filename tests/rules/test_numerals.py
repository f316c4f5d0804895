"""How numbers, years, dates and document numbers are written."""

from pathlib import Path

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.document import Document
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.readers.text import read
from fazhi_report.rules import numerals, subject_of
from tests.conftest import DATA, GOLDEN
from tests.rules.checking import findings, quotes

FOUND = [
    # FZ380
    ("FZ380", "２０２３年办理案件５件，办结率９８．５％。", ["２０２３", "５", "９８．５％"]),
    ("FZ380", "推进Ｗｅｂ端与ＯＡ系统对接。", ["Ｗｅｂ", "ＯＡ"]),
    # FZ381
    ("FZ381", "落实《法治政府建设实施纲要（2021-2025年）》。", ["2021-2025年"]),
    ("FZ381", "落实《法治政府建设实施纲要（2021-2025）》。", ["2021-2025"]),
    ("FZ381", "落实《法治政府建设实施纲要（2021—2025）》。", ["2021—2025"]),
    ("FZ381", "落实《法治政府建设实施纲要（20212025年）》。", ["20212025年"]),
    (
        "FZ381",
        "2021年-2025年规划、2021–2025年规划、2021——2025年规划、2021～2025年规划。",
        ["2021年-2025年", "2021–2025年", "2021——2025年", "2021～2025年"],
    ),
    (
        "FZ381",
        "2021年1月-2023年12月累计培训12期，2022 - 2023学年开展送法进校园。",
        ["2021年1月-2023年", "2022 - 2023学年"],
    ),
    ("FZ381", "1-12月开展检查，3月1日~4月15日集中清理。", ["1-12月", "3月1日~4月15日"]),
    # FZ382
    ("FZ382", "办理时限压缩5-10%，满意率90～95%。", ["5-10%", "90～95%"]),
    ("FZ382", "补助标准2～5万元，投资1.5—3亿元。", ["2～5万", "1.5—3亿"]),
    ("FZ382", "每次检查3-5人，每家企业抽查5~10件。", ["3-5人", "5~10件"]),
    # FZ383
    ("FZ383", "23年度共培训执法人员3批。", ["23年"]),
    ("FZ383", "完成’24年目标，23年12月验收，22年底建成。", ["’24年", "23年", "22年"]),
    ("FZ383", "现将23年工作情况报告如下：", ["23年"]),
    # FZ384
    ("FZ384", "现将2023法治政府建设情况报告如下：", ["2023"]),
    ("FZ384", "学习2022湖南省经验，推进2023度法治工作。", ["2022", "2023"]),
    # FZ385
    ("FZ385", "局党组两次研究法治工作，组织法治学习4次，开展检查12次。", ["两次"]),
    ("FZ385", "开展普法十二场，举办讲座3场，调解二十余起、办结6起。", ["十二场", "二十余起"]),
    ("FZ385", "专题学习三次、集体学习五次、会前学习2次。", ["2次"]),
    # FZ386
    (
        "FZ386",
        "于2023.3.5召开会议，2023/4/6印发方案，2023-05-06验收。",
        ["2023.3.5", "2023/4/6", "2023-05-06"],
    ),
    ("FZ386", "2023年03月05日印发，05月6日施行，12月09日总结。", ["2023年03月05日", "05月6日", "12月09日"]),
    ("FZ386", "于二〇二三年三月五日召开会议。", ["二〇二三年三月五日"]),
    ("FZ386", "开展“3.12”植树节、“12.4国家宪法日”和3.15国际消费者权益日宣传。", ["3.12", "12.4", "3.15"]),
    ("FZ386", "二○二四年二月五日", ["二○二四年二月五日"]),
    # FZ387
    ("FZ387", "印发《关于开展清理的通知》（青水[2024]5号）。", ["[2024]5号"]),
    (
        "FZ387",
        "落实青水〔24〕5号、青水〔2024〕第5号、青水〔2024〕05号文件。",
        ["〔24〕5号", "〔2024〕第5号", "〔2024〕05号"],
    ),
    (
        "FZ387",
        "落实青水（2024）5号、青政【2024】6号、青政办［2024］7号、青法(2024)8号。",
        ["（2024）5号", "【2024】6号", "［2024］7号", "(2024)8号"],
    ),
]

LEFT_ALONE = [
    ("FZ380", "推进“互联网＋监管”，办结率100％，采用①②编号。"),
    ("FZ380", "2023年应用OA系统3个。"),
    (
        "FZ381",
        "落实《法治政府建设实施纲要（2021—2025年）》，2021年至2023年、2021—2023年，1—12月，3月1日至5日。",
    ),
    ("FZ381", "电话0391-20212025，合同QS2023-2024号，标准GB/T 9704—2012、SL 2003-2012，学号20212025001。"),
    ("FZ381", "《某项目报告（2021—2023）》，比分2023-2024，以3-1日本队，1-5号楼。"),
    ("FZ382", "压缩5%～10%、5%—10%，补助2万～5万元，培训3～5天，2021—2025年，温差5至10度。"),
    ("FZ382", "电话0391-3555555，代码2301-410802-04-01，管径DN200-300米，2021-2025年另有规定。"),
    ("FZ383", "12年以上工龄，近23年度，23年来，建设期22年6个月，服务满20年，第23年度，80年代初。"),
    ("FZ383", "2023年度、“十四五”时期，“八五”普法，有期徒刑12年6月，深耕20年法治宣传，98年底。"),
    ("FZ384", "2023年湖南省、2022个法治湖南项目，2024成都世园会，0391-2023法治政府建设热线。"),
    ("FZ384", "核定2022名法治工作人员，2023年法治政府建设。"),
    ("FZ385", "一次性告知，第三次调查，每年不少于两次，每半年听取两次，十四届人大二次会议，学习4次。"),
    (
        "FZ385",
        "三次产业、两名执法人员、两名以上、三件实事、三四次、十几次、“两次”、再三次，学习4次、配备5名、办案6件。",
    ),
    ("FZ385", "局党组两次研究法治工作，检查12家。"),
    ("FZ385", "落实“三项制度”，检查3项，做到“两个维护”，问题4个，完善3项机制，第2次。"),
    ("FZ386", "2024年2月5日，2024年10月20日，版本1.2.3，网址x/2024/3/5/a.html，投资2024.3.5万元。"),
    ("FZ386", "“3·15”国际消费者权益日，增长“2.5”倍，平均2.5日办结，展望二〇三五年远景目标。"),
    ("FZ386", "2024年2月5日"),
    (
        "FZ387",
        "青水〔2024〕5号、（2024）豫08行终12号、焦劳人仲案字（2024）5号、青水罚字〔2024〕第12号、主席令第25号。",
    ),
    ("FZ387", "公告（12）5号发布，（2024年）5号楼，（2024）5号楼，2024年第5号。"),
]


@pytest.mark.parametrize(("code", "text", "quoted"), FOUND)
def test_found(code: str, text: str, quoted: list[str]) -> None:
    assert quotes(code, text) == quoted


@pytest.mark.parametrize(("code", "text"), LEFT_ALONE)
def test_left_alone(code: str, text: str) -> None:
    assert quotes(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "severity"),
    [
        ("FZ381", "2021-2025年", Severity.WARNING),
        ("FZ381", "2021～2025年", Severity.INFO),
        ("FZ386", "二〇二四年二月五日", Severity.ERROR),
        ("FZ386", "2024年02月05日", Severity.ERROR),
        ("FZ386", "2024.2.5", Severity.ERROR),
        ("FZ386", "会议于2024.2.5召开。", Severity.WARNING),
        ("FZ386", "开展“3.12”植树节宣传。", Severity.WARNING),
        ("FZ387", "根据青水[2024]5号文件。", Severity.ERROR),
        ("FZ387", "根据青水[2004]5号文件。", Severity.INFO),
    ],
)
def test_severities(code: str, text: str, severity: Severity) -> None:
    assert [finding.severity for finding in findings(code, text)] == [severity]


@pytest.mark.parametrize(
    ("code", "text", "hint"),
    [
        ("FZ380", "办理５件。", "改成半角的“5”"),
        ("FZ381", "2021年-2025年", "改用一字线，写成“2021—2025年”"),
        ("FZ381", "2021年1月-2025年", "改用一字线，写成“2021年1月—2025年”"),
        ("FZ382", "压缩5-10%。", "写成“5%～10%”"),
        ("FZ383", "23年度工作。", "写成“2023年”"),
        ("FZ385", "研究两次，学习4次。", "全文统一，这里改用阿拉伯数字"),
        ("FZ386", "2024年02月05日", "写成“2024年2月5日”"),
        ("FZ387", "根据青水[24]第05号文件。", "写成“〔2024〕5号”"),
    ],
)
def test_hints_say_what_to_write(code: str, text: str, hint: str) -> None:
    assert findings(code, text)[0].hint == hint


def test_an_abbreviated_year_is_told_without_the_year_of_the_title() -> None:
    assert quotes("FZ383", "# 工作总结\n23年度共培训执法人员3批，88年度无。") == ["23年"]


def test_the_report_of_2023_counts_in_two_scripts() -> None:
    loaded = load(DATA.read_bytes(), "data/2023.yaml")
    assert loaded.report
    document = compose(loaded.report, loaded.facts)
    assert isinstance(document, Document)
    subjects = (
        subject_of(document, report=loaded.report, facts=loaded.facts),
        subject_of(read((GOLDEN / "2023.txt").read_text(encoding="utf-8"))),
    )

    for at_hand in subjects:
        (finding,) = [one for rule in numerals.RULES for one in rule.findings(at_hand)]
        assert (finding.code, finding.quote, finding.severity) == ("FZ385", "两次", Severity.WARNING)
        assert "“两次”和“4次”" in finding.message


@pytest.mark.parametrize("file", sorted((GOLDEN / "examples").glob("*.txt")), ids=str)
def test_good_reports_have_no_other_fault(file: Path) -> None:
    at_hand = subject_of(read(file.read_text(encoding="utf-8")))

    assert {one.code for rule in numerals.RULES for one in rule.findings(at_hand)} <= {"FZ385"}
