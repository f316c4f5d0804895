"""The styles of what may follow the text of a report: annexes with their tables, and comments."""

from collections.abc import Iterator

from fazhi_report.document import ANNEX_LIST_LABEL
from fazhi_report.page import CHARACTER, STANDARD_TABLE, TABLE_TYPES, TWIPS, TableType, gongwen, twips, width
from fazhi_report.writers.docx.style_ids import (
    ANNEX_LABEL_STYLE,
    ANNEX_LIST_STYLE,
    ANNEX_LIST_STYLES,
    ANNEX_LIST_TEN_STYLES,
    COMMENT_REFERENCE_STYLE,
    COMMENT_STYLE,
    TABLE_CAPTION_STYLE,
    TABLE_END_STYLE,
    TABLE_STYLE,
    TABLE_STYLES,
    TITLE_STYLES,
    TableStyles,
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


def cell_margins(type_: TableType) -> str:
    """The room between the sides of a cell and its text."""
    rooms = (type_.inset // 2, type_.inset, type_.inset // 2, type_.inset)
    sides = zip(("top", "left", "bottom", "right"), rooms, strict=True)
    inside = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def table_styles(sheet: StyleSetting) -> list[str]:
    """The table itself, the text and headings of its cells, and the paragraph below it."""
    thickness = eighths(gongwen.TABLE_RULE_WIDTH.value)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{thickness}" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="附件表格"/>'
        f"<w:rPr>{sheet.fonts(gongwen.TABLE)}</w:rPr>"
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f"{cell_margins(STANDARD_TABLE)}</w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )
    sizes = zip(TABLE_STYLES, TABLE_TYPES, ("", "（小）", "（最小）"), strict=True)
    return [
        table,
        *(made for each in sizes for made in _cell_styles(sheet, *each)),
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


def _cell_styles(sheet: StyleSetting, ids: TableStyles, type_: TableType, extent: str) -> Iterator[str]:
    """The styles of cells in one size of type."""
    line = f'<w:snapToGrid w:val="0"/>{exact(type_.pitch)}'
    smaller = (STANDARD_TABLE.size - type_.size) / TWIPS
    for style_id, name, face, side in (
        (ids.text, "表格文字", gongwen.TABLE, "left"),
        (ids.heading, "表头", gongwen.TABLE_HEADING, "center"),
    ):
        yield style(
            style_id,
            f"{name}{extent}",
            paragraph=f'{line}<w:jc w:val="{side}"/>',
            run=sheet.characters(face._replace(size=face.size - smaller)),
            base="Normal",
            builtin=False,
        )
    for style_id, name, side in ((ids.number, "表格数字", "right"), (ids.ordinal, "表格序号", "center")):
        yield style(
            style_id,
            f"{name}{extent}",
            paragraph=f'<w:jc w:val="{side}"/>',
            run=sheet.fonts(gongwen.TABLE),
            base=ids.text,
            builtin=False,
        )


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
