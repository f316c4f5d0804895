"""Paths of files as they may go out: they tell nothing of the machine and of who uses it."""

from pathlib import PureWindowsPath


def portable(path: str) -> str:
    """A path that leads from the file that names it; of one that leads from the top of a machine, the name.

    An address on the web stays as it is.
    """
    if "://" in path and not path.lower().startswith("file:"):
        return path
    whole = PureWindowsPath(path)  # which reads both kinds
    if whole.anchor or path.startswith("~") or path.lower().startswith("file:"):
        return whole.name or path
    return path
