"""篇章: the order of the report's parts and chapters, what the office puts in them, the form of its title."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple, TypeAlias

from fazhi_report.schema.fields import Contradiction, Flag, Line, Model, Phrase, Prose, Suggested, key
from fazhi_report.schema.texts import Reviewed


class Chapter(NamedTuple):
    """A chapter of 主要举措和成效: the template of its sentences, and its usual heading."""

    template: str
    heading: str


CHAPTERS: Mapping[str, Chapter] = {
    "学习贯彻": Chapter("leadership_study", "认真开展领导班子学法活动"),
    "职能与服务": Chapter("functions", "依法全面履行政府职能"),
    "制度建设": Chapter("norms", "行政规范性文件管理规范有序"),
    "行政决策": Chapter("decisions", "行政决策科学化民主化法治化"),
    "行政执法": Chapter("enforcement", "行政执法规范公正文明"),
    "权力监督": Chapter("supervision", "行政权力制约监督积极有力"),
    "政务公开": Chapter("openness", "政务公开全面推进"),
    "营商环境": Chapter("business_environment", "持续优化法治化营商环境"),
    "复议应诉": Chapter("remedies", "行政复议和应诉工作依法规范"),
    "矛盾纠纷": Chapter("disputes", "社会矛盾纠纷依法化解"),
    "普法宣传": Chapter("publicity", "普法宣传制度化常态化"),
    "法治队伍": Chapter("capacity", "法治工作队伍建设不断加强"),
    "数字法治": Chapter("digital", "数字法治政府建设加快推进"),
    "应急处置": Chapter("emergency", "突发事件依法应对处置"),
}
"""The chapters that have sentences of their own, in their usual order."""

MEASURES = "主要举措和成效"
PROSE_PARTS = frozenset(("lead", "sections", "additions", "shortcomings", "remedies", "guidance", "plans"))
"""Fields of the data that are the office's own prose, titles included, which a manuscript has in its place;
elsewhere only texts that can cite are."""

PARTS = ("第一责任人", MEASURES, "不足和整改", "下年安排")
"""The parts of a report, and the one that holds the chapters."""

STUDY, STUDY_FIRST, THEMATIC = "学习贯彻", "学习贯彻在前", "主题式"
"""The chapter that one order makes a part of its own, that order, and the one in which all chapters are."""

_WITHOUT_SENTENCES = frozenset(PARTS[1:])
"""Parts that print nothing but their chapters, or what the office wrote."""

TitleForm: TypeAlias = Literal[
    "情况的报告", "年度情况的报告", "工作情况的报告", "年度工作情况的报告", "工作的报告", "年度工作的报告",
    "年度报告", "工作年度报告", "情况报告", "年度情况报告", "工作情况报告", "年度工作情况报告",
    "工作报告", "年度工作报告", "建设报告", "年度建设报告", "工作总结", "年度工作总结",
]  # fmt: skip

TITLE_FORMS: Mapping[TitleForm, str] = {
    "情况的报告": "{机关}关于{年份}年法治政府建设情况的报告",
    "年度情况的报告": "{机关}关于{年份}年度法治政府建设情况的报告",
    "工作情况的报告": "{机关}关于{年份}年法治政府建设工作情况的报告",
    "年度工作情况的报告": "{机关}关于{年份}年度法治政府建设工作情况的报告",
    "工作的报告": "{机关}关于{年份}年法治政府建设工作的报告",
    "年度工作的报告": "{机关}关于{年份}年度法治政府建设工作的报告",
    "年度报告": "{机关}{年份}年法治政府建设年度报告",
    "工作年度报告": "{机关}{年份}年法治政府建设工作年度报告",
    "情况报告": "{机关}{年份}年法治政府建设情况报告",
    "年度情况报告": "{机关}{年份}年度法治政府建设情况报告",
    "工作情况报告": "{机关}{年份}年法治政府建设工作情况报告",
    "年度工作情况报告": "{机关}{年份}年度法治政府建设工作情况报告",
    "工作报告": "{机关}{年份}年法治政府建设工作报告",
    "年度工作报告": "{机关}{年份}年度法治政府建设工作报告",
    "建设报告": "{机关}{年份}年法治政府建设报告",
    "年度建设报告": "{机关}{年份}年度法治政府建设报告",
    "工作总结": "{机关}{年份}年法治政府建设工作总结",
    "年度工作总结": "{机关}{年份}年度法治政府建设工作总结",
}
"""What a title of each form says, with {机关} and {年份} to be filled in; it may break before the year."""

REPORTED_BELOW = "现(?:将|就)[^。；！？]{2,90}?(?:报告|汇报|总结|报送)如下"
"""Pattern of the sentence that a lead closes with."""


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
            + "；也可以写自己的一章，正文写在“补充段落”里，或者写在本单位模板文件夹 sections 里的同名文件里",
        ),
    ] = tuple(CHAPTERS)
    title_form: Annotated[
        TitleForm,
        key(
            "标题句式",
            "情况的报告：××关于2023年法治政府建设情况的报告；情况报告：××2023年法治政府建设情况报告；其他的照此类推，"
            "前面有“年度”的印“2023年度”；只有年度报告是××2023年法治政府建设年度报告",
        ),
    ] = "情况的报告"
    title: Annotated[
        Phrase | None,
        key("标题", "“标题句式”里没有的标题，照样写全，写明机关、年份和文种；写了就不写标题句式"),
    ] = None
    headings: Annotated[
        Literal["接排", "独立成行"],
        key(
            "小标题",
            "接排：（一）这一层起，标题末尾用句号，后面接着写正文；独立成行：标题单占一行，不加句号",
        ),
    ] = "接排"
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

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        if self.title and "title_form" in self.model_fields_set:
            message = "“标题”写了，“标题句式”就用不上"
            yield Contradiction("title_form", "FZ275", message, "只留一个：有合用的句式，就不写“标题”")

    @property
    def is_summary(self) -> bool:
        """Whether the title calls the report a 总结."""
        return (self.title or self.title_form).endswith("总结")

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the parts and chapters that the report has."""
        study = (STUDY,) if self.order == STUDY_FIRST else ()
        return (*PARTS, *study, *self.chapters)


Place = Annotated[
    Phrase,
    Suggested((*PARTS, *CHAPTERS)),
    key("位置", f"哪一部分或者哪一章：{'、'.join(PARTS)}，或者“章节”里的一章，如 行政执法"),
]
"""A part or a chapter, by the name that it has in the data."""


class ChapterForm(Model):
    """How a part or chapter differs from what is usual; what it says of the year stands elsewhere."""

    part: Place
    title: Annotated[Phrase | None, key("标题", "自己的标题，末尾不带标点；不写就用通常的")] = None
    own_only: Annotated[
        Flag, key("不用范句", "是：不印程序按台账写的句子（范句），只印标题和“补充段落”里自己写的")
    ] = False

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        if self.own_only and self.part in _WITHOUT_SENTENCES:
            message = f"“{self.part}”里没有范句"
            hint = "删去“不用范句”"
            if self.part == MEASURES:
                hint += "；哪一章不用，在“位置”里写那一章"
            yield Contradiction("own_only", "FZ277", message, hint)


class Addition(Model):
    """A paragraph of the office's own, put at the beginning or the end of a part or chapter."""

    part: Place
    at: Annotated[
        Literal["末尾", "开头"], key("放在", "这一部分、这一章的末尾，还是开头，也就是程序写的句子之前")
    ] = "末尾"
    title: Annotated[
        Phrase | None, key("标题", "小标题；写了就编号，如（几），章里是几.；不写就是普通段落")
    ] = None
    text: Annotated[Prose, key("内容", "正文；空一行另起一段；可以引用数字，如 {{ 学习.次数 }}")]
    reviewed: Reviewed = None
