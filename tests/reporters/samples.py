"""Diagnostics that the tests of the reporters share."""

import unicodedata
from dataclasses import replace

from hypothesis import strategies as st

from fazhi_report.diagnostics import Diagnostic, Severity

ERROR = Diagnostic("data/2023.yaml", 42, 5, "FZ102", Severity.ERROR, "少了“年份”", "补上 year: 2023")
WARNING = Diagnostic("data/2023.yaml", 7, 1, "FZ301", Severity.WARNING, "用语不规范")
INFO = Diagnostic("a.yaml", 9, 1, "FZ302", Severity.INFO, "可以更短")
WHOLE_FILE = Diagnostic.of_file("data/2023.yaml", "FZ001", "文件读不出来", "检查权限")
WAIVED = replace(ERROR, waived="省里统一的说法")
QUOTED = Diagnostic(
    "data/2023.yaml",
    12,
    5,
    "FZ315",
    Severity.WARNING,
    "“做好”太笼统",
    "写明做了什么",
    "做好",
    "要做好普法工作。",
    "",
    "  要：做好普法工作。",
)
"""A finding about words whose column is that of the words, in their line."""

NASTY = 'a\u202e\x1b\r\n\x85\x7f\u2028\ud800\ufeff\U000e0041"\\甲]]>&<::warning::,%0A{{ 学习.次数 }}'
NASTY_FILE = "数 据/../甲,:%&<\u202e\r\n.yaml"

texts = st.text(st.characters(exclude_categories=()))
anything = st.builds(
    Diagnostic,
    texts, st.integers(0, 9), st.integers(0, 9), st.just("FZ101"), st.sampled_from(Severity), texts, texts,
    texts, texts, texts, texts,
)  # fmt: skip
"""Any diagnostic, about any text."""


def many(count: int) -> list[Diagnostic]:
    """Different findings on one long line."""
    line = "做好" * 100_000
    return [replace(QUOTED, column=2 * number + 1, source=line) for number in range(count)]


def columns(text: str) -> int:
    """How many columns a text takes, of the characters that these tests use."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
