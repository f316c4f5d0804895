"""Many files at a glance: a line for each."""

from collections.abc import Sequence
from typing import NamedTuple

from fazhi_report.notation import plain_table
from fazhi_report.reporters.escaping import safe


class FileLine(NamedTuple):
    """What became of a file: whose it is, where that is known; how much was found; what was made of it."""

    file: str
    office: str
    errors: int
    warnings: int
    made: tuple[str, ...] = ()


def _made(line: FileLine) -> str:
    """The first of the files that were made, and how many there are."""
    more = f" 等{len(line.made)}份" if len(line.made) > 1 else ""
    return f"{line.made[0]}{more}" if line.made else ""


def table_of(lines: Sequence[FileLine]) -> tuple[list[str], list[list[str]]]:
    """A table of files: its head and its rows; a column that has nothing in it is left out."""
    head = ("单位", "文件", "错误", "警告", "生成")
    rows = [
        (safe(each.office), safe(each.file), str(each.errors), str(each.warnings), safe(_made(each)))
        for each in lines
    ]
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    return [head[column] for column in kept], [[row[column] for column in kept] for row in rows]


def overview(lines: Sequence[FileLine]) -> str:
    """A table of files for people, in lines."""
    return "".join(f"{line}\n" for line in plain_table(*table_of(lines)))
