"""Settings files: what they set, and every way of getting them wrong, at its line."""

from typing import get_args

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.settings.file import configure
from fazhi_report.settings.model import DEFAULTS, Settings, Standard


def settings(text: str, name: str = "fazhi.toml") -> Settings:
    found = configure(text.encode(), name)
    assert isinstance(found, Settings), found
    return found


def faults(content: str | bytes, name: str = "fazhi.toml") -> list[tuple[int, int, str, str]]:
    found = configure(content.encode() if isinstance(content, str) else content, name)
    assert isinstance(found, list), found
    assert all(fault.file == name and fault.severity is Severity.ERROR for fault in found)
    return [(fault.line, fault.column, fault.code, fault.message) for fault in found]


def test_everything_has_a_default() -> None:
    assert settings("") == DEFAULTS
    assert DEFAULTS.severity_of("FZ390", Severity.ERROR) is Severity.ERROR
    assert DEFAULTS.style.longest == 5000


@pytest.mark.parametrize(
    ("level", "severity"),
    [("off", None), ("关闭", None), ("info", Severity.INFO), ("提示", Severity.INFO), ("warning", Severity.WARNING),
     ("警告", Severity.WARNING), ("error", Severity.ERROR), ("错误", Severity.ERROR)],
)  # fmt: skip
def test_levels_of_rules(level: str, severity: Severity | None) -> None:
    assert settings(f'[rules]\nFZ390 = "{level}"\n').severity_of("FZ390", Severity.ERROR) is severity


def test_keys_may_be_chinese() -> None:
    found = settings('"模板" = "本局模板"\n["体例"]\n"最长字数" = 4000\n')

    assert (found.templates, found.style.longest) == ("本局模板", 4000)


def test_a_shared_file_has_a_table_for_us_or_nothing() -> None:
    text = '[project]\nname = "x"\n'

    assert configure(text.encode(), "pyproject.toml") is None
    assert configure(b"[project\nname = ", "pyproject.toml") is None
    assert configure(b'[project]\nname = "fazhi-data"\n', "pyproject.toml") is None
    assert configure(b'tool = "fazhi"\n', "pyproject.toml") is None
    assert settings(text + "[tool.fazhi.style]\nlongest = 4000\n", "pyproject.toml").style.longest == 4000


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"),
    [
        ("[rules\n", 1, 7, "FZ032", "设置文件的写法有错"),
        ("a = [1,", 1, 1, "FZ032", "设置文件的写法有错"),
        ('[rules]\nFZ390 = "高"\n', 2, 1, "FZ106", "不能写文字“高”"),
        ('[rules]\nFZ39 = "off"\n', 2, 1, "FZ119", "规则要写检查结果里的代码"),
        ('[rules]\n  FZ399 = "off"\n', 2, 3, "FZ033", "没有规则“FZ399”"),
        ('[rules]\nFZ314 = "off"\n', 2, 1, "FZ033", "没有规则“FZ314”"),
        ("[style]\nlongst = 3\n", 2, 1, "FZ102", "不认识的键“longst”"),
        ("[style]\nlongest = 0\n", 2, 1, "FZ105", "不能小于 1"),
        ('rules = "off"\n', 1, 1, "FZ103", "应为“键: 值”，写成了文字“off”"),
        ("[style]\ntitle_forms = [3]\n", 2, 1, "FZ103", "应为文字，写成了数字 3"),
        ("style.longest = 'x'\n", 1, 1, "FZ103", "应为整数，写成了文字“x”"),
        ("[layout]\nline_pitch = 18.5\n", 2, 1, "FZ105", "不能小于 20"),
        ("[layout]\nline_pitch = inf\n", 2, 1, "FZ105", "不能大于 32"),
        (f"[layout]\nline_pitch = 1{'0' * 400}\n", 2, 1, "FZ105", "不能大于 32"),
        ("[layout]\nline_pitch = nan\n", 2, 1, "FZ103", "应为以磅为单位的数，写成了数字 nan"),
        ('[layout]\nline_pitch = "28磅"\n', 2, 1, "FZ103", "应为以磅为单位的数，写成了文字“28磅”"),
        ("[layout]\nline_pitch = true\n", 2, 1, "FZ103", "应为以磅为单位的数，写成了是否（true、false）"),
        ('["版式"]\n\n"标题行距" = 20\n', 3, 1, "FZ105", "不能小于 24"),
        ("[layout]\ntitle_line_pitch = 45\n", 2, 1, "FZ105", "不能大于 44"),
        ("[layout]\n  bold_levels = [2, 5]\n", 2, 3, "FZ105", "不能大于 4"),
        ("[layout]\nbold_levels = [true]\n", 2, 1, "FZ103", "应为整数，写成了是否（true、false）"),
        ("[layout]\nbold_levels = 2\n", 2, 1, "FZ103", "应为列表，写成了数字 2"),
        ('[layout]\nlatin = "Times, Arial"\n', 2, 1, "FZ034", "不像一种字体的名称"),
        ('[layout]\nlatin = ""\n', 2, 1, "FZ110", "只有空白，没有文字"),
        ('[layout.families]\n"仿宋" = "方正仿宋_GBK"\n', 2, 1, "FZ106", "不能写文字“仿宋”"),
        ('[layout.families]\n"宋体" = "a\\"/><b"\n', 2, 1, "FZ034", "不像一种字体的名称"),
        ('[layout.families]\n"宋体" = "a\\u0007"\n', 2, 1, "FZ014", "这里有看不见的字符（U+0007）"),
        ('[layout.families]\n"宋体" = "@仿宋"\n', 2, 1, "FZ034", "不像一种字体的名称"),
        (f'[layout.families]\n"宋体" = "{"宋" * 32}"\n', 2, 1, "FZ034", "不像一种字体的名称"),
        ("[layout]\npitch = 3\n", 2, 1, "FZ102", "不认识的键“pitch”"),
        ("layout = 28\n", 1, 1, "FZ103", "应为“键: 值”，写成了数字 28"),
    ],
)
def test_faults_are_at_their_line(text: str, line: int, column: int, code: str, message: str) -> None:
    ((found_line, found_column, found_code, found_message),) = faults(text)

    assert (found_line, found_code, found_message) == (line, code, message)
    assert found_column == column or code == "FZ032"


def test_a_house_style() -> None:
    text = """
        ["版式"]
        "行距" = 28
        "标题行距" = 33.5
        "加粗层级" = [2, 3, 2]
        "西文字体" = "Times New Roman"
        "标点悬挂" = "否"
        ["版式"."字体"]
        "仿宋_GB2312" = "方正仿宋_GBK"
    """
    layout = Layout(28, 33.5, frozenset({2, 3}), "Times New Roman", {"仿宋_GB2312": "方正仿宋_GBK"}, "")

    assert settings(text).page_layout == layout
    assert settings(text).page_layout.face(gongwen.BODY).family == "方正仿宋_GBK"


def test_the_layout_is_the_standards_but_for_what_is_set() -> None:
    assert DEFAULTS.page_layout == settings("").page_layout == STANDARD
    assert settings("[layout]\nline_pitch = 28\n").page_layout == Layout(line_pitch=28)
    assert settings("[layout.families]\n").page_layout == STANDARD


def test_the_families_that_can_be_replaced_are_those_of_the_standard() -> None:
    assert set(get_args(Standard)) == set(gongwen.ALTERNATIVES)


@pytest.mark.parametrize("text", [f"a = 1{'0' * 5000}", "a = " + "[" * 5000])
def test_what_the_parser_itself_gives_up_on(text: str) -> None:
    assert faults(text) == [(1, 1, "FZ032", "设置文件的写法有错")]


def test_an_unknown_key_gets_a_guess() -> None:
    found = configure(b"[style]\nlongst = 3\n", "fazhi.toml")

    assert isinstance(found, list)
    assert [(fault.hint, fault.source) for fault in found] == [("是否想写“longest”？", "longst = 3")]


def test_a_file_in_another_encoding() -> None:
    assert faults("模板 = 'x'".encode("gbk")) == [(1, 1, "FZ032", "设置文件的编码不是 UTF-8")]


def test_a_key_that_is_nowhere_in_the_file_is_at_its_beginning() -> None:
    assert faults("[tool]\nfazhi = 3\n", "pyproject.toml") == [(1, 1, "FZ103", "应为“键: 值”，写成了数字 3")]


def test_severity_of_findings_about_the_data() -> None:
    assert settings('[rules]\nFZ213 = "off"\n').severity_of("FZ213", Severity.WARNING) is None
