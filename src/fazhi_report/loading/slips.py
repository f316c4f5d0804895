"""Slips that fit the schema: several titles in one item, numbers typed before texts, a key inside a value."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.notation import titles_in, typed_number
from fazhi_report.schema import (
    Addition,
    AnnexSection,
    AnnexTable,
    Model,
    Passage,
    Plan,
    held,
    holds_models,
    listed,
    lists_titles,
)

_KEY_IN_VALUE = r"[，,；;、\s]\s*([^\s：:，,；;、]{2,12})\s*[：:]"
_HEADINGS = (Plan, Addition, AnnexSection)
"""What the program puts numbers before the titles of."""


class _Parts(NamedTuple):
    """The fields of a model that a slip may be in, by what they hold."""

    texts: frozenset[str]
    lists: frozenset[str]
    models: frozenset[str]


@cache
def _parts(kind: type[Model]) -> _Parts:
    fields = kind.model_fields.items()
    texts = (name for name, field in fields if held(field.annotation) is str)
    lists = (name for name, field in fields if listed(field.annotation) is str and kind is not AnnexTable)
    models = (name for name, field in fields if holds_models(field.annotation))
    return _Parts(frozenset(texts), frozenset(lists), frozenset(models))


def slips(model: Model, path: DataPath = ()) -> Iterator[Finding]:
    """Every such slip of a model and of the models in it."""
    parts, stated = _parts(type(model)), model.model_fields_set
    for name in stated & parts.texts:
        text = getattr(model, name)
        if name == "title" and isinstance(model, _HEADINGS):
            yield from _typed_number(text, (*path, name))
        if text and ("：" in text or ":" in text) and not isinstance(text, Passage):
            yield from _key_in_value(text, (*path, name), model)
    for name in stated & parts.lists:
        for index, text in enumerate(getattr(model, name)):
            yield from _typed_number(text, (*path, name, index))
            if lists_titles(type(model).model_fields[name]):
                yield from _several_titles(text, (*path, name, index))
    for name in stated & parts.models:
        yield from _slips_in(getattr(model, name), (*path, name))


def _slips_in(value: object, path: DataPath) -> Iterator[Finding]:
    if isinstance(value, Model):
        yield from slips(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _slips_in(item, (*path, index))


def _several_titles(text: str, path: DataPath) -> Iterator[Finding]:
    if titles := titles_in(text):
        message = f"“{text}”像是 {len(titles)} 个文件，写成了一项"
        hint = f"分开写成 [{', '.join(titles)}]，用半角逗号隔开；确是一个文件的，在“豁免”里写明"
        yield Finding.of("FZ260", message, DataPlace(path), hint)


def _typed_number(text: str | None, path: DataPath) -> Iterator[Finding]:
    if number := typed_number(text or ""):
        message = f"文字前面写了序号“{number}”"
        yield Finding.of("FZ261", message, DataPlace(path), f"序号由程序排，删去“{number}”")


def _key_in_value(text: str, path: DataPath, model: Model) -> Iterator[Finding]:
    left_out = {
        key
        for name, field in type(model).model_fields.items()
        if name not in model.model_fields_set
        for key in (name, field.title)
    }
    for match in re.finditer(_KEY_IN_VALUE, text):
        if match[1] in left_out:
            message = f"“{match[1]}”写在了另一项的值里，读取时是文字"
            hint = (
                f"前面用半角逗号隔开，后面用半角冒号加空格，写成“{match[1]}: 值”；确是文字的，在“豁免”里写明"
            )
            yield Finding.of("FZ262", message, DataPlace(path, match[1]), hint)
            return
