"""不足与安排: what was lacking, what is done about it, what comes next."""

from typing import Annotated, Literal

from fazhi_report.schema.fields import Model, Phrase, Prose, key


class Plan(Model):
    """One item of next year's plan."""

    title: Annotated[Phrase, key("标题", "小标题，末尾不带标点")]
    text: Annotated[Prose, key("内容", "正文；可以引用数字，如 {{ 学习.次数 }}")]


class Addition(Model):
    """A paragraph of the office's own, put at the end of a part of the report."""

    part: Annotated[
        Literal["第一责任人", "主要举措和成效", "不足和整改", "下年安排"], key("位置", "放在哪一部分的末尾")
    ]
    title: Annotated[Phrase | None, key("标题", "小标题；写了就编号为（几），不写就是普通段落")] = None
    text: Annotated[Prose, key("内容", "正文；空一行另起一段；可以引用数字，如 {{ 学习.次数 }}")]
