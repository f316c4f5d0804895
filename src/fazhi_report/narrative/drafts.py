"""Blocks before they are numbered → blocks of the tree.

Numbers are counted here, once for sentences that ship and for those of a manuscript; one that a writer typed
stays, and takes no part in the counting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_report.document import Block, Heading, Paragraph, Run, Runs, plain
from fazhi_report.notation import chinese, heading_number

_BODY = 5  # deeper than any heading


@dataclass(slots=True)
class BlockDraft:
    """A block before numbering: a heading of a level, or a paragraph (level 0), perhaps with one before it.

    `number` is None where it is counted, else what is printed for it; `as_written` says that a heading runs
    in, or stands alone, as its writer has it, whatever the data want of shipped sentences.
    """

    level: int
    runs: Runs
    run_in: "BlockDraft | None" = None
    number: str | None = None
    as_written: bool = False


def itemised(items: Sequence[Runs]) -> list[Runs]:
    """Items opened with 一是 二是 where there are several."""
    if len(items) == 1:
        return list(items)
    return [
        (Run(f"{chinese(number)}是", origin=item[0].origin if item else None), *item)
        for number, item in enumerate(items, start=1)
    ]


def pruned(drafts: list[BlockDraft]) -> list[BlockDraft]:
    """The drafts without headings that have nothing under them."""
    kept: list[BlockDraft] = []
    following = 0
    for draft in reversed(drafts):
        if draft.level >= max(following, 1):
            continue
        kept.append(draft)
        heading = draft.run_in or draft
        following = heading.level or _BODY
    return kept[::-1]


def numbered(drafts: list[BlockDraft], *, run_in: bool) -> Iterator[Block]:
    """The blocks of a text; without `run_in` every heading that has a number stands on a line of its own."""
    headings = [draft.run_in or draft for draft in drafts if draft.level or draft.run_in]
    numbers = dict(zip(map(id, headings), _numbers(headings), strict=True))
    for draft in drafts:
        heading = draft.run_in or draft
        number = numbers.get(id(heading), "")
        alone = number and not run_in and not heading.as_written
        printed = Heading(heading.level, number, _unstopped(heading.runs) if alone else heading.runs)
        if draft.level:
            yield printed
        elif draft.run_in and alone:
            yield from (printed, Paragraph(draft.runs))
        else:
            yield Paragraph(draft.runs, printed if draft.run_in else None)


def _unstopped(runs: Runs) -> Runs:
    """A heading without the 。 at its end."""
    if not plain(runs).endswith("。"):
        return runs
    *head, last = runs
    text = last.text.removesuffix("。")
    return (*head, last._replace(text=text)) if text else tuple(head)


def _numbers(headings: Sequence[BlockDraft]) -> Iterator[str]:
    """The numbers of headings; a lone one below level 1 has none, where none was typed."""
    counts: dict[int, int] = {}
    for index, heading in enumerate(headings):
        level = heading.level
        counts = {upper: count for upper, count in counts.items() if upper <= level}
        if heading.number is not None:
            yield heading.number
            continue
        counts[level] = counts.get(level, 0) + 1
        following = next((other.level for other in headings[index + 1 :] if other.level <= level), 0)
        alone = level > 1 and counts[level] == 1 and following != level
        yield "" if alone else heading_number(level, counts[level])
