"""What stands in texts besides words: {{ 学习.次数 }}, {{ 5000余份 }}, [均经审核]{合同.均合法性审核}.

A reference is a name and filters from a closed list, a declared figure a number, a claim some words and what
holds them up; nothing more. So they are read by pattern and never by the template engine: a text can't become
code. Reading takes time in proportion to the text, whatever is in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts.typed_figures import TO_COME, typed_figure

FILTERS = {
    "汉字": "汉字",
    "hanzi": "汉字",
    "带单位": "带单位",
    "unit": "带单位",
    "同比": "同比",
    "versus": "同比",
    "整数": "整数",
    "whole": "整数",
    "一位小数": "一位小数",
    "one_decimal": "一位小数",
    "两位小数": "两位小数",
    "two_decimals": "两位小数",
}
"""What may follow a name, in both languages: Chinese numerals (两), the measure word (4次), rise or fall
since last year (同比增长25%), how many decimals."""

PLACES = {"整数": 0, "一位小数": 1, "两位小数": 2}
"""The filters that fix how many decimals a number has."""

WAYS = {"增长": "增长", "up": "增长", "下降": "下降", "down": "下降", "持平": "持平", "same": "持平"}
"""How a figure may stand to last year's, in both languages."""

_WORD = r"[^\W\d]\w*"
_NAME = rf"{_WORD}(?:\.(?:{_WORD}|\d+|《[^《》{{}}\n]*》))*\.{_WORD}"
"""Words with dots between them, records by their number or title among them: not 约1.2万."""

_EXPRESSION = re.compile(rf"\s*({_NAME})\s*((?:\|\s*\w+\s*)*)")
_DECLARATION = re.compile(rf"\s*(?:({_WORD})\s*[=＝]\s*)?([^\s{{}}|=＝]+)\s*")
_TIE = re.compile(rf"\s*(({_NAME}|台账外|off_ledger)\s*(?:\|\s*(\w+)\s*)?(?:[=＝]([^、{{}}|=＝\n]*))?)(、|$)")
_OPENING = re.compile(r"\{\{|\[")
_WITHIN_WORDS = re.compile(r"\{\{|[\[\]]")
_TIES = re.compile(r"\{([^{}]*)\}")


class Citation(NamedTuple):
    """A reference as written (`source`), its fact's name and its filters under their Chinese names."""

    source: str
    name: str
    filters: tuple[str, ...] = ()

    @property
    def has_unit(self) -> bool:
        """Whether the measure word is printed with it."""
        return not {"带单位", "同比"}.isdisjoint(self.filters)


class Declared(NamedTuple):
    """A figure that no ledger has: as written (`source`), as it prints, and the name by which it is cited."""

    source: str
    text: str
    name: str = ""

    @property
    def is_to_come(self) -> bool:
        """Whether it is not known yet."""
        return self.text.startswith(TO_COME)


class Tie(NamedTuple):
    """What a claim is tied to: a fact that must be 是, a figure that must have moved a way, or be equal.

    `name` is `OFF_LEDGER` for what no ledger holds. `way` is one of `WAYS` in Chinese; `equals` is how the
    figure must print.
    """

    source: str
    name: str
    way: str = ""
    equals: str = ""


class Claim(NamedTuple):
    """Words that assert something, as written between the brackets, and what they are tied to."""

    source: str
    words: str
    ties: tuple[Tie, ...]

    @property
    def offsets(self) -> Iterator[tuple[int, Tie]]:
        """Each tie with where it stands in the source."""
        at = len(self.words) + len("[]{")
        for tie in self.ties:
            at = self.source.index(tie.source, at)
            yield at, tie
            at += len(tie.source)


class Malformed(NamedTuple):
    """Braces that are none of these; `reason` says why, in Chinese."""

    source: str
    reason: str


Marked: TypeAlias = Citation | Declared | Claim | Malformed
"""What a text holds besides words."""


def citations_in(text: str) -> Iterator[str | Marked]:
    """Split a text into literal stretches and what else it holds, in order.

    The stretches, and the sources of the others, add up to the text.
    """
    if "{" not in text:
        yield from (text,) if text else ()
        return
    literal = position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        found, position = (_claim if opening[0] == "[" else _braces)(text, start)
        if found is not None:
            if start > literal:
                yield text[literal:start]
            yield found
            literal = start + len(found.source)
    if literal < len(text):
        yield text[literal:]


def _braces(text: str, start: int) -> tuple[Marked, int]:
    """What begins with {{, and where to go on."""
    end = text.find("}}", start + 2)
    if end < 0:
        return Malformed("{{", "有“{{”，没有与它配对的“}}”"), len(text)  # nor has any behind it
    source, inner = text[start : end + 2], text[start + 2 : end]
    return _reference(source, inner), end + 2


def _reference(source: str, inner: str) -> Citation | Declared | Malformed:
    expression = _EXPRESSION.fullmatch(inner)
    if expression is None:
        return _declared(source, inner)
    written = [name.strip() for name in expression[2].split("|")[1:]]
    unknown = next((name for name in written if name not in FILTERS), None)
    if unknown is not None:
        known = "、".join(f"“|{name}”" for name in dict.fromkeys(FILTERS.values()))
        return Malformed(source, f"不认识“|{unknown}”，可以写：{known}")
    filters = tuple(FILTERS[name] for name in written)
    if len(PLACES.keys() & filters) > 1:
        return Malformed(source, "小数位数写了两种")
    if "同比" in filters and not PLACES.keys() >= {*filters} - {"同比"}:
        return Malformed(source, "“|同比”自己带单位，后面只能定小数位数")
    return Citation(source, expression[1], filters)


def _declared(source: str, inner: str) -> Declared | Malformed:
    declaration = _DECLARATION.fullmatch(inner)
    if declaration is None or typed_figure(declaration[2]) is None:
        return Malformed(source, "大括号里只能写数字的名称，或者一个数")
    return Declared(source, declaration[2], declaration[1] or "")


def _claim(text: str, start: int) -> tuple[Claim | Malformed | None, int]:
    """The claim that begins with a bracket, None where it is only a bracket; and where to go on."""
    at = start + 1
    while (mark := _WITHIN_WORDS.search(text, at)) is not None:
        if mark[0] == "[":
            return None, start + 1  # brackets in brackets: the inner ones may be a claim's
        if mark[0] == "{{":
            end = text.find("}}", mark.end())
            if end < 0:
                break
            at = end + 2
            continue
        if not text.startswith("{", mark.end()) or text.startswith("{{", mark.end()):
            break
        return _tied(text, start, mark.start())
    return None, start + 1


def _tied(text: str, start: int, closing: int) -> tuple[Claim | Malformed, int]:
    braces = _TIES.match(text, closing + 1)
    if braces is None:
        return Malformed(text[start : closing + 2], "有“]{”，没有与它配对的“}”"), closing + 2
    source, words = text[start : braces.end()], text[start + 1 : closing]
    ties = _ties(braces[1])
    if isinstance(ties, str):
        return Malformed(source, ties), braces.end()
    if not words.strip():
        return Malformed(source, "方括号里没有文字"), braces.end()
    return Claim(source, words, ties), braces.end()


def _ties(written: str) -> tuple[Tie, ...] | str:
    """What a claim is tied to, or why that can't be read."""
    found: list[Tie] = []
    at = 0
    while not found or at < len(written):
        match = _TIE.match(written, at)
        if match is None:
            return "大括号里写判断的名称，如“合同.均经合法性审核”“合同.诉讼=0”；几个用“、”隔开"
        source, name, way, equals = match[1].rstrip(), match[2], match[3] or "", (match[4] or "").strip()
        if match[4] is not None and not equals:
            return "“=”后面没有写什么"
        if way and (way not in WAYS or equals):
            return f"不认识“|{way}”，可以写“|增长”“|下降”“|持平”" if way not in WAYS else "方向和数只写一个"
        is_name = "." in name
        if not is_name and (way or equals):
            return f"“{OFF_LEDGER}”后面什么也不写"
        found.append(Tie(source, name if is_name else OFF_LEDGER, WAYS.get(way, ""), equals))
        at = match.end()
        if match[5] and at == len(written):
            return "“、”后面没有写什么"
    return tuple(found)
