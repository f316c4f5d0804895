"""From the events of a YAML parser to plain data whose every part knows its place.

One pass checks and builds at once, without recursion: PyYAML's own composer in C kills the process on
deep nesting, and its constructor turns 010 into 8 and lets the second of two equal keys win in silence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fazhi_report.diagnostics import Finding
from fazhi_report.source import parsers
from fazhi_report.source.nodes import (
    NO_ENTRIES,
    Entry,
    Node,
    OpenList,
    OpenMapping,
    OpenNode,
    PendingKey,
)
from fazhi_report.source.parsers import ParserEvent
from fazhi_report.source.scalars import FORBIDDEN, LINE_ENDS, Atom, typed, unfolded
from fazhi_report.source.source_text import SourceText
from fazhi_report.source.yaml_faults import (
    WIDE_SPACES,
    YamlFault,
    fault,
    indented_key,
    misread_key,
    misread_lines,
    syntax_faults,
)

_DEEPEST = 100
# How much data aliases may add to what is written in the file, in values of up to 64 characters.
_LARGEST_EXPANSION = 100_000
_CHARACTERS_A_VALUE = 64

_SPELL_OUT = "不用引用，把内容直接写出来"
_NAME_KEY = "每一项写成“键: 值”，冒号前面是名称"

_Taker: TypeAlias = Callable[[ParserEvent], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what was wrong: `slips` can be mended so that another reading gets further."""

    data: dict[str, Any] | None
    root: Node | None
    findings: tuple[Finding, ...]
    slips: tuple[YamlFault, ...]


def read_events(text: SourceText) -> Reading:
    """Read the text as far as it can be read."""
    return _read(text, parsers.PARSER)


# libyaml has given up on deep nesting of its own since 0.2.6, at a place further on than the one to tell.
_GIVES_UP = "exceeded maximum nesting depth"


def _read(text: SourceText, parser_class: type[parsers.EventParser]) -> Reading:
    builder = _Builder(text)
    try:
        parser = parser_class(text.text)
        while not builder.done:
            builder.take(parser.get_event())
    except MarkedYAMLError as error:
        if error.problem == _GIVES_UP:
            return _read(text, parsers.PythonParser)
        builder.fail(*syntax_faults(text, error))
    return builder.reading()


@dataclass(frozen=True, slots=True)
class _Anchored:
    node: Node
    size: int
    height: int


class _Builder:
    def __init__(self, text: SourceText) -> None:
        self.done = False
        self._failed = False
        self._text = text
        self._raw = text.text
        self._faults: list[YamlFault] = []
        self._root: Node | None = None
        self._documents = 0
        self._frames: list[OpenNode] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._size = 0
        self._expansion = 0
        self._takers: dict[type[Any], _Taker] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            MappingEndEvent: self._close,
            SequenceStartEvent: self._open_list,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
            StreamEndEvent: self._finish,
        }

    def take(self, event: ParserEvent) -> None:
        """Put the next event in its place."""
        if taker := self._takers.get(type(event)):
            taker(event)

    def fail(self, *faults: YamlFault) -> None:
        """Give up, with nothing read."""
        self._faults += faults
        self._root = None
        self._failed = self.done = True

    def reading(self) -> Reading:
        """What was built."""
        root = self._root
        if not self._failed:
            self._check_root(root)
        data = root.value if root and isinstance(root.value, dict) else None
        return Reading(
            data=data,
            root=None if data is None else root,
            findings=tuple(fault.finding for fault in self._faults if not fault.repairs),
            slips=tuple(fault for fault in self._faults if fault.repairs),
        )

    def _check_root(self, root: Node | None) -> None:
        if root is None or (root.value is None and root.start == root.end):
            if self._documents <= 1:
                self._report("FZ006", 0, "文件里没有数据", "填写数据以后再检查；每一项写成“键: 值”")
        elif not isinstance(root.value, dict) and not any(fault.repairs for fault in self._faults):
            kind = "列表" if isinstance(root.value, list) else "一段文字"
            message = f"文件的最外层是{kind}，应当是一项一项的“键: 值”"
            self._report("FZ013", root.start, message, "检查第一行的冒号是不是半角、后面有没有空格")

    def _report(self, code: str, index: int, message: str, hint: str) -> None:
        self._faults.append(fault(self._text, code, index, message, hint))

    def _document(self, event: ParserEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "一个文件里只能有一份数据，这里用“---”开始了第二份"
            hint = "删去这一行，或者把后面的内容另存为一个文件"
            self._report("FZ013", event.start_mark.index, message, hint)
            self.done = True

    def _scalar(self, event: ParserEvent) -> None:
        first, last = event.start_mark, event.end_mark
        start, end, text = first.index, last.index, event.value
        wrapped = first.line != last.line
        value: Atom = self._long_text(event) if wrapped or event.style else typed(text)
        if not event.style and (wrapped or not self._frames):
            self._faults += misread_lines(self._text, start, end, fewest=2 if self._frames else 1)
        node = Node(value, start, end, (), NO_ENTRIES)
        size = 1 + len(text) // _CHARACTERS_A_VALUE
        self._size += size
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, size, 0)
        if event.tag is not None:
            self._tag(start)
        self._store(node)

    def _long_text(self, event: ParserEvent) -> str:
        start, end = event.start_mark.index, event.end_mark.index
        text = unfolded(event.value, self._raw[start:end], event.style)
        if any(character not in LINE_ENDS for character in FORBIDDEN.findall(event.value)):
            message = "双引号里用反斜杠写出了看不见的控制字符"
            hint = "删去这个反斜杠和它后面的代号；如果“\\”是文字，改用英文单引号"
            self._report("FZ014", start, message, hint)
        return FORBIDDEN.sub("", text)

    def _finish(self, _: ParserEvent) -> None:
        self.done = True

    def _open_mapping(self, event: ParserEvent) -> None:
        pairs: dict[str, Any] = {}
        entries: dict[str, Entry] = {}
        node = Node(pairs, event.start_mark.index, 0, (), entries)
        self._open(event, OpenMapping(node, event.anchor, self._size + self._expansion, pairs, entries))

    def _open_list(self, event: ParserEvent) -> None:
        values: list[Any] = []
        items: list[Node] = []
        node = Node(values, event.start_mark.index, 0, items, NO_ENTRIES)
        self._open(event, OpenList(node, event.anchor, self._size + self._expansion, values, items))

    def _open(self, event: ParserEvent, frame: OpenNode) -> None:
        start = frame.node.start
        if len(self._frames) == _DEEPEST:
            message = f"这里的层级超过了 {_DEEPEST} 层，无法读取"
            self.fail(fault(self._text, "FZ011", start, message, "检查是不是多打了括号或“-”"))
            return
        if event.tag is not None:
            self._tag(start)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._frames.append(frame)
        self._size += 1

    def _close(self, event: ParserEvent) -> None:
        frame = self._frames.pop()
        frame.node.end = event.end_mark.index
        if frame.anchor is not None:
            size = self._size + self._expansion - frame.before
            self._anchors[frame.anchor] = _Anchored(frame.node, size, frame.height + 1)
        if self._frames:
            self._frames[-1].height = max(self._frames[-1].height, frame.height + 1)
        self._store(frame.node)

    def _tag(self, index: int) -> None:
        message = "值的开头用了“!”标记，这里不允许"
        hint = "删去“!”和紧跟着的代号；如果“!”是文字，把整个值放进英文单引号里"
        self._report("FZ017", index, message, hint)

    def _alias(self, event: ParserEvent) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name = self._raw[start:end]
        if event.anchor not in self._anchors:
            message = f"值以“*”开头，读取时会当成引用，而前面没有“&{name[1:]}”"
            self._report("FZ007", start, message, "如果“*”是文字，把整个值放进英文单引号里")
            self._size += 1
            self._store(Node(name, start, end, (), NO_ENTRIES))
            return
        anchored = self._anchors[event.anchor]
        if anchored is None:
            message = f"“{name}”引用了包含它自己的内容，没有尽头"
            self.fail(fault(self._text, "FZ012", start, message, _SPELL_OUT))
        elif len(self._frames) + anchored.height > _DEEPEST or self._expands_too_far(anchored.size):
            message = f"“{name}”这样的引用层层重复，展开以后内容太多，无法读取"
            self.fail(fault(self._text, "FZ012", start, message, _SPELL_OUT))
        else:
            frame = self._frames[-1]
            frame.height = max(frame.height, anchored.height)
            if isinstance(frame, OpenMapping) and frame.key is None:
                frame.key = self._bad_key(
                    PendingKey(None, start, end), f"键“{name}”是引用，读不出名称", _SPELL_OUT
                )
            else:
                self._store(anchored.node)

    def _expands_too_far(self, size: int) -> bool:
        self._expansion += size
        return self._expansion > _LARGEST_EXPANSION

    def _store(self, node: Node) -> None:
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        if isinstance(frame, OpenList):
            frame.values.append(node.value)
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            self._store_pair(frame, frame.key, node)
            frame.key = None

    def _key(self, node: Node) -> PendingKey:
        value, start, end = node.value, node.start, node.end
        raw = self._raw[start:end]
        if raw == "<<":
            return self._bad_key(PendingKey(None, start, end), "键“<<”用来合并数据，这里不支持", _SPELL_OUT)
        if isinstance(value, str):
            if value[:1] in WIDE_SPACES:
                self._faults.append(indented_key(self._text, start, value))
            return PendingKey(value, start, end)
        if isinstance(value, list | dict):
            return self._bad_key(
                PendingKey(None, start, end), "键不能是列表或一组数据，只能是名称", _NAME_KEY
            )
        if not raw:
            return self._bad_key(PendingKey(None, start, end), "冒号前面没有键", _NAME_KEY)
        hint = f"给键加上英文单引号，写成 '{raw}': 值"
        return self._bad_key(PendingKey(raw, start, end), f"键“{raw}”读取时不是文字", hint)

    def _bad_key(self, key: PendingKey, message: str, hint: str) -> PendingKey:
        self._report("FZ015", key.start, message, hint)
        return key

    def _store_pair(self, frame: OpenMapping, key: PendingKey, node: Node) -> None:
        if key.name is None:
            return
        if earlier := frame.entries.get(key.name):
            line = self._text.mark(earlier.start).line
            hint = "删去其中一个；如果是两条记录，各自以“- ”开头"
            self._report("FZ010", key.start, f"键“{key.name}”重复，第 {line} 行已经有了", hint)
            return
        frame.values[key.name] = node.value
        frame.entries[key.name] = Entry(key.start, node)
        if node.start == node.end and ":" not in self._raw[key.end : node.start]:
            self._faults += misread_key(self._text, key.start, key.end)
