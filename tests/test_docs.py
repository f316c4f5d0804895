"""What the pages of docs/ show is what happens: they are played in an empty folder, and come out the same.

A page is played from top to bottom. These are its steps, and nothing else may stand in a code block:

- a line "`file`：" before a block: the file is written; a DOCX as a clerk makes it by hand, a paragraph a line;
- a line "`file` 里填写：" before a block: each paragraph of the block replaces the paragraph of the file
  that holds the same key, or where there is none, the one that holds it commented out;
- "`file` 里把 `old` 改成 `new`：…" or with "。", where a line or a sentence begins: that is done, where
  `old` stands once;
- a line "`workbook` 的“sheet”工作表里加上：" before a table: its rows are typed below those of the sheet, each
  value under its heading; and in a workbook, `old` is a cell, and in a DOCX the change is recorded;
- a block ```console: its commands, of fazhi or Git, are run, and what they print is compared whole; after the line
  "没有装的时候会这样说：", as if there were no openpyxl;
- "`file` 里其余的“沿用”，都改成 `new`。": every paragraph carried over that is left is marked so;
- the sentence "这里用仓库里的 `file`。": that file of the checkout is there;
- the words "换一个空文件夹": what follows is done in another empty folder;
- the sentence "这里的 `folder` 文件夹放好了五种标准字体。": fonts of those names are made there;
- blocks ```sh and ```bat: lines of the README, which are run elsewhere, those of `RUN_ELSEWHERE`, or installing an
  extra that there is.

`pytest --update-golden tests/test_docs.py` writes what the commands print into the pages.
"""

import importlib.util
import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fazhi_report import __version__, writers
from fazhi_report.cli.commands import COMMANDS
from fazhi_report.published.data_file_page import COMMAND, reference
from fazhi_report.schema import Report
from fazhi_report.schema.fields import all_keys
from tests.conftest import ROOT, Run
from tests.copies import changed, tracked
from tests.fonts import make_fonts
from tests.harvest.importing import docx_of

DOCS = ROOT / "docs"
PLAYED = {
    "tutorial.md": 21, "howto.md": 75, "ci.md": 14, "install.md": 0, "commands.md": 4, "ledger.md": 4, "templates.md": 0, "typesetting.md": 0, "manuscript.md": 2, "review-copy.md": 3,
}  # fmt: skip
"""The pages that are played, with how many commands they run."""

MADE = {"data-file.md", "layout.md", "rules.md", "mutation.md", "performance.md", "robustness.md", "scale.md"}
"""The pages that are made from the code, and those of figures: of `bench/run.py` and of the scripts in `tools/`.

The commands of scale.md start programs of others, in `tests/cli/test_cluster.py`.
"""

STEP = re.compile(
    r"^`(?P<file>[^`\n]+)`(?P<how>：| 里填写：| 里加上：)\n\n```\w+\n(?P<content>.*?)^```$"
    r"|(?:^|(?<=。))`(?P<edited>[^`\n]+)` 里把 `(?P<old>[^`\n]+)` 改成 `(?P<new>[^`\n]+)`[：。]"
    r"|^`(?P<book>[^`\n]+)` 的“(?P<sheet>[^”\n]+)”工作表里加上：\n\n(?P<rows>(?:\|[^\n]*\n)+)"
    r"|^`(?P<carried>[^`\n]+)` 里其余的“沿用”，都改成 `(?P<confirmed>[^`\n]+)`。"
    r"|(?P<anew>换一个空文件夹)"
    r"|这里用仓库里的 `(?P<shipped>[^`\n]+)`。"
    r"|这里的 `(?P<fonts>[^`\n]+)` 文件夹放好了五种标准字体。"
    r"|(?P<bare>^没有装的时候会这样说：\n\n)?^```console\n(?P<transcript>.*?)^```$"
    r"|^```(?:sh|bat)\n(?P<installing>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {f'pip install "{PROJECT["name"]}[{extra}]"' for extra in PROJECT["optional-dependencies"]}
"""The commands that install what not everybody needs."""

RUN_ELSEWHERE = {
    ". .venv/bin/activate",
    r"cmd /k .venv\Scripts\activate.bat",
    *(
        f"{python} tools{slash}offline_bundle.py -o 离线包 --platform win_amd64 --python 3.12"
        for python, slash in ((".venv/bin/python", "/"), (r".venv\Scripts\python", "\\"))
    ),
}
"""Of what the shell itself does, and of `tests/packaging/test_offline_bundle.py`."""


class Player:
    """Plays a page with the command line."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run = run
        self.monkeypatch = monkeypatch
        self.code = 0
        self.commands = 0

    def step(self, match: re.Match[str]) -> str:  # noqa: C901  a branch for every step
        """Do one step of a page; the page's text for it, with what the commands print now."""
        if match["file"]:
            how = {"：": write, " 里填写：": fill, " 里加上：": append}[match["how"]]
            how(Path(match["file"]), match["content"])
        elif match["edited"]:
            edits = {".xlsx": retype, ".docx": revise}
            edit = edits.get(Path(match["edited"]).suffix, replace)
            edit(Path(match["edited"]), match["old"], match["new"])
        elif match["book"]:
            append_rows(Path(match["book"]), match["sheet"], match["rows"])
        elif match["carried"]:
            confirm(Path(match["carried"]), match["confirmed"])
        elif match["anew"]:
            Path("换过的文件夹").mkdir()
            self.monkeypatch.chdir("换过的文件夹")
        elif match["shipped"]:
            write(Path(match["shipped"]), (ROOT / match["shipped"]).read_text(encoding="utf-8"))
        elif match["fonts"]:
            make_fonts(Path(match["fonts"]))
        elif match["transcript"]:
            lines = re.findall(r"^\$ (.*)$", match["transcript"], re.MULTILINE)
            assert match["transcript"].startswith("$ "), match["transcript"]
            with self.monkeypatch.context() as patch:
                if match["bare"]:
                    patch.setattr(importlib.util, "find_spec", lambda _: None)
                printed = "".join(f"$ {line}\n{self.command(line)}" for line in lines)
            return f"{match['bare'] or ''}```console\n{printed}```"
        else:
            for line in match["installing"].splitlines():
                assert f"\n{line}\n" in README or line in EXTRAS | RUN_ELSEWHERE
        return match[0]

    def command(self, line: str) -> str:
        """What a command prints."""
        self.commands += 1
        if line == "echo $?":
            return f"{self.code}\n"
        program, *arguments = shlex.split(line)
        if program == "git":
            return git(*arguments)
        assert program == "fazhi"
        self.code, out, err = self.run(*arguments)
        return (out + err).replace("\\", "/").replace("\r\n", "\n")


def git(*arguments: str) -> str:
    """What Git prints, whatever the settings of who runs the tests."""
    name = {
        f"GIT_{who}_{what}": "a@example.invalid"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *arguments], env={**plain, **name, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True, text=True, encoding="utf-8", check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        path.write_bytes(docx_of(content.splitlines(), run_in=True))
        return
    path.write_text(content, encoding="utf-8", newline="\n")


def fill(path: Path, content: str) -> None:
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    for paragraph in content.strip("\n").split("\n\n"):
        key = re.escape(paragraph.partition(":")[0])
        active, commented = (
            [index for index, text in enumerate(paragraphs) if re.search(pattern, text, re.MULTILINE)]
            for pattern in (f"^{key}:", f"^# {key}:")
        )
        (index,) = active or commented
        paragraphs[index] = paragraph
    write(path, "\n\n".join(paragraphs).rstrip("\n") + "\n")


def append(path: Path, content: str) -> None:
    write(path, path.read_text(encoding="utf-8") + "\n" + content)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    write(path, text.replace(old, new))


def confirm(path: Path, new: str) -> None:
    """Put a note in the place of those that are left of paragraphs carried over."""
    text, count = re.subn("<!-- 沿用 [0-9a-f]{8} -->", new, path.read_text(encoding="utf-8"))
    assert count > 1, path
    write(path, text)


def append_rows(path: Path, title: str, rows: str) -> None:
    """Type the rows of a page's table below those of a sheet."""
    headings, _, *records = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in rows.split("\n")[:-1]
    ]
    workbook: Any = load_workbook(path)
    sheet = workbook[title]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, record in enumerate(records, start=sheet.max_row + 1):
        for heading, text in zip(headings, record, strict=True):
            sheet.cell(number, columns[heading], text or None)
    workbook.save(path)


def revise(path: Path, old: str, new: str) -> None:
    """Change words of a copy as somebody does whose changes are recorded."""
    path.write_bytes(changed(path.read_bytes(), tracked(old, new)))


def retype(path: Path, cell: str, text: str) -> None:
    """Type something else into a cell, named as messages name it."""
    title, _, place = cell.partition("!")
    workbook = load_workbook(path)
    assert workbook[title][place].value, cell
    workbook[title][place].value = text
    workbook.save(path)


@pytest.mark.parametrize("name", PLAYED)
def test_a_page_shows_what_happens(
    fazhi: Run, name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    player = Player(fazhi, monkeypatch)

    played = STEP.sub(player.step, page)

    if request.config.getoption("--update-golden"):
        (DOCS / name).write_text(played, encoding="utf-8", newline="\n")
    assert played == (DOCS / name).read_text(encoding="utf-8")
    assert player.commands == PLAYED[name]


@pytest.mark.parametrize("name", PLAYED)
def test_nothing_on_a_page_is_passed_over(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    steps = list(STEP.finditer(page))

    assert page.count("```") == 2 * sum(
        step.lastgroup in {"content", "transcript", "installing"} for step in steps
    )
    assert page.count("工作表里加上：\n") == sum(bool(step["book"]) for step in steps)
    assert page.count("` 里填写：\n") == sum(step["how"] == " 里填写：" for step in steps)
    assert page.count("` 里把 `") == sum(bool(step["edited"]) for step in steps)
    assert sum(line.startswith("$ ") for line in page.splitlines()) == sum(
        len(re.findall(r"^\$ ", step["transcript"] or "", re.MULTILINE)) for step in steps
    )


def test_every_page_is_played_or_made() -> None:
    assert {path.name for path in DOCS.glob("*.md")} == {*PLAYED, *MADE, "architecture.md"}


def test_every_command_and_option_on_the_pages_exists(fazhi: Run) -> None:
    pages = "".join((DOCS / name).read_text(encoding="utf-8") for name in PLAYED if name != "ci.md")
    text = README + pages.replace("pytest --update-golden", "")
    for line in RUN_ELSEWHERE:
        text = text.replace(line, "")
    listed = (DOCS / "commands.md").read_text(encoding="utf-8")
    commands = [
        *("init", "import", "new", "manuscript", "validate", "lint", "check", "fonts", "rules", "explain"),
        *("render", "facts", "diff", "compare", "keys zh", "keys en", "sheet export", "sheet import"),
        *("package", "schema", "completion", "collect"),
    ]
    helps = "".join(fazhi(*command.split(), "--help")[1] for command in ["", *commands])
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--help"}

    assert {"--to", "--format", "--strict", "--templates", "--keys", "--append"} <= options
    assert {option for option in options if option not in helps} == set()
    assert [command for command in commands if f"`fazhi {command}" not in listed] == []
    assert {command.split()[0] for command in commands} == set(COMMANDS)


def test_extras_that_pages_tell_to_install_exist() -> None:
    pages = "".join((DOCS / name).read_text(encoding="utf-8") for name in PLAYED)
    told = set(re.findall(r'pip install "[^"\n]*"', pages))

    assert len(told) == 3
    assert told <= EXTRAS


def test_the_page_of_commands_names_every_format() -> None:
    (line,) = re.findall(
        r"^报告的格式：(.*?)，", (DOCS / "commands.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert line == "、".join(writers.suffixes)


def test_the_reference_is_what_the_schema_says() -> None:
    page = (DOCS / "data-file.md").read_text(encoding="utf-8")

    assert page == reference(), COMMAND
    assert page.count("\n## ") > 50
    assert all(f"`{name}`" in page for name in all_keys(Report))
    assert all(f"`{name}`" in page for name in ("合同.份数", "行政检查.整改率", "年度.本年", "机构.简称"))


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in DOCS.glob("*.md"):
        links = re.findall(r"\]\(([^)#:]*)(?:#([^):]*))?\)", page.read_text(encoding="utf-8"))
        for name, heading in links:
            target = DOCS / name if name else page
            assert target.exists(), (page, name)
            assert not heading or heading in anchors(target), (page, name, heading)


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links, as on GitHub."""
    headings = re.findall("^##+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_changelog_has_the_version_that_there_is_as_its_newest_release() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", changelog, re.MULTILINE)

    assert sections[0] == ("Unreleased", "")
    assert [version for version, _ in sections[1:]] == [__version__, "0.1.0"]
    assert [day for _, day in sections[1:]] == ["2026-11-28", "2026-11-25"]
