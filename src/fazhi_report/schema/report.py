"""The data file of one year as a whole."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, create_model
from pydantic_core import PydanticCustomError

from fazhi_report.schema.annexes import MOST_ANNEXES, Annex
from fazhi_report.schema.business import BusinessEnvironment
from fazhi_report.schema.capacity import (
    Counsels,
    Demonstrations,
    DigitalProjects,
    Drills,
    Hazards,
    Honours,
    LawReports,
    LegalOpinions,
    Officers,
    Staff,
    Trainings,
)
from fazhi_report.schema.decisions import Contracts, Decisions, Experts
from fazhi_report.schema.declarations import Labels, choices
from fazhi_report.schema.enforcement import Enforcement, EnforcementItems
from fazhi_report.schema.enforcing import CaseFileReviews, Inspections, LegalReviews, Penalties
from fazhi_report.schema.fields import Contradiction, Day, Line, Model, field_name, key
from fazhi_report.schema.grassroots import CultureSites, Grassroots, Mediations
from fazhi_report.schema.leadership import BodyMeetings, HeadActs, LeadingGroups
from fazhi_report.schema.ledger import Ledger
from fazhi_report.schema.norms import InternalRules, Mechanisms, NormativeDocuments
from fazhi_report.schema.official import DisclosureReview, Official
from fazhi_report.schema.openness import Disclosures, InformationRequests, Oversights
from fazhi_report.schema.organization import (
    BasisDocument,
    Organization,
    known_short_titles,
)
from fazhi_report.schema.prospects import LastPlan, Metric, Plan
from fazhi_report.schema.publicity import Publicity
from fazhi_report.schema.remedies import (
    Disputes,
    Hotline,
    Litigations,
    Petitions,
    Proposals,
    Reconsiderations,
)
from fazhi_report.schema.responsibility import (
    Exams,
    PartyMeetings,
    Responsibility,
    StudySessions,
    WorkPlans,
)
from fazhi_report.schema.rollup import Rollup
from fazhi_report.schema.services import (
    EnterpriseVisits,
    FairReviews,
    Legislation,
    Licences,
    PowerItems,
    ResearchTrips,
    ServiceItems,
)
from fazhi_report.schema.structure import Addition, ChapterForm, Structure
from fazhi_report.schema.study import LeadershipStudy, OutlineImplementation
from fazhi_report.schema.supervision import Audit, Supervision
from fazhi_report.schema.texts import Approval, OwnProse, OwnSentence
from fazhi_report.schema.waivers import Waiver

FIRST_YEAR, LAST_YEAR = 2015, 2099  # four digits; no report of this kind before the 2015—2020 outline

M = TypeVar("M", bound=Model)


def left_out(model: type[M]) -> Any:  # noqa: ANN401  as Field itself
    """The default of a part that a file leaves out: empty, and made without building its validator."""
    return Field(default_factory=model.model_construct)


def _distinct(name: str) -> AfterValidator:
    """Refuse a list in which a field has one value twice."""

    def refuse(items: tuple[M, ...]) -> tuple[M, ...]:
        if len({getattr(item, name) for item in items}) < len(items):
            raise PydanticCustomError("repeated_item", "repeated", {})
        return items

    return AfterValidator(refuse)


class Foundation(Model):
    """The parts of a data file that are always looked at."""

    format: Annotated[
        Literal[1, 2],
        key("格式版本", "数据文件格式的版本，现在是 2；写 1 的旧文件，哪些类别没有写明会有提示"),
    ] = 2
    year: Annotated[
        int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR), key("年度", "报告的年度，四位数字，如 2023")
    ]
    organization: Annotated[Organization, key("机构", "报告的机关")]
    previous: Annotated[
        Line | None, key("上年文件", "上年度的数据文件，按本文件所在的文件夹写，如 2023.yaml；写了才作同比")
    ] = None
    manuscript: Annotated[
        Line | None,
        key(
            "文稿",
            "报告的文稿，按本文件所在的文件夹写，如 2023.md；写了就照文稿印，写法见 docs/manuscript.md",
        ),
    ] = None
    rollup: Annotated[
        Rollup | None,
        key("汇总", "政府的报告要用所属单位的合计的，各单位的台账；引用写 {{ 汇总.行政处罚.件数 }}"),
    ] = None
    basis: Annotated[tuple[BasisDocument, ...], key("依据", "报告依据的文件，按引用顺序")] = ()
    issued_on: Annotated[Day | None, key("成文日期", "会议通过或者负责人签发的日期")] = None
    published_on: Annotated[Day | None, key("公开日期", "向社会公开的日期")] = None
    waivers: Annotated[tuple[Waiver, ...], key("豁免", "核对过、照原样保留的检查结果，一条一个理由")] = ()
    structure: Annotated[Structure, key("篇章", "报告的骨架、章节顺序和标题句式")] = left_out(Structure)
    implementation: Annotated[OutlineImplementation | None, key("纲要落实", "怎样落实纲要确定的任务")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        known = tuple(known_short_titles(self.basis))
        if self.implementation and self.implementation.document not in known:
            yield Contradiction(
                "implementation",
                "FZ204",
                f"“{self.implementation.document}”不是“依据”里任何文件的简称",
                "可以写：" + "、".join(known) if known else "先在“依据”里给文件写上简称",
            )


class Report(Foundation):
    """法治政府建设情况的报告：一个年度的数据文件."""

    lead: Annotated[
        OwnProse | None,
        key(
            "导语",
            "报告开头自己写的段落，后面接“现将……报告如下：”，自己写了“如下：”的不再接；可以引用数字",
        ),
    ] = None

    responsibility: Annotated[Responsibility, key("第一责任人", "履行第一责任人职责的制度情况")] = left_out(
        Responsibility
    )
    party_meetings: Annotated[PartyMeetings, key("党组会议", "党组（党委）会议研究法治政府建设")] = left_out(
        PartyMeetings
    )
    body_meetings: Annotated[
        BodyMeetings,
        key("会议", "常委会、常务会、委员会等会议研究法治政府建设；本机关党组的写在“党组会议”里"),
    ] = left_out(BodyMeetings)
    head_acts: Annotated[HeadActs, key("主要负责人", "主要负责人批示、讲课、督办等履职情况")] = left_out(
        HeadActs
    )
    leading_groups: Annotated[
        LeadingGroups, key("领导小组", "领导小组、委员会等统筹协调机制和它们的会议")
    ] = left_out(LeadingGroups)
    study_sessions: Annotated[StudySessions, key("法治学习", "党组（党委）组织的法治学习")] = left_out(
        StudySessions
    )
    exams: Annotated[Exams, key("法治考试", "法律知识学习考试")] = left_out(Exams)
    law_reports: Annotated[LawReports, key("述法", "负责人述法")] = left_out(LawReports)
    work_plans: Annotated[WorkPlans, key("工作要点", "制定的年度工作要点、计划")] = left_out(WorkPlans)
    leadership_study: Annotated[LeadershipStudy, key("领导班子学法", "领导班子全年学法的情况")] = left_out(
        LeadershipStudy
    )
    research_trips: Annotated[ResearchTrips, key("调研", "负责人开展的法治调研")] = left_out(ResearchTrips)

    power_items: Annotated[PowerItems, key("权责清单", "权责清单事项")] = left_out(PowerItems)
    licences: Annotated[Licences, key("行政许可", "办理的行政许可")] = left_out(Licences)
    service_items: Annotated[ServiceItems, key("政务服务事项", "政务服务事项")] = left_out(ServiceItems)
    fair_reviews: Annotated[FairReviews, key("公平竞争审查", "开展的公平竞争审查")] = left_out(FairReviews)
    enterprise_visits: Annotated[EnterpriseVisits, key("助企服务", "走访、服务企业")] = left_out(
        EnterpriseVisits
    )
    business_environment: Annotated[BusinessEnvironment, key("营商环境", "优化法治化营商环境")] = left_out(
        BusinessEnvironment
    )

    legislation: Annotated[Legislation, key("立法", "承担的立法任务、提出的立法意见")] = left_out(Legislation)
    normative_documents: Annotated[NormativeDocuments, key("规范性文件", "本单位主办的行政规范性文件")] = (
        left_out(NormativeDocuments)
    )
    internal_rules: Annotated[InternalRules, key("内部制度", "制定的内部制度")] = left_out(InternalRules)
    legal_reviews: Annotated[LegalReviews, key("审核", "开展的合法性审核、法制审核")] = left_out(LegalReviews)
    decisions: Annotated[Decisions, key("重大决策", "重大行政决策事项")] = left_out(Decisions)
    experts: Annotated[Experts, key("专家库", "决策咨询论证专家库的专家")] = left_out(Experts)
    contracts: Annotated[Contracts, key("合同", "全年签署的合同")] = left_out(Contracts)
    counsels: Annotated[Counsels, key("法律顾问", "法律顾问和公职律师")] = left_out(Counsels)
    legal_opinions: Annotated[LegalOpinions, key("法律意见", "法律顾问、公职律师提出的意见")] = left_out(
        LegalOpinions
    )

    enforcement: Annotated[Enforcement, key("行政执法", "怎样开展行政执法")] = left_out(Enforcement)
    enforcement_items: Annotated[EnforcementItems, key("监管事项", "监管事项目录清单")] = left_out(
        EnforcementItems
    )
    inspections: Annotated[Inspections, key("行政检查", "开展的行政检查")] = left_out(Inspections)
    penalties: Annotated[Penalties, key("行政处罚", "作出的行政处罚")] = left_out(Penalties)
    case_file_reviews: Annotated[CaseFileReviews, key("案卷评查", "评查的执法案卷")] = left_out(
        CaseFileReviews
    )
    officers: Annotated[Officers, key("执法人员", "应当持证的执法人员")] = left_out(Officers)

    supervision: Annotated[Supervision, key("执法监督", "开展的行政执法监督活动")] = left_out(Supervision)
    oversight: Annotated[Oversights, key("接受督察", "接受的督察、检查")] = left_out(Oversights)
    audit: Annotated[Audit, key("审计整改", "审计整改的情况")] = left_out(Audit)
    disclosures: Annotated[Disclosures, key("主动公开", "主动公开的政府信息")] = left_out(Disclosures)
    information_requests: Annotated[InformationRequests, key("依申请公开", "收到的政府信息公开申请")] = (
        left_out(InformationRequests)
    )
    proposals: Annotated[Proposals, key("建议提案", "办理的人大代表建议、政协委员提案")] = left_out(Proposals)

    reconsiderations: Annotated[Reconsiderations, key("行政复议", "行政复议案件")] = left_out(
        Reconsiderations
    )
    litigations: Annotated[Litigations, key("行政诉讼", "本机关作为被告的行政诉讼案件")] = left_out(
        Litigations
    )
    disputes: Annotated[Disputes, key("矛盾纠纷", "排查化解的矛盾纠纷")] = left_out(Disputes)
    mediations: Annotated[Mediations, key("人民调解", "人民调解组织调解的案件")] = left_out(Mediations)
    petitions: Annotated[Petitions, key("信访", "收到的信访、投诉")] = left_out(Petitions)
    hotline: Annotated[Hotline, key("热线工单", "12345 热线工单")] = left_out(Hotline)

    publicity: Annotated[Publicity, key("普法宣传", "普法责任制和普法活动")] = left_out(Publicity)
    culture_sites: Annotated[CultureSites, key("法治文化阵地", "法治公园、长廊、宣传栏等阵地")] = left_out(
        CultureSites
    )
    grassroots: Annotated[
        Grassroots, key("基层力量", "法律明白人、人民调解员、网格员等，和人民调解委员会")
    ] = left_out(Grassroots)
    trainings: Annotated[Trainings, key("培训", "举办的培训")] = left_out(Trainings)
    staff: Annotated[Staff, key("法治队伍", "法治机构编制和人员")] = left_out(Staff)
    digital_projects: Annotated[DigitalProjects, key("数字法治", "建成、接入的平台和系统")] = left_out(
        DigitalProjects
    )
    drills: Annotated[Drills, key("应急演练", "开展的应急演练")] = left_out(Drills)
    hazards: Annotated[Hazards, key("隐患", "排查的隐患")] = left_out(Hazards)
    demonstrations: Annotated[Demonstrations, key("示范创建", "法治示范创建和典型案例；表彰写在“荣誉”里")] = (
        left_out(Demonstrations)
    )
    honours: Annotated[Honours, key("荣誉", "获得的荣誉")] = left_out(Honours)
    metrics: Annotated[
        tuple[Metric, ...],
        _distinct("name"),
        key("指标", "台账里没有的数，正文里用 {{ 指标.名称 }} 引用"),
    ] = ()
    mechanisms: Annotated[Mechanisms, key("工作机制", "建立、完善的工作机制，供正文引用")] = left_out(
        Mechanisms
    )

    shortcomings: Annotated[
        tuple[OwnSentence, ...], key("不足", "存在的不足和原因，一条一句；可以引用数字")
    ] = ()
    remedies: Annotated[tuple[OwnSentence, ...], key("整改", "针对不足的整改，一条一句；可以引用数字")] = ()
    guidance: Annotated[OwnProse | None, key("总体要求", "下一年度安排开头的总体要求；可以引用数字")] = None
    plans: Annotated[tuple[Plan, ...], key("下年安排", "下一年度的安排，一条一个小标题")] = ()
    last_plans: Annotated[
        tuple[LastPlan, ...], key("上年安排", "去年安排的事项，逐条写明是否完成；由 fazhi new 列出")
    ] = ()
    sections: Annotated[
        tuple[ChapterForm, ...],
        _distinct("part"),
        key("各章", "各部分、各章自己的标题，哪一章不用程序写的句子"),
    ] = ()
    additions: Annotated[
        tuple[Addition, ...], key("补充段落", "程序没有写的内容，自己写，放在哪一部分、哪一章里都可以")
    ] = ()
    annexes: Annotated[
        tuple[Annex, ...],
        Field(max_length=MOST_ANNEXES),
        key("附件", "报告自己的附件，按顺序编号；佐证材料清单由 --annex 另加在最后"),
    ] = ()
    official: Annotated[Official, key("公文要素", "版头、落款和版记；公开版用不着，上报件才印")] = left_out(
        Official
    )
    disclosure_review: Annotated[
        DisclosureReview | None, key("公开审查", "谁在哪一天做了公开前的审查；没有审查不写")
    ] = None
    approval: Annotated[
        Approval | None, key("签发", "谁在哪一天签发了哪一稿；签发以后写，正文再有改动就不能生成")
    ] = None


def validated(data: dict[str, Any]) -> Report:
    """The report of plain data; only the parts that the data has are built, which takes most of the time.

    Raises:
        pydantic.ValidationError: the data does not fit.

    """
    used = {name: value for written, value in data.items() if (name := field_name(Report, written))}
    whole = frozenset(name for name, value in used.items() if _states_totals(name, value))
    parts = _fitting(frozenset(used).difference(Foundation.model_fields), whole).model_validate(data)
    return Report.model_construct(parts.model_fields_set, **{**left_out_parts(), **dict(parts)})


@cache
def ledgers() -> Mapping[str, type[Ledger]]:
    """Every ledger by the name of its field."""
    return {
        name: field.annotation
        for name, field in Report.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, Ledger)
    }


@cache
def exclusive_lists() -> tuple[frozenset[str], ...]:
    """The values of every closed list of a ledger whose values exclude each other."""
    return tuple(
        frozenset((*choices(field), *labels.besides))
        for ledger in ledgers().values()
        for field in ledger.record_type().model_fields.values()
        for labels in field.metadata
        if isinstance(labels, Labels) and labels.exclusive
    )


@cache
def left_out_parts() -> dict[str, Any]:
    """What stands for the parts that a file leaves out, by field; immutable, so one of each will do."""
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in Report.model_fields.items()
        if field.default_factory
    }


def whole_report() -> type[Foundation]:
    """The model of a data file that uses everything."""
    names = frozenset(Report.model_fields)
    return _with_parts(names.difference(Foundation.model_fields), names)


_SEVERAL = 4
"""Models of different parts, after which one is made of all that were used: of many files each has others."""

_made: list[tuple[frozenset[str], frozenset[str], type[Foundation]]] = []


def _fitting(names: frozenset[str], whole: frozenset[str]) -> type[Foundation]:
    """A model with some parts at least, of which some ledgers have the fields of their totals.

    The parts that a file leaves out change nothing of it, so that one model does for many files.
    """
    for has, has_whole, model in _made:
        if names <= has and whole <= has_whole:
            return model
    if len(_made) >= _SEVERAL:
        names = names.union(*(has for has, _, _ in _made))
        whole = whole.union(*(has_whole for _, has_whole, _ in _made))
        _made.clear()
    model = _with_parts(names, whole)
    _made.append((names, whole, model))
    return model


def _states_totals(name: str, value: object) -> bool:
    """Whether a ledger has keys that only its whole model knows, which takes its time to make."""
    ledger = ledgers().get(name)
    if ledger is None or not isinstance(value, dict):
        return False
    return any(field_name(ledger, str(key)) is None for key in value)


@lru_cache(maxsize=64)
def _with_parts(names: frozenset[str], whole: frozenset[str]) -> type[Foundation]:
    fields: dict[str, Any] = {
        name: (ledgers()[name].whole() if name in whole and name in ledgers() else field.annotation, field)
        for name, field in Report.model_fields.items()
        if name in names
    }
    return create_model("Report", __base__=Foundation, **fields)
