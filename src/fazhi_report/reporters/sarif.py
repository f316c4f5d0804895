"""Diagnostics as SARIF 2.1.0, the form in which analysers tell programs what they found."""

from collections.abc import Iterator
from typing import Any

from fazhi_report import __version__
from fazhi_report.codes import CODES
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import json_pieces, safe_lines, whole
from fazhi_report.reporters.fingerprints import Fingerprints
from fazhi_report.reporters.places import end_column, uri
from fazhi_report.reporters.results import Results, RuleText

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST_SNIPPET = 1000


def report(results: Results) -> Iterator[str]:
    """A log with one run: the rules, and a result for each diagnostic, the waived ones suppressed."""
    codes = sorted({*results.codes, *results.rules})
    indexes = {code: index for index, code in enumerate(codes)}
    descriptors = [_descriptor(code, results.rules.get(code)) for code in codes]
    driver = {"name": "fazhi", "version": __version__, "language": "zh-CN", "rules": descriptors}
    fingerprints = Fingerprints()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": (_result(each, indexes[each.code], fingerprints.of(each)) for each in results.diagnostics),
    }
    return json_pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": (each for each in [run])})


def _descriptor(number: str, rule: RuleText | None) -> dict[str, Any]:
    """What is known of a code; without a text, what the catalogue says."""
    code = CODES[number]
    descriptor: dict[str, Any] = {"id": number, "name": code.title}
    if rule:
        descriptor["shortDescription"] = {"text": rule.summary}
        descriptor["fullDescription"] = {"text": rule.explanation or rule.summary}
        descriptor["help"] = {"text": rule.text, "markdown": rule.markdown}
    return {**descriptor, "defaultConfiguration": {"level": _LEVELS[code.severity]}}


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    hint = f"\n提示：{diagnostic.hint}" if diagnostic.hint else ""
    location: dict[str, Any] = {"artifactLocation": {"uri": uri(diagnostic.file)}}
    if diagnostic.line and not diagnostic.cell:
        location["region"] = _region(diagnostic)
    logical = {"logicalLocations": [{"fullyQualifiedName": diagnostic.cell}]} if diagnostic.cell else {}
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _without_links(safe_lines(diagnostic.message + hint))},
        "locations": [{"physicalLocation": location, **logical}],
        "partialFingerprints": {"fazhi/v1": fingerprint},
    }
    if diagnostic.waived:
        # In the data file, under 豁免. Accepted is what a suppression is that says nothing about it; the
        # property to say so is called `status` in the standard and `state` in older copies of its schema.
        result["suppressions"] = [{"kind": "inSource", "justification": safe_lines(diagnostic.waived)}]
    return result


def _region(diagnostic: Diagnostic) -> dict[str, Any]:
    """The text at fault, or where it is not known, the rest of the line."""
    region: dict[str, Any] = {"startLine": diagnostic.line}
    if diagnostic.column:
        region["startColumn"] = diagnostic.column
    if end := end_column(diagnostic):
        region["endColumn"] = end
    start = max(diagnostic.column - 1, 0)
    behind = end - 1 if end else len(diagnostic.source)
    if start < behind <= start + _LONGEST_SNIPPET:
        region["snippet"] = {"text": whole(diagnostic.source[start:behind])}
    return region


def _without_links(text: str) -> str:
    """A message in which `[text](target)`, which would be a link, is text."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text
