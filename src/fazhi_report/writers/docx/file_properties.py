"""What a file says of itself: its title, who made it and when."""

from datetime import datetime

from fazhi_report.writers.docx.xml_text import DECLARATION, escaped

LANGUAGE = "zh-CN"

PROPERTIES = "docProps/core.xml"
"""Name of the part that holds them."""

_ROOT = (
    "cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(title: str, author: str, time: datetime | None = None) -> bytes:
    """The part `PROPERTIES`; `time`, in UTC, is when the document was made and last changed."""
    told = [
        f"<dc:{name}>{escaped(value)}</dc:{name}>"
        for name, value in (("title", title), ("creator", author), ("language", LANGUAGE))
        if value
    ]
    if time:
        moment = f"{time:%Y-%m-%dT%H:%M:%SZ}"
        told += [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    return f"{DECLARATION}<{_ROOT}>{''.join(told)}</cp:coreProperties>".encode()
