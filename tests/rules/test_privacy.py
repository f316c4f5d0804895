"""What must not be made public."""

from pathlib import Path

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.readers.text import read
from fazhi_report.rules import privacy, subject_of
from tests.conftest import GOLDEN
from tests.rules.checking import findings, quotes

FOUND = [
    ("FZ390", "联系人张某，13912345678。", ["13912345678"]),
    (
        "FZ390",
        "手机：139-1234-5678，+8613812345678，137 1234 5678。",
        ["139-1234-5678", "+8613812345678", "137 1234 5678"],
    ),
    ("FZ391", "当事人张某（身份证号11010519491231002X）申请行政复议。", ["11010519491231002X"]),
    (
        "FZ391",
        "对张某11010519491231002x作出处罚，身份证号码为410802199003070000。",
        ["11010519491231002x", "410802199003070000"],
    ),
    ("FZ392", "罚款缴至账号1700020109022001234。", ["1700020109022001234"]),
    (
        "FZ392",
        "开户行某银行，6222 0212 3456 7890 123；另有6222021234567890128。",
        ["6222 0212 3456 7890 123", "6222021234567890128"],
    ),
    ("FZ393", "秘密★1年", ["秘密★1年"]),
    ("FZ393", "机密\n★ 绝密\n关于某事项的情况（秘密）。\n机密 特急", ["机密", "★ 绝密", "（秘密）", "机密"]),
    ("FZ394", "内部资料，注意保存。", ["内部资料，注意保存"]),
    (
        "FZ394",
        "内部文件\n执法情况通报（内部使用）。\n内部材料 严禁外传",
        ["内部文件", "（内部使用）", "内部材料 严禁外传"],
    ),
    ("FZ395", "按照局长办公会议纪要〔2023〕5号要求，调整分工。", ["纪要〔2023〕5号"]),
    (
        "FZ395",
        "《第三次局务会议纪要》（〔2023〕3期）明确，〔2023〕8号会议纪要另有规定。",
        ["纪要》（〔2023〕3期", "〔2023〕8号会议纪要"],
    ),
    ("FZ396", "申请人张某家住青山县解放路12号3栋501室。", ["家住青山县解放路12号3栋501室"]),
    ("FZ396", "当事人李某，住址：青山县城关镇人民路88号。", ["住址：青山县城关镇人民路88号"]),
]

LEFT_ALONE = [
    ("FZ390", "监督电话0391-1234567，受理编号20231391234567，受理编号13912345678，电话139****5678，10086。"),
    (
        "FZ390",
        "证号是A13912345678，工单13912345678，投资13912345678.5元、13912345678元，编号为13912345678，代码1-13912345678。",
    ),
    ("FZ391", "身份证号11***2X，项目编号410802199003070000，代码410802199013070001。"),
    ("FZ391", "统一社会信用代码11410802005785641K，受理编号202301010001。"),
    (
        "FZ392",
        "项目代码20231234567890123456，编号1700020109022001234，6222021234567890123，1234567890123456。",
    ),
    ("FZ392", "银行账户3个，账号为1700****1234，户名张某，410802199003070009。"),
    ("FZ392", "持有人62010519491231002X，621105194912310027。"),
    (
        "FZ393",
        "学习《保守国家秘密法》，开展保密审查，保护商业秘密、国家秘密。\n秘密工作不可松懈。\n机密文件管理规范。",
    ),
    ("FZ394", "规范内部资料管理，整理档案12卷，内部文件制发有序。\n内部资料管理办法修订完成。"),
    ("FZ395", "会议纪要及时归档，按照青水〔2023〕5号文件调整分工，印发纪要12期。"),
    ("FZ396", "张某家住青山县城关镇，法律援助窗口设在解放路12号301室，本局地址：青山县解放路12号。"),
    ("FZ396", "居民住房安全排查12户，办公住所变更登记30件。"),
]


@pytest.mark.parametrize(("code", "text", "quoted"), FOUND)
def test_found(code: str, text: str, quoted: list[str]) -> None:
    assert quotes(code, text) == quoted


@pytest.mark.parametrize(("code", "text"), LEFT_ALONE)
def test_left_alone(code: str, text: str) -> None:
    assert quotes(code, text) == []


def test_a_card_number_without_context_is_a_warning() -> None:
    text = "账号6222021234567890128。其他各项工作均已按计划完成并通过年度验收，6222021234567890128。"

    assert [one.severity for one in findings("FZ392", text)] == [Severity.ERROR, Severity.WARNING]


def test_what_may_be_public_after_review_is_a_warning() -> None:
    severities = {code: findings(code, text)[0].severity for code, text, _ in FOUND}

    assert [code for code, severity in severities.items() if severity is Severity.ERROR] == [
        "FZ390",
        "FZ391",
        "FZ392",
        "FZ393",
    ]


@pytest.mark.parametrize("file", sorted(GOLDEN.rglob("*.txt")), ids=str)
def test_good_reports_betray_nothing(file: Path) -> None:
    at_hand = subject_of(read(file.read_text(encoding="utf-8")))

    assert [one for rule in privacy.RULES for one in rule.findings(at_hand)] == []
