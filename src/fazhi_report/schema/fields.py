"""What the chapters of the schema are made of: the base model, how it is looked up, and the kinds of text.

Every field is declared as `Annotated[type, key(title, description)]`: the title is the Chinese name that
messages and editors show and that a data file may use as the key instead of the English one.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.config import JsonDict  # noqa: TC002  pydantic reads annotations
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from fazhi_report.notation import UNSEEN


def key(title: str, description: str, unit: str = "") -> Any:  # noqa: ANN401  as Field itself
    """Metadata of a field: its Chinese title, which is also its second key, what it holds, its unit."""
    extra: JsonDict | None = {"unit": unit} if unit else None
    return Field(title=title, description=description, validation_alias=title, json_schema_extra=extra)


class Contradiction(NamedTuple):
    """Two statements of one model that can't both hold; `field` is the one to look at first.

    `within` leads on from there to an item of a list.
    """

    field: str
    code: str
    message: str
    hint: str
    within: tuple[int | str, ...] = ()


class Model(BaseModel):
    """A mapping of the data file: closed, immutable, with keys in English or in Chinese."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,  # a file uses few of the ledgers; the others need no validator
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """What the values of this model say against each other."""
        return iter(())

    @classmethod
    def whole(cls) -> "type[Model]":
        """The model with all of its fields; some have more than those that are declared."""
        return cls

    @classmethod
    def more_keys(cls) -> Iterator[str]:
        """The keys, in both languages, of fields that the whole model has beside those that are declared."""
        return iter(())

    @model_validator(mode="before")
    @classmethod
    def _leave_out_blanks(cls, data: object) -> object:
        """A key without a value is one that was left out."""
        if isinstance(data, dict) and None in data.values():
            return {name: value for name, value in data.items() if value is not None}
        return data

    @model_validator(mode="after")
    def _refuse_contradictions(self) -> Self:
        if type(self).contradictions is Model.contradictions:
            return self
        if faults := tuple(self.contradictions()):
            raise PydanticCustomError("contradiction", "contradiction", {"faults": faults})
        return self


# Text ------------------------------------------------------------------------------------------------------

_LINES = re.compile("[\\t\\n\\r]")
"""What parts lines, and is left of a text without the empty lines between its paragraphs."""

_CODE = re.compile(r"FZ\d{3}", re.ASCII)
_CLOSING = "。；，、：！？.;,:!?"


def _visible(text: str) -> str:
    unprintable = "" if text.isprintable() else text.replace("\n\n", "")
    if hidden := UNSEEN.search(text) or _LINES.search(unprintable):
        raise PydanticCustomError("control_character", "control", {"point": f"U+{ord(hidden[0]):04X}"})
    if not text.strip():
        raise PydanticCustomError("blank_text", "blank", {})
    if text != text.strip():
        raise PydanticCustomError("edge_space", "space", {})
    return text


def _one_paragraph(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("several_paragraphs", "paragraphs", {})
    return text


def _unpunctuated(text: str) -> str:
    if text[-1] in _CLOSING:
        raise PydanticCustomError("closing_punctuation", "punctuation", {"mark": text[-1]})
    return text


def _without_brackets(text: str) -> str:
    if text[0] == "《" and text.find("》") in (-1, len(text) - 1):
        raise PydanticCustomError("title_brackets", "brackets", {})
    return text


def _one_word(text: str) -> str:
    if not text.isidentifier():
        raise PydanticCustomError("one_word", "word", {})
    return text


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise PydanticCustomError("rule_code", "rule code", {})
    return text


class OrMapping(NamedTuple):
    """Lets a text also be written as a mapping, of a model that `read` makes a text of again.

    A mapping without any key of the model is what a text with a colon and a space becomes, and is refused as
    no text.
    """

    model: type[Model]
    read: Callable[[Any], str]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate the form that is there, so that no fault tells of the other; publish both."""
        text = handler(source)

        def read(value: object, as_text: core_schema.ValidatorFunctionWrapHandler) -> object:
            if isinstance(value, dict) and any(field_name(self.model, str(name)) for name in value):
                return self.read(self.model.model_validate(value))
            return as_text(value)

        return core_schema.json_or_python_schema(
            json_schema=core_schema.union_schema([text, handler.generate_schema(self.model)]),
            python_schema=core_schema.no_info_wrap_validator_function(read, text),
        )


class Suggested(NamedTuple):
    """What a text is most often, for editors and forms; it may be something else."""

    options: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish these beside any text."""
        return {"anyOf": [{"enum": list(self.options)}, handler(core_schema)]}


def suggestions(field: FieldInfo) -> tuple[str, ...]:
    """What a text is most often; () where nothing is said of it."""
    return next((item.options for item in field.metadata if isinstance(item, Suggested)), ())


class Passage(str):
    """Text in which fact references such as {{ 学习.次数 }} are evaluated; it may hold paragraphs."""

    __slots__ = ()


Line = Annotated[str, AfterValidator(_visible), AfterValidator(_one_paragraph)]
"""Text on one line: a name."""

Phrase = Annotated[Line, AfterValidator(_unpunctuated)]
"""Part of a sentence; the punctuation after it is the template's."""

Word = Annotated[Line, AfterValidator(_one_word)]
"""A name that fact references can use: letters, Han characters and digits, not beginning with a digit."""

Title = Annotated[Phrase, AfterValidator(_without_brackets)]
"""The title of a law or document, without its 《》, which the template sets."""


def lists_titles(field: FieldInfo) -> bool:
    """Whether a field is a list of such titles."""
    return get_args(field.annotation)[:1] == (Title,)


Code = Annotated[Line, AfterValidator(_code), Field(examples=["FZ315"])]
"""The code of a rule."""

_CITING = Field(examples=["全年组织法治学习{{ 学习.次数 }}次。"])

Prose = Annotated[str, AfterValidator(_visible), AfterValidator(Passage), _CITING]
"""One or more paragraphs that may cite facts."""

Sentence = Annotated[
    str, AfterValidator(_visible), AfterValidator(_one_paragraph), AfterValidator(Passage), _CITING
]
"""One paragraph that may cite facts."""

LONGEST_CELL = 2000  # characters


def _printed(value: object) -> object:
    """What a cell prints of a value: a number as it is written, nothing of null."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            pass
        case int():
            return str(value)
        case float():
            return f"{Decimal(str(value)):f}"
    raise PydanticCustomError("cell_type", "cell", {})


def _of_a_cell(text: str) -> str:
    text = _one_paragraph(_visible(text)) if text else text
    return Passage(text) if "{" in text else text


Cell = Annotated[
    str,
    Field(max_length=LONGEST_CELL),
    BeforeValidator(_printed),
    AfterValidator(_of_a_cell),
    WithJsonSchema({"type": ["string", "number", "null"]}),
]
"""A cell of a table: a text, which may cite facts, a number, or null for an empty one."""


# Dates, yes and no ------------------------------------------------------------------------------------------

_YES_NO = {"是": True, "否": False}
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)


def _yes_or_no(value: object) -> object:
    answer = _YES_NO.get(value) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        raise PydanticCustomError("flag_type", "flag", {})
    return answer


def _day(value: object) -> object:
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("date_form", "date", {})
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_impossible", "date", {"text": value}) from None


Flag = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": list(_YES_NO)}], "examples": ["是", True]}),
]
"""true or false, 是 or 否."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)$",
            "examples": ["2024-05-06", "2024年5月6日"],
        }
    ),
]
"""A calendar day: 2023-05-04 or 2023年5月4日."""


def measure_word(field: FieldInfo) -> str:
    """The measure word of a field's figures."""
    extra = field.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


# Looking models up ---------------------------------------------------------------------------------------


def models_in(annotation: object) -> Iterator[type[Model]]:
    """The models that a field's annotation can hold, inside tuples, unions and Annotated, with all fields."""
    return (model.whole() for model in _declared_in(annotation))


def holds_models(annotation: object) -> bool:
    """Whether a field can hold a model; none is made whole for it."""
    return any(True for _ in _declared_in(annotation))


def _declared_in(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif isinstance(annotation, OrMapping):
        yield annotation.model
    else:
        for part in get_args(annotation):
            yield from _declared_in(part)


def model_at(root: type[Model], path: tuple[str | int, ...]) -> type[Model] | None:
    """The model of the mapping at a data path whose keys are in either language; None where there is none."""
    model: type[Model] | None = root
    for step in path:
        if isinstance(step, int):
            continue
        if model is None:
            return None
        name = field_name(model, step)
        model = next(models_in(model.model_fields[name].annotation), None) if name else None
    return model


def field_name(model: type[Model], written: str) -> str | None:
    """The name of the field that a key, in either language, stands for."""
    if written in model.model_fields:
        return written
    return next((name for name, field in model.model_fields.items() if field.title == written), None)


def spelling(mapping: object, model: type[Model], name: str) -> str:
    """How a mapping of the data writes the key of a field; its Chinese title where it does not."""
    if name not in model.model_fields or (isinstance(mapping, dict) and name in mapping):
        return name
    return model.model_fields[name].title or name


@cache
def all_keys(root: type[Model]) -> frozenset[str]:
    """Every key of a model and of the models in it, in both languages."""
    keys = set(root.more_keys())
    for name, field in root.model_fields.items():
        keys |= {name, field.title or name}
        for model in _declared_in(field.annotation):
            keys |= all_keys(model)
    return frozenset(keys)
