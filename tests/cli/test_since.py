"""`fazhi validate --since`: what changed and what depends on it, and nothing else."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree as ET

import pytest

from fazhi_report.cli import git_changes, matching_files
from fazhi_report.cli.batch import Outcome, Unit, concerned, outcomes
from fazhi_report.cli.batch.concerned import AskingOf
from fazhi_report.cli.files_of_call import note_asked
from fazhi_report.cli.git_changes import changes_since
from fazhi_report.cli.matching_files import files_matching, is_meant
from fazhi_report.cli.validate_command import LookingUp, Validating
from fazhi_report.cli.ways import way
from tests.conftest import BAD, GOOD, ROOT, Run, write

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="asks Git what changed")

OURS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.invalid",
    "GIT_COMMITTER_NAME": "甲", "GIT_COMMITTER_EMAIL": "a@example.invalid",
}  # fmt: skip

OFFICE = """\
年度: {year}
机构:
  全称: 青山县{name}
  简称: 县{name}
  党组织: 局党组
  工作领域: 水利
  地区: {{名称: 青山县, 级别: 县, 上级: [省, 市]}}
法治学习:
  - {{形式: 专题学习, 学习内容: [习近平法治思想]}}
合同:
  - {{合法性审核: 是, 数量: 12}}
不足:
  - 执法人员偏少，主要原因是编制不足
下年安排:
  - {{标题: 加强监管, 内容: 开展专项检查。}}
"""


def office(name: str, year: int = 2024, more: str = "") -> str:
    return OFFICE.format(name=name, year=year) + more


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, encoding="utf-8", check=True, stdin=subprocess.DEVNULL
    )  # fmt: skip
    return done.stdout


def commit() -> None:
    git("add", "--all")
    git("commit", "-q", "--allow-empty", "-m", "改")


@pytest.fixture
def repository(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An empty repository, in which the program is called."""
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in OURS.items():
        monkeypatch.setenv(name, value)
    git("init", "-q")
    return fazhi


PLAIN = "data/甲 局.yaml"
WITH_LAST = "data/2024/乙局.yaml"
WITH_TEXT = "data/丙局.yaml"
WITH_EVIDENCE = "data/丁局.yaml"
SET = "data/戊局/a.yaml"
TEMPLATED = "data/己局/a.yaml"
EVERY = (PLAIN, WITH_LAST, "data/2023/乙局.yaml", WITH_TEXT, WITH_EVIDENCE, SET, TEMPLATED)


@pytest.fixture
def offices(repository: Run) -> Run:
    """Six offices, each of which depends on something of its own, committed."""
    write(PLAIN, office("甲局"))
    write("data/2023/乙局.yaml", office("乙局", 2023))
    write(WITH_LAST, office("乙局", more="上年文件: ../2023/乙局.yaml\n"))
    write(WITH_TEXT, office("丙局", more="文稿: 丙局 文稿.md\n"))
    write("data/丙局 文稿.md", "## 一、主要举措和成效\n\n全年开展河道专项检查。\n")
    write(WITH_EVIDENCE, office("丁局").replace("数量: 12", "数量: 12, 佐证: 佐证/审核意见.pdf"))
    write("data/佐证/审核意见.pdf", "1")
    write(SET, office("戊局"))
    write("data/戊局/fazhi.toml", '[rules]\nFZ213 = "error"\n')
    write(TEMPLATED, office("己局"))
    write("data/己局/fazhi.toml", 'templates = "模板"\n')
    write("data/己局/模板/sections/own.md.j2", "\n")
    write("README.md", "台账\n")
    commit()
    return repository


def looked_at(fazhi: Run, *arguments: str) -> set[str]:
    """The files that are looked at since the last commit."""
    code, _, err = fazhi(
        "validate", "data", "--since", "HEAD", "--format", "junit", "-o", "../x.xml", *arguments
    )
    assert code < 2, err
    names = {suite.attrib["name"] for suite in ET.parse("../x.xml").getroot()}
    return {name for name in names if name.endswith("yaml")}


def remove(path: str) -> None:
    Path(path).unlink()


CHANGES: list[tuple[str, Callable[[], object], set[str]]] = [
    ("nothing", lambda: None, set()),
    ("a file that nobody uses", lambda: write("README.md", "新\n"), set()),
    ("a new file that nobody uses", lambda: write("data/说明.txt", "新\n"), set()),
    ("a ledger", lambda: write(PLAIN, office("甲局", more="# 改\n")), {PLAIN}),
    ("a new ledger", lambda: write("data/新 局\n.yaml", office("庚局")), {"data/新 局\\u000a.yaml"}),
    ("a ledger that is gone", lambda: remove(PLAIN), set()),
    ("the same content", lambda: os.utime(PLAIN, (1, 1)), set()),
    ("last year's file", lambda: write("data/2023/乙局.yaml", BAD), {"data/2023/乙局.yaml", WITH_LAST}),
    ("last year's file gone", lambda: remove("data/2023/乙局.yaml"), {WITH_LAST}),
    ("a manuscript", lambda: write("data/丙局 文稿.md", "# 新\n"), {WITH_TEXT}),
    ("a manuscript gone", lambda: remove("data/丙局 文稿.md"), {WITH_TEXT}),
    ("evidence", lambda: write("data/佐证/审核意见.pdf", "2"), {WITH_EVIDENCE}),
    ("evidence gone", lambda: remove("data/佐证/审核意见.pdf"), {WITH_EVIDENCE}),
    ("evidence moved", lambda: shutil.move("data/佐证", "data/旧佐证"), {WITH_EVIDENCE}),
    ("settings", lambda: write("data/戊局/fazhi.toml", ""), {SET}),
    ("settings gone", lambda: remove("data/戊局/fazhi.toml"), {SET}),
    ("new settings", lambda: write("data/2024/pyproject.toml", ""), {WITH_LAST}),
    ("settings of all", lambda: write("fazhi.toml", ""), {*EVERY} - {SET, TEMPLATED}),
    ("a template", lambda: write("data/己局/模板/sections/own.md.j2", "\n\n"), {TEMPLATED}),
    ("a new template", lambda: write("data/己局/模板/sections/甲.md.j2", "\n"), {TEMPLATED}),
    ("a template gone", lambda: remove("data/己局/模板/sections/own.md.j2"), {TEMPLATED}),
]


@pytest.mark.parametrize(
    ("change", "expected"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_what_changed_and_what_depends_on_it(
    offices: Run, change: Callable[[], object], expected: set[str]
) -> None:
    Path("data/己局/模板/说明.txt").write_text("templates that are gone leave their folder", encoding="utf-8")
    commit()
    change()

    assert looked_at(offices) == expected


def test_what_is_staged_counts_and_what_is_ignored_does_not(offices: Run) -> None:
    write(".gitignore", "*.pdf\n/data/私/\n")
    commit()
    write("data/佐证/新.pdf")
    write("data/丁局二.yaml", office("丁局").replace("数量: 12", "数量: 12, 佐证: 佐证/新.pdf"))
    git("add", "data/丁局二.yaml")

    assert looked_at(offices) == {"data/丁局二.yaml"}
    commit()
    assert looked_at(offices) == set()

    remove("data/佐证/新.pdf")
    assert looked_at(offices) == set()  # Git does not know it

    write("data/私/a.yaml", office("辛局"))
    assert looked_at(offices) == {"data/私/a.yaml"}  # nor whether this changed


def test_an_older_revision(offices: Run) -> None:
    write(PLAIN, office("甲局", more="# 改\n"))
    commit()
    remove("data/佐证/审核意见.pdf")

    assert looked_at(offices) == {WITH_EVIDENCE}
    assert looked_at(offices, "--since", "HEAD~1") == {PLAIN, WITH_EVIDENCE}
    git("tag", "v1", "HEAD~1")
    assert looked_at(offices, "--since", "v1") == {PLAIN, WITH_EVIDENCE}


def test_from_a_folder_below_and_by_another_name(offices: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("链接").symlink_to("data")
    commit()
    remove("data/丙局 文稿.md")

    assert looked_at(offices, "链接/丙局.yaml", "链接/丁局.yaml") == {WITH_TEXT, "链接/丙局.yaml"}
    monkeypatch.chdir("data")
    code, _, err = offices("validate", "丙局.yaml", "丁局.yaml", "--since", "HEAD")
    assert code == 1
    assert err == "另有 1 份没有改，也没有用到改了的文件，没有检查\n"


def test_a_link_that_leads_elsewhere_now(offices: Run) -> None:
    Path("data/证").symlink_to("佐证")
    write("data/壬局.yaml", office("壬局").replace("数量: 12", "数量: 12, 佐证: 证/审核意见.pdf"))
    commit()
    assert looked_at(offices) == set()

    remove("data/证")
    Path("data/证").symlink_to("2023")

    assert looked_at(offices) == {"data/壬局.yaml"}


def test_git_is_not_led_astray_by_settings_of_a_person(offices: Run) -> None:
    for name, value in {
        "diff.relative": "true",
        "diff.renames": "copies",
        "diff.noprefix": "true",
        "diff.external": "false",
        "core.quotePath": "true",
        "color.ui": "always",
        "status.relativePaths": "true",
    }.items():
        git("config", name, value)
    shutil.move(PLAIN, "data/甲局新.yaml")

    assert looked_at(offices) == {"data/甲局新.yaml"}


@dataclass(frozen=True)
class LooksFor:
    """Work that asks which files a pattern means."""

    pattern: str
    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = ""
    settings: ClassVar[None] = None

    def __call__(self, unit: Unit) -> Outcome:
        note_asked("matching", self.pattern)
        return Outcome(unit[0])


PATTERNS: list[tuple[str, Callable[[], object], bool]] = [
    ("data/*.yaml", lambda: write(PLAIN, "1"), True),
    ("data/*.yaml", lambda: remove(PLAIN), True),
    ("data/*.yaml", lambda: write("data/新.yaml", "1"), True),
    ("data/*.yaml", lambda: write("data/新.txt", "1"), False),
    ("data/*.yaml", lambda: write("data/深/新.yaml", "1"), False),
    ("data/2024/../*/a.yaml", lambda: remove(SET), True),
    ("data/2024/../*/a.yaml", lambda: remove(PLAIN), False),
    ("data/*/../*.yaml", lambda: write("README.md", "1"), True),  # where that leads nobody knows
    ("没有/*.yaml", lambda: remove(PLAIN), False),
    ("**/*.yaml", lambda: remove(PLAIN), True),
    ("链/*.yaml", lambda: remove("链"), True),
    ("链/*.yaml", lambda: write("data/2024/新.yaml", "1"), True),
    ("*/乙局.yaml", lambda: write(WITH_LAST, "1"), True),
    ("*/乙局.yaml", lambda: remove("链"), True),
]


@pytest.mark.parametrize(("pattern", "change", "expected"), PATTERNS)
@pytest.mark.usefixtures("offices")
def test_a_pattern_is_asked_for_all_that_it_means_or_meant(
    pattern: str,
    change: Callable[[], object],
    expected: bool,  # noqa: FBT001  a case
) -> None:
    Path("链").symlink_to("data/2024")
    commit()
    changes = changes_since("HEAD")
    assert changes is not None
    assert concerned([("data/戊局/a.yaml",)], changes, LooksFor(pattern), 1, again=False) == []
    change()
    changes = changes_since("HEAD")

    assert changes is not None
    assert concerned([("data/丁局.yaml",)], changes, LooksFor(pattern), 1, again=False) == (
        [("data/丁局.yaml",)] if expected else []
    )


@pytest.mark.usefixtures("offices")
def test_a_pattern_that_is_too_long_a_search_may_mean_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching_files, "_MOST_LOOKED_AT", 2)
    write("README.md", "1")
    changes = changes_since("HEAD")
    assert changes is not None

    assert concerned([(PLAIN,)], changes, LooksFor("**/*.yaml"), 1, again=False) == [(PLAIN,)]


def test_what_git_can_not_list(offices: Run) -> None:
    write(".git/index", "none")

    code, out, err = offices("validate", PLAIN, "--since", "HEAD")

    assert (code, out) == (2, "")
    assert err.startswith("错误：Git 没有列出从“HEAD”以来改了的文件（")


# What is told ----------------------------------------------------------------------------------------------


def test_the_others_are_counted(offices: Run) -> None:
    write(PLAIN, office("甲局", more="错键: 一\n"))

    code, out, err = offices("validate", "--since", "HEAD")

    assert code == 1
    assert out.startswith("data/甲 局.yaml:16:1: 错误 FZ102")
    assert out.endswith("1 个错误\n")
    assert "另有 6 份没有改，也没有用到改了的文件，没有检查\n" in err


def test_nothing_to_look_at(offices: Run) -> None:
    write("README.md", "新\n")

    told = "7 份都没有改，也没有用到改了的文件，不用检查\n"
    assert offices("validate", "data/*.yaml", "data/*/*.yaml", "--since", "HEAD") == (0, told, "")
    code, out, err = offices(
        "validate", "data/*.yaml", "data/*/*.yaml", "--since", "HEAD", "--format", "json"
    )
    assert (code, err) == (0, told)
    assert json.loads(out)["diagnostics"] == []
    for form in ("sarif", "junit", "github"):
        code, out, err = offices("validate", PLAIN, "--since", "HEAD", "--format", form)
        assert (code, err) == (0, "1 份都没有改，也没有用到改了的文件，不用检查\n")
        assert (form, json.loads(out)["runs"][0]["results"] if form == "sarif" else []) == (form, [])
        assert form != "junit" or len(ET.fromstring(out)) == 0


def test_a_path_that_leads_nowhere_is_told_all_the_same(offices: Run) -> None:
    code, out, _ = offices("validate", "nothing/*.yaml", "nothing.yaml", PLAIN, "--since", "HEAD")

    assert code == 2
    assert "nothing/*.yaml: 错误 FZ001" in out
    assert "nothing.yaml: 错误 FZ001" in out
    assert PLAIN not in out


def test_what_can_not_be_looked_up_is_checked(offices: Run) -> None:
    write("data/戊局/fazhi.toml", "[rules]\nFZ1 = 3\n")
    commit()
    write("README.md", "新\n")

    code, out, err = offices("validate", "data/戊局", PLAIN, "--since", "HEAD")

    assert code == 2
    assert err.count("错误 FZ119") == 1
    assert "data/戊局/a.yaml" not in out


def test_only_what_changed_is_corrected(offices: Run) -> None:
    text = office("甲局").replace("偏少，主要", "偏少,主要")
    write("data/一.yaml", text)
    commit()
    write("data/二.yaml", text)

    offices("validate", "data", "--since", "HEAD", "--fix")

    assert Path("data/一.yaml").read_text(encoding="utf-8") == text
    assert "偏少，主要" in Path("data/二.yaml").read_text(encoding="utf-8")


def test_a_repository_without_a_commit_is_all_new(repository: Run) -> None:
    write("data/a.yaml", office("甲局"))

    for revision in ("HEAD", "main", "0" * 40):
        code, out, err = repository("validate", "--since", revision)
        assert (code, err) == (0, "")
        assert "没有发现问题" in out


@pytest.mark.parametrize(
    "revision",
    ["", " ", "no-such", "0" * 40, "--output=pwned", "-h", "HEAD:README.md", "HEAD --output=pwned", "$(touch pwned)", "a\nb\x1b"],
)  # fmt: skip
def test_an_unknown_revision(offices: Run, revision: str) -> None:
    code, out, err = offices("validate", "data", f"--since={revision}")

    assert (code, out) == (2, "")
    shown = revision.replace("\n", "\\u000a").replace("\x1b", "\\u001b")
    assert err.endswith(f"错误：Git 仓库里没有“{shown}”这个提交；只取了最近几次提交的，先把它取来\n")
    assert not Path("pwned").exists()


def test_no_repository(fazhi: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write("data/a.yaml")

    code, out, err = fazhi("validate", "--since", "HEAD")

    assert (code, out) == (2, "")
    assert err.startswith("错误：这里不是 Git 仓库的工作文件夹，不能用 --since（fatal: not a git repository")


def test_no_git(offices: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_changes, "_PROGRAM", "no-such-program")

    assert offices("validate", PLAIN, "--since", "HEAD") == (
        2,
        "",
        "错误：没有找到 git 程序，不能用 --since\n",
    )


def test_standard_input_has_no_history(offices: Run) -> None:
    assert offices("validate", "-", "--since", "HEAD", stdin=GOOD.encode()) == (
        2,
        "",
        "错误：--since 看的是仓库里的文件，不和标准输入一起用\n",
    )


# Nothing is missed -----------------------------------------------------------------------------------------


def test_a_full_check_differs_only_in_what_is_looked_at(offices: Run) -> None:
    def whole() -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = {}
        for file in sorted(str(path) for path in Path("data").rglob("*.yaml")):
            told = json.loads(offices("validate", file, "--format", "json")[1])
            found[file] = told["diagnostics"]
        return found

    before = whole()
    for name, change, _ in CHANGES:
        change()
        after = whole()
        differing = {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}
        seen = {each.replace("\\u000a", "\n") for each in looked_at(offices)}
        assert {file for file in differing if Path(file).exists()} <= seen, name
        git("reset", "-q", "--hard")
        git("clean", "-qfd")


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("data_only", [False, True])
def test_looking_up_asks_all_that_the_check_asks(data_only: bool) -> None:  # noqa: FBT001  a case
    for path in (ROOT / "examples").iterdir():
        shutil.copy(path, Path("data") / path.name)
    units = [(str(path),) for path in sorted(Path("data").rglob("*.yaml"))]

    for unit in units:
        questions = []
        for work in (
            LookingUp("<stdin>", None, None, data_only),
            Validating("<stdin>", None, None, data_only),
        ):
            (told,) = outcomes(AskingOf(work), [unit], 1)
            questions.append(json.loads(told.table))
        assert questions[1]
        assert [each for each in questions[1] if each not in questions[0]] == []


# Patterns --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("repository")
def test_a_pattern_means_what_is_found_by_it() -> None:
    files = [
        "a.yaml",
        ".a.yaml",
        "甲/a.yaml",
        "甲/.b.yaml",
        "甲/乙/a.yaml",
        ".丙/a.yaml",
        "甲/.丁/a.yaml",
        "甲/a.txt",
        "[x].yaml",
    ]
    for name in files:
        write(name)

    for pattern in ["*.yaml", ".*", "*/*.yaml", "**/*.yaml", "**", "甲/**", "?/a.*", "**/乙/*", "**/**/a.yaml",
                    ".*/*", "甲/[!.]*", "*/.丁/*", "[[]x].yaml", "甲/**/a.yaml", "**/**", "*"]:  # fmt: skip
        found = [name for name in files if is_meant(Path(name).parts, Path(pattern).parts)]
        assert found == [name for name in files if name in (files_matching(pattern) or [])], pattern


@pytest.mark.usefixtures("repository")
def test_many_parts_of_a_pattern_are_no_long_search() -> None:
    assert not is_meant(("a",) * 2000, ("**", "*") * 500 + ("b",))
    assert is_meant(("a",) * 2000, ("**",) * 500 + ("a",))


# Links -----------------------------------------------------------------------------------------------------


def test_the_way_to_a_file_is_all_that_is_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(os.path.realpath(tmp_path))
    monkeypatch.chdir(here)
    (here / "甲" / "乙").mkdir(parents=True)
    (here / "b").symlink_to("甲/乙")
    (here / "甲" / "乙" / "c").symlink_to(here / "b" / ".." / "d.txt")
    (here / "loop").symlink_to("loop")
    top = [str(folder) for folder in (*reversed(here.parents), here)]

    def passed(path: str) -> list[str]:
        found = [*way(path)]
        assert found[-1] == os.path.realpath(path)
        assert set(top) <= set(found)
        return [each.removeprefix(f"{here}/") for each in dict.fromkeys(found) if each not in top]

    assert passed("a.txt") == ["a.txt"]
    assert passed("none/./b//a.txt") == ["none", "none/b", "none/b/a.txt"]
    assert passed("b/x") == ["b", "甲", "甲/乙", "甲/乙/x"]
    assert passed("b/c") == ["b", "甲", "甲/乙", "甲/乙/c", "甲/d.txt"]
    assert passed(str(here / "甲" / ".." / "x")) == ["甲", "x"]
    assert passed("loop") == ["loop"]
    assert way("a\0b")[-1:] == (str(here / "a\0b"),)


def test_there_is_no_way_from_a_folder_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)

    assert way("a.yaml") == ()


def test_a_government_depends_on_its_bureaus_also_on_those_to_come(repository: Run) -> None:
    rollup = "汇总: {台账: [部门], 单位: [青山县甲局, 青山县乙局]}\n"
    write("data/县政府.yaml", office("人民政府", more=rollup))
    for name in ("甲局", "乙局"):
        write(f"data/部门/{name}.yaml", office(name))
    commit()
    assert repository("validate", "--since", "HEAD")[:2] == (
        0,
        "3 份都没有改，也没有用到改了的文件，不用检查\n",
    )

    write("data/部门/丙局.yaml", office("丙局"))
    _, out, err = repository("validate", "--since", "HEAD")

    assert "另有 2 份没有改，也没有用到改了的文件，没有检查" in err
    assert "“部门/丙局.yaml”的“青山县丙局”不在单位名单里，没有算进汇总" in out


def test_where_all_changed_nothing_is_left(repository: Run) -> None:
    write("data/甲局.yaml", office("甲局"))
    commit()
    write("data/甲局.yaml", office("甲局", more="# 改\n"))

    code, out, err = repository("validate", "--since", "HEAD")

    assert code == 0
    assert "没有检查" not in out + err
