"""Document trees as our writers print them, drawn at random, and what of a tree each format keeps."""

from typing import Any

from hypothesis import strategies as st

from fazhi_report.document import (
    Block,
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    plain,
)
from fazhi_report.notation import heading_number

_WORDS = (
    *(
        "深入学习贯彻习近平法治思想",
        "局党组专题研究",
        "开展执法检查",
        "制定《2024年工作要点》",
        "化解矛盾纠纷",
        "同比增长",
    ),
    *(
        "12件",
        "4次",
        "98.43%",
        "5000余份",
        "“双随机、一公开”",
        "（以下简称《纲要》）",
        "〔2024〕5号",
        "2024年3月5日",
    ),
)
_ODD = (
    "*强调*",
    "a|b",
    "#1",
    "[甲](乙)",
    "_下划_",
    "`码`",
    "&lt;",
    "<b>",
    "\\",
    "~~",
    "Word 2019",
    "！",
    "1)",
)
"""What Markdown would take for markup, and what the others must leave alone."""


def sentences(words: tuple[str, ...], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=most).map(
        lambda each: "，".join(each) + "。"
    )


def paragraphs(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return (
        st.lists(sentences(words), min_size=1, max_size=3)
        .map("全年".join)
        .map(lambda text: f"区财政局{text}")
    )


_HEADINGS = st.lists(
    st.sampled_from(("加强", "规范", "学习", "执法", "制度", "监督", "普法", "合同")), min_size=2, max_size=6
).map("".join)


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


@st.composite
def bodies(draw: st.DrawFn, words: tuple[str, ...] = _WORDS) -> tuple[Block, ...]:
    """Blocks with counted headings of up to four levels, standing or running in, and paragraphs between them."""
    made: list[Block] = [Paragraph(runs("现将我局2024年法治政府建设情况报告如下："))]
    counts = [0, 0, 0, 0]
    level = 0
    for _ in range(draw(st.integers(1, 10))):
        level = draw(st.integers(1, min(level + 1, 4)))
        counts[level - 1] += 1
        counts[level:] = [0] * (4 - level)
        number = heading_number(level, counts[level - 1])
        text = draw(_HEADINGS)
        if level > 1 and draw(st.booleans()):
            made.append(Paragraph(runs(draw(paragraphs(words))), Heading(level, number, runs(f"{text}。"))))
        else:
            made.append(Heading(level, number, runs(text)))
        made += [Paragraph(runs(draw(paragraphs(words)))) for _ in range(draw(st.integers(0, 2)))]
    made.append(Paragraph(runs(draw(paragraphs(words)))))
    return tuple(made)


_CELLS = st.text("甲乙丙丁12", min_size=1, max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    wide = draw(st.integers(2, 4))
    row = st.lists(_CELLS, min_size=wide, max_size=wide).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=3).map(tuple))
    return Table(draw(row), rows, "单位：件")


@st.composite
def annexes(draw: st.DrawFn) -> tuple[DocumentAnnex, ...]:
    names = draw(st.lists(st.sampled_from(("执法统计表", "合同明细", "人员名册")), max_size=3, unique=True))
    text = sentences(_WORDS).map(lambda each: Paragraph(runs(f"附后{each}")))
    return tuple(
        DocumentAnnex(name, tuple(draw(st.lists(st.one_of(text, tables()), min_size=1, max_size=2))))
        for name in names
    )


@st.composite
def documents(draw: st.DrawFn, words: tuple[str, ...] = _WORDS, *, around: bool = True) -> Document:
    """A document of an office; with all `around` its text, or with nothing."""
    title = (runs("青山县财政局关于"), runs("2024年法治政府建设情况的报告"))
    if not around:
        return Document(title, draw(bodies(words)), "青山县财政局")
    signers = draw(st.lists(st.sampled_from(("王五", "李四", "欧阳修")), max_size=2, unique=True).map(tuple))
    head = Letterhead(
        "青山县财政局文件",
        "青财〔2025〕5号",
        signers,
        copy_number=draw(st.sampled_from(("", "000012"))),
        secrecy=draw(st.sampled_from(("", "机密★1年"))),
        urgency=draw(st.sampled_from(("", "特急"))),
    )
    signed = Signature("青山县财政局", "2025年2月10日", sealed=draw(st.booleans()))
    return Document(
        title,
        draw(bodies(words)),
        "青山县财政局",
        addressees=draw(st.sampled_from(((), runs("县委、县政府：")))),
        annexes=draw(annexes()),
        letterhead=draw(st.sampled_from((None, head))),
        signature=draw(st.sampled_from((None, signed))),
        remark="",
        imprint=draw(
            st.sampled_from(
                (None, Imprint(("县人大", "县政协"), "青山县财政局办公室", "2025年2月11日印发", "same"))
            )
        ),
    )


# What is kept -----------------------------------------------------------------------------------------------


def texts(document: Document) -> dict[str, Any]:
    """All of a document by its parts, character for character, its headings with level and number."""
    return {
        "title": document.title_text,
        "addressees": plain(document.addressees),
        "blocks": [shape(block) for block in document.blocks],
        "annexes": [
            (annex.title, [part if isinstance(part, Table) else shape(part) for part in annex.content])
            for annex in document.annexes
        ],
        "letterhead": document.letterhead and document.letterhead._replace(preprinted=False),
        "signature": document.signature and document.signature._replace(sealed=False),
        "remark": document.remark,
        "imprint": document.imprint and document.imprint._replace(page="same"),
    }


def shape(block: Block) -> tuple[Any, ...]:
    """A block as its kind and texts."""
    heading = block if isinstance(block, Heading) else block.heading
    told = (heading.level, heading.number, plain(heading.runs)) if heading else None
    return ("heading", told) if isinstance(block, Heading) else ("paragraph", told, plain(block.runs))
