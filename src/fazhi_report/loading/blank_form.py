"""The form of a data file: what the parts of the schema look like while nobody has filled them in.

It is made from the schema, so that it can't drift. It claims nothing: what may be left out stands empty, and
what may not says 待填. A first file is written with it, and what of a file is still as it was is found by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic.fields import FieldInfo

from fazhi_report.notation import terminal_width
from fazhi_report.schema import (
    Language,
    Ledger,
    Model,
    Record,
    Report,
    Statement,
    held,
    key_in,
    listed,
    suggestions,
)
from fazhi_report.source import inline

GAP = "待填"
"""What stands where something must be written."""

_STEP = "  "

_Lines: TypeAlias = Iterator[tuple[str, str]]
"""Lines of YAML, each with the remark that stands behind it."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The parts of the schema as a clerk is to fill them in, with keys of a language, for a year."""

    keys: Language
    year: int

    def lines(self, name: str, given: object = None) -> list[str]:
        """The lines of a part of the data file; `given` is its answer, None where there is none."""
        return _aligned(self._part(name, given))

    def data(self, name: str) -> Any:  # noqa: ANN401  plain data
        """What a part holds as long as nothing but the marks in front of its lines was taken out."""
        field = Report.model_fields[name]
        kind = _kind_of(field)
        return self._plain(field, kind) if model_of(kind) or model_of(listed(kind)) else self.sample(kind)

    def sample(self, kind: object) -> Any:  # noqa: ANN401  plain data
        """What stands where something of a kind must be written."""
        if item := listed(kind):
            return [self.sample(item)]
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        samples: dict[object, Any] = {bool: "否", int: 1, Decimal: 1, date: f"{self.year}-01-01"}
        return samples.get(kind, GAP)

    def _plain(self, field: FieldInfo, kind: object) -> Any:  # noqa: ANN401  plain data
        if model := model_of(kind):
            return {
                key_in(self.keys, model, name): self._plain(inner, held(inner.annotation))
                for name, inner in _own_fields(model).items()
            }
        if model_of(listed(kind)):
            return [self._plain(field, listed(kind))]
        return self._blank(field, kind)

    def _blank(self, field: FieldInfo, kind: object) -> Any:  # noqa: ANN401  plain data
        """What stands behind the colon: nothing, or a sample where something must."""
        if field.is_required():
            return next(iter(suggestions(field)), self.sample(kind))
        if listed(kind) and not field.default:
            return []
        return field.default if type(field.default) is int else None

    def _part(self, name: str, given: object) -> _Lines:
        field = Report.model_fields[name]
        kind = _kind_of(field)
        key = f"{key_in(self.keys, Report, name)}:"
        if given is None and listed(kind) is str:  # these texts are long, and come one below the other
            yield from ((key, ""), (f"{_STEP}- {GAP}", ""))
        elif given is None and not model_of(kind) and not model_of(listed(kind)):
            yield f"{key} {_written(self.sample(kind), kind)}", ""
        else:
            yield from self._lines(key, field, kind, given)

    def _lines(self, key: str, field: FieldInfo, kind: object, given: object) -> _Lines:
        if model := model_of(kind):
            yield key, ""
            yield from ((_STEP + code, remark) for code, remark in self._mapping(model, given))
        elif model := model_of(listed(kind)):
            yield key, ""
            yield from self._listed(model)
        else:
            yield f"{key} {_written(self._blank(field, kind) if given is None else given, kind)}".rstrip(), ""

    def _mapping(self, model: type[Model], given: object) -> _Lines:
        answers = given if isinstance(given, dict) else {}
        for name, field in _own_fields(model).items():
            told = issubclass(model, Ledger | Record) and name in (*Ledger.model_fields, *Record.model_fields)
            remark = "" if told else _remark(field)
            key = f"{key_in(self.keys, model, name)}:"
            for code, inner in self._lines(key, field, held(field.annotation), answers.get(name)):
                yield code, inner or remark
                remark = ""

    def _listed(self, model: type[Model]) -> _Lines:
        dash = f"{_STEP}- "
        for code, remark in self._mapping(model, None):
            yield dash + code, remark
            dash = _STEP * 2


def _kind_of(field: FieldInfo) -> object:
    """What a part of the file holds: the plain list of its records where a ledger has nothing else."""
    kind = held(field.annotation)
    ledger = model_of(kind)
    if ledger and issubclass(ledger, Ledger) and list(_own_fields(ledger)) == ["records"]:
        return held(ledger.model_fields["records"].annotation)
    return kind


def _own_fields(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields that the form shows, a ledger's records last; its total is told in the preamble."""
    fields = {name: field for name, field in model.model_fields.items() if not is_stated(field)}
    if not issubclass(model, Ledger):
        return fields
    shown = {
        name: field for name, field in fields.items() if name not in {*Ledger.model_fields, *model.totals()}
    }
    return {**shown, "records": fields["records"]}


def is_stated(field: FieldInfo) -> bool:
    """Whether a field holds what someone states of a finished text, which no form suggests."""
    model = model_of(held(field.annotation))
    return model is not None and issubclass(model, Statement)


def model_of(kind: object) -> type[Model] | None:
    """The model that a kind of value is; None for any other kind."""
    return kind if isinstance(kind, type) and issubclass(kind, Model) else None


def _written(value: object, kind: object) -> str:
    """A value of the form as YAML; a date stands without quotes."""
    if value is None:
        return ""
    return str(value) if kind is date else inline(value, "form")


def _remark(field: FieldInfo) -> str:
    choices = listed(field.annotation) or held(field.annotation)
    if get_origin(choices) is not Literal:
        return str(field.description)
    return f"{field.description}；可以写：{'、'.join(map(str, get_args(choices)))}"


def _aligned(lines: _Lines) -> list[str]:
    """Lines with their remarks below each other."""
    rows = list(lines)
    column = max((terminal_width(code) for code, remark in rows if remark), default=0)
    return [
        code + (" " * (column - terminal_width(code)) + f"  # {remark}" if remark else "")
        for code, remark in rows
    ]


@cache
def form_parts() -> tuple[str, ...]:
    """The parts that a first file holds to be filled in: no statements, and not the office itself."""
    return tuple(
        name
        for name, field in Report.model_fields.items()
        if name != "format" and not field.is_required() and not is_stated(field)
    )


@cache
def blank_part(keys: Language, year: int, name: str) -> Any:  # noqa: ANN401  plain data
    """What a part of the form holds; made once, for it is compared with every file that is read."""
    return BlankForm(keys, year).data(name)


def is_blank(value: object) -> bool:
    """Whether a value of a data file was left open: none, or a mapping whose keys have none; {} was meant."""
    return value is None or (isinstance(value, dict) and value != {} and all(map(is_blank, value.values())))
