"""Text in encodings of programs on Windows, told which."""

import codecs

import pytest

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers import ReadText, read
from fazhi_report.readers.encodings import Decoded, decoded
from tests.conftest import GOLDEN

REPORT = (GOLDEN / "2023.txt").read_text(encoding="utf-8")
TRADITIONAL = (
    "財政局關於2023年法治政府建設情況的報告\n現將情況報告如下：\n一、主要舉措和成效\n組織學習法律4次。\n"
)


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (REPORT, "utf-8", ""),
        (REPORT, "utf-8-sig", ""),
        (REPORT, "gbk", "GBK（GB 18030）"),
        (REPORT, "gb18030", "GBK（GB 18030）"),
        (REPORT, "utf-16", "UTF-16"),
        (REPORT, "utf-16-le", "UTF-16"),
        (REPORT, "utf-16-be", "UTF-16"),
        (TRADITIONAL, "big5", "Big5（繁体）"),
        (TRADITIONAL, "gbk", "GBK（GB 18030）"),
        ("", "utf-8", ""),
    ],
)
def test_the_same_text_in_any_encoding(text: str, encoding: str, told: str) -> None:
    assert decoded(text.encode(encoding)) == Decoded(text, told)


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\x00",
        b"a\0b",
        bytes(range(256)) * 4,
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        b"\xff\xfe\0\0\1\0\2\0",
    ],
)
def test_what_is_no_text(content: bytes) -> None:
    assert decoded(content) is None
    found = read(content, "报告.txt")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("FZ019", "这不是文本文件")


def test_another_encoding_is_told() -> None:
    found = read(REPORT.encode("gbk"), "报告.txt")

    assert isinstance(found, ReadText)
    assert found.encoding == "GBK（GB 18030）"
    assert [(each.code, each.message) for each in found.findings] == [
        ("FZ035", "文件的编码是GBK（GB 18030），已按它读取")
    ]
    utf8 = read(REPORT.encode(), "报告.txt")
    assert isinstance(utf8, ReadText)
    assert (utf8.encoding, utf8.findings, utf8.document) == ("", (), found.document)


def test_markdown_in_another_encoding() -> None:
    found = read("# 甲局工作报告\n\n现将情况报告如下：\n".encode("gbk"), "报告.md")

    assert isinstance(found, ReadText)
    assert found.document.title_text == "甲局工作报告"
    assert found.encoding


def test_too_many_lines() -> None:
    found = read("甲\n".encode() * 120_001, "报告.txt")

    assert isinstance(found, Diagnostic)
    assert found.message == "文本超过12万行，不像一份报告，不予读取"
