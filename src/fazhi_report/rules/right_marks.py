"""What can stand at a fault instead, where there is one right answer: a mark, a blank, never a word.

`_RIGHT` has a function for every rule of which that is so, from the characters at fault to what is to stand
there. One that has an answer for some of them only gives None for the others.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from fazhi_report.rules.mark_forms import VARIANTS
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot
from fazhi_report.rules.waived import fits
from fazhi_report.schema import Waiver

_Answer: TypeAlias = Callable[[Spot], str | None]

_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_DASHES = Pattern("[-‐‑–−~∼―]|——|――|--")
_STRAIGHT = Pattern("\"[^\"\n]*\"|'[^'\n]*'")
_PAIR = 2
_BRACKETS = Pattern(r"[\[［（(【]([0-9]{4})[\]］）)】]")
_STANDARD_SINCE = 2012  # older numbers are cited as they were written (FZ387)


class Correction(NamedTuple):
    """Some characters of a line and what is to stand there; of equal text before and behind nothing."""

    code: str
    spot: Spot
    text: str


def corrections_by(
    rules: tuple[Rule, ...], subject: Subject, waivers: tuple[Waiver, ...] = ()
) -> Iterator[Correction]:
    """What is to stand at the faults that some rules find and that have one right answer.

    Nothing of what an office lets stand, and nothing within a title or a quotation: a document is cited as
    it is written.
    """
    for rule in rules:
        answer = _RIGHT.get(rule.code)
        for fault, finding in rule.told(subject) if answer else ():
            if isinstance(fault.place, Spot) and not any(fits(waiver, finding) for waiver in waivers):
                text = answer(fault.place) if answer else None
                made = None if text is None else _least(rule.code, fault.place, text)
                if made and not _is_quoted(made.spot):
                    yield made


def _least(code: str, spot: Spot, text: str) -> Correction | None:
    """A correction of no more than has to be changed; None where nothing has."""
    old = spot.text
    if old == text:
        return None
    shorter = min(len(old), len(text))
    begin = next((index for index in range(shorter) if old[index] != text[index]), shorter)
    left = shorter - begin
    end = next((index for index in range(left) if old[-1 - index] != text[-1 - index]), left)
    less = spot.line.spot(spot.start + begin, spot.end - end)
    return Correction(code, less, text[begin : len(text) - end])


def _is_quoted(spot: Spot) -> bool:
    """Whether some characters stand in a title or a quotation; the straight marks of one do not."""
    if "■" in spot.line.unquoted[spot.start : spot.end]:
        return True
    pairs = _STRAIGHT.finditer(spot.line.text)
    return any(pair.start() < spot.start and spot.end < pair.end() for pair in pairs)


# The answers -----------------------------------------------------------------------------------------------


def _wide(spot: Spot) -> str | None:
    """Marks in full width; a full stop only at the end of a line: between Han it may be meant for 、."""
    old = spot.text
    if old == ".":
        return "。" if spot.end == len(spot.line.text) else None
    if old[:1] in "\"'":
        pair = {'"': "“”", "'": "‘’"}[old[0]]
        return f"{pair[0]}{old[1:-1]}{pair[1]}" if len(old) >= _PAIR else None
    if old[0] in "()" and len(old) >= _PAIR:
        is_latin = old.isascii() and old != old.swapcase()  # either form is met: 监管系统(OA)
        return None if is_latin else f"（{old[1:-1]}）"
    return old.translate(_WIDE)


def _no_blanks(spot: Spot) -> str | None:
    return None if spot.text.strip() else ""


def _once(spot: Spot) -> str | None:
    """One mark for two equal ones; which of two others is meant, and of three, nobody knows."""
    return spot.text[0] if len(spot.text) == _PAIR and spot.text[0] == spot.text[1] else None


def _one_dash(spot: Spot) -> str | None:
    return _DASHES.sub("—", spot.text) if len(_DASHES.findall(spot.text)) == 1 else None


def _square_brackets(spot: Spot) -> str | None:
    found = _BRACKETS.match(spot.text)
    if found is None or int(found[1]) < _STANDARD_SINCE:
        return None
    return f"〔{found[1]}〕{spot.text[found.end() :]}"


_RIGHT: Mapping[str, _Answer] = {
    "FZ272": lambda spot: "——" if len(spot.text) > 1 else None,
    "FZ273": lambda spot: "……" if not spot.text.strip(".…") else None,
    "FZ274": lambda _: "",
    "FZ279": lambda spot: VARIANTS.get(spot.text),
    "FZ296": lambda spot: spot.text.replace("、", ""),
    "FZ323": lambda spot: spot.text.rstrip("、，,．.。：:"),
    "FZ324": lambda spot: spot.text[:-1] + ("." if spot.text[0].isascii() else "、"),
    "FZ325": lambda spot: f"（{spot.text[1:-1]}）",
    "FZ327": lambda spot: spot.text.rstrip("，,、：:"),
    "FZ362": _wide,
    "FZ363": lambda spot: spot.text.replace("、", ""),
    "FZ367": lambda spot: spot.text.replace("、", ""),
    "FZ368": _once,
    "FZ369": _no_blanks,
    "FZ380": lambda spot: unicodedata.normalize("NFKC", spot.text),
    "FZ381": _one_dash,
    "FZ387": _square_brackets,
}
"""By codes of rules; a rule that has one right answer puts itself down here."""
