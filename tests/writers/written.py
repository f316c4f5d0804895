"""A report with every kind of block, and the parts of the package it is written as."""

import io
import zipfile

from fazhi_report.document import Document, Heading, Paragraph, Run
from fazhi_report.writers.docx.xml_text import NAMESPACE

W = f"{{{NAMESPACE}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

REPORT = Document(
    title=((Run("解放区财政局关于"),), (Run("2023", "年度"), Run("年法治政府建设情况的报告"))),
    blocks=(
        Paragraph((Run("现将"), Run("我局", "office"), Run("情况报告如下："))),
        Heading(1, "一、", (Run("主要举措"), Run("和成效"))),
        Paragraph(
            (Run("学习"), Run("4", "study.count"), Run("次。")), Heading(2, "（一）", (Run("学法用法。"),))
        ),
        Heading(2, "（二）", (Run("独立标题"),)),
        Heading(3, "1.", (Run("三级"),)),
        Heading(4, "（1）", (Run("四级"),)),
        Paragraph((), Heading(3, "2.", (Run("只有标题。"),))),
    ),
    author="焦作市解放区财政局",
)


def parts(package: bytes) -> dict[str, bytes]:
    """The parts of a package that is whole, by their names."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}
