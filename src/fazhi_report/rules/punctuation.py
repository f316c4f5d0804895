"""Punctuation: FZ360 to FZ379."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
