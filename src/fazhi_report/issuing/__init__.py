"""A document and its data → the document as it goes out, its evidence, the traces of its numbers."""

from fazhi_report.issuing.evidence import YEARS, with_evidence
from fazhi_report.issuing.file_names import file_name
from fazhi_report.issuing.profiles import PROFILE_NAMES, PROFILES, Issued, Stage, issue
from fazhi_report.issuing.trace_tables import MANY_TRACE_TABLES, TRACE_TABLES, ManyReports
from fazhi_report.issuing.tracing import Traced, annotate, trace

__all__ = [
    "MANY_TRACE_TABLES",
    "PROFILES",
    "PROFILE_NAMES",
    "TRACE_TABLES",
    "YEARS",
    "Issued",
    "ManyReports",
    "Stage",
    "Traced",
    "annotate",
    "file_name",
    "issue",
    "trace",
    "with_evidence",
]
