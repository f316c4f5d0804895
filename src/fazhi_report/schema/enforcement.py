"""行政执法: how the law is enforced and which items are on the list."""

from typing import Annotated, Literal

from fazhi_report.schema.declarations import Counting, RecordDates, Registered, labelled
from fazhi_report.schema.fields import Flag, Model, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record


class Enforcement(Model):
    """How enforcement is done."""

    three_systems: Annotated[
        Flag, key("三项制度", "是否推进行政执法公示、执法全过程记录、重大执法决定法制审核")
    ] = False
    standards: Annotated[tuple[Phrase, ...], key("执法依据", "依据哪些流程图、标准、指引开展执法")] = ()
    conduct: Annotated[tuple[Phrase, ...], key("执法要求", "切实做好的工作，如 [亮证执法, 权利告知]")] = ()


class EnforcementItem(Record):
    """An item on the list of supervision items, or several of one kind."""

    kind: Annotated[
        Literal[
            "行政检查",
            "行政审批",
            "行政许可",
            "行政处罚",
            "行政强制",
            "行政确认",
            "行政征收",
            "行政给付",
            "行政裁决",
            "行政奖励",
            "其他行政权力",
        ],
        labelled(
            "inspections",
            "approvals",
            "licences",
            "penalties",
            "coercive_measures",
            "confirmations",
            "levies",
            "payments",
            "adjudications",
            "rewards",
            "others",
            exclusive=False,
        ),
        key("类别", "事项类别"),
    ]
    registered_in: Annotated[
        tuple[Phrase, ...] | None,
        Registered("registered", "已录入权力事项库", alike="统一录入权力事项库"),
        key("录入权力事项库", "录入了哪些层级的权力事项库，如 [省, 市, 区]；没有录入写 []"),
    ] = None


class EnforcementItems(Ledger):
    """监管事项目录清单."""

    records: Annotated[tuple[EnforcementItem, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("items", "监管事项", "项数", "项")

    compiled: Annotated[Flag, key("编制清单", "今年是否编制了清单")] = False
    updated: Annotated[Flag, key("更新清单", "今年是否更新了清单")] = False
