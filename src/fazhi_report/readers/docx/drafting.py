"""What is left in a DOCX of its drafting: revisions, comments, text hidden, struck out or marked, fields.

Each at the paragraph where a person finds it; a document without any costs hardly more than a look.
"""

import re
from collections.abc import Iterator, Sequence

from fazhi_report.diagnostics import WHOLE_FILE, Finding, Mark
from fazhi_report.readers.docx.content import ReadParagraph
from fazhi_report.readers.docx.paragraph_lines import MadeLines
from fazhi_report.readers.docx.remarks import Remark
from fazhi_report.readers.docx.revisions import Revised, RevisedParagraph, TrackedChange, revised
from fazhi_report.readers.docx.style_cascade import is_set
from fazhi_report.readers.docx_parts import Element, Package, attribute, named

_CHANGES = tuple(
    map(
        named,
        ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange",
         "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:cellIns", "w:cellDel", "w:numberingChange"),
    )
)  # fmt: skip
_FORMATS = tuple(tag for tag in _CHANGES if tag.endswith("Change"))
_REMARKS = tuple(map(named, ("w:commentReference", "w:commentRangeStart")))
_FIELDS = tuple(map(named, ("w:fldChar", "w:fldSimple")))
_UNREAD = {
    named("w:altChunk"): "插入的文件",
    named("w:subDoc"): "子文档",
    named("w:object"): "嵌入的对象",
}
_CHARTS = ("chart", "diagramData")
_FAILED = re.compile(r"错误[!！]\s*[^。]{2,20}|Error!\s*[A-Z][^.]{2,40}\.")
_MOVING = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE", "EDITTIME"})
_KINDS = {"inserted": "插入", "deleted": "删去", "moved from": "移走", "moved to": "移来"}
_SHOWN = 15
_MANY = 20  # comments, of which each is told up to so many
_ACCEPT = "逐处接受或者拒绝修订（审阅→接受/拒绝），再定稿"


def left_of_drafting(
    package: Package, paragraphs: Sequence[ReadParagraph], lines: MadeLines
) -> tuple[Finding, ...]:
    """What is left of drafting, at marks of the lines.

    Raises:
        PackageError: a part is damaged or too large.

    """
    root = package.document()
    found: list[Finding] = []
    changed = next(root.iter(*_CHANGES), None) is not None
    remarked = next(root.iter(*_REMARKS), None) is not None
    if changed or remarked:
        whole = revised(package)
        found += _revisions(whole, root, lines)
        found += _comments(whole, lines)
    found += _looks(paragraphs, lines)
    if next(root.iter(*_FIELDS), None) is not None:
        found += _fields(root, paragraphs, lines)
    settings = package.beside("settings")
    if is_set(settings, "w:updateFields"):
        found.append(
            _whole(
                "FZ044",
                "文件要求打开时更新域，现在的内容可能不是最新的",
                "打开文件，全选后按 F9 更新域，再保存",
            )
        )
    found += _unread(root, package)
    return tuple(found)


def _whole(code: str, message: str, hint: str) -> Finding:
    return Finding.of(code, message, WHOLE_FILE, hint)


def _at(lines: MadeLines, number: int, text: str, code: str, message: str, hint: str) -> Finding:
    """A finding at a text of the paragraph with a number, or at its beginning."""
    line = lines.texts[number - 1] if 0 < number <= len(lines.texts) else ""
    column = line.find(text) + 1 if text else 0
    found = Finding.of(code, message, Mark(max(number, 1), max(column, 1)), hint)
    return found._replace(quote=text, context=text) if column else found


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return f"{one_line[:_SHOWN]}……" if len(one_line) > _SHOWN else one_line


# Revisions and comments -------------------------------------------------------------------------------------


def _revisions(whole: Revised, root: Element, lines: MadeLines) -> Iterator[Finding]:
    for paragraph in whole.paragraphs:
        changes = [piece for piece in paragraph.pieces if piece.revisions and piece.text.strip()]
        if not (changes or paragraph.end):
            continue
        told = [f"{_KINDS[piece.revisions[-1].kind]}“{_short(piece.text)}”" for piece in changes[:3]]
        if len(changes) > len(told):
            told[-1] += "等"
        if not changes:
            told = ["段落标记" + ("" if paragraph.end is None else _KINDS[paragraph.end.kind])]
        who = _who(paragraph)
        first = next((piece.text for piece in changes if piece.stays), "")
        message = f"还有没有处理的修订：{'，'.join(told)}{who}"
        yield _at(lines, paragraph.number, first, "FZ040", message, _ACCEPT)
    formats = sum(1 for _ in root.iter(*_FORMATS))
    if formats:
        yield _whole("FZ040", f"还有没有处理的修订：{formats}处格式", _ACCEPT)


def _who(paragraph: RevisedParagraph) -> str:
    made: list[TrackedChange] = [each for piece in paragraph.pieces for each in piece.revisions]
    if paragraph.end:
        made.append(paragraph.end)
    names = "、".join(dict.fromkeys(each.author for each in made if each.author))
    day = max((each.date[:10] for each in made), default="")
    return f"（{'，'.join(filter(None, (names, day)))}）" if names or day else ""


def _comments(whole: Revised, lines: MadeLines) -> Iterator[Finding]:
    numbers: dict[str, tuple[int, str]] = {}
    for paragraph in whole.paragraphs:
        for piece in paragraph.pieces:
            for key in piece.remarks:
                number, text = numbers.get(key, (paragraph.number, ""))
                numbers[key] = (
                    number,
                    text + (piece.text if piece.stays and number == paragraph.number else ""),
                )
    if len(whole.remarks) > _MANY:
        who = "、".join(dict.fromkeys(each.author for each in whole.remarks if each.author))
        message = f"还留着{len(whole.remarks)}条批注" + (f"（{who}）" if who else "")
        yield _whole("FZ041", message, "处理以后删去批注，再定稿")
        return
    for remark in whole.remarks:
        number, text = numbers.get(remark.id, (1, ""))
        yield _at(lines, number, text.strip(), "FZ041", _comment(remark), "处理以后删去批注，再定稿")


def _comment(remark: Remark) -> str:
    who = f"{remark.author}的" if remark.author else ""
    done = "（已标为解决）" if remark.done else ""
    return f"还留着{who}批注：“{_short(remark.text)}”{done}"


# Looks ------------------------------------------------------------------------------------------------------


def _looks(paragraphs: Sequence[ReadParagraph], lines: MadeLines) -> Iterator[Finding]:
    for paragraph in paragraphs:
        for text in paragraph.hidden:
            message = f"有隐藏的文字：“{_short(text)}”"
            yield _at(lines, paragraph.number, "", "FZ042", message, "要的取消隐藏，不要的删去")
        struck = "".join(piece.text for piece in paragraph.visible if piece.look.struck).strip()
        if struck:
            message = f"有画了删除线的文字：“{_short(struck)}”"
            yield _at(lines, paragraph.number, struck, "FZ043", message, "删去，或者取消删除线")
        marked = "".join(piece.text for piece in paragraph.visible if piece.look.marked).strip()
        if marked:
            message = f"有突出显示的文字：“{_short(marked)}”"
            yield _at(lines, paragraph.number, marked, "FZ046", message, "核对以后取消突出显示的颜色")


# Fields -----------------------------------------------------------------------------------------------------


def _fields(root: Element, paragraphs: Sequence[ReadParagraph], lines: MadeLines) -> Iterator[Finding]:
    update = "全选后按 F9 更新域，核对结果"
    for paragraph in paragraphs:
        if match := _FAILED.search(paragraph.text):
            message = f"域没有结果：“{match[0]}”"
            yield _at(
                lines, paragraph.number, match[0], "FZ044", message, "改好引用，更新域，或者改成普通文字"
            )
        for text in sorted({piece.text for piece in paragraph.pieces if piece.field in _MOVING}):
            message = f"“{text}”是自动的日期，以后每次打开都会变"
            yield _at(
                lines,
                paragraph.number,
                text.strip(),
                "FZ044",
                message,
                "改成普通文字（选中后按 Ctrl+Shift+F9）",
            )
    dirty = sum(attribute(each, "w:dirty") in {"1", "true", "on"} for each in root.iter(*_FIELDS))
    if dirty:
        yield _whole("FZ044", f"有{dirty}个域的内容已经过期", update)


# What is not read -------------------------------------------------------------------------------------------


def _unread(root: Element, package: Package) -> Iterator[Finding]:
    found = [name for tag, name in _UNREAD.items() if next(root.iter(tag), None) is not None]
    kinds = {link.kind for link in package.links(package.main)}
    found += ["图表和图形"] if kinds.intersection(_CHARTS) else []
    if found:
        hint = "把要检查的文字放进正文"
        yield _whole("FZ045", f"里面的{'、'.join(found)}没有读，其中的文字没有检查", hint)
