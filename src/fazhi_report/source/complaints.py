"""What a parser of YAML complains of, and what a person is told instead."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from fazhi_report.diagnostics import Finding
from fazhi_report.source.source_text import SourceText

QUOTE_HINT = "把冒号后面的整个值放进英文单引号里，例如 键: '值'"
KEY = r"[^\s:：，。；！？、#“”\"'\[\]{}&*|>%@`!0-9-][^\s:：，。；！？、#“”\"'\[\]{}]{0,29}"
"""A pattern of what looks like a key."""


class YamlFault(NamedTuple):
    """A finding, and what to put in place of which characters so that reading can go on behind it."""

    finding: Finding
    repairs: Mapping[int, str] = MappingProxyType({})


class Complaint(NamedTuple):
    """Where a parser gave up."""

    text: SourceText
    place: int
    start: int
    """Where the thing began that the parser was reading, or `place`."""
    words: str

    @property
    def before(self) -> str:
        """What stands on the line to the left of the place."""
        return self.text.text[self.text.line_start(self.text.line_number(self.place)) : self.place]

    @property
    def character(self) -> str:
        """The character at the place, nothing at the end of the file."""
        return self.text.text[self.place : self.place + 1]


def fault(text: SourceText, code: str, index: int, message: str, hint: str) -> YamlFault:
    """An error at a position, which reading can pass over."""
    return YamlFault(Finding.of(code, message, text.mark(index), hint))


def second_colon(text: SourceText, index: int) -> YamlFault:
    """A colon and a space in a value."""
    message = "值里又出现了冒号加空格，读取时会当成另一个键"
    return fault(text, "FZ007", index, message, f"{QUOTE_HINT}；或者改用全角冒号“：”")


def behind_quotes(text: SourceText, index: int) -> YamlFault:
    """Text behind a value in quotes."""
    hint = f"值里面的引号改用中文引号“”；{QUOTE_HINT}；也可能是前面有一行的引号或括号没有成对"
    return fault(text, "FZ007", index, "引号结束以后还有文字", hint)


def wrong_colon(text: SourceText, index: int) -> YamlFault:
    """A colon of full width behind a key, or one without a space."""
    if text.text[index] == ":":
        mended = fault(text, "FZ007", index, "冒号后面少了一个空格", "写成“键: 值”，冒号与值之间空一格")
    else:
        message = "键后面用了全角冒号“：”，读取时不当作冒号"
        mended = fault(text, "FZ009", index, message, "改成半角冒号加一个空格，写成“键: 值”")
    return YamlFault(mended.finding, {index: ": "})
