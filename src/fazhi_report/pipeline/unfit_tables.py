"""Tables whose columns fit a page in no type: told, for somebody to divide them."""

from collections.abc import Iterator

from fazhi_report import writers
from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.document import Document, Table
from fazhi_report.page import TABLE_TYPES, TWIPS


def unfit_tables(document: Document) -> Iterator[Finding]:
    """What is to be told of the tables of annexes."""
    for index, annex in enumerate(document.annexes):
        tables = [part for part in annex.content if isinstance(part, Table)]
        for number, table in enumerate(tables):
            if not writers.fits(table):
                place = DataPlace(("annexes", index, "tables", number))
                yield Finding.of("FZ556", _message(table), place, _hint(table))


def _message(table: Table) -> str:
    smallest = TABLE_TYPES[-1].size / TWIPS
    return f"表格有 {len(table.columns)} 列，用 {smallest:g} 磅的字也排不下，词、日期和数会断成两行"


def _hint(table: Table) -> str:
    turn = "不写“横排: 否”，" if table.landscape is False else ""
    return f"{turn}分成几个表，或者减少几列"
