"""Headings."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from fazhi_report.rules.ordinals import NUMERAL
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_STOPS = tuple("。，；：、.,;:")
_WITH_COLON = Pattern("[^，。；：]{2,25}：(?=.)")
_CLOSING = Pattern("(?:特此|专此|以上|谨此)(?:情况)?(?:报告|汇报)|附件[：:\\d]|（此件")
"""What comes behind the text."""

_LONGEST_HEADING = 40
_RUN_IN = "用句号接排正文"
_STUCK = Pattern(
    "主要(?:举措|措施|做法|成效|工作)(?:和成效|及成效|和做法)?"
    "(?P<second>(?:加强|强化|坚持|健全|完善|严格|深化|压实|着力)(?=.{4})(?!.{0,12}(?:情况|方面|成效)))"
)
_TWO_NUMBERS = Pattern(f"(?P<second>（{NUMERAL}）)")


@rule("FZ328")
def punctuated_headings(subject: Subject) -> Iterator[Fault]:
    """独立成行的标题末尾不用标点。

    后面接排正文的小标题以句号结束，独立成行的不加。同级标题多数接排正文的，个别下面直接是下一级标题，也可以用
    句号。

    依据：GB/T 15834—2011附录B.4：标题末尾通常不用标点（R）
    错误：
        一、主要举措和成效。
        全年开展法治培训4次。
    正确：
        一、主要举措和成效
        （一）加强学习。全年开展法治培训4次。
    """
    run_in = {
        line
        for siblings in _siblings(subject)
        if any(style == _RUN_IN for _, style in siblings)
        for line, _ in siblings
    }
    for line, following in pairwise(subject.body):
        stopped = line.kind == "heading" and line.text.endswith(_STOPS)
        if stopped and _stands_over(line, following) and line not in run_in:
            spot = line.spot(len(line.text) - 1, len(line.text))
            yield Fault(spot, f"独立成行的标题末尾用了“{spot.text}”", "删去")


def _stands_over(line: TextLine, following: TextLine) -> bool:
    """Whether a line is a heading and no item of a list that is one sentence long, be it the last one."""
    if following.role or _CLOSING.match(following.text):
        return False
    below = following.level == 0 or following.level > line.level
    return below and len(line.text) <= _LONGEST_HEADING and not _WITH_COLON.match(line.text, len(line.number))


@rule("FZ329")
def mixed_headings(subject: Subject) -> Iterator[Fault]:
    """同一标题之下，同级标题或者都接排正文，或者都独立成行；接排的都用句号隔开，或者都用冒号隔开。

    样式不一，读者看不清层次。下面还有下一级标题的，可以独立成行。

    依据：归纳自公开的年度报告：接排的小标题以句号结束，独立成行的不加，同一篇不混用（D）；
        GB/T 15834—2011附录B.4（R）
    错误：
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
        （三）加强普法宣传
        开展普法活动6场。
    正确：
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
    """
    for siblings in _siblings(subject):
        styles = {line: style for line, style in siblings if style}
        counts = Counter(styles.values())
        if len(counts) > 1:
            (usual, _), *_ = counts.most_common()
            for line, style in styles.items():
                if style != usual:
                    spot = line.spot(len(line.number), _heading_end(line))
                    yield Fault(spot, f"这个标题{style}，其他同级标题{usual}", "改成同一种样式")


@lru_cache(maxsize=1)  # three rules ask in turn
def _siblings(subject: Subject) -> Sequence[list[tuple[TextLine, str]]]:
    """The headings under each heading, with the style of each."""
    groups: dict[tuple[int, ...], list[tuple[TextLine, str]]] = defaultdict(list)
    path: dict[int, int] = {}
    for index, (line, following) in enumerate(pairwise((*subject.body, None))):
        if line and line.level:
            path = {level: at for level, at in path.items() if level < line.level}
            groups[line.level, *path.values()].append((line, _style(line, following)))
            path[line.level] = index
    return tuple(groups.values())


def _style(line: TextLine, following: TextLine | None) -> str:
    """How a heading is set off; "" where that can't be told or any style is right."""
    if _WITH_COLON.match(line.text, len(line.number)):
        return "用冒号接排正文"
    if line.kind == "paragraph":
        return _RUN_IN
    stands_alone = len(line.text) <= _LONGEST_HEADING and not line.text.endswith(("。", "；"))
    return "独立成行" if stands_alone and following and not following.level else ""


def _heading_end(line: TextLine) -> int:
    """Where a heading ends that a colon may set off."""
    match = _WITH_COLON.match(line.text, len(line.number))
    return match.end() if match else line.lead


@rule("FZ330")
def stuck_headings(subject: Subject) -> Iterator[Fault]:
    """一行只有一个标题。

    删改时丢了换行或者序号，两个标题就连在了一起，如“主要举措加强组织领导”。

    依据：归纳自公开的年度报告，如“（一）主要举措加强组织领导”（D）
    错误：
        （一）主要举措加强组织领导
        局党组专题研究2次。
    正确：
        （一）主要举措和成效
        局党组专题研究2次。
    """
    for line in subject.body:
        # the first sentence of a paragraph may only look like a heading
        if not line.level or line.lead > _LONGEST_HEADING + len(line.number):
            continue
        start = len(line.number)
        match = _STUCK.match(line.text, start, line.lead)
        if match is None and line.kind == "heading" and line.level == 1:
            match = _TWO_NUMBERS.search(line.text, start)
        if match:
            message = f"“{line.heading}”像是两个标题连在了一起"
            yield Fault(line.at(match, "second"), message, "从这里分成两个标题，或者删去一个")


@rule("FZ331")
def repeated_headings(subject: Subject) -> Iterator[Fault]:
    """同一标题之下没有两个一样的标题。

    标题重复，多半是内容重复，或者复制后没有修改。

    依据：归纳自公开的年度报告（D）
    错误：
        （一）加强组织领导。局党组专题研究2次。
        （二）加强组织领导。制定年度工作要点。
    正确：
        （一）加强组织领导。局党组专题研究2次。
        （二）加强统筹谋划。制定年度工作要点。
    """
    for siblings in _siblings(subject):
        seen: set[str] = set()
        for line, _ in siblings:
            end = _heading_end(line)
            name = line.text[len(line.number) : end].strip("。：；， ")
            if name and name in seen:
                spot = line.spot(len(line.number), end)
                yield Fault(spot, f"标题“{name}”前面已经有了", "合并两处内容，或者改写标题")
            seen.add(name)


RULES: tuple[Rule, ...] = (
    punctuated_headings,
    mixed_headings,
    stuck_headings,
    repeated_headings,
)
