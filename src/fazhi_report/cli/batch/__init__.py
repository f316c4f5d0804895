"""Many inputs of one call: which they are, the work on them shared among processes, what is told of them."""

from fazhi_report.cli.batch.cluster import on_cluster
from fazhi_report.cli.batch.concerned import concerned
from fazhi_report.cli.batch.concluding import AskedReport, Tally, conclude, unfound
from fazhi_report.cli.batch.found_inputs import FoundInputs, found_inputs
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.batch.sharing import outcomes
from fazhi_report.cli.batch.year_outcomes import of_year

__all__ = [
    "AskedReport",
    "FoundInputs",
    "Outcome",
    "Tally",
    "Unit",
    "Work",
    "concerned",
    "conclude",
    "found_inputs",
    "of_year",
    "on_cluster",
    "outcomes",
    "unfound",
]
