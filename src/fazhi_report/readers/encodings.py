"""The bytes of a text → its characters, in UTF-8 or whatever encoding a program of Windows saved it in."""

import codecs
import re
from importlib import import_module
from typing import NamedTuple

_NAMES = {
    "gb18030": "GBK（GB 18030）",
    "big5": "Big5（繁体）",
    "utf_16": "UTF-16",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}
"""The encodings that reports are met in besides UTF-8, by what messages call them."""

_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile("[\0-\x06\x0e-\x1a\x7f]")
_STRANGE = 0.02  # the share of control characters beyond which bytes are no text


class Decoded(NamedTuple):
    """A text, and the encoding that it was in; "" for UTF-8, as it should be."""

    text: str
    encoding: str = ""


def decoded(content: bytes) -> Decoded | None:
    """The text that some bytes are; None where they are none."""
    try:
        if content.startswith(_MARKED):
            return _readable(content.decode("utf-16"), _NAMES["utf_16"])
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _detected(content)
    return _readable(text, "") if "\0" not in text else _detected(content)


def _detected(content: bytes) -> Decoded | None:
    # Ends of lines, digits and blanks have a zero in UTF-16, and nowhere else.
    among = [name for name in _NAMES if name.startswith("utf") == (b"\0" in content)]
    # Bytes may be valid in several encodings: which one is meant, is seen by what comes out.
    found = import_module("charset_normalizer").from_bytes(content, cp_isolation=among).best()
    if found is None:
        return None
    return _readable(str(found), _NAMES.get(found.encoding, found.encoding))


def _readable(text: str, encoding: str) -> Decoded | None:
    strange = len(_CONTROLS.findall(text))
    if "\0" in text or strange > len(text) * _STRANGE:
        return None
    return Decoded(text, encoding)
