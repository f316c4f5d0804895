"""From the events of a YAML parser to plain data whose every part knows its place, in one pass.

PyYAML's own composer in C kills the process on deep nesting, and its constructor turns 010 into 8 and lets
the second of two equal keys win in silence.
"""

from typing import Any, NamedTuple, NoReturn

from yaml.error import MarkedYAMLError

from fazhi_report.diagnostics import Finding
from fazhi_report.notation import UNSEEN
from fazhi_report.source import parsers
from fazhi_report.source.complaints import YamlFault, fault
from fazhi_report.source.flow_faults import entries_in_key, grouped, misread_key, stands_alone
from fazhi_report.source.nodes import Node, Plain, Written
from fazhi_report.source.parsers import (
    ALIAS,
    DOCUMENT,
    LIST_END,
    MAPPING,
    MAPPING_END,
    SCALAR,
    EventParser,
    ParserEvent,
)
from fazhi_report.source.scalars import LINE_ENDS, Atom, typed, unfolded
from fazhi_report.source.source_text import SourceText
from fazhi_report.source.yaml_faults import (
    WIDE_SPACES,
    indented_key,
    misread_lines,
    syntax_faults,
)

_DEEPEST = 100
_MOST_VALUES = 300_000  # 50,000 records with five values each; so many are checked in some seconds
# How much data aliases may add to what is written in the file, in values of up to 64 characters.
_LARGEST_EXPANSION = 100_000
_CHARACTERS_A_VALUE = 64

_SPELL_OUT = "不用引用，把内容直接写出来"
_NAME_KEY = "每一项写成“键: 值”，冒号前面是名称"


class Reading(NamedTuple):
    """What was read, and what was wrong: `slips` can be mended so that another reading gets further.

    `root` is the mapping that the file is, None where it could not be read; `keys` are the names of all keys.
    """

    root: Node | None
    keys: frozenset[str]
    findings: tuple[Finding, ...]
    slips: tuple[YamlFault, ...]

    @property
    def data(self) -> dict[str, Any] | None:
        """What the file holds, without any trace of YAML."""
        return self.root.value if self.root and isinstance(self.root.value, dict) else None


def read_events(text: SourceText) -> Reading:
    """Read the text as far as it can be read."""
    return _read(text, parsers.PARSER)


# libyaml has given up on deep nesting of its own since 0.2.6, at a place further on than the one to tell.
_GIVES_UP = "exceeded maximum nesting depth"


def _read(text: SourceText, parser_class: type[EventParser]) -> Reading:
    builder = _Builder(text, parser_class(text.text))
    root = None
    try:
        root = builder.document()
    except _UnreadableError as error:
        builder.faults.append(error.fault)
    except MarkedYAMLError as error:
        if error.problem == _GIVES_UP:
            return _read(text, parsers.PythonParser)
        builder.faults += syntax_faults(text, error)
    return Reading(
        root,
        frozenset(builder.keys),
        findings=tuple(fault.finding for fault in builder.faults if not fault.repairs),
        slips=tuple(fault for fault in builder.faults if fault.repairs),
    )


class _UnreadableError(Exception):
    """A fault that nothing can be read behind."""

    def __init__(self, fault: YamlFault) -> None:
        super().__init__(fault)
        self.fault = fault


class _Anchored(NamedTuple):
    """A value that aliases repeat: how much data it is, and how many levels deep."""

    value: Plain
    written: Written
    size: int
    height: int


class _Builder:
    """Puts together what the events of a parser tell of."""

    def __init__(self, text: SourceText, parser: EventParser) -> None:
        self.faults: list[YamlFault] = []
        self.keys: set[str] = set()
        self._plain_keys: set[str] = set()
        self._text = text
        self._raw = text.text
        self._take = parser.get_event
        self._anchors: dict[str, _Anchored | None] = {}
        self._measured: dict[int, _Anchored] = {}
        self._expansion = 0
        self._room = _MOST_VALUES

    def document(self) -> Node | None:
        """The mapping that is the whole document; None, with the faults told, where there is none."""
        value: Plain = None
        written: Written = (0, 0, 0, None)
        several = False
        self._take()  # the beginning of the stream
        if type(self._take()) is DOCUMENT:
            value, written = self._value(self._take(), 0)
            self._take()  # the end of the document
            after = self._take()
            if several := type(after) is DOCUMENT:
                message = "一个文件里只能有一份数据，这里用“---”开始了第二份"
                hint = "删去这一行，或者把后面的内容另存为一个文件"
                self._report("FZ013", after.start_mark.index, message, hint)
        if isinstance(value, dict):
            return Node(value, written)
        if value is None and written[1] == written[2]:
            if not several:
                self._report("FZ006", 0, "文件里没有数据", "填写数据以后再检查；每一项写成“键: 值”")
        elif not any(fault.repairs for fault in self.faults):
            kind = "列表" if isinstance(value, list) else "一段文字"
            message = f"文件的最外层是{kind}，应当是一项一项的“键: 值”"
            self._report("FZ013", written[1], message, "检查第一行的冒号是不是半角、后面有没有空格")
        return None

    def _report(self, code: str, index: int, message: str, hint: str) -> None:
        self.faults.append(fault(self._text, code, index, message, hint))

    def _give_up(self, code: str, index: int, message: str, hint: str) -> NoReturn:
        raise _UnreadableError(fault(self._text, code, index, message, hint))

    # Values: `depth` is in how many lists and mappings one stands -------------------------------------------

    def _value(self, event: ParserEvent, depth: int) -> tuple[Plain, Written]:
        """The value that an event begins."""
        if type(event) is SCALAR:
            return self._scalar(event, depth)
        if type(event) is ALIAS:
            return self._alias(event, depth)
        start = event.start_mark.index
        if depth == _DEEPEST:
            message = f"这里的层级超过了 {_DEEPEST} 层，无法读取"
            self._give_up("FZ011", start, message, "检查是不是多打了括号或“-”")
        if event.tag is not None:
            self._tag(start)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        value, parts, end = (self._mapping if type(event) is MAPPING else self._list)(depth + 1)
        written: Written = (start, start, end, parts)
        if event.anchor is not None:
            self._anchors[event.anchor] = self._measured[id(value)] = _Anchored(
                value, written, *self._measure(value)
            )
        return value, written

    def _list(self, depth: int) -> tuple[list[Any], list[Written], int]:
        values: list[Any] = []
        places: list[Written] = []
        while type(event := self._take()) is not LIST_END:
            value, written = self._value(event, depth)
            values.append(value)
            places.append(written)
            self._room -= 1
            if self._room < 0:
                self._too_many(event)
        return values, places, event.end_mark.index

    def _too_many(self, event: ParserEvent) -> NoReturn:
        message = f"文件里的内容超过了 {_MOST_VALUES // 10_000} 万项，不予读取"
        self._give_up(
            "FZ016", event.start_mark.index, message, "检查是不是选错了文件；一年的台账太长的，写全年总数"
        )

    def _mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, Written], int]:
        values: dict[str, Any] = {}
        places: dict[str, Written] = {}
        take, plain_keys, raw = self._take, self._plain_keys, self._raw
        value: Plain
        while type(event := take()) is not MAPPING_END:
            # A large file is mostly names met before and text on one line that stands in the file as it is:
            # all else (quotes, anchors, tags, wrapped lines) is for the methods below.
            first, last = event.start_mark, event.end_mark
            key_start, key_end = first.index, last.index
            if (
                type(event) is SCALAR
                and (text := event.value) in plain_keys
                and key_end - key_start == len(text)
            ):
                name = text
            elif values and grouped(raw, *places[name := next(reversed(values))][1:3], key_start, key_end):
                # In block style 1,200 is one text, of which the schema tells that it is no number.
                self._value(take(), depth)
                key_start, start, _, parts = places[name]
                values[name], places[name] = raw[start:key_end], (key_start, start, key_end, parts)
                continue
            elif (named := self._key(event, depth)) is not None:
                name = named
            else:
                self._value(take(), depth)
                continue
            self._room -= 1
            if self._room < 0:
                self._too_many(event)
            event = take()
            first, last = event.start_mark, event.end_mark
            start, end = first.index, last.index
            if type(event) is SCALAR and end - start == len(text := event.value) and first.line == last.line:
                value, parts = typed(text), None
            else:
                value, (_, start, end, parts) = self._value(event, depth)
            if name in values:
                line = self._text.mark(places[name][0]).line
                hint = "删去其中一个；如果是两条记录，各自以“- ”开头"
                self._report("FZ010", key_start, f"键“{name}”重复，第 {line} 行已经有了", hint)
                continue
            values[name] = value
            places[name] = (key_start, start, end, parts)
            if start == end and ":" not in raw[key_end:start]:
                self.faults += misread_key(self._text, key_start, key_end)
        return values, places, event.end_mark.index

    def _key(self, event: ParserEvent, depth: int) -> str | None:
        """The name of a key; None for what names nothing, whose value has no place to go."""
        start, end = event.start_mark.index, event.end_mark.index
        raw = self._raw[start:end]
        repeats = type(event) is ALIAS and event.anchor in self._anchors
        value, _ = self._value(event, depth)
        name: str | None = None
        if repeats:
            self._report("FZ015", start, f"键“{raw}”是引用，读不出名称", _SPELL_OUT)
        elif raw == "<<":
            self._report("FZ015", start, "键“<<”用来合并数据，这里不支持", _SPELL_OUT)
        elif isinstance(value, list | dict):
            self._report("FZ015", start, "键不能是列表或一组数据，只能是名称", _NAME_KEY)
        elif isinstance(value, str):
            name = value
            if value[:1] in WIDE_SPACES:
                self.faults.append(indented_key(self._text, start, value))
            elif value == raw and value.isidentifier():
                self._plain_keys.add(value)
            elif value == raw:
                self.faults += entries_in_key(self._text, start, end)
        elif raw:
            name = self._untyped(raw, start, end)
        else:
            self._report("FZ015", start, "冒号前面没有键", _NAME_KEY)
        if name is not None:
            self.keys.add(name)
        return name

    def _untyped(self, raw: str, start: int, end: int) -> str:
        """The name of a key that is read as a number or the like; it may be a part of the value before it."""
        if not stands_alone(self._raw, start, end):
            hint = f"给键加上英文单引号，写成 '{raw}': 值"
            self._report("FZ015", start, f"键“{raw}”读取时不是文字", hint)
        return raw

    def _scalar(self, event: ParserEvent, depth: int) -> tuple[Atom, Written]:
        first, last = event.start_mark, event.end_mark
        start, end = first.index, last.index
        wrapped = first.line != last.line
        value: Atom = self._long_text(event) if wrapped or event.style else typed(event.value)
        if not event.style and (wrapped or not depth):
            self.faults += misread_lines(self._text, start, end, fewest=2 if depth else 1)
        written: Written = (start, start, end, None)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, written, *self._measure(value))
        if event.tag is not None:
            self._tag(start)
        return value, written

    def _long_text(self, event: ParserEvent) -> str:
        start, end = event.start_mark.index, event.end_mark.index
        text = unfolded(event.value, self._raw[start:end], event.style)
        if any(character not in LINE_ENDS for character in UNSEEN.findall(event.value)):
            message = "双引号里用反斜杠写出了看不见的控制字符"
            hint = "删去这个反斜杠和它后面的代号；如果“\\”是文字，改用英文单引号"
            self._report("FZ014", start, message, hint)
        return UNSEEN.sub("", text)

    def _tag(self, index: int) -> None:
        message = "值的开头用了“!”标记，这里不允许"
        hint = "删去“!”和紧跟着的代号；如果“!”是文字，把整个值放进英文单引号里"
        self._report("FZ017", index, message, hint)

    # Aliases ------------------------------------------------------------------------------------------------

    def _alias(self, event: ParserEvent, depth: int) -> tuple[Plain, Written]:
        start, end = event.start_mark.index, event.end_mark.index
        name = self._raw[start:end]
        if event.anchor not in self._anchors:
            message = f"值以“*”开头，读取时会当成引用，而前面没有“&{name[1:]}”"
            self._report("FZ007", start, message, "如果“*”是文字，把整个值放进英文单引号里")
            return name, (start, start, end, None)
        anchored = self._anchors[event.anchor]
        if anchored is None:
            self._give_up("FZ012", start, f"“{name}”引用了包含它自己的内容，没有尽头", _SPELL_OUT)
        self._expansion += anchored.size
        if depth + anchored.height > _DEEPEST or self._expansion > _LARGEST_EXPANSION:
            message = f"“{name}”这样的引用层层重复，展开以后内容太多，无法读取"
            self._give_up("FZ012", start, message, _SPELL_OUT)
        return anchored.value, anchored.written

    def _measure(self, value: Plain) -> tuple[int, int]:
        """How much data a value is, in values of up to 64 characters, and how many levels it has."""
        if isinstance(value, str):
            return 1 + len(value) // _CHARACTERS_A_VALUE, 0
        if not isinstance(value, list | dict):
            return 1, 0
        if known := self._measured.get(id(value)):
            return known.size, known.height
        inside = [*value, *value.values()] if isinstance(value, dict) else value
        parts = [self._measure(each) for each in inside]
        return 1 + sum(size for size, _ in parts), 1 + max((height for _, height in parts), default=0)
