"""An office's own DOCX as the base of a report: its styles, settings, fonts, page, headers and footers.

Its text, pictures, comments, notes, macros and links are left behind; the package is made anew of parts that
are known, so that nothing dangles.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from fazhi_report.page import STANDARD, Layout
from fazhi_report.readers.docx_parts import PackageError
from fazhi_report.writers.docx.bases import FONTS, STYLES, Base, base_of
from fazhi_report.writers.docx.file_properties import PROPERTIES, core_properties
from fazhi_report.writers.docx.office_package import OfficePackage, refusal, refuse
from fazhi_report.writers.docx.package_form import (
    MAIN_LINKS,
    MAIN_PART,
    RELATIONSHIPS,
    ROOT_LINKS,
    TYPES,
    WORD_TYPE,
    content_types,
    relationships,
)
from fazhi_report.writers.docx.page_parts import PageParts, drop
from fazhi_report.writers.docx.recording import SETTINGS
from fazhi_report.writers.docx.shown_looks import shown
from fazhi_report.writers.docx.style_matching import match
from fazhi_report.writers.docx.wordprocessing import name, serialize
from fazhi_report.writers.docx.xml_text import NAMESPACE

_THEME, _NUMBERING = "word/theme/theme1.xml", "word/numbering.xml"
_TYPES = {
    MAIN_PART: f"{WORD_TYPE}.document.main+xml",
    STYLES: f"{WORD_TYPE}.styles+xml",
    SETTINGS: f"{WORD_TYPE}.settings+xml",
    FONTS: f"{WORD_TYPE}.fontTable+xml",
    _NUMBERING: f"{WORD_TYPE}.numbering+xml",
    _THEME: "application/vnd.openxmlformats-officedocument.theme+xml",
    PROPERTIES: "application/vnd.openxmlformats-package.core-properties+xml",
}
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_KEPT_SETTINGS = {
    *map(
        name,
        (
            *(
                "mirrorMargins",
                "alignBordersAndEdges",
                "bordersDoNotSurroundHeader",
                "bordersDoNotSurroundFooter",
            ),
            *("gutterAtTop", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders", "bookFoldPrinting"),
            *(
                "characterSpacingControl",
                "noLineBreaksAfter",
                "noLineBreaksBefore",
                "strictFirstAndLastChars",
            ),
            *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "compat", "themeFontLang"),
            *("clrSchemeMapping", "decimalSymbol", "listSeparator"),
        ),
    )
}
"""What settings say of the look of pages; the rest is of the document that was, or leads out of it."""

_NARROWEST = 2000  # twips: a type area of three and a half centimetres each way
_SEVERAL = 4  # documents of some megabytes


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """What was made of a reference document; `supplied`, `by_hand` and `added` name our styles in Chinese.

    `remarks` tell in Chinese what an office would otherwise look for in vain.
    """

    base: Base
    supplied: tuple[str, ...]
    by_hand: tuple[str, ...]
    added: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """In one line: which of our styles the document had or showed, which were added, and the remarks."""
        parts = (
            f"参考文件里有的样式：{'、'.join(self.supplied)}"
            if self.supplied
            else "参考文件里没有可用的样式",
            f"参考文件没有用样式、按它的文字的格式排的：{'、'.join(self.by_hand)}" if self.by_hand else "",
            f"按国家标准补上的样式：{'、'.join(self.added)}" if self.added else "",
            *self.remarks,
        )
        return "；".join(filter(None, parts))


@lru_cache(_SEVERAL)
def read(content: bytes, layout: Layout = STANDARD) -> ReferenceDocument:
    """Read a reference document; what it lacks comes from the layout. The same bytes give the same.

    Raises:
        ReferenceDocumentError: it can't be used; its message is Chinese.

    """
    try:
        return _read(OfficePackage(content), layout)
    except PackageError as error:
        raise refusal(error) from None


def _read(package: OfficePackage, layout: Layout) -> ReferenceDocument:
    document = package.document_tree(package.main, "document")
    sections = list(document.iter(name("sectPr")))
    page_parts = PageParts(package)
    links: dict[str, tuple[str, str]] = {}
    section = _section(sections[-1] if sections else None)
    for number, reference in enumerate(_page_parts(sections, package), start=1):
        element, target = reference
        kind = etree.QName(element).localname.removesuffix("Reference")
        page_parts.carry(target, f"word/{kind}{number}.xml")
        links[f"page{number}"] = (f"{RELATIONSHIPS}/{kind}", f"{kind}{number}.xml")
        element.set(f"{{{RELATIONSHIPS}}}id", f"page{number}")
        section.insert(number - 1, element)
    left, width, height = _type_area(section)

    styles_part = package.linked("styles")
    if styles_part is None:
        refuse("参考文件没有样式", "换一个有样式的 DOCX")
    sheet = _unlinked(package.document_tree(styles_part, "styles"))
    matched = match(sheet, layout, width, shown(document))
    parts = {
        STYLES: serialize(sheet),
        SETTINGS: _settings(package),
        FONTS: _fonts(package, layout),
        **_numbering(package),
        **_theme(package),
        **page_parts.parts,
    }
    main = _main(section)
    whole = _packed(parts, main, links, page_parts.pictures)
    base = Base(
        whole,
        main,
        width,
        height,
        left,
        numbers_pages=False,
        names=matched.names,
        numbered=matched.numbered,
    )
    remarks = tuple(_remarks(package, links))
    return ReferenceDocument(base, matched.supplied, matched.by_hand, matched.added, remarks)


def _remarks(package: OfficePackage, links: dict[str, tuple[str, str]]) -> Iterator[str]:
    if not any(kind.endswith("/footer") for kind, _ in links.values()):
        yield "参考文件没有页脚，不印页码"
    if package.has_macros:
        yield "参考文件里的宏没有带入"


def _section(last: etree._Element | None) -> etree._Element:
    """The page of the last section, its headers and footers left out; the standard's where it has none."""
    ours = deepcopy(base_of(STANDARD).main.find(f".//{name('sectPr')}"))
    if ours is None:  # pragma: no cover - the base document has one
        raise AssertionError
    for reference in list(ours.iter(name("footerReference"))):
        ours.remove(reference)
    if last is None:
        return ours
    made = etree.Element(name("sectPr"))
    made.extend(deepcopy(child) for child in last if child.tag in _KEPT_OF_SECTION)
    for tag in ("pgSz", "pgMar"):
        if made.find(name(tag)) is None:
            made.append(next(ours.iter(name(tag))))
    for key in ("header", "footer", "gutter"):
        margins = next(made.iter(name("pgMar")))
        margins.set(name(key), margins.get(name(key), "0"))
    made[:] = sorted(made, key=lambda child: _KEPT_OF_SECTION.index(str(child.tag)))
    for element in made.iter():
        for key in [key for key in element.attrib if etree.QName(key).namespace != NAMESPACE]:
            del element.attrib[key]
    return made


_KEPT_OF_SECTION = [
    name(tag)
    for tag in (
        *("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt"),
        *("vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
    )
]
"""The properties of a section that are of its page, in the order that the schema wants."""


def _page_parts(
    sections: list[etree._Element], package: OfficePackage
) -> Iterator[tuple[etree._Element, str]]:
    """The headers and footers of the last section, with their parts; one has those of the one before."""
    targets = {
        link.id: link.target for link in package.links(package.main) if link.kind in ("header", "footer")
    }
    found: dict[tuple[str, str], tuple[etree._Element, str]] = {}
    for section in sections:
        for element in section.iterchildren(name("headerReference"), name("footerReference")):
            kind = element.get(name("type"), "default")
            if target := targets.get(element.get(f"{{{RELATIONSHIPS}}}id", "")):
                made = etree.Element(element.tag)
                made.set(name("type"), kind)
                found[(str(element.tag), kind)] = (made, target)
    yield from found.values()


def _type_area(section: etree._Element) -> tuple[int, float, float]:
    """Left margin, width and height of the type area in twips."""
    page, margins = (next(section.iter(name(tag))) for tag in ("pgSz", "pgMar"))
    wide, high = _twips(page, "w"), _twips(page, "h")
    top, bottom, left, right = (_twips(margins, side) for side in ("top", "bottom", "left", "right"))
    width, height = wide - left - right, high - top - bottom
    if min(width, height) < _NARROWEST:
        refuse("参考文件的页边距之间放不下文字", "核对纸张和页边距")
    return left, float(width), float(height)


def _twips(element: etree._Element, key: str) -> int:
    value = element.get(name(key), "")
    if not (value.isascii() and value.isdecimal()):
        refuse("参考文件的纸张或页边距不是整数", "用 WPS 或 Word 重新设置页面，另存为 DOCX")
    return int(value)


def _settings(package: OfficePackage) -> bytes:
    part = package.linked("settings")
    root = etree.Element(name("settings"), nsmap={"w": NAMESPACE})
    if part:
        theirs = _unlinked(package.document_tree(part, "settings"))
        root.extend(deepcopy(child) for child in theirs if child.tag in _KEPT_SETTINGS)
    etree.cleanup_namespaces(root)
    return serialize(root)


def _fonts(package: OfficePackage, layout: Layout) -> bytes:
    """Their table of fonts, without the fonts themselves, and behind it what ours has besides."""
    ours = etree.fromstring(base_of(layout).parts[FONTS])
    part = package.linked("fontTable")
    if part is None:
        return serialize(ours)
    theirs = _unlinked(package.document_tree(part, "fonts"))  # the fonts themselves are links
    known = {font.get(name("name")) for font in theirs}
    theirs.extend([font for font in ours if font.get(name("name")) not in known])
    return serialize(theirs)


def _numbering(package: OfficePackage) -> dict[str, bytes]:
    """Their lists, without pictures as bullets."""
    part = package.linked("numbering")
    if part is None:
        return {}
    root = package.document_tree(part, "numbering")
    for picture in list(root.iter(name("numPicBullet"), name("lvlPicBulletId"))):
        drop(picture)
    return {_NUMBERING: serialize(_unlinked(root))}


def _theme(package: OfficePackage) -> dict[str, bytes]:
    """Their theme; one that refers to pictures can't be had without them."""
    part = package.linked("theme")
    if part is None:
        return {}
    root = package.tree(part)
    return {} if any(_refers(each) for each in root.iter()) else {_THEME: serialize(root)}


def _refers(element: etree._Element) -> bool:
    """Whether an element is a link to another part."""
    return any(str(key).startswith(f"{{{RELATIONSHIPS}}}") for key in element.attrib)


def _unlinked(root: etree._Element) -> etree._Element:
    """A part without what is linked to parts that do not come along."""
    for element in [each for each in root.iter() if _refers(each)]:
        drop(element)
    return root


def _main(section: etree._Element) -> etree._Element:
    main = etree.Element(name("document"), nsmap={"w": NAMESPACE, "r": RELATIONSHIPS})
    etree.SubElement(main, name("body")).append(section)
    etree.cleanup_namespaces(main)
    return main


def _packed(
    parts: dict[str, bytes], main: etree._Element, links: dict[str, tuple[str, str]], pictures: set[str]
) -> dict[str, bytes]:
    """All parts of the package: those, what they are, and how they are linked."""
    kinds = {STYLES: "styles", SETTINGS: "settings", FONTS: "fontTable"}
    kinds |= {_NUMBERING: "numbering", _THEME: "theme"}
    of_main = {
        kind: (f"{RELATIONSHIPS}/{kind}", part.removeprefix("word/"))
        for part, kind in kinds.items()
        if part in parts
    }
    page_types = {
        f"word/{target}": f"{WORD_TYPE}.{kind.rpartition('/')[2]}+xml" for kind, target in links.values()
    }
    parts = {**parts, MAIN_PART: serialize(main), PROPERTIES: core_properties("", "")}
    types = {part: kind for part, kind in {**_TYPES, **page_types}.items() if part in parts}
    suffixes = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **{suffix: f"image/{suffix}" for suffix in sorted(pictures)},
    }
    root = {
        "rId1": (f"{RELATIONSHIPS}/officeDocument", MAIN_PART),
        "rId2": (_CORE, PROPERTIES),
    }
    return {
        **parts,
        TYPES: content_types(suffixes, types),
        ROOT_LINKS: relationships(root),
        MAIN_LINKS: relationships({**of_main, **links}),
    }
