"""Dashes, ellipses and brackets: their forms, and what stands in them."""

from collections.abc import Iterator

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_HAN = "\u3400-\u9fff"
_ONLY_WIDE = Pattern(f"[{_HAN}》〉”’）〕】《〈“‘（〔【，。、；：？！]+")

# Dashes ----------------------------------------------------------------------------------------------------

_HYPHENS = "-‐‑–−－﹣"
_DASHES = f"{_HYPHENS}—―"
_RUN = Pattern(
    rf"[{_DASHES}](?<![{_DASHES}].)[{_DASHES}]{{0,40}}(?![{_DASHES}])", words=_DASHES
)  # fmt: skip
_RIGHT_DASHES = ("——", "――")
# What may stand behind a dash and behind no hyphen: the beginning of a clause.
_CLAUSE = Pattern(
    "(?:加强|完善|优化|提升|推进|推动|强化|深化|健全|落实|坚持|规范|创新|夯实|压实|严格|打造|构建|建立|提高|促进|实现|确保|保障"
    "|服务|努力|着力|全面|切实|扎实|持续|积极|不断|进一步|即|也就是|这是|这|从而|以此|让|使|把|为了)"
)
_LONG = 6
# 北京—上海, 秦岭—淮河: an end of a name of a place, or a number.
_PLACE_END = frozenset(
    "省市县区镇乡村街路道段站线桥港河江湖海口岭山庄营寨园岛州京沪渝津关东西南北国盟洲库闸坝0123456789"
)
_CLAUSE_STOPS = "，。；：、！？"


@rule("FZ272")
def dashes(subject: Subject) -> Iterator[Fault]:
    """破折号写成占两个字的“——”。

    “--”是键盘上的减号，一个“—”是连接号，标示“北京—上海”“3—5天”这样的起止、走向；连着三个以上的也不是破折号。

    依据：《标点符号用法》（GB/T 15834—2011）4.10：破折号的形式是“——”（R2）；
        4.13：连接号有短横线、一字线、浪纹线（R2）
    错误：加强监管--提升能力，完善制度—优化服务。
    正确：加强监管——提升能力，完成北京—上海高速公路沿线巡查，型号为A-12，网址http://www.example.gov.cn/a--b。
    """
    for line, match in subject.lines.found(_RUN):
        text, (start, end) = line.text, match.span()
        if match[0] in _RIGHT_DASHES or not _is_between_words(text, start, end):
            continue
        if len(match[0]) > 1 or _parts_clauses(text, start, end):
            yield Fault(line.at(match), f"破折号写成了“{match[0]}”", "写成“——”")


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Whether Han or its marks are on both sides, or on one at an end of a line."""
    sides = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(sides) and _ONLY_WIDE.fullmatch(sides) is not None


def _parts_clauses(text: str, start: int, end: int) -> bool:
    """Whether what a short line stands between are clauses, not names."""
    begin = max(text.rfind(stop, 0, start) for stop in _CLAUSE_STOPS) + 1
    stops = [index for stop in _CLAUSE_STOPS if (index := text.find(stop, end)) >= 0]
    left, right = text[begin:start], text[end : min(stops, default=len(text))]
    if _CLAUSE.match(right):
        return True
    is_place = bool(left) and left[-1] in _PLACE_END
    return len(left) >= _LONG and len(right) >= _LONG and not is_place and "—" not in right


# Ellipses --------------------------------------------------------------------------------------------------

_ELLIPSIS = Pattern(
    "…{1,40}|⋯{1,40}|[.．]{3,40}|。{3,40}|[·・•]{3,40}",
    words=("…", "⋯", "...", "．．．", "。。。", "···", "・・・", "•••"),
)
_RIGHT_ELLIPSES = ("……", "…………")
_AND_SO_ON = Pattern("…等(?![级待候额同效比次距价量值外闲离])", words=("…等",))


@rule("FZ273")
def ellipses(subject: Subject) -> Iterator[Fault]:
    """省略号写成占两个字的六个点“……”，后面不再用“等”。

    “......”“。。。”“…”是没有切换输入法、少打了点；省略号和“等”意思一样，只用一个。公文里列举不完的，用“等”更好。

    依据：《标点符号用法》（GB/T 15834—2011）4.11：省略号的形式是“……”（R2）；
        省略号后面不再用“等”“等等”，各种校对手册的说法（R2）
    错误：开展巡查、检查......全面完成，推进节水改造……等改革。
    正确：开展巡查、检查等工作，做到“依法治水……”，版本号1.2.3，见www.example.gov.cn。
    """
    for line, match in subject.lines.found(_ELLIPSIS):
        if match[0] not in _RIGHT_ELLIPSES and _is_between_words(line.text, *match.span()):
            yield Fault(line.at(match), f"省略号写成了“{match[0]}”", "写成“……”，或者改用“等”")
    for line, match in subject.lines.found(_AND_SO_ON):
        yield Fault(
            line.spot(match.start(), match.start() + 2), "省略号后面又用了“等”", "省略号和“等”只用一个"
        )


# Brackets --------------------------------------------------------------------------------------------------

_BRACKETED = Pattern("（[^（）\n]{0,200}）", words="（")
_POINTS_AT_END = "。，、；："
_BEFORE_ASIDE = frozenset("。！？")


@rule("FZ274")
def marks_in_brackets(subject: Subject) -> Iterator[Fault]:
    """句子里面的括号，括号里最后不用句号、逗号这样的点号。

    括号里的话注释句子里的词语，句子还没有完。单独成句的括号放在句号后面，括号里可以用句号。

    依据：《标点符号用法》（GB/T 15834—2011）附录B.2.2：句内括号末尾通常不用句号（R）
    错误：完善执法制度（详见附件。）并抓好落实。
    正确：完善执法制度（详见附件）并抓好落实。（有关情况另行报送。）
    """
    for line, match in subject.lines.found(_BRACKETED):
        mark = match[0][-2]
        if mark not in _POINTS_AT_END or "。" in match[0][:-2]:
            continue
        before = line.text[: match.start()]
        if mark != "。" or (before and before[-1] not in _BEFORE_ASIDE):
            spot = line.spot(match.end() - 2, match.end() - 1)
            yield Fault(spot, f"句子里的括号，里面最后用了“{mark}”", "删去")


_NESTED = Pattern("（(?P<head>[^（）\n]{0,80})（(?P<inner>[^（）\n]{0,40})）[^（）\n]{0,80}）", words="（")
# （2024）豫08行终12号, 见第三部分（一）, 县（市、区）: brackets that have their shape by custom.
_CUSTOMARY = Pattern(
    r"(?:19|20)\d\d|[一二三四五六七八九十\d]{1,3}|[试修].{0,3}|.{0,8}[市区镇乡居县校园社村]|[A-Za-z0-9.+-]{1,20}"
)


@rule("FZ278")
def brackets_in_brackets(subject: Subject) -> Iterator[Fault]:
    """括号里面不套同样的括号。

    里外都用圆括号，分不清注释到哪里为止；必须套用时外面用六角括号或者方括号，能拆成两句最好。年份、序号、
    “县（市、区）”一类习惯的写法，书名号里文件名自带的括号，不查。

    依据：《标点符号用法》（GB/T 15834—2011）4.9：同一形式的括号尽量避免套用（R2）
    错误：加强监督检查（包括日常检查（含抽查））。
    正确：加强监督检查（包括日常检查和抽查），落实《水资源管理办法（试行）》（青水〔2024〕5号）。
    """
    for line, match in subject.lines.found_unquoted(_NESTED):
        if not _CUSTOMARY.fullmatch(match["inner"]):
            yield Fault(
                line.at(match), f"括号里又用了同样的括号“（{match['inner']}）”", "改写成一层，或者外面用〔 〕"
            )


VARIANTS = dict(
    zip(
        "﹝﹞❲❳〘〙﹙﹚﹐﹑﹒﹔﹕﹖﹗｡､･「」『』〝〞〟",
        "〔〕〔〕〔〕（），、。；：？！。、·“”‘’“””",
        strict=True,
    )
)
_VARIANT = Pattern(f"[{''.join(VARIANTS)}]", words=VARIANTS)


@rule("FZ279")
def variant_marks(subject: Subject) -> Iterator[Fault]:
    """标点用通行的字符，不用样子相近的别的字符。

    “﹝ ﹞”不是六角括号“〔 〕”，“「 」”是竖排用的引号；字体里常常没有这些字符，查找也查不到。

    依据：《标点符号用法》（GB/T 15834—2011）4.8、4.9：引号、括号的形式（R2）；5.2：直角引号用于竖排（R2）；
        通行字符的码位按GB/T 15834的常用实现（D）
    错误：印发《普法计划》（青水﹝2024﹞5号）。
    正确：印发《普法计划》（青水〔2024〕5号）。
    """
    for line, match in subject.lines.found(_VARIANT):
        yield Fault(line.at(match), f"这里用了“{match[0]}”", f"改成“{VARIANTS[match[0]]}”")


# A mark lost between two names -----------------------------------------------------------------------------

_OFFICE = (
    "(?:公安|司法|财政|教育|民政|审计|统计|水利|信访|税务|气象|林业|体育|商务|科技|医保|应急管理|自然资源|生态环境|住房和城乡建设|住建"
    "|交通运输|农业农村|文化和旅游|文旅|卫生健康|卫健|市场监管|市场监督管理|城市管理|城管|行政审批|退役军人事务|人力资源和社会保障|人社"
    "|发展和改革|发改|工业和信息化|工信)(?:局|厅|委员会|委)"
)
_LAW = (
    "(?:行政处罚法|行政许可法|行政强制法|行政复议法|行政诉讼法|国家赔偿法|公务员法|监察法|保守国家秘密法|民法典|预算法|会计法|审计法"
    "|统计法|水法|防洪法|水土保持法|环境保护法|安全生产法|食品安全法|治安管理处罚法|立法法|未成年人保护法|反有组织犯罪法|反间谍法)"
)
_JOINT = Pattern("[局厅会委][省市县区旗]|[法典][行国公监保民预会审统水防环安食治立未反]")
_JOINED = Pattern(rf"[省市县区旗]{_OFFICE}(?=[省市县区旗]{_OFFICE})|{_LAW}(?={_LAW})")


@rule("FZ298")
def marks_between_names(subject: Subject) -> Iterator[Fault]:
    """并列的机关名称、法律名称之间用顿号隔开。

    漏了顿号，两个名称连成一个，读的人不知道从哪里断开。

    依据：《标点符号用法》（GB/T 15834—2011）4.5.3.1：顿号用于并列词语之间（R2）
    错误：联合县公安局县司法局开展执法检查，学习行政处罚法行政许可法。
    正确：联合县公安局、县司法局开展执法检查，学习行政处罚法、行政许可法。
    """
    for line, match in subject.lines.found_unquoted(_JOINED, sign=_JOINT):
        yield Fault(line.at(match), f"“{match[0]}”和后面的名称之间没有标点", f"加上顿号，写成“{match[0]}、”")


RULES: tuple[Rule, ...] = (
    dashes,
    ellipses,
    marks_in_brackets,
    brackets_in_brackets,
    variant_marks,
    marks_between_names,
)
