"""The data file of one year as a whole."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fazhi_report.schema.business import BusinessEnvironment
from fazhi_report.schema.decisions import Contracts, Decisions
from fazhi_report.schema.enforcement import Enforcement, EnforcementItems
from fazhi_report.schema.fields import Contradiction, Model, Prose, Sentence, key
from fazhi_report.schema.norms import InternalRules, Mechanisms, NormativeDocuments
from fazhi_report.schema.organization import (
    BasisDocument,
    Organization,
    known_short_titles,
)
from fazhi_report.schema.prospects import Addition, Plan
from fazhi_report.schema.publicity import Publicity
from fazhi_report.schema.responsibility import (
    Exams,
    PartyMeetings,
    Responsibility,
    StudySessions,
    WorkPlans,
)
from fazhi_report.schema.study import LeadershipStudy, OutlineImplementation
from fazhi_report.schema.supervision import Audit, Supervision

FIRST_YEAR, LAST_YEAR = 2015, 2099  # four digits; no report of this kind before the 2015—2020 outline


class Report(Model):
    """法治政府建设情况的报告：一个年度的数据文件."""

    format: Annotated[Literal[1], key("格式版本", "数据文件格式的版本，现在是 1")] = 1
    year: Annotated[
        int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR), key("年度", "报告的年度，四位数字，如 2023")
    ]
    organization: Annotated[Organization, key("机构", "报告的机关")]
    basis: Annotated[tuple[BasisDocument, ...], key("依据", "报告依据的文件，按引用顺序")] = ()

    responsibility: Annotated[Responsibility, key("第一责任人", "履行第一责任人职责的制度情况")] = (
        Responsibility()
    )
    party_meetings: Annotated[PartyMeetings, key("党组会议", "党组（党委）会议研究法治政府建设")] = (
        PartyMeetings()
    )
    study_sessions: Annotated[StudySessions, key("法治学习", "党组（党委）组织的法治学习")] = StudySessions()
    exams: Annotated[Exams, key("法治考试", "法律知识学习考试")] = Exams()
    work_plans: Annotated[WorkPlans, key("工作要点", "制定的年度工作要点、计划")] = WorkPlans()

    outline: Annotated[OutlineImplementation | None, key("纲要落实", "怎样落实纲要确定的任务")] = None
    leadership_study: Annotated[LeadershipStudy, key("领导班子学法", "领导班子全年学法的情况")] = (
        LeadershipStudy()
    )
    normative_documents: Annotated[NormativeDocuments, key("规范性文件", "本单位主办的行政规范性文件")] = (
        NormativeDocuments()
    )
    decisions: Annotated[Decisions, key("重大决策", "重大行政决策事项")] = Decisions()
    contracts: Annotated[Contracts, key("合同", "全年签署的合同")] = Contracts()
    enforcement: Annotated[Enforcement, key("行政执法", "怎样开展行政执法")] = Enforcement()
    enforcement_items: Annotated[EnforcementItems, key("监管事项", "监管事项目录清单")] = EnforcementItems()
    supervision: Annotated[Supervision, key("执法监督", "开展的行政执法监督活动")] = Supervision()
    audit: Annotated[Audit, key("审计整改", "审计整改的情况")] = Audit()
    internal_rules: Annotated[InternalRules, key("内部制度", "制定的内部制度")] = InternalRules()
    business_environment: Annotated[BusinessEnvironment, key("营商环境", "优化法治化营商环境")] = (
        BusinessEnvironment()
    )
    publicity: Annotated[Publicity, key("普法宣传", "普法责任制和普法活动")] = Publicity()

    mechanisms: Annotated[Mechanisms, key("工作机制", "建立、完善的工作机制，供正文引用")] = Mechanisms()
    shortcomings: Annotated[
        tuple[Sentence, ...], key("不足", "存在的不足和原因，一条一句；可以引用数字")
    ] = ()
    remedies: Annotated[tuple[Sentence, ...], key("整改", "针对不足的整改，一条一句；可以引用数字")] = ()
    guidance: Annotated[Prose | None, key("总体要求", "下一年度安排开头的总体要求；可以引用数字")] = None
    plans: Annotated[tuple[Plan, ...], key("下年安排", "下一年度的安排，一条一个小标题")] = ()
    additions: Annotated[tuple[Addition, ...], key("补充段落", "模板里没有的内容，自己写")] = ()

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        known = tuple(known_short_titles(self.basis))
        if self.outline and self.outline.document not in known:
            yield Contradiction(
                "outline",
                "FZ204",
                f"“{self.outline.document}”不是“依据”里任何文件的简称",
                "可以写：" + "、".join(known) if known else "先在“依据”里给文件写上简称",
            )
