"""What is written, through which names, with which mode; what is never written; what a killed run leaves."""

import errno
import fcntl
import os
import socket
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.cli import files
from fazhi_report.cli.files import Beside, read_input
from fazhi_report.cli.files_of_call import begin_call, note_read
from fazhi_report.cli.write_targets import refusal
from fazhi_report.cli.writing_files import carry_out, write_together, write_whole
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.editing import rewrite
from tests.conftest import Run, write
from tests.sheets.workbooks import SMALL, sheet_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, modes, locks and owners of POSIX")

LEFT = ".fazhi-0123456789abcdef.tmp"
DATA = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
上年文件: 上年.yaml
合同: [{数量: 12, 佐证: 合同.txt}]
"""


@pytest.fixture(autouse=True)
def _call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A call of which no file is known, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    begin_call()


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def mode(path: str) -> int:
    return stat.S_IMODE(Path(path).stat().st_mode)


def told(found: Diagnostic | None) -> str:
    assert found is not None
    return f"{found.code} {found.message}"


@pytest.fixture
def narrow() -> Iterator[None]:
    """A user whose new files others may not read, and the group may not change."""
    before = os.umask(0o027)
    yield
    os.umask(before)


# Mode, owner, links, the disk ------------------------------------------------------------------------------


@pytest.mark.usefixtures("narrow")
def test_a_new_file_has_the_mode_that_new_files_have() -> None:
    assert write_whole(Path("新/a.txt"), b"x") is None
    assert mode("新/a.txt") == 0o640


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("before", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode_and_is_never_wider_before(
    before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "old")
    Path("a.txt").chmod(before)
    made: list[int] = []
    opened = os.open

    def watched(path: Any, flags: int, mode: int = 0o777, **rest: Any) -> int:
        descriptor = opened(path, flags, mode, **rest)
        if flags & os.O_CREAT:
            made.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return descriptor

    monkeypatch.setattr(os, "open", watched)
    assert write_whole(Path("a.txt"), b"new") is None
    assert (mode("a.txt"), made) == (before, [before & ~0o027])


def test_what_is_made_of_a_file_is_as_private_as_that(fazhi: Run) -> None:
    path = write("a.yaml", DATA.replace("上年文件: 上年.yaml\n", ""))
    write("合同.txt", "")
    Path(path).chmod(0o600)

    assert fazhi("manuscript", path)[0] == 0
    assert (mode("a.yaml"), mode("a.md")) == (0o600, 0o600)


def test_a_content_is_on_the_disk_before_it_takes_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "old")
    done: list[str] = []
    synced, replaced = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        kind = os.fstat(descriptor)
        done.append("folder" if stat.S_ISDIR(kind.st_mode) else f"{kind.st_size} bytes")
        synced(descriptor)

    def replace(path: Path, target: Path) -> Path:
        done.append("name")
        return replaced(path, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    assert write_whole(Path("a.txt"), b"new") is None
    assert done == ["3 bytes", "name", "folder", "folder"]


def test_a_folder_that_can_not_be_flushed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    synced = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert write_whole(Path("a.txt"), b"new") is None


@pytest.fixture
def of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file a.txt, which belongs to somebody else than what this user makes."""
    write("a.txt", "old")
    Path("a.txt").chmod(0o660)
    looked = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        found = list(looked(descriptor))
        return os.stat_result((*found[:4], found[4] + 1, found[5] + 1, *found[6:]))

    monkeypatch.setattr(os, "fstat", fstat)


@pytest.mark.usefixtures("of_others")
def test_owner_and_group_are_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, owner, group: given.append((owner, group)))

    assert write_whole(Path("a.txt"), b"new") is None
    assert given == [(os.geteuid(), -1), (-1, os.getegid())]
    assert (mode("a.txt"), capsys.readouterr().err) == (0o660, "")


@pytest.mark.usefixtures("of_others")
def test_an_owner_that_is_lost_is_told_and_another_group_gets_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)

    assert write_whole(Path("a.txt"), b"new") is None
    assert mode("a.txt") == 0o600
    assert capsys.readouterr().err == (
        "注意：a.txt 的所有者变了，没有权限保留原来的\n"
        "注意：a.txt 所属的组变了，没有权限保留原来的；组里的人不能再读写\n"
    )


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")
def test_attributes_are_kept_as_far_as_they_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "old")
    given: dict[str, bytes] = {}

    def setxattr(_: int, name: str, value: bytes) -> None:
        if name.startswith("security."):
            raise PermissionError(errno.EPERM, "Operation not permitted")
        given[name] = value

    monkeypatch.setattr(os, "listxattr", lambda _: ["security.label", "user.note"])
    monkeypatch.setattr(os, "getxattr", lambda _, name: name.upper().encode())
    monkeypatch.setattr(os, "setxattr", setxattr)

    assert write_whole(Path("a.txt"), b"new") is None
    assert given == {"user.note": b"USER.NOTE"}


def test_other_names_of_a_file_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.txt", "old")
    Path("b.txt").hardlink_to("a.txt")

    assert write_whole(Path("a.txt"), b"new") is None
    assert Path("b.txt").read_bytes() == b"old"
    assert capsys.readouterr().err == "注意：a.txt 还有 1 个别的名称（硬链接），那里仍是原来的内容\n"


@pytest.mark.parametrize("first", ["远/真.txt", "还没有/真.txt"])
def test_a_link_is_written_through(first: str) -> None:
    write("远/真.txt", "old")
    Path("中.txt").symlink_to(first)
    Path("链").mkdir()
    Path("链/a.txt").symlink_to("../中.txt")

    assert write_whole(Path("链/a.txt"), b"new") is None
    assert Path(first).read_bytes() == b"new"
    assert not Path(first).is_symlink()
    assert names("链") == ["a.txt"]
    assert Path("链/a.txt").is_symlink()
    assert Path("中.txt").is_symlink()


# What is never written -------------------------------------------------------------------------------------


def _pipe() -> str:
    os.mkfifo("管道")
    return "管道"


def _socket() -> str:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("s")
    return "s"


def _device() -> str:
    Path("设备").symlink_to(os.ttyname(os.openpty()[1]))
    return "设备"


def _folder() -> str:
    Path("夹").mkdir()
    return "夹"


def _circle() -> str:
    Path("圈").symlink_to("圈")
    return "圈"


def _protected() -> str:
    write("a.txt", "old")
    Path("a.txt").chmod(0o444)
    return "a.txt"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (_pipe, "FZ501 写不了这个文件：这是命名管道，不是文件"),
        (_socket, "FZ501 写不了这个文件：这是套接字，不是文件"),
        (_device, "FZ501 写不了这个文件：这是设备，不是文件"),
        (_folder, "FZ501 写不了这个文件：这是文件夹"),
        (_circle, "FZ501 写不了这个文件：链接转了圈"),
        (_protected, "FZ501 写不了这个文件：没有权限，或正被别的程序打开"),
    ],
)
def test_only_files_are_replaced(made: Callable[[], str], message: str) -> None:
    path = Path(made())
    before = path.lstat()

    assert told(write_whole(path, b"new")) == told(refusal(path)) == message
    assert path.lstat() == before
    assert names() == [path.name]


def test_what_is_open_is_no_file() -> None:
    write("a.txt", "old")
    with Path("a.txt").open("ab") as file:
        found = write_whole(Path(f"/dev/fd/{file.fileno()}"), b"new")

    assert told(found) == "FZ501 写不了这个文件：这是打开着的通道，不是文件"
    assert Path("a.txt").read_bytes() == b"old"


@pytest.mark.parametrize("made", [_device, _pipe])
def test_keys_leave_a_device_alone(fazhi: Run, made: Callable[[], str]) -> None:
    path = write("a.yaml", DATA)
    target = made()

    code, _, err = fazhi("keys", "en", path, "-o", target)

    assert (code, "FZ501" in err) == (2, True)
    assert not Path(target).is_file()


def _link(path: str) -> str:
    Path("l.txt").symlink_to(path)
    return "l.txt"


def _hard_link(path: str) -> str:
    Path("l.txt").hardlink_to(path)
    return "l.txt"


def _office() -> dict[str, bytes]:
    write("模板/sections/publicity.md.j2", "")
    write("fazhi.toml", "[style]\n")
    write("合同.txt", "佐证")
    write("上年.yaml", DATA.replace("2024", "2023").replace("上年文件: 上年.yaml\n", ""))
    write("a.yaml", DATA + "文稿: a.md\n")
    write(
        "a.md", "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n签署合同{{ 合同.份数 }}份。\n"
    )
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize("called", [_link, _hard_link])
@pytest.mark.parametrize(
    "read", ["a.yaml", "a.md", "上年.yaml", "合同.txt", "fazhi.toml", "模板/sections/publicity.md.j2"]
)
def test_nothing_that_is_read_is_written_over(fazhi: Run, read: str, called: Callable[[str], str]) -> None:
    before = _office()
    output = called(read)

    code, out, err = fazhi("render", "a.yaml", "--templates", "模板", "-o", output)

    assert (code, out) == (2, "")
    assert f"{output}: 错误 FZ565 要写的就是读的文件 " in err
    assert {name: Path(name).read_bytes() for name in before} == before


def test_a_folder_of_templates_is_not_searched(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml", DATA.replace("上年文件: 上年.yaml\n", ""))
    Path("模板").mkdir()
    Path("模板/甲.j2").symlink_to("没有.j2")  # as the folders of a whole disk have them
    searched: list[Path] = []
    glob = Path.glob

    def noted(self: Path, pattern: str) -> Iterator[Path]:
        searched.append(self)
        return glob(self, pattern)

    monkeypatch.setattr(Path, "glob", noted)

    code, _, err = fazhi("render", "a.yaml", "--templates", "模板", "-o", "a.txt")

    assert (code, "甲.j2" in err) == (0, False)
    assert Path("模板").resolve() not in [each.resolve() for each in searched]


def test_a_file_with_other_names_is_told_from_templates(fazhi: Run) -> None:
    write("a.yaml", DATA.replace("上年文件: 上年.yaml\n", ""))
    write("模板/sections/publicity.md.j2", "")
    Path("模板/甲.j2").symlink_to("没有.j2")
    write("a.txt", "")
    Path("b.txt").hardlink_to("a.txt")

    assert fazhi("render", "a.yaml", "--templates", "模板", "-o", "a.txt")[0] == 0


def test_commands_name_the_file_that_they_read(fazhi: Run) -> None:
    path = write("a.yaml", DATA.replace("上年文件: 上年.yaml\n", ""))
    write("合同.txt", "")
    fault = "{}: 错误 FZ565 要写的就是读的文件 {}，没有写\n    提示：换一个文件名\n"
    Path("台账.xlsx").symlink_to(path)
    fazhi("render", path, "-o", "改稿.docx")

    assert fazhi("keys", "en", path, "-o", path)[2] == fault.format(path, path)
    assert fazhi("sheet", "export", path)[2].endswith(fault.format("台账.xlsx", path))
    assert fazhi("compare", path, "改稿.docx", "-o", "改稿.docx", "--apply")[::2] == (
        2,
        fault.format("改稿.docx", "改稿.docx"),
    )
    assert fazhi("render", path, "-o", "改稿.docx", "--reference-doc", "改稿.docx")[2].endswith(
        fault.format("改稿.docx", "改稿.docx")
    )
    assert Path("a.yaml").read_text(encoding="utf-8") == DATA.replace("上年文件: 上年.yaml\n", "")


def test_what_stands_on_standard_input_is_read_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml", DATA)
    with Path("a.yaml").open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert read_input("-") == DATA.encode()
        found = told(write_whole(Path("a.yaml"), b"new"))
    assert found.startswith("FZ565 要写的就是读的文件 /dev/fd/")
    assert Path("a.yaml").read_text(encoding="utf-8") == DATA


def test_a_file_that_is_gone_is_no_input() -> None:
    write("a.txt", "old")
    note_read("b.txt", Path("a.txt").stat())

    assert write_whole(Path("a.txt"), b"new") is None


def test_two_contents_for_one_file_are_refused() -> None:
    write("a.txt", "old")
    Path("b.txt").symlink_to("a.txt")
    Path("c.txt").hardlink_to("a.txt")
    Path("d.txt").symlink_to("新.txt")
    refused = "FZ502 两份内容都要写成这个文件，后一份没有写"

    for first, second in (("a.txt", "b.txt"), ("a.txt", "c.txt"), ("新.txt", "d.txt")):
        assert told(write_together({Path(first): b"1", Path(second): b"2"})) == refused
    assert (Path("a.txt").read_bytes(), names()) == (b"old", ["a.txt", "b.txt", "c.txt", "d.txt"])
    assert write_whole(Path("a.txt"), b"1") is None
    assert told(write_whole(Path("b.txt"), b"2")) == refused
    assert Path("a.txt").read_bytes() == b"1"


def _over(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


def _in_its_place(path: Path, content: str) -> None:
    Path(write("b.yaml", content)).replace(path)


@pytest.mark.parametrize("saved", [_over, _in_its_place])
def test_a_file_that_others_changed_is_not_written_over(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, saved: Callable[[Path, str], None]
) -> None:
    path, theirs = Path(write("a.yaml", DATA)), DATA + "# 改过\n"

    def slowly(*arguments: Any) -> Any:
        saved(path, theirs)
        return rewrite(*arguments)

    monkeypatch.setattr("fazhi_report.editing.rewrite", slowly)
    code, _, err = fazhi("keys", "en", "a.yaml")

    assert code == 2
    assert err == (
        "a.yaml: 错误 FZ566 读了以后，别的程序改了这个文件，没有写\n    提示：核对以后，再做一次\n"
    )
    assert path.read_text(encoding="utf-8") == theirs


def test_a_file_is_looked_at_until_it_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml", "old")
    assert read_input("a.yaml") == b"old"
    synced = os.fsync

    def fsync(descriptor: int) -> None:
        synced(descriptor)
        write("a.yaml", "theirs")

    monkeypatch.setattr(os, "fsync", fsync)

    assert told(write_whole(Path("a.yaml"), b"ours", rewriting=True)).startswith("FZ566 ")
    assert (Path("a.yaml").read_bytes(), names()) == (b"theirs", ["a.yaml"])


def test_a_file_that_others_protect_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert told(write_whole(Path("a.txt"), b"new")).startswith("FZ501 写不了这个文件：没有权限")
    assert Path("a.txt").read_bytes() == b"old"


def test_a_file_that_came_meanwhile_is_not_written_over() -> None:
    write("new.yaml", "theirs")

    assert told(write_whole(Path("new.yaml"), b"ours", rewriting=True)).startswith("FZ566 ")
    assert Path("new.yaml").read_bytes() == b"theirs"


def test_a_file_that_went_meanwhile_is_written_anew(fazhi: Run) -> None:
    write("a.xlsx", sheet_of("隐患", ["已整改"], ["是"]))
    assert write_whole(Path("new.yaml"), SMALL.encode(), rewriting=True) is None
    assert fazhi("sheet", "import", "a.xlsx", "new.yaml")[0] == 0


# What a killed run leaves ----------------------------------------------------------------------------------


def test_what_a_killed_run_left_is_no_hindrance_and_goes(fazhi: Run) -> None:
    path = write("a.yaml", DATA)
    write(LEFT, "half")
    write(f".fazhi-{os.getpid()}-0.tmp", "of an earlier version")
    write(".fazhi-notes.tmp", "somebody's own")

    assert fazhi("keys", "en", path)[0] == 0
    assert names() == sorted([f".fazhi-{os.getpid()}-0.tmp", ".fazhi-notes.tmp", "a.yaml"])


def test_what_another_run_is_writing_stays() -> None:
    with Path(write(LEFT, "half")).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert write_whole(Path("a.txt"), b"new") is None
    assert names() == [LEFT, "a.txt"]


@pytest.mark.parametrize("failing", ["once", "always"])
def test_a_file_system_without_locks_and_one_that_another_run_sweeps(
    monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    locked: list[int] = []

    def flock(*_: object) -> None:
        locked.append(1)
        if failing == "always":
            raise OSError(errno.ENOLCK, "No locks available")
        if len(locked) == 1:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(fcntl, "flock", flock)

    assert write_whole(Path("a.txt"), b"new") is None
    assert (names(), len(locked)) == (["a.txt"], {"once": 2, "always": 1}[failing])


def test_steps_are_done_in_their_order_after_all_have_found_room() -> None:
    write("b.txt", "old")
    steps = [(Path("a.txt"), b"1"), (Path("b.txt"), None), (Path("a.txt"), b"2")]

    assert told(carry_out([*steps, (Path("b.txt/c"), b"")])).startswith("FZ501 ")
    assert names() == ["b.txt"]
    assert carry_out(steps) is None
    assert (names(), Path("a.txt").read_bytes()) == (["a.txt"], b"2")


# Named pipes -----------------------------------------------------------------------------------------------


def test_a_pipe_into_which_nobody_writes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.0)

    found = read_input(_pipe())

    assert isinstance(found, Diagnostic)
    assert told(found) == "FZ003 读不了这个文件：这是命名管道，没有程序往里写"


@pytest.mark.parametrize("content", [DATA.encode() * 2000, b""])
def test_what_comes_through_a_pipe_is_read(content: bytes) -> None:
    writer = threading.Thread(target=lambda: Path("管道").write_bytes(content))
    path = _pipe()
    writer.start()

    assert read_input(path) == content
    writer.join()


def test_a_pipe_that_somebody_holds_open_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _pipe()
    holder = os.open(path, os.O_RDWR)

    def never_ready(*_: object) -> tuple[list[int], list[int], list[int]]:
        return [], [], []

    def set_blocking(descriptor: int, blocking: bool) -> None:  # noqa: FBT001
        assert blocking
        os.write(holder, b"late")
        os.close(holder)
        blocked(descriptor, blocking)

    blocked = os.set_blocking
    monkeypatch.setattr("select.select", never_ready)
    monkeypatch.setattr(os, "set_blocking", set_blocking)

    assert read_input(path) == b"late"


def test_a_pipe_that_data_name_is_no_file() -> None:
    beside = Beside("a.yaml")

    assert beside.read(_pipe()) is None
    assert beside.holds("管道")
    assert not beside.holds("没有")
    assert not beside.holds("a\0b")


def _ended_after(renamed: int, monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> None:
    """Run something that is ended when it has written so many files."""
    done: list[Path] = []
    replace = Path.replace

    def ended(path: Path, target: Path) -> Path:
        if len(done) == renamed:
            raise KeyboardInterrupt
        done.append(target)
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", ended)
        run()
    assert len(done) == renamed


REPORT = """\
青山县水利局关于2024年法治政府建设情况的报告
县政府：
现将2024年法治政府建设情况报告如下：
一、主要举措和成效
全年签订合同12份。
"""
NEW_FILES = {
    "init": [
        "--year",
        "2024",
        "--name",
        "青山县水利局",
        "--short-name",
        "县水利局",
        "--party-body",
        "局党组",
        "--field",
        "水利",
        "--region",
        "青山县",
        "--level",
        "县",
        "--above",
        "省,市",
    ],
    "import": ["报告.txt"],
    "manuscript": ["a.yaml"],
    "new": ["2025", "--from", "今年/a.yaml"],
}


@pytest.mark.parametrize("command", NEW_FILES)
def test_new_files_of_a_run_that_was_ended_are_made_again(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write("报告.txt", REPORT)
    write("a.yaml", DATA.replace("上年文件: 上年.yaml\n", ""))
    write("今年/a.yaml", DATA.replace("上年文件: 上年.yaml\n", "") + "文稿: a.md\n")
    write("今年/a.md", "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n")
    write("合同.txt", "")
    write("今年/合同.txt", "")
    call = (command, *NEW_FILES[command])

    _ended_after(1, monkeypatch, lambda: fazhi(*call))
    left = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    code, _, err = fazhi(*call)

    assert (code, "已经有" in err) == (0, False)
    made = {path for path in Path().rglob("*") if path.is_file()} - {*left}
    assert made or command == "manuscript"
    assert fazhi(*call)[0] in (1, 2)
