"""What differs from a set phrase in one character, its first and last ones being there."""

from collections.abc import Iterator

_JOINING = "的地得该了和与及或等对在之"
"""What joins two words, and is no misspelling of a character."""

_ENDING_VERBS = "行"
"""What many verbs end with, 进行, 执行, 推行, and phrases begin with."""


def near_misses(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a text has a phrase of five characters or more with one fault in it, from where to where.

    A fault is a character that is missing, written twice, changed for another, or for its neighbour. It lies
    in one half of the phrase, the other of which is looked for: the two in the middle are not seen to be
    in each other's place.
    """
    half = len(phrase) // 2
    head, tail = phrase[:half], phrase[half:]
    heads, tails = text.count(head), text.count(tail)
    whole = text.count(phrase) if heads and tails else 0
    if heads > whole:
        for start in _finds(text, head):
            if not text.startswith(phrase, start):
                yield from _first(text, phrase, start, None)
    if tails > whole:
        for at in _finds(text, tail):
            if not text.startswith(phrase, at - half):
                yield from _first(text, phrase, None, at + len(tail))


def _finds(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _first(text: str, phrase: str, begin: int | None, stop: int | None) -> Iterator[tuple[int, int]]:
    """The first stretch that begins or stops at a place and is the phrase with one fault."""
    for size in (len(phrase), len(phrase) - 1, len(phrase) + 1):
        start = begin if begin is not None else (stop or 0) - size
        end = start + size
        has_ends = start >= 0 and text[start] == phrase[0] and text[end - 1 : end] == phrase[-1]
        if has_ends and _one_fault(text, start, end, phrase):
            yield start, end
            return


def _one_fault(text: str, start: int, end: int, phrase: str) -> bool:
    """Whether a stretch with the first and last characters of a phrase is that with one fault in it.

    Where these may be of the words around, as in 进行规范性文件清理, nothing may be missing beside them.
    """
    written = text[start:end]
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
