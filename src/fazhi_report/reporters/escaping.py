"""Characters that a reader must not be sent as they are."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from types import GeneratorType
from typing import Any

# Format characters reverse the line or hide; control characters steer a terminal; half surrogates cannot
# be encoded; the separators end a line in some programs.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LARGEST_SHORT = 0xFFFF
_HALF = re.compile("[\ud800-\udfff]")


def is_unsafe(character: str) -> bool:
    """Whether a character can attack a terminal or cannot be encoded."""
    return unicodedata.category(character) in _UNSAFE


def escaped(character: str) -> str:
    """The number of a character, as in source code."""
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LARGEST_SHORT else f"\\U{code:08x}"


def safe(text: str) -> str:
    """A text on one line, with its unsafe characters escaped."""
    if text.isprintable():  # nearly always, and much faster
        return text
    return "".join(escaped(character) if is_unsafe(character) else character for character in text)


def safe_lines(text: str) -> str:
    """A text with its unsafe characters escaped and its line ends kept."""
    return "\n".join(map(safe, text.split("\n")))


def whole(text: str) -> str:
    """A text that can be encoded: half surrogates become U+FFFD."""
    return _HALF.sub("\ufffd", text)


def json_text(value: Any) -> str:  # noqa: ANN401  whatever JSON can hold
    """JSON in which the unsafe characters are escaped; reading it back gives the exact texts."""
    # json itself escapes what JSON must escape; the line ends of its layout stay.
    return "\n".join(
        line if line.isprintable() else _escaped_in_json(line)
        for line in json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    )


def json_pieces(value: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401  as above
    """JSON as `json_text` writes it, in pieces; a generator is a list, of which one value is held at a time.

    `depth` is how many lists and objects the value stands in.
    """
    margin = "\n" + "  " * depth
    if isinstance(value, dict) and any(isinstance(each, GeneratorType) for each in value.values()):
        before = "{"
        for key, each in value.items():
            yield f"{before}{margin}  {json_text(key)}: "
            yield from json_pieces(each, depth + 1)
            before = ","
        yield f"{margin}}}"
    elif isinstance(value, GeneratorType):
        before = "["
        for each in value:
            yield f"{before}{margin}  "
            yield from json_pieces(each, depth + 1)
            before = ","
        yield "[]" if before == "[" else f"{margin}]"
    else:
        yield json_text(value).replace("\n", margin)


def joined(between: str, texts: Iterable[str]) -> Iterator[str]:
    """Texts with another between them, in pieces."""
    before = ""
    for text in texts:
        yield before + text
        before = between


def _escaped_in_json(line: str) -> str:
    return "".join(json.dumps(each)[1:-1] if is_unsafe(each) else each for each in line)
