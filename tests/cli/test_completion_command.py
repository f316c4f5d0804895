"""What a shell completes, and how it learns to."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import shellingham

from tests.conftest import Run


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize(
    ("shell", "path", "hint"),
    [
        (
            "bash",
            ".local/share/bash-completion/completions/fazhi",
            "没有装 bash-completion 的，在 ~/.bashrc 里加一行：. '",
        ),
        ("zsh", ".zfunc/_fazhi", "在 ~/.zshrc 里加一行：fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
        ("fish", ".config/fish/completions/fazhi.fish", "新开的终端里就有"),
        ("powershell", ".local/share/fazhi/completion.ps1", "在 $PROFILE 这个文件里加一行：. '"),
    ],
)
def test_one_file_is_written(fazhi: Run, home: Path, shell: str, path: str, hint: str) -> None:
    code, out, err = fazhi("completion", shell)

    assert (code, out) == (0, "")
    assert err.startswith(f"已写出 {home / path}\n")
    assert hint in err
    assert [each for each in home.rglob("*") if each.is_file()] == [home / path]
    script = (home / path).read_text(encoding="utf-8")
    assert script.isascii()  # PowerShell 5.1 reads any other in the code page of the system
    assert "_FAZHI_COMPLETE" in script
    assert fazhi("completion", shell, "--show") == (0, script, "")


def test_folders_of_the_user_are_heeded(fazhi: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "甲"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "乙"))

    assert fazhi("completion", "bash")[0] == fazhi("completion", "fish")[0] == 0
    assert (home / "甲/bash-completion/completions/fazhi").exists()
    assert (home / "乙/fish/completions/fazhi.fish").exists()


@pytest.mark.parametrize(
    ("found", "shell"),
    [
        ("bash", "bash"),
        ("zsh", "zsh"),
        ("fish", "fish"),
        ("pwsh", "powershell"),
        ("powershell", "powershell"),
    ],
)
def test_the_shell_in_use_is_found(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, found: str, shell: str
) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (found, f"/bin/{found}"))

    assert fazhi("completion", "--show") == fazhi("completion", shell, "--show")


def test_another_shell_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("cmd", "cmd.exe"))
    assert fazhi("completion") == (2, "", "错误：cmd 没有补全，写明一种：bash、zsh、fish、powershell\n")

    def fail() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", fail)
    assert fazhi("completion") == (
        2,
        "",
        "错误：认不出现在用的 shell，写明一种：bash、zsh、fish、powershell\n",
    )


def test_a_place_that_can_not_be_written_is_told(fazhi: Run, home: Path) -> None:
    (home / ".zfunc").write_text("a file", encoding="utf-8")

    code, _, err = fazhi("completion", "zsh")
    assert (code, "FZ501" in err) == (2, True)


def completed(fazhi: Run, monkeypatch: pytest.MonkeyPatch, words: str, shell: str = "bash") -> list[str]:
    """What is offered for the last of some words."""
    monkeypatch.setenv("_FAZHI_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    code, out, err = fazhi()
    assert (code, err) == (0, "")
    return out.splitlines()


def test_commands_options_and_values_are_completed(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(fazhi, monkeypatch, "fazhi va") == ["validate"]
    assert completed(fazhi, monkeypatch, "fazhi ")[:3] == ["init", "import", "new"]
    assert completed(fazhi, monkeypatch, "fazhi sheet ") == ["export", "import"]
    assert completed(fazhi, monkeypatch, "fazhi validate --form") == ["--format"]
    assert completed(fazhi, monkeypatch, "fazhi validate --format s") == ["sarif"]


def test_what_is_offered_says_what_it_does_on_one_line(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = completed(fazhi, monkeypatch, "fazhi render --", "zsh")

    assert all('":"' in line for line in offered)
    assert '"--annex":"附上佐证材料清单。"' in offered
    assert offered[-1].startswith('"--help":"显示这页帮助。"')


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="asks bash")
def test_bash_takes_the_script(fazhi: Run, home: Path) -> None:
    fazhi("completion", "bash")
    (home / "fazhi").write_text(
        '#!/bin/sh\necho "$_FAZHI_COMPLETE $COMP_CWORD $COMP_WORDS"\n', encoding="utf-8"
    )
    (home / "fazhi").chmod(0o755)
    script = '. "$1"; COMP_WORDS=(fazhi va); COMP_CWORD=1; _fazhi_completion fazhi; echo "${COMPREPLY[@]}"'

    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", str(home / ".local/share/bash-completion/completions/fazhi")],
        env={**os.environ, "PATH": f"{home}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "complete_bash 1 fazhi va\n"
