"""The numbers and years of blocks → references in a manuscript, and where each number went."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report.editing.harvest.attributed import Attribution
from fazhi_report.editing.harvest.found_numbers import FoundNumber, numbers_in
from fazhi_report.editing.harvest.imported_blocks import ImportedBlock
from fazhi_report.editing.harvest.prose import Asserted, Inset, WrittenBlock
from fazhi_report.editing.harvest.year_marks import year_marks
from fazhi_report.facts import Citation, Declared, Facts, PrintedFigure, citations_in, printed
from fazhi_report.manuscript import cited, declared

if TYPE_CHECKING:
    from fazhi_report.editing.harvest.trade_table import Target

PLANNED = "下年安排"
"""The part of a report in which numbers are what is meant, and stay text."""

_NO_LEDGER = "没有记它的台账"
_DECIMALS = ("整数", "一位小数", "两位小数")
_MOST_CONTEXT = 24


class Landed(NamedTuple):
    """Where a number went: cited from a ledger, or declared where it stands, and why that.

    `place` tells the paragraph, `around` the words it stands in. `is_doubtful`: a ledger might be for it.
    """

    figure: str
    place: str
    around: str
    facts: tuple[str, ...] = ()
    reason: str = ""
    is_doubtful: bool = False


class NumberMarks:
    """Makes the references of a report's blocks; `unlike` are totals that print otherwise than was typed."""

    def __init__(self, facts: Facts, year: int) -> None:
        """Take the facts of the data file, and its year."""
        self._facts = facts
        self._year = year
        self.landed: list[Landed] = []
        self.planned = 0
        self.cited: set[Target] = set()
        self.unlike: dict[Target, str] = {}

    def block(self, block: ImportedBlock, told: Sequence[Attribution], place: int) -> WrittenBlock:
        """A block with its references."""
        made = WrittenBlock(block)
        made.marks += year_marks(block.text, self._year, block.part)
        if block.part == PLANNED:
            self.planned += len(told)
            return made
        for each in told:
            self._number(made, each, f"第{place}段")
        if block.is_row:
            made.notes.append("原文这里是表格的一行，文稿没有表格，照写成一段")
        return made

    def declare(self, written: WrittenBlock, start: int, place: int) -> bool:
        """Declare a number that rules found typed; False where it can't be."""
        number = next(
            (each for each in numbers_in(written.block.text) if each.start <= start < each.end), None
        )
        if number is None or not self._declared(written, number):
            return False
        self.planned -= written.block.part == PLANNED
        self.landed.append(self._landed(written, number, f"第{place}段", _NO_LEDGER))
        return True

    def _number(self, made: WrittenBlock, each: Attribution, place: str) -> None:
        number, reason = each.number, each.reason
        if each.targets:
            mark = self._citation(each, made.block.text)
            if isinstance(mark, Inset):
                made.marks.append(mark)
                made.claims += self._more(each, made.block.text)
                self.cited.update(each.targets)
                titles = tuple(target.title for target in each.targets)
                self.landed.append(self._landed(made, number, place, "")._replace(facts=titles))
                return
            reason = mark
            self.unlike |= dict.fromkeys(each.targets, reason)
        self._declared(made, number)
        if reason:
            near = "、".join(dict.fromkeys(target.title for target in each.near or each.targets))
            figure = made.block.text[number.start : number.end]
            made.notes.append(f"“{figure}”{reason}" + (f"；也许是 {near}" if near else ""))
        landed = self._landed(made, number, place, reason or _NO_LEDGER)
        self.landed.append(landed._replace(is_doubtful=bool(reason)))

    def _declared(self, made: WrittenBlock, number: FoundNumber) -> bool:
        source = declared(made.block.text[number.start : number.unit_start])
        if not isinstance(next(iter(citations_in(source)), None), Declared):
            return False
        made.marks.append(Inset(number.start, number.unit_start, source))
        return True

    def _landed(self, made: WrittenBlock, number: FoundNumber, place: str, reason: str) -> Landed:
        text = made.block.text
        around = text[max(number.start - _MOST_CONTEXT, 0) : number.end]
        return Landed(text[number.start : number.end], place, around, (), reason)

    def _citation(self, each: Attribution, text: str) -> Inset | str:
        """How a number is cited so that the same is printed; or why it can't be."""
        number, title = each.number, each.targets[0].title
        fact = self._facts.find(title)
        if fact is None or fact.value is None:
            return "台账里算不出这个数"
        for end, filters in _forms(number):
            shown = printed(fact, Citation("", title, filters), self._facts)
            if isinstance(shown, PrintedFigure) and shown.text == text[number.start : end]:
                return Inset(number.start, end, cited(title, *filters))
        return f"台账会印成{fact.phrase}，和这里写的不一样"

    def _more(self, each: Attribution, text: str) -> Iterator[Asserted]:
        """What else a number says that is one of several totals: that these are equal to it."""
        if further := each.targets[1:]:
            start = max(text.rfind(mark, 0, each.number.start) for mark in "，。；：") + 1
            figure = text[each.number.start : each.number.unit_start]
            yield Asserted(start, each.number.end, tuple(f"{target.title}={figure}" for target in further))


def _forms(number: FoundNumber) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ways to cite a number, with where that ends what it prints."""
    if number.is_rate:
        yield number.end, ()
        yield from ((number.end, (places,)) for places in _DECIMALS)
    elif number.spelled:
        yield number.unit_end, ("汉字", "带单位")
        yield number.unit_start, ("汉字",)
    else:
        yield number.end, ("带单位",)
        yield number.unit_start, ()
        if number.is_money:
            yield from ((number.end, ("带单位", places)) for places in _DECIMALS)
