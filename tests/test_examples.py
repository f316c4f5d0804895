"""The worked examples: offices that do not exist, each with its ledgers and its report as it should read.

`pytest tests/test_examples.py --update-golden` rewrites tests/golden/examples; read them before they are
committed.
"""

import difflib
import io
import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
import yaml
from docx.table import Table

from fazhi_report.cli.files import Beside
from fazhi_report.pipeline import Composed, compose, write
from fazhi_report.schema import Ledger, Report, texts
from fazhi_report.schema.json_schema import SCHEMA_FILES, Language, json_schema
from fazhi_report.source import read
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
LANGUAGES: dict[str, Language] = {
    "market_regulation_2024": "en",
    "district_government_2024": "en",
    "street_office_2024": "zh",
}
LEDGERS = {"market_regulation_2024": 38, "district_government_2024": 34, "street_office_2024": 24}
"""How many ledgers each keeps, at least."""

YEAR = 2024
every_example = pytest.mark.parametrize("name", LANGUAGES)


def file(name: str) -> Path:
    return EXAMPLES / f"{name}.yaml"


@cache
def composed(name: str) -> Composed:
    return compose(file(name).read_bytes(), file(name).name, None, Beside(str(file(name))))


def report_of(name: str) -> Report:
    report = composed(name).loaded.report
    assert report
    return report


@cache
def text_of(name: str) -> str:
    document = composed(name).document
    assert document
    return write(document, "txt").content.decode()


@cache
def plain_data(name: str) -> Any:
    """The file as another reader of YAML sees it."""
    return yaml.load(file(name).read_bytes(), yaml.CSafeLoader)


def scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from scalars(item)
    else:
        yield node


def unspaced(value: object) -> str:
    """A value as text; other readers of YAML put a space where a folded line ends, also between Han."""
    return "".join(str(value).split())


# Each file ---------------------------------------------------------------------------------------------------


def test_every_file_in_the_folder_is_tested() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(LANGUAGES)


@every_example
def test_report(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"examples/{name}.txt", text_of(name).encode())


@every_example
def test_nothing_is_found_wrong(name: str) -> None:
    assert composed(name).diagnostics == []


@every_example
def test_it_fits_the_published_schema(name: str) -> None:
    data = read(file(name).read_bytes(), file(name).name).data

    jsonschema.Draft202012Validator(json_schema(LANGUAGES[name])).validate(data)


@every_example
def test_plain_yaml_reads_the_same_values(name: str) -> None:
    plain = plain_data(name)
    ours = read(file(name).read_bytes(), file(name).name).data

    assert [unspaced(value) for value in scalars(plain)] == [unspaced(value) for value in scalars(ours)]


@every_example
def test_it_says_which_schema_it_fits_and_that_it_is_made_up(name: str) -> None:
    first, second, *_ = file(name).read_text(encoding="utf-8").splitlines()

    assert first == f"# yaml-language-server: $schema=../{SCHEMA_FILES[LANGUAGES[name]]}"
    assert "虚构" in second
    assert "与任何真实机关无关" in second


@every_example
def test_it_is_short_enough_to_be_read(name: str) -> None:
    lines = file(name).read_text(encoding="utf-8").splitlines()

    assert len(lines) < 2500
    assert max(map(len, lines)) <= 140


@every_example
def test_it_keeps_the_ledgers_that_such_an_office_has(name: str) -> None:
    report = report_of(name)
    ledgers = [field for field in report.model_fields_set if isinstance(getattr(report, field), Ledger)]

    assert len(ledgers) >= LEDGERS[name]


@every_example
def test_it_has_what_the_regulations_ask_of_every_report(name: str) -> None:
    report = report_of(name)
    if report.manuscript:  # which has these in its own words
        lacking = text_of(name).partition("存在的不足")[2].partition("针对以上不足")[0]
        assert lacking.count("是") >= lacking.count("主要原因是") >= 2
        assert text_of(name).partition("工作安排\n")[2].count("\n（") >= 3
        return

    assert len(report.shortcomings) == len(report.remedies) >= 2
    assert all("主要原因是" in text for text in report.shortcomings)
    assert report.guidance
    assert len(report.plans) >= 3
    assert any("{{" in text for text in report.shortcomings)


@every_example
def test_every_day_lies_in_the_year_of_the_report(name: str) -> None:
    report = report_of(name)
    ledgers = (getattr(report, field) for field in type(report).model_fields)
    days = [
        record.date
        for ledger in ledgers
        if isinstance(ledger, Ledger)
        for record in ledger.records
        if record.date
    ]

    assert report.year == YEAR
    assert len(days) > 20
    assert all(date(YEAR, 1, 1) <= day <= date(YEAR, 12, 31) for day in days)


@every_example
def test_the_text_names_no_other_years(name: str) -> None:
    text = text_of(name).replace("《法治政府建设实施纲要（2021—2025年）》", "")

    assert set(re.findall(r"\d{4}(?=年)", text)) == {str(YEAR), str(YEAR + 1)}


@every_example
def test_the_congress_is_cited_as_in_its_year(name: str) -> None:
    text = text_of(name)

    assert "党的二十大和二十届二中、三中全会精神" in text
    assert "四中全会" not in text
    assert "历次全会" not in text


LAWS = {
    "宪法",
    "公司法",
    "行政处罚法",
    "行政复议法",
    "反不正当竞争法",
    "保守国家秘密法",
    "突发事件应对法",
    "政府投资条例",
    "优化营商环境条例",
    "公平竞争审查条例",
    "信访工作条例",
    "重大行政决策程序暂行条例",
}
"""Laws and regulations that were in force in 2024."""


@every_example
def test_the_laws_were_in_force_in_its_year(name: str) -> None:
    report = report_of(name)
    named = set(report.leadership_study.laws).union(*(one.laws for one in report.study_sessions.records))

    assert named
    assert named <= LAWS


@every_example
def test_no_reference_and_no_gap_is_left_in_the_text(name: str) -> None:
    text = text_of(name)

    assert not re.search(r"[{}]|待填|未知|None|，。|。。|，，|、。|等等", text)


@every_example
def test_the_document_opens_and_holds_the_text(name: str) -> None:
    document = composed(name).document
    assert document

    written = docx.Document(io.BytesIO(write(document, "docx").content))
    lines = []
    for part in written.iter_inner_content():
        if isinstance(part, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
        elif part.text:  # the paragraph below a table is empty
            lines.append(part.text.replace("\n", ""))

    assert lines == text_of(name).splitlines()


# Figures, counted here without the program -------------------------------------------------------------------


def total(ledger: str, figure: str = "", **having: object) -> Callable[[Any], Decimal]:
    """Adds up a figure, or the records, of a ledger in the plain YAML of either language."""

    def count(data: Any) -> Decimal:
        entries = data[ledger]
        if isinstance(entries, dict):
            entries = entries["明细" if "明细" in entries else "records"]
        chosen = [entry for entry in entries if all(entry.get(key) == value for key, value in having.items())]
        if figure:
            return sum((Decimal(str(entry.get(figure, 0))) for entry in chosen), Decimal(0))
        return Decimal(sum(entry.get("count", entry.get("数量", 1)) for entry in chosen))

    return count


FIGURES: dict[str, list[tuple[str, Callable[[Any], Decimal], int | Decimal, str]]] = {
    "market_regulation_2024": [
        ("penalties.count", total("penalties", exempted=None), 326, "作出行政处罚326件"),
        ("penalties.exempted", total("penalties", exempted=True), 36, "免予处罚36件"),
        ("penalties.fine", total("penalties", "fine"), 2_841_600, "罚款284.16万元"),
        ("penalties.confiscated", total("penalties", "confiscated"), Decimal("36001.4"), "没收3.6万元"),
        ("inspections.count", total("inspections"), 648, "648次"),
        ("inspections.random", total("inspections", kind="双随机抽查"), 99, "双随机抽查99次"),
        ("inspections.problems", total("inspections", "problems"), 632, "632个"),
        ("licences.count", total("licences"), 2147, "2147件"),
        ("contracts.amount", total("contracts", "amount"), 3_119_500, "311.95万元"),
        ("publicity.attendees", total("publicity", "attendees"), 6200, "6200人次"),
    ],
    "district_government_2024": [
        ("penalties.count", total("penalties"), 4810, "4810件"),
        ("penalties.fine", total("penalties", "fine"), 15_943_650, "罚款1594.37万元"),
        ("inspections.count", total("inspections"), 8590, "8590次"),
        ("licences.count", total("licences"), 33020, "33020件"),
        ("reconsiderations.count", total("reconsiderations"), 202, "202件"),
        ("litigations.lost", total("litigations", outcome="败诉"), 3, "败诉3件"),
        ("disputes.count", total("disputes"), 3582, "3582件"),
    ],
    "street_office_2024": [
        ("行政处罚.件数", total("行政处罚"), 51, "51件"),
        ("行政处罚.罚款金额", total("行政处罚", "罚款金额"), 22150, "罚款2.22万元"),
        ("行政检查.次数", total("行政检查"), 268, "268次"),
        ("矛盾纠纷.件数", total("矛盾纠纷"), 188, "188件"),
        ("热线工单.件数", total("热线工单"), 1361, "1361件"),
        ("合同.金额", total("合同", "金额"), 8_285_900, "828.59万元"),
    ],
}


@pytest.mark.parametrize(
    ("name", "fact", "count", "expected", "printed"),
    [(name, *figure) for name, figures in FIGURES.items() for figure in figures],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_headline_figures(
    name: str, fact: str, count: Callable[[Any], Decimal], expected: int | Decimal, printed: str
) -> None:
    assert count(plain_data(name)) == expected
    assert composed(name).loaded.facts[fact].value == expected
    assert printed in text_of(name)


def test_the_bureau_has_hundreds_of_single_records_spread_over_the_year() -> None:
    report = report_of("market_regulation_2024")

    for ledger in (report.inspections, report.penalties):
        days = [record.date for record in ledger.records if record.date]
        assert len(days) == len(ledger.records) > 300
        assert days == sorted(days)
        assert {day.month for day in days} == set(range(1, 13))
        assert all(record.count == 1 for record in ledger.records)


# Ledgers that speak of the same thing ------------------------------------------------------------------------


def reviewed(report: Report, subject: str) -> int:
    return sum(record.count for record in report.legal_reviews.records if record.subject == subject)


@every_example
def test_the_legal_reviews_are_those_of_the_other_ledgers(name: str) -> None:
    report = report_of(name)
    contracts = sum(record.count for record in report.contracts.records if record.legality_reviewed)
    decided = sum(record.count for record in report.penalties.records if record.legally_reviewed)

    assert reviewed(report, "合同") == contracts
    assert reviewed(report, "规范性文件") == report.normative_documents.itemised
    assert reviewed(report, "执法决定") in {0, decided}


def test_the_bureau_discloses_the_penalties_it_imposed() -> None:
    report = report_of("market_regulation_2024")
    imposed = sum(record.count for record in report.penalties.records if not record.exempted)
    disclosed = [record.count for record in report.disclosures.records if record.category == "行政处罚决定"]

    assert disclosed == [imposed]


# The files beside each other ---------------------------------------------------------------------------------


def own_texts(name: str) -> list[str]:
    """What an office wrote itself; the cells of tables are no texts."""
    return [str(own.text) for own in texts.own_texts(report_of(name))]


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(LANGUAGES, 2)])
def test_no_text_is_copied_from_another_file(one: str, other: str) -> None:
    for text, another in itertools.product(own_texts(one), own_texts(other)):
        assert not set(text.split("。")) & set(another.split("。")) - {""}
        assert difflib.SequenceMatcher(None, text, another, autojunk=False).ratio() < 0.6, (text, another)


def test_the_offices_build_their_reports_in_different_ways() -> None:
    structures = [report_of(name).structure for name in LANGUAGES]

    assert len({structure.order for structure in structures}) == len(structures)
    assert len({structure.title_form for structure in structures}) == len(structures)
    assert len({report_of(name).organization.kind for name in LANGUAGES}) == len(structures)
