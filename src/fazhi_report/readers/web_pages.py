"""A page of the web → the report that its article is; what stands around it is told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Run, Runs
from fazhi_report.notation import is_wide
from fazhi_report.notation.element_marks import TITLE_END
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.encodings import decoded
from fazhi_report.readers.read_text import ReadText
from fazhi_report.readers.source_lines import Side, SourceLine, Standing, row
from fazhi_report.readers.web_article import article, clean, titles

_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096
_GB = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"})
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = (
    frozenset(("p", "div", "section", "article", "main", "center", "pre", "blockquote", "address", "hr"))
    | frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dd", "dt", "form", "fieldset"))
    | frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption"))
    | frozenset(("ucapcontent",))
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_META = re.compile(
    r"^[【\[]?(?:发布(?:时间|日期|机构)|时间|日期|来源|信息来源|稿源|作者|供稿|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?"
    r"|字体|字号|分享(?:到)?|打印|关闭|责任编辑|编辑|审核|索引号|主题分类|文章来源|您?当前(?:的)?位置|扫一扫)[】\]]?\s*[：:]?"
)
_META_WORDS = re.compile(
    r"(?:发布|更新)(?:时间|日期)|来源[：:]|浏览次数|字体[：:]|打印(?:本页)?|关闭(?:窗口|本页)|扫一扫|分享到"
)
_LONGEST_META = 80
_INDENT = re.compile("[\u3000\u00a0 ]{2}")
_CENTER = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_FACE = re.compile(
    r"font-family\s*:[^;]*(?:黑体|楷体|SimHei|KaiTi|小标宋)|font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE
)
_BREAK = "\n"
_ABOVE = 4  # lines of an article that its title may be among
_AHEAD = 4  # pieces behind a break that are looked at
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a page of the web."""
    text = _text(content)
    if text is None:
        return Diagnostic.of_file(
            name, "FZ019", "网页的编码认不出来", "用浏览器打开，复制正文，另存为 UTF-8 文本"
        )
    try:
        root = html.document_fromstring(_DECLARED.sub("", text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Diagnostic.of_file(name, "FZ019", "网页里没有文字", "检查是不是选错了文件")
    named = list(titles(root))
    clean(root)
    lines = _Lines()
    found = _with_title(list(lines.of(article(root))), named, lines)
    arranged = arrange(found)
    return ReadText(arranged.document, lines.texts or [""], arranged.asides, arranged.rows)


def _text(content: bytes) -> str | None:
    declared = _CHARSET.search(content[:_HEAD].decode("latin-1"))
    if declared and declared[1].lower() in _GB:
        try:
            return content.decode("gb18030")
        except UnicodeDecodeError:
            pass
    found = decoded(content)
    return found.text if found else None


def _with_title(lines: list[SourceLine], named: list[str], made: "_Lines") -> list[SourceLine]:
    """The lines of an article below its title, which often stands outside of it."""
    wanted = next((title for title in named if TITLE_END.search(title)), named[0] if named else "")
    texts = [line.text for line in lines[:_ABOVE]]
    joined = {
        "".join(texts[start:end]) for start in range(len(texts)) for end in range(start, len(texts) + 1)
    }
    has_it = wanted.replace(" ", "") in {text.replace(" ", "") for text in joined}
    if not wanted or has_it or any(map(TITLE_END.search, texts)):
        return lines
    return [SourceLine((made.run(wanted),), is_title=True), *lines]


@dataclass
class _Block:
    """A paragraph while it is gathered: pieces of text, each with whether it is set apart by its face."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)


@dataclass
class _Lines:
    """The paragraphs of an article, and their texts."""

    texts: list[str] = field(default_factory=list)
    tables: int = 0

    def run(self, text: str) -> Run:
        self.texts.append(text)
        return Run(text, origin=Mark(len(self.texts), 1))

    def of(self, element: html.HtmlElement) -> Iterator[SourceLine]:
        """The paragraphs of a part of a page, in their order."""
        block = _Block()
        yield from self._inside(element, block, "", 0, set_apart=False)
        yield from self._end(block, "", 0)

    def _inside(
        self, element: html.HtmlElement, block: _Block, side: Side, level: int, *, set_apart: bool
    ) -> Iterator[SourceLine]:
        block.pieces.append((_SPACES.sub(" ", element.text or ""), set_apart))
        for each in element:
            yield from self._child(each, block, side, level, set_apart=set_apart)
            block.pieces.append((_SPACES.sub(" ", each.tail or ""), set_apart))

    def _child(
        self, each: html.HtmlElement, block: _Block, side: Side, level: int, *, set_apart: bool
    ) -> Iterator[SourceLine]:
        if each.tag == "br":
            block.pieces.append((_BREAK, set_apart))
        elif each.tag == "table" and _is_table(each):
            yield from self._end(block, side, level)
            yield from self._rows(each)
        elif each.tag in _BLOCKS:
            yield from self._end(block, side, level)
            here = _side(each) or side
            heading = _HEADINGS.get(each.tag, level)
            if number := _item(each):
                block.pieces.append((number, False))
            yield from self._inside(each, block, here, heading, set_apart=_is_set_apart(each))
            yield from self._end(block, here, heading)
        else:
            yield from self._inside(each, block, side, level, set_apart=set_apart or _is_set_apart(each))

    def _end(self, block: _Block, side: Side, level: int) -> Iterator[SourceLine]:
        """The paragraphs that were gathered: a break before an indent, or a second one, parts them."""
        pieces, block.pieces = block.pieces, []
        part: list[tuple[str, bool]] = []
        for at, (text, apart) in enumerate(pieces):
            if text == _BREAK and _parts(pieces[at + 1 : at + _AHEAD]):
                yield from self._line(part, side, level)
                part = []
            else:
                part.append((text, apart))
        yield from self._line(part, side, level)

    def _line(self, pieces: list[tuple[str, bool]], side: Side, level: int) -> Iterator[SourceLine]:
        joined = _Joined()
        for piece, apart in pieces:
            joined.add(piece, set_apart=apart)
        text = "".join(joined.characters)
        begin = len(text) - len(text.lstrip())
        if not (stripped := text.strip()):
            return
        standing: Standing = "web" if _is_meta(stripped) else "text"
        yield SourceLine(
            (self.run(stripped),),
            standing,
            is_title=level == 1,
            outline=max(level - 1, 0),
            lead=max(joined.lead - begin, 0) if joined.lead < len(text.rstrip()) else 0,
            breaks=tuple(at - begin for at in joined.breaks if begin < at < begin + len(stripped)),
            side=side,
        )

    def _rows(self, table: html.HtmlElement) -> Iterator[SourceLine]:
        self.tables += 1
        here = self.tables
        for caption in table.iterchildren("caption"):
            yield from self.of(caption)
        for each in table.iter("tr"):
            cells: list[Runs] = []
            for cell in each.iterchildren("td", "th"):
                lines = list(self.of(cell))
                cells.append(tuple(run for line in lines for run in line.runs))
            if any(cells):
                yield row(cells, table=here)


def _parts(following: list[tuple[str, bool]]) -> bool:
    """Whether what follows a break begins a paragraph: with an indent, or with another break."""
    ahead = "".join(piece for piece, _ in following)
    return bool(_INDENT.match(ahead) or ahead.lstrip(" ").startswith(_BREAK))


@dataclass
class _Joined:
    """Pieces as one text: where lines of the page end, no blank is between wide characters.

    `lead` is how many characters at the start are set apart, `breaks` where it was broken.
    """

    characters: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    lead: int = 0
    leads: bool = True
    blank: bool = False

    def add(self, piece: str, *, set_apart: bool) -> None:
        """Add a piece."""
        if piece == _BREAK:
            self.breaks += [len(self.characters)] if self.characters else []
            self.blank = False
            return
        for character in piece:
            if character == " ":
                self.blank = True
                continue
            shown = " " if character == "\u00a0" else character
            if self.blank and self.characters and not (is_wide(self.characters[-1]) and is_wide(shown)):
                self.characters.append(" ")
            self.blank = False
            self.leads &= set_apart or not shown.strip()
            self.characters.append(shown)
            self.lead = len(self.characters) if self.leads else self.lead


def _is_meta(text: str) -> bool:
    return len(text) <= _LONGEST_META and bool(_META.match(text) or len(_META_WORDS.findall(text)) > 1)


def _is_table(table: html.HtmlElement) -> bool:
    """Whether a table is one, and does not only hold the article in its place."""
    if table.find(".//table") is not None:
        return False
    rows = [len(list(each.iterchildren("td", "th"))) for each in table.iter("tr")]
    return len(rows) > 1 and max(rows, default=0) > 1


def _side(element: html.HtmlElement) -> Side:
    if element.tag == "center":
        return "center"
    found = _CENTER.search(element.get("style", ""))
    told = (found[1] if found else element.get("align", "")).lower()
    return "center" if told == "center" else "right" if told == "right" else ""


def _is_set_apart(element: html.HtmlElement) -> bool:
    return element.tag in {"b", "strong"} or bool(_FACE.search(element.get("style", "")))


def _item(element: html.HtmlElement) -> str:
    """The number of an item of a numbered list, which a browser prints."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    return f"{(int(start) if start.isdecimal() else 1) + list(parent.iterchildren('li')).index(element)}."
