"""Characters of symbol fonts, which a DOCX has by their number in the font: those that documents use."""

from collections.abc import Mapping

_HIGHEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the characters of symbol fonts
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA8: "□",
        0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "✘", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "□"},
    "symbol": {
        0x2D: "−", 0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
        0xB9: "≠", 0xBB: "≈",
    },
}  # fmt: skip


def symbol(font: str, number: str) -> str:
    """The character of a font with a hexadecimal number; "" where there is none of that number."""
    try:
        code = int(number, 16)
    except ValueError:
        return ""
    in_font = code & 0xFF if code in _PRIVATE else code
    if found := _FONTS.get(font.casefold(), {}).get(in_font):
        return found
    return chr(code) if 0 < code <= _HIGHEST and code not in _SURROGATES else ""
