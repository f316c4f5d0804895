"""What a ledger declares of itself beyond its fields, for facts and rules; nothing of it is published.

`Counting` and `RecordDates` stand on the ledger, the others are metadata of a record's fields. Adding a
ledger is one place: neither `facts` nor `rules` knows a ledger by name.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Literal, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_D = TypeVar("_D")


class Labels(NamedTuple):
    """A closed list: the English names of its values, for facts, in their order, and what their figures are.

    Where the values are `exclusive`, nothing that a report counts is of two of them, so that figures under
    these names are parts of a whole. `besides` are values of which reports tell and the ledger does not.
    """

    names: tuple[str, ...]
    exclusive: bool
    besides: tuple[str, ...] = ()


def labelled(*names: str, exclusive: bool, besides: tuple[str, ...] = ()) -> Labels:
    """English names for the values of a closed list, and whether the values exclude each other."""
    return Labels(names, exclusive, besides)


class OffPage(NamedTuple):
    """A field that is not meant for print: where something comes from, what silence means."""


class Usual(NamedTuple):
    """The value of a closed list that silence was once taken for; `printed` where a sentence said so."""

    value: str
    printed: bool = False


class Claims(NamedTuple):
    """Chinese names of claims about all records: that a flag is 否 or a figure 0 in every one, that it is 是.

    Declared where the title of the field, as `claims` puts it, makes no Chinese.
    """

    none: str
    every: str = ""


def claims(field: FieldInfo, *, flag: bool) -> Claims:
    """The claims about a flag or a figure: 均已化解 and 均未化解 of 已化解, 无纠纷 of 纠纷."""
    title = field.title or ""
    usual = Claims(f"均未{title.removeprefix('已')}", f"均{title}") if flag else Claims(f"无{title}")
    return next((item for item in field.metadata if isinstance(item, Claims)), usual)


class Enumerated(NamedTuple):
    """A fact that lists what the records have in a field: its names."""

    name: str
    title: str


class Tallied(NamedTuple):
    """A text of records, such as who did it, of each of which it is a fact how many there are.

    The fact is called by the text and what the size of the ledger is called: 会议.区政府常务会议次数. No
    total of the year can be stated of it, for what the texts are is not known beforehand.
    """


class Registered(NamedTuple):
    """Facts of a field that lists where a record is entered: how many are at all, whether all are alike."""

    name: str
    title: str
    alike: str
    """Chinese name of the claim that all are entered, and in the same places."""


class InFull(NamedTuple):
    """How records tell without figures that the part of a rate is its whole: a flag that says so.

    The rate is known where all records of the flag `among` say so or give figures.
    """

    flag: str
    among: str
    formula: str


class Rate(NamedTuple):
    """A rate of a ledger: its names and the facts it divides."""

    name: str
    title: str
    part: str
    whole: str = "count"
    in_full: InFull | None = None


class RecordsBeside(NamedTuple):
    """Which records of a ledger are told beside its size, and are no part of it: those with a value."""

    field: str
    value: object


class Counting(NamedTuple):
    """How a ledger is counted: names of its facts, what its size is called, its measure word, its rates.

    `called` is what sentences call its records besides, where that can't be taken for anything else.
    """

    name: str
    title: str
    size: str
    unit: str
    rates: tuple[Rate, ...] = ()
    beside: RecordsBeside | None = None
    called: tuple[str, ...] = ()

    def of_text(self, text: str) -> tuple[str, str]:
        """What the number of those that have a text is called, English and Chinese, in a `Tallied` field."""
        return f"{text}_count", f"{text}{self.size}"


class RecordDates(Enum):
    """Where the dates of a ledger's records may lie."""

    WITHIN_YEAR = auto()
    STANDING = auto()
    """Of what there is, not of what was done: an earlier date is that of its beginning."""
    CARRIED_OVER = auto()
    """Of cases, which may be those carried over from the year before."""
    REPORTED_LATER = auto()
    """Of reports on the year that are given early in the next one."""


def union_members(annotation: object) -> tuple[object, ...]:
    """The members of a union, or a type by itself."""
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def choices(field: FieldInfo) -> tuple[str, ...]:
    """The values of a field that takes one of a closed list; () for any other field."""
    parts = union_members(field.annotation)
    return next((get_args(part) for part in parts if get_origin(part) is Literal), ())


Countable: TypeAlias = Literal["values", "flag", "figure", "amount", "texts", "tallied", "places"]
"""How a field of records is counted: by the values of a closed list, by yes and no, as a figure or an amount
that adds up, as texts that are listed, by the texts themselves, by whether places are given."""


def adds_up(kind: Countable) -> bool:
    """Whether a field holds numbers, which add up; of any other kind it is the records that are counted."""
    return kind in ("figure", "amount")


def usual(field: FieldInfo) -> Usual | None:
    """The usual value of a field, where it has one."""
    return next((item for item in field.metadata if isinstance(item, Usual)), None)


_DECLARED: dict[type, Countable] = {
    Labels: "values",
    Enumerated: "texts",
    Tallied: "tallied",
    Registered: "places",
}
_TYPES: dict[object, Countable] = {bool: "flag", int: "figure", Decimal: "amount"}


@cache
def countable(record: type[BaseModel]) -> tuple[tuple[str, Countable], ...]:
    """The fields of a record that are counted, with how."""
    return tuple(_countable(record))


def _countable(record: type[BaseModel]) -> Iterator[tuple[str, Countable]]:
    for name, field in record.model_fields.items():
        if name == "count":
            continue
        types = {
            get_args(part)[0] if get_origin(part) is Annotated else part
            for part in union_members(field.annotation)
        }
        declared = next((_DECLARED[type(item)] for item in field.metadata if type(item) in _DECLARED), None)
        if kind := declared or next((_TYPES[part] for part in types if part in _TYPES), None):
            yield name, kind


def declared(field: FieldInfo, kind: type[_D]) -> _D:
    """What a field declares of itself."""
    return next(item for item in field.metadata if isinstance(item, kind))


def labels_of(field: FieldInfo, name: str, kind: Countable) -> Iterator[tuple[str, str]]:
    """The names, English and Chinese, of the numbers that a field of records is counted as."""
    match kind:
        case "values":
            yield from zip(declared(field, Labels).names, choices(field), strict=True)
        case "places":
            places = declared(field, Registered)
            yield places.name, places.title
        case "texts" | "tallied":
            pass
        case _:
            yield name, field.title or name
