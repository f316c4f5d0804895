"""Damage of every kind, drawn by chance: bytes of any file, lines and words of data files, workbooks."""

import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from openpyxl import Workbook

Damage: TypeAlias = Callable[[bytes, random.Random], bytes]

_MAIN = "word/document.xml"

# Bytes -----------------------------------------------------------------------------------------------------


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    marked = bytearray(content)
    for _ in range(chance.choice((1, 5, 30))):
        marked[chance.randrange(len(marked))] = chance.randrange(256)
    return bytes(marked)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return content[: chance.randrange(len(content))]


def gap(content: bytes, chance: random.Random) -> bytes:
    """Something in the middle is missing."""
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(1, 500) :]


def inside(content: bytes, chance: random.Random) -> bytes:
    """Damage in a part of a package, that is packed again."""
    if not content.startswith(b"PK"):
        return gap(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*(name for name in parts if name == _MAIN), *parts])
    parts[name] = chance.choice((flipped, cut, gap, shuffled))(parts[name] or b"<a/>", chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def shuffled(content: bytes, chance: random.Random) -> bytes:
    """Two of its tags in each other's place."""
    pieces = content.split(b"<")
    one, two = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[two] = pieces[two], pieces[one]
    return b"<".join(pieces)


DAMAGES: tuple[Damage, ...] = (flipped, cut, gap, inside, shuffled)


# A data file -----------------------------------------------------------------------------------------------

VALUES = (
    *("", "null", "是", "无", "-1", "0", "1e999", "9" * 400, "0.1", "98.5%", "101%", "010", "12:30", "~"),
    *("1,200", "2024-02-30", "2024年13月", "近5000", "10余万", "１２", "三"),
    *("!!python/object:os.system", "&a [*a]", "*b", "{ [", "]}"),
    *("[", "]", "{}", "[[]]", "[" * 150, "{a: " * 120, "'", '"', '"\\x00"', "|", ">-", "- -", "? a"),
    *("<<: *a", "{{ 合同.份数 }}万元", "[增长]{合同.份数|增长}"),
    *("{{ 合同.份数 }}", "{{ 7 * 7 }}", "{% for a in b %}", "{{ 25个 }}"),
    *("[均经审核]{合同.均经审核}", "{{ 【待补】 }}"),
    *("# 合同", "**粗**", "| a | b |", "1. 甲", "一、", "（一）", "<script>", "&lt;", "\\", "`a`", "---"),
    *("\u200b", "\u202e甲", "\ufeff", "\t", "\u3000甲", "𠮷😀", "\u0301" * 50),
    *("\x7f", "\ue000\ue001", "法" * 3000),
    *("13812345678", "110101199003074514", "绝密", "《甲》、《乙》", "甲、乙；丙", "。。", "（", "”“"),
)  # fmt: skip
_KEY = re.compile(r"^(\s*(?:- )?)([^\s:#{}\[\]-][^:#{}\[\]]*):", re.MULTILINE)
_FLOW = re.compile(r"([\w]+): ([^,{}\[\]\n]+)(?=[,}\n])")


def _other_lines(lines: list[str], chance: random.Random) -> None:
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at : at + chance.choice((1, 1, 3, 20))]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = " " * chance.choice((1, 2, 4, 7)) + lines[at]
        case 4:
            lines[at] = lines[at].removeprefix("  ")
        case 5:
            lines[at] = chance.choice(("# ", "- ", "\t", "? ", "'", "--- ")) + lines[at]
        case _:
            lines[at:at] = lines[at : at + 3] * chance.choice((1, 2, 40))


def _other_words(text: str, chance: random.Random) -> str:
    places = [*_FLOW.finditer(text)]
    keys = [*_KEY.finditer(text)]
    if places and chance.random() < 0.6:  # noqa: PLR2004  a chance
        match = chance.choice(places)
        return text[: match.start(2)] + chance.choice(VALUES) + text[match.end(2) :]
    if keys and chance.random() < 0.7:  # noqa: PLR2004  a chance
        one, two = chance.choice(keys), chance.choice(keys)
        return text[: one.start(2)] + two[2] + text[one.end(2) :]
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(VALUES) + text[at + chance.choice((0, 0, 1, 9)) :]


def damaged_data(bases: Sequence[bytes], chance: random.Random) -> bytes:
    """A data file of an office to which some things happened, as clerks, editors and attackers do them."""
    content = chance.choice(bases)
    if chance.random() < 0.1:  # noqa: PLR2004  a chance
        return chance.choice((flipped, cut, gap))(content, chance)
    text = content.decode()
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        if chance.random() < 0.4:  # noqa: PLR2004  a chance
            lines = text.split("\n")
            _other_lines(lines, chance)
            text = "\n".join(lines)
        else:
            text = _other_words(text, chance)
    return text.encode("utf-8", "surrogatepass")


# Workbooks -------------------------------------------------------------------------------------------------

_CELLS: tuple[Any, ...] = (
    *(None, None, 0, 1, -1, 3.5, 10**15, 1e300, True, False, "是", "否", "√", "无", "√ "),
    *("已审核", "Y", "12万", "约5000"),
    *(dt.date(2024, 5, 4), dt.datetime(1899, 12, 30, 1), dt.time(1, 2)),  # noqa: DTZ001  cells have none
    *("2024.5.4", "45000"),
    *("=1+1", "=SUM(A1:A9)", '=HYPERLINK("a")', "#REF!", "合计", "填表人：张三", "注：", "例", "……"),
    *(value for value in VALUES if value.isprintable() and len(value) < 500),  # noqa: PLR2004  a cell
)  # fmt: skip


def random_workbook(forms: Sequence[tuple[str, Sequence[str]]], chance: random.Random) -> bytes:
    """A workbook as offices may fill one in: sheets named and headed like those of the form, or nearly."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, headings in chance.sample(list(forms), chance.randint(1, 4)):
        title = chance.choice((name, name, name, f"{name} (2)", f"2024{name}", "Sheet1"))
        sheet = workbook.create_sheet(title[:31])
        columns = list(headings)
        if chance.random() < 0.3:  # noqa: PLR2004  a chance
            chance.shuffle(columns)
        for _ in range(chance.choice((0, 0, 1, 3))):
            sheet.append([chance.choice(_CELLS) for _ in range(chance.randint(0, 3))])
        sheet.append(
            [chance.choice((each, each, each, each, f"{each}（万元）", "", None)) for each in columns]
        )
        for _ in range(chance.choice((0, 1, 3, 20))):
            sheet.append([chance.choice(_CELLS) for _ in columns])
        if chance.random() < 0.2:  # noqa: PLR2004  a chance
            row = chance.randint(1, 5)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row + chance.randint(0, 3), end_column=2)
        sheet.sheet_state = chance.choice(("visible", "visible", "visible", "hidden"))
        sheet.row_dimensions[chance.randint(1, 9)].hidden = chance.random() < 0.2  # noqa: PLR2004  a chance
    target = io.BytesIO()
    workbook.active = 0
    workbook.worksheets[0].sheet_state = "visible"
    workbook.save(target)
    content = target.getvalue()
    return chance.choice((flipped, cut, inside))(content, chance) if chance.random() < 0.1 else content  # noqa: PLR2004
