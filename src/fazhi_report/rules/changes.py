"""Changes: from how many to how many, and by how much."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from re import Match
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.pieces import SENTENCE
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_UP = "增长|上升|提高|增加|提升|增多|上涨|攀升|增幅|升幅|涨幅|增至|增到|升至|升到|扩大"
_DOWN = "下降|减少|降低|下滑|回落|压缩|缩短|压减|精简|缩减|减至|减到|降至|降到|降为|降幅|减幅"
_WAY = f"(?P<way>{_UP}|{_DOWN})"
_UPWARD = Pattern(_UP)
_WAYS = Pattern(f"{_UP}|{_DOWN}")
_WORDS = tuple(f"{_UP}|{_DOWN}".split("|"))

_MEASURE = (
    "%|％|个百分点|百分点|倍|万元|亿元|元|万?人次|件次|万件|场次|家次|户次|个工作日|工作日|小时|分钟|公里"
    "|[件个名人家户场期次份项条起宗卷处篇天日分位类张辆]"
)


def _amount(name: str) -> str:
    """A pattern of a number with its measure word, as two groups."""
    return rf"(?P<{name}>(?<![\d.])[0-9]{{1,9}}(?:\.[0-9]{{1,4}})?)(?P<{name}_unit>{_MEASURE}|)"


_HOW = "(?:了|率|幅度?|比例|比率|为|达到?|共|近|约|超过?|逾){0,3}"
_YEAR = "(?:(?P<base>20\\d\\d)年度?|上一?年度?|去年|前一年)(?:同期)?"
_COMPARED = "(?:同比|(?:比|较)(?:上一?年度?|去年)(?:同期)?)"

_FROM_TO = Pattern(
    rf"[由从自](?P<time>[^，。；\d]{{0,12}}?(?:20\d\d年[^，。；\d]{{0,6}}?)?){_amount('old')}[^，。；\d]{{0,6}}?{_WAY}"
    rf"[了到至为成]{{0,2}}(?:20\d\d年度?的?|今年的?|目前的?|现在的?)?{_amount('new')}",
    words="由从自",
)
_BY = Pattern(rf"[，（](?P<against>{_COMPARED}?)(?:总体|整体|共|实际)?{_WAY}{_HOW}{_amount('by')}")
_BY_BEFORE = Pattern(rf"{_WAY}{_HOW}{_amount('by')}[，（]$")
_ADDED_BEFORE = Pattern(
    rf"(?P<way>新增|净增|增加|录用|招录|新聘)[^，。；\d]{{0,12}}{_amount('by')}，[^，。；\d]{{0,8}}(?:总数|总量|累计)$"
)
_BY_A_STEP = Pattern(
    rf"{_amount('new')}[，（](?:(?:比|较){_YEAR}|同比)(?P<way>增加|减少|多|少)了?{_amount('step')}，(?:同比)?(?:{_UP}|{_DOWN}){_HOW}{_amount('by')}",
    words="比较",
)
_A_STEP_BEFORE = Pattern(
    rf"(?:(?:比|较){_YEAR}|同比)(?P<way>增加|减少|多|少)了?{_amount('step')}，(?:同比)?(?:{_UP}|{_DOWN}){_HOW}{_amount('by')}"
    rf"，(?:总数|总量)?(?:达到?|为|共){_amount('new')}",
    words="比较",
)
_FORMS = (
    # 1260件，比2022年的1050件增长20%
    Pattern(
        rf"{_amount('new')}[，（](?:比|较|与){_YEAR}的?(?:相比，?)?（?{_amount('old')}[，）]?{_WAY}{_HOW}{_amount('by')}",
        words="比较与",
    ),
    # 同比下降20%（2022年160起，2023年128起）
    Pattern(
        rf"{_COMPARED}{_WAY}{_HOW}{_amount('by')}[（，](?P<base>20\d\d)年[^，。；\d]{{0,6}}{_amount('old')}[，、；]"
        rf"(?:20\d\d年|今年)[^，。；\d]{{0,6}}{_amount('new')}",
        words=("同比", "上年", "上一年", "去年"),
    ),
    # 200家，同比增长20%，2022年为150家
    Pattern(
        rf"{_amount('new')}[，（]{_COMPARED}{_WAY}{_HOW}{_amount('by')}[，（；]{_YEAR}[为是共有仅]{{0,2}}{_amount('old')}",
        words=("同比", "上年", "上一年", "去年"),
    ),
    # 86万元，上年为100万元，同比下降14%
    Pattern(
        rf"{_amount('new')}[，（；]{_YEAR}[^，。；\d]{{0,8}}?{_amount('old')}[，）；]{{1,2}}{_COMPARED}{_WAY}{_HOW}{_amount('by')}",
        words=("同比", "上年", "上一年", "去年"),
    ),
    # 较上年提高11个百分点，达到96%，上年为85%
    Pattern(
        rf"{_COMPARED}{_WAY}{_HOW}{_amount('by')}，(?:达到?|为|至|升至|降至){_amount('new')}[，（]{_YEAR}[为是]?{_amount('old')}",
        words=("同比", "上年", "上一年", "去年"),
    ),
    # 2022年受理40件，2023年受理52件，同比增长30%
    Pattern(
        rf"(?P<base>20\d\d)年度?[^，。；\d]{{2,20}}?{_amount('old')}[，；](?:20\d\d年度?|今年|本年度?)[^，。；\d]{{0,20}}?{_amount('new')}"
        rf"[，；]{_COMPARED}{_WAY}{_HOW}{_amount('by')}",
        words=("同比", "上年", "上一年", "去年"),
    ),
)
_HUNDRED = 100
_LITTLE = 3
"""Points that 近 and 约 may be off."""
_PERCENT = ("%", "％")
_ORDER_MAY_TURN = ("位", "天", "日", "个工作日", "工作日", "小时", "分钟", "分")
"""A rank that rises has a lower number, and who is quicker needs less time."""
_CHECK = "核对几个数"


class _Change(NamedTuple):
    """A change as it is told: from `old` to `new`, and `by` how much, its unit included."""

    old: Fraction
    new: Fraction
    unit: str
    way: str
    by: Fraction
    by_unit: str
    places: int
    vague: bool

    @property
    def fault(self) -> tuple[str, str]:
        """What is wrong, and what to do; "" for nothing."""
        difference = abs(self.new - self.old)
        told = f"从{_plain(self.old)}{self.unit}到{_plain(self.new)}{self.unit}"
        if self.by_unit in _PERCENT and self.old:
            if self.unit in _PERCENT and difference == self.by:
                points = f"{_plain(difference)}个百分点"
                return f"{told}，差的是{points}，不是{_plain(self.by)}%", f"写成“{points}”"
            share = difference * _HUNDRED / self.old
            wrong = f"{told}，变化{_plain(share)}%，不是{_plain(self.by)}%"
            return (wrong, _CHECK) if self._is_off(share) else ("", "")
        if self.by_unit.endswith("百分点"):
            if self.unit not in _PERCENT:
                return f"{told}不是百分率，变化不说“百分点”", "变化的比例用“%”"
            return self._differs(difference, told, "个百分点")
        if self.by_unit == "倍" and self.old:
            return self._differs(difference / self.old, told, "倍")
        return self._differs(difference, told, self.unit) if self.by_unit == self.unit else ("", "")

    def _differs(self, right: Fraction, told: str, unit: str) -> tuple[str, str]:
        wrong = f"{told}，变化{_plain(right)}{unit}，不是{_plain(self.by)}{unit}"
        return (wrong, _CHECK) if self._is_off(right) else ("", "")

    def _is_off(self, right: Fraction) -> bool:
        """Whether what is told is neither rounded nor cut off."""
        off = abs(right - self.by)
        return off > _LITTLE if self.vague else off * 10**self.places >= 1


def _plain(number: Fraction) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


@rule("FZ252")
def changes(subject: Subject) -> Iterator[Fault]:
    """从多少到多少、变化了多少，三个数对得上。

    由50件下降到40件，下降的是20%；72%提高到75%，提高的是3个百分点，不是3%；30个工作日压缩至9个，压缩70%。上年、本年
    两个数都写了的，同比也照算。四舍五入和截去尾数都算对，“约”“近”只看大数。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        变化率＝（本期数－上期数）÷上期数；两个百分率之差用百分点（M）
    错误：行政处罚案件由上年的50件下降到40件，下降25%。
    正确：行政处罚案件由上年的50件下降到40件，下降20%。办结率由72%提高到75%，提高3个百分点。
    """
    for line in subject.body.showing(_WORDS):
        for sentence in filter(_changed, SENTENCE.finditer(line.unquoted)):
            for spot, change in _changes(line, sentence[0], sentence.start(), subject.year):
                message, hint = change.fault
                if message:
                    yield Fault(spot, message, hint)


def _changed(sentence: Match[str]) -> bool:
    return _WAYS.search(sentence[0]) is not None


def _changes(line: TextLine, text: str, start: int, year: int | None) -> Iterator[tuple[Spot, _Change]]:
    """The changes of a sentence, each with where it is told by how much."""
    for numbers in _FROM_TO.finditer(text):
        for by in _told_by(text, numbers, year):
            yield from _change(line, start, numbers, by)
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            if _is_last_year(match["base"], year):
                yield from _change(line, start, match, match)
    for match in chain(_BY_A_STEP.finditer(text), _A_STEP_BEFORE.finditer(text)):
        new, step = Fraction(match["new"]), Fraction(match["step"])
        old = new - step if match["way"] in {"增加", "多"} else new + step
        if match["new_unit"] == match["step_unit"] and _is_last_year(match["base"], year):
            yield _told(line, start, match, old, new, match["new_unit"])


def _told_by(text: str, numbers: Match[str], year: int | None) -> Iterator[Match[str]]:
    """By how much it is told to have changed, behind the two numbers or before them."""
    base = _YEARS.search(numbers["time"])
    is_last = _is_last_year(base[0] if base else None, year) and not _OTHER_BASE.search(numbers["time"])
    at = numbers.end()
    while (by := _BY.match(text, at)) and (is_last or not by["against"]):
        yield by
        at = by.end()
    before = text[max(numbers.start() - _FAR, 0) : numbers.start()]
    for pattern in (_BY_BEFORE, _ADDED_BEFORE):
        if match := pattern.search(before):
            yield match


_YEARS = Pattern(r"20\d\d")
_OTHER_BASE = Pattern("法定|承诺|规定|原来|原先|年初|月|季度|半年|改革|最初|高峰|最高|前期|以前|过去")
_FAR = 40


def _is_last_year(base: str | None, year: int | None) -> bool:
    return base is None or year is None or int(base) == year - 1


def _change(
    line: TextLine, start: int, numbers: Match[str], by: Match[str]
) -> Iterator[tuple[Spot, _Change]]:
    unit, text = numbers["old_unit"], numbers.string
    is_vague = text.startswith(("余", "多"), numbers.end("old")) or text[: numbers.start("old")].endswith(
        "约"
    )
    if unit == numbers["new_unit"] and not is_vague:
        at = start if by.string is text else start + max(numbers.start() - _FAR, 0)
        yield _told(line, at, by, Fraction(numbers["old"]), Fraction(numbers["new"]), unit)


def _told(
    line: TextLine, at: int, by: Match[str], old: Fraction, new: Fraction, unit: str
) -> tuple[Spot, _Change]:
    text = by.string
    before, after = text[: by.start("by")], text[by.end("by_unit") :]
    vague = before.endswith(("约", "近", "超", "超过", "逾")) or after.startswith(
        ("以上", "左右", "多", "余")
    )
    spot = line.spot(at + by.start("by"), at + by.end("by_unit"))
    places = len(by["by"].partition(".")[2])
    return spot, _Change(old, new, unit, by["way"], Fraction(by["by"]), by["by_unit"], places, vague)


@rule("FZ253")
def changes_the_other_way(subject: Subject) -> Iterator[Fault]:
    """说下降的，数是小了；说增长的，数是大了。

    由40件下降到50件，不是数写颠倒了，就是说法用错了。名次、时间不看。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：行政复议案件由40件下降到50件。
    正确：行政复议案件由50件下降到40件，考核名次由8位上升到3位。
    """
    for line, match in subject.body.found_unquoted(_FROM_TO):
        unit = match["old_unit"]
        if unit != match["new_unit"] or unit in _ORDER_MAY_TURN:
            continue
        old, new = Fraction(match["old"]), Fraction(match["new"])
        if old != new and (new > old) != (_UPWARD.search(match["way"]) is not None):
            told = f"从{_plain(old)}{unit}到{_plain(new)}{unit}，不是{match['way']}"
            yield Fault(line.at(match), told, "核对两个数和说法")


_TIMES_LESS = Pattern(
    rf"(?:{_DOWN})[了为到至]?(?:约|近|超过?)?(?P<times>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|[一二两三四五六七八九十]|数)倍",
    words="倍",
)
_MORE_THAN_ALL = Pattern(
    rf"(?:{_DOWN})(?:率|幅度?|比例)?[了为达]?(?:约|近|超过?)?(?P<share>[1-9][0-9]{{2,3}}(?:\.[0-9]{{1,2}})?)[%％]",
    words="%％",
)


@rule("FZ254")
def less_than_nothing(subject: Subject) -> Iterator[Fault]:
    """减少、下降不说几倍，也不超过100%。

    减少100%就没有了，“减少2倍”“下降150%”都无从说起；要说的多半是“减少了三分之二”“减少50%”。

    依据：数量减少用分数、百分数，不用倍数，见汉语语法和编辑规范的通例（M）；
        《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：案件数量较去年减少2倍，投诉举报量下降150%。
    正确：案件数量增长2倍，投诉举报量下降50%，积案下降100%。
    """
    for line, match in subject.body.found_unquoted(_TIMES_LESS):
        yield Fault(line.at(match), f"减少不说几倍：“{match[0]}”", "改用百分数或者分数")
    for line, match in subject.body.found_unquoted(_MORE_THAN_ALL):
        if Fraction(match["share"]) > _HUNDRED:
            yield Fault(line.at(match), f"减少不超过100%：“{match[0]}”", "核对两年的数和比例")


_POINTS_OF_COUNTS = Pattern(
    rf"(?:[件起次人家户]数|数量|总[数量]|金额|[案办]件量?|受理量|投诉量|发案数|收入)(?:{_COMPARED})?(?:{_UP}|{_DOWN})了?"
    r"[0-9]{1,3}(?:\.[0-9]{1,2})?个?百分点",
    words=("百分点",),
)


@rule("FZ258")
def points_of_counts(subject: Subject) -> Iterator[Fault]:
    """数量增减多少用百分数，率增减多少才用百分点。

    百分点是两个百分率的差：办结率由72%提高到75%，提高3个百分点；案件数下降20%，不能说下降20个百分点。

    依据：百分点是两个百分率之差，统计用语的通例（M）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：全年生产安全事故起数下降20个百分点。
    正确：全年生产安全事故起数下降20%，案件办结率上升3个百分点。
    """
    for line, match in subject.body.found_unquoted(_POINTS_OF_COUNTS):
        yield Fault(line.at(match), f"数量的变化不说百分点：“{match[0]}”", "改用“%”")


RULES: tuple[Rule, ...] = (changes, changes_the_other_way, less_than_nothing, points_of_counts)
