"""The rules on the real report of 2023: what is really there, and nothing else.

What each finding rests on (see the manual page of its rule):

- FZ226 “1件……均经”“合同1份，均经”: 均 of one single thing.
- FZ320: the heading promises 原因 (督察规定: 存在的不足和原因), and the text lists problems only.
- FZ338: the name of the thought that was in use before November 2020.
- FZ339: of a major decision the 暂行条例 says 合法性审查; 合法性审核 is the word for normative documents.
- FZ355: one work plan under two titles, 2023年度…要点 and 2023年…要点.
- FZ385: 两次 beside 4次.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import Finding
from fazhi_report.pipeline import compose, reviewed
from fazhi_report.readers.text import read
from fazhi_report.rules import check as findings_of
from fazhi_report.rules import subject_of, subject_of_text
from fazhi_report.rules.subject import Subject
from fazhi_report.settings.model import DEFAULTS
from tests.conftest import DATA, GOLDEN, ROOT

THERE = [
    ("FZ226", "提示", "1件本单位主办的行政规范性文件均"),
    ("FZ226", "提示", "1份，均"),
    ("FZ320", "警告", "原因"),
    ("FZ338", "警告", "全面依法治国新理念新思想新战略"),
    ("FZ339", "警告", "合法性审核"),
    ("FZ355", "警告", "《2023年解放区财政局法治政府建设工作要点》"),
    ("FZ385", "警告", "两次"),
]

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def composed() -> Subject:
    made = compose(DATA.read_bytes(), "data/2023.yaml")
    assert made.document
    return subject_of(made.document, DEFAULTS, made.loaded.report, made.loaded.facts)


def published() -> Subject:
    return subject_of_text(read((GOLDEN / "2023.txt").read_text(encoding="utf-8")))


def told(findings: Iterator[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.severity.chinese, finding.quote) for finding in findings]


def in_data(there: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The same findings where there is data: what concerns a whole list is told of the list, without words."""
    return [(code, severity, "" if code == "FZ320" else quote) for code, severity, quote in there]


def test_the_published_text_has_what_is_there() -> None:
    assert told(findings_of(published())) == THERE


def test_the_data_make_what_is_there() -> None:
    assert told(findings_of(composed())) == in_data(THERE)


def test_the_real_report_waives_each_finding_with_its_reason() -> None:
    diagnostics = reviewed(compose(DATA.read_bytes(), "data/2023.yaml"), DEFAULTS)

    assert sorted((each.code, each.severity.chinese, each.quote) for each in diagnostics) == in_data(THERE)
    assert all("照原文保留" in each.waived for each in diagnostics)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_worked_examples_are_clean(path: Path) -> None:
    assert reviewed(compose(path.read_bytes(), path.name, None, Beside(str(path))), DEFAULTS) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_texts_of_the_examples_are_clean(path: Path) -> None:
    text = (GOLDEN / "examples" / path.with_suffix(".txt").name).read_text(encoding="utf-8")

    assert told(findings_of(subject_of_text(read(text)))) == []
