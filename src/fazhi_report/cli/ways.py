"""The way to a file: every folder and every link that a system passes on it."""

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path

_MOST_LINKS = 40
"""As many as systems follow."""


def way(path: str) -> tuple[str, ...]:
    """All that is passed on the way to a path, which ends where no link leads on; nothing for no path at all.

    Each is called by the folder that it is really in. What is not there is passed as if it were.
    """
    try:
        return tuple(_passed(Path.cwd() / path))
    except (OSError, ValueError):
        return ()


def _passed(whole: Path) -> Iterator[str]:
    here, links = whole.anchor, 0
    yield here
    parts = deque(_parts(whole))
    while parts:
        part = parts.popleft()
        there = os.path.join(here, part)  # noqa: PTH118  strings, by thousands
        if part == os.pardir:
            here = os.path.dirname(here)  # noqa: PTH120  as above
        elif links < _MOST_LINKS and os.path.islink(there):  # noqa: PTH114  as above
            yield os.path.normcase(there)
            links += 1
            target = Path(os.readlink(there))  # noqa: PTH115  as above
            here = target.anchor or here
            parts.extendleft(reversed(_parts(target)))
        else:
            yield os.path.normcase(there)
            here = there
    yield os.path.normcase(here)


def _parts(path: Path) -> tuple[str, ...]:
    return path.parts[bool(path.anchor) :]
