"""The manual of the rules: complete, in every form, and the same as the committed page."""

import json
import re

import pytest

from fazhi_report.codes import CODES, Code
from fazhi_report.codes.manual import pages
from fazhi_report.published import rules_page as manual
from fazhi_report.rules import RULES
from tests.conftest import ROOT, Run


def test_the_committed_manual_is_not_stale() -> None:
    committed = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert committed == manual.manual(), "python -m fazhi_report.published rules -o docs/rules.md"


def test_every_rule_is_listed_with_a_line(fazhi: Run) -> None:
    code, out, _ = fazhi("rules")

    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [rule.code for rule in manual.EVERY]
    assert "FZ390 错误 手机号码：报告里没有手机号码。\n" in out


def test_the_list_for_programs(fazhi: Run) -> None:
    records = json.loads(fazhi("rules", "--format", "json")[1])["rules"]

    assert len(records) == len(RULES) + 46
    (mobile,) = [record for record in records if record["code"] == "FZ390"]
    assert mobile["severity"] == "error"
    assert mobile["wrong"] == "联系人张某，13912345678。"


def test_the_manual_of_the_rules_may_be_printed(fazhi: Run) -> None:
    assert fazhi("rules", "--format", "md")[1] == manual.markdown(manual.EVERY)


@pytest.mark.parametrize("written", ["FZ390", "fz390", " FZ390 "])
def test_one_rule_is_explained(fazhi: Run, written: str) -> None:
    code, out, _ = fazhi("explain", written)

    assert code == 0
    assert out.startswith("FZ390 手机号码（错误）\n\n报告里没有手机号码。\n")
    assert "依据：《政府信息公开条例》第十五条" in out
    assert "错误的例子：\n    联系人张某，13912345678。\n正确的例子：\n" in out
    assert out.endswith("确需保留的，在数据文件的“豁免”里写明规则、位置和理由。\n")


def test_a_layout_rule_is_explained_and_can_not_be_waived(fazhi: Run) -> None:
    code, out, _ = fazhi("explain", "FZ513")

    assert code == 0
    assert out.startswith("FZ513 每面行数（警告）\n\n正文的行距使一面排22行。\n")
    assert "依据：GB/T 9704—2012 5.2.3（一般）；行距为推算。\n" in out
    assert out.endswith("正确的例子：\n    行距固定值28.95磅，一面排22行\n")
    assert "豁免" not in out


def test_layout_rules_have_a_part_of_their_own_in_the_manual() -> None:
    words, layout = manual.markdown(manual.EVERY).split("# 版式规则\n")

    assert "## FZ5" not in words
    assert layout.count("\n## FZ5") == 46
    assert "# 版式规则" not in manual.markdown(RULES)


def test_codes_that_are_no_rules_come_last_in_the_manual() -> None:
    rules, others = manual.manual().split("# 其他代码\n")

    assert rules.rstrip("\n") == manual.markdown(manual.EVERY).rstrip("\n")
    assert re.findall("^## (FZ...)", others, re.MULTILINE) == list(pages())


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_code_is_explained(code: Code) -> None:
    page = manual.explained(code.number)

    assert page is not None
    assert page.startswith(f"{code.number} {code.title}（{code.severity.chinese}）\n\n")
    assert "\n\n依据：" in page
    assert "\n错误的例子：\n    " in page
    assert "\n正确的例子：\n    " in page


UNKNOWN_KEY = """\
FZ102 不认识的键（错误）

键是台账里有的。
打错的键，别的程序会当作没有写，那一项就悄悄丢了。提示里有最像的键；外层的键写到里层去的，检查缩进。

依据：写了却没有用上的，要让人知道

错误的例子：
    ---
    合同:
      - {名称: 河道清淤合同, 合法审核: 是}
正确的例子：
    ---
    合同:
      - {名称: 河道清淤合同, 合法性审核: 是}
"""


def test_a_code_that_is_no_rule(fazhi: Run) -> None:
    assert fazhi("explain", "FZ102") == (0, UNKNOWN_KEY, "")


def test_a_code_that_nobody_knows(fazhi: Run) -> None:
    assert fazhi("explain", "FZ399") == (2, "", "错误：没有代码“FZ399”，fazhi rules 列出全部规则\n")
