"""The book of set phrases (set_phrases.yaml): names, phrases, congresses and their plenums, national days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fazhi_report.rules.registry import Dated, dated

_FILE = Path(__file__).with_name("set_phrases.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class LeaderName(NamedTuple):
    """A name, and the words that follow it in set phrases."""

    name: str
    before: tuple[str, ...]
    source: str
    confidence: str


class SetPhrase(NamedTuple):
    """A phrase that is always written alike.

    `wrong` are misspellings that can mean nothing else, `but` right ones that differ in one character.
    """

    phrase: str
    source: str
    confidence: str
    wrong: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    near: bool = True
    since: Dated | None = None


class Congress(NamedTuple):
    """A congress by its number (二十), when it met, and the plenums of its committee (三中), first days."""

    number: str
    held: Dated
    plenums: Mapping[str, Dated]
    source: str
    confidence: str


class NationalDay(NamedTuple):
    """A day of the year (month, day) under every name that it goes by, the official one first."""

    names: tuple[str, ...]
    day: tuple[int, int]
    source: str
    confidence: str
    since: Dated | None = None


@dataclass(frozen=True)
class Phrasebook:
    """Every entry, and the last day that the sources tell of."""

    as_of: date
    names: tuple[LeaderName, ...]
    phrases: tuple[SetPhrase, ...]
    congresses: Mapping[str, Congress]
    days: tuple[NationalDay, ...]

    @cached_property
    def wrong(self) -> Mapping[str, str]:
        """Every misspelling with what is meant."""
        return {wrong: entry.phrase for entry in self.phrases for wrong in entry.wrong}

    @cached_property
    def right(self) -> frozenset[str]:
        """What is near a phrase, and right."""
        return frozenset(each for entry in self.phrases for each in (entry.phrase, *entry.but))


@cache
def phrasebook() -> Phrasebook:
    """The book, read at first use."""
    data = yaml.load(_FILE.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    congresses = map(_congress, data["congresses"])
    return Phrasebook(
        date.fromisoformat(data["as_of"]),
        tuple(map(_name, data["names"])),
        tuple(map(_phrase, data["phrases"])),
        {congress.number: congress for congress in congresses},
        tuple(map(_day, data["days"])),
    )


def _name(data: dict[str, Any]) -> LeaderName:
    return LeaderName(data["name"], tuple(data["before"]), data["source"], data["confidence"])


def _phrase(data: dict[str, Any]) -> SetPhrase:
    return SetPhrase(
        data["phrase"],
        data["source"],
        data["confidence"],
        tuple(data.get("wrong", ())),
        tuple(data.get("but", ())),
        near=data.get("near") != "no",
        since=dated(data.get("since")),
    )


def _congress(data: dict[str, Any]) -> Congress:
    plenums = {name: _known(day) for name, day in data["plenums"].items()}
    return Congress(data["congress"], _known(data["held"]), plenums, data["source"], data["confidence"])


def _known(text: str) -> Dated:
    found = dated(text)
    assert found, "a meeting without a day"  # noqa: S101  the tests look at every entry
    return found


def _day(data: dict[str, Any]) -> NationalDay:
    month, day = map(int, data["day"].split("-"))
    names = (data["name"], *data.get("names", ()))
    return NationalDay(names, (month, day), data["source"], data["confidence"], dated(data.get("since")))
