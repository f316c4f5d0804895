"""Many offices of a year: who has handed in, what their figures add up to, what is to be asked."""

from fazhi_report.comparing.offices.collected import (
    Collected,
    OfficeRow,
    Question,
    Sum,
    collected,
)
from fazhi_report.comparing.offices.forms import FORMS
from fazhi_report.comparing.offices.returned import OfficeFigure, Return, returned
from fazhi_report.comparing.offices.roster import Roster, read_roster

__all__ = [
    "FORMS",
    "Collected",
    "OfficeFigure",
    "OfficeRow",
    "Question",
    "Return",
    "Roster",
    "Sum",
    "collected",
    "read_roster",
    "returned",
]
