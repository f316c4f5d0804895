"""Rendered narrative → document tree.

The dialect is small: `#` is the title, `##` to `#####` are the levels 一、 （一） 1. （1）, a heading that
ends with 。 runs in with the paragraph under it (where headings are to stand alone it loses its 。), `1.`
items are 一是…二是… inside the paragraph they stand directly under (or a paragraph of their own after a blank
line), `1)` items are 一是…二是… in a paragraph each. Nothing else is markup, indentation means nothing, and
numbering is counted here, never typed. A heading with nothing under it is left out.
"""

from collections.abc import Iterator

from fazhi_report.diagnostics import TemplatePlace
from fazhi_report.document import Document, Run, Runs, plain
from fazhi_report.narrative.drafts import BlockDraft, itemised, numbered, pruned
from fazhi_report.narrative.source_blocks import SourceBlock, source_blocks
from fazhi_report.narrative.tokens import TITLE_BREAK, Tokens, markers_last
from fazhi_report.notation import is_wide

_STOPS = "。！？"
_CLOSERS = "”’）》"
_WEAK = "；，、;,"


def parse(text: str, tokens: Tokens, author: str, *, run_in: bool = True) -> Document:
    """Make the tree from rendered text and the runs its tokens stand for.

    Without `run_in` every heading that has a number stands on a line of its own.

    Raises:
        BrokenTokenError: a template took a token apart.
        MarkupError: a template wrote what the dialect does not have.

    """
    builder = _built(text, tokens)
    return Document(builder.title, tuple(numbered(pruned(builder.drafts), run_in=run_in)), author)


def drafts_of(text: str, tokens: Tokens) -> list[BlockDraft]:
    """The blocks of rendered text before they are numbered, without headings that have nothing under them.

    Raises:
        BrokenTokenError, MarkupError: as `parse`.

    """
    return pruned(_built(text, tokens).drafts)


def _built(text: str, tokens: Tokens) -> "_Builder":
    lines = [markers_last(line) for line in text.split("\n")]
    builder = _Builder(lines, tokens)
    for block in source_blocks(lines):
        builder.add(block)
    return builder


# Source blocks → drafts of blocks --------------------------------------------------------------------------


class _Builder:
    """Collects the title and the drafts of a document from its source blocks, in order."""

    def __init__(self, lines: list[str], tokens: Tokens) -> None:
        self.title: tuple[Runs, ...] = ()
        self.drafts: list[BlockDraft] = []
        self._lines = lines
        self._tokens = tokens

    def add(self, source: SourceBlock) -> None:
        match source.kind:
            case "h1" if not self.title:
                self.title = tuple(_title_parts(self._line_of(source.texts[0])))
            case "h2" | "h3" | "h4" | "h5":
                self.drafts.append(BlockDraft(int(source.kind[1]) - 1, self._line_of(source.texts[0])))
            case "p":
                for runs in _paragraphs(self._tokens.expand(source.texts[0])):
                    self._paragraph(runs)
            case ".":
                items = _enumerated([self._line_of(text) for text in source.texts])
                directly_under = source.line > 0 and self._lines[source.line - 1] != ""
                self._paragraph(tuple(run for item in items for run in item), continues=directly_under)
            case ")":
                for item in _enumerated([self._line_of(text) for text in source.texts]):
                    self._paragraph(item)
            case _:
                raise MarkupError(_REFUSED[source.kind], self._place(source))

    def _line_of(self, text: str) -> Runs:
        return tuple(run for paragraph in _paragraphs(self._tokens.expand(text)) for run in paragraph)

    def _place(self, source: SourceBlock) -> TemplatePlace | None:
        for line in self._lines[source.line :]:
            for run in self._tokens.expand(line):
                if isinstance(run.origin, TemplatePlace):
                    return run.origin
        return None

    def _paragraph(self, runs: Runs, *, continues: bool = False) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last and continues and not last.level:
            last.runs += runs
        elif last and last.level and plain(last.runs).endswith("。"):
            self.drafts[-1] = BlockDraft(0, runs, run_in=last)
        else:
            self.drafts.append(BlockDraft(0, runs))


_REFUSED = {
    "-": "公文正文没有项目符号，并列的内容用“1.”列出，印作“一是”“二是”",
    "h1": "标题（#）只能有一个",
    "h6": "标题只有四层，最多写五个#",
}


class MarkupError(ValueError):
    """A template wrote something that the dialect does not have."""

    def __init__(self, message: str, place: TemplatePlace | None) -> None:
        super().__init__(message)
        self.place = place


def _title_parts(runs: Runs) -> Iterator[Runs]:
    part: list[Run] = []
    for run in runs:
        if TITLE_BREAK not in run.text:
            part.append(run)
            continue
        first, *others = run.text.split(TITLE_BREAK)
        part.append(run._replace(text=first))
        for text in others:
            yield tuple(piece for piece in part if piece.text)
            part = [run._replace(text=text)]
    yield tuple(piece for piece in part if piece.text)


def _paragraphs(runs: Runs) -> Iterator[Runs]:
    """Split at the paragraph breaks of the data, and join the lines of the template."""
    paragraph: list[Run] = []
    for index, run in enumerate(runs):
        if "\n" not in run.text:
            paragraph.append(run)
            continue
        after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
        for number, text in enumerate(run.text.split("\n\n")):
            if number:
                yield tuple(paragraph)
                paragraph = []
            before = paragraph[-1].text[-1] if paragraph else ""
            if joined := _joined(before, text, after):
                paragraph.append(run._replace(text=joined))
    yield tuple(paragraph)


def _joined(before: str, text: str, after: str) -> str:
    """Text with its line ends dropped between wide characters and made a space elsewhere."""
    joined = ""
    for index, character in enumerate(text):
        if character == "\n":
            left, right = joined[-1:] or before, text[index + 1 : index + 2] or after
            character = " " if left and right and not is_wide(left) and not is_wide(right) else ""  # noqa: PLW2901
        joined += character
    return joined


def _enumerated(items: list[Runs]) -> list[Runs]:
    """Items closed with 。 and, where there are several, opened with 一是 二是."""
    closed = [_closed(item) for item in items if plain(item)]
    return itemised(closed)


def _closed(item: Runs) -> Runs:
    """An item that ends with a full stop (GB/T 15834—2011, A.5: never a semicolon where items hold 。)."""
    *head, last = item
    closed = (*head, last._replace(text=last.text.rstrip(_WEAK)))
    if plain(closed).rstrip(_CLOSERS)[-1:] in tuple(_STOPS):
        return closed
    return (*closed, Run("。", origin=last.origin))
