"""The approval of a text: what it speaks of, and what is told when the text is another by now."""

import hashlib
from pathlib import Path

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Severity
from tests.conftest import Run, write

DATA = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
合同: [{数量: 12}]
"""
TEXT = """\
青山县水利局关于2024年法治政府建设情况的报告
现将我单位2024年法治政府建设情况报告如下：
一、推进法治政府建设的主要举措和成效
行政决策科学化民主化法治化。合同管理严格到位。全年签署合同12份。
"""
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
APPROVAL = f"签发:\n  签发人: 李四\n  日期: 2025-01-10\n  校验码: {DIGEST}\n"


def test_a_digest_is_the_beginning_of_the_hash_of_the_text() -> None:
    composed = pipeline.compose(DATA.encode(), "a.yaml")

    assert composed.document is not None
    assert pipeline.write(composed.document, "txt").content.decode() == TEXT
    assert pipeline.digest(composed.document) == DIGEST


def test_the_text_that_was_approved_is_composed() -> None:
    composed = pipeline.compose((DATA + APPROVAL).encode(), "a.yaml")

    assert composed.diagnostics == []
    assert composed.document is not None


def test_another_text_than_the_approved_one_is_an_error() -> None:
    content = (DATA.replace("12", "13") + APPROVAL).encode()
    now = hashlib.sha256(TEXT.replace("12份", "13份").encode()).hexdigest()[:16]

    composed = pipeline.compose(content, "a.yaml")

    (found,) = composed.diagnostics
    assert composed.document is None
    assert (found.line, found.column, found.code, found.severity) == (7, 3, "FZ217", Severity.ERROR)
    assert found.message == f"签发后正文有改动：签发时的校验码是 {DIGEST}，现在是 {now}"
    assert found.hint == "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”"


@pytest.mark.parametrize("command", [("render", "-o", "out.docx"), ("facts",), ("package",)])
def test_no_command_makes_anything_of_it(fazhi: Run, command: tuple[str, ...]) -> None:
    path = write("a.yaml", DATA.replace("12", "13") + APPROVAL)

    code, out, err = fazhi(*command, path)

    assert (code, out) == (1, "")
    assert "a.yaml:7:3: 错误 FZ217 签发后正文有改动" in err
    assert [each.name for each in Path().iterdir()] == ["a.yaml"]


def test_a_digest_of_digits_needs_no_quotes() -> None:
    approval = APPROVAL.replace(DIGEST, "1234567890123456")

    (found,) = pipeline.compose((DATA + approval).encode(), "a.yaml").diagnostics

    assert "签发时的校验码是 1234567890123456，" in found.message


def test_an_approval_tells_which_silence_may_be_why_the_text_is_another() -> None:
    ledger = "合同: [{数量: 12, 合法性审核: 是}, {}]\n"
    content = (DATA.replace("合同: [{数量: 12}]\n", ledger) + APPROVAL).encode()

    (found,) = pipeline.compose(content, "a.yaml").diagnostics

    assert found.code == "FZ217"
    assert found.hint == (
        "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”；没有写明的项不再当作“否”或者通常的一种，"
        "正文因此可能与签发时不同：“合同.合法性审核”写了，正文里没有印：1条明细没有写“合法性审核”"
    )
