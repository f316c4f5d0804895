"""Documents of offices, as several programs make them, put together by hand."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = f"{OFFICE}.document.main+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def zipped(parts: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def links(**found: tuple[str, str]) -> str:
    """A part of relationships: by id the kind and the target; one with a colon leads outside."""
    outside = ' TargetMode="External"'
    listed = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"{outside if ":" in target else ""}/>'
        for key, (kind, target) in found.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def office(
    styles: str = NORMAL,
    section: str = PAGE,
    body: str = "",
    more: Mapping[str, bytes | str] | None = None,
    kind: str = DOCUMENT,
    **linked: tuple[str, str],
) -> bytes:
    """A document: its styles, last section, text, and what else it is linked to."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="x"/><Default Extension="xml" ContentType="y"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": links(rId1=("officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"),
            "word/styles.xml": part("styles", styles),
            "word/_rels/document.xml.rels": links(styles=("styles", "styles.xml"), **linked),
            **(more or {}),
        }
    )


def with_footer(
    content: str, more: Mapping[str, bytes | str] | None = None, **linked: tuple[str, str]
) -> bytes:
    """A document whose footer holds something, and is linked to something."""
    return office(
        section=f'<w:footerReference w:type="default" r:id="f"/>{PAGE}',
        more={
            "word/footer9.xml": part("ftr", f"<w:p>{content}</w:p>"),
            "word/_rels/footer9.xml.rels": links(**linked),
            **(more or {}),
        },
        f=("footer", "footer9.xml"),
    )
