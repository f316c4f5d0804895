"""Rules on what no official document has on its characters, and on quotes in a Western font (7.3.3)."""

from collections.abc import Callable, Iterator

from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.readers.docx import ReadParagraph, ReadPiece

_QUOTES = "“”‘’—…"
_WESTERN = (
    "times", "arial", "calibri", "cambria", "helvetica", "verdana", "tahoma", "georgia", "garamond",
    "courier", "century", "book antiqua", "palatino", "aptos", "liberation", "dejavu", "consolas",
    "segoe", "roboto",
)  # fmt: skip
_HOLLOW = frozenset({"outline", "shadow", "emboss", "imprint"})
_KINDS: dict[str, Callable[[ReadPiece], bool]] = {
    "下划线": lambda piece: piece.look.underlined,
    "斜体": lambda piece: piece.look.italic,
    "突出显示的颜色": lambda piece: piece.look.marked,
    "底纹": lambda piece: piece.look.shaded,
    "删除线": lambda piece: piece.look.struck,
    "着重号": lambda piece: "em" in piece.look.effects,
    "边框": lambda piece: "bdr" in piece.look.effects,
    "空心、阴影、阴文或者阳文的效果": lambda piece: bool(piece.look.effects & _HOLLOW),
}


def _own(subject: AuditedDocument) -> Iterator[ReadParagraph]:
    """The paragraphs of head, text and closing."""
    told = subject.structure
    closing = (*told.annex_list, told.office, told.date, told.remark)
    every = (*told.head, *told.title, told.addressees, *told.body, *told.tabled, *closing, *told.labels)
    yield from {id(each): each for each in every if each}.values()


@rule("FZ585")
def ornaments(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """文字没有下划线、斜体、突出显示的颜色、底纹、边框、着重号、删除线这些修饰。

    国家标准用字体、字号分层次，没有说别的修饰；突出显示的颜色和底纹多半是起草时留下的。版记和表格不检查。

    依据：GB/T 9704—2012 5.2.2、7.3.3 没有这些修饰（实践）；5.2.4 文字为黑色（规定）。
    错误：“主要措施”加了下划线
    正确：“主要措施”用楷体，没有修饰
    """
    for each in _own(subject):
        for name, has in _KINDS.items():
            if any(map(has, each.visible)) or (name == "底纹" and each.look.shaded):
                yield LayoutFault(f"文字有{name}", each, f"取消{name}")
    for each in (*subject.structure.title, *subject.structure.body):
        if any(side in each.look.borders for side in ("left", "right", "bottom")):
            yield LayoutFault("段落有边框", each, "取消段落的边框")


@rule("FZ587")
def quotes(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """中文的引号、破折号、省略号用中文字体，不用西文字体。

    引号在中文字体里占一个字，在西文字体里只占半个字，左右还分不清。Word 按西文字体排没有注明的引号。

    依据：《标点符号用法》GB/T 15834—2011（规定）；GB/T 9704—2012 5.2.2（一般，仿宋体）。
    错误：“放管服”的引号是 Times New Roman
    正确：“放管服”的引号是仿宋_GB2312
    """
    for each in _own(subject):
        families = {
            piece.look.family(character)
            for piece in each.visible
            for character in piece.text
            if character in _QUOTES
        }
        for family in sorted(families):
            if family.casefold().startswith(_WESTERN):
                yield LayoutFault(
                    f"引号、破折号或者省略号用了西文字体{family}",
                    each,
                    "选中这些标点，改成正文的中文字体（段落的中文字体和西文字体都设成它）",
                )
