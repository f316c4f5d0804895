"""Years and dates: FZ301 to FZ314."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
