"""Workbooks for tests: a real one as the program exports it, changed the way a clerk would."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook

from fazhi_report.editing import Imported, import_workbooks
from fazhi_report.loading import load
from fazhi_report.sheets.exporting import export

SMALL = """\
# 我局的台账
年度: 2024
机构:                      # 谁报告
  全称: 青山县水利局
  简称: 县水利局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县, 上级: [省, 市]}
依据:
  - 标题: 甲规定
    制发机关: [乙机关]

合同:   # 全年
  - 名称: 施工合同        # 三月的
    日期: 2024年3月5日
    合法性审核: 是
  - {名称: 采购合同, 纠纷: 0}
不足:
  - 第一条
"""
"""A data file with comments, both styles of records and a date in words."""


@cache
def exported(text: str = SMALL) -> bytes:
    """The workbook of a data file without faults; made once, since every sheet of it takes its time."""
    loaded = load(text.encode(), "a.yaml")
    assert loaded.report is not None, loaded.diagnostics()
    workbook = export(loaded.report)
    assert isinstance(workbook, bytes), workbook
    return workbook


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def saved(workbook: Any) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def changed(change: Callable[[Any], object], text: str = SMALL) -> bytes:
    """The workbook of a data file after a change."""
    workbook = opened(exported(text))
    change(workbook)
    return saved(workbook)


def sheet_of(title: str, *rows: list[Any]) -> bytes:
    """A workbook with one sheet, typed by hand."""
    workbook: Any = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    return saved(workbook)


def imported(workbook: bytes, text: str = SMALL, *, append: bool = False, replace: bool = False) -> Imported:
    named = [(workbook, "台账.xlsx")]
    return import_workbooks(named, text.encode(), "a.yaml", append=append, replace=replace)


def told(result: Imported) -> list[str]:
    """Every finding as its cell, code and message."""
    return [
        f"{each.where if each.cell else each.file} {each.code} {each.message}" for each in result.diagnostics
    ]


def text_after(workbook: bytes, text: str = SMALL, *, append: bool = False, replace: bool = False) -> str:
    """The data file after an import that finds nothing wrong."""
    result = imported(workbook, text, append=append, replace=replace)
    assert result.content is not None, told(result)
    assert not result.diagnostics, told(result)
    return result.content.decode()
