"""The plain text writer, and the registry it is reached by."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report import writers
from fazhi_report.document import Document, DocumentAnnex, Heading, Paragraph, Run, Table
from fazhi_report.writers import text

REPORT = Document(
    title=((Run("财政局关于"),), (Run("2023年情况的报告"),)),
    blocks=(
        Heading(1, "一、", (Run("成效"),)),
        Paragraph((Run("学习"), Run("4"), Run("次。")), Heading(2, "（一）", (Run("学法。"),))),
    ),
    author="财政局",
)


def test_title_and_blocks_are_a_line_each() -> None:
    assert text.write(REPORT).decode() == "财政局关于2023年情况的报告\n一、成效\n（一）学法。学习4次。\n"


def test_addressees_are_the_line_below_the_title() -> None:
    addressed = replace(REPORT, addressees=(Run("区委"), Run("：")))
    assert text.write(addressed).decode().splitlines()[:3] == [
        "财政局关于2023年情况的报告",
        "区委：",
        "一、成效",
    ]


def test_an_annex_is_a_label_a_title_and_a_line_for_each_row() -> None:
    annexes = (
        DocumentAnnex("清单", (Table(("序号", "名称"), (("1", "甲\t\n乙"), ("2", ""))),)),
        DocumentAnnex("名单", (Table(("甲",), ()),)),
    )
    assert text.write(replace(REPORT, annexes=annexes[:1])).decode().splitlines()[3:] == [
        "附件：清单",
        "附件",
        "清单",
        "序号\t名称",
        "1\t甲  乙",
        "2\t",
    ]
    assert text.write(replace(REPORT, annexes=annexes)).decode().splitlines()[3:] == [
        "附件：1. 清单",
        "2. 名单",
        "附件1",
        "清单",
        "序号\t名称",
        "1\t甲  乙",
        "2\t",
        "附件2",
        "名单",
        "甲",
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_lines_are_counted_as_title_and_blocks(texts: list[str]) -> None:
    title, *blocks = texts
    document = Document(((Run(title),),), tuple(Paragraph((Run(block),)) for block in blocks), "")
    written = text.write(document).decode()
    assert written.endswith("\n")
    assert len(written.splitlines()) == len(texts)


def test_line_break_inside_a_block_becomes_a_space() -> None:
    assert text.write(Document((), (Paragraph((Run("甲\r\n乙\u2028丙"),)),), "")).decode() == "\n甲 乙 丙\n"


def written(suffix: str) -> bytes:
    return writers.WRITERS[suffix](REPORT, writers.Options()).content


def test_registry_reaches_every_writer() -> None:
    assert writers.suffixes == ("docx", "pdf", "md", "txt")
    assert written("txt") == text.write(REPORT)
    assert written("md").startswith("# 财政局".encode())
    assert written("docx").startswith(b"PK")


def test_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        writers.WRITERS["doc"]


def test_registry_loads_no_writer_until_it_is_used() -> None:
    code = "import sys; import fazhi_report.writers as w; print(bool(w.WRITERS), 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "True False\n"
