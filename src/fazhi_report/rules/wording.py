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
    "法制(?:政府|思维|建设(?!领导小组|委员会|办公室)|中国|社会|环境|化|轨道|理念|精神|素养|意识|观念|氛围|督察"
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


# Set phrases ---------------------------------------------------------------------------------------------

_PHRASES: dict[str, tuple[str, ...]] = {
    # The phrase, and what comes of it when a character is missing or stands twice. Forms that may be meant
    # are not here: 符合性审查, 先行复议, 负责出庭应诉, 全过程录音录像, 赋权清单.
    "习近平法治思想": ("习近法治思想", "习平法治思想", "习近平法思想", "习近平治思想"),
    "第一责任人职责": ("第一责任职责", "第一任人职责", "第一责人职责", "第责任人职责", "第一责任人人职责"),
    "党政主要负责人": ("党政主要负人", "党政主要责人", "党政主负责人", "党政要负责人"),
    "法治政府建设": ("法治政建设", "法治府建设", "法政府建设", "法治政府建建设", "法法治政府", "法治治政府"),
    "合法性审核": ("合法性核意见", "合法性审审核", "合法性性审核"),
    "合法性审查": ("合法性审审查",),
    "重大行政决策": ("重大行决策", "重大政决策", "重行政决策", "重大行政决决策"),
    "行政规范性文件": ("行政规性文件", "行政范性文件", "行政规范文件", "行政规范性件"),
    "行政执法公示": ("行执法公示", "行政执公示", "行政执法公公示"),
    "全过程记录": ("全过记录", "过全程记录", "全过程记记录"),
    "重大执法决定法制审核": ("重大执法定法制审核", "重大执法决法制审核"),
    "谁执法谁普法": ("谁执法普法", "谁执法谁法", "谁执谁普法", "谁法谁普法", "谁普法谁执法"),
    "双随机、一公开": ("双机、一公开", "双随、一公开", "双随机、公开", "双公开、一随机", "双随机、一公示"),
    "公平竞争审查": ("公平竞审查", "公平争审查", "公竞争审查"),
    "政府信息公开": ("政府息公开", "政府信公开"),
    "法治化营商环境": ("法治化商环境", "法治化营环境", "法治化营商境"),
    "规范公正文明执法": ("规范公文明执法", "规范正文明执法", "规范公正文执法", "规范文明公正执法"),
    "出庭应诉": ("出庭应应诉",),
    "行政复议": ("行政复复议",),
    "尊法学法守法用法": ("尊法守法学法用法", "学法尊法守法用法"),
    "述职述法": ("述职述述法",),
    "以案释法": ("以案释释法",),
    "法律明白人": ("法律明人", "法律白人"),
    "职能科学、权责法定": ("职能科学、职责法定", "职责科学、权责法定"),
    "应知应会": ("应会应知", "应知知会", "应知应应会"),
}
_WRONG = {wrong: right for right, forms in _PHRASES.items() for wrong in forms}


@rule("FZ344")
def set_phrases(subject: Subject) -> Iterator[Fault]:
    """法治政府建设的固定说法不漏字、不错字。

    “第一责任人职责”漏“人”、“谁执法谁普法”说反，读者一眼就能看出；这里列的是不会另有所指的误写。

    依据：公开的报告里有写作“第一责任职责”的（D）；第一责任人职责、合法性审核、三项制度等名称见所列文件（R）
    错误：履行推进法治建设第一责任职责。
    正确：履行推进法治建设第一责任人职责，按照“谁执法谁普法”原则，依法进行复议。
    """
    for wrong in [each for each in _WRONG if each in subject.lines.text]:
        for line, match in subject.lines.found(Pattern(re.escape(wrong))):
            yield Fault(line.at(match), f"“{wrong}”应为“{_WRONG[wrong]}”", f"写成“{_WRONG[wrong]}”")


RULES: tuple[Rule, ...] = (
    scrutiny_and_audit,
    legal_audit,
    rule_of_law,
    three_systems,
    set_phrases,
)
