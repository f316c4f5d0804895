"""The styles of 版头: what stands above the title, down to the red rule (GB/T 9704—2012, 7.2)."""

from fazhi_report.page import (
    CELL,
    GLYPHS_ABOVE,
    GLYPHS_BELOW,
    LINES_ABOVE_MARK,
    Face,
    gongwen,
    number_top,
    points,
    twips,
)
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
from fazhi_report.writers.docx.styles import NO_AUTOMATIC_SPACE, StyleSetting, eighths, exact, style

_MARK_PITCH = (
    1.1  # of its size; hardly more than the glyphs need, as programs share out what is more differently
)
_BASELINE = 0.8  # of an exact line, down to the baseline: so LibreOffice, and Word nearly so


def letterhead_styles(sheet: StyleSetting) -> list[str]:
    """All styles of 版头."""
    flush = f'{exact(sheet.line)}<w:jc w:val="left"/>'
    lines = [
        _paragraph(sheet, LETTERHEAD_LINE_STYLE, "版头空行", gongwen.BODY, flush),
        _paragraph(sheet, COPY_NUMBER_STYLE, "份号", gongwen.COPY_NUMBER, flush),
        _paragraph(sheet, SECRECY_STYLE, "密级和保密期限", gongwen.SECRECY, flush),
        _paragraph(sheet, URGENCY_STYLE, "紧急程度", gongwen.URGENCY, flush),
    ]
    marks = [
        _mark(sheet, style_id, step, *sizes)
        for step, (style_id, sizes) in enumerate(
            zip(ISSUER_MARK_STYLES, gongwen.ISSUER_MARK_SIZES, strict=True), start=1
        )
    ]
    return [*lines, *marks, *_number_styles(sheet), *_rule_styles(sheet)]


def _paragraph(sheet: StyleSetting, style_id: str, name: str, face: Face, properties: str) -> str:
    return style(
        style_id,
        name,
        paragraph=properties,
        run=sheet.characters(face, gongwen.CHARACTER_SCALE.value),
        base="Normal",
        builtin=False,
    )


def _mark(sheet: StyleSetting, style_id: str, step: int, size: float, scale: float) -> str:
    """发文机关标志 in one size: its upper edge where the clause has it, the number on the grid."""
    pitch = twips(size * _MARK_PITCH)
    above = mark_space(size, pitch) - LINES_ABOVE_MARK * sheet.line
    below = number_top(sheet.layout) - LINES_ABOVE_MARK * sheet.line - above - pitch
    face = Face(gongwen.ISSUER_MARK.family, size, gongwen.ISSUER_MARK.clause, gongwen.ISSUER_MARK.force)
    return style(
        style_id,
        f"发文机关标志 {step}",
        paragraph=f'<w:snapToGrid w:val="0"/>{exact(pitch, below, above)}<w:jc w:val="center"/>',
        run=f"{sheet.characters(face, scale).replace('<w:w ', f'{_COLOUR}<w:w ')}",
        base="Normal",
        builtin=False,
    )


def mark_space(size: float, pitch: int) -> int:
    """Twips from the type area's top to the line of a mark of this size and pitch (7.2.4)."""
    drop = points(gongwen.ISSUER_MARK_DROP.value)
    return twips(drop + size * GLYPHS_ABOVE) - round(pitch * _BASELINE)


_COLOUR = f'<w:color w:val="{gongwen.RED}"/>'


def _number_styles(sheet: StyleSetting) -> list[str]:
    left = round(gongwen.NUMBER_INSET.value * CELL)
    right = round(sheet.width - gongwen.SIGNER_INSET.value * CELL)
    return [
        _paragraph(
            sheet,
            NUMBER_STYLE,
            "发文字号和签发人",
            gongwen.SIGNER_LABEL,
            f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>{NO_AUTOMATIC_SPACE}'
            f'{exact(sheet.line)}<w:ind w:left="{left}"/><w:jc w:val="left"/>',
        ),
        style(
            SIGNER_STYLE,
            "签发人姓名",
            run=sheet.characters(gongwen.SIGNER_NAME, gongwen.CHARACTER_SCALE.value),
            builtin=False,
        ),
    ]


def _rule_styles(sheet: StyleSetting) -> list[str]:
    """The rule, and its room where the paper has one: both end two blank lines below the number.

    A title with addressees below it begins with what brings it to the grid, so below the rule there are two
    blank lines again.
    """
    blank = sheet.line * round(gongwen.TITLE_BLANK_LINES.value)
    width = twips(gongwen.RED_RULE_WIDTH.value)
    # The rule is measured from where the characters of the number end, above the end of their line.
    below = (1 - _BASELINE) * sheet.layout.line_pitch - GLYPHS_BELOW * gongwen.SIGNER_LABEL.size
    space = twips(points(gongwen.RED_RULE_DROP.value) - below)
    rest = blank - space - width
    thickness = eighths(gongwen.RED_RULE_WIDTH.value)
    line = f'w:val="single" w:sz="{thickness}" w:space="0" w:color="{gongwen.RED}"'
    border = f"<w:pBdr><w:top {line}/></w:pBdr>"
    return [
        style(
            style_id,
            name,
            paragraph=f'{drawn}<w:snapToGrid w:val="0"/>{exact(rest, before=before)}',
            run=sheet.fonts(gongwen.BODY),
            base="Normal",
            builtin=False,
        )
        for style_id, name, drawn, before in (
            (RED_RULE_STYLE, "红色分隔线", border, space),
            (NO_RULE_STYLE, "红色分隔线（已预印）", "", space + width),
        )
    ]
