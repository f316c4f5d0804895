"""fazhi: the yearly report on building a law-based government, made from the year's ledger."""

import importlib.util
import sys
from types import ModuleType

__version__ = "0.2.0"

_ON_DEMAND = (
    *("audit", "comparing", "editing", "facts", "issuing", "loading", "narrative", "package", "page"),
    *(
        "pipeline",
        "published",
        "readers",
        "reporters",
        "rules",
        "schema",
        "settings",
        "sheets",
        "source",
        "writers",
    ),
)
"""Rooms that are executed when something in them is first asked for.

A command imports what any command may need, and pays for what it does: `--help` needs no pydantic, the data
alone no Jinja, a text no lxml. What is on this list is imported by name (`from fazhi_report import rules`) and
asked at the call (`rules.check(subject)`); nothing is imported inside a function for the sake of time.
"""


def _on_demand(name: str) -> ModuleType:
    """A room that imports find, and that is executed only when it is asked for something."""
    spec = importlib.util.find_spec(name)
    assert spec is not None, name  # noqa: S101  the list names rooms that are there
    assert spec.loader is not None, name  # noqa: S101
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


globals().update({room: _on_demand(f"{__name__}.{room}") for room in _ON_DEMAND})
