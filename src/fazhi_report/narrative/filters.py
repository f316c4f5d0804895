"""What templates may do with data and facts."""

from collections.abc import Callable, Iterable, Sequence

from jinja2 import (
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from fazhi_report.narrative.bound_values import (
    Bound,
    BoundFigure,
    BoundText,
    View,
    collected,
    sole_kind,
    tallies,
    year_on_year,
)
from fazhi_report.narrative.tokens import (
    without_markers,
)
from fazhi_report.schema import THEMATIC


def sentence(body: str, subject: BoundText | str = "") -> Markup:
    """Join the lines that are not empty, as clauses, with ， and close with 。; nothing when all are.

    `subject` is who all of that is told of, and stands before the first clause.
    """
    clauses = [line.strip() for line in str.split(body, "\n") if without_markers(line).strip()]
    return Markup(f"{subject}{'，'.join(clauses)}。\n" if clauses else "")  # noqa: S704


@pass_context
def point(context: Context, body: str, lead: str) -> Markup:
    """An item of an enumeration that opens with `lead`; nothing when it has no text of its own.

    Where the sentences of one ledger are wanted, nothing opens it.
    """
    lead = "" if context.get("alone") else lead
    text = "\n".join(line.strip() for line in str.split(body, "\n") if without_markers(line).strip())
    return Markup(f"1. {lead}{text}\n" if text else "")  # noqa: S704


def settled(body: str) -> Markup:
    """A text without the empty headings at its end, so that nothing behind it runs into them."""
    lines = str.split(body, "\n")
    while lines and (not (text := without_markers(lines[-1]).strip()) or text.startswith("#")):
        lines.pop()
    return Markup("\n".join((*lines, "\n")))  # noqa: S704


def titles(texts: Iterable[BoundText]) -> Markup:
    """《甲》《乙》; a title within a title takes 〈〉 (GB/T 15834—2011, 4.15.3.5)."""
    return Markup("").join(
        Markup("《{}》").format(text.mapped(lambda name: name.replace("《", "〈").replace("》", "〉")))
        for text in texts
    )


def listed(items: Sequence[BoundText]) -> Markup:
    """甲、乙和丙."""
    *head, last = items
    return Markup("和").join([Markup("、").join(head), last] if head else [last])


def collect(records: Iterable[View], field: str) -> list[Bound]:
    """The values of a field over records, lists flattened, each once, blanks left out."""
    return collected(records, field)


def breakdown(ledger: View, field: str) -> Markup:
    """其中甲3件、乙1件 by a closed list of a ledger; 均为甲 or 为甲 where all are of one kind."""
    if kind := sole_kind(ledger, field):
        ((_, count),) = tallies(ledger, field)
        return Markup("均为{}" if count > 1 else "为{}").format(kind)  # noqa: S704
    found = parts(ledger, field)
    return Markup("其中") + found if found else found


def parts(ledger: View, field: str, besides: str = "", behind: str = "") -> Markup:
    """甲3件、乙1件 by a closed list of a ledger, of what is known of all; `besides` is left out.

    `behind` follows each kind: 合同合法性审核3件.
    """
    return Markup("、").join(
        Markup("{}{}{}").format(kind, behind, unit(count))
        for kind, count in tallies(ledger, field)
        if kind != besides
    )


def number_of(ledger: View, field: str, value: BoundText | str) -> BoundFigure | None:
    """How many of a ledger have a value of a closed list, or a text that is tallied; None where not known."""
    return next((count for kind, count in tallies(ledger, field) if kind == value), None)


def grouped(records: Iterable[View], field: str) -> list[tuple[Bound, list[View]]]:
    """Records by what they have in a field, both in their order."""
    found: dict[Bound, list[View]] = {}
    for record in records:
        found.setdefault(getattr(record, field), []).append(record)
    return list(found.items())


@pass_context
def day(context: Context, written: BoundText) -> BoundText:
    """A day without its year, where that is the year of the report: 10月15日."""
    year = f"{context['year']._value}年"  # noqa: SLF001  opaque to templates only
    return written.mapped(lambda text: text.removeprefix(year))


def sole(ledger: View, field: str) -> BoundText | None:
    """The one kind of a closed list that all are of; nothing where there are others, or it is not known."""
    return sole_kind(ledger, field)


@pass_context
def versus(context: Context, figure: BoundFigure) -> Markup:
    """同比增长25%, 同比上升1.5个百分点, 与上年持平; nothing where last year's figure is not known."""
    compared = year_on_year(figure, context["fact"])
    if compared is None:
        return Markup("")
    words, change = compared
    return Markup("{}{}").format(words, unit(change) if change is not None else "")


def heading(text: str | BoundText, level: int) -> Markup:
    """A heading: of level 1 by itself, of a lower level with 。, so that it runs in."""
    return Markup(f"## {text}\n" if level == 1 else f"{'#' * (level + 1)} {text}。\n")  # noqa: S704


@pass_context
def chapter(context: Context, text: str | BoundText) -> Markup:
    """The heading of a chapter in the office's own template, unless the data have one for it."""
    if context.get("headed"):
        return Markup("")
    return heading(text, 1 if context["structure"].order == THEMATIC else 2)


def hanzi(figure: BoundFigure) -> BoundFigure:
    """The number in Chinese numerals before a measure word: 两."""
    return figure.filtered("汉字")


def unit(figure: BoundFigure, measure: str = "") -> BoundFigure:
    """The number with its measure word, or another one: 4次, 10余名, 10名以上."""
    return (figure.measured(measure) if measure else figure).filtered("带单位")


FILTERS: tuple[Callable[..., object], ...] = (
    breakdown,
    chapter,
    collect,
    day,
    grouped,
    hanzi,
    heading,
    listed,
    number_of,
    parts,
    point,
    sentence,
    settled,
    sole,
    titles,
    unit,
    versus,
)
"""What templates may use besides Jinja's own filters."""
