"""Every ledger with none, one and many records, partly itemised, and with what is not known left unsaid."""

import re
from collections import Counter
from typing import Any

import pytest

from fazhi_report.schema import Ledger, Report
from tests.conftest import MINIMAL, text_of

LEDGERS = {
    name
    for name, field in Report.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Ledger)
}

SAYS_NONE = {
    "contracts": "行政决策科学化民主化法治化。合同管理严格到位。全年未签署合同。",
    "hazards": "突发事件依法应对处置。未发现隐患。",
    "information_requests": "政务公开全面推进。全年未收到政府信息公开申请。",
    "inspections": "行政执法规范公正文明。全年未开展行政检查。",
    "licences": "依法全面履行政府职能。全年未办理行政许可。",
    "normative_documents": "行政规范性文件管理规范有序。全年未制发行政规范性文件。",
    "penalties": "行政执法规范公正文明。全年未作出行政处罚。",
    "reconsiderations": "行政复议和应诉工作依法规范。全年未发生行政复议案件。",
    "litigations": "行政复议和应诉工作依法规范。全年未发生行政诉讼案件。",
    "petitions": "社会矛盾纠纷依法化解。全年未收到信访投诉。",
}
"""What is said of a ledger that is stated to be empty; of the others nothing is."""

# Each case: what the file says of the ledger, the sentence, and words that must not stand in the body.
Case = tuple[Any, str, tuple[str, ...]]

CASES: dict[str, list[Case]] = {
    "party_meetings": [
        ([{}], "局党组1次研究部署法治政府建设工作。", ("审议",)),
        ({"total": 5, "records": [{"studied": ["普法"]}]}, "局党组5次研究部署法治政府建设工作，议题涉及普法。", ()),
    ],
    "study_sessions": [
        ([{"forum": "专题学习"}], "局党组共组织法治专题学习1次。", ("其中",)),
        ([{}], "局党组共组织法治学习1次。", ("其中", "专题")),
        ([{}, {"forum": "中心组学习"}], "局党组共组织法治学习2次。", ("其中", "中心组")),
        ([{"forum": "第一议题学习", "count": 3}, {"forum": "会前学法"}], "局党组共组织法治学习4次，其中第一议题学习3次、会前学法1次。", ()),
        ({"total": 8}, "局党组共组织法治学习8次。", ("其中", "专题学习")),
    ],
    "exams": [
        ([{"participants": "全体干部"}], "组织全体干部参加法律知识考试。", ("合格", "参考率")),
        ([{"participants": "全体干部", "eligible": 40, "sat": 40, "passed": 40}], "组织全体干部参加法律知识考试。应考40人，实考40人，参考率100%，合格40人，合格率100%。", ()),
        ([{"participants": "甲组", "sat": 3, "passed": 3}, {"participants": "乙组"}], "组织乙组参加法律知识考试。实考3人以上，合格3人以上。", ("率", "全部")),
        ([{"participants": "新进人员", "sat": 2, "passed": 0}], "实考2人，无人合格。", ("合格率", "0人")),
        ([{"participants": "新进人员", "eligible": 2, "sat": 0}], "应考2人，无人参加考试。", ("参考率", "实考")),
        ([{"participants": "新进人员", "sat": 0, "passed": 0}], "组织新进人员参加法律知识考试。", ("合格", "实考")),
        ({"total": 3, "records": [{"participants": "领导班子", "sat": 5, "passed": 5}]}, "全年组织法律知识考试3次。组织领导班子参加法律知识考试。实考5人以上，合格5人以上。", ("率", "全部")),
        ({"total": 2}, "领导带头学法用法。全年组织法律知识考试2次。", ()),
    ],
    "law_reports": [
        ([{}], "1名负责人开展述法。", ("均", "书面", "评议")),
        ([{"mode": "会议述法", "evaluated": True}], "1名负责人开展会议述法，经评议。", ("均",)),
        ([{"mode": "会议述法", "count": 2, "evaluated": True}, {"mode": "书面述法", "count": 7, "evaluated": True}], "9名负责人开展述法，其中会议述法2人、书面述法7人，均经评议。", ()),
        ([{"mode": "会议述法", "count": 2, "evaluated": True}, {"count": 7, "evaluated": True}], "9名负责人开展述法，均经评议。", ("其中", "会议", "书面")),
        ([{"count": 3, "evaluated": True}, {"count": 2, "evaluated": False}], "5名负责人开展述法，经评议3人。", ("均",)),
        ([{"count": 3, "evaluated": True}, {"count": 2}], "5名负责人开展述法。", ("均", "评议")),
        ({"total": 12, "records": [{"mode": "会议述法", "evaluated": True}]}, "12名负责人开展述法。", ("评议", "其中", "会议述法")),
        ({"total": 12, "evaluated": 9, "at_meeting": 12}, "12名负责人开展会议述法，经评议9人。", ("均", "其中")),
        ({"total": 12}, "12名负责人开展述法。", ("均", "会议", "书面")),
    ],
    "work_plans": [
        ([{"title": "甲要点", "aspects": 6, "tasks": 32}], "制定《甲要点》，明确6个方面32项任务。", ("部署",)),
        ([{"title": "甲要点", "tasks": 8, "covers": ["普法"]}, {"title": "乙计划"}], "制定《甲要点》，明确8项任务，对普法作出具体部署和任务分解。制定《乙计划》。", ("方面",)),
        ({"total": 3, "records": [{"title": "甲要点"}]}, "全年制定法治政府建设工作要点、计划3件。制定《甲要点》。", ("明确",)),
    ],
    "research_trips": [
        ([{}], "开展调研1次。", ("围绕", "等")),
        ([{"topic": "基层执法"}], "围绕基层执法开展调研1次。", ("等",)),
        ([{"topic": "基层执法", "count": 2}, {"topic": "普法"}], "围绕基层执法、普法开展调研3次。", ("等",)),
        ([{"topic": "基层执法"}, {}], "围绕基层执法等开展调研2次。", ()),
        ({"total": 6, "records": [{"topic": "基层执法"}]}, "围绕基层执法等开展调研6次。", ()),
    ],
    "power_items": [
        ([{}], "权责清单事项1项。", ("其中", "公布", "为")),
        ([{"status": "保留", "count": 298}, {"status": "新增", "count": 2}, {"status": "取消"}], "权责清单事项300项，其中保留298项、新增2项，取消1项。", ()),
        ([{"count": 298}, {"status": "新增", "count": 2}, {"status": "取消"}], "权责清单事项300项。", ("其中", "保留", "新增", "取消")),
        ([{"status": "新增", "count": 2}], "权责清单事项新增2项。", ("取消", "均")),
        ([{"status": "取消"}], "取消权责清单事项1项。", ("均", "为")),
        ({"total": 320, "records": [{"status": "新增", "count": 2}, {"status": "调整"}]}, "权责清单事项320项。", ("新增", "调整", "保留")),
        ({"total": 320, "added": 2, "changed": 1, "cancelled": 4}, "权责清单事项320项，其中新增2项、调整1项，取消4项。", ("保留",)),
    ],
    "licences": [
        ([{}], "办理行政许可1件。", ("准予", "率")),
        ([{"outcome": "准予许可"}], "办理行政许可1件，准予许可。", ("均", "为准予")),
        ([{"outcome": "准予许可", "count": 8, "instant": True, "online": False}, {"outcome": "不予许可", "count": 2, "instant": False, "online": True}], "办理行政许可10件，其中准予许可8件、不予许可2件，即时办结8件，即办率80%，网上办理2件，网办率20%。", ()),
        ([{"outcome": "准予许可", "count": 5}], "办理行政许可5件，均准予许可。", ("均为",)),
        ([{"outcome": "办理中", "count": 2}], "办理行政许可2件，均在办理中。", ()),
        ([{"outcome": "准予许可", "count": 5}, {}], "办理行政许可6件。", ("均", "准予")),
        ({"total": 8058, "records": [{"outcome": "准予许可", "count": 4956, "instant": True}]}, "办理行政许可8058件。", ("即时", "率", "准予", "均")),
        ({"total": 8058, "instant": 4956}, "办理行政许可8058件，即时办结4956件，即办率61.5%。", ("准予", "均")),
        ([{"outcome": "准予许可", "count": 8, "instant": True}, {"outcome": "不予许可"}], "办理行政许可9件，其中准予许可8件、不予许可1件。", ("即", "率")),
    ],
    "service_items": [
        ([{}], "政务服务事项1项。", ("网办", "大厅", "证照")),
        ({"unstated_is_no": ["online", "at_centre", "e_licence"], "records": [{"online": True, "at_centre": True, "count": 218}, {"e_licence": True, "count": 297}]}, "政务服务事项515项，进驻政务服务大厅218项，实现全程网办218项，全程网办率42.33%，应用电子证照297项。", ()),
        ([{"online": True, "at_centre": True, "count": 218}, {"e_licence": True, "count": 297}], "政务服务事项515项。", ("网办", "大厅", "证照")),
        ({"total": 100, "records": [{"online": True}]}, "政务服务事项100项。", ("率", "网办")),
        ({"total": 100, "online": 40, "records": [{"online": True}]}, "政务服务事项100项，实现全程网办40项，全程网办率40%。", ()),
    ],
    "fair_reviews": [
        ([{"document": "甲办法"}], "开展公平竞争审查1件。", ("通过",)),
        ([{"conclusion": "通过"}], "开展公平竞争审查1件，通过。", ("均", "为通过")),
        ([{"conclusion": "修改后通过", "count": 2}], "开展公平竞争审查2件，均修改后通过。", ("均为",)),
        ([{"conclusion": "通过", "count": 4}, {"conclusion": "不予出台"}], "开展公平竞争审查5件，其中通过4件、不予出台1件。", ()),
        ([{"conclusion": "通过"}, {}], "开展公平竞争审查2件。", ("通过", "均")),
        ({"total": 6, "records": [{"conclusion": "通过"}]}, "开展公平竞争审查6件。", ("通过", "均")),
    ],
    "enterprise_visits": [
        ([{}], "开展助企服务1次。", ("内容", "企业", "等")),
        ([{"kind": "法治体检", "enterprises": 30}], "开展助企服务1次，内容为法治体检，服务企业30家次。", ("等",)),
        ([{"kind": "法治体检", "enterprises": 30}, {"kind": "送法入企", "count": 3}], "开展助企服务4次，内容为法治体检、送法入企，服务企业30家次以上。", ("等",)),
        ({"total": 9, "records": [{"kind": "法治体检", "enterprises": 30}]}, "开展助企服务9次，内容为法治体检等，服务企业30家次以上。", ()),
    ],
    "legislation": [
        ([{}], "参与立法工作1件。", ("涉及", "意见")),
        ([{"draft": "甲条例（草案）", "opinions": 6}], "参与立法工作1件，涉及《甲条例（草案）》，提出立法意见6条。", ("等",)),
        ([{"draft": "甲条例", "opinions": 0}, {"draft": "乙规定", "opinions": 0}], "参与立法工作2件，涉及《甲条例》《乙规定》。", ("等", "意见")),
        ({"total": 4, "records": [{"draft": "甲条例", "opinions": 3}]}, "参与立法工作4件，涉及《甲条例》等，提出立法意见3条以上。", ()),
    ],
    "normative_documents": [
        ([{"title": "甲办法"}], "主办行政规范性文件1件。", ("审核", "备案", "采纳")),
        ([{"filed": True}], "主办行政规范性文件1件，已报送备案。", ("均",)),
        ([{"filed": True, "count": 2}], "主办行政规范性文件2件，均已报送备案。", ("审核",)),
        ([{"legality_reviewed": True, "opinions_given": 4, "opinions_adopted": 0}], "1件本单位主办的行政规范性文件均经合法性审核，提出审核意见4条。", ("采纳", "0%")),
        ([{"legality_reviewed": True, "opinions_given": 4, "opinions_adopted": 4}, {"legality_reviewed": True}], "2件本单位主办的行政规范性文件均经合法性审核，提出审核意见4条以上，采纳意见4条以上。", ("采纳率",)),
        ({"total": 5, "records": [{"filed": True}]}, "主办行政规范性文件5件。", ("均", "备案")),
        ({"total": 5, "filed": 1}, "主办行政规范性文件5件，已报送备案1件。", ("均",)),
    ],
    "internal_rules": [
        ([{"title": "甲办法", "action": "制定"}, {"title": "乙办法", "action": "制定"}], "制定《甲办法》《乙办法》。", ("全年",)),
        ([{"title": "甲办法"}], "建立健全《甲办法》。", ("全年", "制定")),
        ([{"title": "甲办法", "action": "修订"}, {"title": "乙细则", "action": "出台"}], "修订《甲办法》，出台《乙细则》。", ("制定",)),
        ({"total": 4, "records": [{"title": "甲办法"}]}, "全年建立健全内部制度4项，建立健全《甲办法》。", ("制定",)),
    ],
    "decisions": [
        ([{}], "全年重大行政决策事项1个。", ("已完成", "作出", "目录", "程序")),
        ([{"completed": True, "procedures": ["公众参与"], "in_catalogue": False}, {"completed": False, "in_catalogue": True}], "全年重大行政决策事项2个，列入目录事项1个，已完成事项1个，严格履行公众参与等法定程序。", ()),
        ({"total": 7, "records": [{"completed": True, "procedures": ["公众参与"]}]}, "全年重大行政决策事项7个。", ("公众参与", "已完成")),
        ([{"completed": True, "procedures": ["公众参与"]}, {"in_catalogue": True}], "全年重大行政决策事项2个。", ("公众参与", "已完成", "列入目录")),
        ([{"completed": True, "procedures": ["公众参与"]}, {"completed": True}], "全年重大行政决策事项2个，已完成事项2个。", ("公众参与",)),
    ],
    "contracts": [
        ([{}], "全年签署合同1份。", ("审核", "未发生", "金额")),
        ([{"amount": 125000}], "全年签署合同1份，合同金额12.5万元。", ("未发生",)),
        ([{"legality_reviewed": True, "disputes": 0}, {"legality_reviewed": False}], "全年签署合同2份，其中1份经合法性审核。", ("均", "未发生")),
        ({"total": 30, "records": [{"amount": 125000, "disputes": 0}]}, "全年签署合同30份，合同金额12.5万元以上。", ("未发生",)),
    ],
    "legal_reviews": [
        ([{"subject": "合同"}], "完成合同合法性审核1件。", ("其中", "均", "意见", "法制审核")),
        ([{"subject": "执法决定", "count": 6, "opinions": 2}], "完成重大执法决定法制审核6件，提出审核意见2条。", ("合法性审核", "均")),
        ([{"subject": "合同", "count": 37, "opinions": 9}, {"subject": "执法决定", "count": 6}, {"subject": "其他文件", "count": 5, "opinions": 0}], "完成合同合法性审核37件、其他文件合法性审核5件。合法性审核、法制审核共提出审核意见9条以上。", ("48",)),
        ([{"subject": "合同", "count": 37, "opinions": 9}, {"subject": "执法决定", "count": 6, "opinions": 1}], "完成合同合法性审核37件。合法性审核、法制审核共提出审核意见10条。", ("43", "以上")),
        ({"total": 48, "records": [{"subject": "合同"}]}, "完成合法性审核、法制审核48件。", ("其中", "合同")),
    ],
    "counsels": [
        ([{"kind": "法律顾问"}], "聘请法律顾问1名。", ("公职律师",)),
        ([{"kind": "法律顾问", "count": 2}, {"kind": "公职律师"}], "聘请法律顾问2名，配备公职律师1名。", ()),
        ({"total": 3}, "有法律顾问、公职律师3名。", ("聘请",)),
        ({"total": 3, "records": [{"kind": "公职律师"}]}, "有法律顾问、公职律师3名。", ("聘请", "配备", "1名")),
    ],
    "legal_opinions": [
        ([{}], "法律顾问、公职律师提出法律意见1件。", ("采纳",)),
        ([{"adopted": True, "count": 3}, {"adopted": False}], "法律顾问、公职律师提出法律意见4件，采纳3件，采纳率75%。", ()),
        ([{"adopted": True, "count": 3}, {}], "法律顾问、公职律师提出法律意见4件。", ("率", "采纳")),
        ([{"adopted": False}], "法律顾问、公职律师提出法律意见1件。", ("采纳", "0%")),
        ({"total": 10, "records": [{"adopted": True}]}, "法律顾问、公职律师提出法律意见10件。", ("率", "采纳")),
    ],
    "enforcement_items": [
        ([{"kind": "行政检查"}], "水利领域监管事项1项，为行政检查。", ("均", "编制", "录入")),
        ([{"kind": "行政检查", "count": 4}], "水利领域监管事项4项，均为行政检查。", ("其中",)),
        ([{"kind": "行政检查"}, {"kind": "行政处罚", "count": 4}], "水利领域监管事项5项，其中行政检查1项、行政处罚4项。", ("均",)),
        ({"total": 9, "records": [{"kind": "行政检查", "registered_in": ["省"]}]}, "水利领域监管事项9项。", ("均", "统一", "录入", "检查")),
        ({"total": 9, "inspections": 1, "registered": 1}, "水利领域监管事项9项，其中行政检查1项，1项已录入权力事项库接受监管。", ("均", "统一")),
        ({"updated": True, "records": [{"kind": "行政检查"}]}, "更新水利领域监管事项目录清单，其中行政检查1项。", ("编制",)),
    ],
    "inspections": [
        ([{}], "开展行政检查1次。", ("日常", "为", "率", "问题")),
        ([{"kind": "双随机抽查", "count": 4, "subjects": 60}], "开展双随机抽查4次，检查60家次。", ("均为",)),
        ([{"kind": "日常检查", "count": 10, "subjects": 50, "officers": 100, "problems": 8, "rectified": 6}, {"kind": "专项检查", "subjects": 5, "officers": 9, "problems": 0, "rectified": 0}], "开展行政检查11次，其中日常检查10次、专项检查1次，检查55家次，出动执法人员109人次，发现问题8个，已整改6个，整改率75%。", ()),
        ([{"problems": 3}, {"problems": 2, "rectified": 2}], "开展行政检查2次，发现问题5个，已整改2个以上。", ("整改率",)),
        ([{"problems": 3, "rectified": 0}], "开展行政检查1次，发现问题3个。", ("整改", "0%")),
        ([{"problems": 0, "rectified": 0}], "开展行政检查1次。", ("问题", "整改")),
        ({"total": 40, "records": [{"kind": "专项检查", "problems": 3, "rectified": 3}]}, "开展行政检查40次，发现问题3个以上，已整改3个以上。", ("专项检查", "率")),
        ({"subjects": 2299, "problems": 57}, "开展行政检查，检查2299家次，发现问题57个。", ("次，发现问题57个，", "1次")),
        ([{"count": 10}, {"kind": "专项检查"}], "开展行政检查11次。", ("其中", "日常", "专项")),
    ],
    "penalties": [
        ([{}], "作出行政处罚1件。", ("程序", "罚款", "听证", "审核")),
        ([{"procedure": "简易程序", "fine": 200}], "作出行政处罚1件，适用简易程序，罚款200元。", ("均",)),
        ({"unstated_is_no": ["hearing", "legally_reviewed"], "unstated_is": {"procedure": "普通程序", "fine": 0, "confiscated": 0}, "records": [{"procedure": "简易程序", "count": 12}, {"count": 3, "fine": 125000, "confiscated": 3000, "hearing": True, "legally_reviewed": True}]}, "作出行政处罚15件，其中简易程序12件、普通程序3件，罚款12.5万元，没收3000元，组织听证3件，3件经法制审核。", ("均",)),
        ({"total": 33, "fined_and_confiscated": 123000}, "作出行政处罚33件，罚没12.3万元。", ("罚款", "没收")),
        ([{"procedure": "简易程序", "count": 12}, {"count": 3, "fine": 125000, "confiscated": 3000, "hearing": True, "legally_reviewed": True}], "作出行政处罚15件，罚款12.5万元以上，没收3000元以上。", ("均", "程序", "听证", "审核")),
        ([{"procedure": "简易程序", "count": 2, "legally_reviewed": True}], "作出行政处罚2件，均适用简易程序，均经法制审核。", ()),
        ([{"legally_reviewed": True}], "作出行政处罚1件，经法制审核。", ("均",)),
        ([{"exempted": True}, {"exempted": False, "fine": 5000}], "作出行政处罚1件，罚款5000元，依法不予、免予处罚1件。", ("2件",)),
        ([{"exempted": True}, {"fine": 5000}], "作出行政处罚1件，罚款5000元。", ("2件", "免予")),
        ([{"exempted": True, "count": 2}], "办理行政处罚案件，依法不予、免予处罚2件。", ("作出", "实施", "0件")),
        ({"exempted": 2}, "办理行政处罚案件，依法不予、免予处罚2件。", ("作出", "实施")),
        ({"total": 0, "exempted": 2}, "全年未作出行政处罚，依法不予、免予处罚2件。", ()),
        ([{"count": 0}], "全年未作出行政处罚。", ()),
        ({"total": 20, "records": [{"fine": 5000, "legally_reviewed": True}]}, "作出行政处罚20件，罚款5000元以上。", ("审核", "均")),
        ({"total": 20, "exempted": 3, "legally_reviewed": 20}, "作出行政处罚20件，依法不予、免予处罚3件，均经法制审核。", ()),
    ],
    "case_file_reviews": [
        ([{}], "评查行政执法案卷1卷。", ("优秀",)),
        ([{"excellent": True, "count": 18}, {"excellent": False, "count": 2}], "评查行政执法案卷20卷，评为优秀18卷，优秀率90%。", ()),
        ({"total": 20, "records": [{"excellent": True}]}, "评查行政执法案卷20卷。", ("率", "优秀")),
    ],
    "officers": [
        ([{}], "应当持证的行政执法人员1名。", ("上岗", "率")),
        ([{"certified": True}], "应当持证的行政执法人员1名，已持证上岗。", ("全部",)),
        ([{"certified": True, "count": 40, "obtained_this_year": False}, {"certified": True, "obtained_this_year": True}], "应当持证的行政执法人员41名，全部持证上岗，本年新取得执法证1名。", ()),
        ([{"certified": True, "count": 4}, {"certified": False}], "应当持证的行政执法人员5名，持证4名，持证率80%。", ("全部",)),
        ([{"certified": True, "count": 4}, {}], "应当持证的行政执法人员5名。", ("全部", "率", "，持证")),
        ({"total": 50, "records": [{"certified": True}]}, "应当持证的行政执法人员50名。", ("全部", "率", "，持证")),
        ({"certified_rate": "98.5%"}, "行政执法人员持证率98.5%。", ("名", "全部")),
        ([{"certified": False, "count": 5}], "应当持证的行政执法人员5名，均未取得行政执法证。", ("0",)),
    ],
    "supervision": [
        ([{"kind": "专项检查", "subject": "罚没收入"}], "积极开展行政执法监督，对罚没收入进行专项检查。", ("1次",)),
        ([{"kind": "案卷评查", "subject": "行政处罚"}, {"kind": "问卷调查", "subject": "行政执法"}], "积极开展行政执法监督，开展行政处罚案卷评查，组织行政执法问卷调查。", ()),
        ({"total": 6, "records": [{"kind": "专项检查", "subject": "罚没收入"}]}, "积极开展行政执法监督6次，对罚没收入进行专项检查。", ()),
    ],
    "oversight": [
        ([{}], "接受督察检查1次。", ("问题", "等")),
        ([{"by": "省司法厅", "problems": 4, "rectified": 3}], "接受省司法厅督察检查1次，反馈问题4个，已整改3个，整改率75%。", ("等",)),
        ([{"by": "省司法厅", "problems": 4}, {"by": "市审计局", "problems": 1}], "接受省司法厅、市审计局督察检查2次，反馈问题5个。", ("等", "整改")),
        ([{"by": "省司法厅"}, {}], "接受省司法厅等督察检查2次。", ("问题",)),
        ({"total": 3, "records": [{"by": "省司法厅", "problems": 4, "rectified": 4}]}, "接受省司法厅等督察检查3次，反馈问题4个以上，已整改4个以上。", ("率",)),
    ],
    "disclosures": [
        ([{}], "主动公开政府信息1条。", ("通过", "等")),
        ([{"channel": "政府网站", "count": 300}, {"channel": "微信公众号", "count": 20}], "通过政府网站、微信公众号主动公开政府信息320条。", ("等",)),
        ({"total": 320, "records": [{"channel": "政府网站"}]}, "通过政府网站等主动公开政府信息320条。", ()),
    ],
    "information_requests": [
        ([{}], "收到政府信息公开申请1件。", ("公开1", "均", "为")),
        ([{"outcome": "予以公开"}], "收到政府信息公开申请1件，予以公开。", ("均", "为予以")),
        ([{"outcome": "予以公开", "count": 3}], "收到政府信息公开申请3件，均予以公开。", ("均为",)),
        ([{"outcome": "其他处理", "count": 2}], "收到政府信息公开申请2件，均作其他处理。", ()),
        ([{"outcome": "予以公开", "count": 3}, {"outcome": "结转下年"}], "收到政府信息公开申请4件，其中予以公开3件、结转下年1件。", ()),
        ([{"outcome": "予以公开"}, {}], "收到政府信息公开申请2件。", ("予以", "均")),
        ({"total": 9, "records": [{"outcome": "予以公开"}]}, "收到政府信息公开申请9件。", ("予以", "均")),
    ],
    "proposals": [
        ([{"kind": "政协委员提案"}], "办理政协委员提案1件。", ("人大", "率", "均")),
        ([{"kind": "人大代表建议", "count": 5, "answered": True, "satisfied": True}, {"kind": "政协委员提案", "count": 3, "answered": True, "satisfied": False}], "办理人大代表建议、政协委员提案8件，其中人大代表建议5件、政协委员提案3件，答复率100%，满意率62.5%。", ()),
        ([{"kind": "人大代表建议", "answered": True}, {"kind": "人大代表建议"}], "办理人大代表建议2件。", ("率",)),
        ([{"kind": "人大代表建议", "satisfied": False, "answered": True}], "办理人大代表建议1件，答复率100%。", ("满意",)),
        ({"total": 8, "records": [{"kind": "人大代表建议", "answered": True}]}, "办理人大代表建议、政协委员提案8件。", ("其中", "率")),
    ],
    "reconsiderations": [
        ([{}], "全年行政复议案件1件。", ("结果", "复议机关", "被申请")),
        ([{"role": "被申请人"}], "全年被申请行政复议1件。", ("结果", "复议机关")),
        ([{"role": "被申请人", "outcome": "维持"}], "全年被申请行政复议1件，结果为维持。", ("均",)),
        ([{"outcome": "维持"}], "全年行政复议案件1件，结果为维持。", ("均", "被申请")),
        ([{"role": "被申请人", "outcome": "撤销"}, {"role": "被申请人", "outcome": "维持", "count": 3}], "全年被申请行政复议4件，其中撤销1件、维持3件。", ("结果",)),
        ([{"role": "被申请人", "outcome": "维持", "count": 3}], "全年被申请行政复议3件，结果均为维持。", ("其中",)),
        ([{"role": "被申请人", "outcome": "未办结", "count": 2}], "全年被申请行政复议2件，均未办结。", ("结果",)),
        ([{"role": "被申请人", "outcome": "未办结"}], "全年被申请行政复议1件，未办结。", ("结果", "均")),
        ([{"role": "复议机关", "count": 2, "outcome": "维持"}], "作为复议机关办理行政复议案件2件，结果均为维持。", ("被申请",)),
        ([{"role": "复议机关", "count": 2, "outcome": "维持"}, {"role": "被申请人", "outcome": "撤销"}], "全年行政复议案件3件，其中作为复议机关2件、作为被申请人1件，结果为维持2件、撤销1件。", ()),
        ([{"role": "复议机关", "count": 2, "outcome": "维持"}, {"outcome": "撤销"}], "全年行政复议案件3件，其中维持2件、撤销1件。", ("复议机关", "被申请")),
        ([{"outcome": "维持"}, {}], "全年行政复议案件2件。", ("维持", "结果", "被申请")),
        ({"total": 6, "records": [{"role": "复议机关", "outcome": "维持"}]}, "全年行政复议案件6件。", ("维持", "被申请", "复议机关")),
        ({"total": 6, "as_authority": 1}, "全年行政复议案件6件，其中作为复议机关1件。", ("被申请",)),
        ({"total": 6, "as_respondent": 6}, "全年被申请行政复议6件。", ("复议机关",)),
        ({"total": 6}, "全年行政复议案件6件。", ("其中", "被申请")),
    ],
    "litigations": [
        ([{}], "全年办理行政应诉案件1件。", ("出庭", "结果")),
        ([{"outcome": "胜诉", "head_required": True, "head_appeared": True}], "全年办理行政应诉案件1件，结果为胜诉，行政机关负责人出庭应诉1次，出庭率100%。", ("均",)),
        ([{"outcome": "胜诉", "count": 2}], "全年办理行政应诉案件2件，结果均为胜诉。", ("出庭",)),
        ([{"outcome": "未审结", "count": 2}], "全年办理行政应诉案件2件，均未审结。", ("结果",)),
        ([{"outcome": "未审结"}], "全年办理行政应诉案件1件，未审结。", ("结果", "均")),
        ([{"outcome": "胜诉", "head_required": True, "head_appeared": False}, {"outcome": "败诉", "head_required": True, "head_appeared": True}], "全年办理行政应诉案件2件，其中胜诉1件、败诉1件，行政机关负责人出庭应诉1次，出庭率50%。", ()),
        ([{"head_required": True}], "全年办理行政应诉案件1件，负责人应出庭1次。", ("出庭应诉", "率")),
        ([{"head_required": True, "head_appeared": False}], "全年办理行政应诉案件1件，负责人应出庭1次。", ("出庭应诉", "0%")),
        ([{"count": 9}, {"head_required": True, "head_appeared": True}], "全年办理行政应诉案件10件。", ("出庭", "率")),
        ([{"head_required": True}, {}], "全年办理行政应诉案件2件。", ("率", "出庭")),
        ({"total": 5, "records": [{"outcome": "胜诉", "head_required": True, "head_appeared": True}]}, "全年办理行政应诉案件5件。", ("胜诉", "率", "出庭")),
        ({"total": 5, "head_required": 2, "head_appeared": 1}, "全年办理行政应诉案件5件，行政机关负责人出庭应诉1次，出庭率50%。", ()),
    ],
    "disputes": [
        ([{}], "排查调处矛盾纠纷1件。", ("涉及", "成功", "率")),
        ([{"kind": "邻里纠纷", "resolved": True}], "排查调处矛盾纠纷1件，涉及邻里纠纷，成功化解1件，化解率100%。", ("等",)),
        ([{"kind": "邻里纠纷", "count": 3, "resolved": True}, {"kind": "劳资纠纷", "resolved": False}], "排查调处矛盾纠纷4件，涉及邻里纠纷、劳资纠纷，成功化解3件，化解率75%。", ("等",)),
        ([{"resolved": True}, {}], "排查调处矛盾纠纷2件。", ("率", "化解1")),
        ([{"resolved": False}], "排查调处矛盾纠纷1件。", ("成功", "0%")),
        ({"total": 60, "records": [{"kind": "邻里纠纷", "resolved": True}]}, "排查调处矛盾纠纷60件，涉及邻里纠纷等。", ("率", "成功化解")),
        ({"total": 60, "resolved": 57}, "排查调处矛盾纠纷60件，成功化解57件，化解率95%。", ()),
    ],
    "petitions": [
        ([{}], "受理信访投诉1件。", ("办结",)),
        ([{"closed": True, "count": 9}, {"closed": False}], "受理信访投诉10件，办结9件，办结率90%。", ()),
        ([{"closed": True, "count": 9}, {"closed": True}], "受理信访投诉10件，全部办结。", ("率",)),
        ([{"closed": True}], "受理信访投诉1件，已办结。", ("率",)),
        ([{"closed": True}, {}], "受理信访投诉2件。", ("率", "办结")),
        ({"total": 10, "records": [{"closed": True}]}, "受理信访投诉10件。", ("率", "办结")),
        ({"total": 100, "closed": 97, "records": [{"count": 3, "closed": True}]}, "受理信访投诉100件，办结97件，办结率97%。", ()),
    ],
    "hotline": [
        ([{}], "办理12345热线工单1件。", ("率",)),
        ([{"count": 49, "closed": True, "satisfied": True}, {"closed": True, "satisfied": False}], "办理12345热线工单50件，办结率100%，满意率98%。", ()),
        ([{"closed": True}, {}], "办理12345热线工单2件。", ("率",)),
        ({"total": 800, "records": [{"closed": True, "satisfied": True}]}, "办理12345热线工单800件。", ("率",)),
    ],
    "publicity": [
        ([{"kind": "讲座", "theme": "水法"}], "举办水法讲座。", ("全年", "受众")),
        ([{"kind": "讲座", "theme": "水法", "attendees": 80, "leaflets": 500}, {"kind": "专项宣传", "theme": "世界水日", "attendees": 300, "leaflets": 0, "consultations": 20}], "开展“世界水日”等专项法治宣传，举办水法讲座。全年开展普法活动2场，受众380人次，发放宣传资料500份，接受法律咨询20人次以上。", ()),
        ({"total": 20, "records": [{"kind": "讲座", "theme": "水法", "attendees": 80}]}, "举办水法讲座。全年开展普法活动20场，受众80人次以上。", ()),
        ({"total": 20}, "普法活动丰富多样。全年开展普法活动20场。", ()),
    ],
    "trainings": [
        ([{}], "举办培训1期。", ("业务", "为", "参加")),
        ([{"kind": "执法培训", "attendees": 60, "hours": 16}], "举办执法培训1期，参加培训60人次，累计16学时。", ("为",)),
        ([{"kind": "执法培训", "count": 3, "attendees": 200}, {"kind": "普法培训", "attendees": 60}], "举办培训4期，其中执法培训3期、普法培训1期，参加培训260人次。", ("学时",)),
        ([{"kind": "执法培训", "attendees": 60}, {"kind": "执法培训"}], "举办执法培训2期，参加培训60人次以上。", ()),
        ({"total": 5, "records": [{"kind": "执法培训", "attendees": 60}]}, "举办培训5期，参加培训60人次以上。", ("执法培训",)),
    ],
    "staff": [
        ([{"kind": "法治机构在岗"}], "配备专职法治工作人员1名。", ("编制", "兼职")),
        ([{"kind": "法治机构编制", "count": 5}, {"kind": "法治机构在岗", "count": 4}, {"kind": "兼职法治人员", "count": 9}], "核定法治机构编制5名，配备专职法治工作人员4名，配备兼职法治工作人员9名。", ("18名",)),
        ({"total": 9, "records": [{"kind": "法治机构在岗"}]}, "法治工作队伍9名。", ("专职",)),
        ({"total": 10}, "法治工作队伍10名。", ()),
    ],
    "digital_projects": [
        ([{"name": "掌上执法系统"}], "应用掌上执法系统。", ("建成", "全年")),
        ([{"name": "掌上执法系统", "effect": "实现检查全程留痕"}, {"name": "省政务平台"}], "应用掌上执法系统，实现检查全程留痕。应用省政务平台。", ("建成",)),
        ({"total": 3, "records": [{"name": "掌上执法系统"}]}, "全年建成、接入数字法治平台和系统3项。应用掌上执法系统。", ()),
    ],
    "drills": [
        ([{}], "组织应急演练1场。", ("内容", "参加")),
        ([{"topic": "防汛", "attendees": 60}], "组织应急演练1场，内容为防汛，参加演练60人次。", ("等",)),
        ([{"topic": "防汛", "attendees": 60}, {"topic": "消防", "count": 2}], "组织应急演练3场，内容为防汛、消防，参加演练60人次以上。", ("等",)),
        ({"total": 4, "records": [{"topic": "防汛", "attendees": 60}]}, "组织应急演练4场，内容为防汛等，参加演练60人次以上。", ()),
    ],
    "hazards": [
        ([{}], "排查隐患1处。", ("整改",)),
        ([{"fixed": True}], "排查隐患1处，已整改到位。", ("全部", "率")),
        ([{"fixed": True, "count": 12}], "排查隐患12处，全部整改到位。", ("率",)),
        ([{"fixed": True, "count": 3}, {"fixed": False}], "排查隐患4处，已整改3处，整改率75%。", ("全部",)),
        ([{"fixed": True, "count": 3}, {}], "排查隐患4处。", ("全部", "率", "整改")),
        ({"total": 9, "records": [{"fixed": True}]}, "排查隐患9处。", ("全部", "率", "整改")),
    ],
    "honours": [
        ([{"title": "全市法治建设先进单位"}], "全年获表彰1项，为全市法治建设先进单位。", ("表彰的", "包括", "等")),
        ([{"title": "全市法治建设先进单位", "issuer": "市委、市政府"}, {"title": "柔性执法项目", "level": "省级"}, {"title": "先进个人", "count": 2}], "全年获表彰4项，包括先进个人2项、市委、市政府表彰的全市法治建设先进单位、省级表彰的柔性执法项目。", ("等",)),
        ({"total": 5, "records": [{"title": "柔性执法项目", "level": "省级"}]}, "全年获表彰5项，包括省级表彰的柔性执法项目等。", ()),
        ([{"title": "先进个人", "level": "市级", "count": 2}], "全年获表彰2项，均为市级表彰的先进个人。", ("包括", "个人2项")),
        ({"total": 2}, "全年获表彰2项。", ("包括", "为")),
    ],
    "body_meetings": [
        ([{"name": "县政府常务会议"}], "落实第一责任人职责。县政府常务会议1次研究部署法治政府建设工作。", ("局党组", "审议", "有关会议")),
        ([{"name": "县委常委会会议", "count": 2, "studied": ["法治政府建设"]}, {"name": "县政府常务会议", "reviewed": ["甲方案"]}, {"name": "县政府常务会议", "studied": ["普法", "复议"]}], "县委常委会会议2次研究部署法治政府建设工作。县政府常务会议2次研究部署法治政府建设工作，议题涉及普法和复议，审议《甲方案》。", ("3次", "5次", "涉及法治政府")),
        ({"total": 5, "records": [{"name": "县政府常务会议", "reviewed": ["甲方案"]}]}, "有关会议研究部署法治政府建设工作5次。县政府常务会议研究部署法治政府建设工作，审议《甲方案》。", ("1次",)),
        ({"total": 5}, "有关会议研究部署法治政府建设工作5次。", ("常务会",)),
        ([{"name": "县委常委会会议", "count": 0}, {"name": "县政府常务会议"}], "县政府常务会议1次研究部署法治政府建设工作。", ("常委会",)),
    ],
    "head_acts": [
        ([{"kind": "批示"}], "主要负责人对法治建设工作作出批示1次。", ("听取", "督办")),
        ([{"kind": "讲授法治课", "subject": "宪法"}, {"kind": "督办", "count": 2}, {"kind": "批示", "subject": "信访积案"}, {"kind": "批示", "count": 3}], "主要负责人对信访积案等作出批示4次，围绕宪法讲授法治课1次，对法治建设工作开展督办2次。", ("听取",)),
        ({"post": "局党组书记、局长", "hearings": 3, "party_lectures": 1, "coordination": 2}, "局党组书记、局长听取法治建设工作汇报3次，讲授党课1次，就法治建设工作开展协调2次。", ("批示",)),
        ({"total": 9, "records": [{"kind": "督办", "subject": "信访积案"}]}, "主要负责人履行推进法治建设职责9次，对信访积案开展督办。", ("1次",)),
        ({"total": 9}, "主要负责人履行推进法治建设职责9次。", ("批示",)),
    ],
    "leading_groups": [
        ([{"name": "依法治县委员会", "meetings": 2}], "设有依法治县委员会，召开会议2次。", ("成立", "1个")),
        ([{"name": "普法领导小组", "action": "成立", "meetings": 3}, {"name": "督察领导小组", "action": "调整", "meetings": 0}], "成立普法领导小组，召开会议3次。调整督察领导小组。", ("机制", "2个")),
        ([{"name": "普法领导小组", "action": "成立", "meetings": 3}, {"name": "督察领导小组", "action": "调整"}], "成立普法领导小组。调整督察领导小组。领导小组、协调机制召开会议3次以上。", ("，", "2个")),
        ([{"name": "村级法治建设领导小组", "action": "健全", "count": 12}], "健全村级法治建设领导小组12个。", ("会议",)),
        ({"total": 3, "meetings": 7, "records": [{"name": "普法领导小组", "action": "成立", "meetings": 2}]}, "设有领导小组、协调机制3个。成立普法领导小组。领导小组、协调机制召开会议7次。", ("2次",)),
        ({"total": 3, "changed": 1}, "设有领导小组、协调机制3个，本年调整1个。", ("会议",)),
    ],
    "experts": [
        ([{}], "决策咨询论证专家库有专家1名。", ("其中", "为")),
        ([{"field": "法学", "count": 3}, {"field": "水利", "count": 9}], "决策咨询论证专家库有专家12名，其中法学3名、水利9名。", ("均",)),
        ([{"field": "法学", "count": 3}], "决策咨询论证专家库有法学专家3名。", ("均",)),
        ([{"field": "法学", "count": 3}, {"count": 9}], "决策咨询论证专家库有专家12名。", ("法学",)),
        ({"total": 30, "records": [{"field": "法学", "count": 3}]}, "决策咨询论证专家库有专家30名。", ("法学",)),
    ],
    "mediations": [
        ([{}], "开展人民调解1件。", ("成功", "率", "金额")),
        ([{"succeeded": True, "count": 20, "amount": 120000}, {"succeeded": False, "amount": 300}], "开展人民调解21件，调解成功20件，调解成功率95.24%，涉及金额12.03万元。", ("全部",)),
        ([{"succeeded": True, "count": 20}], "开展人民调解20件，全部调解成功。", ("率",)),
        ([{"succeeded": True}], "开展人民调解1件，调解成功。", ("全部", "率")),
        ([{"succeeded": True, "count": 20}, {}], "开展人民调解21件。", ("成功", "率")),
        ({"total": 268, "success_rate": "98.5%"}, "开展人民调解268件，调解成功率98.5%。", ("全部",)),
    ],
    "culture_sites": [
        ([{}], "建有法治文化阵地1处。", ("等", "新建")),
        ([{"name": "宪法公园", "built_this_year": True}, {"count": 4, "built_this_year": False}], "建有宪法公园等法治文化阵地5处，本年新建1处。", ()),
        ({"total": 14, "records": [{"name": "宪法公园", "built_this_year": True}]}, "建有宪法公园等法治文化阵地14处。", ("新建",)),
        ([{"name": "宪法公园", "built_this_year": True}], "新建宪法公园等法治文化阵地1处。", ("建有", "本年")),
        ({"total": 14, "built_this_year": 2}, "建有法治文化阵地14处，本年新建2处。", ("等",)),
    ],
    "grassroots": [
        ([{"kind": "法律明白人", "count": 86}], "有法律明白人86名。", ("调解", "网格", "基层")),
        ([{"kind": "法律明白人", "count": 86}, {"kind": "法治带头人", "count": 3}, {"kind": "村居法律顾问", "count": 14}], "有法律明白人86名，法治带头人3名，村（居）法律顾问14名。", ("基层",)),
        ([{"kind": "人民调解委员会", "count": 14}, {"kind": "人民调解员", "count": 52}, {"kind": "网格员", "count": 70}], "设有人民调解委员会14个，人民调解员52名，网格员70名。", ("基层",)),
        ([{"kind": "人民调解员", "count": 52}, {"kind": "法治带头人", "count": 3}], "有人民调解员52名。", ("委员会",)),
        ([{"kind": "村居法律顾问"}, {"kind": "网格员", "count": 70}], "配备网格员70名。", ("委员会",)),
        ({"advisers": 14}, "有村（居）法律顾问14名。", ("基层",)),
        ({"total": 300}, "有基层法治力量300名。", ("明白人",)),
    ],
    "demonstrations": [
        ([{"kind": "获评示范", "title": "民主法治示范村"}], "获评民主法治示范村。", ("1个", "称号", "级")),
        ([{"kind": "获评示范", "title": "民主法治示范村", "issuer": "省司法厅", "level": "省级", "count": 3}, {"kind": "案例入选", "title": "全省水行政执法典型案例", "issuer": "省水利厅", "level": "省级"}], "获评省司法厅命名的民主法治示范村3个，入选省水利厅发布的全省水行政执法典型案例1个。", ("示范创建", "为省级")),
        ([{"kind": "案例入选", "title": "水行政执法典型案例", "level": "省级", "count": 2}], "入选水行政执法典型案例2个，均为省级。", ("发布",)),
        ([{"kind": "开展创建", "title": "法治乡镇", "issuer": "县委"}, {"kind": "发布案例", "title": "柔性执法案例", "count": 2}, {"kind": "发布案例", "title": "普法案例"}], "开展法治乡镇创建，发布柔性执法案例2个、普法案例1个。", ("县委",)),
        ({"total": 6, "cases_selected": 4, "records": [{"kind": "案例入选", "title": "全省典型案例"}]}, "法治示范创建和典型案例6个，入选典型案例4个，包括入选全省典型案例1个。", ("均",)),
        ([{"kind": "案例入选", "title": "典型案例", "count": "约10"}, {"kind": "获评示范", "title": "节水示范"}], "获评节水示范，入选典型案例约10个。", ("包括",)),
        ({"total": 6, "records": [{"kind": "获评示范", "title": "节水示范"}]}, "法治示范创建和典型案例6个，获评节水示范。", ("包括",)),
        ({"awarded": 1, "cases_selected": 3, "national": 1}, "获评示范称号1个，入选典型案例3个，其中国家级1个。", ("4个",)),
        ({"total": 6}, "法治示范创建和典型案例6个。", ("其中",)),
    ],
    "mechanisms": [([{"name": "资金审批"}], "", ("资金审批",)), ({"total": 3}, "", ("机制",))],
}  # fmt: skip

NOTHING = re.compile(r"(?<![\d.])0(\.0+)?(%|[件次份项个名人条卷场处期起家]|万元)")
"""A figure of nothing, which an office does not print."""


def body_of(ledgers: dict[str, Any]) -> str:
    """What follows the lead."""
    return "\n".join(text_of({**MINIMAL, **ledgers}).splitlines()[2:])


@pytest.mark.parametrize(
    ("ledger", "number"), [(name, number) for name, cases in CASES.items() for number in range(len(cases))]
)
def test_sentence_of_a_ledger(ledger: str, number: int) -> None:
    written, sentence, unwanted = CASES[ledger][number]

    body = body_of({ledger: written})

    found = re.split(r"[。\n]", sentence)
    assert sentence in body
    assert not sentence or re.split(r"[。\n]", body).count(found[0]) == 1
    assert [word for word in unwanted if word in body] == []
    assert not NOTHING.search(body)
    assert not re.search("None|，，|，。|。。|、、|、，|、。", body)


@pytest.mark.parametrize("nothing", [[], {"total": 0}, {"records": []}])
@pytest.mark.parametrize("ledger", sorted(LEDGERS))
def test_an_empty_ledger(ledger: str, nothing: Any) -> None:
    body = body_of({ledger: nothing}).splitlines()

    said = SAYS_NONE.get(ledger) if nothing == {"total": 0} else None
    assert body == (["一、推进法治政府建设的主要举措和成效", said] if said else [])


def test_nothing_is_said_of_ledgers_that_are_left_out() -> None:
    assert body_of({}) == ""


def test_every_ledger_has_cases_with_one_with_many_and_with_some_itemised() -> None:
    assert set(CASES) == LEDGERS
    assert set(SAYS_NONE) <= LEDGERS
    kinds = {
        ledger: Counter(type(written).__name__ for written, *_ in cases) for ledger, cases in CASES.items()
    }
    assert [ledger for ledger, counted in kinds.items() if not counted["list"] or not counted["dict"]] == []
    assert sum(map(len, CASES.values())) > 150


def test_mechanisms_are_for_the_texts_to_cite() -> None:
    body = body_of(
        {
            "mechanisms": {"total": 3, "records": [{"name": "甲"}, {"name": "乙"}]},
            "remedies": ["完善{{ 工作机制.名称 }}等{{ 工作机制.项数|汉字 }}项机制"],
        }
    )

    assert body.endswith("县水利局完善甲、乙等三项机制。")
