"""What is told of many files: it is told as it comes, or waits on the disk; memory holds what one has."""

import errno
import gc
import json
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
    assert all(report.count(f"{number}.yaml") >= EACH for number in range(FILES))
    assert f"{FILES * EACH} 个错误\n" in (out if form == "text" and not output else err)


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
