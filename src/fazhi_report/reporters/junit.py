"""Diagnostics as a report of tests in the form of JUnit, which GitLab, Jenkins and others show.

What the readers have in common: a file is a suite and a finding a test of it that failed, was skipped or
passed; a suite without tests is not shown, so that a clean file is one test that passed; tests are told
apart, and from one run to the next known again, by their class and name, which hold no numbers of lines.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import escaped, safe
from fazhi_report.reporters.places import path
from fazhi_report.reporters.results import Results
from fazhi_report.reporters.spool import Spool
from fazhi_report.reporters.text import entry

_NO_TIME = {"time": "0"}  # some readers show "NaN" where there is none
_NOT_IN_XML = ("\ufffe", "\uffff")


def report(results: Results) -> Iterator[str]:
    """A suite for every file that was checked or has a diagnostic, with a test for every diagnostic."""
    with results.by_file() as found:
        yield from _report(results, found)


def _report(results: Results, found: Spool) -> Iterator[str]:
    least = Severity.WARNING if results.strict else Severity.ERROR
    files = dict.fromkeys((*results.files, *found.files))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    clean = len(set(files).difference(found.files))
    root = ET.tostring(_root(results, clean, least), "unicode")
    if not files:
        yield root
        return
    yield f"{root.removesuffix(' />')}>"
    for file in files:
        suite = _suite(file, found.of(file), least)
        ET.indent(suite, level=1)
        yield f"\n  {ET.tostring(suite, 'unicode')}"
    yield "\n</testsuites>"


def _root(results: Results, clean: int, least: Severity) -> ET.Element:
    """What stands around the suites, with how many tests there are in them and how many failed."""
    failures = sum(count for severity, count in results.counts.items() if severity >= least)
    tests = clean + sum(results.counts.values()) + results.waived
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0"}
    return ET.Element("testsuites", {"name": "fazhi", **counts, **_NO_TIME})


def _suite(file: str, found: list[Diagnostic], least: Severity) -> ET.Element:
    suite = ET.Element("testsuite", {"name": _text(path(file))})
    names = Counter[str]()
    for diagnostic in found:
        name = f"{diagnostic.code} {diagnostic.message}"
        names[name] += 1
        ordinal = f"（{names[name]}）" if names[name] > 1 else ""
        case = _case(suite, file, name + ordinal)
        if diagnostic.line and not diagnostic.cell:
            case.set("line", str(diagnostic.line))
        _outcome(case, diagnostic, least)
    if not found:
        _case(suite, file, "没有发现问题")
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": 0,
        "skipped": len(suite.findall("testcase/skipped")),
    }
    suite.attrib |= {**{name: str(count) for name, count in counts.items()}, **_NO_TIME}
    return suite


def _case(suite: ET.Element, file: str, name: str) -> ET.Element:
    where = _text(path(file))
    return ET.SubElement(
        suite, "testcase", {"name": _text(name), "classname": where, "file": where, **_NO_TIME}
    )


def _outcome(case: ET.Element, diagnostic: Diagnostic, least: Severity) -> None:
    """What became of a test; one with a finding that is not bad enough passed, and tells it."""
    details = "\n".join(map(_text, entry(diagnostic).split("\n")))
    if diagnostic.waived:
        ET.SubElement(case, "skipped", {"message": _text(f"已豁免：{diagnostic.waived}")})
        return
    if diagnostic.severity < least:
        ET.SubElement(case, "system-out").text = details
        return
    names = {"message": _text(diagnostic.message), "type": diagnostic.severity.name.lower()}
    ET.SubElement(case, "failure", names).text = details


def _text(text: str) -> str:
    """A text that XML can hold."""
    found = safe(text)
    for character in _NOT_IN_XML:
        found = found.replace(character, escaped(character))
    return found
