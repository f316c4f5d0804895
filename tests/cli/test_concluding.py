"""What is told of many files: it is told as it comes, or waits on the disk; memory holds what one has."""

import errno
import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from fazhi_report.cli import facts_command
from fazhi_report.cli.batch import AskedReport, Outcome, Tally, conclude
from fazhi_report.cli.facts_command import facts
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters import REPORTERS, Spool
from tests.conftest import BAD, Run, write

FILES, EACH = 25, 20


def living() -> int:
    return sum(type(each) is Diagnostic for each in gc.get_objects())


def told(file: str) -> Iterator[Diagnostic]:
    for line in range(1, EACH + 1):
        yield Diagnostic(file, line, 1, "FZ102", Severity.ERROR, f"不认识的键“{line}”", source="键" * 40)


@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize("output", [None, "out.txt"])
def test_no_more_is_held_than_one_file_has(
    form: str, output: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    before, most = living(), 0

    def outcomes() -> Iterator[Outcome]:
        nonlocal most
        for number in range(FILES):
            yield Outcome(f"{number}.yaml", diagnostics=tuple(told(f"{number}.yaml")))
            most = max(most, living() - before)

    with pytest.raises(typer.Exit) as left:
        conclude(outcomes(), AskedReport(form, output, strict=False))

    out, err = capfd.readouterr()
    report = Path(output).read_text(encoding="utf-8") if output else out
    assert left.value.exit_code == 1
    assert most <= 2 * EACH
    assert report.count("不认识的键") >= FILES * EACH
    assert all(f"{number}" in report for number in range(FILES))
    assert f"{FILES * EACH} 个错误\n" in (out if form == "text" and not output else err)


def test_reports_side_by_side(fazhi: Run) -> None:
    write("a.yaml", BAD)
    write("b.yaml")
    alone = {form: fazhi("validate", "a.yaml", "b.yaml", "--format", form)[1] for form in REPORTERS}

    wanted = [f"--report={form}=出/{form} 结果.txt" for form in REPORTERS]
    code, out, err = fazhi("validate", "a.yaml", "b.yaml", *wanted)

    assert (code, out) == (1, alone["text"])
    assert err == "".join(f"已生成 出/{form} 结果.txt\n" for form in REPORTERS)
    for form in REPORTERS:
        assert Path(f"出/{form} 结果.txt").read_text(encoding="utf-8") == alone[form], form

    code, out, err = fazhi("validate", "a.yaml", "b.yaml", "--format", "github", "--report", "json=x.json")
    assert (code, out) == (1, alone["github"])
    assert Path("x.json").read_text(encoding="utf-8") == alone["json"]
    assert err.endswith("1 个错误，另有 7 个已豁免\n")


def test_a_report_that_can_not_be_written_costs_no_other(fazhi: Run) -> None:
    write("a.yaml", BAD)

    code, out, err = fazhi(
        "validate", "a.yaml", "--report", "json=a.yaml", "--report", "md=x.md", "-o", "y.txt"
    )

    assert (code, out) == (2, "")
    assert "a.yaml: 错误 FZ5" in err
    assert Path("a.yaml").read_text(encoding="utf-8") == BAD
    assert "FZ102" in Path("x.md").read_text(encoding="utf-8")
    assert "FZ102" in Path("y.txt").read_text(encoding="utf-8")


def test_lint_and_check_have_reports_too(fazhi: Run) -> None:
    write("a.txt", "全年开展培训3场次，，参训90人。\n")

    fazhi("lint", "a.txt", "--report", "md=x.md")
    fazhi("check", write("a.docx", b"none"), "--report", "json=y.json")

    assert Path("x.md").read_text(encoding="utf-8").startswith("### 检查结果\n")
    assert json.loads(Path("y.json").read_bytes())["diagnostics"][0]["file"] == "a.docx"


def test_nothing_that_could_be_looked_at_is_no_clean_report(fazhi: Run) -> None:
    code, out, _ = fazhi("validate", "nothing.yaml", "--report", "json=x.json")

    assert code == 2
    assert "nothing.yaml: 错误 FZ001" in out
    assert json.loads(Path("x.json").read_bytes())["summary"]["errors"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--report", "md"], "--report 写成“格式=文件”，格式是 text、json、github、sarif、junit、gitlab、md；写成了“md”"),
        (["--report", "md="], "--report 写成“格式=文件”，格式是 text、json、github、sarif、junit、gitlab、md；写成了“md”"),
        (["--report", "xml=a"], "--report 写成“格式=文件”，格式是 text、json、github、sarif、junit、gitlab、md；写成了“xml”"),
        (["--report", "md=-"], "--report 只写到文件，标准输出用 --format"),
        (["--report", "md=x", "--report", "json=./x"], "两种结果不能写到一个文件：{here}/x"),
        (["--report", "md=x", "-o", "x"], "两种结果不能写到一个文件：{here}/x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["validate", "lint", "check"])
def test_a_slip_in_a_report(fazhi: Run, command: str, arguments: list[str], told: str) -> None:
    code, out, err = fazhi(command, write("a.yaml"), *arguments)

    assert (code, out, err) == (2, "", f"错误：{told.format(here=os.path.realpath('.'))}\n")


def test_a_full_disk_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Spool, "_write", full)

    code, out, err = fazhi("validate", write("a.yaml", BAD), "--format", "json", "-o", "x.json")

    assert (code, out) == (2, "")
    assert err.endswith("错误：存放结果的临时文件夹写不了：磁盘满了\n")
    assert not Path("x.json").exists()


# Facts -----------------------------------------------------------------------------------------------------


def test_tables_of_facts_are_handed_out_before_the_next_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = list[str]()

    def outcomes(*_: object, **__: object) -> Iterator[Outcome]:
        for number in range(3):
            events.append(f"made {number}")
            yield Outcome(f"{number}.yaml", table=f"table {number}")

    def hand_out(pieces: Iterator[str], *_: object) -> int:
        events.extend(piece.strip() for piece in pieces)
        return 0

    monkeypatch.setattr(facts_command, "outcomes", outcomes)
    monkeypatch.setattr(facts_command, "hand_out", hand_out)
    with pytest.raises(typer.Exit):
        facts([write("a.yaml"), write("b.yaml")])

    assert events == ["made 0", "table 0", "made 1", "table 1", "made 2", "table 2", ""]


def test_facts_of_files_that_have_none_write_nothing(fazhi: Run) -> None:
    write("a.yaml", BAD)
    write("b.yaml", BAD)

    code, out, _ = fazhi("facts", "a.yaml", "b.yaml", "--format", "json", "-o", "x.json")

    assert (code, out) == (1, "")
    assert not Path("x.json").exists()


def test_facts_are_not_written_over_a_ledger_that_is_read_meanwhile(fazhi: Run) -> None:
    write("a.yaml")
    write("b.yaml")

    code, _, err = fazhi("facts", "a.yaml", "b.yaml", "--format", "json", "-o", "b.yaml")

    assert code == 2
    assert "b.yaml: 错误 FZ5" in err
    assert Path("b.yaml").read_bytes() == Path("a.yaml").read_bytes()


def test_facts_of_many_are_whole_json_in_a_file(fazhi: Run) -> None:
    write("a.yaml")
    write("b.yaml")

    code, out, err = fazhi("facts", "a.yaml", "b.yaml", "--format", "json", "-o", "x.json")

    assert (code, out) == (0, "")
    assert "已生成 x.json\n" in err
    read = json.loads(Path("x.json").read_bytes())
    assert [each["file"] for each in read["files"]] == ["a.yaml", "b.yaml"]
    assert Tally().told == "没有发现问题\n"
