"""The words for the keys of the schema: their own names, and what clerks call them (synonyms.yaml)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import yaml
from pydantic.fields import FieldInfo

from fazhi_report.schema.annotations import listed
from fazhi_report.schema.declarations import choices
from fazhi_report.schema.fields import Model, models_in

_FILE = Path(__file__).with_name("synonyms.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EVERYWHERE = "*"
ROOMS = ("指标", "补充段落")
"""Where there is room for what no ledger is for: its figures, its text."""


class Home(NamedTuple):
    """A key of the schema: the names of the fields that lead to it, its own the last."""

    path: tuple[str, ...]
    field: FieldInfo

    @property
    def above(self) -> tuple[str, ...]:
        """Where it is written."""
        return self.path[:-1]

    @property
    def title(self) -> str:
        """Its Chinese key."""
        return self.field.title or self.path[-1]


class Term(NamedTuple):
    """A word for a key; `home` is None where no key is for what it names.

    One that is `usual` stands for such a key anywhere and says nothing of which. `is_name` tells the key's
    own names from what clerks call it.
    """

    word: str
    home: Home | None
    usual: bool = False
    is_name: bool = False


class Synonyms(NamedTuple):
    """What clerks say, as synonyms.yaml explains it: words by the key that they stand for, and others."""

    keys: Mapping[str, tuple[str, ...]]
    no_ledger: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    shared: tuple[str, ...]


@cache
def synonyms() -> Synonyms:
    """The table, read at first use."""
    data = yaml.load(_FILE.read_bytes(), _LOADER)  # noqa: S506  a loader that makes nothing but text
    keys = {target: tuple(words) for target, words in data.pop("keys").items()}
    return Synonyms(keys, **{name: tuple(words) for name, words in data.items()})


@cache
def homes(root: type[Model]) -> Mapping[tuple[str, ...], Home]:
    """Every key of a model and of the models in it by its path, the outer ones first."""
    found = sorted(_homes(root, ()), key=lambda home: len(home.path))
    return {home.path: home for home in found}


def _homes(model: type[Model], above: tuple[str, ...]) -> Iterator[Home]:
    for name, field in model.model_fields.items():
        path = (*above, name)
        yield Home(path, field)
        for inner in models_in(field.annotation):
            yield from _homes(inner, path)


def homes_of(target: str, root: type[Model]) -> tuple[Home, ...]:
    """The keys that a target of the table names; none for one of another schema."""
    part, _, title = target.partition(".")
    known = homes(root).values()
    if part == _EVERYWHERE:
        return tuple(home for home in known if home.title == title)
    outer = next((home for home in known if home.title == part and not home.above), None)
    if outer is None or not title:
        return (outer,) if outer else ()
    return tuple(home for home in known if home.above[:1] == outer.path and home.title == title)


@cache
def terms(root: type[Model]) -> Mapping[str, tuple[Term, ...]]:
    """Every word for a key of a model, with what it may stand for."""
    found: dict[str, list[Term]] = {}
    for term in _terms(root):
        found.setdefault(term.word, []).append(term)
    return {word: tuple(each) for word, each in found.items()}


def _terms(root: type[Model]) -> Iterator[Term]:
    table, known = synonyms(), homes(root).values()
    named = (Term(word, home, is_name=True) for home in known for word in (home.title, home.path[-1]))
    called = (
        Term(word, home, usual=target.startswith(_EVERYWHERE))
        for target, words in table.keys.items()
        for home in homes_of(target, root)
        for word in words
    )
    has_rooms = all(homes_of(room, root) for room in ROOMS)
    nameless = (Term(word, None) for word in (table.no_ledger if has_rooms else ()))
    yield from (*named, *called, *nameless)


@cache
def values(root: type[Model]) -> Mapping[str, tuple[tuple[Home, str], ...]]:
    """The values of closed lists, and the parts of one such as 警告、通报批评, with their keys."""
    found: dict[str, list[tuple[Home, str]]] = {}
    for home in homes(root).values():
        for value in map(str, choices(home.field) or get_args(listed(home.field.annotation))):
            for word in dict.fromkeys((value, *value.split("、"))):
                found.setdefault(word, []).append((home, value))
    return {word: tuple(each) for word, each in found.items()}


@cache
def forms(word: str, around: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A word, then what is left of it without what stands around names, the longest first.

    `around` are the titles of what it stands in, whose words it may begin with: 检查次数 in 行政检查.
    """
    table = synonyms()
    this_year = re.sub(r"^20\d\d ?年度?", "", word)
    found, left = {word, this_year}, [word, this_year]
    while left:
        form = left.pop()
        shorter = {
            *(form[len(each) :] for each in table.before if form.startswith(each)),
            *(form[: -len(each)] for each in table.after if form.endswith(each)),
            *(form[end:] for end in range(2, len(form)) if any(form[:end] in title for title in around)),
        }
        left += shorter - found
        found |= shorter
    return tuple(sorted((form for form in found if len(form) > 1), key=lambda form: (-len(form), form)))
