"""Punctuation, and what drafting and extraction leave behind."""

import sys
from types import FrameType

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.rules import subject_of
from tests.rules.checking import findings, quotes, subject, subject_of_data

FOUND = [
    # FZ360
    ("FZ360", "学习《预算法》《政府投资条例等法律法规。", ["《"]),
    ("FZ360", "根据《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》要求，推进工作。", ["（"]),
    ("FZ360", "开展“法律进乡村活动，印发资料3000份）。", ["“", "）"]),
    ("FZ360", "落实“放管服“改革要求。", ["“"]),
    ("FZ360", "印发《关于修改〈会计法的决定》。", ["〈"]),
    ("FZ360", "根据解财〔2023号文件、学习预算法》。", ["〔", "》"]),
    ("FZ360", f"{'（' * 40}甲{'）' * 39}。", ["（"]),
    # FZ361
    ("FZ361", "学习《关于修改《会计法》的决定》。", ["《会计法》"]),
    ("FZ361", "学习《关于贯彻<行政处罚法>的通知》。", ["<行政处罚法>"]),
    ("FZ361", "强调“坚持“两个毫不动摇”不动摇”的要求。", ["“两个毫不动摇”"]),
    # FZ362
    ("FZ362", "压实责任,加强监督;强化问效。", [",", ";"]),
    ("FZ362", "印发工作方案(试行)，检查3家:全部合格!", [":", "!", "(试行)"]),
    ("FZ362", '开展"宪法宣传周"活动。', ['"宪法宣传周"']),
    ("FZ362", "开展'宪法宣传周'活动，强化\"督察。", ["'宪法宣传周'", '"']),
    ("FZ362", "加强学习.落实责任。", ["."]),
    ("FZ362", "完成审核12件,办结率100%,群众满意（含线上),评议为优。", [",", ",", ")"]),
    ("FZ362", "接入执法监督系统(OA)。", ["(OA)"]),
    # FZ363
    ("FZ363", "学习《预算法》、《会计法》等。", ["》、《"]),
    ("FZ363", "开展“法律进机关”、“法律进乡村”、“法律进社区”活动。", ["”、“", "”、“"]),
    ("FZ363", "落实“甲”、“乙”和“丙”、“丁”，学习水法、《预算法》、《会计法》。", ["”、“", "”、“"]),
    ("FZ363", "《预算法》、《会计法》、《审计法》已纳入学习计划。", ["》、《", "》、《"]),
    # FZ364
    ("FZ364", "组织《法律明白人》培训班2期。", ["《法律明白人》培训班"]),
    ("FZ364", "开展《宪法宣传周》活动，换发《行政执法证》12个。", ["《宪法宣传周》", "《行政执法证》"]),
    ("FZ364", "获评《依法行政示范单位》荣誉称号。", ["《依法行政示范单位》荣誉称号"]),
    # FZ365
    ("FZ365", "一是完善制度。明确程序；二是加强培训；三是严格考核。", ["；", "；"]),
    ("FZ365", "一是完善制度；二是加强培训。三是严格考核。", ["；"]),
    ("FZ365", "1.规范检查。制定年度计划。入企检查全部扫码；", ["；"]),
    ("FZ365", "一是制度不全。二是人手不足。针对问题，一是补齐制度。修订3项；二是充实人员。", ["；"]),
    # FZ367
    ("FZ367", "学习预算法、会计法、等法律法规。", ["、等"]),
    ("FZ367", "开展讲座、展览、等等。", ["、等"]),
    # FZ368
    ("FZ368", "加强监督，。落实责任。。", ["，。", "。。"]),
    ("FZ368", "主要原因是：，人员不足；；培训不够。", ["：，", "；；"]),
    # FZ369
    ("FZ369", "召开区委、 区政府联席会议4次。", [" "]),
    ("FZ369", "局党组专题学习 4 次，整改率100% 。", [" ", " ", " "]),
    ("FZ369", "（一）落实责任。局党组\u3000定期研究，\ufffd推动落实。", ["\ufffd", "\u3000"]),
    ("FZ369", "落实《法治政府建设实施纲要（2021—2025 年）》要求。", [" "]),
    # FZ370
    ("FZ370", "局党组定期听取法治政府建设工作汇报。研究解决突出问题", ["题"]),
    ("FZ370", "根据中共中央、国务院，\n现将情况报告如下：", ["，"]),
    ("FZ370", "局党组定期听取法治政府建设工作汇报，专题研究规范性文件合法性审核机\n制建设。", ["机"]),
    ("FZ370", "坚持依法行政。做到“应持尽持”", ["”"]),
    ("FZ369", "（一）落实 责任\n报送《工作 2023年要点》。", [" ", " "]),
    ("FZ370", "（一）落实责任。定期研究", ["究"]),
    # FZ371
    ("FZ371", "按照解财〔2023〕5号《关于开展法治督察的通知》办理。", ["〔2023〕5号"]),
    (
        "FZ371",
        "落实《解财〔2023〕5号》和《青政〔2023〕6号文》。",
        ["《解财〔2023〕5号》", "《青政〔2023〕6号文》"],
    ),
    # FZ372
    ("FZ372", "全年办理行政复议案件XX件，同比下降X次，20XX年、202x年完成。", ["XX", "X", "20XX年", "202x年"]),
    ("FZ372", "【待补】开展检查___次，（此处补充数据）。", ["【待补】", "___", "（此处补充数据）"]),
    ("FZ372", "TODO：{{ facts.study }}，（待定）【】。", ["TODO", "{{ facts.study }}", "（待定）", "【】"]),
    ("FZ372", "2024年  月  日", ["2024年  月  日"]),
    ("FZ372", "某某局落实普法责任，××县参加培训。", ["某某", "××"]),
    # FZ373
    ("FZ373", "青山县水利局青山县水利局制定普法责任清单。", ["青山县水利局青山县水利局"]),
    ("FZ373", "水利局水利局制定清单，推进法治政府法治政府建设。", ["水利局水利局", "法治政府法治政府"]),
    # FZ374
    ("FZ374", "县审计局法坚持学法用法。", ["局法"]),
    ("FZ374", "推进审计局法法治政府建设。", ["局法"]),
]

LEFT_ALONE = [
    ("FZ360", "根据《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》）要求，落实“‘八五’普法”。"),
    (
        "FZ360",
        "主要任务：1）完善制度；2）加强监督。落实’24年、‘25年计划，印发工作方案（试行)（措施：1）完善制度；2）加强监督）。",
    ),
    ("FZ360", "推进worker’s training，落实解财〔2023〕5号【督办】事项。"),
    ("FZ360", f"{'（' * 40}甲{'）' * 40}。"),
    ("FZ361", "学习《关于修改〈会计法〉的决定》《预算法》，强调“坚持‘两个毫不动摇’不动摇”。"),
    ("FZ361", "学习《预算法《会计法》，全年投诉率<5%，复议率>0。"),
    ("FZ361", "学习《预算法》〈试行〉》和《水法》《关于〈甲《乙》丙〉的决定》，“一网”‘通办’。"),
    ("FZ362", "会议12:30开始，比例3:1，经费1,200元，网址http://www.example.gov.cn?id=1，邮箱a@b.cn。"),
    ("FZ362", "（一）落实责任。PM2.5监测、HTTP/2(RFC 7540)接口、It's OK等英文不在此列。"),
    ("FZ362", '(一)落实责任\n一,加强学习\n(1)完善制度。\nHe said "it is done" and left.'),
    ("FZ363", "学习《预算法》《会计法》和《审计法》，开展“法律进机关”“法律进乡村”活动。"),
    ("FZ363", "落实《甲办法》（解财〔2023〕5号）、《乙办法》、《丙办法》。"),
    ("FZ363", "落实《甲办法》、《乙办法》（解财〔2023〕5号），学习水法、《预算法》、《会计法》。"),
    ("FZ363", "学习《预算法》、《会计法》、审计法等，《水法》、《宪法》（修正）。"),
    ("FZ364", "学习《某某意见书》主要内容。"),
    ("FZ364", "举办《预算法》培训班、《优化营商环境条例（修订）》讲座，开展《民法典》学习宣传活动。"),
    (
        "FZ364",
        "组织《习近平谈治国理政》座谈会，落实《条例》奖励规定，刊发《今日水利》专栏，观看《第二十条》。",
    ),
    ("FZ365", "一是完善制度，明确程序；二是加强培训。下一步继续推进。"),
    ("FZ365", "一是完善制度。坚持立改废并举；清理文件3件。二是加强培训。"),
    ("FZ365", "一是完善制度。二是加强培训。\n针对以上不足，一是修订制度；二是充实人员。"),
    ("FZ365", "1.规范检查。制定年度计划；"),
    ("FZ365", "措施：一是修订制度；二是充实人员。效果：一是制度完善。二是人员到位。"),
    ("FZ367", "完善申报、等级评定、公示程序，学习预算法、会计法等。"),
    ("FZ367", "推进登记、等候、办理一体化，等等。"),
    ("FZ368", "怎样补短板？！关键在人！！"),
    ("FZ368", "出台规定……并落实到位，做到“应公开、尽公开。”（见附件）"),
    ("FZ369", "推广Word 2019和GB/T 9704—2012，组织“打春牛 闹元宵”普法活动。"),
    ("FZ369", "（一）强化组织领导 压实主体责任\n学习《牢记“三个务必” 坚定历史自信》。"),
    ("FZ369", "青山县水利局\u3000\u30002024年2月5日\n局 长：李明"),
    (
        "FZ370",
        "青山县水利局\n2024年2月5日\n（此件公开发布，请认真贯彻。执行）\n附件：1. 统计表，含两年数据。见后",
    ),
    ("FZ370", "主要做法：\n完善制度；\n“坚持依法行政。”\n怎样落实？\n创新宣传形式，提升普法效果"),
    ("FZ370", "一、主要举措和成效\n（一）落实责任\n1.加强学习"),
    ("FZ371", "按照《关于开展法治督察的通知》（解财〔2023〕5号）办理，《甲》、解财〔2023〕6号文件。"),
    ("FZ371", "收到（2023）豫08行终12号判决书，学习《公告2023年第5号解读》。"),
    ("FZ372", "联系电话138****1234，证号35××××123，检查3×5次，设备型号XX100，文件a_b。"),
    (
        "FZ372",
        "当事人李某，张某某一案，【案例】【二〇二三年】，2024年2月5日。",
    ),
    ("FZ373", "一件一件抓落实，一个问题一个问题解决，二〇二二〇二。青山县水利局，县水利局。"),
    ("FZ373", "依法依规，哈哈哈哈哈哈，行政执法、行政执法监督。"),
    ("FZ374", "局法规股牵头，市公安局法制支队指导，教育局法律顾问参与，县审计局坚持学法。"),
    ("FZ374", "办法坚持问题导向，看法全面。"),
]


@pytest.mark.parametrize(("code", "text", "quoted"), FOUND)
def test_found(code: str, text: str, quoted: list[str]) -> None:
    assert quotes(code, text) == quoted


@pytest.mark.parametrize(("code", "text"), [(case[0], case[1]) for case in LEFT_ALONE])
def test_left_alone(code: str, text: str) -> None:
    assert quotes(code, text) == []


def severities(code: str, text: str) -> list[Severity]:
    return [finding.severity for finding in findings(code, text)]


def test_what_is_likely_but_not_sure_is_a_warning() -> None:
    assert severities("FZ362", "方案(试行)，系统(OA)") == [Severity.ERROR, Severity.WARNING]
    assert severities("FZ372", "办理XX件，××县，张××。") == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.WARNING,
    ]
    assert severities("FZ373", "青山县水利局青山县水利局，水利局水利局") == [Severity.ERROR] * 2
    assert severities("FZ373", "民政局民政局，法治政府法治政府") == [Severity.WARNING] * 2


def test_the_short_name_of_the_office_is_known_from_the_data() -> None:
    data = {"plans": [{"title": "规范执法", "text": "县水利局县水利局加强培训，县水利局检查。"}]}

    assert quotes("FZ373", subject_of_data(data)) == ["县水利局县水利局"]


def test_hints_say_what_to_write() -> None:
    hint = {code: findings(code, text)[0].hint for code, text, _ in reversed(FOUND)}

    assert hint["FZ361"] == "里面一层写成“〈会计法〉”"
    assert hint["FZ362"] == "改成全角的“，”"
    assert hint["FZ363"] == "删去顿号，写成“》《”"


def calls(code: str, example: str) -> int:
    """How many functions are called to find what a rule finds in a report."""
    report, called = subject(example), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        assert findings(code, report)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(
    ("code", "opening", "item", "closing"),
    [("FZ363", "", "《甲》、", "《乙》。"), ("FZ365", "一是甲。乙；", "二是丙；", "三是丁。")],
)
def test_a_list_twice_as_long_takes_twice_the_work(code: str, opening: str, item: str, closing: str) -> None:
    short, twice = (f"{opening}{item * count}{closing}" for count in (1000, 2000))

    assert len(quotes(code, twice)) in (2000, 2001)
    assert calls(code, twice) < 2.2 * calls(code, short)


def test_a_place_is_that_of_the_characters() -> None:
    (finding,) = findings("FZ363", "学习《预算法》、《会计法》等。")

    assert (finding.place.line, finding.place.column) == (2, 7)  # type: ignore[union-attr]


def test_a_paragraph_does_not_begin_with_blanks() -> None:
    document = Document(((Run("报告"),),), (Paragraph((Run("\u3000\u3000局党组定期研究，推动落实。"),)),), "")
    (finding,) = findings("FZ369", subject_of(document))

    assert finding.message == "段首打了空格"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("学习《预算法。", "这个左书名号 《 没有与它配对的右书名号"),
        ("做到好）。", "这个右括号 ） 没有与它配对的左括号"),
    ],
)
def test_a_lonely_mark_is_called_by_its_name(text: str, message: str) -> None:
    assert [finding.message for finding in findings("FZ360", text)] == [message]
