"""Holds what `fazhi collect` makes of a made-up province against what its maker worked out.

    python bench/judge_district.py FOLDER --jobs 2

FOLDER is what `bench/district.py` wrote. Prints every difference, the time, and the memory of the command and
of its processes; ends with 1 where there is a difference. Run it in an environment that has the program.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from district import AS_OF, EXPECTED, RETURNS, ROSTER

Plain: TypeAlias = Mapping[str, Any]

_UNREAD = {"yaml", "gb18030", "empty"}
_NO_OFFICE = "读不了"


def differences(found: Plain, expected: Plain) -> Iterator[str]:
    """What the program says otherwise: of the year, of each office, of each sum."""
    if found["year"] != expected["year"]:
        yield f"year: {found['year']}, not {expected['year']}"
    yield from _of_offices(found, expected)
    yield from _of_sums(found["sums"], expected)
    told = {each["office"] for each in found["questions"] if not each["title"]}
    wrong = told ^ set(expected["unchanged"])
    yield from (f"unchanged since last year: {office}" for office in sorted(wrong))


def _of_offices(found: Plain, expected: Plain) -> Iterator[str]:
    rows = {each["office"]: each for each in found["offices"]}
    if len(rows) < len(found["offices"]):
        yield "an office stands in two rows"
    for office, standing in expected["standings"].items():
        told = rows.get(office, {"standing": "no row"})["standing"]
        if told != standing:
            yield f"{office}: {told}, not {standing}"
    unread = {path for path, kind in expected["broken"].items() if kind in _UNREAD}
    others = {name: row for name, row in rows.items() if name not in expected["standings"]}
    yield from (f"a row too many: {name}" for name in sorted(others.keys() - unread))
    yield from (f"no row: {name}" for name in sorted(unread - others.keys()))
    yield from (
        f"{name}: {row['standing']}, not {_NO_OFFICE}"
        for name, row in others.items()
        if row["standing"] != _NO_OFFICE
    )
    faulty = {
        each["file"] for row in rows.values() for each in row["returns"] if each["errors"] or not each["year"]
    }
    wrong = {path for path, kind in expected["broken"].items() if kind != "stale"} ^ faulty
    yield from (f"has errors, or should have: {path}" for path in sorted(wrong))
    told_twice = {name for name, row in rows.items() if "交了 2 份" in row["remarks"]}
    wrong = told_twice ^ set(expected["twice"])
    yield from (f"handed in twice: {name}" for name in sorted(wrong))


def _of_sums(found: list[Plain], expected: Plain) -> Iterator[str]:
    sums = {each["title"]: each for each in found}
    of = len(expected["standings"])
    for title, told in expected["sums"].items():
        known = told.get("exact", 0) + told.get("least", 0)
        number = str(told["value"]) if known else None
        wanted = (number, known, of, known == of and not told.get("least"))
        here = sums.pop(title, None)
        if here is None:
            yield f"{title}: no sum, not {wanted}"
        elif (here["value"], here["known"], here["of"], here["exact"]) != wanted:
            yield f"{title}: {(here['value'], here['known'], here['of'], here['exact'])}, not {wanted}"
    # Shares have no sum, and are expected of nobody.
    yield from (f"{title}: a sum that nobody expects" for title, each in sums.items() if each["unit"])


def collected(folder: Path, jobs: int, more: tuple[str, ...] = ()) -> Plain:
    """What the program says of a folder."""
    command = (
        *(sys.executable, "-m", "fazhi_report", "collect", RETURNS, "--offices", ROSTER),
        *("--as-of", AS_OF, "--format", "json", "--force", "--jobs", str(jobs), *more),
    )
    done = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found: Plain = json.loads(done.stdout)
    return found


def main() -> int:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(description="Holds `fazhi collect` against what was worked out.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    expected = json.loads((asked.folder / EXPECTED).read_text(encoding="utf-8"))
    since = time.perf_counter()
    found = collected(asked.folder, asked.jobs)
    spent = time.perf_counter() - since
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrong = list(differences(found, expected))
    sys.stdout.writelines(f"{each}\n" for each in wrong)
    told = f"{len(found['offices'])} rows, {len(found['sums'])} sums, {len(wrong)} differences"
    sys.stdout.write(
        f"{told}; {spent:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of computing, "
        f"{used.ru_maxrss / 1024:.0f} MB the largest process\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
