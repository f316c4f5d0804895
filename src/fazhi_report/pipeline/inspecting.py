"""A finished report → what the content rules find in its text, or the layout rules on its pages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import audit, readers, rules
from fazhi_report.codes import CODES
from fazhi_report.diagnostics import Diagnostic, Finding, Mark
from fazhi_report.document import Profile, plain
from fazhi_report.notation import UNSEEN, secrecy_in

if TYPE_CHECKING:
    from fazhi_report.readers import ReadText
    from fazhi_report.settings import Settings


class Checked(NamedTuple):
    """What was found in a finished document; `readable` is False where it could not be read at all."""

    diagnostics: list[Diagnostic]
    readable: bool = True


def lint(content: bytes, name: str, settings: "Settings") -> list[Diagnostic]:
    """What the content rules find in the text of a report, and what is left in it of drafting."""
    text = readers.read(content, name)
    if isinstance(text, Diagnostic):
        return [text]
    told = (*text.findings, *_unseen(text), *_classified(text))
    found = (*rules.check(rules.subject_of_text(text, settings)), *told)
    diagnostics = [placed(finding, text, name) for finding in found]
    return sorted((*_unseen_in_name(name), *diagnostics))


def _classified(text: "ReadText") -> Iterator[Finding]:
    """That a letterhead says so, where the mark is no fault."""
    for aside in text.asides:
        level = secrecy_in((plain(aside.runs),)) if aside.kind == "版头" else None
        if level and isinstance(mark := aside.runs[0].origin, Mark):
            message = f"标有密级（{level}）"
            yield Finding.of("FZ242", message, mark, "涉密的报告不得公开，不要在连接互联网的计算机上处理")


def _unseen_in_name(name: str) -> Iterator[Diagnostic]:
    if match := UNSEEN.search(PurePath(name).name):
        message = f"文件名里有看不见的字符（U+{ord(match[0]):04X}）"
        yield Diagnostic.of_file(name, "FZ014", message, "给文件改名，重新输入")


def _unseen(text: "ReadText") -> Iterator[Finding]:
    """What nobody sees in a text, at the first place in each of its lines."""
    for number, line in enumerate(text.lines, start=1):
        if match := UNSEEN.search(line):
            message = f"这里有看不见的字符（U+{ord(match[0]):04X}）"
            place = Mark(number, match.start() + 1)
            yield Finding.of("FZ014", message, place, "删去这个字符，重新输入前后几个字")


def placed(finding: Finding, text: "ReadText", name: str) -> Diagnostic:
    """A finding at the line that a person would look for; what is outside the text is told by words."""
    place = finding.place
    assert isinstance(place, Mark), "a text has no other places"  # noqa: S101
    line, where, _ = text.place_of(place)
    told = finding._replace(message=f"{finding.message}（{where}）") if where else finding
    source = text.lines[place.line - 1] if 0 < place.line <= len(text.lines) else ""
    return told.at(name, Mark(line, place.column), source)


def check(
    content: bytes,
    name: str,
    settings: "Settings",
    profile: Profile | None = None,
    direction: audit.Direction | None = None,
    *,
    render: bool = False,
) -> Checked:
    """What the layout rules find in a DOCX of any program, set in the office's own layout.

    Without a profile, a document that has 发文字号 or a letterhead counts as sent to another office; its kind
    tells the direction. With `render`, LibreOffice sets the pages, and these are looked at too. Findings
    have the severity that the office has set; what a rule tells more mildly than the rest stays milder.
    """
    found = audit.audit(content, name, profile, settings.page_layout, direction, render=render)
    set_so = [again for each in found if (again := _as_set(each, settings))]
    return Checked(set_so, not any(each.code in audit.UNREADABLE for each in found))


def _as_set(found: Diagnostic, settings: "Settings") -> Diagnostic | None:
    """A finding with the severity of its rule that the office has set; None where that is off."""
    usual = CODES[found.code].severity
    severity = settings.severity_of(found.code, usual)
    if severity is None:
        return None
    return replace(found, severity=severity if found.severity == usual else min(severity, found.severity))
