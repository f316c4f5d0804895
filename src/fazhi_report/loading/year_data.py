"""The bytes of a year's data, a text or workbooks → plain data that knows where it stands."""

import importlib.util
from typing import TYPE_CHECKING, TypeAlias

from fazhi_report import sheets
from fazhi_report.diagnostics import FilePlace, Finding
from fazhi_report.source import Source, read, unread

if TYPE_CHECKING:
    from fazhi_report.sheets import WorkbookSource

Content: TypeAlias = bytes | tuple[tuple[bytes, str], ...]
"""The bytes of a data file, or those of a year's workbooks, each with the name that messages call it."""

AnySource: TypeAlias = "Source | WorkbookSource"
"""What was read of either."""

_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et")
_ZIP, _PART = b"PK\x03\x04", b"xl/workbook."
INSTALL_EXCEL = 'pip install "fazhi-report[excel]"'
"""What installs the program that reads and writes workbooks."""


def is_workbook(content: bytes, name: str) -> bool:
    """Whether a file is a workbook, or is called one."""
    return name.lower().endswith(_SUFFIXES) or (content.startswith(_ZIP) and _PART in content)


def read_data(content: Content, name: str) -> AnySource:
    """Read a year's data; `name` is what messages call it. Never raises, whatever the bytes."""
    if isinstance(content, bytes):
        if not is_workbook(content, name):
            return read(content, name)
        content = ((content, name),)
    if importlib.util.find_spec("openpyxl") is None:
        lacking = Finding.of("FZ020", "没有装读写工作簿的组件", FilePlace(name), f"先安装：{INSTALL_EXCEL}")
        return unread(name, lacking)
    return sheets.read_year(content)
