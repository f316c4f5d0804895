"""Texts of a manuscript as they are typed, figures and references included: what in them is of one year."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from fazhi_report.facts import Declared
from fazhi_report.manuscript.chunks import Inline, TextPiece, pieces_of

_RANGE = r"[\d—–－\-~～至]"
_CODE = "[\u4e00-\u9fff]{0,8}"
"""What stands before the number of a document and tells whose it is."""

_TITLE = re.compile("《[^《》]*》")
_NAME = re.compile(r"《[^《》]*》|“[^“”，。；]{1,12}”|[〔\[【（(]\d{4}[〕\]】）)]第?\d{1,4}号")
_A_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?|(?=年|[—–－\-~～至](?:19|20)\d\d))")
_WORDS = "[^\\W\\d_]"
_BEFORE, _BEHIND = re.compile(f"{_WORDS}{{0,8}}$"), re.compile(f"{_WORDS}{{0,6}}")


class DatedWords(NamedTuple):
    """A year, or the name of a document, as it is typed, and where."""

    text: str
    line: int
    column: int


class FigureOfTheYear(NamedTuple):
    """A figure that is declared in a text, and the words directly around it."""

    piece: TextPiece
    figure: Declared
    before: str
    behind: str


def typed_years(text: Inline, years: Collection[int]) -> Iterator[DatedWords]:
    """Where a text has typed one of the years, but in the names of documents and at the ends of spans."""
    told = _Typed(text)
    bare = _TITLE.sub(lambda match: " " * len(match[0]), told.text)
    for match in re.finditer(f"(?<!{_RANGE})(?:{'|'.join(map(str, years))}) ?年", bare):
        yield told.dated(match)


def dated_documents(text: Inline, year: int) -> Iterator[DatedWords]:
    """Documents whose names or numbers have the year: 《2024年度法治政府建设工作要点》, 青政发〔2024〕5号."""
    told = _Typed(text)
    titled = f"《[^《》]*?(?<!{_RANGE}){year}(?!{_RANGE})[^《》]*》"
    numbered = rf"{_CODE}[〔\[【（(]{year}[〕\]】）)]第?\d{{1,4}}号"
    for match in re.finditer(f"{titled}|{numbered}", told.text):
        yield told.dated(match)


def figures_of_the_year(text: Inline) -> Iterator[FigureOfTheYear]:
    """The figures that a text declares, but those in names of things, and years."""
    told = _Typed(text)
    for begin, piece in told.pieces:
        if isinstance(piece.part, Declared) and not told.is_named_or_a_year(begin):
            before = _BEFORE.search(told.text[:begin])
            behind = _BEHIND.match(told.text, begin + len(piece.part.text))
            yield FigureOfTheYear(piece, piece.part, before[0] if before else "", behind[0] if behind else "")


class _Typed:
    """A text as it is typed, with where its pieces begin in it."""

    def __init__(self, text: Inline) -> None:
        self.pieces: list[tuple[int, TextPiece]] = []
        self.text = ""
        for piece in pieces_of(text):
            if not piece.words:
                self.pieces.append((len(self.text), piece))
                self.text += _typed(piece)

    def dated(self, match: re.Match[str]) -> DatedWords:
        """What a match found."""
        begin, piece = next(each for each in reversed(self.pieces) if each[0] <= match.start())
        inside = match.start() - begin if isinstance(piece.part, str) else 0
        return DatedWords(match[0], piece.line, piece.column + inside)

    def is_named_or_a_year(self, begin: int) -> bool:
        """Whether the figure at a position belongs to the name of a document or a thing, or tells a year."""
        names = any(match.start() <= begin < match.end() for match in _NAME.finditer(self.text))
        return names or _A_YEAR.match(self.text, begin) is not None


def _typed(piece: TextPiece) -> str:
    match piece.part:
        case str(text) | Declared(text=text):
            return text
        case part:
            return part.source
