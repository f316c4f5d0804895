"""A manuscript → the document tree: the office's own words, what they cite, and shipped sentences put in.

Only what is put in is rendered by the template engine; the words of the manuscript never are.
"""

from dataclasses import dataclass, field

from jinja2 import Environment

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.document import Runs
from fazhi_report.facts import Facts
from fazhi_report.manuscript import Inline, Insert, Manuscript, WrittenHeading, WrittenItems, WrittenParagraph
from fazhi_report.narrative.drafts import BlockDraft, itemised
from fazhi_report.narrative.markup import drafts_of
from fazhi_report.narrative.outline import UnwrittenError
from fazhi_report.narrative.passages import runs_of
from fazhi_report.narrative.shipped import Shipped
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.schema import CHAPTERS, PARTS, Report, ledgers

_DEEPEST = 4


@dataclass(slots=True)
class OwnWords:
    """The blocks of a manuscript while they are made; `told` is what is to be said of them."""

    manuscript: Manuscript
    report: Report
    facts: Facts
    tokens: Tokens
    environment: Environment
    told: list[Finding]
    drafts: list[BlockDraft] = field(default_factory=list)
    has_annexes: bool = False
    _level: int = 0

    @property
    def title(self) -> tuple[Runs, ...]:
        """The lines of the title."""
        return tuple(self._runs(line) for line in self.manuscript.title)

    def blocks(self) -> list[BlockDraft]:
        """The drafts of all blocks.

        Raises:
            UnwrittenError: a line puts in what there is not.
            TEMPLATE_FAULTS: a template that is put in has a fault.

        """
        for chunk in self.manuscript.chunks:
            heading: BlockDraft | None = None
            for block in chunk.blocks:
                match block:
                    case WrittenHeading():
                        self._level = block.level
                        made = BlockDraft(
                            block.level, self._runs(block.text), None, block.number, as_written=True
                        )
                        heading = made if block.runs_in else None
                        if heading is None:
                            self.drafts.append(made)
                    case WrittenParagraph():
                        self.drafts.append(BlockDraft(0, self._runs(block.text), heading))
                        heading = None
                    case WrittenItems():
                        self._items(block, heading)
                        heading = None
                    case _:
                        self._insert(block)
        return self.drafts

    def _runs(self, text: Inline) -> Runs:
        return tuple(run for piece in text for run in runs_of(piece, self.facts))

    def _items(self, block: WrittenItems, heading: BlockDraft | None) -> None:
        items = itemised([self._runs(item) for item in block.items])
        if block.apart:
            self.drafts += (BlockDraft(0, item) for item in items)
            return
        runs = tuple(run for item in items for run in item)
        if block.continues and heading is None:
            self.drafts[-1].runs += runs
        else:
            self.drafts.append(BlockDraft(0, runs, heading))

    # What is put in ----------------------------------------------------------------------------------------

    def _insert(self, insert: Insert) -> None:
        drafts = self._put_in(insert)
        self.drafts += drafts
        if not (self.report.annexes if insert.kind == "附件" else drafts):
            message = f"“{insert.source}”没有印出内容"
            hint = "在数据里补上这些内容，或者删去这一行和它上面的标题"
            self.told.append(Finding.of("FZ283", message, DataPlace(insert.path), hint))

    def _put_in(self, insert: Insert) -> list[BlockDraft]:
        match insert.kind:
            case "章节":
                return self._chapter(insert)
            case "部分":
                return self._part(insert)
            case "句子":
                return self._ledger(insert)
            case "补充段落":
                return self._addition(insert)
            case "导语":
                return self._parsed(self._shipped().lead())
            case _:
                self.has_annexes = True
                return []

    def _parsed(self, text: str) -> list[BlockDraft]:
        return drafts_of(text, self.tokens)

    def _shipped(self) -> Shipped:
        return Shipped(self.report, self.facts, self.tokens, self.environment)

    def _chapter(self, insert: Insert) -> list[BlockDraft]:
        if insert.name not in CHAPTERS and insert.name not in self.report.structure.chapters:
            raise _unknown(insert, "章", tuple(CHAPTERS))
        return self._parsed(self._shipped().chapter(insert.name, min(self._level or 1, _DEEPEST)))

    def _part(self, insert: Insert) -> list[BlockDraft]:
        if insert.name not in PARTS:
            raise _unknown(insert, "部分", PARTS)
        return self._parsed(self._shipped().part(insert.name))

    def _ledger(self, insert: Insert) -> list[BlockDraft]:
        titles = {Report.model_fields[name].title: name for name in ledgers()}
        if insert.name not in titles:
            raise _unknown(insert, "台账", tuple(filter(None, titles)))
        texts = self._shipped().ledger(titles[insert.name], insert.name)
        found = (draft for text in texts for draft in self._parsed(text))
        return [BlockDraft(0, draft.runs) for draft in found if not draft.level]

    def _addition(self, insert: Insert) -> list[BlockDraft]:
        additions = self.report.additions
        names = {str(number): number - 1 for number in range(1, len(additions) + 1)}
        names |= {each.title: index for index, each in enumerate(additions) if each.title}
        if insert.name not in names:
            raise _unknown(insert, "补充段落", tuple(names))
        return self._parsed(self._shipped().addition(names[insert.name], min(self._level + 1, _DEEPEST)))


def _unknown(insert: Insert, what: str, known: tuple[str, ...]) -> UnwrittenError:
    hint = f"可以写：{'、'.join(known)}" if known else f"数据里没有{what}"
    message = f"“{insert.source}”里没有这个{what}"
    return UnwrittenError(Finding.of("FZ282", message, DataPlace(insert.path), hint))
