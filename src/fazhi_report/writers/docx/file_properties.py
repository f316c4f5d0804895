"""What a file says of itself: its title, who made it and when, and which text it was printed from."""

from collections.abc import Iterator
from datetime import datetime

from fazhi_report.writers.docx.package_form import LinkedPart
from fazhi_report.writers.docx.xml_text import DECLARATION, escaped, quoted

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


PRINTED_FROM = "fazhi.digest"
"""Name of the custom property that holds the digest of the text that a file was printed from."""

_CUSTOM_ROOT = (
    "Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
# The set of properties that users define, and the first number that one of them can have.
_OF_USERS, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2


def custom_properties(digest: str) -> Iterator[LinkedPart]:
    """The part that names the text a file was printed from; none where the text is not known."""
    if digest:
        told = f"<vt:lpwstr>{escaped(digest)}</vt:lpwstr>"
        named = f'<property fmtid={quoted(_OF_USERS)} pid="{_FIRST}" name={quoted(PRINTED_FROM)}>'
        content = f"{DECLARATION}<{_CUSTOM_ROOT}>{named}{told}</property></Properties>"
        yield LinkedPart("custom", "custom-properties", "docProps/custom.xml", content.encode())


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
