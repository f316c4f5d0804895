"""What an office's own templates may take, which others may have written: time, memory, room on paper."""

from fazhi_report.diagnostics import TemplatePlace

SECONDS = 1.5
"""How long they may compute to compose a report."""

SECONDS_OF_SEARCH = 1.0
"""How long they may compute to compose it over and over, in search of what it does not print."""

MEMORY = 256 << 20
"""Bytes that they may take beside the data, where the system can tell (Linux)."""

CHARACTERS = 100_000
"""Characters that they may print."""

FILE = 1 << 20
"""Bytes of a template."""

NO_MEMORY = "用的内存太多"


class OutOfBoundsError(Exception):
    """A template took more than it may; `place` is where, if that is known."""

    def __init__(self, message: str, place: TemplatePlace | None = None) -> None:
        super().__init__(message)
        self.place = place


class Room:
    """How many characters may still be printed."""

    def __init__(self) -> None:
        self._left = CHARACTERS

    def take(self, characters: int, place: TemplatePlace | None = None) -> None:
        """Note that so many are printed.

        Raises:
            OutOfBoundsError: that is too many.

        """
        self._left -= characters
        if self._left < 0:
            message = f"印出的内容超过 {CHARACTERS // 10_000} 万字"
            raise OutOfBoundsError(message, place)
