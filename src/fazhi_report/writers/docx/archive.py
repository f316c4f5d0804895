"""The archive that a package is: a ZIP file, the same bytes as `zipfile` writes.

Most parts of a report are those of the base document. `zipfile` can't take over what is deflated already, and
deflating them again would take longer than all else that the writer does.
"""

import struct
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_LEVEL = 6

# What follows the signature of a file's header, and is repeated in the directory: version, flags, method,
# time, day, checksum, both sizes, length of the name, no extra. A ZIP file can't name an earlier day than
# 1980-01-01 (33); any fixed one makes the same input give the same bytes.
_HEADER = struct.Struct("<HHHHHLLLHH")
_VERSION, _DEFLATED, _DAY = 20, 8, 33
# Of a file in the directory: no comment, disk, kind of content; for its owner to read and write; where it is.
_ENTRY = struct.Struct("<HHHLL")
_UNIX, _MODE = 3, 0o600 << 16  # whichever system writes it
_END = struct.Struct("<4sHHHHLLH")


class Member(NamedTuple):
    """A part as it lies in the archive: the header that the directory repeats, name, deflated bytes."""

    header: bytes
    name: bytes
    deflated: bytes


def member(name: str, content: bytes) -> Member:
    """A part, deflated; names of parts are ASCII."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = compressor.compress(content) + compressor.flush()
    sizes = (zlib.crc32(content), len(deflated), len(content), len(name), 0)
    return Member(_HEADER.pack(_VERSION, 0, _DEFLATED, 0, _DAY, *sizes), name.encode("ascii"), deflated)


def pack(parts: Mapping[str, bytes], ready: Mapping[str, Member] = MappingProxyType({})) -> bytes:
    """A package of the named parts: content types and root relationships first, the rest by name.

    `ready` are parts that are in it as well unless `parts` has others of their names.
    """
    members = {**ready, **{name: member(name, content) for name, content in parts.items()}}
    files: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name in (*_FIRST, *sorted(members.keys() - {*_FIRST})):
        header, named, deflated = members[name]
        files += (b"PK\3\4", header, named, deflated)
        directory += (b"PK\1\2", bytes((_VERSION, _UNIX)), header, _ENTRY.pack(0, 0, 0, _MODE, place), named)
        place += 4 + len(header) + len(named) + len(deflated)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), size, place, 0)
    return b"".join((*files, *directory, end))
