"""Offices of a made-up province: what they are called, in the manner of real ones."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

_FIRST = "青云临石平安永兴宁和东南西北长清泰丰洛澄"
_SECOND = "山岭江桥川阳河泽原林源陵城浦溪湖峰泉州宁"
_LEVELS = ("县", "区", "市")
_FIELDS = (
    *("财政", "水利", "教育", "民政", "司法", "自然资源", "生态环境", "住房和城乡建设", "交通运输"),
    *("农业农村", "商务", "文化广电和旅游", "卫生健康", "退役军人事务", "应急管理", "审计"),
    *("市场监督管理", "统计", "医疗保障", "城市管理", "林业", "信访", "行政审批服务管理"),
)
_TOWNS = [
    "石桥",
    "白沙",
    "龙泉",
    "柳林",
    "桃园",
    "双河",
    "大坪",
    "高店",
    "马坊",
    "杨集",
    "三岔",
    "五里",
    "古城",
    "新集",
    "沙河",
    "竹山",
    "梅岭",
    "南坝",
    "北渡",
    "荷塘",
]
_STREETS = [
    "临江",
    "解放",
    "新华",
    "建设",
    "文昌",
    "光明",
    "和平",
    "凤凰",
    "东风",
    "朝阳",
    "西关",
    "南湖",
    "胜利",
    "花园",
    "人民",
]


class Office(NamedTuple):
    """An office: its names, what it is, where it is."""

    name: str
    short: str
    own: str
    party: str
    kind: str
    field: str
    region: str
    level: str


def offices(count: int, chance: Random) -> Iterator[Office]:
    """So many offices of different names, county by county."""
    counties = [first + second for first in _FIRST for second in _SECOND if first != second]
    chance.shuffle(counties)
    made = 0
    for number, bare in enumerate(counties):
        level = _LEVELS[number % len(_LEVELS)]
        for office in _of_county(bare + level, level):
            if made == count:
                return
            yield office
            made += 1
    message = f"there are names for {made} offices only"
    raise SystemExit(message)


def _of_county(region: str, level: str) -> Iterator[Office]:
    for field in _FIELDS:
        bureau = f"{field}局"
        yield Office(f"{region}{bureau}", f"{level}{bureau}", "我局", "局党组", "部门", field, region, level)
    for town in _TOWNS:
        for kind in "乡镇" if town in _TOWNS[::4] else "镇":
            name = f"{region}{town}{kind}人民政府"
            yield Office(
                name, f"{kind}政府", f"我{kind}", f"{kind}党委", "乡镇政府", "", f"{town}{kind}", kind
            )
    for street in _STREETS:
        name = f"{region}{street}街道办事处"
        yield Office(name, f"{street}街道", "我街道", "街道党工委", "街道办事处", "", region, level)
