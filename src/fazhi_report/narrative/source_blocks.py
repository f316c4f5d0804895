"""Lines of Markdown → flat source blocks: headings, paragraphs, lists.

What our own templates write is scanned; anything that CommonMark may take for more than it looks is left to
markdown-it, whose import alone takes longer than the scan. A property holds that both say the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(slots=True)
class SourceBlock:
    """A heading ("h1" …) or paragraph ("p") with its text, or a list ("." or ")") with its items.

    `line` is where it begins, counted from 0; a "-" is a list that the dialect does not have.
    """

    kind: str
    line: int
    texts: list[str]


def source_blocks(lines: list[str]) -> list[SourceBlock]:
    """The blocks of lines without indentation and trailing blanks."""
    scanned = scan(lines)
    return parsed(lines) if scanned is None else scanned


# By markdown-it --------------------------------------------------------------------------------------------


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  what our own templates write needs no parser

    return MarkdownIt("zero").enable(["heading", "list"]).disable("inline")


def parsed(lines: list[str]) -> list[SourceBlock]:
    """The blocks as markdown-it finds them."""
    return list(_blocks(_parser().parse("\n".join(lines))))


def _blocks(tokens: "list[Token]") -> Iterator[SourceBlock]:
    listing: SourceBlock | None = None
    kind = "p"
    for token in tokens:
        match token.type:
            case "heading_open":
                kind = token.tag
            case "heading_close":
                kind = "p"
            case "ordered_list_open" if listing is None:
                listing = SourceBlock(token.markup, _line(token), [])
            case "bullet_list_open":
                yield SourceBlock("-", _line(token), [])
            case "list_item_open":
                kind = token.markup
            case "inline" if listing is not None:
                listing.texts.append(token.content)
            case "inline":
                yield SourceBlock(kind, _line(token), [token.content])
            case "ordered_list_close" if token.level == 0 and listing is not None:
                yield listing
                listing, kind = None, "p"


def _line(token: "Token") -> int:
    return token.map[0] if token.map else 0


# By a look at each line ------------------------------------------------------------------------------------

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_BULLET = re.compile(r"[-*+](?:[ \t]|$)")
_NESTED = re.compile(r"[-*+](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)")
_OTHER_LINE_ENDS = re.compile("[\r\0]")  # markdown-it takes them for line ends, or for other characters


class _UnclearError(Exception):
    """A line that is left to the parser."""


def scan(lines: list[str]) -> list[SourceBlock] | None:
    """The blocks of lines that are plain headings, paragraphs and items; None where a line may be more."""
    scanner = _Scanner()
    try:
        for number, line in enumerate(lines):
            scanner.take(number, line)
    except _UnclearError:
        return None
    return scanner.blocks


@dataclass(slots=True)
class _Scanner:
    blocks: list[SourceBlock] = field(default_factory=list)
    current: SourceBlock | None = None
    """What the next line would continue."""
    listing: SourceBlock | None = None
    """The list that a further item belongs to."""

    def take(self, number: int, line: str) -> None:
        """Go on by one line."""
        if not line:
            self.current = None
        elif _OTHER_LINE_ENDS.search(line) or _BULLET.match(line):
            raise _UnclearError
        elif heading := _HEADING.match(line):
            self._heading(number, heading)
        elif not ((item := _ITEM.match(line)) and self._item(number, line, item)):
            self._text(number, line)

    def _heading(self, number: int, match: re.Match[str]) -> None:
        content = (match[2] or "").strip()
        if content.endswith("#"):
            raise _UnclearError
        self.blocks.append(SourceBlock(f"h{len(match[1])}", number, [content]))
        self.current = self.listing = None

    def _item(self, number: int, line: str, match: re.Match[str]) -> bool:
        """Take an item; False where it is text: only an item with 1 interrupts a paragraph."""
        rest = line[match.end() :].strip()
        if not rest or _NESTED.match(rest):
            raise _UnclearError
        if self.current is not None and self.current is not self.listing and int(match[1]) != 1:
            return False
        if self.listing is None or self.listing.kind != match[2]:
            self.listing = SourceBlock(match[2], number, [])
            self.blocks.append(self.listing)
        self.listing.texts.append(rest)
        self.current = self.listing
        return True

    def _text(self, number: int, line: str) -> None:
        if self.current is None:
            self.listing = None
            self.current = SourceBlock("p", number, [line])
            self.blocks.append(self.current)
        else:
            self.current.texts[-1] += "\n" + line
