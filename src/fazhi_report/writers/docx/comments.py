"""Comments in a DOCX: where a number comes from, beside the number."""

from collections.abc import Iterator, Mapping

from fazhi_report.document import Run
from fazhi_report.writers.docx.bases import Base, set_in
from fazhi_report.writers.docx.package_form import LinkedPart
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import COMMENT_REFERENCE_STYLE, COMMENT_STYLE
from fazhi_report.writers.docx.xml_text import Markup, element, joined, part

_AUTHOR, _INITIALS = "fazhi", "fz"


class Comments:
    """Keeps a comment for each number that the notes tell of; false where they tell of none."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        """Take the text of the comment on each fact, by its name."""
        self._notes = notes
        self._made: list[Markup] = []

    def __bool__(self) -> bool:
        """Whether there is a note on anything."""
        return bool(self._notes)

    def has(self, noted: Run) -> bool:
        """Whether there is a note on a run."""
        return noted.fact in self._notes

    def on(self, noted: Run, text: Markup) -> Markup:
        """The text of a run that has a note, with its comment."""
        number = str(len(self._made))
        lines = (paragraph(COMMENT_STYLE, run(line)) for line in self._notes[noted.fact].split("\n"))
        self._made.append(element("comment", *lines, id=number, author=_AUTHOR, initials=_INITIALS))
        look = element("rPr", element("rStyle", val=COMMENT_REFERENCE_STYLE))
        return joined(
            (
                element("commentRangeStart", id=number),
                text,
                element("commentRangeEnd", id=number),
                element("r", look, element("commentReference", id=number)),
            )
        )

    def parts(self, base: Base) -> Iterator[LinkedPart]:
        """The part of the package that holds them, where there are any, in the styles of a base."""
        if self._made:
            content = part("comments", set_in(base, joined(self._made)))
            yield LinkedPart("comments", "comments", "word/comments.xml", content)
