"""Ledgers of a made-up office, and what is known of every figure by the words of docs/ledger.md.

Nothing here asks the program: what it adds up is held against this.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple, TypeAlias

Extent: TypeAlias = str
"""exact, least, most, near, or unknown."""

Data: TypeAlias = dict[str, Any]


class Known(NamedTuple):
    """What is known of a figure: how well, and how much."""

    extent: Extent
    number: int = 0
    written: str = ""

    @property
    def cell(self) -> int | str:
        """As a data file has it."""
        return self.written or self.number


UNKNOWN, NOTHING = Known("unknown"), Known("exact", 0)


class Field(NamedTuple):
    """A field of records: `flag`, `sum` or `choice`, and what it is of, if it is a part of another."""

    key: str
    kind: str
    most: int = 0
    values: tuple[str, ...] = ()
    part_of: str = ""


class Kind(NamedTuple):
    """A ledger: its key, what its figures are called, how many there are of it, what its records have."""

    key: str
    title: str
    size: str
    most: int
    fields: tuple[Field, ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()


_FORUMS = ("专题学习", "中心组学习", "第一议题学习", "会前学法", "集中学习", "专题研讨", "党课")
_PENALTIES = (
    *("警告、通报批评", "罚款", "没收", "暂扣许可证件", "吊销许可证件", "限制开展生产经营活动"),
    *("责令停产停业", "行政拘留", "其他"),
)
_REPLIES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "结转下年")
_OUTCOMES = ("维持", "撤销", "变更", "确认违法", "责令履行", "驳回", "终止", "未办结")
_LAWS = ("行政处罚法", "行政复议法", "信访工作条例", "优化营商环境条例", "突发事件应对法", "预算法")

KINDS = (
    Kind("党组会议", "党组会议", "次数", 8),
    Kind("法治学习", "学习", "次数", 24, (Field("形式", "choice", values=_FORUMS),)),
    Kind(
        "规范性文件",
        "规范性文件",
        "件数",
        6,
        (
            Field("合法性审核", "flag"),
            Field("审核意见数", "sum", 20),
            Field("采纳意见数", "sum", part_of="审核意见数"),
            Field("已备案", "flag"),
            Field("意见全部采纳", "never"),
        ),
    ),
    Kind(
        "审核",
        "合法性审核",
        "件数",
        30,
        (
            Field("对象", "choice", values=("规范性文件", "重大决策", "合同", "执法决定", "其他文件")),
            Field("意见数", "sum", 60),
        ),
    ),
    Kind(
        "合同",
        "合同",
        "份数",
        60,
        (
            Field("金额", "sum", 3_000_000),
            Field("合法性审核", "flag"),
            Field("纠纷", "sum", 1),
            Field("诉讼", "sum", 1),
        ),
        (("名称", ("物资采购合同", "工程施工合同", "技术服务合同", "物业服务合同", "房屋租赁合同")),),
    ),
    Kind(
        "行政检查",
        "行政检查",
        "次数",
        80,
        (
            Field("类别", "choice", values=("日常检查", "专项检查", "双随机抽查", "联合检查")),
            Field("检查家次", "sum", 300),
            Field("出动人次", "sum", 500),
            Field("计划检查", "never"),
            Field("完成计划", "never"),
            Field("发现问题", "sum", 90),
            Field("整改问题", "sum", part_of="发现问题"),
        ),
        (("对象", ("用水单位", "在建工地", "餐饮单位", "学校食堂", "加油站", "农资门店")),),
    ),
    Kind(
        "行政处罚",
        "行政处罚",
        "件数",
        300,
        (
            Field("程序", "choice", values=("普通程序", "简易程序")),
            Field("种类", "choice", values=_PENALTIES),
            Field("罚款金额", "sum", 50_000),
            Field("没收金额", "sum", 9_000),
            Field("罚没金额", "never"),
            Field("免予处罚", "flag"),
            Field("听证", "flag"),
            Field("法制审核", "flag"),
        ),
    ),
    Kind("执法人员", "执法人员", "人数", 60, (Field("持证", "flag"), Field("本年取得", "flag"))),
    Kind("主动公开", "主动公开", "条数", 30, (), (("渠道", ("政府网站", "政务新媒体", "公开栏")),)),
    Kind("依申请公开", "依申请公开", "件数", 12, (Field("结果", "choice", values=_REPLIES),)),
    Kind(
        "行政复议",
        "行政复议",
        "件数",
        8,
        (
            Field("身份", "choice", values=("被申请人", "复议机关")),
            Field("结果", "choice", values=_OUTCOMES),
        ),
    ),
    Kind(
        "行政诉讼",
        "行政诉讼",
        "件数",
        6,
        (
            Field("结果", "choice", values=("胜诉", "败诉", "撤诉", "调解", "未审结")),
            Field("应出庭", "never"),
            Field("已出庭", "never"),
        ),
    ),
    Kind(
        "矛盾纠纷",
        "矛盾纠纷",
        "件数",
        40,
        (Field("已化解", "flag"),),
        (("类型", ("邻里", "物业", "劳动争议", "房屋土地")),),
    ),
    Kind("信访", "信访", "件数", 30, (Field("已办结", "flag"),), (("渠道", ("来信", "来访", "网上")),)),
    Kind("热线工单", "热线工单", "件数", 30, (Field("已办结", "flag"), Field("满意", "flag"))),
    Kind(
        "普法宣传",
        "普法活动",
        "场次",
        16,
        (
            Field("形式", "choice", values=("专项宣传", "征集展播", "宣传培训", "讲座", "以案释法")),
            Field("受众人次", "sum", 3_000),
            Field("发放资料", "sum", 5_000),
            Field("咨询人次", "sum", 300),
        ),
        (("主题", ("民法典", "宪法", "反诈", "安全生产", "优化营商环境")),),
    ),
    Kind(
        "培训",
        "培训",
        "期数",
        10,
        (
            Field("类别", "choice", values=("执法培训", "普法培训", "业务培训")),
            Field("参加人次", "sum", 200),
            Field("学时", "sum", 40),
        ),
        (("主题", ("案卷制作", "现场执法规范", "复议应诉实务", "法律明白人")),),
    ),
)
_NEEDED = {"对象", "形式"}  # without which a record of 审核 or 普法宣传 is none
_FREE = {"法治学习"}
_LIKELY = {"免予处罚": 0.03, "听证": 0.05, "本年取得": 0.1}
_ABOUT = {
    "least": ("{}余", "{}多", "{}以上"),
    "most": ("近{}", "不足{}"),
    "near": ("约{}", "{}左右"),
}

Figures: TypeAlias = dict[str, Known]
"""What is known of the figures of an office, by their titles."""


class Ledger(NamedTuple):
    """A ledger as a data file has it, and its figures."""

    data: Data | list[Data]
    figures: Figures


def made(kind: Kind, chance: Random, scale: float) -> Ledger:
    """A ledger in one of the ways to write it; `scale` is how large the office is."""
    ways = ("records", "silent", "total", "part", "figures", "nothing")
    way = chance.choices(ways, (50, 15, 12, 8, 6, 9))[0]
    if not kind.fields and way in ("silent", "figures"):
        way = "records"
    if way == "nothing":
        return _nothing(kind, chance)
    if way == "total":
        return _total(kind, chance, scale)
    if way == "figures":
        return _figures(kind, chance)
    return _records(kind, chance, scale, way)


def _nothing(kind: Kind, chance: Random) -> Ledger:
    """Nothing has happened: all of it is 0, by a total or by a record."""
    told = {_title(kind, kind.size): NOTHING} | dict.fromkeys(_titles(kind), NOTHING)
    if kind.texts or kind.key in ("审核", "普法宣传") or chance.random() < 0.5:
        return Ledger({"总数": 0}, told)  # of nothing there is no part
    return Ledger([{"数量": 0}], told)


def _total(kind: Kind, chance: Random, scale: float) -> Ledger:
    """A total of the year, and some of its figures."""
    size = _about(chance, 2 + int(chance.random() * kind.most * 4 * scale), 0.2)
    told = {_title(kind, kind.size): size} | dict.fromkeys(_titles(kind), UNKNOWN)
    data: Data = {"总数": size.cell}
    for field in kind.fields:
        stated: Figures = {}
        if field.kind == "sum" and not field.part_of and chance.random() < 0.5:
            stated[field.key] = _about(chance, 1 + int(chance.random() * field.most * 3), 0.3)
        elif field.kind == "flag" and size.extent == "exact" and chance.random() < 0.4:
            stated[field.key] = Known("exact", chance.randint(1, size.number))
        elif field.kind == "choice" and size.extent == "exact" and chance.random() < 0.3:
            stated[chance.choice(field.values)] = Known("exact", chance.randint(0, size.number // 4))
        told |= {_title(kind, key): known for key, known in stated.items()}
        data |= {key: known.cell for key, known in stated.items()}
    if "本年取得" in data and data.get("持证", 0) < data["本年取得"]:
        data["持证"] = data["本年取得"]
        told["执法人员.持证"] = told["执法人员.本年取得"]
    if chance.random() < 0.3:
        data["来源"] = "行政执法统计年报"
    return Ledger(data, told)


def _figures(kind: Kind, chance: Random) -> Ledger:
    """No total and no records, but how much there was of something in the year."""
    sums = [each for each in kind.fields if each.kind == "sum" and not each.part_of]
    if not sums:
        return _nothing(kind, chance)
    field = chance.choice(sums)
    known = _about(chance, 1 + int(chance.random() * field.most * 3), 0.3)
    told = {_title(kind, kind.size): UNKNOWN} | dict.fromkeys(_titles(kind), UNKNOWN)
    return Ledger({field.key: known.cell}, told | {_title(kind, field.key): known})


def _records(kind: Kind, chance: Random, scale: float, way: str) -> Ledger:
    """Records one by one: all of them, or a part beside the total; silence is no, or not known."""
    gaps = 0.0 if chance.random() < 0.7 else 0.08
    count = 1 + int(chance.random() * kind.most * scale)
    records = [_record(kind, chance, gaps) for _ in range(count)]
    are_all = way != "part"
    itemised = sum(each.get("数量", NOTHING._replace(number=1)).number for each in _told_of(records))
    data: Data = {}
    noes: list[str] = []
    if way == "silent":
        noes = [each.key for each in kind.fields if each.kind == "flag" and chance.random() < 0.7]
        records = [_sound(dict.fromkeys(noes, NOTHING) | each) for each in records]
        for key in noes:
            for each in records:
                if each[key] == NOTHING:
                    del each[key]
        if noes:
            data["未注明为否"] = noes
    if way == "part":
        data["总数"] = itemised + chance.randint(1, 9)
    plain = [_plain(each, kind) for each in records]
    told = _counted(kind, _told_of(records), frozenset(noes), are_all=are_all)
    if kind.key == "行政处罚":  # who is exempted got no penalty
        exempted = _counted(kind, records, frozenset(noes), are_all=are_all)["行政处罚.免予处罚"]
        told["行政处罚.免予处罚"] = exempted
    size = itemised if are_all else data["总数"]
    told = {_title(kind, kind.size): Known("exact", size)} | told
    return Ledger({**data, "明细": plain} if data else plain, told)


Record: TypeAlias = dict[str, Any]


def _record(kind: Kind, chance: Random, gaps: float) -> Record:
    """A record: texts, and what is known of its fields."""
    told = _texts(kind, chance)
    for field in kind.fields:
        if field.kind == "never" or (chance.random() < gaps and field.key not in _NEEDED):
            continue
        if field.kind == "choice":
            told[field.key] = chance.choice(field.values)
        elif field.kind == "flag":
            told[field.key] = Known("exact", int(chance.random() < _LIKELY.get(field.key, 0.8)))
        elif field.part_of:
            if (whole := told.get(field.part_of)) and whole.extent == "exact":
                told[field.key] = Known("exact", chance.randint(0, whole.number))
        elif chance.random() < 0.9:
            told[field.key] = _about(chance, chance.randint(0, field.most), 0.02)
    return _sound(told)


def _texts(kind: Kind, chance: Random) -> Record:
    told: Record = {name: chance.choice(words) for name, words in kind.texts}
    if kind.key in _FREE:
        told["学习法规"] = [chance.choice(_LAWS)]
    if kind.key == "党组会议":
        told["研究事项"] = [chance.choice(("年度任务", "执法质量", "案卷评查", "复议应诉"))]
    if kind.key == "规范性文件":
        of = chance.choice(("项目", "资金", "水源", "工程", "档案"))
        told["标题"] = f"{of}管理办法{chance.randint(1, 999)}"
    if chance.random() < 0.3:
        told["数量"] = Known("exact", chance.randint(2, 9))
    if chance.random() < 0.6:
        told["日期"] = f"{YEAR}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return told


_ONLY_WITH = {"本年取得": "持证", "审核意见数": "合法性审核", "采纳意见数": "合法性审核", "诉讼": "纠纷"}
_FINES = ("罚款金额", "没收金额")


def _sound(told: Record) -> Record:
    """The same without what can't be together."""
    for key, needed in _ONLY_WITH.items():
        if key in told and (needed in told or key == "诉讼") and not told.get(needed, NOTHING).number:
            told[key] = NOTHING
    if told.get("免予处罚") == Known("exact", 1):
        told |= dict.fromkeys(_FINES, NOTHING)
    return told


def _about(chance: Random, number: int, share: float) -> Known:
    """A number, now and then written as about so much."""
    if number < 10 or chance.random() >= share:
        return Known("exact", number)
    extent = chance.choice(tuple(_ABOUT))
    return Known(extent, number, chance.choice(_ABOUT[extent]).format(number))


def _told_of(records: Sequence[Record]) -> list[Record]:
    return [each for each in records if each.get("免予处罚") != Known("exact", 1)]


def _plain(record: Record, kind: Kind) -> Data:
    flags = {each.key for each in kind.fields if each.kind == "flag"}
    return {
        key: (value.number == 1) if key in flags else value.cell if isinstance(value, Known) else value
        for key, value in record.items()
    }


def _counted(kind: Kind, records: Sequence[Record], noes: frozenset[str], *, are_all: bool) -> Figures:
    """What the records say of every figure."""
    told: Figures = {}
    counts = [each["数量"].number if "数量" in each else 1 for each in records]
    for field in kind.fields:
        values = [each.get(field.key) for each in records]
        if field.part_of:  # of nothing there are no parts
            values = [
                NOTHING if each.get(field.part_of) == NOTHING else each.get(field.key) for each in records
            ]
        if _adds_up(field):
            told[_title(kind, field.key)] = added(values, are_all=are_all)
            continue
        if field.key in noes:
            values = [Known("exact", 0) if each is None else each for each in values]
        is_told = are_all and None not in values
        wanted = field.values if field.kind == "choice" else (Known("exact", 1),)
        for each, name in zip(wanted, _names(field), strict=True):
            number = sum(count for count, value in zip(counts, values, strict=True) if value == each)
            told[_title(kind, name)] = Known("exact", number) if is_told else UNKNOWN
    return told


def added(values: Sequence[Known | None], *, are_all: bool) -> Known:
    """What numbers add up to: 几条相加，方向相同的印作“以上”“不超过”，方向不同的不相加."""
    told = [each for each in values if each is not None]
    if not told:
        return UNKNOWN
    large = [each for each in told if each.number] or told
    is_open = not are_all or len(told) < len(values)
    ways = {each.extent for each in large} - {"exact"} | ({"least"} if is_open else set())
    total = sum(each.number for each in large)
    if not ways:
        return Known("exact", total)
    if len(large) == 1 and not is_open:
        return large[0]
    (way, *others) = sorted(ways)
    return UNKNOWN if others or way == "near" or (way == "least" and not total) else Known(way, total)


def _adds_up(field: Field) -> bool:
    return field.kind == "sum" or field.key in _SUMS_NEVER


_SUMS_NEVER = {"计划检查", "完成计划", "罚没金额"}


def _title(kind: Kind, name: str) -> str:
    return f"{kind.title}.{name}"


def _names(field: Field) -> tuple[str, ...]:
    return field.values if field.kind == "choice" else (field.key,)


def _titles(kind: Kind) -> Iterator[str]:
    return (_title(kind, name) for field in kind.fields for name in _names(field))


YEAR = 2024


def ledgers(chance: Random, scale: float) -> Mapping[str, Ledger]:
    """The ledgers of an office by their keys; what it has nothing of it leaves out."""
    return {kind.key: made(kind, chance, scale) for kind in KINDS if chance.random() < 0.8}
