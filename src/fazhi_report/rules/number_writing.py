"""How numbers, years, dates and document numbers are written."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import chinese_date
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_HAN = "\u3400-\u9fff"
_FULL_WIDTH = Pattern(r"[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．％]*")

_DASHES = "-‐‑–−~～∼—―"
_DASH = "[-‐‑–−~～∼]|—{1,2}|――|--"
_RIGHT_DASHES = ("—", "～")
_DAY_PART = r"(?:(?:1[0-2]|[1-9])月(?:[1-3]?\d日)?)?"
_YEARS = Pattern(
    rf"((?:19|20)\d\d)(?<![\d.\-—/A-Z].{{4}})((?:年{_DAY_PART})?)"
    rf" ?({_DASH}) ?((?:19|20)\d\d)(学年|年|(?=[）)]))",
    re.ASCII,
    words=_DASHES,
)
_JOINED_YEARS = Pattern(r"((?:19|20)\d\d)(?<!\d.{4})((?:19|20)\d\d)年", re.ASCII)
_DAYS = Pattern(
    rf"[0-9](?<![\d.\-—/].)\d?(?:月(?:\d{{1,2}}日)?|日)?({_DASH})\d{{1,2}}(?:月(?:\d{{1,2}}日)?|日(?!本))",
    re.ASCII,
    words=_DASHES,
)
_TITLE_YEARS = Pattern(r"《[^《》]{0,60}?纲要（((?:19|20)\d\d—(?:19|20)\d\d)）》", words=("）》",))

_UNITS = "万元|亿元|元|件|次|个|名|人|家|项|场|份|条|天|年(?![级代])|户|页|分钟|小时|公里|米"
_RANGE = Pattern(
    rf"([0-9](?<![\d.\-—/A-Za-z].)\d{{0,5}}(?:\.\d{{1,4}})?)({_DASH})(\d{{1,6}}(?:\.\d{{1,4}})?)(%|％|[万亿]|{_UNITS})",
    re.ASCII,
    words=_DASHES,
)

_SHORT_YEAR = Pattern(
    r"(?<![\d.近超满达第约每前共长逾])(\d\d)年(?=度|初|底|末|上半年|下半年|(?:1[0-2]|[1-9])月(?!\d))"
    r"|(?:(?<=关于)|(?<=现将)|(?<=我局)|(?<=制定)|(?<=总结))(\d\d)年(?=工作|法治|预算|全年)"
    r"|[’'‘](\d\d)年",
    re.ASCII,
)
_TWO_DIGITS = Pattern("[0-9][0-9]年(?<![0-9]{3}年)")
_SOME_YEAR = 2024  # where the title has none
_NEAR = 6  # years back that an abbreviated year may be, and one ahead

# Provinces that are read as places behind a year; “2024上海市民运动会” shows why 市 is not enough.
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_AFTER_BARE_YEAR = Pattern(r"20\d\d(?:度?法治|[河山辽吉黑江浙安福湖广海四贵云陕甘青])", re.ASCII)
_BARE_YEAR = Pattern(
    rf"(?<![\d.\-—/A-Za-z])(20\d\d)(?=(?:{_PROVINCES})省|(?:{_PROVINCES}).{{0,8}}法治|度?法治政府建设|度法治)",
    re.ASCII,
)

# Measure words of records. 个、项、条、人 stand in too many fixed words to be compared: 三项制度、两个维护.
_MEASURES = "场次|人次|次|场|件|份|期|起|宗|批|家|名"
_ALONE = "(?<![零〇一二三四五六七八九十百千万亿几数第前上这那此后届每再又头].)"
# What must not stand before is looked for behind the first character, so that a search is quick.
_SPELLED = Pattern(
    f"[两二三四五六七八九十]{_ALONE}"
    "(?:(?<=[二三四五六七八九])十[一二三四五六七八九]?|(?<=十)[一二三四五六七八九]|(?<!二))"
    f"(?:余|多)?({_MEASURES})"
)
_IN_DIGITS = Pattern(rf"\d(?<![\d第.].)[\d.]{{0,8}}[余多万]?({_MEASURES})", re.ASCII)
# What makes a number in Han one of a name, an ordinal or a rate: 三次产业, 三件套, 二十届三次全会, 每年两次.
_FIXED = Pattern(
    "会议|全会|全体|代表大会|产业|分配|普查|创业|供水|污染|元|方|实事|大事|事|套|工程|执法人员|以上|以下|以内|左右|人"
)
_RATE = Pattern("每|至少|不少于|不得少于|届|原则上|最多|不超过")

_DOTTED = Pattern(
    r"((?:19|20)\d\d)(?<![\w.\-/年].{4})([./-])(\d{1,2})\2(\d{1,2})(?:日|号)?(?![\w.\-/])(?!万|亿|元|%)",
    re.ASCII,
    words="./-",
)
_ZEROS = Pattern(
    r"(?<!\d)(?:((?:19|20)\d\d)年)?(?:0[1-9]月(?:[0-3]?\d日)?|(?:1[0-2]|[1-9])月0[1-9]日)",
    re.ASCII,
    words="月",
)
_IN_HAN = Pattern(
    "[一二][〇○零0O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?",
    words="月",
)
_DATE_ALONE = Pattern("[\\d〇○零O一二三四五六七八九十年月日号./\\- \u3000]{6,20}")
_HOLIDAYS = (
    "植树节|消费者权益|国家安全教育|知识产权|环境日|禁毒日|国际禁毒|宪法日|国家宪法|宪法宣传|消防"
    "|防灾减灾|警察节"
)
_DAY_NAMES = "节|世界|国际|宣传|活动|纪念|教育日|权益日|主题日|环境日|宪法日|禁毒日|消防日|警察日"
_QUOTED_DAY = Pattern(
    rf"“((?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9]))(?=”?[{_HAN}]{{0,8}}(?:{_DAY_NAMES}))", re.ASCII
)
_NAMED_DAY = Pattern(
    rf"([1-9](?<![\d.“].)(?:(?<=1)[0-2])?\.(?:[12]\d|3[01]|[1-9]))(?=(?:国际|全国|世界)?(?:{_HOLIDAYS}))",
    re.ASCII,
    words=".",
)

_DOCUMENT_NUMBER = Pattern(
    r"([〔\[［（(【])(\d{4}|\d\d)([〕\]］）)】])(第?)(\d{1,5})号(?![楼线院窗机台])", re.ASCII, words="号"
)
_ROUND = frozenset("（(")
# 劳人仲案字（2024）5号, 罚字〔2024〕第12号 are numbers of cases and decisions, not of documents.
_CASES = Pattern("(?:罚|许|决|诉|强|催|赔|调|裁|案|仲|初|终)字?$")
_STANDARD_SINCE = 2012


@rule("FZ380")
def full_width_digits(subject: Subject) -> Iterator[Fault]:
    """阿拉伯数字和字母用半角的。

    全角数字是中文输入法全角状态下打的，字距松散，查找、统计也认不出来。

    依据：《出版物上数字用法》（GB/T 15835—2011）4.1.1：计量的数字用阿拉伯数字（R）；用半角的写法（D）
    错误：２０２３年办理行政复议案件５件。
    正确：2023年办理行政复议案件5件，推进“互联网＋监管”。
    """
    for line, match in subject.lines.found(_FULL_WIDTH, sign=_FULL_WIDTH):
        right = unicodedata.normalize("NFKC", match[0])
        yield Fault(line.at(match), f"“{match[0]}”是全角的", f"改成半角的“{right}”")


@rule("FZ381")
def time_ranges(subject: Subject) -> Iterator[Fault]:
    """起止的年份、日期之间用一个一字线“—”，后一个年份带“年”。

    短横线“-”是连接号码用的，“——”是破折号；引用文件名里的年份，以原文件为准。

    依据：《标点符号用法》（GB/T 15834—2011）4.13.3.2：
        时间等相关项目的起止一般用一字线，有时也可用浪纹线（R2）
    错误：《法治政府建设实施纲要（2021-2025年）》实施以来
    正确：《法治政府建设实施纲要（2021—2025年）》实施以来，咨询电话0391-20212025。
    """
    for line, match in subject.lines.found(_YEARS):
        start, part, dash, end, unit = match.groups()
        if dash != "—":
            milder = Severity.INFO if dash == "～" else None
            right = f"{start}{'' if part == '年' else part}—{end}{unit or '年'}"
            yield Fault(line.at(match), f"起止年份之间用了“{dash}”", f"改用一字线，写成“{right}”", milder)
    for line, match in subject.lines.found(_JOINED_YEARS, sign=_JOINED_YEARS):
        yield Fault(line.at(match), "两个年份之间没有连接号", f"加上一字线，写成“{match[1]}—{match[2]}年”")
    for line, match in subject.lines.found_unquoted(_DAYS):
        if match[1] not in _RIGHT_DASHES and ("月" in line.text or "日" in line.text):
            right = match[0].replace(match[1], "—")
            yield Fault(line.at(match), f"起止的时间之间用了“{match[1]}”", f"改用一字线，写成“{right}”")
    for line, match in subject.lines.found(_TITLE_YEARS):
        hint = f"核对原文件名，写成“{match[1]}年”"
        yield Fault(line.at(match, 1), "文件名里的起止年份没有“年”字", hint)


@rule("FZ382")
def value_ranges(subject: Subject) -> Iterator[Fault]:
    """数值的起止之间用“～”或者“—”，前一个数的百分号和“万”“亿”不省。

    “5—10%”可以读成5到10%，“2～5万元”可以读成2元到5万元。

    依据：《标点符号用法》（GB/T 15834—2011）4.13.3.2：数值范围的起止用一字线或者浪纹线（R2）；
        百分数范围前一个“%”不宜省，“万”“亿”同样（R2）；
        《出版物上数字用法》（GB/T 15835—2011）的写法与此有出入（C）
    错误：办理时限压缩5-10%。
    正确：办理时限压缩5%～10%，补助2万～5万元，每次培训3～5天。
    """
    for line, match in subject.lines.found_unquoted(_RANGE):
        low, dash, high, unit = match.groups()
        if int(float(low)) > 1900 and unit == "年":  # noqa: PLR2004 -- years, which FZ381 looks at
            continue
        if unit[0] in "%％万亿":
            first = "%" if unit == "％" else unit[0]
            message = f"数值范围里前一个数省了“{first}”"
            yield Fault(line.at(match), message, f"写成“{low}{first}～{high}{unit}”")
        elif dash not in _RIGHT_DASHES:
            yield Fault(line.at(match), f"数值的起止之间用了“{dash}”", f"写成“{low}～{high}{unit}”")


@rule("FZ383")
def short_years(subject: Subject) -> Iterator[Fault]:
    """年份写全四位数。

    “23年度”过几年就分不清是哪一年，也容易和“23年”这样的时间长度混淆。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5、7.3.5.4：发文字号、成文日期的年份标全称（R）；
        正文里的年份同样不简写（M）
    错误：23年度共培训执法人员3批。
    正确：2023年度共培训执法人员3批，其中有12年以上工龄的占近5年新进人员的一半，25年来首次满员。
    """
    year = subject.year
    for line, match in (
        subject.lines.found_unquoted(_SHORT_YEAR) if _TWO_DIGITS.search(subject.lines.text) else ()
    ):
        full = _full_year(int(match[1] or match[2] or match[3]), year)
        if full:
            yield Fault(line.at(match), f"年份简写成“{match[0]}”", f"写成“{full}年”")


def _full_year(short: int, year: int | None) -> int | None:
    """The year near the report's that ends in two digits."""
    last = (year or _SOME_YEAR) + 1
    return next((full for full in range(last - _NEAR, last + 1) if full % 100 == short), None)


@rule("FZ384")
def bare_years(subject: Subject) -> Iterator[Fault]:
    """年份后面有“年”字。

    “2022湖南省”“2023法治政府建设”漏了“年”字，多是套用上一年的报告改数字时删多了。

    依据：真实报告里见到“2022湖南”漏“年”（D）；年份标全称（《党政机关公文格式》7.3.5.4）（R）
    错误：现将2023法治政府建设情况报告如下：
    正确：现将2023年法治政府建设情况报告如下：
    """
    for line, match in subject.lines.found(_BARE_YEAR, sign=_AFTER_BARE_YEAR):
        yield Fault(line.at(match), f"“{match[1]}”后面漏了“年”字", f"写成“{match[1]}年”")


class _Count(NamedTuple):
    """A number with its measure word, as printed."""

    spot: Spot
    measure: str


@rule("FZ385")
def counts_in_two_scripts(subject: Subject) -> Iterator[Fault]:
    """同样的量词前面，全文统一用阿拉伯数字或者统一用汉字。

    同一篇里“研究两次”“学习4次”并用，体例不一。“三项制度”“一次性”“第三次”等固定的说法不在此列。

    依据：同类数字的体例前后一致（D）；《出版物上数字用法》（GB/T 15835—2011）的“局部体例上一致”（M）
    错误：局党组两次研究法治工作，组织法治学习4次。
    正确：局党组研究法治工作2次，组织法治学习4次，每年述法不少于两次，第三次全国国土调查已完成。
    """
    spelled = list(_counts(subject, _SPELLED))
    digits = list(_counts(subject, _IN_DIGITS)) if spelled else []
    for measure in dict.fromkeys(count.measure for count in spelled):
        han = [count for count in spelled if count.measure == measure]
        arabic = [count for count in digits if count.measure == measure]
        if arabic:
            few, other = (han, "阿拉伯数字") if len(han) <= len(arabic) else (arabic, "汉字")
            yield Fault(
                few[0].spot,
                f"“{measure}”前面有{len(han)}处用汉字、{len(arabic)}处用阿拉伯数字，"
                f"如“{han[0].spot.text}”和“{arabic[0].spot.text}”",
                f"全文统一，这里改用{other}",
            )


def _counts(subject: Subject, pattern: Pattern) -> Iterator[_Count]:
    for line, match in subject.body.found_unquoted(pattern, sign=pattern):
        clause = re.split("[，。；：、]", line.text[max(match.start() - 20, 0) : match.start()])[-1]
        if not _FIXED.match(line.text, match.end()) and not _RATE.search(clause):
            yield _Count(line.at(match), match[1])


@rule("FZ386")
def dates(subject: Subject) -> Iterator[Fault]:
    """日期用阿拉伯数字把年、月、日写全，月、日不编虚位。

    成文日期写错是错误，正文里的日期写法不合是警告。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.3.5.4：成文日期用阿拉伯数字将年、月、日标全，年份标全称，
        月、日不编虚位（R）；正文里的日期从同样的写法（D）；节日用间隔号（M）
    错误：二〇二四年二月五日
    正确：2024年2月5日，“3·15”国际消费者权益日活动经费2.5万元，版本号1.2.3。
    """
    for line, match in subject.lines.found_unquoted(_DOTTED):
        right = chinese_date(*map(int, match.group(1, 3, 4)))
        yield Fault(line.at(match), f"日期写成“{match[0]}”", f"写成“{right}”", _unless_alone(line))
    for line, match in subject.lines.found_unquoted(_ZEROS):
        right = re.sub("(?<![0-9])0", "", match[0])
        yield Fault(line.at(match), f"“{match[0]}”的月、日前面补了0", f"写成“{right}”", _unless_alone(line))
    for line, match in subject.lines.found_unquoted(_IN_HAN):
        hint = "用阿拉伯数字写，如“2024年2月5日”"
        yield Fault(line.at(match), f"日期“{match[0]}”用了汉字", hint, _unless_alone(line))
    for line, match in chain(
        subject.lines.found(_QUOTED_DAY, sign=_QUOTED_DAY), subject.lines.found(_NAMED_DAY)
    ):
        hint = f"用间隔号写成“{match[1].replace('.', '·')}”"
        yield Fault(line.at(match, 1), f"日期“{match[1]}”用了小数点", hint, Severity.WARNING)


def _unless_alone(line: TextLine) -> Severity | None:
    """A warning, but where the line is nothing but a date, as that of the document is."""
    stands_alone = line.kind == "paragraph" and _DATE_ALONE.fullmatch(line.text.strip())
    return None if stands_alone else Severity.WARNING


@rule("FZ387")
def document_numbers(subject: Subject) -> Iterator[Fault]:
    """发文字号写作“机关代字〔年份〕序号”：六角括号，四位年份，序号不加“第”、不编虚位。

    圆括号是案号用的，如“（2024）豫08行终12号”。2012年以前的文件按当时的写法，只作提示。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5：年份、顺序号用阿拉伯数字，
        年份标全称，用六角括号“〔〕”括入，顺序号不加“第”字、不编虚位，后加“号”字（R）
    错误：印发《关于开展法治督察的通知》（解财[2024]05号）。
    正确：印发《关于开展法治督察的通知》（解财〔2024〕5号），收到（2024）豫08行终12号判决书。
    """
    for line, match in subject.lines.found(_DOCUMENT_NUMBER):
        opening, year, closing, ordinal, number = match.groups()
        if _CASES.search(line.text, max(match.start() - 4, 0), match.start()):
            continue
        if opening in _ROUND and len(year) == 2:  # noqa: PLR2004 -- “公告（12）5号” may count something else
            continue
        wrong = _what_is_wrong(opening + closing, year, ordinal, number)
        if wrong:
            full = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004
            old = int(full) < _STANDARD_SINCE
            yield Fault(
                line.at(match),
                f"发文字号“{match[0]}”{'，'.join(wrong)}",
                f"写成“〔{full}〕{int(number)}号”",
                Severity.INFO if old else None,
            )


def _what_is_wrong(brackets: str, year: str, ordinal: str, number: str) -> list[str]:
    return [
        message
        for is_wrong, message in (
            (brackets != "〔〕", "年份没有用六角括号"),
            (len(year) == 2, "年份没有写全"),  # noqa: PLR2004
            (bool(ordinal), "序号前加了“第”"),
            (number.startswith("0"), "序号编了虚位"),
        )
        if is_wrong
    ]


RULES: tuple[Rule, ...] = (
    full_width_digits,
    time_ranges,
    value_ranges,
    short_years,
    bare_years,
    counts_in_two_scripts,
    dates,
    document_numbers,
)
