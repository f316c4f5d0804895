"""What makes files a package: the types of its parts, and the relationships between them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi_report.writers.docx.xml_text import DECLARATION, quoted

TYPES, ROOT_LINKS, MAIN_LINKS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
"""Names of the parts that tell the types, and the relationships of the package and of its main part."""

MAIN_PART = "word/document.xml"

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Namespace of references to relationships, and what the types of the usual ones begin with."""

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
WORD_TYPE = f"{_OFFICE_TYPE}.wordprocessingml"
"""What the types of the usual parts begin with."""

_MAIN_FOLDER, CUSTOM_FOLDER = "word/", "customXml/"
_PLAIN = frozenset(("customXml", "relationships"))  # whose names end with what they are

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


class LinkedPart(NamedTuple):
    """A part that another part is linked to: the id of the link, the kind of part, its name, its content.

    The main part is linked to those of its folder and to data that others keep (`CUSTOM_FOLDER`), the package
    to all others. One without an id is linked to by a part that comes with it.
    """

    id: str
    kind: str
    name: str
    content: bytes


def content_types(defaults: Mapping[str, str], parts: Mapping[str, str]) -> bytes:
    """The part `TYPES`: by suffix, and by the name of a part."""
    listed = [
        f"<Default Extension={quoted(suffix)} ContentType={quoted(kind)}/>"
        for suffix, kind in defaults.items()
    ]
    listed += [_type(part, kind) for part, kind in parts.items()]
    return _part(f'Types xmlns="{_PACKAGE}/content-types"', "".join(listed))


def relationships(links: Mapping[str, tuple[str, str]]) -> bytes:
    """A part of relationships: by the id of each its type and its target."""
    listed = "".join(_link(key, kind, target) for key, (kind, target) in links.items())
    return _part(f'Relationships xmlns="{_PACKAGE}/relationships"', listed)


def with_linked(parts: Mapping[str, bytes], added: Iterable[LinkedPart]) -> dict[str, bytes]:
    """The parts of a package that change where some are added, and those."""
    changed: dict[str, str] = {}
    contents = {}
    for each in added:
        in_main, is_custom = each.name.startswith(_MAIN_FOLDER), each.name.startswith(CUSTOM_FOLDER)
        if each.kind not in _PLAIN:
            kind = f"{WORD_TYPE if in_main else _OFFICE_TYPE}.{each.kind}+xml"
            changed[TYPES] = changed.get(TYPES, "") + _type(each.name, kind)
        if each.id:
            links = MAIN_LINKS if in_main or is_custom else ROOT_LINKS
            target = each.name.removeprefix(_MAIN_FOLDER) if in_main else f"{'../' * is_custom}{each.name}"
            changed[links] = changed.get(links, "") + _link(each.id, f"{RELATIONSHIPS}/{each.kind}", target)
        contents[each.name] = each.content
    return {**{part: _before_end(parts[part], more) for part, more in changed.items()}, **contents}


def _type(part: str, kind: str) -> str:
    return f"<Override PartName={quoted('/' + part)} ContentType={quoted(kind)}/>"


def _link(key: str, kind: str, target: str) -> str:
    return f"<Relationship Id={quoted(key)} Type={quoted(kind)} Target={quoted(target)}/>"


def _part(root: str, content: str) -> bytes:
    return f"{DECLARATION}<{root}>{content}</{root.partition(' ')[0]}>".encode()


def _before_end(part: bytes, more: str) -> bytes:
    """A part with more inside it; its root ends with the last tag."""
    end = part.rindex(b"</")
    return part[:end] + more.encode() + part[end:]
