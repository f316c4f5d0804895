"""The styles of what may follow the text of a report: annexes with their tables, and comments."""

from fazhi_report.document import ANNEX_LIST_LABEL
from fazhi_report.page import CHARACTER, TABLE_CELL_MARGIN, gongwen, twips, width
from fazhi_report.writers.docx.style_ids import (
    ANNEX_LABEL_STYLE,
    ANNEX_LIST_STYLE,
    ANNEX_LIST_STYLES,
    ANNEX_LIST_TEN_STYLES,
    COMMENT_REFERENCE_STYLE,
    COMMENT_STYLE,
    TABLE_CAPTION_STYLE,
    TABLE_END_STYLE,
    TABLE_HEADING_STYLE,
    TABLE_NUMBER_STYLE,
    TABLE_ORDINAL_STYLE,
    TABLE_STYLE,
    TABLE_TEXT_STYLE,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.styles import StyleSetting, eighths, exact, style

_HAIRLINE = 20  # twips: the least height of a line that every program takes


def annex_styles(sheet: StyleSetting) -> list[str]:
    """The lines that name the annexes, and the label above each."""
    indent = twips(gongwen.ANNEX_LIST_INDENT.value * gongwen.BODY.size)
    opening = round(width(ANNEX_LIST_LABEL) * CHARACTER)
    blank = sheet.line * round(gongwen.ANNEX_LIST_BLANK_LINES.value)

    def listed(style_id: str, title: str, before: int, left: int, hanging: int) -> str:
        """A name that wraps goes on below its first character."""
        return style(
            style_id,
            title,
            paragraph=f'{exact(sheet.line, before=before)}<w:ind w:left="{left}" w:hanging="{hanging}"/>'
            '<w:jc w:val="left"/>',
            run=sheet.fonts(gongwen.BODY),
            base="Normal",
            builtin=False,
        )

    below = sheet.line * round(gongwen.ANNEX_TITLE_BLANK_LINES.value)
    label = style(
        ANNEX_LABEL_STYLE,
        "附件标记",
        paragraph=f'<w:keepNext/><w:pageBreakBefore/>{exact(sheet.line, after=below)}<w:jc w:val="left"/>',
        run=sheet.characters(gongwen.ANNEX_LABEL, gongwen.CHARACTER_SCALE.value),
        base="Normal",
        following=TITLE_STYLES[1],
        builtin=False,
    )
    names = indent + opening
    made = [listed(ANNEX_LIST_STYLE, "附件说明", blank, names, opening), label]
    for (first, other), extent, widest in (
        (ANNEX_LIST_STYLES, "", "9. "),
        (ANNEX_LIST_TEN_STYLES, "，十个以上", "99. "),
    ):
        number = round(width(widest) * CHARACTER)
        made += [
            listed(first, f"附件说明（首项{extent}）", blank, names + number, opening + number),
            listed(other, f"附件说明（后项{extent}）", 0, names + number, number),
        ]
    return made


def table_styles(sheet: StyleSetting) -> list[str]:
    """The table itself, the text and headings of its cells, and the paragraph below it."""
    line = f'<w:snapToGrid w:val="0"/>{exact(twips(gongwen.TABLE_LINE_PITCH.value))}'
    thickness = eighths(gongwen.TABLE_RULE_WIDTH.value)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{thickness}" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>'
        for side, room in (
            ("top", TABLE_CELL_MARGIN // 2),
            ("left", TABLE_CELL_MARGIN),
            ("bottom", TABLE_CELL_MARGIN // 2),
            ("right", TABLE_CELL_MARGIN),
        )
    )
    table = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="附件表格"/>'
        f"<w:rPr>{sheet.fonts(gongwen.TABLE)}</w:rPr>"
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )
    return [
        table,
        style(
            TABLE_TEXT_STYLE,
            "表格文字",
            paragraph=f'{line}<w:jc w:val="left"/>',
            run=sheet.characters(gongwen.TABLE),
            base="Normal",
            builtin=False,
        ),
        style(
            TABLE_HEADING_STYLE,
            "表头",
            paragraph=f'{line}<w:jc w:val="center"/>',
            run=sheet.characters(gongwen.TABLE_HEADING),
            base="Normal",
            builtin=False,
        ),
        *(
            style(
                style_id,
                name,
                paragraph=f'<w:jc w:val="{side}"/>',
                run=sheet.fonts(gongwen.TABLE),
                base=TABLE_TEXT_STYLE,
                builtin=False,
            )
            for style_id, name, side in (
                (TABLE_NUMBER_STYLE, "表格数字", "right"),
                (TABLE_ORDINAL_STYLE, "表格序号", "center"),
            )
        ),
        style(
            TABLE_CAPTION_STYLE,
            "表题",
            paragraph=f'<w:keepNext/>{exact(sheet.line)}<w:jc w:val="center"/>',
            run=sheet.characters(gongwen.TABLE_CAPTION),
            base="Normal",
            builtin=False,
        ),
        style(
            TABLE_END_STYLE,
            "表后",
            paragraph=f'<w:snapToGrid w:val="0"/>{exact(_HAIRLINE, after=sheet.line - _HAIRLINE)}',
            run=sheet.fonts(gongwen.BODY),
            base="Normal",
            builtin=False,
        ),
    ]


def comment_styles(sheet: StyleSetting) -> list[str]:
    """The text of a comment, and the mark that it hangs on."""
    line = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'
    return [
        style(
            COMMENT_STYLE,
            "annotation text",
            paragraph=line,
            run=sheet.characters(gongwen.COMMENT),
            base="Normal",
        ),
        style(COMMENT_REFERENCE_STYLE, "annotation reference", run=sheet.characters(gongwen.COMMENT)),
    ]
