"""营商环境: the law-based business environment."""

from typing import Annotated

from fazhi_report.schema.fields import Flag, Model, Phrase, Title, key


class BusinessEnvironment(Model):
    """What was done for a law-based business environment."""

    regulations_implemented: Annotated[
        Flag, key("落实规定", "是否贯彻落实了从中央到本级关于优化营商环境的规定")
    ] = False
    supporting_systems: Annotated[tuple[Phrase, ...], key("配套制度", "落实的配套制度")] = ()
    documents: Annotated[tuple[Title, ...], key("落实文件", "认真落实的文件，不带书名号")] = ()
    complaint_mechanism: Annotated[Flag, key("投诉处理机制", "是否建立健全投诉处理机制")] = False
    case_handling: Annotated[Flag, key("违法案件查处", "是否开展违法案件调查处理")] = False
    effect: Annotated[Phrase | None, key("成效", "取得的成效，一个分句")] = None
