"""What differs from a set phrase in one character."""

import pytest

from fazhi_report.rules.near_misses import near_misses


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("坚持全面以法治国。", "全面依法治国", ["全面以法治国"]),
        ("坚持全面依治国。", "全面依法治国", ["全面依治国"]),
        ("坚持全面依法法治国。", "全面依法治国", ["全面依法法治国"]),
        ("坚持全面法依治国。", "全面依法治国", ["全面法依治国"]),
        ("坚持全面依法治国。", "全面依法治国", []),
        ("坚持全面依法治省。", "全面依法治国", []),
        ("全面依法治国，全面以法治国，全面依法制国", "全面依法治国", ["全面以法治国", "全面依法制国"]),
        ("全面依法", "全面依法治国", []),
        ("法治国", "全面依法治国", []),
        ("全面依然法治国", "全面依法治国", []),
        ("全面依法强治国", "全面依法治国", []),
        ("全面依X治国", "全面依法治国", []),
        # Words around that join on
        ("进行规范性文件清理", "行政规范性文件", []),
        ("，行规范性文件清理", "行政规范性文件", ["行规范性文件"]),
        ("行规范性文件", "行政规范性文件", ["行规范性文件"]),
        ("执行省规范性文件", "行政规范性文件", []),
        ("政府信息开放平台", "政府信息公开", []),
        ("政府信息开。", "政府信息公开", ["政府信息开"]),
        ("政府信息开", "政府信息公开", ["政府信息开"]),
        # What joins two words is not one of them
        ("银行的规范性文件", "行政规范性文件", []),
        ("国家治理体系治理能力现代化", "国家治理体系和治理能力现代化", []),
        ("双随机一公开", "双随机、一公开", []),
    ],
)
def test_near_misses(text: str, phrase: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(set(near_misses(text, phrase)))] == expected
