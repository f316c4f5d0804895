"""Workbooks into a data file: what they say is put into the data, checked as a whole, and spliced in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding, Severity, has_errors
from fazhi_report.editing import spliced
from fazhi_report.loading import Folder, Loaded, load
from fazhi_report.schema import (
    Language,
    Ledger,
    Model,
    Report,
    ReviewedText,
    field_name,
    key_in,
    models_in,
    writes_english,
)
from fazhi_report.sheets.cells import canonical
from fazhi_report.sheets.gathering import CellFault, Entered, FieldPath, Gathered, Told, gather
from fazhi_report.sheets.sheet_plan import Form, Item, Lists, SheetTable, layout
from fazhi_report.sheets.workbook import Place, Sheet, read_workbook

_UNKNOWN_KEYS = {"FZ102", "FZ107"}
_ONCE = "删去其中一行；确实是两件的，合写成一行，在“数量”里写 2"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a data file: its new bytes, or none where a fault is in the way; what changed."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: tuple[str, ...] = ()


def import_workbooks(
    workbooks: Sequence[tuple[bytes, str]],
    content: bytes,
    name: str,
    folder: Folder | None = None,
    *,
    append: bool = False,
) -> Imported:
    """Put what workbooks say into a data file, given as bytes, what messages call it and where it stands.

    A sheet stands for the whole of its ledger, unless its records are to be appended to those of the file.
    """
    loaded = load(content, name, folder)
    if faults := _in_the_way(loaded, content):
        return Imported(None, tuple(faults))
    sheets: list[Sheet] = []
    broken: list[Diagnostic] = []
    for workbook in workbooks:
        read = read_workbook(*workbook)
        if isinstance(read, Diagnostic):
            broken.append(read)
        else:
            sheets += read
    if broken:
        return Imported(None, tuple(broken))
    old = loaded.source.data or {}
    gathered = gather(sheets, "en" if writes_english(old) else "zh")
    draft = _Draft(old, gathered, append=append)
    draft.write()
    faults = [fault.diagnostic for fault in _ordered(gathered.faults, sheets)]
    if has_errors(faults):
        return Imported(None, tuple(faults))
    if draft.new == old:
        return Imported(content, tuple(faults))
    changed = spliced(content, draft.new)
    if changed is None:
        message = "这个文件的写法没法只改其中一部分"
        faults.append(Diagnostic.of_file(name, "FZ027", message, "不用“&”“*”引用，每个键各写一行"))
        return Imported(None, tuple(faults))
    faults += _checked(load(changed, name, folder), loaded, draft, sheets)
    faults += map(loaded.source.locate, draft.reviews_left())
    return Imported(None if has_errors(faults) else changed, tuple(faults), tuple(draft.changes))


def _in_the_way(loaded: Loaded, content: bytes) -> list[Diagnostic]:
    """Faults of the data file that keep anything from being put into it safely."""
    if not content.strip():
        return []
    if loaded.source.data is None or any(f.severity is Severity.ERROR for f in loaded.source.findings):
        return loaded.diagnostics()
    return [diagnostic for diagnostic in loaded.diagnostics() if diagnostic.code in _UNKNOWN_KEYS]


def _ordered(faults: Iterable[CellFault], sheets: list[Sheet]) -> list[CellFault]:
    order = {(sheet.file, sheet.title): number for number, sheet in enumerate(sheets)}
    return sorted(
        faults, key=lambda fault: (order[fault.place[:2]], fault.place.row, fault.place.column, fault.code)
    )


def _checked(new: Loaded, old: Loaded, draft: "_Draft", sheets: list[Sheet]) -> Iterator[Diagnostic]:
    """The findings of the new file, at their cell where the value comes from one."""
    elsewhere: list[Diagnostic] = []
    told: list[CellFault] = []
    for finding in new.findings:
        place = draft.place(finding.place.path) if isinstance(finding.place, DataPlace) else None
        if place:
            hint = "填上这一格" if finding.code == "FZ101" else finding.hint
            told.append(CellFault(place, finding.code, finding.message, hint, finding.severity))
        else:
            elsewhere.append(old.source.locate(finding))
    yield from (fault.diagnostic for fault in _ordered(told, sheets))
    yield from sorted(elsewhere)


class _Draft:
    """The data of a file on its way to what the workbooks say."""

    def __init__(self, old: dict[str, Any], gathered: Gathered, *, append: bool) -> None:
        self.new = dict(old)
        self.changes: list[str] = []
        self._old = old
        self._gathered = gathered
        self._append = append
        self._language: Language = "en" if writes_english(old) else "zh"
        self._items: dict[FieldPath, Place] = {}
        self._rows: dict[tuple[str, int], Entered] = {}
        self._texts: dict[tuple[str, int], Place] = {}

    def write(self) -> None:
        """Put everything in."""
        for sheet in layout():
            match sheet:
                case Form():
                    self._write_form(sheet)
                case Lists():
                    for item in sheet.items:
                        if item.path in self._gathered.lists:
                            self._write_list(item, self._gathered.lists[item.path])
        for sheet in layout():
            if isinstance(sheet, SheetTable) and sheet.field in self._gathered.records:
                self._write_table(sheet, self._gathered.records[sheet.field])

    def place(self, path: DataPath) -> Place | None:
        """The cell that a value at a path of the new data comes from."""
        names = _field_names(path)
        for length in range(len(names), 0, -1):
            *_, last = some = names[:length]
            texts = tuple(step for step in some if isinstance(step, str))
            if found := self._items.get(texts) if len(texts) == length else None:
                return found
            if isinstance(last, int):
                key = (str(names[0]), last)
                if row := self._rows.get(key):
                    return row.place(tuple(str(step) for step in names[length:]))
                return self._texts.get(key)
        return None

    def reviews_left(self) -> Iterator[Finding]:
        """A warning for every review in the old data whose text is no longer there, where it stood."""
        for name in self._old:
            kept = {text for text, _, _ in _reviewed_in(self.new.get(name))}
            for text, path, _ in _reviewed_in(self._old[name], (name,)):
                if text not in kept:
                    message = "这段文字在工作簿里改了或者删了，它的复核没有保留"
                    hint = "文字还在的，按改过的文字重新复核，再写上复核"
                    yield Finding.of("FZ030", message, DataPlace(path), hint)

    # Items -------------------------------------------------------------------------------------------------

    def _write_form(self, form: Form) -> None:
        count = 0
        for item in form.items:
            told = self._gathered.items.get(item.path)
            if told and self._write_item(item, told):
                count += 1
        if count:
            self.changes.append(f"{form.title}：改了 {count} 项")

    def _write_item(self, item: Item, told: list[Told]) -> bool:
        """Put in an item; whether it says something new."""
        filled = [each for each in told if each.value is not None]
        self._items[item.path] = (filled or told)[0].place
        for other in filled[1:]:
            if canonical(item, other.value) != canonical(item, filled[0].value):
                message = f"“{item.title}”与 {filled[0].place} 填得不同"
                self._fault(other.place, "FZ026", message, "核对以后只留一个")
        value = filled[0].value if filled else None
        held = _text_of(_written(self._old, item.path))
        is_default = value is not None and held is None
        if canonical(item, value) == canonical(item, held) and not is_default:
            return False
        if value is None and self._append:
            return False
        self._put(item.path, value)
        return True

    def _put(self, path: FieldPath, value: Any) -> None:  # noqa: ANN401  plain data
        """Set a value, or take it out where there is none, and then the mappings it leaves empty."""
        mapping, model = self.new, Report
        trail: list[tuple[dict[str, Any], type[Model], str]] = []
        for name in path[:-1]:
            inner = next(models_in(model.model_fields[name].annotation))
            trail.append((mapping, model, name))
            mapping = self._opened(mapping, model, name, inner)
            model = inner  # type: ignore[assignment]  # narrowed by the first one
        self._set(mapping, model, path[-1], value)
        for outer, owner, name in reversed(trail):
            if not mapping:
                self._set(outer, owner, name, None)
            mapping = outer

    def _opened(
        self, mapping: dict[str, Any], model: type[Model], name: str, inner: type[Model]
    ) -> dict[str, Any]:
        """A copy of the mapping in a field, made where there is none, to be changed."""
        held = _get(mapping, model, name)
        if isinstance(held, dict):
            opened = dict(held)
        elif isinstance(held, list) and held and issubclass(inner, Ledger):
            opened = {key_in(self._language, inner, "records"): held}
        else:
            opened = {}
        self._set(mapping, model, name, opened)
        return opened

    def _set(self, mapping: dict[str, Any], model: type[Model], name: str, value: Any) -> None:  # noqa: ANN401
        """Set a key, a new one behind those that come before it in the schema; None takes it out."""
        written = _key(mapping, model, name)
        if value is None:
            if written is not None:
                del mapping[written]
        elif written is not None:
            mapping[written] = value
        else:
            names = list(model.model_fields)
            earlier = set(names[: names.index(name)])
            before = [key for key in mapping if field_name(model, key) in earlier]
            after = list(mapping).index(before[-1]) + 1 if before else 0
            pairs = list(mapping.items())
            mapping.clear()
            mapping.update([*pairs[:after], (key_in(self._language, model, name), value), *pairs[after:]])

    # Lists and records -------------------------------------------------------------------------------------

    def _write_list(self, item: Item, told: list[Told]) -> None:
        held = _written(self._old, item.path)
        old: list[Any] = held if isinstance(held, list) else []
        kept = list(old) if self._append else []
        as_written = {str(_text_of(each)): each for each in old}
        seen: dict[str, Place | None] = dict.fromkeys(str(_text_of(each)) for each in kept)
        for number, each in enumerate(told, start=len(kept)):
            self._once(seen, str(each.value), each.place)
            self._texts[item.path[0], number] = each.place
        new = [*kept, *(as_written.get(str(each.value), each.value) for each in told)]
        if new != old:
            self._set(self.new, Report, item.path[0], new or None)
            self.changes.append(_counted(item.title, old, new))

    def _write_table(self, table: SheetTable, entered: list[Entered]) -> None:
        old = _records(self._old, table)
        if not self._append:
            self._refuse_lost_columns(table, old)
        signs = [_sign(table, record) for record in old]
        as_written: dict[str, list[Any]] = {}
        for sign, record in zip(signs, old, strict=True):
            as_written.setdefault(sign, []).append(record)
        reviewed = {text: record for text, _, record in _reviewed_in(old)}
        new = list(old) if self._append else []
        seen: dict[str, Place | None] = dict.fromkeys(signs) if self._append else {}
        for each in entered:
            record = self._record(table, each)
            sign = _sign(table, record)
            self._once(seen, sign, each.place())
            self._rows[table.field, len(new)] = each
            kept = as_written.get(sign)
            if not self._append:
                self._keep_review(record, reviewed)
            new.append(kept.pop(0) if kept and not self._append else record)
        self._keep_spelling(table, old, new)
        if new != old:
            path = (table.field, "records") if isinstance(self._held(table), dict) else (table.field,)
            self._put(path, new or None)
            self.changes.append(_counted(table.title, old, new))

    @staticmethod
    def _keep_spelling(table: SheetTable, old: list[Any], new: list[Any]) -> None:
        """Leave in a changed record what did not change as it is written."""
        for before, after in zip(old, new, strict=False):
            for item in table.items:
                key = _key_of(before, item)
                if before != after and key in after and after[key] != before[key]:
                    same = canonical(item, after[key]) == canonical(item, before[key])
                    after[key] = before[key] if same else after[key]

    @staticmethod
    def _keep_review(record: dict[str, Any], reviewed: dict[str, dict[str, Any]]) -> None:
        """Give a record the review of its text, where something else of the record changed."""
        before = reviewed.get(str(_text_of(record)), {})
        if name := _key(before, ReviewedText, "reviewed"):
            record[name] = before[name]

    def _held(self, table: SheetTable) -> Any:  # noqa: ANN401  plain data
        return _get(self.new, Report, table.field)

    def _record(self, table: SheetTable, entered: Entered) -> dict[str, Any]:
        record: dict[str, Any] = {}
        model = _record_model(table)
        for name in model.model_fields:
            if (name,) in entered.values:
                record[key_in(self._language, model, name)] = entered.values[name,]
        return record

    def _once(self, seen: dict[str, Place | None], sign: str, place: Place) -> None:
        """Tell of what is entered twice: an error where two workbooks, or the file as well, have it."""
        if sign not in seen:
            seen[sign] = place
            return
        first = seen[sign]
        where = f"{first} " if first else "台账里"
        same = first is not None and first.file == place.file
        severity = Severity.WARNING if same else None
        self._gathered.faults.append(CellFault(place, "FZ025", f"这一条与{where}的相同", _ONCE, severity))

    def _refuse_lost_columns(self, table: SheetTable, old: list[Any]) -> None:
        there = self._gathered.columns[table.field]
        for item in table.items:
            if item.path not in there and any(
                canonical(item, _told(record, item)) is not None for record in old
            ):
                place = self._gathered.sheets[table.field].place()
                message = f"没有“{item.title}”这一列，台账里却有它的内容"
                self._fault(place, "FZ022", message, "补上这一列，或者重新导出一份来改")

    def _fault(self, place: Place, code: str, message: str, hint: str) -> None:
        self._gathered.faults.append(CellFault(place, code, message, hint))


# The data as written ---------------------------------------------------------------------------------------


def _key(mapping: dict[str, Any], model: type[Model], name: str) -> str | None:
    """How a mapping writes the key of a field, if it has it."""
    return next((key for key in (name, model.model_fields[name].title) if key in mapping), None)


def _get(mapping: dict[str, Any], model: type[Model], name: str) -> Any:  # noqa: ANN401  plain data
    key = _key(mapping, model, name)
    return None if key is None else mapping[key]


def _written(data: dict[str, Any], path: FieldPath) -> Any:  # noqa: ANN401  plain data
    """The value of a form's item; an empty list of records says that there were none."""
    held: Any = data
    model: type[Model] = Report
    for name in path:
        if held == [] and name == "total":
            return 0
        if not isinstance(held, dict):
            return None
        if name == "total" and _get(held, model, name) is None and _get(held, model, "records") == []:
            return 0
        held = _get(held, model, name)
        model = next(models_in(model.model_fields[name].annotation), model)
    return held


def _text_of(written: Any) -> Any:  # noqa: ANN401  plain data
    """A text of the data, whether or not it is written together with its review."""
    return _get(written, ReviewedText, "text") if isinstance(written, dict) else written


def _reviewed_in(written: Any, path: DataPath = ()) -> Iterator[tuple[str, DataPath, dict[str, Any]]]:  # noqa: ANN401
    """The texts of a part of the data that have a review: the text, and the mapping that holds both."""
    if isinstance(written, list):
        for index, each in enumerate(written):
            yield from _reviewed_in(each, (*path, index))
    elif isinstance(written, dict) and _get(written, ReviewedText, "reviewed"):
        text = _text_of(written)
        if isinstance(text, str):
            yield text, path, written


def _record_model(table: SheetTable) -> type[Model]:
    model = next(models_in(Report.model_fields[table.field].annotation))
    return next(models_in(model.model_fields["records"].annotation)) if table.is_ledger else model


def _records(data: dict[str, Any], table: SheetTable) -> list[Any]:
    held = _get(data, Report, table.field)
    if isinstance(held, dict) and table.is_ledger:
        held = _get(held, next(models_in(Report.model_fields[table.field].annotation)), "records")
    return held if isinstance(held, list) else []


def _sign(table: SheetTable, record: Any) -> str:  # noqa: ANN401  plain data
    """What a record says, however it is spelled."""
    return repr([canonical(item, _told(record, item)) for item in table.items])


def _told(record: Any, item: Item) -> Any:  # noqa: ANN401  plain data
    """What a record says of an item; nothing if it is no record at all."""
    key = _key_of(record, item)
    return None if key is None else record[key]


def _key_of(record: Any, item: Item) -> str | None:  # noqa: ANN401  plain data
    names = (item.path[0], item.title) if isinstance(record, dict) else ()
    return next((name for name in names if name in record), None)


def _field_names(path: DataPath) -> DataPath:
    """A path as written, by the names of its fields and without the step to the records of a ledger."""
    names: list[str | int] = []
    model: type[Model] | None = Report
    for step in path:
        if isinstance(step, int):
            names.append(step)
            continue
        name = (field_name(model, step) if model else None) or step
        is_records = model is not None and issubclass(model, Ledger) and name == "records"
        names += () if is_records else (name,)
        field = model.model_fields.get(str(name)) if model else None
        model = next(models_in(field.annotation), None) if field else None
    return tuple(names)


def _counted(title: str, old: list[Any], new: list[Any]) -> str:
    return f"{title}：原 {len(old)} 条，现 {len(new)} 条"
