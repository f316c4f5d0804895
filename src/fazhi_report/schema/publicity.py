"""普法: publicity of the law."""

from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, labelled
from fazhi_report.schema.fields import Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count


class PublicityActivity(Record):
    """An activity that made the law known."""

    kind: Annotated[
        Literal["专项宣传", "征集展播", "宣传培训", "讲座", "以案释法"],
        labelled("campaigns", "shows", "trainings", "lectures", "cases", exclusive=False),
        key("形式", "活动的形式"),
    ]
    theme: Annotated[Phrase, key("主题", "活动的名称或内容，不带引号")]
    attendees: Annotated[Count | None, Claims("无受众"), key("受众人次", "受众多少人次", "人次")] = None
    leaflets: Annotated[Count | None, Claims("未发放资料"), key("发放资料", "发放宣传资料多少份", "份")] = (
        None
    )
    consultations: Annotated[
        Count | None, Claims("无人咨询"), key("咨询人次", "接受咨询多少人次", "人次")
    ] = None


class Publicity(Ledger):
    """普法宣传活动."""

    records: Annotated[tuple[PublicityActivity, ...], RECORDS] = ()

    counting = Counting("publicity", "普法活动", "场次", "场")

    responsibility_list: Annotated[Flag, key("普法责任清单", "是否按“谁执法谁普法”制定了普法责任清单")] = (
        False
    )
    projects_delivered: Annotated[Flag, key("普法项目落地", "普法项目是否落地见效")] = False
