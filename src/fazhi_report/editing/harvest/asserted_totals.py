"""What a sentence says of all, or of none, of what a ledger holds → totals of that ledger.

“签署合同3份，均经合法性审核，未发生纠纷”: of 3 contracts 3 were reviewed, and there were 0 disputes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from fazhi_report.editing.harvest.attributed import Attribution
from fazhi_report.editing.harvest.circumstances import sentence_start
from fazhi_report.editing.harvest.trade_table import Target, trade_table
from fazhi_report.rules import unquoted

_CLAUSES = re.compile("[^，。；：！？]+")
_ALL = re.compile(
    "(?:均|全部|都|全员|一律)(?:已经?|均|按[期时]|按规定|依法|依规|及时|如期|报送|得到|予以|全部)*"
)
_NONE = "(?:未|没有|无|从未|未再)(?:发生|出现|引发|产生|引起)?"
_NONE_AT_ALL = re.compile(
    "^(?:全年|今年|本年度?|20\\d\\d年度?|我局|我单位|本单位|本机关|我街道|我镇|全局|一年来|共)*"
    "(?:未发生|没有发生|未受理|未收到|没有收到|未出现|未产生|未接到|未办理|无|零)(?P<what>.+)$"
)
_FILLERS = re.compile("任何|一起|一件|案件|案|情况|申请|、|和|及|与|以及|或|等")
_NARROWED = re.compile("其中|部分|除|剩余|其余|另外|当场|重点")


class AssertedTotal(NamedTuple):
    """A total that words assert: of nothing, or as many as there are (`whole`)."""

    target: Target
    value: int | None
    whole: Target | None = None


def asserted_totals(text: str, told: Sequence[Attribution]) -> Iterator[AssertedTotal]:
    """The totals that the words of a paragraph assert beside its numbers."""
    visible = unquoted(text)
    for clause in _CLAUSES.finditer(visible):
        yield from _none_at_all(clause[0])
        start = sentence_start(visible, clause.start())
        if _NARROWED.search(visible, start, clause.end()):
            continue
        yield from _of_sizes(clause, told, start)


def _size_before(told: Sequence[Attribution], start: int, end: int) -> Target | None:
    """The size of the ledger that a sentence spoke of last, where nothing else was told since."""
    first, last = (bisect_left(told, at, key=lambda each: each.number.start) for at in (start, end))
    inside = told[first:last]
    if inside and inside[-1].targets and inside[-1].targets[-1].name == "total":
        return inside[-1].targets[-1]
    sizes = {target for each in inside for target in each.targets if target.name == "total"}
    ledgers = {target.ledger for each in inside for target in each.targets}
    return next(iter(sizes)) if len(sizes) == 1 and len(ledgers) == 1 else None


def _of_sizes(clause: re.Match[str], told: Sequence[Attribution], start: int) -> Iterator[AssertedTotal]:
    table = trade_table()
    for found in _ALL.finditer(clause[0]):
        if size := _size_before(told, start, clause.start() + found.start()):
            for target, words in table.all_of.items():
                if target.ledger == size.ledger and clause[0].startswith(words, found.end()):
                    yield AssertedTotal(target, None, size)
    if size := _size_before(told, start, clause.start()):
        for target, words in table.none_of.items():
            if target.ledger == size.ledger and _nothing_of(words).search(clause[0]):
                yield AssertedTotal(target, 0)


@cache
def _nothing_of(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(
        f"{_NONE}(?:一起|任何|合同|相关|有关|争议|、|和|或|及)*(?:(?:纠纷|诉讼)(?:、|和|及)?)?(?:{either})"
    )


def _none_at_all(clause: str) -> Iterator[AssertedTotal]:
    match = _NONE_AT_ALL.match(clause)
    if match is None:
        return
    words = trade_table().none_at_all
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    if _FILLERS.sub("", pattern.sub("", match["what"])):
        return
    for ledger in dict.fromkeys(words[found[0]] for found in pattern.finditer(match["what"])):
        yield AssertedTotal(Target(ledger, "total"), 0)
