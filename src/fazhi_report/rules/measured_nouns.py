"""Which measure words go with what, and slips of the unit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import SENTENCE, Quantity, groups, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject


class _Things(NamedTuple):
    """Things of one sort by their names, and the measure words that none of them takes."""

    names: tuple[str, ...]
    wrong: frozenset[str]
    right: str


def _things(names: str, wrong: str, right: str) -> _Things:
    return _Things(tuple(names.split()), frozenset(wrong.split()), right)


_THINGS = (
    _things(
        "建议书 意见书 通知书 决定书 告知书 倡议书 提示函 建议函 合同 协议 资料 手册 折页 案卷 规范性文件 "
        "传单 公告 便民卡 联系卡 明白卡 宣传单 宣传页 宣传品 告知单 读本 书籍",
        "人 名 位 人次 辆 辆次 台 场 场次",
        "份、件",
    ),
    _things("线索", "人 名 位 人次 辆 辆次 台 场 场次", "条、件"),
    _things("案件", "名 位 人次 辆 辆次 台", "件"),
    _things("纠纷 争议", "人 名 位 人次 辆 辆次 台 场 场次 份", "起、件"),
    _things("隐患 风险点", "人 名 位 人次 辆 辆次 场 场次 份", "处、个"),
    _things(
        "人员 干部 顾问 律师 调解员 监督员 联络员 志愿者 "
        "职工 负责人 学员 法治副校长 明白人 委员 专家 辅导员 宣讲员",
        "件 份 宗 条 篇 册 辆 辆次 卷",
        "名、人",
    ),
    _things("参加人员 参训人员 参会人员", "件 份 宗 条 篇 册 辆 卷 场 场次 期 次", "人、人次"),
    _things("企业 商户 门店 经营户 经营主体", "人 名 位 份 辆 辆次 卷", "家、户"),
    _things(
        "讲座 会议 专题会 例会 座谈会 推进会 培训班 听证会 调度会 联席会议",
        "人 名 位 件 份 起 宗 户 辆 条 卷",
        "场、次",
    ),
    _things("培训 宣讲 演练 宣传活动 普法活动", "件 份 起 宗 户 辆 条 卷 台", "期、场、次"),
    _things("咨询 来电 来访", "起 宗 户 辆 卷 台 份", "人次、次、件"),
    _things("车辆", "人 名 位 人次 份 户 家 条 卷", "辆、辆次"),
)  # fmt: skip
_OTHERWISE = Pattern(
    "涉及|惠及|覆盖|参加(?!人员)|参与|出席|列席|旁听|收看|劳动合同|培训企业|组织企业|邀请|发放企业|推送|送达|对象"
)
"""What makes the number one of something that was told before."""
_NAMES = tuple(name for things in _THINGS for name in things.names)
_WRONG = frozenset[str]().union(*(things.wrong for things in _THINGS))
_ENDS = (*"，。；、）（均都", "全部", "参加", "参与", "开展", "进行", "赴", "已经", "实行")


@rule("FZ256")
def measure_words_that_do_not_go(subject: Subject) -> Iterator[Fault]:
    """量词和名词相配：文书论份，案件论件，人员论名，企业论家。

    “建议书8人”“线索26名”“干部120件”不是数抄串了行，就是量词写错了。只看名词紧挨着数字、数字后面没有别的名词的。

    依据：名词和量词的搭配是现代汉语的通例（M）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：发出检察建议书8人，移送案件线索26名。
    正确：发出检察建议书8份，移送案件线索26条，约谈企业负责人6人。
    """
    for line, found in quantities(subject).items():
        for each in found:
            if each.unit not in _WRONG or not each.follows(*_NAMES) or not _ends(each):
                continue
            clause = line.unquoted[each.clause : each.start]
            name = max((name for name in _NAMES if clause.endswith(name)), key=len, default="")
            if _OTHERWISE.search(clause):
                continue
            things = next((things for things in _THINGS if name in things.names), None)
            if things and each.unit in things.wrong:
                yield Fault(each.spot, f"“{name}”不论“{each.unit}”", f"核对数字和量词，一般用{things.right}")


def _ends(each: Quantity) -> bool:
    """Whether what is counted was told before, as nothing follows."""
    text = each.line.unquoted
    return each.end == len(text) or text.startswith(_ENDS, each.end)


# Slips of the unit --------------------------------------------------------------------------------

_MONEY = Pattern(
    "(?:罚款|罚没款|罚没|没收|金额|资金|经费|投入|预算|工资|损失|薪|案|季度|半年|款)(?:共计?|合计|总计|达|为|约)?$"
)
_UNIT_PRICE = Pattern("每|人均|单价|收费|费用|标准|最低|最高|起步|票价|工本|返还|不足|以下|元/")
_LITTLE_MONEY = 100
_FEWEST_OTHERS = 2
_HIGH_RATE = Pattern(
    "(?:办结|合格|及格|持证|满意|参考|参学|出庭|答复|回访|化解|审核|审查|公开|备案|准确|知晓|通过|及时|到课|配备|覆盖|整改)(?:率|度)(?:为|达到?|是)?$"
)
_MOST_LIKELY, _TEN, _HUNDRED = 80, 10, 100


@rule("FZ257")
def slips_of_the_unit(subject: Subject) -> Iterator[Fault]:
    """并列的金额、比率数量级相称。

    几个数都论万元，有一个是3.5元，多半漏了“万”；办结率、满意率都在九成以上，有一个是9.83%，多半点错了小数点。每件、
    人均和收费的单价不算。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）
    错误：全年罚款12.6万元，其中甲案3.2万元、乙案5.9万元、丙案3.5元。
    正确：全年罚款12.6万元，其中甲案3.2万元、乙案5.9万元、丙案3.5万元，返还每户多收费用3.5元。
    """
    for _, sentence, found in groups(subject, SENTENCE):
        if "万元" in sentence[0]:
            yield from _money(found)
        yield from _rates([each for each in found if each.unit == "%"])


def _money(found: Sequence[Quantity]) -> Iterator[Fault]:
    amounts = [each for each in found if each.unit == "元"]
    large = [each for each in amounts if each.text.endswith("万元")]
    for each in amounts if len(large) >= _FEWEST_OTHERS else ():
        clause = each.line.unquoted[each.clause : each.end + 2]
        is_listed = each.line.unquoted[max(each.clause - 1, 0) : each.clause] == "、"
        is_of_kind = is_listed or _MONEY.search(each.label)
        if each.value < _LITTLE_MONEY and is_of_kind and not _UNIT_PRICE.search(clause):
            yield Fault(each.spot, f"旁边的金额都论万元，这里是“{each.text}”", "核对是不是漏了“万”")


def _rates(rates: Sequence[Quantity]) -> Iterator[Fault]:
    others = any(each.value >= _MOST_LIKELY for each in rates)
    for each in rates if others else ():
        tenfold = each.value * _TEN
        if _MOST_LIKELY <= tenfold <= _HUNDRED and _HIGH_RATE.search(each.label):
            yield Fault(each.spot, f"旁边的率都在80%以上，这里是“{each.text}”", "核对小数点")


RULES: tuple[Rule, ...] = (measure_words_that_do_not_go, slips_of_the_unit)
