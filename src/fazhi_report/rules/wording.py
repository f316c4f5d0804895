"""Set phrases, terms and names: FZ335 to FZ347."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Line, Spot, Subject

_SENTENCE = re.compile("[^。；！？]+")
_CLAUSE = re.compile("[^。；！？，：]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause of a line, titles and quotations in it as ■."""

    line: Line
    start: int
    text: str

    def at(self, match: re.Match[str], group: int = 0) -> Spot:
        """Where a match of a pattern on the text stands."""
        return self.line.spot(self.start + match.start(group), self.start + match.end(group))


def _pieces(subject: Subject, pattern: re.Pattern[str], *words: str) -> Iterator[Piece]:
    """The sentences or clauses in which every one of some words stands."""
    for line in subject.lines:
        if all(word in line.text for word in words):
            for match in pattern.finditer(line.unquoted):
                if all(word in match[0] for word in words):
                    yield Piece(line, match.start(), match[0])


# Names of the thought ------------------------------------------------------------------------------------

_THOUGHT = "习近平新时代中国特色社会主义思想"
_LAW_THOUGHT = "习近平法治思想"
_ERA = re.compile("习近平(?:同志|总书记)?的?新时代(?=.{0,6}(?:中国|特色|社会))[^，。；、《》“”]{0,12}?思想")
_ERA_NAMES = frozenset(
    (_THOUGHT, *(f"习近平新时代中国特色社会主义{field}思想" for field in ("经济", "外交")))
)
_UNFINISHED = re.compile("习近平新时代中国特色社会主义(?!思想|经济思想|外交思想)")
_LAW_SLIPS = re.compile("习近平(?:的|总书记|总书记的|同志)?(?:法制思想|依法治国思想|(?<!习近平)法治思想)")
_CLIPPED = re.compile("(?<=思想)[和与、及](?=法治思想)法治思想")


@rule("FZ335", "思想名称不准确", Severity.ERROR)
def names_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """“习近平新时代中国特色社会主义思想”“习近平法治思想”一字不差。

    漏字、添字、把“法治”写成“法制”，或者在并列时省成“与法治思想”，都是严重的表述错误。

    依据：固定提法的准确写法，见央视新闻联播2020年以来的用例（R）
    错误：以习近平新时代特色社会主义思想为指导，学习贯彻习近平法制思想。
    正确：以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，增强法治思维。
    """
    for line in subject.lines:
        text = line.text
        if "习近平" not in text:
            continue
        for match in _ERA.finditer(text):
            if match[0] not in _ERA_NAMES:
                yield _thought(line, match, _THOUGHT)
        for match in _UNFINISHED.finditer(text):
            if "思想" not in text[match.end() : match.end() + 12]:
                yield _thought(line, match, _THOUGHT)
        for match in _LAW_SLIPS.finditer(text):
            yield _thought(line, match, _LAW_THOUGHT)
        for match in _CLIPPED.finditer(text):
            yield _thought(line, match, f"{match[0][0]}{_LAW_THOUGHT}", Severity.WARNING)


def _thought(line: Line, match: re.Match[str], right: str, severity: Severity | None = None) -> Fault:
    return Fault(line.at(match), f"“{match[0]}”不是准确的提法", f"写成“{right}”", severity)


# The four phrases ----------------------------------------------------------------------------------------

_FOUR = re.compile('(.{0,4})[“"](两个确立|四个意识|四个自信|两个维护)[”"]')
_VERBS = {
    "两个确立": ("领悟", "认识", "理解", "把握", "拥护", "捍卫", "领会"),
    "四个意识": ("增强", "树立", "树牢", "强化"),
    "四个自信": ("坚定",),
    "两个维护": ("做到", "践行"),
}
"""The first verb is that of the formula; the others are heard too and left alone."""
_ALL_VERBS = re.compile("(?:领悟|增强|坚定|做到|树立|坚持|维护|提高)$")
_EXTENDED = re.compile("(?:拥护|捍卫)$")
"""捍卫“两个确立” goes with 做到“两个维护”, wherever that stands."""
_RANKS = {name: rank for rank, name in enumerate(_VERBS)}
_DECISIVE = {"两个确立": "深刻领悟“两个确立”的决定性意义"}


@rule("FZ336", "“两个确立”“两个维护”的动词或次序", Severity.ERROR)
def four_phrases(subject: Subject) -> Iterator[Fault]:
    """“两个确立”“四个意识”“四个自信”“两个维护”连用时动词和次序不变。

    固定写法是“深刻领悟‘两个确立’的决定性意义，增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”。
    单用其中一个，或者用“坚定拥护”“坚决做到”等扩展说法的不查。

    依据：固定提法的动词和次序，见央视新闻联播2020年以来的用例（R）
    错误：坚定“四个意识”、增强“四个自信”、做到“两个维护”。
    正确：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、坚决做到“两个维护”。
    """
    for line in subject.lines:
        if "四个" not in line.text and "两个" not in line.text:
            continue
        for sentence in _SENTENCE.finditer(line.text):
            found = list(_FOUR.finditer(line.text, *sentence.span()))
            if len(found) > 1:
                yield from _wrong_verbs(line, found)
                yield from _wrong_order(line, found)


def _wrong_verbs(line: Line, found: list[re.Match[str]]) -> Iterator[Fault]:
    for match in found:
        verbs, verb = _VERBS[match[2]], _ALL_VERBS.search(match[1])
        if verb and verb[0] not in verbs:
            start = match.start(1) + verb.start()
            right = _DECISIVE.get(match[2], f"{verbs[0]}“{match[2]}”")
            message = f"“{match[2]}”前面的动词不是“{verb[0]}”"
            yield Fault(line.spot(start, match.end()), message, f"写成“{_single(right)}”")


def _wrong_order(line: Line, found: list[re.Match[str]]) -> Iterator[Fault]:
    for before, after in pairwise(found):
        if _RANKS[after[2]] < _RANKS[before[2]] and not _EXTENDED.search(after[1]):
            message = f"“{after[2]}”应当在“{before[2]}”前面"
            hint = "次序是“两个确立”“四个意识”“四个自信”“两个维护”"
            severity = Severity.WARNING if after[2] == "两个确立" else None
            yield Fault(line.spot(after.start(2) - 1, after.end()), message, hint, severity)


def _single(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


# Congress and plenums ------------------------------------------------------------------------------------

_HELD = {
    "二中": date(2023, 2, 1),
    "三中": date(2024, 7, 15),
    "四中": date(2025, 10, 20),
    "五中": date(2026, 7, 25),  # not held by 2026-07-24, the last day of the source; so for those that follow
    "六中": date(2026, 7, 25),
    "七中": date(2026, 7, 25),
}
"""From when on the plenums of the 20th central committee can be spoken of as held."""
_NEXT_CONGRESS = date(2026, 7, 25)
_KNOWN = ("二中", "三中", "四中")
_FIRST_AFTER_CONGRESS = 2022
_PLENUMS = re.compile(
    "二十届((?:[一二三四五六七]中(?:全会)?[、和及与]{1,2}(?:二十届)?){0,6}[一二三四五六七]中)全会"
)
_PLENUM = re.compile("[二三四五六七]中")
_CONGRESS_21 = re.compile("党的二十一大(?:和|精神)")
_COMING = re.compile("迎接|喜迎|迎|即将|筹备")
_OLD_CONGRESS = re.compile("党的十九大(?:和十九届[^，。；]{1,12}全会)?精神|十九届[^，。；]{1,12}全会精神")
_MONTH = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(?!以来|起|至|[底末]前)")


@rule("FZ337", "全会提法与时间不符", Severity.ERROR)
def plenums(subject: Subject) -> Iterator[Fault]:
    """党的代表大会和中央全会的提法与写报告的时间相符。

    报告最迟在次年3月底写成，那时还没有召开的全会不能学习贯彻；当年已经召开的，下一年安排里要跟上。
    说明了月份的活动，按活动的时间判断。

    依据：党的二十大2022年10月16日至22日，二十届二中全会2023年2月，三中全会2024年7月15日至18日，
        四中全会2025年10月20日至23日；至2026年7月24日五中全会未见（R）
    错误：深入学习贯彻党的二十届三中全会精神。
    正确：深入学习贯彻党的二十大和二十届二中全会精神。
    """
    year = subject.year
    if year is None:
        return
    written = date(year + 1, 3, 31)
    for line in subject.lines:
        if "二十" not in line.text:
            continue
        for match in _PLENUMS.finditer(line.text):
            yield from _plenums_ahead(line, match, written)
        if written < _NEXT_CONGRESS:
            for match in _CONGRESS_21.finditer(line.text):
                if not _coming(line, match):
                    yield Fault(line.at(match), "党的二十一大还没有召开", "核对届次")
    yield from _plenums_of_the_past(subject, year)


def _plenums_ahead(line: Line, match: re.Match[str], written: date) -> Iterator[Fault]:
    """The plenums in a formula that had not been held when the report was written, or on the day told."""
    if _coming(line, match):
        return
    told = _day_told(line, match, written.year - 1)
    for plenum in _PLENUM.finditer(line.text, *match.span(1)):
        held = _HELD[plenum[0]]
        if held > written:
            message = f"写{written.year - 1}年的报告时，党的二十届{plenum[0]}全会还没有召开"
            yield Fault(line.at(plenum), message, "核对报告年度，改用当时的提法")
        elif told and told < (held.year, held.month):
            message = f"{told[0]}年{told[1]}月党的二十届{plenum[0]}全会还没有召开"
            yield Fault(line.at(plenum), message, "核对活动的时间和学习的内容", Severity.WARNING)


def _coming(line: Line, match: re.Match[str]) -> bool:
    """Whether a meeting is looked forward to."""
    around = line.text[max(match.start() - 10, 0) : match.start()]
    return bool(_COMING.search(around)) or "召开" in line.text[match.end() : match.end() + 6]


def _day_told(line: Line, match: re.Match[str], year: int) -> tuple[int, int] | None:
    """The year and month of what a clause tells of; None where it names none, and in plans."""
    if line.part == "下年安排":
        return None
    start = max(line.text.rfind(stop, 0, match.start()) for stop in "。；") + 1
    months = _MONTH.findall(line.text, start, match.start())
    return (int(months[-1][0] or year), int(months[-1][1])) if months else None


def _plenums_of_the_past(subject: Subject, year: int) -> Iterator[Fault]:
    """Formulas that have been overtaken."""
    text = "\n".join(line.text for line in subject.lines)
    if year >= _FIRST_AFTER_CONGRESS and "十九" in text and "二十大" not in text and "二十届" not in text:
        for line in subject.lines:
            for match in _OLD_CONGRESS.finditer(line.text):
                message = f"{year}年的报告只提“{match[0]}”，没有提党的二十大"
                yield Fault(line.at(match), message, "改用“党的二十大精神”等提法", Severity.WARNING)
    latest = next((name for name in reversed(_KNOWN) if _HELD[name] <= date(year, 12, 31)), "")
    if not latest or "历次全会" in text or any(latest in match[1] for match in _PLENUMS.finditer(text)):
        return
    for line in subject.lines:
        if line.part == "下年安排":
            for match in _PLENUMS.finditer(line.text):
                message = f"“{match[0]}”没有提到{year}年已经召开的{latest}全会"
                yield Fault(line.at(match), message, "改用最近的提法", Severity.WARNING)


_OLD_THOUGHT = re.compile("全面依法治国新理念新思想新战略")
_LAW_THOUGHT_SINCE = 2020


@rule("FZ338", "习近平法治思想的旧提法", Severity.WARNING)
def old_name_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """2020年11月以后不再用“全面依法治国新理念新思想新战略”。

    2020年11月16日至17日的中央全面依法治国工作会议确立了习近平法治思想，原来的说法由它取代。

    依据：习近平法治思想2020年11月确立，此前的提法不再作为名称使用（R）
    错误：认真学习习近平总书记全面依法治国新理念新思想新战略。
    正确：认真学习习近平法治思想和习近平总书记重要讲话精神。
    """
    if subject.year is not None and subject.year < _LAW_THOUGHT_SINCE:
        return
    for line in subject.lines:
        for match in _OLD_THOUGHT.finditer(line.unquoted):
            yield Fault(line.at(match), f"“{match[0]}”是2020年11月以前的提法", f"改用“{_LAW_THOUGHT}”")


# Review --------------------------------------------------------------------------------------------------

_STEPS = ("公众参与", "专家论证", "风险评估", "集体讨论")
_DECISION_AUDIT = re.compile("(合法性审核)")
_DIRECT_AUDIT = re.compile("重大(?:行政)?决策(?:事项|草案)?(?:的|进行|开展)?(合法性审核)")
_NORM_SCRUTINY = re.compile("规范性文件[^，；、和与及]{0,8}(合法性审查)")


@rule("FZ339", "合法性审查与合法性审核", Severity.WARNING)
def scrutiny_and_audit(subject: Subject) -> Iterator[Fault]:
    """重大行政决策作合法性审查，行政规范性文件作合法性审核。

    两个词各有出处：条例规定的决策程序是“合法性审查”，规范性文件的机制是“合法性审核”。
    几类事项合在一起说“合法性审核”的不查。

    依据：《重大行政决策程序暂行条例》第二十五条（公众参与、专家论证、风险评估、合法性审查、集体讨论决定）（R）；
        国办发〔2018〕115号（行政规范性文件合法性审核）（R）；实践中混用很普遍（D）
    错误：重大行政决策严格履行公众参与、专家论证、合法性审核等法定程序。
    正确：重大行政决策严格履行公众参与、专家论证、合法性审查等法定程序。行政规范性文件、合同均经合法性审核。
    """
    for piece in _pieces(subject, _SENTENCE, "合法性审核", "决策"):
        for spot in _audited_decisions(piece):
            message = "重大行政决策的法定程序是“合法性审查”，这里写“合法性审核”"
            yield Fault(spot, message, "写成“合法性审查”")
    for piece in _pieces(subject, _CLAUSE, "合法性审查", "规范性文件"):
        for match in _NORM_SCRUTINY.finditer(piece.text):
            if "决策" not in piece.text:
                message = "行政规范性文件的程序是“合法性审核”，这里写“合法性审查”"
                yield Fault(piece.at(match, 1), message, "写成“合法性审核”")


def _audited_decisions(piece: Piece) -> Iterator[Spot]:
    """合法性审核 of a decision, in so many words or among the steps that decisions take."""
    for clause in _CLAUSE.finditer(piece.text):
        if "规范性文件" in clause[0]:
            continue
        pattern = _DIRECT_AUDIT
        if "规范性文件" not in piece.text and any(step in clause[0] for step in _STEPS):
            pattern = _DECISION_AUDIT
        for match in pattern.finditer(piece.text, *clause.span()):
            yield piece.at(match, 1)


_RULE_OF_LAW_AUDIT = re.compile("法治审核(?![科股处室])")
_ENFORCEMENT_AUDIT = re.compile("执法决定[^，；、]{0,6}(合法性审[核查]|法制审查)")


@rule("FZ340", "法制审核的写法", Severity.ERROR)
def legal_audit(subject: Subject) -> Iterator[Fault]:
    """重大执法决定的审核叫“法制审核”。

    “法制审核”是三项制度里的固定名称，不随“法制”改“法治”；它也不同于规范性文件的“合法性审核”。

    依据：国办发〔2018〕118号《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（R）
    错误：严格落实重大执法决定法治审核制度。
    正确：严格落实重大执法决定法制审核制度，行政规范性文件合法性审核率100%。
    """
    for line in subject.lines:
        if "审" not in line.text:
            continue
        for match in _RULE_OF_LAW_AUDIT.finditer(line.unquoted):
            spot = line.at(match)
            severity = None if "执法" in spot.sentence else Severity.WARNING
            yield Fault(spot, "“法治审核”应为“法制审核”", "写成“法制审核”", severity)
        for match in _ENFORCEMENT_AUDIT.finditer(line.unquoted):
            message = f"重大执法决定的审核是“法制审核”，这里写“{match[1]}”"
            yield Fault(line.at(match, 1), message, "写成“法制审核”", Severity.WARNING)


# Words ---------------------------------------------------------------------------------------------------

_SLIPS: tuple[tuple[str, re.Pattern[str], str, Severity], ...] = (
    # what to look for first, the slip, what is meant, how bad
    ("其它", re.compile("其它"), "其他", Severity.WARNING),
    (
        "截止",
        re.compile(r"(?<![报请间期募名])截止(?:到|至)?(?=目前|当前|今年|本年|去年|年底|年末|月底|\d)"),
        "截至",
        Severity.WARNING,
    ),
    ("帐", re.compile("帐(?=户|号|目|簿|款|务)|(?<=[台记转对])帐(?!篷)"), "账", Severity.WARNING),
    (
        "反应",
        re.compile("(?<![急速良学会敏])反应(?=的?(?:问题|情况|意见|诉求))|(?<=情况|问题)反应(?=[，。；、])"),
        "反映",
        Severity.WARNING,
    ),
    ("聚集", re.compile("聚集(?=目标|主责|主业|短板)"), "聚焦", Severity.WARNING),
    ("遵法", re.compile("遵法(?=、?学法)"), "尊法", Severity.WARNING),
    ("进推动", re.compile("(?:^|(?<=[，。；：、年]))进推动"), "推动", Severity.WARNING),
    ("重大部", re.compile("重大部(?=的|情况)"), "重大部署", Severity.WARNING),
    ("一段时间时期", re.compile("一段时间时期"), "一段时间", Severity.WARNING),
    ("司法考试", re.compile("司法考试"), "国家统一法律职业资格考试", Severity.INFO),
)


@rule("FZ341", "用词不当", Severity.WARNING)
def slips(subject: Subject) -> Iterator[Fault]:
    """“其他”“截至”“账”“反映”等常用词写对。

    这些是审核公文时经常改的字词；“截止”是停止，“截至”是到某时为止；“司法考试”是旧称。

    依据：审核公文的常见改动：其它改其他、截止加时间改截至、情况反应改反映（R2）；公开报告里见到的误写（D）
    错误：截止2023年底，处理群众反应的问题5件。
    正确：截至2023年底，处理群众反映的问题5件，报名截止日期为12月1日，其他台账齐全。
    """
    for line in subject.lines:
        for word, pattern, right, severity in _SLIPS:
            if word in line.text:
                for match in pattern.finditer(line.unquoted):
                    yield Fault(line.at(match), f"“{match[0]}”应为“{right}”", f"写成“{right}”", severity)


_OLD_LAW = re.compile(
    "法制(?:政府|思维|建设(?!领导小组|委员会|办公室)|中国|社会|环境|化|轨道|理念|精神|素养|意识|观念|氛围|督察"
    "|宣传(?![日科处股])|教育(?!基地)|副校长|财政)"
)


@rule("FZ342", "“法制”应为“法治”", Severity.WARNING)
def rule_of_law(subject: Subject) -> Iterator[Fault]:
    """讲依法治理用“法治”，不用“法制”。

    “法制”只留在法制审核、法制机构和旧机构名、报刊名里；法治政府、法治思维、法治宣传都用“法治”。
    书名号和引号里的名称照原样，不查。

    依据：法制建设改法治建设，法制审核不改（R2）；法制只用于法制审核和旧名称（R）
    错误：提高领导干部的法制思维，加强法制宣传。
    正确：提高领导干部的法治思维，由法制审核人员审核，《法制宣传教育规划》存档。
    """
    for line in subject.lines:
        if "法制" in line.text:
            for match in _OLD_LAW.finditer(line.unquoted):
                right = match[0].replace("法制", "法治")
                yield Fault(line.at(match), f"“{match[0]}”的“法制”应为“法治”", f"写成“{right}”")


# Three systems -------------------------------------------------------------------------------------------

_SYSTEMS = tuple(map(re.compile, ("执法公示", "执法全过程记录", "执法决定法[制治]审核")))
"""In their order."""
_NOT_SYSTEMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?:行政)?执法公开(?:制度|(?=、(?:行政)?执法全过程记录))"), "行政执法公示制度"),
    (re.compile("(?:行政)?执法过程记录制度"), "执法全过程记录制度"),
    (re.compile("重大(?:行政)?执法法制审核制度?|重大(?:行政)?决定法制审核制度?"), "重大执法决定法制审核制度"),
)
_TOGETHER = re.compile("三项制度|执法公示|全过程记录|法制审核")


@rule("FZ343", "三项制度的名称和次序", Severity.WARNING)
def three_systems(subject: Subject) -> Iterator[Fault]:
    """行政执法公示、执法全过程记录、重大执法决定法制审核三项制度写全称，依次排列。

    三项制度展开写时名称和次序都照文件标题；“执法公开制度”“执法过程记录制度”不是它们的名称。

    依据：国办发〔2018〕118号《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（R）
    错误：落实执法公开制度、执法全过程记录制度、重大执法决定法制审核制度。
    正确：落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度，推进执法公开。
    """
    for line in subject.lines:
        if "执法" not in line.text:
            continue
        for sentence in _SENTENCE.finditer(line.unquoted):
            if "三项制度" in line.text or _TOGETHER.search(sentence[0]):
                yield from _misnamed(line, sentence)
            yield from _out_of_order(line, sentence)


def _misnamed(line: Line, sentence: re.Match[str]) -> Iterator[Fault]:
    for pattern, right in _NOT_SYSTEMS:
        for match in pattern.finditer(line.unquoted, *sentence.span()):
            yield Fault(line.at(match), f"“{match[0]}”不是三项制度的名称", f"写成“{right}”")


def _out_of_order(line: Line, sentence: re.Match[str]) -> Iterator[Fault]:
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


@rule("FZ344", "固定说法漏字、错字", Severity.WARNING)
def set_phrases(subject: Subject) -> Iterator[Fault]:
    """法治政府建设的固定说法不漏字、不错字。

    “第一责任人职责”漏“人”、“谁执法谁普法”说反，读者一眼就能看出；这里列的是不会另有所指的误写。

    依据：公开的报告里有写作“第一责任职责”的（D）；第一责任人职责、合法性审核、三项制度等名称见所列文件（R）
    错误：履行推进法治建设第一责任职责。
    正确：履行推进法治建设第一责任人职责，按照“谁执法谁普法”原则，依法进行复议。
    """
    text = "\n".join(line.text for line in subject.lines)
    present = {wrong: right for wrong, right in _WRONG.items() if wrong in text}
    for line in subject.lines if present else ():
        for wrong, right in present.items():
            for match in re.finditer(re.escape(wrong), line.text):
                yield Fault(line.at(match), f"“{wrong}”应为“{right}”", f"写成“{right}”")


# The office and its party body ---------------------------------------------------------------------------

_SELF = re.compile(
    "我(?:局|厅|委|办(?![理法事案公])|院|单位|中心)|(?<![基根原版成文])本(?:局|厅)(?![面部势限])"
)


@rule("FZ345", "自称不统一", Severity.WARNING)
def self_names(subject: Subject) -> Iterator[Fault]:
    """本机关的自称全文用一个。

    “我局”“本局”“我单位”混用，多半是各股室的材料拼在一起没有统一。机关的名称与自称并用是正常的。

    依据：自称全文统一，由公文用语一致的要求推出（D）
    错误：我局认真履行职责。
        本局组织学法4次。
        我局积极推进依法行政。
    正确：我局认真履行职责，县水利局组织学法4次，本单位主办的文件均已备案。
    """
    found = [(line, match) for line in subject.body for match in _SELF.finditer(line.unquoted)]
    counts = Counter(match[0] for _, match in found)
    usual = max(counts, key=counts.__getitem__, default="")
    seen = {usual}
    for line, match in found:
        if match[0] not in seen:
            seen.add(match[0])
            yield Fault(line.at(match), f"全文多称“{usual}”，这里称“{match[0]}”", f"统一为“{usual}”")


_OWN = re.compile(
    # Behind punctuation or a verb, so that it isn't the party body of another office: 县公安局党委.
    "(?:(?<![\u4e00-\u9fff])|(?<=[由经向以按在将把我本请开听对织过展持入是]))"
    "(?:(?:局|厅|委|办|院|中心|单位)(党组|党委)(?![办、和与及宣政（])|(党组|党委)(?:理论学习)?中心组)"
)
_BODIES = ("党组", "党委")


@rule("FZ346", "党组、党委混用", Severity.WARNING)
def party_body(subject: Subject) -> Iterator[Fault]:
    """本单位的党组织前后称呼一致，是党组就不写党委。

    一个单位设党组还是党委是确定的，既称“局党组”又称“党委理论学习中心组”，是照抄别处材料留下的。
    区委、市局党委、机关党委等别的党组织不在此列。

    依据：公开的报告里有既称局党组又称党委理论学习中心组的，党组、党委只能有一个（D）
    错误：局党组2次研究法治政府建设。
        党委理论学习中心组集中学法4次。
    正确：局党组2次研究法治政府建设，机关党委组织党员学法，党组理论学习中心组集中学法4次，向县委报告。
    """
    organization = subject.report.organization if subject.report else None
    name = organization.short_name if organization else subject.office or "本机关"
    own_name = re.compile(f"{re.escape(name)}(党组|党委)()")
    found = [
        (line, match, match[1] or match[2])
        for line in subject.body
        if "党" in line.text
        for pattern in (_OWN, own_name)
        for match in pattern.finditer(line.unquoted)
    ]
    kinds = Counter(kind for _, _, kind in found)
    own = organization.party_kind if organization else ""
    if own not in _BODIES:  # the one that stands most often, or first
        own = max(kinds, key=kinds.__getitem__, default="")
    for line, match, kind in found:
        if kind != own:
            yield Fault(line.at(match), f"本单位设的是{own}，这里写“{match[0]}”", f"核对后统一为“{own}”")


_SHORTEST_NAME = 5
_LONGEST_NAME = 25
_LEFT_OUT = "和与及道"
"""What names are shortened by: 发展和改革 to 发展改革, 街道 to 街."""


@rule("FZ347", "机关名称有误", Severity.WARNING)
def misspelt_office(subject: Subject) -> Iterator[Fault]:
    """正文里本机关的名称与标题一致。

    全称漏了一个字（“呼中区教育局”写成“呼中教育局”）或者末尾叠写（“民政局民政局”），是录入的差错。

    依据：公开的报告里有单位名漏“区”字、叠写的（D）；机关名称用全称或规范化简称，条例第九条（R）
    错误：青山水利局组织学法4次。
    正确：青山县水利局组织学法4次，县水利局印发工作要点。
    """
    office = subject.office
    if not _SHORTEST_NAME <= len(office) <= _LONGEST_NAME:
        return
    text = "\n".join(line.text for line in subject.lines)
    wrong = {
        office[:index] + office[index + 1 :]
        for index in range(1, len(office) - 1)
        if office[index] not in _LEFT_OUT
    }
    present = [name for name in sorted(wrong) if name not in office and name in text]
    for line in subject.lines if present else ():
        for name in present:
            for match in re.finditer(re.escape(name), line.unquoted):
                yield Fault(line.at(match), f"“{name}”与机关名称“{office}”差一个字", f"写成“{office}”")


RULES: tuple[Rule, ...] = (
    names_of_the_thought,
    four_phrases,
    plenums,
    old_name_of_the_thought,
    scrutiny_and_audit,
    legal_audit,
    slips,
    rule_of_law,
    three_systems,
    set_phrases,
    self_names,
    party_body,
    misspelt_office,
)
