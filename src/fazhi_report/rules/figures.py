"""Figures and claims: FZ220 to FZ239."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
