"""Where a diagnostic stands, in the terms of programs: the file as a path or a URI, the columns."""

import posixpath
import re
from urllib.parse import quote

from fazhi_report.diagnostics import Diagnostic

_DRIVE = re.compile(r"[A-Za-z]:/")


def end_column(diagnostic: Diagnostic) -> int | None:
    """The column behind the text at fault, where that text stands in its line as it was quoted."""
    quoted, column = diagnostic.quote, diagnostic.column
    if quoted and column and diagnostic.source.startswith(quoted, column - 1):
        return column + len(quoted)
    return None


def path(file: str) -> str:
    """A file's path with forward slashes; a path from Windows has backslashes on any system."""
    return file.replace("\\", "/")


def uri(file: str) -> str:
    """A file as a URI reference: relative as the path is, a file URI where it is absolute."""
    if file.startswith("\\\\"):  # a share of a Windows network
        return f"file:{_quoted(path(file))}"
    found = posixpath.normpath(path(file)).replace("//", "/")  # it leaves two slashes at the start
    if _DRIVE.match(found):
        return f"file:///{found[:2]}{_quoted(found[2:])}"
    # A colon in the first part would make a scheme of it; `quote` leaves none.
    return f"file://{_quoted(found)}" if found.startswith("/") else _quoted(found)


def _quoted(found: str) -> str:
    try:
        # A name in another encoding, as Python takes it from the system: its own bytes.
        content = found.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        content = found.encode("utf-8", "surrogatepass")
    return quote(content, safe="/")
