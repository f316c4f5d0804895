"""Words and terms."""

import re
from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.calendar import STOPS, stretch
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.pieces import CLAUSE, SENTENCE, Piece, pieces
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

# Review --------------------------------------------------------------------------------------------------

_STEPS = ("公众参与", "专家论证", "风险评估", "集体讨论")
_DECISION_AUDIT = Pattern("(合法性审核)")
_DIRECT_AUDIT = Pattern("重大(?:行政)?决策(?:事项|草案)?(?:的|进行|开展)?(合法性审核)")
_NORM_SCRUTINY = Pattern("规范性文件[^，；、和与及]{0,8}(合法性审查)")


@rule("FZ339")
def scrutiny_and_audit(subject: Subject) -> Iterator[Fault]:
    """重大行政决策作合法性审查，行政规范性文件作合法性审核。

    两个词各有出处：条例规定的决策程序是“合法性审查”，规范性文件的机制是“合法性审核”。
    几类事项合在一起说“合法性审核”的不查。

    依据：《重大行政决策程序暂行条例》第二十五条（公众参与、专家论证、风险评估、合法性审查、集体讨论决定）（R）；
        国办发〔2018〕115号（行政规范性文件合法性审核）（R）；实践中混用很普遍（D）
    错误：重大行政决策严格履行公众参与、专家论证、合法性审核等法定程序。
    正确：重大行政决策严格履行公众参与、专家论证、合法性审查等法定程序。行政规范性文件、合同均经合法性审核。
    """
    for piece in pieces(subject, SENTENCE, "合法性审核", "决策"):
        for spot in _audited_decisions(piece):
            message = "重大行政决策的法定程序是“合法性审查”，这里写“合法性审核”"
            yield Fault(spot, message, "写成“合法性审查”")
    for piece in pieces(subject, CLAUSE, "合法性审查", "规范性文件"):
        for match in _NORM_SCRUTINY.finditer(piece.text):
            if "决策" not in piece.text:
                message = "行政规范性文件的程序是“合法性审核”，这里写“合法性审查”"
                yield Fault(piece.at(match, 1), message, "写成“合法性审核”")


def _audited_decisions(piece: Piece) -> Iterator[Spot]:
    """合法性审核 of a decision, in so many words or among the steps that decisions take."""
    for clause in CLAUSE.finditer(piece.text):
        if "规范性文件" in clause[0]:
            continue
        pattern = _DIRECT_AUDIT
        if "规范性文件" not in piece.text and any(step in clause[0] for step in _STEPS):
            pattern = _DECISION_AUDIT
        for match in pattern.finditer(piece.text, *clause.span()):
            yield piece.at(match, 1)


_RULE_OF_LAW_AUDIT = Pattern("法治审核(?![科股处室])", words=("法治审核",))
_ENFORCEMENT_AUDIT = Pattern("执法决定[^，；、]{0,6}(合法性审[核查]|法制审查)", words=("执法决定",))


@rule("FZ340")
def legal_audit(subject: Subject) -> Iterator[Fault]:
    """重大执法决定的审核叫“法制审核”。

    “法制审核”是三项制度里的固定名称，不随“法制”改“法治”；它也不同于规范性文件的“合法性审核”。

    依据：国办发〔2018〕118号《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（R）
    错误：严格落实重大执法决定法治审核制度。
    正确：严格落实重大执法决定法制审核制度，行政规范性文件合法性审核率100%。
    """
    for line, match in subject.lines.found_unquoted(_RULE_OF_LAW_AUDIT):
        spot = line.at(match)
        severity = None if "执法" in spot.sentence else Severity.WARNING
        yield Fault(spot, "“法治审核”应为“法制审核”", "写成“法制审核”", severity)
    for line, match in subject.lines.found_unquoted(_ENFORCEMENT_AUDIT):
        message = f"重大执法决定的审核是“法制审核”，这里写“{match[1]}”"
        yield Fault(line.at(match, 1), message, "写成“法制审核”", Severity.WARNING)


# Words ---------------------------------------------------------------------------------------------------

_OLD_LAW = Pattern(
    "法制(?:政府|国家(?!机关)|思维|建设(?!领导小组|委员会|办公室)|中国|社会|环境|化|轨道|理念|精神|素养|意识|观念|氛围"
    "|督察|方式|保障|水平|能力|讲座|文化|知识|体检|营商|乡村|示范|护航|力量|信仰|课堂|副校长|进校园|进社区|进乡村|进企业"
    "|宣传(?![日科处股])|教育(?!基地)|副校长|财政)",
    words=("法制",),
)


@rule("FZ342")
def rule_of_law(subject: Subject) -> Iterator[Fault]:
    """讲依法治理用“法治”，不用“法制”。

    “法制”只留在法制审核、法制机构和旧机构名、报刊名里；法治政府、法治思维、法治宣传都用“法治”。
    书名号和引号里的名称照原样，不查。

    依据：法制建设改法治建设，法制审核不改（R2）；法制只用于法制审核和旧名称（R）
    错误：提高领导干部的法制思维，加强法制宣传。
    正确：提高领导干部的法治思维，由法制审核人员审核，《法制宣传教育规划》存档。
    """
    for line, match in subject.lines.found_unquoted(_OLD_LAW):
        right = match[0].replace("法制", "法治")
        yield Fault(line.at(match), f"“{match[0]}”的“法制”应为“法治”", f"写成“{right}”")


# Three systems -------------------------------------------------------------------------------------------

_SYSTEMS = tuple(map(Pattern, ("执法公示", "执法全过程记录", "执法决定法[制治]审核")))
"""In their order."""
_NOT_SYSTEMS: tuple[tuple[Pattern, str], ...] = (
    (
        Pattern("(?:行政)?执法公开(?:制度|(?=、(?:行政)?执法全过程记录))", words=("执法公开",)),
        "行政执法公示制度",
    ),
    (Pattern("(?:行政)?执法过程记录制度", words=("执法过程记录",)), "执法全过程记录制度"),
    (
        Pattern(
            "重大(?:行政)?执法法制审核制度?|重大(?:行政)?决定法制审核制度?",
            words=("执法法制审核", "大决定法制审核", "政决定法制审核"),
        ),
        "重大执法决定法制审核制度",
    ),
)
_TOGETHER = Pattern("三项制度|执法公示|全过程记录|法制审核")


@rule("FZ343")
def three_systems(subject: Subject) -> Iterator[Fault]:
    """行政执法公示、执法全过程记录、重大执法决定法制审核三项制度写全称，依次排列。

    三项制度展开写时名称和次序都照文件标题；“执法公开制度”“执法过程记录制度”不是它们的名称。

    依据：国办发〔2018〕118号《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（R）
    错误：落实执法公开制度、执法全过程记录制度、重大执法决定法制审核制度。
    正确：落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度，推进执法公开。
    """
    for pattern, right in _NOT_SYSTEMS:
        for line, match in subject.lines.found_unquoted(pattern):
            sentence = stretch(line.unquoted, match.start(), STOPS)
            if "执法" in line.text and ("三项制度" in line.text or _TOGETHER.search(sentence)):
                yield Fault(line.at(match), f"“{match[0]}”不是三项制度的名称", f"写成“{right}”")
    for line in subject.lines.showing(("执法公示",)):
        for match in SENTENCE.finditer(line.unquoted):
            yield from _out_of_order(line, match)


def _out_of_order(line: TextLine, sentence: re.Match[str]) -> Iterator[Fault]:
    found = [pattern.search(line.unquoted, *sentence.span()) for pattern in _SYSTEMS]
    matches = [match for match in found if match and "制度" in sentence[0]]
    if len(matches) == len(_SYSTEMS) and matches != sorted(matches, key=lambda match: match.start()):
        first = min(matches, key=lambda match: match.start())
        hint = "次序是行政执法公示、执法全过程记录、重大执法决定法制审核"
        yield Fault(line.at(first), "三项制度的次序与文件不一致", hint)


RULES: tuple[Rule, ...] = (
    scrutiny_and_audit,
    legal_audit,
    rule_of_law,
    three_systems,
)
