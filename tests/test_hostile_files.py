"""A sample of the campaigns of tools/hostile_files.py, and how they count."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

hostile = pytest.importorskip("hostile_files", reason="its bounds of time and memory are those of POSIX")

SAMPLES = {"data": 24, "documents": 10, "workbooks": 10}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sample_shows_no_fault(kind: str) -> None:
    drawn, read = hostile.KINDS[kind]
    for number in range(SAMPLES[kind]):
        assert read(*drawn(hostile.chance_of(kind, hostile.SEED, number)))


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_case_is_drawn_again(kind: str) -> None:
    drawn, _ = hostile.KINDS[kind]
    first, second, other = (drawn(hostile.chance_of(kind, 1, number)) for number in (3, 3, 4))
    if kind != "workbooks":  # they have the time of their making in them
        assert first == second
    assert first[1] != other[1]


def test_a_campaign_goes_on_behind_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[range] = []

    def outcome(kind: str, seed: int, numbers: range) -> dict[str, object]:
        called.append(numbers)
        stop = min(numbers.stop, 300)
        faults = [{"number": 299, "fault": "it fell"}] if stop == 300 else []
        return {"start": numbers.start, "stop": stop, "outcomes": {kind: stop - numbers.start}, "faults": faults,
                "slowest": [seed, numbers.start], "peak": 1000}  # fmt: skip

    monkeypatch.setattr(hostile, "_called", outcome)
    state = tmp_path / "state"

    first = hostile.campaign("data", 250, 7, 1, state)
    records = hostile.campaign("data", 300, 7, 1, state)

    assert called == [range(250), range(250, 300)]
    assert [record["stop"] for record in first] == [250]
    assert hostile.summary(records) == ("cases 300: data 300\nfaults 1\nslowest 7 s (case 250), peak 1 MB")
    assert [json.loads(line)["start"] for line in state.read_text().splitlines()] == [0, 250]
    hostile.campaign("data", 1, 8, 1, state)
    assert called[-1] == range(1)


def test_exceptions_and_time_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(name: str, content: bytes) -> str:
        raise KeyError(name + content.decode())

    monkeypatch.setitem(hostile.KINDS, "data", (lambda chance: ("a", str(chance.random()).encode()), fall))

    outcome, fault = hostile.tried("data", 1, 2)

    assert outcome == "fault"
    assert f"KeyError: 'a{random.Random('data 1 2').random()}'" in fault  # noqa: S311  a case


@pytest.mark.parametrize(
    ("loop", "told"),
    [
        ("sum(iter(lambda: 1, 0))", "TooLongError"),
        ("bytes(10**10)", "MemoryError"),
        ("import os; os.abort()", "the process ended"),
    ],
)
def test_bounds_hold_in_a_process_of_its_own(loop: str, told: str, tmp_path: Path) -> None:
    script = tmp_path / "hostile.py"
    script.write_text(
        f"import sys; sys.path[:0] = [{str(Path(hostile.__file__).parent)!r}]\n"
        "import hostile_files as hostile\n"
        "def fall(name, content):\n"
        f"    if name == '1': {loop}\n"
        "    return 'fine'\n"
        "hostile.SECONDS = 0.2\n"
        "hostile.KINDS['data'] = (lambda chance: (str(chance), b''), fall)\n"
        "hostile.chance_of = lambda kind, seed, number: number\n"
        "hostile.__file__ = __file__\n"
        "if sys.argv[1:]: sys.exit(hostile.main())\n"
        "for record in hostile.campaign('data', 3, 7, 1, __import__('pathlib').Path('state')): print(record)\n",
        encoding="utf-8",
    )

    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )

    assert told in done.stdout
    assert "data --seed 7 --only 1\n" in done.stdout
    assert "'stop': 3" in done.stdout
