"""The same figure in two places of a report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine


class _Mention(NamedTuple):
    """A figure where it is told, and the fact that printed it.

    `is_whole` where it can be of all, `is_total` where it is told to be; `of` is what it is told of, as 全市.
    """

    spot: Spot
    value: int | Fraction
    label: str
    fact: str
    is_whole: bool = True
    is_total: bool = True
    of: str = ""


def _may_be_apart(first: _Mention, other: _Mention) -> bool:
    """Whether one may well be of a part only: it is not told to be of all, and half of the other at most."""
    small, large = sorted((first, other), key=lambda each: each.value)
    return small.value * 2 <= large.value and not (small.is_total and large.is_total)


def _severity(first: _Mention, other: _Mention) -> Severity | None:
    """Milder where one may be of a part, as of a field that the heading names."""
    small, large = sorted((first, other), key=lambda each: each.value)
    is_sure = first.of == other.of and (small.is_whole or not large.is_whole)
    return None if is_sure and (small.is_whole or large.is_whole) else Severity.INFO


@rule("FZ225")
def figures_that_disagree(subject: Subject) -> Iterator[Fault]:
    """同一个指标在全文里是同一个数。

    第一部分写学法4次，第二部分写学法6次，必有一处错。比较的是说全年的分句：分句相同的，或者说的是同一个常用指标的
    （聘请法律顾问3名、法律顾问2名；制定规范性文件3件、5件规范性文件均经审核）；附件的表格里同名的数也在内。
    分项、分期、分领域的不算。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        同一数字前后一致（D）
    错误：一、第一责任人履职情况
        局党组全年集中学法4次。
        二、主要举措和成效
        全年共集中学法6次，提高依法行政能力。
    正确：一、第一责任人履职情况
        局党组全年集中学法4次。
        二、主要举措和成效
        全年共集中学法4次，举办培训3期。一季度集中学法1次，举办执法培训2期。
    """
    stated: dict[tuple[str, str], list[_Mention]] = defaultdict(list)
    for key, mention in _mentions(subject):
        stated[key].append(mention)
    for same in stated.values():
        first, *others = same
        if len({each.value for each in same}) != 2 or len({each.spot.line for each in same}) != len(same):  # noqa: PLR2004  a series tells of several things
            continue
        for each in others:
            if each.value != first.value and not (first.fact and each.fact) and not _may_be_apart(first, each):
                message = f"{each.label}{each.spot.text}，前面写的是{first.spot.text}"
                hint = "核对后改成同一个数；口径不同的，写明口径"
                yield Fault(each.spot, message, hint, _severity(first, each))


def _mentions(subject: Subject) -> Iterator[tuple[tuple[str, str], _Mention]]:
    """What is told of the whole year, by what it counts and its measure word."""
    for line, found in quantities(subject).items():
        for each in found if line.part != "下年安排" else ():
            if each.vague or each.unit == "%":
                continue
            known, key = _known(subject, line, each), _clause(subject, line, each)
            fact = line.fact_at(each.start)
            if known:
                name, is_total = known
                of = _OF.search(line.unquoted, each.clause, each.start)
                is_whole = is_total or bool(key)
                told_of = of[0] if of else ""
                yield (name, ""), _Mention(each.spot, each.value, each.label, fact, is_whole, is_total, told_of)
            elif key:
                is_total = _TOTAL.search(line.text, each.clause, each.start) is not None
                yield (key, each.unit), _Mention(each.spot, each.value, each.label, fact, is_total=is_total)
    yield from _cells(subject)


# Clauses that are the same ------------------------------------------------------------------------------------

_TOTAL = Pattern("共|累计|全年|合计|总计|本年")
_SAME = Pattern(
    "^(?:局党组|局党委|党组|党委|我局|全局|全年|本年度?|今年|一年来|20\\d\\d年度?|[一二三四五六七八九]是|"
    "[局镇区县市]?(?:党政)?主要(?:负责人|领导)|主持|带头|通过|依托|利用|共|累计|合计|总计|计|已|组织|开展|举办|举行|进行|召开)+"
)
_OF_A_PART = Pattern("其中|分别|每|各|月|季度|半年|上年|去年|同期|年初|年末|截至|以来|新增|另|等")
_OPENING = Pattern("[。；！？]$|(?:^|[。；！？])(?:20\\d\\d年度?|今年|一年来|本年度)，$")
_OPENING_ENDS = ("。", "；", "！", "？", "年，", "度，", "来，")
_YEAR = Pattern(r"(20\d\d)年")
_LONGEST_OPENING = 10
_LONG = 8
_SHORTEST, _SHORTEST_WITHOUT_TOTAL = 3, 6
_SHORT_NAMES = {"学法", "述法"}


def _clause(subject: Subject, line: TextLine, each: Quantity) -> str:
    """What a figure for the whole year counts, where its sentence begins with it; else ""."""
    begin = each.clause
    before = line.text[max(line.lead, begin - _LONGEST_OPENING) : begin]
    opens = not before or (before.endswith(_OPENING_ENDS) and _OPENING.search(before))
    clause = line.text[begin : each.start]
    if not opens and _TOTAL.search(clause) and len(clause) >= _LONG:
        opens = not _SCOPE.search(line.unquoted, _sentence(line, begin), begin)
    if not opens or _OF_A_PART.search(line.unquoted, begin, each.start):
        return ""
    if any(year != str(subject.year) for year in _YEAR.findall(before + line.unquoted[begin : each.start])):
        return ""
    key = _SAME.sub("", clause)
    total = _TOTAL.search(clause)
    known = key in _SHORT_NAMES or len(key) >= (_SHORTEST if total else _SHORTEST_WITHOUT_TOTAL)
    return key if known else ""


# Figures that reports commonly have ---------------------------------------------------------------------------


class _Indicator(NamedTuple):
    """A figure of the whole year: what is done, with what, and the measure words, as patterns.

    `word` stands wherever it is told. `is_named` where the noun alone tells what is meant, `is_standing`
    where it is no figure of what was done.
    """

    name: str
    word: str
    verbs: str
    noun: str
    units: str
    is_named: bool = True
    is_standing: bool = False


_INDICATORS = (
    _Indicator("法律顾问", "法律顾问", "聘请|外聘|聘用|选聘|配备|现有|共有|有", "(?:常年|外聘)?法律顾问", "名|人|位", is_standing=True),
    _Indicator("公职律师", "公职律师", "现有|共有|有|配备|设立", "公职律师", "名|人|位", is_standing=True),
    _Indicator("执法人员", "执法人员", "现有|共有|有|配备", "(?:在编|在岗)?(?:行政)?执法人员", "名|人", is_standing=True),
    _Indicator("执法车辆", "车辆", "出动", "(?:行政)?(?:执法)?车辆", "辆次|辆|台次|车次"),
    _Indicator("出动人员", "人员", "出动", "(?:行政)?(?:执法)?人员", "人次", is_named=False),
    _Indicator("行政处罚", "行政处罚", "办理|实施|查处|查办", "行政处罚(?:案件|案)?", "件|宗|起"),
    _Indicator("处罚决定", "行政处罚", "作出", "行政处罚(?:决定)?", "件|宗|起|份", is_named=False),
    _Indicator("行政复议", "行政复议", "办理|发生|产生", "行政复议(?:案件|案)?", "件|宗|起"),
    _Indicator("行政诉讼", "行政", "办理|发生|参与", "行政(?:诉讼|应诉)(?:案件|案)?", "件|宗|起"),
    _Indicator("行政许可", "行政许可", "办理|作出", "行政许可(?:事项|案件)?", "件"),
    _Indicator("规范性文件", "规范性文件", "制定|出台|印发|制发|发布", "(?:行政)?规范性文件", "件|份|部"),
    _Indicator("政府信息", "信息", "(?:主动)?公开", "(?:各类)?(?:政府|政务)?信息", "条", is_named=False),
    _Indicator("审核合同", "合同", "审[核查]", "(?:各类)?合同", "份|件", is_named=False),
    _Indicator("签订合同", "合同", "签[订署]", "(?:各类)?合同", "份|件", is_named=False),
    _Indicator("罚没款", "罚没", "收缴|共", "罚没(?:款|金额|款项)", "元"),
    _Indicator("排查纠纷", "纠纷", "排查", "(?:各类)?(?:矛盾)?纠纷", "起|件|宗", is_named=False),
    _Indicator("化解纠纷", "纠纷", "(?:成功)?(?:化解|调解|调处)", "(?:各类)?(?:矛盾)?纠纷", "起|件|宗", is_named=False),
    _Indicator("普法活动", "活动", "开展|举办|组织", "(?:普法|法治)(?:宣传)?(?:教育)?活动", "场次|场|次"),
    _Indicator(
        "宣传资料", "宣传", "发放|印发|散发", "(?:各类)?(?:普法|法治|法律)?宣传(?:资料|手册|材料)", "份|册", is_named=False
    ),
    _Indicator("热线工单", "12345", "办理|承办|受理|处理", "(?:12345)(?:政务服务)?(?:便民)?热线(?:工单|事项)?", "件"),
    _Indicator("代表建议", "建议", "办理|承办", "人大(?:代表)?建议", "件"),
    _Indicator("政协提案", "提案", "办理|承办", "政协(?:委员)?提案", "件"),
    _Indicator("公开申请", "公开申请", "收到|受理|办理", "(?:政府)?信息公开申请", "件"),
    _Indicator("评查案卷", "案卷", "评查", "(?:行政)?(?:处罚|执法)?案卷", "卷|件|份|宗", is_named=False),
    _Indicator("人民调解员", "调解员", "现有|共有|有|配备", "人民调解员", "名|人", is_standing=True),
    _Indicator("法律明白人", "法律明白人", "现有|共有|有", "“?法律明白人”?", "名|人", is_standing=True),
    _Indicator("法律援助", "法律援助", "办理", "法律援助案件", "件"),
    _Indicator("法律意见", "法律意见", "出具|提供", "法律意见书?", "份|条"),
)  # fmt: skip
_LEAD = (
    "(?:20\\d\\d年度?|全年|本年度?|今年|年内|一年来|[一二三四五六七八九]是|[我全](?:[局省市县区镇乡委院厅]|街道|系统)|局|"
    "组织(?=全[局省市县区镇乡])|法律顾问|共|共计|累计|合计|总计|总共|已|依法){0,4}"
)
_ALL_OF_THEM = Pattern("均|全部|都(?!不|没|未)|无一")
_SCOPE = Pattern(
    "专项|行动|领域|期间|针对|围绕|节|月|周|季度|半年|夜间|方面|县区|街道|各部门|往年|历年|上年|去年|其中|部分|新增|重点|整治|分别|村|社区|企业|学校|网络"
)
_STOPS = "。；！？"


class _Reading(NamedTuple):
    """How an indicator is told: before the number, and behind it."""

    indicator: _Indicator
    before: Pattern
    behind: Pattern
    leads: Pattern
    units: frozenset[str]


def _reading(each: _Indicator) -> _Reading:
    verb = f"(?:{each.verbs})" + ("?" if each.is_named else "")
    own = f"(?:(?:{each.verbs})了?的?|办理的|现有的?)?" if each.is_named else f"(?:{each.verbs})了?的?"
    return _Reading(
        each,
        Pattern(f"{_LEAD}{verb}{each.noun}(?:共|共计|总数|达|有|为)?"),
        Pattern(each.noun),
        Pattern(f"{_LEAD}{own}"),
        frozenset(each.units.split("|")),
    )


_READINGS = tuple(map(_reading, _INDICATORS))
_BY_UNIT: dict[str, list[_Reading]] = defaultdict(list)
for _each in _READINGS:
    for _unit in _each.units:
        _BY_UNIT[_unit].append(_each)


_OF = Pattern("全(?:[省市县区镇乡]|街道|系统)")


def _known(subject: Subject, line: TextLine, each: Quantity) -> tuple[str, bool] | None:
    """The common figure that a quantity is of the whole year, and whether that is told to be of all."""
    text = line.unquoted
    for reading in _BY_UNIT.get(each.unit, ()):
        if reading.indicator.word not in text[each.clause : each.end + _FARTHEST]:
            continue
        behind = None
        if reading.before.fullmatch(text, each.clause, each.start):
            is_of_all = _TOTAL.search(text, each.clause, each.start) is not None
        elif (behind := reading.behind.match(text, each.end)) and reading.leads.fullmatch(text, each.clause, each.start):
            if not _ALL_OF_THEM.match(text, behind.end()):
                continue
            is_of_all = each.clause < each.start
        else:
            continue
        before = text[_sentence(line, each.clause) : each.clause]
        own_year = before.replace(f"{subject.year}年", "")
        is_first = not own_year.strip("度，")
        if _YEAR.search(own_year + text[each.clause : each.start].replace(f"{subject.year}年", "")):
            return None
        if is_first or (not _SCOPE.search(before) and (is_of_all or before[:-1].endswith(tuple(_ENDS)))):
            return reading.indicator.name, is_of_all or (reading.indicator.is_standing and not behind)
    return None


def _sentence(line: TextLine, start: int) -> int:
    """Where the sentence begins that a character behind a heading is of."""
    return max(*(line.unquoted.rfind(stop, line.lead, start) for stop in _STOPS), line.lead - 1) + 1


_FARTHEST = 10
_ENDS = "次件份项个名人家场期户宗卷条起辆册元%"


# Tables -------------------------------------------------------------------------------------------------------

_CELL = Pattern(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[\u4e00-\u9fff]{0,2})")
_UNIT_BEHIND = Pattern("（[^（）]{1,4}）$")
_LONGEST_CELL = 24


def _cells(subject: Subject) -> Iterator[tuple[tuple[str, str], _Mention]]:
    """Figures in tables: in the cell behind that of their name, or as far down their column."""
    cells = subject.printed if subject.annexes else subject.body
    for labels, numbers in _rows(cells):
        one_more = len(labels) == len(numbers) + 2 and len(numbers) > 1
        pairs = zip(labels[1:] if one_more else labels[-len(numbers) :], numbers, strict=False)
        if len(numbers) > 1 and not one_more and len(labels) != len(numbers):
            pairs = zip(labels[-1:], numbers[:1], strict=True)
        for label, number in pairs:
            name = _UNIT_BEHIND.sub("", label.text)
            match = _CELL.fullmatch(number.text)
            named = (each for each in _READINGS if each.indicator.word in name)
            found = next((each for each in named if each.before.fullmatch(name)), None)
            if found and match:
                spot = number.spot(0, match.end())
                yield (found.indicator.name, ""), _Mention(spot, Fraction(match["number"]), name, number.fact_at(0))


def _rows(cells: Sequence[TextLine]) -> Iterator[tuple[list[TextLine], list[TextLine]]]:
    """Short lines that are no numbers, with the numbers that follow them."""
    labels, numbers = list[TextLine](), list[TextLine]()
    for cell in cells:
        if _is_number(cell):
            numbers.append(cell)
            continue
        if numbers:
            yield labels, numbers
            labels, numbers = [], []
        labels = [*labels, cell][-_MOST_COLUMNS:] if _is_label(cell) else []
    if numbers:
        yield labels, numbers


_MOST_COLUMNS = 24


def _is_number(cell: TextLine) -> bool:
    return _CELL.fullmatch(cell.text) is not None


def _is_label(cell: TextLine) -> bool:
    return len(cell.text) <= _LONGEST_CELL and not cell.text.endswith("。")


RULES: tuple[Rule, ...] = (figures_that_disagree,)
