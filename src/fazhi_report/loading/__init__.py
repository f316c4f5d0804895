"""The bytes of a data file → a report and its facts, or every fault that is in the way."""

from fazhi_report.loading.blank_form import GAP, BlankForm, form_parts
from fazhi_report.loading.load import load
from fazhi_report.loading.loaded import Folder, Loaded
from fazhi_report.loading.reviews import cited
from fazhi_report.loading.secrecy import classified

__all__ = ["GAP", "BlankForm", "Folder", "Loaded", "cited", "classified", "form_parts", "load"]
