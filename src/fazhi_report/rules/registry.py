"""The register of laws and documents (registry.yaml) that citations are checked against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fazhi_report.notation import chinese_day
from fazhi_report.rules.patterns import Pattern

_FILE = Path(__file__).with_name("registry.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value as text; the loader in C is ten times as quick."""

COUNTRY = "中华人民共和国"
_DASHES = Pattern("[-–—－~～]{1,2}")
_YEARS = Pattern(r"(?<=\d{4})年?—(?=\d{4})")
_BARE_YEAR = Pattern(r"(?<=—\d{4})(?=）)")
_BRACKETS = str.maketrans("()<>＜＞", "（）〈〉〈〉", " \u3000、")


class Dated(NamedTuple):
    """A day, and whether it was read in a source; one that is only remembered never makes an error."""

    day: date
    sure: bool

    @property
    def text(self) -> str:
        """The day as reports write it."""
        return chinese_day(self.day)


class Revision(NamedTuple):
    """When a law was revised: adopted or published, and in force; one of them may be unknown."""

    adopted: Dated | None
    in_force: Dated | None

    @property
    def known(self) -> Dated:
        """The first day on which the revision could be spoken of, as far as is known."""
        known = self.adopted or self.in_force
        assert known, "a revision without a date"  # noqa: S101  the tests look at every entry
        return known

    @property
    def effective(self) -> Dated:
        """The day it came into force, or else that it was adopted."""
        return self.in_force or self.known


class RegisterEntry(NamedTuple):
    """A law or document of the register."""

    title: str
    kind: str
    source: str
    confidence: str
    prefixed: bool = False
    short: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    number: str = ""
    adopted: Dated | None = None
    in_force: Dated | None = None
    revised: tuple[Revision, ...] = ()
    revising: bool = False
    period: tuple[int, int] | None = None
    successor: str = ""
    near: bool = True

    @property
    def sure(self) -> bool:
        """Whether the title was read in a source."""
        return self.confidence == "R"

    @property
    def names(self) -> tuple[str, ...]:
        """The title and its short forms."""
        return (self.title, *self.short)


@dataclass(frozen=True)
class Registry:
    """Every entry, and the last day that the sources tell of."""

    as_of: date
    entries: tuple[RegisterEntry, ...]

    @cached_property
    def named(self) -> Mapping[str, RegisterEntry]:
        """The entries by every one of their names, normalised."""
        return {normal(name): entry for entry in self.entries for name in entry.names}

    def find(self, title: str) -> RegisterEntry | None:
        """The entry that a title, as a report writes it, names."""
        return self.named.get(normal(title))


@lru_cache(maxsize=2048)
def normal(title: str) -> str:
    """A title without what punctuation rules look after: the form of dashes and brackets, spaces, 年."""
    text = title.translate(_BRACKETS).removeprefix(COUNTRY)
    return _BARE_YEAR.sub("年", _YEARS.sub("—", _DASHES.sub("—", text)))


@cache
def registry() -> Registry:
    """The register, read at first use."""
    data = yaml.load(_FILE.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    return Registry(date.fromisoformat(data["as_of"]), tuple(map(_entry, data["documents"])))


def _entry(data: dict[str, Any]) -> RegisterEntry:
    period = data.get("period")
    return RegisterEntry(
        title=data["title"],
        kind=data["kind"],
        source=data["source"],
        confidence=data["confidence"],
        prefixed=data.get("prefixed") == "yes",
        short=tuple(data.get("short", ())),
        issuers=tuple(data.get("issuers", ())),
        number=data.get("number", ""),
        adopted=dated(data.get("adopted")),
        in_force=dated(data.get("in_force")),
        revised=tuple(_revision(each) for each in data.get("revised", ())),
        revising=data.get("revising") == "yes",
        period=(int(period[0]), int(period[1])) if period else None,
        successor=data.get("successor", ""),
        near=data.get("near") != "no",
    )


def _revision(data: dict[str, str]) -> Revision:
    return Revision(dated(data.get("adopted")), dated(data.get("in_force")))


def dated(text: str | None) -> Dated | None:
    """A day as registers write it, M behind one only remembered; a year or a month is its first day."""
    if text is None:
        return None
    numbers, _, label = text.partition(" ")
    year, month, day = (*map(int, numbers.split("-")), 1, 1)[:3]
    return Dated(date(year, month, day), label != "M")
