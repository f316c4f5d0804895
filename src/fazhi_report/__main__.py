"""`python -m fazhi_report` is `fazhi`."""

from fazhi_report.cli import main

main()
