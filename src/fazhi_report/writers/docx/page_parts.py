"""Headers and footers of an office's own document, without what leads elsewhere or does things."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fazhi_report.writers.docx.office_package import OfficePackage, refuse
from fazhi_report.writers.docx.package_form import RELATIONSHIPS, relationships
from fazhi_report.writers.docx.wordprocessing import name, serialize

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_MOST = 10_000_000  # bytes of pictures in all
_REFERENCE = f"{{{RELATIONSHIPS}}}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SHAPES = {*map(name, ("drawing", "pict")), _COMPATIBLE}
_DROPPED = {
    *map(
        name,
        (
            "altChunk",
            "commentRangeEnd",
            "commentRangeStart",
            "commentReference",
            "control",
            "dataBinding",
            "endnoteReference",
            "footnoteReference",
            "object",
            "subDoc",
        ),
    )
}
_OUTWARD = {"src", "href", "althref"}  # of VML, which may name a file or an address
_ACTIVE = {"webVideoPr", "hlinkClick", "hlinkHover", "hlinkMouseOver"}
_FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "FILENAME"),
    *("DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "IF"),
}
"""Fields that tell something of the document itself: others fetch, run or ask."""


@dataclass(slots=True)
class PageParts:
    """The parts of headers and footers as they are collected, by their names in the new package."""

    package: OfficePackage
    parts: dict[str, bytes] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    _size: int = 0

    def carry(self, old: str, new: str) -> None:
        """Take a header or footer over, with its pictures, under a new name ("word/header1.xml")."""
        root = self.package.document_tree(old, "hdr" if "header" in new else "ftr")
        _check_fields(root)
        for element in list(root.iter(*_DROPPED)):
            drop(element)
        for element in [each for each in root.iter() if etree.QName(each).localname in _ACTIVE]:
            drop(element)
        links = self._pictures_of(old)
        used: dict[str, str] = {}
        for element in list(root.iter()):
            _close(element)
            if any(key.startswith(_REFERENCE) for key in map(str, element.attrib)):
                _relink(element, links, used)
        self.parts[new] = serialize(root)
        if used:
            self.parts[f"word/_rels/{new.rpartition('/')[2]}.rels"] = relationships(
                {key: (f"{RELATIONSHIPS}/image", path.removeprefix("word/")) for path, key in used.items()}
            )
            self.pictures |= {path.rpartition(".")[2] for path in used}

    def _pictures_of(self, old: str) -> dict[str, str]:
        """The pictures that a part is linked to, by the id of the link; they are taken over."""
        found = {}
        for link in self.package.links(old):
            if link.kind != "image":
                continue
            content = self.package.content(link.target)
            suffix = next((kind for begin, kind in _PICTURES.items() if content.startswith(begin)), "")
            self._size += len(content)
            if self._size > _MOST:
                refuse("参考文件页眉页脚里的图片太大", "换成小的图片")
            if suffix:
                known = (path for path, part in self.parts.items() if part == content)
                count = sum(path.startswith("word/media/") for path in self.parts)
                path = next(known, f"word/media/image{count + 1}.{suffix}")
                self.parts[path] = content
                found[link.id] = path
        return found


def drop(element: etree._Element) -> None:
    """Take an element out of its tree; a root stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _close(element: etree._Element) -> None:
    """Let no attribute of a drawing name a file or an address."""
    for key in list(element.attrib):
        if etree.QName(key).localname in _OUTWARD and not str(key).startswith(_REFERENCE):
            del element.attrib[key]


def _relink(element: etree._Element, links: dict[str, str], used: dict[str, str]) -> None:
    """Give references to pictures their new ids; a shape that refers to anything else goes."""
    lost = False
    for key, value in list(element.attrib.items()):
        if not str(key).startswith(_REFERENCE):
            continue
        if path := links.get(value):
            element.set(key, used.setdefault(path, f"rId{len(used) + 1}"))
        else:
            del element.attrib[key]
            lost = True
    if lost and element.tag != name("hyperlink"):
        shapes = [each for each in (element, *element.iterancestors()) if each.tag in _SHAPES]
        drop(shapes[-1] if shapes else element)


def _check_fields(root: etree._Element) -> None:
    for instruction in _instructions(root):
        keyword = (instruction.split() or [""])[0].upper()
        if keyword not in _FIELDS and not keyword.startswith("="):
            message = f"参考文件的页眉页脚里有域“{keyword[:20]}”，不予采用"
            refuse(message, "删去这个域，换成文字")


def _instructions(root: etree._Element) -> Iterator[str]:
    """The instructions of all fields; one that other fields are part of is told without them."""
    open_fields: list[list[str]] = []
    for element in root.iter(*map(name, ("fldSimple", "fldChar", "instrText", "delInstrText"))):
        if element.tag == name("fldSimple"):
            yield element.get(name("instr"), "")
        elif element.tag != name("fldChar"):
            if not open_fields:
                yield element.text or ""
            else:
                open_fields[-1].append(element.text or "")
        elif element.get(name("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(name("fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop())
    for left in open_fields:
        yield "".join(left)
