"""The manual page of a rule, which is the docstring of the function that does the checking."""

import re
from typing import NamedTuple

_SECTION = re.compile(r"^(依据|错误|正确|豁免)：[ ]*", re.MULTILINE)


class ManualPage(NamedTuple):
    """The manual page of a rule: what it checks in a line, why, its source, examples, how to waive it.

    An example is the text of a report, or of a part of one, a paragraph a line; one that begins with "---" is
    a data file, or the part of one that the rule looks at. That of a layout rule is what is said of a file.
    """

    summary: str
    explanation: str
    source: str
    wrong: str
    right: str
    waiving: str


def page_of(docstring: str | None, waiving: str = "") -> ManualPage:
    """The page in a docstring; `waiving` is how to waive the rule where the docstring does not tell."""
    head, *sections = _SECTION.split(_dedented(docstring or ""))
    summary, _, explanation = head.partition("\n")
    found = dict(zip(sections[::2], map(_dedented, sections[1::2]), strict=True))
    return ManualPage(
        summary.strip(),
        "".join(line.strip() for line in explanation.splitlines()),
        found["依据"].replace("\n", ""),
        found["错误"],
        found["正确"],
        found.get("豁免", waiving).replace("\n", ""),
    )


def _dedented(text: str) -> str:
    first, _, rest = text.partition("\n")
    lines = rest.splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join((first, *(line[margin:].rstrip() for line in lines))).strip()
