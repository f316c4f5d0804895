"""An office's settings: how severe a rule is, house styles (fazhi.toml beside the data)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_report.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """House styles and provincial variants; the defaults are what the national sources say.

    `longest` is the most characters a report may have (《整治形式主义为基层减负若干规定》：一般不超过5000字).
    """

    longest: int = 5000


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one project; `severities` has the rules that are not as shipped, None for those off."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    style: Style = field(default_factory=Style)

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """How severe a rule's findings are; None where the rule is off."""
        return self.severities.get(code, default)
