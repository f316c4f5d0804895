"""Diagnostics → the forms in which they are told: to people, programs, and services that check changes."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.reporters.escaping import safe
from fazhi_report.reporters.overview import FileLine, overview
from fazhi_report.reporters.results import Results, RuleText, summary
from fazhi_report.reporters.spool import Spool
from fazhi_report.reporters.text import headline
from fazhi_report.reporters.text import report as report_text

Reporter: TypeAlias = Callable[[Results], Iterator[str]]
"""Gives a report in pieces, of which no more than one is ever in memory."""


def _lazy(module: str) -> Reporter:
    """The reporter in a module, imported at its first use: most runs need one form only."""

    def report(results: Results) -> Iterator[str]:
        yield from import_module(f"{__name__}.{module}").report(results)

    return report


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": _lazy("text"),
        "json": _lazy("json_object"),
        "github": _lazy("github"),
        "sarif": _lazy("sarif"),
        "junit": _lazy("junit"),
        "gitlab": _lazy("gitlab"),
        "md": _lazy("markdown"),
    }
)
"""The forms of a report by the name to ask for them."""

__all__ = [
    "REPORTERS",
    "FileLine",
    "Reporter",
    "Results",
    "RuleText",
    "Spool",
    "headline",
    "overview",
    "report_text",
    "safe",
    "summary",
]
