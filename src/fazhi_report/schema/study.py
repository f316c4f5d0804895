"""统筹与学法: how the outline is carried out, and how the leadership studies law."""

from typing import Annotated

from fazhi_report.schema.fields import Flag, Model, Phrase, Title, key


class OutlineImplementation(Model):
    """How the tasks of an outline (纲要) were carried out."""

    document: Annotated[Title, key("文件", "落实哪个文件，写“依据”里的简称，如“纲要”")]
    measures: Annotated[tuple[Phrase, ...], key("做法", "怎样落实，一条一个分句")]
    results: Annotated[tuple[Phrase, ...], key("成效", "取得的成效，一条一个分句")] = ()


class LeadershipStudy(Model):
    """How the leadership studies law over the year."""

    theory_study: Annotated[Flag, key("理论学习活动", "是否开展党组（党委）理论学习活动")] = False
    contents: Annotated[tuple[Phrase, ...], key("纳入内容", "纳入重点学习的内容")] = ()
    centre_group: Annotated[Flag, key("中心组学法", "理论学习中心组是否定期开展法治学习")] = False
    topics: Annotated[tuple[Phrase, ...], key("学习内容", "认真学习的思想、讲话、会议精神")] = ()
    laws: Annotated[tuple[Title, ...], key("研读法规", "研究解读的法律法规，不带书名号")] = ()
    effect: Annotated[Phrase | None, key("成效", "学习的成效，一个分句")] = None
