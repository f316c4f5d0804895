"""A data file with a manuscript beside it, for tests."""

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document
from fazhi_report.pipeline import Composed
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.settings import DEFAULTS

OFFICE = """\
年度: 2024
文稿: 2024.md
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
"""
TITLE = "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n"


def composed(text: str, data: str = "", more: dict[str, bytes] | None = None) -> Composed:
    """What becomes of a manuscript below its title, with more data and other files."""
    files = {"2024.md": (TITLE + text).encode(), **(more or {})}
    return pipeline.compose_unapproved(
        (OFFICE + data).encode(), "data/2024.yaml", None, Overlaid(files, None)
    )


def document(text: str, data: str = "", more: dict[str, bytes] | None = None) -> Document:
    """The document of a manuscript that has no fault."""
    made = composed(text, data, more)
    assert made.document is not None, made.diagnostics
    return made.document


def lines(text: str, data: str = "") -> list[str]:
    """What a manuscript prints below its title."""
    return [block.text for block in document(text, data).blocks]


def told(text: str, data: str = "", more: dict[str, bytes] | None = None) -> list[Diagnostic]:
    """Everything that is told of a manuscript and its data, rules included."""
    files = {"2024.md": (TITLE + text).encode(), **(more or {})}
    return pipeline.validate((OFFICE + data).encode(), "data/2024.yaml", Overlaid(files, None), DEFAULTS)


def places(found: list[Diagnostic], code: str) -> list[tuple[str, int, int]]:
    """Where a code is told."""
    return [(each.file, each.line, each.column) for each in found if each.code == code]
