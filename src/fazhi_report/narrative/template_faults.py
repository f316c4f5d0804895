"""Faults of templates → findings in Chinese at their line."""

import re
from pathlib import Path
from types import TracebackType

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from fazhi_report.diagnostics import Finding, TemplatePlace
from fazhi_report.narrative.markup import MarkupError
from fazhi_report.narrative.tokens import (
    BrokenTokenError,
)
from fazhi_report.notation import UNSEEN

MAIN_TEMPLATE = "report.md.j2"


class UnprintableError(TemplateRuntimeError):
    """A template printed a value that is no text and has no fact."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.empty = value is None


# Whatever an expression of an office's own template can raise; anything else is a fault of this program.
TEMPLATE_FAULTS = (
    TemplateError,
    BrokenTokenError,
    MarkupError,
    ArithmeticError,
    AssertionError,  # what Jinja's own filters raise of arguments that make no sense
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    UnicodeError,
)
_RESERVED = "模板里有程序保留的私用区字符"
_NAME = re.compile(r"'([^' ]*)'")


def finding_of(fault: Exception, folders: tuple[Path, ...]) -> Finding:
    """A fault of a template as a finding at its line."""
    place = _place(fault, folders)
    match fault:
        case TemplateSyntaxError():
            return _of_syntax(fault.message or "", place)
        case TemplateNotFound():
            return Finding.of("FZ406", f"找不到模板“{fault.name}”", place, "检查 include 里的文件名")
        case UnprintableError(empty=True):
            return Finding.of("FZ403", "这里要印的内容在数据里没有填写", place, "先用 {% if %} 判断再印")
        case UnprintableError():
            return Finding.of("FZ404", "这里印的数没有来历", place, "用 fact 里的数，不要在模板里计算")
        case UndefinedError():
            names = "、".join(dict.fromkeys(_NAME.findall(str(fault)))) or str(fault)
            return Finding.of(
                "FZ403", f"模板用了不存在的名称：{names}", place, "核对名称，用 fazhi facts 查看可用的数"
            )
        case SecurityError():
            return Finding.of("FZ402", "模板用了不允许的功能", place, "只能读取数据和数字")
        case BrokenTokenError():
            return Finding.of("FZ402", "模板把数据截断或改写了", place, "不要对数据用截取、替换一类的过滤器")
        case MarkupError():
            return Finding.of("FZ405", str(fault), place, "写法见 docs/templates.md")
        case TypeError():
            return Finding.of("FZ404", "模板里不能计算数据", place, "用 fact 里的数；日期和文字原样印出")
        case _:
            return Finding.of("FZ402", f"模板无法执行：{type(fault).__name__}", place, "检查这一行的写法")


def _of_syntax(message: str, place: TemplatePlace) -> Finding:
    """A template that is not read: for a character that nobody sees, one of ours, or its syntax."""
    if UNSEEN.fullmatch(message):
        said = f"这里有看不见的字符（U+{ord(message):04X}）"
        return Finding.of("FZ014", said, place, "删去这个字符，重新输入前后几个字")
    reason = _RESERVED if message == "reserved" else f"模板语法有错：{message}"
    return Finding.of("FZ401", reason, place, "检查这一行的 {% %} 和 {{ }}")


def _place(fault: Exception, folders: tuple[Path, ...]) -> TemplatePlace:
    if isinstance(fault, TemplateSyntaxError):
        return TemplatePlace(shown(folders, fault.name or MAIN_TEMPLATE), fault.lineno)
    if isinstance(fault, MarkupError | BrokenTokenError) and fault.place:
        return TemplatePlace(shown(folders, fault.place.name), fault.place.line)
    name, line = _template_frame(fault.__traceback__, folders) or (MAIN_TEMPLATE, 1)
    return TemplatePlace(shown(folders, name), line)


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


def shown(folders: tuple[Path, ...], name: str) -> str:
    """A template's path as its author knows it: in the office's folder, or among the shipped ones."""
    office = folders[0] / name
    if len(folders) > 1 and office.exists():
        return office.as_posix()
    return f"templates/{name}"
