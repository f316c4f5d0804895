"""The first data file of an office: what it answered, and every part of the schema as a commented-out form.

The form is made from the schema, so that it can't drift. It claims nothing: what may be left out stands
empty, and what may not says 待填.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic.fields import FieldInfo

from fazhi_report.diagnostics import Severity
from fazhi_report.editing.questions import Answers, nested
from fazhi_report.loading import load
from fazhi_report.notation import terminal_width
from fazhi_report.schema import (
    SCHEMA_FILES,
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


def starter(answers: Answers, keys: Language) -> str:
    """The text of a data file with the answers, and with everything else of the schema commented out."""
    given: dict[str, Any] = {"format": Report.model_fields["format"].default, **nested(answers)}
    form = _Form(keys, given["year"])
    active = {name: _aligned(form.part(name, given[name])) for name in Report.model_fields if name in given}
    core = [line for lines in active.values() for line in lines]
    blocks = [_preamble(answers, keys), *("\n".join((*lines, "")) for lines in active.values())]
    for name, field in Report.model_fields.items():
        if name not in given and not _is_stated(field):
            lines = _aligned(form.part(name))
            about = "；".join((str(field.description), *_prerequisites([*core, *lines])))
            blocks.append("".join(f"# {line}\n" for line in (f"# {about}", *lines)))
    return "\n".join(blocks)


def _prerequisites(lines: list[str]) -> list[str]:
    """What must be written before a part of the form can stand in a file."""
    findings = load("\n".join(lines).encode(), "").findings
    return [finding.hint for finding in findings if finding.severity is Severity.ERROR]


def _preamble(answers: Answers, keys: Language) -> str:
    file = f"data/{answers['year']}.yaml"
    every_record = Record.model_fields.items()
    common = "\n".join(
        f"#   {key_in(keys, Record, name)}：{field.description}" for name, field in every_record
    )
    total, records = (f"“{key_in(keys, Ledger, name)}”" for name in ("total", "records"))
    return f"""\
# yaml-language-server: $schema=../{SCHEMA_FILES[keys]}
# {answers["name"]}{answers["year"]}年法治政府建设台账
# 检查：fazhi validate {file}    生成报告：fazhi render {file}
#
# 用到哪一项，就删去那几行开头的“# ”，在冒号后面填写。没有的事不写；空着的项等于没写，{GAP}的必须填写。
# 是非写“是”或“否”；日期写 2024-05-06；方括号里写几项，用半角逗号隔开，如 [甲, 乙]。
# 一个“- ”是一条记录，有几条写几条；没有全部列出时，写成{total}和{records}两项。每条记录都可以写：
{common}
"""


# The form --------------------------------------------------------------------------------------------------

_Lines: TypeAlias = Iterator[tuple[str, str]]
"""Lines of YAML, each with the remark that stands behind it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Writes fields of the schema as YAML: with their answers, or else to be filled in."""

    keys: Language
    year: int

    def part(self, name: str, given: object = None) -> _Lines:
        """The lines of a part of the data file; `given` is its answer, None where there is none."""
        field = Report.model_fields[name]
        kind = held(field.annotation)
        ledger = _model(kind)
        if ledger and issubclass(ledger, Ledger) and _own_fields(ledger) == ["records"]:
            kind = held(ledger.model_fields["records"].annotation)
        key = f"{key_in(self.keys, Report, name)}:"
        if given is None and listed(kind) is str:  # these texts are long, and come one below the other
            yield from ((key, ""), (f"{_STEP}- {GAP}", ""))
        elif given is None and not _model(kind) and not _model(listed(kind)):
            yield f"{key} {self._sample(kind)}", ""
        else:
            yield from self._lines(key, field, kind, given)

    def _lines(self, key: str, field: FieldInfo, kind: object, given: object) -> _Lines:
        if model := _model(kind):
            yield key, ""
            yield from ((_STEP + code, remark) for code, remark in self._mapping(model, given))
        elif model := _model(listed(kind)):
            yield key, ""
            yield from self._listed(model)
        else:
            value = self._blank(field, kind) if given is None else inline(given, "form")
            yield f"{key} {value}".rstrip(), ""

    def _mapping(self, model: type[Model], given: object) -> _Lines:
        answers = given if isinstance(given, dict) else {}
        for name in _own_fields(model):
            field = model.model_fields[name]
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

    def _blank(self, field: FieldInfo, kind: object) -> str:
        """What stands behind the colon: nothing, or a sample where something must."""
        if field.is_required():
            return next(iter(suggestions(field)), self._sample(kind))
        if listed(kind):
            return "[]"
        return str(field.default) if type(field.default) is int else ""

    def _sample(self, kind: object) -> str:
        if item := listed(kind):
            return f"[{self._sample(item)}]"
        if get_origin(kind) is Literal:
            return inline(get_args(kind)[0], "form")
        samples: dict[object, str] = {bool: "否", int: "1", Decimal: "1", date: f"{self.year}-01-01"}
        return samples.get(kind, GAP)


def _own_fields(model: type[Model]) -> list[str]:
    """The fields that the form shows, a ledger's records last; its total is told in the preamble."""
    names = [name for name, field in model.model_fields.items() if not _is_stated(field)]
    if not issubclass(model, Ledger):
        return names
    return [*(name for name in names if name not in Ledger.model_fields), "records"]


def _is_stated(field: FieldInfo) -> bool:
    """Whether a field holds what someone states of a finished text, which no form suggests."""
    model = _model(held(field.annotation))
    return model is not None and issubclass(model, Statement)


def _remark(field: FieldInfo) -> str:
    choices = listed(field.annotation) or held(field.annotation)
    if get_origin(choices) is not Literal:
        return str(field.description)
    return f"{field.description}；可以写：{'、'.join(map(str, get_args(choices)))}"


def _model(kind: object) -> type[Model] | None:
    return kind if isinstance(kind, type) and issubclass(kind, Model) else None


def _aligned(lines: _Lines) -> list[str]:
    """Lines with their remarks below each other."""
    rows = list(lines)
    column = max((terminal_width(code) for code, remark in rows if remark), default=0)
    return [
        code + (" " * (column - terminal_width(code)) + f"  # {remark}" if remark else "")
        for code, remark in rows
    ]
