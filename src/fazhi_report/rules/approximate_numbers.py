"""Numbers that are about so many: 三四十人, 约20人."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_MEASURE = (
    "(?:[多余])?(?:人次|户次|家次|场次|公里|个(?![月方层])|次(?!产|供|分|函|全|会|污)|天|人|名|家|件|倍|份|户|场|小时|分钟"
    "|里(?!程)|岁|位|公顷|亩|台|辆|元|年(?![级期度代]))"
)
_PAIRS = tuple(map("、".join, zip("一二两三四五六七八", "二三三四五六七八九", strict=True)))
_PAIR = Pattern(
    rf"(?<![第、一二三四五六七八九十百])(?:{'|'.join(_PAIRS)})(?!、)(?:[十百千万]{_MEASURE}|{_MEASURE})",
    words=_PAIRS,
)


@rule("FZ296")
def commas_in_approximate_numbers(subject: Subject) -> Iterator[Fault]:
    """相邻的两个数字连用表示概数，中间不用顿号。

    “三、四十人”可以读成三个和四十个。“二、三级”“一、二季度”“第三、四条”说的是两个，用顿号。

    依据：《标点符号用法》（GB/T 15834—2011）4.5.3.4：
        相邻两数字连用表示概数通常不用顿号，缩略形式宜用顿号（R2）；
        《出版物上数字用法》（GB/T 15835—2011）4.2.2：数字连用表示的概数用汉字数字（R2）
    错误：组织培训三、四十人次，开展巡查七、八次。
    正确：组织培训三四十人次，开展巡查七八次，完成一、二季度的任务，二、三级水源保护区全部立牌。
    """
    for line, match in subject.body.found_unquoted(_PAIR):
        if match.start() >= len(line.number):
            right = match[0].replace("、", "")
            yield Fault(
                line.spot(match.start(), match.end()), f"概数“{match[0]}”中间用了顿号", f"删去，写成“{right}”"
            )


_SPELLED = "[一二两三四五六七八九十百千万]{1,6}"
_ABOUT = "大约|约|近(?!日|年|期|来|几|邻|两)|将近|大概|接近"
_TWICE_ABOUT = Pattern(
    rf"(?:{_ABOUT})(?:[\d,.]{{1,9}}[万亿]?|{_SPELLED})(?:[余多])?(?:个百分点|平方公里|公里|人次|小时|分钟|(?:个)?(?:月|工作日|星期|年)|字|天|周|页|米|亩|公顷|吨|万元|亿元|元|次|件|份|项|个|人|名|场|家|户|起|条|%|％)?"
    "(?:左右(?!岸|两|侧)|上下(?!半|游|级|联)|前后)",
    words=("左右", "上下", "前后"),
)
_DECIMAL_AND_MORE = Pattern(r"\d{1,6}\.\d{1,4}[万亿]多", words=("万多", "亿多"))


@rule("FZ297")
def approximate_twice(subject: Subject) -> Iterator[Fault]:
    """约数只说一次：“约”“近”和“左右”“上下”不同用，有小数的数后面不用“多”。

    “约5000字左右”把一个意思说了两遍；“13.5万多”已经精确到千位，又说“多”，只作提示。

    依据：《出版物上数字用法》（GB/T 15835—2011）3.3：概数是模糊计量的数（R2）；
        “约”“左右”不并用，公文校对的通行说法（R2）
    错误：宣传稿件约5000字左右，受益13.5万多人次。
    正确：宣传稿件约5000字，会期3天左右，受益13.5万人次，发放资料1.2万余份。
    """
    told = {
        (line, each.start)
        for line, found in quantities(subject).items()
        for each in found
        if line.text.startswith(("左右", "上下"), each.end)  # of these FZ222 tells
    }
    for line, match in subject.body.found_unquoted(_TWICE_ABOUT):
        if not any((line, index) in told for index in range(match.start(), match.end())):
            yield Fault(line.at(match), f"约数的说法重复：“{match[0]}”", "“约”“近”和“左右”“上下”只留一个")
    for line, match in subject.body.found_unquoted(_DECIMAL_AND_MORE):
        message = f"“{match[0]}”有小数，后面又用了“多”"
        yield Fault(line.at(match), message, "删去“多”，或者写成整数的约数", Severity.INFO)


RULES: tuple[Rule, ...] = (commas_in_approximate_numbers, approximate_twice)
