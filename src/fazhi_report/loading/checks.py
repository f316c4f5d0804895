"""The checks of the data: small functions over the report and its facts, gone through in one order."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.facts import conflicts
from fazhi_report.loading.checked import CheckedData
from fazhi_report.loading.copied_figures import copied_figures
from fazhi_report.loading.manuscript_checks import manuscript_findings
from fazhi_report.loading.reviews import outdated_reviews
from fazhi_report.loading.slips import slips
from fazhi_report.loading.text_faults import first_errors, text_faults
from fazhi_report.schema import (
    CHAPTERS,
    MEASURES,
    THEMATIC,
    Language,
    Ledger,
    Report,
    all_keys,
    countable,
    key_in,
    labels_of,
    ledgers,
    named_files,
    passages,
    usual,
)
from fazhi_report.source import Source

_SHORTEST_COPIED = 15  # characters; a shorter text is a formula of the trade more often than a copy

_NAMES = frozenset(("title", "name", "document", "draft"))
"""Fields that name one thing; inspections of one day and target may well be alike."""


Check: TypeAlias = Callable[[CheckedData], Iterator[Finding]]


def mixed_languages(source: Source) -> Iterator[Finding]:
    """One file keeps to one language of keys, so that an editor's schema fits it; told at the first other."""
    if not _both_languages(source.keys):
        return
    known = all_keys(Report) & source.keys
    if not _both_languages(known):
        return
    paths = [path for path in source.key_paths() if path[-1] in known]
    in_english = str(paths[0][-1]).isascii()
    other = next(path for path in paths if str(path[-1]).isascii() != in_english)
    first, second = ("英文", "中文") if in_english else ("中文", "英文")
    message = f"这份文件的键用{first}，“{other[-1]}”用了{second}"
    yield Finding.of("FZ108", message, DataPlace(other), f"统一改用{first}，编辑器才能提示和检查")


def _both_languages(keys: AbstractSet[str]) -> bool:
    return len({key.isascii() for key in keys}) == 2  # noqa: PLR2004  both of them


def unchanged_texts(data: CheckedData) -> Iterator[Finding]:
    """Texts that stand in this year's file as they stood in last year's."""
    last = data.last.report if data.last else None
    before = {str(text) for _, text in passages(last)} if last else set()
    for path, text in passages(data.report) if before else ():
        if len(text) >= _SHORTEST_COPIED and str(text) in before:
            message, hint = "这段文字和上年文件里的完全相同", "核对今年的情况，改写或者确认照用"
            yield Finding.of("FZ214", message, DataPlace(path), hint)


def unchanged_figures(data: CheckedData) -> Iterator[Finding]:
    """Figures that are all as they were last year."""
    return copied_figures(data.facts) if data.last else iter(())


def missing_evidence(data: CheckedData) -> Iterator[Finding]:
    """Evidence that is named by a path where there is nothing; an address on the web is not asked."""
    for path, name in named_files(data.report) if data.folder else ():
        if data.folder and path[-1] == "evidence" and "://" not in name and not data.folder.holds(name):
            hint = "核对路径，按本文件所在的文件夹写"
            yield Finding.of("FZ213", f"没有佐证材料“{name}”", DataPlace(path), hint)


def faults_in_texts(data: CheckedData) -> Iterator[Finding]:
    """What texts cite and can't print, and what they claim and the ledgers do not hold up."""
    return first_errors(_faults_in_texts(data))


def _faults_in_texts(data: CheckedData) -> Iterator[Finding]:
    for path, text in passages(data.report):
        for fault in text_faults(text, data.facts, _headings(data.report, path)):
            place = DataPlace(path, fault.source, text.count(fault.source, 0, fault.start))
            yield Finding.of(fault.code, fault.message, place, fault.hint)


def _headings(report: Report, path: DataPath) -> str:
    """What tells the unit of a cell of a table: its row and its column; "" of any other text."""
    match path:
        case "annexes", int(annex), "tables", int(table), "rows", int(row), int(column):
            told = report.annexes[annex].tables[table]
            of_row = told.rows[row][0] if column else ""
            return f"{report.annexes[annex].title}{told.caption or ''}{told.columns[column]}{of_row}"
    return ""


def stated_totals(data: CheckedData) -> Iterator[Finding]:
    """Totals and rates that ledgers state against their records, and against each other."""
    for field, ledger in _ledgers(data.report):
        for conflict in conflicts(ledger, field):
            place = DataPlace((field, conflict.name))
            yield Finding.of(conflict.code, conflict.message, place, conflict.hint)


def repeated_records(data: CheckedData) -> Iterator[Finding]:
    """Records that say the same of one thing: what has a name is seldom there twice."""
    for field, ledger in _ledgers(data.report):
        fields = ledger.record_type().model_fields
        # A text that is tallied names who did something, which may be done again.
        counted = {name for name, kind in countable(ledger.record_type()) if kind != "texts"}
        names = (_NAMES & fields.keys()) - counted
        first: dict[tuple[object, ...], int] = {}
        for index, record in enumerate(ledger.records):
            same = first.setdefault(tuple(record.__dict__.values()), index)
            if same != index and any(getattr(record, name) for name in names):
                message = f"这一条和第 {same + 1} 条完全相同"
                hint = "删去重复的；确实是两件的，合写成一条，在“数量”里写 2"
                yield Finding.of("FZ248", message, DataPlace((field, "records", index)), hint)


def half_stated_kinds(data: CheckedData) -> Iterator[Finding]:
    """Closed lists with a usual value that some records do not state: silence is not taken for it.

    Where no record states it, only files of the format in which it was taken so are told.
    """
    for field, ledger in _ledgers(data.report):
        record = ledger.record_type()
        for name, kind in countable(record) if ledger.records else ():
            info = record.model_fields[name]
            once = usual(info)
            unsaid = [index for index, each in enumerate(ledger.records) if getattr(each, name) is None]
            totals = any(ledger.stated(label) is not None for label, _ in labels_of(info, name, kind))
            partly = len(unsaid) < len(ledger.records)
            if once and unsaid and not totals and (partly or (once.printed and data.report.format == 1)):
                message = f"{len(unsaid)}条明细没有写“{info.title}”，不能按它分别计数"
                language: Language = "en" if data.in_english else "zh"
                said, field_key = (
                    key_in(language, type(ledger), "unstated_is"),
                    key_in(language, record, name),
                )
                hint = f"补上；没写的都是一种，就在这本台账里写上 {said}: {{{field_key}: {once.value}}}"
                yield Finding.of("FZ249", message, DataPlace((field, "records", unsaid[0])), hint)


def _ledgers(report: Report) -> Iterator[tuple[str, Ledger]]:
    """The ledgers that a file states."""
    for field in ledgers():
        if field in report.model_fields_set:
            yield field, getattr(report, field)


def reviews(data: CheckedData) -> Iterator[Finding]:
    """Reviews whose figures are no longer those that the text prints."""
    return outdated_reviews(data.report, data.facts, in_english=data.in_english)


def unanswered_plans(data: CheckedData) -> Iterator[Finding]:
    """What was planned last year is told as done or not done, never passed over."""
    for index, plan in enumerate(data.report.last_plans):
        if plan.done is None:
            message = f"去年安排的“{plan.title}”还没有回答是否完成"
            hint = "写上 done: true 或 done: false" if data.in_english else "写上 完成: 是 或 完成: 否"
            yield Finding.of("FZ209", message, DataPlace(("last_plans", index)), hint)


def places_not_printed(data: CheckedData) -> Iterator[Finding]:
    """Parts and chapters of which the data say something, and that the report does not have."""
    report = data.report
    places = report.structure.places
    headed = (name for name in places if name != MEASURES or report.structure.order != THEMATIC)
    for field, known in (("sections", tuple(headed)), ("additions", places)):
        for index, each in enumerate(getattr(report, field)):
            if each.part not in known:
                place = DataPlace((field, index, "part"))
                yield Finding.of("FZ276", f"报告里没有“{each.part}”", place, _another_place(each.part, known))


def _another_place(name: str, known: tuple[str, ...]) -> str:
    if name == MEASURES:
        return "主题式里各章直接作一级标题，没有这个标题；删去这一条"
    if name in CHAPTERS:
        return "在“章节”里加上这一章，或者删去这一条"
    close = get_close_matches(name, (*known, *CHAPTERS), 1, 0.5)
    guess = f"是否想写“{close[0]}”？" if close else ""
    return f"{guess}可以写：{'、'.join(known)}；自己的一章先写在“章节”里"


def slips_in_values(data: CheckedData) -> Iterator[Finding]:
    """What fits the schema and was hardly meant."""
    return slips(data.report)


CHECKS: tuple[Check, ...] = (
    stated_totals,
    repeated_records,
    half_stated_kinds,
    unchanged_texts,
    unchanged_figures,
    missing_evidence,
    faults_in_texts,
    reviews,
    unanswered_plans,
    places_not_printed,
    slips_in_values,
    manuscript_findings,
)
"""Every check of the data, in the order in which they are gone through."""
