"""队伍与能力: training, officers, staff, counsel, honours, digital government."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import (
    Claims,
    Counting,
    Rate,
    RecordDates,
    RecordsBeside,
    Usual,
    labelled,
)
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, exceeds


class Training(Record):
    """A training, or several alike."""

    kind: Annotated[
        Literal["执法培训", "普法培训", "业务培训"] | None,
        labelled("enforcement", "publicity", "professional", exclusive=True),
        Usual("业务培训"),
        key("类别", "培训的类别"),
    ] = None
    topic: Annotated[Phrase | None, key("主题", "培训的主题")] = None
    attendees: Annotated[Count | None, Claims("无人参加"), key("参加人次", "各期参加人次之和", "人次")] = None
    hours: Annotated[Count | None, key("学时", "各期学时之和", "学时")] = None


class Trainings(Ledger):
    """Trainings held over the year."""

    records: Annotated[tuple[Training, ...], RECORDS] = ()

    counting = Counting("trainings", "培训", "期数", "期")


class Officer(Record):
    """A person who needs an enforcement certificate, or several alike; no names."""

    certified: Annotated[Flag | None, key("持证", "是否持有行政执法证")] = None
    obtained_this_year: Annotated[
        Flag | None, Claims("均非本年取得", "均为本年取得"), key("本年取得", "是否本年度新取得执法证")
    ] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """A certificate that was obtained and is not held."""
        if self.obtained_this_year and self.certified is False:
            yield Contradiction("obtained_this_year", "FZ203", "没有持证，却写了本年取得", "改正其中一项")


class Officers(Ledger):
    """Persons who need an enforcement certificate."""

    records: Annotated[tuple[Officer, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting(
        "officers", "执法人员", "人数", "名", (Rate("certified_rate", "持证率", "certified"),)
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """More who obtained a certificate than hold one."""
        yield from super().contradictions()
        obtained, certified = self.stated("obtained_this_year"), self.stated("certified")
        if exceeds(obtained, certified):
            message = f"本年取得 {obtained} 多于持证 {certified}"
            yield Contradiction("obtained_this_year", "FZ202", message, "改正其中一个")


class StaffMember(Record):
    """A post or person for the work on law, or several alike; no names."""

    kind: Annotated[
        Literal["法治机构编制", "法治机构在岗", "兼职法治人员"],
        labelled("posts", "on_post", "part_time", exclusive=False),
        key("类别", "编制、在岗还是兼职"),
    ]


class Staff(Ledger):
    """Posts and persons for the work on law."""

    records: Annotated[tuple[StaffMember, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("staff", "法治队伍", "人数", "名")


class Counsel(Record):
    """A legal counsel, or several alike; no names."""

    kind: Annotated[
        Literal["法律顾问", "公职律师", "法律顾问团队"],
        labelled("advisers", "government_lawyers", "adviser_teams", exclusive=False),
        key("类别", "法律顾问、公职律师，还是法律顾问团队（按个计，不算在人数里）"),
    ]


class Counsels(Ledger):
    """Legal counsels and government lawyers."""

    records: Annotated[tuple[Counsel, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("counsels", "法律顾问", "人数", "名", beside=RecordsBeside("kind", "法律顾问团队"))


class LegalOpinion(Record):
    """An opinion given by counsel, or several alike."""

    matter: Annotated[Phrase | None, key("事项", "就什么提出意见")] = None
    adopted: Annotated[Flag | None, key("已采纳", "意见是否采纳")] = None


class LegalOpinions(Ledger):
    """Opinions given by counsel."""

    records: Annotated[tuple[LegalOpinion, ...], RECORDS] = ()

    counting = Counting("opinions", "法律意见", "件数", "件", (Rate("adopted_rate", "采纳率", "adopted"),))


class LawReport(Record):
    """A report on one's own performance under the law (述法), or several alike; no names."""

    mode: Annotated[
        Literal["会议述法", "书面述法"] | None,
        labelled("at_meeting", "in_writing", exclusive=True),
        Usual("书面述法"),
        key("方式", "述法的方式"),
    ] = None
    evaluated: Annotated[Flag | None, key("已评议", "是否经过评议")] = None


class LawReports(Ledger):
    """Reports of leading officials on their performance under the law."""

    records: Annotated[tuple[LawReport, ...], RECORDS] = ()

    dates = RecordDates.REPORTED_LATER
    counting = Counting("law_reports", "述法", "人数", "人")

    head_reported: Annotated[Flag | None, key("主要负责人述法", "主要负责人是否述法")] = None
    full_coverage: Annotated[Flag | None, key("述法全覆盖", "应当述法的负责人是否全部述法")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        yield from super().contradictions()
        nobody = self.total == 0 or bool(self.records and not self.itemised)
        for name in ("head_reported", "full_coverage") if nobody else ():
            if getattr(self, name):
                title = type(self).model_fields[name].title
                yield Contradiction(name, "FZ203", f"没有人述法，却写了{title}", "改正其中一项")


class Honour(Record):
    """An award or a ranking."""

    title: Annotated[Phrase, key("名称", "荣誉或项目的名称")]
    issuer: Annotated[Phrase | None, key("授予机关", "由谁授予")] = None
    level: Annotated[
        Literal["国家级", "省级", "市级", "县级"] | None,
        labelled("national", "provincial", "municipal", "county", exclusive=False),
        key("级别", "荣誉的级别"),
    ] = None


class Honours(Ledger):
    """Awards won."""

    records: Annotated[tuple[Honour, ...], RECORDS] = ()

    counting = Counting("honours", "荣誉", "项数", "项")


class Demonstration(Record):
    """A title of a model place or unit, or a case that is held up as an example, or several alike."""

    kind: Annotated[
        Literal["获评示范", "开展创建", "案例入选", "发布案例"],
        labelled("awarded", "under_way", "cases_selected", "cases_issued", exclusive=False),
        key("方式", "已经获评，还是正在创建；案例入选上级发布的，还是本单位发布的"),
    ]
    title: Annotated[Phrase, key("名称", "示范称号、案例或者案例汇编的名称，如“全省行政执法典型案例”")]
    issuer: Annotated[Phrase | None, key("命名机关", "由谁命名、发布")] = None
    level: Annotated[
        Literal["国家级", "省级", "市级", "县级"] | None,
        labelled("national", "provincial", "municipal", "county", exclusive=False),
        key("级别", "示范或者案例的级别"),
    ] = None


class Demonstrations(Ledger):
    """法治示范创建和典型案例；表彰写在“荣誉”里."""

    records: Annotated[tuple[Demonstration, ...], RECORDS] = ()

    counting = Counting("demonstrations", "示范创建", "个数", "个")


class DigitalProject(Record):
    """A platform or system for digital government."""

    name: Annotated[Phrase, key("名称", "平台或系统的名称")]
    effect: Annotated[Phrase | None, key("作用", "实现了什么，一个分句")] = None


class DigitalProjects(Ledger):
    """Platforms and systems built or connected."""

    records: Annotated[tuple[DigitalProject, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("digital", "数字法治", "项数", "项")


class Drill(Record):
    """An emergency drill, or several alike."""

    topic: Annotated[Phrase | None, key("主题", "演练的内容")] = None
    attendees: Annotated[Count | None, Claims("无人参加"), key("参加人次", "参加演练的人次", "人次")] = None


class Drills(Ledger):
    """Emergency drills held."""

    records: Annotated[tuple[Drill, ...], RECORDS] = ()

    counting = Counting("drills", "应急演练", "场次", "场")


class Hazard(Record):
    """A hazard found, or several alike."""

    fixed: Annotated[Flag | None, key("已整改", "是否已整改")] = None


class Hazards(Ledger):
    """Hazards found and put right."""

    records: Annotated[tuple[Hazard, ...], RECORDS] = ()

    counting = Counting("hazards", "隐患", "处数", "处", (Rate("fixed_rate", "整改率", "fixed"),))
