"""How numbers are written: FZ380 to FZ389."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
