"""What many offices have handed in, as a workbook."""

from fazhi_report.comparing.offices.collected import Collected
from fazhi_report.comparing.offices.collected_forms import (
    STANDING_HEAD,
    SUMS_HEAD,
    figure_rows,
    standing_cells,
    sum_cells,
)
from fazhi_report.sheets import PlainTable, plain_workbook


def workbook(found: Collected) -> bytes:
    """Sheets: 各单位, 各单位的数, 合计, 要问的."""
    titles = ("单位", *(each.figure.title for each in found.sums))
    figures = [(row[0], *row[len(STANDING_HEAD) :]) for row in figure_rows(found)]
    questions = [(each.office, each.title, each.text) for each in found.questions]
    return plain_workbook(
        {
            "各单位": PlainTable(STANDING_HEAD, list(map(standing_cells, found.rows))),
            "各单位的数": PlainTable(titles, figures),
            "合计": PlainTable(SUMS_HEAD, list(map(sum_cells, found.sums))),
            "要问的": PlainTable(("单位", "项目", "问题"), questions),
        }
    )
