"""A ledger: its records, the totals of the year that it states, and what its silence means."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import Field, GetJsonSchemaHandler, create_model, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from fazhi_report.schema.declarations import (
    Countable,
    Counting,
    OffPage,
    RecordDates,
    adds_up,
    choices,
    countable,
    labels_of,
)
from fazhi_report.schema.fields import (
    Contradiction,
    Day,
    Line,
    Model,
    field_name,
    key,
    measure_word,
    models_in,
)
from fazhi_report.schema.numbers import Count, Money, Share, exceeds


class Record(Model):
    """One entry of a ledger, or several alike entered together; what it does not state is unknown."""

    count: Annotated[
        Count,
        key(
            "数量",
            "这条记录代表几次（件、份、项、个），不写就是 1；情况相同的可以合写一条；写 0 表示没有发生",
        ),
    ] = 1
    date: Annotated[Day | None, key("日期", "发生、办结或印发的日期")] = None
    evidence: Annotated[Line | None, OffPage(), key("佐证", "佐证材料的文件路径或网址，不印")] = None


RECORDS = key("明细", "一条一条的记录")
"""What each ledger says of its field `records`, whose type is its own."""

_TYPES: Mapping[Countable, Any] = {"figure": Count, "amount": Money}
_SUM = "全年的总数；没有逐条登记的写在这里，不能小于明细之和"


class Ledger(Model):
    """Records of one kind, written as a plain list, or as a mapping with totals of the year and more.

    A total larger than the records says that not all of them are itemised; then no claim about all holds.
    Besides, every figure, amount, number of a kind and rate of the records may be stated as the year's: those
    fields are made of the fields of the records, under their names (`totals`, `whole`).

    A ledger names the type of its `records`, and is no generic of it: pydantic would make two classes each,
    which takes a good part of a cold command.
    """

    counting: ClassVar[Counting]
    dates: ClassVar[RecordDates] = RecordDates.WITHIN_YEAR
    is_whole: ClassVar[bool] = False

    total: Annotated[
        Count | None, key("总数", "总共多少；明细没有全部列出、没有登记明细时才写，不能小于明细之和")
    ] = None
    source: Annotated[
        Line | None, OffPage(), key("来源", "写明的总数从哪里来，如“行政执法统计年报”，不印")
    ] = None
    unstated_is_no: Annotated[
        tuple[Line, ...], key("未注明为否", "明细里这些是非项没有写的，就是“否”，如 [听证, 即办]")
    ] = ()
    unstated_is: Annotated[
        dict[str, Any], key("未注明为", "明细里这些项没有写的是什么，如 {程序: 普通程序, 罚款金额: 0}")
    ] = Field(default_factory=dict)
    records: Annotated[tuple[Record, ...], RECORDS] = ()

    @classmethod
    @cache
    def totals(cls) -> Mapping[str, "Total"]:
        """The totals of the year that may be stated, by their English names."""
        return dict(_totals(cls.record_type(), cls.counting))

    @classmethod
    def more_keys(cls) -> Iterator[str]:
        """The keys of the totals."""
        for name, total in () if cls is Ledger else cls.totals().items():
            yield from (name, total.title)

    @classmethod
    @cache
    def whole(cls) -> type["Ledger"]:
        """The ledger with the fields of its totals; made for a file that uses it, since it takes its time."""
        if cls.__dict__.get("is_whole"):
            return cls
        fields: dict[str, Any] = {
            name: (Annotated[total.kind | None, key(total.title, total.description, total.unit)], None)
            for name, total in cls.totals().items()
        }
        made = create_model(
            cls.__name__, __base__=cls, __module__=cls.__module__, __doc__=cls.__doc__, **fields
        )
        made.is_whole = True
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle a ledger; one that has the fields of its totals is made by another process for itself."""
        base = type(self).__mro__[1] if self.is_whole else type(self)
        return _unpickled, (base, self.is_whole), self.__getstate__()

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, data: object) -> object:
        """A plain list is that of the records, and what these do not state is what their ledger says."""
        if isinstance(data, list):
            return {"records": data}
        if isinstance(data, dict) and (silence := dict(_silence(cls.record_type(), data))):
            return {
                name: _filled(records, cls.record_type(), silence)
                if name in ("records", RECORDS.title)
                else records
                for name, records in data.items()
            }
        return data

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        if exceeds(self.itemised, self.total):
            yield Contradiction(
                "total",
                "FZ201",
                f"总数 {self.total} 小于明细之和 {self.itemised}",
                "改正总数，或者删去不写，由 fazhi 按明细计数",
            )
        yield from _wrong_silence(self)
        yield from _of_nothing(self)

    def stated(self, name: str) -> Any:  # noqa: ANN401  a count, an amount or a rate
        """A total of the year that is stated; None where it is not."""
        return getattr(self, name, None) if self.is_whole else None

    @property
    def counted(self) -> tuple[Record, ...]:
        """The records that are counted: all but those that `counting` sets beside."""
        beside = self.counting.beside
        if beside is None:
            return self.records
        return tuple(record for record in self.records if getattr(record, beside.field) != beside.value)

    @property
    def itemised(self) -> int:
        """How many the records stand for, about so many included."""
        return sum(record.count for record in self.counted)

    @property
    def has_happened(self) -> bool:
        """Whether the ledger tells that there was any."""
        return bool(
            self.total
            or any(record.count for record in self.records)
            or any(self.stated(name) for name in self.totals())
        )

    @property
    def has_several_alike(self) -> bool:
        """Whether a record stands for more than one."""
        return any(record.count > 1 for record in self.records)

    @classmethod
    @cache
    def record_type(cls) -> type[Record]:
        """What its records are."""
        (record,) = models_in(cls.model_fields["records"].annotation)
        return record  # type: ignore[return-value]  # a ledger holds records

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the mapping, or of the plain list of its records."""
        mapping = handler(core_schema)
        properties = handler.resolve_ref_schema(mapping)["properties"]
        records = next(properties[name] for name in ("records", "明细") if name in properties)
        return {"anyOf": [mapping, {"type": "array", "items": records["items"]}]}


def _unpickled(kind: type[Ledger], is_whole: bool) -> Ledger:  # noqa: FBT001  as pickle calls it
    made = kind.whole() if is_whole else kind
    return made.__new__(made)


# Totals of the year ----------------------------------------------------------------------------------------


class Total(NamedTuple):
    """A total that a ledger may state: its title, what it is, its unit, the type of its value."""

    title: str
    description: str
    unit: str
    kind: Any


def _totals(record: type[Record], counting: Counting) -> Iterator[tuple[str, Total]]:
    """What the records add up to, by name, as the year's total."""
    for name, kind in countable(record):
        field = record.model_fields[name]
        for label, title in labels_of(field, name, kind):
            unit = measure_word(field) if kind in _TYPES else counting.unit
            yield label, Total(title, _SUM, unit, _TYPES.get(kind, Count))
    for rate in counting.rates:
        yield rate.name, Total(rate.title, "全年的率，如 98.5%；由件数算得出的不写", "", Share)


# What silence means ----------------------------------------------------------------------------------------


def _silence(record: type[Record], data: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """What the fields of records are that do not state them, as far as it is rightly said."""
    for written in ("unstated_is_no", "未注明为否"):
        for name in names if isinstance(names := data.get(written), list) else ():
            if (field := _flag_called(record, name)) is not None:
                yield field, False
    for written in ("unstated_is", "未注明为"):
        for name, value in values.items() if isinstance(values := data.get(written), dict) else ():
            field = field_name(record, str(name))
            if field is not None and _is_among(value, _possible(record, field)):
                yield field, value


def _filled(records: object, record: type[Record], silence: Mapping[str, Any]) -> object:
    if not isinstance(records, list):
        return records
    titles = {name: record.model_fields[name].title for name in silence}

    def one(written: object) -> object:
        if not isinstance(written, dict):
            return written
        unsaid = {
            name: value
            for name, value in silence.items()
            if written.get(name) is None and written.get(titles[name]) is None
        }
        return {**written, **unsaid}

    return [one(each) for each in records]


def _flag_called(record: type[Record], name: object) -> str | None:
    field = field_name(record, name) if isinstance(name, str) else None
    return field if field and dict(countable(record)).get(field) == "flag" else None


def _possible(record: type[Record], field: str) -> tuple[object, ...]:
    """What a field may be said to be where it is not stated."""
    kind = dict(countable(record)).get(field)
    if kind == "flag":
        return (True, False, "是", "否")
    return (0,) if kind in _TYPES else choices(record.model_fields[field])


def _is_among(value: object, possible: tuple[object, ...]) -> bool:
    """Whether a value is one of some; 1 is not True here."""
    return any(type(value) is type(each) and value == each for each in possible)


def _wrong_silence(ledger: Ledger) -> Iterator[Contradiction]:
    record = ledger.record_type()
    flags = [record.model_fields[name].title for name, kind in countable(record) if kind == "flag"]
    for index, name in enumerate(ledger.unstated_is_no):
        if _flag_called(record, name) is None:
            hint = f"可以写：{'、'.join(map(str, flags))}" if flags else "这本台账没有是非项，删去这一行"
            yield Contradiction("unstated_is_no", "FZ246", f"“{name}”不是明细里的是非项", hint, (index,))
    for name, value in ledger.unstated_is.items():
        field = field_name(record, name)
        possible = _possible(record, field) if field else ()
        if not _is_among(value, possible):
            shown = "、".join(str(each) for each in possible if not isinstance(each, bool))
            message = f"“{name}”不能未注明为“{value}”" if possible else f"明细里没有可以这样写的“{name}”"
            hint = f"可以写：{shown}" if possible else "写明细里的是非项、有固定选项的项，或者数（写 0）"
            yield Contradiction("unstated_is", "FZ246", message, hint, (name,))


# What did not happen ---------------------------------------------------------------------------------------


def _of_nothing(ledger: Ledger) -> Iterator[Contradiction]:
    """What records state that stand for nothing, beside what their ledger says of its silence."""
    record = ledger.record_type()
    silent = {field_name(record, name) for name in ledger.unstated_is}
    names = [name for name, kind in countable(record) if kind == "flag" or adds_up(kind)]
    for index, each in enumerate(ledger.records):
        for name in names if each.count == 0 else ():
            if name not in silent and getattr(each, name):
                message = f"数量是 0，却写了{record.model_fields[name].title}"
                yield Contradiction("records", "FZ203", message, "改正其中一个", (index, name))
