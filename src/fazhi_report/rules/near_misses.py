"""What differs from a set phrase in one character, its first and last ones being there."""

from collections.abc import Iterator

_JOINING = "的地得该了和与及或等对在之"
"""What joins two words, and is no misspelling of a character."""


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
        if start >= 0 and _one_fault(text[start:end], phrase):
            yield start, end
            return


def _one_fault(written: str, phrase: str) -> bool:
    """Whether what is written is a phrase with one fault in it, first and last characters being there."""
    if written[:1] != phrase[0] or written[-1:] != phrase[-1]:
        return False
    most = min(len(written), len(phrase))
    left = next((at for at in range(most) if written[at] != phrase[at]), most)
    right = next((at for at in range(most - left) if written[-1 - at] != phrase[-1 - at]), most - left)
    wrong, meant = written[left : len(written) - right], phrase[left : len(phrase) - right]
    match len(wrong) - len(meant):
        case 0:
            swapped = len(wrong) == 2 and wrong[::-1] == meant  # noqa: PLR2004
            return swapped or (len(wrong) == 1 and "\u4e00" <= wrong <= "\u9fff" and wrong not in _JOINING)
        case 1:
            return wrong == written[left - 1]
        case _:
            return len(meant) == 1 and "\u4e00" <= meant <= "\u9fff" and meant not in _JOINING
