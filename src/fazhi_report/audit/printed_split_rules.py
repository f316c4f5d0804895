"""The rule on short texts that a page breaks in two: dates, numbers, names of offices, lines of the title."""

import re
from collections import Counter
from collections.abc import Iterator

from fazhi_report.audit.layout_rule import LayoutFault, rule
from fazhi_report.audit.rendered import RenderedPages, bare
from fazhi_report.notation.element_marks import DATE
from fazhi_report.readers.docx import ReadParagraph

_PARTS = re.compile(r"[\t\n]|[ \u3000\xa0]{2,}")
_ALONE = frozenset({"署名", "成文日期"})
_LIST = re.compile(r"[抄主分]\s*[送报]")


@rule("FZ589")
def splits(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """成文日期、署名、发文字号、印发机关、印发日期、表格里的日期和标题定好的一行，都排在一行里，不断成两行。

    断开的，缩小左右的空、加宽表格的列，或者在词意完整的地方定好回行。只对这台计算机的字体成立。

    依据：GB/T 9704—2012 7.2.5、7.3.1、7.3.5、7.4.3（各占一行为推算）。
    错误：成文日期的“日”排到下一行
    正确：“2024年2月15日”在一行里
    """
    asked = list(_short_texts(rendered))
    wanted = Counter(text for text, _, _ in asked)
    lines = [bare(line.text) for page in rendered.pages for line in page.lines]
    for text, name, place in {text: (text, name, place) for text, name, place in asked}.values():
        # The text may say the same words elsewhere: so only too few of them are told, and 署名, which is
        # part of other names, is to be a line of its own.
        count = lines.count(text) if name in _ALONE else sum(line.count(text) for line in lines)
        if count < wanted[text] and _is_printed(text, lines):
            yield LayoutFault(
                f"{name}“{text}”排成了两行", place, "让它排在一行里：缩小左右的空，或者加宽表格的列"
            )


def _is_printed(text: str, lines: list[str]) -> bool:
    """Whether it is printed at all: line after line, or, beside other cells, its beginning and its end."""
    return text in "".join(lines) or any(
        any(text[:at] in line for line in lines) and any(text[at:] in line for line in lines)
        for at in range(1, len(text))
    )


def _short_texts(rendered: RenderedPages) -> Iterator[tuple[str, str, ReadParagraph]]:
    """The texts of one line, with what they are and where."""
    told = rendered.subject.structure
    for each in told.number[:1]:
        yield bare(each.raw.strip().partition("号")[0] + "号"), "发文字号", each
    for one, name in ((told.office, "署名"), (told.date, "成文日期")):
        if one and one.where == "text":
            yield bare(one.text), name, one
    for each in told.title:
        yield from ((bare(line), "标题的一行", each) for line in each.raw.split("\n") if line.strip())
    yield from _of_imprint(told.imprint)
    known = {id(each) for each in (*told.imprint, told.date)}
    for each in rendered.subject.content.paragraphs:
        if each.where == "table" and id(each) not in known and DATE.fullmatch(each.text):
            yield bare(each.text), "表格里的日期", each


def _of_imprint(imprint: tuple[ReadParagraph, ...]) -> Iterator[tuple[str, str, ReadParagraph]]:
    for each in imprint:
        if each.where != "box" and not _LIST.match(each.text):
            for part in filter(None, map(bare, _PARTS.split(each.raw.strip()))):
                yield part, "印发日期" if DATE.match(part) else "印发机关", each
