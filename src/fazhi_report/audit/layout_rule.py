"""A layout rule: one function that finds one kind of fault in a document, with its manual page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeAlias, TypeVar

from fazhi_report.audit.arrangement import Arrangement
from fazhi_report.audit.direction import Direction
from fazhi_report.codes import CODES
from fazhi_report.codes.manual_page import ManualPage, page_of
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.document import Profile
from fazhi_report.page import Layout
from fazhi_report.readers.docx import Content, ReadParagraph

_MOST_PLACES = 5


@dataclass(frozen=True)
class AuditedDocument:
    """A document under audit: what it holds, what is what, whom it is for, and the layout asked of it.

    `assumed` is whether the profile and the direction were told by the document itself.
    """

    content: Content
    structure: Arrangement
    profile: Profile
    layout: Layout
    direction: Direction = "up"
    assumed: bool = False

    @property
    def is_submission(self) -> bool:
        """Whether the rules for documents sent to other offices count."""
        return self.profile == "submission"

    @property
    def goes_up(self) -> bool:
        """Whether the rules for documents sent upwards count."""
        return self.is_submission and self.direction == "up"

    @property
    def is_file(self) -> bool:
        """Whether its letterhead is that of 文件格式, and not of 信函, 命令（令） or 纪要 (clause 10)."""
        told = self.structure
        above = takewhile(lambda each: each not in told.title, self.content.paragraphs)
        others = (told.mark, *(each for each in above if each.where == "box"))
        own = any(each and "".join(each.text.split()).endswith(("令", "纪要")) for each in others)
        return not (self.is_letter or own or told.kind in {"纪要", "令", "命令"})

    @cached_property
    def is_letter(self) -> bool:
        """Whether it is set in 信函格式 (10.1): 发文字号 to the right or a thick and a thin rule, no 文件."""
        told = self.structure
        mark, number = told.mark, told.number
        if mark and "".join(mark.text.split()).endswith("文件"):
            return False
        above = takewhile(lambda each: each not in told.title, self.content.paragraphs)
        doubled = any(not line.is_plain for each in above for line in each.lines)
        return doubled or (bool(number) and number[0].look.alignment == "right")


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """What a rule found: what is wrong and what is asked for, where (a paragraph, or a name), what to do.

    `severity` is given where it is milder than that of the rule.
    """

    message: str
    place: ReadParagraph | str = ""
    hint: str = ""
    severity: Severity | None = None


T = TypeVar("T")

Check: TypeAlias = Callable[[T], Iterable[LayoutFault]]


@dataclass(frozen=True)
class LayoutRule(Generic[T]):
    """A rule under its code; `check` finds its faults and has the manual page as its docstring.

    It looks at a `AuditedDocument`, or at the pages that were set from one.

    `item` is the rule's number in the list of checks (L01 to L20), "" for one that is not in it.
    """

    code: str
    item: str
    check: Check[T]

    @property
    def name(self) -> str:
        """What the catalogue calls it."""
        return CODES[self.code].title

    @property
    def severity(self) -> Severity:
        """How bad its faults are, at worst."""
        return CODES[self.code].severity

    @cached_property
    def page(self) -> ManualPage:
        """The manual page."""
        return page_of(self.check.__doc__)

    def diagnostics(self, subject: T, file: str) -> Iterator[Diagnostic]:
        """Its faults in a document; one that many paragraphs share is told once, with the first places."""
        yield from told(self.code, self.check(subject), file)


def rule(code: str, item: str = "") -> Callable[[Check[T]], LayoutRule[T]]:
    """Make a rule of a function whose docstring is its manual page."""
    return lambda check: LayoutRule(code, item, check)


def told(code: str, faults: Iterable[LayoutFault], file: str) -> Iterator[Diagnostic]:
    """Faults as diagnostics, those alike together."""
    severity = CODES[code].severity
    groups: dict[tuple[str, str, Severity], dict[int, ReadParagraph | str]] = {}
    for fault in faults:
        milder = min(severity, fault.severity or severity)
        groups.setdefault((fault.message, fault.hint, milder), {}).setdefault(id(fault.place), fault.place)
    for (message, hint, milder), found in groups.items():
        first, *_ = places = list(found.values())
        line = first.number if isinstance(first, ReadParagraph) else 0
        quote = first.start if isinstance(first, ReadParagraph) else first
        named = place_names(places)
        text = f"{named}：{message}" if named else message
        yield Diagnostic(file, line, int(line > 0), code, milder, text, hint, quote, message)


def place_names(places: list[ReadParagraph | str]) -> str:
    """Places as a reader looks for them: 第7段“一、党政主要…”; of many the first few and the count."""
    first = places[0]
    if not isinstance(first, ReadParagraph):
        return "、".join(each for each in places if isinstance(each, str))
    kinds = {"table": "后的表格", "box": "处的文本框", "text": "", "footer": ""}
    named = f"第{first.number}段{kinds[first.where]}“{first.start}”"
    if len(places) == 1:
        return named
    numbers = list(dict.fromkeys(each.number for each in places if isinstance(each, ReadParagraph)))[1:]
    listed = "、".join(map(str, numbers[:_MOST_PLACES])) + ("等" if len(numbers) > _MOST_PLACES else "")
    more = f"（另有第{listed}段）" if numbers else ""
    return f"{named}等{len(places)}处{more}"
