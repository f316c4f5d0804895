"""The command line as a user meets it: streams, exit codes, files, messages."""

import errno
import io
import json
import os
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fazhi_report import __version__, pipeline, writers
from fazhi_report.cli.colour import shows_colour
from fazhi_report.cli.commands import COMMANDS
from fazhi_report.cli.files import Beside, read_input
from fazhi_report.cli.writing_files import write_whole
from fazhi_report.diagnostics import Diagnostic
from tests.conftest import BAD, DATA, GOLDEN, GOOD, ROOT, TITLE, Run, write

# validate --------------------------------------------------------------------------------------------------


def test_validate_says_nothing_about_a_good_file(fazhi: Run) -> None:
    assert fazhi("validate", write("a.yaml")) == (0, "没有发现问题，另有 7 个已豁免\n", "")


def test_validate_tells_faults_on_standard_output(fazhi: Run) -> None:
    code, out, err = fazhi("validate", write("a.yaml", BAD))

    line = BAD.splitlines().index("contarcts:") + 1
    assert code == 1
    assert out == (
        f"a.yaml:{line}:1: 错误 FZ102 不认识的键“contarcts”\n"
        f"    {line} | contarcts:\n"
        f"    {' ' * len(str(line))} | ^\n"
        "    提示：是否想写“contracts”？\n"
        "1 个错误\n"
    )
    assert err == ""


def test_validate_as_json(fazhi: Run) -> None:
    code, out, err = fazhi("validate", "--format", "json", write("a.yaml", BAD))

    found = json.loads(out)
    assert (code, err) == (1, "1 个错误\n")
    assert [(each["code"], each["severity"]) for each in found["diagnostics"]] == [("FZ102", "error")]
    assert found["summary"] == {"errors": 1, "warnings": 0, "infos": 0, "waived": 0}


def test_validate_for_github(fazhi: Run) -> None:
    code, out, err = fazhi("validate", "--format", "github", write("a.yaml", BAD), "none.yaml")

    line = BAD.splitlines().index("contarcts:") + 1
    assert (code, err) == (
        2,
        (
            "单位          文件       错误  警告\n"
            "解放区财政局  a.yaml        1     0\n"
            "              none.yaml     1     0\n"
            "2 个错误\n"
        ),
    )
    assert out == (
        f"::error file=a.yaml,line={line},col=1,title=FZ102::不认识的键“contarcts”%0A提示：是否想写“contracts”？\n"
        "::error file=none.yaml,title=FZ001::没有这个文件%0A提示：核对文件名和所在文件夹\n"
    )


def test_nothing_for_github_is_nothing(fazhi: Run) -> None:
    assert fazhi("validate", "--data-only", "--format", "github", write("a.yaml")) == (
        0,
        "",
        "没有发现问题\n",
    )


def test_validate_as_sarif_with_every_rule(fazhi: Run) -> None:
    code, out, err = fazhi("validate", "--format", "sarif", write("a.yaml", BAD))

    (run,) = json.loads(out)["runs"]
    assert (code, err) == (1, "1 个错误\n")
    assert [each["ruleId"] for each in run["results"]] == ["FZ102"]
    assert {"FZ102", "FZ390"} <= {each["id"] for each in run["tool"]["driver"]["rules"]}


def test_validate_as_junit_with_every_file(fazhi: Run) -> None:
    write("a.yaml", GOOD.replace("audit:", "审计整改:"))
    arguments = ("--data-only", "--format", "junit", "-", "a.yaml", "--stdin-filename", "甲.yaml")
    mild, strict = (fazhi("validate", *arguments, *more, stdin=GOOD.encode()) for more in ((), ("--strict",)))

    assert [mild[0], strict[0]] == [0, 1]
    assert '<testsuite name="甲.yaml" tests="1" failures="0"' in mild[1]
    assert '<testsuite name="a.yaml" tests="1" failures="0"' in mild[1]
    assert '<testsuite name="甲.yaml" tests="1" failures="0"' in strict[1]
    assert '<testsuite name="a.yaml" tests="1" failures="1"' in strict[1]


def test_lint_has_the_same_forms(fazhi: Run) -> None:
    code, out, _ = fazhi("lint", "--format", "junit", write("a.txt", "联系人张某，13912345678。\n"))

    assert code == 1
    assert '<testsuite name="a.txt"' in out
    assert "FZ390" in out


def test_colour_is_for_terminals(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.yaml", BAD)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert "\x1b" not in fazhi("validate", path)[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m错误\x1b[0m" in fazhi("validate", path)[1]
    assert "\x1b[31m错误\x1b[0m" in fazhi("render", path)[2]
    assert "\x1b" not in fazhi("validate", "--format", "json", path)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in fazhi("validate", path)[1]


@pytest.mark.parametrize(
    ("terminal", "settings", "expected"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_who_is_shown_colour(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, settings: dict[str, str], expected: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)

    assert shows_colour(stream) is expected


def test_validate_checks_the_data_folder_by_default(fazhi: Run) -> None:
    write("data/2023.yaml")
    write("data/2024.yaml", BAD)
    write("data/2025.yml", BAD)
    write("data/notes.txt", "x")

    code, out, err = fazhi("validate")

    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines() if "FZ102" in line] == [
        "data/2024.yaml",
        "data/2025.yml",
    ]
    assert out.splitlines()[-5:] == [
        "单位          文件            错误  警告",
        "解放区财政局  data/2023.yaml     0     0",
        "解放区财政局  data/2024.yaml     1     0",
        "解放区财政局  data/2025.yml      1     0",
        "2 个错误，另有 7 个已豁免",
    ]
    assert err == "略过 1 个文件：data/notes.txt\n"


def test_validate_without_anything_to_check(fazhi: Run) -> None:
    told = (
        "data: 错误 FZ001 没有写文件，这里也没有放台账的 data 文件夹\n"
        "    提示：写明文件，如 fazhi validate data/2024.yaml\n"
        "1 个错误\n"
    )
    assert fazhi("validate") == (2, told, "")


def test_a_warning_fails_only_a_strict_run(fazhi: Run) -> None:
    path = write("a.yaml", GOOD.replace("audit:", "审计整改:"))

    code, out, err = fazhi("validate", path)
    assert (code, err) == (0, "")
    assert out.endswith("\n1 个警告，另有 7 个已豁免\n")
    assert "警告 FZ108" in out
    assert fazhi("validate", "--strict", path)[0] == 1


def test_the_highest_exit_code_of_a_batch_wins(fazhi: Run) -> None:
    code, out, _ = fazhi("validate", write("a.yaml", BAD), "none.yaml")

    assert code == 2
    assert "FZ102" in out
    assert "none.yaml: 错误 FZ001 没有这个文件\n" in out


def test_standard_input_has_a_name(fazhi: Run) -> None:
    _, out, _ = fazhi("validate", "-", "--stdin-filename", "甲.yaml", stdin=BAD.encode())

    assert out.startswith("甲.yaml:")


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        ("年度：2023\n".encode(), "a.yaml:1:3:", "FZ009"),
        ("名称: 解放区财政局\n".encode("gbk"), "a.yaml:1:1:", "FZ004"),
        ("year: 2023\n".encode("utf-16"), "a.yaml:1:1:", "FZ005"),
        (b"", "a.yaml:1:1:", "FZ006"),
        (b"year: [2023\n", "a.yaml:1:7:", "FZ007"),
        (b"a:\n\tb: 1\n", "a.yaml:2:1:", "FZ008"),
        (b"year: 2023\nyear: 2024\n", "a.yaml:2:1:", "FZ010"),
        (b"year: " + b"[" * 400_000, "a.yaml:1:", "FZ011"),
        (b"- 1\n", "a.yaml:1:1:", "FZ013"),
    ],
)
def test_broken_files_are_told_with_their_place(fazhi: Run, content: bytes, place: str, code: str) -> None:
    exit_code, out, err = fazhi("validate", write("a.yaml", content))

    assert exit_code == 1
    assert any(line.startswith(place) and f"错误 {code} " in line for line in out.splitlines()), out
    assert "Traceback" not in out + err


def test_fifty_levels_are_judged_by_the_schema(fazhi: Run) -> None:
    code, out, _ = fazhi("validate", write("a.yaml", b"year: " + b"[" * 50 + b"]" * 50 + b"\n"))

    assert code == 1
    assert "a.yaml:1:1: 错误 FZ103 应为整数，写成了列表" in out
    assert "FZ011" not in out


def test_an_alias_bomb_is_refused(fazhi: Run) -> None:
    levels = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 12)]

    code, out, _ = fazhi("validate", write("a.yaml", b"\n".join(levels)))

    assert code == 1
    assert "错误 FZ012" in out


# render ----------------------------------------------------------------------------------------------------


UNREVIEWED = """\
data/2023.yaml: 警告 FZ241 公开版没有公开前审查的记录
    提示：审查以后写上“公开审查”
"""


def test_render_writes_the_docx_named_by_the_title(fazhi: Run) -> None:
    code, out, err = fazhi("render", write("data/2023.yaml"))

    path = Path("output", TITLE + ".docx")
    assert (code, out, err) == (0, "", f"{UNREVIEWED}已生成 {path}\n")
    assert zipfile.ZipFile(path).testzip() is None


def test_render_to_standard_output_is_the_published_text(fazhi: Run) -> None:
    code, out, err = fazhi("render", write("a.yaml"), "--to", "txt", "-o", "-")

    assert (code, err) == (0, UNREVIEWED.replace("data/2023.yaml", "a.yaml"))
    assert out == (GOLDEN / "2023.txt").read_text(encoding="utf-8")


def test_render_several_formats_into_a_folder(fazhi: Run) -> None:
    code, _, err = fazhi("render", write("a.yaml"), "--to", "txt，md, docx", "-o", "out/报告")

    assert code == 0
    assert sorted(path.suffix for path in Path("out/报告").iterdir()) == [".docx", ".md", ".txt"]
    assert err.count("已生成") == 3


def test_render_takes_the_format_from_the_file_name(fazhi: Run) -> None:
    assert fazhi("render", write("a.yaml"), "-o", "out/r.md")[0] == 0
    assert Path("out/r.md").read_text(encoding="utf-8").startswith(f"# {TITLE}\n")


def test_render_into_a_folder_with_a_dot(fazhi: Run) -> None:
    Path("v1.0").mkdir()

    assert fazhi("render", write("a.yaml"), "--to", "txt", "-o", "v1.0")[0] == 0
    assert [path.name for path in Path("v1.0").iterdir()] == [TITLE + ".txt"]


def test_render_with_the_list_of_evidence(fazhi: Run) -> None:
    _, plain, _ = fazhi("render", write("a.yaml"), "--to", "txt", "-o", "-")
    code, out, err = fazhi("render", write("a.yaml"), "--annex", "--to", "txt", "-o", "-")

    assert (code, err) == (0, UNREVIEWED.replace("data/2023.yaml", "a.yaml"))
    assert out.startswith(plain + "附件：佐证材料清单\n附件\n佐证材料清单\n序号\t报告中的数\t")
    assert "学习.次数\t4次\t法治学习总数、第1、2条\t未登记\n" in out


def test_render_with_comments(fazhi: Run) -> None:
    assert fazhi("render", write("a.yaml"), "--comments", "--to", "docx,txt", "-o", "out")[0] == 0
    assert fazhi("render", write("a.yaml"), "--annex", "-o", "annex.docx")[0] == 0

    with zipfile.ZipFile(Path("out", TITLE + ".docx")) as package:
        assert "学习.次数：4次".encode() in package.read("word/comments.xml")
        assert "佐证材料清单".encode() not in package.read("word/document.xml")
    with zipfile.ZipFile("annex.docx") as package:
        assert "word/comments.xml" not in package.namelist()
        assert "佐证材料清单".encode() in package.read("word/document.xml")


def test_same_input_same_bytes(fazhi: Run) -> None:
    for name in ("1.docx", "2.docx"):
        assert fazhi("render", write("a.yaml"), "-o", name)[0] == 0

    assert Path("1.docx").read_bytes() == Path("2.docx").read_bytes()


def test_render_refuses_on_an_error_and_keeps_what_was_there(fazhi: Run) -> None:
    write("r.docx", b"old")

    code, out, err = fazhi("render", write("a.yaml", BAD), "-o", "r.docx")

    assert (code, out) == (1, "")
    assert "FZ102" in err
    assert Path("r.docx").read_bytes() == b"old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.yaml", "r.docx"]


def test_render_prints_warnings_and_goes_on(fazhi: Run) -> None:
    code, out, err = fazhi(
        "render", write("a.yaml", GOOD.replace("audit:", "审计整改:")), "--to", "txt", "-o", "-"
    )

    assert code == 0
    assert "警告 FZ108" in err
    assert out.startswith(TITLE)


def test_one_bad_file_does_not_keep_the_others_from_being_written(fazhi: Run) -> None:
    code, _, err = fazhi(
        "render", write("a.yaml", BAD), "none.yaml", write("b.yaml"), "--to", "txt", "-o", "out"
    )

    assert code == 2
    assert "FZ102" in err
    assert "FZ001" in err
    assert [path.name for path in Path("out").iterdir()] == [TITLE + ".txt"]


def test_each_report_is_written_when_it_is_done(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml")
    write("b.yaml", GOOD.replace("解放区财政局", "山阳区财政局"))
    folder, there = Path("out"), list[Any]()
    render = pipeline.render

    def watched(*arguments: Any) -> Any:
        there.append([path.name for path in folder.iterdir()] if folder.exists() else None)
        if len(there) == 3:
            raise KeyboardInterrupt
        return render(*arguments)

    monkeypatch.setattr("fazhi_report.pipeline.render", watched)
    write("c.yaml")
    code, _, err = fazhi("render", "a.yaml", "b.yaml", "c.yaml", "--to", "txt", "-o", "out")

    second = TITLE.replace("解放区", "山阳区")
    assert code != 0
    assert there == [None, [f"{TITLE}.txt"], there[2]]
    assert (
        sorted(there[2])
        == sorted(path.name for path in folder.iterdir())
        == sorted([f"{TITLE}.txt", f"{second}.txt"])
    )
    assert "Traceback" not in err


def test_a_second_report_of_one_name_is_refused(fazhi: Run) -> None:
    code, _, err = fazhi(
        "render",
        write("a.yaml"),
        write("b.yaml", GOOD.replace("count: 2", "count: 3")),
        "--to",
        "txt",
        "-o",
        "out",
    )
    first = Path("out", TITLE + ".txt").read_text(encoding="utf-8")

    assert code == 2
    assert ": 错误 FZ502 两份内容都要写成这个文件，后一份没有写\n    提示：用 -o 分别指定\n" in err
    assert err.count("已生成") == 1
    assert fazhi("render", "a.yaml", "--to", "txt", "-o", "-")[1] == first


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "html"], "不认识的格式“html”，可以写：docx、pdf、"),
        (["-o", "a.html"], "不认识的格式“.html”，可以写：docx、pdf、"),
        (["--to", "docx", "-o", "a.txt"], "--to 写的是 docx，-o 的文件名却是 .txt"),
        (["--to", "docx,txt", "-o", "-"], "要写 2 份，-o 只能写文件夹"),
        (["--templates", "none"], "没有模板文件夹 none"),
        (["--comments", "--to", "txt"], "--comments 只用于 DOCX，--to 里要有 docx"),
        (["--comments", "-o", "a.md"], "--comments 只用于 DOCX，--to 里要有 docx"),
        (["--too", "x"], "没有选项 --too，是否想写 --to？"),
        (["-o"], "选项 -o 后面缺少内容"),
    ],
)
def test_render_called_wrongly(fazhi: Run, arguments: list[str], message: str) -> None:
    code, out, err = fazhi("render", write("a.yaml"), *arguments)

    assert (code, out) == (2, "")
    assert err.startswith("错误：")
    assert message in err
    assert [path.name for path in Path().iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("folder", ["r.txt", "new.txt/"])
def test_a_folder_named_like_a_file_is_a_folder(fazhi: Run, folder: str) -> None:
    Path("r.txt").mkdir()

    assert fazhi("render", write("a.yaml"), "-o", folder)[0] == 0
    assert [path.name for path in Path(folder).iterdir()] == [TITLE + ".docx"]


def test_the_suffix_may_be_in_capitals(fazhi: Run) -> None:
    assert fazhi("render", write("a.yaml"), "-o", "r.TXT")[0] == 0
    assert Path("r.TXT").read_text(encoding="utf-8").startswith(TITLE)


def test_a_docx_is_not_thrown_at_a_terminal(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    code, _, err = fazhi("render", write("a.yaml"), "-o", "-")

    assert code == 2
    assert "DOCX 不能显示在屏幕上" in err


def test_a_fault_of_a_template_is_told_on_its_line(fazhi: Run) -> None:
    write("mine/report.md.j2", "# 题\n\n{{ nothing }}\n")

    code, out, err = fazhi("render", write("a.yaml"), "--templates", "mine", "-o", "out")

    assert (code, out) == (1, "")
    assert (
        f"{Path('mine').resolve().as_posix()}/report.md.j2:3:1: 错误 FZ403 模板用了不存在的名称：nothing"
        in err
    )
    assert not Path("out").exists()


@pytest.mark.parametrize("epoch", ["now", "-1", "1e9", "99999999999999"])
def test_a_wrong_time_is_refused(fazhi: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    code, _, err = fazhi("render", write("a.yaml"))

    assert code == 2
    assert "SOURCE_DATE_EPOCH" in err


def test_a_given_time_is_told_in_the_file(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1706745600")

    assert fazhi("render", write("a.yaml"), "-o", "r.docx")[0] == 0
    assert b"2024-02-01T00:00:00Z" in zipfile.ZipFile("r.docx").read("docProps/core.xml")


# facts -----------------------------------------------------------------------------------------------------


def test_facts_trace_a_number_to_its_records(fazhi: Run) -> None:
    code, out, _ = fazhi("facts", write("a.yaml"))

    line = GOOD.splitlines().index("  - legality_reviewed: true") + 1
    assert code == 0
    assert (
        "合同.份数（contracts.count） 1份\n"
        "  算法：明细逐条相加\n"
        "  句子：全年签署合同1份，均经合法性审核，未发生纠纷诉讼。\n"
        f"  记录：a.yaml:{line}\n"
    ) in out
    assert "合同.无纠纷" not in out


def test_facts_lists_all_when_asked(fazhi: Run) -> None:
    _, out, _ = fazhi("facts", "--all", write("a.yaml"))

    assert "合同.无纠纷（contracts.no_disputes） 是\n" in out


def test_facts_as_json_and_csv(fazhi: Run) -> None:
    found = json.loads(fazhi("facts", "--format", "json", write("a.yaml"))[1])["facts"]
    table = fazhi("facts", "--format", "csv", write("a.yaml"))[1]

    assert {"name": "study.count", "value": "4", "unit": "次"}.items() <= next(
        f for f in found if f["title"] == "学习.次数"
    ).items()
    assert table.startswith("\ufeff名称,英文名,数值,单位,算法,句子,记录\n")
    assert "\n学习.次数,study.count,4,次,写明的总数（明细 2）,局党组共组织法治专题学习4次" in table


def test_a_table_holds_no_formulas(fazhi: Run) -> None:
    _, out, _ = fazhi(
        "facts", "--format", "csv", "--all", write("a.yaml", GOOD.replace("name: 解放区\n", "name: =1+1\n"))
    )

    assert "机构.地区,organization.region,'=1+1," in out


def test_facts_lists_what_nothing_prints(fazhi: Run) -> None:
    text = GOOD.replace("contracts:\n", "contracts:\n  - {title: 采购合同, date: 2023-05-04}\n", 1)
    line = text.splitlines().index("  - {title: 采购合同, date: 2023-05-04}") + 1

    code, out, _ = fazhi("facts", "--unused", write("a.yaml", text))

    assert (code, out) == (
        0,
        f"a.yaml:{line}:19: 合同.日期（1 条明细）没有印\na.yaml:{line}:6: 合同.名称（1 条明细）没有印\n",
    )
    assert fazhi("facts", "--unused", write("a.yaml", BAD))[:2] == (1, "")


def test_facts_of_a_bad_file(fazhi: Run) -> None:
    assert fazhi("facts", write("a.yaml", BAD))[0] == 1
    assert fazhi("facts", "none.yaml")[0] == 2


# The rest --------------------------------------------------------------------------------------------------


def test_schema_prints_the_committed_files(fazhi: Run) -> None:
    assert fazhi("schema")[1] == (ROOT / "schema.json").read_text(encoding="utf-8")
    assert fazhi("schema", "--keys", "zh")[1] == (ROOT / "schema.zh.json").read_text(encoding="utf-8")


def test_without_arguments_the_tool_introduces_itself(fazhi: Run) -> None:
    code, out, _ = fazhi()

    assert code == 0
    assert "法治政府建设情况的报告" in out
    assert all(
        f"fazhi {command}" in out
        for command in ("init", "import", "sheet", "validate", "render", "facts", "schema")
    )


def test_version(fazhi: Run) -> None:
    from fazhi_report import __version__  # noqa: PLC0415

    assert fazhi("--version") == (0, f"fazhi {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["render"], ["sheet"], ["sheet", "import"]])
def test_help_has_a_short_name(fazhi: Run, arguments: list[str]) -> None:
    assert fazhi(*arguments, "-h") == fazhi(*arguments, "--help")


@pytest.mark.parametrize("arguments", [[], ["validate"], ["render"], ["facts"], ["schema"]])
def test_help_is_in_chinese(fazhi: Run, arguments: list[str]) -> None:
    code, out, _ = fazhi(*arguments, "--help")

    assert code == 0
    assert out.startswith("用法：")
    assert not {"Usage", "Options", "Show", "default", "required", "Arguments"} & set(
        out.replace(":", " ").split()
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rendr"], "没有命令“rendr”，是否想写 render？"),
        (["x"], "没有命令“x”，可以写："),
        (["help"], "没有命令“help”，是否想写 --help？\n用法见 fazhi --help\n"),
        (["2023.YAML"], "先写命令，再写文件，如 fazhi validate 2023.YAML\n"),
        (["台账.xlsx"], "先写命令，再写文件，如 fazhi validate 台账.xlsx\n"),
        (["报告.docx"], "先写命令，再写文件，如 fazhi lint 报告.docx\n"),
        (["render"], "缺少文件，如 fazhi render data/2023.yaml\n用法见 fazhi render --help\n"),
        (["import"], "缺少文件，如 fazhi import 去年的报告.docx\n"),
        (
            ["sheet", "import"],
            "缺少文件，如 fazhi sheet import 台账.xlsx data/2023.yaml\n用法见 fazhi sheet import --help\n",
        ),
        (["explain"], "缺少代码，如 fazhi explain FZ315\n"),
        (["completion", "csh"], "fazhi completion 后面应写 bash|zsh|fish|powershell\n"),
        (
            ["render", "--ot", "x"],
            "没有选项 --ot，是否想写 --to、--output、--jobs？\n用法见 fazhi render --help\n",
        ),
        (["validate", "--format", "xml"], "选项 --format 应写 text|json|github|sarif|junit"),
        (["schema", "extra"], "命令后面的内容不对"),
    ],
)
def test_wrong_calls(fazhi: Run, arguments: list[str], message: str) -> None:
    code, out, err = fazhi(*arguments)

    assert (code, out) == (2, "")
    assert message in err
    assert "Error" not in err


def test_a_reader_that_stops_early_causes_no_noise() -> None:
    """As `fazhi facts | head -1`: the pipe is closed before anything is written."""
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "fazhi_report", "facts", str(DATA), "--all"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert result.returncode in {0, 1}
    assert result.stderr == b""


def test_characters_the_terminal_lacks_cause_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("contracts:", "𠮷😀:"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "fazhi_report", "validate", str(path)],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    )  # fmt: skip

    assert result.returncode == 1
    assert r"不认识的键“\U00020bb7\U0001f600”".encode("gbk") in result.stdout
    assert b"Traceback" not in result.stderr


def test_streams_that_can_not_be_set_up_are_taken_as_they_are(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)

    assert fazhi("--version")[0] == 0
    assert out.getvalue().startswith("fazhi ")


def test_the_package_runs_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fazhi", "--version"])

    with pytest.raises(SystemExit) as caught:
        runpy.run_module("fazhi_report", run_name="__main__")

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("fazhi ")


def test_last_year_and_evidence_stand_beside_the_file(fazhi: Run) -> None:
    this_year = GOOD.replace("year: 2023", "year: 2024\nprevious: 2023.yaml").replace(
        "contracts:\n  - legality", "contracts:\n  - evidence: 佐证/1.pdf\n    legality"
    )
    write("data/2023.yaml")
    write("data/2024.yaml", this_year)

    code, out, _ = fazhi("validate", "data/2024.yaml")
    assert code == 0
    assert "警告 FZ213 没有佐证材料“佐证/1.pdf”" in out
    assert "提示 FZ214" in out
    write("data/佐证/1.pdf", b"")
    assert "FZ213" not in fazhi("validate", "data/2024.yaml")[1]
    _, text, _ = fazhi("render", "data/2024.yaml", "--to", "txt", "-o", "-")
    assert "全年签署合同1份，与上年持平，均经合法性审核" in text
    Path("data/2023.yaml").unlink()
    assert "错误 FZ210 读不了上年文件“2023.yaml”" in fazhi("validate", "data/2024.yaml")[1]


def test_a_path_that_no_file_can_have_is_not_there() -> None:
    assert not Beside("data/2024.yaml").holds("\0")
    assert Beside("data/2024.yaml").read("长" * 5000) is None


# Files -----------------------------------------------------------------------------------------------------


def test_a_folder_is_no_file_to_read(tmp_path: Path) -> None:
    found = read_input(str(tmp_path))

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("FZ002", "这是文件夹，不是文件")


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(5, "甲"), ValueError("null byte")])
def test_a_file_that_can_not_be_read(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    found = read_input("a.yaml")

    assert isinstance(found, Diagnostic)
    assert found.code == "FZ003"


def test_a_folder_that_the_system_refuses_is_told_as_a_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = read_input(str(tmp_path))

    assert isinstance(found, Diagnostic)
    assert found.code == "FZ002"


@pytest.mark.parametrize(
    ("error", "message"), [(PermissionError(13, "no"), "没有权限"), (OSError(28, "磁盘满"), "磁盘满")]
)
def test_a_write_that_fails_leaves_what_was_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: OSError, message: str
) -> None:
    path = tmp_path / "r.docx"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    found = write_whole(path, b"new")

    assert found is not None
    assert found.code == "FZ501"
    assert message in found.message
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["r.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_a_file_that_is_written_again_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)

    assert write_whole(path, b"new") is None
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_fault_of_writing_is_an_exit_code(fazhi: Run) -> None:
    write("out", b"a file where the folder should be")

    code, _, err = fazhi("render", write("a.yaml"), "-o", "out/")

    assert code == 2
    assert "FZ501" in err


class Full(io.RawIOBase):
    """Standard output that can't be written, with a reason."""

    def __init__(self, reason: OSError) -> None:
        self.reason = reason

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise self.reason


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "标准输出: 错误 FZ501 写不了：磁盘满了\n    提示：核对磁盘和权限\n",
        ),
        (
            OSError(errno.EIO, "Input/output error"),
            "标准输出: 错误 FZ501 写不了：Input/output error\n    提示：核对磁盘和权限\n",
        ),
        (BrokenPipeError(), None),
    ],
)
@pytest.mark.parametrize(
    "command", [("validate", "a.yaml", "--format", "json"), ("render", "a.yaml", "--to", "txt", "-o", "-")]
)
def test_standard_output_that_takes_nothing(
    fazhi: Run, command: tuple[str, ...], reason: OSError, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml")
    monkeypatch.setattr(
        sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Full(reason), 1), write_through=True)
    )
    code, _, err = fazhi(*command)
    if told is None:  # whoever reads has had enough: what became of the work counts
        assert (code, "标准输出" in err) == (0, False)
    else:
        assert code == 2
        assert err.endswith(told)
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["render", "package"])
def test_help_names_every_format(fazhi: Run, command: str) -> None:
    assert "、".join(writers.suffixes) in fazhi(command, "--help")[1]


def test_the_version_is_told_before_any_command(fazhi: Run) -> None:
    assert (
        fazhi("--version") == fazhi("--version", "validate", "none.yaml") == (0, f"fazhi {__version__}\n", "")
    )


def test_the_list_of_commands_says_what_each_says_of_itself(fazhi: Run) -> None:
    _, listing, _ = fazhi("--help")

    assert len(COMMANDS) == 20
    for name, listed in COMMANDS.items():
        assert f"  {name} " in listing
        code, page, _ = fazhi(name, "--help")
        said = "".join(line.strip() for line in page.split("\n\n")[1].splitlines())
        assert (code, said.replace(" ", "")) == (0, listed.line.replace(" ", "")), name
