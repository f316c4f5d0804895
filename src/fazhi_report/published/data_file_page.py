"""The reference of the data file, made from the schema and the facts: docs/data-file.md.

python -m fazhi_report.published data-file -o docs/data-file.md
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from fazhi_report.facts import Fact, Facts, derive
from fazhi_report.notation import markdown_table
from fazhi_report.schema import (
    Ledger,
    Model,
    Record,
    Report,
    Review,
    ReviewedText,
    held,
    listed,
    measure_word,
    models_in,
)

COMMAND = "python -m fazhi_report.published data-file -o docs/data-file.md"

_OPENING = f"""\
# 台账参考

台账里可以写的每一个键。这一页由程序按数据格式生成，不要手工修改；重新生成：`{COMMAND}`

- 键写中文或英文都可以，一份台账只用一种。没有的事不写；空着的项等于没写。标明“必填”的，写了上一级就必须写。
- **文字**：直接写；除正文（导语、不足、整改、总体要求、安排、补充段落、附件）外末尾不带标点。
- **是非**：`是`、`否`，或者 `true`、`false`。记录里没有写的，是不知道，不是“否”。
- **日期**：`2024-05-06` 或 `2024年5月6日`。
- **整数**不能小于 0；**数**可以带小数。金额按元写，报告里满1万元的印万元，不满的印元。大约的整数和金额，写成
  `5000余`、`5000多`、`5000以上`、`近5000`、`不足5000`、`约5000`、`5000左右`。
- **率**：`98.5%`，最多两位小数。
- **列表**：`[甲, 乙]`，方括号和逗号用半角；也可以一行一项，每行以 `- ` 开头。

## 一本账

注明“一本账”的，值是一列记录。没有全部列出、没有逐条登记，或者要说明没写的是什么时，改写成下面几项：
"""

_TOTALS_OF_THE_YEAR = """
没有逐条登记的，记录里的数、金额、是非项、选项和率，也可以直接写全年的总数，如 `行政检查: {发现问题: 57}`；率
由件数算得出的不写。各本账下面用“全年总数”一行列出可以写的名称。怎样写，见[台账怎么写](ledger.md)。
"""

_EVERY_RECORD = """
每条记录都可以写下面几项，各本账不再重复：
"""

_FACTS = """
每本账给出一些数，正文里写 `{{ 合同.份数 }}` 引用，模板里写 `fact.合同.份数`。各本账下面列出它们的名称和单位；
“判断”只能用在模板里。写了“上年文件”，而且上年也有的数，另外有“上年”“增减”，上年不是 0 的还有“增幅”，
如 `合同.份数上年`、`合同.份数增减`、`合同.份数增幅`；率只有“上年”“增减”。
写明“分别计数”的文字，每一种另有一个数，如 `会议.区政府常务会议次数`、`调研.主要负责人次数`。
"""

_REVIEWS = """
## 复核

正文（导语、不足、整改、总体要求、安排、补充段落、附件）可以带复核。导语、不足、整改、总体要求要带时，把文字改成两项：
`{内容: …, 复核: {…}}`。引用的数与复核时不同，就有警告。“复核”里写：
"""

_MINIMAL = {
    "year": 2024,
    "organization": {
        "name": "甲",
        "short_name": "甲",
        "party_body": "党组",
        "region": {"name": "甲", "level": "县"},
    },
}
"""The facts of every ledger are the same whatever a file holds; this is the least it can."""


def reference() -> str:
    """The whole page."""
    facts = derive(Report.model_validate(_MINIMAL))
    return "\n".join(_page(facts)) + "\n"


def _page(facts: Facts) -> Iterator[str]:
    yield _OPENING
    yield from _fields(Ledger, Ledger.model_fields)
    yield _TOTALS_OF_THE_YEAR.rstrip("\n")
    yield _EVERY_RECORD
    yield from _fields(Record, Record.model_fields)
    yield _FACTS.rstrip("\n")
    yield _REVIEWS
    yield from _fields(Review, Review.model_fields)
    yield ""
    yield "## 全部的键"
    yield ""
    yield from _table(
        ("中文键", "英文键", "内容", "写法"),
        (
            (f"`{field.title}`", f"`{name}`", field.description or "", _form(field))
            for name, field in _parts()
        ),
    )
    for name, field in _parts():
        yield from _part(name, field, facts)


def _parts() -> Iterable[tuple[str, FieldInfo]]:
    return Report.model_fields.items()


def _part(name: str, field: FieldInfo, facts: Facts) -> Iterator[str]:
    """The section of a key that holds more than one value, or whose facts are cited."""
    model = _own_model(field)
    group = model.counting.title if model and issubclass(model, Ledger) else field.title
    given = [fact for fact in facts.values() if fact.title.partition(".")[0] == group]
    if not model and not given:
        return
    yield from ("", f"## {field.title} `{name}`", "", f"{field.description}。{_form(field)}。")
    if model:
        yield from _model(model)
    if given:
        yield from ("", *_given(given))


def _model(model: type[Model]) -> Iterator[str]:
    """The tables of a model, and of the models in it; the totals of a ledger are named in one line."""
    told: set[str] = next(
        (set(base.model_fields) for base in (Ledger, Record) if issubclass(model, base)), set()
    )
    totals = model.totals() if issubclass(model, Ledger) else ()
    own = [name for name in model.model_fields if name not in told.union(totals)]
    if own:
        yield ""
        yield from _fields(model, own)
    for name in model.model_fields:
        field = model.model_fields[name]
        if (inner := _own_model(field)) and inner is not Review:
            yield from ("", f"{field.title}：" if name != "records" else "每条记录：")
            yield from _model(inner)
    if totals:
        names = "、".join(f"`{model.model_fields[name].title}` `{name}`" for name in totals)
        yield from ("", f"全年总数：{names}")


def _own_model(field: FieldInfo) -> type[Model] | None:
    """The model that a field holds; that of a text with its review is told once for all."""
    model = next(models_in(field.annotation), None)
    return None if model and issubclass(model, ReviewedText) else model


def _fields(model: type[Model], names: Iterable[str]) -> Iterator[str]:
    fields = [(name, model.model_fields[name]) for name in names]
    yield from _table(
        ("中文键", "英文键", "写法", "单位", "内容"),
        (
            (f"`{field.title}`", f"`{name}`", _form(field), _unit(field), field.description or "")
            for name, field in fields
        ),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return markdown_table(head, ([cell.replace("|", "｜") for cell in row] for row in rows))


# How a value is written ------------------------------------------------------------------------------------

_KINDS: dict[object, str] = {
    bool: "是非",
    int: "整数",
    Decimal: "数",
    date: "日期",
    str: "文字",
    Fraction: "率",
}


def _form(field: FieldInfo) -> str:
    """What may be written, in words."""
    needed = "必填，" if field.is_required() else ""
    usual = field.default
    left_out = f"；不写就是 `{usual}`" if isinstance(usual, str) or (usual and type(usual) is int) else ""
    return needed + _words(held(field.annotation)) + left_out


def _words(kind: object) -> str:
    if isinstance(kind, type) and issubclass(kind, Ledger):
        return "一本账"
    if isinstance(kind, type) and issubclass(kind, Model):
        return "分项写"
    if item := listed(kind):
        return (
            "一列，每条分项写"
            if isinstance(item, TypeVar) or any(models_in(item))
            else f"列表，每项：{_words(item)}"
        )
    if get_origin(kind) is dict:
        return "`{名称: 值}`，可以写几个"
    if get_origin(kind) is Literal:
        choices = [f"`{choice}`" for choice in get_args(kind)]
        return ("其中之一：" if len(choices) > 1 else "") + "、".join(choices)
    return _KINDS[kind]


def _unit(field: FieldInfo) -> str:
    """The unit a figure is written in: amounts are written in 元 and printed in 万元."""
    unit = measure_word(field)
    return "元" if unit == "万元" and held(field.annotation) is Decimal else unit


def _given(facts: list[Fact]) -> Iterator[str]:
    """The facts that a part gives: figures with their units, rates, claims."""
    claims = [fact for fact in facts if isinstance(fact.value, bool)]
    texts = [fact for fact in facts if isinstance(fact.value, str)]
    figures = [fact for fact in facts if fact.unit]
    rates = [fact for fact in facts if fact not in (*claims, *texts, *figures)]
    named = {"数": figures, "率（%）": rates, "文字": texts, "判断": claims}
    for kind, group in named.items():
        if group:
            names = "、".join(f"`{fact.title}`" + (f"（{fact.unit}）" if fact.unit else "") for fact in group)
            yield f"- {kind}：{names}"
