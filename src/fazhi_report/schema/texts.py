"""正文: texts of the office's own, who reviewed them and who approved the report."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from fazhi_report.diagnostics import DataPath
from fazhi_report.schema.fields import Day, Line, Model, OrMapping, Passage, Prose, Sentence, _of_a_cell, key

_MAKERS = (Passage, _of_a_cell)

DIGEST_LENGTH = 16
"""How many hexadecimal digits of a SHA-256 tell one text of a report from another: 64 bits."""

_DIGITS = frozenset("0123456789abcdef")


# Statements ------------------------------------------------------------------------------------------------


class Statement(Model):
    """What a person states of a finished text. Only that person enters it, so no form has a place for it."""


def _as_seen(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise PydanticCustomError("seen_type", "seen", {})
    return f"{Decimal(str(value)):f}" if isinstance(value, float) else str(value)


def _without_blanks(value: object) -> object:
    """A name without a figure is one that was left out, as everywhere."""
    if isinstance(value, dict):
        return {name: figure for name, figure in value.items() if figure is not None}
    return value


Seen = Annotated[str, BeforeValidator(_as_seen), WithJsonSchema({"type": ["number", "string"]})]
"""A figure as a person saw it printed: 4, 36.5 or "100%"; kept as text."""


class Review(Statement):
    """Who reviewed a text, when, and the figures as they were then."""

    by: Annotated[Line, key("复核人", "谁复核的")]
    on: Annotated[Day, key("日期", "哪一天复核的")]
    figures: Annotated[
        dict[str, Seen],
        BeforeValidator(_without_blanks),
        key("数字", "正文引用的数，复核时各是多少，如 {学习.次数: 4}；以后数变了有警告"),
    ] = {}  # noqa: RUF012  pydantic copies it


def _digest(value: object) -> str:
    """A digest, which a data file that does not quote it may hold as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or len(text) != DIGEST_LENGTH or not _DIGITS.issuperset(text):
        raise PydanticCustomError("digest_form", "digest", {"length": DIGEST_LENGTH})
    return text


Digest = Annotated[
    str,
    BeforeValidator(_digest),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^[0-9a-f]{{{DIGEST_LENGTH}}}$"}),
]
"""The beginning of the SHA-256 of a report's text."""


class Approval(Statement):
    """Who approved the report, when, and which text that was."""

    by: Annotated[Line, key("签发人", "谁签发的")]
    on: Annotated[Day, key("日期", "哪一天签发的")]
    digest: Annotated[
        Digest, key("校验码", "签发的正文的校验码，16 位，fazhi package 写在“未完事项.md”和“目录.json”里")
    ]


# Reviewed texts --------------------------------------------------------------------------------------------


class ReviewedPassage(Passage):
    """A text that was written together with its review."""

    __slots__ = ("review",)
    review: Review

    @classmethod
    def of(cls, written: "ReviewedText") -> str:
        """The text of a mapping."""
        if written.reviewed is None:
            return written.text
        passage = cls(written.text)
        passage.review = written.reviewed
        return passage


Reviewed = Annotated[Review | None, key("复核", "谁在哪一天复核了这段文字，当时引用的数是多少；没有复核不写")]
"""The review of the text beside it."""


class ReviewedText(Model):
    """Paragraphs and their review."""

    text: Annotated[Prose, key("内容", "正文；可以引用数字，如 {{ 学习.次数 }}")]
    reviewed: Reviewed = None


class ReviewedSentence(ReviewedText):
    """One paragraph and its review."""

    text: Annotated[Sentence, key("内容", "正文，一段；可以引用数字，如 {{ 学习.次数 }}")]


OwnProse = Annotated[Prose, OrMapping(ReviewedText, ReviewedPassage.of)]
"""Paragraphs of the office's own, with or without their review."""

OwnSentence = Annotated[Sentence, OrMapping(ReviewedSentence, ReviewedPassage.of)]
"""One paragraph of the office's own, with or without its review."""


# Texts in the data -----------------------------------------------------------------------------------------


def passages(model: Model, path: DataPath = ()) -> Iterator[tuple[DataPath, Passage]]:
    """Every text of the data in which references are evaluated, with its path."""
    stated = model.model_fields_set
    for name in _with_texts(type(model)):
        if name in stated:
            yield from _passages_in(getattr(model, name), (*path, name))


@cache
def _with_texts(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model that can hold such a text; most records have none."""
    return tuple(
        name for name, field in kind.model_fields.items() if _holds((field.annotation, *field.metadata))
    )


def _holds(parts: tuple[object, ...]) -> bool:
    for part in parts:
        if isinstance(part, OrMapping) or (isinstance(part, AfterValidator) and part.func in _MAKERS):
            return True
        if isinstance(part, type) and issubclass(part, Model) and _with_texts(part):
            return True
        if _holds((*get_args(part), *getattr(part, "__metadata__", ()))):
            return True
    return False


def _passages_in(value: object, path: DataPath) -> Iterator[tuple[DataPath, Passage]]:
    match value:
        case Passage():
            yield path, value
        case Model():
            yield from passages(value, path)
        case tuple():
            for index, item in enumerate(value):
                yield from _passages_in(item, (*path, index))


class OwnText(NamedTuple):
    """A text of the office's own; `review_path` is where its review is, or would be, written."""

    path: DataPath
    text: Passage
    review: Review | None
    review_path: DataPath


def own_texts(report: Model) -> Iterator[OwnText]:
    """Every text in which references are evaluated, with its review; the cells of tables are no texts."""
    for path, text in passages(report):
        if all(isinstance(step, int) for step in path[-2:]):
            continue
        *above, last = path
        if last == "text":
            yield OwnText(
                path, text, getattr(value_of(report, tuple(above)), "reviewed", None), (*above, "reviewed")
            )
        else:
            review = text.review if isinstance(text, ReviewedPassage) else None
            yield OwnText(path, text, review, (*path, "reviewed"))


def value_of(report: Model, path: DataPath) -> Any:  # noqa: ANN401  any value of the schema
    """The value at a data path by the names of fields."""
    value: Any = report
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value
