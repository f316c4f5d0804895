"""Whether to print in colour: decided here for the whole program."""

import os
from typing import TextIO


def shows_colour(stream: TextIO) -> bool:
    """Whether what is printed to a stream is to be coloured.

    Only on a terminal, unless NO_COLOR (https://no-color.org) or FORCE_COLOR (https://force-color.org) say
    otherwise; they count when they are not empty, and NO_COLOR wins.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
