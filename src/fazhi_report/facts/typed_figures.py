"""Figures that are typed where they stand, since no ledger has them: 25, 5000余份, 98.4%, 两, 【待补】."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from fazhi_report.facts.fact import Value, Yuan
from fazhi_report.notation import APPROXIMATIONS, MEASURE_WORDS, chinese, counted

TO_COME = "【待补】"
"""What stands for a figure that is not known yet."""

_PARTS = {"%": 100, "％": 100, "‰": 1000}
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MOST_SPELLED = 1000


def _words(side: str) -> str:
    """The words of a side, without those of a data file that hold the scale."""
    words = (word for word, each in APPROXIMATIONS.items() if each.side == side and not word.endswith("万"))
    return "|".join(sorted(words, key=len, reverse=True))


_NUMERALS = "[数几上]?[零〇一二两三四五六七八九十百千万亿]{1,12}|百分之[零〇一二三四五六七八九十百点]{1,12}"
_DIGITS = r"[-−]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,5}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,6})?"
_TYPED = re.compile(
    f"(?P<before>{_words('before')}|将近)?(?:"
    f"(?P<number>{_DIGITS})(?P<percent>[%％‰])?(?P<inside>{_words('inside')})?(?P<scale>[百千万亿]{{0,2}})"
    f"(?P<more>{_words('inside')})?(?P<unit>(?:[^\\W\\d_]|[℃°/·²³]){{0,12}}?)"
    # Behind a Chinese numeral, which else would be the beginning of any word: 一般, 十分.
    f"|(?P<numeral>{_NUMERALS})(?P<vague>{_words('inside')})?(?P<measure>(?:{MEASURE_WORDS})?)"
    f"|(?P<gap>{TO_COME})(?P<gapped>[^\\W\\d_]{{0,12}})"
    f")(?P<after>{_words('after')})?"
)


class TypedFigure(NamedTuple):
    """A figure as it is typed: its number, None of one to come; the text itself where it can't be told.

    `word` says that it is about so many, and `written` is the number as it is typed, as with a fact.
    """

    value: Value
    unit: str = ""
    word: str = ""
    written: str = ""


def typed_figure(text: str) -> TypedFigure | None:
    """The figure that a text is, measure word included; None where it is none, or more than one."""
    match = _TYPED.fullmatch(text)
    if match is None:
        return None
    if match["gap"]:
        return TypedFigure(None, match["gapped"])
    word = "".join(match[group] or "" for group in ("before", "inside", "more", "vague", "after"))
    if word and word not in APPROXIMATIONS:  # 将近, or two words at once
        return TypedFigure(text)
    if (numeral := match["numeral"]) is not None:
        number = _spelled().get(numeral)
        return TypedFigure(text) if number is None else TypedFigure(number, match["measure"], word, numeral)
    return _in_digits(match, word)


def _in_digits(match: re.Match[str], word: str) -> TypedFigure:
    percent, scale, unit = match["percent"], match["scale"], match["unit"]
    plain = unicodedata.normalize("NFKC", match["number"]).replace(",", "").replace("−", "-")
    if percent:
        told = TypedFigure(Fraction(plain) / _PARTS[percent], unit, word, match["number"] + percent)
        return TypedFigure(match.string) if scale or match["inside"] or match["more"] else told
    number = Decimal(plain)
    for each in scale:
        number *= _SCALES[each]
    value: Value = int(number) if number == int(number) and (scale or "." not in plain) else number
    is_money = unit == "元" and number >= 0
    value = Yuan(number) if is_money else value
    if match["inside"] or (is_money and not match["more"]):  # 20余万人次, 12.3万元
        return TypedFigure(value, scale + unit, word, match["number"])
    return TypedFigure(value, unit, word, match["number"] + scale)


@cache
def _spelled() -> dict[str, int]:
    """The numbers of Chinese numerals."""
    numbers = range(_MOST_SPELLED)
    return {spelling(number): number for number in numbers for spelling in (chinese, counted)}
