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
from tests.ci_page import FILES, HOOK, LINE, PAGE
from tests.conftest import BAD, GOOD, ROOT, Run, write

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INPUTS = {name: about["default"] for name, about in ACTION["inputs"].items()}
SETUP, INSTALL, CHECK = ACTION["runs"]["steps"]


# The action ------------------------------------------------------------------------------------------------


def test_the_action_is_a_composite_of_three_steps() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert set(INPUTS) == {"files", "strict", "format", "python-version"}
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

    def run(**inputs: str) -> tuple[int, str]:
        given = {**INPUTS, **inputs}
        environment = {
            name: re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda match: given[match[1]], value)
            for name, value in CHECK["env"].items()
        }
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


# The hook --------------------------------------------------------------------------------------------------


def test_the_hook_runs_a_command_there_is(fazhi: Run) -> None:
    program, command = HOOK["entry"].split()

    assert (HOOK["id"], HOOK["language"], program) == ("fazhi-validate", "python", "fazhi")
    assert HOOK.get("pass_filenames", True) is True
    assert fazhi(command, write("a.yaml"))[0] == 0


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("data/2023.yaml", True),
        ("data/2023.yml", True),
        ("data/县水利局/2023.yaml", True),
        ("data/2023.yaml.bak", False),
        ("fazhi.yaml", False),
        ("old/data/2023.yaml", False),
    ],
)
def test_the_hook_takes_data_files(path: str, is_checked: bool) -> None:  # noqa: FBT001  a case
    assert bool(re.search(HOOK["files"], path)) is is_checked
    assert HOOK["types"] == ["yaml"]


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
    assert job["script"][-1] == f"fazhi validate --format junit -o {report} || fazhi validate"
    assert job["artifacts"]["when"] == "always"


def test_the_page_names_the_version_that_there_is() -> None:
    named = re.findall(r"\bv(\d[\w.]*)", PAGE.replace("actions/checkout@v4", ""))

    assert len(named) == 4
    assert set(named) == {__version__}


def test_every_command_and_option_on_the_page_exists(fazhi: Run) -> None:
    commands = set(re.findall(r"\bfazhi ([a-z]+)", PAGE))
    options = set(re.findall(r"--[a-z][a-z-]+", PAGE)) - {
        "--all-files",
        "--no-verify",
    }  # pre-commit's and git's
    page = fazhi("validate", "--help")[1]

    assert commands == {"validate", "rules"}
    assert fazhi("rules")[0] == 0
    assert options == {"--strict", "--format"}
    assert all(option in page for option in options)
    named = set(re.findall(r"--format (\w+)", PAGE)) | {INPUTS["format"]}
    (listed,) = re.findall(r"--format (\S+)", page)
    assert named <= set(listed.split("|"))
