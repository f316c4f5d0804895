"""Years that a text has typed, and documents that it names by one: what does not move on by itself."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from fazhi_report.facts import Declared
from fazhi_report.manuscript.chunks import Inline, TextPiece, pieces_of

_RANGE = r"[\d—–－\-~～至]"
_CODE = "[\u4e00-\u9fff]{0,8}"
"""What stands before the number of a document and tells whose it is."""

_NAME = re.compile("《[^《》]*》")


class Dated(NamedTuple):
    """A year, or the name of a document, as it is typed, and where."""

    text: str
    line: int
    column: int


def typed_years(text: Inline, years: Collection[int]) -> Iterator[Dated]:
    """Where a text has typed one of the years, but in the names of documents and at the ends of spans."""
    told = _Told(text)
    bare = _NAME.sub(lambda match: " " * len(match[0]), told.text)
    for match in re.finditer(f"(?<!{_RANGE})(?:{_any(years)}) ?年", bare):
        yield told.dated(match)


def dated_documents(text: Inline, year: int) -> Iterator[Dated]:
    """Documents whose names or numbers have the year: 《2024年度法治政府建设工作要点》, 青政发〔2024〕5号."""
    told = _Told(text)
    of_the_year = f"(?<!{_RANGE}){year}(?!{_RANGE})"
    titled, numbered = (
        f"《[^《》]*?{of_the_year}[^《》]*》",
        f"{_CODE}[〔\\[【（(]{year}[〕\\]】）)]第?\\d{{1,4}}号",
    )
    for match in re.finditer(f"{titled}|{numbered}", told.text):
        yield told.dated(match)


def _any(years: Collection[int]) -> str:
    return "|".join(map(str, years))


class _Told:
    """A text as it is typed, figures and references included, with where its pieces stand."""

    def __init__(self, text: Inline) -> None:
        self._pieces: list[tuple[int, TextPiece]] = []
        self.text = ""
        for piece in pieces_of(text):
            if not piece.words:
                self._pieces.append((len(self.text), piece))
                self.text += _typed(piece)

    def dated(self, match: re.Match[str]) -> Dated:
        """What a match found."""
        begin, piece = next(each for each in reversed(self._pieces) if each[0] <= match.start())
        inside = match.start() - begin if isinstance(piece.part, str) else 0
        return Dated(match[0], piece.line, piece.column + inside)


def _typed(piece: TextPiece) -> str:
    match piece.part:
        case str(text) | Declared(text=text):
            return text
        case part:
            return part.source
