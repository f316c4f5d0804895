"""监督与公开: oversight by others, disclosure, requests for information."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Rate, RecordDates, labelled
from fazhi_report.schema.fields import Contradiction, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, exceeds


class Oversight(Record):
    """An inspection by which others supervised the office, or several alike."""

    by: Annotated[Phrase | None, key("实施机关", "由谁督察、检查")] = None
    problems: Annotated[Count | None, key("反馈问题", "反馈多少个问题", "个")] = None
    rectified: Annotated[Count | None, Claims("无已整改问题"), key("整改问题", "其中已整改多少个", "个")] = (
        None
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """More problems put right than reported."""
        if exceeds(self.rectified, self.problems):
            message = f"整改问题 {self.rectified} 多于反馈问题 {self.problems}"
            yield Contradiction("rectified", "FZ202", message, "改正其中一个")


class Oversights(Ledger):
    """Inspections of the office by others."""

    records: Annotated[tuple[Oversight, ...], RECORDS] = ()

    counting = Counting(
        "oversight", "接受督察", "次数", "次", (Rate("rectified_rate", "整改率", "rectified", "problems"),)
    )


class Disclosure(Record):
    """A piece of information disclosed, or several alike."""

    category: Annotated[Phrase | None, key("类别", "公开的类别")] = None
    channel: Annotated[Phrase | None, key("渠道", "公开的渠道，如“政府网站”")] = None


class Disclosures(Ledger):
    """Information disclosed on the office's own initiative."""

    records: Annotated[tuple[Disclosure, ...], RECORDS] = ()

    counting = Counting("disclosures", "主动公开", "条数", "条")


class InformationRequest(Record):
    """A request for information, or several alike."""

    outcome: Annotated[
        Literal["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "结转下年"] | None,
        labelled(
            "granted",
            "partly_granted",
            "refused",
            "unavailable",
            "not_handled",
            "other",
            "carried_over",
            exclusive=True,
        ),
        key("结果", "答复结果"),
    ] = None


class InformationRequests(Ledger):
    """Requests for information (《政府信息公开条例》)."""

    records: Annotated[tuple[InformationRequest, ...], RECORDS] = ()

    dates = RecordDates.CARRIED_OVER
    counting = Counting("requests", "依申请公开", "件数", "件", called=("政府信息公开申请", "信息公开申请"))
