"""统筹与带头: meetings of other bodies, what the head of the office did, leading groups."""

from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, RecordDates, Tallied, labelled
from fazhi_report.schema.fields import Phrase, Title, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count


class BodyMeeting(Record):
    """A meeting of a body other than the office's party body on building a law-based government."""

    name: Annotated[
        Phrase, Tallied(), key("名称", "哪个机构的会议，如“区委常委会会议”“区政府常务会议”；按名称分别计数")
    ]
    studied: Annotated[tuple[Phrase, ...], key("研究事项", "研究了什么，如“行政执法监督工作”")] = ()
    reviewed: Annotated[tuple[Title, ...], key("审议文件", "审议的文件，不带书名号")] = ()


class BodyMeetings(Ledger):
    """常委会、常务会、委员会等会议研究法治政府建设的记录."""

    records: Annotated[tuple[BodyMeeting, ...], RECORDS] = ()

    counting = Counting("body_meetings", "会议", "次数", "次")


class HeadAct(Record):
    """What the head of the office did for a law-based government, or several acts alike; no names."""

    kind: Annotated[
        Literal["批示", "听取汇报", "讲授法治课", "讲授党课", "协调", "督办"],
        labelled(
            "instructions",
            "hearings",
            "law_lectures",
            "party_lectures",
            "coordination",
            "urging",
            exclusive=False,
        ),
        key("方式", "做了什么；调研写在“调研”里，述法写在“述法”里"),
    ]
    subject: Annotated[Phrase | None, key("内容", "就什么事，如“行政执法工作”")] = None


class HeadActs(Ledger):
    """主要负责人履行推进法治建设职责的记录."""

    records: Annotated[tuple[HeadAct, ...], RECORDS] = ()

    counting = Counting("head_acts", "主要负责人", "次数", "次")

    post: Annotated[Phrase, key("称谓", "正文里怎样称呼，如“局党组书记、局长”")] = "主要负责人"


class LeadingGroup(Record):
    """A leading group, committee or other body of coordination."""

    name: Annotated[Phrase, key("名称", "全称，如“法治政府建设领导小组”")]
    action: Annotated[
        Literal["成立", "调整", "健全"] | None,
        labelled("set_up", "changed", "improved", exclusive=True),
        key("方式", "今年成立、调整还是健全；今年没有变动的不写"),
    ] = None
    meetings: Annotated[Count | None, Claims("未召开会议"), key("会议次数", "今年召开会议几次", "次")] = None


class LeadingGroups(Ledger):
    """领导小组、委员会等统筹协调机制."""

    records: Annotated[tuple[LeadingGroup, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("leading_groups", "领导小组", "个数", "个")
