"""Parts of a whole that exclude each other, by what they are called."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity
from fazhi_report.schema import exclusive_lists


class _Kinds(NamedTuple):
    """Names of which each thing has one, parted by blanks; others for the same by |.

    `are_all` where there is no other. `of` is what a whole is called of which they are parts without 其中.
    """

    names: str
    are_all: bool = False
    of: str = ""


_KINDS = (
    _Kinds("普通程序|一般程序|普通程序处罚 简易程序|简易程序处罚|当场处罚 快速办理|快速办理程序"),
    _Kinds("准予许可|许可|准予|准予行政许可 不予许可|不予|不予行政许可|不准予"),
    _Kinds(
        "维持|维持原行政行为 撤销 变更 确认违法 责令履行 不予受理 中止 "
        "驳回|驳回申请|驳回复议申请|驳回行政复议申请 终止|终止审理 调解|调解结案|和解|调解和解 "
        "未审结|未结|未办结|正在审理|正在办理",
    ),
    _Kinds("受理|予以受理 不予受理", of="收到|申请|接收"),
    _Kinds("正职|正职领导|主要负责人 副职|副职领导|分管负责人", of="出庭"),
    _Kinds("胜诉 败诉 撤诉|原告撤诉 调解|和解 未审结|未结|未判决|正在审理"),
    _Kinds("公开|予以公开|全部公开 部分公开 不予公开 无法提供 不予处理 其他处理"),
    _Kinds("男|男性|男职工|男干部 女|女性|女职工|女干部", are_all=True),
    _Kinds("专职|专职人员 兼职|兼职人员", are_all=True),
    _Kinds("行政编制|行政 事业编制|事业", of="编制"),
    _Kinds("上半年 下半年", are_all=True),
    _Kinds("一季度|第一季度 二季度|第二季度 三季度|第三季度 四季度|第四季度"),
    _Kinds("一审|一审案件 二审|二审案件 再审|再审案件"),
    _Kinds("来信|群众来信 来访|群众来访 来电 网上信访|网信"),
    _Kinds("初次信访|初信初访|初次 重复信访|重信重访|重复"),
    _Kinds("查实|属实 查否|不属实|不实"),
    _Kinds("集体访 个体访|个访"),
    _Kinds("主办 会办|协办|分办"),
    _Kinds("人大代表建议|人大建议|建议 政协委员提案|政协提案|提案"),
    _Kinds("线上|网上|网上办理|线上办理|网上办理事项 线下|窗口|线下办理|窗口办理|现场办理", of="办理"),
    _Kinds("满意|非常满意 基本满意 不满意"),
    _Kinds("合格 不合格", are_all=True),
    _Kinds("优秀 良好 不合格"),
    _Kinds(
        "重大|重大隐患|重大事故隐患|重大问题|重大事项 "
        "较大|较大隐患|较大事故隐患|较大问题|较大事项 "
        "一般|一般隐患|一般事故隐患|一般问题|一般事项",
    ),
    _Kinds("保留|继续有效|有效 修改|修订 废止 失效|宣布失效 取消", of="清理|梳理|评估"),
    _Kinds(
        "行政许可 行政处罚 行政检查 行政强制 行政确认 行政奖励 行政给付 行政征收 行政裁决 其他行政权力",
        of="权力|权责|事项",
    ),
)

_LEADING = Pattern(
    "^(?:其中|现已|拟|已经|目前|现有|尚有|[已现尚仍共均有的为]|依法|适用|采用|采取|按照?|作出|决定|"
    "法院|复议机关|判决|裁定|结果){0,4}"
)
_TRAILING = Pattern(
    "(?:行政|处罚|复议|诉讼|应诉){0,2}(?:案件|案|决定|出庭|出庭应诉|调解员|律师|干部|执法人员|顾问|的|方式|办理的|数|人员数?|占比|比例|占|为|达|有){0,4}$"
)
_NOT = Pattern("(?:尚?未|正在|没有|不予?)(?=..)")


@cache
def _names() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """The kinds that a name is of, by number, each with the first of its names."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    own = (kinds.names.split() for kinds in _KINDS)
    for number, names in enumerate((*own, *map(sorted, exclusive_lists()))):
        for several in names:
            for name in several.split("|"):
                found[name] = (*found.get(name, ()), (number, several))
    return found


@lru_cache(maxsize=1024)
def _kinds_of(label: str) -> Mapping[int, str]:
    """The kinds that a label may be of."""
    bare, names = _bare(label), _names()
    return dict(names.get(bare) or names.get(_TRAILING.sub("", bare), ()))


def _bare(label: str) -> str:
    return _LEADING.sub("", label, 1)


class Parts(NamedTuple):
    """Parts of one whole that exclude each other.

    `are_all` where there can be no other, `of` what wholes are called of which they are parts without 其中.
    """

    parts: tuple[Quantity, ...]
    are_all: bool
    of: tuple[str, ...]

    def are_told_of(self, label: str) -> bool:
        """Whether they are parts of a whole called so even without 其中."""
        return any(not words or any(word in label for word in words.split("|")) for words in self.of)


_APART = Pattern("(?:（[^（）]{0,40}）)?(?:，占[^，。；]{0,12}[%％])?(?:[、，；：（]|以?及|和)?")


def exclusive_parts(found: Sequence[Quantity]) -> Iterator[tuple[int, Parts]]:
    """The parts that exclude each other among the quantities of a line, with the number of the first."""
    first = 0
    while first < len(found) - 1:
        parts, kinds = _parts_from(found, first)
        if len(parts) > 1:
            are_all, of = any(each.are_all for each in kinds), tuple(each.of for each in kinds)
            yield first, Parts(tuple(parts), are_all, of)
        first = found.index(parts[-1], first) + 1


_MOST = 12


def _parts_from(found: Sequence[Quantity], first: int) -> tuple[list[Quantity], list[_Kinds]]:
    """A quantity with those behind it that it excludes, each right behind the one before, and the kinds."""
    opening = before = found[first]
    parts, labels = [opening], [opening.label]
    kinds: list[_Kinds] = []
    for each in found[first + 1 : first + _MOST]:
        if opening.unit != "%" and each.unit == "%" and each.label.startswith("占"):
            before = each
            continue
        if each.persons != opening.persons or each.vague:
            break
        shared = _shared([*labels, each.label])
        if not shared or not _APART.fullmatch(each.line.unquoted, before.end, max(each.clause, before.end)):
            break
        kinds, before = shared, each
        parts.append(each)
        labels.append(each.label)
    return parts, kinds


def exclude_each_other(labels: Sequence[str]) -> bool:
    """Whether things under these names can't overlap."""
    return bool(_shared(labels))


def _shared(labels: Sequence[str]) -> list[_Kinds]:
    """The kinds that all labels are different ones of."""
    first, *others = (_kinds_of(label) for label in labels)
    shared = [
        _KINDS[number] if number < len(_KINDS) else _OF_LEDGERS
        for number, name in first.items()
        if len({name, *(kinds.get(number, name) for kinds in others)}) == len(labels)
    ]
    if not shared and len(labels) == 2 and _denies(labels[1], labels[0]):  # noqa: PLR2004  a thing and what it is not
        return [_YES_AND_NO]
    return shared


_NEVER = "其中"
_OF_LEDGERS = _Kinds("", of=_NEVER)
_YES_AND_NO = _Kinds("", are_all=True, of=_NEVER)


def _denies(label: str, other: str) -> bool:
    """Whether one is what the other is not: 未办结 beside 办结."""
    match = _NOT.match(bare := _bare(label))
    return match is not None and bare[match.end() :] == _bare(other)
