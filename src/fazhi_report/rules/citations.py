"""Laws and documents: FZ350 to FZ359."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
