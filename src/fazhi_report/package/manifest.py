"""目录.json: every file of a package with its SHA-256, and the report's text by its digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import PureWindowsPath
from typing import Any

from fazhi_report import __version__
from fazhi_report.notation import portable
from fazhi_report.package.two_years import Current, Earlier
from fazhi_report.pipeline import digest

VERSION = 1
"""The version of the manifest's form; it grows when a reader of the old form would go wrong."""

MANIFEST = "目录.json"

_REPLACED = "replaced"


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


def known(manifest: bytes) -> dict[str, frozenset[str]] | None:
    """What this program may have put into the folder of a manifest: the SHA-256 of each name's contents.

    Those are the files that it names, and, where a run was ended before its own was whole, those before them.
    """
    if listed(manifest) is None:
        return None
    data = json.loads(manifest)
    found: dict[str, set[str]] = {}
    try:
        for file in (*data["files"], *data.get(_REPLACED, ())):
            found.setdefault(str(file["name"]), set()).add(str(file["sha256"]))
    except (TypeError, LookupError):
        return None
    return {name: frozenset(each) for name, each in found.items()} if all(map(_is_plain, found)) else None


def begun(manifest: bytes, before: Mapping[str, Iterable[str]]) -> bytes:
    """A manifest for while its files are put in the place of others, which are known as well as they are."""
    replaced = [{"name": name, "sha256": each} for name in before for each in sorted(before[name])]
    return _json({**json.loads(manifest), _REPLACED: replaced})


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
        "previous": _entry(portable(last.name), last.content) if last else None,
        "digest": digest(current.document),
        "files": [_entry(name, content) for name, content in files.items()],
    }
    return _json(data)


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _data(current: Current) -> dict[str, Any]:
    """The data file; of several workbooks the first, and the others beside it."""
    name, content = current.loaded.source.name, current.content
    first, *others = ((content, name),) if isinstance(content, bytes) else content
    entries = [_entry(PureWindowsPath(name).name, content) for content, name in (first, *others)]
    return {"data": entries[0], **({"workbooks": entries[1:]} if others else {})}


def _manuscript(current: Current) -> dict[str, str | int] | None:
    manuscript = current.loaded.manuscript
    return _entry(PureWindowsPath(manuscript.name).name, manuscript.content) if manuscript else None


def _entry(name: str, content: bytes) -> dict[str, str | int]:
    return {"name": name, "size": len(content), "sha256": sha256(content)}
