"""Patterns that are compiled when they are first used: most rules find nothing to look at in most reports."""

import re as _re
from re import *  # noqa: F403  everything else as in re
from re import Match, Pattern, escape, sub  # noqa: F401
from typing import Any

ASCII, DOTALL, MULTILINE, VERBOSE = _re.ASCII, _re.DOTALL, _re.MULTILINE, _re.VERBOSE


class Lazy:
    """A pattern that is not compiled yet; its methods take its place as they are asked for."""

    __slots__ = (
        "_pattern",
        "_flags",
        "search",
        "match",
        "fullmatch",
        "finditer",
        "findall",
        "sub",
        "split",
        "pattern",
    )

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = _re.compile(self._pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile(pattern: Any, flags: int = 0) -> Any:  # noqa: A001
    """A pattern for later."""
    return pattern if not isinstance(pattern, str) else Lazy(pattern, flags)
