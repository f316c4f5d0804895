"""The styles of what ends a document: 署名 and date, 附注, 版记 (GB/T 9704—2012, 7.3.5, 7.3.6 and 7.4)."""

from fazhi_report.document import COPIES_LABEL
from fazhi_report.page import CELL, gongwen, points, twips, width
from fazhi_report.writers.docx.style_ids import (
    DATE_STYLE,
    IMPRINT_ANCHOR_STYLE,
    IMPRINT_COPIES_STYLE,
    IMPRINT_DATE_STYLE,
    IMPRINT_OFFICE_STYLE,
    IMPRINT_PAGE_STYLE,
    IMPRINT_STYLE,
    LONE_DATE_STYLE,
    NEXT_SEALED_SIGNATURE_STYLE,
    NEXT_SIGNATURE_STYLE,
    REMARK_STYLE,
    SEALED_DATE_STYLE,
    SEALED_LONE_DATE_STYLE,
    SEALED_SIGNATURE_STYLE,
    SIGNATURE_STYLE,
)
from fazhi_report.writers.docx.styles import NO_AUTOMATIC_SPACE, StyleSetting, eighths, exact, style

_HAIRLINE = 20  # twips: the least height of a line that every program takes


def signature_styles(sheet: StyleSetting) -> list[str]:
    """署名 and date with and without a seal, a date alone, and 附注."""
    blank = sheet.line * round(gongwen.SIGNATURE_BLANK_LINES.value)
    seal = sheet.line * round(gongwen.SEALED_BLANK_LINES.value)
    apart = sheet.line * round(gongwen.JOINT_BLANK_LINES.value)
    plain = f'<w:ind w:right="{round(gongwen.SIGNATURE_INSET.value * CELL)}"/><w:jc w:val="right"/>'
    sealed = f'<w:ind w:right="{round(gongwen.SEALED_DATE_INSET.value * CELL)}"/><w:jc w:val="right"/>'
    left, middle = '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'
    return [
        _signature(sheet, SIGNATURE_STYLE, "署名", left, before=blank, more=True),
        _signature(sheet, SEALED_SIGNATURE_STYLE, "署名（加盖印章）", middle, before=seal, more=True),
        _signature(sheet, NEXT_SIGNATURE_STYLE, "署名（其他机关）", left, more=True),
        _signature(
            sheet, NEXT_SEALED_SIGNATURE_STYLE, "署名（其他机关，加盖印章）", middle, before=apart, more=True
        ),
        _signature(sheet, DATE_STYLE, "成文日期", left),
        _signature(sheet, SEALED_DATE_STYLE, "成文日期（加盖印章）", middle),
        _signature(sheet, LONE_DATE_STYLE, "成文日期（无署名）", plain, before=blank),
        _signature(sheet, SEALED_LONE_DATE_STYLE, "成文日期（无署名，加盖印章）", sealed, before=seal),
        _remark(sheet),
    ]


def _signature(
    sheet: StyleSetting, style_id: str, name: str, side: str, *, before: int = 0, more: bool = False
) -> str:
    """A line of its own; one that another follows stays on its page."""
    return style(
        style_id,
        name,
        paragraph=f"{'<w:keepNext/>' if more else ''}<w:keepLines/>{NO_AUTOMATIC_SPACE}"
        f"{exact(sheet.line, before=before)}{side}",
        run=sheet.fonts(gongwen.BODY),
        base="Normal",
        builtin=False,
    )


def _remark(sheet: StyleSetting) -> str:
    indent = gongwen.REMARK_INDENT.value
    return style(
        REMARK_STYLE,
        "附注",
        # Justified, its first line would be drawn apart where a long number goes on to the next.
        paragraph=f'<w:keepLines/><w:ind w:firstLineChars="{indent * 100:.0f}" '
        f'w:firstLine="{twips(indent * gongwen.BODY.size)}"/><w:jc w:val="left"/>',
        run=sheet.fonts(gongwen.BODY),
        base="Normal",
        builtin=False,
    )


def imprint_styles(sheet: StyleSetting) -> list[str]:
    """The table of 版记, its lines, and the paragraph it hangs on."""
    inset = twips(gongwen.IMPRINT_INSET.value * gongwen.IMPRINT.size)
    label = twips(width(COPIES_LABEL) * gongwen.IMPRINT.size)
    line = f'{NO_AUTOMATIC_SPACE}<w:snapToGrid w:val="0"/>{exact(twips(gongwen.IMPRINT_LINE_PITCH.value))}'
    outer, inner = (
        f'w:val="single" w:sz="{eighths(points(thickness.value))}" w:space="0" w:color="auto"'
        for thickness in (gongwen.IMPRINT_OUTER_LINE, gongwen.IMPRINT_INNER_LINE)
    )
    table = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{IMPRINT_STYLE}"><w:name w:val="版记"/>'
        f"<w:rPr>{sheet.fonts(gongwen.IMPRINT)}</w:rPr>"
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders><w:top {outer}/><w:bottom {outer}/>'
        f'<w:insideH {inner}/></w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return [
        table,
        style(
            IMPRINT_COPIES_STYLE,
            "抄送机关",
            paragraph=f'{line}<w:ind w:left="{inset + label}" w:right="{inset}" w:hanging="{label}"/>'
            '<w:jc w:val="left"/>',
            run=sheet.characters(gongwen.IMPRINT),
            base="Normal",
            builtin=False,
        ),
        style(
            IMPRINT_OFFICE_STYLE,
            "印发机关",
            paragraph=f'{line}<w:ind w:left="{inset}"/><w:jc w:val="left"/>',
            run=sheet.characters(gongwen.IMPRINT),
            base="Normal",
            builtin=False,
        ),
        style(
            IMPRINT_DATE_STYLE,
            "印发日期",
            paragraph=f'{line}<w:ind w:right="{inset}"/><w:jc w:val="right"/>',
            run=sheet.characters(gongwen.IMPRINT),
            base="Normal",
            builtin=False,
        ),
        *(
            style(
                style_id,
                name,
                paragraph=f'{begins}<w:snapToGrid w:val="0"/>{exact(_HAIRLINE)}',
                run=sheet.fonts(gongwen.BODY),
                base="Normal",
                builtin=False,
            )
            for style_id, name, begins in (
                (IMPRINT_ANCHOR_STYLE, "版记所在段", ""),
                (IMPRINT_PAGE_STYLE, "版记所在段（另面）", "<w:pageBreakBefore/>"),
            )
        ),
    ]
