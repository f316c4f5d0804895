"""The lines of a report and those of a changed copy of it → every amendment, in the order of the copy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fazhi_report.comparing.copies.alignment import Match, aligned
from fazhi_report.comparing.copies.amended_lines import AmendedLine
from fazhi_report.comparing.copies.amendment import Amendment, AmendmentKind
from fazhi_report.comparing.copies.issued_lines import IssuedLine, number_of
from fazhi_report.comparing.copies.line_amendments import LinePair
from fazhi_report.comparing.copies.lines_together import joined_copies, joined_lines, revisions_of, tracking
from fazhi_report.comparing.copies.ownership import Ownership
from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace

_BLANK = re.compile(r"\s+")
_FIXED: dict[str, AmendmentKind] = {"around": "around", "list": "name", "annex": "table", "table": "table"}
"""Parts of a document in which a change is told as a whole."""


def key_of(text: str) -> str:
    """What of a line tells it from others: not the number of a heading, and no blanks."""
    number = number_of(text).text
    return _BLANK.sub("", text[len(number) :]) or _BLANK.sub("", text)


@dataclass(slots=True)
class Comparison:
    """A report, a changed copy, and the text that the copy was printed from, where that was another one.

    `before` are the lines of the copy without its revisions, which tell who removed what.
    """

    printed: Sequence[IssuedLine]
    copy: Sequence[AmendedLine]
    before: Sequence[AmendedLine]
    owners: Ownership
    base: Sequence[str] | None = None
    _now: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)
    _stands: set[int] = field(default_factory=set)
    _same: set[int] = field(default_factory=set)
    _taken: set[int] = field(default_factory=set)

    def amendments(self) -> list[Amendment]:
        """Every amendment that the report does not have by now, of paragraphs removed where they stood."""
        now = [line.text for line in self.printed]
        then = now if self.base is None else list(self.base)
        self._rebase(then, now)
        matches = aligned([key_of(text) for text in then], [key_of(line.text) for line in self.copy])
        return list(self._all(matches, then))

    def _rebase(self, then: list[str], now: list[str]) -> None:
        """Find where each line of the base is now, which have changed, and which lines the copy has as well.

        `_stands` are lines of the copy that stand in the report where they stand there, `_same` those of them
        that are the same, `_taken` these in the report.
        """
        if then is now:
            self._now = {index: (index,) for index in range(len(now))}
            return
        old, new = [key_of(text) for text in then], [key_of(text) for text in now]
        for match in aligned(old, new):
            self._now.update(dict.fromkeys(match.old, match.new) if match.new else {})
            if [old[index] for index in match.old] != [new[index] for index in match.new]:
                self._changed.update(match.old)
        copied = [key_of(line.text) for line in self.copy]
        for match in aligned(new, copied):
            if match.old and match.new and not match.moved:
                self._stands.update(match.new)
                if [new[index] for index in match.old] == [copied[index] for index in match.new]:
                    self._same.update(match.new)
                    self._taken.update(match.old)

    def _all(self, matches: list[Match], then: list[str]) -> Iterator[Amendment]:
        has_around = any(
            match.new and any(self._part(index) == "around" for index in match.old) for match in matches
        )
        behind = -1
        for match in matches:
            old = tuple(sorted({now for index in match.old for now in self._now.get(index, ())}))
            if not match.new:
                gone = old and old[0] not in self._taken
                if gone and (has_around or self.printed[old[0]].part != "around"):
                    yield self._removed(old[0], has_changed=match.old[0] in self._changed)
                continue
            lines = [self.copy[index] for index in match.new]
            if not match.old:
                if match.new[0] not in self._same:
                    yield self._added(lines[0], behind)
                continue
            if not old:
                yield self._gone(lines[0], then[match.old[0]])
                continue
            if match.moved and match.new[0] not in self._stands:
                yield self._moved(old[0], lines[0], behind)
            yield from self._pair(old, lines, [then[index] for index in match.old], match.old)
            behind = behind if match.moved else max(old)

    def _part(self, index: int) -> str:
        return self.printed[self._now[index][0]].part if index in self._now else ""

    # Lines that are in both --------------------------------------------------------------------------------

    def _pair(
        self, old: tuple[int, ...], lines: list[AmendedLine], then: list[str], positions: tuple[int, ...]
    ) -> Iterator[Amendment]:
        printed = [self.printed[index] for index in old]
        first = printed[0]
        if first.part in _FIXED:
            yield from self._fixed(old, lines, _FIXED[first.part])
            return
        number = number_of(lines[0].text).text if first.level else ""
        was = number_of(then[0]).text
        if first.level and number not in {was, first.text[: first.head]}:
            yield self._renumbered(old[0], lines[0], number)
        pair = LinePair(
            old,
            joined_lines(printed),
            joined_copies(lines, len(number)),
            self.owners,
            self._then(then, positions, first),
        )
        yield from pair.amendments()

    def _then(self, then: list[str], positions: tuple[int, ...], first: IssuedLine) -> str | None:
        """The text of lines as the copy was printed from it; None where it is the same now."""
        if not self._changed.intersection(positions):
            return None
        number = number_of(then[0]).text if first.level else ""
        return "\n".join((then[0][len(number) :], *then[1:]))

    def _fixed(
        self, old: tuple[int, ...], lines: list[AmendedLine], kind: AmendmentKind
    ) -> Iterator[Amendment]:
        before = "\n".join(self.printed[index].text for index in old)
        after = "\n".join(line.text for line in lines)
        if _BLANK.sub("", before) != _BLANK.sub("", after):
            stretches = [each for line in lines for each in line.stretches]
            yield Amendment(
                kind,
                old,
                before,
                after,
                clauses=(before, after),
                place=self.printed[old[0]].runs[0].origin,
                revisions=revisions_of(stretches),
                tracking=tracking(stretches, before),
                number=lines[0].number,
            )

    def _renumbered(self, index: int, line: AmendedLine, number: str) -> Amendment:
        printed = self.printed[index]
        stretches = list(line.within(0, len(number)))
        before = printed.text[: printed.head]
        return Amendment(
            "number",
            (index,),
            before,
            number,
            clauses=(printed.text, line.text),
            place=next((run.origin for run in printed.runs if run.origin), None),
            revisions=revisions_of(stretches),
            tracking=tracking(stretches, before),
            number=line.number,
        )

    # Lines that are in one ---------------------------------------------------------------------------------

    def _gone(self, line: AmendedLine, then: str) -> Amendment:
        """A line of the copy whose own is not in the report any more."""
        stretches = list(line.stretches)
        return Amendment(
            "added",
            (),
            then,
            line.text,
            clauses=(then, line.text),
            revisions=revisions_of(stretches),
            tracking=tracking(stretches, then),
            number=line.number,
            conflicts=True,
        )

    def _removed(self, index: int, *, has_changed: bool) -> Amendment:
        printed = self.printed[index]
        key = key_of(printed.text)
        stretches = [
            each
            for line in self.before
            if key_of(line.text) == key
            for each in line.stretches
            if each.stands and each.text.strip()
        ]
        gone = [each for each in stretches if any(change.kind in _TAKING for change in each.revisions)]
        held = tuple(each.run for each in self.owners.held(printed))
        return Amendment(
            _FIXED.get(printed.part, "removed"),
            (index,),
            printed.text,
            held=held,
            clauses=(printed.text, ""),
            place=next((run.origin for run in printed.runs if run.origin), None),
            revisions=revisions_of(gone),
            tracking="none" if not gone else "all" if len(gone) == len(stretches) else "part",
            conflicts=has_changed,
            in_manuscript=self.owners.is_manuscripts(printed),
        )

    def _added(self, line: AmendedLine, behind: int) -> Amendment:
        stretches = [each for each in line.stretches if each.text.strip()]
        is_table = line.in_table
        return Amendment(
            "table" if is_table else "added",
            (),
            after=line.text,
            put=(line.text,),
            clauses=("", line.text),
            place=self._end_of(behind),
            revisions=revisions_of(stretches),
            tracking=tracking(stretches, ""),
            behind=behind,
            number=line.number,
            in_manuscript=behind >= 0 and self.owners.is_manuscripts(self.printed[behind]),
        )

    def _moved(self, index: int, line: AmendedLine, behind: int) -> Amendment:
        printed = self.printed[index]
        stretches = list(line.stretches)
        return Amendment(
            _FIXED.get(printed.part, "moved"),
            (index,),
            printed.text,
            line.text,
            clauses=(printed.text, line.text),
            place=next((run.origin for run in printed.runs if run.origin), None),
            revisions=revisions_of(stretches),
            tracking=tracking(stretches, ""),
            behind=behind,
            number=line.number,
            in_manuscript=behind >= 0
            and self.owners.is_manuscripts(printed)
            and self.owners.is_manuscripts(self.printed[behind]),
        )

    def _end_of(self, index: int) -> DataPlace | TemplatePlace | Mark | None:
        runs = self.printed[index].runs if index >= 0 else ()
        return next((run.origin for run in reversed(runs) if run.origin), None)


_TAKING = frozenset(("deleted", "moved from"))
