"""The paragraphs of a DOCX as lines with their places, numbers resolved, and what their look tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Run
from fazhi_report.readers.docx.content import ReadParagraph, ReadPiece
from fazhi_report.readers.read_text import LinePlace
from fazhi_report.readers.source_lines import Side, SourceLine, Standing, row

_GAPS = re.compile("[\t\u2011]")
_BROKEN_WORD = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_RUN_IN = re.compile(r"RunInHeading([1-4])")
_HEADING_FACE = re.compile("黑体|楷体|Hei|Kai|小标宋")
_KAI = re.compile("楷体|Kai")
_RED = re.compile(r"(?:[89A-F][0-9A-F])(?:[0-4][0-9A-F]){2}")
_SIDES: dict[str, Side] = {"left": "left", "both": "left", "center": "center", "right": "right"}
_NAMES: dict[Standing, str] = {"box": "文本框", "note": "脚注", "header": "页眉", "footer": "页脚"}
_PAGE_NUMBER = re.compile(r"[\s\u3000—―\-－·.第页共/]*")
_FAR_IN = 8  # characters from the left beyond which a line stands right


@dataclass
class MadeLines:
    """The lines that are made: `texts` has their texts, those outside the text (`places`) at the end."""

    texts: list[str]
    places: dict[int, tuple[LinePlace, ...]] = field(default_factory=dict)

    def at(self, paragraph: ReadParagraph, where: str) -> int:
        """The line of a paragraph that stands somewhere else than in the text itself."""
        self.texts.append("")
        self.places[len(self.texts)] = (LinePlace(paragraph.number, where),)
        return len(self.texts)


def source_lines(
    paragraphs: Sequence[ReadParagraph], beside: Iterable[tuple[Standing, ReadParagraph]] = ()
) -> tuple[list[SourceLine], MadeLines]:
    """The lines of the text, tables as rows, and those beside it; their texts with places."""
    last = max((each.number for each in paragraphs if each.where == "text"), default=0)
    lines = MadeLines([""] * last)
    made: list[SourceLine] = []
    for table, found in groupby(paragraphs, key=lambda each: each.table if each.where == "table" else 0):
        if table:
            made += _table(list(found), lines)
            continue
        for each in found:
            number = each.number if each.where == "text" else lines.at(each, _NAMES["box"])
            made.append(_line(each, number, lines, "text" if each.where == "text" else "box"))
    for standing, each in beside:
        if standing != "footer" or not _is_page_number(each):
            made.append(_line(each, lines.at(each, _NAMES[standing]), lines, standing))
    return made, lines


def _is_page_number(paragraph: ReadParagraph) -> bool:
    """Whether it shows the number of the page and nothing else."""
    return all(piece.field or _PAGE_NUMBER.fullmatch(piece.text) for piece in paragraph.pieces)


def _table(paragraphs: list[ReadParagraph], lines: MadeLines) -> Iterator[SourceLine]:
    """A table as rows; one whose rows have no more than one cell each is text with lines around it."""
    rows = [list(found) for _, found in groupby(paragraphs, key=lambda each: each.row)]
    cells = [[list(found) for _, found in groupby(each, key=lambda part: part.cell)] for each in rows]
    is_text = all(sum(any(part.text for part in cell) for cell in found) <= 1 for found in cells)
    for down, found in enumerate(cells, start=1):
        texts = [
            [_line(part, lines.at(part, f"表格第{down}行第{across}格"), lines) for part in cell]
            for across, cell in enumerate(found, start=1)
        ]
        if is_text:
            yield from (line for cell in texts for line in cell)
        else:
            made = [tuple(run for line in cell for run in line.runs) for cell in texts]
            yield row(made, table=paragraphs[0].table, fresh=found[0][0].starts_page)


def _line(paragraph: ReadParagraph, number: int, lines: MadeLines, standing: Standing = "text") -> SourceLine:
    raw = paragraph.raw
    label = "" if paragraph.bullet else raw[: paragraph.label].rstrip()
    typed = raw[paragraph.label :] if paragraph.label else raw
    typed = typed.lstrip() if paragraph.label else typed
    text, breaks = _flat(label + typed)
    begin = len(text) - len(text.lstrip())
    lines.texts[number - 1] = text = text.strip()
    if not text:
        return SourceLine((), standing)
    look = paragraph.look
    pieces = list(paragraph.visible)
    lead, level = _lead(paragraph, len(label)) if len(pieces) > 1 else (0, 0)
    first = max(0, look.first)
    indent = look.left_characters or (look.left / paragraph.size if paragraph.size else 0)
    return SourceLine(
        (Run(text, origin=Mark(number, 1)),),
        standing,
        outline=look.outline,
        lead=max(lead - begin, 0),
        lead_level=level,
        breaks=tuple(at - begin for at in breaks if begin < at < begin + len(text)),
        side="right" if indent > _FAR_IN and not first else _SIDES.get(look.alignment, ""),
        size=paragraph.size,
        red=any(_RED.fullmatch(piece.look.colour.upper()) for piece in pieces),
        fresh=paragraph.starts_page,
    )


def _flat(raw: str) -> tuple[str, list[int]]:
    """A paragraph as one line, and where it was broken: between Chinese characters a break is no space."""
    text = _GAPS.sub(lambda match: " " if match[0] == "\t" else "-", raw)
    if "\n" not in text:
        return text, []
    parts = _BROKEN_WORD.sub(" \n", text).split("\n")
    breaks, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        breaks.append(at)
    return "".join(parts), breaks


def _lead(paragraph: ReadParagraph, label: int) -> tuple[int, int]:
    """How many characters at the start look as run-in headings do, with their number; the level of that."""
    at = 0
    leading: ReadPiece | None = None
    for piece in paragraph.pieces:
        if at < paragraph.label:  # the number may look otherwise
            at += len(piece.text)
            continue
        if not piece.text.strip():
            at += len(piece.text)
            continue
        if leading is None:
            leading = piece
        elif _key(piece) != _key(leading):
            return (
                (at - paragraph.label + label, _level(leading, piece)) if _leads(leading, piece) else (0, 0)
            )
        at += len(piece.text)
    return 0, 0


def _key(piece: ReadPiece) -> tuple[object, ...]:
    look = piece.look
    return look.east_asian, look.bold, _RUN_IN.fullmatch(look.style)


def _leads(first: ReadPiece, second: ReadPiece) -> bool:
    one, two = first.look, second.look
    if _RUN_IN.fullmatch(one.style):
        return True
    if one.east_asian != two.east_asian and _HEADING_FACE.search(one.east_asian):
        return True
    return one.bold and not two.bold


def _level(first: ReadPiece, second: ReadPiece) -> int:
    if styled := _RUN_IN.fullmatch(first.look.style):
        return int(styled[1])
    is_kai = _KAI.search(first.look.east_asian) and not _KAI.search(second.look.east_asian)
    return 2 if is_kai else 0
