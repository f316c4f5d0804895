"""Pages of governments: the article found, navigation left out, paragraphs however they are set."""

import pytest

from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Heading, plain
from fazhi_report.readers import ReadText, read

TITLE = "青山县水利局2024年法治政府建设年度报告"
LONG = "深入学习贯彻习近平法治思想，组织领导干部集中学法，把法治建设与业务工作同部署、同推进、同考核。" * 2


def text_of(page: str, encoding: str = "utf-8", name: str = "报告.html") -> ReadText:
    found = read(page.encode(encoding), name)
    assert isinstance(found, ReadText), found
    return found


def blocks(text: ReadText) -> list[str]:
    return [block.text for block in text.document.blocks]


def asides(text: ReadText) -> list[tuple[str, str]]:
    return [(aside.kind, plain(aside.runs)) for aside in text.asides]


def page(article: str, head: str = "", around: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{around}{article}</body></html>"
    )


# The article ------------------------------------------------------------------------------------------------

NAVIGATION = """
<script>var a = "一、甲";</script><style>p {}</style><!-- 注释 -->
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul></div>
<div class="crumbs">您当前的位置：首页 &gt; 政务公开</div><div style="display: none">看不见</div><p hidden>也看不见</p>
<div class="share">分享到微信</div><div class="footer">版权所有 青山县人民政府</div>"""


@pytest.mark.parametrize(
    "frame",
    [
        '<div id="UCAP-CONTENT">{}</div>',
        '<div class="TRS_Editor">{}</div>',
        '<td class="a pages_content">{}</td>',
        '<div id="zoom"><div>{}</div></div>',
        '<div class="anything"><section>{}</section></div>',
        "<table><tr><td><table><tr><td>{}</td></tr></table></td><td><ul><li><a>法治政府建设相关链接</a></li></ul></td></tr></table>",
    ],
)
def test_the_article_is_found(frame: str) -> None:
    article = f"<p>{LEAD}</p><p>一、主要举措</p><p>{LONG}</p><p>{LONG}</p>"
    text = text_of(page(frame.format(article), f"<title>{TITLE} - 青山县人民政府</title>", NAVIGATION))

    assert text.document.title_text == TITLE
    assert blocks(text) == [LEAD, "一、主要举措", LONG, LONG]


LEAD = "现将我局2024年法治政府建设情况报告如下："


def test_a_named_part_that_holds_hardly_anything_is_not_the_article() -> None:
    text = text_of(
        page(
            f'<div class="view">简介</div><div><p>{LEAD}</p><p>{LONG}</p><p>{LONG}</p></div>',
            f"<title>{TITLE}</title>",
        )
    )

    assert LONG in blocks(text)


def test_a_part_named_like_furniture_that_holds_the_text_is_kept() -> None:
    text = text_of(page(f'<div class="print"><p>{LEAD}</p><p>{LONG}</p></div>', f"<title>{TITLE}</title>"))

    assert blocks(text) == [LEAD, LONG]


@pytest.mark.parametrize(
    ("head", "article", "title"),
    [
        (
            f'<meta name="ArticleTitle" content="{TITLE}"><title>青山县人民政府</title>',
            f"<p>{LEAD}</p>",
            TITLE,
        ),
        (f"<title>{TITLE}_青山县人民政府</title>", f"<p>{LEAD}</p>", TITLE),
        ("", f"<h1>{TITLE}</h1><p>{LEAD}</p>", TITLE),
        (f"<title>{TITLE}</title>", f"<p>青山县水利局<br>2024年法治政府建设年度报告</p><p>{LEAD}</p>", TITLE),
        (f"<title>{TITLE}</title>", f"<p>{TITLE}</p><p>{LEAD}</p>", TITLE),
        ("<title>法治政府建设</title>", f"<p>{LEAD}</p>", "法治政府建设"),
        ("", f"<p>{LEAD}</p>", ""),
        ("<title>- 甲</title>", f"<p>{LEAD}</p>", "- 甲"),
        (f"<title> </title><meta name='title' content='{TITLE}'>", f"<h2></h2><p>{LEAD}</p>", TITLE),
    ],
)
def test_the_title(head: str, article: str, title: str) -> None:
    text = text_of(page(f'<div id="zoom">{article}<p>{LONG}</p><p>{LONG}</p></div>', head))

    assert text.document.title_text == title
    assert blocks(text)[-2:] == [LONG, LONG]


def test_what_a_page_says_of_itself_is_told_apart() -> None:
    meta = "<p>发布时间：2025-01-20</p><p>日期：2025-01-20 来源：县水利局 字体：大 中 小</p>"
    text = text_of(page(f'<div id="zoom"><h1>{TITLE}</h1>{meta}<p>{LEAD}</p><p>{LONG}</p></div>'))

    assert blocks(text) == [LEAD, LONG]
    assert [kind for kind, _ in asides(text)] == ["网页", "网页"]


# Paragraphs -------------------------------------------------------------------------------------------------


def article(inner: str) -> ReadText:
    return text_of(page(f'<div id="zoom"><h1>{TITLE}</h1>{inner}<p>{LONG}</p><p>{LONG}</p></div>'))


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<p>　　甲\n乙 <span>12</span> 件，<b>丙</b></p>", ["甲乙 12 件，丙"]),
        ("<p>&nbsp;&nbsp;&nbsp;&nbsp;甲&nbsp;乙</p>", ["甲 乙"]),
        ("<p>Word\n2019</p>", ["Word 2019"]),
        ("<div>甲。<p>乙。</p>丙。</div>", ["甲。", "乙。", "丙。"]),
        ("<p>甲，<br>乙。</p>", ["甲，乙。"]),
        ("<p>甲。<br>乙。<br/>（一）丙<br>丁，<br><br>戊</p>", ["甲。", "乙。", "（一）丙丁，", "戊"]),
        ("<p>　　甲<br>　　乙<br>　　丙</p>", ["甲", "乙", "丙"]),
        (
            "<ol><li>甲</li><li>乙</li></ol><ol start='5'><li>丙</li></ol><ul><li>丁</li></ul>",
            ["1.甲", "2.乙", "5.丙", "丁"],
        ),
        ("<ol start='x'><li>甲</li></ol>", ["1.甲"]),
        ("<p><br></p><p> </p>", []),
    ],
)
def test_paragraphs(inner: str, found: list[str]) -> None:
    assert blocks(article(inner))[:-2] == found


def test_headings_by_markup_and_look() -> None:
    text = article(
        "<h2>一、主要举措</h2><h3>加强学习</h3><p><strong>规范执法。</strong>检查3次。</p>"
        '<p><span style="font-family: 楷体">（一）从严，从快。甲。</span>乙。</p><p><b>二是监督。</b>丁。</p>'
    )

    shown = [block if isinstance(block, Heading) else block.heading for block in text.document.blocks[:5]]
    assert [(each.level, each.text) if each else None for each in shown] == [
        (1, "一、主要举措"),
        (2, "加强学习"),
        (3, "规范执法。"),
        (2, "（一）从严，从快。甲。"),
        None,
    ]


@pytest.mark.parametrize(
    "signed",
    [
        '<p style="text-align: right">县水利局</p><p style="text-align:right">2025年1月15日</p>',
        '<p align="right">县水利局</p><p align="right">2025年1月15日</p>',
    ],
)
def test_a_signature(signed: str) -> None:
    text = text_of(page(f'<div id="zoom"><h1>{TITLE}</h1><p>{LONG}</p><p>{LONG}</p>{signed}</div>'))

    assert text.document.signature is not None
    assert (text.document.signature.office, text.document.signature.date) == ("县水利局", "2025年1月15日")


def test_an_office_in_the_middle_below_the_title() -> None:
    text = article("<center>县水利局</center><p style='text-align:center'>（2025年1月15日）</p><p>甲。</p>")

    assert text.document.signature is not None
    assert text.document.signature.date == "2025年1月15日"
    assert blocks(text)[0] == "甲。"


def test_tables() -> None:
    table = "<table><caption>单位：件</caption><tr><th>项目</th><th>件数</th></tr><tr><td><p>处罚</p><p>强制</p></td><td>3</td></tr><tr><td></td><td></td></tr></table>"
    text = article(table)

    assert blocks(text)[:3] == ["单位：件", "项目\t件数", "处罚强制\t3"]
    assert text.rows == {1, 2}
    assert blocks(article("<table><tr><td>甲。</td></tr><tr><td>乙。</td></tr></table>"))[:2] == [
        "甲。",
        "乙。",
    ]


def test_a_table_in_a_table_only_holds_its_place() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    text = article(f"<table><tr><td>甲。</td><td>{inner}</td></tr></table>")

    assert blocks(text)[:3] == ["甲。", "a\tb", "c\td"]


def test_places_are_those_of_paragraphs() -> None:
    text = article("<p>甲<b>乙</b></p>")

    assert text.document.blocks[0].runs[0].origin == Mark(2, 1)
    assert text.lines[1] == "甲乙"


# Bytes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", ""])
def test_encodings(declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    source = f"<html><head>{meta}<title>{TITLE}</title></head><body><p>{LEAD}</p><p>{LONG}</p></body></html>"

    assert text_of(source, "gb18030").document.title_text == TITLE


def test_a_page_that_says_it_is_another_encoding_than_it_is() -> None:
    source = f"<html><head><meta charset=gb2312><title>{TITLE}</title></head><body><p>{LEAD}</p><p>{LONG}</p>é</body></html>"

    assert text_of(source).document.title_text == TITLE


def test_xhtml_and_pages_by_any_name() -> None:
    source = f'<?xml version="1.0" encoding="utf-8"?><html><head><title>{TITLE}</title></head><body><p>{LEAD}</p></body></html>'

    assert text_of(source, name="报告.doc").document.title_text == TITLE
    assert blocks(text_of(f"<p>{LEAD}</p>", name="报告.htm")) == [LEAD]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>\x00\xff\x00", "网页的编码认不出来"),
        (b"", "网页里没有文字"),
        (b"<?xml?>", "网页里没有文字"),
    ],
)
def test_what_is_no_page(content: bytes, message: str) -> None:
    found = read(content, "报告.html")

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("FZ019", message)


def test_a_page_without_a_body() -> None:
    assert text_of("<!-- nothing --><frameset></frameset>").lines == [""]
