"""Benchmarks: the CPU time of `fazhi`, as ratios to that of other programs measured in turn in the same run.

    python bench/run.py                   measure everything and print
    python bench/run.py --only docx       the rows whose names begin so; may be given several times
    python bench/run.py --quick           fewer rounds, for a first look
    python bench/run.py --instructions    count instructions of cold commands too (needs valgrind)
    python bench/run.py --write           write docs/performance.md as well

Makes the environment .venv-bench at the top of the checkout. A target that is missed is printed, and is no
failure; what can't be run, or makes something else than it should, is.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Sequence

import environment
from cpu import Command, run
from page import Page, explained, listed
from ratios import Result, Row
from rows import COLD, FLOORS, ROUNDS, ROWS

_COUNTED = frozenset(row.name for row in (*COLD, *FLOORS) if row.group == "cold")


def main() -> int:
    """Measure and print."""
    asked = _arguments()
    rows = [row for row in ROWS if not asked.only or row.name.startswith(tuple(asked.only))]
    if not rows:
        sys.stderr.write(f"no such row: {', '.join(asked.only)}\n")
        return 2
    explained()  # a note on a row that is none is told before an hour is spent
    environment.prepare()
    lacking = environment.lacking()
    said = run(Command((str(environment.PYTHON.parent / "fazhi"), "validate", "--help"))).stdout
    left_out = [row for row in rows if (row.sets_pages and lacking) or row.option not in said]
    results = _measured([row for row in rows if row not in left_out], asked.rounds, quick=asked.quick)
    counted = _counted(rows) if asked.instructions else []
    page = Page(results, counted, left_out, lacking)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream in a script
    sys.stdout.write(listed(page))
    if asked.write:
        text = page.markdown(environment.versions(), environment.machine())
        (environment.ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8", newline="\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ratios of CPU time: fazhi and other programs.")
    parser.add_argument("--only", action="append", metavar="NAME", help="rows whose names begin so")
    parser.add_argument("--rounds", type=int, metavar="N", help="so many rounds of everything")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a first look")
    parser.add_argument("--instructions", action="store_true", help="count those of cold commands too")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    asked = parser.parse_args()
    if asked.write and asked.only:
        parser.error("--write needs every row, --only leaves some out")
    if asked.rounds is not None and asked.rounds < 1:
        parser.error("--rounds must be at least 1")
    return asked


def _measured(rows: Sequence[Row], rounds: int | None, *, quick: bool) -> list[Result]:
    """Every group in a process of its own, so that none finds anything made ready by another."""
    results: dict[str, Result] = {}
    for group in dict.fromkeys(row.group for row in rows):
        here = [row for row in rows if row.group == group]
        samples = _samples(group, rounds or ROUNDS[group][1 if quick else 0], here)
        results |= {row.name: row.result(samples) for row in here}
    return [results[row.name] for row in rows]


def _counted(rows: Iterable[Row]) -> list[Result]:
    here = [row for row in rows if row.name in _COUNTED]
    if shutil.which("valgrind") is None:
        sys.stderr.write("instructions are not counted: there is no valgrind\n")
        return []
    samples = _samples("instructions", 1, here) if here else {}
    return [row.result(samples) for row in here]


def _samples(group: str, rounds: int, rows: Iterable[Row]) -> dict[str, list[float]]:
    sys.stderr.write(f"{group} …\n")
    wanted = dict.fromkeys(sample for row in rows for sample in row.samples)
    command = (str(environment.PYTHON), "bench/measure.py", group, str(rounds), *wanted)
    samples: dict[str, list[float]] = json.loads(run(Command(command)).stdout)
    return samples


if __name__ == "__main__":
    sys.exit(main())
