"""The style sheet and font table of the base document, as WordprocessingML made from `gongwen`."""

from fazhi_report import gongwen
from fazhi_report.gongwen import Face
from fazhi_report.writers import wordprocessing
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
_TWIPS_PER_POINT = 20

FOOTER_ODD_STYLE = "FooterOdd"
FOOTER_EVEN_STYLE = "FooterEven"


def twips(points: float) -> int:
    """Points in twips, the unit of lengths in the file."""
    return round(points * _TWIPS_PER_POINT)


GRID_LINE = twips(gongwen.LINE_PITCH.value)
"""Height of one line of the grid, in twips."""


def title_space(lines: int) -> int:
    """Twips that bring a title to the grid: with them it fills one line of the grid more than it has."""
    return (lines + 1) * GRID_LINE - lines * twips(gongwen.TITLE_LINE_PITCH.value)


def style_sheet() -> str:
    """The part word/styles.xml."""
    size = _half_points(gongwen.BODY)
    styles = "".join(
        (
            *_body_styles(),
            *_title_styles(),
            *_addressed_styles(),
            *_heading_styles(),
            *_run_in_styles(),
            *_footer_styles(),
        )
    )
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(gongwen.BODY)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="{LANGUAGE}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{styles}</w:styles>"
    )


def font_table() -> str:
    """The part word/fontTable.xml: without it Word sets 宋体 where a family is not installed."""
    fonts = "".join(
        f'<w:font w:name="{family}"><w:altName w:val="{",".join(names)}"/><w:charset w:val="86"/></w:font>'
        for family, names in gongwen.ALTERNATIVES.items()
    )
    return f"<w:fonts {_W}>{fonts}</w:fonts>"


def _half_points(face: Face) -> int:
    return round(face.size * 2)


def _fonts(face: Face) -> str:
    # The hint makes Word treat “ ” — …, which Chinese shares with Latin, as full-width characters.
    slots = "".join(f' w:{slot}="{face.family}"' for slot in ("ascii", "eastAsia", "hAnsi", "cs"))
    return f'<w:rFonts w:hint="eastAsia"{slots}/>'


def _characters(face: Face, scale: float = 100) -> str:
    """Run properties of a face; `scale` is the width of its characters in per cent."""
    size = _half_points(face)
    return f'{_fonts(face)}<w:w w:val="{scale:.0f}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _exact(pitch: int, after: int = 0, before: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{pitch}" w:lineRule="exact"/>'


def _style(  # noqa: PLR0913 - the parts of a style, all named at the call
    style_id: str,
    name: str,
    *,
    run: str,
    paragraph: str | None = None,
    base: str = "",
    following: str = "",
    builtin: bool = True,
) -> str:
    """A style, of characters where `paragraph` is None; `builtin` styles are those Word knows by name."""
    kind = "character" if paragraph is None else "paragraph"
    default = ' w:default="1"' if style_id == "Normal" else ""
    custom = "" if builtin else ' w:customStyle="1"'
    links = f'<w:basedOn w:val="{base}"/>' if base else ""
    links += f'<w:next w:val="{following}"/>' if following else ""
    properties = "" if paragraph is None else f"<w:pPr>{paragraph}</w:pPr>"
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{links}<w:qFormat/>{properties}<w:rPr>{run}</w:rPr></w:style>"
    )


def _body_styles() -> list[str]:
    characters = gongwen.FIRST_LINE_INDENT.value
    width = twips(characters * gongwen.BODY.size)
    # Word follows firstLineChars, LibreOffice knows firstLine only.
    indent = f'<w:ind w:firstLineChars="{characters * 100:.0f}" w:firstLine="{width}"/>'
    normal = f'{_exact(GRID_LINE)}<w:jc w:val="both"/>'
    squeezed = _characters(gongwen.BODY, gongwen.CHARACTER_SCALE.value)
    return [
        _style("Normal", "Normal", paragraph=normal, run=squeezed),
        _style(BODY_STYLE, "Body Text", paragraph=indent, run=_fonts(gongwen.BODY), base="Normal"),
    ]


def _title_styles() -> list[str]:
    names = {1: "标题（一行）", 2: "Title", 3: "标题（三行）"}
    pitch = twips(gongwen.TITLE_LINE_PITCH.value)
    return [
        _style(
            style_id,
            names[lines],
            paragraph=f'<w:snapToGrid w:val="0"/>{_exact(pitch, title_space(lines))}<w:jc w:val="center"/>',
            run=_characters(gongwen.TITLE),
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
    names = {1: "一", 2: "两", 3: "三"}
    pitch = twips(gongwen.TITLE_LINE_PITCH.value)
    blank = GRID_LINE * round(gongwen.ADDRESSEES_BLANK_LINES.value)
    titles = [
        _style(
            style_id,
            f"标题（{names[lines]}行，下有主送机关）",
            paragraph=_exact(pitch, after=blank, before=title_space(lines)),
            run=_fonts(gongwen.TITLE),
            base=TITLE_STYLES[lines],
            following=ADDRESSEES_STYLE,
            builtin=False,
        )
        for lines, style_id in ADDRESSED_TITLE_STYLES.items()
    ]
    line = _style(
        ADDRESSEES_STYLE,
        "主送机关",
        paragraph='<w:jc w:val="left"/>',
        run=_fonts(gongwen.BODY),
        base="Normal",
        following=BODY_STYLE,
        builtin=False,
    )
    return [*titles, line]


def _heading_styles() -> list[str]:
    return [
        _style(
            HEADING_STYLES[level],
            f"heading {level}",
            paragraph=f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
            run=_characters(face, gongwen.CHARACTER_SCALE.value),
            base=BODY_STYLE,
            following=BODY_STYLE,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _run_in_styles() -> list[str]:
    return [
        _style(
            RUN_IN_STYLES[level],
            f"段首标题 {level}",
            run=_characters(face, gongwen.CHARACTER_SCALE.value),
            builtin=False,
        )
        for level, face in gongwen.LEVELS.items()
    ]


def _footer_styles() -> list[str]:
    size = twips(gongwen.PAGE_NUMBER.size)
    inset = gongwen.PAGE_NUMBER_INSET.value
    line = f'<w:snapToGrid w:val="0"/>{_exact(size)}'
    styles = [_style("Footer", "footer", paragraph=line, run=_characters(gongwen.PAGE_NUMBER), base="Normal")]
    for style_id, name, side in (
        (FOOTER_ODD_STYLE, "页码（单页）", "right"),
        (FOOTER_EVEN_STYLE, "页码（双页）", "left"),
    ):
        styles.append(
            _style(
                style_id,
                name,
                paragraph=f'<w:ind w:{side}Chars="{inset * 100:.0f}" w:{side}="{round(inset * size)}"/>'
                f'<w:jc w:val="{side}"/>',
                run=_fonts(gongwen.PAGE_NUMBER),
                base="Footer",
                builtin=False,
            )
        )
    return styles
