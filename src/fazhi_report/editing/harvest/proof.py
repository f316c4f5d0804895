"""A data file and a manuscript → whether they print the text that was imported, paragraph by paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from fazhi_report import narrative
from fazhi_report.diagnostics import Finding
from fazhi_report.document import Document
from fazhi_report.editing.harvest.data_draft import annex_data
from fazhi_report.editing.harvest.imported_blocks import ImportedText
from fazhi_report.editing.harvest.prose import Inset, WrittenBlock, manuscript_text
from fazhi_report.facts import NO_FACTS, Facts
from fazhi_report.loading import Loaded, Overlaid, load
from fazhi_report.rules import Subject, subject_of

ANNEXES = "附件"


class Proof(NamedTuple):
    """A manuscript, and what of the text it does not give back: where, what was imported, what is printed.

    `to_check` is what is to be looked at; `facts` and `subject` are those of the report that it makes.
    """

    manuscript: bytes
    differences: tuple[tuple[str, str, str], ...]
    to_check: tuple["Doubt", ...]
    facts: Facts = NO_FACTS
    subject: Subject | None = None


class Doubt(NamedTuple):
    """What somebody has to look at, and where."""

    place: str
    text: str


def proved(
    files: "ProofFolder",
    text: ImportedText,
    written: Sequence[WrittenBlock],
    title_marks: Sequence[Inset],
    annexes: Sequence[Mapping[str, Any]],
) -> Proof:
    """Write the manuscript; where it does not print what was imported, with less in it, and tell that."""
    wanted = [block.text for block in text.blocks]
    doubts: list[Doubt] = []
    while True:  # less is left to leave out each time
        made = manuscript_text(text, written, title_marks, has_annexes=bool(annexes)).encode()
        found = composed(files, made)
        if isinstance(found, Finding):
            return Proof(made, (("全文", found.message, ""),), tuple(doubts))
        loaded, document = found
        shown = [block.text for block in document.blocks]
        lost: list[tuple[str, str, str]] = (
            []
            if document.title_text == "".join(text.title)
            else [("标题", "".join(text.title), document.title_text)]
        )
        lost += _annexes_lost(document, annexes)
        wrong = list(_unlike(wanted, shown))
        lost += [
            (f"第{index + 1}段", wanted[index] if index < len(wanted) else "", got) for index, got in wrong
        ]
        simpler = [_simplified(written[index], doubts, index) for index, _ in wrong if index < len(written)]
        if title_marks and document.title_text != "".join(text.title):
            title_marks = ()
            simpler.append(True)
        if not any(simpler):
            break
    assert loaded.report is not None, "it was composed"  # noqa: S101
    subject = subject_of(document, report=loaded.report, facts=loaded.facts)
    return Proof(made, tuple(lost), tuple(doubts), loaded.facts, subject)


class ProofFolder(NamedTuple):
    """A data file, what it is called, and what it calls its manuscript."""

    data: bytes
    name: str
    manuscript: str


def composed(files: ProofFolder, manuscript: bytes) -> tuple[Loaded, Document] | Finding:
    """A data file with its manuscript as loaded, and its document; or what is in the way."""
    loaded = load(files.data, files.name, Overlaid({files.manuscript: manuscript}, None))
    if loaded.report is None:
        return loaded.findings[0]
    made = narrative.compose(loaded.report, loaded.facts, None, set(), loaded.manuscript, [])
    return made if isinstance(made, Finding) else (loaded, made)


def _annexes_lost(document: Document, annexes: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """The annexes that are not printed as the data file has them."""
    nothing: Mapping[str, Any] = {}
    for want, got in zip_longest(annexes, map(annex_data, document.annexes), fillvalue=nothing):
        if want != got:
            yield ANNEXES, str(want.get("标题", "")), str(got.get("标题", ""))


def _unlike(wanted: Sequence[str], shown: Sequence[str]) -> Sequence[tuple[int, str]]:
    """The paragraphs that are not printed as they are wanted, with what is printed instead."""
    if len(wanted) == len(shown):
        return [
            (index, got) for index, (want, got) in enumerate(zip(wanted, shown, strict=True)) if want != got
        ]
    found: list[tuple[int, str]] = []
    for how, start, end, begin, stop in SequenceMatcher(None, wanted, shown, autojunk=False).get_opcodes():
        if how != "equal":
            found += [(index, "".join(shown[begin:stop])) for index in range(start, max(end, start + 1))]
    return found


def _simplified(written: WrittenBlock, doubts: list[Doubt], index: int) -> bool:
    """Write a block with less in it; False where nothing is left to leave out."""
    if not written.as_typed:
        written.as_typed = True
        doubts.append(Doubt(f"第{index + 1}段", "序号和“一是”照写成文字，不然印出来不一样"))
        return True
    if not written.without_marks:
        written.without_marks = True
        doubts.append(Doubt(f"第{index + 1}段", "数和年份照写，没有引用，不然印出来不一样"))
        return True
    return False
