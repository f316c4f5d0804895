"""`fazhi rules` and `fazhi explain`."""

from typing import Annotated, Literal

import typer

from fazhi_report import published
from fazhi_report.cli.app import app, unusable
from fazhi_report.cli.usage import Command

_FAMILIES = {
    "FZ0": "文件读写和 YAML 写法",
    "FZ1": "数据文件的结构",
    "FZ2": "数字、台账和引用",
    "FZ4": "模板",
    "FZ5": "输出和版式",
}


@app.command(cls=Command)
def rules(
    form: Annotated[
        Literal["text", "json", "md"], typer.Option("--format", metavar="text|json|md", help="结果的格式。")
    ] = "text",
) -> None:
    """列出检查报告文字和版式的全部规则。"""
    typer.echo(published.FORMS[form](published.EVERY), nl=False)


@app.command(cls=Command)
def explain(
    code: Annotated[str, typer.Argument(metavar="代码", help="检查结果里的代码，如 FZ315。")],
) -> None:
    """说明一条规则：查什么，为什么，正误各一例，怎样豁免。"""
    written = code.strip().upper()
    found = next((rule for rule in published.EVERY if rule.code == written), None)
    if found:
        typer.echo(published.page(found), nl=False)
    elif family := _FAMILIES.get(written[:3]):
        typer.echo(f"{written} 检查{family}，不是文字规则，没有单独的说明；检查结果里写明了怎样改正。")
    else:
        unusable(f"没有规则“{code}”，fazhi rules 列出全部规则")
