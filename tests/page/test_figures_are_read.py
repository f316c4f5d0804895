"""Every figure of the standard is read by the outputs that claim it: change it, and they change.

A child process changes one figure at a time in the source of `gongwen`, loads anew what stands on it, and
compares what is written and what the check says with what was before. An output that repeats a figure instead
of reading it stays as it was.
"""

# ruff: noqa: PLC0415  what stands on the figures is loaded at each nudge

import ast
import importlib.util
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from functools import partial
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TypeAlias, cast

import docx
import pytest
from docx.shared import Mm
from lxml.etree import QName

from fazhi_report.document import Document, DocumentAnnex, Letterhead, Paragraph, Run, Signature
from fazhi_report.published.layout_rows import ROWS
from fazhi_report.readers.docx.content import Content
from tests.audit import offices
from tests.audit.planting import TABLE, put, submission
from tests.conftest import ROOT

GONGWEN = "fazhi_report.page.gongwen"
ON_FIGURES = (
    *("fazhi_report.page", "fazhi_report.writers", "fazhi_report.audit"),
    "fazhi_report.schema.official",
)
WITHOUT_FIGURES = {
    "fazhi_report.writers.pdf.typst_input",
    *(f"fazhi_report.audit.{name}" for name in ("arrangement", "elements", "pages")),
}
"""Shapes that take long to make anew; one of these that read a figure would not be seen to change."""
FAMILIES = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")

# Nudges of the source of `gongwen` ---------------------------------------------------------------------------


def more(value: str) -> str:
    return f"({value}) + 1"


def another(family: str) -> str:
    return repr(FAMILIES[FAMILIES.index(ast.literal_eval(family)) - 1])


Nudge: TypeAlias = Callable[[str], str]

PARTS: dict[str, dict[str, tuple[int, Nudge]]] = {
    "Figure": {"": (0, more)},
    "Face": {".family": (0, another), ".size": (1, more)},
}
"""Which arguments are nudged, by what they make a name of."""

PLAIN: dict[str, Nudge] = {
    "RED": lambda _: "'00FF00'",
    "ISSUER_MARK_SIZES": lambda sizes: re.sub(r"\d+", lambda number: more(number[0]), sizes),
}
DATA = ("COPY_NUMBER_DIGITS",)
"""What the schema reads."""

SECTION = {
    "PAPER_WIDTH": "pgSz w",
    "PAPER_HEIGHT": "pgSz h",
    "MARGIN_TOP": "pgMar top",
    "MARGIN_LEFT": "pgMar left",
    "MARGIN_BOTTOM": "pgMar bottom",
    "MARGIN_RIGHT": "pgMar right",
    "PAGE_NUMBER_DROP": "pgMar footer",
    "LINES_PER_PAGE": "docGrid linePitch",
    "LINE_PITCH": "docGrid linePitch",
}
"""What is told by the section of a DOCX, and where."""

TYPST = {
    **{name: name.lower() for name in ("PAPER_WIDTH", "PAPER_HEIGHT", "LINE_PITCH")},
    **{f"MARGIN_{side}": f"margin_{side.lower()}" for side in ("TOP", "LEFT", "BOTTOM", "RIGHT")},
    "LINES_PER_PAGE": "line_pitch",
    "CHARACTERS_PER_LINE": "tracking",
    "CHARACTER_SCALE": "closing_tracking",
    "FIRST_LINE_INDENT": "indent",
    "TITLE_LINE_PITCH": "title_pitch",
    "PAGE_NUMBER_INSET": "page_number_inset",
    "PAGE_NUMBER_DROP": "page_number_drop",
    "ISSUER_MARK_DROP": "mark_drop",
    "RED_RULE_WIDTH": "rule_width",
    "ANNEX_LIST_BLANK_LINES": "annex_list_blank",
    "ANNEX_TITLE_LINE": "annex_blank",
    "REMARK_INDENT": "remark_indent",
    "TABLE_RULE_WIDTH": "table_rule",
    "IMPRINT_LINE_PITCH": "imprint_pitch",
    "IMPRINT_INSET": "imprint_inset",
    "IMPRINT_OUTER_LINE": "imprint_outer",
    "IMPRINT_INNER_LINE": "imprint_inner",
    "IMPRINT_SLACK": "imprint_slack",
}
"""What is told to typst by its own name."""


def nudges(source: str) -> Iterator[tuple[str, CodeType]]:
    """The name of each figure, and `gongwen` with that one changed; of a face one for each of its parts."""
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        name = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
        if isinstance(node.value, ast.Call):
            for part, (place, nudge) in PARTS.get(ast.unparse(node.value.func), {}).items():
                yield name + part, nudged(source, node.value.args[place], nudge)
        elif name in PLAIN:
            yield name, nudged(source, node.value, PLAIN[name])


def nudged(source: str, value: ast.expr, nudge: Nudge) -> CodeType:
    lines = source.encode().splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: line - 1])) + column
        for line, column in (
            (value.lineno, value.col_offset),
            (value.end_lineno or 0, value.end_col_offset or 0),
        )
    )
    whole = source.encode()
    changed = nudge(whole[start:end].decode())
    return compile(whole[:start] + changed.encode() + whole[end:], GONGWEN, "exec")


class Reloading(MetaPathFinder, InspectLoader):
    """Loads what stands on the figures from code that is compiled once."""

    def __init__(self) -> None:
        names = [name for name in sys.modules if name.startswith(ON_FIGURES)]
        specs = {name: sys.modules[name].__spec__ for name in names if name not in WITHOUT_FIGURES}
        self.specs = {name: spec for name, spec in specs.items() if spec and spec.origin}
        self.codes = {name: compile(self.source(name), name, "exec") for name in self.specs}
        sys.meta_path.insert(0, self)

    def source(self, name: str) -> str:
        return Path(self.specs[name].origin or "").read_text(encoding="utf-8")

    def forget(self) -> None:
        for name in self.specs:
            sys.modules.pop(name, None)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name in self.specs else None

    def is_package(self, name: str) -> bool:
        return self.specs[name].submodule_search_locations is not None

    def get_source(self, name: str) -> str:
        return self.source(name)

    def exec_module(self, module: ModuleType) -> None:
        exec(self.codes[module.__name__], vars(module))  # noqa: S102  our own modules


# What is written and what is said ----------------------------------------------------------------------------

HEAD = Letterhead("甲局文件", "甲〔2024〕5号", ("张三", "李四", "王五"), "000001", "秘密", "特急")
SENTENCE = "深入学习贯彻习近平法治思想组织领导干部集中学法把法治建设"  # 28 characters


def documents() -> tuple[Document, ...]:
    """All that a document may have, without a seal and with one, and dates without 署名."""
    whole = replace(
        submission(),
        title=((Run("某某某县人民政府关于法治政府建设情况的报告"),),),  # 21 characters
        blocks=(*submission().blocks, Paragraph((Run(SENTENCE * 3),))),
        letterhead=HEAD,
        annexes=(DocumentAnnex("统计表", (TABLE, Paragraph((Run(SENTENCE * 2),)))),),
    )
    sealed = Signature("某某某县人民政府", "2024年2月15日", sealed=True)
    joint = sealed._replace(joint=("乙局", "丙局"))
    lone = (sealed._replace(office="", sealed=each) for each in (True, False))
    less = replace(whole, blocks=whole.blocks[:2])
    signed = (replace(whole, signature=each) for each in (sealed, joint))
    return (whole, *signed, *(replace(less, signature=each) for each in lone))


def audited() -> Iterator[bytes]:
    """Right documents with one signer, and two that are wrong: this one in measures, that one in all."""
    from fazhi_report.writers.docx.writing import write

    for each in documents():
        right = write(replace(each, letterhead=HEAD._replace(signers=("张三",))))
        yield right
    wrong = docx.Document(io.BytesIO(right))
    wrong.sections[0].footer_distance = Mm(2)
    put(wrong.styles["Normal"].element, "w:rPr/w:w", val="90")
    put(wrong.styles["Normal"].element, "w:pPr/w:spacing", line="700")
    strange = docx.Document()
    for text in ("某某某县人民政府办公室关于法治政府建设情况的报告", f"  {SENTENCE}。", "附件", "统计表"):
        strange.add_paragraph(text)
    displaced = docx.Document(io.BytesIO(right))
    styles = {style.style_id: style.element for style in displaced.styles}
    for paragraph in displaced.paragraphs:
        if paragraph.text == HEAD.mark:
            put(paragraph._p, "w:pPr/w:spacing", before="3000")
            put(paragraph.runs[0]._r, "w:rPr/w:rFonts", eastAsia="隶书")
    put(styles["RedRule"], "w:pPr/w:spacing", before="800")
    for made in (wrong, strange, displaced):
        target = io.BytesIO()
        made.save(target)
        yield target.getvalue()


class Fonts:
    """Every family of the standard is there."""

    def use(self, wanted: str) -> Any:
        from fazhi_report.writers.pdf.installed_fonts import Use

        return Use(wanted, wanted, "", is_same=True)

    def lacking(self, *_: object) -> set[str]:
        return set()

    def top(self, *_: object) -> float:
        return 0.4


def in_styles() -> dict[str, object]:
    from fazhi_report.writers.docx.style_sheet import style_sheet

    return {re.findall('w:styleId="(.*?)"', each)[0]: each for each in style_sheet().split("<w:style ")[1:]}


def in_docx(document: Document) -> dict[str, object]:
    from fazhi_report.page.layout import Layout
    from fazhi_report.writers.docx.writing import write

    # Any layout but the standard's: its style sheet is made, not read from a file.
    return {"DOCX": write(document, Layout(bold_levels=frozenset({4})))}


def in_base_document() -> dict[str, object]:
    from fazhi_report.writers.docx.base_document import build

    return {"DOCX": build()}


def in_pdf(document: Document) -> dict[str, object]:
    from fazhi_report.page.layout import STANDARD
    from fazhi_report.writers.pdf.faces import faces
    from fazhi_report.writers.pdf.lines import Characters, set_lines
    from fazhi_report.writers.pdf.template_data import page_of
    from fazhi_report.writers.pdf.typst_input import TypstInput, serialised

    page = page_of(document, STANDARD)
    used = faces(page, Fonts(), STANDARD)  # type: ignore[arg-type]
    ended = set_lines(page, Characters(lambda _, character: 0.5 if character.isascii() else 1))
    return {"PDF": serialised(TypstInput(ended, used.shapes(), None))}


def in_check(content: Content) -> dict[str, object]:
    from fazhi_report.audit import RULES
    from fazhi_report.audit.arrangement import structure
    from fazhi_report.audit.layout_rule import AuditedDocument
    from fazhi_report.page.layout import STANDARD

    subject = AuditedDocument(content, structure(content), "submission", STANDARD)
    return {rule.code: words(rule.check(subject)) for rule in RULES}


def in_check_of_pages(content: Content) -> dict[str, object]:
    """Of pages with too few lines and characters, their numbers in the middle."""
    from fazhi_report.audit import PRINTED
    from fazhi_report.audit.arrangement import structure
    from fazhi_report.audit.layout_rule import AuditedDocument
    from fazhi_report.audit.rendered import RenderedPages
    from fazhi_report.page.layout import STANDARD
    from fazhi_report.readers.pdf import PrintedLine, PrintedPage

    lines = [PrintedLine(SENTENCE[:27], 79.4, 521.6, 150 + 29 * at) for at in range(21)]
    number = PrintedLine("—1—", 300, 330, 780)
    page = PrintedPage(595.3, 841.9, (*lines, number), frozenset())
    pages = RenderedPages(AuditedDocument(content, structure(content), "submission", STANDARD), (page, page))
    found = {rule.code: words(rule.check(pages)) for rule in PRINTED}
    boxed = read_in_tables()
    subject = AuditedDocument(boxed, structure(boxed), "submission", STANDARD)
    places = RenderedPages(subject, (misplaced(),))
    return {rule.code: [*found[rule.code], *words(rule.check(places))] for rule in PRINTED}


def read_in_tables() -> Content:
    """A letterhead in a table, whose places only the page tells, and 版记."""
    from fazhi_report.readers.docx import read
    from fazhi_report.readers.docx_parts import Package

    head = offices.table(
        offices.row(offices.mark() + offices.number_up() + offices.number_up()), columns=1, borders=""
    )
    inner = head + offices.REPORT + offices.text() + offices.CLOSING + offices.imprint()
    return read(Package(offices.whole(inner, grid="")))


def misplaced() -> Any:
    """A page on which all of that stands where it should not."""
    from fazhi_report.readers.pdf import PrintedLine, PrintedPage, RuledLine

    lines = (
        PrintedLine("青山县水利局文件", 95, 506, 160),
        PrintedLine("青水〔2024〕5号签发人：张三", 95, 506, 190),
        PrintedLine("青山县水利局关于", 95, 506, 300),
        PrintedLine("抄送：县人大常委会办公室。", 79.4, 300, 700),
        PrintedLine("青山县水利局办公室2024年2月16日印发", 95, 460, 720),
    )
    rules = (
        RuledLine(79.4, 240, 521.6, 241),
        RuledLine(79.4, 680, 521.6, 681),
        RuledLine(79.4, 730, 521.6, 731),
    )
    return PrintedPage(595.3, 841.9, lines, frozenset(), rules)


def words(faults: Iterable[Any]) -> list[tuple[object, ...]]:
    return [(fault.message, fault.hint, fault.severity) for fault in faults]


def in_typst_figures() -> dict[str, object]:
    from fazhi_report.page.layout import STANDARD
    from fazhi_report.writers.pdf.template_data import figures

    return asdict(figures(STANDARD))


def in_section() -> dict[str, object]:
    made = docx.Document(io.BytesIO(cast("bytes", in_base_document()["DOCX"]))).sections[0]._sectPr
    return {
        f"{QName(element).localname} {QName(name).localname}": value
        for element in made
        for name, value in element.items()
    }


def in_data() -> dict[str, object]:
    from fazhi_report.schema.official import Official

    return {"台账": Official(copy_number="1").copy_number}


def child() -> None:
    """Tell what each nudge changes: outputs, and by their names styles of the DOCX and rules of the check."""
    from fazhi_report.readers.docx import read
    from fazhi_report.readers.docx_parts import Package

    first, *others = (read(Package(each)) for each in audited())
    makers: list[tuple[str, Callable[[], dict[str, object]]]] = [
        ("", in_styles),
        *(("DOCX", partial(in_docx, each)) for each in documents()),
        ("DOCX", in_base_document),
        *(("PDF", partial(in_pdf, each)) for each in documents()),
        *(("", partial(in_check, each)) for each in (first, *others)),
        ("", partial(in_check_of_pages, first)),
        ("", in_typst_figures),
        ("", in_section),
        ("", in_data),
    ]
    slow: dict[object, Iterable[str]] = {in_section: SECTION, in_data: DATA}
    before = {make: make() for _, make in makers}
    loading = Reloading()
    told = {}
    for name, code in nudges(loading.source(GONGWEN)):
        loading.forget()
        loading.codes[GONGWEN] = code
        changed: set[str] = set()
        for output, make in makers:
            if output not in changed and name in slow.get(make, (name,)):
                changed |= {part for part, value in make().items() if value != before[make][part]}
        told[name] = sorted(changed)
    sys.stdout.write(json.dumps(told))


# The figures -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told() -> dict[str, set[str]]:
    """What each nudge changes."""
    script = f"from {__name__} import child; child()"
    made = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    return {name: set(changed) for name, changed in json.loads(made).items()}


def parts_of(name: str, told: dict[str, set[str]]) -> list[set[str]]:
    """What the nudges of a figure change, of a face those of its family and of its size."""
    return [changed for nudge, changed in told.items() if nudge.partition(".")[0] == name]


def test_every_figure_is_nudged(told: dict[str, set[str]]) -> None:
    assert len(told) > 80
    assert {nudge.partition(".")[0] for nudge in told} == {*ROWS, *PLAIN}


@pytest.mark.parametrize("name", ROWS)
def test_outputs_that_claim_a_figure_read_it(name: str, told: dict[str, set[str]]) -> None:
    row = ROWS[name]
    parts = parts_of(name, told)
    every: set[str] = set().union(*parts)
    styles = set(re.findall("`(.*?)`", row.done)) & {part for changed in told.values() for part in changed}

    for changed in parts:
        assert changed & {"DOCX", "PDF"} == {"DOCX", "PDF"} - set(row.unread)
        assert bool(changed & set(row.codes)) == ("检查" not in row.unread)
    assert {part for part in every if re.fullmatch(r"FZ\d+", part)} == set(row.codes)
    assert styles <= every
    assert {place[name] for place in (SECTION, TYPST) if name in place} <= every


def test_what_no_output_reads_the_ledger_does(told: dict[str, set[str]]) -> None:
    unread = [name for name, row in ROWS.items() if {"DOCX", "PDF", "检查"} == set(row.unread)]

    assert unread == list(DATA)
    assert all(told[name] == {"台账"} for name in unread)


@pytest.mark.parametrize("name", PLAIN)
def test_both_writers_read_the_red_and_the_sizes_of_the_mark(name: str, told: dict[str, set[str]]) -> None:
    assert {"DOCX", "PDF"} <= told[name]
    assert any(part.startswith("IssuerMark") for part in told[name])
