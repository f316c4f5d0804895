"""The same figure in two places of a report."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.common_figures import CommonFigure, figure_told
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.tables import figures_in_tables
from fazhi_report.rules.text_lines import Spot, TextLine

_Key: TypeAlias = tuple[str | CommonFigure, str]
"""What is counted, in the words of a clause with its measure word, or as a common figure."""


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
    stated: dict[_Key, list[_Mention]] = defaultdict(list)
    for key, mention in _mentions(subject):
        stated[key].append(mention)
    for same in stated.values():
        first, *others = same
        if len({each.value for each in same}) != 2 or len({each.spot.line for each in same}) != len(same):  # noqa: PLR2004  a series tells of several things
            continue
        for each in others:
            if (
                each.value != first.value
                and not (first.fact and each.fact)
                and not _may_be_apart(first, each)
            ):
                message = f"{each.label}{each.spot.text}，前面写的是{first.spot.text}"
                hint = "核对后改成同一个数；口径不同的，写明口径"
                yield Fault(each.spot, message, hint, _severity(first, each))


def _mentions(subject: Subject) -> Iterator[tuple[_Key, _Mention]]:
    """What is told of the whole year, by what it counts and its measure word."""
    for line, found in quantities(subject).items():
        for each in found if line.part != "下年安排" else ():
            if each.vague or each.unit == "%":
                continue
            key = _clause(subject, line, each)
            if known := _known(subject, line, each):
                figure, is_total = known
                of = _OF.search(line.unquoted, each.clause, each.start)
                yield (figure, ""), _mention(each, bool(is_total or key), is_total, of[0] if of else "")
            elif key:
                is_total = _TOTAL.search(line.text, each.clause, each.start) is not None
                yield (key, each.unit), _mention(each, True, is_total)  # noqa: FBT003  as told
    for figure, number, value in figures_in_tables(subject):
        yield (figure, ""), _Mention(number, value, "表格里的", number.line.fact_at(0))


def _mention(each: Quantity, is_whole: bool, is_total: bool, of: str = "") -> _Mention:  # noqa: FBT001  as told
    return _Mention(each.spot, each.value, each.label, each.line.fact_at(each.start), is_whole, is_total, of)


# Clauses that are the same ------------------------------------------------------------------------

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


# Figures that most reports have ----------------------------------------------------------------------

_ALL_OF_THEM = Pattern("均|全部|都(?!不|没|未)|无一")
_SCOPE = Pattern(
    "专项|行动|领域|期间|针对|围绕|节|月|周|季度|半年|夜间|方面|县区|街道|各部门|往年|历年|上年|去年|其中|部分|新增|重点|整治|分别|村|社区|企业|学校|网络"
)
_STOPS = "。；！？"
_OF = Pattern("全(?:[省市县区镇乡]|街道|系统)")


def _known(subject: Subject, line: TextLine, each: Quantity) -> tuple[CommonFigure, bool] | None:
    """The common figure that a quantity is of the whole year, and whether that is told to be of all."""
    text = line.unquoted
    told = figure_told(each)
    if told is None or (told[1] and not _ALL_OF_THEM.match(text, told[1])):
        return None
    figure, is_behind = told
    is_of_all = each.clause < each.start if is_behind else bool(_TOTAL.search(text, each.clause, each.start))
    before = text[_sentence(line, each.clause) : each.clause].replace(f"{subject.year}年", "")
    if _YEAR.search(before + text[each.clause : each.start].replace(f"{subject.year}年", "")):
        return None
    is_first = not before.strip("度，")
    if is_first or (not _SCOPE.search(before) and (is_of_all or before[:-1].endswith(_ENDS))):
        return figure, is_of_all or (figure.is_standing and not is_behind)
    return None


def _sentence(line: TextLine, start: int) -> int:
    """Where the sentence begins that a character behind a heading is of."""
    return max(*(line.unquoted.rfind(stop, line.lead, start) for stop in _STOPS), line.lead - 1) + 1


_ENDS = tuple("次件份项个名人家场期户宗卷条起辆册元%")


RULES: tuple[Rule, ...] = (figures_that_disagree,)
