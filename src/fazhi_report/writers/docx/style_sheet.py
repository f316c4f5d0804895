"""The style sheet and font table of a layout, as WordprocessingML made from `gongwen`."""

from fazhi_report.page import STANDARD, Layout, gongwen, twips
from fazhi_report.writers.docx.annex_styles import annex_styles, comment_styles, table_styles
from fazhi_report.writers.docx.closing_styles import imprint_styles, signature_styles
from fazhi_report.writers.docx.file_properties import LANGUAGE
from fazhi_report.writers.docx.letterhead_styles import letterhead_styles
from fazhi_report.writers.docx.style_ids import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    RUN_IN_STYLES,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.styles import NO_AUTOMATIC_SPACE, StyleSetting, exact, half_points, style
from fazhi_report.writers.docx.xml_text import NAMESPACE, quoted

_W = f'xmlns:w="{NAMESPACE}"'

_COUNTS = "零一两三四五六"

FOOTER_ODD_STYLE = "FooterOdd"
FOOTER_EVEN_STYLE = "FooterEven"

_STANDARD_SHEET = StyleSetting()


def title_space(lines: int, layout: Layout = STANDARD) -> int:
    """Twips that bring a title to the grid."""
    room, taken = layout.title_block(lines) * twips(layout.line_pitch), lines * twips(layout.title_line_pitch)
    return max(0, room - taken)  # pitches that are no whole twips may be rounded past each other


def style_sheet(sheet: StyleSetting = _STANDARD_SHEET) -> str:
    """The part word/styles.xml."""
    size = half_points(gongwen.BODY)
    styles = "".join(
        (
            *_body_styles(sheet),
            *_title_styles(sheet),
            *_addressed_styles(sheet),
            *_heading_styles(sheet),
            *_run_in_styles(sheet),
            *letterhead_styles(sheet),
            *signature_styles(sheet),
            *annex_styles(sheet),
            *table_styles(sheet),
            *imprint_styles(sheet),
            *comment_styles(sheet),
            *_footer_styles(sheet),
        )
    )
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{sheet.fonts(gongwen.BODY)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="{LANGUAGE}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{styles}</w:styles>"
    )


def font_table(layout: Layout = STANDARD) -> str:
    """The part word/fontTable.xml: without it Word sets 宋体 where a family is not installed.

    Behind a family that an office has chosen stands the one it chose it for.
    """
    behind: dict[str, tuple[str, ...]] = {}
    for family, names in gongwen.ALTERNATIVES.items():
        chosen = layout.families.get(family, family)
        behind.setdefault(chosen, tuple(name for name in (family, *names) if name != chosen))
    listed = "".join(
        f"<w:font w:name={quoted(family)}><w:altName w:val={quoted(','.join(names))}/>"
        '<w:charset w:val="86"/></w:font>'
        for family, names in behind.items()
    )
    return f"<w:fonts {_W}>{listed}</w:fonts>"


def _body_styles(sheet: StyleSetting) -> list[str]:
    count = gongwen.FIRST_LINE_INDENT.value
    width = twips(count * gongwen.BODY.size)
    # Word follows firstLineChars, LibreOffice knows firstLine only.
    indent = f'<w:ind w:firstLineChars="{count * 100:.0f}" w:firstLine="{width}"/>'
    # Word hangs marks over the edge unless told not to; LibreOffice takes it the wrong way round, or it would
    # leave some of those marks out of the page (bench/README.md).
    hanging = f'<w:overflowPunct w:val="{int(bool(sheet.layout.hanging))}"/>'
    normal = f'{hanging}{exact(sheet.line)}<w:jc w:val="both"/>'
    squeezed = sheet.characters(gongwen.BODY, gongwen.CHARACTER_SCALE.value)
    return [
        style("Normal", "Normal", paragraph=normal, run=squeezed),
        style(BODY_STYLE, "Body Text", paragraph=indent, run=sheet.fonts(gongwen.BODY), base="Normal"),
    ]


def _title_styles(sheet: StyleSetting) -> list[str]:
    names = {lines: f"标题（{_COUNTS[lines]}行）" for lines in TITLE_STYLES} | {2: "Title"}
    pitch, half = twips(sheet.layout.title_line_pitch), twips(gongwen.TITLE.size / 2)

    def properties(lines: int) -> str:
        spacing = exact(pitch, title_space(lines, sheet.layout))
        # In a font with wide digits a full line may reach a little beyond the type area; it never wraps.
        beyond = f'<w:ind w:left="{-half}" w:right="{-half}"/>'
        return f'{NO_AUTOMATIC_SPACE}<w:snapToGrid w:val="0"/>{spacing}{beyond}<w:jc w:val="center"/>'

    return [
        style(
            style_id,
            names[lines],
            paragraph=properties(lines),
            run=sheet.characters(gongwen.TITLE),
            base="Normal",
            following=BODY_STYLE,
            builtin=names[lines] == "Title",
        )
        for lines, style_id in TITLE_STYLES.items()
    ]


def _addressed_styles(sheet: StyleSetting) -> list[str]:
    """A title with the addressees below it, and their line.

    Clause 7.3.2 puts exactly one blank line between the two, so what brings the title to the grid stands
    above it here, where a title without addressees has it below.
    """
    pitch = twips(sheet.layout.title_line_pitch)
    blank = sheet.line * round(gongwen.ADDRESSEES_BLANK_LINES.value)
    titles = [
        style(
            style_id,
            f"标题（{_COUNTS[lines]}行，下有主送机关）",
            paragraph=exact(pitch, after=blank, before=title_space(lines, sheet.layout)),
            run=sheet.fonts(gongwen.TITLE),
            base=TITLE_STYLES[lines],
            following=ADDRESSEES_STYLE,
            builtin=False,
        )
        for lines, style_id in ADDRESSED_TITLE_STYLES.items()
    ]
    line = style(
        ADDRESSEES_STYLE,
        "主送机关",
        paragraph='<w:jc w:val="left"/>',
        run=sheet.fonts(gongwen.BODY),
        base="Normal",
        following=BODY_STYLE,
        builtin=False,
    )
    return [*titles, line]


def _heading_styles(sheet: StyleSetting) -> list[str]:
    return [
        style(
            HEADING_STYLES[level],
            f"heading {level}",
            paragraph=f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
            run=sheet.characters(face, gongwen.CHARACTER_SCALE.value, bold=level in sheet.layout.bold_levels),
            base=BODY_STYLE,
            following=BODY_STYLE,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _run_in_styles(sheet: StyleSetting) -> list[str]:
    return [
        style(
            RUN_IN_STYLES[level],
            f"段首标题 {level}",
            run=sheet.characters(face, gongwen.CHARACTER_SCALE.value, bold=level in sheet.layout.bold_levels),
            builtin=False,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _footer_styles(sheet: StyleSetting) -> list[str]:
    size = twips(gongwen.PAGE_NUMBER.size)
    inset = gongwen.PAGE_NUMBER_INSET.value
    line = f'<w:snapToGrid w:val="0"/>{exact(size)}'
    styles = [
        style("Footer", "footer", paragraph=line, run=sheet.characters(gongwen.PAGE_NUMBER), base="Normal")
    ]
    for style_id, name, side in (
        (FOOTER_ODD_STYLE, "页码（单页）", "right"),
        (FOOTER_EVEN_STYLE, "页码（双页）", "left"),
    ):
        styles.append(
            style(
                style_id,
                name,
                paragraph=f'<w:ind w:{side}Chars="{inset * 100:.0f}" w:{side}="{round(inset * size)}"/>'
                f'<w:jc w:val="{side}"/>',
                run=sheet.fonts(gongwen.PAGE_NUMBER),
                base="Footer",
                builtin=False,
            )
        )
    return styles
