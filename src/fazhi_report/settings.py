"""An office's settings: how severe a rule is, house styles, the folder of its templates.

They stand in fazhi.toml beside the data files or above them, or in `[tool.fazhi]` of a pyproject.toml; the
keys are English or Chinese, as those of a data file.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from fazhi_report.diagnostics import Severity
from fazhi_report.schema.fields import Code, Line, Model, Positive, key

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
    "{机关}关于{年份}年法治政府建设情况的报告",
    "{机关}关于{年份}年度法治政府建设情况的报告",
    "{机关}关于{年份}年法治政府建设工作情况的报告",
    "{机关}关于{年份}年度法治政府建设工作情况的报告",
    "{机关}关于{年份}年法治政府建设工作的报告",
    "{机关}关于{年份}年度法治政府建设工作的报告",
    "{机关}{年份}年法治政府建设年度报告",
    "{机关}{年份}年法治政府建设工作年度报告",
    "{机关}{年份}年法治政府建设情况报告",
    "{机关}{年份}年度法治政府建设情况报告",
    "{机关}{年份}年法治政府建设情况的报告",
    "{机关}{年份}年度法治政府建设情况的报告",
    "{机关}{年份}年法治政府建设工作情况报告",
    "{机关}{年份}年度法治政府建设工作情况报告",
    "{机关}{年份}年法治政府建设工作报告",
    "{机关}{年份}年度法治政府建设工作报告",
    "{机关}{年份}年法治政府建设报告",
    "{机关}{年份}年度法治政府建设报告",
)


class Style(Model):
    """House styles and provincial variants; the defaults are what the national sources say."""

    longest: Annotated[
        Positive, key("最长字数", "报告最多多少字；《整治形式主义为基层减负若干规定》：一般不超过5000字")
    ] = 5000
    title_forms: Annotated[
        tuple[Line, ...],
        key("标题句式", "报告标题可以用的句式，{机关}、{年份}代表机关和年份；省里定了一种的，只写那一种"),
    ] = _TITLE_FORMS


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
    style: Annotated[Style, key("体例", "本地、本单位的体例")] = Style.model_construct()

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """How severe a rule's findings are; None where the rule is off."""
        return _SEVERITIES[self.rules[code]] if code in self.rules else default


DEFAULTS = Settings.model_construct()
"""What holds where an office sets nothing."""
