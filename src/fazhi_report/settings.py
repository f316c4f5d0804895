"""An office's settings: how severe a rule is, house styles (fazhi.toml beside the data)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_report.diagnostics import Severity

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


@dataclass(frozen=True, slots=True)
class Style:
    """House styles and provincial variants; the defaults are what the national sources say.

    `longest` is the most characters a report may have (《整治形式主义为基层减负若干规定》：一般不超过5000字).
    `title_forms` are the titles it may have, {机关} and {年份} standing for the office and the year; a
    province that prescribes one form (as 法治政府建设年度报告) lists that one only.
    """

    longest: int = 5000
    title_forms: tuple[str, ...] = _TITLE_FORMS


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one project; `severities` has the rules that are not as shipped, None for those off."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    style: Style = field(default_factory=Style)

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """How severe a rule's findings are; None where the rule is off."""
        return self.severities.get(code, default)
