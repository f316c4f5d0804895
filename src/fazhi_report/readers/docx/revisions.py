"""What a DOCX was before its revisions and what it is after them, with who made each; and its comments.

Everything that `resolving` reads is read here, by the same reader, but nothing is decided: text that was
taken away stays, and a paragraph whose end was deleted is not yet one with the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from fazhi_report.readers.docx.content import Where
from fazhi_report.readers.docx.numbering import numbering
from fazhi_report.readers.docx.part_reader import PartReader
from fazhi_report.readers.docx.remarks import Remark, carried_text, custom_properties, remarks
from fazhi_report.readers.docx.resolving import sheet_of
from fazhi_report.readers.docx.runs import Stretch, stretches
from fazhi_report.readers.docx_parts import Element, Package, attribute, child, named

ChangeKind: TypeAlias = Literal["inserted", "deleted", "moved from", "moved to"]

_KINDS: Mapping[str, ChangeKind] = {
    named("w:ins"): "inserted",
    named("w:del"): "deleted",
    named("w:moveFrom"): "moved from",
    named("w:moveTo"): "moved to",
}
_TAKING = frozenset({"deleted", "moved from"})
_GIVING = frozenset({"inserted", "moved to"})
_CONTROL = named("w:sdt")


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change: its kind, who made it and when (as it stands in the file; "" where it does not).

    `move` is the name that both ends of a move share, "" for what was not moved.
    """

    kind: ChangeKind
    author: str = ""
    date: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True)
class RevisedPiece:
    """A stretch of text under the same revisions, controls, bookmarks and comments.

    `revisions` are those around it, the outermost first; () for text that nobody touched. `tags` are the tags
    of the content controls around it, the outermost first; `bookmarks` the names of the bookmarks and
    `remarks` the ids of the comments whose range it lies in, in the order in which they began. `style` is the
    id of its character style, `field` the kind of field that printed it. `hidden` text is never printed.
    """

    text: str
    revisions: tuple[TrackedChange, ...] = ()
    tags: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    style: str = ""
    field: str = ""
    hidden: bool = False

    @property
    def was(self) -> bool:
        """Whether it stood there before the revisions."""
        return not any(each.kind in _GIVING for each in self.revisions)

    @property
    def stays(self) -> bool:
        """Whether it stands there when they are accepted."""
        return not any(each.kind in _TAKING for each in self.revisions)


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """A paragraph with its revisions.

    `number`, `where` and `row` are those of `ReadParagraph`, but that paragraphs which became one are counted
    each. `label` is its automatic number with what follows it ("一、"), counted as if all revisions were
    accepted. `end` is the revision of its end: where that is inserted (or moved to), it was one with the next
    paragraph before, where it is deleted (or moved from), it is so afterwards. `style` is its style's id.
    """

    number: int
    where: Where
    pieces: tuple[RevisedPiece, ...]
    label: str = ""
    end: TrackedChange | None = None
    style: str = ""
    row: int = 0

    @property
    def before(self) -> str:
        """Its text without any revision, soft breaks as newlines, without `label`."""
        return "".join(piece.text for piece in self.pieces if piece.was and not piece.hidden)

    @property
    def after(self) -> str:
        """Its text with every revision accepted, without `label`."""
        return "".join(piece.text for piece in self.pieces if piece.stays and not piece.hidden)

    @property
    def is_revised(self) -> bool:
        """Whether anything in it was revised."""
        return self.end is not None or any(piece.revisions for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Revised:
    """A document with its revisions, its comments, and what programs put into its file beside them.

    `carried` are the lines of the text that a copy for review was printed from.
    """

    paragraphs: tuple[RevisedParagraph, ...]
    remarks: tuple[Remark, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    carried: tuple[str, ...] = ()


@dataclass
class _RevisionReader(PartReader):
    """Reads a part from top to bottom, and keeps what is open: bookmarks, comments, moves, controls."""

    revised: list[RevisedParagraph] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    open_remarks: dict[str, None] = field(default_factory=dict)
    moves: dict[tuple[ChangeKind, str], str] = field(default_factory=dict)
    controls: list[str] = field(default_factory=list)
    around: list[TrackedChange] = field(default_factory=list)
    joined: bool = False

    def holder(self, element: Element, table: str) -> None:
        """Read what a content control or a revision around whole paragraphs holds."""
        tag = _tag(element) if element.tag == _CONTROL else ""
        revision = self._revision(element) if element.tag in _KINDS else None
        self.controls += [tag] if tag else []
        self.around += [revision] if revision else []
        self.blocks(element, table)
        del self.controls[len(self.controls) - bool(tag) :]
        del self.around[len(self.around) - bool(revision) :]

    def point(self, element: Element) -> None:
        """A mark at which something begins or ends."""
        local = str(element.tag).rpartition("}")[2]
        key, name = attribute(element, "w:id"), attribute(element, "w:name")
        match local:
            case "bookmarkStart":
                self.bookmarks[key] = name
            case "bookmarkEnd":
                self.bookmarks.pop(key, None)
            case "commentRangeStart":
                self.open_remarks[key] = None
            case "commentRangeEnd":
                self.open_remarks.pop(key, None)
            case "moveFromRangeStart" | "moveToRangeStart":
                self.moves[_side(local), key] = name
            case "moveFromRangeEnd" | "moveToRangeEnd":
                self.moves.pop((_side(local), key), None)

    def paragraph(self, element: Element, table: str) -> None:
        """Read a paragraph, and the text boxes that hang on it after it."""
        self.count += self.where == "text"
        told = self.format(child(element, "w:pPr"), table)
        found = list(stretches(element, traced=True))
        pieces = tuple(self._revised(found, told.style, table))
        begins = not self.joined and any(piece.stays and piece.text for piece in pieces)
        label = self.label(told, table) if begins else ()
        end = self._end(told.mark)
        self.revised.append(
            RevisedParagraph(
                self.count,
                self.where,
                pieces,
                "".join(piece.text for piece in label),
                end,
                told.style,
                self.row,
            )
        )
        self.joined = (self.joined or begins) and end is not None and end.kind in _TAKING
        self.boxes(found, table)

    def _end(self, mark: Element | None) -> TrackedChange | None:
        """The revision of the end of a paragraph; one that takes it away counts before one that gave it."""
        found = [self._revision(each) for each in (mark if mark is not None else ()) if each.tag in _KINDS]
        return max(found, key=lambda each: each.kind in _TAKING, default=None)

    def _revised(self, found: list[Stretch], style: str, table: str) -> Iterator[RevisedPiece]:
        for each in found:
            if each.point is not None:
                self.point(each.point)
                if each.point.tag == named("w:commentReference"):
                    key = attribute(each.point, "w:id")
                    yield RevisedPiece("", remarks=(key,))
            elif each.text:
                revisions = [self._revision(holder) for holder in each.around if holder.tag in _KINDS]
                tags = [_tag(holder) for holder in each.around if holder.tag == _CONTROL]
                yield RevisedPiece(
                    each.text,
                    (*self.around, *revisions),
                    (*self.controls, *filter(None, tags)),
                    tuple(self.bookmarks.values()),
                    tuple(self.open_remarks),
                    attribute(child(each.properties, "w:rStyle")),
                    each.field,
                    self.look(style, table, each.properties).hidden,
                )

    def _revision(self, element: Element) -> TrackedChange:
        kind = _KINDS[str(element.tag)]
        names = [name for (side, _), name in self.moves.items() if side == kind]
        return TrackedChange(
            kind,
            attribute(element, "w:author"),
            attribute(element, "w:date"),
            names[-1] if names else "",
        )


def _side(mark: str) -> ChangeKind:
    return "moved from" if mark.startswith("moveFrom") else "moved to"


def _tag(control: Element) -> str:
    return attribute(child(control, "w:sdtPr", "w:tag"))


def revised(package: Package) -> Revised:
    """A document with nothing decided: each paragraph of its text with its pieces and their revisions.

    Tables and text boxes are read where they stand (`where`).

    Raises:
        PackageError: a part is damaged or too large.

    """
    reader = _RevisionReader(sheet_of(package), numbering(package.beside("numbering")), [])
    body = child(package.document(), "w:body")
    if body is not None:
        reader.blocks(body)
    beside = tuple(remarks(package)), custom_properties(package), carried_text(package)
    return Revised(tuple(reader.revised), *beside)
