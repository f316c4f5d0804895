"""A printed line and what became of it in a copy → its amendments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fazhi_report.comparing.copies.amended_lines import AmendedLine, LineStretch
from fazhi_report.comparing.copies.amendment import Amendment, AmendmentKind, Tracking
from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.comparing.copies.ownership import OWN, HeldStretch, Ownership
from fazhi_report.comparing.copies.rebasing import Rebase
from fazhi_report.comparing.copies.replacements import (
    STOPS,
    Anchor,
    Replacement,
    clause_around,
    replacements,
)
from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace, manuscript_mark, manuscript_path
from fazhi_report.document import Run
from fazhi_report.readers.docx import TrackedChange
from fazhi_report.writers.docx import marks_fact

_GIVING = frozenset(("inserted", "moved to"))
_SHORTEST_FOUND = 2  # characters of a figure that is known again by its text alone
# What, right before or behind a figure, makes another figure of it.
_BEFORE = re.compile(r"(?:[\d.．,，%％]|[零一二两三四五六七八九十百千万亿第约近超逾]|\d[、—–~～至到-])$")
_BEHIND = re.compile(r"[\d.．%％‰]|[零一二两三四五六七八九十百千万亿余多几]|[、—–~～至到-]\d")


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

    # What is known to be the same --------------------------------------------------------------------------

    @cached_property
    def held(self) -> list[HeldStretch]:
        """What of the line the data hold."""
        return self.owners.held(self.printed)

    @cached_property
    def loose(self) -> list[bool]:
        """For each character whether it is the office's own, or at least of nothing that the data hold."""
        found = [True] * len(self.printed.text)
        for each in self.held:
            found[each.start : each.end] = [False] * (each.end - each.start)
        return found

    def is_loose(self, start: int, end: int) -> bool:
        """Whether nothing of a part is held by the data."""
        return 0 <= start and end <= len(self.loose) and all(self.loose[start:end])

    @cached_property
    def found_again(self) -> dict[HeldStretch, tuple[int, int]]:
        """Where the copy has what the data hold, unchanged: by its marks, else where a text stands once."""
        found: dict[HeldStretch, tuple[int, int]] = {}
        marks = sorted(self.amended.marked.items(), key=lambda each: each[1])
        for each in self.held:
            text = self.printed.text[each.start : each.end]
            fact = each.run.claim if each.owner == "claim" else each.run.fact
            for number, (name, (start, end)) in enumerate(marks):
                if fact and marks_fact(name, fact) and self.amended.text[start:end] == text:
                    found[each] = (start, end)
                    del marks[number]
                    break
            else:
                if place := self._only_place(text):
                    found[each] = place
        return found

    def _only_place(self, text: str) -> tuple[int, int] | None:
        """Where a text stands in the copy, if it stands once in either."""
        there = self.amended.text
        if len(text) < _SHORTEST_FOUND or self.printed.text.count(text) != 1 or there.count(text) != 1:
            return None
        start = there.index(text)
        end = start + len(text)
        return None if _is_other(there[:start], text, there[end:]) else (start, end)

    @cached_property
    def anchors(self) -> list[Anchor]:
        """What the data hold, where it stands in the same order in both, as much of it as does."""
        found: list[Anchor] = []
        for each in self.held:
            if place := self.found_again.get(each):
                then = self._rebase.then_of(each.start, each.end)
                if then is None:
                    continue
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
        rebase = self._rebase
        here: list[Replacement] = []
        for each in replacements(rebase.then, self.amended.text, self.anchors, self._was_loose):
            if self.then is not None and rebase.is_done(each, self.amended.text[each.first : each.last]):
                continue
            if moved := rebase.moved(each):
                here.append(moved)
            else:
                yield self._conflict(each)
        found = self._with_held(here)
        for each, clauses in zip(found, self._clauses(found), strict=True):
            yield self._amendment(each, clauses)

    def _was_loose(self, start: int, end: int) -> bool:
        place = self._rebase.now_of(start, end)
        return place is not None and self.is_loose(*place)

    def _with_held(self, found: list[Replacement]) -> list[Replacement]:
        """Replacements with all of what they change that the data hold, those of one such thing as one."""
        made: list[Replacement] = []
        for each in found:
            touched = [held for held in self.held if _changes(each, held)]
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

    def _clauses(self, found: Sequence[Replacement]) -> Iterator[tuple[str, str]]:
        """For each replacement the clauses around it, as they were, and with all that was changed in them."""
        old, new = self.printed.text, self.amended.text
        groups: list[tuple[int, int, list[Replacement]]] = []
        for each in found:
            begin, end = clause_around(old, each.start, each.end)
            last = groups[-1] if groups else None
            if last and begin < last[1]:
                groups[-1] = last[0], max(last[1], end), [*last[2], each]
            else:
                groups.append((begin, end, [each]))
        for begin, end, group in groups:
            text, done = "", begin
            for each in group:
                text += old[done : each.start] + new[each.first : each.last]
                done = each.end
            yield from [(old[begin:end], text + old[done:end])] * len(group)

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

    def _amendment(self, one: Replacement, clauses: tuple[str, str]) -> Amendment:
        before = self.printed.text[one.start : one.end]
        kind, put, held = self._judged(one)
        stretches = list(self.amended.within(one.first, one.last))
        return Amendment(
            kind,
            self.lines,
            before,
            self.amended.text[one.first : one.last],
            one.start,
            one.end,
            put,
            clauses,
            held,
            self._place(one),
            revisions_of(stretches),
            tracking(stretches, before),
            number=self.amended.number,
        )

    def _judged(self, one: Replacement) -> tuple[AmendmentKind, tuple[str | Run, ...], tuple[Run, ...]]:
        """What a change is of, what is to stand there, and what the data hold of it."""
        touched = [each for each in self.held if _touches(one, each)]
        after = self.amended.text[one.first : one.last]
        put = self._put(one, touched) if touched else ()
        dropped = touched if not put and not after and self._is_whole(one, touched) else []
        changed = [] if put or dropped else (touched or self._made_other(one, after))
        put = put or ((after,) if after else ())
        if changed:
            kept = [each for each in changed if self._stays(each, one)]
            return _worst([each for each in changed if each not in kept] or changed), put, _runs(changed)
        if not self._is_ours(one):
            return "shipped", put, _runs(dropped)
        if "\n" in after:
            return "parted", put, _runs(dropped)
        return "joined" if "\n" in self.printed.text[one.start : one.end] else "text", put, _runs(dropped)

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

    def _put(self, one: Replacement, touched: list[HeldStretch]) -> tuple[str | Run, ...]:
        """What is to stand there, if all that the data hold of it is found again there; else ()."""
        places: list[tuple[int, int, HeldStretch]] = []
        for each in touched:
            if each.owner == "claim" or each.start < one.start or one.end < each.end:
                return ()
            first, last = self.found_again.get(each, (-1, -1))
            if not one.first <= first <= last <= one.last:
                return ()
            places.append((first, last, each))
        made: list[str | Run] = []
        at = one.first
        for first, last, each in sorted(places, key=lambda place: place[0]):
            made += filter(None, (self.amended.text[at:first],))
            made.append(each.run)
            at = last
        return (*made, *filter(None, (self.amended.text[at : one.last],)))

    def _stays(self, held: HeldStretch, one: Replacement) -> bool:
        """Whether what the data hold is in what was put in its place, as it was."""
        first, last = self.found_again.get(held, (-1, -1))
        return one.first <= first <= last <= one.last

    def _is_whole(self, one: Replacement, touched: list[HeldStretch]) -> bool:
        """Whether whole clauses were taken out, with all that the data hold in them."""
        old = self.printed.text
        begins = one.start == 0 or old[one.start - 1] in STOPS or old[one.start] in STOPS
        ends = one.end == len(old) or old[one.end] in STOPS or old[one.end - 1] in STOPS
        return begins and ends and all(one.start <= each.start and each.end <= one.end for each in touched)

    def _made_other(self, one: Replacement, after: str) -> list[HeldStretch]:
        """What holds where something was put in, and figures that have become others by what is beside them."""
        old = self.printed.text
        before, behind = old[: one.start] + after, after + old[one.end :]
        found = [each for each in self.held if each.start < one.start == one.end < each.end]
        for each in self.held:
            if each.owner == "figure" and (
                (each.start == one.end and _ending(before) != _ending(old[: one.end]))
                or (each.end == one.start and _beginning(behind) != _beginning(old[one.start :]))
            ):
                found.append(each)
        return found

    def _place(self, one: Replacement) -> DataPlace | TemplatePlace | Mark | None:
        """Where a person would make the change."""
        for index in self._at(one):
            run = self.printed.runs[index]
            if run.origin is not None:
                return _shifted(run, max(one.start - self.printed.starts[index], 0))
        return next((run.origin for run in self.printed.runs if run.origin), None)


def _ending(text: str) -> str:
    match = _BEFORE.search(text)
    return match[0] if match else ""


def _beginning(text: str) -> str:
    match = _BEHIND.match(text)
    return match[0] if match else ""


def _shifted(run: Run, offset: int) -> DataPlace | TemplatePlace | Mark | None:
    """Where a character of a run stands, for words of the manuscript exactly."""
    origin = run.origin
    if isinstance(origin, DataPlace) and (mark := manuscript_mark(origin.path)) and not run.fact:
        return DataPlace(manuscript_path(mark.line, mark.column + min(offset, len(run.text))))
    return origin


def revisions_of(stretches: Sequence[LineStretch]) -> tuple[TrackedChange, ...]:
    """The revisions of some stretches, each once."""
    return tuple(dict.fromkeys(change for each in stretches for change in each.revisions))


def tracking(stretches: Sequence[LineStretch], before: str) -> Tracking:
    """Whether the revisions of some stretches are all that was done to what stood there before."""
    was = "".join(
        each.text for each in stretches if not any(change.kind in _GIVING for change in each.revisions)
    )
    if not any(each.revisions for each in stretches):
        return "none"
    return "all" if was == before else "part"


def _changes(one: Replacement, held: HeldStretch) -> bool:
    """Whether a replacement changes a part of what the data hold, or puts something into it."""
    if one.start == one.end:
        return held.start < one.start < held.end
    return _touches(one, held)


def _touches(one: Replacement, held: HeldStretch) -> bool:
    return held.start < one.end and one.start < held.end


def _is_other(before: str, text: str, behind: str) -> bool:
    """Whether what stands around a figure makes it another one."""
    return any(map(str.isdecimal, text)) and bool(_BEFORE.search(before) or _BEHIND.match(behind))


def _worst(held: Sequence[HeldStretch]) -> AmendmentKind:
    owners = {each.owner for each in held}
    return "figure" if "figure" in owners else "claim" if "claim" in owners else "name"


def _runs(held: Sequence[HeldStretch]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(each.run for each in held))


def joined_lines(lines: Sequence[IssuedLine]) -> IssuedLine:
    """Printed lines put together, a newline between them; the number of the first is left out."""
    first, *others = lines
    runs = list(without_number(first).runs)
    for line in others:
        runs += (Run("\n"), *line.runs)
    return replace(first, runs=tuple(runs), head=0)


def without_number(line: IssuedLine) -> IssuedLine:
    """A printed line without the number of its heading."""
    return replace(line, runs=line.runs[1:], head=0) if line.head else line


def joined_copies(lines: Sequence[AmendedLine], head: int) -> AmendedLine:
    """Lines of a copy put together, a newline between them, without the first characters of the first."""
    stretches: list[LineStretch] = []
    for index, line in enumerate(lines):
        stretches += (LineStretch("\n", stands=True, revisions=lines[index - 1].ends),) if index else ()
        cut = head if index == 0 else 0
        for each in line.stretches:
            left = min(cut, len(each.text)) if each.stands else 0
            cut -= left
            stretches.append(each._replace(text=each.text[left:]))
    return replace(lines[0], stretches=tuple(stretches), label=0)
