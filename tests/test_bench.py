"""The benchmarks without what they measure: pairing, verdicts, the page, and that they fail loudly.

Their figures are for people to look at: no test waits for any.
"""

import sys
from pathlib import Path

import cpu
import page
import pytest
from cpu import Command, call, in_turn, process, run
from page import Page, explained, listed
from ratios import Row
from rows import INPUTS, ROUNDS, ROWS

SPEED = Row("writer.2023", "documents", "theirs", "ours", at_least=2)
TIME = Row("cold.help", "cold", "ours", "theirs", at_most=0.5)
SECONDS = Row("limit.lint", "limits", "ours", at_most=10)
SAMPLES = {"ours": [1.0, 2.0, 4.0], "theirs": [2.0, 3.0, 12.0]}


def test_a_ratio_is_made_within_its_round() -> None:
    result = SPEED.result(SAMPLES)
    assert result.values == (2.0, 1.5, 3.0)
    assert result.text == "2.00 (1.50–3.00)"
    assert SECONDS.result(SAMPLES).text == "2.00 s (1.00–4.00)"


@pytest.mark.parametrize(
    ("row", "target", "verdict"),
    [
        (SPEED, "≥ 2 ×", "met"),
        (Row("writer.2023", "documents", "theirs", "ours", at_least=2.01), "≥ 2.01 ×", "not met"),
        (TIME, "≤ 0.5 ×", "met"),
        (Row("cold.help", "cold", "ours", "theirs", at_most=0.49), "≤ 0.49 ×", "not met"),
        (SECONDS, "≤ 10 s", "met"),
        (Row("floor.typer", "cold", "ours", "theirs"), "", ""),
    ],
)
def test_a_target_is_one_of_the_median(row: Row, target: str, verdict: str) -> None:
    assert (row.target, row.result(SAMPLES).verdict) == (target, verdict)


def test_a_pair_is_measured_in_the_same_number_of_rounds() -> None:
    with pytest.raises(ValueError, match="shorter"):
        SPEED.result({"ours": [1.0], "theirs": [1.0, 2.0]})


def test_rounds_go_through_everything_in_turn_and_warming_does_not_count() -> None:
    done: list[str] = []

    def meter(name: str) -> float:
        done.append(name)
        return float(len(done))

    meters = {name: lambda name=name: meter(name) for name in "abc"}
    assert in_turn(meters, {"a", "c"}, 2) == {"a": [3.0, 5.0], "c": [4.0, 6.0]}
    assert done == ["a", "c"] * 3


def test_what_a_call_works_on_is_made_anew_and_not_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = [0.0]
    monkeypatch.setattr(cpu, "process_time", lambda: spent[0])

    def prepared() -> list[float]:
        spent[0] += 100
        return [spent[0]]

    worked_on: list[list[float]] = []

    def action(made: list[float]) -> None:
        spent[0] += 1
        worked_on.append(made)

    meter = call(action, prepared)
    assert (meter(), meter()) == (1, 1)
    assert worked_on == [[100], [201]]


def test_a_process_costs_what_its_children_cost() -> None:
    assert process(Command((sys.executable, "-c", "pass")))() > 0


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print('another word')"])
def test_a_command_that_does_not_do_its_work_ends_the_run(code: str) -> None:
    with pytest.raises(SystemExit, match=r"failed \(\d\): python"):
        run(Command((sys.executable, "-c", code), "a word"))


def test_rows_have_names_of_their_own_and_groups_that_are_there() -> None:
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names) > len(INPUTS)
    assert {row.group for row in ROWS} == set(ROUNDS)
    for group in ROUNDS:
        assert (Path(page.__file__).parent / f"{group}.py").is_file()


def made_up() -> Page:
    samples = {sample: [2.0, 3.0] for row in ROWS for sample in row.samples}
    left_out = [row for row in ROWS if row.sets_pages or row.option]
    results = [row.result(samples) for row in ROWS if row not in left_out]
    return Page(results, results[:1], left_out, "no fonts")


def test_every_row_is_told_where_it_is_missed_or_left_out_too() -> None:
    in_lines, in_page = listed(made_up()), made_up().markdown({"Python": "3.11"}, "a machine, 2 cores")
    for row in ROWS:
        assert f"\n{row.name} " in in_lines
        assert (
            f"| `{row.name}` |" in in_page
            or f"| `{row.family}` |" in in_page
            or f"- `{row.name}`:" in in_page
        )
    assert "| `docx` | docxtpl as documented | YAML to DOCX | ≥ 2 × | 1.00 (1.00–1.00), not met |" in in_page
    assert "- `pdf.cold`: no fonts" in in_page
    assert "- `scale.cluster`: the program has no --cluster" in in_page
    assert "- Python 3.11" in in_page


def test_a_note_stands_beside_the_row_that_it_explains(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "misses.toml"
    monkeypatch.setattr(page, "_MISSES", file)
    file.write_text(
        '["docx.2023"]\ntried = "much"\n[docx]\nfloor = """events\nof YAML"""\n', encoding="utf-8"
    )
    text = made_up().markdown({}, "")
    each = "; ".join(f"{file} 1.00 (1.00–1.00)" for file in INPUTS)
    assert f"- `docx`, target ≥ 2 ×: {each}.\n  - Floor: events of YAML\n  - docx.2023: Tried: much\n" in text
    assert "- `cold.help`, target ≤ 7.5 ×" not in text


@pytest.mark.parametrize("note", ["[unknown]\n", "[cold]\n", '[docx]\nexcuse = "none"\n'])
def test_a_note_on_nothing_ends_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, note: str) -> None:
    file = tmp_path / "misses.toml"
    monkeypatch.setattr(page, "_MISSES", file)
    file.write_text(note, encoding="utf-8")
    with pytest.raises(SystemExit, match="is no row, or has another part"):
        explained()


def test_notes_are_on_rows() -> None:
    assert set(explained()) <= {name for row in ROWS for name in (row.name, row.family)}  # or it ends here
