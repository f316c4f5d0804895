"""`tools/kills.py`: what it counts, and a sample of what it does; the campaign is in docs/robustness.md."""

import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import kills
import pytest

from tests.conftest import ROOT

SEED, SAMPLE = 13, 25


def known(before: dict[str, bytes], after: dict[str, bytes]) -> kills.Reference:
    return kills.Reference(Path(), before, after, 1.0, 9, 0)


@pytest.mark.parametrize(
    ("left", "torn", "lost"),
    [
        ({"a": b"1", "b": b"2", "gone": b"3"}, 0, 0),
        ({"a": b"one", "b": b"2", "new": b"4"}, 0, 0),
        ({"a": b"one", "b": b"2", "a.1.bak": b"1"}, 0, 0),
        ({"a": b"on", "b": b"2"}, 1, 0),
        ({"a": b"2", "b": b"2"}, 1, 0),
        ({"a": b"1", "b": b"2", "new": b""}, 1, 0),
        ({"a": b"1"}, 0, 1),
        ({"a": b"1", "b": b"2", "p/目录.json": b'{"replaced": []}'}, 0, 0),
        ({"a": b"1", "b": b"2", "p/目录.json": b"{}"}, 1, 0),
    ],
)
def test_what_is_torn_and_what_is_lost(left: dict[str, bytes], torn: int, lost: int) -> None:
    reference = known({"a": b"1", "b": b"2", "gone": b"3"}, {"a": b"one", "b": b"2", "new": b"4"})

    assert +kills.looked_at(reference, left) == +Counter(torn=torn, lost=lost)


def test_moments_are_drawn_by_the_seed() -> None:
    chance, again = random.Random(SEED), random.Random(SEED)  # noqa: S311  moments, no secrets
    moments = [kills.drawn(known({}, {}), chance) for _ in range(100)]

    assert moments == [kills.drawn(known({}, {}), again) for _ in range(100)]
    assert {step for step, _ in moments} > set(range(1, 10))
    assert 30 < sum(seconds <= 1.0 for _, seconds in moments) < 70


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="processes that are copies of another")
def test_runs_that_are_killed_leave_every_file_whole() -> None:
    call = [sys.executable, "tools/kills.py", "--seed", str(SEED), "-n", str(SAMPLE)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ended = subprocess.run(call, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    print(ended.stdout)

    rows = re.findall(
        r"^\| `(\w+)` \| \d+ \| (\d+) \| \d+ \| 0 \| 0 \| 0 \| 0 \|$", ended.stdout, re.MULTILINE
    )
    assert dict(rows) == dict.fromkeys(kills.CASES, str(SAMPLE // len(kills.CASES)))
    assert (ended.returncode, ended.stderr) == (0, "")
