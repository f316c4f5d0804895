"""Diagnostics as text for people and as JSON for programs."""

import json as json_format
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from fazhi_report.diagnostics import Diagnostic, Severity

JSON_VERSION = 1
"""The version of the JSON report's form; it grows when a reader of the old form would go wrong."""

# Format characters reverse the line or hide; control characters steer a terminal; half surrogates cannot
# be encoded; the separators end a line in some programs.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LARGEST_SHORT = 0xFFFF


def text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line for each, `file:line:column: 错误 FZ102 message`, with its hint indented below."""
    return "\n".join(_entry(diagnostic) for diagnostic in sorted(diagnostics))


def json(diagnostics: Iterable[Diagnostic]) -> str:
    """An object with the diagnostics and a count by severity; reading it back gives the exact texts."""
    ordered = sorted(diagnostics)
    counts = _counts(ordered)
    report = {
        "version": JSON_VERSION,
        "diagnostics": [_record(diagnostic) for diagnostic in ordered],
        "summary": {f"{severity.name.lower()}s": counts[severity] for severity in _worst_first()},
    }
    # json itself escapes what JSON must escape; the line ends of its layout stay.
    return "".join(
        character if character == "\n" or not _is_unsafe(character) else json_format.dumps(character)[1:-1]
        for character in json_format.dumps(report, ensure_ascii=False, indent=2)
    )


REPORTERS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = MappingProxyType(
    {"text": text, "json": json}
)
"""The forms of a report by the name to ask for them."""


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each severity, in words."""
    counts = _counts(diagnostics)
    parts = [f"{counts[severity]} 个{severity.chinese}" for severity in _worst_first() if counts[severity]]
    return "，".join(parts) or "没有发现问题"


def _entry(diagnostic: Diagnostic) -> str:
    numbers = "".join(f":{number}" for number in (diagnostic.line, diagnostic.column) if number)
    place = f"{_safe(diagnostic.file)}{numbers}"
    line = f"{place}: {diagnostic.severity.chinese} {diagnostic.code} {_safe(diagnostic.message)}"
    return f"{line}\n    提示：{_safe(diagnostic.hint)}" if diagnostic.hint else line


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    names = ("file", "line", "column", "severity", "code", "message", "hint")
    fields = {**asdict(diagnostic), "severity": diagnostic.severity.name.lower()}
    return {name: fields[name] for name in names}


def _counts(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    return Counter(diagnostic.severity for diagnostic in diagnostics)


def _worst_first() -> list[Severity]:
    return sorted(Severity, reverse=True)


def _safe(value: str) -> str:
    return "".join(_escaped(character) if _is_unsafe(character) else character for character in value)


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in _UNSAFE


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LARGEST_SHORT else f"\\U{code:08x}"
