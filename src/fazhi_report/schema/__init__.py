"""The schema of a data file: one module per chapter of the ledger, `Report` on top."""

from fazhi_report.schema.annexes import Annex, AnnexTable
from fazhi_report.schema.faults import as_written, schema_findings, writes_english
from fazhi_report.schema.fields import (
    Code,
    Labels,
    Ledger,
    Line,
    Model,
    Passage,
    Positive,
    Rate,
    Record,
    all_keys,
    field_name,
    key,
    measure_word,
    model_at,
    models_in,
)
from fazhi_report.schema.json_schema import SCHEMA_FILES, Language, dumped
from fazhi_report.schema.prospects import LastPlan, Metric
from fazhi_report.schema.report import Report, validated
from fazhi_report.schema.structure import CHAPTERS, STUDY, STUDY_FIRST
from fazhi_report.schema.texts import (
    DIGEST_LENGTH,
    OwnText,
    Review,
    ReviewedText,
    Statement,
    own_texts,
    passages,
    value_of,
)
from fazhi_report.schema.waivers import Waiver

__all__ = [
    "CHAPTERS",
    "DIGEST_LENGTH",
    "SCHEMA_FILES",
    "STUDY",
    "STUDY_FIRST",
    "Annex",
    "AnnexTable",
    "Code",
    "Labels",
    "Language",
    "LastPlan",
    "Ledger",
    "Line",
    "Metric",
    "Model",
    "OwnText",
    "Passage",
    "Positive",
    "Rate",
    "Record",
    "Report",
    "Review",
    "ReviewedText",
    "Statement",
    "Waiver",
    "all_keys",
    "as_written",
    "dumped",
    "field_name",
    "key",
    "measure_word",
    "model_at",
    "models_in",
    "own_texts",
    "passages",
    "schema_findings",
    "validated",
    "value_of",
    "writes_english",
]
