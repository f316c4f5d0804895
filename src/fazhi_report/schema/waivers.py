"""豁免: findings that an office has looked at and lets stand."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from fazhi_report.schema.fields import Line, Model, key


def _code(text: str) -> str:
    if len(text) != len("FZ000") or not text.startswith("FZ") or not text[2:].isdecimal():
        raise PydanticCustomError("rule_code", "rule code", {})
    return text


class Waiver(Model):
    """One kind of finding that stands, at one place or wherever it is."""

    rule: Annotated[
        Line, AfterValidator(_code), Field(examples=["FZ315"]), key("规则", "检查结果里的代码，如 FZ315")
    ]
    place: Annotated[Line | None, key("位置", "所在句子里的几个字，或者所在的键；不写就是全文")] = None
    reason: Annotated[Line, key("理由", "为什么照原样保留")]
