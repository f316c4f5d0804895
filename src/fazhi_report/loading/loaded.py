"""The bytes of a data file → a report and its facts, or every fault that is in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Protocol

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
from fazhi_report.facts.citations import Malformed, parse
from fazhi_report.facts.last_year import comparing_with
from fazhi_report.loading.reviews import outdated_reviews
from fazhi_report.schema import Report, validated
from fazhi_report.schema.faults import findings as schema_findings
from fazhi_report.schema.faults import value_at, writes_english
from fazhi_report.schema.fields import Ledger, all_keys, field_name, model_at, spelling
from fazhi_report.schema.texts import passages
from fazhi_report.source import Source, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """A data file that was read: its source, the faults found, and what could be made of it.

    `report` is None when the file does not fit the schema; `facts` goes with it.
    """

    source: Source
    findings: tuple[Finding, ...]
    report: Report | None = None
    facts: Facts = field(default_factory=lambda: Facts({}))

    def diagnostics(self, *more: Finding) -> list[Diagnostic]:
        """Every finding, these and the file's own, at its place and in the order of the file."""
        return self.located((*self.findings, *more))

    def located(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """Findings at their places, in the order of the file."""
        return sorted(map(self._locate, findings))

    def _locate(self, finding: Finding) -> Diagnostic:
        place = finding.place
        if isinstance(place, DataPlace):
            written = _as_written(place.path, self.source.data)
            finding = replace(finding, place=DataPlace(written, place.excerpt, place.before))
        return self.source.locate(finding)

    def mark(self, path: DataPath) -> Mark:
        """Where the value at a data path stands in the file; the path may use either language of keys."""
        return self.source.mark(_as_written(path, self.source.data))


class Folder(Protocol):
    """The folder that a data file stands in; the command line gives one, so that no file is opened here."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path from the folder; None when it can't be read."""

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""


def load(content: bytes, name: str, folder: Folder | None = None) -> Loaded:
    """Read a data file; `name` is what messages call it.

    Files that the data names (last year's, evidence) are looked at only when a `folder` is given.
    """
    source = read(content, name)
    if source.data is None:
        return Loaded(source, tuple(source.findings))
    found = [*source.findings, *_mixed_languages(source)]
    try:
        report = validated(source.data)
    except ValidationError as error:
        return Loaded(source, (*found, *schema_findings(error, source.data)))
    last, faults = _last_year(report, folder)
    facts = derive(report, comparing_with(last.facts)) if last else derive(report)
    found += faults
    found += _unchanged_texts(report, last.report) if last and last.report else ()
    found += _missing_evidence(report, folder)
    found += _reference_faults(report, facts)
    in_english = writes_english(source.data)
    found += outdated_reviews(report, facts, in_english=in_english)
    found += _unanswered_plans(report, in_english=in_english)
    return Loaded(source, tuple(found), report, facts)


def _last_year(report: Report, folder: Folder | None) -> tuple[Loaded | None, list[Finding]]:
    """Last year's file, where the data names one, or why it can't be used."""
    if folder is None or report.previous is None:
        return None, []

    def fault(code: str, message: str, hint: str) -> tuple[None, list[Finding]]:
        return None, [Finding(code, Severity.ERROR, message, DataPlace(("previous",)), hint)]

    content = folder.read(report.previous)
    if content is None:
        return fault("FZ210", f"读不了上年文件“{report.previous}”", "核对文件名；按本文件所在的文件夹写")
    last = load(content, report.previous)
    if last.report is None or has_errors(last.diagnostics()):
        return fault(
            "FZ211", f"上年文件“{report.previous}”有错误", f"先改正：fazhi validate {report.previous}"
        )
    if last.report.year != report.year - 1:
        return fault(
            "FZ212",
            f"上年文件“{report.previous}”是 {last.report.year} 年的",
            f"写 {report.year - 1} 年的文件",
        )
    return last, []


_SHORTEST_COPIED = 15  # characters; a shorter text is a formula of the trade more often than a copy


def _unchanged_texts(report: Report, last: Report) -> Iterator[Finding]:
    """Texts that stand in this year's file as they stood in last year's."""
    before = {str(text) for _, text in passages(last)}
    for path, text in passages(report):
        if len(text) >= _SHORTEST_COPIED and str(text) in before:
            message = "这段文字和上年文件里的完全相同"
            yield Finding(
                "FZ214", Severity.INFO, message, DataPlace(path), "核对今年的情况，改写或者确认照用"
            )


def _missing_evidence(report: Report, folder: Folder | None) -> Iterator[Finding]:
    """Evidence that is named by a path where there is nothing; an address on the web is not asked."""
    for ledger in type(report).model_fields if folder else ():
        part = getattr(report, ledger)
        for index, record in enumerate(part.records if isinstance(part, Ledger) else ()):
            path = record.evidence
            if folder and path and "://" not in path and not folder.holds(path):
                place = DataPlace((ledger, "records", index, "evidence"))
                hint = "核对路径，按本文件所在的文件夹写"
                yield Finding("FZ213", Severity.WARNING, f"没有佐证材料“{path}”", place, hint)


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
    if len({key.isascii() for key in source.keys & known}) < 2:  # noqa: PLR2004  both of them
        return
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


def _unanswered_plans(report: Report, *, in_english: bool) -> Iterator[Finding]:
    """What was planned last year is told as done or not done, never passed over."""
    for index, plan in enumerate(report.last_plans):
        if plan.done is None:
            message = f"去年安排的“{plan.title}”还没有回答是否完成"
            hint = "写上 done: true 或 done: false" if in_english else "写上 完成: 是 或 完成: 否"
            yield Finding("FZ209", Severity.WARNING, message, DataPlace(("last_plans", index)), hint)


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
        return "FZ208", f"“{name}”算不出来：数据里没有写全", "补上缺的内容，或者删去引用"
    if isinstance(fact.value, bool):
        return "FZ208", f"“{name}”是一个判断，不是数", "改引用一个数"
    if "汉字" in filters and not isinstance(fact.value, int):
        return "FZ208", f"“{name}”不是整数，不能写成汉字", "去掉“|汉字”"
    return "", "", ""


__all__ = ["Loaded", "has_errors", "load", "passages"]
