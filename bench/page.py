"""What came out, as lines for a terminal and as docs/performance.md."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ratios import Result, Row
from rows import COLD_PUBLISHED, DOCUMENT_FLOORS, FLOORS, GROWTH, INPUTS, LIMITS, ROWS, SCALE, STAGES, on

_MISSES = Path(__file__).with_name("misses.toml")
_PARTS = {"profile": "Where the time goes", "floor": "Floor", "tried": "Tried"}
_INTRODUCTION = """\
# Performance

Written by `python bench/run.py --write`: the figures of one run on one machine, to be made anew, not edited.
Every figure is CPU time, user and system, divided by other CPU time of the same round: the median of all
rounds, with the smallest and the largest. `python bench/run.py --only NAME` measures a row again, or all rows
whose names begin so; [bench/README.md](../bench/README.md) says what each is.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """The results in the order of the rows; `counted` is instructions; `left_out` could not be measured."""

    results: Sequence[Result]
    counted: Sequence[Result]
    left_out: Sequence[Row]
    lacking: str

    def why(self, row: Row) -> str:
        """Why a row was left out."""
        return f"the program has no {row.option}" if row.option else self.lacking

    def markdown(self, versions: Mapping[str, str], machine: str) -> str:
        """The page of the documentation."""
        others = (*STAGES, *COLD_PUBLISHED, *LIMITS, *GROWTH, *SCALE, *FLOORS, *DOCUMENT_FLOORS)
        targets = [row for row in ROWS if row not in others]
        sections = (
            ("Targets", self._tables(targets)),
            ("Targets that are missed", list(self._missed())),
            ("Where the time from YAML to DOCX goes", self._tables(STAGES)),
            ("The examples beside check-jsonschema with the published schema", self._tables(COLD_PUBLISHED)),
            (
                "Far beyond any report",
                self._tables((*LIMITS, *GROWTH)),
            ),
            ("Many files of one call: time on the clock, and memory", self._tables(SCALE)),
            ("Floors: what can't be saved", self._tables((*FLOORS, *DOCUMENT_FLOORS))),
            (
                "Instructions of cold commands (callgrind)",
                list(_plain_table(self.counted, "instructions of")),
            ),
            ("Not measured", [f"- `{row.name}`: {self.why(row)}" for row in self.left_out]),
            ("Measured with", [f"- {machine}", *(f"- {name} {number}" for name, number in versions.items())]),
        )
        written = ("\n".join((f"## {title}", "", *lines)) for title, lines in sections if lines)
        return "\n\n".join((_INTRODUCTION.rstrip("\n"), *written)) + "\n"

    def _tables(self, rows: Iterable[Row]) -> list[str]:
        """Two tables: of what is measured on every data file, a column for each, and of everything else."""
        wanted = {row.name for row in rows}
        here = [result for result in self.results if result.row.name in wanted]
        by_file = [result for result in here if _file(result.row)]
        tables = (
            list(_table_by_file(by_file)),
            list(_plain_table([result for result in here if result not in by_file])),
        )
        return [line for table in filter(None, tables) for line in (*table, "")][:-1]

    def _missed(self) -> Iterator[str]:
        """What misses its target, rows that differ only in their data file together, and why."""
        notes = explained()
        missed = (result for result in self.results if result.is_met is False)
        for name, members in groupby(missed, lambda result: _name(result.row)):
            results = list(members)
            yield f"- `{name}`, target {results[0].row.target}: {'; '.join(map(_short, results))}."
            for key in dict.fromkeys((name, *(result.row.name for result in results))):
                told = "" if key == name else f"{key}: "
                yield from (f"  - {told}{_PARTS[part]}: {text}" for part, text in notes.get(key, {}).items())


def listed(page: Page) -> str:
    """The results for a terminal."""
    lines = ["CPU time ÷ CPU time of the same round: median (smallest–largest)", ""]
    for result in page.results:
        row = result.row
        what = f"{row.upper} ÷ {row.lower}" if row.lower else f"{row.upper}, s"
        lines.append(f"{row.name:<26} {result.text:<22} {row.target:<8} {result.verdict:<8} {what}".rstrip())
    lines += (f"{row.name:<26} not measured: {page.why(row)}" for row in page.left_out)
    if page.counted:
        lines += ("", "Instructions ÷ instructions (callgrind)", "")
        lines += (f"{result.row.name:<26} {result.text}" for result in page.counted)
    return "\n".join(lines) + "\n"


def explained() -> Mapping[str, Mapping[str, str]]:
    """Why targets are missed, each text on one line, by row or family; stops where one is about none."""
    notes: dict[str, dict[str, str]] = tomllib.loads(_MISSES.read_text(encoding="utf-8"))
    known = {name for row in ROWS for name in (row.name, _name(row))}
    for name, note in notes.items():
        if name not in known or not note.keys() <= _PARTS.keys():
            message = f"bench/misses.toml: [{name}] is no row, or has another part than {', '.join(_PARTS)}"
            raise SystemExit(message)
    return {
        name: {part: " ".join(text.split()) for part, text in note.items()} for name, note in notes.items()
    }


def _file(row: Row) -> str:
    """The data file that a row is about; "" where it is not one of those measured on all."""
    file = row.name.rpartition(".")[2]
    return file if file in INPUTS else ""


def _name(row: Row) -> str:
    """The row, or the family of rows that are measured on every data file."""
    return row.family if _file(row) else row.name


def _short(result: Result) -> str:
    return " ".join(filter(None, (_file(result.row), result.text)))


def _bare(sample: str, file: str) -> str:
    return sample.removesuffix(on("", file))


def _table_by_file(results: Sequence[Result]) -> Iterator[str]:
    if not results:
        return
    yield f"| row | CPU time of | divided by that of | target | {' | '.join(INPUTS)} |"
    yield "| --- " * (4 + len(INPUTS)) + "|"
    for family, members in groupby(results, lambda result: result.row.family):
        cells = {_file(result.row): result for result in members}
        first, result = next(iter(cells.items()))
        shown = (f"{_cell(cells[file])}" if file in cells else "" for file in INPUTS)
        upper, lower = _bare(result.row.upper, first), _bare(result.row.lower, first)
        yield f"| `{family}` | {upper} | {lower} | {result.row.target} | {' | '.join(shown)} |"


def _plain_table(results: Sequence[Result], what: str = "CPU time of") -> Iterator[str]:
    if not results:
        return
    yield f"| row | {what} | divided by that of | target | measured |"
    yield "| --- | --- | --- | --- | --- |"
    for result in results:
        row = result.row
        yield f"| `{row.name}` | {row.upper} | {row.lower or '–'} | {row.target} | {_cell(result)} |"


def _cell(result: Result) -> str:
    return ", ".join(filter(None, (result.text, result.verdict)))
