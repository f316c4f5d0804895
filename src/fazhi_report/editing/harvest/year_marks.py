"""Years of a text → references to the year of the report, and to the next one, where they mean these."""

import re

from fazhi_report.editing.harvest.prose import Inset
from fazhi_report.manuscript import cited
from fazhi_report.rules import unquoted

_YEAR = re.compile(r"(?<![\d〔（(\[—－～~-])(?P<year>20\d\d)(?=年)", re.ASCII)
_RANGE = re.compile("年?(?:度)?[—－～~至-]")
_FROM = re.compile(r"\d(?:年度?)?[至到]$", re.ASCII)
_DAY = re.compile(r"年\d{1,2}月", re.ASCII)
_UNTIL = re.compile("(?:截至|截止|到|至)$")
_GOAL = re.compile("(?:到|至|在|自|从|由)$")
_THIS, _NEXT = "年度.本年", "年度.下年"


def year_marks(text: str, year: int, part: str, *, is_title: bool = False) -> list[Inset]:
    """The years of a text that move on with the report; `part` is the part of it that the text stands in.

    Not those in titles of documents, of periods, of days, and next year's only where it is spoken of as what
    comes: in plans and headings.
    """
    visible = unquoted(text)
    found: list[Inset] = []
    for match in _YEAR.finditer(visible):
        before, told = visible[: match.start()], int(match["year"])
        if _RANGE.match(visible, match.end()) or _FROM.search(before):
            continue
        if _DAY.match(visible, match.end()) and not _UNTIL.search(before):
            continue
        if told == year:
            found.append(Inset(*match.span("year"), cited(_THIS)))
        elif (
            told == year + 1
            and not is_title
            and not _GOAL.search(before)
            and (part == "下年安排" or _is_of_plans(visible, match))
        ):
            found.append(Inset(*match.span("year"), cited(_NEXT)))
    return found


def _is_of_plans(text: str, match: re.Match[str]) -> bool:
    return re.match("年(?:度)?[^，。；]{0,16}(?:安排|打算|计划|思路)", text[match.end() :]) is not None
