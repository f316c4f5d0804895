"""职能与服务: licensing, services, power lists, fair competition."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import (
    Claims,
    Counting,
    Rate,
    RecordDates,
    RecordsBeside,
    Tallied,
    Usual,
    labelled,
)
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, Title, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count


class Licence(Record):
    """An application for a licence, or several alike."""

    item: Annotated[Phrase | None, key("事项", "许可事项名称")] = None
    outcome: Annotated[
        Literal["准予许可", "不予许可", "办理中"] | None,
        labelled("granted", "refused", "pending", exclusive=True),
        key("结果", "办理结果"),
    ] = None
    instant: Annotated[Flag | None, key("即办", "是否当场办结")] = None
    online: Annotated[Flag | None, key("网办", "是否网上办理")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """An application decided on the spot that is not decided yet."""
        if self.instant and self.outcome == "办理中":
            yield Contradiction("instant", "FZ203", "还在办理中，却写了即办", "改正其中一项")


class Licences(Ledger):
    """Applications for licences handled over the year."""

    records: Annotated[tuple[Licence, ...], RECORDS] = ()

    counting = Counting(
        "licences",
        "行政许可",
        "件数",
        "件",
        (Rate("instant_rate", "即办率", "instant"), Rate("online_rate", "网办率", "online")),
    )


class ServiceItem(Record):
    """An item of government service, or several alike."""

    online: Annotated[Flag | None, key("全程网办", "是否全程网上办理")] = None
    at_centre: Annotated[Flag | None, key("进驻大厅", "是否进驻政务服务大厅")] = None
    e_licence: Annotated[
        Flag | None, Claims("均未使用电子证照", "均使用电子证照"), key("电子证照", "是否使用电子证照")
    ] = None


class ServiceItems(Ledger):
    """Items of government service on the list."""

    records: Annotated[tuple[ServiceItem, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting(
        "services", "政务服务事项", "项数", "项", (Rate("online_rate", "全程网办率", "online"),)
    )


class PowerItem(Record):
    """An item of the list of powers and duties, or several alike."""

    status: Annotated[
        Literal["保留", "新增", "取消", "调整"] | None,
        labelled("kept", "added", "cancelled", "changed", exclusive=True),
        Usual("保留"),
        key("状态", "本年度保留、新增、取消还是调整"),
    ] = None


class PowerItems(Ledger):
    """Items of the list of powers and duties."""

    records: Annotated[tuple[PowerItem, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("powers", "权责清单", "项数", "项", beside=RecordsBeside("status", "取消"))


class FairReview(Record):
    """A review of fair competition, or several alike."""

    document: Annotated[Title | None, key("文件", "审查的文件，不带书名号")] = None
    conclusion: Annotated[
        Literal["通过", "修改后通过", "不予出台"] | None,
        labelled("passed", "passed_after_changes", "withheld", exclusive=True),
        key("结论", "审查结论"),
    ] = None


class FairReviews(Ledger):
    """Reviews of fair competition (《公平竞争审查条例》)."""

    records: Annotated[tuple[FairReview, ...], RECORDS] = ()

    counting = Counting("fair_reviews", "公平竞争审查", "件数", "件")


class EnterpriseVisit(Record):
    """A visit or service to enterprises, or several alike."""

    kind: Annotated[Phrase | None, key("内容", "服务的内容，如“法治体检”")] = None
    enterprises: Annotated[
        Count | None, Claims("未服务企业"), key("服务企业", "服务了多少家次企业", "家次")
    ] = None


class EnterpriseVisits(Ledger):
    """Visits and services to enterprises."""

    records: Annotated[tuple[EnterpriseVisit, ...], RECORDS] = ()

    counting = Counting("visits", "助企服务", "次数", "次")


class ResearchTrip(Record):
    """A trip of research, or several alike."""

    by: Annotated[
        Phrase | None, Tallied(), key("人员", "谁开展的，如“主要负责人”“分管负责人”；按人员分别计数")
    ] = None
    topic: Annotated[Phrase | None, key("主题", "调研的题目")] = None


class ResearchTrips(Ledger):
    """Trips of research by leading officials."""

    records: Annotated[tuple[ResearchTrip, ...], RECORDS] = ()

    counting = Counting("research", "调研", "次数", "次")


class LegislationTask(Record):
    """A task or opinion on legislation, or several alike."""

    draft: Annotated[Title | None, key("草案", "法规、规章草案名称，不带书名号")] = None
    opinions: Annotated[Count | None, Claims("未提意见"), key("意见数", "提出几条意见", "条")] = None


class Legislation(Ledger):
    """Drafts of law and regulations that the office worked on."""

    records: Annotated[tuple[LegislationTask, ...], RECORDS] = ()

    counting = Counting("legislation", "立法", "件数", "件")
