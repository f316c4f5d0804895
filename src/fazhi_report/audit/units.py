"""Measures in the words of people who set documents: 三号（16磅）, 37毫米, 2字."""

from collections.abc import Mapping
from types import MappingProxyType

from fazhi_report.notation import chinese
from fazhi_report.page import KINDS, Face, Figure

SIZES: Mapping[float, str] = MappingProxyType(
    {
        42: "初号",
        36: "小初",
        26: "一号",
        24: "小一",
        22: "二号",
        18: "小二",
        16: "三号",
        15: "小三",
        14: "四号",
        12: "小四",
        10.5: "五号",
        9: "小五",
        7.5: "六号",
        6.5: "小六",
        5.5: "七号",
        5: "八号",
    }
)
"""Sizes of type by name, in points."""

_ALIGNMENTS = {
    "left": "左对齐",
    "right": "右对齐",
    "center": "居中",
    "both": "两端对齐",
    "distribute": "分散对齐",
    "outside": "外侧",
    "inside": "内侧",
}


def size(points: float) -> str:
    """A size of type with its name, if it has one."""
    name = SIZES.get(points)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"


def kind(face: Face) -> str:
    """The family of a face as the clauses call it: 仿宋体."""
    return KINDS.get(face.family, face.family)


def face(face: Face) -> str:
    """A face as people call it: 四号宋体."""
    return SIZES.get(face.size, f"{face.size:g}磅") + kind(face)


def spelled(figure: Figure) -> str:
    """How many lines or characters, in words: 二."""
    return chinese(round(figure.value))


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1) + 0.0:g}"


def alignment(value: str) -> str:
    """An alignment in words."""
    return _ALIGNMENTS.get(value, value)
