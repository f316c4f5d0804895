"""Texts with what stands in them → the text of a manuscript that prints them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_report.editing.harvest.imported_blocks import ImportedBlock, ImportedText
from fazhi_report.manuscript import claimed, escaped, heading, note
from fazhi_report.notation import chinese, heading_number

_ITEM = re.compile("(?<![之第统唯万逐一])(?P<number>[一二三四五六七八九十]{1,3})是(?!否|以|由于|因)")
_MOST_ITEMS = 30


class Inset(NamedTuple):
    """Characters of a text that a reference prints, and how that is written."""

    start: int
    end: int
    source: str


class Asserted(NamedTuple):
    """Characters of a text that are a claim, and what it is tied to."""

    start: int
    end: int
    ties: tuple[str, ...]


@dataclass(slots=True)
class WrittenBlock:
    """A block with what stands in its heading and its body, which are one text; notes for whoever reads it.

    A block that is `as_typed` is written without any structure: its numbers and its 一是 are text.
    """

    block: ImportedBlock
    marks: list[Inset] = field(default_factory=list)
    claims: list[Asserted] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    as_typed: bool = False
    without_marks: bool = False


def manuscript_text(
    text: ImportedText,
    blocks: Sequence[WrittenBlock],
    title_marks: Iterable[Inset] = (),
    *,
    has_annexes: bool = False,
) -> str:
    """The whole manuscript."""
    title = "".join(text.title)
    made = escaped_with(title, tuple(title_marks), ())
    lines = [f"# {_broken(made, text.title, title_marks)}"]
    numbers = dict(zip(map(id, blocks), counted_numbers(blocks), strict=True))
    index = 0
    while index < len(blocks):
        run = _apart(blocks, index)
        if len(run) > 1:
            lines.append("\n".join(_apart_item(each, number) for number, each in enumerate(run, start=1)))
        else:
            lines.append(_block(blocks[index], numbers[id(blocks[index])]))
        index += max(len(run), 1)
    if has_annexes:
        lines.append("{{ 附件 }}")
    return "\n\n".join(lines) + "\n"


def _broken(made: str, title: tuple[str, ...], marks: Iterable[Inset]) -> str:
    """A title on the lines that it had; one with a reference across a break stays on one line."""
    if len(title) == 1:
        return _whole(made)
    lines, start = [], 0
    for line in title:
        end = start + len(line)
        inside = [
            mark._replace(start=mark.start - start, end=mark.end - start)
            for mark in marks
            if start <= mark.start and mark.end <= end
        ]
        lines.append(_whole(escaped_with(line, tuple(inside), ())))
        start = end
    return "\\\n".join(lines)


def _whole(line: str) -> str:
    """A line of a title, which a backslash at its end would carry on."""
    return _before(line, "\\")


def _notes(written: WrittenBlock) -> str:
    return "".join("\n" + note("待核", text) for text in written.notes)


def _block(written: WrittenBlock, number: str | None) -> str:
    block = written.block
    typed = len(block.number)
    if written.as_typed or not block.level:
        return _paragraph(written, 0, starts_line=True) + _notes(written)
    end = typed + len(block.heading)
    head = heading(block.level, _part(written, typed, end, starts_line=False), number)
    body = "\n" + _paragraph(written, end, starts_line=True) if block.body else ""
    return head + body + _notes(written)


def _paragraph(written: WrittenBlock, start: int, *, starts_line: bool) -> str:
    """A text from a character on, its 一是 二是 as items where that prints the same."""
    text = written.block.text
    starts = [] if written.as_typed else item_starts(text, start)
    if not starts:
        return _part(written, start, len(text), starts_line=starts_line)
    lines = []
    if starts[0].start() > start:
        lines.append(_part(written, start, starts[0].start(), starts_line=starts_line))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    lines += [
        "1. " + _part(written, match.end(), end, starts_line=False)
        for match, end in zip(starts, ends, strict=True)
    ]
    return "\n".join(lines)


def item_starts(text: str, start: int = 0) -> list[re.Match[str]]:
    """Where the items of a text begin, 一是 and on; none where there are not several, each once."""
    found = list(_ITEM.finditer(text, start))
    numbers = [match["number"] for match in found]
    wanted = [chinese(number) for number in range(1, len(found) + 1)]
    if len(found) < 2 or numbers != wanted:  # noqa: PLR2004  one item alone has no 一是
        return []
    bounds = [match.end() for match in found]
    ends = [match.start() for match in found[1:]] + [len(text)]
    is_full = all(
        text[begin:end].strip() == text[begin:end] and end > begin
        for begin, end in zip(bounds, ends, strict=True)
    )
    return found if is_full else []


def lone_item(text: str) -> bool:
    """Whether a text has 一是 and nothing behind it."""
    found = list(_ITEM.finditer(text))
    return len(found) == 1 and found[0]["number"] == "一"


def _apart(blocks: Sequence[WrittenBlock], index: int) -> Sequence[WrittenBlock]:
    """Paragraphs from one on that begin with 一是, 二是 and so on, and hold no other items."""
    run: list[WrittenBlock] = []
    for each in blocks[index : index + _MOST_ITEMS]:
        opening = f"{chinese(len(run) + 1)}是"
        block = each.block
        fits = (
            block.level == 0
            and not each.as_typed
            and block.body.startswith(opening)
            and len(block.body) > len(opening)
        )
        if not fits or len(list(_ITEM.finditer(block.body))) > 1:
            break
        run.append(each)
    return run


def opens_series(blocks: Sequence[WrittenBlock], index: int) -> bool:
    """Whether a paragraph is the first of several, 一是, 二是 and on, each a paragraph of its own."""
    return len(_apart(blocks, index)) > 1


def _apart_item(written: WrittenBlock, number: int) -> str:
    start = len(f"{chinese(number)}是")
    return "1) " + _part(written, start, len(written.block.text), starts_line=False) + _notes(written)


def _part(written: WrittenBlock, start: int, end: int, *, starts_line: bool) -> str:
    marks = () if written.without_marks else written.marks
    claims = () if written.without_marks else written.claims
    return escaped_with(
        written.block.text[start:end],
        tuple(
            Inset(each.start - start, each.end - start, each.source)
            for each in marks
            if start <= each.start and each.end <= end
        ),
        tuple(
            Asserted(each.start - start, each.end - start, each.ties)
            for each in claims
            if start <= each.start and each.end <= end
        ),
        starts_line=starts_line,
    )


def escaped_with(
    text: str, marks: Sequence[Inset], claims: Sequence[Asserted], *, starts_line: bool = False
) -> str:
    """A text with references and claims in it; a claim may hold references, none stands across another."""
    made, at = "", 0
    for claim in sorted(claims):
        outside = [mark for mark in marks if at <= mark.start and mark.end <= claim.start]
        made += _with_marks(text, at, claim.start, outside, starts_line=starts_line and not made)
        inside = [mark for mark in marks if claim.start <= mark.start and mark.end <= claim.end]
        words = _with_marks(text, claim.start, claim.end, inside, starts_line=False)
        made = _before(made, "\\") + claimed(words, *claim.ties)
        at = claim.end
    rest = [mark for mark in marks if at <= mark.start]
    return made + _with_marks(text, at, len(text), rest, starts_line=starts_line and not made)


def _with_marks(text: str, start: int, end: int, marks: Sequence[Inset], *, starts_line: bool) -> str:
    made = ""
    for mark in sorted(marks):
        if mark.start < start:
            continue
        made += escaped(text[start : mark.start], starts_line=starts_line and not made)
        made = _before(made, "\\{") + mark.source
        start = mark.end
    return made + escaped(text[start:end], starts_line=starts_line and not made)


def _before(made: str, marks: str) -> str:
    """A text before something that its last character, where it is one of the marks, would be read with."""
    return f"{made[:-1]}\\{made[-1]}" if made and made[-1] in marks else made


# Numbers of headings ---------------------------------------------------------------------------------------


def counted_numbers(blocks: Sequence[WrittenBlock]) -> Iterator[str | None]:
    """For each block the number that must be typed behind its heading; None where counting gives it."""
    levels = [0 if each.as_typed else each.block.level for each in blocks]
    counts: dict[int, int] = {}
    for index, each in enumerate(blocks):
        level = levels[index]
        if not level:
            yield None
            continue
        counts = {upper: count for upper, count in counts.items() if upper <= level}
        following = next((other for other in levels[index + 1 :] if 0 < other <= level), 0)
        count = counts.get(level, 0) + 1
        alone = level > 1 and count == 1 and following != level
        if each.block.number == ("" if alone else heading_number(level, count)):
            counts[level] = count
            yield None
        else:
            yield each.block.number
