"""Long texts in the manner of a report, to see what two typesetters do with every mark at every place of a line.

The texts are put together from parts by a seeded generator, so that they are the same at every run and copied
from nobody. They say nothing; what counts is where lines may break.
"""

import random
from collections.abc import Iterator
from itertools import product

from fazhi_report.document import Block, Document, Heading, Paragraph, Run


def _parts(texts: str) -> tuple[str, ...]:
    return tuple(texts.split())


_SUBJECTS = _parts(
    "局党组 我局 法规股 各股室 执法大队 政务服务窗口 分管负责同志 牵头单位 基层财政所 有关责任部门"
)
_MANNERS = _parts("认真 持续 严格 依法 按期 扎实 稳步 全面 及时 统筹 逐项 主动 从严 分类 规范")
_VERBS = _parts("推进 落实 完善 组织 开展 梳理 公布 审核 督促 健全 办理 核查 评估 整改 复核")
_OBJECTS = _parts(
    "规范性文件合法性审核 行政执法公示制度 预算绩效管理 政府采购监督检查 国有资产清查 权责清单动态调整 "
    "行政复议应诉工作 重大决策程序 惠民补贴资金发放 内部控制制度 法治宣传教育 会计信息质量检查 "
    "涉企收费清理 矛盾纠纷排查化解 证明事项告知承诺制"
)
_ENDS = _parts(
    "，取得阶段性成效 ，有关情况按季度通报 ，问题清单已经销号 ；对未完成事项逐一说明原因 "
    "，并向社会公开 ：台账齐全、责任到人、时限明确 ，群众满意度保持稳定"
)
_ASIDES = (
    "《预算管理实施办法（试行）》",
    "《关于贯彻〈行政处罚法〉的通知》",
    "“双随机、一公开”",
    "“一网通办”“最多跑一次”",
    "“学习‘枫桥经验’”活动",
    "（以下简称《办法》）",
    "（见附件1、附件2）",
    "〔2023〕18号文件",
    "区政府令〔2021〕第7号",
    "《条例》《规定》和《细则》",
    "《条例》（2021年修订）",
    "“放管服”改革——本年度的重点——",
    "预算、决算、绩效……等事项",
    "阿不都·热合曼同志",
)
_FIGURES = (
    "2021—2025年",
    "2023年12月31日",
    "100%",
    "增长3.6%",
    "降至0.45‰",
    "1,234.56万元",
    "25～30件",
    "18%～25%",
    "12345热线",
    "第十四届第3次会议",
    "GB/T 9704—2012",
    "20℃以下",
    "3600㎡",
    "No.7窗口",
    "二〇二三年",
)
_LATIN = (
    "https://www.example.gov.cn/zwgk/fdzdgknr/2023/index.html",
    "www.example.org/open?id=2023&page=12",
    "fagui_gu@example.gov.cn",
    "App",
    "Wi-Fi 6",
    "PDF/A-2a",
    "OFD",
    "e-government",
)
_RARE = "镕喆堃祎玥昇垚翀頔钘鋆㛃㕔𠮷𫖯"

_CLOSING = _parts(
    "， 。 、 ； ： ！ ？ 》 〉 ） ” ’ 〕 …… —— — ～ · % ℃ ‰ ）， 》。 。” ”。 》） 〉》 〕） ”， ’” ），”"
)
_OPENING = _parts("《 〈 （ “ ‘ 〔 （《 “《 《〈 “‘ ：“ ，《 。（ 》《 ”“ ）（ 、《")
_HAN = "依法行政工作须从制度建设入手明确责任强化监督注重实效做到有章可循有据可查逐年逐项对照检查不留空白"
_PLACES = range(24, 33)


def stress(characters: int, seed: int = 1) -> Document:
    """A text of at least so many characters: every mark at every place near a line's end, then prose.

    22 lines of 28 are 616 characters, so 61,600 would fill 100 pages if every line were full.
    """
    source = random.Random(seed)  # noqa: S311 - nothing secret: it shall be the same every time
    blocks = list(_structured(source))
    while (size := sum(len(block.text) for block in blocks)) < characters:
        blocks.extend(_chapter(source, min(12_000, characters - size)))
    title = ((Run("版心网格试验"),), (Run("关于各种标点在行末和行首的报告"),))
    return Document(title, tuple(blocks), "版心网格试验")


def figures(characters: int, seed: int = 1) -> Document:
    """A text of at least so many characters that is full of numbers, with marks all around them."""
    source = random.Random(seed)  # noqa: S311 - nothing secret: it shall be the same every time
    blocks: list[Block] = []
    while sum(len(block.text) for block in blocks) < characters:
        parts = (
            _han(source, source.randint(1, 7))
            + source.choice(("", "第"))
            + source.choice(("", f"{source.randint(1, 99)}.", f"{source.randint(1, 9)},"))
            + str(source.randint(100, 999))
            + source.choice(("件", "次", "万元", "", "%", "家（", "》《", "“"))
            + source.choice(("，", "、", "。", "；", "", "）", ""))
            for _ in range(40)
        )
        blocks.append(Paragraph((Run("".join(parts)),)))
    return Document(((Run("数字试验"),),), tuple(blocks), "数字试验")


def _structured(source: random.Random) -> Iterator[Block]:
    """Paragraphs in which a mark stands at a known place of the first and of the second line."""
    for marks, place in product((*_CLOSING, *_OPENING), _PLACES):
        yield Paragraph(
            (Run(f"{_han(source, place - 2)}{marks}{_han(source, 20 + place)}{marks}{_han(source, 9)}。"),)
        )


def _chapter(source: random.Random, characters: int) -> Iterator[Block]:
    """Headings of every level, standing alone and running in, with paragraphs of every length."""
    yield Heading(1, "一、", (Run(_clause(source)),))
    size = 0
    for number, lengths in enumerate(((1, 2, 1), (3, 1, 40), (4, 1, 2), (1, 1, 6)), start=1):
        level = 2 + number % 3
        label = (
            f"（{number}）" if level == 4 else f"{number}." if level == 3 else f"（{'一二三四'[number - 1]}）"
        )
        heading = Heading(level, label, (Run(f"{_clause(source)}{'。' if number % 2 else ''}"),))
        if number % 2 == 0:
            yield heading
        for at, length in enumerate(lengths):
            text = "".join(_sentence(source) for _ in range(length))
            yield Paragraph((Run(text),), heading if number % 2 and not at else None)
            size += len(text)
            if size >= characters:
                return
    yield Paragraph((Run("特此报告。"),))


def _sentence(source: random.Random) -> str:
    parts = [_clause(source) for _ in range(source.randint(1, 4))]
    for at in range(len(parts)):
        chance = source.random()
        if chance < 0.45:
            parts[at] += source.choice(_ASIDES)
        elif chance < 0.7:
            parts[at] += source.choice(_FIGURES)
        elif chance < 0.74:
            parts[at] += source.choice(_LATIN)
        elif chance < 0.78:
            parts[at] += f"（负责人：{source.choice('赵钱孙李')}{source.choice(_RARE)}）"
    return source.choice("，，；、").join(parts) + source.choice(_ENDS) + source.choice("。。。。。！？")


def _clause(source: random.Random) -> str:
    return "".join(source.choice(words) for words in (_SUBJECTS, _MANNERS, _VERBS, _OBJECTS))


def _han(source: random.Random, count: int) -> str:
    start = source.randrange(len(_HAN))
    return (_HAN * 3)[start : start + count]
