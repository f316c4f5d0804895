"""A data file and a changed copy of its report → what colleagues changed, and where each change belongs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from fazhi_report import issuing, readers
from fazhi_report.comparing.copies import (
    Amendment,
    ChangedCopy,
    Comparison,
    IssuedLine,
    Ownership,
    ToldAmendment,
    aligned,
    copy_of,
    issued_lines,
    key_of,
    lines_after,
)
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document, Profile
from fazhi_report.loading import Folder
from fazhi_report.notation import Level, highest, secrecy_in, secrecy_of_name
from fazhi_report.pipeline.composed import Composed, compose_unapproved, digest, digest_of
from fazhi_report.pipeline.copies.amendments_told import told

if TYPE_CHECKING:
    from fazhi_report.issuing import Stage

BaseKind: TypeAlias = Literal["same", "carried", "revisions", "package", "unknown"]
"""What a copy is compared with: the report, from which it was printed; the text that it carries, or has
without its revisions; the text in a package; the report, though nobody knows what it was printed from."""

_LEAST_ALIKE = 0.3
"""How much of a report has to be in a copy of it."""


class CopyFile(NamedTuple):
    """A file that is a report, or was: its bytes and what messages call it."""

    content: bytes
    name: str


class PrintedBase(NamedTuple):
    """A file of which it is known that it holds the text with a digest.

    One that a person has `named` is taken for what a copy was printed from that does not tell that itself.
    """

    digest: str
    file: CopyFile
    named: bool = False


def named_base(file: CopyFile) -> PrintedBase:
    """A file that a person has named: a text by its own digest, a DOCX by the one that it names."""
    if file.name.lower().endswith(".txt"):
        return PrintedBase(digest_of(file.content), file, named=True)
    read = readers.read_revised(*file)
    return PrintedBase("" if isinstance(read, Diagnostic) else copy_of(read).digest, file, named=True)


@dataclass(frozen=True, slots=True)
class ComparedCopy:
    """A report and a changed copy of it; no `copy` where `diagnostics` say why there is nothing to compare.

    `way` is how the report was issued for the copy, `printed` are its lines then, `base` those of the
    text that the copy was printed from, None where that is the report. `digests` are those of the
    report's text and of the one that the copy names. `classified` are the errors that what a marked copy or
    base says can't be taken over into data that are not marked so.
    """

    composed: Composed
    diagnostics: list[Diagnostic]
    told: tuple[ToldAmendment, ...] = ()
    kind: BaseKind = "unknown"
    copy: ChangedCopy | None = None
    way: "Way | None" = None
    printed: tuple[IssuedLine, ...] = ()
    base: tuple[str, ...] | None = None
    digests: tuple[str, str] = ("", "")
    classified: tuple[Diagnostic, ...] = ()

    @property
    def can_be_applied(self) -> bool:
        """Whether it is known what was changed, so that it can be taken over."""
        return self.kind != "unknown"


def compared_copy(
    content: bytes,
    name: str,
    copy: CopyFile,
    templates: Path | None = None,
    folder: Folder | None = None,
    bases: Sequence[PrintedBase] = (),
) -> ComparedCopy:
    """Compare the report of a data file with a changed copy of it, whether it is approved or not.

    Of `bases`, one that has the text that the copy was printed from is what that is compared with, where the
    report has been changed since.
    """
    composed = compose_unapproved(content, name, templates, folder)
    read = readers.read_revised(*copy)
    refused = [read] if isinstance(read, Diagnostic) else []
    document = composed.document
    if isinstance(read, Diagnostic) or document is None:
        return ComparedCopy(composed, [*composed.diagnostics, *refused])
    changed = copy_of(read)
    way = _way_of(composed, changed)
    printed = tuple(issued_lines(way.issued(composed)))
    if _alike(printed, changed) < _LEAST_ALIKE:
        message = f"“{copy.name}”里几乎没有这份报告的文字"
        other = Diagnostic.of_file(copy.name, "FZ060", message, "检查是不是选错了台账或者改稿")
        return ComparedCopy(composed, [*composed.diagnostics, other])
    now = digest(document)
    kind, base, used = _base(now, changed, printed, bases)
    marked = [each for each in (copy, used) if each and _is_above(composed, each)]
    warned = (_classified("FZ242", each, "由它生成的文件同样涉密") for each in marked)
    compared = ComparedCopy(
        composed,
        [*composed.diagnostics, *warned, *_remarks(kind, copy.name, changed, now)],
        (),
        kind,
        changed,
        way,
        printed,
        base,
        (now, changed.digest),
        tuple(_classified("FZ240", each, _MARK_DATA) for each in marked),
    )
    return replace(
        compared, told=tuple(told(amendments_of(compared), composed.loaded, is_known=compared.can_be_applied))
    )


_MARK_DATA = "先在数据的“公文要素”里写上“密级和保密期限”；不涉密的，删去改稿里的标志"


def _is_above(composed: Composed, file: CopyFile) -> bool:
    """Whether a file is marked with a level, and the report with none as high."""
    own = composed.loaded.level
    return highest((own, _level_of(file))) != own


def _level_of(file: CopyFile) -> Level | None:
    read = readers.read(*file)
    lines = [] if isinstance(read, Diagnostic) else read.lines
    return highest((secrecy_in(lines), secrecy_of_name(PureWindowsPath(file.name).name)))


def _classified(code: str, file: CopyFile, hint: str) -> Diagnostic:
    return Diagnostic.of_file(file.name, code, f"这份文件标有密级（{_level_of(file)}），数据没有标", hint)


def amendments_of(compared: ComparedCopy) -> list[Amendment]:
    """The changes of a copy that was read."""
    loaded, copy = compared.composed.loaded, compared.copy
    assert loaded.report is not None, "a copy is compared with a report"  # noqa: S101
    assert copy is not None, "a copy was read"  # noqa: S101
    owners = Ownership(loaded.report, loaded.facts)
    return Comparison(compared.printed, copy.after, copy.before, owners, compared.base).amendments()


# What stands around the text -------------------------------------------------------------------------------


class Way(NamedTuple):
    """How a report was issued: for whom, at which stage, with its addressees, with the list of evidence."""

    profile: Profile
    stage: "Stage | None"
    addressed: bool
    evidence: bool

    def issued(self, composed: Composed) -> Document:
        """The report as it is issued so."""
        loaded, document = composed.loaded, composed.document
        assert loaded.report is not None, "a document comes of a report"  # noqa: S101
        assert document is not None, "what is issued was composed"  # noqa: S101
        if self.evidence:
            document = issuing.with_evidence(loaded, document)
        return issuing.issue(
            loaded.report, document, self.profile, self.stage, addressed=self.addressed
        ).document


_ISSUED: tuple[tuple[Profile, bool], ...] = (("public", False), ("public", True), ("submission", False))
_STAGES: "tuple[Stage | None, ...]" = (None, "送审")
_WAYS = tuple(
    Way(profile, stage, addressed, evidence)
    for evidence in (False, True)
    for stage in _STAGES
    for profile, addressed in _ISSUED
)


def _way_of(composed: Composed, copy: ChangedCopy) -> Way:
    """How the report was issued for a copy: of all ways, the one whose lines are most of the copy's."""
    lines = Counter(key_of(line.text) for line in copy.after)

    def likeness(way: Way) -> int:
        own = Counter(key_of(line.text) for line in issued_lines(way.issued(composed)))
        return 2 * (own & lines).total() - own.total()

    return max(_WAYS, key=likeness)


def _alike(printed: Sequence[IssuedLine], copy: ChangedCopy) -> float:
    """How much of a report has something like it in a copy, by characters."""
    lines = [line for line in printed if line.part != "around"]
    matches = aligned([key_of(line.text) for line in lines], [key_of(line.text) for line in copy.after])
    found = {index for match in matches if match.new for index in match.old}
    same = sum(len(lines[index].text) for index in found)
    return same / max(sum(len(line.text) for line in lines), 1)


# What the copy was printed from ----------------------------------------------------------------------------


def _base(
    now: str, copy: ChangedCopy, printed: Sequence[IssuedLine], bases: Sequence[PrintedBase]
) -> tuple[BaseKind, tuple[str, ...] | None, CopyFile | None]:
    """What the copy is compared with, its lines where that is not the report, and the file they are from."""
    if copy.digest == now:
        return "same", None, None
    if copy.carried and _digest(copy.carried) == copy.digest:
        return "carried", copy.carried, None
    before = tuple(line.text for line in copy.before)
    without_revisions = _digest_of(before, printed)
    if without_revisions == now:
        return "same", None, None
    if copy.digest and without_revisions == copy.digest:
        return "revisions", before, None
    for base in bases:
        is_it = base.digest == copy.digest if copy.digest else base.named
        if is_it and (lines := _lines_of(base)):
            return "package", lines, base.file
    return "unknown", None, None


def _digest_of(lines: Sequence[str], printed: Sequence[IssuedLine]) -> str:
    """The digest of a text as it lies in a copy, without what stands around it there."""
    around = {key_of(line.text) for line in printed if line.part == "around"}
    listed = {key_of(line.text) for line in printed if line.part == "list"}
    texts = (
        line.replace("\t", " ") if key_of(line) in listed else line
        for line in lines
        if key_of(line) not in around
    )
    return _digest(texts)


def _digest(lines: Iterable[str]) -> str:
    return digest_of("".join(f"{line}\n" for line in lines).encode())


def _lines_of(base: PrintedBase) -> tuple[str, ...]:
    """The lines of a file that holds a text; () where it is none, or another one."""
    content, name = base.file
    if name.endswith(".txt"):
        return tuple(filter(str.strip, content.decode(errors="replace").splitlines()))
    read = readers.read_revised(content, name)
    if isinstance(read, Diagnostic) or copy_of(read).digest != base.digest:
        return ()
    return tuple(line.text for line in lines_after(read))


def _remarks(kind: BaseKind, name: str, copy: ChangedCopy, now: str) -> Iterator[Diagnostic]:
    if kind != "unknown":
        return
    if copy.digest:
        message = (
            f"改稿是从另一稿（校验码 {copy.digest}）印出来的，现在的正文是 {now}；手头没有那一稿，只列出不同"
        )
        hint = "用 --base 写明印改稿那时的送审包或者改以前的 DOCX，就能分清是谁改的"
    else:
        message = "改稿没有写明从哪一稿印出来，只列出不同"
        hint = "用 --base 写明改以前的 DOCX；以后用 fazhi render --stage 送审 --review 印审阅稿"
    yield Diagnostic.of_file(name, "FZ061", message, hint)
