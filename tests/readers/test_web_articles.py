"""Pages of the web of any making: nothing of their article is lost, and nothing beside it is taken for it."""

import pytest

from fazhi_report.readers import ReadText, read

TITLE = "青山县水利局关于2024年法治政府建设情况的报告"
LONG = "开展执法检查，督促整改问题，" * 200 + "成效明显。"
SHORT = "签订合同12份。"
NAVIGATION = "<div><ul><li><a href=/>首页</a></li><li><a href=/a>政务公开</a></li></ul></div>"
FOOT = "<div><p>主办单位：青山县人民政府</p><p>网站标识码：1234567890</p></div>"


@pytest.mark.parametrize(
    "article",
    [
        "<p>一、成效</p><p>{long}</p><p>{short}</p>",
        "<p>一、成效<p>{long}<p>{short}",
        "<div>一、成效</div><div>{long}</div><div>{short}</div>",
        "一、成效<br>{long}<br>{short}<br>",
        "<table><tr><td><p>一、成效</p><div><p>{long}</p></div><p>{short}</p></td></tr></table>",
        "<p>一、成效<br>{long}<br>{short}</p>",
        "<span><p>一、成效</p></span><section><p>{long}</p></section><p>{short}</p>",
    ],
)
@pytest.mark.parametrize("long", [LONG, SHORT], ids=["long", "short"])
def test_nothing_of_an_article_is_lost(article: str, long: str) -> None:
    page = f"{NAVIGATION}<div><h1>{TITLE}</h1><div>{article}</div></div>{FOOT}"
    content = f"<html><body>{page.format(long=long, short=SHORT)}</body></html>"

    found = read(content.encode(), "报告.html")

    assert isinstance(found, ReadText)
    assert found.document.title_text == TITLE
    texts = [block.text for block in found.document.blocks]
    assert "".join(texts[:3]).startswith(f"一、成效{long}{SHORT}")
    assert long == SHORT or texts == ["一、成效", long, SHORT]
