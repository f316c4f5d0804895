"""The reviews of an office's own texts ↔ a sheet of their own, in which each stands beside the text it is of.

A review holds for a text as it was reviewed: where the text is another by now, it belongs to none.
"""

from collections.abc import Iterator

from fazhi_report.schema import Report, Review, own_texts
from fazhi_report.sheets.cells import Shown, shown
from fazhi_report.sheets.sheet_plan import Item, Kind, SheetTable

FIELD = "reviewed"

_TITLES = {name: str(field.title) for name, field in Review.model_fields.items()}
_NOTES = {name: field.description or "" for name, field in Review.model_fields.items()}


def _item(name: str, kind: Kind, *, required: bool = True) -> Item:
    return Item((name,), _TITLES[name], _NOTES[name], kind, (), required, default=None)


TEXT = Item(("text",), "正文", "复核过的那段文字，照它现在的样子", Kind.TEXT, (), required=True, default=None)
REVIEWS = SheetTable(
    "复核",
    FIELD,
    "谁在哪一天复核了哪段文字",
    (
        TEXT,
        _item("by", Kind.TEXT),
        _item("on", Kind.DAY),
        _item("figures", Kind.PAIRS, required=False),
    ),
    is_ledger=False,
)
"""The sheet; it is no part of the layout, since what it holds has its home in the texts."""


def review_rows(report: Report) -> Iterator[list[Shown]]:
    """A row for every review of a report."""
    for own in own_texts(report):
        if own.review:
            values = {"text": str(own.text), **dict(own.review)}
            yield [shown(item, values[item.path[0]]) for item in REVIEWS.items]
