"""The annexes that a data file gives → annexes of the document tree: texts by a template, then tables."""

from collections.abc import Iterator

from fazhi_report.diagnostics import DataPath
from fazhi_report.document import Block, DocumentAnnex, Heading, Run, Table, plain
from fazhi_report.facts import Facts
from fazhi_report.narrative.bound_values import View
from fazhi_report.narrative.engine import Sandbox
from fazhi_report.narrative.markup import parse
from fazhi_report.narrative.passages import passage
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.schema import AnnexTable, Passage, Report

TEMPLATE = "annex.md.j2"


def annexes(report: Report, facts: Facts, environment: Sandbox) -> Iterator[DocumentAnnex]:
    """The annexes in their order.

    Raises:
        BrokenTokenError, MarkupError, jinja2.TemplateError: the template of their text has a fault.

    """
    template = environment.get_template(TEMPLATE)
    for index, annex in enumerate(report.annexes):
        path = ("annexes", index)
        tokens = Tokens(room=environment.room)
        text = template.render(annex=View(annex, path, tokens, facts))
        tables = (
            _table(table, (*path, "tables", number), facts) for number, table in enumerate(annex.tables)
        )
        yield DocumentAnnex(annex.title, (*_blocks(text, tokens), *tables))


def _blocks(text: str, tokens: Tokens) -> Iterator[Block]:
    """The text of an annex; a heading without another one beside it has no number."""
    blocks = parse(text, tokens, "").blocks
    alone = sum(isinstance(block, Heading) for block in blocks) == 1
    for block in blocks:
        yield block._replace(number="") if alone and isinstance(block, Heading) else block


def _table(table: AnnexTable, path: DataPath, facts: Facts) -> Table:
    cited: list[tuple[str, str]] = []
    rows = tuple(
        tuple(_cell(cell, (*path, "rows", row, column), facts, cited) for column, cell in enumerate(cells))
        for row, cells in enumerate(table.rows)
    )
    return Table(table.columns, rows, table.caption or "", table.landscape, tuple(cited))


def _cell(cell: str, path: DataPath, facts: Facts, cited: list[tuple[str, str]]) -> str:
    """What a cell prints; the facts that it prints are noted, each with the whole."""
    runs = tuple(passage(cell, path, facts)) if isinstance(cell, Passage) else (Run(cell),)
    cited += ((run.fact, plain(runs)) for run in runs if run.fact)
    return plain(runs)
