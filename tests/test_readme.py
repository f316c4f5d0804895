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
    blocks = dict(re.findall(r"^<!-- (\w+) -->\n```sh\n(.*)\n```$", README, re.MULTILINE))

    assert set(blocks) == {"install", "test"}
    assert blocks["install"].endswith("fazhi render data/2023.yaml")
    assert "pytest" in blocks["test"]


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
