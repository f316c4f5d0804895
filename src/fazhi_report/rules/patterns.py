"""Patterns that cost little where there is nothing to find, as for most rules in most reports.

One is compiled when it is first used: compiling all of them would be a third of a cold `validate`. And where
it names words of which one stands in whatever it finds, a look for these, which takes a tenth of a search for
the pattern, tells which lines there are to search.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any


class Pattern:
    """A regular expression, and `words` of which one stands in whatever it finds, if it names any.

    Its methods are those of a compiled one.
    """

    def __init__(self, source: str, flags: int = 0, *, words: Iterable[str] = ()) -> None:
        """Take the expression, and words; a string of them is one word for each of its characters."""
        self.source = source
        self.flags = flags
        self.words = tuple(words)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, self.flags)

    # The methods themselves are kept, so that a call costs no more than on the compiled expression.

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match from a position on."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at a position."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match that takes a whole stretch."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Every match in a stretch."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """What every match, or its groups, holds."""
        return self.compiled.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The text with every match replaced."""
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        """The text between the matches."""
        return self.compiled.split
