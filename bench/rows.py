"""The rows of the tables. What a sample is called here is what the module of its group measures under it."""

from collections.abc import Mapping
from dataclasses import replace

from ratios import Row

INPUTS: Mapping[str, str] = {
    "2023": "data/2023.yaml",
    "district": "examples/district_government_2024.yaml",
    "market": "examples/market_regulation_2024.yaml",
    "street": "examples/street_office_2024.yaml",
}
"""The data files by the names that rows end with."""


def on(sample: str, file: str) -> str:
    """A sample of one of the data files."""
    return f"{sample}, {file}"


def _on_each(family: str, upper: str, lower: str, at_least: float | None = None) -> tuple[Row, ...]:
    """A row for each of the data files."""
    return tuple(
        Row(f"{family}.{file}", "documents", on(upper, file), on(lower, file), at_least) for file in INPUTS
    )


# documents: one process, everything called before ----------------------------------------------------------

WHOLE, WHOLE_RULES = "YAML to DOCX", "YAML to DOCX with all rules"
WRITER, WRITER_SUBMISSION = "DOCX writer", "DOCX writer, submission"
RULES = "all content rules"
DOCXTPL, DOCXTPL_CACHED = "docxtpl as documented", "docxtpl with cached templates"
DOCXTPL_SUBMISSION = "docxtpl as documented, submission"
LOADING, COMPOSING = "loading", "composing"
EVENTS, SCHEMA, JINJA, DEFLATE = "YAML events", "pydantic", "Jinja", "zip"

DOCUMENTS = (
    *_on_each("docx", DOCXTPL, WHOLE, at_least=2),
    *_on_each("docx-cached", DOCXTPL_CACHED, WHOLE, at_least=1),
    *_on_each("docx-rules", DOCXTPL, WHOLE_RULES, at_least=1.5),
    *_on_each("writer", DOCXTPL, WRITER, at_least=25),
    *(
        replace(row, sets_pages=True)
        for row in _on_each("writer-submission", DOCXTPL_SUBMISSION, WRITER_SUBMISSION, at_least=25)
    ),
    *(replace(row, at_most=0.14) for row in _on_each("rules", RULES, DOCXTPL)),
)
STAGES = (
    *_on_each("stage-loading", LOADING, WHOLE),
    *_on_each("stage-composing", COMPOSING, WHOLE),
    *_on_each("stage-writing", WRITER, WHOLE),
)

# cold: whole processes -------------------------------------------------------------------------------------

PASS, HELP, VERSION = "python -c pass", "fazhi --help", "fazhi --version"
VALIDATE, DATA_ONLY = "fazhi validate", "fazhi validate --data-only"
FROZEN, PUBLISHED = "check-jsonschema, frozen schema", "check-jsonschema, published schema"
ALL_LEDGERS, FEWER_LEDGERS = "fazhi validate --data-only, all ledgers", "the same with fifteen ledgers"
TYPER, LIBRARIES = "import typer", "import typer, yaml, pydantic"

COLD = (
    Row("cold.help", "cold", HELP, PASS, at_most=7.5),
    Row("cold.version", "cold", VERSION, PASS, at_most=7.5),
    Row("cold.validate", "cold", on(VALIDATE, "2023"), FROZEN, at_most=0.75),
    Row("cold.data-only", "cold", on(DATA_ONLY, "2023"), FROZEN, at_most=0.6),
    Row("cold.ledgers", "cold", ALL_LEDGERS, FEWER_LEDGERS, at_most=1.15),
)
COLD_PUBLISHED = tuple(
    Row(f"cold-{name}.{file}", "cold", on(sample, file), on(PUBLISHED, file))
    for name, sample in (("validate", VALIDATE), ("data-only", DATA_ONLY))
    for file in INPUTS
    if file != "2023"
)

# records, workbooks, files, pages --------------------------------------------------------------------------

LOAD_RECORDS, SAFE_LOADER = "loading 50,000 records", "yaml.load with CSafeLoader"
RECORD_EVENTS = "YAML events of 50,000 records"
EXPORT, WRITE_CELLS = "sheet export", "openpyxl writing the same cells"
IMPORT, READ_CELLS = "sheet import", "openpyxl reading the same cells"
FILES, FILES_DOCXTPL = "100 of 1,000 files, with all rules", "docxtpl as documented, the same reports"
PDF, PDF_WHOLE, PDF_COLD = "PDF writer", "YAML to PDF", "fazhi render --to pdf"
OFFICE, OFFICE_FURTHER = "LibreOffice, a DOCX", "LibreOffice, a further DOCX"

OTHERS = (
    Row("records.load", "records", LOAD_RECORDS, SAFE_LOADER, at_most=0.35),
    Row("sheet.export", "workbooks", EXPORT, WRITE_CELLS, at_most=1.8),
    Row("sheet.import", "workbooks", IMPORT, READ_CELLS, at_most=1.4),
    Row("pdf.warm", "pages", OFFICE_FURTHER, PDF, at_least=6, sets_pages=True),
    Row("pdf.cold", "pages", OFFICE, PDF_COLD, at_least=3, sets_pages=True),
    Row("pdf.warm-whole", "pages", OFFICE_FURTHER, PDF_WHOLE, sets_pages=True),
    Row("pdf.warm-process", "pages", OFFICE, PDF_WHOLE, sets_pages=True),
    Row("files.docx", "files", FILES_DOCXTPL, FILES),
)

# limits: what must not grow out of hand --------------------------------------------------------------------

LINT, CHECK = "lint of 100,000 paragraphs", "check of 100,000 paragraphs"
TITLE = "DOCX with a title of 4,000 characters"
FAULTS, LINT_FAULTS = "validate --data-only with 30,000 faults", "lint with 30,000 faults"
LIMIT_NAMES: Mapping[str, str] = {
    "lint": LINT,
    "check": CHECK,
    "title": TITLE,
    "faults": FAULTS,
    "lint-faults": LINT_FAULTS,
}


def half(sample: str) -> str:
    """The same on half as much."""
    return f"{sample}: half of it"


_AIM = 10
LIMITS = (
    Row("limit.files", "files", FILES),
    *(
        Row(f"limit.{name}", "limits", sample, at_most=_AIM if sample in (LINT, CHECK) else None)
        for name, sample in LIMIT_NAMES.items()
    ),
)
GROWTH = tuple(Row(f"growth.{name}", "limits", each, half(each)) for name, each in LIMIT_NAMES.items())

# scale: many files of one call, on the clock, for its processes work at once -------------------------------

ONE, TWO = "2,000 files, --jobs 1", "2,000 files, --jobs 2"
PAIR = "two processes, 1,000 files each"
AGAIN, FULL = "500 files told again", "500 files, --jobs 2"
MEMORY_FEW, MEMORY_MANY = "MB of the largest process, 100 files", "MB of the largest process, 2,000 files"
CLUSTER = "2,000 files, a cluster of two workers here"

SCALE = (
    Row("scale.pair", "scale", PAIR, TWO, at_least=0.95),
    Row("scale.two", "scale", ONE, TWO),
    Row("scale.one", "scale", ONE),
    Row("scale.memory", "scale", MEMORY_MANY, MEMORY_FEW, at_most=1.1),
    Row("scale.again", "scale", AGAIN, FULL),
    Row("scale.cluster", "scale", PAIR, CLUSTER, option="--cluster"),
)

# floors: what can't be saved -------------------------------------------------------------------------------

FLOORS = (
    Row("floor.typer", "cold", TYPER, PASS),
    Row("floor.libraries", "cold", LIBRARIES, FROZEN),
    Row("floor.record-events", "records", RECORD_EVENTS, SAFE_LOADER),
)
DOCUMENT_FLOORS = (
    *_on_each("floor-events", EVENTS, DOCXTPL),
    *_on_each("floor-pydantic", SCHEMA, DOCXTPL),
    *_on_each("floor-jinja", JINJA, DOCXTPL),
    *_on_each("floor-zip", DEFLATE, DOCXTPL),
)

ROWS = (
    *DOCUMENTS,
    *STAGES,
    *COLD,
    *COLD_PUBLISHED,
    *OTHERS,
    *LIMITS,
    *GROWTH,
    *SCALE,
    *FLOORS,
    *DOCUMENT_FLOORS,
)

ROUNDS: Mapping[str, tuple[int, int]] = {
    "documents": (60, 10),
    "scale": (3, 1),
    "cold": (15, 3),
    "records": (5, 1),
    "workbooks": (3, 1),
    "files": (10, 2),
    "pages": (7, 2),
    "limits": (1, 1),
}
"""How often each group goes round, and how often for a first look; a round of `files` takes 100 of them."""
