"""The command line: read, call the library, write, exit code; nothing else."""

from fazhi_report.cli.commands import main

__all__ = ["main"]
