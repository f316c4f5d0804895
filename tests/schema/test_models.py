"""Every model: titles, descriptions, both languages, both schemas."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import jsonschema
import pytest
from pydantic_core import core_schema

from fazhi_report.schema import Ledger, Model, Report, all_keys, model_at, models_in, validated
from fazhi_report.schema.faults import SENTENCES
from fazhi_report.schema.json_schema import SCHEMA_FILES, Language, dumped, json_schema
from fazhi_report.source import read
from tests.conftest import DATA, ROOT, data_2023


def models(model: type[Model] = Report) -> Iterator[type[Model]]:
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from models(inner)


MODELS = sorted(set(models()), key=lambda model: model.__name__)


def in_chinese(node: Any, model: type[Model]) -> Any:
    """Plain data with its keys in Chinese, written by walking the models, not by the loader."""
    if isinstance(node, dict):
        result = {}
        for key, value in node.items():
            field = model.model_fields[key]
            inner = next(models_in(field.annotation), model)
            result[field.title] = in_chinese(value, inner)
        return result
    if isinstance(node, list):
        record = model
        if issubclass(model, Ledger):
            record = next(models_in(model.model_fields["records"].annotation))
        return [in_chinese(item, record) for item in node]
    return node


def test_there_are_models() -> None:
    assert len(MODELS) > 30


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_chinese_title_of_its_own_and_a_description(model: type[Model]) -> None:
    titles = [field.title for field in model.model_fields.values()]

    assert titles
    assert all(title and not title.isascii() for title in titles)
    assert len(set(titles)) == len(titles)
    assert all(field.description for field in model.model_fields.values())
    assert all(field.validation_alias == field.title for field in model.model_fields.values())


@pytest.mark.parametrize("model", MODELS)
def test_models_are_closed_and_frozen(model: type[Model]) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


def test_a_file_in_chinese_keys_is_the_same_report() -> None:
    data = data_2023()
    chinese = in_chinese(data, Report)

    assert set(chinese) >= {"年度", "机构", "合同"}
    assert validated(chinese) == validated(data)


def test_no_key_means_one_thing_in_english_and_another_in_chinese() -> None:
    assert {key for key in all_keys(Report) if key.isascii()} >= {"year", "contracts", "disputes"}
    assert {key for key in all_keys(Report) if not key.isascii()} >= {"年度", "合同", "纠纷"}


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ((), "Report"),
        (("contracts",), "Contracts"),
        (("合同", "records", 0), "Contract"),
        (("合同", 0), None),
        (("nothing", "a"), None),
    ],
)
def test_model_at(path: tuple[str | int, ...], model: str | None) -> None:
    found = model_at(Report, path)

    assert (found.__name__ if found else None) == (model if path != ("合同", 0) else "Contracts")


# The published schemas -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", SCHEMA_FILES)
def test_the_committed_schema_is_not_stale(language: Language) -> None:
    committed = (ROOT / SCHEMA_FILES[language]).read_text(encoding="utf-8")

    assert committed == dumped(language), f"run: fazhi schema --keys {language} > {SCHEMA_FILES[language]}"


@pytest.mark.parametrize("language", SCHEMA_FILES)
def test_the_schema_is_a_valid_schema(language: Language) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(language))


@cache
def reader(language: Language) -> jsonschema.Draft202012Validator:
    """An independent reader of a schema; one for all tests, since it takes long to make."""
    return jsonschema.Draft202012Validator(json_schema(language))


def test_the_2023_data_fits_the_schema_in_both_languages() -> None:
    data = data_2023()

    reader("en").validate(data)
    reader("zh").validate(in_chinese(data, Report))


@pytest.mark.parametrize(
    "change",
    [
        {"contarcts": []},
        {"合同": []},
        {"year": "2023"},
        {"contracts": [{"disputes": -1}]},
        {"contracts": {"totals": 1}},
        {"audit": {"rectification": "已落实"}},
        {"enforcement_items": [{"kind": "行政检察"}]},
        {"exams": [{"participants": "甲", "date": "2023/5/1"}]},
        {"penalties": [{"fine": "2000"}]},
        {"contracts": [{"amount": -0.5}]},
        {"metrics": [{"name": "甲", "value": "3", "unit": "件"}]},
        {"structure": {"order": "倒序"}},
        {"shortcomings": [{"reviewed": {"by": "张三", "on": "2024-12-01"}}]},
        {"guidance": {"text": "甲", "reviewed": {"by": "张三", "on": "2024/12/1"}}},
        {"guidance": {"text": "甲", "reviewed": {"by": "张三", "on": "2024-12-01", "figures": 3}}},
        {"approval": {"by": "李四", "on": "2024-12-01", "digest": "0123"}},
    ],
)
def test_the_schema_refuses_what_the_models_refuse(change: dict[str, Any]) -> None:
    assert not reader("en").is_valid({**data_2023(), **change})


@pytest.mark.parametrize(
    "change",
    [
        {"contracts": None},
        {"contracts": [{"disputes": None}]},
        {"audit": {"rectification": "是"}},
        {"guidance": {"text": "甲", "reviewed": {"by": "张三", "on": "2024-12-01"}}},
        {"guidance": {"text": "甲", "reviewed": None}},
        {
            "shortcomings": [
                "甲",
                {
                    "text": "乙",
                    "reviewed": {
                        "by": "张三",
                        "on": "2024-12-01",
                        "figures": {"a.b": 4, "a.c": 0.5, "a.d": "5%"},
                    },
                },
            ]
        },
        {"approval": {"by": "李四", "on": "2024-12-01", "digest": "0123456789abcdef"}},
        {"approval": {"by": "李四", "on": "2024-12-01", "digest": 1234567890123456}},
    ],
)
def test_the_schema_accepts_what_the_models_accept(change: dict[str, Any]) -> None:
    data = {**data_2023(), **change}

    reader("en").validate(data)
    validated(data)


@pytest.mark.parametrize("language", SCHEMA_FILES)
def test_every_property_tells_what_it_is(language: Language) -> None:
    nodes = [json_schema(language)]
    properties = []
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            properties += node.get("properties", {}).values()
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node
    assert len(properties) > 100
    assert all(field["title"] and field["description"] for field in properties)


def test_the_data_file_names_the_schema_for_editors() -> None:
    assert DATA.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../schema.json\n")
    assert json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))["properties"]["year"]


# Messages --------------------------------------------------------------------------------------------------

# What pydantic-core can raise for each kind of node in our schemas, by its documentation of error types.
RAISED_BY = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "bool": {"bool_type", "bool_parsing"},
    "decimal": {"decimal_type", "decimal_parsing", "finite_number"},
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
}
HANDLED_APART = {"missing", "extra_forbidden", "contradiction"}
# The validators in front of these let only true, false, dates and decimals through.
NEVER_REACHED = RAISED_BY["bool"] | RAISED_BY["date"] | RAISED_BY["decimal"]


def kinds(schema: Any) -> Iterator[dict[str, Any]]:
    """Every node of a core schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, child in schema.items():
            if key != "metadata":
                yield from kinds(child)
    elif isinstance(schema, list | tuple):
        for child in schema:
            yield from kinds(child)


def test_every_error_type_we_can_meet_has_a_chinese_sentence() -> None:
    Report.model_rebuild()
    nodes = list(kinds(Report.__pydantic_core_schema__))
    met = set().union(*(RAISED_BY.get(node["type"], set()) for node in nodes))
    met |= {"greater_than_equal" for node in nodes if "ge" in node} | {
        "less_than_equal" for node in nodes if "le" in node
    }
    passive = {
        "definitions",
        "definition-ref",
        "nullable",
        "default",
        "function-after",
        "function-before",
        "function-wrap",
        "json-or-python",
        "union",  # of the published schema, or with an error type of its own
        "any",
        "model-field",
        "no-info",
    }

    assert {node["type"] for node in nodes} <= set(RAISED_BY) | passive
    assert met - HANDLED_APART - NEVER_REACHED <= set(SENTENCES)
    assert {"string_type", "int_type", "literal_error", "model_type", "greater_than_equal"} <= met


def test_every_sentence_is_about_an_error_that_exists() -> None:
    ours = {
        "document_number",
        "copy_number",
        "control_character", "blank_text", "edge_space", "several_paragraphs", "closing_punctuation", "title_brackets",
        "party_body", "repeated_item", "flag_type", "date_form", "date_impossible",
        "number_type", "count_type", "money_type", "share_type", "one_word", "rule_code", "seen_type", "digest_form",
        "annex_title", "cell_type", "points_type", "font_family",
    }  # fmt: skip
    known = set(get_args(core_schema.ErrorType))

    assert set(SENTENCES) - ours <= known
    assert not ours & known


def test_the_english_of_pydantic_is_never_shown() -> None:
    from fazhi_report.pipeline import validate  # noqa: PLC0415

    text = "year: x\norganization: {name: 1, region: []}\nbasis: 3\ncontracts: {total: -1, records: {}}\nplans: [1]\nexams: [{date: x, on_time: 1}]\n"
    found = validate(text.encode(), "a.yaml")

    assert len(found) > 8
    for diagnostic in found:
        assert not {"Input", "should", "valid", "Field", "required", "value"} & set(
            diagnostic.message.split()
        )
    assert read(text.encode(), "a.yaml").findings == ()
