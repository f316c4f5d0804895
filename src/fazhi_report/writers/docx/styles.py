"""What the styles of the base document are written with: lengths, faces, spacing, the style itself."""

from dataclasses import dataclass

from fazhi_report.page import STANDARD, TYPE_AREA_WIDTH, Face, Layout, twips
from fazhi_report.writers.docx.xml_text import quoted

NO_AUTOMATIC_SPACE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""Without it programs put space between Chinese characters and digits, and no width could be told."""


def half_points(face: Face) -> int:
    """The size of a face in half points."""
    return round(face.size * 2)


def eighths(points: float) -> int:
    """The thickness of a line in eighths of a point."""
    return round(points * 8)


@dataclass(frozen=True, slots=True)
class StyleSetting:
    """What a style sheet is made for: the layout of an office, and the width of its type area in twips."""

    layout: Layout = STANDARD
    width: float = TYPE_AREA_WIDTH

    @property
    def line(self) -> int:
        """Height of one line of the grid, in twips."""
        return twips(self.layout.line_pitch)

    def fonts(self, face: Face) -> str:
        """The families of a face, in every slot."""
        family = self.layout.face(face).family
        latin = self.layout.latin_of(face)
        # The hint makes Word treat “ ” — …, which Chinese shares with Latin, as full-width characters.
        slots = (("ascii", latin), ("eastAsia", family), ("hAnsi", latin), ("cs", family))
        named = "".join(f" w:{slot}={quoted(name)}" for slot, name in slots)
        return f'<w:rFonts w:hint="eastAsia"{named}/>'

    def characters(self, face: Face, scale: float = 100, *, bold: bool = False) -> str:
        """Run properties of a face; `scale` is the width of its characters in per cent."""
        size = half_points(face)
        weight = "<w:b/><w:bCs/>" if bold else ""
        width = f'<w:w w:val="{scale:.0f}"/>'
        return f'{self.fonts(face)}{weight}{width}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def exact(pitch: int, after: int = 0, before: int = 0) -> str:
    """Lines of exactly this pitch, and the space around them, in twips."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{pitch}" w:lineRule="exact"/>'


def style(  # noqa: PLR0913 - the parts of a style, all named at the call
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
