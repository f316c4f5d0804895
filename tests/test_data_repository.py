"""A repository of 200 offices, as the action, the pipeline for GitLab and the hook check it commit by commit."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.ci_page import FILES, HOOK
from tests.conftest import ROOT, write

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        os.name == "nt" or not shutil.which("git"), reason="scripts for a Linux runner, and git"
    ),
]

OFFICES = 200

LEDGER = """\
年度: {year}
{more}机构:
  全称: 青山县{name}
  简称: 县{name}
  党组织: 局党组
  工作领域: 水利
  地区: {{名称: 青山县, 级别: 县, 上级: [省, 市]}}
法治学习:
  - {{形式: 专题学习, 学习内容: [习近平法治思想]}}
合同:
  - {{合法性审核: 是, 数量: {count}, 佐证: {name}审核意见.pdf}}
不足:
  - {lack}，主要原因是编制不足
下年安排:
  - {{标题: 加强监管, 内容: 开展{plan}专项执法检查。}}
"""
MANUSCRIPT = """\
# 青山县{name}关于{{{{ 年度.本年 }}}}年法治政府建设情况的报告

## 党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设有关情况

局党组组织法治专题学习{{{{ 学习.次数|带单位 }}}}，学习习近平法治思想。

## 推进法治政府建设的主要举措和成效

全年签署合同{{{{ 合同.份数|带单位 }}}}，[均经合法性审核]{{合同.均经合法性审核}}。

## 存在的不足、原因和整改情况

{{{{ 部分.不足和整改 }}}}

## {{{{ 年度.下年 }}}}年度推进法治政府建设的初步安排

{{{{ 部分.下年安排 }}}}
"""


def ledger(year: int, name: str, count: int, more: str = "") -> str:
    lack, plan = ("执法人员偏少", "河道采砂") if year == 2023 else ("执法装备不够", "取水许可")
    return LEDGER.format(year=year, name=name, count=count, more=more, lack=lack, plan=plan)


def office(number: int) -> str:
    return f"第{number:03}局"


def lay_out(offices: int = OFFICES) -> None:
    """The ledgers of two years of so many offices, with manuscripts and evidence, in this folder."""
    for number in range(offices):
        name = office(number)
        write(f"data/2023/{name}.yaml", ledger(2023, name, number + 2))
        more = f"上年文件: ../2023/{name}.yaml\n文稿: {name} 文稿.md\n"
        write(f"data/2024/{name}.yaml", ledger(2024, name, number + 3, more))
        write(f"data/2024/{name} 文稿.md", MANUSCRIPT.format(name=name))
        for year in (2023, 2024):
            write(f"data/{year}/{name}审核意见.pdf", "同意")
    write("fazhi.toml", '[rules]\nFZ209 = "off"\n')


class Step(NamedTuple):
    """A commit: what it does; how many ledgers have to be looked at, of how many; what is told of which files."""

    change: Callable[[], object]
    looked_at: int
    of: int
    code: int
    told: set[str]


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new))


A_TEXT = "data/2024/第008局 文稿.md"
A_LEDGER, ITS_LAST = "data/2024/第009局.yaml", "data/2023/第009局.yaml"
WITHOUT_EVIDENCE = "data/2024/第010局.yaml"
NEW = "data/2024/新|`局`.yaml"

STEPS = {
    "a ledger": Step(lambda: edit("data/2024/第007局.yaml", "数量: 10", "数量: 100"), 1, 400, 0, set()),
    "a manuscript": Step(lambda: edit(A_TEXT, "合同.份数", "合同.没有的数"), 1, 400, 1, {A_TEXT}),
    "last year's file": Step(lambda: edit(ITS_LAST, "合同:", "错键: 一\n合同:"), 2, 400, 1, {ITS_LAST, A_LEDGER}),
    "evidence": Step(lambda: Path("data/2024/第010局审核意见.pdf").unlink(), 1, 400, 0, {WITHOUT_EVIDENCE}),
    "a faulty office": Step(lambda: write(NEW, ledger(2024, "新局", 2, "错键: 一\n")), 1, 401, 1, {NEW}),
    "nothing of an office": Step(lambda: write("README.md", "台账\n"), 0, 401, 0, set()),
    "settings": Step(
        lambda: write("fazhi.toml", '[rules]\nFZ213 = "error"\nFZ209 = "off"\n'), 401, 401, 1,
        {A_TEXT, A_LEDGER, ITS_LAST, WITHOUT_EVIDENCE, NEW},
    ),
}  # fmt: skip


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI_"))}
    who = {
        f"GIT_{who}_{what}": "a@example.invalid"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), plain["PATH"]])
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**plain, **who, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **environment},
    )  # fmt: skip


def git(*arguments: str) -> str:
    done = run("git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit() -> str:
    git("add", "--all")
    git("commit", "-q", "-m", "改")
    return git("rev-parse", "HEAD").strip()


def by_hook(_: str) -> subprocess.CompletedProcess[str]:
    """What the hook prints before the commit."""
    return run(*HOOK["entry"].split(), "--report=junit=../report.xml")


def by_action(base: str) -> subprocess.CompletedProcess[str]:
    """What the action's script prints for a push, when only the commit is there."""
    step: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][
        -1
    ]
    git("clone", "-q", "--depth=1", f"file://{Path.cwd()}", "../action")
    write("../summary.md", "")
    given = {"FILES": "", "SINCE": "", "BASE": base, "STRICT": "false", "FORMAT": "junit"}
    script = f"cd ../action\nexec > ../report.xml\n{step['run']}"
    return run("bash", "-e", "-o", "pipefail", "-c", script, **given, GITHUB_STEP_SUMMARY="../summary.md")


def by_gitlab(base: str) -> subprocess.CompletedProcess[str]:
    """What the pipeline prints for a merge request, when only the commit is there."""
    script = yaml.safe_load(FILES[".gitlab-ci.yml"])["台账检查"]["script"][-1]
    git("clone", "-q", "--depth=1", f"file://{Path.cwd()}", "../gitlab")
    done = run(
        "sh", "-ec", f"cd ../gitlab\n{script}", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_DEFAULT_BRANCH="main"
    )
    shutil.copy("../gitlab/fazhi.xml", "../report.xml")
    quality = json.loads(Path("../gitlab/fazhi.json").read_bytes())
    assert {each["location"]["path"] for each in quality} == {name for name, told in suites().items() if told}
    return done


def suites() -> dict[str, bool]:
    """For each file that was looked at whether anything is told of it."""
    found = ET.parse("../report.xml").getroot()
    return {each.attrib["name"]: bool(each.findall("testcase/*")) for each in found}


@pytest.mark.parametrize("check", [by_hook, by_action, by_gitlab])
def test_each_commit_is_checked_for_what_it_changes(
    check: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    monkeypatch.chdir(folder)
    lay_out()
    git("init", "-q")
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    base = commit()
    for name, step in STEPS.items():
        step.change()
        before, base = base, base if check is by_hook else commit()
        done = check(before)
        shown = done.stdout + done.stderr
        found = suites()

        assert sum(each.endswith(".yaml") for each in found) == step.looked_at, (name, shown)
        assert {each for each, told in found.items() if told} == step.told, (name, shown)
        assert done.returncode == step.code, (name, shown)
        left = step.of - step.looked_at
        assert re.findall(r"(\d+) 份(?:都)?没有改，也没有用到改了的文件", shown) == [str(left)] * bool(
            left
        ), (name, shown)
        if check is by_action:
            summary = Path("../summary.md").read_text(encoding="utf-8")
            assert summary.startswith("### 检查结果\n\n")
            assert summary.count("\n| ") == (2 + step.looked_at if step.looked_at else 0)
            assert summary.count("\n#### ") == len(step.told)
        for clone in ("../action", "../gitlab"):
            shutil.rmtree(clone, ignore_errors=True)
        if check is by_hook:
            base = commit()
