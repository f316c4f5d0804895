"""Read files that nobody should have made, by the hundred thousand, and see that nothing falls or hangs.

    python tools/hostile_files.py data --count 500000       mutated data files: validated and rendered
    python tools/hostile_files.py documents --count 20000   mutated DOCX, XLSX, PDF, HTML, text: imported
    python tools/hostile_files.py workbooks --count 5000    random workbooks: imported
    python tools/hostile_files.py data --seed 7 --only 12   one case again, with its file written here

A case is drawn by its seed and number, so that it can be had again. Cases run side by side, a process for
every core, each with a bound of CPU seconds and memory. What was done is kept in `--state FILE`: a campaign
that is run again goes on behind it. Counted are exceptions, cases that took too long, and what contradicts
itself (a file with errors that gives a report). Exits with 1 if there is any.
"""

import argparse
import faulthandler
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import Any

from damage import DAMAGES, damaged_data, random_workbook
from openpyxl import load_workbook

from fazhi_report import editing, pipeline, readers, sheets
from fazhi_report.diagnostics import Diagnostic, has_errors
from fazhi_report.settings.model import DEFAULTS
from fazhi_report.writers import Options

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.fonts import make_fonts  # noqa: E402  it lies beside

SEED = 20260213
SECONDS, BYTES = 10, 1_000_000_000
"""What a case may take of the processor and of memory."""
_HANGS = 120  # seconds on the clock, behind which a case is ended that cannot be interrupted
_SLICE = 250  # cases of one process
_ORDER = pipeline.Order(("docx", "txt"), ("public", "submission"), evidence=True, comments=True)


class ContradictionError(Exception):
    """Two answers of the program to one file do not go together."""


# Cases -----------------------------------------------------------------------------------------------------


@cache
def _ledgers() -> tuple[bytes, ...]:
    return tuple(
        path.read_bytes()
        for path in [ROOT / "data" / "2023.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]
    )


@cache
def _documents() -> dict[str, bytes]:
    """Sound files of every kind that is read."""
    made = pipeline.render(
        _ledgers()[0], "a.yaml", pipeline.Order(("docx", "txt", "md"), ("submission",)), DEFAULTS
    )
    files = {f"made.{file.name.rpartition('.')[2]}": file.content for file in made.files}
    text = files["made.txt"].decode()
    paragraphs = "".join(f"<p style='text-indent:2em'>{line}</p>" for line in text.splitlines())
    workbook = sheets.export(None)
    files["page.html"] = f"<html><body><div id='zoom'>{paragraphs}</div></body></html>".encode()
    files["gbk.txt"] = text.encode("gb18030")
    if isinstance(workbook, bytes):
        files["form.xlsx"] = workbook
    with tempfile.TemporaryDirectory() as folder:
        make_fonts(Path(folder))
        order = pipeline.Order(("pdf",), options=Options(font_folders=(Path(folder),)))
        (file,) = pipeline.render(_ledgers()[0], "a.yaml", order, DEFAULTS).files
    files["made.pdf"] = file.content
    return files


@cache
def _forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sheets of the empty workbook with their headings."""
    workbook = sheets.export(None)
    found = []
    for sheet in load_workbook(io.BytesIO(workbook)).worksheets if isinstance(workbook, bytes) else ():
        rows = [
            [str(cell) for cell in row if cell is not None]
            for row in sheet.iter_rows(values_only=True, max_row=8)
        ]
        headings = max(rows, key=len, default=[])
        if headings:
            found.append((sheet.title, tuple(headings)))
    return tuple(found)


def _said(found: Sequence[Diagnostic]) -> str:
    if any(not each.message or not each.code for each in found):
        message = "a finding says nothing"
        raise ContradictionError(message)
    return "errors" if has_errors(found) else "no error"


def data_case(chance: random.Random) -> tuple[str, bytes]:
    """A mutated data file."""
    return "台账.yaml", damaged_data(_ledgers(), chance)


def read_data(name: str, content: bytes) -> str:
    """Validate and render a data file; what came of it."""
    said = _said(pipeline.validate(content, name, None, DEFAULTS))
    made = pipeline.render(content, name, _ORDER, DEFAULTS)
    _said(made.diagnostics)
    if made.files and said == "errors":
        message = "a report was made in spite of errors"
        raise ContradictionError(message)
    return "rendered" if made.files else "refused"


def document_case(chance: random.Random) -> tuple[str, bytes]:
    """A mutated document."""
    name, content = chance.choice(list(_documents().items()))
    for _ in range(chance.choice((1, 1, 2))):
        content = chance.choice(DAMAGES)(content or b"<", chance)
    return name, content


def read_document(name: str, content: bytes) -> str:
    """Read, check and import a document in every way that takes one; what came of it."""
    if name.endswith(".xlsx"):
        return read_workbook(name, content)
    _said(pipeline.lint(content, name, DEFAULTS))
    if name.endswith(".docx"):
        _said(pipeline.check(content, name, DEFAULTS).diagnostics)
        readers.read_revised(content, name)
    made = pipeline.import_reports([(content, name)], year=2024, name="青山县水利局")
    _said(made.diagnostics)
    return f"{name.rpartition('.')[2]} {'imported' if made.report else 'refused'}"


def workbook_case(chance: random.Random) -> tuple[str, bytes]:
    """A random workbook."""
    return "台账.xlsx", random_workbook(_forms(), chance)


def read_workbook(name: str, content: bytes) -> str:
    """Import a workbook into a data file; what came of it."""
    imported = editing.import_workbooks([(content, name)], _ledgers()[0], "a.yaml", replace=True)
    said = _said(imported.diagnostics)
    if imported.content is None:
        return "xlsx refused"
    if said == "errors":
        message = "a workbook was imported in spite of errors"
        raise ContradictionError(message)
    pipeline.validate(imported.content, "a.yaml", None, DEFAULTS)
    return "xlsx imported"


Case = Callable[[random.Random], tuple[str, bytes]]
KINDS: dict[str, tuple[Case, Callable[[str, bytes], str]]] = {
    "data": (data_case, read_data),
    "documents": (document_case, read_document),
    "workbooks": (workbook_case, read_workbook),
}


def chance_of(kind: str, seed: int, number: int) -> random.Random:
    """What a case is drawn by."""
    return random.Random(f"{kind} {seed} {number}")  # noqa: S311  a case, no secret


# One process -----------------------------------------------------------------------------------------------


class TooLongError(Exception):
    """A case took more of the processor than it may."""


def _too_long(*_: object) -> None:
    raise TooLongError


def tried(kind: str, seed: int, number: int) -> tuple[str, str]:
    """What came of a case, and the fault that it has shown; "" for none."""
    drawn, read = KINDS[kind]
    name, content = drawn(chance_of(kind, seed, number))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return read(name, content), ""
    except Exception:  # noqa: BLE001  whatever it is, it is told
        return "fault", traceback.format_exc(limit=-6)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def run_slice(kind: str, seed: int, numbers: range) -> None:
    """Run some cases, a line for each that begins, and what came of all."""
    for limit in (resource.RLIMIT_DATA, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (BYTES, BYTES) if limit == resource.RLIMIT_DATA else (0, 0))
    signal.signal(signal.SIGPROF, _too_long)
    outcomes, faults, slowest = Counter[str](), [], (0.0, -1)
    for number in numbers:
        print(number, flush=True)
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        began = time.process_time()
        outcome, fault = tried(kind, seed, number)
        outcomes[outcome] += 1
        if fault:
            faults.append({"number": number, "fault": fault})
        slowest = max(slowest, (round(time.process_time() - began, 2), number))
    faulthandler.cancel_dump_traceback_later()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"outcomes": outcomes, "faults": faults, "slowest": slowest, "peak": peak}), flush=True)


# All of them -----------------------------------------------------------------------------------------------


def _called(kind: str, seed: int, numbers: range) -> dict[str, Any]:
    """The outcome of some cases in a process of their own, which one of them may end."""
    asked = [
        sys.executable,
        __file__,
        kind,
        "--seed",
        str(seed),
        "--slice",
        str(numbers.start),
        str(numbers.stop),
    ]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    *begun, last = done.stdout.splitlines() or [""]
    if done.returncode == 0:
        return {"start": numbers.start, "stop": numbers.stop, **json.loads(last)}
    number = int(last or numbers.start)
    fault = {"number": number, "fault": f"the process ended ({done.returncode})\n{done.stderr[-2000:]}"}
    earlier = {"fault": 1, "not told": len(begun)}
    return {
        "start": numbers.start,
        "stop": number + 1,
        "outcomes": earlier,
        "faults": [fault],
        "slowest": [0, -1],
        "peak": 0,
    }


def _slices(count: int, done: set[int]) -> Iterator[range]:
    """The cases that are still to be run, in pieces."""
    begin = None
    for number in range(count + 1):
        is_open = number < count and number not in done
        if begin is not None and (not is_open or number - begin == _SLICE):
            yield range(begin, number)
            begin = None
        if is_open and begin is None:
            begin = number


def campaign(kind: str, count: int, seed: int, jobs: int, state: Path) -> list[dict[str, Any]]:
    """Run the cases that were not run yet; every record, also the earlier ones."""
    records = [json.loads(line) for line in state.read_text().splitlines()] if state.exists() else []
    records = [each for each in records if (each["kind"], each["seed"]) == (kind, seed)]
    while slices := list(_slices(count, {n for each in records for n in range(each["start"], each["stop"])})):
        with ThreadPoolExecutor(jobs) as pool, state.open("a") as kept:
            for finished in as_completed(pool.submit(_called, kind, seed, numbers) for numbers in slices):
                record = {"kind": kind, "seed": seed, **finished.result()}
                records.append(record)
                print(json.dumps(record), file=kept, flush=True)
                for fault in record["faults"]:
                    print(f"{kind} --seed {seed} --only {fault['number']}\n{fault['fault']}", flush=True)
    return records


def summary(records: list[dict[str, Any]]) -> str:
    """The figures of a campaign, a line each."""
    outcomes = sum((Counter(each["outcomes"]) for each in records), Counter[str]())
    slowest = max((each["slowest"] for each in records), default=[0, -1])
    peak = max((each["peak"] for each in records), default=0)
    told = "，".join(f"{name} {number}" for name, number in sorted(outcomes.items()))
    return (
        f"cases {sum(outcomes.values())}: {told}\n"
        f"faults {sum(len(each['faults']) for each in records)}\n"
        f"slowest {slowest[0]} s (case {slowest[1]}), peak {peak / 1000:.0f} MB"
    )


def main() -> int:
    """Run a campaign, or one case of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--state", type=Path, default=Path("hostile_files.jsonl"))
    parser.add_argument("--only", type=int)
    parser.add_argument("--slice", type=int, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.slice:
        run_slice(asked.kind, asked.seed, range(*asked.slice))
        return 0
    if asked.only is not None:
        drawn, read = KINDS[asked.kind]
        name, content = drawn(chance_of(asked.kind, asked.seed, asked.only))
        Path(name).write_bytes(content)
        print(read(name, content))
        return 0
    records = campaign(asked.kind, asked.count, asked.seed, asked.jobs, asked.state)
    print(summary(records))
    return int(any(each["faults"] for each in records))


if __name__ == "__main__":
    sys.exit(main())
