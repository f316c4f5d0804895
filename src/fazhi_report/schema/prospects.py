"""不足与安排: what was lacking, what is done about it, what comes next."""

from typing import Annotated

from fazhi_report.schema.declarations import OffPage
from fazhi_report.schema.fields import Flag, Line, Model, Phrase, Prose, Word, key
from fazhi_report.schema.numbers import Number
from fazhi_report.schema.texts import Reviewed


class Plan(Model):
    """One item of next year's plan."""

    title: Annotated[Phrase, key("标题", "小标题，末尾不带标点")]
    text: Annotated[Prose, key("内容", "正文；可以引用数字，如 {{ 学习.次数 }}")]
    reviewed: Reviewed = None


class LastPlan(Model):
    """An item of last year's plan, and whether it was carried out; unanswered until the clerk says so."""

    title: Annotated[Phrase, key("标题", "去年安排的小标题，末尾不带标点")]
    done: Annotated[Flag | None, key("完成", "是否已经完成；没有回答之前空着")] = None
    note: Annotated[Phrase | None, key("说明", "怎样完成的，或者为什么没有完成，一个分句")] = None


class Metric(Model):
    """A figure that no ledger holds."""

    name: Annotated[Word, key("名称", "指标名称，不带空格和标点，引用时用它")]
    value: Annotated[Number, key("数值", "指标的数值")]
    unit: Annotated[Phrase, key("单位", "计量单位，如 件、万人")]
    source: Annotated[Line | None, key("来源", "数据从哪里来")] = None
    baseline: Annotated[Number | None, OffPage(), key("基数", "上年或者比较的数值，供核对，不印")] = None
