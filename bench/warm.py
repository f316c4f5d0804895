"""The measurements within one process; `run.py` starts this file in the environment of the benchmarks.

    python bench/warm.py ROUNDS

Prints JSON: seconds by what was measured, and the versions of what was measured.
"""

import gc
import io
import json
import platform
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import docx

from fazhi_report import narrative
from fazhi_report.document import Document
from fazhi_report.facts import derive
from fazhi_report.loading import load
from fazhi_report.pipeline import compose, write
from fazhi_report.rules import check, subject_of
from fazhi_report.schema import Report
from fazhi_report.source import read

DATA = Path(__file__).parents[1] / "data" / "2023.yaml"
NAME = "data/2023.yaml"
PACKAGES = (
    *("fazhi-report", "typer", "pydantic", "PyYAML", "Jinja2", "markdown-it-py", "lxml", "python-docx"),
    *("check-jsonschema", "docxtpl"),
)
WARMING = 3
"""Rounds before the first that counts."""

Result = TypeVar("Result")


def main(rounds: int) -> None:
    """Measure so many rounds and print what came out."""
    content = DATA.read_bytes()
    document = composed(content)
    rival = rival_of(write(document, "docx").content)
    require_equal_text(write(document, "docx").content, rival())
    actions: dict[str, Callable[[], object]] = {
        "pipeline": lambda: write(composed(content), "docx"),
        "docxtpl": rival,
        "writer": lambda: write(document, "docx"),
        "rules": rules_on(content, document),
    }
    samples: dict[str, list[float]] = {}
    for number in range(WARMING + rounds):
        seconds = {name: timed(action)[0] for name, action in actions.items()} | seconds_of_stages(content)
        seconds["compose and write"] = seconds["compose"] + seconds["write"]
        for name, value in seconds.items() if number >= WARMING else ():
            samples.setdefault(name, []).append(value)
    versions = {"Python": platform.python_version()} | {name: version(name) for name in PACKAGES}
    json.dump({"samples": samples, "versions": versions}, sys.stdout)


def timed(action: Callable[[], Result]) -> tuple[float, Result]:
    """The seconds of one call, which does not pay for the garbage of those before it, and its result."""
    gc.collect()
    start = perf_counter()
    result = action()
    return perf_counter() - start, result


# What is measured ------------------------------------------------------------------------------------------


def composed(content: bytes) -> Document:
    """The document of a data file without errors."""
    document = compose(content, NAME).document
    if document is None:
        message = f"{NAME} has errors: see fazhi validate {NAME}"
        raise SystemExit(message)
    return document


def seconds_of_stages(content: bytes) -> dict[str, float]:
    """The seconds of each stage of the pipeline, called one by one."""
    made: dict[str, Any] = {}
    seconds: dict[str, float] = {}
    stages: dict[str, Callable[[], object]] = {
        "read YAML": lambda: read(content, NAME),
        "validate": lambda: Report.model_validate(made["read YAML"].data),
        "facts": lambda: derive(made["validate"]),
        "compose": lambda: narrative.compose(made["validate"], made["facts"]),
        "write": lambda: write(made["compose"], "docx"),
    }
    for name, stage in stages.items():
        seconds[name], made[name] = timed(stage)
    return seconds


def rules_on(content: bytes, document: Document) -> Callable[[], object]:
    """Every content rule on the report of a data file."""
    loaded = load(content, NAME)
    return lambda: list(check(subject_of(document, report=loaded.report, facts=loaded.facts)))


def rival_of(report: bytes) -> Callable[[], bytes]:
    """A report as docxtpl renders it: its template is the same file with `{{ p0 }}` … for its paragraphs.

    The template object is made once and autoescaping is off, both to the advantage of docxtpl.
    """
    opened = docx.Document(io.BytesIO(report))
    context = {f"p{number}": paragraph.text for number, paragraph in enumerate(opened.paragraphs)}
    for name, paragraph in zip(context, opened.paragraphs, strict=True):
        paragraph.text = f"{{{{ {name} }}}}"
    file = io.BytesIO()
    opened.save(file)
    template = import_module("docxtpl").DocxTemplate(file)

    def rendered() -> bytes:
        template.render(context)
        saved = io.BytesIO()
        template.save(saved)
        return saved.getvalue()

    return rendered


def require_equal_text(*reports: bytes) -> None:
    """Stop unless all DOCX files have the same paragraphs."""
    texts = [[paragraph.text for paragraph in docx.Document(io.BytesIO(one)).paragraphs] for one in reports]
    if not any(texts[0]) or any(text != texts[0] for text in texts):
        message = "docxtpl rendered another text"
        raise SystemExit(message)


if __name__ == "__main__":
    main(int(sys.argv[1]))
