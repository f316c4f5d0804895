"""A printed line and what became of it in a copy → its amendments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_report.comparing.copies.amended_lines import AmendedLine
from fazhi_report.comparing.copies.amendment import Amendment, AmendmentKind
from fazhi_report.comparing.copies.figure_edges import changes_beginning, changes_end
from fazhi_report.comparing.copies.found_again import FoundAgain
from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.comparing.copies.lines_together import revisions_of, tracking, words_before
from fazhi_report.comparing.copies.ownership import OWN, HeldStretch, Ownership
from fazhi_report.comparing.copies.rebasing import Rebase
from fazhi_report.comparing.copies.replacements import (
    STOPS,
    Anchor,
    Replacement,
    clause_around,
    clauses_of,
    replacements,
)
from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace, manuscript_mark, manuscript_path
from fazhi_report.document import Run

_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class LinePair:
    """A line, or several that were put together, and what the copy has for it.

    `then` is its text as the copy was printed from it, None where that is what it is now.
    """

    lines: tuple[int, ...]
    printed: IssuedLine
    amended: AmendedLine
    owners: Ownership
    then: str | None = None

    @cached_property
    def _again(self) -> FoundAgain:
        return FoundAgain(self.printed, self.amended, self.owners)

    @cached_property
    def _anchors(self) -> list[Anchor]:
        """What the data hold, where it stands in the same order in both, as much of it as does."""
        found: list[Anchor] = []
        for each in self._again.held:
            place, then = self._again.places.get(each), self._rebase.then_of(each.start, each.end)
            if place and then:
                anchor = Anchor(then[0], place[0], each.end - each.start)
                last = found[-1] if found else Anchor(0, 0, 0)
                if anchor.start >= last.start + last.length and anchor.first >= last.first + last.length:
                    found.append(anchor)
        return found

    # What was changed --------------------------------------------------------------------------------------

    @cached_property
    def _rebase(self) -> Rebase:
        return Rebase(self.printed.text if self.then is None else self.then, self.printed.text)

    def amendments(self) -> Iterator[Amendment]:
        """All that was changed in the copy, and is not so in the line already."""
        conflicts, found = self._replaced
        yield from map(self._conflict, conflicts)
        for each, clauses in zip(found, clauses_of(self.printed.text, found), strict=True):
            yield self._amendment(each, clauses)

    @cached_property
    def _replaced(self) -> tuple[list[Replacement], list[Replacement]]:
        """What was replaced of the text of then that is not there now, and what of the text of now."""
        rebase = self._rebase
        conflicts: list[Replacement] = []
        here: list[Replacement] = []
        for each in replacements(rebase.then, self.amended.text, self._anchors, self._was_loose):
            if self.then is None or not rebase.is_done(each, self.amended.text[each.first : each.last]):
                moved = rebase.moved(each)
                here += (moved,) if moved else ()
                conflicts += () if moved else (each,)
        return conflicts, self._with_held(here)

    def _was_loose(self, start: int, end: int) -> bool:
        place = self._rebase.now_of(start, end)
        return place is not None and self._again.is_loose(*place)

    def _with_held(self, found: list[Replacement]) -> list[Replacement]:
        """Replacements with all of what they change that the data hold, those of one such thing as one."""
        made: list[Replacement] = []
        for each in found:
            touched = [held for held in self._again.held if _changes(each, held)]
            start = min([each.start, *(held.start for held in touched)])
            end = max([each.end, *(held.end for held in touched)])
            one = Replacement(start, end, each.first - each.start + start, each.last + end - each.end)
            last = made[-1] if made else None
            if last and touched and one.start < last.end:
                made[-1] = Replacement(
                    last.start, max(last.end, end), last.first, each.last + max(last.end, end) - each.end
                )
            else:
                made.append(one)
        return made

    def _conflict(self, one: Replacement) -> Amendment:
        """A change of what has been changed since."""
        then, new = self._rebase.then, self.amended.text
        begin, end = clause_around(then, one.start, one.end)
        before, after = then[one.start : one.end], new[one.first : one.last]
        stretches = list(self.amended.within(one.first, one.last))
        return Amendment(
            "text",
            self.lines,
            before,
            after,
            clauses=(then[begin:end], then[begin : one.start] + after + then[one.end : end]),
            place=next((run.origin for run in self.printed.runs if run.origin), None),
            revisions=revisions_of(stretches),
            tracking=tracking(stretches, before),
            number=self.amended.number,
            conflicts=True,
        )

    def _amendment(self, one: Replacement, clauses: Replacement) -> Amendment:
        before = self.printed.text[one.start : one.end]
        kind, put, held = self._judged(one)
        stretches = list(self.amended.within(one.first, one.last))
        around = list(self.amended.within(clauses.first, clauses.last))
        was, clause = words_before(around), self.printed.text[clauses.start : clauses.end]
        # A program may have recorded more as one revision than differs in the end.
        is_tracked = self._is_tracked or was == clause
        revisions = revisions_of(stretches) or (revisions_of(around) if is_tracked else ())
        return Amendment(
            kind,
            self.lines,
            before,
            self.amended.text[one.first : one.last],
            one.start,
            one.end,
            put,
            (clause, self.amended.text[clauses.first : clauses.last]),
            held,
            self._place(one),
            revisions,
            "all" if is_tracked and revisions else tracking(stretches, before),
            number=self.amended.number,
        )

    @cached_property
    def _is_tracked(self) -> bool:
        """Whether the line without its revisions is what the copy was printed from."""
        return words_before(self.amended.stretches) == self._rebase.then

    def _judged(self, one: Replacement) -> tuple[AmendmentKind, tuple[str | Run, ...], tuple[Run, ...]]:
        """What a change is of, what is to stand there, and what the data hold of it."""
        touched = [each for each in self._again.held if _touches(one, each)]
        after = self.amended.text[one.first : one.last]
        put = self._put(one)
        if touched and all(map(self._is_kept, touched)):
            changed: list[HeldStretch] = []
            dropped: list[HeldStretch] = []
        elif touched and not after and self._is_whole(one, touched):
            changed, dropped = [], touched
        else:
            dropped = []
            changed = touched or self._made_other(one, after)
            if not changed and not any(isinstance(part, Run) for part in put):
                changed = self._doubtful(one, after)
        if changed:
            kept = [each for each in changed if self._again.stays(each, one)]
            return _worst([each for each in changed if each not in kept] or changed), put, _runs(changed)
        if not self._is_ours(one):
            return "shipped", put, _runs(dropped)
        if "\n" in after:
            return "parted", put, _runs(dropped)
        return "joined" if "\n" in self.printed.text[one.start : one.end] else "text", put, _runs(dropped)

    def _is_kept(self, held: HeldStretch) -> bool:
        """Whether what the data hold is put in somewhere in the line again, if it is no claim."""
        return held.owner != "claim" and any(
            self._again.stays(held, each) and self._is_ours(each) for each in self._replaced[1]
        )

    def _is_ours(self, one: Replacement) -> bool:
        """Whether a change lies in the office's own words, references in them included."""
        runs = [self.printed.runs[index] for index in self._at(one)]
        return bool(runs) and all(self.owners.stands_in_ours(run) for run in runs if run.text != "\n")

    def _at(self, one: Replacement) -> list[int]:
        """The runs that a change has characters of; for what is only added, the one that it belongs to."""
        if one.start < one.end:
            return [index for index, _, _ in self.printed.touched(one.start, one.end)]
        beside = [
            index
            for index, (at, run) in enumerate(zip(self.printed.starts, self.printed.runs, strict=True))
            if run.text.strip("\n") and at <= one.start <= at + len(run.text)
        ]
        ours = [index for index in beside if self.owners.of(self.printed.runs[index]) in OWN]
        cited = [index for index in beside if self.owners.stands_in_ours(self.printed.runs[index])]
        return ours[:1] or cited[:1] or beside[:1]

    def _put(self, one: Replacement) -> tuple[str | Run, ...]:
        """What is to stand there: words, and what the data hold that comes from elsewhere in the line."""
        changed = [each for each in self._replaced[1] if each.start < each.end]
        places = [
            (*place[:2], each)
            for each, place in self._again.places.items()
            if self._again.stays(each, one)
            and each.owner != "claim"
            and any(other.start <= each.start and each.end <= other.end for other in changed)
        ]
        made: list[str | Run] = []
        at = one.first
        for first, last, each in sorted(places, key=lambda place: place[:2]):
            made += filter(None, (self.amended.text[at:first],))
            # A name of a record is a word of ours where it is not printed by the data.
            made.append(each.run.text if each.owner == "name" else each.run)
            at = last
        return (*made, *filter(None, (self.amended.text[at : one.last],)))

    def _is_whole(self, one: Replacement, touched: list[HeldStretch]) -> bool:
        """Whether whole clauses were taken out, with all that the data hold in them."""
        old = self.printed.text
        begins = one.start == 0 or old[one.start - 1] in STOPS or old[one.start] in STOPS
        ends = one.end == len(old) or old[one.end] in STOPS or old[one.end - 1] in STOPS
        return begins and ends and all(one.start <= each.start and each.end <= one.end for each in touched)

    def _doubtful(self, one: Replacement, after: str) -> list[HeldStretch]:
        """Figures beside which a number came in, in a copy without marks: the old text may stand for another.

        学习4次 that became 学习5次、培训4次 has a 4次 that is not of the learning any more.
        """
        if set(_DIGITS.findall(after)) <= set(_DIGITS.findall(self.printed.text[one.start : one.end])):
            return []
        return self._again.guessed(*clause_around(self.printed.text, one.start, one.end))

    def _made_other(self, one: Replacement, after: str) -> list[HeldStretch]:
        """What holds where something was put in, and figures that what is beside them makes others."""
        old = self.printed.text
        before, behind = old[: one.start] + after, after + old[one.end :]
        return [
            each
            for each in self._again.held
            if each.start < one.start == one.end < each.end
            or (each.owner == "figure" and each.start == one.end and changes_end(before, old[: one.end]))
            or (
                each.owner == "figure"
                and each.end == one.start
                and changes_beginning(behind, old[one.start :])
            )
        ]

    def _place(self, one: Replacement) -> DataPlace | TemplatePlace | Mark | None:
        """Where a person would make the change."""
        for index in self._at(one):
            run = self.printed.runs[index]
            if run.origin is not None:
                return _shifted(run, max(one.start - self.printed.starts[index], 0))
        return next((run.origin for run in self.printed.runs if run.origin), None)


def _shifted(run: Run, offset: int) -> DataPlace | TemplatePlace | Mark | None:
    """Where a character of a run stands, for words of the manuscript exactly."""
    origin = run.origin
    if isinstance(origin, DataPlace) and (mark := manuscript_mark(origin.path)) and not run.fact:
        return DataPlace(manuscript_path(mark.line, mark.column + min(offset, len(run.text))))
    return origin


def _changes(one: Replacement, held: HeldStretch) -> bool:
    """Whether a replacement changes a part of what the data hold, or puts something into it."""
    if one.start == one.end:
        return held.start < one.start < held.end
    return _touches(one, held)


def _touches(one: Replacement, held: HeldStretch) -> bool:
    return held.start < one.end and one.start < held.end


def _worst(held: Sequence[HeldStretch]) -> AmendmentKind:
    owners = {each.owner for each in held}
    return "figure" if "figure" in owners else "claim" if "claim" in owners else "name"


def _runs(held: Sequence[HeldStretch]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(each.run for each in held))
