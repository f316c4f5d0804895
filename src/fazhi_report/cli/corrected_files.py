"""`--fix` and `--diff` of `validate` and `lint`: marks put right are written, or shown as a difference."""

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, read_one, show, unusable
from fazhi_report.cli.batch import FoundInputs
from fazhi_report.cli.files import STANDARD
from fazhi_report.cli.reports import hand_out
from fazhi_report.cli.writing_files import write_all_over
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.pipeline import Corrected

Fixes = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="改正只有一种改法的标点、空格、序号和文号的括号，一个字也不改；原文件另存为 .bak。",
    ),
]
Diffs = Annotated[bool, typer.Option("--diff", help="只显示 --fix 会怎么改，不写文件；会改的退出码是 1。")]

_NO_END = "\\ No newline at end of file\n"


class Corrections:
    """What one call puts right, file by file."""

    def __init__(self, found: FoundInputs, *, fix: bool, diff: bool) -> None:
        """Take the files and what was asked for; with a difference nothing is written."""
        self._found = found
        self._is_asked = fix or diff
        self.code = NO_ERROR
        self._diff = diff
        self._shown: dict[str, None] = {}
        if fix and not diff and STANDARD in found.paths:
            unusable("标准输入不能改写；用 --diff 看会怎么改")

    def carry_out(
        self, stdin_filename: str, correct: Callable[[bytes, str], None], output: str | None
    ) -> None:
        """Put right each file, before it is looked at, if that was asked for; with a difference that is all.

        `correct` is given the bytes of each and its name, and hands over what comes of it (`take`, `refuse`).
        """
        faults = [*self._found.faults]
        for path in self._found.paths if self._is_asked else ():
            content = read_one(path, stdin_filename, quiet=True)
            if isinstance(content, Diagnostic):
                faults.append(content)
            else:
                correct(*content)
        if self._diff:
            self._leave_with_difference(faults, output)

    def take(self, name: str, made: "Corrected") -> None:
        """Write what was put right, or keep the difference."""
        files = {Path(name): (made.given.data, made.files.data)}
        if made.given.manuscript is not None and made.files.manuscript is not None:
            files[Path(name).parent / made.manuscript] = (made.given.manuscript, made.files.manuscript)
        changed = {path: (before, after) for path, (before, after) in files.items() if before != after}
        if made.refused:
            self.refuse(name, made.refused)
        elif self._diff:
            self._shown |= dict.fromkeys(_difference(path, *both) for path, both in changed.items())
        elif not changed:
            typer.echo(f"{name} 没有能自动改正的", err=True)
        elif isinstance(kept := write_all_over(changed), Diagnostic):
            show([kept])
            self.code = UNUSABLE
            return
        else:
            told = (f"{path}（原来的是 {path.with_name(kept[path].name)}）" for path in changed)
            typer.echo(f"已改正 {made.made} 处：{'、'.join(told)}", err=True)
        if made.left:
            typer.echo(f"{name} 有 {made.left} 处没有改，照结果里说的自己改", err=True)

    def refuse(self, name: str, why: str) -> None:
        """Say why nothing is put right in a file."""
        typer.echo(f"{name} 没有改：{why}", err=True)

    def _leave_with_difference(self, faults: list[Diagnostic], output: str | None) -> NoReturn:
        """Show what would be changed, beside why some files can't be read, and leave."""
        show(faults)
        code = max(UNUSABLE if faults else self.code, hand_out("".join(self._shown), output, "diff"))
        raise typer.Exit(max(code, ERRORS if any(self._shown) else NO_ERROR))


def _difference(path: Path, before: bytes, after: bytes) -> str:
    """A difference as other programs read it; ends of lines stay what they are."""
    old, new = ([*_lines(each.decode())] for each in (before, after))
    lines = difflib.unified_diff(old, new, str(path), str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; a return or a page break within one ends none."""
    *whole, last = text.split("\n")
    yield from (f"{line}\n" for line in whole)
    if last:
        yield last
