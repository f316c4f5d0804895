"""Diagnostics → the forms in which they are told: to people, programs, and services that check changes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.reporters.overview import FileLine, overview
from fazhi_report.reporters.results import Results, RuleText, summary
from fazhi_report.reporters.text import headline
from fazhi_report.reporters.text import report as report_text

Reporter: TypeAlias = Callable[[Results], str]


def _lazy(module: str) -> Reporter:
    """The reporter in a module, imported at its first use: most runs need one form only."""

    def report(results: Results) -> str:
        written: str = import_module(f"{__name__}.{module}").report(results)
        return written

    return report


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": _lazy("text"),
        "json": _lazy("json_object"),
        "github": _lazy("github"),
        "sarif": _lazy("sarif"),
        "junit": _lazy("junit"),
    }
)
"""The forms of a report by the name to ask for them."""

__all__ = [
    "REPORTERS",
    "FileLine",
    "Reporter",
    "Results",
    "RuleText",
    "headline",
    "overview",
    "report_text",
    "summary",
]
