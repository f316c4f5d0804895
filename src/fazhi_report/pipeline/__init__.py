"""The use cases: bytes, names and settings → typed results; no file is opened here but templates.

A script, a page on the web and the command line call the same functions.
"""

from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.comparing_reports import Difference, Side, diff
from fazhi_report.pipeline.composed import Composed, compose_unapproved, digest
from fazhi_report.pipeline.correcting import Corrected, corrected, corrected_text
from fazhi_report.pipeline.importing_reports import ImportedFiles, import_reports
from fazhi_report.pipeline.inspecting import Checked, check, lint
from fazhi_report.pipeline.listing import Listed, facts
from fazhi_report.pipeline.manuscripts import FirstManuscript, Overlaid, first_manuscript
from fazhi_report.pipeline.new_year import NewFiles, NextYear, next_year
from fazhi_report.pipeline.rendering import Made, Order, Rendered, render, rendered, write
from fazhi_report.pipeline.unprinted import Unused, unprinted, unused
from fazhi_report.pipeline.validating import Examined, examined, reviewed, validate

__all__ = [
    "Checked",
    "Composed",
    "Corrected",
    "Difference",
    "Examined",
    "FirstManuscript",
    "ImportedFiles",
    "Listed",
    "Made",
    "NewFiles",
    "NextYear",
    "Order",
    "Overlaid",
    "Rendered",
    "Side",
    "Unused",
    "check",
    "compose",
    "compose_unapproved",
    "corrected",
    "corrected_text",
    "diff",
    "digest",
    "examined",
    "facts",
    "first_manuscript",
    "import_reports",
    "lint",
    "next_year",
    "render",
    "rendered",
    "reviewed",
    "unprinted",
    "unused",
    "validate",
    "write",
]
