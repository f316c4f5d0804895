"""Where a title may break and which breaks are best: at the sense, in a trapezoid or a diamond (7.3.1).

A small grammar of the titles of such reports does it: who (regions, then the office), 关于, the year, what,
and the kind of document. No word or year is broken while another place is left; what stands in 《》 or in
brackets is not, unless it is wider than a line.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil, inf
from operator import attrgetter

from fazhi_report.page import gaps, widest, width

FEW_LINES, MOST_LINES = 4, 6
"""No title has more lines than the first while it fits in them; what does not, than the second."""

_REGION = re.compile(
    r"(?<!依法治)(?:(?:维吾尔|壮族|回族)?自治区|自治州|自治县|自治旗|特别行政区|(?:经济技术|高新技术产业|高新)?开发区|新区|示范区"
    r"|(?<![城])市(?![场政容民区县])|省(?!级|直)|(?<![社小军林矿灾景园片])区(?![域划块])|县(?![域级])|地区|州(?![市县区])|盟(?!员)|旗(?!帜|舰))"
    r"(?:委(?!员|托|会))?(?!委)"
)
_OFFICE = re.compile(
    "人民政府|政府办公室|委员会|办公室|办公厅|管理局|监督局|服务中心|局|厅|委(?!员|托|会)|部(?![门署分])|院|中心|公司|集团|总队|支队|大队|队|站|所|处"
    "|银行|法院|检察院|学院|大学|政府(?!建设)"
)
_OF_A_REGION = ("人民政府", "政府", "人大", "政协")
_JOINING = re.compile("[和与及](?!平|谐)|暨|以及")
_WORDS = re.compile(
    r"关于|(?:执行|落实|完成|履行|办理|进展|实施|开展|贯彻)情况|实施(?:方案|办法|纲要|意见|细则)|(?:19|20)\d\d(?:[—-](?:19|20)\d\d)?年度?|法治政府建设|法治政府|建设|工作|情况|年度|报告|总结|总体|进展|贯彻|落实|推进|实施|加强|开展|履行|职责"
    r"|依法行政|全面|有关|相关|重点|任务|计划|方案|要点|清单|统计年报|数据|佐证|材料|目录|一览|表|习近平法治思想|法治|政府|党政|主要|负责人|第一责任人"
    r"|[A-Za-z0-9.,%+&'/\-]+(?:[ —～·][A-Za-z0-9.,%+&'/\-]+)*"
)
_TITLED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〔[^〕]*〕|（[^（）]*）|“[^“”]*”")
# A number and what it counts; one number is looked at once, however long it is.
_COUNTED = re.compile(r"(?:第|(?<!\d))\d+(?:\.\d+)?[\u4e00-\u9fff]")
_NEVER_FIRST = frozenset("，。、；：！？》）〉”’…—·的了")
_NEVER_LAST = frozenset("《（〈“‘〔")
_JOINS_NUMBERS = frozenset("—～·")
_LONGEST_REGION = 12  # characters of the regions that a name in 《》 begins with

# What a break costs by where it is. The template's own break costs nothing; one in a word is the last resort.
_AT_SENSE, _AFTER_NAME, _AFTER_REGION, _BEFORE_WORD, _IN_NAME, _IN_WIDE, _IN_WORD, _IN_GROUP = (
    0.5,
    1,
    2,
    2,
    3,
    5,
    30,
    60,
)

_SHORTEST_LINE = 5  # characters; less looks like a leftover


@dataclass(frozen=True, slots=True)
class _Break:
    """A place in the text, before the character at this index, and what breaking there costs."""

    index: int
    cost: float


_index = attrgetter("index")


@lru_cache(maxsize=64)
def best_lines(text: str, room: float, wished: tuple[int, ...] = ()) -> tuple[str, ...]:
    """The lines of a title that is `text`, each at most `room` characters wide.

    `wished` are the places at which its author would break. A number wider than the room is not broken. Lines
    that fit in any font and program are preferred to lines that fit in the font that the standard names.
    """
    if _reach(text) <= room:
        return (text,)
    breaks = _breaks(text, wished, room)
    for fewest, most in ((1, FEW_LINES), (FEW_LINES + 1, MOST_LINES)):
        for measure in (_reach, width):
            for count in range(max(fewest, ceil(measure(text) / room)), most + 1):
                if found := list(_divided(text, breaks, room, count, measure)):
                    return min(found)[1]
    return tuple(_filled(text, breaks, room))


def _reach(text: str) -> float:
    """Width in characters that a line may take in other fonts and programs."""
    return widest(text) + gaps(text)


def unfit_line(lines: tuple[str, ...], room: float) -> str:
    """The first line that is too wide, or ends within a word or in brackets that fit; "" if none does."""
    costs = break_costs("".join(lines), room)
    ends = list(accumulate(map(len, lines)))
    for line, end in zip(lines, ends, strict=True):
        if width(line) > room or (end < ends[-1] and costs.get(end, inf) >= _IN_WORD):
            return line
    return ""


def break_costs(
    text: str, room: float, wished: tuple[int, ...] = (), *, is_name: bool = False
) -> dict[int, float]:
    """Every place where the text may break, before the character at this index, and what that costs.

    A title, or the name of an office alone.
    """
    costs: dict[int, float] = dict.fromkeys(range(1, len(text)), _IN_WORD)
    for index, cost in _senses(text, is_name=is_name):
        if 0 < index < len(text):
            costs[index] = min(costs[index], cost)
    for found in _COUNTED.finditer(text):
        costs |= dict.fromkeys(range(found.start() + 1, found.end()), _IN_WORD)
    _keep_together(text, costs, room)
    costs |= dict.fromkeys((index for index in wished if 0 < index < len(text)), 0.0)
    for index in list(costs):
        if (
            text[index] in _NEVER_FIRST
            or text[index - 1] in _NEVER_LAST
            or text[index - 1 : index + 1].isascii()
            or (text[index - 1] in _JOINS_NUMBERS and text[index].isascii())
        ):
            del costs[index]
    return costs


def _breaks(text: str, wished: tuple[int, ...], room: float) -> tuple[_Break, ...]:
    """Every place where the text may break, in its order."""
    return tuple(_Break(index, cost) for index, cost in sorted(break_costs(text, room, wished).items()))


def _keep_together(text: str, costs: dict[int, float], room: float) -> None:
    """Let nothing in 《》 or brackets be broken that fits on a line; what is wider, only at the sense."""
    for start, end in _titled(text):
        more = _IN_WIDE if width(text[start:end]) > room else _IN_GROUP
        costs |= {index: costs[index] + more for index in range(start + 1, end)}


def _titled(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where all begins and ends that stands in 《》 or brackets, and what stands so within it."""
    for found in _TITLED.finditer(text):
        yield start + found.start(), start + found.end()
        yield from _titled(found[0][1:-1], start + found.start() + 1)


def _senses(text: str, *, is_name: bool = False) -> Iterator[tuple[int, float]]:
    """The places where a word ends or begins."""
    about = -1 if is_name else text.find("关于")
    name = text if is_name else text[:about] if about >= 0 else text[: _year(text)]
    if about >= 0:
        yield about, _AT_SENSE
        yield about + 2, _AT_SENSE
    for found in _REGION.finditer(name):
        if not name.startswith(_OF_A_REGION, found.end()):
            yield found.end(), _AFTER_REGION
    for found in _OFFICE.finditer(name):
        yield found.end(), _AFTER_NAME if found.end() == len(name) else _IN_NAME
    for found in _JOINING.finditer(text):
        yield found.start(), _IN_NAME
    for found in _WORDS.finditer(text, len(name)):
        starts_year = found[0][:1].isdigit()
        yield found.start(), _AFTER_NAME if starts_year or found[0].startswith("法治政府") else _BEFORE_WORD
        yield found.end(), _AFTER_NAME if starts_year else _BEFORE_WORD
    for start, end in _titled(text):
        yield start, _AFTER_NAME
        yield end, _AFTER_NAME
        regions = _REGION.finditer(text, start + 3, min(end, start + _LONGEST_REGION))
        yield from ((region.end(), _IN_NAME) for region in list(regions)[-1:])
    for index, character in enumerate(text):
        if character in "、，：；":
            yield index + 1, _AFTER_NAME


def _year(text: str) -> int:
    found = re.search(r"(?:19|20)\d\d年", text)
    return found.start() if found else 0


def _divided(
    text: str, breaks: tuple[_Break, ...], room: float, count: int, measure: Callable[[str], float]
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Every way to break the text between words into so many lines that fit, with what it costs."""

    def rest(start: int, lines: tuple[str, ...], cost: float) -> Iterator[tuple[float, tuple[str, ...]]]:
        if len(lines) == count - 1:
            if measure(text[start:]) <= room:
                whole = (*lines, text[start:])
                yield cost + _shape(whole), whole
            return
        for place in _ends(text, breaks, room, start, measure):
            if place.cost < _IN_WORD:
                yield from rest(place.index, (*lines, text[start : place.index]), cost + place.cost)

    return rest(0, (), 0.0)


def _ends(
    text: str, breaks: tuple[_Break, ...], room: float, start: int, measure: Callable[[str], float]
) -> list[_Break]:
    """The places where a line that begins at `start` may end."""
    first = bisect_right(breaks, start, key=_index)
    # No character is narrower than ASCII, so that a title of any length is gone through once.
    beyond = bisect_right(breaks, start + room / width(" "), key=_index)
    return [place for place in breaks[first:beyond] if measure(text[start : place.index]) <= room]


def _shape(lines: tuple[str, ...]) -> float:
    """How far lines are from a trapezoid or a diamond of lines that are not too unlike."""
    widths = [width(line) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    turned_in = any(first < 0 < second for first, second in pairwise(_turns(steps)))
    alike = sum(abs(step) < 1 for step in steps)
    cost = 2.0 * max(0.0, 0.5 - min(widths) / max(widths))
    cost += 3.0 * turned_in + (1.5 * alike if len(lines) > 2 else 0.2 * alike)  # noqa: PLR2004 - a rectangle of two
    return cost + 3.0 * sum(each < _SHORTEST_LINE for each in widths)


def _turns(steps: list[float]) -> list[float]:
    """The steps that are no standing still."""
    return [step for step in steps if step]


def _filled(text: str, breaks: tuple[_Break, ...], room: float) -> Iterator[str]:
    """Lines as full as they get, where nothing better is possible."""
    start, rest = 0, width(text)
    while rest > room:
        next_break = bisect_right(breaks, start, key=_index)
        ends = _ends(text, breaks, room, start, width) or breaks[next_break : next_break + 1]
        if not ends:
            break
        best = min(ends, key=lambda place: (place.cost // _IN_WORD, -place.index))
        yield (line := text[start : best.index])
        start, rest = best.index, rest - width(line)
    yield text[start:]
