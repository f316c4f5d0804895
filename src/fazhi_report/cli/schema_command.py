"""`fazhi schema`."""

from typing import Annotated, Literal

import typer

from fazhi_report import schema as published_schema


def schema(
    keys: Annotated[Literal["en", "zh"], typer.Option(metavar="en|zh", help="键用英文还是中文。")] = "en",
) -> None:
    """输出数据文件的 JSON Schema，编辑器用它提示和检查。"""
    typer.echo(published_schema.dumped(keys), nl=False)
