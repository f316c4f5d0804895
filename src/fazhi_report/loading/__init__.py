"""The bytes of a data file → a report and its facts, or every fault that is in the way."""

from fazhi_report.loading.blank_form import GAP, BlankForm, form_parts
from fazhi_report.loading.carried_over import is_carried_over, lines_of
from fazhi_report.loading.load import load
from fazhi_report.loading.loaded import Bureau, ClassifiedFile, Folder, Loaded
from fazhi_report.loading.named_in_data import named_in
from fazhi_report.loading.overlaid import Overlaid
from fazhi_report.loading.reviews import cited
from fazhi_report.loading.rolling_up import behind
from fazhi_report.loading.roster import Roster, read_roster
from fazhi_report.loading.secrecy import classified
from fazhi_report.loading.to_fill_in import FILLED_IN, Waiting, waiting
from fazhi_report.loading.year_data import INSTALL_EXCEL, AnySource, Content, is_workbook

__all__ = [
    "FILLED_IN",
    "GAP",
    "INSTALL_EXCEL",
    "AnySource",
    "BlankForm",
    "Bureau",
    "ClassifiedFile",
    "Content",
    "Folder",
    "Loaded",
    "Overlaid",
    "Roster",
    "Waiting",
    "behind",
    "cited",
    "classified",
    "form_parts",
    "is_carried_over",
    "is_workbook",
    "lines_of",
    "load",
    "named_in",
    "read_roster",
    "waiting",
]
