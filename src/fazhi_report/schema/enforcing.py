"""执法办案: inspections, penalties, legal review of decisions, review of case files."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Rate, RecordsBeside, Usual, labelled
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, Money, exceeds


class Inspection(Record):
    """An administrative inspection, or several alike."""

    kind: Annotated[
        Literal["日常检查", "专项检查", "双随机抽查", "联合检查"] | None,
        labelled("routine", "special", "random", "joint", exclusive=False),
        Usual("日常检查"),
        key("类别", "检查的类别"),
    ] = None
    target: Annotated[Phrase | None, key("对象", "检查的对象或领域")] = None
    subjects: Annotated[Count | None, Claims("无检查对象"), key("检查家次", "检查了多少家次", "家次")] = None
    officers: Annotated[
        Count | None, Claims("未出动人员"), key("出动人次", "出动执法人员多少人次", "人次")
    ] = None
    planned: Annotated[
        Count | None, Claims("无计划检查"), key("计划检查", "年度检查计划安排检查多少次", "次")
    ] = None
    plan_done: Annotated[
        Count | None, Claims("未完成计划检查"), key("完成计划", "计划安排的检查完成了多少次", "次")
    ] = None
    problems: Annotated[Count | None, Claims("未发现问题"), key("发现问题", "发现多少个问题", "个")] = None
    rectified: Annotated[Count | None, Claims("无已整改问题"), key("整改问题", "其中已整改多少个", "个")] = (
        None
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """More problems put right than found, more done of the plan than planned, or than done."""
        for name, whole in (("rectified", "problems"), ("plan_done", "planned"), ("plan_done", "count")):
            part, most = getattr(self, name), getattr(self, whole)
            if exceeds(part, most):
                titles = [type(self).model_fields[each].title for each in (name, whole)]
                hint = "写上“数量”" if whole == "count" else "改正其中一个"
                yield Contradiction(name, "FZ202", f"{titles[0]} {part} 多于{titles[1]} {most}", hint)
                break


class Inspections(Ledger):
    """Administrative inspections."""

    records: Annotated[tuple[Inspection, ...], RECORDS] = ()

    counting = Counting(
        "inspections",
        "行政检查",
        "次数",
        "次",
        (
            Rate("completion_rate", "计划完成率", "plan_done", "planned"),
            Rate("rectified_rate", "整改率", "rectified", "problems"),
        ),
        called=("检查",),
    )


_BOTH = "fined_and_confiscated"


class Penalty(Record):
    """An administrative penalty, or several alike."""

    procedure: Annotated[
        Literal["普通程序", "简易程序"] | None,
        labelled("ordinary", "summary", exclusive=True),
        Usual("普通程序"),
        key("程序", "普通程序还是简易程序"),
    ] = None
    kind: Annotated[
        Literal[
            "警告、通报批评",
            "罚款",
            "没收",
            "暂扣许可证件",
            "吊销许可证件",
            "限制开展生产经营活动",
            "责令停产停业",
            "行政拘留",
            "其他",
        ]
        | None,
        labelled(
            "warning",
            "fines",
            "confiscations",
            "suspension",
            "revocation",
            "restriction",
            "closure",
            "detention",
            "other",
            exclusive=False,
        ),
        key("种类", "处罚种类；并处的计入最重一类"),
    ] = None
    fine: Annotated[
        Money | None,
        key("罚款金额", "罚款金额，元；没有罚款的写 0，都没有的写在“未注明为”里，不写就是不知道", "万元"),
    ] = None
    confiscated: Annotated[
        Money | None,
        key("没收金额", "没收金额，元；没有没收的写 0，都没有的写在“未注明为”里，不写就是不知道", "万元"),
    ] = None
    fined_and_confiscated: Annotated[
        Money | None,
        key("罚没金额", "罚款和没收的合计，元；分不开的才写，分得开的写“罚款金额”“没收金额”", "万元"),
    ] = None
    exempted: Annotated[Flag | None, key("免予处罚", "是否依法不予、免予处罚")] = None
    hearing: Annotated[Flag | None, Claims("均未举行听证", "均举行听证"), key("听证", "是否举行听证")] = None
    legally_reviewed: Annotated[
        Flag | None, Claims("均未经法制审核", "均经法制审核"), key("法制审核", "是否经过重大执法决定法制审核")
    ] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """A fine or a confiscation in a case that was not penalised; either above both together."""
        titles = {name: type(self).model_fields[name].title for name in ("fine", "confiscated", _BOTH)}
        for name, title in titles.items() if self.exempted else ():
            if amount := getattr(self, name):
                message = f"不予、免予处罚的案件写了{title} {amount}"
                yield Contradiction(name, "FZ203", message, "改正其中一项；处罚了的另写一条")
        together = self.fined_and_confiscated
        for name in ("fine", "confiscated"):
            if exceeds(getattr(self, name), together):
                message = f"{titles[name]} {getattr(self, name)} 多于{titles[_BOTH]} {together}"
                yield Contradiction(name, "FZ202", message, "改正其中一个")
                break


class Penalties(Ledger):
    """Administrative penalties."""

    records: Annotated[tuple[Penalty, ...], RECORDS] = ()

    counting = Counting("penalties", "行政处罚", "件数", "件", beside=RecordsBeside("exempted", value=True))


class LegalReview(Record):
    """A legal review, or several alike."""

    subject: Annotated[
        Literal["规范性文件", "重大决策", "合同", "执法决定", "其他文件"],
        labelled("documents", "decisions", "contracts", "enforcement", "others", exclusive=False),
        key("对象", "审核的对象"),
    ]
    opinions: Annotated[Count | None, Claims("未提意见"), key("意见数", "提出几条审核意见", "条")] = None


class LegalReviews(Ledger):
    """Legal reviews done over the year."""

    records: Annotated[tuple[LegalReview, ...], RECORDS] = ()

    counting = Counting("reviews", "合法性审核", "件数", "件")


class CaseFileReview(Record):
    """A case file that was reviewed, or several alike."""

    excellent: Annotated[
        Flag | None, Claims("均未评为优秀", "均评为优秀"), key("优秀", "是否评为优秀案卷")
    ] = None


class CaseFileReviews(Ledger):
    """Case files reviewed."""

    records: Annotated[tuple[CaseFileReview, ...], RECORDS] = ()

    counting = Counting(
        "case_files",
        "案卷评查",
        "卷数",
        "卷",
        (Rate("excellent_rate", "优秀率", "excellent"),),
        called=("案卷",),
    )
