"""What runs fazhi on every change of a repository of data files: the hook, the action, the ready pipelines.

`tests/packaging/test_hook.py` plays the hook and the pipelines for real, which takes a package index.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi_report import __version__
from tests.ci_page import FILES, HOOK, LINE, PAGE, WHOLE_HOOK
from tests.conftest import BAD, GOOD, ROOT, Run, write

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INPUTS = {name: about["default"] for name, about in ACTION["inputs"].items()}
SETUP, INSTALL, CHECK = ACTION["runs"]["steps"]


# The action ------------------------------------------------------------------------------------------------


def test_the_action_is_a_composite_of_three_steps() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert set(INPUTS) == {"files", "since", "strict", "format", "python-version"}
    assert all(isinstance(default, str) for default in INPUTS.values())
    assert all(about["description"] for about in ACTION["inputs"].values())
    assert re.fullmatch(r"actions/setup-python@v\d+", SETUP["uses"])
    assert SETUP["with"] == {"python-version": "${{ inputs.python-version }}"}
    for step in (INSTALL, CHECK):
        assert set(step) <= {"name", "shell", "env", "run"}
        assert step["shell"] == "bash"


def test_inputs_never_reach_a_script_as_text() -> None:
    assert not any("${{" in step["run"] for step in (INSTALL, CHECK))
    assert {name: value for name, value in CHECK["env"].items() if "${{" in value} == {
        "FILES": "${{ inputs.files }}",
        "SINCE": "${{ inputs.since }}",
        "BASE": "${{ github.event.pull_request.base.sha || github.event.before }}",
        "STRICT": "${{ inputs.strict }}",
        "FORMAT": "${{ inputs.format }}",
    }


def test_the_action_installs_the_checkout_it_comes_with() -> None:
    *_, folder = shlex.split(INSTALL["run"])
    assert folder == "$GITHUB_ACTION_PATH"
    assert (ROOT / "pyproject.toml").exists()


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run the action's check the way a runner does: exit code, everything printed."""
    bash = shutil.which("bash")
    if bash is None or os.name == "nt":
        pytest.skip("runs the action's script, which takes bash")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(*, base: str = "", summary: str = "", **inputs: str) -> tuple[int, str]:
        given = {**INPUTS, **inputs}
        environment = {
            name: re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda match: given[match[1]], value)
            for name, value in CHECK["env"].items()
        }
        environment |= {"BASE": base, "GITHUB_STEP_SUMMARY": summary}
        script = tmp_path / "step.sh"
        script.write_text(CHECK["run"], encoding="utf-8")
        done = subprocess.run(
            [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            env={**os.environ, **environment, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])},
            capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return run


def test_a_fault_fails_the_step_and_is_shown_at_its_line(check: Any) -> None:
    write("data/2023.yaml")
    assert check()[0] == 0
    write("data/2024.yaml", BAD)

    code, out = check()

    assert code == 1
    assert f"::error file=data/2024.yaml,line={LINE},col=1," in out
    assert "FZ102" in out
    assert "data/2023.yaml:" not in out
    assert "file=data/2023.yaml" not in out


def test_files_are_chosen_by_patterns_one_a_line(check: Any) -> None:
    write("data/2023.yaml", BAD)
    write("甲局/2024 年.yaml", BAD)
    write("乙局/深/2024.yaml", BAD)
    write("丙局/2024.yml", BAD)

    code, out = check(files="甲局/2024 年.yaml\n\n  乙局/**/*.yaml\n-丙局/2024.yml\n", format="text")

    assert code == 2
    assert "甲局/2024 年.yaml:" in out
    assert "乙局/深/2024.yaml:" in out
    assert "-丙局/2024.yml: 错误 FZ001" in out
    assert "data/2023.yaml" not in out


def test_a_pattern_that_matches_nothing_is_told(check: Any) -> None:
    write("data/2023.yaml")

    code, out = check(files="台账/*.yaml", format="text")

    assert code == 2
    assert "台账/*.yaml: 错误 FZ001" in out


@pytest.mark.parametrize(
    "inputs",
    [
        {"files": "$(touch pwned)"},
        {"files": "a.yaml; touch pwned"},
        {"files": "`touch pwned`"},
        {"files": '"; touch pwned; "'},
        {"format": "text; touch pwned"},
        {"format": "$(touch pwned)"},
        {"since": "$(touch pwned)", "strict": "no"},
        {"since": "--upload-pack=touch pwned", "strict": "no"},
        {"strict": "true; touch pwned"},
        {"strict": "$(touch pwned)"},
    ],
)
def test_an_input_is_never_a_command(check: Any, inputs: dict[str, str]) -> None:
    write("data/2023.yaml")

    assert check(**inputs)[0] == 2
    assert not Path("pwned").exists()


def test_strict_fails_on_a_warning(check: Any) -> None:
    write("data/2023.yaml", GOOD.replace("audit:", "审计整改:"))

    assert check()[0] == 0
    assert check(strict="")[0] == 0
    assert check(strict="true")[0] == 1


def test_a_slip_in_strict_is_no_green_light(check: Any) -> None:
    write("data/2023.yaml")

    code, out = check(strict="yes")

    assert code == 2
    assert "strict 应写 true 或 false，写成了“yes”" in out


# The action in a repository --------------------------------------------------------------------------------


@pytest.fixture
def cloned(check: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:  # noqa: ARG001  it goes to its folder first
    """The action's check in a clone that has the last commit only, of two ledgers with three commits."""
    if not shutil.which("git"):
        pytest.skip("takes git")
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.invalid",
        "GIT_COMMITTER_NAME": "甲", "GIT_COMMITTER_EMAIL": "a@example.invalid",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    write("所/data/甲局.yaml", BAD)
    write("所/data/乙局.yaml")
    git("init", "-q", "所")
    monkeypatch.chdir("所")
    for text in (GOOD, f"{GOOD}# 一\n", f"{GOOD}# 二\n"):
        write("data/乙局.yaml", text)
        git("add", "--all")
        git("commit", "-q", "-m", "改")
    commits = git("log", "--format=%H").split()
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    monkeypatch.chdir("..")
    git("clone", "-q", "--depth=1", f"file://{Path('所').resolve()}", "克隆")
    monkeypatch.chdir("克隆")
    return commits


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout


def test_only_what_changed_is_checked(check: Any, cloned: list[str]) -> None:
    code, out = check(base=cloned[1])

    assert code == 0, out
    assert "另有 1 份没有改，也没有用到改了的文件，没有检查" in out
    assert "甲局" not in out
    assert check(since=cloned[2], base="0" * 40)[0] == 0
    assert check(since="all", base=cloned[1])[0] == 1


@pytest.mark.parametrize("base", ["", "0" * 40, "1" * 40, "no-such-branch"])
@pytest.mark.usefixtures("cloned")
def test_without_a_commit_to_compare_everything_is_checked(check: Any, base: str) -> None:
    code, out = check(base=base)

    assert code == 1
    assert out.startswith("没有可以比的提交，全部检查\n")
    assert "::error file=data/甲局.yaml" in out


def test_a_branch_to_compare_with_is_fetched(check: Any, cloned: list[str]) -> None:
    git("-C", "../所", "branch", "基础", cloned[2])

    code, out = check(since="基础")

    assert code == 0
    assert "另有 1 份没有改" in out


def test_the_summary_is_written(check: Any, cloned: list[str]) -> None:
    summary = write("../摘要 1.md", "")

    assert check(base=cloned[1], summary=summary)[0] == 0
    assert Path(summary).read_text(encoding="utf-8") == (
        "### 检查结果\n\n没有发现问题，另有 7 个已豁免\n\n另有 1 份没有改，也没有用到改了的文件，没有检查\n\n"
        "| 单位 | 文件 | 错误 | 警告 |\n| :--- | :--- | ---: | ---: |\n| 解放区财政局 | data/乙局\\.yaml | 0 | 0 |\n\n"
    )
    assert check(since="all", summary=summary)[0] == 1
    assert "\n#### data/甲局\\.yaml\n" in Path(summary).read_text(encoding="utf-8")


# The hooks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hook", "name"), [(HOOK, "fazhi-validate"), (WHOLE_HOOK, "fazhi-validate-all")])
def test_a_hook_runs_a_command_there_is(fazhi: Run, hook: dict[str, Any], name: str) -> None:
    program, command, *options = hook["entry"].split()

    assert (hook["id"], hook["language"], program) == (name, "python", "fazhi")
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True  # whatever is committed, also when that is only the loss of a file
    assert fazhi(command, write("data/a.yaml"))[0] == 0
    assert options == (["--since", "HEAD"] if hook is HOOK else [])


# The page --------------------------------------------------------------------------------------------------


def test_the_page_has_the_files() -> None:
    assert set(FILES) == {
        "data/县水利局2024.yaml", "data/县民政局2024.yaml",
        ".pre-commit-config.yaml", ".github/workflows/fazhi.yml", ".gitlab-ci.yml", "fazhi-check.sh",
        "fazhi.toml",
    }  # fmt: skip


def test_the_page_configures_our_hook() -> None:
    (repository,) = yaml.safe_load(FILES[".pre-commit-config.yaml"])["repos"]

    assert set(repository) == {"repo", "rev", "hooks"}
    assert [hook["id"] for hook in repository["hooks"]] == [HOOK["id"]]


def test_the_page_calls_our_action() -> None:
    workflow = yaml.safe_load(FILES[".github/workflows/fazhi.yml"])
    (job,) = workflow["jobs"].values()
    checkout, check = job["steps"]

    assert set(workflow[True]) == {"push", "pull_request"}  # what YAML 1.1 makes of the key on
    assert re.fullmatch(r"actions/checkout@v\d+", checkout["uses"])
    assert re.fullmatch(r"\S+/fazhi@v\S+", check["uses"])
    assert set(check["with"]) <= set(INPUTS)


def test_the_page_tells_every_input_with_its_default() -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", PAGE, re.MULTILINE))

    assert set(told) == set(INPUTS)
    assert {name: f"`{default}`" for name, default in INPUTS.items() if default} == {
        name: told[name] for name, default in INPUTS.items() if default
    }


def test_the_page_has_a_pipeline_for_gitlab() -> None:
    pipeline = yaml.safe_load(FILES[".gitlab-ci.yml"])
    job = pipeline["台账检查"]
    report = job["artifacts"]["reports"]["junit"]

    assert "$FAZHI" in job["script"][0]
    assert "FAZHI" in pipeline["variables"]
    assert f"--report junit={report}" in job["script"][-1]
    assert f"--report gitlab={job['artifacts']['reports']['codequality']}" in job["script"][-1]
    assert job["artifacts"]["when"] == "always"


def test_the_page_names_the_version_that_there_is() -> None:
    named = re.findall(r"\bv(\d[\w.]*)", PAGE.replace("actions/checkout@v4", ""))

    assert len(named) == 4
    assert set(named) == {__version__}


def test_every_command_and_option_on_the_page_exists(fazhi: Run) -> None:
    commands = set(re.findall(r"\bfazhi ([a-z]+)", PAGE))
    options = set(re.findall(r"--[a-z][a-z-]+", PAGE)) - {
        "--hook-stage",
        "--depth",
        "--no-verify",
        "--quiet",
        "--verify",
    }  # pre-commit's and git's
    page = fazhi("validate", "--help")[1]

    assert commands == {"validate", "rules"}
    assert fazhi("rules")[0] == 0
    assert options == {"--strict", "--format", "--report", "--since"}
    assert all(option in page for option in options)
    named = set(re.findall(r"--format (\w+)", PAGE)) | {INPUTS["format"]}
    (listed,) = re.findall(r"--format (text\S+)", page)
    assert named <= set(listed.split("|"))
