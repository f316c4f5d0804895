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
    return "\n".join(re.sub("[\n\t]", " ", paragraph.text) for paragraph in document.paragraphs)
