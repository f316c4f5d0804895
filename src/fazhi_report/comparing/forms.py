"""The forms in which a comparison is printed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from fazhi_report.comparing.compared import KINDS, Compared
from fazhi_report.notation import csv_table, markdown_table, terminal_width

_GAP = 2


def text(compared: Compared) -> str:
    """Figures in columns, then the sentences, each kind of change in its own words."""
    lines = [*_columns([("数", *compared.names, "变化", "变化率"), *_rows(compared)])]
    lines += ["", f"句子：{compared.summary}"]
    place = None
    for change in compared.wording.changes:
        if change.place != place:
            place = change.place
            lines += ["", place]
        if change.kind == "figures":
            lines += [f"  原来：{change.before}", f"  现在：{change.after}"]
        else:
            lines.append(f"  {KINDS[change.kind]}：{change.before or change.after}")
    return "\n".join(lines) + "\n"


def _rows(compared: Compared) -> Iterator[tuple[str, ...]]:
    for figure in compared.figures:
        unit = f"（{figure.unit}）" if figure.unit else ""
        yield figure.title + unit, *figure.values, figure.change, figure.growth


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines in which the cells stand below each other; a Han character is as wide as two digits."""
    widths = [max(map(terminal_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - terminal_width(cell) + _GAP)
            for cell, width in zip(row, widths, strict=True)
        )
        yield "".join(cells).rstrip()


def markdown(compared: Compared) -> str:
    """Two tables."""
    sentences = (
        (change.place, KINDS[change.kind], change.before, change.after) for change in compared.wording.changes
    )
    figures = _table(("数", *compared.names, "变化", "变化率"), _rows(compared))
    changes = _table(("位置", "变化", *compared.names), sentences)
    return f"## 数\n\n{figures}\n## 句子\n\n{compared.summary}。\n\n{changes}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join((*markdown_table(head, (map(escaped, row) for row in rows)), ""))


_MARKUP = re.compile(r"[\\`*_\[\]~|<>&]")


def escaped(content: str) -> str:
    """A text in which Markdown finds no markup."""
    return _MARKUP.sub(r"\\\g<0>", content)


def as_csv(compared: Compared) -> str:
    """One table for Excel and WPS."""
    return csv_table(_cells(compared))


def _cells(compared: Compared) -> Iterator[tuple[str, ...]]:
    yield "类别", "名称或位置", "单位", *compared.names, "变化", "变化率"
    for figure in compared.figures:
        yield "数", figure.title, figure.unit, *figure.values, figure.change, figure.growth
    for change in compared.wording.changes:
        yield f"句子{KINDS[change.kind]}", change.place, "", change.before, change.after, "", ""
    unchanged = str(compared.wording.unchanged)
    yield "句子没有变", "", "句", unchanged, unchanged, "0", ""


FORMS: Mapping[str, Callable[[Compared], str]] = {"text": text, "csv": as_csv, "md": markdown}
