"""Faults of templates → findings in Chinese at their line."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from fazhi_report.diagnostics import Finding, TemplatePlace
from fazhi_report.narrative.bounds import NO_MEMORY, OutOfBoundsError
from fazhi_report.narrative.loaders import SUFFIX, file_of
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
RESERVED = "模板里有程序保留的私用区字符"
AUTOESCAPE = "模板里不用 autoescape"
_SHOWN = 60
_NAME = re.compile(r"'([^' ]*)'")


def finding_of(fault: Exception, folders: tuple[Path, ...]) -> Finding:
    """A fault of a template as a finding at its line."""
    place = _place(fault, folders)
    match fault:
        case TemplateSyntaxError():
            return _of_syntax(str(fault.message), place)
        case TemplateNotFound():
            return Finding.of(
                "FZ406", f"找不到模板“{_shortened(str(fault.name))}”", place, "检查 include 里的文件名"
            )
        case UnprintableError(empty=True):
            return Finding.of("FZ403", "这里要印的内容在数据里没有填写", place, "先用 {% if %} 判断再印")
        case UnprintableError():
            return Finding.of("FZ404", "这里印的数没有来历", place, "用 fact 里的数，不要在模板里计算")
        case UndefinedError():
            names = "、".join(dict.fromkeys(_NAME.findall(str(fault)))) or str(fault)
            return Finding.of(
                "FZ403",
                f"模板用了不存在的名称：{_shortened(names)}",
                place,
                "核对名称，用 fazhi facts 查看可用的数",
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


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _of_syntax(message: str, place: TemplatePlace) -> Finding:
    """A template that is not read: for a character that nobody sees, a fault of ours, or its syntax."""
    if UNSEEN.fullmatch(message):
        said = f"这里有看不见的字符（U+{ord(message):04X}）"
        return Finding.of("FZ014", said, place, "删去这个字符，重新输入前后几个字")
    reason = message if message in (RESERVED, AUTOESCAPE) else f"模板语法有错：{_shortened(message)}"
    return Finding.of("FZ401", reason, place, "检查这一行的 {% %} 和 {{ }}")


def _place(fault: Exception, folders: tuple[Path, ...]) -> TemplatePlace:
    if isinstance(fault, TemplateSyntaxError):
        return TemplatePlace(shown(folders, fault.name or MAIN_TEMPLATE), fault.lineno)
    if isinstance(fault, MarkupError | BrokenTokenError) and fault.place:
        return TemplatePlace(shown(folders, fault.place.name), fault.place.line)
    lines = template_lines(_frames(fault.__traceback__), folders)
    if isinstance(fault, RecursionError):
        return place_beyond(lines, folders)
    return _shown_line([*lines][-1:], folders)


def _shown_line(lines: Iterable["TemplateLine"], folders: tuple[Path, ...]) -> TemplatePlace:
    """The first of some lines as its author knows it; without any, the first line of all."""
    name, line = next(iter(lines), (MAIN_TEMPLATE, 1))
    return TemplatePlace(shown(folders, name), line)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    """The file and the line of every frame, the outermost first; Jinja has made them lines of templates."""
    while traceback:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


class TemplateLine(NamedTuple):
    """A line of a template, by its name in its folder."""

    name: str
    line: int


def template_lines(frames: Iterable[tuple[str, int]], folders: tuple[Path, ...]) -> Iterator[TemplateLine]:
    """Those of some frames that are lines of templates, in their order."""
    for file, line in frames:
        for folder in folders if file.endswith(SUFFIX) else ():
            if (path := folder / file).is_relative_to(folder) and os.path.isfile(path):  # noqa: PTH113  never raises
                yield TemplateLine(path.relative_to(folder).as_posix(), line)
                break


def is_own(name: str, folders: tuple[Path, ...]) -> bool:
    """Whether a template is of the office's own folder."""
    return len(folders) > 1 and file_of(name, folders[0]) is not None


def finding_beyond(fault: Exception, folders: tuple[Path, ...]) -> Finding:
    """An OutOfBoundsError or a MemoryError of an office's templates, as a finding at its line."""
    if isinstance(fault, OutOfBoundsError) and fault.place:
        place = TemplatePlace(shown(folders, fault.place.name), fault.place.line)
    else:
        place = place_beyond(template_lines(_frames(fault.__traceback__), folders), folders)
    return beyond(str(fault) or NO_MEMORY, place)


def place_beyond(lines: Iterable[TemplateLine], folders: tuple[Path, ...]) -> TemplatePlace:
    """Where too much was taken: the innermost line of the office's own, of lines the outermost first."""
    found = [*lines]
    own = [each for each in found if is_own(each.name, folders)]
    return _shown_line((own or found)[-1:], folders)


def beyond(what: str, place: TemplatePlace) -> Finding:
    """What an office's templates took that they may not."""
    return Finding.of(
        "FZ407", f"模板{what}，已经停下", place, "少印、少循环，不在模板里造很长的文字和很大的数"
    )


def shown(folders: tuple[Path, ...], name: str) -> str:
    """A template's path as its author knows it: in the office's folder, or among the shipped ones."""
    return (folders[0] / name).as_posix() if is_own(name, folders) else f"templates/{name}"
