"""Rules on what pages show: every character, 署名 with text, 版记 at the end, the fonts (7.3.5.5, 7.4.1)."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from fazhi_report.audit.layout_rule import LayoutFault, rule
from fazhi_report.audit.rendered import RenderedPages, bare
from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen

_ANCHOR = 8  # characters by which the place of a paragraph is found
_MOST_SHOWN = 20


@rule("FZ547")
def lost(rendered: RenderedPages) -> Iterator[LayoutFault]:
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
            yield LayoutFault(message, each, "在 Word 或 WPS 里转 PDF，再核对这一段")


def _missing(text: str, printed: str) -> str:
    """The characters of a paragraph that are not printed where its beginning or its end is."""
    place = printed.find(text[:_ANCHOR])
    if place < 0 and (end := printed.find(text[-_ANCHOR:])) >= 0:
        place = max(0, end + _ANCHOR - len(text))
    if place < 0:
        return text
    matcher = SequenceMatcher(None, text, printed[place : place + len(text) + _ANCHOR], autojunk=False)
    return "".join(text[a:b] for kind, a, b, _, _ in matcher.get_opcodes() if kind in {"delete", "replace"})


@rule("FZ548")
def signature(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """署名和成文日期所在的一面有正文。

    空白容不下的，调整行距、字距，不写“此页无正文”。

    依据：GB/T 9704—2012 7.3.5.5（规定）。
    错误：第4面只有署名和成文日期
    正确：署名和成文日期与正文同在一面
    """
    day = rendered.subject.structure.date
    for at in (rendered.pages_with(day) if day and rendered.body else [])[:1]:
        if not any(map(rendered.is_body, rendered.inside(rendered.pages[at - 1]))):
            yield LayoutFault(
                f"第{at}面只有署名和成文日期，没有正文", day or "", "调整行距、字距，使正文与署名同在一面"
            )


@rule("FZ549")
def imprint(rendered: RenderedPages) -> Iterator[LayoutFault]:
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
            yield LayoutFault(f"版记在第{pages[-1]}面，公文有{last}面", found[-1], "版记排在最后一面")
        elif last % 2:
            yield LayoutFault(
                f"版记在第{last}面（单页），一般排在双页", found[-1], "版记移到下一面", Severity.INFO
            )


@rule("FZ550")
def fonts(rendered: RenderedPages) -> Iterator[LayoutFault]:
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
        yield LayoutFault(message, hint="在装有所用字体的计算机上再检查")


def _is_there(family: str, used: set[str]) -> bool:
    same = next(
        ({key, *names} for key, names in gongwen.SAME_FACE.items() if family in {key, *names}), {family}
    )
    return any(name.casefold() in used for name in same)
