"""The document of the shipped sentences → the manuscript that prints the same.

Every number becomes a citation, and every claim is tied to what it hangs on: to the facts without which it
would not be printed. Those are found by trial, so that no list of words has to be kept beside the templates.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Block, Document, Heading, Run, Runs, plain
from fazhi_report.facts import Facts, spelled, without
from fazhi_report.manuscript import cited, claimed, escaped, heading, note
from fazhi_report.notation import chinese
from fazhi_report.schema import Report, Review, ledgers, own_texts

Compose: TypeAlias = Callable[[Report, Facts], Document | None]
"""Makes the document of a report with its facts; None where that can't be done."""

_CLAUSE = re.compile(r"[^，；。：]+")
_ORDINAL = re.compile("[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、")
_COMPARED = re.compile("(?:同比|比上年)(?:增长|下降|上升|减少|增加)$")
_LEVEL = "与上年持平"
_IN_TRAIN = re.compile("_(?:growth|change)$")
_FORMS: tuple[tuple[str, ...], ...] = ((), ("带单位",), ("汉字",), ("汉字", "带单位"))
_NO_CLAIMS = (".itemised",)
"""What facts that tell of the ledger, and not of the year, end with."""


class _Tied(NamedTuple):
    """A stretch of a text and the titles of the facts that it hangs on."""

    start: int
    end: int
    ties: tuple[str, ...]


def manuscript_of(
    report: Report, facts: Facts, document: Document, asked: Iterable[DataPath | str], compose: Compose
) -> str:
    """The manuscript of a document; `asked` are the claims that its sentences were told of."""
    texts = list(_texts(document.blocks))
    claims = _tied([plain(text) for text in texts], _trials(report, facts, asked, compose))
    writer = _Writer(report, facts)
    title = writer.written(sum(document.title, ()), ())
    written = iter([writer.paragraph(text, tied) for text, tied in zip(texts, claims, strict=True)])
    made = [f"# {title}"]
    for block in document.blocks:
        if isinstance(block, Heading):
            made.append(heading(block.level, next(written)))
        elif block.heading:
            made.append(heading(block.heading.level, next(written)) + "\n" + next(written))
        else:
            made.append(next(written))
        made[-1] += "".join(note("复核", _told(review)) for review in _reviews_of(block, report))
    return "\n\n".join((*made, *(["{{ 附件 }}"] if document.annexes else []))) + "\n"


def _reviews_of(block: Block, report: Report) -> Iterator[Review]:
    """The reviews of the texts of the data that a block prints."""
    heading_runs = block.heading.runs if not isinstance(block, Heading) and block.heading else ()
    paths = {run.origin.path for run in (*heading_runs, *block.runs) if isinstance(run.origin, DataPlace)}
    yield from (own.review for own in own_texts(report) if own.review and own.path in paths)


def _told(review: Review) -> str:
    figures = (f"；{name}={figure}" for name, figure in review.figures.items())
    return f"{review.by} {review.on.isoformat()}{''.join(figures)}"


def _texts(blocks: Iterable[Block]) -> Iterator[Runs]:
    """The texts of blocks: a heading, and what runs in with it, are two."""
    for block in blocks:
        if not isinstance(block, Heading) and block.heading:
            yield block.heading.runs
        yield block.runs


# Claims ----------------------------------------------------------------------------------------------------


def _trials(
    report: Report, facts: Facts, asked: Iterable[DataPath | str], compose: Compose
) -> Iterator[tuple[str, Document]]:
    """What the report would be if a claim did not hold, with the name of the claim."""
    for name in sorted(asked, key=str):
        fact = facts.find(name if isinstance(name, str) else _claim_of_all(name))
        if fact is None or fact.value is not True or fact.name.endswith(_NO_CLAIMS):
            continue
        if isinstance(name, str):
            other = compose(report, without(facts, name))
        else:
            other = compose(_without_flag(report, name), facts)
        if other is not None:
            yield fact.title, other


def _claim_of_all(path: DataPath) -> str:
    """The name of the claim that all of a ledger have what a record says 是 of; "" for other places."""
    match path:
        case (str(field), "records", int(), str(name)) if field in ledgers():
            return f"{ledgers()[field].counting.name}.all_{name}"
    return ""


def _without_flag(report: Report, path: DataPath) -> Report:
    """A report in which a record does not say 是 of something."""
    field, _, index, name = path
    ledger = getattr(report, str(field))
    records = tuple(
        record.model_copy(update={str(name): None}) if number == index else record
        for number, record in enumerate(ledger.records)
    )
    return report.model_copy(update={str(field): ledger.model_copy(update={"records": records})})


def _tied(texts: list[str], trials: Iterable[tuple[str, Document]]) -> list[tuple[_Tied, ...]]:
    """For each text the clauses that hang on claims, clauses side by side with the same ones together."""
    clauses = [(index, match) for index, text in enumerate(texts) for match in _CLAUSE.finditer(text)]
    bare = [_bare(match[0]) for _, match in clauses]
    ties: dict[int, dict[str, None]] = {}
    for title, other in trials:
        for number in _gone(bare, other):
            ties.setdefault(number, {})[title] = None
    found: list[list[_Tied]] = [[] for _ in texts]
    for number, titles in sorted(ties.items()):
        index, match = clauses[number]
        before = found[index][-1] if found[index] else None
        if before and before.ties == (*titles,) and texts[index][before.end : match.start()] == "，":
            found[index][-1] = before._replace(end=match.end())
        else:
            start = match.end() - len(bare[number])
            found[index].append(_Tied(start, match.end(), (*titles,)))
    return [tuple(each) for each in found]


def _bare(clause: str) -> str:
    """A clause without the number of the heading or item that it begins."""
    match = _ORDINAL.match(clause)
    return clause[match.end() :] if match else clause


def _gone(clauses: list[str], other: Document) -> Iterator[int]:
    """The numbers of the clauses that another document does not have."""
    there = [_bare(match[0]) for text in _texts(other.blocks) for match in _CLAUSE.finditer(plain(text))]
    for how, start, end, _, _ in SequenceMatcher(None, clauses, there, autojunk=False).get_opcodes():
        if how in ("delete", "replace"):
            yield from range(start, end)


# Text ------------------------------------------------------------------------------------------------------


class _Writer:
    """Writes texts of a document as a manuscript has them."""

    def __init__(self, report: Report, facts: Facts) -> None:
        self._report = report
        self._facts = facts

    def paragraph(self, runs: Runs, tied: tuple[_Tied, ...]) -> str:
        """A paragraph or a heading; its 一是 二是 are lines of their own."""
        starts = _items(runs)
        if not starts:
            return self.written(runs, tied)
        offsets = [0]
        for run in runs:
            offsets.append(offsets[-1] + len(run.text))
        lines = [self._part(runs, tied, offsets, 0, starts[0])] if starts[0] else []
        for begin, end in zip(starts, (*starts[1:], len(runs)), strict=True):
            lines.append("1. " + self._part(runs, tied, offsets, begin + 1, end))
        return "\n".join(lines)

    def _part(self, runs: Runs, tied: tuple[_Tied, ...], offsets: list[int], begin: int, end: int) -> str:
        start, stop = offsets[begin], offsets[end]
        inside = (
            _Tied(each.start - start, each.end - start, each.ties)
            for each in tied
            if start <= each.start and each.end <= stop
        )
        return self.written(runs[begin:end], tuple(inside))

    def written(self, runs: Runs, tied: tuple[_Tied, ...]) -> str:
        """Some runs, claims in brackets."""
        made, at, starts_line = "", 0, True
        opening = {each.start: each for each in tied}
        within, begin = None, 0
        for run in self._compared(runs):
            for piece in _cut(run, at, tied):
                if at in opening:
                    within, begin = opening[at], len(made)
                made += self._run(piece, starts_line=starts_line)
                starts_line = False
                at += len(piece.text)
                if within and at == within.end:
                    made = made[:begin] + claimed(made[begin:], *within.ties)
                    within = None
        return made

    def _run(self, run: Run, *, starts_line: bool) -> str:
        if run.fact.startswith(_MARK):
            return run.fact.removeprefix(_MARK)
        fact = self._facts.find(run.fact) if run.fact else None
        names = [fact.title] if fact else list(self._of_a_record(run))
        for name in names:
            found = self._facts.find(name)
            for filters in _FORMS if found else ():
                if found and spelled(found, filters) == run.text:
                    return cited(name, *filters)
        if fact and fact.text and run.text.startswith(fact.text) and not run.text[len(fact.text)].isdigit():
            return cited(fact.title) + escaped(run.text[len(fact.text) :])
        return escaped(run.text, starts_line=starts_line)

    def _of_a_record(self, run: Run) -> Iterator[str]:
        """The name of a number that stands in a record."""
        match run.origin:
            case DataPlace(path=(str(field), "records", int(index), str(name))) if run.text[:1].isdigit():
                kind = ledgers()[field]
                title = kind.record_type().model_fields[name].title
                yield f"{kind.counting.title}.{index + 1}.{title}"

    def _compared(self, runs: Runs) -> Iterator[Run]:
        """Runs in which rise and fall against last year are one citation."""
        pending = list(runs)
        for index, run in enumerate(runs):
            before = pending[index - 1] if index else None
            base = _IN_TRAIN.sub("", run.fact)
            fact = self._facts.find(base) if base != run.fact else None
            if fact and before and (found := _COMPARED.search(before.text)):
                pending[index - 1] = before._replace(text=before.text[: found.start()])
                pending[index] = Run(found[0] + run.text, _MARK + cited(fact.title, "同比"), run.origin)
        return (run for run in pending if run.text)


_MARK = "{{"
"""What the `fact` of a run begins with that is written already."""


def _items(runs: Runs) -> list[int]:
    """Where 一是, 二是 … stand among runs; nothing where there are not several."""
    found: list[int] = []
    for index, run in enumerate(runs):
        if not run.fact and run.text == f"{chinese(len(found) + 1)}是":
            found.append(index)
    return found if len(found) > 1 else []


def _cut(run: Run, at: int, tied: tuple[_Tied, ...]) -> Iterator[Run]:
    """A run in pieces, cut where claims begin and end."""
    cuts = sorted(
        {place - at for each in tied for place in (each.start, each.end) if at < place < at + len(run.text)}
    )
    for begin, end in zip((0, *cuts), (*cuts, len(run.text)), strict=True):
        yield run._replace(text=run.text[begin:end])
