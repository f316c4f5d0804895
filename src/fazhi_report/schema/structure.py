"""篇章: the order of the report's parts and chapters, the form of its title."""

from typing import Annotated, Literal

from fazhi_report.schema.fields import Line, Model, Phrase, key

CHAPTERS = {
    "学习贯彻": "leadership_study",
    "职能与服务": "functions",
    "制度建设": "norms",
    "行政决策": "decisions",
    "行政执法": "enforcement",
    "权力监督": "supervision",
    "政务公开": "openness",
    "营商环境": "business_environment",
    "复议应诉": "remedies",
    "矛盾纠纷": "disputes",
    "普法宣传": "publicity",
    "法治队伍": "capacity",
    "数字法治": "digital",
    "应急处置": "emergency",
}
"""Chapters of 主要举措和成效, in their usual order, with the template that composes each."""

STUDY, STUDY_FIRST = "学习贯彻", "学习贯彻在前"
"""The chapter that one order makes a part of its own, and that order."""


class Structure(Model):
    """How the report is built; everything has a default."""

    order: Annotated[
        Literal["责任在前", "条例序", "学习贯彻在前", "主题式"],
        key(
            "骨架",
            "责任在前：第一责任人放第一部分；条例序：举措成效、不足、第一责任人、安排；学习贯彻在前；主题式：各章直接作一级标题",
        ),
    ] = "责任在前"
    chapters: Annotated[
        tuple[Phrase, ...],
        key(
            "章节",
            "主要举措和成效各章的取舍和顺序，从这些里选："
            + "、".join(CHAPTERS)
            + "；也可以写本单位模板文件夹 sections 里的文件名",
        ),
    ] = tuple(CHAPTERS)
    title_form: Annotated[
        Literal["情况的报告", "年度情况的报告", "年度报告", "情况报告", "工作报告"],
        key(
            "标题句式",
            "情况的报告：××关于2023年法治政府建设情况的报告；年度情况的报告：2023年→2023年度；"
            "年度报告：××2023年法治政府建设年度报告；情况报告：××2023年法治政府建设情况报告；"
            "工作报告：××2023年法治政府建设工作报告",
        ),
    ] = "情况的报告"
    addressees: Annotated[
        tuple[Phrase, ...],
        key(
            "主送机关",
            "报告主送的机关，印在标题下面，依次用“、”隔开，末尾加冒号；"
            "几个机关也可以合写一项，如 区委、区政府；不写就不印",
        ),
    ] = ()
    title_lines: Annotated[
        tuple[Line, ...],
        key("标题分行", "标题太长时怎样分行，一行一项，连起来就是标题；不写就由程序按词意分"),
    ] = ()
    meeting_count: Annotated[
        Literal["阿拉伯数字", "汉字"],
        key("会议次数写法", "党组会议研究几次，用阿拉伯数字还是汉字；全文的次数最好写法一致"),
    ] = "阿拉伯数字"
