"""What many offices have handed in → who is in, what their figures add up to, what is to be asked."""

from fazhi_report.comparing.offices.collected import (
    Collected,
    OfficeQuestion,
    OfficeRow,
    OfficeSum,
    collected,
)
from fazhi_report.comparing.offices.collected_forms import FORMS
from fazhi_report.comparing.offices.returned import OfficeFigure, Return, returned

__all__ = [
    "FORMS",
    "Collected",
    "OfficeFigure",
    "OfficeQuestion",
    "OfficeRow",
    "OfficeSum",
    "Return",
    "collected",
    "returned",
]
