"""Standard streams as they should not be, and reports in files: what is told stays readable, exit codes stay true."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typer

from fazhi_report.cli import main, streams
from fazhi_report.cli.commands import COMMANDS
from fazhi_report.cli.files import read_input
from fazhi_report.cli.usage import explained
from fazhi_report.diagnostics import Diagnostic
from tests.conftest import BAD, GOOD, Run, write

POSIX = pytest.mark.skipif(os.name == "nt", reason="descriptors, locales and devices of POSIX")
FAZHI = (sys.executable, "-m", "fazhi_report")


def called(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What the shell makes of a command in which `fazhi` is ours."""
    return subprocess.run(
        ["sh", "-c", command.replace("fazhi ", f"{' '.join(FAZHI)} ")],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


# Streams that are closed or full ---------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(
    ("command", "code", "out", "err"),
    [
        ("fazhi validate good.yaml >/dev/full", 2, "", "标准输出: 错误 FZ501 写不了：磁盘满了"),
        ("fazhi validate bad.yaml >&-", 2, "", "标准输出: 错误 FZ501 写不了：它关着"),
        ("fazhi schema >/dev/full", 2, "", "标准输出: 错误 FZ501"),
        ("fazhi --help >/dev/full", 2, "", "标准输出: 错误 FZ501"),
        ("fazhi --version >/dev/full", 2, "", "标准输出: 错误 FZ501"),
        ("fazhi validate good.yaml --format json 2>/dev/full", 0, '"errors": 0', ""),
        ("fazhi validate bad.yaml 2>&-", 1, "1 个错误", ""),
        ("fazhi validate none.yaml --format github 2>&-", 2, "FZ001", ""),
        ("fazhi validate - <&-", 2, "标准输入: 错误 FZ003 读不了：它关着", ""),
        ("fazhi init . --year 2024 <&-", 2, "", "缺少 --name"),
        ("fazhi render good.yaml -o r.docx <&- >&- 2>&-; echo $?; head -c2 r.docx", 0, "0\nPK", ""),
        ("fazhi validate good.yaml <&- >&- 2>&-", 2, "", ""),
        ("fazhi nothing 2>&-", 2, "", ""),
    ],
)
def test_a_stream_that_is_closed_or_full(folder: Path, command: str, code: int, out: str, err: str) -> None:
    done = called(folder, command)

    assert done.returncode == code, done.stderr.decode()
    assert out in done.stdout.decode()
    assert err in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize(("file", "code"), [("good.yaml", "0"), ("bad.yaml", "1")])
def test_a_reader_that_has_had_enough(folder: Path, file: str, code: str) -> None:
    done = called(folder, f"(fazhi validate {file}; echo $? >code) | head -c0")

    assert (folder / "code").read_text().strip() == code
    assert done.stderr == b""


def test_what_messages_lose_changes_nothing(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BufferedWriter(Full()), write_through=True))

    assert fazhi("render", write("a.yaml"), "-o", "r.txt")[0] == 0
    assert Path("r.txt").exists()


def test_a_closed_stream_gets_a_file_that_nothing_can_be_done_with() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    streams.fill(writer)
    streams.fill(reader)

    for number in (writer, reader):
        with pytest.raises(OSError, match="Bad file descriptor") as caught:
            os.write(number, b"a")
        assert caught.value.errno == errno.EBADF
        os.close(number)


def test_a_stream_that_is_missing_is_there_for_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[int] = []
    monkeypatch.setattr(sys, "argv", ["fazhi", "validate", "-"])
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(streams, "fill", filled.append)
    opened, usual = os.open(os.devnull, os.O_RDONLY), os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda _, mode, closefd: usual(opened, mode, closefd=closefd))

    with pytest.raises(SystemExit) as caught:
        main()

    os.close(opened)
    assert (caught.value.code, filled) == (2, [0, 1])
    assert (sys.stdin, sys.stdout) == (None, None)


def test_a_name_that_the_system_does_not_even_look_for(fazhi: Run) -> None:
    name = "法" * 300

    code, out, err = fazhi("render", write("a.yaml"), "-o", name)

    assert (code, out) == (2, "")
    assert f"{name}: 错误 FZ003 读不了：文件名太长" in err


def test_too_little_memory_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("fazhi_report.cli.app", full)

    assert fazhi("validate", "a.yaml") == (2, "", "错误：内存不够，没有做完\n")


# Encodings -------------------------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"LC_ALL": "POSIX"}, "utf-8"),
        ({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
        ({"PYTHONIOENCODING": "ascii"}, "utf-8"),
        ({"PYTHONIOENCODING": "latin-1:strict"}, "utf-8"),
        ({"PYTHONIOENCODING": "gbk:strict"}, "gbk"),
    ],
)
def test_what_is_told_is_readable(folder: Path, environment: dict[str, str], encoding: str) -> None:
    (folder / "bad.yaml").rename(folder / "局𠮷.yaml")

    done = called(folder, "fazhi validate 局𠮷.yaml; fazhi render good.yaml -o 报告/ --to txt", **environment)

    told = done.stdout.decode(encoding)
    assert "错误 FZ102 不认识的键“contarcts”" in told
    assert told.startswith("局𠮷.yaml:" if encoding == "utf-8" else r"局\U00020bb7.yaml:")
    assert "已生成 报告/解放区财政局关于2023年法治政府建设情况的报告.txt" in done.stderr.decode(encoding)
    assert len(list((folder / "报告").iterdir())) == 1


def test_a_locale_without_chinese_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    restarted: list[list[str]] = []

    def in_ascii(name: str) -> bytes:
        return name.encode("ascii")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsencode", in_ascii)
        patched.setattr(os, "execv", lambda _, arguments: restarted.append(arguments))
        patched.setattr(sys, "orig_argv", ["python", "-m", "fazhi_report", "rules"])
        streams.restart_where_files_have_no_chinese_names()

    assert restarted == [[sys.executable, "-X", "utf8", "-m", "fazhi_report", "rules"]]


MACHINE_FORMS = [
    ("validate", "bad.yaml", "--format", "json"),
    ("validate", "bad.yaml", "--format", "sarif"),
    ("validate", "bad.yaml", "--format", "junit"),
    ("validate", "bad.yaml", "--format", "github"),
    ("facts", "good.yaml", "--format", "json"),
    ("facts", "good.yaml", "--format", "csv"),
    ("diff", "good.yaml", "good.yaml", "--format", "csv"),
    ("rules", "--format", "json"),
    ("schema", "--keys", "zh"),
]


@pytest.mark.parametrize("command", MACHINE_FORMS, ids=" ".join)
def test_what_programs_read_is_utf8_whatever_the_console_is(
    fazhi: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("good.yaml")
    write("bad.yaml", BAD)
    _, wanted, _ = fazhi(*command)
    console = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="gbk", newline="\r\n"))

    fazhi(*command)

    assert console.getvalue().decode() == wanted
    assert any("\u4e00" <= character <= "\u9fff" for character in wanted)
    if "csv" in command:
        assert console.getvalue().startswith(b"\xef\xbb\xbf")
    if "junit" in command:
        assert ET.fromstring(console.getvalue()).tag == "testsuites"
    if "json" in command:
        json.loads(console.getvalue())


# Reports in files ------------------------------------------------------------------------------------------

IN_FILES = [
    *MACHINE_FORMS,
    ("validate", "bad.yaml"),
    ("lint", "报告.txt"),
    ("check", "报告.docx"),
    ("facts", "good.yaml"),
    ("facts", "good.yaml", "--unused"),
    ("diff", "good.yaml", "good.yaml", "--format", "md"),
    ("explain", "FZ315"),
    ("rules", "--format", "md"),
    ("fonts",),
]


@pytest.mark.parametrize("command", IN_FILES, ids=" ".join)
def test_a_report_in_a_file_is_what_is_printed(
    fazhi: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "")
    write("good.yaml")
    write("bad.yaml", BAD)
    fazhi("render", "good.yaml", "-o", "报告.docx")
    fazhi("render", "good.yaml", "-o", "报告.txt")
    code, printed, _ = fazhi(*command)
    monkeypatch.setenv("FORCE_COLOR", "1")

    written, out, err = fazhi(*command, "-o", "结果/a.txt")

    assert (written, out) == (code, "")
    assert "已生成 结果" in err
    assert Path("结果/a.txt").read_bytes() == printed.encode()
    assert fazhi(*command, "-o", "good.yaml/a")[0] == 2


def test_how_much_was_found_is_told_where_the_listing_is_elsewhere(fazhi: Run) -> None:
    write("bad.yaml", BAD)

    assert fazhi("validate", "bad.yaml", "-o", "a.txt")[2].endswith("\n1 个错误\n")
    assert fazhi("validate", "bad.yaml", "-o", "-") == fazhi("validate", "bad.yaml")


def test_every_command_that_writes_says_where_to(fazhi: Run) -> None:
    """What has no -o writes no report: `init` and `completion` have their own places, `sheet` has it below."""
    without = {name for name in COMMANDS if "--output" not in fazhi(name, "--help")[1]}
    assert without == {"init", "sheet", "completion"}


def test_standard_input_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.StringIO):
        class buffer:  # noqa: N801  as the stream calls it
            @staticmethod
            def read(_: int) -> bytes:
                raise OSError(errno.EISDIR, "")

    monkeypatch.setattr(sys, "stdin", Broken())
    found = read_input("-")

    assert isinstance(found, Diagnostic)
    assert (found.file, found.code, found.message) == ("标准输入", "FZ003", "读不了：这是文件夹")


def test_a_stream_without_chinese_is_in_utf_8_and_keeps_its_number() -> None:
    with io.TextIOWrapper(io.FileIO(os.dup(1), "w"), encoding="ascii") as stream:
        sturdy = streams.Sturdy(stream)

        assert sturdy.text().encoding == "utf-8"
        assert sturdy.fileno() == stream.fileno()


def test_a_bad_value_of_nobody_knows_what() -> None:
    assert explained(typer.BadParameter("x"), [], []) == "选项的内容不对\n用法见 fazhi --help"
