"""Which rules of `fazhi check` look after a clause, as their manual pages say."""

import re
from collections.abc import Mapping

from fazhi_report.audit import RENDERED, RULES

_STANDARD = "GB/T 9704—2012"
_CLAUSE = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2})*(?![\d.])")


def checks_by_clause() -> Mapping[str, tuple[str, ...]]:
    """The codes of rules by the clauses that they stand on."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in (*RULES, *RENDERED):
        if rule.page.source.startswith(_STANDARD):
            for clause in dict.fromkeys(_CLAUSE.findall(rule.page.source.removeprefix(_STANDARD))):
                found[clause] = (*found.get(clause, ()), rule.code)
    return found
