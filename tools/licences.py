"""The licences of all that fazhi needs, on a machine that has it.

    python tools/licences.py    list them; exits with 1 where one is not permissive, unknown or not there

Asks what is installed, by the metadata of each distribution; `tools/offline_bundle.py` asks the wheels of
another platform. A licence that is not in the table is a fault until somebody has read it.
"""

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import requirements
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

PERMISSIVE = {
    "0BSD": (),
    "Apache-2.0": ("Apache 2.0", "Apache Software License", "Apache License, Version 2.0"),
    "BSD-2-Clause": (),
    "BSD-3-Clause": ("BSD License", "BSD", "Modified BSD License"),
    "CC0-1.0": (),
    "ISC": ("ISC License", "ISC License (ISCL)"),
    "MIT": ("MIT License",),
    "MIT-0": (),
    "MIT-CMU": ("HPND", "Historical Permission Notice and Disclaimer (HPND)"),
    "MPL-2.0": ("Mozilla Public License 2.0 (MPL 2.0)",),  # copyleft of its own files
    "PSF-2.0": ("Python Software Foundation License",),
    "Unlicense": (),
    "Zlib": (),
}
"""Licences that let an office use, copy and pass on what is under them, with the other names they go by."""

READ = {
    "pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses",
}
"""What a distribution says of its licence in its own words, read together with the licences beside it.

pypdfium2: PDFium is BSD-3-Clause and Apache-2.0; what it is built with (FreeType, libpng, zlib, ICU …) is
permissive, and its texts are in the wheel.
"""

LESSER = frozenset({"gnu library or lesser general public license (lgpl)"})
"""Licences of tools that nobody gets with fazhi: such a program may be run, and is not passed on."""

SHIPPED = ("excel", "pdf")
"""The extras in the folder to install from without a network; `plots` is larger than all of it."""

_NAMES = {name.lower(): spdx for spdx, names in PERMISSIVE.items() for name in (spdx, *names)}
_JOINED = re.compile(r"\s+(?:and|or)\s+")


class Licensed(NamedTuple):
    """A distribution and what it says of its licence."""

    name: str
    version: str
    licence: str

    @property
    def is_permissive(self) -> bool:
        """Whether every licence that it names is one of the table, or what it says was read."""
        return READ.get(self.name) == self.licence or self._names_only(_NAMES)

    @property
    def may_be_run(self) -> bool:
        """Whether it may be a tool of those who change fazhi."""
        return self.is_permissive or self._names_only({*_NAMES, *LESSER})

    def _names_only(self, known: Container[str]) -> bool:
        said = self.licence.lower()
        return said in known or all(part.strip("() ") in known for part in _JOINED.split(said))


def licensed(metadata: Message) -> Licensed:
    """What metadata say of the licence: by an expression, else by a name, else by classifiers."""
    named = metadata.get("License-Expression") or metadata.get("License") or ""
    if not named or "\n" in named:  # some have the whole text there
        classified = (each for each in metadata.get_all("Classifier", []) if each.startswith("License ::"))
        named = " AND ".join(each.rpartition(" :: ")[2] for each in classified)
    return Licensed(canonicalize_name(metadata["Name"]), metadata["Version"], named)


def installed(root: Requirement, known: Mapping[str, Iterable[str]]) -> tuple[list[Licensed], list[str]]:
    """All that a requirement needs here, and the names of what is not installed.

    Args:
        root: what is wanted.
        known: the requirements of what is wanted itself, which may stand in another file than its metadata.

    """
    metadata: dict[str, Message] = {}
    requires, absent = dict(known), set[str]()
    while True:
        new = requirements.needed(root, requires, requirements.HERE).keys() - requires.keys()
        if not new:
            return [licensed(metadata[name]) for name in sorted(metadata)], sorted(absent)
        for name in new:
            try:
                found = importlib.metadata.distribution(name)
            except importlib.metadata.PackageNotFoundError:
                absent.add(name)
                requires[name] = ()
            else:
                metadata[name], requires[name] = found.metadata, found.requires or ()  # type: ignore[assignment]  # a Message by another name


def project(*extras: str) -> tuple[Requirement, dict[str, list[str]]]:
    """The project with some of its extras, or all, and what it requires."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional: dict[str, list[str]] = table["optional-dependencies"]
    lines = [f'{line}; extra == "{extra}"' for extra, lines in optional.items() for line in lines]
    name = canonicalize_name(table["name"])
    wanted = ",".join(extras or optional)
    return Requirement(f"{name}[{wanted}]"), {name: [*table["dependencies"], *lines]}


def told(found: Iterable[Licensed], faults: Iterable[Licensed] = ()) -> Iterator[str]:
    """A line for each, with a mark at those that are none to use."""
    wrong = set(faults)
    for each in found:
        yield f"{each.name} {each.version}: {each.licence}{'  <- not permissive' if each in wrong else ''}"


def main() -> int:
    """List the licences; 1 where one is not permissive, or can't be told."""
    shipped, _ = installed(*project(*SHIPPED))
    found, absent = installed(*project())
    faults = [each for each in found if not (each.is_permissive if each in shipped else each.may_be_run)]
    print(*told(found, faults), sep="\n")
    print(*(f"{name}: not installed" for name in absent), sep="\n", end="\n" if absent else "")
    return int(bool(absent or faults))


if __name__ == "__main__":
    sys.exit(main())
