"""The lowest versions that pyproject.toml allows of what fazhi itself needs, as constraints for pip.

    python tools/lowest_versions.py > lowest.txt && pip install -c lowest.txt -e '.[test]'

What the tests need is left as it is: it is no part of what is installed.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ("cluster", "excel", "pdf")


def required() -> list[str]:
    """What fazhi requires, with Excel, PDF and clusters."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional: dict[str, list[str]] = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in EXTRAS for line in optional[extra])]


def lowest(lines: Iterable[str]) -> Iterator[str]:
    """A constraint for each requirement, which must say from which version on.

    Raises:
        ValueError: one does not.

    """
    for requirement in map(Requirement, lines):
        (version,) = (each.version for each in requirement.specifier if each.operator == ">=")
        yield f"{requirement.name}=={version}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lowest(required()))
