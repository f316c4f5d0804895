"""Shares of a whole: 占25%, and rates that are called after what they are of."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from fazhi_report.rules.claims import is_reckoned
from fazhi_report.rules.exclusive import exclusive_parts
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import (
    SEGMENT,
    Quantity,
    groups,
    is_fraction,
    is_share,
    percent,
    plain,
    quantities,
)
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_SHARE = Pattern(
    "占(?:比|总数|总量|全部(?:案件|事项|人员)?|(?:处罚)?案件(?:总数|总量)?|总人数)?(?:的|为|达到?|是)?(?:比例为?|比重为?)?$"
)
_RATE = Pattern("(?P<done>[^，。；■]{2,10})率(?:为|达到?|是)?$")
_DONE = Pattern("^(?:已|现已|已经|成功|实际|完成|共|其中)?")
_ELSEWHERE = Pattern("结转|上年|去年|往年|历年|含|分别|补")
_ALSO = {"网办": "网上办理", "回收": "收回", "参训": "参加培训", "签约": "签订"}
_WHAT = Pattern("^[^，。；]*(?:考核|考试|案件|问题|投诉|举报|信访|纠纷|工单|申请|仲裁|监察|援助|事项)")
_HUNDRED = 100


@rule("FZ250")
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
            if fault := _of_told_whole(rate, found[:number]):
                yield fault
            part = _part_of(rate, found, number)
            if part is None or is_reckoned(rate, found):
                continue
            listed, before = _listed_with(found[: found.index(part) + 1])
            totals = [each for each in found if each.follows("总量", "总数") and each not in before]
            wholes = [each for each in (*before, *totals) if each.persons == part.persons and not each.vague]
            wholes = [each for each in wholes if each.value and each.value >= part.value]
            if wholes and not any(
                is_fraction(added, each.value, rate) for added in listed for each in wholes
            ):
                yield _wrong(part, wholes[0], rate)


def _wrong(part: Quantity, whole: Quantity, rate: Quantity) -> Fault:
    message = f"{part.text}÷{whole.text}＝{percent(part, whole)}，不是{rate.text}"
    return Fault(rate.spot, message, "核对两个数和比例；占的是别的数的，写明是什么的")


def _listed_with(parts: Sequence[Quantity]) -> tuple[list[int | Fraction], Sequence[Quantity]]:
    """The last of some parts and what it makes with those listed with it; and what stands before."""
    last = parts[-1]
    sums, at = [last.value], len(parts) - 1
    while (
        at
        and parts[at - 1].persons == last.persons
        and last.line.unquoted.startswith("、", parts[at - 1].end)
    ):
        at -= 1
        sums.append(sums[-1] + parts[at].value)
    return sums, parts[:at]


def _of_told_whole(rate: Quantity, before: Sequence[Quantity]) -> Fault | None:
    """What is wrong where the whole stands before the rate: 40人，占全局干部50人的90%."""
    if len(before) < 2 or rate.label != "的" or not before[-1].label.startswith("占"):  # noqa: PLR2004  part and whole
        return None
    *_, part, whole = before
    known = part.persons == whole.persons and not (part.vague or whole.vague) and whole.value
    return _wrong(part, whole, rate) if known and not is_share(part, whole, rate) else None


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
    turned = f"成功{match['done'].removesuffix('成功')}"  # 成功化解3160件，化解成功率
    named = [each for each in found if (_called(each) in names or each.label == turned) and not each.vague]
    if not named:  # 调解560件，成功541件，调解成功率
        named = [each for each in found[1:number] if each.label and match["done"].endswith(each.label)]
        named = [each for each in named if match["done"].removesuffix(each.label) in found[0].label]
    return named[0] if len(named) == 1 and named[0].unit != "%" else None


def _called(each: Quantity) -> str:
    """What a quantity is of, as the rate that is called after it: 即办 of 其中即办件."""
    return _DONE.sub("", each.label).removesuffix("件")


@rule("FZ251")
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
