"""The narrative: Jinja templates over bound data and facts → document tree.

A template's own characters are the only thing that is ever parsed as Markdown. Templates of the office are
looked up before the shipped ones.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_eval_context,
)
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import EvalContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from fazhi_report.binding import Bound, FactNames, Figure, Printable, Text, View
from fazhi_report.diagnostics import Finding, Severity, TemplatePlace
from fazhi_report.document import Document
from fazhi_report.facts import Facts
from fazhi_report.markup import MarkupError, parse
from fazhi_report.resources import templates_directory
from fazhi_report.schema import Report
from fazhi_report.tokens import (
    TITLE_BREAK,
    BrokenTokenError,
    Tokens,
    marker,
    reserved_at,
    without_markers,
)

MAIN_TEMPLATE = "report.md.j2"


def compose(report: Report, facts: Facts, templates: Path | None = None) -> Document | Finding:
    """Compose the report's document; a fault in a template is returned as a finding at its line.

    `templates` is an office's own folder, whose files win over the shipped ones.
    """
    folders = (templates, templates_directory()) if templates else (templates_directory(),)
    tokens = Tokens()
    try:
        template = _environment(folders).get_template(MAIN_TEMPLATE)
        text = template.render(_context(report, facts, tokens))
        document = parse(text, tokens, report.organization.name)
    except _TEMPLATE_FAULTS as fault:
        return _finding(fault, folders)
    if not document.title:
        place = TemplatePlace(_shown(folders, MAIN_TEMPLATE), 1)
        return _error("FZ405", "没有写报告标题", place, "标题写在“# ”后面")
    return document


def _context(report: Report, facts: Facts, tokens: Tokens) -> dict[str, object]:
    whole = View(report, (), tokens, facts)
    context: dict[str, object] = {name: getattr(whole, name) for name in type(report).model_fields}
    return context | {"fact": FactNames(facts, tokens), "title_break": Markup(TITLE_BREAK)}  # noqa: S704


# The environment -------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    environment = _Sandbox(
        loader=FileSystemLoader(folders),
        extensions=[_LineMarkers],
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=len(folders) > 1,  # the shipped templates do not change under a running program
    )
    environment.filters.update(
        collect=collect, hanzi=hanzi, listed=listed, point=point, sentence=sentence, titles=titles, unit=unit
    )
    return environment


class _Sandbox(SandboxedEnvironment):
    """The sandbox, which knows that bound data shows nothing but its fields.

    The general test of an attribute asks for a dozen kinds of objects, at every step of every name.
    """

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute: of bound data, any that is not private."""
        if isinstance(obj, View | FactNames):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


class _LineMarkers(Extension):
    """Marks the end of every line of literal text, so that printed text is traced to its template line."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        before = ""
        for token in stream:
            if token.type == "data":
                if (index := reserved_at(token.value)) is not None:
                    line = token.lineno + token.value.count("\n", 0, index)
                    raise TemplateSyntaxError("reserved", line, stream.name, stream.filename)
                text = _marked(token, stream.name or "", printed=before == "variable_end")
                yield Token(token.lineno, token.type, text)
            else:
                yield token
            before = token.type


def _marked(token: Token, template: str, *, printed: bool) -> str:
    """Literal text with a marker at the end of every line that prints; `printed` says that its first does."""
    lines = token.value.split("\n")
    ends = [
        line + marker(template, number) if line.strip() or (printed and number == token.lineno) else line
        for number, line in enumerate(lines[:-1], token.lineno)
    ]
    return "\n".join((*ends, lines[-1]))


_PRINTED = (Printable, Markup, StrictUndefined)


@pass_eval_context  # keeps the compiler from printing constants past this function
def _printable(_context: EvalContext, value: object) -> object:
    """What an expression may print: tokens and text; a bare number has no fact, and nothing is no text."""
    if isinstance(value, _PRINTED):
        return value
    if type(value) is Undefined:  # an inline if without else; an unknown name is a StrictUndefined
        return ""
    if isinstance(value, str):
        return Markup(value)  # noqa: S704  a constant of the template: data is never a plain string
    raise UnprintableError(value)


class UnprintableError(TemplateRuntimeError):
    """A template printed a value that is no text and has no fact."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.empty = value is None


# Filters ---------------------------------------------------------------------------------------------------


def sentence(body: str) -> Markup:
    """Join the lines that are not empty, as clauses, with ， and close with 。; nothing when all are."""
    clauses = [line.strip() for line in body.split("\n") if without_markers(line).strip()]
    return Markup("，".join(clauses) + "。\n" if clauses else "")  # noqa: S704


def point(body: str, lead: str) -> Markup:
    """An item of an enumeration that opens with `lead`; nothing when it has no text of its own."""
    text = "\n".join(line.strip() for line in body.split("\n") if without_markers(line).strip())
    return Markup(f"1. {lead}{text}\n" if text else "")  # noqa: S704


def titles(texts: Iterable[Text]) -> Markup:
    """《甲》《乙》; a title within a title takes 〈〉 (GB/T 15834—2011, 4.15.3.5)."""
    return Markup("").join(
        Markup("《{}》").format(text.mapped(lambda name: name.replace("《", "〈").replace("》", "〉")))
        for text in texts
    )


def listed(items: Sequence[Text]) -> Markup:
    """甲、乙和丙."""
    *head, last = items
    return Markup("和").join([Markup("、").join(head), last] if head else [last])


def collect(records: Iterable[View], field: str) -> list[Bound]:
    """The values of a field over records, lists flattened, each once, blanks left out."""
    found: dict[Bound, None] = {}
    for record in records:
        value = getattr(record, field)
        found |= dict.fromkeys(value if isinstance(value, list) else [value])
    return [value for value in found if value is not None]


def hanzi(figure: Figure) -> Figure:
    """The number in Chinese numerals before a measure word: 两."""
    return figure.filtered("汉字")


def unit(figure: Figure) -> Figure:
    """The number with its measure word: 4次."""
    return figure.filtered("带单位")


# Faults ----------------------------------------------------------------------------------------------------

# Whatever an expression of an office's own template can raise; anything else is a fault of this program.
_TEMPLATE_FAULTS = (
    TemplateError,
    BrokenTokenError,
    MarkupError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    UnicodeError,
)
_RESERVED = "模板里有程序保留的私用区字符"
_NAME = re.compile(r"'([^']*)'(?! object)")


def _finding(fault: Exception, folders: tuple[Path, ...]) -> Finding:
    place = _place(fault, folders)
    match fault:
        case TemplateSyntaxError():
            reason = _RESERVED if fault.message == "reserved" else f"模板语法有错：{fault.message}"
            return _error("FZ401", reason, place, "检查这一行的 {% %}、{{ }} 和看不见的字符")
        case TemplateNotFound():
            return _error("FZ406", f"找不到模板“{fault.name}”", place, "检查 include 里的文件名")
        case UnprintableError(empty=True):
            return _error("FZ403", "这里要印的内容在数据里没有填写", place, "先用 {% if %} 判断再印")
        case UnprintableError():
            return _error("FZ404", "这里印的数没有来历", place, "用 fact 里的数，不要在模板里计算")
        case UndefinedError():
            names = "、".join(dict.fromkeys(_NAME.findall(str(fault)))) or str(fault)
            return _error(
                "FZ403", f"模板用了不存在的名称：{names}", place, "核对名称，用 fazhi facts 查看可用的数"
            )
        case SecurityError():
            return _error("FZ402", "模板用了不允许的功能", place, "只能读取数据和数字")
        case BrokenTokenError():
            return _error("FZ402", "模板把数据截断或改写了", place, "不要对数据用截取、替换一类的过滤器")
        case MarkupError():
            return _error("FZ405", str(fault), place, "见 README“模板”一节")
        case TypeError():
            return _error("FZ404", "模板里不能计算数据", place, "用 fact 里的数；日期和文字原样印出")
        case _:
            return _error("FZ402", f"模板无法执行：{type(fault).__name__}", place, "检查这一行的写法")


def _error(code: str, message: str, place: TemplatePlace, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, message, place, hint)


def _place(fault: Exception, folders: tuple[Path, ...]) -> TemplatePlace:
    if isinstance(fault, TemplateSyntaxError):
        return TemplatePlace(_shown(folders, fault.name or MAIN_TEMPLATE), fault.lineno)
    if isinstance(fault, MarkupError | BrokenTokenError) and fault.place:
        return TemplatePlace(_shown(folders, fault.place.name), fault.place.line)
    name, line = _template_frame(fault.__traceback__, folders) or (MAIN_TEMPLATE, 1)
    return TemplatePlace(_shown(folders, name), line)


def _template_frame(traceback: TracebackType | None, folders: tuple[Path, ...]) -> tuple[str, int] | None:
    """The innermost template and line of a traceback, which Jinja rewrites to template lines."""
    found = None
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        for folder in folders:
            if path.is_relative_to(folder):
                found = path.relative_to(folder).as_posix(), traceback.tb_lineno
        traceback = traceback.tb_next
    return found


def _shown(folders: tuple[Path, ...], name: str) -> str:
    """A template's path as its author knows it: in the office's folder, or among the shipped ones."""
    office = folders[0] / name
    if len(folders) > 1 and office.exists():
        return office.as_posix()
    return f"templates/{name}"
