"""An office's settings: how severe a rule is, house styles, the folder of its templates.

They stand in fazhi.toml beside the data files or above them, or in `[tool.fazhi]` of a pyproject.toml; the
keys are English or Chinese, as those of a data file.
"""

import re
from collections.abc import Mapping
from math import ceil, isnan
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt
from pydantic_core import PydanticCustomError

from fazhi_report.diagnostics import Severity
from fazhi_report.page import HANGING_MARKS, LINE_PITCHES, STANDARD, TITLE_LINE_PITCHES, Layout
from fazhi_report.schema import TITLE_FORMS, Code, Flag, Line, Model, Positive, key

Level: TypeAlias = Literal["error", "warning", "info", "off", "错误", "警告", "提示", "关闭"]

_SEVERITIES: Mapping[str, Severity | None] = {
    "error": Severity.ERROR,
    "错误": Severity.ERROR,
    "warning": Severity.WARNING,
    "警告": Severity.WARNING,
    "info": Severity.INFO,
    "提示": Severity.INFO,
    "off": None,
    "关闭": None,
}


_TITLE_FORMS = (
    *TITLE_FORMS.values(),
    "{机关}{年份}年法治政府建设情况的报告",
    "{机关}{年份}年度法治政府建设情况的报告",
)


class Conventions(Model):
    """House styles and provincial variants; the defaults are what the national sources say."""

    longest: Annotated[
        Positive, key("最长字数", "报告最多多少字；《整治形式主义为基层减负若干规定》：一般不超过5000字")
    ] = 5000
    title_forms: Annotated[
        tuple[Line, ...],
        key("标题句式", "报告标题可以用的句式，{机关}、{年份}代表机关和年份；省里定了一种的，只写那一种"),
    ] = _TITLE_FORMS
    addressees_in_public: Annotated[
        Flag, key("公开版主送机关", "公开版也印主送机关；不写就只印在上报件上")
    ] = False


def _points(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("points_type", "points", {})
    points = float(min(max(value, -_FAR), _FAR))  # a TOML integer may be larger than any float
    if isnan(points):
        raise PydanticCustomError("points_type", "points", {})
    return points


_FAR = 10**6
_FAMILY = re.compile(r"[^@,;，；、<>&\"'][^,;，；、<>&\"']{0,30}")


def _family(text: str) -> str:
    """A name that Windows takes as that of one font: up to 31 characters; @ would turn the characters."""
    if not _FAMILY.fullmatch(text):
        raise PydanticCustomError("font_family", "family", {})
    return text


Family: TypeAlias = Annotated[Line, AfterValidator(_family)]
"""The name of a font family."""

Standard: TypeAlias = Literal["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"]
"""The families of the national standard, by the names that documents carry."""


_WIDER = ceil(STANDARD.line_pitch)
_PITCHES = (
    f"正文的行距；{STANDARD.line_pitch:g} 磅以内每面排 {STANDARD.lines_per_page} 行，"
    f"{_WIDER} 磅只排 {Layout(_WIDER).lines_per_page} 行"
)


class House(Model):
    """What an office sets its own way on the page; what is not set is the national standard's."""

    line_pitch: Annotated[
        Annotated[float, BeforeValidator(_points), Field(ge=LINE_PITCHES[0], le=LINE_PITCHES[1])] | None,
        key("行距", _PITCHES, "磅"),
    ] = None
    title_line_pitch: Annotated[
        Annotated[float, BeforeValidator(_points), Field(ge=TITLE_LINE_PITCHES[0], le=TITLE_LINE_PITCHES[1])]
        | None,
        key("标题行距", "标题的行距", "磅"),
    ] = None
    bold_levels: Annotated[
        tuple[Annotated[StrictInt, Field(ge=1, le=4)], ...],
        key("加粗层级", "哪几级标题加粗：1 是“一、”，2 是“（一）”，3 是“1.”，4 是“（1）”"),
    ] = ()
    latin: Annotated[
        Family | None,
        key("西文字体", "数字和字母的字体，如 Times New Roman；标题、发文机关标志和页码不变"),
    ] = None
    hanging_marks: Annotated[
        Flag,
        key(
            "标点悬挂",
            f"一行排满后，紧接的一个标点（{HANGING_MARKS}）是否排在版心右边外面；不写就是，同 Word、WPS",
        ),
    ] = True
    families: Annotated[
        dict[Standard, Family],
        key("字体", "左边写国家标准的字体，右边写本单位用的，如 仿宋_GB2312 换成 方正仿宋_GBK"),
    ] = Field(default_factory=dict)


class Settings(Model):
    """The settings of one project."""

    templates: Annotated[Line | None, key("模板", "本单位的模板文件夹，按设置文件所在的文件夹写")] = None
    fonts: Annotated[
        Line | None, key("字体文件夹", "PDF 的字体不在系统里的，写明文件夹，按设置文件所在的文件夹写")
    ] = None
    rules: Annotated[
        dict[Code, Level],
        key("规则", "规则代码和它的级别：error、warning、info、off，或者错误、警告、提示、关闭"),
    ] = Field(default_factory=dict)
    style: Annotated[Conventions, key("体例", "本地、本单位的体例")] = Conventions.model_construct()
    layout: Annotated[House, key("版式", "版面上与国家标准不同的地方")] = House.model_construct()

    @property
    def page_layout(self) -> Layout:
        """The layout of the office's pages."""
        house = self.layout
        pitches = {"line_pitch": house.line_pitch, "title_line_pitch": house.title_line_pitch}
        return Layout(
            **{name: pitch for name, pitch in pitches.items() if pitch},
            bold_levels=frozenset(house.bold_levels),
            latin=house.latin or "",
            hanging=HANGING_MARKS if house.hanging_marks else "",
            families=MappingProxyType(dict[str, str](house.families.items())),
        )

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """How severe a rule's findings are; None where the rule is off."""
        return _SEVERITIES[self.rules[code]] if code in self.rules else default


DEFAULTS = Settings.model_construct()
"""What holds where an office sets nothing."""
