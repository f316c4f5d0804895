"""What right beside a figure makes another figure of it: 1 before 3份, 余 behind 3, 约 before it."""

import re

# What, right before or behind a figure, makes another figure of it.
_BEFORE = re.compile(r"(?:[\d.．,，%％]|[零一二两三四五六七八九十百千万亿第约近超逾]|\d[、—–~～至到-])$")
_BEHIND = re.compile(r"[\d.．%％‰]|[零一二两三四五六七八九十百千万亿余多几]|[、—–~～至到-]\d")

_NUMERAL = re.compile("[\\d零一二两三四五六七八九十百千万亿]")


def is_another(before: str, figure: str, behind: str) -> bool:
    """Whether what stands around a figure makes it another one."""
    return bool(_NUMERAL.search(figure)) and bool(_BEFORE.search(before) or _BEHIND.match(behind))


def changes_end(before: str, was: str) -> bool:
    """Whether what stands before a figure makes another one of it than what stood there."""
    return _ending(before) != _ending(was)


def changes_beginning(behind: str, was: str) -> bool:
    """Whether what stands behind a figure makes another one of it than what stood there."""
    return _beginning(behind) != _beginning(was)


def _ending(text: str) -> str:
    match = _BEFORE.search(text)
    return match[0] if match else ""


def _beginning(text: str) -> str:
    match = _BEHIND.match(text)
    return match[0] if match else ""
