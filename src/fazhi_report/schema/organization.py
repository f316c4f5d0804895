"""机构与依据: who reports, and on what basis."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from fazhi_report.schema.fields import Line, Model, Phrase, Title, key

_PARTY_BODY = re.compile("(党组|党委|党工委|党总支|党支部)$")


_TERMS_OF_LAW = (
    "教育", "宣传", "文化", "实施", "监督", "保障", "人才", "社会", "政府", "国家", "研究", "培训", "服务",
    "经济", "司法", "环境", "营商", "乡村", "思想", "体系", "机关"
)  # fmt: skip


def _party_body(text: str) -> str:
    if not _PARTY_BODY.search(text):
        raise PydanticCustomError("party_body", "party body", {})
    return text


class Region(Model):
    """The region the office serves."""

    name: Annotated[Phrase, key("名称", "所在地区，如“解放区”；正文里用 {{ 机构.地区 }} 引用")]
    level: Annotated[Phrase, key("级别", "所在地区的层级，一个字，如 区、县、市、镇")]
    above: Annotated[tuple[Phrase, ...], key("上级", "上面各级，从高到低，如 [省, 市]")] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """Every level from the highest to the office's own."""
        return (*self.above, self.level)


class Organization(Model):
    """The office that reports."""

    kind: Annotated[
        Literal["部门", "政府", "乡镇政府", "街道办事处", "派出机关", "开发区管委会"],
        key("类型", "机关的类型；不写就是部门"),
    ] = "部门"
    name: Annotated[Phrase, key("全称", "机关全称或规范化简称，用在标题里")]
    short_name: Annotated[Phrase, key("简称", "正文里用的简称，如“区财政局”")]
    self_name: Annotated[Phrase, key("自称", "导语里的自称，如“我局”")] = "我单位"
    party_body: Annotated[
        Phrase, AfterValidator(_party_body), key("党组织", "本机关党组织的叫法，如“局党组”“局党委”")
    ]
    field: Annotated[
        Phrase | None, key("工作领域", "主管的工作，如“财政”，用在“法治财政”“财政普法项目”里；政府、街道不写")
    ] = None
    region: Annotated[Region, key("地区", "所在地区和它的上级")]

    @property
    def field_makes_a_term(self) -> bool:
        """Whether the field behind 法治 makes another term: 法治教育 is not the law in education."""
        return bool(self.field and self.field.startswith(_TERMS_OF_LAW))

    @property
    def party_kind(self) -> str:
        """党组 or 党委 or whatever the party body is."""
        match = _PARTY_BODY.search(self.party_body)
        return match.group() if match else ""


class BasisDocument(Model):
    """A document the report is made under."""

    title: Annotated[Title, key("标题", "文件全名，不带书名号")]
    issuers: Annotated[tuple[Line, ...], key("制发机关", "联合发文的依次写出")] = ()
    short_title: Annotated[Title | None, key("简称", "“以下简称《……》”里的简称，不用简称就不写")] = None


def known_short_titles(basis: tuple[BasisDocument, ...]) -> Iterator[str]:
    """The short titles that the lead of the report introduces."""
    return (document.short_title for document in basis if document.short_title)
