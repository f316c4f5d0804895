"""版头 in a DOCX: the lines above 发文机关标志, the mark, 发文字号 with 签发人, the red rule (7.2)."""

from collections.abc import Iterator

from fazhi_report.document import SIGNER_LABEL, Letterhead
from fazhi_report.page import (
    CHARACTER,
    LINES_ABOVE_MARK,
    TYPE_AREA_WIDTH,
    mark_step,
    signer_columns,
    signer_rows,
    width,
)
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import (
    COPY_NUMBER_STYLE,
    ISSUER_MARK_STYLES,
    LETTERHEAD_LINE_STYLE,
    NO_RULE_STYLE,
    NUMBER_STYLE,
    RED_RULE_STYLE,
    SECRECY_STYLE,
    SIGNER_STYLE,
    URGENCY_STYLE,
)
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element, joined


def letterhead(head: Letterhead, room: float = TYPE_AREA_WIDTH) -> Iterator[Markup]:
    """The paragraphs above the title; `room` is the width of the type area in twips."""
    lines = (
        (COPY_NUMBER_STYLE, head.copy_number),
        (SECRECY_STYLE, head.secrecy),
        (URGENCY_STYLE, head.urgency),
    )
    given = [paragraph(style, run(text)) for style, text in lines if text]
    yield from given
    for _ in range(LINES_ABOVE_MARK - len(given)):
        yield paragraph(LETTERHEAD_LINE_STYLE)
    mark = NOTHING if head.preprinted else run(head.mark)
    yield paragraph(ISSUER_MARK_STYLES[mark_step(head.mark, room)], mark)
    yield from _signers(head, room)
    yield paragraph(NO_RULE_STYLE if head.preprinted else RED_RULE_STYLE)


def _signers(head: Letterhead, room: float) -> Iterator[Markup]:
    """The lines of 签发人, the number on the last of them (7.2.5, 7.2.6).

    One name ends where the style has its tab stop. Several stand in columns, whose places follow from the
    names: the only formatting that no style can hold.
    """
    rows = signer_rows(head, room)
    if len(head.signers) <= 1:
        yield _line(head.number, SIGNER_LABEL, head.signers, [])
        return
    stops = signer_columns(rows, room=room)
    label = stops[0] - width(SIGNER_LABEL) * CHARACTER
    for number, names in enumerate(rows):
        text = head.number if number == len(rows) - 1 else ""
        if number:
            yield _line(text, "", names, stops)
        else:
            yield _line(text, SIGNER_LABEL, names, [label, *stops[1:]])


def _line(number: str, label: str, names: tuple[str, ...], stops: list[float]) -> Markup:
    tabs = (element("tab", val="left", pos=str(round(stop))) for stop in stops)
    text = [run(number)]
    for column, signer in enumerate(names):
        text += (run("\t" if column else f"\t{label}"), run(signer, SIGNER_STYLE))
    return paragraph(NUMBER_STYLE, joined(text), element("tabs", *tabs) if stops else NOTHING)
