"""The build of a report: FZ315 to FZ334."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath, Severity
from fazhi_report.numerals import chinese, heading_number
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Line, Spot, Subject

# Title and lead --------------------------------------------------------------------------------------------

_TITLE_YEAR = re.compile(r"(?<!\d)20\d\d ?年")
_NO_OFFICE = re.compile(r"(?:关于|20\d\d ?年|法治政府建设|法治建设)")
_NOT_A_TITLE = re.compile("[。：；:;]$")
_KIND = re.compile("报告(?:（[^（）]{1,20}）)?$")  # a note such as （公开版） may follow
_SUMMARY = re.compile("(?:工作)?总结(?:报告)?(?:（[^（）]{1,20}）)?$")
_LEAD = re.compile("现(?:将|就)[^。；！？]{2,90}?(?:报告|汇报|总结|报送)如下")
_OTHER_KIND = re.compile("(?:工作)?总结|通报")
_SENTENCE = re.compile("[^。！？；]+[。！？；]?")
_ORDINAL_WORD = re.compile("^[一二三四五六七八九十]{1,2}是")
_LONG_SENTENCE = 20  # rules.md, S11: n-gram repeats of 20 characters and more


@rule("FZ315", "标题句式", Severity.ERROR)
def title_form(subject: Subject) -> Iterator[Fault]:
    """标题由机关名称、“关于”、年份、事由和文种组成，文种是“报告”。

    标题缺了机关名称或者文种，就看不出是谁的什么公文。年份漏写、“年度”写了两次、“关于”没有“的报告”呼应、
    句式不在本省规定之内的，是警告。可用的句式在设置 title_forms 里规定。

    依据：《党政机关公文处理工作条例》第九条第七项：标题由发文机关名称、事由和文种组成（R）；
        “年度”只出现一次、有“关于”就有“的报告”归纳自公开的年度报告（D）
    错误：# 关于2023年法治政府建设情况的报告
    正确：# 青山县水利局2023年法治政府建设年度报告
    """
    title = subject.title
    text = title.text
    if not text or _NOT_A_TITLE.search(text) or _numbered(text):
        yield Fault(title.spot(0, len(text)), "没有报告标题", _TITLE_HINT, Severity.WARNING)
        return
    faults = list(_title_faults(title))
    if not faults and not _forms(subject.settings.style.title_forms).fullmatch(text.replace(" ", "")):
        message = f"标题“{text}”不是规定的句式"
        faults = [Fault(title.spot(0, len(text)), message, _TITLE_HINT, Severity.WARNING)]
    yield from faults


_TITLE_HINT = "如“××局关于2023年法治政府建设情况的报告”“××局2023年法治政府建设年度报告”"


def _title_faults(title: Line) -> Iterator[Fault]:
    text, whole = title.text, title.spot(0, len(title.text))
    if match := _NO_OFFICE.match(text):
        yield Fault(title.at(match), "标题里没有机关名称", "在标题开头写上机关全称或者规范化简称")
    if match := _SUMMARY.search(text):
        severity = None if "报告" not in match[0] else Severity.WARNING
        yield Fault(title.at(match), f"标题的文种写成了“{match[0]}”", "文种用“报告”", severity)
    elif not _KIND.search(text):
        yield Fault(whole, "标题没有写明文种", "以“报告”结尾，如“法治政府建设情况的报告”")
    if not _TITLE_YEAR.search(text):
        yield Fault(whole, "标题里没有年份", "写明报告的年度，如“2023年”", Severity.WARNING)
    if text.count("年度") > 1:
        at = text.rfind("年度")
        hint = "前一处改为“年”，如“2023年法治政府建设年度报告”"
        yield Fault(title.spot(at, at + 2), "标题里“年度”重复", hint, Severity.WARNING)
    if "关于" in text and text.endswith("报告") and not text.endswith("的报告"):
        spot = title.spot(len(text) - 2, len(text))
        yield Fault(spot, "标题有“关于”，缺“的”", "改为“关于……的报告”，或者删去“关于”", Severity.WARNING)


@cache
def _forms(forms: tuple[str, ...]) -> re.Pattern[str]:
    """What a title of one of these forms looks like."""
    slots = {r"\{机关\}": ".{2,60}", r"\{年份\}": r"20\d\d"}
    patterns = []
    for form in forms:
        pattern = re.escape(form)
        for slot, what in slots.items():
            pattern = pattern.replace(slot, what)
        patterns.append(pattern)
    return re.compile(f"(?:{'|'.join(patterns)})(?:（[^（）]{{1,20}}）)?")


@rule("FZ316", "文种一致", Severity.WARNING)
def one_kind_of_document(subject: Subject) -> Iterator[Fault]:
    """导语所说的文种和标题一致。

    标题是报告，导语却说“工作总结”的，多半是套用了别的稿子。

    依据：归纳自公开的年度报告：标题文种、导语文种、文末文种一致（D）
    错误：
        # 青山县水利局2023年法治政府建设年度报告
        现将我局2023年度依法治县工作总结报告如下：
    正确：
        # 青山县水利局2023年法治政府建设年度报告
        现将我局2023年法治政府建设情况报告如下：
    """
    if not _KIND.search(subject.title.text) or "总结" in subject.title.text:
        return
    for line in subject.body:
        lead = _LEAD.search(line.unquoted)
        match = _OTHER_KIND.search(line.unquoted, *lead.span()) if lead else None
        if match:
            message = f"标题的文种是“报告”，导语写的是“{match[0]}”"
            yield Fault(line.at(match), message, "改为“现将……情况报告如下”")


@rule("FZ317", "导语重复", Severity.WARNING)
def one_lead(subject: Subject) -> Iterator[Fault]:
    """“现将……报告如下”只写一次。

    两稿合并时容易留下两段导语。

    依据：归纳自公开的年度报告，其中有2份导语重复（D）
    错误：
        现将我局2023年法治政府建设情况报告如下：
        按照要求，现将2023年法治政府建设有关情况报告如下：
    正确：现将我局2023年法治政府建设情况报告如下：
    """
    found = [line.at(match) for line in subject.body for match in _LEAD.finditer(line.unquoted)]
    for spot in found[1:]:
        yield Fault(spot, "“报告如下”的导语前面已经有了", "删去重复的导语")


@rule("FZ318", "语句重复", Severity.WARNING)
def repeated_sentences(subject: Subject) -> Iterator[Fault]:
    """同一句话不在报告里出现两次。

    20字以上的句子一字不差地出现两次，多半是粘贴时没有删去。

    依据：归纳自公开的年度报告（D）
    错误：
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
    正确：
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
        坚持把依法治水贯穿水利工作的全过程，与业务工作同部署、同推进。
    """
    seen: set[str] = set()
    for line in subject.body:
        for match in _SENTENCE.finditer(line.text):
            opening = _ORDINAL_WORD.match(match[0])
            start = match.start() + (opening.end() if opening else 0)
            sentence = line.text[start : match.end()].strip("。！？；")
            if len(sentence) < _LONG_SENTENCE or _LEAD.search(sentence):
                continue
            if sentence in seen:
                spot = line.spot(start, match.end())
                yield Fault(spot, f"这句话前面已经有了：“{_short(sentence)}”", "删去一处，或者改写")
            seen.add(sentence)


def _short(text: str) -> str:
    return text if len(text) <= _LONG_SENTENCE else f"{text[:_LONG_SENTENCE]}……"


# Content ---------------------------------------------------------------------------------------------------


class _Item(NamedTuple):
    """A content item of the 督察规定: how headings of level 1, other headings, and running text name it."""

    name: str
    clause: str
    heading: re.Pattern[str]
    lower: re.Pattern[str]
    text: re.Pattern[str]
    path: DataPath


_RESPONSIBLE = re.compile(
    "第一责任人|(?:党政|主要|单位|局|部门)(?:主要)?(?:负责人|领导).{0,8}(?:履行|履职|职责)|法治建设职责"
)
_DEEDS = re.compile(
    "举措|(?<!整改)措施|成效|做法|主要工作|(?:工作|开展|落实|推进|完成|总体|基本)情况|进展|亮点"
)
_LACKS = re.compile("不足|问题|短板|差距|薄弱|困难|弱项")
_LACKS_BELOW = re.compile("不足|存在.{0,6}(?:问题|短板|差距)|困难和问题|薄弱环节|原因分析")
_LACKS_TOLD = re.compile(
    "(?:[还仍也]|依然|尚|客观)[^。，]{0,6}(?:存在|有)[^。]{0,24}(?:不足|问题|短板|差距|薄弱)|不足之处|存在不足"
)
_PLANNED = re.compile("安排|打算|计划|下一?步|思路|下一?年度?|来年|明年|展望|规划|努力方向")
_PLANNED_BELOW = re.compile("下一?步|下一?年度?|来年|明年|打算|工作安排|努力方向")
_PLANNED_TOLD = re.compile("下一步|下步|下一年|明年|来年")

_ITEMS = (
    _Item("举措和成效", "第一项", _DEEDS, _DEEDS, re.compile("举措|成效|做法|开展|推进"), ()),
    _Item("不足和原因", "第二项", _LACKS, _LACKS_BELOW, _LACKS_TOLD, ("shortcomings",)),
    _Item(
        "党政主要负责人履行第一责任人职责的情况",
        "第三项",
        _RESPONSIBLE,
        _RESPONSIBLE,
        _RESPONSIBLE,
        ("responsibility",),
    ),
    _Item("下一年度的主要安排", "第四项", _PLANNED, _PLANNED_BELOW, _PLANNED_TOLD, ("plans",)),
)
_DEEDS_ITEM = _ITEMS[0]
_PLANS_ITEM = _ITEMS[3]
_WHOLE = 3  # with so many items as headings of level 1 a text is a whole report, no draft or excerpt


@rule("FZ319", "法定内容", Severity.ERROR)
def content_items(subject: Subject) -> Iterator[Fault]:
    """举措成效、不足和原因、第一责任人履职、下一年度安排四项内容都写到。

    督察规定列明了年度报告应当包括的内容。写成一级标题、二级标题，或者几项合写一个标题，都算写到。
    一级标题里看得出三项以上的，按一份完整的报告检查，缺项是错误；台账里还没有写成文日期、公开日期和签发的，是警告；
    还没有写到这个程度的草稿，只提示缺哪些。

    依据：《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定（R）
    错误：
        一、推进法治政府建设的主要举措和成效
        全年开展法治培训4次。
        二、存在的不足和原因
        由于人手不足，案卷评查不够深入。
        三、2024年工作安排
        加强案卷评查。
    正确：
        一、推进法治政府建设的主要举措和成效
        （一）主要负责人履行第一责任人职责。局长带头学法。
        （二）规范行政执法。开展行政检查12次。
        二、存在的不足和原因
        由于人手不足，案卷评查不够深入。
        三、2024年工作安排
        加强案卷评查。
    """
    top = [line for line in subject.body if line.level == 1]
    missing = [item for item in _ITEMS if not _told(item, subject, top)]
    is_whole = len({_item(line) for line in top}) >= _WHOLE
    if missing and not is_whole:
        message = f"这份报告还没有写：{'、'.join(item.name for item in missing)}"
        yield Fault(_whole_report(subject), message, "分“一、”“二、”等部分写全", Severity.INFO)
    for item in missing if is_whole else ():
        hint = f"督察规定列明的内容{item.clause}，单独写一部分，或者写进相应部分的二级标题"
        yield Fault(_place(item, subject), f"报告没有写{item.name}", hint, _unless_final(subject))
    for line in _empty_parts(subject):
        spot = line.spot(len(line.number), line.lead)
        milder = _unless_final(subject) if is_whole else Severity.WARNING
        yield Fault(spot, "这一部分没有内容", "补写，或者删去标题", milder)


def _unless_final(subject: Subject) -> Severity | None:
    """A warning while a report is being written; data that say it is signed or published are final."""
    report = subject.report
    is_final = report is None or report.issued_on or report.published_on or report.approval
    return None if is_final else Severity.WARNING


def _told(item: _Item, subject: Subject, top: list[Line]) -> bool:
    """Whether the report tells of a content item, in its parts, chapters or words."""
    if item in map(_item, top):
        return True
    following = f"{subject.year + 1}年" if subject.year else None
    for line in subject.body:
        where = line.text if not line.level else line.heading
        pattern = {0: item.text, 1: item.heading}.get(line.level, item.lower)
        if pattern.search(where) or (line.level > 1 and item.text.search(line.body)):
            return True
        if item is _PLANS_ITEM and following and line.level and following in line.heading:
            return True
    return False


def _item(line: Line) -> _Item:
    """The content item of a heading of level 1; one on a theme is about what was done."""
    others = (item for item in _ITEMS if item is not _DEEDS_ITEM and item.heading.search(line.heading))
    return next(others, _DEEDS_ITEM)


def _place(item: _Item, subject: Subject) -> Spot | DataPath:
    """Where something that is missing would be written: its key in the data, else below the title."""
    return item.path if subject.report and item.path else _whole_report(subject)


def _whole_report(subject: Subject) -> Spot | DataPath:
    """The place of what concerns a report as a whole: the beginning of the data, else the title."""
    return () if subject.report else subject.title.spot(0, len(subject.title.text))


def _empty_parts(subject: Subject) -> Iterator[Line]:
    """The headings of level 1 with nothing below them."""
    for line, following in pairwise((*subject.body, None)):
        if (
            line
            and line.level == 1
            and line.kind == "heading"
            and "。" not in line.text
            and "：" not in line.text
            and (following is None or following.level == 1)
        ):
            yield line


_CAUSE = re.compile("原因|由于|主要是|导致|造成|源于|缘于|在于|根源|症结|归根|受限|制约|影响|因(?!此|地制宜)")


@rule("FZ320", "不足的原因", Severity.WARNING)
def causes_of_shortcomings(subject: Subject) -> Iterator[Fault]:
    """不足部分既写问题，也写原因。

    督察规定要求写“存在的不足和原因”；标题写了“原因”而正文只列问题的，名不副实。

    依据：《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定第二项：“存在的不足和原因”（R）；
        凭“原因”“由于”“因”等字样判断（D）
    错误：
        三、存在的不足和原因
        一是个别股室法治意识不够强。二是案卷质量有待提高。
    正确：
        三、存在的不足和原因
        一是案卷质量有待提高，主要原因是骨干人员轮换较快。
    """
    part = [line for line in subject.body if line.part == "不足"]
    below = "".join(line.heading + line.body for line in part if line.level != 1)
    bodies = "".join(line.body for line in part if line.level == 1)
    if (below or bodies) and not _CAUSE.search(below + bodies):
        hint = "逐条写明原因，如“主要原因是……”“由于……”"
        yield Fault(_shortcomings(subject, part[0]), "不足部分只列了问题，没有写原因", hint)


def _shortcomings(subject: Subject, heading: Line) -> Spot | DataPath:
    """Where causes would be added: the list in the data, else the heading that may promise them."""
    if subject.report and subject.report.shortcomings:
        return ("shortcomings",)
    at = heading.text.find("原因", 0, heading.lead)
    return heading.spot(at, at + 2) if at >= 0 else heading.spot(len(heading.number), heading.lead)


# Numbers of headings ---------------------------------------------------------------------------------------

_ORDINALS = {chinese(number): number for number in range(1, 200)}
_NO_NUMBER = re.compile("[一二三四五六七八九十]、[一二三四五六七八九十](?:级|类|线|期|等|档|把手)")
_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_AFTER_BRACKET = re.compile(rf"[（(](?:{_NUMERAL}|\d{{1,2}})[）)](?P<mark>[、，,．.。：:])")
_BRACKETED_IN_LINE = re.compile(rf"(?<=[。；：])（{_NUMERAL}）(?P<mark>[、，．.])(?!（)")
_WRONG_MARK = re.compile(rf"(?:{_NUMERAL}(?P<han>[．.，,])|\d{{1,2}}(?P<arabic>、))")
_WRONG_MARK_IN_LINE = re.compile(r"(?<=[。；：])\d{1,2}(?P<arabic>、)(?=[\u4e00-\u9fff])", re.ASCII)
_HALF_WIDTH = re.compile(
    rf"\((?:{_NUMERAL}|\d{{1,2}})\)|\((?:{_NUMERAL}|\d{{1,2}})）|（(?:{_NUMERAL}|\d{{1,2}})\)"
)
_HALF_WIDTH_IN_LINE = re.compile(rf"(?<=[。；：])\({_NUMERAL}\)")


class _Place(NamedTuple):
    """A heading among the others: its value, that of the one before it on its level, the level above it.

    `position` is which one it is on its level, whatever the numbers say.
    """

    line: Line
    value: int
    before: int
    above: int
    position: int


def _numbered(text: str) -> bool:
    return text.startswith(("一、", "（一）", "1.", "（1）"))


def _headings(subject: Subject) -> Iterator[Line]:
    """The headings with a number that counts."""
    for line in subject.body:
        if line.level and not _NO_NUMBER.match(line.text):
            yield line


def _value(number: str) -> int:
    """What a heading's number counts; 0 for none."""
    digits = number.strip("（）()、，．.,。：:")
    return int(digits) if digits.isdecimal() else _ORDINALS.get(digits, 0)


def _places(subject: Subject) -> Iterator[_Place]:
    values: dict[int, int] = {}
    positions: dict[int, int] = {}
    for line in _headings(subject):
        values = {level: value for level, value in values.items() if level <= line.level}
        positions = {level: position for level, position in positions.items() if level <= line.level}
        above = max((level for level in values if level < line.level), default=0)
        value, before = _value(line.number), values.get(line.level, 0)
        positions[line.level] = positions.get(line.level, 0) + 1
        if value:
            yield _Place(line, value, before, above, positions[line.level])
        values[line.level] = value or before


def _number(line: Line) -> Spot:
    return line.spot(0, len(line.number))


@rule("FZ321", "标题序号连续", Severity.ERROR)
def continuous_numbers(subject: Subject) -> Iterator[Fault]:
    """同级标题的序号从一起、依次排列，不缺号、不重号。

    每个上级标题之下重新编号。整篇连续编号也有人用，提示核对。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）；
        GB/T 15834—2011附录B.3.8（R）
    错误：
        一、主要举措和成效
        （一）加强组织领导。局党组专题研究2次。
        （三）规范行政执法。开展行政检查12次。
    正确：
        一、主要举措和成效
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
    """
    last: dict[int, int] = {}
    for place in _places(subject):
        line, expected = place.line, place.before + 1
        # After one wrong number the next is right by its place among the others.
        if place.value not in (expected, place.position):
            should = heading_number(line.level, expected)
            if line.level > 1 and not place.before and place.value == last.get(line.level, 0) + 1:
                message = f"序号“{line.number}”接着上一部分编，没有重新编号"
                hint = f"上级标题之下重新编号，改为“{should}”；全篇统一连续编号的可以不改"
                yield Fault(_number(line), message, hint, Severity.INFO)
            else:
                message = f"序号“{line.number}”不连续，这里应当是“{should}”"
                yield Fault(_number(line), message, "核对有没有漏写、重复，重新编号")
        last[line.level] = place.value


@rule("FZ322", "标题越级", Severity.ERROR)
def skipped_levels(subject: Subject) -> Iterator[Fault]:
    """标题逐级使用“一、”“（一）”“1.”“（1）”，不跳过中间的层次，也不由低层反用高层。

    “一、”之下直接用“1.”，就缺了“（一）”这一层。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）；
        GB/T 15834—2011附录B.3.8：不宜由低层反用高层（R）
    错误：
        一、主要举措和成效
        1.加强组织领导。局党组专题研究2次。
        2.规范行政执法。开展行政检查12次。
    正确：
        一、主要举措和成效
        （一）加强组织领导。
        1.落实责任。局党组专题研究2次。
        2.加强学习。开展学习4次。
    """
    highest = 0
    for place in _places(subject):
        line = place.line
        if place.above and not place.before and place.above < line.level - 1:
            upper, own, right = (
                heading_number(level, 1) for level in (place.above, line.level, place.above + 1)
            )
            yield Fault(_number(line), f"“{upper}”之下直接用了“{own}”", f"这一层用“{right}”")
        if highest and line.level < highest and place.value == 1:
            lower, own = (heading_number(level, 1) for level in (highest, line.level))
            message = f"“{own}”用在了“{lower}”之下，由低层反用了高层"
            yield Fault(_number(line), message, "按“一、”“（一）”“1.”“（1）”的次序用", Severity.WARNING)
        highest = min(highest or line.level, line.level)


@rule("FZ323", "括号序号后的点号", Severity.ERROR)
def marks_after_brackets(subject: Subject) -> Iterator[Fault]:
    """加括号的序号后面不用任何点号。

    写“（一）”，不写“（一）、”。

    依据：GB/T 15834—2011附录B.3.4：加括号的序次语后面不用任何点号（R）
    错误：（一）、落实第一责任人职责。局长带头学法。
    正确：（一）落实第一责任人职责。局长带头学法。
    """
    for line, match in _found(subject, _AFTER_BRACKET, _BRACKETED_IN_LINE):
        number = match[0].removesuffix(match["mark"])
        yield Fault(line.at(match), f"序号“{number}”后面用了“{match['mark']}”", f"改为“{number}”")


@rule("FZ324", "序号后的点号", Severity.ERROR)
def marks_after_numbers(subject: Subject) -> Iterator[Fault]:
    """汉字序号后面用顿号，阿拉伯数字序号后面用下脚点。

    写“一、”和“1.”，不写“一.”和“1、”。

    依据：GB/T 15834—2011附录B.3.2、B.3.3（R）
    错误：
        一.主要举措和成效
        全年开展培训4次。
    正确：
        一、主要举措和成效
        （一）加强学习。
        1.开展培训4次。
    """
    for line, match in _found(subject, _WRONG_MARK, _WRONG_MARK_IN_LINE):
        right = f"{match[0][:-1]}{'.' if match['arabic'] else '、'}"
        yield Fault(line.at(match), f"序号写成了“{match[0]}”", f"改为“{right}”")


@rule("FZ325", "序号的括号", Severity.ERROR)
def half_width_brackets(subject: Subject) -> Iterator[Fault]:
    """带括号的序号用全角括号。

    写“（一）”“（1）”，不写“(一)”“(1)”。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）
    错误：(一)落实第一责任人职责。局长带头学法。
    正确：（一）落实第一责任人职责。局长带头学法。
    """
    for line, match in _found(subject, _HALF_WIDTH, _HALF_WIDTH_IN_LINE):
        right = f"（{match[0][1:-1]}）"
        yield Fault(line.at(match), f"序号“{match[0]}”用了半角括号", f"改为“{right}”")


def _found(
    subject: Subject, opening: re.Pattern[str], within: re.Pattern[str]
) -> Iterator[tuple[Line, re.Match[str]]]:
    """Where the number of a heading, or a number after a stop inside a line, looks like this."""
    for line in subject.body:
        if line.number and not _NO_NUMBER.match(line.text) and (match := opening.match(line.number)):
            yield line, match
        for match in within.finditer(line.text):
            yield line, match


# 一是, 二是 -------------------------------------------------------------------------------------------------

_ITEM = re.compile("(?P<number>[一二三四五六七八九十]{1,2})是(?![一二三四五六七八九十])(?P<mark>[，,、：:]?)")
_BOUNDARY = re.compile("[。；，：！？、,;:”’》）■ ]")
# 第一是, 之一是, 统一是 and the like are no ordinals.
_NO_ORDINAL_BEFORE = "第之统唯惟万周期同单合专归逐划这那每某初其不为如"


class _Entry(NamedTuple):
    """One 一是 or 二是; it is `sure` behind a mark of punctuation, not inside a clause (“区财政局一是”)."""

    spot: Spot
    number: int
    sure: bool


@rule("FZ326", "一是二是", Severity.WARNING)
def enumerations(subject: Subject) -> Iterator[Fault]:
    """“一是”“二是”依次排列，从“一是”起，不缺号、不重号，不单独用“一是”。

    可以在一段里接排，也可以各自成段。

    依据：GB/T 15834—2011附录B.3.7：序次关系较简单、叙述性较强的序次语，如“一是……二是……三是……”（R）
    错误：一是加强组织领导。三是规范行政执法。
    正确：一是加强组织领导。二是规范行政执法。
    """
    for sequence in _sequences(subject):
        last = 0
        for position, entry in enumerate(sequence, start=1):
            if entry.number not in (last + 1, position):  # after one wrong number the next may be right
                expected = f"{chinese(last + 1)}是"
                if not last:
                    message = f"“{entry.spot.text}”前面没有“一是”"
                elif entry.number <= last:
                    message = f"“{entry.spot.text}”的次序不对，这里应当是“{expected}”"
                else:
                    message = f"“{entry.spot.text}”前面没有“{expected}”"
                yield Fault(entry.spot, message, "核对有没有漏写、重复，重新排序")
            last = entry.number
        if len(sequence) == 1 and last == 1:
            yield Fault(sequence[0].spot, "只有“一是”，没有“二是”", "只有一项的不用“一是”")


def _sequences(subject: Subject) -> Iterator[list[_Entry]]:
    """The items that belong together: from 一是 to the next 一是 or heading."""
    current: list[_Entry] = []
    for line in subject.body:
        if line.level:
            yield from _closed(current)
            current = []
        for entry in _entries(line):
            if entry.number == 1:
                yield from _closed(current)
                current = []
            current.append(entry)
    yield from _closed(current)


def _closed(sequence: list[_Entry]) -> Iterator[list[_Entry]]:
    """A sequence, where there is one."""
    if sequence:
        yield sequence


def _entries(line: Line) -> Iterator[_Entry]:
    """The items of a line; inside a clause only 一是 counts, and only with a 二是 behind it."""
    found = list(_candidates(line)) if "是" in line.unquoted else []
    seen = False
    for entry, following in zip(found, (*found[1:], None), strict=False):
        is_first = following is not None and following.sure and following.number == entry.number + 1
        no_ordinal = entry.spot.start and line.text[entry.spot.start - 1] in _NO_ORDINAL_BEFORE
        if entry.sure or (is_first and not (seen and no_ordinal)):
            seen = True
            yield entry


def _candidates(line: Line) -> Iterator[_Entry]:
    for match in _ITEM.finditer(line.unquoted):
        number, sure = _ORDINALS.get(match["number"], 0), _opens(line, match)
        if number == 1 or (number and sure):
            yield _Entry(line.spot(match.start(), match.end("number") + 1), number, sure)


def _opens(line: Line, match: re.Match[str]) -> bool:
    """Whether an item stands at the head of a clause."""
    start = match.start()
    return start in (0, len(line.number)) or bool(_BOUNDARY.match(line.unquoted, start - 1))


@rule("FZ327", "一是后的点号", Severity.WARNING)
def marks_after_items(subject: Subject) -> Iterator[Fault]:
    """“一是”“二是”后面不用逗号、顿号、冒号。

    叙述性较强的序次语直接和后面的话相连。

    依据：GB/T 15834—2011附录B.3.7：序次关系较简单、叙述性较强的序次语后不用标点（R）
    错误：一是，加强组织领导。二是，规范行政执法。
    正确：一是加强组织领导。二是规范行政执法。
    """
    for line in subject.body:
        for match in _ITEM.finditer(line.unquoted):
            if match["mark"] and _opens(line, match):
                word = match[0].removesuffix(match["mark"])
                yield Fault(line.at(match), f"“{word}”后面用了“{match['mark']}”", f"删去，直接写“{word}……”")


# Headings --------------------------------------------------------------------------------------------------

_HEADING_END = re.compile("[。，；：、.,;:]$")
_WITH_COLON = re.compile("[^，。；：]{2,25}：(?=.)")
_LONGEST_HEADING = 40
_RUN_IN = "用句号接排正文"
_STUCK = re.compile(
    "主要(?:举措|措施|做法|成效|工作)(?:和成效|及成效|和做法)?"
    "(?P<second>(?:加强|强化|坚持|健全|完善|严格|深化|压实|着力)(?=.{4})(?!.{0,12}(?:情况|方面|成效)))"
)
_TWO_NUMBERS = re.compile(f"(?P<second>（{_NUMERAL}）)")


@rule("FZ328", "标题末尾的标点", Severity.WARNING)
def punctuated_headings(subject: Subject) -> Iterator[Fault]:
    """独立成行的标题末尾不用标点。

    后面接排正文的小标题以句号结束，独立成行的不加。同级标题多数接排正文的，个别下面直接是下一级标题，也可以用
    句号。

    依据：GB/T 15834—2011附录B.4：标题末尾通常不用标点（R）
    错误：
        一、主要举措和成效。
        全年开展法治培训4次。
    正确：
        一、主要举措和成效
        （一）加强学习。全年开展法治培训4次。
    """
    run_in = {
        line
        for siblings in _siblings(subject)
        for line, _ in siblings
        if any(style == _RUN_IN for _, style in siblings)
    }
    for line, following in pairwise(subject.body):
        match = _HEADING_END.search(line.text)
        if line.kind == "heading" and match and _stands_over(line, following) and line not in run_in:
            yield Fault(line.at(match), f"独立成行的标题末尾用了“{match[0]}”", "删去")


def _stands_over(line: Line, following: Line) -> bool:
    """Whether a line is a heading and no item of a list that is one sentence long."""
    below = following.level == 0 or following.level > line.level
    return below and len(line.text) <= _LONGEST_HEADING and not _WITH_COLON.match(line.text, len(line.number))


@rule("FZ329", "同级标题的样式", Severity.WARNING)
def mixed_headings(subject: Subject) -> Iterator[Fault]:
    """同一标题之下，同级标题或者都接排正文，或者都独立成行；接排的都用句号隔开，或者都用冒号隔开。

    样式不一，读者看不清层次。下面还有下一级标题的，可以独立成行。

    依据：归纳自公开的年度报告：接排的小标题以句号结束，独立成行的不加，同一篇不混用（D）；
        GB/T 15834—2011附录B.4（R）
    错误：
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
        （三）加强普法宣传
        开展普法活动6场。
    正确：
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
    """
    for siblings in _siblings(subject):
        styles = {line: style for line, style in siblings if style}
        counts = Counter(styles.values())
        if len(counts) > 1:
            (usual, _), *_ = counts.most_common()
            for line, style in styles.items():
                if style != usual:
                    spot = line.spot(len(line.number), _heading_end(line))
                    yield Fault(spot, f"这个标题{style}，其他同级标题{usual}", "改成同一种样式")


def _siblings(subject: Subject) -> Iterable[list[tuple[Line, str]]]:
    """The headings under each heading, with the style of each."""
    groups: dict[tuple[int, ...], list[tuple[Line, str]]] = defaultdict(list)
    path: dict[int, int] = {}
    for index, (line, following) in enumerate(pairwise((*subject.body, None))):
        if line and line.level:
            path = {level: at for level, at in path.items() if level < line.level}
            groups[line.level, *path.values()].append((line, _style(line, following)))
            path[line.level] = index
    return groups.values()


def _style(line: Line, following: Line | None) -> str:
    """How a heading is set off; "" where that can't be told or any style is right."""
    if _WITH_COLON.match(line.text, len(line.number)):
        return "用冒号接排正文"
    if line.kind == "paragraph":
        return _RUN_IN
    stands_alone = len(line.text) <= _LONGEST_HEADING and not line.text.endswith(("。", "；"))
    return "独立成行" if stands_alone and following and not following.level else ""


def _heading_end(line: Line) -> int:
    """Where a heading ends that a colon may set off."""
    match = _WITH_COLON.match(line.text, len(line.number))
    return match.end() if match else line.lead


@rule("FZ330", "标题粘连", Severity.WARNING)
def stuck_headings(subject: Subject) -> Iterator[Fault]:
    """一行只有一个标题。

    删改时丢了换行或者序号，两个标题就连在了一起，如“主要举措加强组织领导”。

    依据：归纳自公开的年度报告，如“（一）主要举措加强组织领导”（D）
    错误：
        （一）主要举措加强组织领导
        局党组专题研究2次。
    正确：
        （一）主要举措和成效
        局党组专题研究2次。
    """
    for line in subject.body:
        # the first sentence of a paragraph may only look like a heading
        if not line.level or line.lead > _LONGEST_HEADING + len(line.number):
            continue
        start = len(line.number)
        match = _STUCK.match(line.text, start, line.lead)
        if match is None and line.kind == "heading" and line.level == 1:
            match = _TWO_NUMBERS.search(line.text, start)
        if match:
            message = f"“{line.heading}”像是两个标题连在了一起"
            yield Fault(line.at(match, "second"), message, "从这里分成两个标题，或者删去一个")


@rule("FZ331", "标题重复", Severity.WARNING)
def repeated_headings(subject: Subject) -> Iterator[Fault]:
    """同一标题之下没有两个一样的标题。

    标题重复，多半是内容重复，或者复制后没有修改。

    依据：归纳自公开的年度报告（D）
    错误：
        （一）加强组织领导。局党组专题研究2次。
        （二）加强组织领导。制定年度工作要点。
    正确：
        （一）加强组织领导。局党组专题研究2次。
        （二）加强统筹谋划。制定年度工作要点。
    """
    for siblings in _siblings(subject):
        seen: set[str] = set()
        for line, _ in siblings:
            end = _heading_end(line)
            name = line.text[len(line.number) : end].strip("。：；， ")
            if name and name in seen:
                spot = line.spot(len(line.number), end)
                yield Fault(spot, f"标题“{name}”前面已经有了", "合并两处内容，或者改写标题")
            seen.add(name)


# The report as an official letter --------------------------------------------------------------------------

_REQUEST = re.compile(
    "妥否|当否(?=，)|(?<![申提报呈邀须需应])请(?:予以|予)?(?:批示|批准|审批|批复|核准)|请予(?:以)?(?:支持|解决)"
    "|恳请[^。]{0,15}(?:解决|支持|批准|批示|增加|给予|拨付)|特此请示|现请示如下"
)
_PERSON = re.compile("(?:省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|书记|局长|厅长|部长|主任|主席|同志)$")
_INNER = re.compile("(?:股|股室|科|科室|处室)$")  # not 办公室, 办事处
_SUPERIORS = re.compile("[、，,；;]")
# One of each is the office's own level: 本级党委、人大常委会、政府.
_BODIES = (
    ("党委", re.compile("委$|委员会$")),
    ("人大", re.compile("人大(?:常委会)?$|人民代表大会(?:常务委员会)?$")),
    ("政府", re.compile("政府$|公署$|管委会$")),
)
_LONGEST_ADDRESS = 60


@rule("FZ332", "夹带请示", Severity.ERROR)
def requests(subject: Subject) -> Iterator[Fault]:
    """报告里没有请求批准、请求解决问题的话。

    需要上级批准、解决的事项，另用请示行文。请示报告制度、请示汇报等说法不在此列。

    依据：《党政机关公文处理工作条例》第十五条第四项：不得在报告等非请示性公文中夹带请示事项（R）
    错误：恳请上级增加执法人员编制，妥否，请批示。
    正确：严格执行重大事项请示报告制度，及时向县委请示汇报。
    """
    for line in subject.body:
        told = set()
        for match in _REQUEST.finditer(line.unquoted):
            spot = line.at(match)
            if spot.sentence not in told:
                yield Fault(spot, f"报告里夹带了请示事项“{match[0]}”", "删去，需要请示的另行请示")
            told.add(spot.sentence)


@rule("FZ333", "主送机关", Severity.WARNING)
def addressees(subject: Subject) -> Iterator[Fault]:
    """报告由机关行文，主送一个上级机关，不送个人。

    本级党委、人大常委会、政府可以并列，其他机关用抄送。内设股室不得对外正式行文。

    依据：《党政机关公文处理工作条例》第十五条第一项：原则上主送一个上级机关；第十五条第五项：
        不得以本机关名义向上级机关负责人报送公文；第十七条：内设机构除办公厅（室）外不得对外正式行文（R）
    错误：
        县委、县政府、市水利局：
        现将我局2023年法治政府建设情况报告如下：
    正确：
        县委、县政府：
        现将我局2023年法治政府建设情况报告如下：
    """
    if _INNER.search(subject.office):
        place: Spot | DataPath = ("organization", "name")
        if subject.report is None:
            place = subject.title.spot(0, subject.title.text.find(subject.office) + len(subject.office))
        yield Fault(place, f"“{subject.office}”是内设机构，不对外正式行文", "以机关名义报告")
    for place, names in _addresses(subject):
        for name in names:
            if _PERSON.search(name):
                yield Fault(place, f"主送“{name}”是个人", "主送机关，不送机关负责人")
        if _several(names):
            message = f"主送了几个上级机关：{'、'.join(names)}"
            yield Fault(place, message, "主送一个上级机关（本级党委、政府），其他机关抄送")


def _addresses(subject: Subject) -> Iterator[tuple[Spot | DataPath, list[str]]]:
    """The superiors that a report is sent to, by its data and by a line below the title."""
    given: tuple[str, ...] = getattr(getattr(subject.report, "structure", None), "addressees", ())
    if given:
        names = [name for entry in given for name in _SUPERIORS.split(entry)]
        yield ("structure", "addressees"), names
    first = next(iter(subject.body), None)
    if (
        first
        and not first.level
        and first.text.endswith(("：", ":"))
        and len(first.text) <= _LONGEST_ADDRESS
        and not re.search("[。如下将《]", first.text)
    ):
        yield first.spot(0, len(first.text) - 1), _SUPERIORS.split(first.text[:-1])


def _several(names: list[str]) -> bool:
    """Whether these are several superiors, 党委、人大常委会、政府 being one level's."""
    kinds = [next((kind for kind, pattern in _BODIES if pattern.search(name)), name) for name in names]
    single = {kind for kind, _ in _BODIES}
    return len(kinds) > 1 and (len(set(kinds)) < len(kinds) or not set(kinds) <= single)


@rule("FZ334", "篇幅", Severity.WARNING)
def length(subject: Subject) -> Iterator[Fault]:
    """报告一般不超过5000字。

    篇幅过长，不便阅读。限额可以在设置 longest 里改。

    依据：《整治形式主义为基层减负若干规定》：文件一般不超过5000字（R）
    错误：
        ---
        shortcomings: [
            &a 个别股室对依法行政的认识还不够到位，重业务办理、轻程序规范，案卷制作不够细致，告知、听证、
            集体讨论等环节的记录不够完整，主要原因是日常培训多以会议传达为主，针对办案一线的实际操作训练安排较少,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    正确：全年开展法治培训4次。
    """
    most = subject.settings.style.longest
    count = sum(len("".join(line.text.split())) for line in subject.lines)
    if count > most:
        title = subject.title
        message = f"报告有{count}字，超过了{most}字"
        yield Fault(title.spot(0, len(title.text)), message, "压缩篇幅，删去与法治政府建设无关的内容")


RULES: tuple[Rule, ...] = (
    title_form,
    one_kind_of_document,
    one_lead,
    repeated_sentences,
    content_items,
    causes_of_shortcomings,
    continuous_numbers,
    skipped_levels,
    marks_after_brackets,
    marks_after_numbers,
    half_width_brackets,
    enumerations,
    marks_after_items,
    punctuated_headings,
    mixed_headings,
    stuck_headings,
    repeated_headings,
    requests,
    addressees,
    length,
)
