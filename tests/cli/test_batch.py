"""Many inputs of one call: which they are, who works on them, what is told again because nothing changed."""

import csv
import gc
import io
import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any, ClassVar

import pytest
import typer

from fazhi_report import pipeline
from fazhi_report.cli import files_of_call
from fazhi_report.cli.app import units_of_years
from fazhi_report.cli.batch import Outcome, Unit, found_inputs, outcomes, sharing
from fazhi_report.cli.batch import kept_outcomes as kept
from fazhi_report.cli.check_command import Checking
from fazhi_report.cli.render_command import Rendering
from fazhi_report.cli.validate_command import Validating
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.page import Layout
from tests.conftest import BAD, GOOD, TITLE, Run, write

CLASSIFIED = "\nofficial: {secrecy: {level: 机密, period: 1年}, copy_number: '000001'}\n"

TABLE = "cache/fazhi/outcomes/outcomes.sqlite3"

KINDS = ("yaml", "yml")


def found(*paths: str) -> tuple[tuple[str, ...], list[str], tuple[str, ...]]:
    """The files, the faults, what is passed over."""
    told = found_inputs(paths, KINDS, "台账")
    return told.paths, [f"{each.file} {each.code} {each.message}" for each in told.faults], told.passed_over


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Which files are meant -------------------------------------------------------------------------------------


def test_a_folder_is_all_ledgers_in_it_and_below(here: Path) -> None:
    for name in ("b.yaml", "a.YML", "c/d/e.yaml", "c/a.md", ".git/x.yaml", ".hidden.yaml", "~$b.yaml"):
        write(f"data/{name}")
    (here / "data" / "loop").symlink_to(here / "data")

    assert found("data") == (
        ("data/a.YML", "data/b.yaml", "data/c/d/e.yaml"),
        [],
        ("data/loop/", "data/.hidden.yaml", "data/~$b.yaml", "data/c/a.md"),
    )


@pytest.mark.usefixtures("here")
def test_a_file_is_itself_whatever_it_is_called_and_comes_once() -> None:
    write("data/a.yaml")
    write("data/[b].yaml")

    assert found("-", "none.txt", "data/[b].yaml", "data", "data/a.yaml", "-") == (
        ("-", "none.txt", "data/[b].yaml", "data/a.yaml"),
        [],
        (),
    )


@pytest.mark.usefixtures("here")
def test_a_pattern_is_the_files_and_folders_that_fit() -> None:
    for name in ("甲局/2024.yaml", "乙局/2024.yaml", "乙局/说明.txt", "丙局/深/2024.yaml"):
        write(name)

    assert found("?局/*.yaml")[0] == ("乙局/2024.yaml", "甲局/2024.yaml")
    assert found("**/2024.yaml")[0] == ("丙局/深/2024.yaml", "乙局/2024.yaml", "甲局/2024.yaml")
    assert found("[乙丙]局") == (("丙局/深/2024.yaml", "乙局/2024.yaml"), [], ("乙局/说明.txt",))


@pytest.mark.usefixtures("here")
def test_what_leads_to_nothing_is_told() -> None:
    write("empty/说明.txt")
    write("a.yaml")

    assert found("empty", "*.yml", "a.yaml") == (
        ("a.yaml",),
        [
            "empty FZ001 文件夹里没有台账（.yaml、.yml）",
            "*.yml FZ001 没有这样的文件",
        ],
        ("empty/说明.txt",),
    )


@pytest.mark.usefixtures("here")
def test_a_named_file_is_not_passed_over() -> None:
    write("data/a.yaml")
    write("data/b.txt")

    assert found("data", "data/b.txt") == (("data/a.yaml", "data/b.txt"), [], ())


def test_few_of_those_passed_over_are_named(fazhi: Run) -> None:
    for number in range(7):
        write(f"data/{number}.txt")
    write("data/a.yaml")

    _, _, err = fazhi("validate", "data")

    assert err == "略过 7 个文件：data/0.txt、data/1.txt、data/2.txt、data/3.txt、data/4.txt 等\n"


def test_one_command_for_all_in_a_folder(fazhi: Run) -> None:
    write("data/2024/a.yaml", BAD)
    write("data/b.yaml")

    code, out, err = fazhi("validate", "data")
    assert code == 1
    assert "data/2024/a.yaml:95:1: 错误 FZ102" in out
    assert out.endswith(
        "单位          文件              错误  警告\n"
        "解放区财政局  data/b.yaml          0     0\n"
        "解放区财政局  data/2024/a.yaml     1     0\n"
        "1 个错误，另有 7 个已豁免\n"
    )

    code, out, err = fazhi("render", "data", "--to", "txt", "-o", "out")
    assert code == 1
    assert out == ""
    assert err.endswith(
        "单位          文件              错误  警告  生成\n"
        f"解放区财政局  data/b.yaml          0     1  out/{TITLE}.txt\n"
        "解放区财政局  data/2024/a.yaml     1     0\n"
    )
    assert [path.name for path in Path("out").iterdir()] == [f"{TITLE}.txt"]

    code, out, _ = fazhi("lint", "out")
    assert code == 0
    assert "FZ321" not in out
    assert fazhi("check", "data")[:2] == (
        2,
        "data: 错误 FZ001 文件夹里没有公文（.docx）\n    提示：核对文件名和所在文件夹\n1 个错误\n",
    )


def test_several_workbooks_are_one_input_and_their_ledgers_others() -> None:
    assert units_of_years(["a.yaml", "甲.xlsx", "b.yaml", "乙.xlsx"]) == [
        ("a.yaml",),
        ("甲.xlsx", "乙.xlsx"),
        ("b.yaml",),
    ]
    assert units_of_years(["甲.xlsx"]) == [("甲.xlsx",)]


# Who works on them -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Odd:
    """Work that goes wrong in a way that each input names."""

    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = ""
    settings: ClassVar[None] = None

    def __call__(self, unit: Unit) -> Outcome:
        name = unit[0]
        if name == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "memory":
            raise MemoryError
        if name == "long":
            Path("x" * 300).stat()
        typer.echo(f"{name} is told", err=True)
        if name == "left":
            raise typer.Exit(2)
        return Outcome(name, office=str(os.getpid()))


def told(work: Any, names: list[str], jobs: int, start: float = 1e9) -> Iterator[tuple[str, list[str], int]]:
    for outcome in outcomes(work, [(name,) for name in names], jobs, start=start):
        yield outcome.file, [each.code for each in outcome.diagnostics], outcome.code


@pytest.mark.parametrize(("jobs", "start"), [(1, 0), (2, 1e9), (2, 0), (3, 0)])
def test_whatever_becomes_of_one_the_others_are_done_in_their_order(
    jobs: int, start: float, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["a", "b", "memory", "c", "long", "left", *"defghijklmn"]

    assert list(told(Odd(), names, jobs, start)) == [
        ("a", [], 0),
        ("b", [], 0),
        ("memory", ["FZ047"], 2),
        ("c", [], 0),
        ("long", ["FZ003"], 2),
        ("left", ["FZ047"], 2),
        *((name, [], 0) for name in "defghijklmn"),
    ]
    assert capsys.readouterr().err == "".join(
        f"{name} is told\n" for name in names if name not in ("memory", "long")
    )


@pytest.mark.long
def test_a_process_that_dies_costs_one_input_only() -> None:
    names = [*"abcdefgh", "killed", *"ijk", "killed2", *"lmnop"]

    assert [each for each in told(Odd(), names, 2, 0) if each[1]] == [("killed", ["FZ047"], 2)]


ENDED = """
import os, signal
from fazhi_report.cli.batch import outcomes
from tests.cli.test_batch import Odd

if __name__ == "__main__":
    for outcome in outcomes(Odd(), [("a",), ("b",), *[("waits",)] * 9], 2, start=0):
        if outcome.file == "b":
            os.write(1, b"begun")
        if outcome.file == "waits":
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.long
def test_no_process_outlives_the_one_that_began_it(tmp_path: Path) -> None:
    (tmp_path / "ended.py").write_text(ENDED, encoding="utf-8")
    command = (sys.executable, str(tmp_path / "ended.py"))
    begun = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert begun.returncode == -signal.SIGKILL
    assert begun.stdout == b"begun"  # and its end was seen: whoever has it open is gone


@pytest.mark.long
def test_processes_help_where_they_save_time() -> None:
    def workers(count: int, jobs: int | None, start: float) -> set[str]:
        units = [(str(number),) for number in range(count)]
        return {each.office for each in outcomes(Odd(), units, jobs, start=start)}

    own = str(os.getpid())
    assert workers(50, 2, 1e9) == workers(50, 1, 0) == {own}
    assert own in workers(12, 2, 0)
    assert workers(12, None if sharing._processors() > 1 else 2, 0) > {own}


@pytest.mark.long
def test_the_result_is_the_same_with_any_number_of_processes(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        text = BAD if number == 4 else GOOD
        write(f"data/{number}.yaml", text.replace("解放区财政局", f"第{number}局"))
    write("data/7.yaml", GOOD + CLASSIFIED)

    calls = ("validate", "data"), ("render", "data", "--to", "txt,docx", "-o", "out")
    alone = [fazhi(*call, "-j", "1") for call in calls]
    made = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    monkeypatch.setattr(outcomes, "__kwdefaults__", {"again": False, "start": 0.0})
    together = [fazhi(*call, "-j", "2") for call in calls]

    assert alone == together
    assert len(made) == 12  # what is classified is not public
    assert made == {path.name: path.read_bytes() for path in Path("out").iterdir()}
    assert alone[0][2].count("FZ242") == 1


def test_a_fault_of_the_settings_is_told_once(fazhi: Run) -> None:
    for number in range(3):
        write(f"data/{number}.yaml")
    write("fazhi.toml", "[无此项]\n")

    code, _, err = fazhi("validate", "data")

    assert code == 2
    assert err.count("fazhi.toml") == 1


@pytest.mark.long
def test_no_output_is_an_input_though_another_process_read_it(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "__kwdefaults__", {"again": False, "start": 0.0})
    for number in range(4):
        write(f"{number}.yaml", GOOD.replace("解放区财政局", f"第{number}局"))
    write("out/第3局关于2023年法治政府建设情况的报告.txt")
    Path("3.yaml").unlink()
    Path("3.yaml").hardlink_to("out/第3局关于2023年法治政府建设情况的报告.txt")
    Path("3.yaml").write_text(GOOD.replace("解放区财政局", "第3局"), encoding="utf-8")

    code, _, err = fazhi(
        "render", *(f"{number}.yaml" for number in range(4)), "--to", "txt", "-o", "out", "-j", "2"
    )

    assert code == 2
    assert "错误 FZ565 要写的就是读的文件 3.yaml，没有写" in err


# What is told again ----------------------------------------------------------------------------------------


@pytest.fixture
def many(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, int, str, str]]:
    """Call a command on nine files, which are many: the inputs that are worked on, then what the call gives."""
    monkeypatch.setattr("fazhi_report.cli.batch.sharing._MANY", 9)
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("cache").absolute()))
    for number in range(9):
        write(f"data/{number:02}.yaml", GOOD.replace("解放区财政局", f"第{number}局"))
    worked: list[str] = []
    for name in ("examined", "render", "lint", "check", "facts"):
        function = getattr(pipeline, name)

        def counted(*arguments: Any, function: Any = function, **options: Any) -> Any:
            worked.append(arguments[1])
            return function(*arguments, **options)

        monkeypatch.setattr(f"fazhi_report.pipeline.{name}", counted)

    def call(*arguments: str) -> tuple[int, int, str, str]:
        worked.clear()
        code, out, err = fazhi(*arguments, "-j", "1")
        return len(worked), code, out, err

    return call


def test_what_has_not_changed_is_told_again(many: Callable[..., tuple[int, int, str, str]]) -> None:
    write("data/03.yaml", BAD)
    write("data/04.yaml", "a: [")
    first = many("validate", "data")
    again = many("validate", "data")

    assert first[:2] == (9, 1)
    assert again == (0, *first[1:3], "9 份没有变，照上次的结果；重新处理用 --force\n")
    assert many("validate", "data", "--force") == first
    assert many("validate", "data", "--strict")[:2] == (0, 1)
    assert many("validate", "data", "--data-only")[0] == 9


@pytest.mark.parametrize(
    ("change", "worked"),
    [
        (lambda: write("data/05.yaml", BAD), 1),
        (lambda: write("data/fazhi.toml", '[rules]\nFZ315 = "warning"\n'), 8),
        (lambda: write("fazhi.toml", '[rules]\nFZ315 = "warning"\n'), 8),
        (lambda: write("上年.yaml", GOOD.replace("2023", "2022")), 1),
        (lambda: write("own/report.md.j2", "# 报告\n"), 0),
        (lambda: write("templates/sections/x.md.j2", "报告\n"), 1),
        (lambda: write("data/07.md", "改了\n"), 1),
        (lambda: Path("data/07.md").unlink(), 1),
        (lambda: os.utime("data/05.yaml", (1, 1)), 0),
    ],
)
def test_a_change_of_anything_that_was_asked_for_counts(
    many: Callable[..., tuple[int, int, str, str]], change: Callable[[], object], worked: int
) -> None:
    write("data/06.yaml", GOOD + "\nprevious: ../上年.yaml\n")
    write("data/07.yaml", GOOD + "\nmanuscript: 07.md\n")
    write("data/07.md", "# 报告\n")
    write("templates/sections/y.md.j2", "报告\n")
    write("data/08/08.yaml")
    write("data/08/fazhi.toml", 'templates = "../../templates"\n')
    Path("data/08.yaml").unlink()

    assert many("validate", "data")[0] == 9
    change()
    assert many("validate", "data")[0] == worked


def test_what_was_made_must_still_be_as_it_was_made(many: Callable[..., tuple[int, int, str, str]]) -> None:
    first = many("render", "data", "--to", "txt", "-o", "out")
    paths = sorted(Path("out").iterdir())
    assert (first[:2], len(paths)) == ((9, 0), 9)

    table = first[3][first[3].index("单位") :]
    again = many("render", "data", "--to", "txt", "-o", "out")
    assert again[:3] == (0, 0, "")
    assert again[3].endswith(table)
    assert "已生成" not in again[3]

    paths[3].unlink()
    paths[4].write_text("改了", encoding="utf-8")
    assert many("render", "data", "--to", "txt", "-o", "out")[0] == 2
    assert "法治" in paths[3].read_text(encoding="utf-8")
    assert many("render", "data", "--to", "txt,md", "-o", "out")[0] == 9


def test_nothing_of_a_classified_or_unread_file_is_kept(
    many: Callable[..., tuple[int, int, str, str]],
) -> None:
    write("data/03.yaml", GOOD + CLASSIFIED)
    write("data/06.yaml", GOOD.replace("- 定期调度", "- 定期调度（机密★1年）"))
    write("data/04.yaml", GOOD.encode("gbk"))
    Path("data/05.yaml").unlink()
    Path("data/05.yaml").symlink_to("none.yaml")

    assert many("validate", "data")[0] == 8
    assert many("validate", "data")[0] == 2
    table = Path(TABLE).read_bytes()
    assert b"\\u5c40" in table  # 局
    assert b"\\u673a\\u5bc6" not in table  # 机密


def test_work_of_other_programs_is_not_kept(many: Callable[..., tuple[int, int, str, str]]) -> None:
    many("render", "data", "--to", "docx", "-o", "out")
    assert many("check", "out")[0] == 9
    assert many("check", "out")[0] == 0
    assert many("lint", "out")[0] == 9
    assert many("lint", "out")[0] == 0

    assert not Checking("-", None, None, None, render=True).depends_on_files_only
    order = pipeline.Order(("docx", "pdf"))
    assert not Rendering("-", None, None, order, Path("out"), is_folder=True).depends_on_files_only


@pytest.mark.long
def test_what_is_told_again_stands_among_what_other_processes_do(
    many: Callable[..., tuple[int, int, str, str]], fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "__kwdefaults__", {"again": False, "start": 0.0})
    many("validate", "data")
    for number in (0, 1, 2, 5):
        write(f"data/0{number}.yaml", BAD.replace("解放区财政局", f"第{number}局"))

    code, out, err = fazhi("validate", "data", "-j", "2")

    assert (9, code, out) == many("validate", "data", "--force")[:3]
    assert err == "5 份没有变，照上次的结果；重新处理用 --force\n"


@pytest.mark.parametrize("spoil", ["text", "row", "version", "folder", "locked", "large", "others"])
def test_a_table_that_cannot_be_read_is_none(
    many: Callable[..., tuple[int, int, str, str]], spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_PATIENCE", 0.0)
    table = Path(TABLE)
    first = many("validate", "data")
    with sqlite3.connect(table) as held:
        if spoil == "row":
            held.execute("update outcomes set kept = '{\"asked\": []}'")
        elif spoil == "version":
            held.execute("update program set version = '0'")
    held.close()
    if spoil == "text":
        table.write_text("x" * 5000, encoding="utf-8")
    elif spoil == "folder":
        table.unlink()
        table.mkdir()
    elif spoil == "large":
        monkeypatch.setattr(kept, "_LARGEST", 1)
    elif spoil == "others":
        table.parent.chmod(0o777)
    elif spoil == "locked":
        held = sqlite3.connect(table)
        held.execute("begin exclusive")

    assert many("validate", "data") == first
    held.close()
    assert many("validate", "data")[0] == (9 if spoil in ("folder", "large", "others") else 0)


def test_a_call_does_not_keep_the_table_from_another(
    many: Callable[..., tuple[int, int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []

    def examined(*arguments: Any, function: Any = pipeline.examined, **options: Any) -> Any:
        other = sqlite3.connect(TABLE, timeout=0)
        with other:
            other.execute("delete from outcomes where input = 'other'")
        other.close()
        taken.append(True)
        return function(*arguments, **options)

    monkeypatch.setattr("fazhi_report.pipeline.examined", examined)
    many("validate", "data")

    assert len(taken) == 9


def test_a_name_that_is_no_text_is_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "cache"))
    monkeypatch.setattr("fazhi_report.cli.batch.sharing._MANY", 2)
    work = Validating("-", None, None, data_only=True)
    units = [(write("a.yaml"),), (os.fsdecode(b"\xff.yaml"),)]
    write(units[1][0])
    list(outcomes(work, units, 1))

    assert [each.is_earlier for each in outcomes(work, units, 1)] == [True, True]


def test_a_few_files_leave_nothing_behind(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("cache").absolute()))
    for number in range(19):
        write(f"data/{number}.yaml", "a: [")

    fazhi("validate", "data")
    assert not Path(TABLE).exists()
    write("data/19.yaml", "a: [")
    fazhi("validate", "data")
    assert Path(TABLE).exists()


def test_every_diagnostic_is_told_again_as_it_was() -> None:
    one = Diagnostic("a.yaml", 1, 2, "FZ102", Severity.ERROR, *"abcdef")

    assert Diagnostic.of_plain(one.plain()) == one
    assert Diagnostic.of_plain(one.plain()).source == "f"


def test_what_is_kept_is_put_on_the_disk_meanwhile(
    many: Callable[..., tuple[int, int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_TOGETHER", 4)
    validate, calls = pipeline.examined, list[str]()

    def interrupted(*arguments: Any) -> Any:
        calls.append(arguments[1])
        if len(calls) == 7:
            os._exit(1)
        return validate(*arguments)

    monkeypatch.setattr("fazhi_report.pipeline.examined", interrupted)
    if not (child := os.fork()):
        many("validate", "data")
    assert os.waitpid(child, 0)[1] != 0
    monkeypatch.setattr("fazhi_report.pipeline.examined", validate)

    assert "4 份没有变" in many("validate", "data")[3]


def test_outcomes_of_work_that_needs_more_than_files_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Needing(Odd):
        depends_on_files_only = False

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert len(list(told(Needing(), [str(number) for number in range(20)], 1))) == 20
    assert list(tmp_path.iterdir()) == []


# In the other process: what its own coverage does not see ---------------------------------------------------


@pytest.mark.usefixtures("here")
def test_a_process_of_the_pool_tells_what_it_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda number, what: received.append((number, what)))
    received: list[Any] = []
    before = gc.get_threshold()
    path = write("a.yaml", GOOD + CLASSIFIED)

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)

    sharing._begin(Validating("-", None, None, data_only=False), keeps=True, is_terminal=True)
    gc.set_threshold(*before)
    outcome = sharing._done_there((path,))

    assert received == [(signal.SIGINT, signal.SIG_IGN)]
    assert [each.path for each in outcome.read] == [path]
    assert "\x1b[33m警告\x1b[0m FZ242" in outcome.said


def test_a_process_of_the_pool_ends_with_the_one_that_began_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    reading, writing = Pipe(duplex=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("os._exit", ended.append)
    monkeypatch.setattr("multiprocessing.parent_process", lambda: SimpleNamespace(sentinel=reading.fileno()))
    before = gc.get_threshold()
    running = set(threading.enumerate())

    sharing._begin(Validating("-", None, None, data_only=False), keeps=False, is_terminal=False)
    gc.set_threshold(*before)
    (waiting,) = set(threading.enumerate()) - running
    assert ended == []
    writing.close()  # as the end of a process closes it
    waiting.join(10)

    assert ended == [1]


def test_a_layout_can_be_sent_to_another_process() -> None:
    layout = Layout(families=MappingProxyType({"仿宋_GB2312": "仿宋"}))

    assert pickle.loads(ForkingPickler.dumps(layout)) == layout  # noqa: S301  our own


def test_processors_are_those_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    assert sharing._processors() == 3
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert sharing._processors() == 4


# The facts of many -----------------------------------------------------------------------------------------


def test_the_facts_of_many_are_told_together(fazhi: Run) -> None:
    write("data/a.yaml")
    write(
        "data/b.yaml",
        GOOD.replace("解放区财政局", "山阳区财政局").replace(
            "    - legality_reviewed: true\n      all", "    - all"
        ),
    )
    write("data/c.yaml", BAD)

    code, out, err = fazhi("facts", "data", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert [(each["file"], each["office"]) for each in told["files"]] == [
        ("data/a.yaml", "解放区财政局"),
        ("data/b.yaml", "山阳区财政局"),
    ]
    assert (
        told["files"][0]["facts"] == json.loads(fazhi("facts", "data/a.yaml", "--format", "json")[1])["facts"]
    )
    assert "data/c.yaml:95:1: 错误 FZ102" in err
    assert "解放区财政局  data/c.yaml     1     0\n" in err

    _, out, _ = fazhi("facts", "data", "--format", "csv")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows[0] == ["文件", "机关", "名称", "英文名", "数值", "单位", "算法", "句子", "记录"]
    assert {tuple(row[:2]) for row in rows[1:]} == {
        ("data/a.yaml", "解放区财政局"),
        ("data/b.yaml", "山阳区财政局"),
    }
    assert [row[2:] for row in rows if row[0] == "data/a.yaml"] == list(
        csv.reader(io.StringIO(fazhi("facts", "data/a.yaml", "--format", "csv")[1].removeprefix("\ufeff")))
    )[1:]

    _, out, _ = fazhi("facts", "data")
    alone = fazhi("facts", "data/a.yaml")[1]
    assert out.startswith(f"data/a.yaml（解放区财政局）\n{alone}\ndata/b.yaml（山阳区财政局）\n")
    assert fazhi("facts", "data", "--unused")[0] == 2
    assert fazhi("facts", "data/c.yaml")[:2] == (1, "")
    assert fazhi("facts", "none.yaml", "data/a.yaml")[0] == 2


def test_the_facts_of_many_are_told_again(many: Callable[..., tuple[int, int, str, str]]) -> None:
    first = many("facts", "data", "--format", "csv")

    assert first[:2] == (9, 0)
    assert many("facts", "data", "--format", "csv")[:3] == (0, 0, first[2])
    assert many("facts", "data", "--format", "csv", "--all")[0] == 9


@pytest.mark.parametrize(("files", "kept_then"), [(10, 0), (5000, 9)])
def test_a_folder_of_templates_that_is_too_large_to_look_at_may_have_changed(
    many: Callable[..., tuple[int, int, str, str]],
    files: int,
    kept_then: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fazhi_report.cli.files_of_call._MOST_LOOKED_AT", 20)
    for number in range(min(files, 30)):
        write(f"own/{number}.txt", "x")

    many("validate", "data", "--templates", "own")
    assert many("validate", "data", "--templates", "own")[0] == kept_then


def test_what_could_not_be_looked_at_gives_no_clean_report(fazhi: Run) -> None:
    write("data/a.yaml")
    write("fazhi.toml", "[无此项]\n")

    assert fazhi("validate", "data", "--format", "json")[:2] == (2, "")
    assert fazhi("validate", "data", "--format", "sarif", "-o", "a.sarif")[:2] == (2, "")
    assert not Path("a.sarif").exists()


def test_a_file_that_is_not_there_is_not_put_right(fazhi: Run) -> None:
    code, out, err = fazhi("validate", "none.yaml", "--fix")

    assert (code, err) == (2, "")
    assert out.count("FZ001") == 1


def test_what_another_process_read_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a", encoding="utf-8")

    files_of_call.note_known([files_of_call.Known(str(path), path.stat())])

    assert files_of_call.read_as(path, path.stat()) is not None
    files_of_call.begin_call()
    assert files_of_call.read_as(path, path.stat()) is None


def test_a_difference_of_nothing_that_is_there_is_no_success(fazhi: Run) -> None:
    for command in ("validate", "lint"):
        code, out, err = fazhi(command, "none*", "--diff")
        assert (code, out) == (2, "")
        assert "none*: 错误 FZ001" in err


def test_a_folder_that_cannot_be_read_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/a.yaml")
    write("data/shut/b.yaml")
    opened = os.scandir

    def refused(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr("os.scandir", refused)
    code, out, _ = fazhi("validate", "data")

    assert code == 2
    assert "data/shut: 错误 FZ003 读不了这个文件夹：没有权限" in out


def test_a_file_that_was_left_is_no_clean_one_among_others(fazhi: Run) -> None:
    write("data/a.yaml")
    write("data/b/b.yaml")
    write("data/b/fazhi.toml", "[无此项]\n")

    code, out, _ = fazhi("validate", "data", "--format", "junit")

    assert code == 2
    assert "FZ047 没有做完，原因见前面的消息" in out
    assert out.count("没有发现问题") == 0


def test_no_table_with_a_mark_of_secrecy_is_kept() -> None:
    assert kept._is_secret(Outcome("a.yaml", table="合同,5份,机密★1年"))
    assert not kept._is_secret(Outcome("a.yaml", table="合同,5份,签订合同5份"))
