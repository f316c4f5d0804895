"""Figures of many offices as bars, in SVG."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter

from matplotlib import rc_context
from matplotlib.figure import Figure

from fazhi_report.notation import terminal_width

_FAMILIES = ["Microsoft YaHei", "Noto Sans CJK SC", "PingFang SC", "SimHei", "sans-serif"]
_ROW, _AROUND, _WIDTH = 0.28, 0.5, 8.0  # inches
_COLUMN = 0.085  # inches that half a Han character of a label takes
_NOW, _THEN = "#b3261e", "#c9c5c2"
_SETTINGS: Any = {
    "svg.fonttype": "none",  # text stays text, in the fonts of whoever looks at it
    "svg.hashsalt": "fazhi",  # the same bars are the same bytes
    "font.family": "sans-serif",
    "font.size": 9,
}


class Bar(NamedTuple):
    """An office's figure of this year and of the last, which is None where it is not known."""

    office: str
    now: float
    last: float | None


def bars(bars_of: Sequence[Bar], unit: str) -> str:
    """Bars of offices below each other, this year's and behind it last year's, as an element of SVG."""
    with rc_context(_SETTINGS), catch_warnings():
        simplefilter("ignore")  # of fonts that this machine lacks: text is drawn where it is looked at
        height = _AROUND + _ROW * len(bars_of)
        figure = Figure(figsize=(_WIDTH, height))
        left = max(terminal_width(each.office) for each in bars_of) * _COLUMN + 0.1
        axes = figure.add_axes((left / _WIDTH, 0.25 / height, 0.9 - left / _WIDTH, 1 - _AROUND / height))
        places = range(len(bars_of))
        then = [each.last or 0 for each in bars_of]
        if any(then):
            axes.barh([place + 0.2 for place in places], then, height=0.36, color=_THEN)
        now = [each.now for each in bars_of]
        drawn = axes.barh(
            [place - (0.2 if any(then) else 0) for place in places], now, height=0.36, color=_NOW
        )
        axes.bar_label(drawn, [f"{each:g}{unit}" for each in now], padding=2)
        axes.set_yticks(list(places), [each.office.replace("$", r"\$") for each in bars_of])
        axes.invert_yaxis()
        axes.margins(x=0.15, y=0)
        axes.xaxis.set_visible(False)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        drawing = io.StringIO()
        figure.savefig(drawing, format="svg", metadata={"Date": None, "Creator": None})
    text = drawing.getvalue()
    families = ", ".join(f"'{each}'" if " " in each else each for each in _FAMILIES)
    return text[text.index("<svg") :].replace("sans-serif", families)
