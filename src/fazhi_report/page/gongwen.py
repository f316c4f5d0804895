"""GB/T 9704—2012 《党政机关公文格式》 as data: the figures a page is made from, each with its clause.

`force` says how binding a figure is: 规定 (the clause states it), 一般 (the clause says 一般), 推荐 (it
recommends it), 推算 (follows from other figures) or 实践 (how it is done in Word; the standard is silent).
Lengths are millimetres, sizes and pitches are points (1 pt = 20 twips).
"""

from collections.abc import Mapping
from math import floor
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.page.lengths import TWIPS, points

Force: TypeAlias = Literal["规定", "一般", "推荐", "推算", "实践"]


class Figure(NamedTuple):
    """One measure of the page: its value, the clause it comes from and how binding that is."""

    value: float
    clause: str
    force: Force


class Face(NamedTuple):
    """The type of one element: font family, size in points, and the clause that asks for it."""

    family: str
    size: float
    clause: str
    force: Force


# Paper and type area, in millimetres.
PAPER_WIDTH = Figure(210, "5.1", "规定")
PAPER_HEIGHT = Figure(297, "5.1", "规定")
MARGIN_TOP = Figure(37, "5.2.1", "规定")
MARGIN_LEFT = Figure(28, "5.2.1", "规定")
TYPE_AREA_WIDTH = Figure(156, "5.2.1", "规定")
TYPE_AREA_HEIGHT = Figure(225, "5.2.1", "规定")
MARGIN_BOTTOM = Figure(PAPER_HEIGHT.value - MARGIN_TOP.value - TYPE_AREA_HEIGHT.value, "5.2.1", "推算")
MARGIN_RIGHT = Figure(PAPER_WIDTH.value - MARGIN_LEFT.value - TYPE_AREA_WIDTH.value, "5.2.1", "推算")
MARGIN_TOLERANCE = Figure(1, "5.2.1", "规定")

# The faces.
TITLE = Face("方正小标宋简体", 22, "7.3.1", "一般")
BODY = Face("仿宋_GB2312", 16, "5.2.2", "一般")
LEVEL_1 = Face("黑体", 16, "7.3.3", "一般")
LEVEL_2 = Face("楷体_GB2312", 16, "7.3.3", "一般")
LEVEL_3 = Face("仿宋_GB2312", 16, "7.3.3", "一般")
LEVEL_4 = Face("仿宋_GB2312", 16, "7.3.3", "一般")
PAGE_NUMBER = Face("宋体", 14, "7.5", "一般")
TABLE = Face("仿宋_GB2312", 12, "7.3.7", "实践")
TABLE_HEADING = Face("黑体", 12, "7.3.7", "实践")
COMMENT = Face("宋体", 9, "", "实践")  # no part of the document proper: no clause
ANNEX_LABEL = Face("黑体", 16, "7.3.7", "规定")
TABLE_CAPTION = Face("黑体", 14, "7.3.7", "实践")
COPY_NUMBER = Face("仿宋_GB2312", 16, "7.2.1", "一般")
SECRECY = Face("黑体", 16, "7.2.2", "规定")
URGENCY = Face("黑体", 16, "7.2.3", "规定")
ISSUER_MARK = Face("方正小标宋简体", 48, "7.2.4", "推荐")  # the family; the size is practice, smaller if long
SIGNER_LABEL = Face("仿宋_GB2312", 16, "7.2.6", "规定")
SIGNER_NAME = Face("楷体_GB2312", 16, "7.2.6", "规定")
IMPRINT = Face("仿宋_GB2312", 14, "7.4.2", "规定")

# The grid.
LINES_PER_PAGE = Figure(22, "5.2.3", "一般")
CHARACTERS_PER_LINE = Figure(28, "5.2.3", "一般")
# The most whole twips that so many lines have: 579, a twip more and a page has a line less.
LINE_PITCH = Figure(
    floor(points(TYPE_AREA_HEIGHT.value) * TWIPS / LINES_PER_PAGE.value) / TWIPS, "5.2.3", "推算"
)
# The most whole per cent in which so many characters fit: sixteen points set 27 in 156 mm, 98 % set 28.
CHARACTER_SCALE = Figure(
    floor(100 * points(TYPE_AREA_WIDTH.value) / CHARACTERS_PER_LINE.value / BODY.size), "5.2.3", "实践"
)
FIRST_LINE_INDENT = Figure(2, "7.3.3", "规定")  # characters

ISSUER_MARK_SIZES: tuple[tuple[float, float], ...] = (
    (ISSUER_MARK.size, 100),
    (ISSUER_MARK.size, 75),
    (42, 75),
    (36, 75),
    (28, 75),
    (22, 75),
    (16, 60),
)
"""Sizes in points of 发文机关标志 and widths of its characters in per cent, the first for the shortest names.

Practice, where the clause names no size: a longer name is first condensed, then set smaller, so that it
stays on one line of the type area.
"""

ISSUER_MARK_LEAST = (22, 75)
"""The size and width below which 发文机关标志 does not look like one: practice, the clause names none."""

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "标题和发文机关标志": TITLE.family,
        "正文和三、四级标题": BODY.family,
        "一级标题": LEVEL_1.family,
        "二级标题和签发人姓名": LEVEL_2.family,
        "页码": PAGE_NUMBER.family,
    }
)
"""What each family is for."""

LEVELS: Mapping[int, Face] = MappingProxyType({1: LEVEL_1, 2: LEVEL_2, 3: LEVEL_3, 4: LEVEL_4})
"""The face of a heading by its level (一、 （一） 1. （1）)."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "方正小标宋简体": "小标宋体",
        "仿宋_GB2312": "仿宋体",
        "楷体_GB2312": "楷体",
        "黑体": "黑体",
        "宋体": "宋体",
    }
)
"""What the clauses call a family."""

ALTERNATIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "方正小标宋简体": ("方正小标宋_GBK", "华文中宋"),
        "仿宋_GB2312": ("仿宋", "FangSong"),
        "楷体_GB2312": ("楷体", "KaiTi"),
        "黑体": ("SimHei",),
        "宋体": ("SimSun",),
    }
)
"""Families to take where one is not installed, best first: Windows 10 and later have no _GB2312 fonts."""

SAME_FACE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "方正小标宋简体": (
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
            "FZXBSJW--GB1-0",
            "FZXBSK--GBK1-0",
            "方正小标宋_GB18030",
            "方正小标宋简",
            "小标宋体",
        ),
        "仿宋_GB2312": (
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "仿宋体",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "方正仿宋简体",
            "FZFangSong-Z02S",
            "FZFSJW--GB1-0",
            "FZFSK--GBK1-0",
            "方正仿宋_GB18030",
            "方正仿宋_GB2312",
        ),
        "楷体_GB2312": (
            "KaiTi_GB2312",
            "楷体",
            "KaiTi",
            "方正楷体_GBK",
            "FZKai-Z03",
            "方正楷体简体",
            "FZKai-Z03S",
            "FZKTJW--GB1-0",
            "FZKTK--GBK1-0",
            "方正楷体_GB18030",
            "方正楷体_GB2312",
        ),
        "黑体": (
            "SimHei",
            "方正黑体_GBK",
            "FZHei-B01",
            "方正黑体简体",
            "FZHei-B01S",
            "FZHTJW--GB1-0",
            "FZHTK--GBK1-0",
            "方正黑体_GB18030",
        ),
        "宋体": (
            "SimSun",
            "方正书宋_GBK",
            "FZShuSong-Z01",
            "方正书宋简体",
            "FZShuSong-Z01S",
            "FZSSJW--GB1-0",
            "FZSSK--GBK1-0",
            "NSimSun",
            "新宋体",
        ),
    }
)
"""Names under which the faces of the standard are sold, installed and stored in documents."""

ALIKE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "方正小标宋简体": ("华文中宋", "STZhongsong"),
        "仿宋_GB2312": ("华文仿宋", "STFangsong"),
        "楷体_GB2312": ("华文楷体", "STKaiti"),
        "黑体": ("华文黑体", "STHeiti"),
        "宋体": ("华文宋体", "STSong"),
    }
)
"""Other faces of the same kind that many machines have: no fault, but not the usual face."""

TITLE_LINE_PITCH = Figure(36, "7.3.1", "实践")  # points
TITLE_WIDTH = Figure(floor(points(TYPE_AREA_WIDTH.value) / TITLE.size), "7.3.1", "推算")  # characters
COPY_NUMBER_DIGITS = Figure(6, "7.2.1", "一般")
ISSUER_MARK_DROP = Figure(
    35, "7.2.4", "规定"
)  # millimetres from the type area's top to the mark's upper edge
NUMBER_BLANK_LINES = Figure(2, "7.2.5", "规定")  # between 发文机关标志 and 发文字号
NUMBER_INSET = Figure(1, "7.2.5", "规定")  # characters from the left, in a document sent upwards
SIGNER_INSET = Figure(1, "7.2.6", "规定")  # characters from the right
SIGNERS_PER_LINE = Figure(2, "7.2.6", "一般")
RED_RULE_DROP = Figure(4, "7.2.7", "规定")  # millimetres below 发文字号
RED_RULE_WIDTH = Figure(1, "7.2.7", "实践")  # points
SIGNER_GAP = Figure(1, "7.2.6", "实践")  # characters between two names on one line
TITLE_BLANK_LINES = Figure(2, "7.3.1", "规定")  # between the red rule and the title
ADDRESSEES_BLANK_LINES = Figure(1, "7.3.2", "规定")  # between title and 主送机关
ANNEX_LIST_BLANK_LINES = Figure(1, "7.3.4", "规定")  # between the text and 附件：××
ANNEX_LIST_INDENT = Figure(2, "7.3.4", "规定")  # characters
SEALED_DATE_INSET = Figure(4, "7.3.5.1", "一般")  # characters from the right
# Lines between the text and 署名: a seal of some four centimetres, its middle between 署名 and date, then
# begins within one line of the text.
SEALED_BLANK_LINES = Figure(2, "7.3.5.1", "实践")
# Lines between two rows of 署名 where several offices seal a document: seals of some four centimetres stand
# apart from each other.
JOINT_BLANK_LINES = Figure(4, "7.3.5.1", "实践")
SIGNATURE_BLANK_LINES = Figure(1, "7.3.5.2", "规定")  # between the text and 署名, without a seal
SIGNATURE_INSET = Figure(2, "7.3.5.2", "规定")  # characters from the right, without a seal
DATE_SHIFT = Figure(2, "7.3.5.2", "规定")  # characters that the date begins right of 署名, without a seal
REMARK_INDENT = Figure(2, "7.3.6", "规定")  # characters
ANNEX_TITLE_LINE = Figure(3, "7.3.7", "规定")  # the line of the page on which the title of an annex stands
ANNEX_TITLE_BLANK_LINES = Figure(
    ANNEX_TITLE_LINE.value - 2, "7.3.7", "推算"
)  # between 附件 on the first and it
TABLE_LINE_PITCH = Figure(20, "7.3.7", "实践")  # points
TABLE_RULE_WIDTH = Figure(0.5, "7.3.7", "实践")  # points
TABLE_CELL_INSET = Figure(5, "7.3.7", "实践")  # points left and right of a text, half of it above and below
TABLE_SMALLER = ((10.5, 17, 4), (9, 15, 3))
"""Size, pitch and inset, in points, of tables that are too wide for those: 5号 and 小5号.

Practice; 5.2.2 lets type be changed where it has to be.
"""

PAGE_NUMBER_DROP = Figure(7, "7.5", "规定")  # millimetres from the type area's bottom to the 一字线
PAGE_NUMBER_INSET = Figure(1, "7.5", "规定")  # characters from the outer edge
IMPRINT_OUTER_LINE = Figure(0.35, "7.4.1", "推荐")  # millimetres, the first and the last line
IMPRINT_INNER_LINE = Figure(0.25, "7.4.1", "推荐")  # millimetres, the lines between
IMPRINT_INSET = Figure(1, "7.4.2", "规定")  # characters of 4号 from both sides
IMPRINT_LINE_PITCH = Figure(22, "7.4.2", "实践")  # points
# Points at least between the text and 版记 on its page: what other programs may make of lines and rules.
IMPRINT_SLACK = Figure(8, "7.4.1", "实践")

RED = "FF0000"
"""发文机关标志 and the rule below 发文字号 (7.2.4, 7.2.7); the clause says red, the shade is practice."""
