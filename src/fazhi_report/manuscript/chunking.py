"""The bytes of a manuscript → its chunks."""

import re
from dataclasses import dataclass, field, replace

from fazhi_report.diagnostics import DataPlace, Finding, manuscript_path
from fazhi_report.manuscript.chunks import (
    INSERTS,
    Block,
    Chunk,
    ChunkNote,
    Inline,
    Insert,
    Manuscript,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
)
from fazhi_report.manuscript.protection import BLANK, REMARK, protect, restored
from fazhi_report.manuscript.text_pieces import ProtectedLine, as_written, inline, without_figures

_LARGEST = 2_000_000  # bytes; a report has some ten thousand
_MOST_LINES = 100_000
_LINE_END = re.compile(r"\r\n|\r|\n")

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
    if len(lines) > _MOST_LINES:
        message = f"文稿有 {len(lines)} 行，超过了 {_MOST_LINES // 10_000} 万行，不予读取"
        return _unreadable(name, content, message, "检查是不是选错了文件")
    reader = _Reader("\n".join(lines))
    reader.run()
    title, notes = tuple(reader.title), tuple(reader.title_notes)
    return Manuscript(name, title, tuple(reader.chunks), tuple(reader.findings), lines, content, notes)


def _unreadable(name: str, content: bytes, message: str, hint: str) -> Manuscript:
    finding = Finding.of("FZ280", message, DataPlace(manuscript_path(1, 1)), hint)
    return Manuscript(name, (), (), (finding,), (), content)


@dataclass(slots=True)
class _Draft:
    """A block while its lines are gathered; an item begins a new list of lines.

    `put_in` is the kind of an insert, and which of that kind it is.
    """

    kind: str
    parts: list[list[ProtectedLine]]
    level: int = 0
    number: str | None = None
    continues: bool = False
    put_in: tuple[str, str] = ("", "")

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
    _behind: list[ChunkNote] = field(default_factory=list)
    _titled: bool = False
    _in_title: bool = False

    def run(self) -> None:
        """Read the whole text."""
        protected = protect(self.text)
        self.findings += protected.findings
        pending = iter([*protected.notes, None])
        upcoming = next(pending)
        for number, line in enumerate(protected.text.split("\n"), start=1):
            while upcoming is not None and upcoming.line <= number:
                self._notes.append(upcoming)
                upcoming = next(pending)
            self._take(number, line)
        self._close()
        self._put_behind()
        if not self._titled:
            self._fault(1, 1, "没有写报告标题", "第一行写“# ”和标题")

    def _fault(self, line: int, column: int, message: str, hint: str = _FOUND_HOW) -> None:
        self.findings.append(Finding.of("FZ281", message, DataPlace(manuscript_path(line, column)), hint))

    # Lines -------------------------------------------------------------------------------------------------

    def _take(self, number: int, line: str) -> None:
        text = line.strip(BLANK)
        if not text:
            if REMARK not in line:
                self._close()
            return
        here = ProtectedLine(number, len(line) - len(line.lstrip(BLANK)) + 1, text)
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

    def _heading(self, line: ProtectedLine, match: re.Match[str]) -> None:
        marks = len(match[1])
        rest = line.text[match.end() :]
        inner = ProtectedLine(line.number, line.column + match.end(), rest)
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
            number = "" if written[1] == "-" else restored(written[1])
            inner.text = rest[: written.start()].rstrip(BLANK)
        self._drafts.append(_Draft("heading", [[inner]], min(max(marks, 2), _DEEPEST) - 1, number))

    def _add_title(self, line: ProtectedLine) -> None:
        goes_on = line.text.endswith("\\")
        if goes_on:
            line.text = line.text[:-1].rstrip(BLANK)
        self._titled = self._in_title = True
        self.title.append(inline([line]))
        self._in_title = goes_on

    def _insert(self, line: ProtectedLine, match: re.Match[str]) -> None:
        kind, name = match[1], restored(match[2] or "")
        if bool(name) != (kind in _NAMED):
            what = (
                f"写明是哪一项，如 {{{{ {kind}.行政决策 }}}}" if kind in _NAMED else f"写成 {{{{ {kind} }}}}"
            )
            self._fault(line.number, line.column, f"“{restored(match[0])}”写得不全", what)
        self._drafts.append(_Draft("insert", [[line]], put_in=(kind, name)))

    def _item(self, line: ProtectedLine, match: re.Match[str]) -> bool:
        """Take an item; False where it is text: only 1 opens a list."""
        last = self._drafts[-1] if self._drafts else None
        inner = ProtectedLine(line.number, line.column + match.end(), line.text[match.end() :])
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

    def _text(self, line: ProtectedLine) -> None:
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
            (self._behind if self.chunks else self.title_notes).extend(self._notes)
            self._notes = []
            return
        self._put_behind()
        blocks: list[Block] = []
        for index, draft in enumerate(self._drafts):
            following = self._drafts[index + 1] if index + 1 < len(self._drafts) else None
            blocks.append(self._block(draft, following))
        texts = ["\n".join(line.text for line in part) for draft in self._drafts for part in draft.parts]
        source, words = map(as_written, (texts, map(without_figures, texts)))
        self.chunks.append(Chunk(tuple(blocks), tuple(self._notes), source, words, self._first, self._last))
        self._drafts, self._notes = [], []

    def _put_behind(self) -> None:
        """Give the last chunk the notes behind it, all at once: there may be as many as lines."""
        if self._behind:
            last = self.chunks[-1]
            self.chunks[-1] = replace(last, notes=(*last.notes, *self._behind))
            self._behind = []

    def _block(self, draft: _Draft, following: _Draft | None) -> Block:
        match draft.kind:
            case "heading":
                joined = following is not None and following.kind in ("text", "items")
                return WrittenHeading(
                    draft.line,
                    draft.level,
                    draft.number,
                    inline(draft.parts[0]),
                    runs_in=joined and self._runs_in(draft),
                )
            case "text":
                return WrittenParagraph(draft.line, inline(draft.parts[0]))
            case "insert":
                ((line,),) = draft.parts
                return Insert(line.number, line.column, restored(line.text), *draft.put_in)
            case kind:
                items = tuple(inline(part) for part in draft.parts)
                return WrittenItems(draft.line, items, draft.continues, kind == "items apart")
