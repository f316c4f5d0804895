"""Comments in a DOCX: where a number comes from, beside the number."""

from collections.abc import Mapping
from itertools import groupby

from lxml import etree

from fazhi_report.document import Run, Runs, plain
from fazhi_report.writers.docx.paragraphs import add, add_text, name, paragraph
from fazhi_report.writers.docx.wordprocessing import (
    COMMENT_REFERENCE_STYLE,
    COMMENT_STYLE,
    NAMESPACE,
    serialize,
)

_AUTHOR, _INITIALS = "fazhi", "fz"
_PART = "word/comments.xml"
_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


class Comments:
    """Writes runs of text, and keeps a comment for each number that the notes tell of."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        """Take the text of the comment on each fact, by its name."""
        self._notes = notes
        self.root = etree.Element(name("comments"), nsmap={"w": NAMESPACE})

    def add_runs(self, parent: etree._Element, runs: Runs, style: str = "") -> None:
        """Append runs, in a character style if one is named; those without a note become one."""
        for noted, group in groupby(runs, key=lambda run: run.fact in self._notes and run.text != ""):
            if not noted:
                add_text(parent, plain(tuple(group)), style)
                continue
            for run in group:
                self._add_with_comment(parent, run, style)

    def _add_with_comment(self, parent: etree._Element, run: Run, style: str) -> None:
        number = str(len(self.root))
        comment = add(self.root, "comment", id=number, author=_AUTHOR, initials=_INITIALS)
        for line in self._notes[run.fact].split("\n"):
            comment.append(paragraph(COMMENT_STYLE, line))
        add(parent, "commentRangeStart", id=number)
        add_text(parent, run.text, style)
        add(parent, "commentRangeEnd", id=number)
        reference = add(parent, "r")
        add(add(reference, "rPr"), "rStyle", val=COMMENT_REFERENCE_STYLE)
        add(reference, "commentReference", id=number)

    def parts(self, base: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of the package that the comments take, given those of the base document."""
        if not len(self.root):
            return {}
        types, links = (etree.fromstring(base[part]) for part in (_TYPES, _LINKS))
        override = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
        override.set("PartName", f"/{_PART}")
        override.set("ContentType", _CONTENT_TYPE)
        link = etree.SubElement(links, f"{{{links.nsmap[None]}}}Relationship")
        link.set("Id", "comments")
        link.set("Type", _RELATIONSHIP)
        link.set("Target", _PART.rpartition("/")[2])
        return {_TYPES: serialize(types), _LINKS: serialize(links), _PART: serialize(self.root)}
