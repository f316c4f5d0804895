"""A DOCX around XML written by hand."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "word/document.xml"
_ROOTS = {"styles": "styles", "numbering": "numbering", "settings": "settings"}


def with_part(content: bytes, kind: str, inner: str) -> bytes:
    """A DOCX of `packed` with one part more that is `kind` (comments, footnotes) to its document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    key = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/></Relationships>'
    empty = (
        files[key].decode().replace("/>", "></Relationships>")
        if b"</Rel" not in files[key]
        else files[key].decode()
    )
    files[key] = empty.replace("</Relationships>", link).encode()
    files[f"word/{kind}.xml"] = f"<w:{kind} {_SPACES}>{inner}</w:{kind}>".encode()
    return zipped(files)


def relations(targets: dict[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'


def zipped(parts: Mapping[str, str | bytes] | Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def declared(content: bytes, size: int) -> bytes:
    """The same file whose directory says how large the parts are."""
    marked = bytearray(content)
    at = marked.find(b"PK\x01\x02")
    while at >= 0:
        marked[at + 24 : at + 28] = size.to_bytes(4, "little")
        at = marked.find(b"PK\x01\x02", at + 4)
    return bytes(marked)


def flagged(content: bytes, offset: int, value: int) -> bytes:
    """The same file with something else in the directory about the main part."""
    marked = bytearray(content)
    at = marked.rindex(b"PK\x01\x02", 0, marked.rindex(_MAIN.encode()))
    marked[at + offset] = value
    return bytes(marked)


def corrupt(content: bytes, part: str = _MAIN) -> bytes:
    """The same file with other bytes in a part than its checksum wants."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo(part)
    at = entry.header_offset + 30 + len(part) + 2
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def packed(
    inner: str, parts: Mapping[str, str] = MappingProxyType({}), *, body: bool = True, strict: bool = False
) -> bytes:
    """A DOCX with this body; `parts` are styles, numbering, settings, theme (whole), and footers by their id."""
    whole = f"<w:body>{inner}</w:body>" if body else inner
    files: dict[str, str | bytes] = {"word/document.xml": f"<w:document {_SPACES}>{whole}</w:document>"}
    targets = {}
    for name, part in parts.items():
        kind = name if name in {*_ROOTS, "theme"} else "footer"
        root = _ROOTS.get(name, "ftr")
        files[f"word/{name}.xml"] = part if kind == "theme" else f"<w:{root} {_SPACES}>{part}</w:{root}>"
        targets[name] = (kind, f"{name}.xml")
    files["word/_rels/document.xml.rels"] = relations(targets)
    files["_rels/.rels"] = relations({"r1": ("officeDocument", "word/document.xml")})
    if strict:
        files = {name: str(part).replace(_W, _STRICT) for name, part in files.items()}
    return zipped(files)
