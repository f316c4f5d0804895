"""Counts of what is written."""

import re
from collections.abc import Iterator, Sequence

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_NUMERAL = "[二两三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[2-9]|[1-9]\\d"
_ANNOUNCING = ("措施", "举措", "做法", "成效", "亮点", "特点", "问题", "不足", "短板", "方面")
_STATED = Pattern(
    f"(?<![第每])(?P<count>{_NUMERAL})(?:项|个|条|大|点)(?:方面)?的?(?:主要|重点|具体|重要|突出)?"
    f"(?:{'|'.join(_ANNOUNCING)})$"
)
_ANNOUNCED = Pattern(
    f"(?:以下|如下|存在|采取|抓好|做好)(?:了)?(?P<count>{_NUMERAL})(?:项|个|条|大|点)(?:方面)?的?(?:主要|重点|具体|突出)?"
    "(?:措施|举措|做法|成效|亮点|问题|不足|短板|工作|方面)(?:工作|推进工作)?[：:。，；]一是"
)
_ITEM = Pattern("(?<![\u4e00-\u9fff])([一二三四五六七八九]|十[一二三四五六七八九]?)是")
_STOP = Pattern("[：:。，；]")
_ORDINALS = "零一二三四五六七八九十"


def _number(text: str) -> int:
    """一 to 十九, 两, or digits."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十") if "十" in text else ("", "", text)
    value = _ORDINALS.find(ones.replace("两", "二")) if ones else 0
    return value + ((_ORDINALS.find(tens) if tens else 1) * 10 if ten else 0)


@rule("FZ234")
def announced_counts(subject: Subject) -> Iterator[Fault]:
    """标题或者引语说几项，下面就有几项。

    写“六项措施”，下面只有五项，不是漏写就是数错。

    依据：真实报告归纳：标题带数等于下级条数（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：一、推进法治政府建设的三项举措
        （一）加强学习。组织学法。
        （二）规范执法。开展评查。
    正确：一、推进法治政府建设的两项举措
        （一）加强学习。组织学法。
        （二）规范执法。主要抓好以下两项工作：一是开展评查。二是落实“三项制度”。
    """
    for index, line in enumerate(subject.body):
        heading = line.unquoted[: line.lead].rstrip("。：")
        match = _STATED.search(heading) if heading.endswith(_ANNOUNCING) else None
        if match and match.start() >= len(line.number):
            below = _below(subject.body, index)
            if below and _number(match["count"]) not in below:
                yield _miscounted(line, match, max(below))
    for line in subject.body.showing(("：一是", "。一是", "，一是", "；一是")):
        announced = list(_ANNOUNCED.finditer(line.unquoted))
        ends = [*(match.start() for match in announced[1:]), len(line.text)]
        for match, end in zip(announced, ends, strict=False):  # the last end is that of the line
            found = _items_in(line.unquoted[match.end() - 2 : end])
            if found > 1 and found != _number(match["count"]):
                yield _miscounted(line, match, found)


def _miscounted(line: TextLine, match: re.Match[str], found: int) -> Fault:
    written = _STOP.split(match[0])[0]
    spot = line.spot(match.start("count"), match.start() + len(written))
    return Fault(spot, f"写的是“{spot.text}”，下面有{found}项", "改正数字，或者补上漏写的")


def _items_in(text: str) -> int:
    """How far 一是 二是 … goes in a text, in its order."""
    count = 0
    for match in _ITEM.finditer(text):
        if _number(match[1]) == count + 1:
            count += 1
    return count


def _below(lines: Sequence[TextLine], index: int) -> set[int]:
    """How many headings of the next level, and how many items, stand under a heading."""
    level = lines[index].level
    under: list[TextLine] = []
    for line in lines[index + 1 :]:
        if 0 < line.level <= level:
            break
        under.append(line)
    levels = [line.level for line in under if line.level]
    headings = levels.count(min(levels)) if levels else 0
    items = 0 if levels else _items_in("\n".join([lines[index].body, *(line.unquoted for line in under)]))
    return {count for count in (headings, items) if count > 1}


_TITLES = Pattern(
    "(?P<titles>《[^《》]{1,80}》(?:[、和及]?《[^《》]{1,80}》){1,9})(?P<more>等)?"
    f"(?P<count>{_NUMERAL}|1)[件部项个份](?!工作日|月|方面|环节|阶段)",
    words=("》《", "》、《", "》和《", "》及《"),
)


@rule("FZ235")
def listed_titles(subject: Subject) -> Iterator[Fault]:
    """列出几个文件，就写几件；写了“等”的，不少于列出的。

    列出三个书名号，后面却写“2件”，两者必有一错。

    依据：真实报告归纳：次数等于后列条目数（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：制定《青山县水库管理办法》《青山县河道采砂规定》《青山县节水办法》等2件规范性文件。
    正确：制定《青山县水库管理办法》《青山县河道采砂规定》2件规范性文件，学习《预算法》《会计法》等5部法律。
    """
    for line, match in subject.body.found(_TITLES):
        listed, stated = match["titles"].count("《"), _number(match["count"])
        if listed > stated or (listed < stated and not match["more"]):
            spot = line.spot(match.start("count"), match.end())
            hint = "核对件数；没有列全的，后面加“等”"
            yield Fault(spot, f"列出了{listed}件，写的是“{spot.text}”", hint)


_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_IN_BRACKETS = Pattern(
    rf"(?P<count>[1-9]\d?)(?<!\d\d\d)(?:次|场|期|部|件|个|项|份)[^，。；（）\d《》]{{0,8}}（(?P<list>《[^《》]{{1,60}}》"
    rf"(?:[、，和及]?《[^《》]{{1,60}}》){{1,19}}|{_DAY}(?:[、，和及]{_DAY}){{1,19}})）",
    words=("》）", "日）"),
)


@rule("FZ263")
def listed_in_brackets(subject: Subject) -> Iterator[Fault]:
    """括号里列出几个日期、几个文件，前面就写几次、几件。

    学习2次，括号里列了三个日期，两者必有一错；没有列全的，括号里加“等”。

    依据：真实报告归纳：次数等于后列日期或条目数（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：组织法治专题学习2次（3月5日、6月8日、9月2日）。
    正确：组织法治专题学习3次（3月5日、6月8日、9月2日），学习法律5部（《预算法》《会计法》等）。
    """
    for line, match in subject.body.found(_IN_BRACKETS):
        listed = match["list"].count("《") or match["list"].count("日")
        if listed != int(match["count"]):
            spot = line.spot(match.start("count"), match.start("list") - 1)
            yield Fault(
                spot, f"括号里列出了{listed}项，写的是“{spot.text}”", "核对次数、件数；没有列全的加“等”"
            )


RULES: tuple[Rule, ...] = (
    announced_counts,
    listed_titles,
    listed_in_brackets,
)
