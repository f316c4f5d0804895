"""What stands behind “# ” in a data file and would be data without it, which nobody reads.

A comment is taken for data by where it stands: its indentation, and the keys above it, tell what it would be
part of, and it has to fit there. So remarks are no data, whatever words they begin with.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import groupby, islice
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.loading.blank_form import GAP, BlankForm, form_parts, is_blank, model_of
from fazhi_report.schema import Ledger, Model, Report, held, listed, model_at, suggestions, value_at
from fazhi_report.source import Comment, Source, read, typed

_DASHES = re.compile("^(?:- +)+")
_LIKE_DATA = re.compile(r"[^\s:#{}\[\]]+ *:(?:\s|$)|\w+：|\{.*\}")
_WIDE_COLON = re.compile(r"^(\w+)：")
_FORM_LINE = re.compile(r"(?P<key>\w+):(?: +(?P<value>[\w.-]+|\[\]))?(?: +#.*)?")
_PATHS = 1024  # so many paths a form has, and each is asked for again by the next line
_MOST_COMMENTS = 20_000  # lines; a first file has some three hundred
_YEAR = re.compile(r"\d{4}(?=[-年])")


class _Line(NamedTuple):
    """A comment that would be data without its mark.

    `part` is the part of the file that it would belong to; `head` the path of the key without a value that it
    stands below, None where it does not; `filled` tells that it says something that no form has there.
    """

    comment: Comment
    part: str
    head: DataPath | None
    filled: bool


class _Outer(NamedTuple):
    """What a line behind “# ” opens for those further in: its column, its path, whether by a dash."""

    column: int
    path: DataPath
    by_dash: bool


def commented_out(source: Source) -> Iterator[Finding]:
    """Keys whose content is behind “# ”, and what was filled in there; a first file left as it was."""
    lines = list(_Reading(source).lines()) if source.data else []
    found = [
        finding
        for (head, part), group in groupby(lines, key=lambda line: (line.head, line.part))
        for finding in _findings(source, head, part, list(group))
    ]
    yield from found
    if lines and not found and all(is_blank(_written(source, part)) for part in form_parts()):
        message = "这份台账还一项也没有填：各项都写在“# ”后面，不会被读"
        hint = "用到哪一项，就删去那几行开头的“# ”，再在冒号后面填写"
        yield Finding.of("FZ265", message, source.at(lines[0].comment), hint)


def _findings(source: Source, head: DataPath | None, part: str, lines: list[_Line]) -> Iterator[Finding]:
    filled = [line for line in lines if line.filled]
    if head:
        key = next(step for step in reversed(head) if isinstance(step, str))
        told = f"，其中 {len(filled)} 行已经填了" if filled else ""
        message = f"“{key}”后面没有内容，下面 {len(lines)} 行还带着“# ”，不会被读{told}"
        hint = "删去下面各行开头的“# ”，才算数；没有这件事的，把这一行也删去"
        yield Finding.of("FZ268", message, DataPlace(head), hint)
    elif filled:
        more = f"这样的有 {len(filled)} 行，" if len(filled) > 1 else ""
        message = f"“{part}”的内容写在“# ”后面，{more}不会被读"
        hint = "要算数的，连同上面的标题删去开头的“# ”；留着备查的，写成“# 备查：……”"
        yield Finding.of("FZ269", message, source.at(filled[0].comment), hint)


def _written(source: Source, part: str) -> object:
    """What a file writes under the key of a part, in either language."""
    data = source.data or {}
    return data.get(part, data.get(Report.model_fields[part].title or part))


class _Reading:
    """Reads the comments of a file as if they were data."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._outer: list[_Outer] = []
        self._head: DataPath | None = None

    def lines(self) -> Iterator[_Line]:
        """The comments that would be data."""
        for comment in islice(self._source.comments(), _MOST_COMMENTS):
            if not comment.goes_on:
                self._outer.clear()
            says = _DASHES.sub("", comment.text)
            width = len(comment.text) - len(says)
            if _LIKE_DATA.match(says) or (width and says):
                yield from self._line(comment, width, says)

    def _line(self, comment: Comment, width: int, says: str) -> Iterator[_Line]:
        """The line that a comment would be; `width` is that of the dash in front of what it says."""
        path = self._place(comment, by_dash=width > 0)
        if path is None:
            return
        if self._is_among_data:
            says = _WIDE_COLON.sub(r"\1: ", says)
        filled = self._item_filled(path, says) if width else self._entry_filled(path, says)
        if filled is None:
            return
        if width:
            path = (*path, 0)
            self._outer.append(_Outer(comment.column, path, by_dash=True))
        path = (*path, _key(says))
        self._outer.append(_Outer(comment.column + width, path, by_dash=False))
        yield _Line(comment, str(path[0]), self._head, filled)

    def _place(self, comment: Comment, *, by_dash: bool) -> DataPath | None:
        """What a line stands below: a line behind “# ” that opens it, else the data above."""
        outer, column = self._outer, comment.column
        while outer and outer[-1].column >= column + (by_dash and not outer[-1].by_dash):
            outer.pop()
        if outer:
            return outer[-1].path
        # A list may begin in the column of its key.
        path = self._source.above(comment._replace(column=column + by_dash))
        self._head = path if path and value_at(self._source.data, path) is None else None
        return path

    # Whether a line says something at a path that no form has there; None where it is no data there.

    def _item_filled(self, path: DataPath, says: str) -> bool | None:
        if _item(path) is str:
            # Below a list of texts that are read, a remark may have dashes as well.
            return says != GAP if self._is_among_data else None
        return self._filled(_model((*path, 0)), says)

    def _entry_filled(self, path: DataPath, says: str) -> bool | None:
        beside = None if self._outer else value_at(self._source.data, path)
        if isinstance(beside, dict) and _key(says) in beside:
            return None  # what is said of a key that the data have
        return self._filled(_model(path), says)

    def _filled(self, model: type[Model] | None, says: str) -> bool | None:
        fields = _fields(model) if model else {}
        if not fields or not (says[0] == "{" or _key(says) in fields):
            return None
        data = _read(says)
        if data is None or not fields.keys() >= data.keys():
            return None
        answer = _says(fields, data)
        return answer if answer is not None or not self._is_among_data else True

    @property
    def _is_among_data(self) -> bool:
        """Whether what stands above a line is data behind “# ”, or a key that waits for them."""
        return bool(self._outer or self._head)


def _key(says: str) -> str:
    return says.partition(":")[0].strip("\"' ")


def _read(says: str) -> dict[str, Any] | None:
    """A line as data; no parser is set up for what the form has, hundreds of lines in a first file."""
    if match := _FORM_LINE.fullmatch(says):
        value = match["value"]
        return {match["key"]: [] if value == "[]" else typed(value or "")}
    return read(says.encode(), "").data


@lru_cache(_PATHS)
def _item(path: DataPath) -> object:
    """What the items of the list at a path are; None for what is no list."""
    model = _model(path[:-1])
    field = _fields(model).get(str(path[-1])) if model and path else None
    kind = held(field.annotation) if field else None
    ledger = model_of(kind)
    return ledger.record_type() if ledger and issubclass(ledger, Ledger) else listed(kind)


@lru_cache(_PATHS)
def _model(path: DataPath) -> type[Model] | None:
    """The model of the mapping at a path; of a record, where a ledger is written as a plain list."""
    if path and isinstance(path[-1], int):
        return model_of(_item(path[:-1]))
    return model_at(Report, path)


@cache
def _fields(model: type[Model]) -> Mapping[str, FieldInfo]:
    """The fields of a model by their keys in either language."""
    titles = {str(field.title): field for field in model.model_fields.values()}
    return {**titles, **model.model_fields}


def _says(fields: Mapping[str, FieldInfo], data: dict[str, Any]) -> bool | None:
    """Whether a mapping says something that no form has; None where it does not fit these fields."""
    answers = [_value_says(fields[key], value) if key in fields else None for key, value in data.items()]
    return None if None in answers else any(answers)


def _value_says(field: FieldInfo, value: object) -> bool | None:
    """Whether a value says something that no form has in a field; None where it does not fit."""
    if value in (None, []) or value in (field.default, next(iter(suggestions(field)), None)):
        return False
    return _kind_says(held(field.annotation), value, required=field.is_required())


def _kind_says(kind: object, value: object, *, required: bool) -> bool | None:
    model = model_of(kind)
    items = model.record_type() if model and issubclass(model, Ledger) else listed(kind)
    if model and isinstance(value, dict):
        return _says(_fields(model), value)
    if items:
        each = value if isinstance(value, list) else [None]
        answers = [None if one is None else _kind_says(items, one, required=required) for one in each]
        return None if None in answers else any(answers)
    if model or not _fits(kind, value):
        return None
    # What an older form has need not be what this one has, but is the sample of its kind.
    year = _YEAR.match(value) if isinstance(value, str) else None
    sample = BlankForm("zh", int(year[0]) if year else 0).sample(kind)
    return value != sample or not (required or isinstance(value, str))


def _fits(kind: object, value: object) -> bool:
    """Whether a value is one of a kind, as far as can be told at a glance."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind is date:
        return isinstance(value, str) and bool(_YEAR.match(value))
    if kind is bool:
        return value in ("是", "否") or isinstance(value, bool)
    if isinstance(value, str):
        return kind is str or any(map(str.isdigit, value))
    return kind is not str and isinstance(value, int | float) and not isinstance(value, bool)
