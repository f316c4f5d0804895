"""制度建设: normative documents, internal rules and working mechanisms."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Enumerated, InFull, Rate, Usual, labelled
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, Title, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, exceeds


class NormativeDocument(Record):
    """An administrative normative document that the office drafted."""

    title: Annotated[Title | None, key("标题", "文件名，不带书名号")] = None
    legality_reviewed: Annotated[
        Flag | None, Claims("均未经合法性审核", "均经合法性审核"), key("合法性审核", "是否经过合法性审核")
    ] = None
    opinions_given: Annotated[
        Count | None, Claims("无审核意见"), key("审核意见数", "合法性审核提出几条意见", "条")
    ] = None
    opinions_adopted: Annotated[Count | None, Claims("未采纳意见"), key("采纳意见数", "采纳了几条", "条")] = (
        None
    )
    all_opinions_adopted: Annotated[
        Flag | None,
        Claims("意见均未全部采纳", "意见均全部采纳"),
        key("意见全部采纳", "不知道条数、只知道全部采纳时写“是”；写了条数就不用写"),
    ] = None
    filed: Annotated[Flag | None, key("已备案", "是否已报送备案")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        given, adopted = self.opinions_given, self.opinions_adopted
        if given is not None and adopted is not None:
            if exceeds(adopted, given):
                yield Contradiction(
                    "opinions_adopted",
                    "FZ202",
                    f"采纳意见数 {adopted} 多于审核意见数 {given}",
                    "改正其中一个",
                )
            elif self.all_opinions_adopted is not None and self.all_opinions_adopted != (adopted == given):
                yield Contradiction(
                    "all_opinions_adopted",
                    "FZ203",
                    f"与条数不符：提出 {given} 条，采纳 {adopted} 条",
                    "删去这一项，由条数推出",
                )
        if self.legality_reviewed is False and (given or self.all_opinions_adopted):
            yield Contradiction(
                "legality_reviewed", "FZ203", "没有经过合法性审核，却有审核意见", "改正合法性审核，或删去意见"
            )


class NormativeDocuments(Ledger):
    """本单位主办的行政规范性文件."""

    records: Annotated[tuple[NormativeDocument, ...], RECORDS] = ()

    counting = Counting(
        "normative",
        "规范性文件",
        "件数",
        "件",
        (
            Rate(
                "adoption_rate",
                "意见采纳率",
                "opinions_adopted",
                "opinions_given",
                InFull("all_opinions_adopted", "legality_reviewed", "经审核的文件意见全部采纳"),
            ),
        ),
    )

    gates: Annotated[tuple[Phrase, ...], key("严把关口", "严把哪几关，如 [制定主体, 程序]")] = ()
    systems: Annotated[
        tuple[Phrase, ...], key("落实制度", "全面落实哪些制度，如 [合法性审核, 备案审查]")
    ] = ()
    cleaned_up: Annotated[tuple[Phrase, ...], key("专项清理", "对哪些文件开展了专项清理")] = ()


class InternalRule(Record):
    """An internal rule that the office made."""

    title: Annotated[Title, key("标题", "制度名称，不带书名号")]
    action: Annotated[
        Literal["制定", "制订", "修订", "印发", "出台"] | None,
        labelled("made", "drawn_up", "revised", "issued", "introduced", exclusive=False),
        Usual("制定"),
        key("方式", "制定、修订等"),
    ] = None
    domain: Annotated[
        Literal["审计", "其他"] | None,
        labelled("audit", "other", exclusive=True),
        key("领域", "写“审计”的随审计整改一起写，其余单独成句"),
    ] = None


class InternalRules(Ledger):
    """制定的内部制度."""

    records: Annotated[tuple[InternalRule, ...], RECORDS] = ()

    counting = Counting("rules", "内部制度", "项数", "项")


class Mechanism(Record):
    """A working mechanism that was set up or improved."""

    name: Annotated[Phrase, Enumerated("names", "名称"), key("名称", "机制名称，如“资金审批”")]


class Mechanisms(Ledger):
    """建立、完善的工作机制；正文里用 {{ 工作机制.项数 }}、{{ 工作机制.名称 }} 引用."""

    records: Annotated[tuple[Mechanism, ...], RECORDS] = ()

    counting = Counting("mechanisms", "工作机制", "项数", "项")
