"""目录.json: every file of a package with its SHA-256, and the report's text by its digest."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from fazhi_report import __version__
from fazhi_report.package.two_years import Current, Earlier
from fazhi_report.pipeline import digest

VERSION = 1
"""The version of the manifest's form; it grows when a reader of the old form would go wrong."""

MANIFEST = "目录.json"


def listed(manifest: bytes) -> dict[str, str] | None:
    """The files that a manifest of this form names, with their SHA-256; None if it is none.

    A name that leads out of the folder makes it none as well.
    """
    try:
        data = json.loads(manifest)
        files = {str(file["name"]): str(file["sha256"]) for file in data["files"]}
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    is_ours = data.get("version") == VERSION and all(_is_plain(name) for name in files)
    return files if is_ours else None


def printed_from(manifest: bytes) -> str:
    """The digest of the text that the reports of a package were printed from; "" where none is told."""
    try:
        return str(json.loads(manifest)["digest"])
    except (ValueError, TypeError, LookupError, RecursionError):
        return ""


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")


def manifest_of(current: Current, last: Earlier | None, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a package's other files."""
    data: dict[str, Any] = {
        "version": VERSION,
        "tool": {"name": "fazhi", "version": __version__},
        **_data(current),
        "manuscript": _manuscript(current),
        "previous": _entry(last.name, last.content) if last else None,
        "digest": digest(current.document),
        "files": [_entry(name, content) for name, content in files.items()],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _data(current: Current) -> dict[str, Any]:
    """The data file; of several workbooks the first, and the others beside it."""
    name, content = current.loaded.source.name, current.content
    first, *others = ((content, name),) if isinstance(content, bytes) else content
    entries = [_entry(PurePath(name).name, content) for content, name in (first, *others)]
    return {"data": entries[0], **({"workbooks": entries[1:]} if others else {})}


def _manuscript(current: Current) -> dict[str, str | int] | None:
    manuscript = current.loaded.manuscript
    return _entry(PurePath(manuscript.name).name, manuscript.content) if manuscript else None


def _entry(name: str, content: bytes) -> dict[str, str | int]:
    return {"name": name, "size": len(content), "sha256": sha256(content)}
