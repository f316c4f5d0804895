"""How data and facts pass through the template engine and the Markdown parser without being read as either.

In the text that a template renders, data and facts stand as tokens: two private-use characters of plane 16
that index a table of runs. The lines of the templates stand as markers in private-use characters of plane 15.
The text of the data itself never enters the Markdown, so nothing in it can become structure.
"""

import re

from fazhi_report.diagnostics import DataPath, TemplatePlace
from fazhi_report.document import Run, Runs, plain
from fazhi_report.narrative.bounds import Room

_HIGH, _LOW, _BASE = 0x100000, 0x108000, 0x1000
_OPEN, _CLOSE, TITLE_BREAK = "\U000f0000", "\U000f0001", "\U000f0002"

# A token, or a character that is left of one or of a marker.
_TOKEN = re.compile(
    "([\U00100000-\U00107fff][\U00108000-\U0010fffd])|([\U000f0000\U000f0001\U000f0003-\U0010ffff])"
)
_PLACE = re.compile("\U000f0000([^\U000f0001]*):(\\d+)\U000f0001")
_MARKER = re.compile("\U000f0000[^\U000f0001]*\U000f0001")
_RESERVED = re.compile("[\U000f0000-\U0010ffff]")
_ESCAPES = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}
_ESCAPE = re.compile("|".join(_ESCAPES))


class Tokens:
    """The table of runs that the tokens of one rendering stand for.

    `asked` is what templates were told 是 of: paths in the data, and names of facts; `room` is how much they
    may print, where that is bounded.
    """

    def __init__(self, asked: set[DataPath | str] | None = None, room: Room | None = None) -> None:
        self._runs: list[Runs] = []
        self._room = room
        self.asked = set() if asked is None else asked

    def add(self, runs: Runs) -> str:
        """A token for some runs."""
        high, low = divmod(len(self._runs), _BASE)
        self._runs.append(runs)
        return chr(_HIGH + high) + chr(_LOW + low)

    def expand(self, text: str) -> Runs:
        """The runs of a stretch of rendered text: tokens looked up, literal text with its template line.

        A marker stands at the end of its line, so literal text belongs to the next marker.

        Raises:
            BrokenTokenError: a template took a token apart.
            OutOfBoundsError: there is no room for what it stands for.

        """
        runs: list[Run] = []
        *marked, unmarked = _PLACE.split(text)
        for number in range(0, len(marked), 3):
            stretch, template, line = marked[number : number + 3]
            self._expand(stretch, TemplatePlace(template, int(line)), runs)
        self._expand(unmarked, None, runs)
        return tuple(runs)

    def _expand(self, stretch: str, place: TemplatePlace | None, runs: list[Run]) -> None:
        """The runs of a stretch of one line of a template, put behind others."""
        parts = _TOKEN.split(stretch)
        for number, part in enumerate(parts):
            match number % 3:
                case 0 if part:
                    runs.append(Run(_unescaped(part), "", place))
                case 1 if part:
                    runs += [
                        run if run.origin else run._replace(origin=place) for run in self._of(part, place)
                    ]
                case 2 if part:
                    raise BrokenTokenError(place)

    def _of(self, token: str, place: TemplatePlace | None) -> Runs:
        index = (ord(token[0]) - _HIGH) * _BASE + ord(token[1]) - _LOW
        if index >= len(self._runs):
            raise BrokenTokenError(place)
        runs = self._runs[index]
        if self._room:
            self._room.take(len(plain(runs)), place)
        return runs


class BrokenTokenError(ValueError):
    """A template cut or reordered the characters of a token, on the line of `place`."""

    def __init__(self, place: TemplatePlace | None) -> None:
        super().__init__(place)
        self.place = place


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES[match.group()], text) if "&" in text else text


def marker(template: str, line: int) -> str:
    """The marker that ends a line of a template."""
    return f"{_OPEN}{template}:{line}{_CLOSE}"


def without_markers(text: str) -> str:
    """Rendered text without its line markers."""
    if _OPEN not in text:
        return text
    return _MARKER.sub("", text)


def markers_last(line: str) -> str:
    """A line whose leading markers are moved to its end; empty when it holds nothing else."""
    text = line.strip()
    leading = ""
    while match := _MARKER.match(text):
        leading += match.group()
        text = text[match.end() :].lstrip()
    return text + leading if text else ""


def reserved_at(text: str) -> int | None:
    """Where text first holds a character that tokens and markers are made of; None where it holds none."""
    match = _RESERVED.search(text)
    return match.start() if match else None
