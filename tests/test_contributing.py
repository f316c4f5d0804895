"""The recipes of CONTRIBUTING.md are true: each is played in a copy of the project.

A section is a recipe when it has a block under "Fails until the recipe is done:". Its steps, and nothing else may
stand in a code block of it:

- a line "In `file`, after `line`:" ("before", "instead of") or "In `file`, at the end:" before a block: that is done,
  where one line of the file is this one, its indentation left out; a function that is put before a line or at the
  end has two blank lines between, as the formatter wants it;
- a line "`file`:" before a block: the file is written;
- "Fails until the recipe is done:": tests that fail where this stands, and pass in the end;
- "Made from it:": commands that succeed where they stand;
- "Passes as well:": tests that pass where they stand.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^## ([^\n]*)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))

STEP = re.compile(
    r"^(?:In `(?P<edited>[^`\n]+)`, (?P<where>after|before|instead of|at the end)(?: `(?P<line>[^`\n]+)`)?"
    r"|`(?P<written>[^`\n]+)`"
    r"|(?P<run>Fails until the recipe is done|Made from it[^:\n]*|Passes as well)):\n\n```\w+\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
PROGRAMS = {
    "python": (sys.executable,),
    "pytest": (sys.executable, "-m", "pytest", "-p", "no:cacheprovider"),
    "fazhi": (sys.executable, "-m", "fazhi_report"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What is published as source, to be changed at will."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    published = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for name in ("pyproject.toml", *published):
        source, target = ROOT / name.lstrip("/"), tmp_path / name.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)
    return tmp_path


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command of the page on the copy: exit code, and what is printed, unless a file gets it."""
    command, _, file = command.partition(" > ")
    program, *arguments = shlex.split(command)
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    done = subprocess.run(
        [*PROGRAMS[program], *arguments], cwd=folder, check=False, capture_output=True,
        env={**ours, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    if file and done.returncode == 0:
        (folder / file).write_bytes(done.stdout)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def edit(path: Path, where: str, line: str, block: str) -> None:
    """Put a block beside the one line of a file that reads so, in its place, or at the end."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    stands_alone = path.suffix == ".py" and block[0] not in " \n"
    if where == "at the end":
        lines += ["\n\n" * stands_alone, block]
    else:
        (index,) = (index for index, each in enumerate(lines) if each.strip() == line)
        index += where == "after"
        lines[index : index + (where == "instead of")] = [block]
        if where == "before":
            lines.insert(index + 1, "\n\n" * stands_alone)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


RECIPES = [title for title, text in SECTIONS.items() if "Fails until" in text]


@pytest.mark.long
@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_does_what_it_says(title: str, copy: Path) -> None:
    first: list[str] = []
    for step in STEP.finditer(SECTIONS[title]):
        block = step["block"]
        if step["edited"]:
            edit(copy / step["edited"], step["where"], step["line"] or "", block)
        elif step["written"]:
            assert not (copy / step["written"]).exists()
            (copy / step["written"]).write_text(block, encoding="utf-8", newline="\n")
        elif step["run"].startswith("Fails"):
            first = block.splitlines()
            for command in first:
                code, printed = run(command, copy)
                assert code == 1, printed
                assert f"FAILED {shlex.split(command)[-1]}" in printed
        else:
            for command in block.splitlines():
                code, printed = run(command, copy)
                assert code == 0, printed
    for command in first:
        code, printed = run(command, copy)
        assert code == 0, printed


def test_there_is_a_recipe_for_everything_that_is_added() -> None:
    assert RECIPES == [
        "A sentence", "A ledger", "A rule", "A format", "A figure of the page", "A code",
    ]  # fmt: skip


@pytest.mark.parametrize("title", RECIPES)
def test_nothing_in_a_recipe_is_passed_over(title: str) -> None:
    steps = list(STEP.finditer(SECTIONS[title]))

    assert SECTIONS[title].count("```") == 2 * len(steps)
    assert [step["run"] for step in steps].count("Fails until the recipe is done") == 1


def test_what_the_page_names_is_there() -> None:
    made = {step["written"] for step in STEP.finditer(PAGE)}
    names = re.findall(r"`((?:src|tests|docs|templates|tools)/[\w./]+)`", PAGE)

    assert len(names) > 10
    assert [name for name in names if not (ROOT / name).exists() and name not in made] == []
