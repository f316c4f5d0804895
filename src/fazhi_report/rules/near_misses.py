"""What differs from a set phrase in one character, its first and last ones being there."""

from collections.abc import Iterator

_JOINING = "的地得该了和与及或等对在之"
"""What joins two words, and is no misspelling of a character."""

_ENDING_VERBS = "行"
"""What many verbs end with, 进行, 执行, 推行, and phrases begin with."""


def near_misses(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a text has a phrase of five characters or more with one fault in it, from where to where.

    A fault is a character that is missing, written twice, changed for another, or for its neighbour.
    """
    half = len(phrase) // 2
    head, tail = phrase[:half], phrase[half:]
    if head in text:
        for start in _finds(text, head):
            if not text.startswith(phrase, start):
                yield from _first(text, phrase, ((start, start + size) for size in _sizes(phrase)))
    if tail in text:
        for at in _finds(text, tail):
            end = at + len(tail)
            if not text.startswith(phrase, at - half):
                yield from _first(text, phrase, ((end - size, end) for size in _sizes(phrase)))
    across = phrase[: half - 1] + phrase[half] + phrase[half - 1] + phrase[half + 1 :]
    yield from ((at, at + len(phrase)) for at in _finds(text, across))


def _finds(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _sizes(phrase: str) -> tuple[int, int, int]:
    return len(phrase), len(phrase) - 1, len(phrase) + 1


def _first(text: str, phrase: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first of some stretches that is the phrase with one fault."""
    for start, end in spans:
        if start >= 0 and _one_fault(text, start, end, phrase):
            yield start, end
            return


def _one_fault(text: str, start: int, end: int, phrase: str) -> bool:
    """Whether a stretch is a phrase with one fault in it, first and last characters being there.

    Where these may be of the words around, as in 进行规范性文件清理, nothing may be missing beside them.
    """
    written = text[start:end]
    if written[:1] != phrase[0] or written[-1:] != phrase[-1]:
        return False
    most = min(len(written), len(phrase))
    left = next((at for at in range(most) if written[at] != phrase[at]), most)
    right = next((at for at in range(most - left) if written[-1 - at] != phrase[-1 - at]), most - left)
    wrong, meant = written[left : len(written) - right], phrase[left : len(phrase) - right]
    if len(wrong) > len(meant):
        return len(wrong) == 1 and wrong == written[left - 1]
    if len(wrong) == len(meant) == 2:  # noqa: PLR2004
        return wrong[::-1] == meant
    if len(meant) != 1 or not _is_word(meant) or (wrong and not _is_word(wrong)):
        return False
    may_join = not wrong or phrase[0] in _ENDING_VERBS
    joins_before = left == 1 and start > 0 and _is_han(text[start - 1]) and may_join
    joins_behind = not wrong and right == 1 and _is_han(text[end : end + 1])
    return not joins_before and not joins_behind


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_word(character: str) -> bool:
    return _is_han(character) and character not in _JOINING
