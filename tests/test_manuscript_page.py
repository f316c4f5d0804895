"""The tables of docs/manuscript.md, row by row: what is written prints what the page says it prints.

A cell holds the lines of a manuscript, or the lines that are printed, each in code, parted by `<br>`. The ledgers
of the examples stand on the page. A cell without code says that nothing can be printed, and names the fault.
"""

import re
from typing import NamedTuple

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document, plain
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.settings import DEFAULTS
from tests.conftest import ROOT
from tests.manuscripts import OFFICE

PAGE = (ROOT / "docs" / "manuscript.md").read_text(encoding="utf-8")
DATA, LAST = (
    re.findall(rf"^`样例/{year}.yaml`：\n\n```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[0]
    for year in (2025, 2024)
)
NAMED = DATA.replace("机构:", "文稿: 2025.md\n机构:")
EMPTY = OFFICE.replace("2024", "2025")
TITLE = "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n"
ROWS = {"怎样写": 14, "数": 14, "判断": 6, "把数据里的内容放进来": 7, "注释：复核、确认、待核": 8}
"""How many rows the table below a heading has."""

UNTRUE = {"FZ220", "FZ282", "FZ283", "FZ290", "FZ291", "FZ292"}


class Row(NamedTuple):
    """A row of a table: what it is about, and its other cells."""

    name: str
    first: str
    second: str


def table(heading: str) -> list[Row]:
    """The rows of the table below a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in section.splitlines() if line.startswith("| ")]
    return [Row(*(cell.strip().replace(r"\|", "|") for cell in row)) for row in rows[1:]]


def code(cell: str) -> list[str]:
    """The lines of a cell that are in code; a line without any is blank."""
    lines = [re.match("`(.*?)`", line) for line in cell.split("<br>")]
    return [line[1] if line else "" for line in lines] if any(lines) else []


def made(text: str, data: str = NAMED) -> tuple[Document | None, list[Diagnostic]]:
    """The document of a manuscript, and what is told of it."""
    files = {"2025.md": text.encode(), "2024.yaml": LAST.encode()}
    folder = Overlaid(files, None)
    composed = pipeline.compose_unapproved(data.encode(), "2025.yaml", None, folder)
    return composed.document, pipeline.validate(data.encode(), "2025.yaml", folder, DEFAULTS)


def manuscript(row: Row) -> str:
    """The manuscript that a row writes."""
    text = "\n".join(code(row.first)) + "\n"
    return text if text.startswith("# ") else TITLE + text


def rows(*headings: str) -> list[object]:
    return [pytest.param(row, id=row.name) for heading in headings for row in table(heading)]


def test_no_table_is_passed_over() -> None:
    assert {heading: len(table(heading)) for heading in ROWS} == ROWS


@pytest.mark.parametrize("row", rows("怎样写", "数", "判断", "把数据里的内容放进来"))
def test_what_is_written_prints_what_the_page_says(row: Row) -> None:
    document, told = made(manuscript(row))
    printed = code(row.second)

    if codes := re.findall(r"FZ\d{3}", row.second):
        assert document is None
        assert {each.code for each in told if each.code not in {"FZ284", "FZ247"}} == set(codes)
        return
    assert document is not None, told
    if row.first.startswith("`# "):
        title = [plain(part) for part in document.title]
        assert (title if document.title_is_set else ["".join(title)]) == printed
    elif printed:
        assert [block.text for block in document.blocks] == printed
    else:
        assert (row.second, document.blocks, len(document.annexes)) == ("附件和附件说明", (), 1)


@pytest.mark.parametrize("row", rows("数", "判断", "把数据里的内容放进来"))
def test_nothing_is_left_to_be_found_in_it(row: Row) -> None:
    _, told = made(manuscript(row))

    assert {each.code for each in told} & UNTRUE == set()


@pytest.mark.parametrize("row", rows("判断"))
def test_what_no_ledger_supports_is_refused(row: Row) -> None:
    _, told = made(manuscript(row), EMPTY)

    assert ("FZ290" in {each.code for each in told}) == ("台账外" not in row.first)


@pytest.mark.parametrize("row", table("注释：复核、确认、待核"), ids=lambda row: row.name)
def test_notes_print_nothing_and_tell_what_the_page_says(row: Row) -> None:
    (paragraph,) = re.findall(r"这张表里，都注在 `(.*?)` 后面", PAGE)
    notes = {"FZ215", "FZ216", "FZ285", "FZ286", "FZ288"}
    document, told = made(f"{TITLE}{paragraph}\n{code(row.name)[0]}\n")

    assert document is not None
    assert [block.text for block in document.blocks] == ["全年签署合同5份。"]
    meant = set() if row.second.startswith("没有提示") else set(re.findall(r"FZ\d{3}", row.second))
    assert {each.code for each in told} & notes == meant
