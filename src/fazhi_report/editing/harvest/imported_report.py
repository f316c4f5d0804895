"""A report that was written already → its data file and its manuscript, and what is to be looked at.

What is written is proved: data and manuscript are composed in memory, and a paragraph that does not come back
character for character is written as it was typed, without structure, and told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PureWindowsPath
from typing import Any, NamedTuple

from fazhi_report.document import plain
from fazhi_report.editing.harvest.asserted_totals import AssertedTotal, asserted_totals
from fazhi_report.editing.harvest.attributed import Attribution
from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.circumstances import Office
from fazhi_report.editing.harvest.cleaning import of_field
from fazhi_report.editing.harvest.data_draft import data_text, fits, fitting, ledgers_of
from fazhi_report.editing.harvest.imported_blocks import BlocksOf, ImportedText, imported_text
from fazhi_report.editing.harvest.number_marks import PLANNED, Landed, NumberMarks
from fazhi_report.editing.harvest.office_facts import OfficeFacts, office_facts
from fazhi_report.editing.harvest.proof import ANNEXES, Doubt, Proof, ProofFolder, proved
from fazhi_report.editing.harvest.settling import Settled, settled
from fazhi_report.editing.harvest.surroundings import SECRECY, surroundings
from fazhi_report.editing.harvest.tied_report import TiedReport, structure_checks
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.editing.harvest.year_marks import year_marks
from fazhi_report.loading import load
from fazhi_report.notation import Level, highest, secrecy_in, secrecy_of_name
from fazhi_report.readers import ReadText

_HALF_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_ASIDE_TEXT = frozenset(("署名", "成文日期", "附注", "版头", "版记", "附件说明", "附件"))


class ReportFile(NamedTuple):
    """A document that was read, and what it is called."""

    read: ReadText
    name: str


class Unknown(NamedTuple):
    """What a report does not tell and the call has to: 年度 or 机关."""

    what: str
    option: str


@dataclass(slots=True)
class ImportedReport:
    """What came of a report: the files, and all that is to be told of them.

    `totals` is how many totals the ledgers state, `planned` how many numbers are what is meant and stay text.
    `differences` are what does not come back (place, imported, printed), `only_submitted` what only 上报件
    print, `left_out` what went nowhere, `errors` what was wrong already, and is waived until somebody looks.
    """

    year: int
    name: str
    data: bytes
    manuscript: bytes
    text: ImportedText
    totals: int = 0
    landed: list[Landed] = field(default_factory=list)
    planned: int = 0
    to_check: list[Doubt] = field(default_factory=list)
    differences: tuple[tuple[str, str, str], ...] = ()
    has_addressees: bool = False
    left_out: tuple[str, ...] = ()
    only_submitted: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def imported(
    sources: Sequence[ReportFile], *, year: int | None = None, name: str | None = None
) -> ImportedReport | Unknown:
    """Make data file and manuscript of documents, which become one report in their order."""
    first = sources[0].read.document
    paragraphs = [of_field(block.text, []) for block in first.blocks]
    signed = of_field(first.signature.office, []) if first.signature else ""
    office = office_facts(of_field(first.title_text, []), paragraphs, year=year, name=name, signed=signed)
    if office.year is None:
        return Unknown("年度", "--year")
    if not office.organization or not fits(office.year, office.organization):
        return Unknown("机关名称", "--name")
    made = _Import(sources, office, office.year).report()
    if any(place == ANNEXES for place, *_ in made.differences):
        made = _Import(sources, office, office.year, frozenset((ANNEXES,))).report()
    return made


class _Import:
    """One report on its way."""

    def __init__(
        self,
        sources: Sequence[ReportFile],
        office: OfficeFacts,
        year: int,
        refused: frozenset[str] = frozenset(),
    ) -> None:
        self._sources = sources
        self._office = office
        self._year = year
        first, *others = (each.read for each in sources)
        self._around = [surroundings(first, refused), *map(surroundings, others)]
        self._data = self._first_data()
        while lost := self._lost():
            refused |= lost
            self._around[0] = surroundings(first, refused)
            self._data = self._first_data()
        self._text = imported_text([*self._blocks_of()], year)
        self._text.normalised += self._around[0].normalised
        self._to_check = [Doubt("台账", each) for each in office.supposed]
        if not self._text.title:
            title = f"{office.organization['全称']}关于{year}年法治政府建设情况的报告"
            self._text.title = (title,)
            self._to_check.append(Doubt("标题", f"原文没有标题，写上了“{title}”"))
        told = office.organization
        self._reading = Office(
            year,
            told["全称"],
            told["简称"],
            told["地区"]["级别"],
            told["类型"] != "部门",
        )

    def report(self) -> ImportedReport:
        """The report as files."""
        told = [*self._told()]
        asserted = [*self._asserted(told)]
        refused: dict[Target, str] = {}
        while True:  # fewer totals are left each time
            found = self._fitting(told, asserted, refused)
            made = self._written(found)
            unused = made.unused(found, asserted)
            if not unused:
                break
            refused |= unused
            asserted = [each for each in asserted if each.target not in unused]
        made.waive(self._data)
        proof = made.proof
        return ImportedReport(
            self._year,
            str(self._office.organization["全称"]),
            made.files.data,
            proof.manuscript,
            self._text,
            len(found.totals),
            made.marks.landed,
            made.marks.planned,
            [*self._to_check, *structure_checks(made.blocks), *made.doubts, *proof.to_check],
            proof.differences,
            "主送机关" in self._data.get("篇章", {}),
            tuple(each for around in self._around for each in around.left_out),
            tuple(self._around[0].only_submitted),
            made.errors,
        )

    # Data --------------------------------------------------------------------------------------------------

    def _blocks_of(self) -> Iterator[BlocksOf]:
        """The documents; only of the first is what stands around it kept in fields."""
        for number, (source, around) in enumerate(zip(self._sources, self._around, strict=True)):
            read, above, below = source.read, [*around.above], [*around.below]
            if number:
                addressees = plain(read.document.addressees)
                above = [*([addressees] if addressees not in above else []), *above]
                lines = [plain(each.runs).strip() for each in read.asides if each.kind in _ASIDE_TEXT]
                below = [line for line in lines if line not in above]
            yield BlocksOf(read.document, source.name, read.rows, above, below)

    def _first_data(self) -> dict[str, Any]:
        data = self._fields()
        level = self._level()
        official = data.get("公文要素", {})
        own = official.get(SECRECY, {}).get("密级")
        if level and highest((own, level)) != own:
            data["公文要素"] = {**official, SECRECY: {**official.get(SECRECY, {}), "密级": level}}
        return data

    def _level(self) -> Level | None:
        """The level that one of the documents is marked with, wherever in it and however."""
        names = (secrecy_of_name(PureWindowsPath(source.name).name) for source in self._sources)
        return highest((*names, *(secrecy_in(source.read.lines) for source in self._sources)))

    def _fields(self) -> dict[str, Any]:
        return {
            "格式版本": 2,
            "年度": self._year,
            "文稿": f"{self._year}.md",
            "机构": self._office.organization,
            **({"依据": list(self._office.basis)} if self._office.basis else {}),
            **self._around[0].data,
        }

    def _lost(self) -> frozenset[str]:
        """The fields of what stands around the text that can't hold it."""
        kept, _, _ = fitting(dict(self._data), {}, self._data_file)
        official = "公文要素"
        inner = self._data.get(official, {}).keys() - kept.get(official, {}).keys()
        return frozenset(self._data.keys() - kept.keys() - {official} | inner) - {"依据"}

    def _data_file(self, data: Mapping[str, Any], totals: Mapping[Any, Any]) -> bytes:
        file = f"data/{self._year}.yaml"
        head = (
            f"# {self._office.organization['全称']}{self._year}年法治政府建设台账\n"
            f"# 检查：fazhi validate {file}    生成报告：fazhi render {file}\n"
        )
        return data_text({**data, **ledgers_of(totals, f"{self._year}年报告")}, head).encode()

    def _fitting(
        self,
        told: Sequence[Sequence[Attribution]],
        asserted: Sequence[AssertedTotal],
        refused: dict[Target, str],
    ) -> Settled:
        """The totals that can stand in a data file together."""
        while True:
            found = settled(told, asserted, refused)
            data, totals, faults = fitting(dict(self._data), dict(found.totals), self._data_file)
            self._data = data
            dropped = [target for target in found.totals if target not in totals]
            if not dropped:
                return found
            message = faults[-1].message if faults else "放不进台账"
            refused |= dict.fromkeys(dropped, f"与别的总数对不上（{message}）")

    # Text --------------------------------------------------------------------------------------------------

    def _told(self) -> Iterator[list[Attribution]]:
        """The numbers of every block."""
        heading = ""
        for block in self._text.blocks:
            heading = block.heading or heading
            found = attributions(_readable(block.text), self._reading, heading)
            if block.part == "不足":
                found = [each._replace(rank=each.rank + 1) for each in found]
            if block.part == PLANNED:
                found = [each._replace(targets=(), reason="") for each in found]
            yield found

    def _asserted(self, told: Sequence[Sequence[Attribution]]) -> Iterator[AssertedTotal]:
        for block, each in zip(self._text.blocks, told, strict=True):
            if block.part != PLANNED:
                yield from asserted_totals(_readable(block.text), each)

    def _written(self, found: Settled) -> TiedReport:
        content = self._data_file(self._data, found.totals)
        facts = load(content, f"{self._year}.yaml").facts
        marks = NumberMarks(facts, self._year)
        pairs = zip(self._text.blocks, found.told, strict=True)
        blocks = [marks.block(block, each, place) for place, (block, each) in enumerate(pairs, start=1)]
        annexes = self._data.get(ANNEXES, ())
        files = ProofFolder(content, f"{self._year}.yaml", f"{self._year}.md")
        title = year_marks("".join(self._text.title), self._year, "", is_title=True)

        def prove(files: ProofFolder) -> Proof:
            return proved(files, self._text, blocks, title, annexes)

        made = TiedReport(files, blocks, marks, prove, lambda data: self._data_file(data, found.totals))
        made.tie()
        return made


def _readable(text: str) -> str:
    """A text of the same length in which punctuation is as wide as it should be."""
    return re.sub(
        "(?<=[\u4e00-\u9fff”》%])[,;:!?()]|[(](?=[\u4e00-\u9fff])",
        lambda match: match[0].translate(_HALF_WIDTH),
        text,
    )
