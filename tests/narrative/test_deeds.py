"""Sentences of what real reports tell beside the plain ledgers, with what must not be told."""

from pathlib import Path
from typing import Any

import pytest

from fazhi_report.loading import load
from fazhi_report.narrative import compose
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, json_bytes, text_of

EXAM = {"participants": "全体干部", "sat": 40, "passed": 40}

CASES: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "excellent of those who sat": (
        {"exams": [{**EXAM, "excellent": 30}]},
        "实考40人，合格40人，合格率100%，优秀30人，优秀率75%。",
        (),
    ),
    "nobody excellent": ({"exams": [{**EXAM, "excellent": 0}]}, "合格率100%。", ("优秀",)),
    "excellent of one exam of two": (
        {"exams": [{**EXAM, "excellent": 30}, EXAM]},
        "优秀30人以上。",
        ("优秀率",),
    ),
    "a rate of the year": (
        {"exams": {"sat": 58, "excellence_rate": "86.2%"}},
        "法律知识考试实考58人，优秀率86.2%。",
        ("优秀5",),
    ),
    "plans by their titles in one sentence": (
        {"work_plans": [{"title": "甲要点"}, {"title": "乙计划", "tasks": 20}, {"title": "丙方案"}]},
        "制定《乙计划》，明确20项任务。制定《甲要点》《丙方案》。",
        ("全年",),
    ),
    "about so many tasks": (
        {"work_plans": [{"title": "甲要点", "aspects": "10余", "tasks": "50以上"}]},
        "制定《甲要点》，明确10余个方面50项以上任务。",
        (),
    ),
    "tasks of the year's plans": (
        {"work_plans": {"total": 2, "aspects": 4, "tasks": 35}},
        "全年制定法治政府建设工作要点、计划2件，明确4个方面35项任务。",
        (),
    ),
    "tasks of the year's plans alone": (
        {"work_plans": {"total": 2, "tasks": 35}},
        "工作要点、计划2件，明确35项任务。",
        ("方面35",),
    ),
    "aspects of the year's plans alone": (
        {"work_plans": {"total": 2, "aspects": 4}},
        "工作要点、计划2件，明确4个方面。",
        ("任务",),
    ),
    "an exam that all passed beside one by numbers": (
        {"exams": [{"participants": "甲", "all_passed": True}, {**EXAM, "participants": "乙"}]},
        "组织甲参加法律知识考试，完成考试并全部合格。组织乙参加法律知识考试。",
        (),
    ),
    "an exam that all passed, of which it is not known who sat": (
        {"exams": [{"participants": "甲", "all_passed": True, "passed": 40}]},
        "组织甲参加法律知识考试，完成考试并全部合格。合格40人。",
        ("率",),
    ),
    "groups that changed over the year": (
        {"leading_groups": {"set_up": 3, "changed": 1}},
        "本年成立领导小组、协调机制3个，调整1个。",
        ("其中", "均为"),
    ),
    "a group that was improved": (
        {"leading_groups": {"total": 1, "improved": 1}},
        "设有领导小组、协调机制1个，本年健全1个。",
        ("为健全", "建立"),
    ),
    "supervision by kinds": (
        {"supervision": {"total": 3, "special": 1, "case_files": 2}},
        "积极开展行政执法监督3次，其中专项监督1次、案卷评查2次。",
        (),
    ),
    "both roles in proposals": (
        {"proposals": {"total": 5, "lead": 3, "joint": 2, "of_congress": 4, "of_conference": 1}},
        "5件，其中人大代表建议4件、政协委员提案1件，主办3件、会办2件。",
        (),
    ),
    "awards by nobody named are not of those that gave others": (
        {"honours": [{"title": "甲", "issuer": "县委"}, {"title": "乙"}]},
        "全年获表彰2项，包括乙、县委表彰的甲。",
        ("甲、乙",),
    ),
    "model places of nobody named": (
        {
            "demonstrations": [
                {"kind": "获评示范", "title": "甲", "issuer": "省厅"},
                {"kind": "获评示范", "title": "乙"},
            ]
        },
        "获评乙、省厅命名的甲。",
        ("甲、乙",),
    ),
    "licences of which only some are told": (
        {"licences": {"granted": 9, "refused": 1}},
        "办理行政许可，准予许可9件、不予许可1件。",
        (),
    ),
    "a list of which only what changed is on record": (
        {"power_items": [{"status": "新增", "count": 5}, {"status": "调整", "count": 3}]},
        "权责清单事项新增5项、调整3项。",
        ("8项",),
    ),
    "decisions all completed, with their total": (
        {"decisions": {"catalogue": True, "total": 3, "completed": 3}},
        "实行目录化管理，全年重大行政决策事项3个，已完成事项3个。",
        (),
    ),
    "one officer without a certificate": (
        {"officers": [{"certified": False}]},
        "应当持证的行政执法人员1名，未取得行政执法证。",
        ("均",),
    ),
    "about so many beside an exact number": (
        {"penalties": [{"procedure": "普通程序", "count": "约100"}, {"procedure": "简易程序", "count": 50}]},
        "办理行政处罚案件，其中普通程序约100件、简易程序50件。",
        ("150",),
    ),
    "about so many meetings": (
        {"body_meetings": [{"name": "县政府常务会议", "count": "约10"}]},
        "县政府常务会议约10次研究部署法治政府建设工作。",
        (),
    ),
    "meetings of two bodies, about so many of one": (
        {"body_meetings": [{"name": "县委常委会会议", "count": "10余"}, {"name": "县政府常务会议"}]},
        "县委常委会会议10余次、县政府常务会议1次研究部署",
        ("以上",),
    ),
    "activities of which the number is not known": (
        {
            "publicity": [
                {"kind": "讲座", "theme": "民法典", "count": "约12"},
                {"kind": "讲座", "theme": "宪法", "attendees": 50},
            ]
        },
        "举办宪法讲座。受众50人次以上。",
        ("全年开展",),
    ),
    "nothing put right where nothing was found": (
        {"oversight": [{"by": "县委", "problems": 5, "rectified": 5}, {"by": "市委", "problems": 0}]},
        "反馈问题5个，已整改5个，整改率100%。",
        ("以上",),
    ),
    "no opinion to adopt beside some that were adopted": (
        {"normative_documents": [{"opinions_given": 4, "opinions_adopted": 4}, {"opinions_given": 0}]},
        "提出审核意见4条，意见采纳率100%。",
        ("以上",),
    ),
    "about so many beside nothing": (
        {
            "publicity": [
                {"kind": "讲座", "theme": "甲", "attendees": "1000余"},
                {"kind": "讲座", "theme": "乙", "attendees": 0},
            ]
        },
        "受众1000余人次。",
        ("以上",),
    ),
    "the one lecture on record beside instructions of the year": (
        {"head_acts": {"instructions": 8, "records": [{"kind": "讲授法治课", "subject": "行政处罚法"}]}},
        "作出批示8次，围绕行政处罚法讲授法治课。",
        ("等",),
    ),
    "instructions on one subject beside urging of the year": (
        {
            "head_acts": {
                "urging": 3,
                "instructions": 5,
                "records": [{"kind": "批示", "subject": "河湖", "count": 5}],
            }
        },
        "对河湖作出批示5次，",
        ("等",),
    ),
    "instructions on two subjects beside urging of the year": (
        {
            "head_acts": {
                "urging": 3,
                "instructions": 2,
                "records": [{"kind": "批示", "subject": "河湖"}, {"kind": "批示", "subject": "执法"}],
            }
        },
        "对河湖、执法作出批示2次，",
        ("等",),
    ),
    "about so many of one kind of about so many": (
        {"penalties": {"total": "100余", "summary": "100余"}},
        "作出行政处罚100余件，其中简易程序100余件。",
        ("均",),
    ),
    "an exact number of one kind of about so many": (
        {"penalties": {"total": "100余", "summary": 100}},
        "作出行政处罚100余件，其中简易程序100件。",
        ("均",),
    ),
    "about so many records of one kind": (
        {"penalties": [{"procedure": "简易程序", "count": "100余"}]},
        "作出行政处罚100余件，均适用简易程序。",
        (),
    ),
    "legal reviews of one kind beside those of enforcement": (
        {"legal_reviews": [{"subject": "合同", "count": 48}, {"subject": "执法决定", "count": 8}]},
        "完成合同合法性审核48件。",
        ("的合法性审核", "56"),
    ),
    "opinions of all legal reviews": (
        {"legal_reviews": [{"subject": "合同", "opinions": 5}, {"subject": "执法决定", "opinions": 2}]},
        "完成合同合法性审核1件。合法性审核、法制审核共提出审核意见7条。",
        ("，提出",),
    ),
    "opinions of legal reviews of enforcement alone": (
        {"legal_reviews": [{"subject": "执法决定", "opinions": 2}]},
        "完成重大执法决定法制审核1件，提出审核意见2条。",
        ("共提出", "合法性审核"),
    ),
    "opinions of legal reviews of contracts alone": (
        {"legal_reviews": [{"subject": "合同", "opinions": 5}]},
        "完成合同合法性审核1件，提出审核意见5条。",
        ("共提出", "法制审核"),
    ),
    "meetings of several bodies, no more told of them": (
        {"body_meetings": [{"name": "县委常委会会议", "count": 2}, {"name": "县政府常务会议"}]},
        "县委常委会会议2次、县政府常务会议1次研究部署法治政府建设工作。",
        ("工作。县政府",),
    ),
    "meetings of several bodies in Chinese numerals": (
        {
            "structure": {"meeting_count": "汉字"},
            "body_meetings": [{"name": "县委常委会会议", "count": 2}, {"name": "县政府常务会议"}],
        },
        "县委常委会会议两次研究部署法治政府建设工作。县政府常务会议一次研究部署法治政府建设工作。",
        ("2次",),
    ),
    "legal reviews of two kinds beside those of enforcement": (
        {
            "legal_reviews": [
                {"subject": "合同", "count": 48},
                {"subject": "规范性文件", "count": 3},
                {"subject": "执法决定", "count": 8},
            ]
        },
        "完成合同合法性审核48件、规范性文件合法性审核3件。",
        ("59",),
    ),
    "kinds of penalties as totals": (
        {"penalties": {"total": 1520, "fines": 900, "detention": 210, "fine": 80000}},
        "作出行政处罚1520件，按种类分，罚款900件、行政拘留210件，罚款8万元。",
        (),
    ),
    "kinds of penalties on record": (
        {"penalties": [{"kind": "罚款", "fine": 500}]},
        "作出行政处罚1件，罚款500元。",
        ("种类",),
    ),
    "a plan of inspections": (
        {"inspections": {"total": 130, "planned": 120, "plan_done": 114}},
        "开展行政检查130次，列入年度检查计划120次，完成计划检查114次，计划完成率95%。",
        (),
    ),
    "a plan, what was done of it unknown": (
        {"inspections": [{"count": 130, "planned": 120}]},
        "开展行政检查130次，列入年度检查计划120次。",
        ("率", "完成"),
    ),
    "the rate of a plan alone": (
        {"inspections": {"completion_rate": "100%"}},
        "开展行政检查，检查计划完成率100%。",
        ("列入",),
    ),
    "experts of decisions": (
        {"decisions": [{"completed": True, "procedures": ["专家论证"], "experts": 12}]},
        "严格履行专家论证等法定程序，组织专家12人次参加论证。",
        (),
    ),
    "who went on a trip of research": (
        {"research_trips": [{"by": "局长", "topic": "基层执法", "count": 2}]},
        "局长围绕基层执法开展调研2次。",
        ("其中",),
    ),
    "several who went": (
        {"research_trips": [{"by": "局长"}, {"by": "分管副局长", "count": 2}]},
        "开展调研3次，其中局长1次、分管副局长2次。",
        ("均",),
    ),
    "some of whom it is not said who went": (
        {"research_trips": [{"by": "局长"}, {}]},
        "开展调研2次。",
        ("局长",),
    ),
    "all reported on their performance": (
        {"law_reports": {"total": 12, "evaluated": 12, "head_reported": True, "full_coverage": True}},
        "12名负责人开展述法，均经评议，主要负责人带头述法，实现述法全覆盖。",
        (),
    ),
    "all reported, how many is not said": (
        {"law_reports": {"full_coverage": True}},
        "领导干部述法实现全覆盖。",
        ("带头", "名负责人"),
    ),
    "about so many reported": (
        {"law_reports": {"total": "10以上"}},
        "10名以上负责人开展述法。",
        ("10以上",),
    ),
    "about so many of what is told beside": (
        {"counsels": {"adviser_teams": "3以上"}, "litigations": {"head_appeared": "约20"}},
        "聘请法律顾问团队3个以上。",
        ("3以上",),
    ),
    "not all reported": (
        {"law_reports": {"total": 12, "head_reported": False, "full_coverage": False}},
        "12名负责人开展述法。",
        ("带头", "全覆盖"),
    ),
    "discussions and party lectures": (
        {"study_sessions": [{"forum": "专题研讨"}, {"forum": "党课", "count": 2}]},
        "局党组共组织法治学习3次，其中专题研讨1次、党课2次。",
        (),
    ),
    "kinds of activities, how many in all unknown": (
        {"publicity": {"campaigns": 6, "lectures": 3}},
        "全年开展专项宣传6场、讲座3场。",
        ("普法活动，", "其中"),
    ),
    "kinds of trainings, how many in all unknown": (
        {"trainings": {"enforcement": 2, "publicity": 1, "attendees": 90}},
        "举办执法培训2期、普法培训1期，参加培训90人次。",
        ("举办培训", "其中"),
    ),
    "awards by their level": (
        {"honours": {"provincial": 1, "municipal": 2}},
        "全年获省级表彰1项、市级表彰2项。",
        ("其中",),
    ),
    "awards by their level, and how many": (
        {"honours": {"total": 3, "provincial": 1, "municipal": 2}},
        "全年获表彰3项，其中省级1项、市级2项。",
        (),
    ),
    "requests by their outcome": (
        {"information_requests": {"granted": 3, "partly_granted": 1}},
        "办理政府信息公开申请，予以公开3件、部分公开1件。",
        ("其中",),
    ),
    "a dispute about a contract, no lawsuit": (
        {"contracts": [{"disputes": 1, "lawsuits": 0}]},
        "全年签署合同1份，发生纠纷1起，未发生诉讼。",
        (),
    ),
    "what did not happen is not told of": (
        {
            "study_sessions": [
                {"forum": "集中学习", "laws": ["水法"]},
                {"forum": "集中学习", "laws": ["防洪法"], "count": 0},
            ],
            "exams": [{"participants": "领导班子", "count": 0}],
            "work_plans": [{"title": "甲要点", "count": 0}],
        },
        "局党组共组织法治集中学习1次，学习《水法》。",
        ("防洪法", "考试", "甲要点"),
    ),
    "silence of a record that stands for nothing": (
        {
            "officers": {
                "unstated_is": {"certified": True},
                "records": [{"count": 3}, {"count": 0}],
            },
            "decisions": [{"count": 0, "procedures": ["公众参与"]}, {"procedures": ["专家论证"]}],
        },
        "应当持证的行政执法人员3名，全部持证上岗。",
        ("公众参与",),
    ),
    "procedures of a decision that there was not": (
        {"decisions": {"catalogue": True, "records": [{"count": 0, "procedures": ["公众参与"]}]}},
        "重大行政决策事项实行目录化管理。",
        ("公众参与", "程序"),
    ),
    "a bureau whose field makes a term": (
        {
            "organization": {**MINIMAL["organization"], "field": "司法行政"},
            "work_plans": [{"title": "甲要点"}],
        },
        "加强司法行政领域法治建设。",
        ("法治司法",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_tells_what_is_on_record(name: str) -> None:
    data, sentence, unwanted = CASES[name]

    body = "\n".join(text_of({**MINIMAL, **data}).splitlines()[2:])

    assert sentence in body
    assert [word for word in unwanted if word in body] == []


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        (
            "{% filter sentence('县水利局') %}\n开展检查\n办理许可\n{% endfilter %}",
            "县水利局开展检查，办理许可。",
        ),
        ("{% filter sentence(organization.short_name) %}\n开展检查\n{% endfilter %}", "县水利局开展检查。"),
        ("{% filter sentence('县水利局') %}\n\n{% endfilter %}完", "完"),
        ("{{ legal_reviews|number_of('subject', '合同')|unit }}", "3件"),
        ("{{ '无' if legal_reviews|number_of('subject', '重大决策') is none }}", "无"),
        ("{{ legal_reviews|parts('subject', '合同', '审核') }}", "其他文件审核2件"),
        ("{{ contracts.records[0].amount }}元", "约5000元"),
    ],
)
def test_what_a_template_may_ask(template: str, printed: str, tmp_path: Path) -> None:
    folder = tmp_path / "sections"
    folder.mkdir()
    (folder / "plans.md.j2").write_text(template, encoding="utf-8")
    reviews = [{"subject": "合同", "count": 3}, {"subject": "其他文件", "count": 2}]
    data = {**WITHOUT_CHAPTERS, "legal_reviews": reviews, "contracts": [{"amount": "约5000"}]}
    loaded = load(json_bytes(data), "test.json")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert document.blocks[-1].text == printed  # type: ignore[union-attr]  # no fault in the template
