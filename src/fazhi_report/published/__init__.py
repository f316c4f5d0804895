"""Schema, facts, rules and figures of the page → the pages of docs/ that are made from them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fazhi_report.published.data_file_page import reference
from fazhi_report.published.layout_page import matrix
from fazhi_report.published.rules_page import EVERY, FORMS, explained, manual, rule_texts

PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"data-file": reference, "layout": matrix, "rules": manual}
)
"""The pages by the names of their files: `python -m fazhi_report.published NAME -o docs/NAME.md`."""

__all__ = ["EVERY", "FORMS", "PAGES", "explained", "rule_texts"]
