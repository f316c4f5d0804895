"""A data file: its bytes become plain data that knows its places, and findings become diagnostics."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fazhi_report.diagnostics import (
    DataPath,
    DataPlace,
    Diagnostic,
    FilePlace,
    Finding,
    Mark,
    TemplatePlace,
)
from fazhi_report.notation import UNSEEN
from fazhi_report.source.comment_lines import Comment, above, comments
from fazhi_report.source.nodes import Node
from fazhi_report.source.reading import read_events
from fazhi_report.source.source_text import SourceText

_LARGEST_FILE = 5_000_000
_MOST_OF_A_KIND = 20
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OFFICE_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_HEAD = 4096
# The end of a name behind which prose is expected: no fault of YAML says what is wrong with it.
_ARTICLE = ".md"
_ARTICLE_HINT = "数据写在 .yaml 文件里；检查文稿，检查引用它的数据文件；检查写成的报告用 fazhi lint"
# A file is read again after each mended slip, but a large one only a few times.
_MOST_READINGS = 50
_CHARACTERS_READ = 2_000_000
# What a scalar begins with before its text.
_OPENING = re.compile(r"[\"']|[|>][^\r\n]*")
# What a key begins with before its name: an anchor, and a quotation mark with which it ends.
_BEFORE_KEY = re.compile(r"(?:&\S+\s+)?(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)')?")
_LONGEST_WRAPPED = 200
_EXCERPTS = 16  # of which a check finds one after the other, each many times
_SAVE_HINT = "用记事本或 WPS 打开，选“另存为”，编码选 UTF-8，保存后再试"


@dataclass(frozen=True)
class Source:
    """A data file as read.

    `findings` are the faults of the file itself; `data` is None where they kept it from being read. After
    a fault that reading could go on behind there is data as well, so that its faults can be told at once.
    `keys` are the names of all keys of the data.
    """

    name: str
    data: dict[str, Any] | None
    findings: tuple[Finding, ...]
    keys: frozenset[str]
    _text: SourceText
    _root: Node | None
    _written: SourceText

    def locate(self, finding: Finding) -> Diagnostic:
        """The finding at its line and column: of the key for a value in a mapping, else of the value."""
        place = finding.place
        if isinstance(place, TemplatePlace | FilePlace):
            return finding.outside(place)
        if isinstance(place, DataPlace):
            mark = self._excerpt_mark(place) if place.excerpt else self.mark(place.path)
        else:
            mark = place
        return finding.at(self.name, mark, self._written.line(mark.line - 1) if mark.line else "")

    def mark(self, path: DataPath) -> Mark:
        """Where a value is written: its key in a mapping, itself in a list, 1:1 for the whole file.

        Steps that lead nowhere are passed over, so that a missing field is at its parent.
        """
        return self._text.mark(self._walk(path)[0])

    def where(self, path: DataPath) -> FilePlace:
        """The file and the mark of a value."""
        return FilePlace(self.name, *self.mark(path))

    def key_paths(self) -> Iterator[DataPath]:
        """The path of every key, which it ends with, in the order of the file."""
        return _keys(self._root, ()) if self._root else iter(())

    def key_spans(self) -> Iterator[tuple[DataPath, int, int]]:
        """The path of every key with the positions between which its name is written, quotes left out.

        Positions count characters from 0, a byte order mark left out. A mapping that is referred to by an
        alias comes once for each of its paths, with the same positions.
        """
        for path in self.key_paths():
            start = self._walk(path)[0]
            opening = _BEFORE_KEY.match(self._text.text, start)
            quoted = opening and opening.lastgroup
            if opening and quoted:
                yield (path, *opening.span(quoted))
            else:
                begin = opening.end() if opening else start
                yield path, begin, begin + len(str(path[-1]))

    def mentions(self, words: str) -> bool:
        """Whether some words stand anywhere in the file, comments included."""
        return words in self._text.text

    def comments(self) -> Iterator[Comment]:
        """Every line that begins with “#”; lines of a text that do so are among them."""
        return comments(self._text)

    def above(self, comment: Comment) -> DataPath | None:
        """The path of what a comment would be part of without its mark; None where it is no comment."""
        return above(comment, self._root, self._text) if self._root else None

    def at(self, comment: Comment) -> Mark:
        """Where a comment begins."""
        return self._text.mark(comment.start)

    def _walk(self, path: DataPath) -> tuple[int, Node | None]:
        start, node = 0, self._root
        for step in path:
            if node is None:
                break
            if isinstance(step, str) and step in node.entries:
                start, node = node.entries[step]
            elif isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
                start = node.start
        return start, node

    def _excerpt_mark(self, place: DataPlace) -> Mark:
        start, node = self._walk(place.path)
        if node is None:
            return self._text.mark(start)
        places = _occurrences(self._text.text, node.start, node.end, place.excerpt)
        beyond = 0 if self._text.text.startswith(place.excerpt, places[0]) else -1
        return self._text.mark(places[place.before if place.before < len(places) else beyond])


@lru_cache(_EXCERPTS)
def _occurrences(text: str, start: int, end: int, excerpt: str) -> tuple[int, ...]:
    """Wherever a part of a text stands in it as written, which may be wrapped; its start for nowhere."""
    opening = _OPENING.match(text, start, end)
    begin = opening.end() if opening else start
    found: list[int] = []
    while (place := text.find(excerpt, found[-1] + len(excerpt) if found else begin, end)) >= 0:
        found.append(place)
    if not found and len(excerpt) <= _LONGEST_WRAPPED:
        wrapped = re.compile(r"\s*".join(map(re.escape, "".join(excerpt.split()))))
        found = [match.start() for match in wrapped.finditer(text, begin, end)]
    return tuple(found) or (start,)


def _keys(node: Node, path: DataPath) -> Iterator[DataPath]:
    for name, entry in node.entries.items():
        yield (*path, name)
        yield from _keys(entry.node, (*path, name))
    for position, item in enumerate(node.items):
        yield from _keys(item, (*path, position))


def read(content: bytes, name: str) -> Source:
    """Read a data file; `name` is the file as the user knows it. Never raises, whatever the bytes."""
    decoded = _decoded(content)
    if isinstance(decoded, Finding):
        return unread(name, decoded)
    written = SourceText(decoded)
    findings = _forbidden(written)
    text = SourceText(UNSEEN.sub(" ", decoded)) if findings else written
    for _ in range(max(1, min(_MOST_READINGS, _CHARACTERS_READ // (len(decoded) + 1)))):
        reading = read_events(text)
        if not reading.slips:
            break
        findings += (slip.finding for slip in reading.slips)
        text = text.mended({index: new for slip in reading.slips for index, new in slip.repairs.items()})
    else:
        reading = read_events(text)
        findings += (slip.finding for slip in reading.slips)
    if reading.data is None and name.lower().endswith(_ARTICLE):
        message = "这是文章（Markdown），不是数据文件"
        return unread(name, Finding.of("FZ013", message, Mark(1, 1), _ARTICLE_HINT))
    findings += reading.findings
    return Source(name, reading.data, tuple(findings), reading.keys, text, reading.root, written)


def unread(name: str, finding: Finding) -> Source:
    """A file of which nothing was read, and why."""
    return Source(name, None, (finding,), frozenset(), SourceText(""), None, SourceText(""))


def _forbidden(text: SourceText) -> list[Finding]:
    matches = list(UNSEEN.finditer(text.text))
    return [
        Finding.of(
            "FZ014",
            f"这里有看不见的字符（U+{ord(match[0]):04X}）" + _more(len(matches), position),
            text.mark(match.start()),
            "删去这个字符，多半是从网页或 Word 里复制时带进来的；可以删去前后两个字再重新输入",
        )
        for position, match in enumerate(matches[:_MOST_OF_A_KIND], start=1)
    ]


def _more(total: int, position: int) -> str:
    left = total - position
    return f"，后面还有 {left} 处" if position == _MOST_OF_A_KIND and left else ""


def _decoded(content: bytes) -> str | Finding:
    if len(content) > _LARGEST_FILE:
        size = f"文件有 {len(content) / 1_000_000:.1f} MB，超过了 {_LARGEST_FILE // 1_000_000} MB，不予读取"
        return Finding.of("FZ016", size, Mark(1, 1), "检查是不是选错了文件")
    if content.startswith(_OFFICE_STARTS):
        message = "这是 Word、WPS、Excel 或 PDF 文件，不是文本文件"
        return Finding.of("FZ004", message, Mark(1, 1), "数据要写在 .yaml 文本文件里，选择那个文件")
    # By hand, because the codec utf-8-sig counts the place of a fault from behind the BOM.
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        text, fault = body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text, fault = body[: error.start].decode("utf-8"), error
    if _is_utf16(content, readable=fault is None):
        return Finding.of("FZ005", "文件的编码是 UTF-16（“Unicode”），应当是 UTF-8", Mark(1, 1), _SAVE_HINT)
    if fault:
        message = "文件的编码不是 UTF-8（多半是 GBK，也叫 ANSI），从这里起无法读取"
        return Finding.of("FZ004", message, SourceText(f"{text}?").mark(len(text)), _SAVE_HINT)
    return text


def _is_utf16(content: bytes, *, readable: bool) -> bool:
    """Whether the bytes are UTF-16; they may be `readable` as UTF-8 if there is no Chinese in them."""
    if content.startswith(_UTF16_MARKS):
        return True
    head = content[:_HEAD]
    fewer, more = sorted((head[::2].count(0), head[1::2].count(0)))
    return more > fewer * 4 and (not readable or more * 4 >= len(head))
