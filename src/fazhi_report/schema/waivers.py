"""豁免: findings that an office has looked at and lets stand."""

from typing import Annotated

from fazhi_report.schema.fields import Code, Line, Model, key


class Waiver(Model):
    """One kind of finding that stands, at one place or wherever it is."""

    rule: Annotated[Code, key("规则", "检查结果里的代码，如 FZ315")]
    place: Annotated[Line | None, key("位置", "所在句子里的几个字，或者所在的键；不写就是全文")] = None
    reason: Annotated[Line, key("理由", "为什么照原样保留")]
