"""公文要素: what stands around the text of a report that is sent up (GB/T 9704—2012, 7.2 to 7.4)."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from fazhi_report.page import COPY_NUMBER_DIGITS
from fazhi_report.schema.fields import Day, Flag, Line, Model, Phrase, key
from fazhi_report.schema.texts import Statement

MOST_JOINT_OFFICES = 5
"""With more offices beside its own the head of a document leaves its first page no room for text (7.3.3)."""

_COPY_DIGITS = round(COPY_NUMBER_DIGITS.value)

_NUMBER = re.compile(r"[\u4e00-\u9fff]+〔(?:19|20)\d\d〕[1-9]\d*号", re.ASCII)


def _number(text: str) -> str:
    """A number of a document as 7.2.5 has it: 解财〔2024〕5号."""
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("document_number", "number", {"fault": _fault(text)})
    return text


def _fault(text: str) -> str:
    """What is wrong first with a number of a document."""
    found = re.fullmatch(r"([\u4e00-\u9fff]+)\s*(\S)\s*(\d+)\s*(\S)\s*(.*)", text)
    if not found:
        return "看不出机关代字、年份和顺序号"
    _, begin, year, end, ordinal = found.groups()
    if (begin, end) != ("〔", "〕"):
        return f"年份用了“{begin}{end}”，应当用六角括号“〔〕”"
    if not re.fullmatch(r"(?:19|20)\d\d", year):
        return f"年份写成了“{year}”，应当写全四位"
    if ordinal.startswith("第"):
        return "顺序号前不加“第”"
    if ordinal.startswith(("0", "０")):
        return "顺序号不编虚位，1 不写 01"
    if not ordinal.endswith("号"):
        return "顺序号后面没有“号”"
    return f"顺序号“{ordinal}”不是阿拉伯数字，或者中间有空格"


def _copy_number(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if (
        not isinstance(text, str)
        or not re.fullmatch(rf"\d{{1,{_COPY_DIGITS}}}", text, re.ASCII)
        or not int(text)
    ):
        raise PydanticCustomError("copy_number", "copy number", {"digits": _COPY_DIGITS})
    return text.zfill(_COPY_DIGITS)


DocumentNumber = Annotated[Line, AfterValidator(_number)]
"""发文字号 (7.2.5)."""

CopyNumber = Annotated[
    str,
    BeforeValidator(_copy_number),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": rf"^\d{{1,{_COPY_DIGITS}}}$", "examples": ["000001"]}
    ),
]
"""份号 (7.2.1), filled up with zeros."""


class Secrecy(Model):
    """密级和保密期限 (7.2.2)."""

    level: Annotated[Literal["绝密", "机密", "秘密"], key("密级", "秘密的等级")]
    period: Annotated[Phrase | None, key("期限", "保密期限，数字用阿拉伯数字，如 1年")] = None

    @property
    def text(self) -> str:
        """As printed."""
        return f"{self.level}★{self.period}" if self.period else self.level


class Official(Model):
    """Everything that the text of a report does not say; all of it may be left out."""

    letterhead: Annotated[
        Literal["digital", "preprinted", "none"],
        key(
            "版头",
            "上报件的版头：digital 由程序印出红色发文机关标志和红线；"
            "preprinted 用印好版头的纸，留出位置不印；none 不要版头",
        ),
    ] = "digital"
    mark: Annotated[Phrase | None, key("发文机关标志", "红色的大字；不写就是机构全称加“文件”")] = None
    joint_offices: Annotated[
        tuple[Phrase, ...],
        Field(max_length=MOST_JOINT_OFFICES),
        key(
            "联合发文机关",
            "联合行文时写本机关以外的机关，按发文的顺序；本机关是主办机关，排在最前。"
            "只用主办机关标志的，再写上“发文机关标志”",
        ),
    ] = ()
    number: Annotated[DocumentNumber | None, key("发文字号", "如 解财〔2024〕5号")] = None
    signers: Annotated[tuple[Phrase, ...], key("签发人", "上行文签发人的姓名；不写就用“签发”里的签发人")] = ()
    copy_number: Annotated[CopyNumber | None, key("份号", "涉密公文印制份数的顺序号，不足六位的补零")] = None
    secrecy: Annotated[Secrecy | None, key("密级和保密期限", "涉密才写；写了就不能生成公开版")] = None
    urgency: Annotated[Phrase | None, key("紧急程度", "如 特急、加急")] = None
    office: Annotated[Phrase | None, key("署名", "发文机关署名；不写就是机构全称")] = None
    sealed: Annotated[Flag, key("加盖印章", "上报件盖章还是不盖章，落款的排法不同；印章由人盖，程序不画")] = (
        True
    )
    signed_in_public: Annotated[Flag, key("公开版落款", "公开版也印署名和成文日期")] = False
    remark: Annotated[Phrase | None, key("附注", "需要说明的事项，如联系人和电话；圆括号由程序加")] = None
    copies_to: Annotated[tuple[Phrase, ...], key("抄送", "抄送的机关，不抄送下级机关")] = ()
    imprint_office: Annotated[Phrase | None, key("印发机关", "版记里的印发机关，如 ××局办公室")] = None
    printed_on: Annotated[Day | None, key("印发日期", "送去印制的日期")] = None
    imprint_page: Annotated[
        Literal["even", "same", "new"],
        key(
            "版记位置",
            "even 放在双数页（印刷的习惯）；same 放在正文或者附件的最后一页；new 另起一页",
        ),
    ] = "even"


class DisclosureReview(Statement):
    """Who examined the report before it was made public, and when."""

    by: Annotated[Line, key("审查人", "谁审查的")]
    on: Annotated[Day, key("日期", "哪一天审查的")]
