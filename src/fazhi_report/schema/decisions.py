"""行政决策: major decisions and contracts."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from fazhi_report.schema.declarations import Claims, Counting, RecordDates, Tallied
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, Money

Procedure: TypeAlias = Literal[
    "公众参与", "专家论证", "风险评估", "合法性审查", "合法性审核", "集体讨论", "集体讨论决定"
]


def _distinct(procedures: tuple[Procedure, ...] | None) -> tuple[Procedure, ...] | None:
    if procedures and len(set(procedures)) < len(procedures):
        raise PydanticCustomError("repeated_item", "repeated", {})
    return procedures


class Decision(Record):
    """A major administrative decision (《重大行政决策程序暂行条例》)."""

    title: Annotated[Phrase | None, key("事项", "决策事项名称")] = None
    in_catalogue: Annotated[Flag | None, key("列入目录", "是否列入年度重大行政决策事项目录")] = None
    procedures: Annotated[
        tuple[Procedure, ...] | None, AfterValidator(_distinct), key("履行程序", "已经履行的法定程序")
    ] = None
    experts: Annotated[
        Count | None, Claims("无专家论证"), key("论证专家", "参加论证的专家多少人次", "人次")
    ] = None
    completed: Annotated[Flag | None, key("已完成", "决策是否已完成")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """Experts who took part, and no step of theirs among the procedures."""
        if self.experts and self.procedures is not None and "专家论证" not in self.procedures:
            message = f"写了论证专家 {self.experts} 人次，履行程序里没有专家论证"
            yield Contradiction("experts", "FZ203", message, "在履行程序里补上专家论证，或删去这一项")


class Decisions(Ledger):
    """重大行政决策事项."""

    records: Annotated[tuple[Decision, ...], RECORDS] = ()

    counting = Counting("decisions", "重大决策", "事项数", "个", called=("重大行政决策", "决策事项"))

    catalogue: Annotated[Flag, key("目录化管理", "重大行政决策事项是否实行目录化管理")] = False
    adjusted: Annotated[Flag, key("动态调整", "目录是否动态调整；实行目录化管理才写")] = False

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        yield from super().contradictions()
        if self.adjusted and not self.catalogue:
            yield Contradiction(
                "adjusted", "FZ203", "没有实行目录化管理，却写了动态调整", "补上目录化管理，或删去这一项"
            )

    @property
    def procedures_of_all(self) -> tuple[Procedure, ...]:
        """The procedures that every decision went through but those that are not completed.

        None while not all are on record.
        """
        if self.total not in (None, self.itemised):
            return ()
        gone_through = [
            each.procedures or () for each in self.records if each.count and each.completed is not False
        ]
        told = [set(procedures) for procedures in gone_through]
        first = next(iter(gone_through), ())
        return tuple(step for step in first if all(step in procedures for procedures in told))


class Expert(Record):
    """An expert whom the office can ask for advice, or several alike; no names."""

    field: Annotated[Phrase | None, Tallied(), key("领域", "哪个领域的专家，如“法学”；按领域分别计数")] = None


class Experts(Ledger):
    """决策咨询论证专家库."""

    records: Annotated[tuple[Expert, ...], RECORDS] = ()

    dates = RecordDates.STANDING
    counting = Counting("experts", "专家库", "人数", "名")


class Contract(Record):
    """A contract that the office signed."""

    title: Annotated[Phrase | None, key("名称", "合同名称")] = None
    amount: Annotated[Money | None, key("金额", "合同金额，元", "万元")] = None
    legality_reviewed: Annotated[
        Flag | None, Claims("均未经合法性审核", "均经合法性审核"), key("合法性审核", "是否经过合法性审核")
    ] = None
    disputes: Annotated[Count | None, key("纠纷", "发生几起纠纷，没有发生写 0", "起")] = None
    lawsuits: Annotated[Count | None, key("诉讼", "引起几起诉讼，没有发生写 0", "起")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """A lawsuit about a contract of which there was no dispute."""
        if self.disputes == 0 and self.lawsuits:
            message = f"没有纠纷，却有诉讼 {self.lawsuits} 起"
            yield Contradiction("lawsuits", "FZ203", message, "改正其中一个；诉讼也是纠纷")


class Contracts(Ledger):
    """全年签署的合同."""

    records: Annotated[tuple[Contract, ...], RECORDS] = ()

    counting = Counting("contracts", "合同", "份数", "份", called=("协议",))
