"""Fact references in texts of the data: {{ 学习.次数 }} or {{ study.count|汉字 }}.

A reference is a name and filters from a closed list, nothing more, so it is read by pattern and never by the
template engine: a text of the data can't become code.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

FILTERS = {"汉字": "汉字", "hanzi": "汉字", "带单位": "带单位", "unit": "带单位"}
"""What may follow a name, in both languages: Chinese numerals (两); the measure word added (4次)."""

_BRACES = re.compile(r"\{\{(.*?)\}\}|\{\{.*", re.DOTALL)
_EXPRESSION = re.compile(r"\s*([^\W\d]\w*(?:\.[^\W\d]\w*)+)\s*((?:\|\s*\w+\s*)*)")


class Citation(NamedTuple):
    """A reference as written (`source`), its fact's name and its filters under their Chinese names."""

    source: str
    name: str
    filters: tuple[str, ...] = ()

    @property
    def has_unit(self) -> bool:
        """Whether the measure word is printed with it."""
        return "带单位" in self.filters


class Malformed(NamedTuple):
    """Braces that are no reference; `reason` says why, in Chinese."""

    source: str
    reason: str


def citations_in(text: str) -> Iterator[str | Citation | Malformed]:
    """Split a text into literal stretches, references and what only looks like one, in order."""
    end = 0
    for match in _BRACES.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield _reference(match)
        end = match.end()
    if end < len(text):
        yield text[end:]


def _reference(match: re.Match[str]) -> Citation | Malformed:
    source, inner = match.group(), match.group(1)
    if inner is None:
        return Malformed("{{", "有“{{”，没有与它配对的“}}”")
    expression = _EXPRESSION.fullmatch(inner)
    if expression is None:
        return Malformed(source, "大括号里只能写数字的名称")
    written = [name.strip() for name in expression.group(2).split("|")[1:]]
    unknown = next((name for name in written if name not in FILTERS), None)
    if unknown is not None:
        return Malformed(source, f"不认识“|{unknown}”，只能写“|汉字”或“|带单位”")
    return Citation(source, expression.group(1), tuple(FILTERS[name] for name in written))
