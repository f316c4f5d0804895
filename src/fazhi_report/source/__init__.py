"""YAML text with marks: the bytes of a data file → plain data that knows where it stands, and its faults."""

from fazhi_report.source.data_file import Source, read

__all__ = ["Source", "read"]
