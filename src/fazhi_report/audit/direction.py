"""Whom a document goes to, as far as its kind tells: 上行文, 下行文 or 平行文."""

from typing import Literal, TypeAlias

from fazhi_report.audit.arrangement import Arrangement

Direction: TypeAlias = Literal["up", "down", "level"]

DIRECTIONS: dict[Direction, str] = {"up": "上行文", "down": "下行文", "level": "平行文"}
"""What each direction is called."""

_UP = frozenset({"报告", "请示"})
_LEVEL = frozenset({"函", "议案"})
_EITHER = frozenset({"", "意见", "纪要"})


def direction_of(structure: Arrangement) -> Direction:
    """The direction that the kind has by 《党政机关公文处理工作条例》第八条.

    Where the kind may have any, 签发人 tells an upward document (第九条（六）).
    """
    kind = structure.kind
    if kind in _EITHER:
        return "up" if structure.signers else "down"
    return "up" if kind in _UP else "level" if kind in _LEVEL else "down"
