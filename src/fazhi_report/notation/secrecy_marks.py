"""密级标志: by what a text or the name of a file is known to be classified, however the mark is written."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeAlias, get_args

from fazhi_report.notation.unseen import HAN, folded

Level: TypeAlias = Literal["秘密", "机密", "绝密"]

_APART = r"[ \t\-‐‑‒–—―−._·•・‧★☆*/|~]"
"""What may part the two characters of a level."""

_BESIDE = r"[ \t\-‐‑‒–—―−._·•・‧★☆*/|~●○◆◇■□,:=]"
"""What may part a level and its period."""

_STAR = "[★☆✩✪✫✬✭✮✯✰⭐🌟🌠⚝✦✧✱✲✳⋆٭✴✶✷✸✹]"
_WHOLE = "(?:[绝絕]密|[机機]密|[秘祕]密)"
_LEVEL = f"(?:[绝絕]{_APART}{{0,4}}密|[机機]{_APART}{{0,4}}密|[秘祕]{_APART}{{0,4}}密)"
_QUOTE = "[“”‘’\"'*]"
_PERIOD = r"\(?(?:\d{1,2} ?(?:年|个月)|[一二三四五六七八九十叁伍]{1,3}(?:年|个月)|长期)"
_FREE = rf"(?<![{HAN}])(?<![{HAN}]{_APART})"
"""Nothing stands in front that would make the level part of a sentence, as 国家秘密."""

SECRECY_MARK = (
    rf"{_WHOLE}级?{_QUOTE}{{0,2}}[ \t|]{{0,4}}{_QUOTE}{{0,2}}{_STAR}(?:[ \t]{{0,4}}{_PERIOD})?"
    rf"|{_STAR}[ \t]{{0,4}}{_WHOLE}"
    rf"|[(\[【〔<〈《「『{{][ \t]{{0,4}}{_LEVEL}[级件]?[ \t]{{0,4}}[)\]】〕>〉》」』}}]"
    rf"|^[ \t]{{0,9}}{_QUOTE}?{_LEVEL}[级件]?(?=[ \t]*$|{_QUOTE}|[ \t☆★]|[特加平]急|[!。.;]$)"
    rf"|{_FREE}{_LEVEL}级?{_BESIDE}{{0,2}}{_PERIOD}"
    rf"|(?:密[ \t]{{0,4}}级|密等|保密等级|涉密等级)(?:[和及]保密期限)?"
    rf""
    rf"[ \t]{{0,4}}[:=/|—-]{{1,2}}[ \t]{{0,4}}{_LEVEL}"
    rf"|本(?:件|文件?|报告)(?:的?密级)?(?:[为是属]|定为|属于|标为){{1,2}}{_LEVEL}(?:级|件|文件)?(?=[,。;!)]|$)"
    rf"|^[ \t]{{0,9}}密级[ \t]{{1,4}}{_LEVEL}"
    rf"|{_FREE}(?:[绝絕]{_APART}{{1,4}}密|[机機]{_APART}{{1,4}}密|[秘祕]{_APART}{{1,4}}密)(?!{_APART}?[{HAN}])"
)
"""A mark in a folded text, as an expression."""

_EDGE = r"[-‐‑‒–—―−_ .()\[\]【】〔〕/\\★☆+&,、;]"
NAMED_MARK = rf"{SECRECY_MARK}|(?:^|(?<={_EDGE})){_LEVEL}[级件]?(?=$|{_EDGE})"
"""The same in a folded name of a file, where a level between dashes and dots is one too."""

_SIGN = "密"
"""Stands in every mark; compiling the expressions would be a twentieth of a cold command."""

_compiled = cache(re.compile)
_NOT_OF_TEXT = re.compile("<!--|-->|[#>`]")
_LEVELS: dict[str, Level] = {
    "秘": "秘密",
    "祕": "秘密",
    "机": "机密",
    "機": "机密",
    "绝": "绝密",
    "絕": "绝密",
}
_LETTERS = re.compile(f"[{''.join(_LEVELS)}]")
_RANKS = get_args(Level)


def secrecy_in(lines: Iterable[str]) -> Level | None:
    """The highest level that the lines of a text are marked with; None where they are not."""
    told = (_NOT_OF_TEXT.sub(" ", folded(line)).strip() for line in lines if _SIGN in line)
    return highest(level_of(match[0]) for line in told for match in _compiled(SECRECY_MARK).finditer(line))


def secrecy_of_name(name: str) -> Level | None:
    """The level that the name of a file is marked with; None where it is not."""
    if _SIGN not in name:
        return None
    return highest(level_of(match[0]) for match in _compiled(NAMED_MARK).finditer(folded(name)))


def highest(levels: Iterable[Level | None]) -> Level | None:
    """The highest of some levels."""
    return max(filter(None, levels), key=_RANKS.index, default=None)


def level_of(mark: str) -> Level | None:
    """The level that a mark names; None where it names none."""
    letter = _LETTERS.search(folded(mark))
    return _LEVELS[letter[0]] if letter else None
