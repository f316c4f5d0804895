"""The ledger as an Excel workbook: written for clerks to fill in, and read back into the data file."""

INSTALL = "pip install 'fazhi-report[excel]'"
"""How to get what this package needs."""
