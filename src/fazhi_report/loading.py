"""The bytes of a data file → a report and its facts, or every fault that is in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import ValidationError

from fazhi_report.diagnostics import (
    DataPath,
    DataPlace,
    Diagnostic,
    Finding,
    Mark,
    Severity,
    has_errors,
)
from fazhi_report.facts import Fact, Facts, derive
from fazhi_report.messages import findings as schema_findings
from fazhi_report.messages import value_at
from fazhi_report.references import Malformed, parse
from fazhi_report.schema import Report
from fazhi_report.schema.fields import Model, Passage, all_keys, field_name, model_at, spelling
from fazhi_report.source import Source, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """A data file that was read: its source, the faults found, and what could be made of it.

    `report` is None when the file does not fit the schema; `facts` goes with it.
    """

    source: Source
    findings: tuple[Finding, ...]
    report: Report | None = None
    facts: Facts = field(default_factory=lambda: Facts(iter(())))

    def diagnostics(self, *more: Finding) -> list[Diagnostic]:
        """Every finding, these and the file's own, at its place and in the order of the file."""
        return sorted(self._locate(finding) for finding in (*self.findings, *more))

    def _locate(self, finding: Finding) -> Diagnostic:
        place = finding.place
        if isinstance(place, DataPlace):
            written = _as_written(place.path, self.source.data)
            finding = Finding(
                finding.code,
                finding.severity,
                finding.message,
                DataPlace(written, place.excerpt),
                finding.hint,
            )
        return self.source.locate(finding)

    def mark(self, path: DataPath) -> Mark:
        """Where the value at a data path stands in the file; the path may use either language of keys."""
        return self.source.mark(_as_written(path, self.source.data))


def load(content: bytes, name: str) -> Loaded:
    """Read a data file; `name` is what messages call it."""
    source = read(content, name)
    if source.data is None:
        return Loaded(source, tuple(source.findings))
    found = [*source.findings, *_mixed_languages(source)]
    try:
        report = Report.model_validate(source.data)
    except ValidationError as error:
        return Loaded(source, (*found, *schema_findings(error, source.data)))
    facts = derive(report)
    found += _reference_faults(report, facts)
    return Loaded(source, tuple(found), report, facts)


def _as_written(path: DataPath, data: object) -> DataPath:
    """A data path with its keys as the file spells them."""
    written: list[str | int] = []
    for index, step in enumerate(path):
        if isinstance(step, str) and isinstance(data, dict) and step not in data:
            model = model_at(Report, path[:index]) or Report
            step = spelling(data, model, field_name(model, step) or step)  # noqa: PLW2901
        written.append(step)
        data = value_at(data, (step,))
    return tuple(written)


def _mixed_languages(source: Source) -> Iterator[Finding]:
    """One file keeps to one language of keys, so that an editor's schema fits it."""
    known = all_keys(Report)
    in_english: bool | None = None
    for path in source.key_paths():
        key = str(path[-1])
        if key not in known:
            continue
        if in_english is None:
            in_english = key.isascii()
        elif key.isascii() != in_english:
            first, other = ("英文", "中文") if in_english else ("中文", "英文")
            message = f"这份文件的键用{first}，“{key}”用了{other}"
            yield Finding(
                "FZ108", Severity.WARNING, message, DataPlace(path), f"统一改用{first}，编辑器才能提示和检查"
            )
            return


# Fact references in texts of the data ----------------------------------------------------------------------


def _reference_faults(report: Report, facts: Facts) -> Iterator[Finding]:
    for path, text in passages(report):
        for part in parse(text) if "{{" in text else ():
            if isinstance(part, str):
                continue
            if isinstance(part, Malformed):
                message, hint = f"引用写错了：{part.reason}", "写成 {{ 学习.次数 }} 或 {{ 学习.次数|汉字 }}"
                code = "FZ205"
            elif fact := facts.find(part.name):
                code, message, hint = _unusable(fact, part.name, part.filters)
            else:
                close = get_close_matches(part.name, facts.names, 1, 0.5)
                code, message = "FZ206", f"没有“{part.name}”这个数"
                hint = f"是否想写“{close[0]}”？" if close else "用 fazhi facts --all 查看可以引用的数"
            if message:
                yield Finding(code, Severity.ERROR, message, DataPlace(path, part.source), hint)


def _unusable(fact: Fact, name: str, filters: tuple[str, ...]) -> tuple[str, str, str]:
    """Why a fact can't be printed here; empty strings when it can."""
    if not fact.stated:
        return "FZ207", f"引用了“{name}”，数据里却没有这一项", "补上台账，或者删去引用"
    if fact.value is None:
        return "FZ208", f"“{name}”算不出来：明细里没有写全", "补上明细里的数，或者删去引用"
    if isinstance(fact.value, bool):
        return "FZ208", f"“{name}”是一个判断，不是数", "改引用一个数"
    if "汉字" in filters and not isinstance(fact.value, int):
        return "FZ208", f"“{name}”不是整数，不能写成汉字", "去掉“|汉字”"
    return "", "", ""


def passages(model: Model, path: DataPath = ()) -> Iterator[tuple[DataPath, Passage]]:
    """Every text of the data in which references are evaluated, with its path."""
    for name in type(model).model_fields:
        yield from _passages_in(getattr(model, name), (*path, name))


def _passages_in(value: object, path: DataPath) -> Iterator[tuple[DataPath, Passage]]:
    match value:
        case Passage():
            yield path, value
        case Model():
            yield from passages(value, path)
        case tuple():
            for index, item in enumerate(value):
                yield from _passages_in(item, (*path, index))


__all__ = ["Loaded", "has_errors", "load", "passages"]
