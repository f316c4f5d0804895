"""Documents in which any two choices meet: names, titles, dates, annexes, ends of the text, and what is around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from allpairspy import AllPairs

from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)

OFFICES = (
    "青山县水利局",
    "云川市临江区政务服务和大数据管理局（行政审批局）",
    "临江区财政局（临江区人民政府国有资产监督管理委员会、临江区金融工作局）",
    "云川蒙古族藏族自治州北原回族自治县人力资源和社会保障局",
    "云川省临江市江北高新技术产业开发区管理委员会应急管理局",
    "北原县市场监督管理局（北原县知识产权局、北原县食品药品安全委员会办公室）",
    "云川市临江区人民政府城市管理综合行政执法局",
    "中共云川市临江区委全面依法治区委员会办公室",
)
"""Of 6 to 36 characters, with brackets, towns in towns and names of peoples."""

FORMS = (
    "关于2023年法治政府建设情况的报告",
    "2023年法治政府建设工作报告",
    "2023年度法治政府建设年度报告（征求意见稿）",
    "关于2023年度推进法治政府建设暨落实“谁执法谁普法”责任制工作情况的报告",
    "关于贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告",
    "关于报送《云川市临江区行政规范性文件管理办法（试行）》实施情况的报告",
    "关于2023年第1至4季度100项法治政府建设重点任务完成情况的报告",
    "关于印发《2024年GB/T 9704—2012执行情况检查方案（试行）》的报告",
)
"""With 《》 and brackets in them, numbers, 一字线, quotes and Latin letters."""

DATES = ("2024年1月8日", "2024年2月15日", "2024年12月31日", "2024年11月11日")

TABLE = Table(
    ("序号", "事项名称", "办理件数", "办结日期", "备注"),
    tuple(
        (f"{at}", f"第{at}项行政许可事项的受理、审查和决定", f"{at * 37}件", f"2023年12月{at}日", "—")
        for at in range(1, 13)
    ),
)
WIDE = Table(
    tuple(f"第{at}季度数" for at in range(1, 10)), (tuple("1,234.56" for _ in range(9)),) * 3, "各季度情况"
)
NONE = (Paragraph((Run("无。"),)),)

ANNEXES: Mapping[str, tuple[DocumentAnnex, ...]] = MappingProxyType(
    {
        "none": (),
        "short": (DocumentAnnex("佐证材料清单", NONE),),
        "long": (
            DocumentAnnex(
                "《云川市临江区2023年行政规范性文件制定、修改、废止情况统计表（试行）》及其说明", NONE
            ),
        ),
        "three": (
            DocumentAnnex("2023年度法治政府建设重点任务完成情况一览表", (TABLE,)),
            DocumentAnnex("《法治政府建设实施纲要（2021—2025年）》任务分解表（第3次修订）", NONE),
            DocumentAnnex("行政执法统计年报", (Heading(1, "一、", (Run("说明"),)), *NONE)),
        ),
        "wide": (DocumentAnnex("分季度行政许可和行政处罚件数统计表", (WIDE,)),),
        "twelve": tuple(DocumentAnnex(f"第{at}批证明事项清单", NONE) for at in range(1, 13)),
    }
)

REMARKS = (
    "",
    "（此件主动公开）",
    "（联系人：李小江，联系电话：0391—1234567，13800000000；此件依申请公开，不予转载）",
)

COPIES = (
    (),
    ("区人大常委会办公室",),
    tuple(
        f"区{each}"
        for each in ("人大常委会办公室", "政协办公室", "监委", "人民法院", "人民检察院", "委宣传部")
    ),
)

SIGNERS = ((), ("张三",), ("张三", "欧阳明"), ("张三", "欧阳明", "买买提·艾力"))

HEADS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "plain": {},
        "secret": {"copy_number": "000001", "secrecy": "秘密★1年", "urgency": "特急"},
        "preprinted": {"preprinted": True},
    }
)
"""What 版头 has besides."""

LINE = "依法行政工作须从制度建设入手明确责任强化监督注重实效循据"  # 28 characters
ODDS = (
    "全年办理行政复议案件128件，办结率100%；行政应诉案件45件，同比下降3.6%，其中一审38件、二审7件。",
    "制定《管理办法（试行）》等规范性文件12件，“双随机、一公开”检查2,345次——覆盖全部“重点领域”……",
    "2023年12月31日前，完成“放管服”改革任务（详见附件1），12345热线办结率99.8%，满意率98.45%！",
)
"""What does not fill its lines with Chinese characters only."""

FACTORS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "office": tuple(range(len(OFFICES))),
        "form": tuple(range(len(FORMS))),
        "end": (-3, -2, -1, 0, 1, 2, 3),
        "annexes": tuple(ANNEXES),
        "profile": ("public", "submission"),
        "fonts": ("narrower", "as they are", "wider"),
        "date": tuple(range(len(DATES))),
        "signers": tuple(range(len(SIGNERS))),
        "remark": tuple(range(len(REMARKS))),
        "copies": tuple(range(len(COPIES))),
        "sealed": (False, True),
        "head": tuple(HEADS),
        "signed": ("by name", "by date"),
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """A document, the fonts that it is set in, and the choices that it was made of."""

    name: str
    fonts: str
    document: Document


def cases() -> tuple[Case, ...]:
    """As few documents as have every pair of choices in one of them."""
    rows = (dict(zip(FACTORS, row, strict=True)) for row in AllPairs(list(map(list, FACTORS.values()))))
    return tuple(
        Case(" ".join(f"{key}={value}" for key, value in row.items()), row["fonts"], document_of(**row))
        for row in rows
    )


def document_of(**chosen: Any) -> Document:
    """The document of one row of choices."""
    office, submitted = OFFICES[chosen["office"]], chosen["profile"] == "submission"
    document = Document(
        title=((Run(office),), (Run(FORMS[chosen["form"]]),)),
        blocks=(),
        author=office,
        annexes=ANNEXES[chosen["annexes"]],
        signature=Signature(
            office if chosen["signed"] == "by name" else "", DATES[chosen["date"]], chosen["sealed"]
        ),
        remark=REMARKS[chosen["remark"]],
    )
    if submitted:
        document = replace(
            document,
            addressees=(Run("临江区人民政府："),),
            letterhead=Letterhead(
                f"{office}文件", "江政法〔2024〕15号", SIGNERS[chosen["signers"]], **HEADS[chosen["head"]]
            ),
            imprint=Imprint(
                COPIES[chosen["copies"]], f"{office}办公室", f"{DATES[chosen['date']]}印发", "same"
            ),
        )
    return replace(document, blocks=_text(document, chosen["end"]))


def _text(document: Document, end: int) -> tuple[Paragraph | Heading, ...]:
    """So much text that all up to 附注 ends so many lines before or behind the end of the second page, or there about."""
    above = 4 + (15 if document.letterhead else 0)
    below = 3 + bool(document.remark) + len(document.annexes) + bool(document.annexes)
    lines = 2 * 22 - above - below + end
    odds = tuple(Paragraph((Run(text),)) for text in ODDS)
    lines -= 2 * len(odds) + 1
    first, second = (Paragraph((Run(f"{(LINE * count)[: 28 * count - 3]}。"),)) for count in (lines - 3, 3))
    return (first, Heading(1, "一、", (Run("主要做法和成效"),)), *odds, second)
