"""MadeLines of any format → the document that they are: title, blocks, and all that stands around them.

Every line goes somewhere: what no field of a document holds exactly stands beside it, as it was printed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.document import Block, Document, Runs
from fazhi_report.readers.annex_parts import annex_start, annexes_of
from fazhi_report.readers.closing_parts import closing_of, imprint_of, imprint_start
from fazhi_report.readers.heading_parts import block, broken, heading_in, number_of
from fazhi_report.readers.opening_parts import (
    addressed,
    letterhead_of,
    signed_above,
    title_place,
)
from fazhi_report.readers.source_lines import SourceLine, Standing

AsideKind: TypeAlias = Literal[
    "版头", "附件说明", "署名", "成文日期", "附注", "附件", "版记", "文本框", "脚注", "页眉", "页脚", "网页"
]

_KINDS: dict[Standing, AsideKind] = {
    "box": "文本框",
    "note": "脚注",
    "header": "页眉",
    "footer": "页脚",
    "web": "网页",
}


class Aside(NamedTuple):
    """A line that is neither title nor addressees nor block, as printed; `cells` are those of a row."""

    kind: AsideKind
    runs: Runs
    cells: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrangedText:
    """A document, what stands beside its text line by line, and which of its blocks are rows of tables."""

    document: Document
    asides: tuple[Aside, ...]
    rows: frozenset[int]


def arrange(lines: Iterable[SourceLine]) -> ArrangedText:
    """The document that lines are."""
    shown = [line for line in lines if line.text.strip()]
    aside = [line for line in shown if line.standing not in {"text", "box"}]
    flow = [line for line in shown if line.standing in {"text", "box"}]
    last = imprint_start(flow)
    flow, imprint = flow[:last], flow[last:]
    start, end = title_place(flow)
    head, title = flow[:start], flow[start:end]
    rest = flow[end:]
    boxes = [line for line in rest if line.standing == "box"]
    rest = [line for line in rest if line.standing == "text"]
    name = "".join(line.text for line in title)
    signed = signed_above(rest, name)
    rest = rest[signed.count :]
    addressees, rest = (rest[0], rest[1:]) if rest and addressed(rest[0]) else (None, rest)
    if not signed.count:
        signed = signed_above(rest, name)
        rest = rest[signed.count :]
    label = annex_start(rest)
    rest, annex_lines = rest[:label], rest[label:]
    closing = closing_of(rest, signed)
    body = [part for line in rest[: closing.start] for part in broken(line)]
    blocks = tuple(_blocks(body))
    document = Document(
        title=tuple(part for line in title for part in _title_parts(line)),
        blocks=blocks,
        author="",
        addressees=addressees.runs if addressees else (),
        annexes=annexes_of(closing.annex_list, annex_lines),
        letterhead=letterhead_of(head),
        signature=closing.signature,
        remark=closing.remark.text if closing.remark else "",
        imprint=imprint_of(imprint),
        title_is_set=sum(1 + len(line.breaks) for line in title) > 1,
    )
    asides = (
        *_asides("版头", head),
        *_asides("署名", signed.offices),
        *_asides("成文日期", signed.dates),
        *_asides("附件说明", closing.annex_list),
        *_asides("署名", closing.offices),
        *_asides("成文日期", closing.dates),
        *_asides("附注", filter(None, (closing.remark,))),
        *_asides("附件", annex_lines),
        *_asides("版记", imprint),
        *_asides("文本框", boxes),
        *(Aside(_KINDS[line.standing], line.runs, line.cells) for line in aside),
    )
    rows = frozenset(at for at, line in enumerate(body) if line.cells)
    return ArrangedText(document, asides, rows)


def _asides(kind: AsideKind, lines: Iterable[SourceLine]) -> Iterable[Aside]:
    return (Aside(kind, line.runs, line.cells) for line in lines)


def _title_parts(line: SourceLine) -> Iterable[Runs]:
    places = pairwise((0, *line.breaks, len(line.text)))
    return (part.runs for begin, end in places if (part := line.part(begin, end)).runs)


def _blocks(lines: Sequence[SourceLine]) -> Iterable[Block]:
    shift = _shift(lines)
    level = 0
    for line in lines:
        heading = heading_in(line, level, shift)
        level = heading.level if heading else level
        yield block(line, heading)


def _shift(lines: Sequence[SourceLine]) -> int:
    """How many levels the outline of a document begins above 一、, by most of the headings that have both."""
    counts = Counter(
        line.outline - found[0] for line in lines if line.outline and (found := number_of(line.text))
    )
    return counts.most_common(1)[0][0] if counts else 0
