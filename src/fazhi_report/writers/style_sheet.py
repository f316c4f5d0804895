"""The style sheet and font table of the base document, as WordprocessingML made from `gongwen`."""

from fazhi_report import gongwen
from fazhi_report.writers import wordprocessing
from fazhi_report.writers.annex_styles import annex_styles, comment_styles, table_styles
from fazhi_report.writers.closing_styles import imprint_styles, signature_styles
from fazhi_report.writers.letterhead_styles import letterhead_styles
from fazhi_report.writers.styles import GRID_LINE, characters, exact, fonts, half_points, style, twips
from fazhi_report.writers.wordprocessing import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    LANGUAGE,
    RUN_IN_STYLES,
    TITLE_STYLES,
)

_W = f'xmlns:w="{wordprocessing.NAMESPACE}"'

FOOTER_ODD_STYLE = "FooterOdd"
FOOTER_EVEN_STYLE = "FooterEven"


def title_space(lines: int) -> int:
    """Twips that bring a title to the grid: with them it fills one line of the grid more than it has."""
    return (lines + 1) * GRID_LINE - lines * twips(gongwen.TITLE_LINE_PITCH.value)


def style_sheet() -> str:
    """The part word/styles.xml."""
    size = half_points(gongwen.BODY)
    styles = "".join(
        (
            *_body_styles(),
            *_title_styles(),
            *_addressed_styles(),
            *_heading_styles(),
            *_run_in_styles(),
            *letterhead_styles(),
            *signature_styles(),
            *annex_styles(),
            *table_styles(),
            *imprint_styles(),
            *comment_styles(),
            *_footer_styles(),
        )
    )
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(gongwen.BODY)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="{LANGUAGE}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{styles}</w:styles>"
    )


def font_table() -> str:
    """The part word/fontTable.xml: without it Word sets 宋体 where a family is not installed."""
    listed = "".join(
        f'<w:font w:name="{family}"><w:altName w:val="{",".join(names)}"/><w:charset w:val="86"/></w:font>'
        for family, names in gongwen.ALTERNATIVES.items()
    )
    return f"<w:fonts {_W}>{listed}</w:fonts>"


def _body_styles() -> list[str]:
    count = gongwen.FIRST_LINE_INDENT.value
    width = twips(count * gongwen.BODY.size)
    # Word follows firstLineChars, LibreOffice knows firstLine only.
    indent = f'<w:ind w:firstLineChars="{count * 100:.0f}" w:firstLine="{width}"/>'
    # Word hangs marks over the edge with and without this; LibreOffice takes it the wrong way round and does
    # not, or it would leave some of those marks out of the page (bench/README.md).
    hanging = '<w:overflowPunct w:val="1"/>'
    normal = f'{hanging}{exact(GRID_LINE)}<w:jc w:val="both"/>'
    squeezed = characters(gongwen.BODY, gongwen.CHARACTER_SCALE.value)
    return [
        style("Normal", "Normal", paragraph=normal, run=squeezed),
        style(BODY_STYLE, "Body Text", paragraph=indent, run=fonts(gongwen.BODY), base="Normal"),
    ]


def _title_styles() -> list[str]:
    names = {1: "标题（一行）", 2: "Title", 3: "标题（三行）", 4: "标题（四行）"}
    pitch = twips(gongwen.TITLE_LINE_PITCH.value)
    return [
        style(
            style_id,
            names[lines],
            paragraph=f'<w:snapToGrid w:val="0"/>{exact(pitch, title_space(lines))}<w:jc w:val="center"/>',
            run=characters(gongwen.TITLE),
            base="Normal",
            following=BODY_STYLE,
            builtin=names[lines] == "Title",
        )
        for lines, style_id in TITLE_STYLES.items()
    ]


def _addressed_styles() -> list[str]:
    """A title with the addressees below it, and their line.

    Clause 7.3.2 puts exactly one blank line between the two, so what brings the title to the grid stands
    above it here, where a title without addressees has it below.
    """
    names = {1: "一", 2: "两", 3: "三", 4: "四"}
    pitch = twips(gongwen.TITLE_LINE_PITCH.value)
    blank = GRID_LINE * round(gongwen.ADDRESSEES_BLANK_LINES.value)
    titles = [
        style(
            style_id,
            f"标题（{names[lines]}行，下有主送机关）",
            paragraph=exact(pitch, after=blank, before=title_space(lines)),
            run=fonts(gongwen.TITLE),
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
        run=fonts(gongwen.BODY),
        base="Normal",
        following=BODY_STYLE,
        builtin=False,
    )
    return [*titles, line]


def _heading_styles() -> list[str]:
    return [
        style(
            HEADING_STYLES[level],
            f"heading {level}",
            paragraph=f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
            run=characters(face, gongwen.CHARACTER_SCALE.value),
            base=BODY_STYLE,
            following=BODY_STYLE,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _run_in_styles() -> list[str]:
    return [
        style(
            RUN_IN_STYLES[level],
            f"段首标题 {level}",
            run=characters(face, gongwen.CHARACTER_SCALE.value),
            builtin=False,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _footer_styles() -> list[str]:
    size = twips(gongwen.PAGE_NUMBER.size)
    inset = gongwen.PAGE_NUMBER_INSET.value
    line = f'<w:snapToGrid w:val="0"/>{exact(size)}'
    styles = [style("Footer", "footer", paragraph=line, run=characters(gongwen.PAGE_NUMBER), base="Normal")]
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
                run=fonts(gongwen.PAGE_NUMBER),
                base="Footer",
                builtin=False,
            )
        )
    return styles
