"""Reports in the manners of real offices: each is read as a person would read it."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Signature,
    Table,
    plain,
)
from fazhi_report.readers import ReadText, read
from tests.libreoffice import converted
from tests.readers.offices import BODY, LEAD, MANNERS, TITLE, made

Blocks = list[tuple[str, str]]
LEVELS = "①②③④"


def document_of(content: bytes, name: str = "报告.docx") -> Document:
    found = read(content, name)
    assert isinstance(found, ReadText), found
    return found.document


def blocks(document: Document) -> Blocks:
    """Every block as (heading, text): a heading with its level before its number."""
    made: Blocks = []
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.heading
        told = f"{LEVELS[heading.level - 1]}{heading.number}|{plain(heading.runs)}" if heading else ""
        made.append((told, "" if isinstance(block, Heading) else plain(block.runs)))
    return made


EXPECTED: dict[str, Blocks] = {
    "automatic": [
        ("", LEAD),
        ("①一、|主要举措和成效", ""),
        ("②（一）|加强学习。", BODY),
        ("②（二）|完善制度", ""),
        ("③1.|修订办法。", BODY),
        ("④（1）|征求意见", ""),
        ("①二、|存在的不足", ""),
        ("②（一）|案卷不规范。", BODY),
    ],
    "typed": [
        ("", LEAD),
        ("①一、|主要举措和成效", ""),
        ("②（一）|加强学习。", BODY),
        ("②（二）|完善制度", ""),
        ("③1.|修订办法。", BODY),
        ("③2.| 征求意见：", BODY),
    ],
    "by_faces": [
        ("①一、|主要举措和成效", ""),
        ("②（一）|加强学习，提高认识。", BODY),
        ("②|规范执法。", BODY),
        ("③|开展检查。", BODY),
        ("", f"一是落实责任。{BODY}"),
    ],
    "by_styles": [
        ("", LEAD),
        ("①一、|主要举措和成效", ""),
        ("②|加强学习", ""),
        ("", BODY),
        ("①|存在的不足", ""),
        ("", BODY),
    ],
    "no_first_level": [("②（一）|加强学习。", BODY), ("②（二）|完善制度。", BODY)],
    "arabic_below_first": [
        ("", LEAD),
        ("①一、|强化组织领导，压实法治建设责任", ""),
        ("③1.|加强学习。", BODY),
        ("", f"一是健全机制。{BODY}"),
        ("", f"二是压实责任。{BODY}"),
    ],
    "signed_above": [("", LEAD), ("①一、|主要举措", ""), ("", BODY)],
    "broken_softly": [("", LEAD), ("①一、|主要举措", ""), ("", BODY), ("②（一）|加强学习。", BODY)],
    "in_a_table": [("", LEAD), ("①一、|主要举措", ""), ("", BODY), ("", "项目\t件数"), ("", "处罚\t3")],
    "sent_upwards": [("", LEAD), ("①一、|主要举措", ""), ("", BODY)],
}


@pytest.mark.parametrize("manner", MANNERS)
def test_headings_and_paragraphs(manner: str) -> None:
    assert blocks(document_of(made(manner))) == EXPECTED[manner]


TITLES = {
    "typed": ["青山县水利局关于", "2024年法治政府建设情况的报告"],
    "broken_softly": ["青山县水利局", "2024年法治政府建设年度报告"],
}


@pytest.mark.parametrize("manner", MANNERS)
def test_titles(manner: str) -> None:
    document = document_of(made(manner))

    assert [plain(part) for part in document.title] == TITLES.get(manner, [TITLE])
    assert document.title_is_set is (manner in TITLES)


SIGNED: dict[str, Signature] = {
    "typed": Signature("青山县水利局", "二〇二五年一月十五日"),
    "signed_above": Signature("青山县水利局", "2025年1月15日"),
    "in_a_table": Signature("青山县水利局", "2025年1月15日"),
    "sent_upwards": Signature("青山县水利局", "2025年2月10日"),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_signatures(manner: str) -> None:
    assert document_of(made(manner)).signature == SIGNED.get(manner)


def test_all_around_the_text() -> None:
    document = document_of(made("sent_upwards"))

    assert document.letterhead == Letterhead(
        "青山县水利局文件", "青水〔2025〕5号", ("王五", "李四"), "000012", "", "特急"
    )
    assert plain(document.addressees) == "县人民政府："
    assert document.remark == "（联系人：张三，电话：1234567）"
    statistics, contracts = document.annexes
    assert statistics == DocumentAnnex("执法统计表", (Table(("项目", "件数"), (("处罚", "3"),)),))
    assert (contracts.title, [part.text for part in contracts.content if not isinstance(part, Table)]) == (
        "合同明细",
        ["全年签署合同1份。"],
    )
    assert document.imprint == Imprint(
        ("县人大办公室", "县政协办公室"), "青山县水利局办公室", "2025年2月11日印发"
    )


def characters(text: ReadText) -> Counter[str]:
    """All that is printed, wherever it was put, blanks aside."""
    document = text.document
    parts = [*document.title, document.addressees, *(aside.runs for aside in text.asides)]
    whole = "".join(map(plain, parts)) + "".join(block.text for block in document.blocks)
    return Counter("".join(whole.split()))


@pytest.mark.parametrize("manner", MANNERS)
def test_no_character_is_dropped(manner: str) -> None:
    content = made(manner)
    found = read(content, "报告.docx")
    typed = "".join(each.text or "" for each in docx.Document(io.BytesIO(content)).element.iter(qn("w:t")))

    assert isinstance(found, ReadText)
    assert Counter("".join(typed.split())) - characters(found) == Counter()


# What other programs make of them ---------------------------------------------------------------------------

UNTOLD = {
    # Pages do not tell styles, and made-up bold ones no faces.
    "pdf": ("by_faces", "by_styles", "broken_softly"),
    "docx": (),
    "doc": (),
}


@pytest.mark.long
@pytest.mark.parametrize("form", ["doc", "docx", "pdf"])
def test_libreoffice_saves_them(form: str, tmp_path: Path) -> None:
    contents = {f"{manner}.docx": made(manner) for manner in MANNERS}
    if form == "docx":
        files = {name: path.read_bytes() for name, path in converted(contents, tmp_path, "odt").items()}
        contents = {f"{Path(name).stem}.odt": content for name, content in files.items()}
    saved = converted(contents, tmp_path, form)

    for name, path in saved.items():
        manner = Path(name).stem
        if manner not in UNTOLD[form]:
            document = document_of(path.read_bytes(), f"报告.{form}")
            expected: list[Any] = EXPECTED[manner]
            if form == "pdf":  # no blank between a number and Chinese text
                expected = [(heading.replace("| ", "|"), text) for heading, text in expected]
            assert blocks(document) == expected, manner
            assert document.signature == SIGNED.get(manner)
