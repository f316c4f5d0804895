"""Figures in tables against those of the text."""

import pytest

from fazhi_report.readers.text import read
from fazhi_report.rules import subject_of_text
from tests.rules.checking import TITLE, quotes, subject_of_data

TEXT = f"{TITLE}\n一、主要举措和成效\n（一）规范执法。全年办理行政处罚案件58件，审核合同45份。\n"
ANNEX = "附件：行政执法数据统计表\n\n青山县水利局\n2024年1月20日\n\n附件\n\n行政执法数据统计表\n\n"


def told(table: str, between: str = "") -> list[str]:
    return quotes("FZ225", subject_of_text(read(TEXT + between + table)))


@pytest.mark.parametrize("between", ["", ANNEX])
@pytest.mark.parametrize(
    "table",
    [
        "项目\t数量\n行政处罚案件\t85\n行政复议案件\t3\n",
        "项目\t单位\t数量\n行政处罚\t件\t85\n行政复议\t件\t3\n",
        "单位\t行政处罚案件（件）\t行政复议案件（件）\n合计\t85\t3\n甲队\t28\t3\n",
        "单位\t行政处罚案件\t行政复议案件\n本局\t85\t3\n",
    ],
)
def test_a_table_that_disagrees(table: str, between: str) -> None:
    assert told(table, between) == ["85"]


@pytest.mark.parametrize(
    "table",
    [
        "项目\t数量\n行政处罚案件\t58件\n",
        "单位\t行政处罚案件\t行政复议案件\n甲队\t28\t3\n乙队\t30\t2\n",
        "项目\t数量\n环保行政处罚案件\t85\n",
        "行政处罚案件\t85\t90\n",
        "单位\t行政处罚案件\t备注\n本局\t无\t85\n",
    ],
)
def test_a_table_that_agrees_or_tells_of_something_else(table: str) -> None:
    assert told(table) == []


def test_a_table_of_the_data() -> None:
    table = {"columns": ["项目", "数量"], "rows": [["行政处罚案件", "85"]]}
    subject = subject_of_data(
        {
            "additions": [{"part": "主要举措和成效", "title": "附", "text": "全年办理行政处罚案件58件。"}],
            "annexes": [{"title": "统计表", "tables": [table]}],
        }
    )

    assert quotes("FZ225", subject) == ["85"]
