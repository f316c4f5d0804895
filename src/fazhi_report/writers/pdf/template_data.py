"""A document as the data of the typst template: texts as strings, lengths in points.

Nothing here is typst code, and nothing that a user wrote becomes any.
"""

from typing import Any

from fazhi_report.document import (
    SIGNER_LABEL,
    Block,
    Document,
    DocumentAnnex,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from fazhi_report.page import gongwen, type_area
from fazhi_report.page.closing_places import plain_indents, sealed_indents
from fazhi_report.page.layout import Layout, width
from fazhi_report.page.lengths import TWIPS, points
from fazhi_report.page.letterhead_places import (
    GLYPHS_ABOVE,
    mark_step,
    number_top,
    signer_columns,
    signer_rows,
)
from fazhi_report.page.type_area import TABLE_CELL_MARGIN, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH
from fazhi_report.writers.columns import column_widths, is_taller_than_a_page, sides, turned
from fazhi_report.writers.titles import lines_of, title_lines

_ROOM = TYPE_AREA_WIDTH / TWIPS
_CELL = _ROOM / gongwen.CHARACTERS_PER_LINE.value

TRACKING = -0.36
"""Points by which characters stand closer: 28 fill a line (5.2.3), and a line with digits, around which typst
sets more space than a word processor, ends where it does in the DOCX."""

CHARACTER = gongwen.BODY.size + TRACKING
"""Width of a character of the body, in points."""


def figures(layout: Layout) -> dict[str, float]:
    """Every length that the template uses, in points."""
    return {
        "paper_width": points(gongwen.PAPER_WIDTH.value),
        "paper_height": points(gongwen.PAPER_HEIGHT.value),
        "margin_top": points(gongwen.MARGIN_TOP.value),
        "margin_bottom": points(gongwen.MARGIN_BOTTOM.value),
        "margin_left": points(gongwen.MARGIN_LEFT.value),
        "margin_right": points(gongwen.MARGIN_RIGHT.value),
        "line_pitch": layout.line_pitch,
        "size": gongwen.BODY.size,
        "tracking": TRACKING,
        # 署名 and date stand at places that are counted in characters of the DOCX.
        "closing_tracking": gongwen.BODY.size * (gongwen.CHARACTER_SCALE.value / 100 - 1),
        "indent": gongwen.FIRST_LINE_INDENT.value * _CELL,
        "title_pitch": layout.title_line_pitch,
        "title_size": gongwen.TITLE.size,
        "page_number_size": gongwen.PAGE_NUMBER.size,
        "page_number_inset": gongwen.PAGE_NUMBER_INSET.value * gongwen.PAGE_NUMBER.size,
        "page_number_drop": points(gongwen.PAGE_NUMBER_DROP.value),
        "mark_drop": points(gongwen.ISSUER_MARK_DROP.value),
        "table_pitch": gongwen.TABLE_LINE_PITCH.value,
        "table_size": gongwen.TABLE.size,
        "caption_size": gongwen.TABLE_CAPTION.size,
        "imprint_pitch": gongwen.IMPRINT_LINE_PITCH.value,
        "imprint_size": gongwen.IMPRINT.size,
        "imprint_inset": gongwen.IMPRINT_INSET.value * gongwen.IMPRINT.size,
        "imprint_outer": points(gongwen.IMPRINT_OUTER_LINE.value),
        "imprint_inner": points(gongwen.IMPRINT_INNER_LINE.value),
    }


def content(document: Document, layout: Layout) -> dict[str, Any]:
    """The document for the template, its fonts left out."""
    lines = [plain(line) for line in lines_of(document)]
    spare = _to_the_grid(len(lines), layout)
    addressed = bool(document.addressees or document.letterhead)
    blank = gongwen.ADDRESSEES_BLANK_LINES.value * layout.line_pitch
    return {
        "figures": figures(layout),
        "red": f"#{gongwen.RED}",
        "bold": [level in layout.bold_levels for level in gongwen.LEVELS],
        "title": _flat(document.title_text),
        "author": _flat(document.author),
        "letterhead": _letterhead(document.letterhead, layout) if document.letterhead else None,
        "title_lines": [_flat(line) for line in lines],
        "title_before": spare if addressed else 0,
        "title_after": blank if addressed else spare,
        "addressees": _flat(plain(document.addressees)),
        "blocks": [_block(block) for block in document.blocks],
        "annex_list": _annex_list(document),
        **_closing(document, layout),
        "remark": _flat(document.remark),
        "annexes": [_annex(label, annex, layout) for label, annex in document.labelled_annexes],
        "imprint": _imprint(document.imprint) if document.imprint else None,
    }


def _to_the_grid(lines: int, layout: Layout) -> float:
    """What a title of so many lines lacks to a whole number of lines of the grid."""
    return layout.title_block(lines) * layout.line_pitch - lines * layout.title_line_pitch


def _flat(text: str) -> str:
    """A text on one line: a line break of the data would break the line here too."""
    return " ".join(text.splitlines()) if text else ""


def _block(block: Block) -> list[dict[str, Any]]:
    heading = block.heading if isinstance(block, Paragraph) else block
    parts = [{"level": heading.level, "text": _flat(heading.number + plain(heading.runs))}] if heading else []
    if isinstance(block, Paragraph) and block.runs:
        parts.append({"level": 0, "text": _flat(plain(block.runs))})
    return parts


def _letterhead(head: Letterhead, layout: Layout) -> dict[str, Any]:
    size, scale = gongwen.ISSUER_MARK_SIZES[mark_step(head.mark)]
    rows = _rows(head)
    top = number_top(layout) / TWIPS
    end = top + len(rows) * layout.line_pitch
    below_glyphs = (layout.line_pitch - gongwen.BODY.size) / 2
    given = (("body", head.copy_number), ("secrecy", head.secrecy), ("secrecy", head.urgency))
    above = [{"face": face, "text": _flat(text)} for face, text in given if text]
    return {
        "above": above,
        "mark": "" if head.preprinted else _flat(head.mark),
        "mark_size": size,
        "mark_scale": scale,
        "mark_glyphs": GLYPHS_ABOVE,
        "number_top": top,
        "rows": rows,
        "preprinted": head.preprinted,
        "rule_top": end - below_glyphs + points(gongwen.RED_RULE_DROP.value),
        "rule_width": gongwen.RED_RULE_WIDTH.value,
        "height": end + gongwen.TITLE_BLANK_LINES.value * layout.line_pitch,
    }


def _rows(head: Letterhead) -> list[list[dict[str, Any]]]:
    """The lines of 发文字号 and 签发人: texts with their faces and places."""
    inset = gongwen.NUMBER_INSET.value * _CELL
    number = {"face": "body", "left": inset, "text": _flat(head.number)}
    names = signer_rows(head)
    if not names:
        return [[number]]
    columns = [stop / TWIPS for stop in signer_columns(names, CHARACTER * TWIPS)]
    label = {"face": "body", "left": columns[0] - width(SIGNER_LABEL) * CHARACTER, "text": SIGNER_LABEL}
    rows = [
        [
            {"face": "signer", "left": left, "text": _flat(name)}
            for left, name in zip(columns, row, strict=False)
        ]
        for row in names
    ]
    rows[0].insert(0, label)
    rows[-1].insert(0, number)
    return rows


def _annex_list(document: Document) -> list[dict[str, Any]]:
    """The lines that name the annexes: 附件： on the first, the number, and the name, each with its place."""
    several = len(document.annexes) > 1
    label = gongwen.ANNEX_LIST_INDENT.value * CHARACTER
    left = label + width("附件：") * CHARACTER
    room = width(f"{len(document.annexes)}. ") * CHARACTER if several else 0
    return [
        {
            "label": label,
            "left": left,
            "room": room,
            "opening": "" if index else "附件：",
            "number": f"{index + 1}." if several else "",
            "text": _flat(annex.title),
        }
        for index, annex in enumerate(document.annexes)
    ]


def _closing(document: Document, layout: Layout) -> dict[str, Any]:
    """署名 and date: where each begins, or the room in which both are centred."""
    signature = document.signature
    if signature is None:
        return {"closing": [], "closing_blank": 0, "holds_text": False}
    blank = gongwen.SEALED_BLANK_LINES if signature.sealed else gongwen.SIGNATURE_BLANK_LINES
    if signature.office:
        indents = sealed_indents if signature.sealed else plain_indents
        lefts = indents(signature)
        texts: tuple[str, ...] = (signature.office, signature.date)
    else:
        inset = gongwen.SEALED_DATE_INSET if signature.sealed else gongwen.SIGNATURE_INSET
        start = (_ROOM - inset.value * _CELL) * TWIPS - width(signature.date) * type_area.CHARACTER
        lefts, texts = (start, start), (signature.date,)
    align = "center" if signature.sealed and signature.office else "left"
    lines = [
        {"left": left / TWIPS, "align": align, "text": _flat(text)}
        for left, text in zip(lefts, texts, strict=False)
    ]
    return {
        "closing": lines,
        "closing_blank": blank.value * layout.line_pitch,
        "holds_text": signature.holds_text,
    }


def _annex(label: str, annex: DocumentAnnex, layout: Layout) -> dict[str, Any]:
    title: tuple[Runs, ...] = ((Run(annex.title),),)
    lines = [plain(line) for line in title_lines(title)]
    return {
        "label": label,
        "blank": (gongwen.ANNEX_TITLE_LINE.value - 2) * layout.line_pitch,
        "title_lines": [_flat(line) for line in lines],
        "title_after": _to_the_grid(len(lines), layout),
        "stretches": _stretches(annex),
    }


def _stretches(annex: DocumentAnnex) -> list[dict[str, Any]]:
    """The parts of an annex, together as far as their pages lie the same way (8)."""
    made: list[dict[str, Any]] = []
    for part, turn in zip(annex.content, turned(annex), strict=True):
        if not made or made[-1]["turned"] != turn:
            made.append({"turned": turn, "content": []})
        made[-1]["content"].append(_table(part, turned=turn) if isinstance(part, Table) else _text(part))
    return made or [{"turned": False, "content": []}]


def _text(block: Block) -> dict[str, Any]:
    return {"kind": "text", "texts": _block(block)}


def _table(table: Table, *, turned: bool) -> dict[str, Any]:
    room, height = (TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH) if turned else (TYPE_AREA_WIDTH, TYPE_AREA_HEIGHT)
    widths = column_widths(table, round(room))
    return {
        "kind": "table",
        "caption": _flat(table.caption),
        "columns": [_flat(cell) for cell in table.columns],
        "rows": [
            {
                "cells": [_flat(cell) for cell in row],
                "splits": is_taller_than_a_page(row, widths, height),
            }
            for row in table.rows
        ],
        "widths": [each / TWIPS for each in widths],
        "aligned": list(sides(table)),
        "margin": TABLE_CELL_MARGIN / TWIPS,
    }


def _imprint(imprint: Imprint) -> dict[str, Any]:
    lines = 1 + bool(imprint.copies) * _copies_lines(imprint)
    return {
        "page": imprint.page,
        "copies": _flat(imprint.copies),
        "office": _flat(imprint.office),
        "date": _flat(imprint.date),
        "height": lines * gongwen.IMPRINT_LINE_PITCH.value + 4,
    }


def _copies_lines(imprint: Imprint) -> int:
    """How many lines 抄送 takes."""
    size = gongwen.IMPRINT.size
    room = _ROOM - (2 * gongwen.IMPRINT_INSET.value + width("抄送：")) * size
    needed = (width(imprint.copies) - width("抄送：")) * size
    return max(1, -int(-needed // room))
