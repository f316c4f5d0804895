"""`fazhi schema`."""

from typing import Annotated, Literal

import typer

from fazhi_report import schema as published_schema
from fazhi_report.cli.reports import ReportFile, hand_out


def schema(
    keys: Annotated[Literal["en", "zh"], typer.Option(metavar="en|zh", help="键用英文还是中文。")] = "en",
    output: ReportFile = None,
) -> None:
    """输出数据文件的 JSON Schema，编辑器用它提示和检查。"""
    raise typer.Exit(hand_out(published_schema.dumped(keys), output, "json"))
