"""Shares of a whole: 占25%, and rates that are called after what they are of."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from fazhi_report.rules.claims import is_reckoned
from fazhi_report.rules.exclusive import exclusive_parts
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import SEGMENT, Quantity, groups, is_share, percent, plain, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_SHARE = Pattern(
    "占(?:比|总数|总量|全部(?:案件|事项|人员)?|(?:处罚)?案件(?:总数|总量)?|总人数)?(?:的|为|达到?|是)?(?:比例为?|比重为?)?$"
)
_RATE = Pattern("(?P<done>[^，。；■]{2,10})率(?:为|达到?|是)?$")
_DONE = Pattern("^(?:已|现已|已经|成功|实际|完成|共|其中)?")
_ELSEWHERE = Pattern("结转|上年|去年|往年|历年|含|分别|补")
_ALSO = {"网办": "网上办理", "回收": "收回", "参训": "参加培训", "签约": "签订"}
_WHAT = Pattern("^[^，。；]*(?:考核|考试|案件|问题|投诉|信访|纠纷|工单|申请)")
_HUNDRED = 100


@rule("FZ601")
def shares_and_counts(subject: Subject) -> Iterator[Fault]:
    """占百分之几、按期办结率这样的比例，等于同一句里的两个数相除。

    处罚40件，其中简易程序10件，占的是25%，写成35%就有一个数错了。率和分子叫一个名字的（按期办结231件，按期办结率）
    才比较，同一句里另有一个数除得尽的不算；写“约”“近”的不算。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        比率＝分子÷分母：4956÷8058＝61.5%（D）
    错误：作出行政处罚40件，其中适用简易程序10件，占35%。
    正确：作出行政处罚40件，其中适用简易程序10件，占25%；检查企业120家，占全县企业总数的8%。
    """
    for _, segment, found in groups(subject, SEGMENT):
        if _ELSEWHERE.search(segment[0]):
            continue
        for number, rate in enumerate(found):
            if rate.unit != "%" or rate.follows("约", "近", "超", "逾", "过"):
                continue
            part = _part_of(rate, found, number)
            if part is None or is_reckoned(rate, found):
                continue
            before = found[: found.index(part)]
            wholes = [each for each in before if each.persons == part.persons and not each.vague]
            if not wholes or any(each.value < part.value or not each.value for each in wholes):
                continue
            if not any(is_share(part, each, rate) for each in wholes):
                whole = wholes[0]
                right = percent(part, whole)
                message = f"{part.text}÷{whole.text}＝{right}，不是{rate.text}"
                yield Fault(rate.spot, message, "核对两个数和比例；占的是别的数的，写明是什么的")


def _part_of(rate: Quantity, found: Sequence[Quantity], number: int) -> Quantity | None:
    """What a rate says it is of: the quantity right before 占, or that of the same name."""
    before = found[:number]
    if before and _SHARE.fullmatch(rate.label):
        nearest = before[-1]
        beside = rate.line.unquoted[nearest.end : rate.clause] in {"，", "（", ""}
        return nearest if beside and nearest.unit != "%" and not nearest.vague else None
    match = _RATE.fullmatch(rate.label)
    if match is None or any(each.label.endswith(f"基本{match['done']}") for each in before):
        return None
    done = _ALSO.get(match["done"], match["done"])
    names = {done, match["done"], _WHAT.sub("", match["done"])}
    named = [each for each in found if _DONE.sub("", each.label) in names and not each.vague]
    if not named:  # 调解560件，成功541件，调解成功率
        named = [each for each in found[1:number] if each.label and match["done"].endswith(each.label)]
        named = [each for each in named if match["done"].removesuffix(each.label) in found[0].label]
    return named[0] if len(named) == 1 and named[0].unit != "%" else None


@rule("FZ602")
def shares_of_one_whole(subject: Subject) -> Iterator[Fault]:
    """互斥的各项占比，加起来不超过100%。

    满意、基本满意、不满意各占多少，初次信访、重复信访各占多少，合起来最多是全部；四舍五入差的一点不算。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：信访事项中，初次信访占65%，重复信访占45%。
    正确：信访事项中，初次信访占65%，重复信访占35%；干部中党员占85%，本科以上学历占92%。
    """
    for found in quantities(subject).values():
        rates = [each for each in found if each.unit == "%"]
        for _, run in exclusive_parts(rates) if len(rates) > 1 else ():
            added = sum(part.value for part in run.parts)
            rounding = Fraction(len(run.parts), 2 * 10 ** min(part.places for part in run.parts))
            if added > _HUNDRED + rounding:
                message = f"各项占比相加是{plain(added)}%，超过了100%"
                yield Fault(run.parts[-1].spot, message, "核对各项占比")


RULES: tuple[Rule, ...] = (shares_and_counts, shares_of_one_whole)
