"""The article of a page of the web: the part that holds its sentences, without navigation, and its title.

Pages of governments are made by a handful of programs that name the part (TRS, UCAP, JCMS …); any other part
is found by where the Chinese text is that is no link. Libraries that do this drop short paragraphs, which
here are headings, signatures and dates.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import html

_NAMED = re.compile(
    r"^(?:UCAP-CONTENT|TRS_(?:Editor|UEDITOR)|zoom(?:con)?|pages_content|article-?(?:content|con|body|text)"
    r"|j-fontContent|info-?content|news-?content|main-?txt|content-?text|view|conTxt|xxgk_content|vsb_content"
    r"(?:_\d)?)$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|foot(?:er)?|crumbs?|breadcrumb|location|dqwz|share|bdsharebuttonbox|sidebar|relate[ds]?"
    r"|recommend|hot|search|login|copyright|qr-?code|ewm|tools?bar|pagination|prev|next|banner|toolbox|print)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "nav", "footer")
) | frozenset(("aside", "select", "button", "input", "textarea", "video", "audio", "map", "link"))
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "pre")
) | frozenset(("blockquote", "div", "section", "article"))
_HOLDERS = frozenset(("div", "td", "section", "article"))  # which may have text without paragraphs
_FARTHEST, _FADING = 4, 0.6
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_LEAST_NAMED = 100  # Chinese characters that a part with a good name has, to be the article
_MOST_LINKS = 0.4
_FEWEST_BREAKS = 2
_SITE = re.compile(r"\s{0,4}[-_|—－–]{1,4}\s{0,4}[^-_|—－–]{2,30}$")
_TITLE_META = ("ArticleTitle", "og:title", "title")


def clean(root: html.HtmlElement) -> None:
    """Take away what is no text of a page: programs, forms, navigation, what is hidden."""
    for each in list(root.iter()):
        if each.getparent() is not None and _is_dropped(each):
            each.drop_tree()


def _is_dropped(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if _HIDDEN.search(element.get("style", "")) or "hidden" in element.attrib:
        return True
    name = f"{element.get('id', '')} {element.get('class', '')}"
    # A part that holds most of the page may have any name.
    return bool(_NOISE.search(name)) and _weight(element) < _LEAST_NAMED


def _weight(element: html.HtmlElement) -> int:
    """How many Chinese characters it has that are no links."""
    whole = len(_HAN.findall(str(element.text_content())))
    links = sum(len(_HAN.findall(str(link.text_content()))) for link in element.iter("a"))
    return whole - links


def article(root: html.HtmlElement) -> html.HtmlElement:
    """The part of a page that is its article."""
    body = root.find("body")
    whole = body if body is not None else root
    named = [
        each
        for each in whole.iter()
        if any(_NAMED.match(name) for name in (each.get("id", ""), *each.get("class", "").split()))
    ]
    weights = {each: _weight(each) for each in named}
    best = max(weights, key=weights.__getitem__, default=None)
    if best is not None and weights[best] >= _LEAST_NAMED:
        return best
    return _densest(whole)


def _densest(whole: html.HtmlElement) -> html.HtmlElement:
    """The part whose paragraphs have most of the text.

    A paragraph counts for all that it stands in, and the less the further out; alone it is no article,
    however long, unless its lines are parted by breaks.
    """
    scores: dict[html.HtmlElement, float] = defaultdict(float)
    for each in whole.iter(*_BLOCKS):
        own = _own_text(each)
        count = len(_HAN.findall(own))
        linked = sum(len(_HAN.findall(str(link.text_content()))) for link in each.iterchildren("a"))
        if not count or linked > count * _MOST_LINKS:
            continue
        share = float(count)
        holders = [each] if each.tag in _HOLDERS else []
        for holder in (*holders, *list(each.iterancestors())[:_FARTHEST]):
            scores[holder] += share
            share *= _FADING
    best = max(scores, key=scores.__getitem__, default=whole)
    for parent in list(best.iterancestors()) if best is not whole else ():
        if parent.tag == "html" or not _has_sentences_beside(best, parent):
            break
        best = parent
    return best


def _has_sentences_beside(part: html.HtmlElement, parent: html.HtmlElement) -> bool:
    """Whether sentences stand beside a part, which then is not the whole article; footers have none."""
    beside = (each for each in parent if each is not part and isinstance(each.tag, str) and each.tag != "a")
    texts = [
        parent.text or "",
        *(str(each.text_content()) for each in beside),
        *(each.tail or "" for each in parent),
    ]
    return any("。" in text for text in texts)


def _own_text(element: html.HtmlElement) -> str:
    """The text of a block without that of blocks in it."""
    parts = [element.text or ""]
    for each in element:
        if each.tag not in _BLOCKS and isinstance(each.tag, str):
            parts.append(str(each.text_content()))
        parts.append(each.tail or "")
    return "".join(parts)


def titles(root: html.HtmlElement) -> Iterator[str]:
    """What a page says its title is, the surest first."""
    metas = {each.get("name") or each.get("property"): each.get("content", "") for each in root.iter("meta")}
    for name in _TITLE_META:
        if text := _one_line(metas.get(name, "")):
            yield text
    for tag in ("h1", "h2"):
        for each in root.iter(tag):
            if text := _one_line(str(each.text_content())):
                yield text
    for each in root.iter("title"):
        if text := _one_line(str(each.text_content())):
            yield _SITE.sub("", text) or text


def _one_line(text: str) -> str:
    return " ".join(text.split())
