"""监督: supervision of enforcement, and audit."""

from typing import Annotated, Literal

from fazhi_report.schema.declarations import Counting, labelled
from fazhi_report.schema.fields import Flag, Model, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record


class SupervisionActivity(Record):
    """An activity by which enforcement was supervised."""

    kind: Annotated[
        Literal["问卷调查", "专项监督", "专项检查", "案卷评查"],
        labelled("surveys", "special", "inspections", "case_files", exclusive=False),
        key("形式", "监督的形式"),
    ]
    subject: Annotated[Phrase, key("对象", "对什么开展监督，如“全区财政行政执法”")]


class Supervision(Ledger):
    """开展的行政执法监督活动."""

    records: Annotated[tuple[SupervisionActivity, ...], RECORDS] = ()

    counting = Counting("supervision", "执法监督", "次数", "次")


class Audit(Model):
    """How the findings of audits are dealt with."""

    responsibility_system: Annotated[Flag, key("整改责任制", "是否建立健全审计整改责任制")] = False
    rectification: Annotated[Flag, key("整改落实", "是否组织推进审计反馈问题整改落实")] = False
