"""Slips that fit the schema: several titles in one item, numbers typed before texts, a key inside a value."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
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

_ONES = "一二三四五六七八九十"
# Patterns are compiled where they are first used: most files have no such slip.
_NUMBER = (
    rf"(?:[其第][{_ONES}]{{1,3}}[，、：:,]|[{_ONES}]{{1,3}}[是、])(?![{_ONES}百千万])"
    rf"|[（(](?:\d{{1,2}}|[{_ONES}]{{1,3}})[)）]|\d{{1,2}}[.．、)）](?!\d)|[①-⑳]"
)
_BEFORE_TEXT = frozenset(f"其第（({_ONES}0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What such a number begins with."""
_BETWEEN_TITLES = "[、，,；;]|(?<=》)(?=《)"
_BRACKETED = "《[^《》]+》"
_LAW = "(?!.*(?:关于|的|[《》〈〉“”])).+(?:法|法典|.(?:条例|规定|办法|规则|细则|准则))"
_DOCUMENT = "(?:(?![《》〈〉]).)*关于.+的(?:决定|决议|意见|通知|纲要|方案|规划|解释|规定|办法)"
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


def titles_in(text: str) -> tuple[str, ...]:
    """The titles of laws and documents that are written as one text; none where it may be something else."""
    titles = [part.strip() for part in re.split(_BETWEEN_TITLES, text)]
    if len(titles) > 1 and all(re.fullmatch(f"{_BRACKETED}|{_LAW}|{_DOCUMENT}", title) for title in titles):
        return tuple(title.strip("《》") for title in titles)
    return ()


def typed_number(text: str) -> str:
    """The number that somebody typed before a text, such as 1. or 一是; none is empty."""
    match = re.match(_NUMBER, text, re.ASCII) if text and text[0] in _BEFORE_TEXT else None
    return match[0] if match else ""


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
