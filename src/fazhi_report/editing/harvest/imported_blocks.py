"""Documents that were read → the blocks that a manuscript is to hold, in order, with what was normalised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_report.document import Block, Document, Heading, Runs, plain
from fazhi_report.editing.harvest.cleaning import Normalised, cleaned

_LONGEST_HEADING = 60
_SPACES = (" ", "\t", "\u3000", "\u00a0")
_LEVELS = 4


@dataclass(slots=True)
class ImportedBlock:
    """A heading, a paragraph, or both, where the heading runs in.

    `number` is the heading's as typed. `part` is the part of the report it stands in: 不足, 下年安排 or "".
    """

    level: int
    number: str
    heading: str
    body: str
    part: str = ""
    of_file: str = ""
    is_row: bool = False

    @property
    def text(self) -> str:
        """The paragraph as printed."""
        return self.number + self.heading + self.body


@dataclass(slots=True)
class ImportedText:
    """The title, line by line, and the blocks of one or more documents."""

    title: tuple[str, ...]
    blocks: list[ImportedBlock]
    normalised: list[Normalised] = field(default_factory=list)
    is_titled: bool = True

    @property
    def characters(self) -> int:
        """How many characters there were, those of a title included that it had."""
        titled = sum(map(len, self.title)) if self.is_titled else 0
        return titled + sum(len(block.text) for block in self.blocks)


_PLANS = re.compile(
    "(?:下一?年度?|20\\d\\d年度?|下一?步|明年|来年|今后|下一?阶段).{0,16}(?:安排|打算|计划|思路|工作|举措|重点)|(?:工作|初步)?(?:安排|打算|计划)$|努力方向$"
)
_LACKS = re.compile("不足|存在(?:的)?(?:主要)?问题|短板|差距|困难")


def imported_text(documents: Sequence["BlocksOf"], year: int | None) -> ImportedText:
    """The text of documents in their order."""
    told: list[Normalised] = []
    title = tuple(cleaned(plain(part), told) for part in _title_lines(documents[0].document))
    blocks: list[ImportedBlock] = []
    for number, each in enumerate(documents):
        if number:  # the title of a further document stands where it did, above its text
            heading = cleaned(each.document.title_text, told)
            blocks.append(ImportedBlock(1, "", heading, "", "", each.name))
        blocks += (ImportedBlock(0, "", "", cleaned(line, told), "", each.name) for line in each.above)
        blocks += _of_document(each.document.blocks, each.name, each.rows, told)
        blocks += (ImportedBlock(0, "", "", cleaned(line, told), "", each.name) for line in each.below)
    kept = [block for block in blocks if block.text]
    _name_parts(kept, year)
    found = tuple(filter(None, title))
    return ImportedText(found, kept, told, bool(found))


class BlocksOf(NamedTuple):
    """A document, what it is called, which of its blocks are rows of tables, and the lines that stay text."""

    document: Document
    name: str
    rows: frozenset[int] = frozenset()
    above: Sequence[str] = ()
    below: Sequence[str] = ()


def _title_lines(document: Document) -> Iterator[Runs]:
    if document.title_is_set:
        yield from document.title
    elif document.title:
        yield sum(document.title, ())


def _of_document(
    blocks: Sequence[Block], name: str, rows: frozenset[int], told: list[Normalised]
) -> Iterator[ImportedBlock]:
    for index, block in enumerate(blocks):
        heading = block if isinstance(block, Heading) else block.heading
        body = "" if isinstance(block, Heading) else cleaned(plain(block.runs), told)
        if heading is None:
            yield ImportedBlock(0, "", "", body, "", name, index in rows)
            continue
        number, text = _numbered(heading.number, told), cleaned(plain(heading.runs), told)
        if number and plain(heading.runs)[:1] in _SPACES:
            told.append(Normalised("删去了序号后面的空格", f"{number} {text[:12]}"))
        made = ImportedBlock(heading.level, number, text, body, "", name)
        runs_in = not body or text.endswith(("。", "："))
        if not runs_in or len(text) > _LONGEST_HEADING or not text or not 1 <= heading.level <= _LEVELS:
            made = ImportedBlock(0, "", "", made.text, "", name)
        yield made


_WIDE = str.maketrans("()", "（）")


def _numbered(number: str, told: list[Normalised]) -> str:
    """The number of a heading, its marks as wide as they should be."""
    number = cleaned(number, told)
    level = 3 if number[:1].isdigit() else 0
    made = number.replace("．", ".") if level else number.translate(_WIDE)
    if made != number:
        told.append(Normalised("改正了序号标点的全半角", f"{number} → {made}"))
    return made


def _name_parts(blocks: Sequence[ImportedBlock], year: int | None) -> None:
    part = ""
    for block in blocks:
        if block.level == 1:
            heading = block.heading
            planned = _PLANS.search(heading) and (year is None or f"{year}年" not in heading)
            part = "下年安排" if planned else "不足" if _LACKS.search(heading) else ""
        block.part = part
