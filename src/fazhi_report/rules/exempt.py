"""Numbers that are no figures of the year: set phrases, ordinals, document numbers, rules of procedure."""

import re

from fazhi_report.rules.patterns import Pattern

FIXED = (
    # Thought, discipline, party building
    "一个中心",
    "两个确立",
    "两个维护",
    "两个毫不动摇",
    "两个责任",
    "两个结合",
    "三个规定",
    "三个区分开来",
    "四个意识",
    "四个自信",
    "四个全面",
    "四个亲自",
    "四个对照",
    "五个必由之路",
    "十个明确",
    "十一个坚持",  # of 习近平法治思想
    "十四个坚持",
    "八项规定",
    "六个必须坚持",
    "三会一课",
    "一岗双责",
    "一把手",
    "三重一大",
    "三项建设",
    "三项机制",
    # Law and enforcement
    "三项制度",
    "三项清单",
    "四项机制",
    "双随机一公开",
    "双随机、一公开",
    "一单四制",
    "两法衔接",
    "四张清单",
    "五个一",
    "一村一法律顾问",
    "一案一策",
    "一项一策",
    "一企一策",
    "一案三查",
    "两轻一免",
    "三书一函",
    "三书同达",
    "一规定两办法",
    "首违不罚",
    "综合查一次",
    "进一次门",
    "一次进门",
    "查多项事",
    "查多件事",
    # Service
    "最多跑一次",
    "只跑一次",
    "跑一次",
    "一次不用跑",
    "一次性告知",
    "一次性办结",
    "一次性",
    "一次办好",
    "一次办成",
    "一次办",
    "一件事",
    "一类事",
    "一网通办",
    "一网统管",
    "一窗通办",
    "一窗受理",
    "一个窗口",
    "一门",
    "一站式",
    "一条龙",
    "一条主线",
    "最后一公里",
    "第一责任人",
    "第一议题",
    "第一时间",
    "第一线",
    "四最",
    "万人助万企",
    "三个一批",
    "三级服务体系",
    "三次产业",
    "千家万户",
    # Without a count in them at all
    "一系列",
    "进一步",
    "一定",
    "一些",
    "一般",
    "一律",
    "一致",
    "统一",
    "唯一",
    "逐一",
    "万一",
)
"""Phrases with a number that counts nothing of the report's own; as reports commonly write them."""

_NUMERALS = "一二两三四五六七八九十百千万零〇"
PATTERNS = (
    r"20\d\d年度?",
    r"\d{1,2}月(?:\d{1,2}[日号])?",
    r"[〔（(\[]20\d\d[〕）)\]][^，。；、（）]{0,12}\d{1,6}号",  # a document's or case's number
    r"第[\d" + _NUMERALS + r"]{1,6}[次件份项个人名场期家户宗卷条款起届批轮类位部章节]?",
    r"届[" + _NUMERALS + r"]{1,3}次",  # 二十届三次全会
    r"(?:\d{1,3}|[" + _NUMERALS + r"]{1,3})个?(?:多|半)?(?:工作日|自然日|小时|分钟|月(?!\d)|季度|星期|学期)",
    r"[\d.,]{1,12}万?元以下",  # a limit that a law sets
    r"(?:\d{1,3}|[" + _NUMERALS + r"]{1,3})[名人次件家项](?:及)?以上",  # 两名以上执法人员
    r"[" + _NUMERALS + r"\d]{1,3}件(?:重点)?(?:民生)?实事",  # a programme of the government
    "一式[" + _NUMERALS + "]份",
    r"\d{1,2}个(?:坚持|明确|维护|确立|意识|自信|必须|规定)",  # 11个坚持
    r"\d{1,2}期(?:工程|项目)",
    "|".join(map(re.escape, sorted(FIXED, key=len, reverse=True))),
)
_EXEMPT = Pattern("|".join(PATTERNS))

_NORM = Pattern("每|不少于|不低于|不超过|不得|至少|最多|原则上|以内|力争|确保|目标|逐|任一|同一|标准为")
"""A clause that says how often or how much there should be, not how much there was."""
_STOPS = "，。；：！？"


def masked(text: str) -> str:
    """A text with what is exempt as ■, of the same length."""
    return _EXEMPT.sub(lambda match: "■" * len(match[0]), text)


def states_norm(text: str, start: int) -> bool:
    """Whether the clause up to a number states a rule."""
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    return _NORM.search(text, begin, start) is not None
