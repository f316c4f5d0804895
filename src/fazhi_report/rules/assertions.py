"""What the office's own text asserts of all, of none, or against last year: where it stands, what it says."""

from collections.abc import Iterator
from functools import lru_cache
from re import Match
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.document import OFF_LEDGER, Run
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

AssertionKind: TypeAlias = Literal["all", "none", "way"]

_DONE = (
    "办结|办理|办复|整改|持证|取得|完成|纳入|实现|落实|公开|公示|化解|调处|答复|合格|通过|采纳|开展|录入|上线|取消|移交|归档|备案"
    "|审核|审查|审结|审批|履行|出庭|参加|参考|参训|到位|建立|建成|签订|签约|签署|兑现|执行|配备|配齐|达标|覆盖|进驻|入驻|网办"
    "|即办|网上|入库|销号|清零|清理|废止|失效|拆除|查处|立案|结案|收缴|追回|发放|报送|上报|反馈|回复|处置|处理|解决|受理|登记"
    "|修订|公布|接受|满意|优秀|评议|述法|培训|轮训|听证|分类|梳理|编制|印发|下达|送达|督办|交办|转办|胜诉|维持|成功"
)
_HOW = (
    "(?:已经?|均|都|按[期时]|按规定|依法|依规|及时|如期|当[场天日]|一次性|如实|顺利|得到|予以|进行|经过?"
    "|由[^，。；]{1,8}?|在[^，。；]{1,12}?[内前])"
)
_NOUNS = (
    "(?:行政)?(?:复议|诉讼|应诉|败诉|赔偿|纠错|纠纷|争议|投诉|举报|信访|上访|违法|违纪|超期|逾期|差错|事故)"
)
_CASES = "(?:案件|案|事件|情况|情形|问题|行为|发生|记录)?"
_LISTED = f"{_NOUNS}(?:[、和及或与]?无?{_NOUNS})*{_CASES}(?:[，。；）]|$)"
_COMPARED = "(?:(?:与|同|较|比)(?:上一?年度?|去年)(?:同期)?(?:相比|比较)?|同比)"
_WAYS = "增长|上升|提高|增加|提升|增多|上涨|翻番|下降|减少|降低|下滑|回落|持平"

_FOUND = Pattern(
    "(?P<none>均?(?:(?:从未|未|没有|无)再?(?:发生|出现|引发|产生)(?!过?(?:根本|明显|实质|任何)?性?(?:改变|变化|变更|变动))"
    "|(?:未|没有)(?:收到|接到)(?!.{0,6}(?:通知|批复|回复))"
    "|无一(?=[起件例人名宗家次项份户]|被|败诉)"
    f"|零(?={_NOUNS}|发生)"
    f"|(?<![有毫既])无(?={_LISTED})))"
    "|(?P<all>(?<![平人年月日户])均(?![衡等值匀价分摊可应须能需会要不有]|为?[主辅])"
    f"|全部{_HOW}{{0,3}}(?:{_DONE})"
    "|(?:实现|达到|做到|达成|完成)了?[^，。；：]{0,16}全覆盖(?=[，。；、）]|$)|已(?:经)?全覆盖"
    "|(?:做到|实现|达到|达成)了?[^，。；：]{0,10}?应(?P<done>[\u4e00-\u9fff]{1,2})尽(?P=done)"
    "|(?<![过于])百分之百|无一例外)"
    f"|(?P<way>{_COMPARED}[^，。；：\\d]{{0,8}}?(?P<word>{_WAYS}))",
    words=(
        "均",
        "全部",
        "全覆盖",
        "尽",
        "百分之百",
        "无",
        "未",
        "没有",
        "零",
        "同比",
        "上年",
        "去年",
        "上一年",
    ),
)
_CLAUSE_ENDS = "，。；：！？（）"
_SENTENCE_ENDS = "。；！？"

_MEANT = Pattern(
    "(?<![主重纲摘简概提首只])要(?![点求闻素件])|应当?(?![持考参诉急出审公用答办对邀])|拟|须|必须|需(?!求)|争取|力争|确保|努力"
    "|推动|推进|促进|逐步|加快|着力|坚持|按照|遵循|依照|依据|根据|围绕|要求|规定|原则|目标|计划|旨在|为了?(?=.{0,8}$)|防止|避免"
    "|杜绝|严禁|不得|(?<![一-鿿])如(?![期数实下])|若|凡|是否|能否|督促|督导|引导|鼓励|倡导|推行|健全|完善|确定|强调|提出|明确|每|基本|大部分|绝大多数|几乎"
    "|将(?:于|在|会|继续|进一步|20\\d\\d年|$)|年底前?$|月底前?$|年内$|到20\\d\\d年|[尚还仍]$"
    "|(?:未|没有?|不|并非|未能|不能|难以|没能)(?:能|完全|真正|有效|得到)?$"
)
"""What makes a clause, by what stands in it before, one of what is meant, asked for, denied or roughly so."""
_TO_COME = Pattern("到20\\d\\d年")
_FIGURES = Pattern("(?:为|达到?|在|超过|高于|低于|不低于|是)?了?[0-9]")
"""Figures of several things: they tell themselves what they are of."""
_BY_HOW_MUCH = Pattern("(?:了|约|近|超过?|逾|到|至|分别|为){0,2}[0-9一二三四五六七八九十两]")
"""A figure that tells by how much: it is checked where it is cited, and lacks an origin where it is typed."""
_RELATIVE = Pattern("^的|[0-9]")
"""What tells that 未发生 is said of something that is counted: 未发生纠纷的合同10份."""


class Assertion(NamedTuple):
    """Words of a line that assert something: from the first of them to the end of their clause.

    `begins` is where the sentence begins that they stand in, `said` where what is asserted begins, behind 均
    or 未发生. `word` is 增长 and the like, of a way, and `has_number` whether it is told by how much. `ties`
    are the names of what the words are tied to, as those of their run.
    """

    line: TextLine
    kind: AssertionKind
    start: int
    said: int
    end: int
    begins: int
    word: str = ""
    has_number: bool = False
    ties: tuple[str, ...] = ()

    @property
    def is_untied(self) -> bool:
        """Whether nothing answers for it: it stands in the text, and neither in a claim nor in a heading."""
        return not self.ties and self.start >= self.line.lead

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.line.spot(self.start, self.end)

    @property
    def before(self) -> str:
        """The sentence up to the words, titles and quotations as ■."""
        return self.line.unquoted[self.begins : self.start]

    @property
    def what(self) -> str:
        """What is asserted: 经合法性审核, 纠纷诉讼."""
        return self.line.unquoted[self.said : self.end]


def assertions(subject: Subject) -> tuple[Assertion, ...]:
    """What the office's own text asserts and nothing answers for: neither the ties of a claim nor a fact."""
    return tuple(said for said in own_assertions(subject) if said.is_untied)


@lru_cache(maxsize=1)  # two rules ask in turn
def own_assertions(subject: Subject) -> tuple[Assertion, ...]:
    """What the office's own words assert, tied or not, headings among them."""
    return tuple(_assertions(subject))


def _assertions(subject: Subject) -> Iterator[Assertion]:
    for line in subject.body.showing(_FOUND.words):
        if line.part == "下年安排" or not any(is_own(run, subject) for run in line.runs):
            continue
        end = 0
        for match in _FOUND.finditer(line.unquoted, len(line.number)):
            run = line.run_at(match.start())
            if run is None or match.start() < end or not is_own(run, subject):
                continue
            if found := _assertion(line, match, run.ties):
                yield found
                end = found.end


def is_own(run: Run, subject: Subject) -> bool:
    """Whether a run is words, or a figure, of the office's own, in a text in which references are read."""
    return (not run.fact or OFF_LEDGER in run.ties) and subject.is_passage(run)


def beginning(line: TextLine, start: int, marks: str = _SENTENCE_ENDS) -> int:
    """Where the sentence begins, or what else the marks part, that a character behind a heading is of."""
    first = line.lead if start >= line.lead else len(line.number)
    return max(*(line.unquoted.rfind(mark, first, start) for mark in marks), first - 1) + 1


def _assertion(line: TextLine, match: Match[str], ties: tuple[str, ...]) -> Assertion | None:
    text, start, begins = line.unquoted, match.start(), beginning(line, match.start())
    meant = _MEANT.search(text, beginning(line, start, _CLAUSE_ENDS), start)
    if meant or _TO_COME.search(text, begins, start):
        return None
    if match["way"]:
        has_number = _BY_HOW_MUCH.match(line.text, match.end()) is not None
        return Assertion(line, "way", start, start, match.end(), begins, match["word"], has_number, ties)
    end = _end(line, match.end(), ties)
    if match["none"]:
        is_relative = _RELATIVE.search(text, match.end(), end)
        return None if is_relative else Assertion(line, "none", start, match.end(), end, begins, ties=ties)
    is_every = match[0] == "均"
    if is_every and _FIGURES.match(line.text, match.end()):
        return None
    return Assertion(line, "all", start, match.end() if is_every else start, end, begins, ties=ties)


def _end(line: TextLine, start: int, ties: tuple[str, ...]) -> int:
    """Where the clause ends, or what some other thing prints, or is tied otherwise, begins."""
    text = line.unquoted
    end = min((at for mark in _CLAUSE_ENDS if (at := text.find(mark, start)) >= 0), default=len(text))
    at = line.end_of_run(start - 1)
    while at < end and (run := line.run_at(at)) is not None and not run.fact and run.ties == ties:
        at = line.end_of_run(at)
    return min(at, end)
