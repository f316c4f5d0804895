"""A report that was written already → its data file and its manuscript, and what is to be looked at.

What was written is proved: data and manuscript are composed in memory, and a paragraph that does not come back
character for character is written as it was typed, without structure, and told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fazhi_report.document import plain
from fazhi_report.facts import Citation, Declared, Facts, PrintedFigure, citations_in, printed
from fazhi_report.harvest.asserted_totals import asserted_totals
from fazhi_report.harvest.attribution import Attribution, attributions
from fazhi_report.harvest.circumstances import Office
from fazhi_report.harvest.data_draft import data_text, fitting, ledgers_of
from fazhi_report.harvest.found_numbers import FoundNumber
from fazhi_report.harvest.imported_blocks import (
    BlocksOf,
    ImportedBlock,
    ImportedText,
    Normalised,
    imported_text,
)
from fazhi_report.harvest.office_facts import OfficeFacts, office_facts
from fazhi_report.harvest.proof import Doubt, Files, proved
from fazhi_report.harvest.prose import Asserted, Mark, Written, counted_numbers, lone_item, opens_series
from fazhi_report.harvest.settling import Settled, settled
from fazhi_report.harvest.surroundings import surroundings
from fazhi_report.harvest.year_marks import year_marks
from fazhi_report.loading import load
from fazhi_report.manuscript import cited, declared
from fazhi_report.readers import ReadText

_PLANNED = "下年安排"
_DECIMALS = ("整数", "一位小数", "两位小数")
_UNLIKE_COMPUTED = "台账算出来是{shown}，这里照写"
_HALF_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_MOST_CONTEXT = 24


class Source(NamedTuple):
    """A document that was read, and what it is called."""

    read: ReadText
    name: str


class Landed(NamedTuple):
    """Where a number went: cited from a ledger, or declared where it stands, and why that.

    `place` tells the paragraph, `around` the words it stands in. `is_doubtful` where a ledger might be for it.
    """

    figure: str
    place: str
    around: str
    facts: tuple[str, ...] = ()
    reason: str = ""
    is_doubtful: bool = False


@dataclass(slots=True)
class ImportedReport:
    """What came of a report: the files, and all that is to be told of them."""

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


class Unknown(NamedTuple):
    """What a report does not tell and the call has to: 年度 or 机关."""

    what: str
    option: str


def imported(
    sources: Sequence[Source], *, year: int | None = None, name: str | None = None
) -> ImportedReport | Unknown:
    """Make data file and manuscript of documents, which become one report in their order."""
    first = sources[0].read.document
    paragraphs = [block.text for block in first.blocks]
    signed = first.signature.office if first.signature else ""
    office = office_facts(first.title_text, paragraphs, year=year, name=name, signed=signed)
    if office.year is None:
        return Unknown("年度", "--year")
    if not office.organization:
        return Unknown("机关名称", "--name")
    return _Import(sources, office, office.year).report()


class _Import:
    """One report on its way."""

    def __init__(self, sources: Sequence[Source], office: OfficeFacts, year: int) -> None:
        self._sources = sources
        self._office = office
        self._year = year
        self._around = [surroundings(each.read) for each in sources]
        self._text = imported_text([*self._blocks_of()], year)
        self._to_check = [Doubt("台账", each) for each in office.supposed]
        self._data = self._first_data()
        self._text.normalised += [
            Normalised("改正了主送机关标点的全半角", f"{was} → {made}")
            for around in self._around[:1]
            for was, made in around.normalised
        ]
        self._reading = _office_of(office, year)

    @property
    def _file(self) -> str:
        return f"{self._year}.md"

    def _blocks_of(self) -> Iterator[BlocksOf]:
        """The documents; only of the first is what stands around it kept in fields."""
        for number, (source, around) in enumerate(zip(self._sources, self._around, strict=True)):
            read, above, below = source.read, [*around.above], [*around.below]
            if number:
                addressees = plain(read.document.addressees)
                above = [*([addressees] if addressees not in above else []), *above]
                kept = {"署名", "成文日期", "附注", "版头", "版记", "附件说明", "附件"}
                lines = [plain(each.runs).strip() for each in read.asides if each.kind in kept]
                below = [line for line in lines if line not in above]
            yield BlocksOf(read.document, source.name, read.rows, above, below)

    def _first_data(self) -> dict[str, Any]:
        return {
            "格式版本": 2,
            "年度": self._year,
            "文稿": self._file,
            "机构": self._office.organization,
            **({"依据": list(self._office.basis)} if self._office.basis else {}),
            **self._around[0].data,
        }

    def _written_data(self, data: Mapping[str, Any], totals: Mapping[Any, Any]) -> bytes:
        name = self._office.organization["全称"]
        head = f"# {name}{self._year}年法治政府建设台账，由报告导入\n# 检查：fazhi validate {self._year}.yaml    生成报告：fazhi render {self._year}.yaml\n"
        return data_text({**data, **ledgers_of(totals, f"{self._year}年报告")}, head).encode()

    def report(self) -> ImportedReport:
        """The report as files."""
        told = [self._told(block) for block in self._text.blocks]
        asserted = [
            found
            for block, each in zip(self._text.blocks, told, strict=True)
            if block.part != _PLANNED
            for found in asserted_totals(_readable(block.text), each)
        ]
        found = settled(told, asserted)
        for _ in range(len(found.totals) + 1):
            data, totals, refused = fitting(dict(self._data), dict(found.totals), self._written_data)
            dropped = [target for target in found.totals if target not in totals]
            if not dropped:
                break
            self._to_check += [Doubt("台账", each.message) for each in refused]
            found = settled(told, asserted, dropped)
        self._data = data
        content = self._written_data(data, found.totals)
        loaded = load(content, f"{self._year}.yaml")
        writer = _Marks(found, loaded.facts, self._year)
        written = [
            writer.block(block, each, place)
            for place, (block, each) in enumerate(zip(self._text.blocks, found.told, strict=True), start=1)
        ]
        title = year_marks("".join(self._text.title), self._year, "", is_title=True)
        annexes = self._sources[0].read.document.annexes if "附件" in self._data else ()
        files = Files(content, f"{self._year}.yaml", self._file)
        proof = proved(files, self._text, written, title, annexes)
        return ImportedReport(
            self._year,
            str(self._office.organization["全称"]),
            content,
            proof.manuscript,
            self._text,
            len(found.totals),
            writer.landed,
            writer.planned,
            [*self._to_check, *_structure_checks(written), *proof.to_check],
            proof.differences,
            "主送机关" in self._data.get("篇章", {}),
            tuple(each for around in self._around for each in around.left_out),
            tuple(self._around[0].only_submitted),
        )

    def _told(self, block: ImportedBlock) -> list[Attribution]:
        text = _readable(block.text)
        found = attributions(text, self._reading, block.heading)
        if block.part == "不足":
            return [each._replace(rank=each.rank + 1) for each in found]
        return found if block.part != _PLANNED else [each._replace(targets=(), reason="") for each in found]


def _office_of(office: OfficeFacts, year: int) -> Office:
    told = office.organization
    return Office(
        year,
        told["全称"],
        told["简称"],
        told["地区"]["名称"],
        told["地区"]["级别"],
        told["类型"] != "部门",
    )


def _readable(text: str) -> str:
    """A text of the same length in which punctuation is as wide as it should be."""
    return re.sub(
        "(?<=[\u4e00-\u9fff”》%])[,;:!?()]|[(](?=[\u4e00-\u9fff])",
        lambda match: match[0].translate(_HALF_WIDTH),
        text,
    )


class _Marks:
    """Writes the numbers and years of blocks as references, and tells where each number went."""

    def __init__(self, found: Settled, facts: Facts, year: int) -> None:
        self._found = found
        self._facts = facts
        self._year = year
        self.landed: list[Landed] = []
        self.planned = 0

    def block(self, block: ImportedBlock, told: Sequence[Attribution], place: int) -> Written:
        """A block with its references."""
        made = Written(block)
        made.marks += year_marks(block.text, self._year, block.part)
        if block.part == _PLANNED:
            self.planned += len(told)
            return made
        for each in told:
            self._number(made, each, f"第{place}段")
        if block.is_row:
            made.notes.append("原文这里是表格的一行，文稿没有表格，照写成一段")
        return made

    def _number(self, made: Written, each: Attribution, place: str) -> None:
        text, number = made.block.text, each.number
        figure = text[number.start : number.end]
        around = text[max(number.start - _MOST_CONTEXT, 0) : number.end]
        reason = each.reason
        if each.targets:
            mark = self._citation(each, text)
            if isinstance(mark, Mark):
                made.marks.append(mark)
                made.claims += self._more(each, text)
                titles = tuple(target.title for target in each.targets)
                self.landed.append(Landed(figure, place, around, titles))
                return
            reason = mark
        is_doubtful = bool(reason)
        source = declared(text[number.start : number.unit_start])
        if isinstance(next(iter(citations_in(source)), None), Declared):
            made.marks.append(Mark(number.start, number.unit_start, source))
        if is_doubtful:
            near = "、".join(dict.fromkeys(target.title for target in each.near or each.targets))
            made.notes.append(f"“{figure}”{reason}" + (f"；也许是 {near}" if near else ""))
        self.landed.append(Landed(figure, place, around, (), reason or "没有记它的台账", is_doubtful))

    def _citation(self, each: Attribution, text: str) -> Mark | str:
        """How a number is cited so that the same is printed; or why it can't be."""
        number, title = each.number, each.targets[0].title
        fact = self._facts.find(title)
        if fact is None:
            return "台账里没有这个数"
        for end, filters in _forms(number):
            cite = Citation("", title, filters)
            shown = printed(fact, cite, self._facts)
            if isinstance(shown, PrintedFigure) and shown.text == text[number.start : end]:
                return Mark(number.start, end, cited(title, *filters))
        return _UNLIKE_COMPUTED.format(shown=fact.phrase)

    def _more(self, each: Attribution, text: str) -> Iterator[Asserted]:
        """What else a number says that is one of several totals: that these are equal to it."""
        further = each.targets[1:]
        if not further:
            return
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


def _structure_checks(written: Sequence[Written]) -> Iterator[Doubt]:
    """Where the text goes its own way, and was kept so."""
    for place, (each, number) in enumerate(zip(written, counted_numbers(written), strict=True), start=1):
        if number:
            yield Doubt(f"第{place}段", f"标题的序号“{number}”和数出来的不一样，照写")
        elif number == "" and each.block.level:
            yield Doubt(f"第{place}段", f"标题“{each.block.heading[:12]}”没有序号，照写")
        if lone_item(each.block.text) and not opens_series(written, place - 1):
            yield Doubt(f"第{place}段", "只有“一是”，没有“二是”，照写")
