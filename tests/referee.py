"""What the raw data of a ledger support, worked out without the facts: the judge of what a report prints.

Everything here is written from the rules: a record stands for one, or for its 数量; what a record does not state is
unknown; a total says how many there are, and whether all of them are itemised; a total of the year stands
for what records add up to.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

BESIDE = {
    "penalties": ("exempted", True),
    "power_items": ("status", "取消"),
    "counsels": ("kind", "法律顾问团队"),
    "grassroots": ("kind", "人民调解委员会"),
}
"""Records that are told beside the size of their ledger: no penalty, no item of the list, no person."""

RATES = {
    "appearance_rate": ("head_appeared", "head_required"),
    "resolved_rate": ("resolved", "count"),
    "closed_rate": ("closed", "count"),
    "satisfied_rate": ("satisfied", "count"),
    "answered_rate": ("answered", "count"),
    "instant_rate": ("instant", "count"),
    "online_rate": ("online", "count"),
    "rectified_rate": ("rectified", "problems"),
    "excellent_rate": ("excellent", "count"),
    "attendance_rate": ("sat", "eligible"),
    "pass_rate": ("passed", "sat"),
    "excellence_rate": ("excellent", "sat"),
    "completion_rate": ("plan_done", "planned"),
    "success_rate": ("succeeded", "count"),
    "certified_rate": ("certified", "count"),
    "adopted_rate": ("adopted", "count"),
    "fixed_rate": ("fixed", "count"),
    "adoption_rate": ("opinions_adopted", "opinions_given"),
}
WHOLES = dict(RATES.values())
"""Of what each number is a part: of nothing, there are no parts."""

UNLIMITED = Decimal("Infinity")


class Span(NamedTuple):
    """Between what the true number lies."""

    least: Decimal
    most: Decimal

    @property
    def exact(self) -> Decimal | None:
        return self.least if self.least == self.most else None


class Referee:
    """The judge over one ledger, given as a data file has it, with English keys."""

    def __init__(
        self, field: str, raw: Any, tallies: frozenset[str], labels: Mapping[str, tuple[str, str | None]]
    ) -> None:
        """`tallies` names what is counted in cases, `labels` gives of each kind its field and its value."""
        self.field, self.tallies, self.labels = field, tallies, labels
        self.raw: Mapping[str, Any] = {"records": raw} if isinstance(raw, list) else raw
        silent = dict.fromkeys(self.raw.get("unstated_is_no", ()), False) | self.raw.get("unstated_is", {})
        records = [
            silent | {key: value for key, value in record.items() if value is not None}
            for record in self.raw.get("records", ())
        ]
        name, value = BESIDE.get(field, ("", None))
        self.all_records = records
        self.records = [record for record in records if not name or record.get(name) != value]
        self.itemised = sum(_count(record) for record in self.records)

    def size(self) -> Span:
        total = self.raw.get("total")
        if total is not None:
            return Span(Decimal(total), Decimal(total))
        if not self.records:
            return Span(Decimal(0), UNLIMITED)
        return Span(Decimal(self.itemised), UNLIMITED if self._stated_beyond() else Decimal(self.itemised))

    def is_complete(self) -> bool:
        if self.raw.get("total") is not None:
            return bool(self.raw["total"] == self.itemised)
        return bool(self.all_records) and not self._stated_beyond()

    def _stated_beyond(self) -> bool:
        for key, value in self.raw.items():
            if isinstance(value, int) and not isinstance(value, bool) and key != "total":
                own = self._recorded(key, complete=True)
                if value > own.most or (key in self.tallies and value > self.itemised):
                    return True
        return False

    def number(self, name: str) -> Span:
        """Where a number of the ledger lies."""
        if name == "count":
            return self.size()
        stated = self.raw.get(name)
        if stated is not None:
            return Span(Decimal(stated), Decimal(stated))
        return self._recorded(name, complete=self.is_complete())

    def _recorded(self, name: str, *, complete: bool) -> Span:
        field, value = self.labels.get(name, (name, None))
        records = self.all_records if BESIDE.get(self.field, ("", 0))[0] == field else self.records
        least, open_ended = Decimal(0), not complete
        for record in records:
            written = record.get(field)
            if name in self.tallies:
                holds = None if written is None else written == value if value is not None else bool(written)
                least += _count(record) if holds else 0
                open_ended = open_ended or (holds is None and _count(record) > 0)
            elif written is not None:
                least += Decimal(str(written))
            elif _count(record) and record.get(WHOLES.get(name, "")) != 0:
                open_ended = True
        return Span(least, UNLIMITED if open_ended else least)

    def rate(self, name: str) -> Fraction | None:
        """A rate that the data support; None for none."""
        if name == "adoption_rate" and self._adopts_all():
            return Fraction(1)
        part, whole = (self.number(each).exact for each in RATES[name])
        if part is not None and whole:
            return Fraction(part) / Fraction(whole)
        stated = self.raw.get(name)
        return Fraction(stated.removesuffix("%")) / 100 if stated else None

    def _adopts_all(self) -> bool:
        """Whether every document that may have been reviewed says that all opinions were adopted, or how many."""
        reviewed = [record for record in self.records if record.get("legality_reviewed") is not False]
        saying = [record for record in reviewed if record.get("all_opinions_adopted")]
        numbered = [record for record in reviewed if record.get("opinions_given") is not None]
        met = all(record["opinions_given"] == record.get("opinions_adopted", 0) for record in numbered)
        answered = all(record in saying or record in numbered for record in reviewed)
        return self.is_complete() and bool(saying) and answered and met

    def holds_of_all(self, field: str) -> bool:
        every = (
            self.is_complete()
            and bool(self.size().least)
            and all(record.get(field) for record in self.records)
        )
        stated = self.raw.get(field)
        return every or (bool(stated) and self.size().exact == stated)

    def holds_of_none(self, field: str) -> bool:
        told = [record.get(field) for record in self.records]
        none = (
            self.is_complete()
            and bool(self.size().least)
            and all(each is not None and not each for each in told)
        )
        return none or self.raw.get(field) == 0


def _count(record: Mapping[str, Any]) -> int:
    return int(record.get("count", 1))
