"""What the checks of the data look at."""

from typing import NamedTuple

from fazhi_report.facts import Facts
from fazhi_report.loading.loaded import Folder, Loaded
from fazhi_report.manuscript import Manuscript
from fazhi_report.schema import Report


class CheckedData(NamedTuple):
    """What the checks look at: a report with its facts, and what stands around its file.

    `last` is last year's file; `folder` is None where no other file may be looked at; `in_english` is the
    language of the keys, in which hints are given. `manuscript` is the one that the data name.
    """

    report: Report
    facts: Facts
    last: Loaded | None
    folder: Folder | None
    in_english: bool
    manuscript: Manuscript | None = None
