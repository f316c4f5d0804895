"""Figures that most reports have: what they are called, and what is done with what is counted."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity


class CommonFigure(NamedTuple):
    """A figure of the whole year: its verbs, what is counted, and the measure words, each parted by |.

    `is_named` where the noun alone tells what is meant, `is_standing` where it is not of what was done.
    """

    verbs: str
    nouns: str
    units: str
    is_named: bool = True
    is_standing: bool = False


_CASES = "件|宗|起"
_FIGURES = (
    CommonFigure(
        "聘请|外聘|聘用|选聘|配备|现有|有", "法律顾问|常年法律顾问|外聘法律顾问", "名|人|位", is_standing=True
    ),
    CommonFigure("现有|有|配备|设立", "公职律师", "名|人|位", is_standing=True),
    CommonFigure(
        "现有|有|配备", "执法人员|行政执法人员|在编执法人员|在岗执法人员", "名|人", is_standing=True
    ),
    CommonFigure("现有|有|配备", "人民调解员", "名|人", is_standing=True),
    CommonFigure("出动", "车辆|执法车辆|行政执法车辆", "辆次|辆|台次|车次"),
    CommonFigure("出动", "人员|执法人员|行政执法人员", "人次", is_named=False),
    CommonFigure("办理|实施|查处|查办", "行政处罚|行政处罚案件|行政处罚案", _CASES),
    CommonFigure("作出", "行政处罚|行政处罚决定", "件|宗|起|份", is_named=False),
    CommonFigure("办理|发生|产生", "行政复议|行政复议案件|行政复议案", _CASES),
    CommonFigure("办理|发生|参与", "行政诉讼|行政诉讼案件|行政应诉|行政应诉案件", _CASES),
    CommonFigure("办理|作出", "行政许可|行政许可事项|行政许可案件", "件"),
    CommonFigure("制定|出台|印发|制发|发布", "规范性文件|行政规范性文件", "件|份|部"),
    CommonFigure("公开|主动公开", "信息|政府信息|政务信息|各类政府信息|各类信息", "条", is_named=False),
    CommonFigure("审核|审查", "合同|各类合同", "份|件", is_named=False),
    CommonFigure("签订|签署", "合同|各类合同", "份|件", is_named=False),
    CommonFigure("收缴", "罚没款|罚没金额|罚没款项", "元"),
    CommonFigure("排查", "纠纷|矛盾纠纷|各类矛盾纠纷", _CASES, is_named=False),
    CommonFigure(
        "化解|调解|调处|成功化解|成功调解|成功调处", "纠纷|矛盾纠纷|各类矛盾纠纷", _CASES, is_named=False
    ),
    CommonFigure(
        "开展|举办|组织",
        "普法活动|普法宣传活动|法治宣传活动|法治宣传教育活动|普法宣传教育活动",
        "场次|场|次",
    ),
    CommonFigure(
        "发放|印发|散发",
        "宣传资料|宣传材料|宣传手册|普法宣传资料|法治宣传资料|法律宣传资料|各类宣传资料|各类普法宣传资料",
        "份|册",
        is_named=False,
    ),
    CommonFigure(
        "办理|承办|受理|处理", "12345热线工单|12345热线事项|12345热线|12345政务服务便民热线工单", "件"
    ),
    CommonFigure("办理|承办", "人大代表建议|人大建议", "件"),
    CommonFigure("办理|承办", "政协提案|政协委员提案", "件"),
    CommonFigure("收到|受理|办理", "信息公开申请|政府信息公开申请", "件"),
    CommonFigure(
        "评查", "案卷|执法案卷|行政执法案卷|处罚案卷|行政处罚案卷", "卷|件|份|宗|本", is_named=False
    ),
    CommonFigure("办理", "法律援助案件", "件"),
    CommonFigure("出具|提供", "法律意见|法律意见书", "份|条"),
)  # fmt: skip

_LEAD = Pattern(
    "(?:20\\d\\d年度?|全年|本年度?|今年|年内|一年来|[一二三四五六七八九]是|[我全](?:[局省市县区镇乡委院厅]|街道|系统)|局|"
    "组织(?=全[局省市县区镇乡])|法律顾问(?=审)|共计?|累计|合计|总[计共]|已|依法){0,4}"
)
_BEHIND = ("共计", "总数", "共", "达", "有", "为")
_LONGEST = 18


@cache
def _named() -> Mapping[str, tuple[CommonFigure, ...]]:
    """The figures by verb and noun, and by the noun alone where that is enough."""
    found: dict[str, tuple[CommonFigure, ...]] = {}
    for each in _FIGURES:
        for noun in each.nouns.split("|"):
            for verb in (*each.verbs.split("|"), *("",) * each.is_named):
                found[verb + noun] = (*found.get(verb + noun, ()), each)
    return found


@cache
def _counted() -> Mapping[str, tuple[CommonFigure, ...]]:
    """The figures by what is counted."""
    found: dict[str, tuple[CommonFigure, ...]] = {}
    for each in _FIGURES:
        for noun in each.nouns.split("|"):
            found[noun] = (*found.get(noun, ()), each)
    return found


def figure_called(name: str) -> CommonFigure | None:
    """The figure that a heading of a table names."""
    return next(iter(_named().get(name, ())), None)


def figure_told(each: Quantity) -> tuple[CommonFigure, int] | None:
    """The figure that a quantity is, with where the noun ends if it stands behind the number, else 0."""
    if each.unit not in _UNITS:
        return None
    text = each.line.unquoted
    if text.startswith(_STOPS, each.end) or each.end == len(text):
        told = _told(each)
        found = _named().get(told) or _named().get(_without_filler(told), ())
        return next(((figure, 0) for figure in found if each.unit in figure.units.split("|")), None)
    own = None
    for end, noun in _nouns_behind(each):
        own = _told(each).removesuffix("的").removesuffix("了") if own is None else own
        for figure in _counted()[noun]:
            known = own in figure.verbs.split("|") or (figure.is_named and own in {"", "办理", "现有"})
            if known and each.unit in figure.units.split("|"):
                return figure, end
    return None


_UNITS = frozenset(unit for each in _FIGURES for unit in each.units.split("|"))
_STOPS = tuple("，。；、：（）")


def _told(each: Quantity) -> str:
    """What is told before a quantity, without 全年 and the like."""
    text = each.line.unquoted
    lead = _LEAD.match(text, each.clause, each.start)
    return text[lead.end() if lead else each.clause : each.start]


def _without_filler(told: str) -> str:
    return next((told.removesuffix(word) for word in _BEHIND if told.endswith(word)), told)


def _nouns_behind(each: Quantity) -> Iterator[tuple[int, str]]:
    """What is counted by the words right behind a quantity, the longest first."""
    behind = each.line.unquoted[each.end : each.end + _LONGEST]
    if behind[:2] in _beginnings():
        for length in range(len(behind), 1, -1):
            if behind[:length] in _counted():
                yield each.end + length, behind[:length]


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(noun[:2] for noun in _counted())
