"""Comments in a DOCX: where a number comes from, beside the number."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from fazhi_report.document import Run, Runs, plain
from fazhi_report.writers.docx.bases import Base, set_in
from fazhi_report.writers.docx.package_form import LinkedPart
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import COMMENT_REFERENCE_STYLE, COMMENT_STYLE
from fazhi_report.writers.docx.xml_text import Markup, element, joined, part

_AUTHOR, _INITIALS = "fazhi", "fz"


class Comments:
    """Writes runs of text, and keeps a comment for each number that the notes tell of."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        """Take the text of the comment on each fact, by its name."""
        self._notes = notes
        self._made: list[Markup] = []

    def runs(self, runs: Runs, style: str = "") -> Markup:
        """Runs, in a character style if one is named; those without a note become one."""
        if not self._notes:
            return run(plain(runs), style)
        return joined(self._grouped(runs, style))

    def _grouped(self, runs: Runs, style: str) -> Iterator[Markup]:
        for noted, group in groupby(runs, key=lambda run: run.fact in self._notes and run.text != ""):
            if noted:
                yield from (self._with_comment(each, style) for each in group)
            else:
                yield run(plain(tuple(group)), style)

    def _with_comment(self, noted: Run, style: str) -> Markup:
        number = str(len(self._made))
        lines = (paragraph(COMMENT_STYLE, run(line)) for line in self._notes[noted.fact].split("\n"))
        self._made.append(element("comment", *lines, id=number, author=_AUTHOR, initials=_INITIALS))
        look = element("rPr", element("rStyle", val=COMMENT_REFERENCE_STYLE))
        return joined(
            (
                element("commentRangeStart", id=number),
                run(noted.text, style),
                element("commentRangeEnd", id=number),
                element("r", look, element("commentReference", id=number)),
            )
        )

    def parts(self, base: Base) -> Iterator[LinkedPart]:
        """The part of the package that holds them, where there are any, in the styles of a base."""
        if self._made:
            content = part("comments", set_in(base, joined(self._made)))
            yield LinkedPart("comments", "comments", "word/comments.xml", content)
