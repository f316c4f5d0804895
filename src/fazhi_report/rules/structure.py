"""The build of a report: FZ315 to FZ334."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
