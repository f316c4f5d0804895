"""Two years with manuscripts side by side: figures that they declare, and the sentences of their own words."""

from typing import Any

import pytest

from fazhi_report.document import Document
from fazhi_report.facts import compared
from fazhi_report.loading import Loaded, load
from fazhi_report.narrative import compose
from tests.conftest import MINIMAL, Run, json_bytes, write
from tests.last_year import Shelf

THEN = "# 标题\n\n走访{{ 25 }}次，建成社区{{ 社区 = 20个 }}，达标率{{ 达标 = 95% }}，约{{ 户 = 约300户 }}。\n"


def two_years(then: str, now: str, **last: Any) -> Loaded:
    """This year's file with its manuscript, and last year's with its own."""
    shelf = Shelf(then_md=then.encode(), now_md=now.encode())
    shelf.files["then.yaml"] = json_bytes({**MINIMAL, "manuscript": "then.md", **last})
    data = {**MINIMAL, "year": 2025, "manuscript": "now.md", "previous": "then.yaml"}
    return load(json_bytes(data), "now.yaml", shelf)


def last_paragraph(loaded: Loaded) -> str:
    """The last paragraph of the report of a file that was loaded."""
    assert loaded.report is not None
    document = compose(loaded.report, loaded.facts, None, None, loaded.manuscript)
    assert isinstance(document, Document), document
    return document.blocks[-1].text


@pytest.mark.parametrize(
    ("now", "cited", "expected"),
    [
        ("{{ 社区 = 25个 }}", "{{ 指标.社区|同比 }}", "同比增长25%"),
        ("{{ 社区 = 15个 }}", "{{ 指标.社区|同比 }}", "同比下降25%"),
        ("{{ 社区 = 20个 }}", "{{ 指标.社区|同比 }}", "与上年持平"),
        ("{{ 达标 = 97.5% }}", "{{ 指标.达标|同比 }}", "同比上升2.5个百分点"),
        ("{{ 社区 = 25个 }}", "[有所增长]{指标.社区|增长}", "有所增长"),
    ],
)
def test_named_figures_are_compared_with_those_of_last_years_manuscript(
    now: str, cited: str, expected: str
) -> None:
    loaded = two_years(THEN, f"# 标题\n\n今年{now}。\n\n{cited}\n")

    assert loaded.diagnostics() == []
    assert last_paragraph(loaded) == expected


def test_a_named_figure_is_compared_with_one_of_the_data() -> None:
    metrics = [{"name": "社区", "value": 10, "unit": "个"}]
    loaded = two_years(
        "# 标题\n\n甲。\n", "# 标题\n\n{{ 社区 = 15个 }}。\n\n{{ 指标.社区|同比 }}\n", metrics=metrics
    )

    assert last_paragraph(loaded) == "同比增长50%"


@pytest.mark.parametrize(
    ("now", "cited", "reason"),
    [
        ("{{ 户 = 400户 }}", "{{ 指标.户|同比 }}", "上年的文件里没有这个数，或者不是准确的数"),
        ("{{ 社区 = 20余个 }}", "{{ 指标.社区|同比 }}", "本年的是约数"),
        ("{{ 村 = 3个 }}", "{{ 指标.村|同比 }}", "上年的文件里没有这个数，或者不是准确的数"),
    ],
)
def test_what_can_not_be_compared_says_why(now: str, cited: str, reason: str) -> None:
    found = two_years(THEN, f"# 标题\n\n今年{now}。\n\n{cited}\n").diagnostics()

    assert [(each.code, each.line) for each in found] == [("FZ208", 5)]
    assert reason in found[0].message


def test_a_claim_of_a_direction_is_held_to_last_years_manuscript() -> None:
    found = two_years(THEN, "# 标题\n\n{{ 社区 = 15个 }}，[有所增长]{指标.社区|增长}。\n").diagnostics()

    assert [each.message for each in found] == ["“有所增长”没有依据：“指标.社区”本年 15，上年 20"]


def test_figures_without_a_name_are_never_compared() -> None:
    """What stands at the same place of another text is another figure."""
    loaded = two_years(THEN, "# 标题\n\n走访{{ 30 }}次，建成社区{{ 社区 = 25个 }}。\n")

    assert [(now.title, then.text) for now, then in compared(loaded.facts) if "指标" in now.title] == [
        ("指标.社区", "20")
    ]


# diff ------------------------------------------------------------------------------------------------------

OLD = """\
# 标题

走访{{ 25 }}次，建成社区{{ 社区 = 20个 }}，达标率{{ 达标 = 95% }}。[全部办结]{台账外}。

## 举措

签订合同{{ 合同.份数|带单位 }}。落实河湖长制。
"""
NEW = """\
# 标题

走访{{ 30 }}次，建成社区{{ 社区 = 25个 }}，新增{{ 村 = 3个 }}。[全部办结]{台账外}。

## 举措

签订合同{{ 合同.份数|带单位 }}。推行林长制。
"""


def test_diff_tells_declared_figures_by_name_and_sentences_of_own_words(fazhi: Run) -> None:
    for year, text, count in ((2024, OLD, 3), (2025, NEW, 4)):
        write(f"{year}.md", text)
        data = {**MINIMAL, "year": year, "manuscript": f"{year}.md", "contracts": [{"count": count}]}
        write(f"{year}.yaml", json_bytes(data))

    code, out, _ = fazhi("diff", "2024.yaml", "2025.yaml")

    assert code == 0
    assert out == (
        "数               2024.yaml  2025.yaml  变化  变化率\n"
        "合同.份数（份）  3          4          +1    +33.33%\n"
        "指标.社区（个）  20         25         +5    +25%\n"
        "指标.达标        95%        未写       —     —\n"
        "指标.村（个）    未写       3          —     —\n"
        "\n"
        "句子：没有变 2 句，只有数字不同 1 句，删去 2 句，新增 2 句\n"
        "\n"
        "导语\n"
        "  删去：走访25次，建成社区20个，达标率95%。\n"
        "  新增：走访30次，建成社区25个，新增3个。\n"
        "\n"
        "举措\n"
        "  原来：签订合同3份。\n"
        "  现在：签订合同4份。\n"
        "  删去：落实河湖长制。\n"
        "  新增：推行林长制。\n"
    )


def test_indicators_are_paired_by_their_names(fazhi: Run) -> None:
    """One may be in the data in one year and in the manuscript in the other, and their order may change."""
    metrics = [{"name": name, "value": value, "unit": "个"} for name, value in (("村", 3), ("社区", 20))]
    write("2024.yaml", json_bytes({**MINIMAL, "metrics": metrics}))
    write("2025.md", "# 标题\n\n建成社区{{ 社区 = 25个 }}。\n")
    later = {**MINIMAL, "year": 2025, "manuscript": "2025.md", "metrics": [{**metrics[0], "value": 4}]}
    write("2025.yaml", json_bytes(later))

    out = fazhi("diff", "2024.yaml", "2025.yaml")[1]

    assert [line.split() for line in out.splitlines() if line.startswith("指标")] == [
        ["指标.村（个）", "3", "4", "+1", "+33.33%"],
        ["指标.社区（个）", "20", "25", "+5", "+25%"],
    ]
