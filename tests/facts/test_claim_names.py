"""The Chinese names of claims about all records, written by hand: what a template asks in a ledger's words."""

from collections import Counter

from fazhi_report.facts import Fact, derive
from fazhi_report.schema import Report
from tests.conftest import MINIMAL

NAMES = """
领导小组：未召开会议
考试：均按时完成 均未按时完成 均全部合格 均未全部合格 无人应考 无人参加考试 无人合格 无人优秀
述法：均已评议 均未评议
工作要点：未明确方面 未明确任务
行政许可：均即办 均未即办 均网办 均未网办
政务服务事项：均全程网办 均未全程网办 均进驻大厅 均未进驻大厅 均使用电子证照 均未使用电子证照
助企服务：未服务企业
立法：未提意见
规范性文件：均经合法性审核 均未经合法性审核 无审核意见 未采纳意见 意见均全部采纳 意见均未全部采纳 均已备案 均未备案
合法性审核：未提意见
重大决策：均列入目录 均未列入目录 无专家论证 均已完成 均未完成
合同：均经合法性审核 均未经合法性审核 无纠纷 无诉讼
法律意见：均已采纳 均未采纳
监管事项：统一录入权力事项库
行政检查：无检查对象 未出动人员 无计划检查 未完成计划检查 未发现问题 无已整改问题
行政处罚：均免予处罚 均未免予处罚 均举行听证 均未举行听证 均经法制审核 均未经法制审核
案卷评查：均评为优秀 均未评为优秀
执法人员：均持证 均未持证 均为本年取得 均非本年取得
接受督察：无反馈问题 无已整改问题
建议提案：均已答复 均未答复 均满意 均不满意
行政诉讼：均应出庭 均无须出庭 均已出庭 均未出庭
矛盾纠纷：均已化解 均未化解
人民调解：均调解成功 均未调解成功
信访：均已办结 均未办结
热线工单：均已办结 均未办结 均满意 均不满意
普法活动：无受众 未发放资料 无人咨询
法治文化阵地：均为本年新建 均非本年新建
培训：无人参加 无学时
应急演练：无人参加
隐患：均已整改 均未整改
"""

OF_ALL = ("没有", "明细列全")
"""The names of the claims that every ledger makes."""


def claims() -> list[Fact]:
    facts = derive(Report.model_validate(MINIMAL)).values()
    return [fact for fact in facts if isinstance(fact.value, bool)]


def test_every_claim_has_a_chinese_name_written_by_hand() -> None:
    by_hand = [
        f"{ledger}.{name}"
        for ledger, _, names in (line.partition("：") for line in NAMES.split("\n") if line)
        for name in names.split()
    ]

    assert [claim.title for claim in claims() if claim.title.partition(".")[2] not in OF_ALL] == by_hand


def test_each_way_of_claiming_says_what_its_english_name_says() -> None:
    titles = {claim.name: claim.title for claim in claims()}

    assert titles["disputes.all_resolved"] == "矛盾纠纷.均已化解"
    assert titles["disputes.none_resolved"] == "矛盾纠纷.均未化解"
    assert titles["contracts.none_legality_reviewed"] == "合同.均未经合法性审核"
    assert titles["contracts.no_disputes"] == "合同.无纠纷"
    assert titles["exams.no_sat"] == "考试.无人参加考试"


def test_no_two_facts_share_a_name() -> None:
    facts = derive(Report.model_validate(MINIMAL)).values()
    uses = Counter(name for fact in facts for name in (fact.name, fact.title))

    assert {name for name, times in uses.items() if times > 1} == set()
