"""A document with a comment on every change of a copy that is left for a person to make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fazhi_report.comparing.copies.amendment import KIND_NAMES, Amendment
from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.comparing.copies.replacements import clause_around
from fazhi_report.comparing.copies.told import ToldAmendment
from fazhi_report.document import Block, Document, Heading, Paragraph, Run, Runs

_NAME = "question.{}"


def with_questions(
    document: Document, printed: Sequence[IssuedLine], told: Iterable[ToldAmendment]
) -> Document:
    """The document whose lines were printed, with the changes that are left as comments on its clauses.

    What does not stand among its paragraphs is told at the title.
    """
    notes: dict[str, str] = {}
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for each in told:
        index, start, end = _place(each.amendment, printed)
        block = printed[index].block if index >= 0 else -1
        found = marks.setdefault(block, [])
        same = next((name for begin, stop, name in found if begin < end and start < stop), "")
        name = same or _NAME.format(len(notes) + 1)
        notes[name] = "\n".join(filter(None, (notes.get(name, ""), *_said(each))))
        if not same:
            found.append((start, end, name))
    blocks = tuple(_marked(block, marks.get(index, [])) for index, block in enumerate(document.blocks))
    title = document.title
    if marks.get(-1):
        title = tuple(_title(document.title, marks[-1]))
    return replace(document, title=title, blocks=blocks, notes=notes)


def _place(one: Amendment, printed: Sequence[IssuedLine]) -> tuple[int, int, int]:
    """The line that a change is told at, and the clauses of it; -1 for the title."""
    index = one.lines[0] if one.lines else one.behind
    if index < 0 or printed[index].block < 0:
        return -1, 0, 1
    text = printed[index].text[printed[index].head :]
    if not one.lines:
        return index, *clause_around(text, max(len(text) - 1, 0), len(text))
    if one.kind in {"number", "moved", "removed"} or one.conflicts:
        return index, *clause_around(text, 0, 1)
    return index, *clause_around(text, min(one.start, len(text)), min(one.end, len(text)))


def _said(told: ToldAmendment) -> Iterator[str]:
    one = told.amendment
    before, after = one.clauses
    people = "、".join(dict.fromkeys(filter(None, (change.author for change in one.revisions))))
    yield f"{KIND_NAMES[one.kind]}：“{before or '（没有）'}”→“{after or '（删去）'}”" + (
        f"（{people}）" if people else ""
    )
    yield told.reason
    for held in told.held:
        places = f"（{'、'.join(held.places)}）" if held.places else ""
        yield f"{held.title}{' = ' if held.value else ''}{held.value}{places}"


def _marked(block: Block, marks: list[tuple[int, int, str]]) -> Block:
    """A block whose clauses are the runs that comments hang on; a number of a heading is not counted."""
    if isinstance(block, Heading):
        return block._replace(runs=_cut(block.runs, 0, marks))
    heading = block.heading
    size = len(heading.text) - len(heading.number) if heading else 0
    if heading:
        heading = heading._replace(runs=_cut(heading.runs, 0, [mark for mark in marks if mark[0] < size]))
    # What begins in a heading that runs in is told there.
    return Paragraph(_cut(block.runs, size, [mark for mark in marks if mark[0] >= size]), heading)


def _cut(runs: Runs, at: int, marks: list[tuple[int, int, str]]) -> Runs:
    """Runs, cut where marks begin and end; the text of each mark is one run with its name."""
    made: list[Run] = []
    for run in runs:
        for position, character in enumerate(run.text, start=at):
            name = next((name for start, end, name in marks if start <= position < end), "")
            if made and made[-1].fact == name:
                made[-1] = made[-1]._replace(text=made[-1].text + character)
            else:
                made.append(run._replace(text=character, fact=name, ties=()))
        at += len(run.text)
    return tuple(made)


def _title(title: tuple[Runs, ...], marks: list[tuple[int, int, str]]) -> Iterator[Runs]:
    first, *others = title
    size = sum(len(run.text) for run in first)
    yield _cut(first, 0, [(0, size, name) for _, _, name in marks])
    yield from others
