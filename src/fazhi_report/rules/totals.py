"""Parts and totals."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.exclusive import exclude_each_other, exclusive_parts
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, plain, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_REST = Pattern("^(?:其他|其它|其余)")
_NO_LIST = Pattern("其中|上年|去年|同比|比上|较|每|平均|另|等|含|如")
_KINDS = Pattern("(?:程序|述法|培训|类|资金|经费)$")
_HALVES = Pattern("^(?:行政|事业|专职|兼职|男|女)")
"""How posts and persons are divided; other names of persons (党员、法学专业) may share some."""
_FEWEST_PARTS = 2
_NEAR, _NEAR_ABOVE = 20, 10
"""Parts that come within a twentieth of their total are asked about, or within a tenth above it."""


class _Listing(NamedTuple):
    """The parts of a total; `complete` where they are all of it, else where no two can share anything.

    `close` where parts that come near to the total are asked about.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    complete: bool
    disjoint: bool
    close: bool = False

    @property
    def fault(self) -> Fault | None:
        """What does not add up."""
        total, added = self.total, Fraction(sum(part.value for part in self.parts))
        for part in self.parts:
            if part.value > total.value:
                message = f"分项“{part.label}{part.text}”多于总数“{total.text}”"
                return Fault(part.spot, message, "核对分项和总数")
        if len(self.parts) < _FEWEST_PARTS or added == total.value:
            return None
        scale, written = (10_000, "万") if "万" in total.text else (1, "")
        sum_of_parts = f"分项相加是{plain(added / scale)}{written}{total.unit}"
        if self.complete or (self.disjoint and added > total.value):
            verb = "不等于" if self.complete else "多于"
            message = f"{sum_of_parts}，{verb}总数“{total.text}”"
            return Fault(total.spot, message, "核对分项和总数；分项有重叠的，不用“其中”并列")
        over = added - total.value
        if self.close and (-total.value <= over * _NEAR < 0 or 0 < over * _NEAR_ABOVE < total.value):
            message = f"{sum_of_parts}，与总数“{total.text}”差一点"
            hint = "核对分项和总数；分项没有列全或者有重叠的，不用改"
            return Fault(total.spot, message, hint, Severity.INFO)
        return None


@rule("FZ227")
def parts_and_totals(subject: Subject) -> Iterator[Fault]:
    """分项相加等于总数，没有一项多于总数。

    括号里、冒号和“分别为”后面列出的、末项写“其他”的是全部分项，应当等于总数；“其中”可以只列一部分，也可以重叠，
    各项互斥的（普通程序和简易程序、办结和未办结）才与总数比较，不写“其中”也一样。两项以上、相加比总数少不到
    5%或者多不到10%的，提示核对。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        分项和等于总数：法制审核48件＝37＋6＋5（D）
    错误：全年审核48份（合同37份、案卷6份、其他6份）。
    正确：全年审核48份（合同37份、案卷6份、其他5份）。评查案卷48卷，其中优秀37卷、良好5卷。
        执法人员48名，其中党员40名、本科以上学历45名。
    """
    for line, found in quantities(subject).items():
        told = set()
        for listing in _listings(line, found):
            if listing.total not in told and (fault := listing.fault):
                told.add(listing.total)
                yield fault
    yield from _listed_below(subject)


def _listings(line: TextLine, found: Sequence[Quantity]) -> Iterator[_Listing]:
    """What a line tells of wholes and their parts."""
    for total in found:
        if total.unit != "%" and not total.vague:
            yield from filter(None, (_listed_after(line, total, found), _listed_before(line, total, found)))
    if len(found) > _FEWEST_PARTS:
        yield from _exclusive(line, found)


# Parts that exclude each other --------------------------------------------------------------------

_OPENS = Pattern("其中|[（：]|包括|分别")
_FATES = Pattern("不予受理|终止|撤回|移送|转送|转办|并案|中止|其他|其余|另|等")
_STEP = Pattern("[、和及]|以及")


def _exclusive(line: TextLine, found: Sequence[Quantity]) -> Iterator[_Listing]:
    """Parts that exclude each other, with the total that stands before them."""
    runs = list(exclusive_parts(found))
    members = {id(part) for _, run in runs for part in run.parts}
    for first, run in runs:
        total = _total_of(line, found, first, members)
        if total is None:
            continue
        opened = _OPENS.search(line.unquoted, total.end, run.parts[0].start) is not None
        if not (opened or run.are_told_of(total.label)):
            continue
        sentence = line.unquoted[run.parts[0].clause :].partition("。")[0]
        is_all = run.are_all and opened and not _FATES.search(sentence)
        added = sum(part.value for part in run.parts)
        if opened or added not in {each.value for each in found[:first] if each.persons == total.persons}:
            yield _Listing(total, run.parts, is_all, disjoint=True, close=True)


def _total_of(
    line: TextLine, found: Sequence[Quantity], first: int, members: AbstractSet[int]
) -> Quantity | None:
    """The nearest quantity of the same measure word before some parts that is none of a list itself."""
    part = found[first]
    for number in range(first - 1, -1, -1):
        each = found[number]
        between = line.unquoted[each.end : part.start]
        if "。" in between.rstrip("。") and "。其中" not in between:
            return None
        if each.persons != part.persons:
            if each.unit in {"元", "%"}:
                continue
            return None
        is_listed = id(each) in members or _STEP.match(line.unquoted, each.end)
        if not is_listed and not _STEP.fullmatch(line.unquoted, each.clause - 1, each.clause):
            return None if each.vague or each.follows("约", "近", "超", "超过", "逾") else each
    return None


_COLON = ("：", ":")
_ITEM_ENDS = "；。，、"
_MOST_BELOW = 30


def _listed_below(subject: Subject) -> Iterator[Fault]:
    """Parts that stand in lines of their own, below a line that ends with their total and a colon."""
    told = quantities(subject)
    for number, line in enumerate(subject.body):
        found = told.get(line, ())
        if not found or not line.text.endswith(_COLON) or found[-1].vague:
            continue
        total, parts = found[-1], list[Quantity]()
        if line.unquoted[total.end :].strip("，：:") not in {"", "其中", "分别为", "分别是"}:
            continue
        for below in subject.body[number + 1 : number + 1 + _MOST_BELOW]:
            (*more, part) = told.get(below, (None,))
            if part is None or more or part.persons != total.persons or part.vague:
                break
            if part.clause or below.text[part.end :].strip(_ITEM_ENDS):
                break
            parts.append(part)
        if parts:
            disjoint = _disjoint([part.label for part in parts])
            if fault := _Listing(total, tuple(parts), complete=False, disjoint=disjoint, close=True).fault:
                yield fault


# Parts that are listed ----------------------------------------------------------------------------

_OPENINGS = ("（", "，分别", "，其中", "；其中", "。其中", "：", "，包括")
_OPENING = Pattern(
    r"(?P<bracket>（(?:其中[：:]?|包括)?(?P<inside>[^（）。；]{1,200})）)"
    r"|(?:，(?:分别为|分别是)|：)(?P<all>[^。；]{1,200})"
    r"|(?:[，（；。]其中[：:，]?|，包括)(?P<some>[^，。；（）]{1,200})"
)


def _listed_after(line: TextLine, total: Quantity, found: Sequence[Quantity]) -> _Listing | None:
    """The parts that follow a total: in brackets, after 分别为, after 其中."""
    match = (
        _OPENING.match(line.unquoted, total.end) if line.unquoted.startswith(_OPENINGS, total.end) else None
    )
    if match is None:
        return None
    group = next(name for name in ("inside", "all", "some") if match[name])
    start, end = match.span(group)
    parts = _items(line, start, end, found)
    if group == "some" and line.unquoted.startswith(("，", "；"), end):
        parts = _further(total, start, found) or parts
    if not parts or {part.persons for part in parts} != {total.persons}:
        return None
    labels = [part.label for part in parts]
    partial = group == "some" or (match["bracket"] or "").startswith(("（其中", "（包括"))
    if len(parts) == 1 and not partial:
        return None
    told = group == "all" or total.persons != "人" or all(map(_HALVES.match, labels))
    complete = (not partial and told) or bool(_REST.match(labels[-1]))
    overlaps = _OVERLAP.search(line.unquoted, total.end, parts[-1].end + _REMARK)
    return _Listing(total, parts, complete, _disjoint(labels), close=group == "some" and not overlaps)


_OVERLAP = Pattern("并处|兼|重复|交叉|同时|重叠")
_REMARK = 8
"""Characters behind a list that may tell that its parts overlap."""


def _further(total: Quantity, start: int, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The parts of a list that commas part, as in 其中合同37份，案卷6份; () where it may end earlier."""
    line, parts = total.line, list[Quantity]()
    for part in found[bisect_left(found, start, key=_START) :]:
        at = parts[-1].end if parts else start
        gap = line.unquoted[at : part.clause]
        if (gap if parts else gap + "，") not in _MARKS or not part.label or part.vague:
            break
        if part.persons != total.persons or part.value > total.value:
            break
        parts.append(part)
        if sum(each.value for each in parts) == total.value:
            break
    text = line.unquoted[start : parts[-1].end] if parts else ""
    return () if len(parts) < _FEWEST_PARTS or _NO_LIST.search(text) else tuple(parts)


_MARKS = ("、", "，", "；")


_IN_ALL = Pattern("，(?:共计?|合计|总计)(?:办理|办案|查处|处理|完成|开展|审[核查]|受理|[达有为])?")


_ENDS_OF_ALL = tuple("共计理案处成展核查达有为")


def _listed_before(line: TextLine, total: Quantity, found: Sequence[Quantity]) -> _Listing | None:
    """The parts before a total that begins with 共 or 合计: 合同37份、案卷6份，共43份."""
    text = line.unquoted
    if not total.follows(*_ENDS_OF_ALL) or not _IN_ALL.fullmatch(text, total.clause - 1, total.start):
        return None
    start = max(text.rfind(stop, 0, total.clause - 1) for stop in "，。；：（") + 1
    parts = _items(line, start, total.clause - 1, found)
    if len(parts) < _FEWEST_PARTS or {part.persons for part in parts} != {total.persons}:
        return None
    return _Listing(total, parts, complete=True, disjoint=True)


_START = attrgetter("start")
_SEPARATOR = Pattern("[、，]|和(?=[^、，]{1,20}$)")


def _items(line: TextLine, start: int, end: int, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a list in which every item is a name and a number; () where it is anything else."""
    text = line.unquoted
    if _NO_LIST.search(text, start, end):
        return ()
    inside = found[bisect_left(found, start, key=_START) : bisect_left(found, end, key=_START)]
    stops = [each.start() for each in _SEPARATOR.finditer(text[start:end])]
    ends = [*(start + stop for stop in stops), end]
    if [each.end for each in inside] != ends or not all(each.label and not each.vague for each in inside):
        return ()
    return tuple(inside)


def _disjoint(labels: Sequence[str]) -> bool:
    """Whether things under these names can't overlap: outcomes, or kinds of one form (普通程序、简易程序)."""
    kinds = [_KINDS.search(label) for label in labels]
    return exclude_each_other(labels) or (
        all(kinds) and len({kind and kind[0] for kind in kinds}) == 1 and len(set(labels)) == len(labels)
    )


RULES: tuple[Rule, ...] = (parts_and_totals,)
