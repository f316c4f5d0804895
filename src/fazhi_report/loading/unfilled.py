"""What of a data file is still as the form has it: behind “# ”, with 待填 or a sample in it, or empty."""

from collections.abc import Iterator

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.loading.blank_form import GAP, blank_part, form_parts, is_blank, model_of
from fazhi_report.loading.commented import commented_out
from fazhi_report.loading.year_data import AnySource
from fazhi_report.schema import (
    Language,
    Ledger,
    Report,
    field_name,
    held,
    key_in,
    ledgers,
    listed,
    writes_english,
)
from fazhi_report.source import Source

_MOST = 5  # places told one by one; in a file with more of them hardly anything was filled in yet


def unfilled(source: AnySource) -> Iterator[Finding]:
    """What a clerk took over from the form and did not fill in."""
    data = source.data or {}
    behind = list(commented_out(source)) if isinstance(source, Source) else []
    yield from behind
    if source.mentions(GAP):
        gaps = [path for key, value in data.items() for path in _paths_of_gaps(value, (key,))]
        yield from _told("FZ266", gaps, f"还没有填，写的是“{GAP}”")
    forms = dict(_forms(data))
    samples = [path for key, form in forms.items() for path in _untouched(data[key], form, (key,))]
    yield from _told("FZ267", samples, "和样表一样，还没有填", "；只有件数的，删去空着的各项")
    told = {finding.place.path for finding in behind if isinstance(finding.place, DataPlace)}
    empty = [key for key, form in forms.items() if _is_empty(key, data[key], form)]
    yield from _blanks([key for key in empty if (key,) not in told])


def _told(code: str, paths: list[DataPath], says: str, more: str = "") -> Iterator[Finding]:
    """What the places at some paths say that nobody filled in; of many places, once."""
    hint = f"填上实际内容；没有这件事的，删去这一项{more}"
    if len(paths) > _MOST:
        yield Finding.of(code, f"有 {len(paths)} 处{says}：{_named(paths)}", DataPlace(paths[0]), hint)
        return
    for path in paths:
        yield Finding.of(code, f"{_named([path])}{says}", DataPlace(path), hint)


def _blanks(keys: list[str]) -> Iterator[Finding]:
    if keys:
        paths: list[DataPath] = [(key,) for key in keys]
        hint = "有的，填上；没有的，删去这一项"
        yield Finding.of("FZ270", f"{_named(paths)}空着，等于没写", DataPlace(paths[0]), hint)


def _named(paths: list[DataPath]) -> str:
    """The keys at some paths, or the first few of them."""
    keys = dict.fromkeys(next(step for step in reversed(path) if isinstance(step, str)) for path in paths)
    shown = "".join(f"“{key}”" for key in list(keys)[:_MOST])
    return f"{shown}等" if len(keys) > _MOST else shown


def _paths_of_gaps(value: object, path: DataPath) -> Iterator[DataPath]:
    if value == GAP:
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _paths_of_gaps(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _paths_of_gaps(each, (*path, index))


def _forms(data: dict[str, object]) -> Iterator[tuple[str, object]]:
    """What the parts of a file look like in the form, by the keys that the file has for them."""
    keys: Language = "en" if writes_english(data) else "zh"
    year = data.get(key_in(keys, Report, "year"))
    records = key_in(keys, Ledger, "records")
    for key, value in data.items():
        name = field_name(Report, key)
        # A record of the form has blanks, and to make the forms of all ledgers takes its time.
        if name in form_parts() and (name not in ledgers() or _has_blanks(value)):
            form = blank_part(keys, year if isinstance(year, int) else 0, name)
            if isinstance(form, list) and isinstance(value, dict):
                form = {records: form}
            elif isinstance(form, dict) and isinstance(value, list):
                form = form.get(records)
            yield key, form


def _has_blanks(ledger: object) -> bool:
    """Whether a ledger, or one of its records, has something that is left empty."""
    if isinstance(ledger, dict):
        lists = (each for each in ledger.values() if isinstance(each, list))
        return None in ledger.values() or [] in ledger.values() or any(map(_has_blanks, lists))
    records = ledger if isinstance(ledger, list) else [ledger]
    mappings = [each.values() for each in records if isinstance(each, dict)]
    return not records or None in records or any(None in told or [] in told for told in mappings)


def _untouched(value: object, form: object, path: DataPath) -> Iterator[DataPath]:
    """Where a value holds what the form has, and by that states something that nobody wrote."""
    if value == form:
        if not _says_nothing(value) and GAP not in repr(value):
            yield path
    elif isinstance(value, dict) and isinstance(form, dict):
        for key, each in value.items():
            yield from _untouched(each, form.get(key), (*path, key)) if isinstance(each, dict | list) else ()
    elif isinstance(value, list) and isinstance(form, list) and form:
        parts = form[0].values() if isinstance(form[0], dict) else ()
        has_parts = any(part and isinstance(part, list | dict) for part in parts)  # hardly any record has
        for index, each in enumerate(value):
            if has_parts or each == form[0]:
                yield from _untouched(each, form[0], (*path, index))


def _says_nothing(form: object) -> bool:
    """Whether a part of the form states nothing: it is empty, or a mapping of what is."""
    return form in (None, []) or (isinstance(form, dict) and all(map(_says_nothing, form.values())))


def _is_empty(key: str, value: object, form: object) -> bool:
    """Whether a part that would hold records, or several things, says nothing."""
    name = field_name(Report, key)
    if name is None or not (is_blank(value) or (value == form and _says_nothing(value))):
        return False
    kind = held(Report.model_fields[name].annotation)
    return bool(model_of(kind) or listed(kind))
