"""DOCX: the paragraphs of the body as lines."""

import io
import re

import docx


def text_of(content: bytes) -> str:
    """The text of a file, a paragraph a line; tables and what stands outside the body are left out.

    Raises:
        zipfile.BadZipFile, KeyError, ValueError: the bytes are no DOCX file.

    """
    document = docx.Document(io.BytesIO(content))
    return "\n".join(_flat(paragraph.text) for paragraph in document.paragraphs)


def _flat(text: str) -> str:
    """A paragraph as one line: a break between Chinese characters, as in a title, is no space."""
    return re.sub("[\n\t]", " ", re.sub("(?<![!-~])\n|\n(?![!-~])", "", text))
