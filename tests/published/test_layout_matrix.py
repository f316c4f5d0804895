"""docs/layout.md: every figure has its row, and what a row names is there."""

import ast
import re
import tomllib
from itertools import chain

import pytest

from fazhi_report.audit import RENDERED, RULES
from fazhi_report.page.layout import Layout
from fazhi_report.published.layout_demands import DEMANDS, LEFT_OUT
from fazhi_report.published.layout_page import COMMAND, figures, matrix
from fazhi_report.published.layout_rows import ROWS
from fazhi_report.settings.file import configure
from fazhi_report.settings.model import Settings
from fazhi_report.writers.docx.style_matching import own_styles
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "layout.md").read_text(encoding="utf-8")

# The clauses of GB/T 9704—2012 that ask for something, written down once more from the standard.
CLAUSES = (
    *("3.1", "3.2", "4", "5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "6", "7.1"),
    *("7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.2.7"),
    *("7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.5.3", "7.3.5.4", "7.3.5.5", "7.3.6", "7.3.7"),
    *("7.4.1", "7.4.2", "7.4.3", "7.5", "8", "9", "10.1", "10.2", "10.3"),
)  # fmt: skip


def cells(page: str) -> list[list[str]]:
    return [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| ")]


def test_page_is_what_the_figures_give() -> None:
    assert matrix() == PAGE, COMMAND


def test_every_figure_has_a_row_and_every_row_a_figure() -> None:
    assert len(figures()) > 50
    assert set(ROWS) == set(figures())


@pytest.mark.parametrize(
    "row",
    [
        "| 5.2.1 | 天头（上白边） | 37 毫米 | 规定 |",
        "| 5.2.3 | 行距（225 毫米排 22 行） | 28.95 磅 | 推算 |",
        "| 7.2.4 | 发文机关标志上边缘至版心上边缘 | 35 毫米 | 规定 |",
        "| 7.3.1 | 标题 | 方正小标宋简体，2号（22 磅） | 一般 |",
        "| 7.4.1 | 版记首条和末条分隔线粗 | 0.35 毫米 | 推荐 |",
        "| 7.5 | 一字线上距版心下边缘 | 7 毫米 | 规定 |",
        "| — | 批注（不是公文的要素） | 宋体，小5号（9 磅） | 实践 |",
    ],
)
def test_rows(row: str) -> None:
    assert row in PAGE


def test_every_clause_is_told_of() -> None:
    told = [row[0].strip() for row in cells(PAGE)]

    assert [clause for clause in CLAUSES if clause not in told] == []
    known = {*CLAUSES, "—", "---", "条款"}
    in_tables = PAGE.partition("## 本地")[0]
    assert {row[0].strip() for row in cells(in_tables)} <= known


def test_rows_stand_in_the_order_of_the_clauses() -> None:
    for table in (PAGE.split("## ")[1], PAGE.split("## ")[2], PAGE.split("## ")[3]):
        clauses = [row[0].strip() for row in cells(table)][2:]
        order = [tuple(map(int, clause.split("."))) for clause in clauses if clause != "—"]
        assert len(order) > 10
        assert order == sorted(order)


def test_every_test_that_is_named_exists() -> None:
    told = [*(row.tests for row in ROWS.values()), *(demand.tests for demand in DEMANDS)]
    named = set(chain.from_iterable(told))

    assert len(named) > 30
    for test in named:
        file, _, function = test.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test


def test_every_demand_and_every_figure_is_looked_after() -> None:
    assert all(each.tests for each in DEMANDS)
    assert all(row.tests for row in ROWS.values())


def test_an_output_that_does_not_read_a_figure_says_why() -> None:
    assert "PDF 不用：没有批注 |" in PAGE
    assert "；条文没有写，不检查 |" in PAGE
    for name, row in ROWS.items():
        assert all(row.unread.values()), name
        assert bool(row.codes) == ("检查" not in row.unread), name


def test_what_does_it_exists() -> None:
    footers = {"Footer", "FooterOdd", "FooterEven", "Normal"}
    done = " ".join([*(row.done for row in ROWS.values()), *(demand.done for demand in DEMANDS)])
    names = re.findall(r"`([^`]+)`", done)

    assert len(names) > 50
    for name in names:
        if name.endswith(".py"):
            assert (ROOT / "src" / "fazhi_report" / name).is_file(), name
        else:
            assert name in {*own_styles(), *footers}, name


def test_what_is_left_out_has_a_reason() -> None:
    assert len(LEFT_OUT) > 10
    assert all(reason for _, _, reason in LEFT_OUT)


def test_codes_of_checks_stand_beside_their_clause() -> None:
    lines = PAGE.splitlines()
    numbers = [line for line in lines if line.startswith("| 7.5 |") and "FZ521" in line]
    assert len(numbers) >= 4
    assert all(line.endswith("FZ521；FZ545 |") for line in numbers)
    paper = [line for line in lines if line.startswith("| 5.1 |")]
    assert len(paper) == 2
    assert all("；FZ511；FZ512" in line for line in paper)
    # A rule that stands on another standard or on none is not there: GB/T 15834 has a 5.1 too.
    assert not re.search("FZ541|FZ546|FZ547|FZ550", PAGE)


def test_every_rule_on_the_standard_is_in_the_matrix() -> None:
    on_it = [rule for rule in (*RULES, *RENDERED) if rule.page.source.startswith("GB/T 9704—2012")]
    assert len(on_it) > 20
    # 主题词 is in no clause any more, and 7.3.5.5 is left to the office.
    assert [rule.code for rule in on_it if rule.code not in PAGE] == ["FZ530", "FZ548"]


def test_the_example_is_a_settings_file() -> None:
    (example,) = re.findall("```toml\n(.*?)```", PAGE, re.DOTALL)

    assert tomllib.loads(example)
    found = configure(example.encode(), "fazhi.toml")
    assert isinstance(found, Settings)
    assert found.page_layout == Layout(
        28, bold_levels=frozenset({2}), latin="Times New Roman", families={"仿宋_GB2312": "方正仿宋_GBK"}
    )
