"""Rules on the pages that LibreOffice sets; what they count holds for its fonts and its line breaks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from fazhi_report import gongwen
from fazhi_report.audit.content import Paragraph, Section, millimetres
from fazhi_report.audit.pages import Line, Page
from fazhi_report.audit.rule import Fault, LayoutRule, Subject, rule
from fazhi_report.audit.units import number
from fazhi_report.diagnostics import Severity
from fazhi_report.numerals import is_wide

_NEVER_FIRST = frozenset("，。、；：！？》）〉”’…")
_NEVER_LAST = frozenset("《（〈“‘〔")
_DASH = 0.38  # how far above the baseline a 一字线 stands, to the size of its type
_EDGE_SLACK = 4.0  # points
_DROP_SLACK = 1.5  # millimetres
_LEAST_LINES = 5  # full lines from which a count of characters tells something
_ANCHOR = 8  # characters by which the place of a paragraph is found
_MOST_SHOWN = 20
_PAGE_NUMBER = re.compile(r"[—―\-－]*\d+[—―\-－]*|第\d+页.*")
_SPACE = re.compile(r"\s+")


def bare(text: str) -> str:
    """Text without white space, in the one form of Chinese characters that have several.

    Some fonts give the code of a radical for the character that looks the same.
    """
    return "".join(map(_usual, _SPACE.sub("", text)))


def _usual(character: str) -> str:
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 and not found.isascii() else character


@dataclass(frozen=True)
class Rendered:
    """The pages of a document under audit."""

    subject: Subject
    pages: tuple[Page, ...]

    @cached_property
    def section(self) -> Section:
        """The section whose margins the pages have."""
        return self.subject.content.sections[0]

    @cached_property
    def body(self) -> str:
        """The text between title and closing."""
        return "".join(bare(each.text) for each in self.subject.structure.body)

    def is_body(self, line: Line) -> bool:
        """Whether a line is one of the text."""
        return bare(line.text) in self.body

    def inside(self, page: Page) -> list[Line]:
        """The lines of the type area."""
        bottom = page.height - self.section.bottom
        return [line for line in page.lines if line.baseline <= bottom + 1]

    def numbers(self, page: Page) -> list[Line]:
        """The page numbers: lines below the type area."""
        bottom = page.height - self.section.bottom
        return [
            line for line in page.lines if line.baseline > bottom + 1 and _PAGE_NUMBER.fullmatch(line.text)
        ]

    @cached_property
    def text(self) -> str:
        """All that is printed in type areas."""
        return "".join(bare(line.text) for page in self.pages for line in self.inside(page))

    def pages_with(self, paragraph: Paragraph) -> list[int]:
        """The numbers of the pages that show the beginning of a paragraph."""
        wanted = bare(paragraph.text)[:_MOST_SHOWN]
        return [
            at
            for at, page in enumerate(self.pages, start=1)
            if wanted in "".join(bare(line.text) for line in self.inside(page))
        ]


@rule("FZ542", "排出来的行数", Severity.WARNING, "L03")
def lines(rendered: Rendered) -> Iterator[Fault]:
    """排满正文的一面有22行。

    只数从头到尾都是正文的面；不到三面的公文往往没有这样的面。本单位另定行距的，按那个行距的行数。

    依据：GB/T 9704—2012 5.2.3（一般）。
    错误：第2面排了21行
    正确：每面22行
    """
    wanted = rendered.subject.layout.lines_per_page
    for at, page in enumerate(rendered.pages[:-1], start=1):
        found = rendered.inside(page)
        if len(found) > 1 and all(map(rendered.is_body, found)) and _is_full(found, page, rendered.section):
            count = len(found)
            if count != wanted:
                yield Fault(f"排了{count}行，应排{wanted}行", f"第{at}面", "把行距改为固定值28.95磅")


def _is_full(found: list[Line], page: Page, section: Section) -> bool:
    pitch = found[1].baseline - found[0].baseline
    return page.height - section.bottom - found[-1].baseline < pitch


@rule("FZ543", "排出来的字数", Severity.WARNING, "L04")
def characters(rendered: Rendered) -> Iterator[Fault]:
    """排满正文的一行有28个字。

    只数全是汉字和全角标点、从版心左边排到右边的行，取最常见的字数。

    依据：GB/T 9704—2012 5.2.3（一般）。
    错误：多数行排了27个字
    正确：一行28个字
    """
    section = rendered.section
    wanted = int(gongwen.CHARACTERS_PER_LINE.value)
    right = section.width - section.right
    counts = Counter(
        len(line.text)
        for page in rendered.pages
        for line in rendered.inside(page)
        if all(map(is_wide, line.text))
        and abs(line.left - section.left) < _EDGE_SLACK
        and abs(line.right - right) < gongwen.BODY.size
        and rendered.is_body(line)
    )
    if counts.total() >= _LEAST_LINES:
        ((count, times),) = counts.most_common(1)
        if count != wanted:
            message = f"{counts.total()}个满行里有{times}行是{count}个字，应为{wanted}个字"
            yield Fault(message, hint="字符缩放改为98%，或者文档网格设为每行28个字")


@rule("FZ544", "排出来的首页", Severity.ERROR, "L12")
def first_page(rendered: Rendered) -> Iterator[Fault]:
    """排出来的第一面有正文。

    依据：GB/T 9704—2012 7.3.3（规定）。
    错误：正文从第2面开始
    正确：第1面有正文
    """
    body = rendered.subject.structure.body
    if body and not any(map(rendered.is_body, filter(_tells, rendered.inside(rendered.pages[0])))):
        yield Fault(
            "第1面没有正文，公文首页必须显示正文", body[0], "缩小版头、标题占的行数，或者把主送机关移到版记"
        )


def _tells(line: Line) -> bool:
    """Whether a line is long enough to be told from a part of the title."""
    return len(line.text) >= _ANCHOR


@rule("FZ545", "排出来的页码位置", Severity.ERROR, "L11")
def page_numbers(rendered: Rendered) -> Iterator[Fault]:
    """单页的页码居右空一字，双页居左空一字，一字线在版心下边缘之下7毫米。

    版记单独一面的不查。

    依据：GB/T 9704—2012 7.5（规定）。
    错误：第1面的页码居中
    正确：第1面的页码居右空一字
    """
    section, size = rendered.section, gongwen.PAGE_NUMBER.size
    inset = gongwen.PAGE_NUMBER_INSET.value * size
    for at, page in enumerate(rendered.pages, start=1):
        if page.width > page.height:
            continue
        found = rendered.numbers(page)
        if not found:
            if at < len(rendered.pages):
                yield Fault("没有页码", f"第{at}面", "检查这一节的页脚")
            continue
        line = found[0]
        edges = (page.width - section.right - line.right, line.left - section.left)
        gap, side = (edges[0], "右") if at % 2 else (edges[1], "左")
        if abs(gap - inset) > _EDGE_SLACK:
            message = f"页码离{side}边{number(gap / size)}字，应居{side}空一字"
            yield Fault(message, f"第{at}面", f"段落{side}对齐，{side}缩进1字符")
        drop = millimetres(line.baseline - _DASH * size - (page.height - section.bottom))
        if abs(drop - gongwen.PAGE_NUMBER_DROP.value) > _DROP_SLACK:
            message = f"一字线在版心下边缘之下约{number(drop)}毫米，应为7毫米"
            yield Fault(message, f"第{at}面", "调整页脚距下页边的距离")


@rule("FZ546", "避头尾", Severity.WARNING)
def line_ends(rendered: Rendered) -> Iterator[Fault]:
    """一行的开头没有句号、逗号、后引号等，末尾没有前引号、前括号、前书名号。

    依据：GB/T 15834—2011 5.1（规定）。
    错误：一行以“，”开头
    正确：“，”排在上一行的末尾
    """
    for at, page in enumerate(rendered.pages, start=1):
        for line in rendered.inside(page):
            if rendered.is_body(line):
                if line.text[0] in _NEVER_FIRST:
                    yield Fault(
                        f"一行以“{line.text[0]}”开头：“{line.text[:6]}…”",
                        f"第{at}面",
                        "段落设“按中文习惯控制首尾字符”",
                    )
                if line.text[-1] in _NEVER_LAST:
                    yield Fault(
                        f"一行以“{line.text[-1]}”结尾：“…{line.text[-6:]}”",
                        f"第{at}面",
                        "段落设“按中文习惯控制首尾字符”",
                    )


@rule("FZ547", "排出来的文字", Severity.ERROR)
def lost(rendered: Rendered) -> Iterator[Fault]:
    """DOCX 里的字，页面上都有。

    LibreOffice 有时丢掉悬在行外的标点；换一个程序转 PDF，或者在 Word、WPS 里核对。

    依据：（程序的比对，没有条款）
    错误：页面上少了“，”
    正确：页面上的字与 DOCX 一样多
    """
    shown = [each for each in rendered.subject.content.paragraphs if each.text and each.where != "box"]
    # Cells of a table stand side by side and are read line by line: only what is nowhere else is missing.
    short = Counter("".join(bare(each.text) for each in shown))
    short.subtract("".join(bare(line.text) for page in rendered.pages for line in page.lines))
    for each in shown:
        text = bare(each.text)
        found = "" if text in rendered.text else _missing(text, rendered.text)
        if missing := "".join(character for character in found if short[character] > 0):
            more = "…" if len(missing) > _MOST_SHOWN else ""
            message = f"页面上少了“{missing[:_MOST_SHOWN]}{more}”"
            yield Fault(message, each, "在 Word 或 WPS 里转 PDF，再核对这一段")


def _missing(text: str, printed: str) -> str:
    """The characters of a paragraph that are not printed where its beginning or its end is."""
    place = printed.find(text[:_ANCHOR])
    if place < 0 and (end := printed.find(text[-_ANCHOR:])) >= 0:
        place = max(0, end + _ANCHOR - len(text))
    if place < 0:
        return text
    matcher = SequenceMatcher(None, text, printed[place : place + len(text) + _ANCHOR], autojunk=False)
    return "".join(text[a:b] for kind, a, b, _, _ in matcher.get_opcodes() if kind in {"delete", "replace"})


@rule("FZ548", "署名不单独成面", Severity.WARNING)
def signature(rendered: Rendered) -> Iterator[Fault]:
    """署名和成文日期所在的一面有正文。

    空白容不下的，调整行距、字距，不写“此页无正文”。

    依据：GB/T 9704—2012 7.3.5.5（规定）。
    错误：第4面只有署名和成文日期
    正确：署名和成文日期与正文同在一面
    """
    day = rendered.subject.structure.date
    for at in (rendered.pages_with(day) if day and rendered.body else [])[:1]:
        if not any(map(rendered.is_body, rendered.inside(rendered.pages[at - 1]))):
            yield Fault(
                f"第{at}面只有署名和成文日期，没有正文", day or "", "调整行距、字距，使正文与署名同在一面"
            )


@rule("FZ549", "版记的位置", Severity.ERROR)
def imprint(rendered: Rendered) -> Iterator[Fault]:
    """版记在公文最后一面；一般排在双页（背面）上。

    末条分隔线与最后一面版心下边缘重合。排在双页是通行做法，只提示。

    依据：GB/T 9704—2012 7.4.1（规定）；双页为实践。
    错误：版记在第3面，公文有4面
    正确：版记在第4面，公文有4面
    """
    found = rendered.subject.structure.imprint
    pages = rendered.pages_with(found[-1]) if found else []
    if pages:
        last = len(rendered.pages)
        if pages[-1] != last:
            yield Fault(f"版记在第{pages[-1]}面，公文有{last}面", found[-1], "版记排在最后一面")
        elif last % 2:
            yield Fault(f"版记在第{last}面（单页），一般排在双页", found[-1], "版记移到下一面", Severity.INFO)


@rule("FZ550", "排版用的字体", Severity.INFO)
def fonts(rendered: Rendered) -> Iterator[Fault]:
    """排页面的计算机上没有所用的字体，说明用了什么字体代替。

    代替的字体宽窄、高低不同，行数和字数只对它成立。

    依据：（程序的说明，没有条款）
    错误：没有仿宋_GB2312，页面用 NotoSerifCJKsc 代替
    正确：页面里的字体就是文件里用的字体
    """
    structure = rendered.subject.structure
    wanted = dict.fromkeys(
        piece.look.east_asian for each in (*structure.title, *structure.body) for piece in each.visible
    )
    used = {font.casefold() for page in rendered.pages for font in page.fonts}
    absent = [family for family in wanted if not _is_there(family, used)]
    if absent:
        named = "、".join(sorted({font for page in rendered.pages for font in page.fonts}))
        message = f"页面上没有{'、'.join(absent)}，用的是{named}；上面的行数、字数只对这些字体成立"
        yield Fault(message, hint="在装有所用字体的计算机上再检查")


def _is_there(family: str, used: set[str]) -> bool:
    same = next(
        ({key, *names} for key, names in gongwen.SAME_FACE.items() if family in {key, *names}), {family}
    )
    return any(name.casefold() in used for name in same)


RULES: tuple[LayoutRule[Rendered], ...] = (
    lines,
    characters,
    first_page,
    page_numbers,
    line_ends,
    lost,
    signature,
    imprint,
    fonts,
)
"""The rules on pages in the order of their codes."""
