"""Figures in the office's own words: what stands beside them, and what the ledgers say instead."""

import re
from collections.abc import Iterator

from fazhi_report.document import OFF_LEDGER, Run
from fazhi_report.facts import Fact, Facts, Yuan, record_name
from fazhi_report.rules.assertions import Assertion, beginning, is_own
from fazhi_report.rules.ledger_claims import NARROWED, NOT_NARROWED_BEFORE, named_before
from fazhi_report.rules.ledger_words import any_ledger, ledger_names
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine
from fazhi_report.schema import ledgers

# What a figure becomes by what stands beside it ---------------------------------------------------

_NUMBER = Pattern(
    r"(?:(?<![\dA-Za-z年月日])[-−－])?\d+(?:[.．]\d+|,\d{3}(?!\d))*(?P<scale>[%％‰]|[百千万亿]+(?=[余多]?(?P<unit>\w\w?)))?"
    "|[二两三四五六七八九十百千万][零〇一二两三四五六七八九十百千万]+"
)


@rule("FZ293")
def figures_run_together(subject: Subject) -> Iterator[Fault]:
    """引用的数和旁边的数字、小数点、负号、“万”没有连成另一个数。

    {{ 合同.份数 }}后面紧接着写“00份”“万份”，或者再引用一个数，印出来就是另一个数，哪本台账里也没有。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同{{ 合同.份数 }}万份。"}]
    正确：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同{{ 合同.份数 }}份。"}]
    """
    for line in subject.printed if subject.report else ():
        if not any(_is_cited(run, subject) for run in line.runs):
            continue
        for match in _NUMBER.finditer(line.text):
            end = (
                match.start("scale")
                if match["scale"] and not _is_scaled(line, match, subject)
                else match.end()
            )
            runs = list(_runs(line, match.start(), end))
            if len(runs) > 1 and any(_is_cited(run, subject) for run in runs):
                spot = line.spot(match.start(), end)
                yield Fault(spot, f"几个数连成了一个数：“{spot.text}”", "分开写；数不对的，改正台账")


def _runs(line: TextLine, start: int, end: int) -> Iterator[Run]:
    while start < end and (run := line.run_at(start)):
        yield run
        start = line.end_of_run(start)


def _is_cited(run: Run, subject: Subject) -> bool:
    """Whether a run is a figure that the office's own text cites or declares."""
    return bool(run.fact) and subject.is_passage(run)


def _is_scaled(line: TextLine, match: re.Match[str], subject: Subject) -> bool:
    """Whether what is typed behind a figure of a ledger makes it another: 2万份 of 2; not 12.3万元."""
    fact = subject.facts.find(line.fact_at(match.start("scale") - 1))
    if fact is None or fact.name.startswith("metrics.") or isinstance(fact.value, Yuan):
        return False
    return not match["unit"] or (bool(fact.unit) and match["unit"].startswith(fact.unit))


# What the ledgers say instead ---------------------------------------------------------------------

FILLERS = re.compile("(?:共|共计|总计|合计|总数|数量|共有|为|达|有|计|案件|案|决定|活动|事项){0,4}")
_ENDS = re.compile("[，。；、]|$")
OTHER_TIME = Pattern("去年|上年|上一年|前年|同期|累计|以来|季度|半年|20\\d\\d年")


@rule("FZ294")
def declared_against_the_ledger(subject: Subject) -> Iterator[Fault]:
    """自己写明的数，与台账里同一件事的数不相反。

    {{ 9份 }}这样写明的数没有台账来管。台账里有同一件事的数，又不一样，两个里必有一个是错的；说的是其中一部分
    的，写明是哪一部分。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同{{ 9份 }}。"}]
    正确：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同{{ 合同.份数|带单位 }}，其中采购合同{{ 1份 }}。"}]
    """
    for line, found in quantities(subject).items() if subject.report else ():
        for each in found if line.part != "下年安排" else ():
            run = line.run_at(each.start)
            is_declared = run is not None and OFF_LEDGER in run.ties and is_own(run, subject)
            if not is_declared or each.vague:
                continue
            if (fact := same_thing(each, subject)) and fact.exact not in (None, each.value):
                cure = f"写成 {{{{ {fact.title}|带单位 }}}}；台账错了的，改正台账；只是一部分的，写明"
                yield Fault(each.spot, f"“{each.text}”与台账不同：{fact.title} {fact.phrase}", cure)


def same_thing(each: Quantity, subject: Subject) -> Fact | None:
    """The figure of a ledger that a quantity is by its words; None where that is not certain."""
    line, text, facts = each.line, each.line.unquoted, subject.facts
    begins = beginning(line, each.start)
    before = text[begins : each.start]
    if NARROWED.search(before) or OTHER_TIME.search(before.replace(f"{subject.year}年", "")):
        return None
    behind = any_ledger().match(text, each.end)
    if behind and _ENDS.match(text, behind.end()) and NOT_NARROWED_BEFORE.search(before):
        return _of_unit(f"{ledger_names()[behind[0]]}.count", each.unit, facts)
    named = next(
        (each for each in any_ledger().finditer(before) if FILLERS.fullmatch(before, each.end())), None
    )
    if named and NOT_NARROWED_BEFORE.search(before[: named.start()]):
        fact = _of_unit(f"{ledger_names()[named[0]]}.count", each.unit, facts)
        if fact:
            return fact
    said = Assertion(line, "all", each.start, each.start, each.end, begins)
    wholes = (found.ledger for found in named_before(said, facts) if found.is_whole)
    cores = (core for words in wholes for core in words.cores if core.kind == "figure")
    return next((_of_unit(core.fact, each.unit, facts) for core in cores if before.endswith(core.word)), None)


def _of_unit(name: str, unit: str, facts: Facts) -> Fact | None:
    fact = facts[name]
    return fact if fact.stated and fact.unit == unit else None


# Which record it is of ----------------------------------------------------------------------------

_RECORD = re.compile(r"\A(\w{1,40})\.(\d{1,6})\.\w{1,60}")
_SHORTEST = 4


@rule("FZ295")
def figures_of_another_record(subject: Subject) -> Iterator[Fault]:
    """一句话里说的是哪一条明细，引用的就是哪一条的数。

    {{ 合同.1.纠纷 }}是第一条明细的数，明细换了顺序，它就成了别的合同的数。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：---
        合同: [{名称: 河道清淤合同, 纠纷: 3}, {名称: 水库加固合同, 纠纷: 0}]
        补充段落: [{位置: 行政决策, 内容: "水库加固合同发生纠纷{{ 合同.1.纠纷|带单位 }}。"}]
    正确：---
        合同: [{名称: 河道清淤合同, 纠纷: 3}, {名称: 水库加固合同, 纠纷: 0}]
        补充段落: [{位置: 行政决策, 内容: "河道清淤合同发生纠纷{{ 合同.《河道清淤合同》.纠纷|带单位 }}。"}]
    """
    if subject.report is None:
        return
    fields = {ledger.counting.name: field for field, ledger in ledgers().items()}
    for line in subject.printed:
        at = 0
        for run in line.runs:
            start, at = at, at + len(run.text)
            match = _RECORD.fullmatch(run.fact) if _is_cited(run, subject) else None
            if match is None or match[1] not in fields:
                continue
            names = [record_name(each) for each in getattr(subject.report, fields[match[1]]).records]
            own = names[int(match[2]) - 1]
            sentence = line.text[beginning(line, start) : start].replace("《", "").replace("》", "")
            others = [name for name in names if len(name) >= _SHORTEST and name != own and name in sentence]
            if others and not (own and own in sentence):
                title = subject.facts[run.fact].title
                hint = f"写成 {title.partition('.')[0]}.《{others[-1]}》.{title.rpartition('.')[2]}"
                yield Fault(line.spot(start, at), f"“{others[-1]}”的数引用了另一条明细（{title}）", hint)


RULES: tuple[Rule, ...] = (
    figures_run_together,
    declared_against_the_ledger,
    figures_of_another_record,
)
