"""The page: figures, demands, what is left out, and what an office may set its own way."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from fazhi_report.notation import chinese, markdown_table
from fazhi_report.page import HANGING_MARKS, LINE_PITCHES, TITLE_LINE_PITCHES, Face, Figure, gongwen
from fazhi_report.published.layout_checks import checks_by_clause
from fazhi_report.published.layout_demands import DEMANDS, LEFT_OUT
from fazhi_report.published.layout_row import CHECK
from fazhi_report.published.layout_rows import ROWS
from fazhi_report.settings import House
from fazhi_report.writers.docx import own_styles

COMMAND = "python -m fazhi_report.published layout -o docs/layout.md"

_OPENING = f"""\
# 版式：国家标准逐条对照

《党政机关公文格式》（GB/T 9704—2012）的每一条，程序怎么排，怎么核验。
这一页由程序按 `page/gongwen.py` 生成，不要手工修改；重新生成：`{COMMAND}`

- **强度**：规定——条文写明的；一般——条文写“一般”的；推荐——条文推荐的；推算——由别的数推算的；
  实践——条文没有写，按通行做法。
- **实现**：DOCX 里的样式，或者程序的模块（`src/fazhi_report/` 下）。没有另外说明的，DOCX 和 PDF 都用这个数。
- **核验**：`tests/` 下的测试；`pages/` 里的在 LibreOffice 排出的页面和 PDF 的页面上量。
  `FZ` 开头的是 `fazhi check` 检查成稿的规则，`fazhi explain` 说明每一条；数改了，这些规则跟着改。

## 数值
"""

_DEMANDS = """
## 没有数值的要求
"""

_LINE_ENDS = f"""
## 行在哪里结束

一行排满后紧接的一个标点（{HANGING_MARKS}）悬挂在版心右边外面，是版心外唯一允许的字；引号、括号、书名号不悬挂。
条文没有写，这是 Word、WPS 的通行做法（“允许标点溢出边界”）；上面的 `标点悬挂` 可以关掉。
"""

_ENGINES = (
    ("PDF", "悬挂一个", "遵守", f"不拆开，只要这一行还有{gongwen.CHARACTERS_PER_LINE.value - 1:g}个字"),
    (
        "DOCX，Word、WPS",
        "悬挂一个：样式 `Normal` 写明允许（ISO/IEC 29500-1 17.3.1.21，不写也是）；没有在 Word、WPS 里量过",
        "Word、WPS 的规则",
        "可能拆开：不给正文加字符，DOCX 管不了",
    ),
    (
        "DOCX，LibreOffice",
        "不悬挂：它把允许和不许读反了；关掉的，它反而悬挂，偶尔丢掉一个标点",
        "不管行首的 …—～·%‰℃",
        "可能拆开",
    ),
)

_ALIKE = """
PDF 里缺得多的行（下一个词、下一个数排不下），把正文的字放宽一些，不把字隔开：隔得远了，复制出来的文字里
有空格。实在缺得多的，仍旧隔开。

规则不同，所以 PDF 同 LibreOffice 排的，行末不全一样；`pages/test_grid.py` 报告一样的有多少，不作要求。"""

_LEFT_OUT = """
## 没有实现的

下面这些条文程序不管，理由写在右边。
"""

_HOUSE = f"""
## 本地、本单位的版式

与国家标准不同的地方写在数据文件旁边的 `fazhi.toml` 里，不写的按国家标准。
键写英文或中文都可以，中文的键两边加引号：

```toml
[layout]
line_pitch = 28
bold_levels = [2]
latin = "Times New Roman"

[layout.families]
"仿宋_GB2312" = "方正仿宋_GBK"
```

改行距时，标题仍占整行，发文机关标志的位置不变，发文字号仍在它下面空{chinese(round(gongwen.NUMBER_BLANK_LINES.value))}行。纸张、页边距、页码的位置不能改。
"""


_REFERENCE = """
## 本单位的参考文件

参考文件是本单位的一份 DOCX：报告排进它的页面，用它的样式、页眉页脚；它的文字、图片、宏、链接不带入。
样式先按编号找，再按名称找，“标题 1”这样的中文名称也认；没有的，按国家标准补上。
它没有“正文文本”（Body Text）而“正文”有首行缩进的，正文就用“正文”。

参考文件里有文字的，再看它的正文、标题、层次标题实际是什么样子：没有用样式、直接设了字体字号的，照它排，并在生成时说明
（FZ563）；这时它没有用到的 Word 自带样式不算它的样式。

最省事的做法：生成一份报告，用 WPS 或 Word 改好样式，拿它作参考文件。程序用的样式：
"""


def matrix() -> str:
    """The whole page."""
    return "\n".join(_page(checks_by_clause())) + "\n"


def figures() -> dict[str, Figure | Face]:
    """Every figure and face of the standard, by the name it has in `gongwen`."""
    return {name: each for name, each in vars(gongwen).items() if isinstance(each, Figure | Face)}


def _page(checks: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield _OPENING
    rows = [
        (
            each.clause,
            row.element,
            _value(each, row.unit),
            each.force,
            "；".join(
                (
                    row.done,
                    *(f"{output} 不用：{why}" for output, why in row.unread.items() if output != CHECK),
                )
            ),
            "；".join((*_tests(row.tests), *row.codes, *filter(None, (row.unread.get(CHECK),)))),
        )
        for name, each in figures().items()
        for row in (ROWS[name],)
    ]
    head = ("条款", "要素", "数值", "强度", "实现", "核验")
    yield from _table(head, sorted(rows, key=lambda row: _order(row[0])))
    yield _DEMANDS
    yield from _table(
        ("条款", "要求", "强度", "实现", "核验"),
        (
            (each.clause, each.text, each.force, each.done, _checked(each.tests, each.clause, checks))
            for each in DEMANDS
        ),
    )
    yield _LEFT_OUT
    yield from _table(("条款", "内容", "理由"), LEFT_OUT)
    yield _HOUSE
    yield from _table(("中文键", "英文键", "范围", "内容"), map(_key, House.model_fields))
    yield _LINE_ENDS
    yield from _table(("引擎", "行末的标点", "避头尾", "数和量词"), _ENGINES)
    yield _ALIKE
    yield _REFERENCE
    yield from _table(("名称", "编号"), ((name, f"`{key}`") for key, name in own_styles().items()))


def _value(each: Figure | Face, unit: str) -> str:
    if isinstance(each, Figure):
        return f"{each.value:g} {unit}"
    size = _SIZES.get(each.size, "")
    points = f"{each.size:g} 磅"
    return f"{each.family}，{size}（{points}）" if size else f"{each.family}，{points}"


_SIZES: Mapping[float, str] = MappingProxyType({22: "2号", 16: "3号", 14: "4号", 12: "小4号", 9: "小5号"})
"""What sizes in points are called."""


def _checked(tests: tuple[str, ...], clause: str, checks: Mapping[str, Iterable[str]]) -> str:
    return "；".join((*_tests(tests), *checks.get(clause, ())))


def _tests(names: tuple[str, ...]) -> Iterator[str]:
    return (f"`{name}`" for name in names)


def _order(clause: str) -> tuple[int, ...]:
    """Where a clause stands in the standard; what is of no clause stands last."""
    return tuple(map(int, clause.split("."))) if clause else (99,)


_BOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "line_pitch": f"{LINE_PITCHES[0]}—{LINE_PITCHES[1]} 磅",
        "title_line_pitch": f"{TITLE_LINE_PITCHES[0]}—{TITLE_LINE_PITCHES[1]} 磅",
        "bold_levels": "1—4",
        "latin": "一种字体",
        "hanging_marks": "true、false",
        "families": "一种字体",
    }
)


def _key(name: str) -> tuple[str, ...]:
    field = House.model_fields[name]
    return f"`{field.title}`", f"`{name}`", _BOUNDS[name], field.description or ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return markdown_table(head, ([cell or "—" for cell in row] for row in rows))
