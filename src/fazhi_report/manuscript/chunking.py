"""The bytes of a manuscript → its chunks.

Characters behind a backslash, and comments, are replaced one by one by characters that no text holds, so that
columns stay what they are in the file while patterns look for structure.
"""

import re
import string
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fazhi_report.diagnostics import DataPlace, Finding, manuscript_path
from fazhi_report.facts import Claim, Declared, Marked, citations_in
from fazhi_report.manuscript.chunks import (
    INSERTS,
    Block,
    Chunk,
    ChunkNote,
    Inline,
    Insert,
    Manuscript,
    NoteKind,
    TextPiece,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
)
from fazhi_report.notation import is_wide
from fazhi_report.source import FORBIDDEN

_LARGEST = 2_000_000  # bytes; a report has some ten thousand
_MOST_OF_A_KIND = 20
_LINE_END = re.compile(r"\r\n|\r|\n")

# What stands for an escaped mark, for the backslash before it, and for a comment.
_ESCAPABLE = string.punctuation
_STAND_INS = "".join(chr(0xFDD0 + number) for number in range(len(_ESCAPABLE)))
_BACKSLASH, _REMARK = "\ufffe", "\uffff"
_PROTECT, _RESTORE = str.maketrans(_ESCAPABLE, _STAND_INS), str.maketrans(_STAND_INS, _ESCAPABLE)
_RESERVED = re.compile(f"[{_STAND_INS[0]}-{_STAND_INS[-1]}]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|(\Z))", re.DOTALL)
_UNPRINTED = re.compile(f"\n|[{_BACKSLASH}{_REMARK}]+")
_BLANK = f" \t\u3000{_REMARK}"

_HEADING = re.compile(r"(#+)(?:[ \t\u3000]+|$)")
_NUMBER = re.compile(r"[ \t]+\{(-|[^{}\s]{1,12})\}$")
_ITEM = re.compile(r"([0-9]{1,3})([.)])[ \t]+")
_REFUSED = re.compile(r"(?P<bullet>[-*+][ \t]+)|(?P<table>\|)|(?P<heading>#)")
_REFUSALS = {
    "bullet": ("正文没有项目符号", "并列的内容用“1. ”列出，印作“一是”“二是”"),
    "table": ("正文没有表格", "表格放在“附件”里"),
    "heading": ("“#”后面没有空格，不是标题", "“#”和标题之间空一格"),
}
_INSERT = re.compile(rf"\{{\{{\s*({'|'.join(INSERTS)})(?:\.(\S.*?))?\s*\}}\}}")
_NOTE = re.compile(r"\s*(复核|沿用|确认|待核|上年)[：: ]?\s*(.*?)\s*$", re.DOTALL)
_NAMED = frozenset(INSERTS[:4])
"""Inserts that say which; the others are of one thing."""
_TITLE, _DEEPEST = 1, 5
_RUNS_IN = ("。", "：")

_FOUND_HOW = "写法见 docs/manuscript.md"


def read(content: bytes, name: str) -> Manuscript:
    """Read a manuscript; `name` is the file as the user knows it. Never raises, whatever the bytes."""
    if len(content) > _LARGEST:
        message = f"文稿有 {len(content) / 1_000_000:.1f} MB，超过了 {_LARGEST // 1_000_000} MB，不予读取"
        return _unreadable(name, content, message, "检查是不是选错了文件")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "用记事本或 WPS 打开，选“另存为”，编码选 UTF-8"
        return _unreadable(name, content, "文稿不是 UTF-8 编码的文本", hint)
    lines = tuple(_LINE_END.split(text))
    reader = _Reader("\n".join(lines))
    reader.run()
    title, notes = tuple(reader.title), tuple(reader.title_notes)
    return Manuscript(name, title, tuple(reader.chunks), tuple(reader.findings), lines, content, notes)


def _unreadable(name: str, content: bytes, message: str, hint: str) -> Manuscript:
    finding = Finding.of("FZ280", message, DataPlace(manuscript_path(1, 1)), hint)
    return Manuscript(name, (), (), (finding,), (), content)


@dataclass(slots=True)
class _Line:
    """A line of the protected text: its number (from 1), the column of its text (from 1), and that text."""

    number: int
    column: int
    text: str


@dataclass(slots=True)
class _Draft:
    """A block while its lines are gathered; an item begins a new list of lines."""

    kind: str
    parts: list[list[_Line]]
    level: int = 0
    number: str | None = None
    continues: bool = False

    @property
    def line(self) -> int:
        return self.parts[0][0].number


@dataclass(slots=True)
class _Reader:
    """Goes through a manuscript line by line."""

    text: str
    findings: list[Finding] = field(default_factory=list)
    title: list[Inline] = field(default_factory=list)
    title_notes: list[ChunkNote] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    _drafts: list[_Draft] = field(default_factory=list)
    _first: int = 0
    _last: int = 0
    _notes: list[ChunkNote] = field(default_factory=list)
    _titled: bool = False
    _in_title: bool = False

    def run(self) -> None:
        """Read the whole text."""
        protected, notes = self._protected()
        pending = iter([*notes, None])
        upcoming = next(pending)
        for number, line in enumerate(protected.split("\n"), start=1):
            while upcoming is not None and upcoming.line <= number:
                self._notes.append(upcoming)
                upcoming = next(pending)
            self._take(number, line)
        self._close()
        if not self._titled:
            self._fault(1, 1, "没有写报告标题", "第一行写“# ”和标题")

    def _fault(
        self, line: int, column: int, message: str, hint: str = _FOUND_HOW, code: str = "FZ281"
    ) -> None:
        self.findings.append(Finding.of(code, message, DataPlace(manuscript_path(line, column)), hint))

    def _protected(self) -> tuple[str, list[ChunkNote]]:
        """The text with escapes and comments replaced, and the comments."""
        starts = _starts(self.text)
        for match in [*FORBIDDEN.finditer(self.text), *_RESERVED.finditer(self.text)][:_MOST_OF_A_KIND]:
            message = f"这里有看不见的字符（U+{ord(match[0]):04X}）"
            self._fault(*_place(starts, match.start()), message, "删去这个字符，重新输入前后的字", "FZ014")
        text = _RESERVED.sub(" ", FORBIDDEN.sub(" ", self.text))
        text = _ESCAPE.sub(lambda match: _BACKSLASH + match[1].translate(_PROTECT), text)
        notes: list[ChunkNote] = []

        def blanked(match: re.Match[str]) -> str:
            line, column = _place(starts, match.start())
            if match[2] is not None:
                self._fault(line, column, "注释没有写完", "注释写成 <!-- … -->")
                return match[0]
            notes.append(_note(line, column, _restored(match[1]), _unprotected(match[0])))
            return re.sub("[^\n]", _REMARK, match[0])

        return _COMMENT.sub(blanked, text), notes

    # Lines -------------------------------------------------------------------------------------------------

    def _take(self, number: int, line: str) -> None:
        text = line.strip(_BLANK)
        if not text:
            if _REMARK not in line:
                self._close()
            return
        here = _Line(number, len(line) - len(line.lstrip(_BLANK)) + 1, text)
        if self._in_title:
            self._add_title(here)
            return
        if not self._drafts:
            self._first = number
        self._last = number
        if heading := _HEADING.match(text):
            self._heading(here, heading)
        elif insert := _INSERT.fullmatch(text):
            self._insert(here, insert)
        elif (item := _ITEM.match(text)) and self._item(here, item):
            pass
        elif refused := _REFUSED.match(text):
            message, hint = _REFUSALS[refused.lastgroup or ""]
            self._fault(number, here.column, message, f"{hint}；确是这个字的，前面加“\\”")
            self._text(here)
        else:
            self._text(here)

    def _heading(self, line: _Line, match: re.Match[str]) -> None:
        marks = len(match[1])
        rest = line.text[match.end() :]
        inner = _Line(line.number, line.column + match.end(), rest)
        if marks > _DEEPEST:
            self._fault(line.number, line.column, "标题只有四层，最多写五个“#”")
        elif not rest:
            self._fault(line.number, line.column, "“#”后面没有写标题")
        elif marks == _TITLE:
            if self._titled or self._drafts or self.chunks:
                self._fault(
                    line.number, line.column, "报告标题（#）只有一个，写在最前面", "下面各层用“##”到“#####”"
                )
            else:
                self._add_title(inner)
            return
        number = None
        if written := _NUMBER.search(rest):
            number = "" if written[1] == "-" else _restored(written[1])
            inner.text = rest[: written.start()].rstrip(_BLANK)
        self._drafts.append(_Draft("heading", [[inner]], min(max(marks, 2), _DEEPEST) - 1, number))

    def _add_title(self, line: _Line) -> None:
        goes_on = line.text.endswith("\\")
        if goes_on:
            line.text = line.text[:-1].rstrip(_BLANK)
        self._titled = self._in_title = True
        self.title.append(self._inline([line]))
        self._in_title = goes_on

    def _insert(self, line: _Line, match: re.Match[str]) -> None:
        kind, name = match[1], _restored(match[2] or "")
        if bool(name) != (kind in _NAMED):
            what = (
                f"写明是哪一项，如 {{{{ {kind}.行政决策 }}}}" if kind in _NAMED else f"写成 {{{{ {kind} }}}}"
            )
            self._fault(line.number, line.column, f"“{_restored(match[0])}”写得不全", what)
        self._drafts.append(_Draft("insert", [[line]], number=f"{kind}.{name}"))

    def _item(self, line: _Line, match: re.Match[str]) -> bool:
        """Take an item; False where it is text: only 1 opens a list."""
        last = self._drafts[-1] if self._drafts else None
        inner = _Line(line.number, line.column + match.end(), line.text[match.end() :])
        kind = "items" if match[2] == "." else "items apart"
        if last and last.kind == kind:
            last.parts.append([inner])
            return True
        if int(match[1]) != 1:
            self._fault(
                line.number,
                line.column,
                f"列举从“1{match[2]}”开始",
                f"不是列举的，写成“{match[1]}\\{match[2]}”",
            )
            return False
        continues = bool(last and kind == "items" and (last.kind == "text" or self._runs_in(last)))
        self._drafts.append(_Draft(kind, [[inner]], continues=continues))
        return True

    def _text(self, line: _Line) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.kind in ("text", "items", "items apart"):
            last.parts[-1].append(line)
        else:
            self._drafts.append(_Draft("text", [[line]]))

    @staticmethod
    def _runs_in(draft: _Draft) -> bool:
        return draft.kind == "heading" and draft.parts[0][0].text.endswith(_RUNS_IN)

    # Chunks ------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        """End a chunk at a blank line, or at the end of the file."""
        self._in_title = False
        if not self._drafts:
            if self._notes and self.chunks:
                last = self.chunks[-1]
                self.chunks[-1] = replace(last, notes=(*last.notes, *self._notes))
            else:
                self.title_notes += self._notes
            self._notes = []
            return
        blocks: list[Block] = []
        for index, draft in enumerate(self._drafts):
            following = self._drafts[index + 1] if index + 1 < len(self._drafts) else None
            blocks.append(self._block(draft, following))
        texts = ["\n".join(line.text for line in part) for draft in self._drafts for part in draft.parts]
        source, words = map(_as_written, (texts, map(_without_figures, texts)))
        self.chunks.append(Chunk(tuple(blocks), tuple(self._notes), source, words, self._first, self._last))
        self._drafts, self._notes = [], []

    def _block(self, draft: _Draft, following: _Draft | None) -> Block:
        match draft.kind:
            case "heading":
                joined = following is not None and following.kind in ("text", "items")
                return WrittenHeading(
                    draft.line,
                    draft.level,
                    draft.number,
                    self._inline(draft.parts[0]),
                    runs_in=joined and self._runs_in(draft),
                )
            case "text":
                return WrittenParagraph(draft.line, self._inline(draft.parts[0]))
            case "insert":
                ((line,),) = draft.parts
                kind, _, name = (draft.number or "").partition(".")
                return Insert(line.number, line.column, _restored(line.text), kind, name)
            case kind:
                items = tuple(self._inline(part) for part in draft.parts)
                return WrittenItems(draft.line, items, draft.continues, kind == "items apart")

    def _inline(self, lines: list[_Line]) -> Inline:
        """The pieces of some lines, which are one text."""
        text = "\n".join(line.text for line in lines)
        offsets, at = [], 0
        for line in lines:
            offsets.append(at)
            at += len(line.text) + 1
        return tuple(_pieces(text, 0, _Table(text, offsets, lines)))


@dataclass(frozen=True, slots=True)
class _Table:
    """A text with where in the file its lines stand."""

    text: str
    offsets: list[int]
    lines: list[_Line]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character."""
        row = bisect_right(self.offsets, index) - 1
        return self.lines[row].number, self.lines[row].column + index - self.offsets[row]


def _pieces(text: str, at: int, table: _Table) -> Iterator[TextPiece]:
    """The pieces of a text that begins at a character of a table."""
    for part in citations_in(text):
        if isinstance(part, str):
            yield from _literal(part, at, table)
            at += len(part)
            continue
        words = tuple(_pieces(part.words, at + 1, table)) if isinstance(part, Claim) else ()
        yield TextPiece(*table.place(at), part, words)
        at += len(part.source)


def _literal(text: str, at: int, table: _Table) -> Iterator[TextPiece]:
    """Text as it is printed, parted where something in it is not."""
    begin = 0
    for match in (*_UNPRINTED.finditer(text), None):
        end = match.start() if match else len(text)
        if end > begin:
            yield TextPiece(*table.place(at + begin), _restored(text[begin:end]))
        if match is None:
            return
        if match[0] == "\n":
            before, after = (table.text[at + end + step : at + end + step + 1] for step in (-1, 1))
            if before and after and not is_wide(before) and not is_wide(after):
                yield TextPiece(*table.place(at + end - 1), " ")
        begin = match.end()


def _restored(text: str) -> str:
    """Protected text as it is meant."""
    return text.replace(_BACKSLASH, "").replace(_REMARK, "").translate(_RESTORE)


def _unprotected(text: str) -> str:
    """Protected text as it is written."""
    return text.replace(_BACKSLASH, "\\").translate(_RESTORE)


def _as_written(texts: Iterable[str]) -> str:
    """Protected texts as they are written, without comments."""
    lines = "\n".join(texts).replace(_REMARK, "").split("\n")
    return _unprotected("\n".join(line.strip() for line in lines))


def _without_figures(text: str) -> str:
    """A text in which nothing stands for the figures that it declares."""
    parts = list(citations_in(text))
    return "".join(part if isinstance(part, str) else _without_figure(part) for part in parts)


def _without_figure(part: Marked) -> str:
    match part:
        case Declared(name=name):
            return f"{{{{{name}}}}}"
        case Claim(source, words):
            return f"[{_without_figures(words)}{source[len(words) + 1 :]}"
    return part.source


def _note(line: int, column: int, text: str, source: str) -> ChunkNote:
    match = _NOTE.fullmatch(text)
    if match is None:
        return ChunkNote(line, column, "", text.strip(), source)
    kind: NoteKind = match[1]  # type: ignore[assignment]  # the pattern holds the kinds
    return ChunkNote(line, column, kind, match[2], source)


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _place(starts: list[int], index: int) -> tuple[int, int]:
    row = bisect_right(starts, index) - 1
    return row + 1, index - starts[row] + 1
