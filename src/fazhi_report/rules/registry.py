"""The register that citations are checked against: laws (laws.txt) and documents (registry.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fazhi_report.notation import chinese_day
from fazhi_report.rules.patterns import Pattern

_DOCUMENTS = Path(__file__).with_name("registry.yaml")
_LAWS = Path(__file__).with_name("laws.txt")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value as text; the loader in C is ten times as quick."""

_COLUMN, _COMMA, _ARROW, _UNKNOWN = " | ", "，", "→", "？"
_SNAPSHOT, _REPEALED, _ORDER, _PACKAGE = "snapshot: ", "废止", "国令", "法条包"
_DAY = "2000-01-01"

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


class Repeal(NamedTuple):
    """From when on a law is no longer in force, and what is instead of it."""

    since: Dated
    successor: str


class RegisterEntry(NamedTuple):
    """A law or document of the register.

    A `whole` one has every revision up to the day of the snapshot that it is from.
    """

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
    whole: bool = False
    repeal: Repeal | None = None

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
    """The documents, the lines of laws by every name that they have, and how far the sources go.

    `as_of` is the last day that they tell of, `snapshot` that on which all texts of laws were looked at.
    Names are normalised. Of hundreds of laws a report cites a dozen: a line is taken apart on demand.
    """

    as_of: date
    snapshot: date
    documents: tuple[RegisterEntry, ...]
    laws: Mapping[str, str]

    @cached_property
    def entries(self) -> tuple[RegisterEntry, ...]:
        """Every entry."""
        return (*self.documents, *map(_law, dict.fromkeys(self.laws.values())))

    @cached_property
    def _documents_named(self) -> Mapping[str, RegisterEntry]:
        return {normal(name): entry for entry in self.documents for name in entry.names}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name of every entry."""
        return (*self._documents_named, *self.laws)

    def find(self, title: str) -> RegisterEntry | None:
        """The entry that a title, as a report writes it, names."""
        name = normal(title)
        if line := self.laws.get(name):
            return _law(line)
        return self._documents_named.get(name)


@lru_cache(maxsize=2048)
def normal(title: str) -> str:
    """A title without what punctuation rules look after: the form of dashes and brackets, spaces, 年."""
    text = title.translate(_BRACKETS).removeprefix(COUNTRY)
    return _BARE_YEAR.sub("年", _YEARS.sub("—", _DASHES.sub("—", text)))


@cache
def registry() -> Registry:
    """The register, read at first use."""
    data = yaml.load(_DOCUMENTS.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    lines = _LAWS.read_text(encoding="utf-8").splitlines()
    snapshot = next(line for line in lines if line.startswith(_SNAPSHOT)).removeprefix(_SNAPSHOT)
    laws = {
        name.removeprefix(COUNTRY): line
        for line in lines
        if _COLUMN in line and not line.startswith("#")
        for name in line[: line.index(_COLUMN)].split(_COMMA)
    }
    documents = tuple(map(_entry, data["documents"]))
    return Registry(date.fromisoformat(data["as_of"]), date.fromisoformat(snapshot), documents, laws)


@lru_cache(maxsize=1024)
def _law(line: str) -> RegisterEntry:
    """A law by its line: names, kind, dates, what else is known of it, sources."""
    names, kind, dates, notes, source = line.split(_COLUMN)
    full, *short = names.split(_COMMA)
    first, *revised = [_revision(*each.partition(_ARROW)[::2]) for each in dates.split(_COMMA)]
    told = notes.split(_COMMA)
    repeal = next((each for each in told if each.startswith(_REPEALED)), "")
    since, _, successor = repeal.removeprefix(_REPEALED).partition(" ")
    gone = dated(since)
    return RegisterEntry(
        full.removeprefix(COUNTRY),
        kind,
        source,
        "R2" if source == _PACKAGE else "R",
        prefixed=full.startswith(COUNTRY),
        short=tuple(short),
        number=next((each for each in told if each.startswith(_ORDER)), ""),
        adopted=first.adopted,
        in_force=first.in_force,
        revised=tuple(revised),
        revising="修订中" in told,
        whole="沿革全" in told,
        repeal=Repeal(gone, successor) if gone else None,
    )


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
        revised=tuple(
            _revision(each.get("adopted", ""), each.get("in_force", "")) for each in data.get("revised", ())
        ),
        revising=data.get("revising") == "yes",
        period=(int(period[0]), int(period[1])) if period else None,
        successor=data.get("successor", ""),
        near=data.get("near") != "no",
    )


def _revision(adopted: str, in_force: str) -> Revision:
    return Revision(dated(adopted), dated(in_force))


def dated(text: str | None) -> Dated | None:
    """A day as registers write it, M behind one only remembered; a year or a month is its first day."""
    if not text or text == _UNKNOWN:
        return None
    bare = text.rstrip(" M")
    day = bare if len(bare) == len(_DAY) else bare + _DAY[len(bare) :]
    return Dated(date.fromisoformat(day), bare == text)
