"""A part that is more than its whole, and cases that are carried over."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import SENTENCE, Quantity, groups, plain
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject


class _Pair(NamedTuple):
    """What a whole and its part are called; `may_be_carried` where some may be of the year before."""

    whole: Pattern
    part: Pattern
    may_be_carried: bool = False


_DONE = "^(?:[^，。；■\\d]{0,6}(?:已|均|共|中|后)|全部|成功|完成|实际|目前|其中)?"
_ENDS = "(?:[^，。；■\\d]{0,8})$"

_PAIRS = (
    _Pair(
        Pattern("(?:发现|查出|排查出|查摆|检查出|反馈|指出|梳理出|交办)[^，。；]{0,16}$|(?:问题|隐患|风险|风险点|漏洞)$"),
        Pattern(f"{_DONE}(?:完成)?(?:整改|整治|销号|消除|治理)(?:到位|完成|销号|完毕|问题|隐患){{0,2}}$"),
    ),
    _Pair(
        Pattern("(?:排查|受理|化解|调解|调处|摸排)[^，。；]{0,12}$"),
        Pattern(f"{_DONE}(?:成功)?(?:化解|调解成功|调处|调处成功|调解|达成协议|达成调解协议)(?:纠纷|矛盾纠纷|成功)?$"),
        may_be_carried=True,
    ),
    _Pair(
        Pattern("(?:评查|抽查|检查|抽取|查阅|评审)[^，。；]{0,12}(?:案卷|卷宗)$"),
        Pattern(f"{_DONE}(?:评为|评定为?|获评)?(?:优秀|良好|合格|不合格)(?:案卷|等次|卷宗|的)?$"),
    ),
    _Pair(
        Pattern("(?:抽检|抽样检验|监督抽检|检验|检测|抽查)[^，。；]{0,12}$"),
        Pattern(f"{_DONE}(?:检出)?(?:不合格|合格)(?:样品|产品|食品|的)?$"),
    ),
    _Pair(
        Pattern("(?:提出|收到|收集|征集|征求|反馈|出具)[^，。；]{0,14}(?:意见|建议|意见建议)(?:建议)?$"),
        Pattern(f"{_DONE}(?:被)?(?:采纳|吸纳|采用|采信|采纳吸收)(?:意见|建议)?$"),
    ),
    _Pair(
        Pattern("(?:承办|办理|收到|交办)[^，。；]{0,12}(?:建议|提案|议案)$"),
        Pattern(f"{_DONE}(?:按期|按时)?(?:办复|答复|办结|满意)$"),
    ),
    _Pair(
        Pattern("(?:^|现有|共有|配备|在编|在岗)[^，。；应]{0,10}(?:执法人员|干部|人员|职工)$"),
        Pattern(f"{_DONE}(?:持证|持有(?:行政)?执法证件?|取得(?:行政)?执法证件?|持证上岗)(?:人员)?$"),
    ),
    _Pair(
        Pattern("(?:组织|参加|参考|参训|培训|实考)[^，。；]{0,12}(?:人员|干部|职工|考试)?$"),
        Pattern(f"{_DONE}(?:考试)?(?:合格|通过|及格|优秀|参考)(?:人员|考试)?$"),
    ),
    _Pair(Pattern("申请(?:法院)?强制执行[^，。；]{0,8}$"), Pattern("^(?:已)?执行(?:到位|完毕)$")),
    _Pair(
        Pattern("移送(?:公安|司法|检察)机关[^，。；]{0,8}$"), Pattern("^(?:公安|司法|检察)机关(?:已)?立案$")
    ),
    _Pair(
        Pattern("(?:制定|出台|印发|发布)[^，。；]{0,8}规范性文件$"),
        Pattern(f"{_DONE}(?:报送|报)?备案$"),
        may_be_carried=True,
    ),
    _Pair(
        Pattern("(?:办理|发生|参与|承办|应诉)?(?:行政)?(?:诉讼|应诉)(?:案件|案)?$"),
        Pattern("^(?:行政机关|单位)?(?:负责人)?(?:实际)?(?:出庭|出庭应诉|胜诉|败诉)$"),
        may_be_carried=True,
    ),
    _Pair(
        Pattern("(?:审查|审核|研究|审议)[^，。；]{0,14}(?:决策|决策事项|文件|合同|议题|事项)$"),
        Pattern(f"{_DONE}(?:审查|审核|审议|审查后|提出修改意见后)?(?:通过|提出(?:修改)?意见后?|不予通过|暂缓)$"),
    ),
    _Pair(
        Pattern("(?:收到|接收|接到)[^，。；]{0,14}$"),
        Pattern("^(?:依法)?(?:受理|立案)(?:案件)?$"),
        may_be_carried=True,
    ),
    _Pair(
        Pattern("(?:受理|审核|批准)?法律援助(?:申请|案件)$"),
        Pattern("^(?:指派(?:承办|律师)?|批准|给予援助)(?:案件)?$"),
        may_be_carried=True,
    ),
    _Pair(
        Pattern("(?<!不予)(?:收到|受理|接收|接到|接办|承接|转办|交办|派发|登记|查处|查办|立案(?:查处|调查)?|新收)[^，。；]{0,14}$"),
        Pattern(
            f"{_DONE}(?:按期|按时|依法)?(?:办结|审结|结案|办复|答复|回复|处理|处置|办理完毕|调解结案|化解|查结)(?:案件|事项)?$"
        ),
        may_be_carried=True,
    ),
)  # fmt: skip
_PART_ENDS = "案功收改治号除理位成毕办准助师题患解处议秀良好格卷次品的纳用信见复结意证件员过试案庭诉后缓置项"
_ELSEWHERE = Pattern(
    "结转|遗留|历年|往年|存量|积案|旧存|以前|此前|前期|上年|去年|上一年|以来|累计|补办|补充|补考|补录|追加|含|包括|另|新增|自查|20\\d\\d年"
)
"""Where the part may be of more than the whole that is told."""
_CARRIED = Severity.INFO


@rule("FZ255")
def more_than_the_whole(subject: Subject) -> Iterator[Fault]:
    """整改的不多于发现的，优秀的不多于评查的，采纳的不多于提出的。

    分子是分母的一部分，多出来的不是写错，就是口径不同。收到、受理、立案和办结、结案之间可能有上年结转，只提示
    核对；句子里写明了结转、历年、累计的不算。应持证、应考这样的口径由 FZ231 来查。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：发现问题36个，已整改63个。
    正确：发现问题36个，已整改33个。收到投诉236件，办结243件（含上年结转7件）。
    """
    for _, sentence, found in groups(subject, SENTENCE):
        for number in _larger(found):
            part = found[number]
            if _ELSEWHERE.search(sentence[0].replace(f"{subject.year}年", "")):
                break
            if whole := _named_behind(part, found[:number]) or _told_before(part, found[:number]):
                yield _above(part, whole, may_be_carried=False)
                continue
            for pair in _PAIRS if part.follows(*_PART_ENDS) and not _is_part(part) else ():
                whole = _whole_of(part, pair, found[:number]) if pair.part.search(part.label) else None
                if whole:
                    yield _above(part, whole, may_be_carried=pair.may_be_carried)
                    break
            else:
                if whole := _done_of(part, found[:number]):
                    yield _above(part, whole, may_be_carried=True)


def _larger(found: Sequence[Quantity]) -> Iterator[int]:
    """Where quantities stand that are more than any before of the same measure word, if there is one."""
    largest: dict[str, Quantity] = {}
    for number, each in enumerate(found):
        before = largest.setdefault(each.persons, each)
        if each.value > before.value:
            largest[each.persons] = each
            if not each.vague and each.unit != "%":
                yield number


def _whole_of(part: Quantity, pair: _Pair, before: Sequence[Quantity]) -> Quantity | None:
    """The whole that a part is more than, where nothing else in the sentence makes up for it."""
    same = [each for each in before if each.persons == part.persons]
    if sum(each.value for each in same if not (_is_part(each) or each.label.startswith("应"))) >= part.value:
        return None
    wholes = [each for each in same if not each.vague and pair.whole.search(each.label)]
    return wholes[-1] if wholes else None


def _told_before(part: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The whole of a part that 其中 tells, where something else stands between; else FZ227 looks at it."""
    text = part.line.unquoted
    whole = next((each for each in reversed(before) if each.persons == part.persons), part)
    beside = text[whole.end : part.clause].rstrip("，（：；")
    return whole if _is_part(part) and beside and not whole.vague else None


_AMONG = Pattern("[^，。；：、（）]{1,16}中，?")
_ACHIEVED = Pattern(
    "(?:全部|均)?(?:通过(?=考试|测试|[，。；])|合格|及格|持证|考取|取得|获得|参加考试|建成|完成|达标|整改|采纳|出庭)"
)


def _named_behind(part: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The whole where the part is named behind its number: 12个村中，14个建成示范村."""
    text = part.line.unquoted
    nearest = before[-1]
    same = [each for each in before if each.persons == part.persons]
    if part.start != part.clause or same[-1].vague:
        return None
    if same[-1] is nearest and _AMONG.fullmatch(text, nearest.end, part.start):
        return nearest
    is_alone = len(same) == 1 and _PERSONS.match(text, same[0].end, part.start)
    return same[0] if is_alone and part.persons == "人" and _ACHIEVED.match(text, part.end) else None


_PERSONS = Pattern("[^，。；]{0,8}(?:人员|干部|职工|考生|学员|律师)(?:参加|报名|参训|报考)")


_FINISHED = Pattern("^(?:完成|实际|成功|按期|按时){1,2}(?=..)")


def _done_of(part: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The whole that is called as the part is, but for 完成: 评估8个，完成评估9个."""
    match = _FINISHED.match(part.label)
    what = part.label[match.end() :] if match else ""
    same = [each for each in before if each.persons == part.persons and not each.vague]
    return next((each for each in same if what and each.label.endswith(what)), None)


def _is_part(each: Quantity) -> bool:
    """Whether a quantity is told as a part of one before it."""
    return "其中" in each.line.unquoted[each.clause : each.start]


def _above(part: Quantity, whole: Quantity, *, may_be_carried: bool) -> Fault:
    message = f"“{part.label}{part.text}”多于“{whole.label}{whole.text}”"
    if may_be_carried:
        return Fault(part.spot, message, "核对两个数；有上年结转的，写明“含上年结转×件”", _CARRIED)
    return Fault(part.spot, message, "核对两个数")


# Carried over -------------------------------------------------------------------------------------

_TOLD = {
    "before": Pattern(
        "(?:上年度?|去年|上一年度?|20\\d\\d年度?)(?:结转|遗留|旧存|转入|未结)(?!至|到)|旧存|结转上年|(?:年初|期初|上年末)(?:结存|存量|未结)"
    ),
    "new": Pattern("新收|新受理|新接收|新立案?|(?<!不予)(?:收到|受理|接收|接到|立案)"),
    "closed": Pattern(
        "^(?:[已共均]|全年|共计){0,2}(?:审结|办结|结案|答复|办理答复|办复|处理|查结)(?:案件)?$"
    ),
    "after": Pattern(
        "结转(?:至|到)?(?:下年|下一年|明年|次年|20\\d\\d年)|未审?结|未办结|尚未|正在(?:办|审|处|调查)|在办|在审|尚有|剩余|其余"
        "|(?:年末|年底|期末)(?:结存|存量)"
    ),
}
_OTHERWISE_CLOSED = Pattern("终止|撤回|撤诉|撤案|中止|移送|不予受理|不予立案|转送|转办|并案")


@rule("FZ232")
def carried_over(subject: Subject) -> Iterator[Fault]:
    """上年结转加本年新收，等于办结加结转下年。

    四个数写在一句里，读者自己就会加。没有写上年结转的，收到、办结、正在办理三个数对不上，只提示核对；有终止、移送、
    不予受理的不算。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        上年结转＋本年新收＝办结＋结转下年（D）
    错误：上年结转行政复议案件2件、本年新收15件，办结14件，结转下年4件。
    正确：上年结转行政复议案件2件、本年新收15件，办结14件，结转下年3件。受理信访事项36件，办结31件，正在办理5件。
    """
    for line, sentence, found in groups(subject, SENTENCE):
        if (
            len(found) < _FEWEST
            or not _TOLD["after"].search(sentence[0])
            or _OTHERWISE_CLOSED.search(sentence[0])
        ):
            continue
        told = {
            name: [each for each in found if pattern.search(line.unquoted[each.clause : each.start])]
            for name, pattern in _TOLD.items()
        }
        told["after"] = [each for each in told["after"] if each not in told["before"]]
        told["new"] = [each for each in told["new"] if each not in told["before"] + told["after"]]
        all_told = [each for several in told.values() for each in several]
        if any(len(each) > 1 for each in told.values()) or len({each.persons for each in all_told}) > 1:
            continue
        if any(each.vague or _is_part(each) for each in all_told):
            continue
        if fault := _balance(*(next(iter(each), None) for each in told.values())):
            yield fault


_FEWEST = 3


def _balance(
    before: Quantity | None, new: Quantity | None, closed: Quantity | None, after: Quantity | None
) -> Fault | None:
    """What does not add up of the four, or of three where nothing was told to be carried over."""
    if not (new and closed and after) or (before is None and "结转" in after.label):
        return None
    coming = new.value + (before.value if before else 0)
    if coming == closed.value + after.value:
        return None
    came = f"{before.text}＋{new.text}＝{plain(coming)}" if before else new.text
    message = f"结转不平：{came}，{closed.text}＋{after.text}＝{plain(closed.value + after.value)}"
    if before:
        return Fault(after.spot, message, "核对上年结转、本年新收、办结和结转下年四个数")
    return Fault(after.spot, message, "核对三个数；有上年结转的，写明件数", Severity.INFO)


RULES: tuple[Rule, ...] = (carried_over, more_than_the_whole)
