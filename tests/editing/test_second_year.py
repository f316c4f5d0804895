"""How much is to be written for a second year: of the three examples, with a manuscript, and nothing more."""

import json
import re
from functools import cache
from typing import Any, NamedTuple

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Severity
from fazhi_report.facts import Fact
from fazhi_report.loading import Loaded, load, waiting
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.schema import Ledger, Report, field_name, key_in, ledgers, writes_english
from fazhi_report.source import read
from tests.conftest import ROOT
from tests.last_year import Shelf

VALUES = {"street_office": 70, "market_regulation": 139, "district_government": 133}
"""How many values a second year of each example needs: totals of the year, and parts to write anew."""


class SecondYear(NamedTuple):
    """The new files of an example, last year's file read, and the folder that all are in."""

    last: Loaded
    made: pipeline.NextYear
    shelf: Shelf

    def load(self, data: bytes, manuscript: bytes) -> Loaded:
        return load(data, "now.yaml", Overlaid({"now.md": manuscript}, self.shelf))


@cache
def second_year(name: str) -> SecondYear:
    path = ROOT / "examples" / f"{name}_2024.yaml"
    data, manuscript = path.read_bytes(), path.with_suffix(".md")
    shelf = Shelf()
    if manuscript.exists():
        shelf.files[manuscript.name] = manuscript.read_bytes()
    else:
        first = pipeline.first_manuscript(data, "last.yaml", "last.md", folder=shelf)
        assert first.data is not None
        assert first.manuscript is not None
        data, shelf.files["last.md"] = first.data, first.manuscript
    shelf.files["last.yaml"] = data
    files = pipeline.NewFiles("now.yaml", "last.yaml", "now.md")
    made = pipeline.next_year(data, "last.yaml", 2025, files, (shelf, shelf))
    return SecondYear(load(data, "last.yaml", shelf), made, shelf)


class Totals:
    """The totals of a year, written into a data file as a clerk would: what last year's file says."""

    def __init__(self, data: bytes, last: Loaded) -> None:
        self.data: dict[str, Any] = read(data, "").data or {}
        self._last = last
        self._language: Any = "en" if writes_english(self.data) else "zh"

    def write(self, name: str) -> None:
        """Write what a fact tells."""
        fact = self._last.facts[name]
        group, _, local = fact.name.partition(".")
        if group == "metrics":
            self._write_metric(fact)
            return
        (field,) = (each for each, ledger in ledgers().items() if ledger.counting.name == group)
        if local[:1].isdigit() or fact.value is True:
            self._part(field)[self._key(field, "records")] = self._records(field)
        else:
            self._part(field)[self._key(field, "total" if local == "count" else local)] = value(fact)

    def _write_metric(self, fact: Fact) -> None:
        """A figure that no ledger has is written under its name."""
        assert self._last.report is not None
        (metric,) = (each for each in self._last.report.metrics if f"指标.{each.name}" == fact.title)
        key = key_in(self._language, Report, "metrics")
        told = {"name": metric.name, "value": value(fact), "unit": metric.unit}
        self.data[key] = [
            *(self.data.get(key) or []),
            {key_in(self._language, type(metric), name): each for name, each in told.items()},
        ]

    def _part(self, field: str) -> dict[str, Any]:
        key = key_in(self._language, Report, field)
        if not isinstance(self.data.get(key), dict):
            self.data[key] = {}
        part: dict[str, Any] = self.data[key]
        return part

    def _key(self, field: str, name: str) -> str:
        return key_in(self._language, ledgers()[field].whole(), name)

    def _records(self, field: str) -> Any:
        raw = self._last.source.data or {}
        (part,) = (part for key, part in raw.items() if field_name(Report, key) == field)
        return part if isinstance(part, list) else part[key_in(self._language, Ledger, "records")]

    def bytes(self) -> bytes:
        return json.dumps(self.data, ensure_ascii=False).encode()


def value(fact: Fact) -> object:
    return int(fact.value) if isinstance(fact.value, int) and not fact.word else _typed(fact)


def _typed(fact: Fact) -> object:
    if hasattr(fact.value, "as_tuple") and not fact.word:
        return float(str(fact.value))
    return fact.text


def filled(manuscript: bytes) -> bytes:
    """A manuscript in which the parts to write anew are written."""
    text = manuscript.decode()
    assert text.count("{{ 【待补】") == len(re.findall("{{ 【待补】(?:不足和整改|下年安排) }}", text))
    return re.sub("{{ 【待补】.* }}", "照今年的写。", text).encode()


def errors(loaded: Loaded) -> list[str]:
    return [each.message for each in loaded.diagnostics() if each.severity is Severity.ERROR]


@pytest.mark.parametrize("name", VALUES)
def test_a_second_year_needs_so_many_values_and_no_more(name: str) -> None:
    last, made, _ = year = second_year(name)
    assert made.data is not None
    assert made.manuscript is not None
    assert made.waiting is not None
    totals = Totals(made.data, last)
    for each in made.waiting.values:
        totals.write(each)

    loaded = year.load(totals.bytes(), filled(made.manuscript))

    assert errors(loaded) == []
    now = waiting(loaded)
    assert now is not None
    assert (now.values, now.figures, now.claims) == ((), (), ())
    assert len(made.waiting.values) + len(made.waiting.gaps) == VALUES[name]


def test_of_these_values_none_can_be_spared() -> None:
    """One in six is left out by itself."""
    last, made, _ = year = second_year("street_office")
    assert made.data is not None
    assert made.manuscript is not None
    assert made.waiting is not None
    spared = []
    for left_out in made.waiting.values[::6]:
        totals = Totals(made.data, last)
        for each in made.waiting.values:
            if each != left_out:
                totals.write(each)
        if not errors(year.load(totals.bytes(), filled(made.manuscript))):
            spared.append(left_out)

    assert spared == []
