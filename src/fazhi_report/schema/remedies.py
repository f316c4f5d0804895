"""复议应诉与纠纷: reconsideration, litigation, disputes, petitions, hotline."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Rate, RecordDates, Usual, labelled
from fazhi_report.schema.fields import Contradiction, Flag, Phrase, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record


class Reconsideration(Record):
    """A case of administrative reconsideration, or several alike."""

    role: Annotated[
        Literal["被申请人", "复议机关"] | None,
        labelled("as_respondent", "as_authority", exclusive=False),
        Usual("被申请人", printed=True),
        key("身份", "作为被申请人，还是作为复议机关"),
    ] = None
    outcome: Annotated[
        Literal["维持", "撤销", "变更", "确认违法", "责令履行", "驳回", "终止", "未办结"] | None,
        labelled(
            "upheld",
            "revoked",
            "modified",
            "found_unlawful",
            "ordered",
            "dismissed",
            "ended",
            "open",
            exclusive=True,
            besides=("调解", "不予受理"),
        ),
        key("结果", "复议结果"),
    ] = None


class Reconsiderations(Ledger):
    """Cases of administrative reconsideration."""

    records: Annotated[tuple[Reconsideration, ...], RECORDS] = ()

    dates = RecordDates.CARRIED_OVER
    counting = Counting("reconsiderations", "行政复议", "件数", "件")


class Litigation(Record):
    """A case of administrative litigation, or several alike."""

    outcome: Annotated[
        Literal["胜诉", "败诉", "撤诉", "调解", "未审结"] | None,
        labelled("won", "lost", "withdrawn", "mediated", "open", exclusive=True),
        key("结果", "裁判结果"),
    ] = None
    head_required: Annotated[
        Flag | None, Claims("均无须出庭", "均应出庭"), key("应出庭", "负责人是否应当出庭")
    ] = None
    head_appeared: Annotated[Flag | None, key("已出庭", "应当出庭的，负责人是否出庭应诉")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """An appearance that was not required, which a rate can not count."""
        if self.head_appeared and self.head_required is False:
            message = "负责人已出庭，应出庭却是“否”"
            yield Contradiction("head_appeared", "FZ203", message, "改正应出庭，或删去这一项")


class Litigations(Ledger):
    """Cases of administrative litigation with the office as defendant."""

    records: Annotated[tuple[Litigation, ...], RECORDS] = ()

    dates = RecordDates.CARRIED_OVER
    counting = Counting(
        "litigations",
        "行政诉讼",
        "件数",
        "件",
        (Rate("appearance_rate", "负责人出庭率", "head_appeared", "head_required"),),
        called=("行政应诉",),
    )


class Dispute(Record):
    """A dispute that was handled, or several alike."""

    kind: Annotated[Phrase | None, key("类型", "纠纷的类型")] = None
    resolved: Annotated[Flag | None, key("已化解", "是否已化解")] = None


class Disputes(Ledger):
    """Disputes handled by mediation."""

    records: Annotated[tuple[Dispute, ...], RECORDS] = ()

    counting = Counting(
        "disputes",
        "矛盾纠纷",
        "件数",
        "件",
        (Rate("resolved_rate", "化解率", "resolved"),),
        called=("纠纷",),
    )


class Petition(Record):
    """A petition or complaint, or several alike."""

    channel: Annotated[Phrase | None, key("渠道", "来信、来访、网上等")] = None
    closed: Annotated[Flag | None, key("已办结", "是否已办结")] = None


class Petitions(Ledger):
    """Petitions and complaints received."""

    records: Annotated[tuple[Petition, ...], RECORDS] = ()

    dates = RecordDates.CARRIED_OVER
    counting = Counting(
        "petitions",
        "信访",
        "件数",
        "件",
        (Rate("closed_rate", "办结率", "closed"),),
        called=("信访事项", "信访投诉", "信访件"),
    )


class HotlineOrder(Record):
    """An order of the 12345 hotline, or several alike."""

    closed: Annotated[Flag | None, key("已办结", "是否已办结")] = None
    satisfied: Annotated[Flag | None, Claims("均不满意", "均满意"), key("满意", "来电人是否满意")] = None


class Hotline(Ledger):
    """Orders of the 12345 hotline."""

    records: Annotated[tuple[HotlineOrder, ...], RECORDS] = ()

    counting = Counting(
        "hotline",
        "热线工单",
        "件数",
        "件",
        (Rate("closed_rate", "办结率", "closed"), Rate("satisfied_rate", "满意率", "satisfied")),
        called=("工单",),
    )


class Proposal(Record):
    """A proposal of the people's congress or the CPPCC, or several alike."""

    kind: Annotated[
        Literal["人大代表建议", "政协委员提案"],
        labelled("of_congress", "of_conference", exclusive=True),
        key("类别", "建议还是提案"),
    ]
    role: Annotated[
        Literal["主办", "会办"] | None,
        labelled("lead", "joint", exclusive=True),
        Usual("主办"),
        key("办理方式", "主办还是会办"),
    ] = None
    answered: Annotated[Flag | None, key("已答复", "是否已答复")] = None
    satisfied: Annotated[Flag | None, Claims("均不满意", "均满意"), key("满意", "代表、委员是否满意")] = None


class Proposals(Ledger):
    """Proposals of the people's congress and the CPPCC handled."""

    records: Annotated[tuple[Proposal, ...], RECORDS] = ()

    counting = Counting(
        "proposals",
        "建议提案",
        "件数",
        "件",
        (Rate("answered_rate", "答复率", "answered"), Rate("satisfied_rate", "满意率", "satisfied")),
        called=("建议", "提案"),
    )
