"""The hook and the pipelines of docs/ci.md, as an office uses them: this checkout is the repository they name.

Needs git and an index to install from; `.ci/run` sets FAZHI_REQUIRE_HOOK so that it can't be skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.ci_page import FILES, HOOK, LINE, WHOLE_HOOK
from tests.conftest import BAD, GOOD, ROOT

pytestmark = pytest.mark.long

REQUIRED = os.environ.get("FAZHI_REQUIRE_HOOK")
BINARIES = "Scripts" if os.name == "nt" else "bin"
# What git reads when it is called by git, and what it reads of the person who runs the tests.
OURS = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.invalid",
    "GIT_COMMITTER_NAME": "甲", "GIT_COMMITTER_EMAIL": "a@example.invalid",
    "PYTHONUTF8": "1",
}  # fmt: skip


class Published(NamedTuple):
    """This checkout as a repository that others can clone, at the commit they name."""

    folder: Path
    commit: str

    @property
    def address(self) -> str:
        """What pip takes after `git+`."""
        return f"file://{self.folder}@{self.commit}"


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env={**OURS, **environment}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def done(*command: str, folder: Path, **environment: str) -> str:
    result = run(*command, folder=folder, **environment)
    assert result.returncode == 0, (command, result.stdout, result.stderr)
    return result.stdout


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    if not REQUIRED:
        pytest.skip("installs from a package index: set FAZHI_REQUIRE_HOOK=1 to run it")
    folder = tmp_path_factory.mktemp("published") / "fazhi"
    # With what git itself would ask here, since the checkout may be another's; and with what is not committed.
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    done("git", "init", "-q", folder=folder)
    done("git", "add", "--all", folder=folder)
    done("git", "commit", "-q", "-m", "as it is", folder=folder)
    return Published(folder, done("git", "rev-parse", "HEAD", folder=folder).strip())


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository of data files with nothing in it."""
    folder = tmp_path / "台账"
    (folder / "data").mkdir(parents=True)
    done("git", "init", "-q", folder=folder)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="\n")


def environment(folder: Path) -> dict[str, str]:
    """A fresh environment, first on the path."""
    done(sys.executable, "-m", "venv", str(folder), folder=folder.parent)
    return {"PATH": os.pathsep.join([str(folder / BINARIES), os.environ["PATH"]])}


def test_a_commit_is_refused_until_the_data_is_right(
    published: Published, office: Path, tmp_path: Path
) -> None:
    fresh = {**environment(tmp_path / "venv"), "PRE_COMMIT_HOME": str(tmp_path / "cache")}
    done(
        str(tmp_path / "venv" / BINARIES / "python"),
        "-m",
        "pip",
        "install",
        "-q",
        "pre-commit",
        folder=tmp_path,
    )
    program = str(tmp_path / "venv" / BINARIES / "pre-commit")
    done(program, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"), folder=tmp_path, **fresh)
    config = yaml.safe_load(FILES[".pre-commit-config.yaml"])
    config["repos"][0] |= {"repo": str(published.folder), "rev": published.commit}
    config["repos"][0]["hooks"].append({"id": WHOLE_HOOK["id"]})
    write(office, ".pre-commit-config.yaml", yaml.safe_dump(config))
    done(program, "install", folder=office, **fresh)
    write(office, "data/县水利局 2024.yaml", BAD)
    write(office, "data/2023.yaml", GOOD)
    write(office, "other.yaml", BAD)
    done("git", "add", "--all", folder=office)

    refused = run("git", "commit", "-m", "台账", folder=office, **fresh)

    told = refused.stdout + refused.stderr
    assert refused.returncode == 1, told
    assert HOOK["name"] in told
    assert f"data/县水利局 2024.yaml:{LINE}:1: 错误 FZ102" in told
    assert "1 个错误" in told
    assert "other.yaml" not in told
    assert run("git", "rev-parse", "--verify", "-q", "HEAD", folder=office).returncode == 1

    write(office, "data/县水利局 2024.yaml", GOOD)
    done("git", "add", "--all", folder=office)
    done("git", "commit", "-m", "台账", folder=office, **fresh)
    assert done("git", "log", "--format=%s", folder=office) == "台账\n"

    write(office, "data/县水利局 2024.yaml", f"manuscript: 文稿.md\n{GOOD}")
    write(office, "data/文稿.md", "## 一、主要举措和成效\n\n全年开展专项检查。\n")
    done("git", "add", "--all", folder=office)
    done("git", "commit", "-m", "文稿", "--no-verify", folder=office)
    write(office, "README.md", "台账\n")
    done("git", "add", "--all", folder=office)
    kept = run("git", "commit", "-m", "说明", folder=office, **fresh)
    assert kept.returncode == 0
    assert "2 份都没有改，也没有用到改了的文件，不用检查" in kept.stdout + kept.stderr
    done("git", "rm", "-q", "data/文稿.md", folder=office)
    without = run("git", "commit", "-m", "删", folder=office, **fresh)
    told = without.stdout + without.stderr
    assert "data/县水利局 2024.yaml:1:1: 错误 FZ280 读不了文稿" in told.replace(":1:13:", ":1:1:"), told
    assert "另有 1 份没有改，也没有用到改了的文件，没有检查" in told
    everything = run(program, "run", "--hook-stage", "manual", "fazhi-validate-all", folder=office, **fresh)
    assert "data/县水利局 2024.yaml" in everything.stdout


@pytest.mark.skipif(os.name == "nt", reason="a script for the shell of a Linux runner")
def test_the_pipeline_for_gitlab_passes_and_fails(published: Published, office: Path, tmp_path: Path) -> None:
    install, check = yaml.safe_load(FILES[".gitlab-ci.yml"])["台账检查"]["script"]
    fresh = {**environment(tmp_path / "venv"), "FAZHI": published.address}
    write(office, "data/2023.yaml", GOOD)

    done("sh", "-ec", f"{install}\n{check}", folder=office, **fresh)
    write(office, "data/2024.yaml", BAD)
    result = run("sh", "-ec", check, folder=office, **fresh)

    assert result.returncode == 1, result.stderr
    assert f"data/2024.yaml:{LINE}:1: 错误 FZ102" in result.stdout
    assert "全部检查\n" in result.stdout
    assert "FZ102" in (office / "fazhi.xml").read_text(encoding="utf-8")
    assert "FZ102" in (office / "fazhi.json").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a script for the shell of a Linux runner")
def test_the_script_for_any_pipeline_fails_on_a_fault(published: Published, office: Path) -> None:
    write(office, "fazhi-check.sh", FILES["fazhi-check.sh"])
    write(office, "data/2024.yaml", BAD)

    result = run("sh", "fazhi-check.sh", folder=office, FAZHI=published.address)

    assert result.returncode == 1, result.stderr
    assert f"data/2024.yaml:{LINE}:1: 错误 FZ102" in result.stdout
