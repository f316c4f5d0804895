"""Reading data files: types, wrapped text, faults with their places, and places of findings."""

import threading
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import DataPlace, Diagnostic, Finding, Mark, Severity, TemplatePlace
from fazhi_report.source import Source, data_file, parsers, read
from fazhi_report.source.source_text import SourceText

SAMPLE = """\
# 说明
year: 2023
单位: {名称: 解放区财政局, 简称: 区财政局}
学习:
  - 主题: [习近平法治思想, "预算法"]
    次数: 4
text: 认真落实
  法治建设
long: |
  第一段
  续行

  第二段
base: &b [1, 2]
again: *b
"""


@pytest.fixture(params=["c", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run everything with both parsers of PyYAML."""
    in_c = request.param == "c"
    monkeypatch.setattr(parsers, "PARSER", parsers.event_parser(in_c=in_c))
    return str(request.param)


def faults(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of every fault."""
    source = read(text.encode() if isinstance(text, str) else text, "f.yaml")
    located = [source.locate(finding) for finding in source.findings]
    assert all(diagnostic.hint and diagnostic.severity is Severity.ERROR for diagnostic in located)
    return [(d.code, d.line, d.column, d.message) for d in sorted(located)]


def data(text: str) -> dict[str, Any]:
    """What a file without faults holds."""
    source = read(text.encode(), "f.yaml")
    assert source.findings == ()
    assert source.data is not None
    return source.data


def value(text: str) -> Any:  # a value of any type is what is tested
    """What one value means."""
    return data(f"a: {text}")["a"]


# --- the two parsers -------------------------------------------------------------------------------------


def test_the_parser_in_c_is_taken_where_there_is_one() -> None:
    assert parsers.event_parser(in_c=False) is parsers.PythonParser
    assert yaml.__with_libyaml__, "the development environment is to have both parsers"
    assert parsers.event_parser(in_c=True).__name__ == "CParser"


# --- types -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", ["true", "True", "TRUE"])
def test_true(text: str) -> None:
    assert value(text) is True


@pytest.mark.parametrize("text", ["false", "False", "FALSE"])
def test_false(text: str) -> None:
    assert value(text) is False


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("7", 7), ("-12", -12), ("100", 100), ("999999999999999999", 999999999999999999), ("3.5", 3.5),
     ("-0.25", -0.25), ("0.123456789012345", 0.123456789012345)],
)  # fmt: skip
def test_numbers(text: str, number: float) -> None:
    assert (value(text), type(value(text))) == (number, type(number))


@pytest.mark.parametrize(
    "text",
    ["010", "00", "-0", "12:30", "on", "off", "yes", "no", "1_000", "0x1F", "0o17", ".inf", "-.inf", ".nan",
     "2023-01-05", "2023-13-01", "1e5", "1.5e3", "+86", "1.", ".5", "01.5", "1000000000000000000",
     "1.234567890123456", "1.2345678901234567", "tRUE", "nULL", "４２", "="],
)  # fmt: skip
def test_everything_else_is_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize("text", ["'1'", '"1"'])
def test_quotes_make_text(text: str) -> None:
    assert value(text) == "1"


# --- wrapped text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("认真\n  落实", "认真落实"),
        ("'认真\n  落实'", "认真落实"),
        ('"认真\n  落实"', "认真落实"),
        (">\n  认真\n  落实\n", "认真落实"),
        (">-\n  认真\n  落实\n", "认真落实"),
        ("|\n  认真\n  落实\n", "认真落实"),
        ("|2\n    认真\n  落实\n", "认真落实"),
        ("|+\n  认真\n  落实\n\n\n", "认真落实"),
        ("state of\n  law", "state of law"),
        ("state of\n  law之治", "state of law之治"),
        ("法治\n\n  state of\n  law", "法治\n\nstate of law"),
        ("|\n  state of\n  law\n", "state of law"),
        (">\n  state of\n  law\n", "state of law"),
        ("截至 2023\n  年", "截至 2023年"),
        ("学习\n  2023 年", "学习2023 年"),
        ("（一）\n  abc", "（一）abc"),
        ("甲 乙\n  丙", "甲 乙丙"),
        ("第一段\n\n  第二段", "第一段\n\n第二段"),
        ("'第一段\n\n\n  第二段'", "第一段\n\n第二段"),
        ('"第一段\n\n  第二段"', "第一段\n\n第二段"),
        (">\n  第一\n  段\n\n\n  第二段\n", "第一段\n\n第二段"),
        ("|\n\n  第一段\n \n  第二段\n\n", "第一段\n\n第二段"),
        (r'"第一段\n第二段"', "第一段\n\n第二段"),
        (r'"\n第一段\r\n\L第二段\n"', "第一段\n\n第二段"),
        (r'"\n"', ""),
        ('"ab\\\n  cd"', "abcd"),
        ('"ab \\\n  cd"', "ab cd"),
        ('"ab\\\n\n  cd"', "ab\n\ncd"),
        ('"甲\\u4e59\\x41\\U0001F600\\"\n  丙"', '甲乙A😀"丙'),
        ("'it''s\n  so'", "it's so"),
        ("认真\r\n  落实\r\n\r\n  建设", "认真落实\n\n建设"),
        ("|\r\n  认真\r\n  落实\r\n", "认真落实"),
        ("|\r  认真\r  落实\r", "认真落实"),
        ("|\n", ""),
        (">\n", ""),
        ("甲  乙", "甲  乙"),
        ("'  甲 乙 '", "  甲 乙 "),
        ('" 甲\\t乙 "', " 甲\t乙 "),
        ("|\n  甲\n# 注释\n", "甲"),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert value(text) == expected


# --- faults of the file ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code", "line", "column", "part"),
    [
        ("name: x\n键: 财政局\n".encode("gbk"), "FZ004", 2, 1, "GBK"),
        ("\ufeff键: ".encode() + "财政".encode("gbk"), "FZ004", 1, 4, "GBK"),
        (b"PK\x03\x04\x14\x00", "FZ004", 1, 1, "Word"),
        (b"%PDF-1.7", "FZ004", 1, 1, "PDF"),
        ("单位: 财政局\n".encode("utf-16"), "FZ005", 1, 1, "UTF-16"),
        (b"\xfe\xff" + "单位: 财政局\n".encode("utf-16-be"), "FZ005", 1, 1, "UTF-16"),
        ("name: x\n".encode("utf-16-le"), "FZ005", 1, 1, "UTF-16"),
        ("键: 财政局\n".encode("utf-16-be"), "FZ005", 1, 1, "UTF-16"),
        ("name: 一\n".encode("utf-16-le"), "FZ005", 1, 1, "UTF-16"),
        ("键: 财政局\n".encode("utf-16-le"), "FZ005", 1, 1, "UTF-16"),
        (b"", "FZ006", 1, 1, "没有数据"),
        (b"\xef\xbb\xbf", "FZ006", 1, 1, "没有数据"),
        (b"# x\n\n", "FZ006", 1, 1, "没有数据"),
        (b"---\n", "FZ006", 1, 1, "没有数据"),
        (b"a" * 5_000_001, "FZ016", 1, 1, "5.0 MB，超过了 5 MB"),
        (b"k:\n- [" + b"1," * 300_000 + b"]\n", "FZ016", 2, 600_002, "超过了 30 万项"),
        (b"".join(b"k%d: 1\n" % number for number in range(300_001)), "FZ016", 300_001, 1, "超过了 30 万项"),
    ],
)
def test_what_is_no_data_file(content: bytes, code: str, line: int, column: int, part: str) -> None:
    (fault,) = faults(content)
    assert fault[:3] == (code, line, column)
    assert part in fault[3]
    assert read(content, "f").data is None


def test_a_bom_is_fine_and_takes_no_column() -> None:
    source = read("\ufeffa: 1\n".encode(), "f")
    assert (source.data, source.findings) == ({"a": 1}, ())
    assert source.mark(("a",)) == Mark(1, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("a: 他说: 好\n", 1, 6, "值里又出现了冒号加空格"),
        ("a: x\nb: c: d\n", 2, 5, "值里又出现了冒号加空格"),
        ("a: @x\n", 1, 4, "不能直接以“@”开头"),
        ("a: `x\n", 1, 4, "不能直接以“`”开头"),
        ("a: %x\n", 1, 4, "不能直接以“%”开头"),
        ("a: *重点\n", 1, 4, "不能直接以“*”开头"),
        ("a: &重 x\n", 1, 4, "不能直接以“&”开头"),
        ("a: !重要\n", 1, 4, "不能直接以“!”开头"),
        ("a: !%ff x\n", 1, 4, "不能直接以“!”开头"),
        ("a: ? b\n", 1, 4, "不能直接以“?”开头"),
        ("a: ]\n", 1, 4, "不能直接以“]”开头"),
        ("a: , b\n", 1, 4, "不能直接以“,”开头"),
        ("a: {]\n", 1, 5, "不能直接以“]”开头"),
        ("a: {x: [", 1, 8, "括号“[”没有用“]”结束"),
        ("a: [{x: 1},\n", 1, 4, "括号“[”没有用“]”结束"),
        ("a: [ ']',\n", 1, 4, "括号“[”没有用“]”结束"),
        ("a: 1\nb: [1, 2\nc: 3\n", 2, 4, "括号“[”没有用“]”结束"),
        ("a: {x: 1, y: 2\n", 1, 4, "括号“{”没有用“}”结束"),
        ("a: [x] y\n", 1, 8, "括号结束以后还有文字"),
        ("a: [1 2]]\n", 1, 9, "多了括号"),
        ("a: 1\nb: 'x\nc: 1\n", 2, 4, "引号 ' 没有结束"),
        ('a: "x\n---\n', 1, 4, '引号 " 没有结束'),
        ('a: "x\nb: "def"\n', 2, 5, "引号结束以后还有文字"),
        ('a: "他说"好""\n', 1, 8, "引号结束以后还有文字"),
        ('"a" b\n', 1, 5, "引号结束以后还有文字"),
        ('a: "C:\\data"\n', 1, 7, "反斜杠"),
        ('a: "\\x1"\n', 1, 5, "反斜杠"),
        ('a: "\\UFFFFFFFF"\n', 1, 5, "反斜杠"),
        ('a: "\\U00110000"\n', 1, 5, "反斜杠"),
        ("a: |文字\n  x\n", 1, 4, "“|”后面不能在同一行接着写文字"),
        ("a: >0\n x\n", 1, 4, "“>”后面不能在同一行接着写文字"),
        ("a: - b\n", 1, 4, "列表项不能与键写在同一行"),
        ("a: 1\n  b: 2\n", 2, 3, "缩进不对"),
        ("a: 1\n\n  b: 2\n", 3, 3, "缩进不对"),
        ("文字\nb: 2\n", 2, 1, "缩进不对"),
        ("a:\n    b: 1\n  c: 2\n", 3, 3, "对不齐"),
        ("  a: 1\nb: 2\n", 2, 1, "对不齐"),
        ("a: 1\n- b\n", 2, 1, "对不齐"),
        ("- a\nb: 1\n", 2, 1, "对不齐"),
        (": a\n", 1, 1, "对不齐"),
        ("a: 1\n财政局\nb: 2\n", 2, 1, "没有冒号"),
        ("%x\n", 1, 1, "不能以“%”开头"),
        ("%YAML 2.0\n---\na: 1\n", 1, 1, "不能以“%”开头"),
        ("%TAG ! x\n", 1, 1, "不能以“%”开头"),
        ("a: [ ']]',\n", 1, 4, "括号“[”没有用“]”结束"),
        ("a: *x\n", 1, 4, "前面没有“&x”"),
        ("a: 1\n---\n%YAML 2.0\n", 2, 1, "第二份"),
    ],
)  # fmt: skip
def test_syntax(text: str, line: int, column: int, part: str) -> None:
    first = faults(text)[0]
    assert first[:3] == ("FZ013" if "第二份" in part else "FZ007", line, column)
    assert part in first[3]


@pytest.mark.parametrize(
    "text", [b"a: @x\n", b"a: 'x\n", b"a: 1\n  b: 2\n", b"a: {x\n", b"%YAML 3.0\n---\na\n"]
)
def test_a_syntax_fault_is_told_in_chinese_and_alone(text: bytes) -> None:
    (fault,) = faults(text)
    assert not any(word in fault[3] for word in ("found", "expected", "while", "YAML"))
    assert read(text, "f").data is None


def test_an_unknown_complaint_still_gets_a_place_and_a_sentence() -> None:
    from fazhi_report.source.yaml_faults import syntax_faults  # noqa: PLC0415

    (fault,) = syntax_faults(SourceText("a: b"), yaml.MarkedYAMLError("new", None, "news"))
    assert fault.finding.place == Mark(1, 1)
    assert "无法识别" in fault.finding.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("a:\n  b: 1\n \tc: 2\n", 3, 2),
        ("- \ta: 1\n", 1, 3),
        ("a: x\n\n\ty\n", 3, 1),
        ("a: x\n\tb: 1\n", 2, 1),
        ("a: |\n\tx\n", 2, 1),
        ("a: b\n  \tc: d\n", 2, 3),
        ("a: 1\nb: [\n \tx: }\n]\n", 3, 2),
    ],
)
def test_tab(text: str, line: int, column: int) -> None:
    (fault,) = faults(text)
    assert fault[:3] == ("FZ008", line, column)
    assert fault[3].endswith("用了 Tab（制表符），只能用空格")


def test_further_lines_with_tabs_are_counted() -> None:
    (fault,) = faults("a:\n\tb: 1\n\tc: 2\nd: 3\n  \te: 1\n")
    assert fault[:3] == ("FZ008", 2, 1)
    assert fault[3].endswith("下面还有 2 行也是这样")


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("a: 1\n单位：财政局\nb: x\n", [(2, 3)], {"a": 1, "单位": "财政局", "b": "x"}),
        ("单位：财政局\nb: x\n", [(1, 3)], {"单位": "财政局", "b": "x"}),
        ("单位：财政局\n", [(1, 3)], {"单位": "财政局"}),
        ("单位：甲\n年份：2023\n", [(1, 3), (2, 3)], {"单位": "甲", "年份": 2023}),
        ("a: 1\n单位：\n  名称: x\n", [(2, 3)], {"a": 1, "单位": {"名称": "x"}}),
        ("a:\n  - 标题：一\n    b: x\n", [(2, 7)], {"a": [{"标题": "一", "b": "x"}]}),
        ("a:\n  甲：x\n  乙：y\n", [(2, 4), (3, 4)], {"a": {"甲": "x", "乙": "y"}}),
        ("a: {甲：x}\n", [(1, 6)], {"a": {"甲": "x"}}),
        ("a: {甲：x，乙：2}\n", [(1, 6), (1, 8), (1, 10)], {"a": {"甲": "x", "乙": 2}}),
        ("a: {甲：x，乙}\n", [(1, 6)], {"a": {"甲": "x，乙"}}),
        ("a: {x: 1，y: 2，z: 3}\n", [(1, 9), (1, 14)], {"a": {"x": 1, "y": 2, "z": 3}}),
        ("a:\n　　b: 1\n　　c：2\n", [(2, 1), (3, 1), (3, 4)], {"a": {"b": 1, "c": 2}}),
        ("a:\n\u00a0\u00a0b: 1\n", [(2, 1)], {"a": {"b": 1}}),
        ("a:\n － 甲\n — 乙\n", [(2, 2), (3, 2)], {"a": ["甲", "乙"]}),
        ("a:\n - 甲\n －－乙\n", [(3, 2)], {"a": ["甲", "乙"]}),
    ],
)
def test_full_width_marks(text: str, places: list[tuple[int, int]], expected: dict[str, Any]) -> None:
    found = faults(text)
    assert [(fault[0], fault[1], fault[2]) for fault in found] == [("FZ009", *place) for place in places]
    assert all("全角" in fault[3] for fault in found)
    assert read(text.encode(), "f").data == expected


@pytest.mark.parametrize(
    ("text", "place", "part", "expected"),
    [
        ("a: 1\nb:c\nd: 2\n", (2, 2), "冒号后面少了一个空格", {"a": 1, "b": "c", "d": 2}),
        ("b:c\nd: 2\n", (1, 2), "冒号后面少了一个空格", {"b": "c", "d": 2}),
        ("a: {b:1}\n", (1, 6), "冒号后面少了一个空格", {"a": {"b": 1}}),
        ("a:\n - b\n -c\n", (3, 2), "“-”后面少了一个空格", {"a": ["b", "c"]}),
        ("a:\n -b\n - c\n", (2, 2), "“-”后面少了一个空格", {"a": ["b", "c"]}),
    ],
)
def test_missing_spaces(text: str, place: tuple[int, int], part: str, expected: dict[str, Any]) -> None:
    (fault,) = faults(text)
    assert fault[:3] == ("FZ007", *place)
    assert part in fault[3]
    assert read(text.encode(), "f").data == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 会议强调：好\n", {"a": "会议强调：好"}),
        ("a:\n  会议强调：要\n  认真落实\n", {"a": "会议强调：要认真落实"}),
        ("a:\n  会议强调：要认真\n", {"a": "会议强调：要认真"}),
        ("a: 时间：三月\n  地点：会议室\n", {"a": "时间：三月地点：会议室"}),
        ("a:\n  　　第一\n  　　第二\n", {"a": "　　第一　　第二"}),
        ("a:\n  http://x\n  http://y\n", {"a": "http://x http://y"}),
        ("a:\n  12:30\n  13:30\n", {"a": "12:30 13:30"}),
        ("a: [甲，乙]\n", {"a": ["甲，乙"]}),
        ("a:\n b: |\n  甲：乙\n  丙：丁\n", {"a": {"b": "甲：乙丙：丁"}}),
        ("{}\n", {}),
        ("? a\n", {"a": None}),
        ("甲:乙: 1\n", {"甲:乙": 1}),
    ],
)
def test_what_only_looks_like_a_fault(text: str, expected: dict[str, Any]) -> None:
    assert data(text) == expected


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        # full-width marks between the entries of a mapping in braces
        (
            "a: {甲：x，乙: 1, 丙: 2}\n",
            [("FZ009", 1, 6), ("FZ009", 1, 8)],
            {"a": {"甲": "x", "乙": 1, "丙": 2}},
        ),
        (
            "a: {甲：x，乙：y，丙: 2}\n",
            [("FZ009", 1, 6), ("FZ009", 1, 8), ("FZ009", 1, 10), ("FZ009", 1, 12)],
            {"a": {"甲": "x", "乙": "y", "丙": 2}},
        ),
        ("a: {甲: x，y，乙: 1}\n", [("FZ009", 1, 11)], {"a": {"甲": "x，y", "乙": 1}}),
        ("a: {甲: x、乙: 1}\n", [("FZ009", 1, 9)], {"a": {"甲": "x", "乙": 1}}),
        (
            "a: {甲: x；乙: 1; 丙: 2}\n",
            [("FZ009", 1, 9), ("FZ009", 1, 14)],
            {"a": {"甲": "x", "乙": 1, "丙": 2}},
        ),
        ("a: [{甲: x}，{甲: y}]\n", [("FZ009", 1, 11)], {"a": [{"甲": "x"}, {"甲": "y"}]}),
        ("a: {甲: 'x'，乙: 1}\n", [("FZ009", 1, 11)], {"a": {"甲": "x", "乙": 1}}),
        ("a: [[x]、[y]]\n", [("FZ009", 1, 8)], {"a": [["x"], ["y"]]}),
        # a comma left out
        ("a: {甲: x 乙: 1}\n", [("FZ007", 1, 10)], {"a": {"甲": "x", "乙": 1}}),
        # a comma between thousands is part of the text that the number was to be, as in block style
        ("a: {甲: 1,200, 乙: 1}\n", [], {"a": {"甲": "1,200", "乙": 1}}),
        ("a: {甲: 1,234,567.80}\n", [], {"a": {"甲": "1,234,567.80"}}),
        ("a: {甲: 12,345 , 乙: 1}\n", [], {"a": {"甲": "12,345", "乙": 1}}),
    ],
)
def test_slips_between_brackets_are_read_past(
    text: str, places: list[tuple[str, int, int]], expected: dict[str, Any]
) -> None:
    assert [fault[:3] for fault in faults(text)] == places
    assert read(text.encode(), "f").data == expected


@pytest.mark.parametrize(
    ("flow", "block", "column"),
    [
        ("a: {甲: x: y}\n", "甲: x: y\n", 9),
        ("a: {乙: 1, 甲: x: y}\n", "甲: x: y\n", 15),
        ("a: {甲: x: }\n", "甲: x: \n", 9),
        ("a: {甲: 'x'y}\n", "甲: 'x'y\n", 11),
        ("a: {甲: 'x'，y}\n", "甲: 'x'，y\n", 11),
        ('a: {甲: "x"y, 乙: 1}\n', '甲: "x"y\n', 11),
        ("a: {甲: @x}\n", "甲: @x\n", 8),
        ("a: {甲: %x}\n", "甲: %x\n", 8),
        ("a: {甲: *x}\n", "甲: *x\n", 8),
        ('a: {甲: "\\d"}\n', '甲: "\\d"\n', 9),
        ("a: {甲：x}\n", "甲：x\n", 6),
        ("a: {甲:x}\n", "甲:x\n", 6),
        ("a: {甲: 1, 甲: 2}\n", "甲: 1\n甲: 2\n", 11),
    ],
)
def test_a_slip_has_the_same_words_in_both_styles(flow: str, block: str, column: int) -> None:
    """Only where the first of two equal keys stands is another line."""
    (in_flow,), (in_block,) = faults(flow), faults(block)

    assert (in_flow[0], in_flow[2], in_flow[3]) == (in_block[0], column, in_block[3])


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("a: {甲: x,y, 乙: 1}\n", 10, "“y”后面没有冒号"),
        ("a: {甲, 乙: 1}\n", 5, "“甲”后面没有冒号"),
        ("a: {甲=1}\n", 5, "“甲=1”后面没有冒号"),
        ("a: {甲: 1,20}\n", 10, "“20”后面没有冒号"),
        ("a: {甲: x[1]}\n", 9, "值里的“[”在括号里面不能当文字"),
        ("a: {甲: x{1}}\n", 9, "值里的“{”在括号里面不能当文字"),
        ("a: {甲: 1, 乙: 2\n", 4, "括号“{”没有用“}”结束"),
        ("a: [{甲: x} {甲: y}]\n", 12, "“}”和“{”之间少了逗号"),
        ("a: {:: x}\n", 5, "不能直接以“:”开头"),
    ],
)
def test_what_brackets_do_not_hold(text: str, column: int, part: str) -> None:
    (found,) = faults(text)
    assert found[:3] == ("FZ007", 1, column)
    assert part in found[3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: {甲：乙: 1}\n", {"a": {"甲：乙": 1}}),
        ("a: {甲，乙: 1}\n", {"a": {"甲，乙": 1}}),
        ("a: {甲：x，1: 1}\n", {"a": {"甲：x，1": 1}}),
        ("甲：x，乙: 1\n", {"甲：x，乙": 1}),
        ("a: {，: 1}\n", {"a": {"，": 1}}),
        ("a: [1,200]\n", {"a": [1, 200]}),
        ("a: {? 甲, 乙: 1}\n", {"a": {"甲": None, "乙": 1}}),
    ],
)
def test_what_only_looks_like_a_slip_between_brackets(text: str, expected: dict[str, Any]) -> None:
    assert data(text) == expected


def test_a_record_left_open_is_told_where_it_begins() -> None:
    (found,) = faults("a:\n  - {甲: 1, 乙: 2\n  - {甲: 3, 乙: 4}\n")

    assert found[:3] == ("FZ007", 2, 5)
    assert "括号“{”没有用“}”结束" in found[3]


def test_a_number_without_end_is_no_number() -> None:
    found = faults("a: {甲: 1" + ",200" * 10 + "}\n")

    assert {fault[3] for fault in found} >= {"“200”后面没有冒号，读不出键和值"}


def test_tab_beside_the_value(parser: str) -> None:
    """YAML allows it, and only the parser in Python does not."""
    assert [fault[:3] for fault in faults("a: \t1\n")] == {"c": [], "python": [("FZ008", 1, 4)]}[parser]


def test_reading_on_ends_after_many_slips() -> None:
    """Each slip of this kind takes another reading, and there is an end to that."""
    text = "z: 1\n" + "".join(f"键{number}：值\n" for number in range(70))
    found = faults(text)
    assert [fault[1] for fault in found] == list(range(2, 53))
    assert {fault[0] for fault in found} == {"FZ009"}
    assert read(text.encode(), "f").data is None


def test_duplicate_keys_are_all_told_and_the_first_value_stays() -> None:
    text = "a: 1\nb:\n  c: 1\n  c: 2\na: 2\nd: {e: 1, e: 2}\na: 3\n"
    assert faults(text) == [
        ("FZ010", 4, 3, "键“c”重复，第 3 行已经有了"),
        ("FZ010", 5, 1, "键“a”重复，第 1 行已经有了"),
        ("FZ010", 6, 11, "键“e”重复，第 6 行已经有了"),
        ("FZ010", 7, 1, "键“a”重复，第 1 行已经有了"),
    ]
    assert read(text.encode(), "f").data == {"a": 1, "b": {"c": 1}, "d": {"e": 1}}


def nested(levels: int) -> str:
    """A mapping with so many levels, itself included, over as many lines."""
    return "a:" + "\n".join(" " * level + "[" for level in range(1, levels)) + "\n" + "]" * (levels - 1)


def test_hundred_levels_are_read_and_one_more_is_not() -> None:
    assert read(nested(100).encode(), "f").findings == ()
    (fault,) = faults(nested(101))
    assert fault[:3] == ("FZ011", 100, 101)
    assert "100 层" in fault[3]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
@pytest.mark.parametrize("threaded", [False, True])
def test_any_depth_is_a_fault_and_no_crash(opening: str, threaded: bool) -> None:  # noqa: FBT001
    results: list[Source] = []
    content = (opening * 400_000).encode()
    if threaded:
        thread = threading.Thread(target=lambda: results.append(read(content, "f")))
        thread.start()
        thread.join()
    else:
        results.append(read(content, "f"))
    assert [(finding.code, finding.place) for finding in results[0].findings] == [
        ("FZ011", Mark(1, 100 * len(opening) + 1))
    ]
    assert results[0].data is None


def test_aliases_repeat_what_was_anchored() -> None:
    assert data("a: &x {b: [1]}\nc: *x\nd: &y 1\ne: [*y, *y, *x]\n") == {
        "a": {"b": [1]}, "c": {"b": [1]}, "d": 1, "e": [1, 1, {"b": [1]}],
    }  # fmt: skip


def test_a_second_anchor_of_the_same_name_holds_from_there() -> None:
    assert data("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("a: &x [1, *x]\n", (1, 11), "“*x”引用了包含它自己"),
        ("a: &x\n  b: *x\n", (2, 6), "“*x”引用了包含它自己"),
        (
            "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
            + "".join(f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]\n" for n in range(1, 8)),
            (5, 45),
            "“*a3”这样的引用层层重复",
        ),
        pytest.param(
            "a: &x '" + "字" * 1_600_000 + "'\nb: [*x, *x, *x, *x]\n",
            (2, 17),
            "“*x”这样的引用层层重复",
            marks=pytest.mark.long,
        ),
        (
            "".join(f"a{n}: &a{n} " + (f"[*a{n - 1}]" if n else "[]") + "\n" for n in range(100)),
            (100, 12),
            "“*a98”这样的引用层层重复",
        ),
    ],
    ids=["itself in a list", "itself in a mapping", "ten times ten", "a long text", "deep"],
)
def test_alias_bombs(text: str, place: tuple[int, int], part: str) -> None:
    (fault,) = faults(text)
    assert fault[:3] == ("FZ012", *place)
    assert part in fault[3]
    assert read(text.encode(), "f").data is None


@pytest.mark.parametrize(("length", "refused"), [(63 * 64, []), (64 * 64, ["FZ012"])])
def test_a_long_text_counts_as_a_value_for_every_64_characters(
    length: int, refused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fazhi_report.source.reading._LARGEST_EXPANSION", 64)

    assert [fault[0] for fault in faults(f"a: &x '{'字' * length}'\nb: *x\n")] == refused


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("a: 1\n---\nb: 2\n", (2, 1), "第二份"),
        ("---\n---\nb: 2\n", (2, 1), "第二份"),
        ("# x\n- a\n", (2, 1), "列表"),
        ("'a'\n", (1, 1), "文字"),
        ("只有一段文字\n", (1, 1), "文字"),
        ("5\n", (1, 1), "文字"),
        ("~\n", (1, 1), "文字"),
    ],
)
def test_one_mapping_to_a_file(text: str, place: tuple[int, int], part: str) -> None:
    (fault,) = faults(text)
    assert fault[:3] == ("FZ013", *place)
    assert part in fault[3]


@pytest.mark.parametrize("text", ["# 标题\n\n| 一: 二\n  三: 四\n- 五\n", "一段文字\n"])
def test_an_article_is_told_to_be_one_and_not_by_the_faults_of_its_yaml(text: str) -> None:
    (finding,) = read(text.encode(), "a/README.MD").findings
    assert (finding.code, finding.place) == ("FZ013", Mark(1, 1))
    assert "文章" in finding.message
    assert "fazhi lint" in finding.hint
    assert faults(text) != []
    assert read("机关: 某局\n".encode(), "data.md").data == {"机关": "某局"}


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x0b",
        "\x1b",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
        "\uffff",
        "\u200b",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\u3164",
        "\U000e0041",
    ],
)
def test_forbidden_characters_are_told_and_read_as_spaces(character: str) -> None:
    text = f"b: 1\na: 甲{character}乙\n"
    assert faults(text) == [("FZ014", 2, 5, f"这里有看不见的字符（U+{ord(character):04X}）")]
    assert read(text.encode(), "f").data == {"b": 1, "a": "甲 乙"}


def test_forbidden_characters_are_told_twenty_times() -> None:
    exactly, more = faults("a: " + "\x0b" * 20 + "\n"), faults("a: " + "\x0b" * 25 + "\n")
    assert [len(exactly), len(more)] == [20, 20]
    assert exactly[-1][3].endswith("（U+000B）")
    assert more[-1][3].endswith("，后面还有 5 处")


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x7f", r"\uFEFF", r"\u200B", r"\u202E"])
def test_forbidden_characters_cannot_be_smuggled_in_by_escapes(escape: str) -> None:
    (fault,) = faults(f'a: "甲{escape}乙"\n')
    assert fault[:3] == ("FZ014", 1, 4)
    assert read(f'a: "甲{escape}乙"\n'.encode(), "f").data == {"a": "甲乙"}


def test_half_a_surrogate_is_a_fault(parser: str) -> None:
    (fault,) = faults(r'a: "\uD800"')
    assert fault[0] == {"c": "FZ007", "python": "FZ014"}[parser]


@pytest.mark.parametrize(
    ("text", "place", "part", "expected"),
    [
        ("a: 1\n1: x\n", (2, 1), "键“1”读取时不是文字", {"a": 1, "1": "x"}),
        ("true: x\n", (1, 1), "键“true”读取时不是文字", {"true": "x"}),
        ("null: x\n", (1, 1), "键“null”读取时不是文字", {"null": "x"}),
        ("?\n: x\n", (1, 2), "冒号前面没有键", {}),
        ("? [a]\n: 1\n", (1, 3), "键不能是列表", {}),
        ("{b: 1}: 1\n", (1, 1), "键不能是列表", {}),
        ("a: &x b\n*x : 1\n", (2, 1), "键“*x”是引用", {"a": "b"}),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", (3, 3), "“<<”", {"a": {"b": 1}, "c": {}}),
    ],
)
def test_keys_are_plain_names(text: str, place: tuple[int, int], part: str, expected: dict[str, Any]) -> None:
    (fault,) = faults(text)
    assert fault[:3] == ("FZ015", *place)
    assert part in fault[3]
    assert read(text.encode(), "f").data == expected


def test_quoted_keys_are_fine() -> None:
    assert data("'1': a\n\"b\": c\n") == {"1": "a", "b": "c"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !!python/object/apply:os.system [x]\n", ["x"]),
        ("a: !foo 甲\n", "甲"),
        ("a: !!str 1\n", 1),
        ("a: !!binary aGk=\n", "aGk="),
        ("a: !foo {b: 1}\n", {"b": 1}),
        ("a: ! x\n", "x"),
    ],
)
def test_tags_are_told_and_passed_over(text: str, expected: object) -> None:
    assert faults(text) == [("FZ017", 1, 4, "值的开头用了“!”标记，这里不允许")]
    assert read(text.encode(), "f").data == {"a": expected}


# --- places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("missing",), (1, 1)),
        (("year",), (2, 1)),
        (("单位",), (3, 1)),
        (("单位", "简称"), (3, 18)),
        (("单位", "missing"), (3, 1)),
        (("学习", 0), (5, 5)),
        (("学习", 0, "次数"), (6, 5)),
        (("学习", 0, "function-after", "次数"), (6, 5)),
        (("学习", 0, "主题", 1), (5, 19)),
        (("学习", 0, "主题", 2), (5, 5)),
        (("学习", 0, "主题", -1), (5, 5)),
        (("学习", 7, "主题"), (4, 1)),
        (("学习", 0, "missing"), (5, 5)),
        (("year", "int"), (2, 1)),
        (("again",), (15, 1)),
        (("again", 1), (14, 14)),
    ],
)
def test_marks(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert read(SAMPLE.encode(), "f").mark(path) == Mark(*place)


@pytest.mark.parametrize(
    ("text", "excerpt", "place"),
    [
        ("a: 加强学习教育\n", "学习", (1, 6)),
        ("a: '加强学习'\n", "学习", (1, 7)),
        ('a: "加强学习"\n', "学习", (1, 7)),
        ('a: "加强\\\n  学习"\n', "学习", (2, 3)),
        ("a: 加强\n  学习教育\n", "教育", (2, 5)),
        ("a: 加强\n  学习教育\n", "强学习", (1, 5)),
        ("a: >\n  加强\n  学习教育\n", "教育", (3, 5)),
        ("a: | # 学习\n  加强\n  学习教育\n", "学习", (3, 3)),
        ("a: state of\n  law\n", "of law", (1, 10)),
        ("a: 加强学习\n", "没有", (1, 4)),
        ('a: "it\\x41"\n', "itA", (1, 4)),
        ("a: 乙" + "甲" * 120 + "\n  " + "甲" * 120 + "\n", "甲" * 200, (1, 5)),
        ("a: 乙" + "甲" * 120 + "\n  " + "甲" * 120 + "\n", "甲" * 201, (1, 4)),
        ("a: [甲, 乙]\n", "乙", (1, 8)),
        ("b: 1\n", "甲", (1, 1)),
        ("a: 'x'\n", "'", (1, 6)),
        ("a: ab\n", " ", (1, 4)),
    ],
)
def test_excerpts(text: str, excerpt: str, place: tuple[int, int]) -> None:
    finding = Finding("FZ301", Severity.WARNING, "话", DataPlace(("a",), excerpt), "改")
    assert read(text.encode(), "d.yaml").locate(finding) == Diagnostic(
        "d.yaml", *place, "FZ301", Severity.WARNING, "话", "改"
    )


@pytest.mark.parametrize(
    ("text", "excerpt", "before", "column"),
    [
        ("a: 甲乙甲乙", "甲", 0, 4),
        ("a: 甲乙甲乙", "甲", 1, 6),
        ("a: 甲乙甲乙", "甲", 2, 4),  # the text was printed twice
        ("a: 甲甲甲甲", "甲甲", 1, 6),
        ("a: 甲  乙甲  乙", "甲乙", 1, 8),
        ("a: 甲  乙甲  乙", "甲乙", 5, 8),
    ],
)
def test_excerpts_that_stand_more_than_once(text: str, excerpt: str, before: int, column: int) -> None:
    finding = Finding("FZ301", Severity.WARNING, "话", DataPlace(("a",), excerpt, before))

    assert read(text.encode(), "d.yaml").locate(finding).column == column


def test_locate_other_places() -> None:
    source = read(SAMPLE.encode(), "d.yaml")

    def place(where: Mark | DataPlace | TemplatePlace) -> tuple[str, int, int]:
        diagnostic = source.locate(Finding("FZ101", Severity.ERROR, "话", where))
        return diagnostic.file, diagnostic.line, diagnostic.column

    assert place(Mark(3, 4)) == ("d.yaml", 3, 4)
    assert place(DataPlace(("单位", "名称"))) == ("d.yaml", 3, 6)
    assert place(TemplatePlace("report.md.j2", 7)) == ("report.md.j2", 7, 1)


def test_places_in_what_could_not_be_read() -> None:
    source = read(b"a: @", "d.yaml")
    assert source.mark(("a", "b")) == Mark(1, 1)
    assert list(source.key_paths()) == []
    finding = Finding("FZ101", Severity.ERROR, "话", DataPlace(("a",), "b"))
    assert source.locate(finding) == Diagnostic("d.yaml", 1, 1, "FZ101", Severity.ERROR, "话")


def test_keys_in_the_order_of_the_file() -> None:
    text = "a:\n  b: 1\n  c:\n    - {d: 1}\n    - 2\ne: 1\n"
    source = read(text.encode(), "f")
    assert [(path, source.mark(path)) for path in source.key_paths()] == [
        (("a",), Mark(1, 1)),
        (("a", "b"), Mark(2, 3)),
        (("a", "c"), Mark(3, 3)),
        (("a", "c", 0, "d"), Mark(4, 8)),
        (("e",), Mark(6, 1)),
    ]


def test_places_behind_what_was_mended_are_those_of_the_file() -> None:
    source = read("a: {甲：x，乙：y, z: 1}\nb:c\nd: 甲\n".encode(), "f")
    assert source.data == {"a": {"甲": "x", "乙": "y", "z": 1}, "b": "c", "d": "甲"}
    assert [source.mark(path) for path in [("a", "乙"), ("a", "z"), ("b",), ("d",)]] == [
        Mark(1, 9), Mark(1, 14), Mark(2, 1), Mark(3, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(end: str) -> None:
    source = read(SAMPLE.replace("\n", end).encode(), "f")
    assert source.findings == ()
    assert source.mark(("base",)) == Mark(14, 1)
    assert source.data == read(SAMPLE.encode(), "f").data


# --- anything at all -------------------------------------------------------------------------------------


def check(content: bytes) -> None:
    """Nothing is raised, no fault lies outside the file, and no data goes missing without a fault."""
    source = read(content, "f.yaml")
    lines = (
        content.decode("utf-8", "replace")
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    for finding in source.findings:
        diagnostic = source.locate(finding)
        assert 1 <= diagnostic.line <= len(lines)
        assert 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1
    assert source.findings or source.data is not None
    for path in source.key_paths():
        assert 1 <= source.mark(path).line <= len(lines)


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    check(content)


@given(st.text("ab甲：:- \n\t{}[],，'\"|>&*!#%@\\0u?~<　－", max_size=60))
def test_any_text_of_awkward_characters(text: str) -> None:
    check(text.encode())


@given(
    st.integers(0, len(SAMPLE)),
    st.integers(0, 4),
    st.text("a甲：: -\n\t{}[],，'\"|>&*!#%\\　－\x00", max_size=4),
)
def test_any_change_of_a_sample(place: int, length: int, insertion: str) -> None:
    check((SAMPLE[:place] + insertion + SAMPLE[place + length :]).encode())


@given(st.integers(0, len(SAMPLE.encode())), st.binary(min_size=1, max_size=3))
def test_any_bytes_inside_a_sample(place: int, insertion: bytes) -> None:
    content = SAMPLE.encode()
    check(content[:place] + insertion + content[place:])


@given(
    st.text("ab：\r\n", max_size=30),
    st.dictionaries(st.integers(0, 29), st.sampled_from([": ", "  ", "-", "xyz"]), max_size=6),
    st.dictionaries(st.integers(0, 40), st.sampled_from([": ", "  "]), max_size=4),
)
def test_mended_text_keeps_the_places_of_the_file(
    text: str, first: dict[int, str], second: dict[int, str]
) -> None:
    """Every character that is in the file has the same place before and after."""
    text = text.replace("\r\n", "\n")
    origins: list[int | None] = list(range(len(text)))
    mended, original = SourceText(text), SourceText(text)
    for repairs in (first, second):
        usable = {
            index: new
            for index, new in repairs.items()
            if index < len(mended.text) and mended.text[index] not in "\r\n"
        }
        mended = mended.mended(usable)
        origins = [
            origin
            for index, old in enumerate(origins)
            for origin in ([old, *[None] * (len(usable[index]) - 1)] if index in usable else [old])
        ]
    for index, origin in enumerate(origins):
        if origin is not None:
            assert mended.mark(index) == original.mark(origin)


def test_an_excerpt_that_thousands_of_findings_share_is_looked_for_once() -> None:
    source = read(("a: " + "签，订" * 3000).encode(), "a.yaml")
    data_file._occurrences.cache_clear()

    columns = [
        source.locate(Finding("FZ301", Severity.WARNING, "话", DataPlace(("a",), "签", place))).column
        for place in range(3000)
    ]

    assert columns == [4 + 3 * place for place in range(3000)]
    assert data_file._occurrences.cache_info().misses == 1
