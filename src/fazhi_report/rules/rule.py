"""A rule: one function that finds one kind of fault, with its manual page."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace, Finding, Mark, Severity
from fazhi_report.rules.subject import Spot, Subject


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: where, what is wrong, what to do.

    `severity` is given where it is not that of the rule.
    """

    place: Spot | DataPath
    message: str
    hint: str = ""
    severity: Severity | None = None


Check: TypeAlias = Callable[[Subject], Iterable[Fault]]

_LABELS = ("依据", "错误", "正确", "豁免")
_SECTION = re.compile(rf"^({'|'.join(_LABELS)})：[ ]*", re.MULTILINE)
_WAIVING = "确需保留的，在数据文件的“豁免”里写明规则、位置和理由。"


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of a rule: what it checks in a line, why, its source, examples, how to waive it.

    An example is the text of a report, or of a part of one, a paragraph a line; one that begins with "---" is
    a data file, or the part of one that the rule looks at.
    """

    summary: str
    explanation: str
    source: str
    wrong: str
    right: str
    waiving: str


@dataclass(frozen=True)
class Rule:
    """A rule under its code and name; `check` finds its faults and has the manual page as its docstring.

    `signs`, if given, is a pattern that whatever the rule finds fault with shows: one quick search of the
    whole text tells that a report has nothing to look at, as most have for most rules.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    signs: re.Pattern[str] | None = None

    @cached_property
    def page(self) -> Page:
        """The manual page."""
        head, *sections = _SECTION.split(_dedented(self.check.__doc__ or ""))
        summary, _, explanation = head.partition("\n")
        found = dict(zip(sections[::2], map(_dedented, sections[1::2]), strict=True))
        return Page(
            summary.strip(),
            "".join(line.strip() for line in explanation.splitlines()),
            found["依据"].replace("\n", ""),
            found["错误"],
            found["正确"],
            found.get("豁免", _WAIVING).replace("\n", ""),
        )

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Its faults in a report, at their places and with the severity that the office has set."""
        severity = subject.settings.severity_of(self.code, self.severity)
        if severity is None or (self.signs and not self.signs.search(subject.text)):
            return
        for fault in self.check(subject):
            if isinstance(fault.place, Spot):
                place = subject.place(fault.place) or Mark(1, 1)
                quote, context = fault.place.text, fault.place.sentence
                message = fault.message + _printed_by(fault.place, subject)
            else:
                place, quote, context, message = DataPlace(fault.place), "", "", fault.message
            milder = min(severity, fault.severity or severity)
            yield Finding(self.code, milder, message, place, fault.hint, quote, context)


def rule(code: str, name: str, severity: Severity, signs: str = "") -> Callable[[Check], Rule]:
    """Make a rule of a function whose docstring is its manual page."""
    pattern = re.compile(signs, re.ASCII) if signs else None
    return lambda check: Rule(code, name, severity, check, pattern)


def _printed_by(spot: Spot, subject: Subject) -> str:
    """The number at fault by its name, where a fact printed it: it is mended in the records, not here."""
    fact = subject.facts.find(spot.line.fact_at(spot.start))
    return f"（由“{fact.title}”印出）" if fact else ""


def _dedented(text: str) -> str:
    first, _, rest = text.partition("\n")
    lines = rest.splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join((first, *(line[margin:].rstrip() for line in lines))).strip()
