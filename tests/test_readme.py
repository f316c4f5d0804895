"""What the README says is so, and what it points at is there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, Run
from tests.harvest.importing import docx_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(DATA, tmp_path / "data" / "2023.yaml")


def test_blocks_that_the_whole_check_runs_are_marked() -> None:
    blocks = dict(re.findall(r"^<!-- (\w+) -->\n```sh\n((?:.+\n)+)```$", README, re.MULTILINE))

    assert set(blocks) == {"install", "test"}
    assert blocks["install"].endswith("fazhi render data/2023.yaml\n")
    assert "pytest" in blocks["test"]


PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
}
BLOCKS = [
    (page, language, line)
    for page, text in PAGES.items()
    for language, block in re.findall(r"^```(sh|bat)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if not block.startswith("#!")  # a script of its own, for a pipeline
    for line in block.splitlines()
]
"""The lines that a reader pastes, with the page and the shell that they are for."""


@pytest.mark.parametrize(("page", "language", "line"), BLOCKS)
def test_what_is_pasted_means_the_same_in_every_shell(page: str, language: str, line: str) -> None:
    """PowerShell 5.1 has no `&&`, cmd no single quotes, and each has characters that it replaces."""
    del page
    assert re.fullmatch(r'[\w ./:=,\\"\[\]-]+', line), line
    assert ("\\" in line) <= (language == "bat")
    for word in re.findall(r"\S*\[\S*", line):  # sh would look for files, were it not quoted
        assert re.fullmatch(r'"[^"]*"', word), line


def test_windows_is_told_the_same() -> None:
    both = [
        pair
        for text in PAGES.values()
        for pair in re.findall(
            r"^```sh\n([^`]*)^```\n\n[^`\n]*(?:`[^`\n]*`[^`\n]*)*\n*```bat\n([^`]*)^```$", text, re.MULTILINE
        )
    ]

    assert len(both) >= 4
    for sh, bat in both:
        translated = (
            bat.replace("\\", "/")
            .replace("py -m venv", "python3 -m venv")
            .replace(".venv/Scripts", ".venv/bin")
        )
        assert translated.replace("cmd /k .venv/bin/activate.bat", ". .venv/bin/activate") == sh


def test_extras_are_quoted_for_every_shell_wherever_they_are_told() -> None:
    files = [path for path in (ROOT / "src").rglob("*") if path.suffix in {".py", ".yaml"}]
    texts = [*PAGES.values(), *(path.read_text(encoding="utf-8") for path in files)]
    told = [
        extra
        for text in texts
        for extra in re.findall(r"pip install (?:-\w )*([^\s；。|]*\[[\w,]+\][^\s；。|]?)", text)
    ]

    assert len(told) >= 6
    assert all(re.fullmatch(r'"[\w.-]+\[[a-z,]+\]"', extra) for extra in told), told


def test_the_first_install_reads_workbooks_and_writes_pdf() -> None:
    assert README.count('pip install -q ".[excel,pdf]"') == 2


def test_the_one_command_makes_a_report(fazhi: Run) -> None:
    (line,) = re.findall(r"/fazhi (render .*)$", README, re.MULTILINE)

    assert fazhi(*shlex.split(line))[0] == 0
    assert [each.suffix for each in Path("output").iterdir()] == [".docx"]


def test_the_way_on_from_last_year(fazhi: Run) -> None:
    (line,) = re.findall(r"`fazhi (new [^`]+)`", README)

    assert fazhi(*shlex.split(line))[0] == 0
    assert Path("data/2024.yaml").read_text(encoding="utf-8").count("\n  - title: ") >= 5


def test_the_example_of_a_fault_is_from_the_tutorial() -> None:
    (fault,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)

    assert fault in TUTORIAL


def test_the_way_in_from_the_report_of_last_year(fazhi: Run) -> None:
    (report,) = re.findall(r"^`去年的报告.docx`：\n\n```text\n(.*?)```", TUTORIAL, re.MULTILINE | re.DOTALL)
    Path("去年的报告.docx").write_bytes(docx_of(report.splitlines(), run_in=True))
    (lines,) = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    commands = [line.removeprefix("$ fazhi ") for line in lines.splitlines()]

    assert [command.split()[0] for command in commands] == ["import", "new"]
    for command in commands:
        assert fazhi(*shlex.split(command))[0] == 0
    _, text, _ = fazhi("render", "我局/data/2024.yaml", "--to", "txt", "-o", "-")
    assert text == report
    written = Path("我局/data/2024.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```markdown\n(.*?)\n```", README, re.DOTALL)
    assert all(part in written for part in shown.split("，"))
    assert Path("我局/data/2025.md").exists()


def test_the_newcomer_reads_little() -> None:
    assert len(README.splitlines()) < 100


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", README)

    assert len(links) > 12
    for name, heading in links:
        path = ROOT / name
        assert path.exists(), name
        found = re.findall("^##+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in [each.lower().replace(" ", "-") for each in found], heading
