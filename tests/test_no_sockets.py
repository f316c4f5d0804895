"""What commands ask of the system: no socket, no program, and no file outside the output is opened to be written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import GOOD

STRACE = shutil.which("strace")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(STRACE is None, reason="takes strace, which `.ci/run` installs"),
]
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
CALLS = "socket,connect,bind,sendto,sendmsg,execve,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat,chmod,fchmodat,truncate"
NAMES = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.mark.parametrize(
    ("command", "outputs"),
    [
        (("validate", "data/2024.yaml"), ()),
        (("validate", "data/2024.yaml", "--format", "junit", "-o", "结果/a.xml"), ("结果",)),
        (("facts", "data/2024.yaml", "--all"), ()),
        (("render", "data/2024.yaml", "--to", "docx,md,txt", "--annex", "--comments", "-o", "输出/"), ("输出",)),
        (("check", "报告.docx"), ()),
        (("lint", "报告.docx"), ()),
        (("diff", "data/2024.yaml", "data/2024.yaml"), ()),
        (("sheet", "export", "data/2024.yaml", "-o", "输出/台账.xlsx"), ("输出",)),
        (("import", "报告.docx", "-o", "导入"), ("导入",)),
        (("package", "data/2024.yaml", "-o", "包"), ("包",)),
        (("schema",), ()),
    ],
    ids=lambda value: " ".join(value) or "-",
)  # fmt: skip
def test_nothing_is_asked_of_others(
    command: tuple[str, ...], outputs: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "办公室"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "2024.yaml").write_text(GOOD, encoding="utf-8")
    fazhi = [sys.executable, "-B", "-m", "fazhi_report"]
    subprocess.run(
        [*fazhi, "render", "data/2024.yaml", "-o", "报告.docx"], cwd=folder, check=True, capture_output=True
    )
    log = tmp_path / "calls"

    traced = subprocess.run(
        [str(STRACE), "-f", "-qq", "-s", "4096", "-xx", "-e", f"trace={CALLS}", "-o", str(log), *fazhi, *command],
        cwd=folder, capture_output=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert traced.returncode in {0, 1}, traced.stderr.decode()
    calls = [
        call
        for line in log.read_text().splitlines()
        if " = -1 " not in line
        for call in [line.partition(" ")[2].strip()]
    ]
    assert [call for call in calls if call.startswith("execve")][1:] == []
    assert [call for call in calls if call.startswith(("socket", "connect", "bind", "send"))] == []
    written = [
        name
        for call in calls
        if not call.startswith(("execve", "open")) or WRITING.search(call)
        for name in named(call)
    ]
    allowed = tuple(str(folder / output) for output in outputs)
    assert [name for name in written if not str(folder / name).startswith((*allowed, os.devnull))] == []
    assert bool(written) is bool(outputs)


def named(call: str) -> list[str]:
    """The names of files in a call, which `-xx` writes byte by byte."""
    return [bytes.fromhex(name.replace("\\x", "")).decode() for name in NAMES.findall(call)]
