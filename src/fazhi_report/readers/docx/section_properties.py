"""Sections: paper, margins, grid and footers; a footer that a section lacks it has from the one before."""

from collections.abc import Mapping

from fazhi_report.page import TWIPS
from fazhi_report.readers.docx.content import Footer, GridKind, Section
from fazhi_report.readers.docx_parts import Element, attribute, child, children, is_on, measure, whole

_PER_POINT = 4096  # parts of a point in which a character grid counts
# What Word takes where a section says nothing, in twips: Letter paper, an inch on every side.
_WIDTH, _HEIGHT, _MARGIN, _EDGE = 12240, 15840, 1440, 720


def section(
    properties: Element | None,
    before: Section | None,
    footers: Mapping[str, Footer],
    headers: Mapping[str, Footer],
    *,
    gutter_at_top: bool,
    right_gutter: bool,
) -> Section:
    """A section from its sectPr; `footers` and `headers` are those of the document by relationship id."""
    paper, margins = child(properties, "w:pgSz"), child(properties, "w:pgMar")
    grid, number = child(properties, "w:docGrid"), child(properties, "w:pgNumType")

    def points(element: Element | None, name: str, default: float) -> float:
        value = measure(attribute(element, f"w:{name}"))
        return (default if value is None else value) / TWIPS

    gutter = points(margins, "gutter", 0)
    title = child(properties, "w:titlePg")
    return Section(
        width=points(paper, "w", _WIDTH),
        height=points(paper, "h", _HEIGHT),
        top=abs(points(margins, "top", _MARGIN)) + (gutter if gutter_at_top else 0),
        bottom=abs(points(margins, "bottom", _MARGIN)),
        left=points(margins, "left", _MARGIN) + (0 if gutter_at_top or right_gutter else gutter),
        right=points(margins, "right", _MARGIN) + (gutter if right_gutter and not gutter_at_top else 0),
        footer_distance=points(margins, "footer", _EDGE),
        grid=_grid(attribute(grid, "w:type")),
        pitch=points(grid, "linePitch", 0),
        extra=(measure(attribute(grid, "w:charSpace")) or 0) / _PER_POINT,
        starts_page=attribute(child(properties, "w:type")) != "continuous",
        has_first=title is not None and is_on(title),
        first_number=whole(attribute(number, "w:start")),
        number_form=attribute(number, "w:fmt"),
        footers={**(before.footers if before else {}), **_own(properties, "footer", footers)},
        headers={**(before.headers if before else {}), **_own(properties, "header", headers)},
        bordered=child(properties, "w:pgBorders") is not None,
        columns=whole(attribute(child(properties, "w:cols"), "w:num")) or 1,
    )


def _own(properties: Element | None, kind: str, parts: Mapping[str, Footer]) -> dict[str, Footer]:
    """The footers or headers that a section names."""
    return {
        attribute(each, "w:type") or "default": parts[key]
        for each in children(properties, f"w:{kind}Reference")
        if (key := attribute(each, "r:id")) in parts
    }


def _grid(kind: str) -> GridKind:
    match kind:
        case "lines" | "linesAndChars" | "snapToChars":
            return kind
        case _:
            return ""
