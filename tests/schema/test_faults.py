"""Faults that the schema, the figures and the references find: code, line, column, message and hint."""

from typing import Any

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.pipeline import validate
from fazhi_report.schema.faults import writes_english

HEAD = """\
year: 2024
organization:
  name: 青山县水利局
  short_name: 县水利局
  party_body: 局党组
  field: 水利
  region:
    name: 青山县
    level: 县
"""
"""Nine lines without a fault; what is tested begins on line 10."""

CHINESE = """\
年度: 2024
机构:
  全称: 青山县水利局
  简称: 县水利局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县}
"""
"""Seven lines in Chinese keys; what is tested begins on line 8."""

# Each case: the file, and for each finding its line, column, code, and a part of its message and hint.
CASES: dict[str, tuple[str, list[tuple[int, int, str, str, str]]]] = {
    # keys
    "unknown key": (
        HEAD + "contarcts: []\n",
        [(10, 1, "FZ102", "不认识的键“contarcts”", "是否想写“contracts”？")],
    ),
    "unknown key in a record": (
        HEAD + "contracts:\n  - legality_review: true\n",
        [(11, 5, "FZ102", "不认识的键“legality_review”", "是否想写“legality_reviewed”？")],
    ),
    "unknown Chinese key": (
        CHINESE + "合同:\n  - 合法审核: 是\n",
        [(9, 5, "FZ102", "不认识的键“合法审核”", "是否想写“合法性审核”？")],
    ),
    "a key of the outermost mapping inside another": (
        CHINESE + "审计整改:\n  整改落实: 是\n  普法宣传: []\n",
        [(10, 3, "FZ102", "不认识的键“普法宣传”", "最外层的键，检查这一行的缩进")],
    ),
    "an unknown key like no other": (
        HEAD + "audit: {qqq: 1}\n",
        [(10, 9, "FZ102", "不认识的键“qqq”", "这里可以写：responsibility_system、rectification")],
    ),
    "both names": (
        CHINESE + "合同: []\ncontracts: []\n",
        [(9, 1, "FZ107", "“contracts”和“合同”是同一项，只能写一个", "删去"), (9, 1, "FZ108", "“contracts”用了英文", "统一改用中文")],
    ),
    "both names in a record": (
        HEAD + "contracts:\n  - disputes: 0\n    纠纷: 0\n",
        [(12, 5, "FZ107", "“纠纷”和“disputes”是同一项", "删去"), (12, 5, "FZ108", "这份文件的键用英文，“纠纷”用了中文", "")],
    ),
    "missing keys": (
        "organization:\n  name: 甲\n  short_name: 甲\n  party_body: 局党组\n  field: 甲\n",
        [(1, 1, "FZ101", "缺少“region”", "补上一行“region: …”：所在地区"), (1, 1, "FZ101", "缺少“year”", "四位数字")],
    ),
    "a missing Chinese key": (
        "年度: 2024\n机构: {全称: 甲, 简称: 甲, 工作领域: 甲, 地区: {名称: 甲, 级别: 县}}\n",
        [(2, 1, "FZ101", "缺少“党组织”", "补上一行“党组织: …”")],
    ),
    "a missing key in an item": (
        HEAD + "plans:\n  - title: 甲\n    text: 乙\n  - title: 丙\n",
        [(13, 5, "FZ101", "缺少“text”", "正文")],
    ),
    "a key without a value": (
        HEAD.replace("县水利局\n  party", "\n  party"),
        [(4, 3, "FZ101", "“short_name”没有填写", "在冒号后面写上")],
    ),
    # types
    "a number for a text": (HEAD + "work_plans:\n  - title: 2024\n", [(11, 5, "FZ103", "应为文字，写成了数字 2024", "两边加引号")]),
    "a list for a text": (HEAD + "work_plans:\n  - title: [甲]\n", [(11, 5, "FZ103", "应为文字，写成了列表", "")]),
    "a text for a number": (
        HEAD + "study_sessions: {total: 四}\n",
        [(10, 18, "FZ103", "应为整数，写成了文字“四”", "只写半角数字")],
    ),
    "full-width digits": (HEAD.replace("2024", "２０２４"), [(1, 1, "FZ103", "应为整数，写成了文字“２０２４”", "全角")]),
    **{
        f"a comma between thousands, {style}": (
            CHINESE + text,
            [(9, column, "FZ103", f"应为{wanted}，写成了文字“{figure}”", f"删去数字中间的逗号，写成 {mended}")],
        )
        for style, text, column, wanted, figure, mended in (
            ("block", "合同:\n  - 数量: 1,200\n", 5, "整数", "1,200", "1200"),
            ("flow", "合同:\n  - {名称: 清淤, 数量: 1,200}\n", 14, "整数", "1,200", "1200"),
            ("full-width", "合同:\n  - {数量: 1，200}\n", 6, "整数", "1，200", "1200"),
            ("of money", "行政处罚:\n  - {罚款金额: 12,345,678.50}\n", 6, "金额", "12,345,678.50", "12345678.50"),
            ("of a metric", "指标:\n  - {名称: 户数, 数值: 1,200, 单位: 户}\n", 14, "数", "1,200", "1200"),
        )
    },
    "commas elsewhere in a number": (
        CHINESE + "合同:\n  - 数量: 12,00\n",
        [(9, 5, "FZ103", "应为整数，写成了文字“12,00”", "只写半角数字")],
    ),
    "marks of full width in braces": (
        CHINESE + "合同:\n  - {名称：清淤合同，日期: 2024-05-06, 数量: 12}\n",
        [(9, 8, "FZ009", "全角冒号“：”", "半角冒号"), (9, 13, "FZ009", "全角逗号“，”", "半角逗号")],
    ),
    "a second colon in braces": (
        CHINESE + "下年安排:\n  - {标题: 规范合同, 内容: 要求: 先审核}\n",
        [(9, 22, "FZ007", "值里又出现了冒号加空格", "全角冒号“：”")],
    ),
    "a number in quotes": (HEAD + 'contracts: {total: "3"}\n', [(10, 13, "FZ103", "应为整数，写成了文字“3”", "不加引号")]),
    "true for a number": (HEAD + "contracts: {total: true}\n", [(10, 13, "FZ103", "应为整数，写成了是否（true、false）", "")]),
    "a fraction for a number": (HEAD + "contracts: {total: 2.5}\n", [(10, 13, "FZ103", "应为整数，写成了数字 2.5", "")]),
    "a text for a list": (
        HEAD + "party_meetings:\n  - reviewed: 甲\n",
        [(11, 5, "FZ103", "应为列表，写成了文字“甲”", "以“- ”开头")],
    ),
    "a text for a ledger": (HEAD + "contracts: 三份\n", [(10, 1, "FZ103", "应为“键: 值”，写成了文字“三份”", "")]),
    "a list for a mapping": (HEAD + "audit: [甲]\n", [(10, 1, "FZ103", "应为“键: 值”，写成了列表", "")]),
    "a text for yes or no": (
        HEAD + "audit: {rectification: 已落实}\n",
        [(10, 9, "FZ103", "应为“是”或“否”，写成了文字“已落实”", "true 或 false")],
    ),
    "a mapping for a text": (HEAD + "plans:\n  - title: {甲: 乙}\n    text: 丙\n", [(11, 5, "FZ103", "应为文字，写成了“键: 值”", "")]),
    # money and metrics
    "money as a text": (HEAD + "penalties:\n  - fine: 两千元\n", [(11, 5, "FZ103", "应为金额，写成了文字“两千元”", "以元为单位的数")]),
    "money in quotes": (HEAD + 'penalties:\n  - fine: "2000"\n', [(11, 5, "FZ103", "应为金额，写成了文字“2000”", "不带“元”“万元”")]),
    "true for money": (HEAD + "contracts:\n  - amount: true\n", [(11, 5, "FZ103", "应为金额，写成了是否（true、false）", "")]),
    "more fined than with what was confiscated": (HEAD + "penalties:\n  - {fine: 300, fined_and_confiscated: 200}\n", [(11, 6, "FZ202", "罚款金额 300 多于罚没金额 200", "改正其中一个")]),
    "money below the fen": (HEAD + "penalties:\n  - confiscated: 12.345\n", [(11, 5, "FZ103", "金额最多写两位小数", "精确到分")]),
    "money owed": (HEAD + "contracts:\n  - amount: -1\n", [(11, 5, "FZ105", "不能小于 0", "改正")]),
    "a metric's name with a space": (
        HEAD + "metrics:\n  - {name: 登记 户数, value: 3, unit: 户}\n",
        [(11, 6, "FZ117", "名称里有空格、标点，或者以数字开头", "“登记户数”")],
    ),
    "a metric's name that begins with a digit": (HEAD + "metrics:\n  - {name: 12345工单, value: 3, unit: 件}\n", [(11, 6, "FZ117", "以数字开头", "")]),
    "a metric's value as a text": (
        HEAD + "metrics:\n  - {name: 户数, value: 三, unit: 户}\n",
        [(11, 16, "FZ103", "应为数，写成了文字“三”", "半角数字")],
    ),
    "true for a metric's value": (HEAD + "metrics:\n  - {name: 户数, value: 3, unit: 户, baseline: true}\n", [(11, 35, "FZ103", "应为数，写成了是否（true、false）", "")]),
    # dates
    "an impossible date": (HEAD + "exams:\n  - participants: 甲\n    date: 2024-13-01\n", [(12, 5, "FZ104", "没有这一天：2024-13-01", "核对")]),
    "29 February of another year": (HEAD + "exams:\n  - participants: 甲\n    date: 2023年2月29日\n", [(12, 5, "FZ104", "没有这一天：2023年2月29日", "")]),
    "a date of another form": (HEAD + "exams:\n  - participants: 甲\n    date: 2024.5\n", [(12, 5, "FZ104", "应为日期，写成了数字 2024.5", "2023-05-04")]),
    "a date as a number": (HEAD + "exams:\n  - participants: 甲\n    date: 20240501\n", [(12, 5, "FZ104", "应为日期，写成了数字 20240501", "")]),
    # ranges and choices
    "a negative number": (HEAD + "contracts:\n  - disputes: -1\n", [(11, 5, "FZ105", "不能小于 0", "改正")]),
    "a year of two digits": (HEAD.replace("2024", "24"), [(1, 1, "FZ105", "不能小于 2015", "")]),
    "a year too far": (HEAD.replace("2024", "20244"), [(1, 1, "FZ105", "不能大于 2099", "")]),
    "a choice misspelt": (
        HEAD + "enforcement_items:\n  - kind: 行政检察\n",
        [(11, 5, "FZ106", "不能写文字“行政检察”", "是否想写“行政检查”？可以写：行政检查、行政审批")],
    ),
    "choices in one item": (
        CHINESE + "重大决策:\n  - 履行程序: [公众参与、专家论证]\n",
        [(9, 12, "FZ106", "不能写文字“公众参与、专家论证”", "分开写成 [公众参与, 专家论证]；可以写：")],
    ),
    "several choices for one": (
        CHINESE + "行政检查:\n  - 类别: 日常检查、联合检查\n",
        [(9, 5, "FZ106", "不能写文字“日常检查、联合检查”", "可以写：日常检查、专项检查")],
    ),
    "a format of the future": ("format: 3\n" + HEAD, [(1, 1, "FZ106", "不能写数字 3", "可以写：1、2")]),
    "a step twice": (HEAD + "decisions:\n  - procedures: [公众参与, 公众参与]\n", [(11, 5, "FZ116", "列表里有重复的项", "")]),
    # texts
    "an empty text": (HEAD + 'work_plans:\n  - title: ""\n', [(11, 5, "FZ110", "只有空白", "")]),
    "a space in front": (HEAD + 'work_plans:\n  - title: " 甲"\n', [(11, 5, "FZ111", "开头或结尾有空格", "首行缩进由程序排")]),
    "two paragraphs for a name": (HEAD + "work_plans:\n  - title: |\n      甲\n\n      乙\n", [(11, 5, "FZ112", "这里只能写一段", "空行")]),
    "a phrase with a full stop": (HEAD + "leadership_study: {effect: 增强意识。}\n", [(10, 20, "FZ113", "结尾有标点“。”", "标点由模板加")]),
    "a title in brackets": (HEAD + "leadership_study: {laws: [《水法》]}\n", [(10, 27, "FZ114", "文件名外面有书名号", "删去外面的《》")]),
    "a party body of no kind": (HEAD.replace("局党组", "局领导班子"), [(5, 3, "FZ115", "看不出是哪种党组织", "局党组")]),
    "an invisible direction mark": (HEAD + "leadership_study: {effect: 增强\u202e意识}\n", [(10, 30, "FZ014", "这里有看不见的字符（U+202E）", "删去")]),
    # figures
    "a total below the records": (
        HEAD + "contracts:\n  total: 1\n  records: [{count: 2}]\n",
        [(11, 3, "FZ201", "总数 1 小于明细之和 2", "按明细计数")],
    ),
    "a total below the records in Chinese": (CHINESE + "合同: {总数: 1, 明细: [{}, {}]}\n", [(8, 6, "FZ201", "总数 1 小于明细之和 2", "")]),
    "more passed than sat": (
        HEAD + "exams:\n  - {participants: 甲, sat: 3, passed: 4}\n",
        [(11, 31, "FZ202", "合格人数 4 多于实考人数 3", "")],
    ),
    "more sat than were to": (HEAD + "exams:\n  - {participants: 甲, eligible: 2, sat: 3}\n", [(11, 36, "FZ202", "实考人数 3 多于应考人数 2", "")]),
    "all passed, but not by numbers": (
        HEAD + "exams:\n  - {participants: 甲, sat: 3, passed: 2, all_passed: true}\n",
        [(11, 42, "FZ203", "与人数不符：实考 3 人，合格 2 人", "由人数推出")],
    ),
    "more opinions adopted than given": (
        HEAD + "normative_documents:\n  - {opinions_given: 3, opinions_adopted: 4}\n",
        [(11, 25, "FZ202", "采纳意见数 4 多于审核意见数 3", "")],
    ),
    "all adopted, but not by numbers": (
        HEAD + "normative_documents:\n  - opinions_given: 4\n    opinions_adopted: 3\n    all_opinions_adopted: 是\n",
        [(13, 5, "FZ203", "与条数不符：提出 4 条，采纳 3 条", "")],
    ),
    "opinions of a review that was not": (
        HEAD + "normative_documents:\n  - legality_reviewed: false\n    all_opinions_adopted: true\n",
        [(11, 5, "FZ203", "没有经过合法性审核，却有审核意见", "")],
    ),
    "more put right than an inspection found": (
        HEAD + "inspections:\n  - {problems: 3, rectified: 4}\n",
        [(11, 19, "FZ202", "整改问题 4 多于发现问题 3", "")],
    ),
    "more excellent than sat": (
        HEAD + "exams:\n  - {participants: 甲, sat: 3, excellent: 4}\n",
        [(11, 31, "FZ202", "优秀人数 4 多于实考人数 3", "改正其中一个")],
    ),
    "more excellent than passed": (
        HEAD + "exams:\n  - {participants: 甲, sat: 5, passed: 3, excellent: 4}\n",
        [(11, 42, "FZ202", "优秀人数 4 多于合格人数 3", "")],
    ),
    "more of a plan done than planned": (
        HEAD + "inspections:\n  - {count: 9, planned: 3, plan_done: 4}\n",
        [(11, 28, "FZ202", "完成计划 4 多于计划检查 3", "改正其中一个")],
    ),
    "more of a plan done than was done": (
        HEAD + "inspections:\n  - {planned: 5, plan_done: 4}\n",
        [(11, 18, "FZ202", "完成计划 4 多于数量 1", "写上“数量”")],
    ),
    "experts, and no step of theirs": (
        HEAD + "decisions:\n  - {experts: 7, procedures: [公众参与]}\n",
        [(11, 6, "FZ203", "写了论证专家 7 人次，履行程序里没有专家论证", "补上专家论证")],
    ),
    "all reported, and nobody did": (
        HEAD + "law_reports: {total: 0, full_coverage: true}\n",
        [(10, 25, "FZ203", "没有人述法，却写了述法全覆盖", "改正其中一项")],
    ),
    "the head reported, and nobody did": (
        HEAD + "law_reports: {head_reported: true, records: [{count: 0}]}\n",
        [(10, 15, "FZ203", "没有人述法，却写了主要负责人述法", "")],
    ),
    "a figure of what did not happen": (
        HEAD + "inspections:\n  - {count: 0, subjects: 12}\n",
        [(11, 16, "FZ203", "数量是 0，却写了检查家次", "改正其中一个")],
    ),
    "a total of what there was none of": (
        HEAD + "mediations: {total: 0, amount: 3000}\n",
        [(10, 24, "FZ203", "件数是 0，却写了涉及金额", "改正其中一个")],
    ),
    "a rate of what there was none of": (
        HEAD + "hotline: {total: 0, satisfied_rate: 100%}\n",
        [(10, 21, "FZ203", "件数是 0，却写了满意率", "")],
    ),
    "more excellent than passed over the year": (
        HEAD + "exams: {sat: 10, passed: 8, excellent: 9}\n",
        [(10, 29, "FZ202", "优秀人数 9 多于合格人数 8", "改正其中一个")],
    ),
    "more passed than sat over the year": (
        HEAD + "exams: {sat: 10, passed: 12}\n",
        [(10, 18, "FZ202", "合格人数 12 多于实考人数 10", "改正其中一个")],
    ),
    "all passed, and nobody did": (
        HEAD + "exams:\n  - {participants: 甲, passed: 0, all_passed: true}\n",
        [(11, 34, "FZ203", "无人合格，却写了全部合格", "改正其中一项")],
    ),
    "lawsuits of a year without disputes": (
        HEAD + "contracts: {disputes: 0, lawsuits: 2}\n",
        [(10, 26, "FZ203", "没有纠纷，却有诉讼 2 起", "诉讼也是纠纷")],
    ),
    "a certificate obtained and not held": (
        HEAD + "officers: [{certified: false, obtained_this_year: true}]\n",
        [(10, 31, "FZ203", "没有持证，却写了本年取得", "改正其中一项")],
    ),
    "more certificates obtained than held": (
        HEAD + "officers: {certified: 2, obtained_this_year: 3}\n",
        [(10, 26, "FZ202", "本年取得 3 多于持证 2", "改正其中一个")],
    ),
    "decided on the spot and not decided yet": (
        HEAD + "licences: [{outcome: 办理中, instant: true}]\n",
        [(10, 27, "FZ203", "还在办理中，却写了即办", "改正其中一项")],
    ),
    "a rate that records deny": (
        HEAD + "petitions: {closed_rate: 100%, records: [{closed: false}, {}]}\n",
        [(10, 13, "FZ201", "写明的办结率与明细里、总数里的已办结不符", "改正其中一个")],
    ),
    "a rate above what records leave": (
        HEAD + "petitions: {total: 100, closed_rate: 98%, records: [{closed: false, count: 3}]}\n",
        [(10, 25, "FZ201", "写明的办结率与明细里、总数里的已办结不符", "")],
    ),
    "a rate below what is on record": (
        HEAD + "petitions: {total: 100, closed_rate: 29%, records: [{closed: true, count: 30}]}\n",
        [(10, 25, "FZ201", "写明的办结率与明细里、总数里的已办结不符", "")],
    ),
    "all of a kind, and a record that is of none": (
        HEAD + "officers: {total: 5, certified: 5, records: [{certified: false}]}\n",
        [(10, 22, "FZ201", "持证 5，加上明细里不是的 1，多于总数 5", "改正其中一个")],
    ),
    "all of a kind, and records of another": (
        HEAD + "reconsiderations: {total: 5, upheld: 5, records: [{outcome: 撤销, count: 2}]}\n",
        [(10, 30, "FZ201", "维持 5，加上明细里不是的 2，多于总数 5", "")],
    ),
    "a rate that the figures of a record deny": (
        HEAD + "inspections: {rectified_rate: 100%, records: [{problems: 4, rectified: 2}, {}]}\n",
        [(10, 15, "FZ201", "写明的整改率与明细里、总数里的整改问题不符", "")],
    ),
    "a rate that an appearance denies": (
        HEAD + "litigations: {total: 3, appearance_rate: 100%, records: [{head_required: true, head_appeared: false}]}\n",
        [(10, 25, "FZ201", "写明的负责人出庭率与明细里、总数里的已出庭不符", "")],
    ),
    "lawsuits of a year whose records tell of no disputes": (
        HEAD + "contracts: {total: 3, lawsuits: 1, records: [{disputes: 0, count: 3}]}\n",
        [(10, 23, "FZ203", "没有纠纷，却有诉讼 1 起", "")],
    ),
    "more than so many of so many": (
        HEAD + "service_items: {total: 100, online: 100余}\n",
        [(10, 29, "FZ201", "全程网办 100 多于总数 100", "")],
    ),
    "none of some": (
        HEAD + "petitions: {closed_rate: 0%, closed: 5}\n",
        [(10, 13, "FZ201", "写明的办结率与明细里、总数里的已办结不符", "")],
    ),
    "a rate of nobody": (
        HEAD + "exams: {sat: 0, excellence_rate: 50%}\n",
        [(10, 17, "FZ203", "写了优秀率，实考人数却是 0", "")],
    ),
    "more put right than was reported": (
        HEAD + "oversight:\n  - {problems: 3, rectified: 4}\n",
        [(11, 19, "FZ202", "整改问题 4 多于反馈问题 3", "")],
    ),
    "adjusted without a catalogue": (HEAD + "decisions:\n  adjusted: true\n", [(11, 3, "FZ203", "没有实行目录化管理，却写了动态调整", "")]),
    "an outline that is no basis": (
        HEAD + "basis: [{title: 甲纲要, short_title: 纲要}]\nimplementation: {document: 纲领, measures: [乙]}\n",
        [(11, 1, "FZ204", "“纲领”不是“依据”里任何文件的简称", "可以写：纲要")],
    ),
    "an appearance that was not required": (
        HEAD + "litigations:\n  - head_required: false\n    head_appeared: true\n",
        [(12, 5, "FZ203", "负责人已出庭，应出庭却是“否”", "改正应出庭")],
    ),
    "two metrics of one name": (
        HEAD + "metrics:\n  - {name: 甲, value: 1, unit: 户}\n  - {name: 甲, value: 2, unit: 户}\n",
        [(10, 1, "FZ116", "列表里有重复的项", "删去重复的")],
    ),
    # references
    "a reference cut off": (HEAD + "remedies:\n  - 甲{{ 学习.次数 乙\n", [(11, 6, "FZ205", "没有与它配对的“}}”", "{{ 学习.次数 }}")]),
    "code in a reference": (HEAD + "remedies: ['甲{{ 1 + 1 }}']\n", [(10, 14, "FZ205", "大括号里只能写数字的名称", "")]),
    "an unknown filter": (HEAD + "remedies: ['{{ 机构.地区|大写 }}']\n", [(10, 13, "FZ205", "不认识“|大写”", "")]),
    "an unknown fact": (
        HEAD + "plans:\n  - title: 甲\n    text: |\n      乙\n      丙{{ 学习.次 }}丁\n",
        [(14, 8, "FZ206", "没有“学习.次”这个数", "是否想写“学习.次数”？")],
    ),
    "a fact of a ledger left out": (HEAD + "remedies: ['{{ 学习.次数 }}']\n", [(10, 13, "FZ207", "数据里却没有这一项", "补上台账")]),
    "a fact that can't be known": (
        HEAD + "exams: [{participants: 甲}]\nremedies: ['{{ 考试.合格率 }}']\n",
        [(11, 13, "FZ208", "“考试.合格率”算不出来", "")],
    ),
    "a claim for a number": (
        HEAD + "contracts: [{}]\nremedies: ['{{ 合同.无纠纷 }}']\n",
        [(11, 13, "FZ208", "“合同.无纠纷”是一个判断，不是数", "")],
    ),
    "a unit twice": (
        HEAD + "contracts: {total: 5}\nremedies: ['签{{ 合同.份数|带单位 }}份，']\n",
        [(11, 14, "FZ205", "“合同.份数”带单位，印成“5份”，后面又写了“份”", "删去")],
    ),
    "money twice": (
        HEAD + "contracts: {amount: 50000}\nremedies: ['{{ 合同.金额|带单位 }}万元']\n",
        [(11, 13, "FZ205", "印成“5万元”，后面又写了“万元”", "删去后面的“万元”")],
    ),
    "an amount in another unit": (
        HEAD + "contracts: {amount: 50000}\nremedies: ['共{{ 合同.金额 }}元']\n",
        [(11, 14, "FZ205", "“合同.金额”的单位是万元，后面写的是“元”", "写成 {{ 合同.金额|带单位 }}")],
    ),
    "an amount without a unit": (
        HEAD + "contracts: {amount: 50000}\nremedies: ['共{{ 合同.金额 }}，']\n",
        [(11, 14, "FZ205", "“合同.金额”的单位是万元，后面没有写", "带单位")],
    ),
    "a rate with a sign of its own": (
        HEAD + "petitions: {closed_rate: 98%}\nremedies: ['{{ 信访.办结率 }}%']\n",
        [(11, 13, "FZ205", "率印成“98%”，后面又写了单位", "删去")],
    ),
    "an exact number with its unit called about": (
        HEAD + "contracts: {total: 50}\nremedies: ['约{{ 合同.份数|带单位 }}']\n",
        [(11, 14, "FZ205", "旁边写了“约”", "删去“约”")],
    ),
    "an exact number called about": (
        HEAD + "contracts: {total: 50}\nremedies: ['近{{ 合同.份数 }}份', '{{ 合同.份数 }}余份']\n",
        [
            (11, 14, "FZ205", "“合同.份数”是准确的数（50），旁边写了“近”", "在数据里写成约数"),
            (11, 30, "FZ205", "旁边写了“余”", "删去“余”"),
        ],
    ),
    "a text in Chinese numerals": (HEAD + "remedies: ['{{ 机构.地区|汉字 }}']\n", [(10, 13, "FZ208", "“机构.地区”不是整数", "去掉“|汉字”")]),
    "an unknown fact in a file with Chinese keys": (
        CHINESE + "下年安排:\n- 标题: 甲\n  内容: 乙{{ 学习.次 }}\n",
        [(10, 8, "FZ206", "没有“学习.次”这个数", "是否想写“学习.次数”？")],
    ),
    "a fact like no other": (HEAD + "remedies: ['{{ 甲乙.丙丁 }}']\n", [(10, 13, "FZ206", "没有“甲乙.丙丁”", "fazhi facts --all")]),
    # reviews and the approval
    "no text in a reviewed one": (
        CHINESE + "不足:\n  - 复核: {复核人: 张三, 日期: 2024-12-01}\n",
        [(9, 5, "FZ101", "缺少“内容”", "补上一行“内容: …”：正文，一段")],
    ),
    "an unknown key beside a reviewed text": (
        HEAD + "remedies:\n  - text: 甲\n    review: {}\n",
        [(12, 5, "FZ102", "不认识的键“review”", "是否想写“reviewed”？")],
    ),
    "both names of a reviewed text": (
        CHINESE + "总体要求:\n  内容: 甲\n  text: 乙\n",
        [(10, 3, "FZ107", "“text”和“内容”是同一项", "删去"), (10, 3, "FZ108", "“text”用了英文", "")],
    ),
    "a text with a colon": (
        CHINESE + "不足:\n  - 存在问题: 学习不够\n",
        [(9, 5, "FZ103", "应为文字，写成了“键: 值”", "冒号用全角“：”")],
    ),
    "a list for a text that may be reviewed": (HEAD + "guidance: [甲]\n", [(10, 1, "FZ103", "应为文字，写成了列表", "写一段文字")]),
    "a reviewed text with a space": (HEAD + "remedies: [{text: '甲 '}]\n", [(10, 13, "FZ111", "文字开头或结尾有空格", "")]),
    "a reviewed text in paragraphs": (
        CHINESE + "不足:\n  - 内容: |\n      甲\n\n      乙\n",
        [(9, 5, "FZ112", "这里只能写一段", "")],
    ),
    "a text for a review": (
        CHINESE + "下年安排:\n  - 标题: 甲\n    内容: 乙\n    复核: 张三\n",
        [(11, 5, "FZ103", "应为“键: 值”，写成了文字“张三”", "")],
    ),
    "a review without its day": (
        CHINESE + "不足:\n  - 内容: 甲\n    复核: {复核人: 张三}\n",
        [(10, 5, "FZ101", "缺少“日期”", "补上一行“日期: …”：哪一天复核的")],
    ),
    "a wrong day of a review": (
        CHINESE + "不足:\n  - 内容: 甲\n    复核: {复核人: 张三, 日期: 2024/1/1}\n",
        [(10, 19, "FZ104", "应为日期，写成了文字“2024/1/1”", "写成 2023-05-04")],
    ),
    "figures that are none": (
        CHINESE + "总体要求:\n  内容: 甲\n  复核: {复核人: 张三, 日期: 2024-1-1, 数字: 四次}\n",
        [(10, 31, "FZ103", "应为“键: 值”，写成了文字“四次”", "一行一项")],
    ),
    "a figure that is none": (
        HEAD + "guidance: {text: 甲, reviewed: {by: 张三, on: 2024-1-1, figures: {学习.次数: true, study.count: [4]}}}\n",
        [
            (10, 64, "FZ103", "应为数字或文字，写成了是否（true、false）", "98.5%"),
            (10, 77, "FZ103", "应为数字或文字，写成了列表", "98.5%"),
        ],
    ),
    "an approval without a digest": (
        CHINESE + "签发: {签发人: 李四, 日期: 2024-12-20}\n",
        [(8, 1, "FZ101", "缺少“校验码”", "fazhi package 写在“未完事项.md”")],
    ),
    **{
        f"the digest {digest}": (
            CHINESE + f"签发: {{签发人: 李四, 日期: 2024-12-20, 校验码: {digest}}}\n",
            [(8, 31, "FZ118", "校验码不是 16 位十六进制数", "只有数字和小写字母 a 到 f")],
        )
        for digest in ("0123", "0123456789ABCDEF", "0123456789abcdefg", "true", "1.5", "[a]")
    },
    # annexes
    "rows of an annex's table with too few cells or too many": (
        CHINESE + "附件:\n  - 标题: 甲\n    表格:\n      - 列: [乙, 丙]\n        行:\n          - [1, 2]\n          - [1]\n          - [1, 2, 3]\n",
        [
            (14, 13, "FZ131", "这一行有 1 格，表格有 2 列", "空格子写 null"),
            (15, 13, "FZ131", "这一行有 3 格，表格有 2 列", "补上或者删去"),
        ],
    ),
    "a table of an annex without columns": (
        HEAD + "annexes:\n  - title: 甲\n    tables:\n      - columns: []\n      - rows: []\n",
        [(13, 9, "FZ133", "列表是空的", "至少写一项"), (14, 9, "FZ101", "缺少“columns”", "各列的标题")],
    ),
    "a table of an annex with seventeen columns": (
        CHINESE + f"附件:\n  - 标题: 甲\n    表格:\n      - 列: [{', '.join('甲' * 17)}]\n",
        [(11, 9, "FZ134", "有 17 项，最多 16 项", "拆成几个")],
    ),
    "cells that hold what can't be printed": (
        CHINESE + "附件:\n  - 标题: 甲\n    表格:\n      - 列: [乙]\n        行:\n          - [是]\n          - [true]\n          - [[1]]\n          - [' 甲']\n"
        f"          - [{'字' * 2001}]\n",
        [
            (14, 14, "FZ103", "应为文字或数，写成了是否", "空格子写 null"),
            (15, 14, "FZ103", "应为文字或数，写成了列表", ""),
            (16, 14, "FZ111", "文字开头或结尾有空格", ""),
            (17, 14, "FZ135", "文字超过 2000 个字", "写进正文"),
        ],
    ),
    "a reference in a cell that names nothing": (
        CHINESE + "附件:\n  - 标题: 甲\n    表格:\n      - 列: [乙]\n        行:\n          - ['{{ 合同.数 }}份']\n",
        [(13, 15, "FZ206", "没有“合同.数”这个数", "是否想写")],
    ),
    **{
        f"the name of an annex, {title}": (
            CHINESE + f"附件:\n  - 标题: {title}\n    内容: 乙。\n",
            [(9, 5, "FZ130", f"附件标题{message}", hint)],
        )
        for title, message, hint in (
            ("统计表。", "末尾有标点“。”", "7.3.4"),
            ("《统计表》", "外面有书名号", "删去外面的《》"),
            ("附件1：统计表", "前面写了“附件1：”", "序号由程序编"),
            ("附件二、统计表", "前面写了“附件二、”", "序号由程序编"),
            ("1. 统计表", "前面写了“1.”", "序号由程序编"),
        )
    },
    "an annex that holds nothing": (
        HEAD + "annexes:\n  - title: 甲\n    landscape: true\n  - title: 乙\n",
        [
            (12, 5, "FZ102", "不认识的键“landscape”", "“landscape”写在“annexes”的“tables”里的每一条"),
            (13, 5, "FZ132", "附件“乙”只有标题，没有内容", "没有的，删去这个附件"),
        ],
    ),
    # languages
    "one Chinese key among English ones": (
        HEAD + "审计整改:\n  rectification: true\n",
        [(10, 1, "FZ108", "这份文件的键用英文，“审计整改”用了中文", "统一改用英文")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_fault_is_found_in_its_place(name: str) -> None:
    text, expected = CASES[name]

    found = validate(text.encode(), "data/2024.yaml")

    assert [(each.line, each.column, each.code) for each in found] == [case[:3] for case in expected]
    for diagnostic, (*_, message, hint) in zip(found, expected, strict=True):
        assert diagnostic.file == "data/2024.yaml"
        assert message in diagnostic.message
        assert hint in diagnostic.hint
        assert diagnostic.hint
        assert diagnostic.severity is (Severity.WARNING if diagnostic.code == "FZ108" else Severity.ERROR)


@pytest.mark.parametrize("head", [HEAD, CHINESE])
def test_the_heads_of_the_cases_have_no_fault(head: str) -> None:
    assert validate(head.encode(), "data/2024.yaml") == []


def test_every_fault_is_told_at_once_and_in_order() -> None:
    text = (
        HEAD.replace("year: 2024", "year: 24")
        + "contarcts: []\ncontracts: [{disputes: -1}, {lawsuits: 一}]\n"
    )

    found = validate(text.encode(), "data/2024.yaml")

    assert [(each.line, each.code) for each in found] == [
        (1, "FZ105"),
        (10, "FZ102"),
        (11, "FZ105"),
        (11, "FZ103"),
    ]


def test_of_thousands_of_faults_the_first_are_told() -> None:
    text = HEAD + "contracts:\n" + "- {disputes: -1}\n" * 1000

    found = validate(text.encode(), "data/2024.yaml")

    assert [each.code for each in found] == ["FZ105"] * 100
    assert {each.message for each in found[:-1]} == {"不能小于 0"}
    assert found[-1].message == "不能小于 0；后面还有 900 处错误，先改列出来的"
    assert len(validate((HEAD + "contracts:\n" + "- {disputes: -1}\n" * 100).encode(), "a.yaml")) == 100


def test_the_language_of_a_file_is_asked_of_the_schema_once() -> None:
    class Counted:
        asked = 0

        @property
        def model_fields(self) -> dict[str, None]:
            self.asked += 1
            return {"year": None}

    root: Any = Counted()

    assert not writes_english(dict.fromkeys("甲乙丙"), root)
    assert root.asked == 1
