"""Several things in one cell: a line each, in a row with marks between them, or numbered."""

import re
from collections.abc import Sequence

from fazhi_report.notation import titles_in, typed_number
from fazhi_report.sheets.cell_reading import CellReading, lines_of
from fazhi_report.sheets.sheet_plan import Division

_MARKS = {"titles": "、；;，,", "names": "、；;，,", "clauses": "；;"}
_OPENING, _CLOSING = "《〈（(“‘【[{「『", "》〉）)”’】]}」』"
_ONES = "一二三四五六七八九十"
_SHOWN = 40
_ONE_A_LINE = "一行写一项（Alt+Enter 换行）；确是一项的，在这一格末尾也换一行"


def kept_apart(items: Sequence[str], division: Division) -> str:
    """Items as lines of a cell; a line break behind them says that none is to be divided."""
    text = "\n".join(items)
    return text if divided(text, division) == CellReading([*items]) else text + "\n"


def divided(text: str, division: Division) -> CellReading:
    """The items of a list in a cell: its lines, or the parts of a single one.

    A line break behind them says that every line is one item.
    """
    lines = lines_of(text)
    if text.rstrip(" ").endswith("\n"):
        return _tidied(lines, division, "")
    if len(lines) > 1:
        several = [titles_in(line) if division == "titles" else () for line in lines]
        parts = [each for found, line in zip(several, lines, strict=True) for each in found or (line,)]
        return _tidied(parts, division, text if any(several) else "")
    (line,) = lines or ("",)
    if numbered := _numbered(line):
        return _tidied(numbered, division, line)
    if division == "titles" and (titles := titles_in(line)):
        return _tidied(list(titles), division, line)
    parts = _parted(line, _MARKS[division])
    if len(parts) == 1:
        return _tidied(parts, division, "")
    if division == "titles":
        parts = _parted(line, _MARKS["clauses"])
    if any(part in _ONES or part.isdecimal() for part in parts) or len(parts) == 1:
        count = len(_parted(line, _MARKS[division]))
        return CellReading([line], asked=(f"“{_short(line)}”像是 {count} 项，分不清从哪里分开", _ONE_A_LINE))
    return _tidied(parts, division, line)


def sentences(text: str) -> CellReading:
    """The sentences of a cell of which each is an item; a text of paragraphs is one."""
    lines = lines_of(text)
    numbered = _numbered("".join(lines)) if lines and typed_number(lines[0]) else []
    if not numbered:
        numbered = (
            ["\n\n".join([lines[0].removeprefix(typed_number(lines[0])).strip(), *lines[1:]])]
            if lines
            else []
        )
    items = [_without_number(item).rstrip("；;") for item in numbered]
    if len(items) > 1:
        return CellReading(items, _told("".join(lines), items))
    number = typed_number(lines[0]) if lines else ""
    return CellReading(items, f"去掉了序号“{number}”" if number else "")


def without_number(text: str, place: int | None = None) -> CellReading:
    """A text without the number typed before it; where a place in a list is given, only its own number."""
    number = typed_number(text)
    is_another = place is not None and (number[:1] in ("(", "（") or _ordinal(number) != place)
    if not number or is_another or _numbered(text):
        return CellReading(text)
    return CellReading(text.removeprefix(number).strip(), f"去掉了序号“{number}”")


def _tidied(parts: list[str], division: Division, line: str) -> CellReading:
    """Items without their numbers, the marks behind them and the brackets of titles."""
    items = [item for part in parts if (item := _without_number(part).strip("、；;，, "))]
    if division == "titles":
        items = [_without_brackets(item) for item in items]
    if line:
        return CellReading(items, _told(line, items))
    changed = [
        f"“{_short(part)}”读作“{_short(item)}”"
        for part, item in zip(parts, items, strict=False)
        if part != item
    ]
    return CellReading(items, "，".join(changed))


def _told(line: str, items: list[str]) -> str:
    return f"“{_short(line)}”分成 {len(items)} 项：{'｜'.join(map(_short, items))}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _without_number(text: str) -> str:
    return text.removeprefix(typed_number(text)).strip()


def _without_brackets(text: str) -> str:
    return text[1:-1] if text.startswith("《") and text.find("》") == len(text) - 1 else text


def _parted(line: str, marks: str) -> list[str]:
    """The parts of a line between marks that stand outside all brackets, and not inside a number."""
    parts, depth = [""], 0
    for place, letter in enumerate(line):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        is_digits = letter == "," and re.match(r"\d,\d", line[max(0, place - 1) : place + 2], re.ASCII)
        if letter in marks and depth == 0 and not is_digits:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()] or [line]


def _numbered(line: str) -> list[str]:
    """The parts of a line that are numbered 1, 2 and so on from its beginning; none where there is one."""
    if _ordinal(typed_number(line)) != 1:
        return []
    starts = [0]
    for place in range(1, len(line)):
        if line[place - 1].isdecimal() or line[place - 1] in _ONES:
            continue
        if (number := typed_number(line[place:])) and _ordinal(number) == len(starts) + 1:
            starts.append(place)
    ends = [*starts[1:], len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)] if len(starts) > 1 else []


def _ordinal(number: str) -> int:
    """The place that a typed number says; 0 of none."""
    if digits := re.search(r"\d+", number, re.ASCII):
        return int(digits[0])
    if number and "①" <= number[0] <= "⑳":
        return ord(number[0]) - ord("①") + 1
    ones = "".join(letter for letter in number if letter in _ONES)
    ten, found, one = ones.rpartition("十")
    return (_ONES.find(ten) + 1 or bool(found)) * (10 if found else 0) + (_ONES.find(one) + 1 if one else 0)
