"""The document tree: what every writer prints and every wording rule reads.

The tree is a flat sequence of blocks, as an official document is. Numbering (一、 （一） 1. （1） and 一是)
is counted when the tree is made, so that a paragraph left out never leaves a gap.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace

SIGNER_LABEL, ANNEX_LIST_LABEL, COPIES_LABEL = "签发人：", "附件：", "抄送："
"""What the names of signers, of annexes and of those who get copies begin with."""

Profile: TypeAlias = Literal["public", "submission"]
"""Whom a document is for: the public (公开版), or those above, with all around its text (上报件)."""


OFF_LEDGER = "台账外"
"""What a claim is tied to that no ledger can hold up."""


class Run(NamedTuple):
    """A stretch of text with one origin.

    `fact` names the fact that printed the text ("" when none did); `origin` is where a person would change
    it: a value in the data file, a line of a template, or a place in the text file that was read. `ties` name
    the facts that hold up what the text claims, `OFF_LEDGER` among them for what no ledger holds; a figure
    that is declared where it stands is tied to that alone.
    """

    text: str
    fact: str = ""
    origin: DataPlace | TemplatePlace | Mark | None = None
    ties: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """What its words are tied to, in one line; "" for words and figures that claim nothing."""
        held = dict.fromkeys(name for name in self.ties if name != OFF_LEDGER)
        return "、".join(held) or (OFF_LEDGER if self.ties and not self.fact else "")


Runs: TypeAlias = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The characters of some runs."""
    return "".join([run.text for run in runs])


class Heading(NamedTuple):
    """A heading of level 1 to 4 (一、 （一） 1. （1）); `number` is "" where a lone （一） has none."""

    level: int
    number: str
    runs: Runs

    @property
    def text(self) -> str:
        """The heading as printed, number included."""
        return self.number + plain(self.runs)


class Paragraph(NamedTuple):
    """A paragraph of body text; `heading` is the heading that runs in at its start, as （一）××。 does."""

    runs: Runs
    heading: Heading | None = None

    @property
    def text(self) -> str:
        """The paragraph as printed, run-in heading included."""
        return (self.heading.text if self.heading else "") + plain(self.runs)


_STOPS = "。！？"

Block: TypeAlias = Heading | Paragraph


class Table(NamedTuple):
    """A table of plain text: the headings of its columns, rows of as many cells, and what stands above it.

    `landscape` says whether it stands on a page turned sideways (8); None leaves it to its width. `cited`
    names the facts that its cells print, each with the text of the cell.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    landscape: bool | None = None
    cited: tuple[tuple[str, str], ...] = ()


class DocumentAnnex(NamedTuple):
    """An annex (附件) on pages of its own: a title, and text or tables (GB/T 9704—2012, 7.3.7)."""

    title: str
    content: tuple[Block | Table, ...]


# What an official document has around its text. A place left blank holds full-width spaces ---------------


class Letterhead(NamedTuple):
    """版头 (7.2): all that stands above the red rule, and the rule itself.

    `mark` is 发文机关标志, `number` 发文字号, `secrecy` 密级和保密期限. Where several offices issue it,
    `names` are theirs, the first that of 主办机关, and `mark` is what stands right of them (文件). On
    `preprinted` paper mark and rule are there already: their room is left, and they are not printed.
    """

    mark: str
    number: str
    signers: tuple[str, ...]
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    preprinted: bool = False
    names: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """What is printed, line by line, the number and the names of the signers on one."""
        above, last = self.names[:-1], "".join((*self.names[-1:], self.mark))
        marks = () if self.preprinted else (*above, last)
        yield from filter(None, (self.copy_number, self.secrecy, self.urgency, *marks))
        signers = (SIGNER_LABEL + "\u3000".join(self.signers),) if self.signers else ()
        yield "\u3000".join((self.number, *signers))


class Signature(NamedTuple):
    """署名和成文日期 (7.3.5); "" for an office that does not sign. A seal is never drawn, only given room.

    `holds_text` is whether the end of the text has to come along to their page, where they else stood alone.
    `joint` are the other offices, in their order, where several issue a document together.
    """

    office: str
    date: str
    sealed: bool = False
    holds_text: bool = True
    joint: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """What is printed, line by line."""
        yield from filter(None, (self.office, *self.joint, self.date))


ImprintPage: TypeAlias = Literal["even", "same", "new", "blank"]


class Imprint(NamedTuple):
    """版记 (7.4): whom copies go to (抄送), who printed it (印发机关) and when (印发日期, 印发 included).

    `page` says where it stands: on an even page, on the last page of the text, on a new page, or on a new one
    behind a blank one, both without a number (7.5).
    """

    copies_to: tuple[str, ...]
    office: str
    date: str
    page: ImprintPage = "even"

    @property
    def copies(self) -> str:
        """The line of 抄送; "" where no copies go out (7.4.2)."""
        return f"{COPIES_LABEL}{'、'.join(self.copies_to)}。" if self.copies_to else ""

    @property
    def lines(self) -> Iterator[str]:
        """What is printed, line by line."""
        yield from filter(None, (self.copies, f"{self.office}\u3000{self.date}"))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    `title` is a sequence of parts: a writer that needs several lines would best break between them; where
    `title_is_set` they are its lines. `author` is the full name of the office, for the properties of the
    file. `addressees` is the line below the title that names whom the report is sent to, its colon
    included (主送机关, GB/T 9704—2012, 7.3.2); () when it names nobody. `remark` is 附注 (7.3.6), brackets
    included. `notes` tells, by the name of a fact, where the numbers that it printed come from; they are
    no part of the text. `printed_from` is the digest of the text that it was composed as, before anything
    was put around that, "" where nobody has told; `composed` are the lines of that text, which a copy for
    review carries.
    """

    title: tuple[Runs, ...]
    blocks: tuple[Block, ...]
    author: str
    addressees: Runs = ()
    annexes: tuple[DocumentAnnex, ...] = ()
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    remark: str = ""
    imprint: Imprint | None = None
    title_is_set: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    printed_from: str = ""
    composed: tuple[str, ...] = ()

    @property
    def title_text(self) -> str:
        """The title on one line."""
        return "".join(plain(part) for part in self.title)

    @property
    def lines(self) -> Iterator[Runs]:
        """The runs of title, addressees and blocks in reading order, run-in headings with their paragraph."""
        yield tuple(run for part in self.title for run in part)
        if self.addressees:
            yield self.addressees
        yield from map(_line, self.blocks)

    @property
    def opening(self) -> tuple[str, ...]:
        """The lines above the title."""
        return tuple(self.letterhead.lines) if self.letterhead else ()

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines between the list of annexes and the annexes: 署名, date and 附注."""
        return (*(self.signature.lines if self.signature else ()), *filter(None, (self.remark,)))

    @property
    def colophon(self) -> tuple[str, ...]:
        """The lines at the foot of the last page."""
        return tuple(self.imprint.lines) if self.imprint else ()

    @property
    def annex_list(self) -> tuple[str, ...]:
        """The lines below the text that name the annexes, numbered where there are several (7.3.4)."""
        if len(self.annexes) == 1:
            return (f"{ANNEX_LIST_LABEL}{self.annexes[0].title}",)
        return tuple(
            f"{'' if number > 1 else ANNEX_LIST_LABEL}{number}. {annex.title}"
            for number, annex in enumerate(self.annexes, start=1)
        )

    @property
    def labelled_annexes(self) -> Iterator[tuple[str, DocumentAnnex]]:
        """Every annex with the label above it: 附件, or 附件1 and so on where there are several (7.3.7)."""
        for number, annex in enumerate(self.annexes, start=1):
            yield "附件" if len(self.annexes) == 1 else f"附件{number}", annex

    def sentences_of_facts(self) -> Iterator[tuple[str, str]]:
        """The name of every fact that was printed, or holds up a claim, with the sentence it stands in.

        In a table of an annex that is the cell.
        """
        for line in self.lines:
            yield from _sentences(line)
        for annex in self.annexes:
            for part in annex.content:
                yield from part.cited if isinstance(part, Table) else _sentences(_line(part))


def _line(block: Block) -> Runs:
    """The runs of a block, a run-in heading with its paragraph."""
    heading = block.heading if isinstance(block, Paragraph) else None
    return (*heading.runs, *block.runs) if heading else block.runs


def _sentences(line: Runs) -> Iterator[tuple[str, str]]:
    start, text = 0, plain(line)
    before: tuple[str, ...] = ()
    for run in line:
        ties = () if run.ties == before else run.ties  # a claim may be of several runs
        for name in dict.fromkeys((run.fact, *ties)):
            if name and name != OFF_LEDGER:
                yield name, sentence_around(text, start)
        start, before = start + len(run.text), run.ties


def parted(runs: Runs, texts: Iterable[str]) -> Iterator[Runs]:
    """Runs parted where the texts end that they hold one after the other."""
    rest = list(runs)
    for text in texts:
        here: list[Run] = []
        missing = len(text)
        while rest and missing >= len(rest[0].text):
            here.append(rest.pop(0))
            missing -= len(here[-1].text)
        if missing:
            first = rest.pop(0)
            here.append(first._replace(text=first.text[:missing]))
            rest.insert(0, first._replace(text=first.text[missing:]))
        yield tuple(here)


def sentence_around(text: str, index: int) -> str:
    """The sentence of a paragraph that the character at `index` belongs to."""
    before = max(text.rfind(stop, 0, index) for stop in _STOPS) + 1
    after = min((end for stop in _STOPS if (end := text.find(stop, index)) >= 0), default=len(text)) + 1
    return text[before:after]
