"""The data of a file on its way to what workbooks say."""

from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from fazhi_report.diagnostics import DataPath, DataPlace, Finding, Severity
from fazhi_report.schema import (
    Annex,
    Language,
    Ledger,
    Model,
    OwnText,
    Report,
    Review,
    ReviewedText,
    as_written,
    field_name,
    key_in,
    models_in,
    own_texts,
    validated,
    value_at,
    writes_english,
)
from fazhi_report.sheets.cell_faults import CellFault
from fazhi_report.sheets.cells import canonical
from fazhi_report.sheets.gathering import Entered, FieldPath, Gathered, Told
from fazhi_report.sheets.losses import listed, lost_records, lost_texts, occasion
from fazhi_report.sheets.reviewed_texts import REVIEWS
from fazhi_report.sheets.sheet_plan import Form, Item, Lists, SheetTable, layout, required_items
from fazhi_report.sheets.workbook import Place
from fazhi_report.sheets.written_data import (
    annex_meaning,
    field_names,
    key_in_use,
    key_of,
    record_model,
    records_of,
    reviewed_in,
    sign_of,
    text_of,
    told,
    value_in,
    written_item,
)

_ANNEXES = "annexes"
_YEAR = ("year",)
_LONGEST = 20
_ONCE = "删去其中一行；确实是两件的，合写成一行，在“数量”里写 2"


class Draft:
    """The data of a file on its way to what the workbooks say.

    What is blank in them leaves the data alone, and most records of a list stay, unless they are to `replace`
    everything. `changes` are by title of the list or the form; `left` is what was blank and is in the data;
    `losses` tell of the lists that lose most of what they have.
    """

    def __init__(
        self, old: dict[str, Any], gathered: Gathered, *, append: bool = False, replace: bool = False
    ) -> None:
        self.new = dict(old)
        self.changes: dict[str, str] = {}
        self.left: dict[str, list[str]] = {}
        self.losses: list[CellFault] = []
        self._old = old
        self._gathered = gathered
        self._append = append
        self._replace = replace
        self._language: Language = "en" if writes_english(old) else "zh"
        self._items: dict[FieldPath, Place] = {}
        self._rows: dict[tuple[str, int], Entered] = {}
        self._texts: dict[tuple[str, int], Place] = {}
        self._annexes: dict[DataPath, Place] = {}
        self._reviews: dict[DataPath, Entered] = {}

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

        self._write_annexes()
        self._write_reviews()

    def place(self, path: DataPath) -> Place | None:
        """The cell that a value at a path of the new data comes from."""
        names = field_names(path)
        for length in range(len(names), 0, -1):
            if review := self._reviews.get(names[:length]):
                return review.place(tuple(map(str, names[length : length + 1])))
            match names[:length]:
                case (str(field), int(number)) if row := self._rows.get((field, number)):
                    return row.place(tuple(str(step) for step in names[length : length + 1]))
                case (str(field), int(number)) if text := self._texts.get((field, number)):
                    return text
                case some if found := self._annexes.get(some) or self._items.get(tuple(map(str, some))):
                    return found
        return None

    def first_within(self, path: DataPath, excerpt: str = "") -> Place | None:
        """The first cell of a part of the data, of its records before its totals; the one with an excerpt."""
        (name, *_) = field_names(path) or ("",)
        rows = [row for (field, _), row in self._rows.items() if field == name]
        items = [(item, place) for item, place in self._items.items() if item[0] == name]
        said = [(item, place, written_item(self.new, item)) for item, place in items]
        if excerpt:
            cells = ((row.place(item), value) for row in rows for item, value in row.values.items())
            stated = ((place, value) for _, place, value in said)
            if found := next((place for place, value in (*cells, *stated) if excerpt in str(value)), None):
                return found
        if place := rows[0].place() if rows else self._texts.get((str(name), 0)):
            return place
        filled = [place for _, place, value in said if value is not None]
        required = [place for item, place in items if item in required_items()]
        return next(iter((*filled, *required, *(place for _, place in items))), None)

    def reviews_left(self) -> Iterator[Finding]:
        """A warning for every review in the old data whose text is no longer there, where it stood."""
        for name in self._old:
            kept = {text for text, _, _ in reviewed_in(self.new.get(name))}
            for text, path, _ in reviewed_in(self._old[name], (name,)):
                if text not in kept:
                    message = "这段文字在工作簿里改了或者删了，它的复核没有保留"
                    hint = "文字还在的，按改过的文字重新复核，再写上复核"
                    yield Finding.of("FZ030", message, DataPlace(path), hint)

    # Items -------------------------------------------------------------------------------------------------

    def _write_form(self, form: Form) -> None:
        changed: list[str] = []
        for item in form.items:
            told = self._gathered.items.get(item.path)
            if told and self._write_item(form, item, told):
                before, after = (text_of(written_item(data, item.path)) for data in (self._old, self.new))
                changed.append(f"{_named(item)} {_shortly(before)} → {_shortly(after)}")
        if changed:
            self.changes[form.title] = f"改了 {len(changed)} 项：{'、'.join(changed)}"

    def _write_item(self, form: Form, item: Item, told: list[Told]) -> bool:
        """Put in an item; whether it says something new."""
        filled = [each for each in told if each.value is not None]
        self._items[item.path] = (filled or told)[0].place
        for other in filled[1:]:
            if canonical(item, other.value) != canonical(item, filled[0].value):
                message = f"“{item.title}”与 {filled[0].place} 填得不同"
                self._fault(other.place, "FZ026", message, "核对以后只留一个")
        value = filled[0].value if filled else None
        self._refuse_another_year(item, value)
        held = text_of(written_item(self._old, item.path))
        is_default = value is not None and held is None
        if canonical(item, value) == canonical(item, held) and not is_default:
            return False
        if value is None and not self._replace:
            if not self._append:
                self.left.setdefault(form.title, []).append(_named(item))
            return False
        self._put(item.path, value)
        return True

    def _refuse_another_year(self, item: Item, value: object) -> None:
        held = written_item(self._old, item.path)
        if item.path == _YEAR and isinstance(value, int) and isinstance(held, int) and value != held:
            message = f"工作簿是 {value} 年的，数据文件是 {held} 年的"
            hint = "选错了工作簿的，换一份；年度写错了的，改正这一格，或者改正数据文件的“年度”"
            self._fault(self._items[item.path], "FZ026", message, hint)

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
        held = value_in(mapping, model, name)
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
        written = key_in_use(mapping, model, name)
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
        held = written_item(self._old, item.path)
        old: list[Any] = held if isinstance(held, list) else []
        if not told and old and not self._replace:
            self._leave(item.title, len(old))
            return
        kept = list(old) if self._append else []
        as_written = {str(text_of(each)): each for each in old}
        seen: dict[str, Place | None] = dict.fromkeys(str(text_of(each)) for each in kept)
        for number, each in enumerate(told, start=len(kept)):
            self._once(seen, str(each.value), each.place)
            self._texts[item.path[0], number] = each.place
        new = [*kept, *(as_written.get(str(each.value), each.value) for each in told)]
        if new != old:
            lost = [] if self._append else lost_texts(old, new)
            self._set(self.new, Report, item.path[0], new or None)
            self._changed(item.title, old, lost, told[0].place._replace(row=0) if told else None)

    def _write_table(self, table: SheetTable, entered: list[Entered]) -> None:
        old = records_of(self._old, table)
        if not entered and old and not self._replace:
            self._leave(table.title, len(old))
            return
        if entered and not self._append:
            self._refuse_lost_columns(table, old)
        signs = [sign_of(table, record) for record in old]
        as_written: dict[str, deque[Any]] = {}
        for sign, record in zip(signs, old, strict=True):
            as_written.setdefault(sign, deque()).append(record)
        reviewed = {text: record for text, _, record in reviewed_in(old)}
        new = list(old) if self._append else []
        seen: dict[str, Place | None] = dict.fromkeys(signs) if self._append else {}
        occasions: dict[str, Place] = {}
        model = record_model(table)
        keys = {(name,): key_in(self._language, model, name) for name in model.model_fields}
        for each in entered:
            record = {key: each.values[path] for path, key in keys.items() if path in each.values}
            sign = sign_of(table, record)
            if sign not in seen:
                self._warn_alike(occasions, occasion(table, record), each.place())
            self._once(seen, sign, each.place())
            self._rows[table.field, len(new)] = each
            kept = as_written.get(sign)
            if reviewed and not self._append:
                self._keep_review(record, reviewed)
            new.append(kept.popleft() if kept and not self._append else record)
        self._keep_spelling(table, old, new)
        if new != old:
            path = (table.field, "records") if isinstance(self._held(table), dict) else (table.field,)
            lost = [] if self._append else lost_records(table, old, new)
            self._put(path, new or None)
            self._changed(table.title, old, lost, self._gathered.sheets[table.field].place())

    def _write_annexes(self) -> None:
        """Put in the annexes in the order of their numbers; one that says the same stays as it is written."""
        annexes = [annex for _, annex in sorted(self._gathered.annexes, key=lambda pair: pair[0])]
        held = value_in(self._old, Report, _ANNEXES)
        old: list[Any] = held if isinstance(held, list) else []
        as_written = {annex_meaning(each): each for each in old}
        new = list(old) if self._append else []
        for annex in annexes:
            for path, place in annex.places.items():
                self._annexes[_ANNEXES, len(new), *path] = place
            self._annexes[_ANNEXES, len(new)] = annex.place
            new.append(as_written.get(annex_meaning(annex.data), annex.data))
        if annexes and new != old:
            self._set(self.new, Report, _ANNEXES, new)
            title = str(Report.model_fields[_ANNEXES].title)
            before, after = ([str(value_in(each, Annex, "title")) for each in some] for some in (old, new))
            lost = [name for name in before if name not in after]
            self._changed(title, old, lost, annexes[0].place._replace(row=0))
            self.changes[title] = self.changes[title] or f"原 {len(old)} 份，现 {len(new)} 份"

    def _write_reviews(self) -> None:
        """Put each review to the texts that it is of; one that is of none is told."""
        entered = self._gathered.records.get(REVIEWS.field, [])
        try:
            texts = list(own_texts(validated(self.new))) if entered else []
        except ValidationError:  # which is told when the data are loaded
            return
        count = 0
        told_by_file = {text for held in self._old.values() for text, _, _ in reviewed_in(held)}
        for each in entered:
            review = {name: value for (name,), value in each.values.items()}
            text = str(review.pop("text", ""))
            found = [own for own in texts if own.text == text]
            if not found and text not in told_by_file:
                hint = "核对“正文”，要和那段文字一字不差；文字改过的，重新复核"
                self._fault(each.place(), "FZ030", "没有这段文字，这条复核没有用上", hint)
            for own in found:
                self._reviews[field_names(own.review_path)] = each
                count += self._put_review(own, review)
        if count:
            self.changes[REVIEWS.title] = f"改了 {count} 条"

    def _put_review(self, own: OwnText, review: dict[str, Any]) -> bool:
        """Put a review beside its text; whether it is another than the one that was there."""
        try:
            if own.review == Review.model_validate(review):
                return False
        except ValidationError:  # told when the data are loaded
            pass
        *above, last = as_written(own.review_path[:-1], self.new)
        self.new = deepcopy(self.new)
        holder = value_at(self.new, tuple(above))
        if isinstance(holder[last], str):
            holder[last] = {key_in(self._language, ReviewedText, "text"): holder[last]}
        written = {key_in(self._language, Review, name): value for name, value in review.items()}
        kept = key_in_use(holder[last], ReviewedText, "reviewed")
        holder[last][kept or key_in(self._language, ReviewedText, "reviewed")] = written
        return True

    @staticmethod
    def _keep_spelling(table: SheetTable, old: list[Any], new: list[Any]) -> None:
        """Leave in a changed record what did not change as it is written."""
        pairs = zip(old, new, strict=False)
        for before, after in ((before, after) for before, after in pairs if before != after):
            for item in table.items:
                key = key_of(before, item)
                if key in after and after[key] != before[key]:
                    same = canonical(item, after[key]) == canonical(item, before[key])
                    after[key] = before[key] if same else after[key]

    @staticmethod
    def _keep_review(record: dict[str, Any], reviewed: dict[str, dict[str, Any]]) -> None:
        """Give a record the review of its text, where something else of the record changed."""
        before = reviewed.get(str(text_of(record)), {})
        if name := key_in_use(before, ReviewedText, "reviewed"):
            record[name] = before[name]

    def _held(self, table: SheetTable) -> Any:  # noqa: ANN401  plain data
        return value_in(self.new, Report, table.field)

    def _leave(self, title: str, count: int) -> None:
        """Keep a list of which a sheet has nothing."""
        if not self._append:
            self.left[title] = [f"{count} 条"]

    def _changed(self, title: str, old: list[Any], lost: list[str], place: Place | None) -> None:
        """Tell what became of a list; to lose most of it is an error, unless that was asked for."""
        self.changes[title] = f"没有了 {len(lost)} 条：{listed(lost)}" if lost else ""
        if place and 2 * len(lost) > len(old) and not self._replace:
            message = f"“{title}”原有 {len(old)} 条，导入后会没有 {len(lost)} 条：{listed(lost)}"
            hint = "只是添加的，用 --append；确实用这张表代替的，用 --replace；都不是的，补全工作表"
            self.losses.append(CellFault(place, "FZ072", message, hint))

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

    def _warn_alike(self, occasions: dict[str, Place], known: str, place: Place) -> None:
        """Warn of what two workbooks have with the same name and day, and may count twice."""
        first = occasions.setdefault(known, place)
        if known and first.file != place.file:
            message = f"这一条与 {first} 同一天、同一名称，别的填得不同"
            hint = "是同一件的，只留一个；确实是两件的，不用管"
            self._gathered.faults.append(CellFault(place, "FZ026", message, hint, Severity.WARNING))

    def _refuse_lost_columns(self, table: SheetTable, old: list[Any]) -> None:
        there = self._gathered.columns[table.field]
        for item in table.items:
            if item.path not in there and any(
                canonical(item, told(record, item)) is not None for record in old
            ):
                place = self._gathered.sheets[table.field].place()
                message = f"没有“{item.title}”这一列，台账里却有它的内容"
                self._fault(place, "FZ022", message, "补上这一列，或者重新导出一份来改")

    def _fault(self, place: Place, code: str, message: str, hint: str) -> None:
        self._gathered.faults.append(CellFault(place, code, message, hint))


def _named(item: Item) -> str:
    return f"{item.group}·{item.title}" if item.group else item.title


def _shortly(value: Any) -> str:  # noqa: ANN401  plain data
    """A value in a line of the summary."""
    if value is None:
        return "无"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
