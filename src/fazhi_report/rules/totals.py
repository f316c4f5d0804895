"""Parts and totals."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, plain, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine
from fazhi_report.schema import exclusive_lists

_REST = Pattern("^(?:其他|其它|其余)")
_NO_LIST = Pattern("其中|上年|去年|同比|比上|较|每|平均|另|等|含|如")
_KINDS = Pattern("(?:程序|述法|培训|类)$")
_HALVES = Pattern("^(?:行政|事业|专职|兼职|男|女)")
"""How posts and persons are divided; other names of persons (党员、法学专业) may share some."""
_FEWEST_PARTS = 2


class _Listing(NamedTuple):
    """The parts of a total; `complete` where they are all of it, else where no two can share anything."""

    total: Quantity
    parts: tuple[Quantity, ...]
    complete: bool
    disjoint: bool

    @property
    def fault(self) -> Fault | None:
        """What does not add up."""
        total, added = self.total, Fraction(sum(part.value for part in self.parts))
        for part in self.parts:
            if part.value > total.value:
                message = f"分项“{part.label}{part.text}”多于总数“{total.text}”"
                return Fault(part.spot, message, "核对分项和总数")
        wrong = added != total.value if self.complete else self.disjoint and added > total.value
        if not wrong or len(self.parts) < _FEWEST_PARTS:
            return None
        verb = "不等于" if self.complete else "多于"
        scale, written = (10_000, "万") if "万" in total.text else (1, "")
        message = f"分项相加是{plain(added / scale)}{written}{total.unit}，{verb}总数“{total.text}”"
        return Fault(total.spot, message, "核对分项和总数；分项有重叠的，不用“其中”并列")


@rule("FZ227")
def parts_and_totals(subject: Subject) -> Iterator[Fault]:
    """分项相加等于总数，没有一项多于总数。

    括号里和“分别为”后面列出的、末项写“其他”的是全部分项，应当等于总数；“其中”可以只列一部分，
    也可以重叠，各项互斥的才与总数比较。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        分项和等于总数：法制审核48件＝37＋6＋5（D）
    错误：全年审核48份（合同37份、案卷6份、其他6份）。
    正确：全年审核48份（合同37份、案卷6份、其他5份）。评查案卷48卷，其中优秀37卷、良好5卷。
        执法人员48名，其中党员40名、本科以上学历45名。
    """
    for line, found in quantities(subject).items():
        for total in found:
            if total.unit == "%" or total.vague:
                continue
            for listing in (_listed_after(line, total, found), _listed_before(line, total, found)):
                if listing and (fault := listing.fault):
                    yield fault


_OPENINGS = ("（", "，分别", "，其中")
_OPENING = Pattern(
    r"(?P<bracket>（(?:其中[：:]?|包括)?(?P<inside>[^（）。；]{1,200})）)|，(?:分别为|分别是)(?P<all>[^。；]{1,200})"
    r"|[，（]其中[：:]?(?P<some>[^，。；（）]{1,200})"
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
    if not parts or {part.persons for part in parts} != {total.persons}:
        return None
    labels = [part.label for part in parts]
    partial = group == "some" or (match["bracket"] or "").startswith(("（其中", "（包括"))
    if len(parts) == 1 and not partial:
        return None
    told = group == "all" or total.persons != "人" or all(map(_HALVES.match, labels))
    complete = (not partial and told) or bool(_REST.match(labels[-1]))
    return _Listing(total, parts, complete, _disjoint(labels))


_IN_ALL = Pattern("，(?:共计?|合计|总计)")


def _listed_before(line: TextLine, total: Quantity, found: Sequence[Quantity]) -> _Listing | None:
    """The parts before a total that begins with 共 or 合计: 合同37份、案卷6份，共43份."""
    text = line.unquoted
    if not total.follows("共", "计") or not _IN_ALL.fullmatch(text, total.clause - 1, total.start):
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
    return any(values.issuperset(labels) for values in exclusive_lists()) or (
        all(kinds) and len({kind and kind[0] for kind in kinds}) == 1 and len(set(labels)) == len(labels)
    )


RULES: tuple[Rule, ...] = (parts_and_totals,)
