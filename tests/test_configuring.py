"""Settings files: what they set, and every way of getting them wrong, at its line."""

import pytest

from fazhi_report.configuring import configure
from fazhi_report.diagnostics import Severity
from fazhi_report.settings import DEFAULTS, Settings


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
        ("[style]\nlongst = 3\n", 2, 1, "FZ102", "不认识的键“longst”"),
        ("[style]\nlongest = 0\n", 2, 1, "FZ105", "不能小于 1"),
        ('rules = "off"\n', 1, 1, "FZ103", "应为“键: 值”，写成了文字“off”"),
        ("[style]\ntitle_forms = [3]\n", 2, 1, "FZ103", "应为文字，写成了数字 3"),
        ("style.longest = 'x'\n", 1, 1, "FZ103", "应为整数，写成了文字“x”"),
    ],
)
def test_faults_are_at_their_line(text: str, line: int, column: int, code: str, message: str) -> None:
    ((found_line, found_column, found_code, found_message),) = faults(text)

    assert (found_line, found_code, found_message) == (line, code, message)
    assert found_column == column or code == "FZ032"


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
