"""What the README shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_cli import Run, fazhi
from tests.conftest import DATA, ROOT

__all__ = ["fazhi"]

README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
(LEDGER,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
(BODY,) = re.findall(r"生成的正文：\n\n```text\n(.*?)```", README, re.DOTALL)

WRONG = """\
年度: 2024
机构:
  全称: 青山县水利局
  简称: 县水利局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县}
规范性文件:
  总数: 1
  明细: [{}, {}]
合同:
  - 合法审核: 是
"""
"""The file behind the README's example of a wrong ledger, made to have its faults on those lines."""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(DATA, tmp_path / "data" / "2023.yaml")
    (tmp_path / "data" / "错.yaml").write_text(WRONG, encoding="utf-8")


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) == 2


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
def test_transcripts(fazhi: Run, transcript: str) -> None:
    for command, expected in re.findall(r"^\$ fazhi (.*)\n((?:[^$].*\n)*)", transcript, re.MULTILINE):
        _, out, err = fazhi(*command.split())
        assert (out + err).replace("\\", "/") == expected


def test_the_ledger_makes_the_text(fazhi: Run) -> None:
    Path("a.yaml").write_text(LEDGER, encoding="utf-8")

    code, out, err = fazhi("render", "a.yaml", "--to", "txt", "-o", "-")

    assert (code, err) == (
        0,
        "a.yaml: 警告 FZ241 公开版没有公开前审查的记录\n    提示：审查以后写上“公开审查”\n",
    )
    assert out.partition("\n")[2] == BODY


def test_every_option_named_exists(fazhi: Run) -> None:
    helps = "".join(
        fazhi(*command.split(), "--help")[1]
        for command in (
            "init", "new", "validate", "render", "facts", "diff", "keys", "sheet export", "sheet import", "schema",
            "check",
        )
    )  # fmt: skip
    ours = set(re.findall(r"--[a-z][a-z-]+", README)) - {"--update-golden"}

    assert {"--to", "--format", "--strict", "--templates", "--keys", "--append"} <= ours
    assert {option for option in ours if option not in helps} == set()


def test_every_file_named_exists() -> None:
    names = re.findall(r"\]\(([^)#]+)\)", README)

    assert len(names) >= 4
    assert all((ROOT / name).exists() for name in names)
