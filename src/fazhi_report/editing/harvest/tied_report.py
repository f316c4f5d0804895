"""A manuscript whose claims are tied, whose numbers are all declared, and whose own errors are waived."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from fazhi_report.editing.harvest.asserted_totals import AssertedTotal
from fazhi_report.editing.harvest.number_marks import NumberMarks
from fazhi_report.editing.harvest.proof import Doubt, Proof, ProofFolder
from fazhi_report.editing.harvest.prose import (
    Asserted,
    WrittenBlock,
    counted_numbers,
    lone_item,
    opens_series,
)
from fazhi_report.editing.harvest.settling import Settled
from fazhi_report.editing.harvest.told_by_rules import (
    TextError,
    asserted_words,
    distinct,
    errors_of,
    typed_numbers,
)
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.schema import ledgers

_AS_IMPORTED = "导入的原文如此，待核"
_UNUSED = "文稿没有引用它"
_ANOTHER_NUMBER = "标题的序号和数出来的不一样，照写"
_CLAIMING = re.compile("^(?:all|none|no)_")


class TiedReport:
    """A data file and the blocks of its manuscript, while claims are tied and errors waived."""

    def __init__(
        self,
        files: ProofFolder,
        blocks: list[WrittenBlock],
        marks: NumberMarks,
        prove: Callable[[ProofFolder], Proof],
        write: Callable[[Mapping[str, Any]], bytes],
    ) -> None:
        """Take the files and blocks, how files are proved, and how data with the same totals are written."""
        self.files = files
        self.blocks = blocks
        self.marks = marks
        self.doubts: list[Doubt] = []
        self.errors: tuple[str, ...] = ()
        self._prove = prove
        self._write = write
        self.proof: Proof = prove(files)

    def tie(self) -> None:
        """Tie what words assert to the ledgers, or to nothing, and declare what rules find still typed."""
        subject = self.proof.subject
        if subject is None or self.proof.differences:
            return
        for block, start in typed_numbers(subject):
            self.marks.declare(self.blocks[block], start, block + 1)
        for words in asserted_words(subject):
            written = self.blocks[words.block]
            written.claims.append(Asserted(words.start, words.end, words.ties))
            if not words.is_held_up:
                said = written.block.text[words.start : words.end]
                why = f"台账还不支持（{words.lack}）" if words.lack else "台账里没有这个判断"
                written.notes.append(f"“{said}”{why}，写成台账外")
                self.doubts.append(Doubt(f"第{words.block + 1}段", written.notes[-1]))
        self.proof = self._prove(self.files)

    def unused(self, found: Settled, asserted: Sequence[AssertedTotal]) -> dict[Target, str]:
        """The totals that the manuscript neither cites nor ties anything to."""
        facts = self.proof.facts
        used = set(self.marks.cited)
        for written in self.blocks:
            for tie in (tie for claim in written.claims for tie in claim.ties):
                name = re.split("[=|]", tie)[0]
                if fact := facts.find(name):
                    used |= _targets_of(fact.name)
        for target in [*used]:
            used |= _divided(target)
        words = {each.target for each in asserted}
        unused = {target for target in found.totals if target not in used}
        return {target: self.marks.unlike.get(target, _UNUSED) for target in unused} | {
            target: _UNUSED for target in words & found.totals.keys() if target not in used
        }

    def waive(self, data: dict[str, Any]) -> None:
        """Let the errors stand that the text had already, so that it can be printed; each is told."""
        subject = self.proof.subject
        errors: list[TextError] = distinct(errors_of(subject, _AS_IMPORTED)) if subject else []
        if not errors:
            return
        waived = self.files._replace(data=self._write({**data, "豁免": [each.waiver for each in errors]}))
        proof = self._prove(waived)
        if proof.subject is not None:
            self.files, self.proof = waived, proof
        self.errors = tuple(f"{each.finding.code} {each.finding.message}" for each in errors)


def _targets_of(name: str) -> set[Target]:
    """The totals that a fact is of, by its English name."""
    group, _, local = name.partition(".")
    total = "total" if local in ("count", "none", "itemised") else _CLAIMING.sub("", local)
    names = {total, *(["total"] if local.startswith("all_") else [])}
    fields = [field for field, ledger in ledgers().items() if ledger.counting.name == group]
    return {Target(field, name) for field in fields for name in names}


def _divided(target: Target) -> set[Target]:
    """What a rate is made of."""
    for rate in ledgers()[target.ledger].counting.rates:
        if rate.name == target.name:
            whole = "total" if rate.whole == "count" else rate.whole
            return {Target(target.ledger, rate.part), Target(target.ledger, whole)}
    return set()


def structure_checks(written: Sequence[WrittenBlock]) -> Iterator[Doubt]:
    """Where the text goes its own way, and was kept so."""
    found: dict[str, list[int]] = {}
    examples: dict[str, str] = {}
    for place, (each, number) in enumerate(zip(written, counted_numbers(written), strict=True), start=1):
        if number:
            found.setdefault(_ANOTHER_NUMBER, []).append(place)
            examples.setdefault(_ANOTHER_NUMBER, f"（如“{number}”）")
        elif number == "" and each.block.level:
            found.setdefault("标题没有序号，照写", []).append(place)
        if lone_item(each.block.text) and not opens_series(written, place - 1):
            found.setdefault("只有“一是”，没有“二是”，照写", []).append(place)
    for text, places in found.items():
        yield Doubt(f"第{'、'.join(map(str, places))}段", text + examples.get(text, ""))
