"""Faults of YAML as sentences for people who never heard of YAML.

The two parsers of PyYAML word their complaints differently and in English. Only a few stable words of
theirs are used to tell the kind of a complaint; the rest is read off the text around the place.
"""

import re
from collections.abc import Callable, Iterator

from yaml.error import MarkedYAMLError

from fazhi_report.source.complaints import (
    KEY,
    QUOTE_HINT,
    Complaint,
    YamlFault,
    behind_quotes,
    fault,
    second_colon,
    wrong_colon,
)
from fazhi_report.source.flow_faults import in_brackets
from fazhi_report.source.source_text import SourceText

WIDE_SPACES = ("\u3000", "\xa0")
"""Spaces that YAML takes for text."""

_INDENT_HINT = "同一级的各行要从同一列开始，下一级多缩进两个空格"
_TABS = re.compile(r"^[ \t]*?\t", re.MULTILINE)
_KEY_COLON = re.compile(r":(?:\s|$)")
_SLIP = re.compile(
    r"[ \t]*(?:- +)*(?:(?P<space>[\u3000\xa0]+)|(?P<dash>[－—–―]+|-(?=[^\s-]))"
    rf"|{KEY} ?(?P<colon>：|:(?=[^\s/])))"
)


def syntax_faults(text: SourceText, error: MarkedYAMLError) -> list[YamlFault]:
    """What is wrong where the parser gave up; at least one fault."""
    index = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else index
    complaint = Complaint(text, index, start, f"{error.context or ''} / {error.problem or ''}")
    for kind in _KINDS:
        if faults := kind(complaint):
            return faults
    message = "这里的写法无法识别，读不下去"
    return [fault(text, "FZ007", index, message, f"检查这一行和上一行的冒号、引号和缩进；{_INDENT_HINT}")]


def misread_lines(text: SourceText, start: int, end: int, *, fewest: int) -> list[YamlFault]:
    """Slips that made YAML read several entries as one text.

    Running text may well begin 会议强调：, so every line must look like an entry, at least `fewest` of them.
    """
    first = text.line_number(start)
    if text.text[text.line_start(first) : start].strip(" -"):
        # It begins behind its key, where nobody begins an entry.
        return []
    lines = range(first, text.line_number(end) + 1)
    # An author may indent every line of a text with full-width spaces; that alone is no entry.
    if any(text.line(line).lstrip(" \t").startswith(WIDE_SPACES) for line in lines):
        return []
    found = [(_slip(text, line), text.line(line).lstrip().startswith("- ")) for line in lines]
    slips = [slip for slip, _ in found if slip]
    return slips if slips and len(lines) >= fewest and all(slip or item for slip, item in found) else []


def indented_key(text: SourceText, start: int, name: str) -> YamlFault:
    """A key behind full-width or no-break spaces, which to YAML are part of its name."""
    return _wrong_spaces(text, start, len(name) - len(name.lstrip("\u3000\xa0")))


def _slip(text: SourceText, line: int) -> YamlFault | None:
    start = text.line_start(line)
    match = _SLIP.match(text.line(line))
    if match is None:
        return None
    if spaces := match["space"]:
        return _wrong_spaces(text, start + match.start("space"), len(spaces))
    if dash := match["dash"]:
        return _wrong_dash(text, start + match.start("dash"), len(dash))
    return wrong_colon(text, start + match.start("colon"))


def _wrong_spaces(text: SourceText, index: int, count: int) -> YamlFault:
    message = "缩进用了全角空格，读取时会当成文字"
    mended = fault(text, "FZ009", index, message, "切换到半角，缩进只用半角空格，每一级两个")
    return YamlFault(mended.finding, dict.fromkeys(range(index, index + count), "  "))


def _wrong_dash(text: SourceText, index: int, count: int) -> YamlFault:
    if text.text[index] == "-":
        mended = fault(text, "FZ007", index, "“-”后面少了一个空格", "写成“- 内容”，“-”与内容之间空一格")
    else:
        message = f"这里用了全角横线“{text.text[index]}”，不能表示列表的一项"
        mended = fault(text, "FZ009", index, message, "改成半角的“-”，后面空一格")
    return YamlFault(mended.finding, {index: "- ", **dict.fromkeys(range(index + 1, index + count), " ")})


def _open_quote(complaint: Complaint) -> list[YamlFault]:
    if "quoted scalar" not in complaint.words or "unexpected" not in complaint.words:
        return []
    quote = complaint.text.text[complaint.start]
    message = f"从这里开始的引号 {quote} 没有结束"
    return [fault(complaint.text, "FZ007", complaint.start, message, f"在值的末尾补上同样的英文引号 {quote}")]


def _escape(complaint: Complaint) -> list[YamlFault]:
    if "quoted scalar" not in complaint.words:
        return []
    index = complaint.text.text.rfind("\\", 0, complaint.place + 1)
    message = "双引号里的反斜杠“\\”与后面的字符连在一起有特殊含义，这里无法识别"
    hint = "把整个值两边的双引号换成英文单引号，或者把“\\”写成“\\\\”"
    return [fault(complaint.text, "FZ007", index, message, hint)]


def _tab(complaint: Complaint) -> list[YamlFault]:
    text, number = complaint.text, complaint.text.line_number(complaint.place)
    start = text.line_start(number)
    if complaint.character == "\t":
        index = complaint.place
    elif match := _TABS.match(text.line(number)):
        index = start + match.end() - 1
    else:
        return []
    more = sum(1 for _ in _TABS.finditer(text.text, min(start + len(text.line(number)), len(text.text))))
    hint = "用“查找和替换”把全文的 Tab 换成两个空格，再核对各行的缩进"
    if index == complaint.place and complaint.before.strip():
        return [fault(text, "FZ008", index, "这里用了 Tab（制表符），只能用空格", hint)]
    message = "缩进用了 Tab（制表符），只能用空格" + (f"；下面还有 {more} 行也是这样" if more else "")
    return [fault(text, "FZ008", index, message, hint)]


def _special_start(complaint: Complaint) -> list[YamlFault]:
    words = (
        "scanning an alias",
        "scanning an anchor",
        " a tag",
        "cannot start any token",
        "mapping keys are not allowed",
    )
    if not any(word in complaint.words for word in words):
        return []
    index = complaint.place if "mapping keys" in complaint.words else complaint.start
    character = complaint.text.text[index]
    message = f"值不能直接以“{character}”开头，这个符号在数据文件里有特殊含义"
    return [fault(complaint.text, "FZ007", index, message, QUOTE_HINT)]


def _directive(complaint: Complaint) -> list[YamlFault]:
    words = ("directive", "YAML document", "<document start>")
    if not complaint.text.text.startswith("%") or not any(word in complaint.words for word in words):
        return []
    return [fault(complaint.text, "FZ007", 0, "文件不能以“%”开头", "删去“%”开头的各行")]


def _block_header(complaint: Complaint) -> list[YamlFault]:
    if "block scalar" not in complaint.words:
        return []
    mark = complaint.text.text[complaint.start]
    message = f"“{mark}”后面不能在同一行接着写文字"
    hint = f"文字从“{mark}”的下一行写起，缩进两个空格"
    return [fault(complaint.text, "FZ007", complaint.start, message, hint)]


def _item_beside_key(complaint: Complaint) -> list[YamlFault]:
    if "sequence entries are not allowed" not in complaint.words:
        return []
    message = "“- ”开头的列表项不能与键写在同一行"
    hint = f"另起一行写“- ”，比键多缩进两个空格；如果这是文字，{QUOTE_HINT}"
    return [fault(complaint.text, "FZ007", complaint.place, message, hint)]


def _missing_colon(complaint: Complaint) -> list[YamlFault]:
    if "simple key" not in complaint.words:
        return []
    if slip := _slip(complaint.text, complaint.text.line_number(complaint.start)):
        return [slip]
    hint = "每一项写成“键: 值”；如果这一行是上一行文字的继续，要比上一行的键多缩进两个空格"
    return [fault(complaint.text, "FZ007", complaint.start, "这一行没有冒号，读不出键和值", hint)]


def _unexpected_colon(complaint: Complaint) -> list[YamlFault]:
    if "mapping values are not allowed" not in complaint.words:
        return []
    text = complaint.text
    if _KEY_COLON.search(complaint.before):
        return [second_colon(text, complaint.place)]
    if slips := list(_slips_above(text, text.line_number(complaint.place))):
        return slips
    return [_indentation(complaint, "这一行的缩进不对，读取时接到了上一行的值后面")]


def _slips_above(text: SourceText, line: int) -> Iterator[YamlFault]:
    for above in range(line - 1, -1, -1):
        if not text.line(above).strip() or _KEY_COLON.search(text.line(above)):
            return
        if slip := _slip(text, above):
            yield slip


def _out_of_line(complaint: Complaint) -> list[YamlFault]:
    if not any(word in complaint.words for word in ("block mapping", "block collection", "<document start>")):
        return []
    before = complaint.before.rstrip()
    if not before:
        return [_indentation(complaint, "这一行的缩进与上面各行对不齐，不知道它属于哪一级")]
    if before[-1] in "\"'":
        return [behind_quotes(complaint.text, complaint.place)]
    hint = f"值如果是文字，{QUOTE_HINT}；也可能是前面有一行的引号或括号没有成对"
    return [fault(complaint.text, "FZ007", complaint.place, "括号结束以后还有文字，或者多了括号", hint)]


def _indentation(complaint: Complaint, message: str) -> YamlFault:
    index = complaint.place - len(complaint.before.lstrip(" "))
    return fault(complaint.text, "FZ007", index, message, _INDENT_HINT)


_KINDS: tuple[Callable[[Complaint], list[YamlFault]], ...] = (
    _open_quote,
    _escape,
    _tab,
    _directive,
    _special_start,
    _block_header,
    in_brackets,
    _item_beside_key,
    _missing_colon,
    _unexpected_colon,
    _out_of_line,
)
