"""基层: people, places and mediation near to those who live there."""

from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Rate, RecordDates, RecordsBeside, labelled
from fazhi_report.schema.fields import Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Money


class GrassrootsMember(Record):
    """A person who works for the law in a village or community, or several alike; no names."""

    kind: Annotated[
        Literal["法律明白人", "法治带头人", "村居法律顾问", "人民调解员", "网格员", "人民调解委员会"],
        labelled(
            "law_guides",
            "law_leaders",
            "advisers",
            "mediators",
            "grid_workers",
            "committees",
            exclusive=False,
        ),
        key("类别", "哪一类人员，还是人民调解委员会（按个计，不算在人数里）"),
    ]


class Grassroots(Ledger):
    """基层的法治力量."""

    records: Annotated[tuple[GrassrootsMember, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting(
        "grassroots", "基层力量", "人数", "名", beside=RecordsBeside("kind", "人民调解委员会")
    )


class CultureSite(Record):
    """A place that makes the law known, or several alike."""

    name: Annotated[Phrase | None, key("名称", "阵地的名称，如“法治文化公园”")] = None
    built_this_year: Annotated[
        Flag | None, Claims("均非本年新建", "均为本年新建"), key("本年新建", "是否本年度新建成")
    ] = None


class CultureSites(Ledger):
    """法治文化阵地."""

    records: Annotated[tuple[CultureSite, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("culture_sites", "法治文化阵地", "处数", "处")


class Mediation(Record):
    """A case of people's mediation, or several alike."""

    succeeded: Annotated[Flag | None, key("调解成功", "是否调解成功")] = None
    amount: Annotated[Money | None, key("涉及金额", "涉及金额，元", "万元")] = None


class Mediations(Ledger):
    """人民调解组织调解的案件."""

    records: Annotated[tuple[Mediation, ...], RECORDS] = ()

    counting = Counting(
        "mediations", "人民调解", "件数", "件", (Rate("success_rate", "成功率", "succeeded"),)
    )
