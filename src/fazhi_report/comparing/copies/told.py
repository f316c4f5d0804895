"""What is said of a change: whether it was taken over, and where it belongs if it was not."""

from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.comparing.copies.amendment import Amendment, AmendmentKind

AmendmentStatus: TypeAlias = Literal["open", "applied", "left"]
"""A change that can be taken over, that was, and that is for a person to make."""


class HeldFigure(NamedTuple):
    """What the data hold of a change: what it is called, what it is now, and where its records stand."""

    title: str
    value: str
    places: tuple[str, ...]


class ToldAmendment(NamedTuple):
    """A change, its place (file:line:column, or in words), what the data hold of it, and why it was left."""

    amendment: Amendment
    status: AmendmentStatus
    place: str
    held: tuple[HeldFigure, ...] = ()
    reason: str = ""


REASONS: dict[AmendmentKind, str] = {
    "figure": "数由台账算出，不从改稿写回；要改的，改台账",
    "claim": "判断系在台账上，不从改稿写回；先核对台账，再改文稿",
    "name": "这是数据里的内容，不从改稿写回；要改的，改数据",
    "shipped": "这是范句；要改的，先写成文稿（fazhi manuscript，或者加 --manuscript）",
    "number": "标题的序号由程序数",
    "table": "附件在数据里改",
    "around": "版头、署名和版记由数据来，在数据里改",
    "added": "前一段不在文稿里，放不进去；要加的，写进文稿或者数据里的“补充段落”",
    "removed": "这一段不在文稿里；要删的，改数据，或者先写成文稿（--manuscript）",
    "moved": "这一段不在文稿里；要移的，先写成文稿（--manuscript）",
    "parted": "这一段不在文稿里；要分的，先写成文稿（--manuscript）",
    "joined": "这两段不都在文稿里；要合的，先写成文稿（--manuscript）",
}
"""Why a change is not taken over, by its kind."""

PUT_IN = "这是文稿放进来的范句；要改的，把文稿里放它进来的那一行换成自己的话"
CONFLICT = "印出改稿以后，这里的正文也改了；两处对照着改"
UNKNOWN_BASE = "改稿不是从现在的正文印出来的，分不清是谁改的"
UNWRITTEN = "在文件里找不到这些字，写不回去；照着改"
UNLIKE = "写回去印出来和改稿不一样，没有写；照着改"
WITH_FIGURES = "连同引用的数一起删去"
NEW_FIGURE = "里面有新写的数，写回以后要写明来历（FZ220）"
REVIEWED = "这一段有复核，改了以后要重新复核"


def reason_of(one: Amendment, *, has_manuscript: bool = False) -> str:
    """Why a change is not taken over; "" for one that can be."""
    if one.conflicts:
        return CONFLICT
    if one.kind == "shipped" and has_manuscript:
        return PUT_IN
    return REASONS.get(one.kind, "")
