"""Facts: what the ledgers add up to, each with its unit, its formula in words and its records.

Templates and texts of the data print facts by name; every fact has an English and a Chinese name
(`study.count`, 学习.次数). A fact about a ledger that the data file leaves out is not `stated`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from fazhi_report.diagnostics import DataPath
from fazhi_report.numerals import percentage
from fazhi_report.schema import Report
from fazhi_report.schema.fields import Ledger, Record

Value: TypeAlias = int | Fraction | str | bool | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A value derived from the data.

    `value` is a count, an exact rate (0 to 1), a text, or a claim that holds or does not; None when the
    records do not tell. `unit` is the measure word ("" for texts, rates and claims); `records` are the data
    paths that the value was computed from.
    """

    name: str
    title: str
    value: Value
    unit: str = ""
    formula: str = ""
    records: tuple[DataPath, ...] = ()
    stated: bool = True

    @property
    def text(self) -> str:
        """The value as a report prints it, without its unit."""
        match self.value:
            case bool():
                return "是" if self.value else "否"
            case Fraction():
                return percentage(self.value)
            case None:
                return "未知"
            case _:
                return str(self.value)


class Facts(Mapping[str, Fact]):
    """The facts of a report by English name; `find` also knows the Chinese names."""

    def __init__(self, facts: Iterator[Fact]) -> None:
        self._by_name = {fact.name: fact for fact in facts}
        self._by_title = {fact.title: fact for fact in self._by_name.values()}

    def __getitem__(self, name: str) -> Fact:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def find(self, name: str) -> Fact | None:
        """The fact of that English or Chinese name."""
        return self._by_name.get(name) or self._by_title.get(name)

    @cached_property
    def groups(self) -> frozenset[str]:
        """What stands before a dot in a name, in both languages: study, 学习."""
        return frozenset(name.rpartition(".")[0] for name in self.names)

    @property
    def names(self) -> list[str]:
        """Every name in both languages."""
        return [*self._by_name, *self._by_title]


def derive(report: Report) -> Facts:
    """Compute every fact of a report."""
    return Facts(fact for chapter in _CHAPTERS for fact in chapter(report))


# How a ledger is counted -----------------------------------------------------------------------------------

R = TypeVar("R", bound=Record)


class _Counter:
    """Makes the facts of one ledger: it knows where the records are and what they are called."""

    def __init__(self, report: Report, field: str, names: tuple[str, str]) -> None:
        self.field = field
        self.ledger: Ledger[Any] = getattr(report, field)
        self.stated = field in report.model_fields_set
        self.names = names

    def fact(
        self, name: str, title: str, value: Value, unit: str, formula: str, records: tuple[DataPath, ...]
    ) -> Fact:
        english, chinese = self.names
        return Fact(
            f"{english}.{name}", f"{chinese}.{title}", value, unit, formula, records, stated=self.stated
        )

    def where(self, test: Callable[[Any], object]) -> tuple[DataPath, ...]:
        return tuple(
            (self.field, "records", index) for index, record in enumerate(self.ledger.records) if test(record)
        )

    def size(self, title: str, unit: str) -> Fact:
        """How many there are in all."""
        paths = self.where(lambda _: True)
        ledger = self.ledger
        if ledger.total is None:
            return self.fact("count", title, ledger.size, unit, "明细逐条相加", paths)
        return self.fact(
            "count",
            title,
            ledger.size,
            unit,
            f"写明的总数（明细 {ledger.itemised}）",
            ((self.field, "total"), *paths),
        )

    def count(self, name: str, title: str, unit: str, test: Callable[[Any], object]) -> Fact:
        """How many of the records pass a test."""
        number = sum(record.count for record in self.ledger.records if test(record))
        return self.fact(name, title, number, unit, "符合条件的明细相加", self.where(test))

    def add(self, name: str, title: str, unit: str, value: Callable[[Any], int | None]) -> Fact:
        """The sum of a figure over the records that give it; None when none does."""
        given = [figure for record in self.ledger.records if (figure := value(record)) is not None]
        paths = self.where(lambda record: value(record) is not None)
        return self.fact(name, title, sum(given) if given else None, unit, f"明细里的{title}相加", paths)

    def rate(self, name: str, title: str, part: Fact, whole: Fact) -> Fact:
        """One sum as a share of another; None where a record gives one figure without the other."""
        value = None
        if isinstance(part.value, int) and isinstance(whole.value, int) and whole.value:
            value = Fraction(part.value, whole.value) if part.records == whole.records else None
        titles = [fact.title.partition(".")[2] for fact in (part, whole)]
        formula = f"{titles[0]} ÷ {titles[1]} = {part.text} ÷ {whole.text}"
        return self.fact(name, title, value, "", formula, tuple(dict.fromkeys(part.records + whole.records)))

    def every(self, name: str, title: str, test: Callable[[Any], object]) -> Fact:
        """A claim about all: every one is on record, there is at least one, and all pass the test."""
        ledger = self.ledger
        holds = ledger.complete and ledger.size > 0 and all(test(record) for record in ledger.records)
        return self.fact(
            name, title, bool(holds), "", "全部列入明细，而且条条符合", self.where(lambda _: True)
        )


# The chapters ----------------------------------------------------------------------------------------------


def _whole(report: Report) -> Iterator[Fact]:
    office = report.organization
    yield Fact("report.year", "年度.本年", report.year, "年", "报告年度", (("year",),))
    yield Fact("report.next_year", "年度.下年", report.year + 1, "年", "报告年度加一", (("year",),))
    for name, title, value in (
        ("name", "全称", office.name),
        ("short_name", "简称", office.short_name),
        ("field", "工作领域", office.field),
    ):
        yield Fact(f"organization.{name}", f"机构.{title}", value, records=(("organization", name),))
    region = ("organization", "region", "name")
    yield Fact("organization.region", "机构.地区", office.region.name, records=(region,))


def _meetings(report: Report) -> Iterator[Fact]:
    yield _Counter(report, "party_meetings", ("meetings", "党组会议")).size("次数", "次")


FORUMS = {
    "专题学习": "seminar",
    "中心组学习": "centre_group",
    "第一议题学习": "first_topic",
    "会前学法": "before_meetings",
    "集中学习": "collective",
}
"""English names of the forums of study, each counted apart."""


def _study(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "study_sessions", ("study", "学习"))
    yield counter.size("次数", "次")
    for forum, name in FORUMS.items():
        yield counter.count(name, forum, "次", lambda record, forum=forum: record.forum == forum)  # type: ignore[misc]


def _exams(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "exams", ("exams", "考试"))
    yield counter.size("次数", "次")
    eligible = counter.add("eligible", "应考人数", "人", lambda record: record.eligible)
    sat = counter.add("sat", "实考人数", "人", lambda record: record.sat)
    passed = counter.add("passed", "合格人数", "人", lambda record: record.passed)
    yield from (eligible, sat, passed)
    yield counter.rate("attendance_rate", "参考率", sat, eligible)
    yield counter.rate("pass_rate", "合格率", passed, sat)


def _documents(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "normative_documents", ("normative", "规范性文件"))
    yield counter.size("件数", "件")
    yield counter.count("reviewed", "经合法性审核件数", "件", lambda record: record.legality_reviewed)
    yield counter.every("all_reviewed", "均经合法性审核", lambda record: record.legality_reviewed)
    yield counter.count("filed", "已备案件数", "件", lambda record: record.filed)
    yield counter.every("all_filed", "均已备案", lambda record: record.filed)
    given = counter.add("opinions_given", "审核意见数", "条", lambda record: record.opinions_given)
    adopted = counter.add("opinions_adopted", "采纳意见数", "条", lambda record: record.opinions_adopted)
    yield from (given, adopted)
    rate = counter.rate("adoption_rate", "意见采纳率", adopted, given)
    if rate.value is None or rate.value == 1:
        yield _adoption_rate_as_stated(counter, rate)
    else:
        yield rate


def _adoption_rate_as_stated(counter: _Counter, rate: Fact) -> Fact:
    """Records may say that all opinions were adopted without saying how many there were."""
    ledger = counter.ledger
    stated = counter.where(lambda record: record.all_opinions_adopted)
    numbered = counter.where(lambda record: record.opinions_given is not None)
    if not stated:
        return rate
    reviewed = counter.where(lambda record: record.legality_reviewed)
    covered = ledger.complete and set(reviewed) <= {*stated, *numbered}
    return counter.fact(
        "adoption_rate",
        "意见采纳率",
        Fraction(1) if covered else None,
        "",
        "经审核的文件意见全部采纳",
        stated + numbered,
    )


def _rules(report: Report) -> Iterator[Fact]:
    yield _Counter(report, "internal_rules", ("rules", "内部制度")).size("项数", "项")
    counter = _Counter(report, "mechanisms", ("mechanisms", "工作机制"))
    yield counter.size("项数", "项")
    names = "、".join(record.name for record in counter.ledger.records)
    yield counter.fact("names", "名称", names, "", "明细里的名称依次列出", counter.where(lambda _: True))


def _decisions(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "decisions", ("decisions", "重大决策"))
    yield counter.size("事项数", "个")
    yield counter.count("in_catalogue", "列入目录数", "个", lambda record: record.in_catalogue)
    yield counter.count("completed", "已完成数", "个", lambda record: record.completed)


def _contracts(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "contracts", ("contracts", "合同"))
    yield counter.size("份数", "份")
    yield counter.count("reviewed", "经合法性审核份数", "份", lambda record: record.legality_reviewed)
    yield counter.every("all_reviewed", "均经合法性审核", lambda record: record.legality_reviewed)
    yield counter.every("none_reviewed", "均未经合法性审核", lambda record: record.legality_reviewed is False)
    yield counter.add("disputes", "纠纷数", "起", lambda record: record.disputes)
    yield counter.add("lawsuits", "诉讼数", "起", lambda record: record.lawsuits)
    yield counter.every("no_disputes", "未发生纠纷", lambda record: record.disputes == 0)
    yield counter.every("no_lawsuits", "未发生诉讼", lambda record: record.lawsuits == 0)


def _enforcement(report: Report) -> Iterator[Fact]:
    counter = _Counter(report, "enforcement_items", ("items", "监管事项"))
    yield counter.size("项数", "项")
    for kind, name in ITEM_KINDS.items():
        yield counter.count(name, kind, "项", lambda record, kind=kind: record.kind == kind)  # type: ignore[misc]
    yield counter.count("registered", "已录入权力事项库项数", "项", lambda record: record.registered_in)
    levels = {record.registered_in for record in counter.ledger.records}
    yield counter.every(
        "all_registered", "统一录入权力事项库", lambda record: record.registered_in and len(levels) == 1
    )


ITEM_KINDS = {
    "行政检查": "inspections",
    "行政审批": "approvals",
    "行政许可": "licences",
    "行政处罚": "penalties",
    "行政强制": "coercive_measures",
    "行政确认": "confirmations",
    "行政征收": "levies",
    "行政给付": "payments",
    "行政裁决": "adjudications",
    "行政奖励": "rewards",
    "其他行政权力": "others",
}
"""English names of the kinds of supervision item."""


def _activities(report: Report) -> Iterator[Fact]:
    yield _Counter(report, "supervision", ("supervision", "执法监督")).size("次数", "次")
    yield _Counter(report, "publicity", ("publicity", "普法活动")).size("场次", "场次")


def _prospects(report: Report) -> Iterator[Fact]:
    for field, title in (("shortcomings", "不足"), ("remedies", "整改"), ("plans", "下年安排")):
        items = getattr(report, field)
        paths = tuple((field, index) for index in range(len(items)))
        stated = field in report.model_fields_set
        yield Fact(f"{field}.count", f"{title}.条数", len(items), "条", "逐条计数", paths, stated=stated)


_CHAPTERS: tuple[Callable[[Report], Iterator[Fact]], ...] = (
    _whole,
    _meetings,
    _study,
    _exams,
    _documents,
    _rules,
    _decisions,
    _contracts,
    _enforcement,
    _activities,
    _prospects,
)
