"""A data file and last year's → 送审包, what a signatory is handed with a report, as files' contents."""

from fazhi_report.package.contents import Packaged, pack
from fazhi_report.package.manifest import MANIFEST, begun, known, listed, printed_from, sha256

__all__ = ["MANIFEST", "Packaged", "begun", "known", "listed", "pack", "printed_from", "sha256"]
