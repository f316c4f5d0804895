"""The pieces of a paragraph: what of its XML is printed, and what is not.

Or, where that is asked for, also what revisions took away, and with it the marks between which things stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from fazhi_report.readers.docx.symbols import symbol
from fazhi_report.readers.docx_parts import Element, attribute, child, named

PAGE_BREAK = "\f"
"""Stands in the text where a page break was typed; no DOCX holds one otherwise."""

# What holds runs without being one; deleted and moved-away text (w:del, w:moveFrom) is not among it.
_HOLDERS = frozenset(
    map(
        named,
        ("w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdtContent", "w:sdt", "w:customXml", "w:bdo",
         "w:dir", "w:rubyBase", "m:oMathPara"),
    )
)  # fmt: skip
# What revisions took away; read only where it is asked for.
_TAKEN = frozenset(map(named, ("w:del", "w:moveFrom")))
_TRACED = frozenset(map(named, ("w:ins", "w:moveTo", "w:del", "w:moveFrom", "w:sdt")))
_POINTS = frozenset(
    map(
        named,
        ("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
         "w:moveFromRangeStart", "w:moveToRangeStart", "w:moveFromRangeEnd", "w:moveToRangeEnd"),
    )
)  # fmt: skip
_RUN, _FIELD, _CHOICE = named("w:r"), named("w:fldSimple"), named("mc:AlternateContent")
_FORMULA, _FORMULA_TEXT = named("m:oMath"), named("m:t")
_DRAWN = frozenset(map(named, ("w:drawing", "w:pict", "w:object")))
_CHARACTERS = {
    named("w:tab"): "\t",
    named("w:ptab"): "\t",
    named("w:cr"): "\n",
    named("w:noBreakHyphen"): "\u2011",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one run, with its properties and the field they are the result of; or a drawing.

    Where they are asked for: `around` has the revisions and content controls around it, the outermost first,
    and `point` is a mark at which a bookmark, the range of a comment or a move begins or ends.
    """

    text: str
    properties: Element | None
    field: str = ""
    drawing: Element | None = None
    around: tuple[Element, ...] = ()
    point: Element | None = None


@dataclass
class _Fields:
    """The complex fields that are open, the innermost last: their instructions, and whether these ended."""

    open: list[list[str]] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)
    printed: list[bool] = field(default_factory=list)

    @property
    def kind(self) -> str:
        kinds = [field_kind("".join(each)) for each in self.open]
        return "PAGE" if "PAGE" in kinds else next(reversed(kinds), "")

    @property
    def hides(self) -> bool:
        return not all(self.shown)


def field_kind(instruction: str) -> str:
    """The kind of a field: the first word of its instruction, as PAGE."""
    return (instruction.split() or [""])[0].upper()


def stretches(paragraph: Element, *, traced: bool = False) -> Iterator[Stretch]:
    """All that a paragraph prints, in order; `traced`, also what revisions took away, and marks."""
    yield from _inside(paragraph, _Fields(), "", () if traced else None)


def _inside(
    element: Element, fields: _Fields, kind: str, trace: tuple[Element, ...] | None
) -> Iterator[Stretch]:
    for each in element:
        if each.tag == _RUN:
            yield from _run(each, fields, kind, trace)
        elif each.tag == _FIELD:
            inner = field_kind(attribute(each, "w:instr"))
            found = list(_inside(each, fields, inner, trace))
            yield from found or ([Stretch("1", None, inner)] if inner == "PAGE" else ())
        elif each.tag == _CHOICE:
            yield from _inside(chosen(each), fields, kind, trace)
        elif each.tag in _HOLDERS or (trace is not None and each.tag in _TAKEN):
            yield from _inside(each, fields, kind, _with(trace, each))
        elif each.tag == _FORMULA:
            yield Stretch(
                "".join(text.text or "" for text in each.iter(_FORMULA_TEXT)), None, around=trace or ()
            )
        elif trace is not None and each.tag in _POINTS:
            yield Stretch("", None, point=each)


def _with(trace: tuple[Element, ...] | None, holder: Element) -> tuple[Element, ...] | None:
    return trace if trace is None or holder.tag not in _TRACED else (*trace, holder)


def _run(run: Element, fields: _Fields, kind: str, trace: tuple[Element, ...] | None) -> Iterator[Stretch]:
    properties = child(run, "w:rPr")
    around = trace or ()
    for each in run:
        local = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        if local == "fldChar":
            yield from _mark(attribute(each, "w:fldCharType"), fields, properties)
        elif local == "instrText" and fields.open:
            fields.open[-1].append(each.text or "")
        elif fields.hides:
            continue
        elif each.tag in _DRAWN:
            yield Stretch("", properties, drawing=each, around=around)
        elif each.tag in _POINTS:
            yield from [Stretch("", properties, point=each)] if trace is not None else ()
        elif each.tag == _CHOICE or local == "ruby":
            yield from (
                _run(chosen(each), fields, kind, trace)
                if local != "ruby"
                else _inside(each, fields, kind, trace)
            )
        elif text := _character(each, "t" if trace is not None and local == "delText" else local):
            if fields.printed:
                fields.printed[-1] = True
            yield Stretch(text, properties, kind or fields.kind, around=around)


def _mark(kind: str, fields: _Fields, properties: Element | None) -> Iterator[Stretch]:
    if kind == "begin":
        fields.open.append([])
        fields.shown.append(False)
        fields.printed.append(False)
    elif kind == "separate" and fields.open:
        fields.shown[-1] = True
    elif kind == "end" and fields.open:
        inner = field_kind("".join(fields.open.pop()))
        fields.shown.pop()
        if not fields.printed.pop() and inner == "PAGE" and not fields.hides:
            yield Stretch("1", properties, "PAGE")


def _character(element: Element, local: str) -> str:
    if local == "t":
        return (element.text or "").replace(PAGE_BREAK, "").replace("\n", " ")
    if local == "br":
        return PAGE_BREAK if attribute(element, "w:type") == "page" else "\n"
    if local == "sym":
        return symbol(attribute(element, "w:font"), attribute(element, "w:char"))
    if local == "pgNum":
        return "1"
    return _CHARACTERS.get(str(element.tag), "")


def chosen(alternatives: Element) -> Element:
    """The one of several forms of the same content that is read: the first."""
    return next(iter(alternatives), alternatives)
