"""Markdown (CommonMark): headings by level, a blank line between blocks, nothing emphasised.

An annex is a table as GitHub, pandoc and others read it, under a heading.

Whatever a parser could take for markup is protected, so that it gives the same text back. Ordinary Chinese
text needs no protection and stays as it is.
"""

import re

from fazhi_report.document import Block, Document, DocumentAnnex, Heading, Table, plain
from fazhi_report.notation import markdown_table

# Markup anywhere in a line. < and & are markup only in front of a tag, an address or the rest of an entity;
# ~ and | are so in common extensions (strikethrough, tables).
_INLINE = re.compile(r"[\\`*_\[~|]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)")

# Where a backslash is wanted at the start of a paragraph that would begin a list, quotation, heading or rule.
_START = re.compile(r"^\d{1,9}(?=[.)](?:\s|$))|^(?=>|#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-\s]*$)")

# Closing number signs of a heading.
_CLOSING = re.compile(r"(?:^|(?<=\s))(?=#+$)")

# White space that a parser drops, or that would end the line. U+0085 is spared: an entity cannot name it.
_DROPPED = re.compile(r"^[^\S\x85]+|[^\S\x85]+\Z|[\n\r]")


def write(document: Document) -> bytes:
    """The report as UTF-8 Markdown: the title at level 1, 一、 at level 2 and so on.

    A run-in heading is the beginning of its paragraph. Blocks without text are left out.
    """
    addressees = (_paragraph(plain(document.addressees)),) if document.addressees else ()
    blocks = (_block(block) for block in document.blocks if block.text)
    annexes = (_annex(label, annex) for label, annex in document.labelled_annexes)
    parts = (
        *map(_paragraph, document.opening),
        _heading(1, document.title_text),
        *addressees,
        *blocks,
        *map(_paragraph, (*document.annex_list, *document.closing)),
        *annexes,
        *map(_paragraph, document.colophon),
    )
    return ("\n\n".join(parts) + "\n").encode()


def _annex(label: str, annex: DocumentAnnex) -> str:
    parts = (_table(part) if isinstance(part, Table) else _block(part, 2) for part in annex.content)
    return "\n\n".join((_heading(2, f"{label}：{annex.title}"), *parts))


def _table(table: Table) -> str:
    caption = (_paragraph(table.caption), "") if table.caption else ()
    rows = (map(_cell, row) for row in table.rows)
    return "\n".join((*caption, *markdown_table(map(_cell, table.columns), rows)))


def _cell(text: str) -> str:
    return _whitespace(_inline(text))


def _block(block: Block, above: int = 1) -> str:
    """A block; a heading has the level below that of the title above it."""
    if isinstance(block, Heading):
        return _heading(block.level + above, block.text)
    return _paragraph(block.text)


def _paragraph(text: str) -> str:
    return _whitespace(_START.sub(_with_backslash, _inline(text)))


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_whitespace(_CLOSING.sub(_with_backslash, _inline(text)))}"


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _with_backslash(match: re.Match[str]) -> str:
    return match[0] + "\\"


def _whitespace(text: str) -> str:
    return _DROPPED.sub(lambda match: "".join(f"&#{ord(character)};" for character in match[0]), text)
