"""Punctuation."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Lines, TextLine

_HAN = "\u3400-\u9fff"
_CLOSING = "》〉”’）〕】"
_OPENING = "《〈“‘（〔【"
_POINTS = "，。、；：？！"
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}

# The marks that come in pairs. Half-width brackets stand for full-width ones here, since FZ362 names them.
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "〔": "〕", "【": "】"}
_NAMES = {
    "（": "括号",
    "《": "书名号",
    "〈": "单书名号",
    "“": "引号",
    "‘": "单引号",
    "〔": "六角括号",
    "【": "方头括号",
}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_FOLDED = str.maketrans("()", "（）")
_PAIR = Pattern("|".join(opener + closer for opener, closer in _PAIRS.items()))
_MARKS = "（）()《》〈〉“”‘’〔〕【】"
_ANY_PAIR = Pattern(f"[{_MARKS}]")
_OTHERS = Pattern(f"[^{_MARKS}\n]+")
# “1）” and “a)” number an item, and the apostrophe of “’24年” or “it’s” is no quotation mark.
_NUMBERING = Pattern(r"(?:^|[。；：，、 ])[\da-z①-⑳]{1,2}[）)]")
_APOSTROPHE = Pattern(r"[a-z]’|[’‘](?=\d\d年)", re.IGNORECASE)

_ANGLES = Pattern(r"《[^《》<>＜＞]{0,60}([<＜][^<>＜＞《》]{1,40}[>＞])", words="<＜")

# What must stand before is looked for behind the mark, so that a search is quick.
_HALF_MARK = Pattern(
    rf"[,;:?!.](?:(?<=[{_HAN}{_CLOSING}][,;:?!])|(?<=[\d%][,;:?!])(?=[{_HAN}{_OPENING}])"
    rf"|(?<=[{_HAN}]\.)(?=[{_HAN}]|$))",
    words=",;:?!.",
)
_HALF_BRACKETS = Pattern(r"\([^()（）\n]{0,60}\)|[()]", words="()")
_STRAIGHT_QUOTES = Pattern(r'"[^"\n]{0,60}"|\'[^\'\n]{0,60}\'|"', words="\"'")
_BESIDE_HAN = Pattern(f"[{_HAN}{_OPENING}{_CLOSING}{_POINTS}]")

_COMMAS_BETWEEN = ("》、《", "”、“")
_COMMA_BETWEEN = Pattern("|".join(_COMMAS_BETWEEN))

_TITLE = Pattern("《([^《》]*)》", words="》")
# Nouns behind 》 that say the name in front is of no work (GB/T 15834—2011, A.13).
_EVENT = Pattern(
    "《([^《》]{2,30})》((?:主题|系列)?活动|会议|座谈会|研讨会|推进会|培训班|培训会|讲座|课程|证书"
    "|奖项|奖(?![励惩罚补优])|荣誉称号|称号|大讲堂|宣讲会)"
)
_EVENTS = tuple("主系活会座研推培讲课证奖荣称大宣")
"""What these nouns begin with."""
_NO_WORK = Pattern(
    "《([^《》]{0,26}(?:宣传周|宣传月|宣传日|许可证|执法证|资格证|工作证|合格证|登记证|上岗证|监督证|检查证"
    "|营业执照|证书))》"
)
_NO_WORKS = tuple("周月日证照书")
"""What such a name ends with."""
# A meeting or a course may be about a text: 《预算法》培训班. These end the names of texts.
_WORKS = Pattern(
    "(?:法|条例|规定|办法|规则|细则|法典|解释|纲要|规划|意见|通知|决定|决议|方案|计划|要点|清单|报告|公报|讲话|指引"
    "|标准|规范|指南|制度|规程|准则|章程|党章|宪章|概论|读本|教程|选读|文选|案例|手册|目录|公约|协定|草案|公告|通报|批复"
    "|基准|汇编|实录|摘编|论述|选编|学习问答|[）)])$|习近平|论坚持"
)

_ORDINALS = "一二三四五六七八九十"
_ITEM = Pattern(rf"(?:(?<=[。；：，:;,）■])|^)[{_ORDINALS}]{{1,2}}是")

_AND_SO_ON = Pattern("、等(?![级待候额同效比次距价量值外闲离])", words=("、等",))
_DOUBLED = Pattern(f"[{_POINTS}][{_POINTS}]+")
_EMPHATIC = frozenset("？！")

_WIDE = rf"{_HAN}{_OPENING}{_CLOSING}{_POINTS}…"
_BLANKS_MET = (" ", "\u3000", "\u00a0", "\t")
_BLANK = r"[ \u3000\u00a0\t]"
_SPACES = Pattern(rf"^{_BLANK}+|(?<=[{_WIDE}]){_BLANK}+(?=[{_WIDE}\d])|(?<=[\d%]){_BLANK}+(?=[{_WIDE}])")
_TIGHT = Pattern(rf"[\d%{_POINTS}]")
_PHRASES = Pattern(f"[{_HAN}]{{3}}[ \u3000][{_HAN}]{{3}}")
_LOST = Pattern("\ufffd+", words="\ufffd")
_LAYOUT = 30  # a shorter line without a sentence is a signature, a date, a caption

# Half-width ones are for FZ362 to name.
_ENDS = frozenset("。！？：；…:;?!.")
_ANNEX = Pattern(r"附件|附表|附：|抄送|主送|\d{1,2}[.．]")
_WHOLE_BRACKET = Pattern("（[^（）]*）$")


@rule("FZ360")
def unmatched_marks(subject: Subject) -> Iterator[Fault]:
    """引号、括号、书名号在一个自然段里前后成对。

    缺了一半，引文、文件名或者注释到哪里为止就看不出来。

    依据：《党政机关公文格式》（GB/T 9704—2012）第9章：标点符号的用法应当符合GB/T 15834（R）；
        引号、括号、书名号前后两半成对使用（D）
    错误：认真研究解读《预算法》《政府投资条例等法律法规。
    正确：认真研究解读《预算法》《政府投资条例》等法律法规。
    """
    if _is_balanced(subject.lines.text):
        return
    for line in subject.lines:
        if _is_balanced(line.text):
            continue
        for index in _unmatched(line.text):
            mark = line.text[index].translate(_FOLDED)
            opener = mark if mark in _PAIRS else _OPENERS[mark]
            half, other = ("左", "右") if mark in _PAIRS else ("右", "左")
            name = _NAMES[opener]
            message = f"这个{half}{name} {mark} 没有与它配对的{other}{name}"
            yield Fault(line.spot(index, index + 1), message, "补上另一半，或者删去多余的这一半")


def _is_balanced(text: str) -> bool:
    """Whether all marks come in pairs on their line, none of them across another: so it is nearly always.

    Of marks one in another deeper than people write, it is not told.
    """
    marks = _OTHERS.sub("", text).translate(_FOLDED)
    for _ in range(_DEEPEST):
        marks = _PAIR.sub("", marks)
    return not marks.strip("\n")


_DEEPEST = 6


def _unmatched(text: str) -> list[int]:
    """Where marks stand that lack their other half, with “1）” read in the way that leaves fewer of them."""
    numbering = {match.end() - 1 for match in _NUMBERING.finditer(text)}
    apostrophes = {index for match in _APOSTROPHE.finditer(text) for index in range(*match.span())}
    return min(_lonely(text, frozenset()), _lonely(text, numbering | apostrophes), key=len)


def _lonely(text: str, exempt: AbstractSet[int]) -> list[int]:
    """Where marks stand that lack their other half; each kind is looked at by itself."""
    opened: dict[str, list[int]] = {mark: [] for mark in _PAIRS}
    lonely = []
    for match in _ANY_PAIR.finditer(text):
        index, mark = match.start(), match[0].translate(_FOLDED)
        if index in exempt:
            continue
        if mark in _PAIRS:
            opened[mark].append(index)
        elif opened[_OPENERS[mark]]:
            opened[_OPENERS[mark]].pop()
        else:
            lonely.append(index)
    # Of “甲“ the second is the one to be turned round.
    quotes = opened["“"]
    opened["“"] = quotes[1::2] if len(quotes) % 2 == 0 else quotes
    return sorted([*lonely, *(index for indices in opened.values() for index in indices)])


@rule("FZ361")
def nested_marks(subject: Subject) -> Iterator[Fault]:
    """书名号里面再用书名号，里面的用单书名号；引号里面再用引号，里面的用单引号。

    里外用同样的标点，就分不清文件名到哪里为止；半角的“<”“>”是数学符号，不是书名号。

    依据：《标点符号用法》（GB/T 15834—2011）4.15.3.5：书名号套用，外面用双书名号，里面用单书名号（R2）
    错误：学习《关于修改《会计法》的决定》。
    正确：学习《关于修改〈会计法〉的决定》。
    """
    for opener, inner, kind in (("《", "〈〉", "书名号"), ("“", "‘’", "引号")):
        if not _may_nest(subject.lines.text, opener):
            continue
        for line in subject.lines.showing(opener):
            for start, end in _within_itself(line.text, opener):
                quote = line.text[start:end]
                right = f"{inner[0]}{quote[1:-1]}{inner[1]}"
                yield Fault(
                    line.spot(start, end), f"{kind}里又用了双{kind}“{quote}”", f"里面一层写成“{right}”"
                )
    for line, match in subject.lines.found(_ANGLES):
        yield Fault(
            line.at(match, 1), f"书名号里用了尖括号“{match[1]}”", f"写成单书名号“〈{match[1][1:-1]}〉”"
        )


def _may_nest(text: str, opener: str) -> bool:
    """Whether an opening mark follows another before a closing one."""
    return any(piece.count(opener) > 1 for piece in text.split(_PAIRS[opener]))


def _within_itself(text: str, opener: str) -> Iterator[tuple[int, int]]:
    """Where a pair stands right inside a pair of the same kind; nothing where they do not balance."""
    single = {"《": "〈", "“": "‘"}[opener]
    marks = {opener: 1, _PAIRS[opener]: -1, single: 1, _PAIRS[single]: -1}
    stack: list[tuple[str, int]] = []
    found = []
    if text.count(opener) < 2 or text.count(opener) != text.count(_PAIRS[opener]):  # noqa: PLR2004
        return
    for index, mark in enumerate(text):
        match marks.get(mark):
            case 1:
                stack.append((mark, index))
            case -1 if stack and _PAIRS[stack[-1][0]] == mark:
                _, start = stack.pop()
                if mark == _PAIRS[opener] and stack and stack[-1][0] == opener:
                    found.append((start, index + 1))
    yield from sorted(found)


@rule("FZ362")
def half_width_marks(subject: Subject) -> Iterator[Fault]:
    """汉字旁边的逗号、分号、冒号、问号、叹号、括号、引号用全角的。

    半角标点是英文和数字用的，夹在汉字中间大小、间距都不对，多半是换输入法时留下的。

    依据：《党政机关公文格式》（GB/T 9704—2012）第9章：标点符号的用法应当符合GB/T 15834（R）；
        GB/T 15834—2011第5.1条：逗号、分号、冒号等占一个字位置（R2）
    错误：压实责任,加强监督(试行)。
    正确：压实责任，加强监督（试行），会议12:30开始，网址http://www.example.gov.cn。
    """
    for line, match in subject.lines.found(_HALF_MARK):
        mark = match[0]
        if match.start() >= len(line.number):
            yield Fault(line.at(match), f"这里用了半角的“{mark}”", f"改成全角的“{_FULL_WIDTH[mark]}”")
    yield from _half_brackets(subject.lines)
    for line, match in subject.lines.found(_STRAIGHT_QUOTES):
        if _is_beside_han(line.text, *match.span()):
            right = "“" + match[0].strip("\"'") + "”" if len(match[0]) > 1 else "“ ”"
            yield Fault(line.at(match), f"这里用了直引号“{match[0]}”", f"改成弯引号“{right}”")


def _half_brackets(lines: Lines) -> Iterator[Fault]:
    for line, match in lines.found(_HALF_BRACKETS):
        if match.start() >= len(line.number) and _is_beside_han(line.text, *match.span()):
            latin = match[0].isascii() and match[0] != match[0].swapcase()
            if latin and line.text[match.start() - 1].isascii():
                continue  # a bracket within English
            right = match[0].replace("(", "（").replace(")", "）")
            # “监管系统(OA)”: among Latin letters either form is met.
            milder = Severity.WARNING if latin else None
            yield Fault(line.at(match), f"这里用了半角括号“{match[0]}”", f"改成全角的“{right}”", milder)


def _is_beside_han(text: str, start: int, end: int) -> bool:
    """Whether there is Han in some characters or right beside them."""
    return bool(_BESIDE_HAN.search(text[max(start - 1, 0) : end + 1]))


@rule("FZ363")
def commas_between_titles(subject: Subject) -> Iterator[Fault]:
    """并列的书名号之间、并列的引号之间不加顿号。

    书名号和引号本身已经把并列的各项隔开；中间插有括注等其他成分的，才用顿号。

    依据：《标点符号用法》（GB/T 15834—2011）4.5.3.5：标有引号的并列成分之间、标有书名号的并列成分之间
        通常不用顿号，有其他成分插在中间的，宜用顿号（R）
    错误：学习《预算法》、《会计法》。
    正确：学习《预算法》《会计法》，落实《甲办法》（解财〔2023〕5号）、《乙办法》。
    """
    for line in subject.lines.showing(_COMMAS_BETWEEN):
        for commas in _lists(line.text):
            if not _is_mixed_list(line.text, commas):
                for comma in commas:
                    marks = line.text[comma - 1], line.text[comma + 1]
                    kind = "书名号" if marks[0] == "》" else "引号"
                    yield Fault(
                        line.spot(comma - 1, comma + 2),
                        f"并列的{kind}之间用了顿号",
                        f"删去顿号，写成“{''.join(marks)}”",
                    )


def _lists(text: str) -> Iterator[list[int]]:
    """Where 、 stands between titles, together for the titles of one list."""
    commas: list[int] = []
    for match in _COMMA_BETWEEN.finditer(text):
        comma = match.start() + 1
        closer = match[0][0]
        if commas and (text[commas[-1] - 1] != closer or text.find(closer, commas[-1]) != comma - 1):
            yield commas
            commas = []
        commas.append(comma)
    yield commas


def _is_mixed_list(text: str, commas: list[int]) -> bool:
    """Whether a list of titles goes on to an item that is more, or other, than a title in its marks."""
    begin = text.rfind(text[commas[0] + 1], 0, commas[0])
    end = text.find(text[commas[-1] - 1], commas[-1]) + 1
    return text[max(begin - 1, 0) : max(begin, 0)] == "、" or text[end : end + 1] in ("、", "（", "(", "〔")


@rule("FZ364")
def titles_of_no_work(subject: Subject) -> Iterator[Fault]:
    """会议、课程、活动、奖项、证照的名称不用书名号。

    书名号标示书籍、文件、文章等作品的名称；活动和证照不是作品，需要标示时用引号。

    依据：《标点符号用法》（GB/T 15834—2011）附录A.13：
        会议、课程、活动、奖项、证照等非作品的名称不用书名号（R）
    错误：开展《宪法宣传周》活动。
    正确：开展“宪法宣传周”活动，举办《预算法》培训班，组织《民法典》学习宣传活动。
    """
    for line, title in subject.lines.found(_TITLE):
        if title[1].endswith(_NO_WORKS) and _NO_WORK.fullmatch(title[0]):
            yield Fault(
                line.at(title), f"“{title[1]}”不是作品的名称", f"不用书名号，需要标示时写成“{title[1]}”加引号"
            )
        elif (
            line.text.startswith(_EVENTS, title.end())
            and not _WORKS.search(title[1])
            and (match := _EVENT.match(line.text, title.start()))
        ):
            hint = f"改用引号，写成“{match[1]}”{match[2]}"
            yield Fault(line.at(match), f"{match[2]}的名称“{match[1]}”用了书名号", hint)


@rule("FZ365")
def semicolons_between_items(subject: Subject) -> Iterator[Fault]:
    """分项列举时，有一项里已经用了句号，各项末尾就不用分号。

    分号管的层次比句号小，“一是甲。乙；二是丙。”里的分号把句号分开的两句又连在了一起。

    依据：《标点符号用法》（GB/T 15834—2011）附录A.5：
        分项列举的各项或者多项已包含句号时，各项的末尾不能再用分号（R）
    错误：一是完善制度。明确审核程序；二是加强培训。
    正确：一是完善制度，明确审核程序；二是加强培训。
    """
    for line in subject.lines.showing("；"):
        text = line.unquoted
        if "；" not in text or "。" not in text:
            continue
        for items in _enumerations(text):
            if "。" in text[max(items[0], line.lead) : items[-1]]:
                for item in items[1:]:
                    if text[item - 1] == "；":
                        yield _semicolon(line, item - 1)
        if text.endswith("；") and "。" in text[line.lead :]:
            yield _semicolon(line, len(text) - 1)


def _enumerations(text: str) -> Iterator[list[int]]:
    """Where the items of every 一是…二是… begin."""
    items: list[int] = []
    for match in _ITEM.finditer(text):
        if match[0] == "一是" and items:
            yield items
            items = []
        items.append(match.start())
    if items:
        yield items


def _semicolon(line: TextLine, index: int) -> Fault:
    return Fault(
        line.spot(index, index + 1),
        "各项里已经用了句号，项末又用了分号",
        "改成句号；或者把各项里面的句号都改成逗号",
    )


@rule("FZ367")
def comma_before_and_so_on(subject: Subject) -> Iterator[Fault]:
    """“等”字前面不用顿号。

    列举完了用“等”收尾，最后一项和“等”之间没有停顿。

    依据：《标点符号用法》（GB/T 15834—2011）附录B.1.2：“等”“等等”前不用顿号（R）
    错误：学习预算法、会计法、等法律法规。
    正确：学习预算法、会计法等法律法规，完善申报、等级评定、公示程序。
    """
    for line, match in subject.lines.found(_AND_SO_ON):
        yield Fault(line.at(match), "“等”字前面用了顿号", "删去顿号")


@rule("FZ368")
def doubled_marks(subject: Subject) -> Iterator[Fault]:
    """两个点号不连着用。

    一处停顿只用一个逗号、句号、分号、顿号或者冒号，连用多半是改稿时漏删的。

    依据：标点符号按GB/T 15834（《党政机关公文格式》第9章）（R）；一处停顿只用一个点号（D）
    错误：加强监督，。落实责任。。
    正确：加强监督，落实责任。
    """
    for line, match in subject.lines.found(_DOUBLED, sign=_DOUBLED):
        if not _EMPHATIC.issuperset(match[0]):
            yield Fault(line.at(match), f"标点“{match[0]}”连用", "只留一个")


@rule("FZ369")
def spaces(subject: Subject) -> Iterator[Fault]:
    """汉字之间、汉字和数字之间不空格，也没有读不出的字符。

    空格和残缺的字符（U+FFFD）多是从网页、PDF复制时带进来的；段首空两字由排版设置，不打空格。

    依据：从网页、PDF提取文字留下的痕迹，公文里没有这样的写法（D）
    错误：召开区委、 区政府联席会议 4 次。
    正确：召开区委、区政府联席会议4次，印发Word 2019操作指南。
    """
    for line, match in subject.lines.found(_LOST):
        yield Fault(line.at(match), "这里有残缺的字符（U+FFFD）", "对照原文补上")
    for line in subject.lines.showing(_BLANKS_MET):
        if not _is_layout(line):
            for match in _SPACES.finditer(line.text):
                if not _is_between_slogans(line, match):
                    yield Fault(line.at(match), _where(line.text, match), "删去空格")


def _is_between_slogans(line: TextLine, match: re.Match[str]) -> bool:
    """Whether a blank parts two phrases in quotes or a heading, as in “打春牛 闹元宵”: on purpose."""
    start, end = match.span()
    if line.unquoted[start] == "■":
        return not _TIGHT.search(line.text[max(start - 1, 0)] + line.text[end])
    return end < line.lead and bool(_PHRASES.fullmatch(line.text, max(start - 3, 0), end + 3))


def _is_layout(line: TextLine) -> bool:
    """Whether a line is a signature, a date or the like, where blanks may set things apart."""
    return (
        line.kind == "paragraph" and len(line.text) <= _LAYOUT and not set("，。；、").intersection(line.text)
    )


def _where(text: str, match: re.Match[str]) -> str:
    if not match.start():
        return "段首打了空格"
    return f"“{text[match.start() - 1]}”和“{text[match.end()]}”之间有空格"


@rule("FZ370")
def paragraph_ends(subject: Subject) -> Iterator[Fault]:
    """自然段以句号、分号、冒号等收尾，不在句子中间断行。

    段末没有标点，或者漏了句号，或者一句话被断成了两段。

    依据：句子末尾用句号、问号或者叹号，真实报告里常见漏句号和提取时断行（D）
    错误：局党组定期听取法治政府建设工作汇报，专题研究规范性文件管理，及时
        解决突出问题。
    正确：局党组定期听取法治政府建设工作汇报，专题研究规范性文件管理，及时解决突出问题。
    """
    for line in subject.body:
        text = line.text.rstrip()
        if line.kind == "paragraph" and _is_open(text):
            yield Fault(
                line.spot(len(text) - 1, len(text)),
                f"这一段以“{text[-1]}”结束，没有收尾的标点",
                "补上句号；句子被断成两段的，接起来",
            )


def _is_open(text: str) -> bool:
    """Whether a paragraph stops before its sentence does."""
    last = text[-1:]
    if not last or last in _ENDS or (last in "”’）" and text[-2:-1] in _ENDS):
        return False
    if last in "，、,":
        return True
    if _ANNEX.match(text) or _WHOLE_BRACKET.match(text):
        return False
    # A caption or a heading without a number has no stop, and is short.
    return "。" in text or (len(text) > _LAYOUT and ("，" in text or "；" in text))


RULES: tuple[Rule, ...] = (
    unmatched_marks,
    nested_marks,
    half_width_marks,
    commas_between_titles,
    titles_of_no_work,
    semicolons_between_items,
    comma_before_and_so_on,
    doubled_marks,
    spaces,
    paragraph_ends,
)
