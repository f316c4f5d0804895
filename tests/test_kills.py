"""`tools/kills.py`: what it counts, and a sample of what it does; the campaign is in docs/robustness.md."""

import random
from collections import Counter
from pathlib import Path

import kills
import pytest

SEED, SAMPLE = 13, 4


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
@pytest.mark.parametrize("name", kills.CASES)
def test_a_run_that_is_killed_leaves_every_file_whole(name: str, tmp_path: Path) -> None:
    case, chance = kills.CASES[name], random.Random(SEED)  # noqa: S311  as above
    reference = kills.reference(case, tmp_path / "known")
    assert reference.before != reference.after

    for number in range(SAMPLE):
        step, seconds = kills.drawn(reference, chance)
        trial = kills.killed(case, reference, tmp_path / str(number), step, seconds)
        assert not +trial.faults, (step, seconds)
