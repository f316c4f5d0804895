"""A code → its title, its severity and its manual page."""

from fazhi_report.codes.manual_page import ManualPage, page_of

__all__ = ["ManualPage", "page_of"]
