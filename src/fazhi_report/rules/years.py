"""Years."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import chinese_day
from fazhi_report.rules.calendar import FULL_DATE, ONLY_DATE, STOPS, YEAR, stretch
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine
from fazhi_report.schema import REPORTED_BELOW, Ledger, RecordDates, Report, ledgers

_REPORTED = ("第一责任人", "举措成效", "不足")
"""The parts that tell of the report's year."""

# Years in title, lead and headings -------------------------------------------------------------------------

_OPENING = Pattern(r"(?P<year>20\d\d)年(?:度|以来|来)?，", re.ASCII)
_DIGITS = 4
_LONGEST_LEAD = 3  # paragraphs, an addressee included
_LEAD = Pattern(REPORTED_BELOW, words=("如下",))
_PLANS = Pattern("安排|打算|计划|思路|下一步|下步|规划|展望")
_OF_THE_WORK = Pattern(
    "(?:推进|开展|加强|履行|度){0,3}(?:法治|依法|主要(?:举措|工作|措施|做法|成效)|工作(?:开展)?情况|第一责任人|党政主要)"
)


@rule("FZ301")
def year_of_report(subject: Subject) -> Iterator[Fault]:
    """标题、导语和一级标题写的都是报告的年度。

    用上一年的稿子改写，容易漏改年份。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字、引文等是否准确（R）；《法治政府建设与责任
        落实督察工作规定》：报告上一年度的情况（R）
    错误：
        # 青山县水利局关于2023年法治政府建设情况的报告
        现将我局2022年法治政府建设情况报告如下：
    正确：
        # 青山县水利局关于2023年法治政府建设情况的报告
        现将我局2023年法治政府建设情况和2024年工作安排报告如下：
    """
    year = subject.year
    if year is None:
        return
    headings = (_headings_of_another_year(line, year) for line in subject.body if line.level == 1)
    for where, spots in (
        ("标题", chain(_title_of_another_year(subject.title, year), *headings)),
        ("导语", _leads_of_another_year(subject, year)),
    ):
        for spot in spots:
            message = f"{where}写的是{spot.text[:_DIGITS]}年，报告的是{year}年的情况"
            yield Fault(spot, message, f"改为“{year}年”")


def _title_of_another_year(title: TextLine, year: int) -> Iterator[Spot]:
    return (title.at(match) for match in YEAR.finditer(title.unquoted) if int(match["year"]) != year)


def _leads_of_another_year(subject: Subject, year: int) -> Iterator[Spot]:
    for line in subject.body[:_LONGEST_LEAD]:
        opening = _OPENING.match(line.unquoted) if line.part == "导语" else None
        if opening and int(opening["year"]) != year:
            yield line.at(opening, "year")
    for line in subject.body.showing(_LEAD.words):
        lead = _LEAD.search(line.unquoted)
        begin, end = lead.span() if lead else (0, 0)
        for match in YEAR.finditer(line.unquoted, begin, end):
            planned = int(match["year"]) == year + 1 and _PLANS.search(line.unquoted, match.end(), end)
            if int(match["year"]) != year and not planned:
                yield line.at(match)


def _headings_of_another_year(line: TextLine, year: int) -> Iterator[Spot]:
    if line.part in _REPORTED and not _PLANS.search(line.heading):
        for match in YEAR.finditer(line.unquoted, 0, line.lead):
            if int(match["year"]) != year and _OF_THE_WORK.match(line.unquoted, match.end()):
                yield line.at(match)


# Years in the text -----------------------------------------------------------------------------------------

_BRACKETED = Pattern(r"（[^（）]{1,60}）|〔[^〔〕]{1,20}〕|\([^()]{1,60}\)|\[[^\[\]]{1,20}\]")
# What makes a year one of the past or the future on purpose, before it …
_ON_PURPOSE_BEFORE = Pattern(
    "(?:[比较与同和至到从自于由、]|对比|相比|截至|截止|继|经过|根据|按照|作为|始于|早在)(?:了|去年的)?$"
)
# … right behind it …
_ON_PURPOSE_BEHIND = Pattern(
    r"(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[—－～~至到、底末]|起(?!草|诉|点|步|到)|[上下]半年[至到]"
    r"|[^，。；]{0,12}?(?:以来|开始|起[，、至到]|起$|至今|年底|底前|前[，、]|之前|以前|以后|后[，、]|期间|版))",
    re.ASCII,
)
# … in its clause …
_ON_PURPOSE_IN_CLAUSE = Pattern(
    "增长|下降|提高|降低|减少|上升|持平|增幅|结转|遗留|未办结|整改|反馈|考核|督察|督查|审计|巡视|巡察|评估|考评"
    "|测评|决算|预算|修订|修正|修改|施行|生效|废止|失效|清理|换届|成立|挂牌|评为|获评|荣获|表彰|命名|先进|项目|计划|拟|将|力争|预计|确保|目标|分别"
)
# … or anywhere in its sentence.
_ON_PURPOSE_AROUND = Pattern(
    "同比|环比|相比|对比|上年|上一年|往年|历年|近[两三四五]年|连续|累计|十[二三四五]五|试点以来"
)
_ISSUED = Pattern(
    r"度?(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；\d]{0,10}?(?:印发|公布|颁布|出台|发布|制定|签订|立案|受理|建成|启动|开工|通过)(?:的|《|■)",
    re.ASCII,
)
_CLAUSE_STOPS = "。；！？，：、"
_BARE = Pattern(r"(?<!\d)(?P<year>20\d\d)(?P<whole>)(?=全年|[上下]半年)", re.ASCII)
"""A year whose 年 was lost."""
# What an office tells of its own year, whatever else stands in the clause.
_SEVERAL_YEARS = Pattern("历年|往年|近[两三四五]年|连续|累计|十[二三四五]五|以来|试点|分别")
_OWN_WORK = Pattern(
    r"度?，?(?:我[局镇乡县区市委]|全[局镇乡县区市])?(?:共|累计|先后|组织|开展|召开|举办|受理|办理|办结|查处|立案|审查|审核|检查"
    r"|培训|新增|聘请|发放|出动|化解|调解|接受|学习|研究)(?:(?!的|反馈|结转|遗留|增|降|减|整改)[^，。；]){0,20}\d{1,6}余?(?:次|件|场|期|份|人|名|家|起|宗)(?!的|案|问题|遗留)",
    re.ASCII,
)


@rule("FZ303")
def years_in_text(subject: Subject) -> Iterator[Fault]:
    """举措成效、第一责任人、不足部分说的是报告年度的事。

    “2022年开展学法4次”出现在2023年的报告里，多半是上一年的稿子留下的。文件名称、文号、起止年份、和往年比较、
    往年事项的整改和考核、法律的制定和修订，不在此列。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）；凭上下文判断（D）
    错误：
        一、推进法治政府建设的主要举措和成效
        2022年开展法治专题学习4次。
    正确：
        一、推进法治政府建设的主要举措和成效
        2023年开展法治专题学习4次，比2022年增加1次。自2021年以来，连续被评为优秀。
    """
    year = subject.year
    if year is None:
        return
    for line in subject.body.showing(("20",)):
        if line.part in _REPORTED and not ONLY_DATE.fullmatch(line.text):
            text = _BRACKETED.sub(lambda match: "■" * len(match[0]), line.unquoted)
            start = line.lead if line.level == 1 else 0
            for match in chain(YEAR.finditer(text, start), _BARE.finditer(text, start)):
                if int(match["year"]) != year and not _on_purpose(text, match, year, line):
                    message = f"{year}年的报告里写了{match['year']}年的事"
                    hint = (
                        f"漏改年份的，改为“{year}年”；确是{match['year']}年的事，删去或者说明和本年度的关系"
                    )
                    yield Fault(line.at(match), message, hint)


def _on_purpose(text: str, match: re.Match[str], year: int, line: TextLine) -> bool:
    """Whether what stands around a year tells why another year than the report's is meant."""
    sentence = stretch(line.text, match.start(), STOPS)
    clause = stretch(text, match.start(), _CLAUSE_STOPS)
    if str(year) in stretch(text, match.start(), STOPS):
        return True
    is_own = int(match["year"]) < year and _OWN_WORK.match(text, match.start("whole"))
    if (_SEVERAL_YEARS if is_own else _ON_PURPOSE_AROUND).search(sentence):
        return True
    if _ON_PURPOSE_IN_CLAUSE.search(clause) and not is_own:
        return True
    if int(match["year"]) > year and (line.part == "不足" or FULL_DATE.match(text, match.start())):
        return True  # a remedy that is to come; a day that FZ311 looks at
    before = text[max(match.start() - 4, 0) : match.start()]
    return bool(
        _ON_PURPOSE_BEFORE.search(before)
        or _ON_PURPOSE_BEHIND.match(text, match.start("whole"))
        or _ISSUED.match(text, match.start("whole"))
    )


# Records ---------------------------------------------------------------------------------------------------


@rule("FZ304")
def dates_of_records(subject: Subject) -> Iterator[Fault]:
    """台账记录的日期在报告年度之内。

    年度以外的事不计入本年度的数。人员、顾问、清单、平台等长期存在的，可以早于报告年度；上年结转的案件可以
    写上一年的日期；年度述法可以在下一年初。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）
    错误：
        ---
        year: 2024
        study_sessions:
          - {date: 2023-05-04, forum: 专题学习}
    正确：
        ---
        year: 2024
        study_sessions:
          - {date: 2024-05-04, forum: 专题学习}
        officers:
          - {date: 2021-03-02, certified: 是}
    """
    if subject.report is None:
        return
    year = subject.report.year
    for name, title, index, day in _of_another_year(subject.report):
        dates = ledgers()[name].dates
        earlier_is_right = dates is RecordDates.STANDING or (
            dates is RecordDates.CARRIED_OVER and day.year == year - 1
        )
        later_is_right = dates is RecordDates.REPORTED_LATER and day.year == year + 1
        if (day.year < year and not earlier_is_right) or (day.year > year and not later_is_right):
            message = f"“{title}”第{index + 1}条的日期{chinese_day(day)}不在报告年度{year}年之内"
            hint = "核对日期；不是本年度的，从台账里删去"
            yield Fault((name, "records", index, "date"), message, hint)


def _of_another_year(report: Report) -> Iterator[tuple[str, str, int, date]]:
    """The ledger, its title, the position and the date of every record that is not of the year."""
    year = report.year
    for name in report.model_fields_set:
        ledger = getattr(report, name)
        if isinstance(ledger, Ledger):
            title = type(report).model_fields[name].title or name
            for index, record in enumerate(ledger.records):
                day = record.date
                if day and day.year != year:
                    yield name, title, index, day


# Relative years --------------------------------------------------------------------------------------------

_RELATIVE = Pattern(
    "(?<![如现当])今年(?!轻|龄)|(?<![过失除])去年(?!轻|龄)|(?<![文说证声透表注标写查申])明年(?!轻|龄)"
    "|(?<![以从目当])前年(?!轻|龄|度)"
    "|本年度(?!报告)|(?:上|下)一?年度"
)
_NO_NUMBER = Pattern("年(?:(?<=[今去明前]年)|(?<=[本上下一]年)度)")
"""A year without its number."""
_YEARLY = ("上一年度", "上年度", "下一年度", "下年度", "本年度")
_FIXED_BEFORE = Pattern("(?:[比较与同和对]|对比|相比|至|到)$")
_FIXED_BEHIND = Pattern("[^。；]{0,20}?(?:结转|整改|反馈|考核|督察|督查|审计|相比|持平|同期|决算|评估|遗留)")


@rule("FZ305")
def relative_years(subject: Subject) -> Iterator[Fault]:
    """写明是哪一年，不写“今年”“去年”“明年”“上一年度”。

    报告在下一年年初成文、公开，“今年”指哪一年并不清楚；“上一年度”多半是照抄督察规定的标题。“同比”“比上年”
    “上年结转”和上年度的考核、整改等说法不在此列。

    依据：归纳自公开的年度报告：“今年”须能定年，一级标题照抄“上一年度”没有换成年份（D）
    错误：一、上一年度推进法治政府建设的主要举措和成效
    正确：
        一、2023年推进法治政府建设的主要举措和成效
        收到政府信息公开申请14件，其中上年度结转1件，比上年增加2件。
    """
    for line, match in subject.body.found_unquoted(_RELATIVE, sign=_NO_NUMBER):
        if not _is_fixed(line, match):
            word = match[0]
            hint = _named_year(word, subject.year)
            severity = Severity.INFO if word == "本年度" else None  # the title tells which
            yield Fault(line.at(match), f"“{word}”没有写明是哪一年", hint, severity)


def _is_fixed(line: TextLine, match: re.Match[str]) -> bool:
    """Whether 上年度 and the like stand where they are usual: in comparisons, and in the text of plans."""
    if match[0] not in _YEARLY:
        return False
    if match[0].startswith("本") and match.start() >= line.lead:
        return line.part == "下年安排"
    if match.start() >= line.lead and (line.part == "下年安排" or match[0].startswith("下")):
        return True
    if "每年" in line.unquoted[: match.start()]:
        return True  # what the regulation says: every year report on the last one
    before = line.unquoted[max(match.start() - 2, 0) : match.start()]
    return bool(_FIXED_BEFORE.search(before) or _FIXED_BEHIND.match(line.unquoted, match.end()))


def _named_year(word: str, year: int | None) -> str:
    """What to write instead; 今年 and 本年度 of a report written in the next year may be either."""
    if year is None:
        return "写明年份"
    if word.startswith(("下", "明")):
        return f"改为“{year + 1}年”"
    return f"写明年份，如“{year}年”"


RULES: tuple[Rule, ...] = (
    year_of_report,
    years_in_text,
    dates_of_records,
    relative_years,
)
