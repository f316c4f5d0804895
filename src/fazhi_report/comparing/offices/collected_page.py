"""What many offices have handed in, as a page for a browser, with bars."""

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from fazhi_report import resources
from fazhi_report.comparing.offices.collected import Collected, OfficeSum
from fazhi_report.comparing.offices.collected_forms import (
    STANDING_HEAD,
    SUMS_HEAD,
    figure_rows,
    standing_cells,
    sum_cells,
    summary,
)
from fazhi_report.comparing.offices.plots import Bar, bars

_TEMPLATE = "offices.html.j2"
_MOST_DRAWINGS, _MOST_BARS = 12, 40
_MOST_ROWS, _MOST_QUESTIONS = 500, 200
"""What a browser still shows at once; the workbook and the CSV have all."""
_YUAN = 10_000


def page(found: Collected) -> bytes:
    """A page of its own, which asks for nothing from elsewhere.

    Of very many offices it has those of which there is something to say, and tells how many it leaves out.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    drawn = sorted((each for each in found.sums if each.value), key=lambda each: -each.known)[:_MOST_DRAWINGS]
    shown = _shown(found)
    table = figure_rows(shown)
    told = {
        "title": f"{found.year or ''}年法治政府建设情况的报告：交报情况",
        "summary": summary(found),
        "standing_head": STANDING_HEAD,
        "standings": list(map(standing_cells, shown.rows)),
        "rows_left_out": len(found.rows) - len(shown.rows),
        "questions": found.questions[:_MOST_QUESTIONS],
        "questions_left_out": max(len(found.questions) - _MOST_QUESTIONS, 0),
        "drawings": [
            {
                "title": each.figure.title,
                "known": f"{each.known}/{each.of} 个单位写明",
                "svg": _drawing(each, found),
            }
            for each in drawn
        ],
        "left_out": len(found.rows) > _MOST_BARS,
        "most_bars": _MOST_BARS,
        "sums_head": SUMS_HEAD,
        "sums": list(map(sum_cells, found.sums)),
        "figure_head": [each.figure.title for each in found.sums],
        "figures": [(row[0], *row[len(STANDING_HEAD) :]) for row in table],
    }
    text = environment.from_string(resources.read(_TEMPLATE).decode()).render(told)
    return text.encode("utf-8", "replace")


def _shown(found: Collected) -> Collected:
    """The same with so many offices as can be shown, in their order."""
    if len(found.rows) <= _MOST_ROWS:
        return found
    plain = [row.standing == "已交" and not row.remarks for row in found.rows]
    first = sorted(range(len(plain)), key=plain.__getitem__)[:_MOST_ROWS]
    return found._replace(rows=tuple(found.rows[number] for number in sorted(first)))


def _drawing(each: OfficeSum, found: Collected) -> Markup:
    scale, unit = (_YUAN, "万元") if each.figure.is_amount else (1, each.figure.unit)
    own = [
        Bar(
            row.office,
            float(figure.value / scale),
            None if figure.last is None else float(figure.last / scale),
        )
        for row in found.rows
        if row.counted
        for figure in row.counted.figures
        if figure.name == each.figure.name and figure.value is not None
    ]
    largest = sorted(own, key=lambda bar: -bar.now)[:_MOST_BARS]
    return Markup(bars(largest, unit))  # noqa: S704  drawn by a library that escapes text
