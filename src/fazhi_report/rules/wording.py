"""Set phrases and words: FZ335 to FZ349."""

from fazhi_report.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
