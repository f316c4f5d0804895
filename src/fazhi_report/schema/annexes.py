"""附件: what an office puts behind its report, texts and tables of its own."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from fazhi_report.schema.fields import Cell, Contradiction, Flag, Line, Model, Phrase, Prose, key
from fazhi_report.schema.texts import Reviewed

MOST_ANNEXES, MOST_SECTIONS, MOST_TABLES = 50, 100, 50
MOST_COLUMNS, MOST_ROWS = 16, 2000
"""More than these no reader takes in, and a page has no room for more columns."""

_NUMBERED = re.compile(r"附件\s*[0-9一二三四五六七八九十]*\s*[：:、.．]|\d+\s*[、.．]")
_CLOSING = "。；，、：！？.;,:!?"


def _name_of_annex(title: str) -> str:
    """The name as it stands below the text: without a number, which is counted, 《》 or end punctuation."""
    fault, hint = "", ""
    if number := _NUMBERED.match(title):
        fault, hint = f"前面写了“{number[0].strip()}”", "删去它，“附件”和序号由程序编"
    elif title[0] == "《" and title.find("》") in (-1, len(title) - 1):
        fault, hint = "外面有书名号", "删去外面的《》，只写名称"
    elif title[-1] in _CLOSING:
        fault, hint = f"末尾有标点“{title[-1]}”", "删去它：附件名称后面不加标点（GB/T 9704—2012，7.3.4）"
    if fault:
        raise PydanticCustomError("annex_title", "annex title", {"fault": fault, "hint": hint})
    return title


AnnexTitle = Annotated[Line, AfterValidator(_name_of_annex)]
"""The name of an annex."""


class AnnexTable(Model):
    """A table: the headings of its columns and rows of as many cells."""

    caption: Annotated[Phrase | None, key("表题", "表格上方的题目；表格就是整个附件的，不用写")] = None
    columns: Annotated[
        tuple[Phrase, ...], Field(min_length=1, max_length=MOST_COLUMNS), key("列", "各列的标题")
    ]
    rows: Annotated[
        tuple[tuple[Cell, ...], ...],
        Field(max_length=MOST_ROWS),
        key(
            "行",
            "一行一个列表，格数和列数一样；格子里写文字或数，空格子写 null；可以引用数字。"
            "数要保留末尾的 0，两边加引号，如 '36.50'",
        ),
    ] = ()
    landscape: Annotated[Flag | None, key("横排", "是否排在横向的页面上；不写就看竖排的版心是否放得下")] = (
        None
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """Rows that have too few cells or too many."""
        wanted = len(self.columns)
        for index, row in enumerate(self.rows):
            if len(row) != wanted:
                message = f"这一行有 {len(row)} 格，表格有 {wanted} 列"
                yield Contradiction("rows", "FZ131", message, "补上或者删去；空格子写 null", (index,))


class AnnexSection(Model):
    """Paragraphs of an annex under a heading."""

    title: Annotated[Phrase, key("标题", "小标题，编号为一、二、")]
    text: Annotated[Prose, key("内容", "正文；空一行另起一段；可以引用数字，如 {{ 学习.次数 }}")]
    reviewed: Reviewed = None


class Annex(Model):
    """An annex of the office's own: texts, then tables."""

    title: Annotated[AnnexTitle, key("标题", "附件名称，前面不写“附件”和序号，末尾不带标点，外面不加书名号")]
    text: Annotated[Prose | None, key("内容", "正文；空一行另起一段；可以引用数字，如 {{ 学习.次数 }}")] = (
        None
    )
    reviewed: Reviewed = None
    sections: Annotated[
        tuple[AnnexSection, ...],
        Field(max_length=MOST_SECTIONS),
        key("分节", "带小标题的正文，排在“内容”后面"),
    ] = ()
    tables: Annotated[
        tuple[AnnexTable, ...], Field(max_length=MOST_TABLES), key("表格", "表格，排在正文后面")
    ] = ()

    def contradictions(self) -> Iterator[Contradiction]:
        """An annex that has nothing but its name."""
        if not (self.text or self.sections or self.tables):
            message = f"附件“{self.title}”只有标题，没有内容"
            yield Contradiction("title", "FZ132", message, "写上内容、分节或者表格；没有的，删去这个附件")
