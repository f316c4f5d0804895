"""Data as a file writes it: what it says of an item, by either name of its key and however it is spelled."""

from collections.abc import Iterator
from typing import Any

from fazhi_report.diagnostics import DataPath
from fazhi_report.schema import Annex, Ledger, Model, Report, ReviewedText, field_name, models_in
from fazhi_report.sheets.cells import canonical
from fazhi_report.sheets.gathering import FieldPath
from fazhi_report.sheets.sheet_plan import Item, SheetTable

_FLAGS = {True: "是", False: "否"}


def key_in_use(mapping: dict[str, Any], model: type[Model], name: str) -> str | None:
    """How a mapping writes the key of a field, if it has it."""
    return next((key for key in (name, model.model_fields[name].title) if key in mapping), None)


def value_in(mapping: dict[str, Any], model: type[Model], name: str) -> Any:  # noqa: ANN401  plain data
    """The value of a field; None where the mapping has it not."""
    key = key_in_use(mapping, model, name)
    return None if key is None else mapping[key]


def written_item(data: dict[str, Any], path: FieldPath) -> Any:  # noqa: ANN401  plain data
    """The value of a form's item; an empty list of records says that there were none."""
    held: Any = data
    model: type[Model] = Report
    for name in path:
        if held == [] and name == "total":
            return 0
        if not isinstance(held, dict):
            return None
        if name == "total" and value_in(held, model, name) is None and value_in(held, model, "records") == []:
            return 0
        held = value_in(held, model, name)
        model = next(models_in(model.model_fields[name].annotation), model)
    return held


def text_of(written: Any) -> Any:  # noqa: ANN401  plain data
    """A text of the data, whether or not it is written together with its review."""
    return value_in(written, ReviewedText, "text") if isinstance(written, dict) else written


def reviewed_in(written: Any, path: DataPath = ()) -> Iterator[tuple[str, DataPath, dict[str, Any]]]:  # noqa: ANN401
    """The texts of a part of the data that have a review: the text, and the mapping that holds both."""
    if isinstance(written, list):
        for index, each in enumerate(written):
            yield from reviewed_in(each, (*path, index))
    elif isinstance(written, dict) and value_in(written, ReviewedText, "reviewed"):
        text = text_of(written)
        if isinstance(text, str):
            yield text, path, written


def record_model(table: SheetTable) -> type[Model]:
    """The model of the records of a sheet."""
    model = next(models_in(Report.model_fields[table.field].annotation))
    return next(models_in(model.model_fields["records"].annotation)) if table.is_ledger else model


def records_of(data: dict[str, Any], table: SheetTable) -> list[Any]:
    """The records of a sheet as they are written."""
    held = value_in(data, Report, table.field)
    if isinstance(held, dict) and table.is_ledger:
        held = value_in(held, next(models_in(Report.model_fields[table.field].annotation)), "records")
    return held if isinstance(held, list) else []


def annex_meaning(annex: Any) -> str:  # noqa: ANN401  plain data
    """What an annex says, however it is spelled, without the reviews of its texts."""
    return repr(_meaning(annex, Annex))


def _meaning(written: Any, model: type[Model] | None) -> Any:  # noqa: ANN401  plain data
    if isinstance(written, list):
        return [_meaning(each, model) for each in written]
    if not isinstance(written, dict) or model is None:
        return (
            None if written in (None, "") else _FLAGS[written] if isinstance(written, bool) else str(written)
        )
    fields = {name: value_in(written, model, name) for name in model.model_fields if name != "reviewed"}
    return {
        name: _meaning(value, next(models_in(model.model_fields[name].annotation), None))
        for name, value in fields.items()
        if value not in (None, [])
    }


def sign_of(table: SheetTable, record: Any) -> str:  # noqa: ANN401  plain data
    """What a record says, however it is spelled."""
    return repr([canonical(item, told(record, item)) for item in table.items])


def told(record: Any, item: Item) -> Any:  # noqa: ANN401  plain data
    """What a record says of an item; nothing if it is no record at all."""
    return record.get(item.path[0], record.get(item.title)) if isinstance(record, dict) else None


def key_of(record: Any, item: Item) -> str | None:  # noqa: ANN401  plain data
    """How a record writes the key of an item, if it has it."""
    names = (item.path[0], item.title) if isinstance(record, dict) else ()
    return next((name for name in names if name in record), None)


def field_names(path: DataPath) -> DataPath:
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
