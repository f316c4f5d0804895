"""普法: publicity of the law."""

from typing import Annotated, Literal

from fazhi_report.schema.fields import Day, Flag, Ledger, Phrase, Record, key


class PublicityActivity(Record):
    """An activity that made the law known."""

    kind: Annotated[
        Literal["专项宣传", "征集展播", "宣传培训", "讲座", "以案释法"], key("形式", "活动的形式")
    ]
    theme: Annotated[Phrase, key("主题", "活动的名称或内容，不带引号")]
    date: Annotated[Day | None, key("日期", "活动日期")] = None


class Publicity(Ledger[PublicityActivity]):
    """普法宣传活动."""

    responsibility_list: Annotated[Flag, key("普法责任清单", "是否按“谁执法谁普法”制定了普法责任清单")] = (
        False
    )
    projects_delivered: Annotated[Flag, key("普法项目落地", "普法项目是否落地见效")] = False
