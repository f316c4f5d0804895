"""`fazhi rules` and `fazhi explain`."""

from typing import Annotated, Literal

import typer

from fazhi_report import published
from fazhi_report.cli.app import unusable
from fazhi_report.cli.reports import ReportFile, hand_out


def rules(
    form: Annotated[
        Literal["text", "json", "md"], typer.Option("--format", metavar="text|json|md", help="结果的格式。")
    ] = "text",
    output: ReportFile = None,
) -> None:
    """列出检查报告文字和版式的全部规则。"""
    raise typer.Exit(hand_out(published.FORMS[form](published.EVERY), output, form))


def explain(
    code: Annotated[str, typer.Argument(metavar="代码", help="检查结果里的代码，如 FZ315。")],
    output: ReportFile = None,
) -> None:
    """说明检查结果里的一个代码：查什么，为什么，正误各一例，怎样豁免。"""
    page = published.explained(code.strip().upper())
    if page is None:
        unusable(f"没有代码“{code}”，fazhi rules 列出全部规则")
    raise typer.Exit(hand_out(page, output))
