"""fazhi: the yearly report on building a law-based government, made from the year's ledger."""

from importlib import import_module
from types import ModuleType

__version__ = "0.2.0"

_ON_DEMAND = (
    *(
        "audit",
        "comparing",
        "editing",
        "facts",
        "issuing",
        "loading",
        "narrative",
        "notation",
        "package",
        "page",
    ),
    *("pipeline", "published", "readers", "reporters", "rules", "schema", "settings", "sheets", "source"),
    "writers",
)
"""Rooms that are imported when something in them is first asked for.

A command imports what any command may need, and pays for what it does: `--help` needs no pydantic, the data
alone no Jinja, a text no lxml. What is on this list is imported by name (`from fazhi_report import rules`)
and asked at the call (`rules.check(subject)`); but for the words of clerks (`schema.faults`) nothing is
imported inside a function for the sake of time.
"""


class _Room(ModuleType):
    """Stands for a room until it is imported, and passes on what is asked of it."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


globals().update({room: _Room(f"{__name__}.{room}") for room in _ON_DEMAND})
