"""Kill commands that write, at moments drawn by a seed, and look at what they leave.

    python tools/kills.py                        200 kills, by turns of every command
    python tools/kills.py keys package -n 1000   some commands, more often
    python tools/kills.py --seed 7 -n 50         other moments
    python tools/kills.py --every                before every step, none by chance

Half of the kills come before one of the steps in which a command opens a file to write it, or changes a name,
drawn from all of them; half come after a part of the time that it takes. Afterwards every file is looked at,
then the command is run again. Counted are files that are neither as they were nor as they are to be (torn),
files that are gone (lost), runs that did not end as they should have or left something else than the one that
nobody killed (stuck), and files in the folder for temporary ones (leaked). Exits with 1 if there is any.
"""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle, islice
from multiprocessing.context import ForkProcess
from pathlib import Path

from fazhi_report.cli import main as fazhi
from fazhi_report.cli.commands import COMMANDS

_ROOMS = (
    "editing",
    "issuing",
    "loading",
    "package",
    "pipeline",
    "readers",
    "reporters",
    "sheets",
    "writers.docx",
)
_FORK = multiprocessing.get_context("fork")
KILLS, SEED = 200, 20250301
_WITHOUT_END = 10**9
_LONGEST = 120  # seconds that a run may take
FAULTS = ("torn", "lost", "stuck", "leaked")
_MANIFEST = "目录.json"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

LEDGER = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
公开审查: {审查人: 赵六, 日期: 2025-02-24}
合同:  # 逐份登记
  - {名称: 河道清淤, 数量: 12, 合法性审核: 是}
  - {名称: 泵站维修, 数量: 3, 合法性审核: 是}
不足:
  - 合同送审偏晚，主要原因是送审的环节没有固定下来。
"""


@dataclass(frozen=True)
class Case:
    """A command that writes, and how the folder is made in which it is run."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]


@dataclass(frozen=True)
class Trial:
    """What came of a kill."""

    faults: Counter[str]
    is_half_done: bool


# Commands --------------------------------------------------------------------------------------------------


def _run(folder: Path, *arguments: str) -> None:
    assert _ended(folder, arguments) == 0, arguments  # noqa: S101  what is prepared has no fault


def _ledger(folder: Path) -> None:
    (folder / "a.yaml").write_text(LEDGER, encoding="utf-8")


def _workbook(folder: Path) -> None:
    _ledger(folder)
    (folder / "b.yaml").write_text(LEDGER.replace("数量: 3", "数量: 4"), encoding="utf-8")
    _run(folder, "sheet", "export", "b.yaml", "-o", "台账.xlsx")


def _copy(folder: Path) -> None:
    _ledger(folder)
    _run(folder, "render", "a.yaml", "-o", "印出.docx")
    with (
        zipfile.ZipFile(folder / "印出.docx") as printed,
        zipfile.ZipFile(folder / "改稿.docx", "w") as changed,
    ):
        for part in printed.infolist():
            changed.writestr(part, printed.read(part).replace("送审偏晚".encode(), "送审太晚".encode()))


def _package(folder: Path) -> None:
    _ledger(folder)
    _run(folder, "package", "a.yaml", "--to", "docx,txt")
    (folder / "a.yaml").write_text(LEDGER.replace("数量: 3", "数量: 4"), encoding="utf-8")


def _reports(folder: Path) -> None:
    for number in range(1, 6):
        text = LEDGER.replace("青山县水利局", f"青山县水利局{number}所")
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
        if number % 2:
            _run(folder, "render", f"{number}.yaml", "--to", "docx,txt", "-o", "out")
            (folder / f"{number}.yaml").write_text(text.replace("数量: 3", "数量: 4"), encoding="utf-8")


CASES: Mapping[str, Case] = {
    "keys": Case(("keys", "en", "a.yaml"), _ledger),
    "import": Case(("sheet", "import", "台账.xlsx", "a.yaml"), _workbook),
    "compare": Case(("compare", "a.yaml", "改稿.docx", "--apply", "--manuscript"), _copy),
    "package": Case(("package", "a.yaml", "--to", "txt,md"), _package),
    "render": Case(
        ("render", *(f"{number}.yaml" for number in range(1, 6)), "--to", "docx,txt", "-o", "out"), _reports
    ),
}


# One run ---------------------------------------------------------------------------------------------------


def _preload() -> None:
    """Import what commands import: every run is a copy of this process, and is killed at its work."""
    for module in (*_ROOMS, *(f"cli.{entry.module}" for entry in COMMANDS.values())):
        import_module(f"fazhi_report.{module}")


def _started(folder: Path, arguments: tuple[str, ...], step: int = _WITHOUT_END) -> ForkProcess:
    """A run of a command in a folder, which ends before one of its steps."""
    process = _FORK.Process(target=_run_dying, args=(folder, arguments, step))
    process.start()
    return process


def _ended(folder: Path, arguments: tuple[str, ...]) -> int | None:
    """The exit code of a whole run; None if it takes too long."""
    process = _started(folder, arguments)
    process.join(_LONGEST)
    code = process.exitcode
    process.kill()
    process.join()
    return code


def _temporary(folder: Path) -> Path:
    """The folder for temporary files of the runs in a folder."""
    return folder.with_name(f"{folder.name}-tmp")


def _run_dying(folder: Path, arguments: tuple[str, ...], step: int) -> None:
    """Run a command in this process, which ends before one of its steps, or writes how many there were."""
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(silence, descriptor)
    _temporary(folder).mkdir(exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(_temporary(folder))
    os.chdir(folder)
    here, done = os.path.realpath("."), 0

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal done
        if _is_step(event, details, here):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.argv = ["fazhi", *arguments]
    sys.addaudithook(watch)
    try:
        fazhi()
    finally:
        folder.with_name(f"{folder.name}-steps").write_text(str(done))


def _is_step(event: str, details: tuple[object, ...], here: str) -> bool:
    """Whether names or contents of files in a folder are about to change."""
    if event not in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.chown", "fcntl.flock"):
        return False
    if event == "fcntl.flock":
        return True
    path, *more = details
    if event == "open" and not (isinstance(more[-1], int) and more[-1] & _WRITING):
        return False
    return isinstance(path, int) or (
        isinstance(path, str | os.PathLike) and str(Path(path).absolute()).startswith(here)
    )


# Before and after ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference:
    """A folder before a command and after it when nobody killed it; its seconds, steps and exit code."""

    folder: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    seconds: float
    steps: int
    code: int | None


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths in it, but for those that are about to get a name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not (path.name.startswith(".fazhi-") and path.suffix == ".tmp")
    }


def reference(case: Case, place: Path) -> Reference:
    """The folder of a case, made in an empty place, and what a whole run of its command makes of it."""
    folder = place / "before"
    folder.mkdir(parents=True)
    case.prepare(folder)
    whole = shutil.copytree(folder, place / "after")
    begun = time.perf_counter()
    code = _ended(whole, case.arguments)
    seconds = time.perf_counter() - begun
    steps = int((place / "after-steps").read_text())
    return Reference(folder, files_of(folder), files_of(whole), seconds, steps, code)


def drawn(known: Reference, chance: random.Random) -> tuple[int, float]:
    """When to kill a run: before a step, or after some seconds."""
    if chance.choice(("step", "moment")) == "step":
        return chance.randint(1, known.steps), _LONGEST
    return _WITHOUT_END, chance.uniform(0, known.seconds)


def killed(case: Case, known: Reference, folder: Path, step: int, seconds: float) -> Trial:
    """Run a command, kill it before a step or after a time, look at what it leaves, and run it again."""
    shutil.copytree(known.folder, folder)
    process = _started(folder, case.arguments, step)
    process.join(seconds)
    process.kill()
    process.join()
    left = files_of(folder)
    faults = looked_at(known, left)
    code = _ended(folder, case.arguments)
    made = files_of(folder)
    is_same = all(made.get(name) == content for name, content in known.after.items())
    strangers = [name for name in made if name not in known.after and made[name] not in known.before.values()]
    if code != known.code or not is_same or strangers or any(folder.rglob(".fazhi-*.tmp")):
        faults["stuck"] += 1
    faults["leaked"] += len(list(_temporary(folder).glob("*")))
    shutil.rmtree(folder)
    return Trial(faults, left not in (known.before, known.after))


def looked_at(known: Reference, left: Mapping[str, bytes]) -> Counter[str]:
    """Files that are torn or gone; a file under a new name may be one that was kept beside another."""
    faults: Counter[str] = Counter()
    for name, content in left.items():
        whole = {known.before.get(name), known.after.get(name)}
        is_kept = name not in known.before and content in known.before.values()
        if content not in whole and not is_kept and not _is_manifest(name, content):
            faults["torn"] += 1
    faults["lost"] = sum(1 for name in known.before if name in known.after and name not in left)
    return faults


def _is_manifest(name: str, content: bytes) -> bool:
    """Whether a file is the manifest of a package that is not whole yet, which names the files before too."""
    return Path(name).name == _MANIFEST and "replaced" in json.loads(content)


def main() -> int:
    """Run the campaign; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "cases", nargs="*", metavar="command", help=f"{', '.join(CASES)}; all of them if none is named"
    )
    parser.add_argument("-n", "--kills", type=int, default=KILLS, help="how many kills (200)")
    parser.add_argument("--seed", type=int, default=SEED, help="which moments")
    parser.add_argument("--every", action="store_true", help="before every step, none by chance")
    chosen = parser.parse_args()
    names = chosen.cases or list(CASES)
    chance = random.Random(chosen.seed)  # noqa: S311  moments, no secrets
    totals: dict[str, Counter[str]] = {name: Counter() for name in names}
    _preload()
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        known = {name: reference(CASES[name], Path(place, name)) for name in names}
        kills = (
            [(name, (step + 1, float(_LONGEST))) for name in names for step in range(known[name].steps)]
            if chosen.every
            else [(name, drawn(known[name], chance)) for name in islice(cycle(names), chosen.kills)]
        )
        for number, (name, (step, seconds)) in enumerate(kills):
            trial = killed(CASES[name], known[name], Path(place, name, str(number)), step, seconds)
            totals[name] += Counter(kills=1, half=trial.is_half_done) + trial.faults
    print("every step" if chosen.every else f"seed {chosen.seed}")
    print("| command | steps | kills | half done |", *(f"{each} |" for each in FAULTS))
    print("|---" * (4 + len(FAULTS)) + "|")
    for name, found in totals.items():
        columns = [found[each] for each in ("kills", "half", *FAULTS)]
        print(f"| `{name}` | {known[name].steps} | " + " | ".join(map(str, columns)) + " |")
    return int(any(found[each] for found in totals.values() for each in FAULTS))


if __name__ == "__main__":
    sys.exit(main())
