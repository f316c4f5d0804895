"""Manual pages of the codes that are no rules; those of rules stand beside the function that checks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from fazhi_report.codes.manual_page import ManualPage, page_of

_FOLDER = Path(__file__).with_name("pages")


@cache
def pages() -> dict[str, ManualPage]:
    """The page of every code that is no rule, in the order of the codes."""
    return dict(sorted(_read()))


def _read() -> Iterator[tuple[str, ManualPage]]:
    for path in _FOLDER.glob("*.yaml"):
        for number, text in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield number, page_of(text)
