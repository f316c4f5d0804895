"""Two reports → the figures and sentences in which they differ, and the forms in which that is printed."""

from fazhi_report.comparing.compared import Compared, compare
from fazhi_report.comparing.forms import FORMS, escaped, markdown

__all__ = ["FORMS", "Compared", "compare", "escaped", "markdown"]
