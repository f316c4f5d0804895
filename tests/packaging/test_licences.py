"""What fazhi brings with it may be used and passed on by anybody; what is not known to be so is a fault."""

import importlib.metadata
import re
from email.message import Message

import licences
import pytest
from licences import Licensed, licensed
from pip._vendor.packaging.requirements import Requirement


def metadata(**fields: str) -> Message:
    message = Message()
    message["Name"], message["Version"] = "Some_Package", "1.0"
    for name, value in fields.items():
        for each in value.split("|"):
            message[name.replace("_", "-")] = each
    return message


def test_everything_that_is_shipped_is_permissive() -> None:
    found, absent = licences.installed(*licences.project(*licences.SHIPPED))

    assert {"typst", "openpyxl", "lxml", "pydantic-core", "rich", "markdown-it-py"} <= {
        each.name for each in found
    }
    assert not {"hypothesis", "ruff"} & {each.name for each in found}
    assert [each for each in found if not each.is_permissive] == []
    assert absent == []


def test_everything_that_is_used_may_be_run() -> None:
    """What only those have who change fazhi may be missing; `.ci/run` has it, and asks `main`."""
    found, _ = licences.installed(*licences.project())

    assert {"hypothesis", "pytest"} <= {each.name for each in found}
    assert [each for each in found if not each.may_be_run] == []


@pytest.mark.parametrize(
    ("fields", "licence", "is_permissive"),
    [
        ({"License_Expression": "MIT"}, "MIT", True),
        ({"License_Expression": "Apache-2.0 OR BSD-2-Clause"}, "Apache-2.0 OR BSD-2-Clause", True),
        ({"License_Expression": "(MIT AND PSF-2.0) OR BSD-3-Clause"}, "(MIT AND PSF-2.0) OR BSD-3-Clause", True),
        ({"License": "bsd license"}, "bsd license", True),
        ({"Classifier": "Topic :: Office|License :: OSI Approved :: MIT License"}, "MIT License", True),
        (
            {"Classifier": "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)"},
            "Mozilla Public License 2.0 (MPL 2.0)",
            True,
        ),
        (
            {"License": "The text\nof a licence", "Classifier": "License :: OSI Approved :: ISC License (ISCL)"},
            "ISC License (ISCL)",
            True,
        ),
        ({"License_Expression": "AGPL-3.0-only"}, "AGPL-3.0-only", False),
        ({"License_Expression": "MIT OR AGPL-3.0-or-later"}, "MIT OR AGPL-3.0-or-later", False),
        ({"License_Expression": "GPL-3.0-or-later WITH GCC-exception-3.1"}, "GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ({"License": "GNU Affero General Public License v3"}, "GNU Affero General Public License v3", False),
        (
            {"Classifier": "License :: OSI Approved :: MIT License|License :: OSI Approved :: GNU Affero General Public License v3"},
            "MIT License AND GNU Affero General Public License v3",
            False,
        ),
        ({"License": "BSD-3-Clause, Apache-2.0, dependency licenses"}, "BSD-3-Clause, Apache-2.0, dependency licenses", False),
        ({"License": "UNKNOWN"}, "UNKNOWN", False),
        ({}, "", False),
    ],
)  # fmt: skip
def test_what_metadata_say(fields: dict[str, str], licence: str, *, is_permissive: bool) -> None:
    found = licensed(metadata(**fields))

    assert found == Licensed("some-package", "1.0", licence)
    assert found.is_permissive is is_permissive


def test_what_was_read_is_that_and_nothing_else() -> None:
    assert Licensed("pypdfium2", "5", licences.READ["pypdfium2"]).is_permissive
    assert not Licensed("pypdfium2", "5", "something else").is_permissive


def test_what_a_dependency_requires_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Distribution:
        def __init__(self, requires: list[str], licence: str) -> None:
            self.requires = requires
            self.metadata = metadata(License=licence)

    installed = {
        "a": Distribution(["b", 'c; extra == "more"', 'none; python_version < "3"'], "MIT"),
        "b": Distribution(["a[more]", "gone"], "AGPL-3.0-only"),
        "c": Distribution([], "MIT"),
    }

    def distribution(name: str) -> Distribution:
        if name not in installed:
            raise importlib.metadata.PackageNotFoundError
        return installed[name]

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    found, absent = licences.installed(
        Requirement("root[x]"), {"root": ['a; extra == "x"', 'd; extra == "y"']}
    )

    assert [each.licence for each in found] == ["MIT", "AGPL-3.0-only", "MIT"]
    assert absent == ["gone"]


def test_a_tool_may_be_what_is_not_shipped() -> None:
    lesser = "GNU Library or Lesser General Public License (LGPL)"

    assert not Licensed("a", "1", lesser).is_permissive
    assert Licensed("a", "1", lesser).may_be_run
    assert Licensed("a", "1", "MIT").may_be_run
    assert not Licensed("a", "1", "AGPL-3.0-only").may_be_run


def test_the_list_marks_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, lesser, bad = (
        Licensed(name, "1", text)
        for name, text in (
            ("a", "MIT"),
            ("b", "GNU Library or Lesser General Public License (LGPL)"),
            ("c", "AGPL-3.0-only"),
        )
    )

    def code(shipped: list[Licensed], found: list[Licensed], absent: list[str]) -> int:
        results = iter([(shipped, []), (found, absent)])
        monkeypatch.setattr(licences, "installed", lambda *_: next(results))
        return licences.main()

    assert code([good], [good, lesser], []) == 0
    assert capsys.readouterr().out == f"a 1: MIT\nb 1: {lesser.licence}\n"
    assert code([good, lesser], [good, lesser], []) == 1
    assert capsys.readouterr().out.endswith("(LGPL)  <- not permissive\n")
    assert code([good], [good, bad], []) == 1
    assert capsys.readouterr().out.endswith("c 1: AGPL-3.0-only  <- not permissive\n")
    assert code([good], [good], ["gone"]) == 1
    assert capsys.readouterr().out == "a 1: MIT\ngone: not installed\n"


def test_every_dependency_says_its_licence_in_the_project() -> None:
    text = (licences.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = text.partition("\ndependencies = [")[2].partition("[project.scripts]")[0].splitlines()
    told = [line for line in lines if line.startswith('  "')]

    assert len(told) > 20
    assert [
        line for line in told if "fazhi-report[" not in line and not re.search(r"# .*\([\w., -]+\)$", line)
    ] == []
