"""The sentences follow the data: each case states the sentence that its records must make."""

from typing import Any

import pytest

from tests.conftest import MINIMAL, text_of

RECORD = {"legality_reviewed": True, "disputes": 0, "lawsuits": 0}

# Each case: ledgers, a text that the report must hold, and texts that it must not.
CASES: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    # 党组会议
    "one meeting": ({"party_meetings": [{}]}, "局党组1次研究部署法治政府建设工作。", ("专题审议",)),
    "two meetings": ({"party_meetings": [{}, {}]}, "局党组2次研究部署法治政府建设工作。", ()),
    "twelve meetings": ({"party_meetings": {"total": 12}}, "局党组12次研究部署法治政府建设工作。", ()),
    "meetings that studied": (
        {"party_meetings": [{"studied": ["行政执法监督", "普法", "行政执法监督"]}, {"studied": ["应诉"]}]},
        "局党组2次研究部署法治政府建设工作，议题涉及行政执法监督、普法和应诉。",
        (),
    ),
    "no meeting": ({"party_meetings": []}, "", ("局党组", "研究部署", "（一）")),
    "levels of the region": (
        {"responsibility": {"regulations_implemented": True}},
        "贯彻落实省、市、县关于党政主要负责人履行推进法治建设第一责任人职责规定。",
        ("局党组",),
    ),
    # 法治学习
    "all sessions itemised": (
        {"study_sessions": [{"forum": "专题学习", "laws": ["水法", "防洪法"]}]},
        "局党组共组织法治专题学习1次，学习《水法》《防洪法》。",
        ("等",),
    ),
    "a session of a forum that is not stated": (
        {"study_sessions": [{}, {"laws": ["水法"]}]},
        "局党组共组织法治学习2次，学习《水法》。",
        ("专题学习", "等"),
    ),
    "more sessions than records": (
        {"study_sessions": {"total": 6, "records": [{"forum": "中心组学习", "laws": ["水法"]}]}},
        "局党组共组织法治学习6次，学习《水法》等。",
        ("中心组", "专题"),
    ),
    "more sessions than records, all of one forum": (
        {"study_sessions": {"total": 6, "centre_group": 6, "records": [{"laws": ["水法"]}]}},
        "局党组共组织法治中心组学习6次，学习《水法》等。",
        (),
    ),
    "two forums": (
        {"study_sessions": [{"forum": "中心组学习", "count": 4}, {"forum": "会前学法", "count": 9}]},
        "局党组共组织法治学习13次，其中中心组学习4次、会前学法9次。",
        (),
    ),
    "two forums, not all itemised": (
        {"study_sessions": {"total": 20, "records": [{"forum": "中心组学习"}, {"forum": "会前学法"}]}},
        "局党组共组织法治学习20次。",
        ("其中",),
    ),
    # 法治考试
    "an exam on time, results unknown": (
        {"exams": [{"participants": "全体干部", "material": "宪法课件", "on_time": True}]},
        "组织全体干部认真学习宪法课件，按时完成考试。",
        ("合格",),
    ),
    "an exam that all passed by numbers": (
        {"exams": [{"participants": "全体干部", "sat": 30, "passed": 30}]},
        "组织全体干部参加法律知识考试。实考30人，合格30人，合格率100%。",
        ("按时",),
    ),
    "an exam that one failed": (
        {"exams": [{"participants": "全体干部", "eligible": 32, "sat": 30, "passed": 29, "on_time": True}]},
        "按时完成考试。应考32人，实考30人，参考率93.75%，合格29人，合格率96.67%。",
        ("全部合格",),
    ),
    # 工作要点
    "a work plan without scope": (
        {"work_plans": [{"title": "2024年要点"}]},
        "加强法治水利建设。制定《2024年要点》。",
        ("部署",),
    ),
    "a title within a title": (
        {"work_plans": [{"title": "关于印发《要点》的通知"}]},
        "制定《关于印发〈要点〉的通知》。",
        (),
    ),
    "only court appearance": (
        {"responsibility": {"court_appearance": True}},
        "加强法治水利建设。落实行政机关负责人出庭应诉制度。",
        ("学法",),
    ),
    # 规范性文件
    "one document not reviewed": (
        {"normative_documents": [{"legality_reviewed": True}, {"legality_reviewed": False}]},
        "主办行政规范性文件2件，其中1件经合法性审核。",
        ("均经",),
    ),
    "opinions not all adopted": (
        {"normative_documents": [{"legality_reviewed": True, "opinions_given": 9, "opinions_adopted": 6}]},
        "1件本单位主办的行政规范性文件均经合法性审核，提出审核意见9条，意见采纳率66.67%。",
        ("100%",),
    ),
    "nearly all opinions adopted": (
        {
            "normative_documents": [
                {"legality_reviewed": True, "opinions_given": 99999, "opinions_adopted": 99998}
            ]
        },
        "意见采纳率99.99%。",
        ("100%",),
    ),
    "filed": (
        {"normative_documents": [{"legality_reviewed": True, "filed": True, "count": 3}]},
        "3件本单位主办的行政规范性文件均经合法性审核，均已报送备案。",
        ("采纳率",),
    ),
    "not all documents itemised": (
        {"normative_documents": {"total": 5, "records": [{"legality_reviewed": True, "filed": True}]}},
        "主办行政规范性文件5件。",
        ("均", "经合法性审核", "备案"),
    ),
    "not all documents itemised, with totals": (
        {"normative_documents": {"total": 5, "legality_reviewed": 4, "filed": 5}},
        "主办行政规范性文件5件，其中4件经合法性审核，均已报送备案。",
        ("均经",),
    ),
    "one of two documents adopted in full": (
        {
            "normative_documents": [
                {"legality_reviewed": True, "all_opinions_adopted": True},
                {"legality_reviewed": True},
            ]
        },
        "2件本单位主办的行政规范性文件均经合法性审核。",
        ("采纳",),
    ),
    "no opinion given, none adopted": (
        {"normative_documents": [{"legality_reviewed": True, "opinions_given": 0, "opinions_adopted": 0}]},
        "1件本单位主办的行政规范性文件均经合法性审核。",
        ("采纳", "100%"),
    ),
    "no documents, but the management": (
        {"normative_documents": {"systems": ["备案审查"]}},
        "全面落实行政规范性文件备案审查制度。",
        ("0件", "均经", "采纳率"),
    ),
    # 重大决策
    "decisions that differ in procedure": (
        {
            "decisions": [
                {"completed": True, "procedures": ["公众参与", "合法性审查"]},
                {"completed": True, "procedures": ["合法性审查", "专家论证"]},
            ]
        },
        "全年重大行政决策事项2个，已完成事项2个，严格履行合法性审查等法定程序。",
        ("公众参与", "专家论证", "目录化"),
    ),
    "a decision in the catalogue, not completed": (
        {
            "decisions": {
                "catalogue": True,
                "records": [{"in_catalogue": True, "procedures": ["公众参与"], "completed": False}],
            }
        },
        "重大行政决策事项实行目录化管理，全年重大行政决策事项1个，列入目录事项1个。",
        ("已完成", "严格履行", "动态调整"),
    ),
    "a decision that may be completed, with its procedures": (
        {"decisions": [{"procedures": ["公众参与"]}]},
        "全年重大行政决策事项1个，严格履行公众参与等法定程序。",
        ("已完成",),
    ),
    # 合同
    "contracts without disputes": (
        {"contracts": [RECORD, RECORD]},
        "全年签署合同2份，均经合法性审核，未发生纠纷诉讼。",
        (),
    ),
    "a contract not reviewed": (
        {"contracts": [RECORD, {**RECORD, "legality_reviewed": False}]},
        "全年签署合同2份，未发生纠纷诉讼，其中1份经合法性审核。",
        ("均",),
    ),
    "no contract reviewed": (
        {"contracts": [{"legality_reviewed": False}]},
        "全年签署合同1份，未经合法性审核。",
        ("未发生",),
    ),
    "a dispute": (
        {"contracts": [RECORD, {**RECORD, "disputes": 2, "lawsuits": 1}]},
        "全年签署合同2份，均经合法性审核，发生纠纷2起，引起诉讼1起。",
        ("未发生",),
    ),
    "a dispute without a lawsuit": (
        {"contracts": [{**RECORD, "disputes": 1}]},
        "全年签署合同1份，均经合法性审核，发生纠纷1起，未发生诉讼。",
        ("未发生纠纷",),
    ),
    "disputes not recorded": (
        {"contracts": [{"legality_reviewed": True}]},
        "全年签署合同1份，均经合法性审核。",
        ("纠纷", "诉讼"),
    ),
    "contracts not all itemised": (
        {"contracts": {"total": 300, "records": [RECORD]}},
        "全年签署合同300份。",
        ("均", "未发生", "审核"),
    ),
    "many contracts in one record": (
        {"contracts": [{**RECORD, "count": 298}, {**RECORD, "count": 2}]},
        "全年签署合同300份，均经合法性审核，未发生纠纷诉讼。",
        (),
    ),
    "contracts: an empty ledger": ({"contracts": []}, "", ("合同", "0份")),
    "contracts: a total of nothing": ({"contracts": {"total": 0}}, "全年未签署合同。", ("0份", "审核")),
    # 行政执法
    "one kind of item, partly registered": (
        {
            "enforcement_items": [
                {"kind": "行政许可", "count": 3, "registered_in": ["县"]},
                {"kind": "行政许可", "registered_in": []},
            ]
        },
        "水利领域监管事项4项，均为行政许可，3项已录入权力事项库接受监管。",
        ("统一", "编制", "更新"),
    ),
    "items registered at different levels": (
        {
            "enforcement_items": [
                {"kind": "行政许可", "registered_in": ["县"]},
                {"kind": "行政检查", "registered_in": ["省"]},
            ]
        },
        "2项已录入权力事项库接受监管。",
        ("统一",),
    ),
    "the list was only updated": (
        {"enforcement_items": {"updated": True, "records": [{"kind": "行政处罚", "count": 12}]}},
        "更新水利领域监管事项目录清单，其中行政处罚12项。",
        ("编制", "录入"),
    ),
    "only conduct": (
        {"enforcement": {"conduct": ["亮证执法"]}},
        "切实做好亮证执法工作。",
        ("三项制度", "严格依据"),
    ),
    # 监督
    "supervision of other kinds": (
        {
            "supervision": [
                {"kind": "案卷评查", "subject": "行政处罚"},
                {"kind": "专项检查", "subject": "罚缴分离"},
            ]
        },
        "积极开展行政执法监督，开展行政处罚案卷评查，对罚缴分离进行专项检查。",
        ("问卷",),
    ),
    "rules of other domains": (
        {"internal_rules": [{"title": "甲办法", "action": "修订"}, {"title": "乙规程", "domain": "审计"}]},
        "一是建立健全《乙规程》。二是修订《甲办法》。",
        ("审计整改",),
    ),
    "only rectification": (
        {"audit": {"rectification": True}},
        "行政权力制约监督积极有力。组织推进审计反馈问题整改落实。",
        ("一是", "责任制"),
    ),
    # 营商环境
    "business regulations": (
        {"business_environment": {"regulations_implemented": True}},
        "贯彻落实中央、省、市、县各级关于优化营商环境的条例、规定、办法等相关规定。",
        ("配套制度", "投诉"),
    ),
    # 普法
    "two campaigns": (
        {
            "publicity": [
                {"kind": "专项宣传", "theme": "宪法进机关"},
                {"kind": "专项宣传", "theme": "世界水日"},
            ]
        },
        "普法活动丰富多样。开展“宪法进机关”“世界水日”等专项法治宣传。",
        ("责任", "一是"),
    ),
    "lectures and cases": (
        {"publicity": [{"kind": "讲座", "theme": "水法"}, {"kind": "以案释法", "theme": "河道采砂"}]},
        "举办水法讲座，开展河道采砂以案释法活动。",
        ("专项",),
    ),
    # 不足、整改、下年
    "one shortcoming, one remedy": (
        {"shortcomings": ["人手不足。原因是编制少；"], "remedies": ["加强培训"]},
        "人手不足。原因是编制少。\n针对以上不足，县水利局加强培训。",
        ("一是",),
    ),
    "a remedy without shortcomings": (
        {"remedies": ["甲", "乙"]},
        "县水利局一是甲。二是乙。",
        ("针对以上不足",),
    ),
    "a lone plan": (
        {"plans": [{"title": "做好普法", "text": "开展宣传。"}]},
        "2025年度推进法治政府建设的初步安排\n做好普法。开展宣传。",
        ("（一）",),
    ),
    "a plan of two paragraphs": (
        {"plans": [{"title": "甲", "text": "第一段。\n\n第二段。"}, {"title": "乙", "text": "丙。"}]},
        "（一）甲。第一段。\n第二段。\n（二）乙。丙。",
        (),
    ),
    "facts cited in text": (
        {
            "study_sessions": [{"count": 2}],
            "plans": [{"title": "甲", "text": "去年学习{{ 学习.次数|汉字 }}次，{{study.count | unit}}。"}],
        },
        "去年学习两次，2次。",
        ("{{",),
    ),
    "an addition with a heading": (
        {
            "additions": [{"part": "主要举措和成效", "title": "建好数字水利", "text": "建成平台。"}],
            "audit": {"rectification": True},
        },
        "（一）行政权力制约监督积极有力。组织推进审计反馈问题整改落实。\n（二）建好数字水利。建成平台。",
        (),
    ),
    "an addition without a heading": (
        {"additions": [{"part": "不足和整改", "text": "为{{ 机构.地区 }}服务。"}], "shortcomings": ["甲"]},
        "甲。\n为青山县服务。",
        (),
    ),
    # 依据
    "three documents": (
        {
            "basis": [
                {"title": "甲"},
                {"title": "乙", "issuers": ["丙"]},
                {"title": "丁", "short_title": "戊"},
            ]
        },
        "根据《甲》、丙《乙》和《丁》（以下简称《戊》）有关要求，现将我单位2024年法治政府建设情况报告如下：",
        (),
    ),
    "no document": ({"basis": []}, "报告\n现将我单位2024年法治政府建设情况报告如下：", ("根据", "要求")),
}


@pytest.mark.parametrize("name", CASES)
def test_sentence_follows_the_data(name: str) -> None:
    ledgers, expected, unwanted = CASES[name]

    text = text_of({**MINIMAL, **ledgers})

    assert expected in text
    body = text.partition("情况报告如下：\n")[2]
    assert [word for word in unwanted if word in (text if "basis" in ledgers else body)] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25
