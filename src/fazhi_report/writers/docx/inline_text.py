"""Runs of text, with what stands on them: comments, and the marks of a review copy."""

from collections.abc import Iterator
from itertools import groupby

from fazhi_report.document import Run, Runs, plain
from fazhi_report.writers.docx.comments import Comments
from fazhi_report.writers.docx.marks import Marks
from fazhi_report.writers.docx.paragraphs import run
from fazhi_report.writers.docx.xml_text import Markup, joined


class InlineText:
    """Writes runs; those with nothing on them become one."""

    def __init__(self, comments: Comments, marks: Marks | None = None) -> None:
        """Take the comments, and the marks where the copy has them."""
        self._comments = comments
        self._marks = marks

    def runs(self, runs: Runs, style: str = "") -> Markup:
        """Runs, in a character style if one is named."""
        if self._marks is None and not self._comments:
            return run(plain(runs), style)
        return joined(self._grouped(runs, style))

    def _grouped(self, runs: Runs, style: str) -> Iterator[Markup]:
        def written(one: Run) -> Markup:
            text = run(one.text, style)
            return self._comments.on(one, text) if self._comments.has(one) else text

        for apart, group in groupby(runs, key=self._stands_apart):
            if not apart:
                yield run(plain(tuple(group)), style)
            elif self._marks is None:
                yield from map(written, group)
            else:
                yield self._marks.around(tuple(group), written)

    def _stands_apart(self, one: Run) -> bool:
        is_marked = self._marks is not None and bool(one.fact or one.claim)
        return one.text != "" and (is_marked or self._comments.has(one))
