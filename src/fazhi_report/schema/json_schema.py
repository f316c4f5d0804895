"""The JSON Schemas that editors and other checkers use, one for each language of keys."""

import json
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from fazhi_report.schema.fields import Model
from fazhi_report.schema.report import whole_report

Language: TypeAlias = Literal["en", "zh"]
SCHEMA_FILES: dict[Language, str] = {"en": "schema.json", "zh": "schema.zh.json"}


def key_in(language: Language, model: type[Model], name: str) -> str:
    """The key of a field in a language: its name in English, its title in Chinese."""
    return name if language == "en" else model.model_fields[name].title or name


def json_schema(language: Language) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a data file with English ("en") or Chinese ("zh") keys."""
    schema = whole_report().model_json_schema(by_alias=language == "zh")
    _each_mapping(schema, _for_editors)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "法治政府建设情况报告数据文件",
    }


def _each_mapping(node: object, change: Callable[[dict[str, Any]], None]) -> None:
    if isinstance(node, dict):
        change(node)
        for child in node.values():
            _each_mapping(child, change)
    elif isinstance(node, list):
        for child in node:
            _each_mapping(child, change)


def _for_editors(node: dict[str, Any]) -> None:
    """Drop the names and docstrings of classes; let a key that may be left out stand without a value."""
    if "properties" not in node:
        return
    node.pop("title", None)
    node.pop("description", None)
    for name, field in node["properties"].items():
        if field.get("default", 0) in (None, {}, []) or isinstance(field.get("default"), dict):
            del field["default"]
        if name not in node.get("required", ()) and {"type": "null"} not in field.get("anyOf", ()):
            node["properties"][name] = _or_nothing(field)


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {
        key: field.pop(key) for key in ("title", "description", "default") if key in field
    }
    return {"anyOf": [field, {"type": "null"}], **kept}


def dumped(language: Language) -> str:
    """The JSON Schema as the text of its file."""
    return json.dumps(json_schema(language), ensure_ascii=False, indent=2) + "\n"
