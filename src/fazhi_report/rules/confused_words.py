"""Words that are taken for others."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

if TYPE_CHECKING:
    from fazhi_report.rules.text_lines import TextLine

_FILE = Path(__file__).with_name("confusions.txt")
_COLUMNS = 6
_STOPS = "[，。；：、！？“（]"
_NUMBER = r"[\d.,]{1,9}[万千百余多]{0,3}"
_ANYWHERE, _NONE_OF = "", "!"


class Confusion:
    """A word that is `written` where another is `meant`, by what stands beside it; `why` tells them apart."""

    def __init__(self, written: str, meant: str, before: str, behind: str, why: str, mark: str) -> None:
        """Take the columns of a line of the list."""
        self.written, self.meant, self.why = written, meant, why
        self.severity = Severity.INFO if mark else Severity.WARNING
        self.characters = frozenset(written)
        self.before, self.behind = before, behind

    @cached_property
    def pattern(self) -> Pattern:
        """Where it stands; the group is the word itself."""
        source = f"{_ahead(self.before)}({re.escape(self.written)}){_after(self.behind)}"
        return Pattern(source, re.ASCII, words=(self.written,))

    @property
    def hint(self) -> str:
        """What to do, and why."""
        return f"写成“{self.meant}”" + (f"：{self.why}" if self.why else "")


def _ahead(words: str) -> str:
    """A pattern of what stands before a word."""
    if words.startswith(_NONE_OF):
        return "".join(f"(?<!{re.escape(word)})" for word in words.removeprefix(_NONE_OF).split())
    return _either(words, {"^": f"^|{_STOPS}", "#": _NUMBER})


def _after(words: str) -> str:
    """A pattern of what stands behind a word, which it does not take."""
    kind = "!" if words.startswith(_NONE_OF) else "="
    either = _either(words.removeprefix(_NONE_OF), {"$": f"$|{_STOPS}", "#": r"\d"})
    return f"(?{kind}{either})" if either else _ANYWHERE


def _either(words: str, signs: dict[str, str]) -> str:
    if not words:
        return _ANYWHERE
    return f"(?:{'|'.join(_spelled(word, signs) for word in words.split())})"


def _spelled(word: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(character) or re.escape(character) for character in word)


@cache
def confusions() -> tuple[Confusion, ...]:
    """The list."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_confusion(line.split("|")) for line in lines if not line.startswith("#"))


def _confusion(cells: Iterable[str]) -> Confusion:
    written, meant, *more = map(str.strip, cells)
    before, behind, why, mark = [*more, *[""] * (_COLUMNS - 2 - len(more))]
    return Confusion(written, meant, before, behind, why, mark)


@rule("FZ341")
def slips(subject: Subject) -> Iterator[Fault]:
    """常用的字词写对，音近、形近、意思相近的不混用。

    “布署”“做为”没有这样的词；“反应”和“反映”、“权利”和“权力”、“截止”和“截至”都有，看前后的话才知道用哪一个，
    看不出的不查。“司法考试”是旧称，只作提示。

    依据：审核公文的常见改动：其它改其他、截止加时间改截至、情况反应改反映（R2）；公开报告里见到的误写（D）；
        《现代汉语词典》的释义（M）
    错误：截止2023年底，处理群众反应的问题5件，把依法行政做为重点来布署。
    正确：截至2023年底，处理群众反映的问题5件，报名截止日期为12月1日，应急反应迅速，其他台账齐全。
    """
    text = subject.lines.text
    characters = frozenset(text)
    found = [
        (line.at(match, 1), confusion)
        for confusion in confusions()
        if confusion.characters <= characters and confusion.written in text
        for line, match in subject.lines.found_unquoted(confusion.pattern)
    ]
    # 合法权力 and 权力清单 may overlap, and a word may be known in two ways.
    ends: dict[TextLine, int] = {}
    for spot, confusion in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if spot.start >= ends.get(spot.line, 0):
            ends[spot.line] = spot.end
            message = f"“{spot.text}”应为“{confusion.meant}”"
            yield Fault(spot, message, confusion.hint, confusion.severity)


RULES: tuple[Rule, ...] = (slips,)
