"""The bytes of a settings file → an office's settings, or its faults."""

from fazhi_report.settings.file import FILES, configure
from fazhi_report.settings.model import DEFAULTS, House, Settings

__all__ = ["DEFAULTS", "FILES", "House", "Settings", "configure"]
