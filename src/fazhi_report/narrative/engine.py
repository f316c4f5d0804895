"""The template engine: a sandbox that marks lines and lets only text and facts be printed."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
    Undefined,
    pass_eval_context,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import EvalContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from fazhi_report.narrative.bound_values import FactNames, Printable, View
from fazhi_report.narrative.compiled_templates import CompiledTemplates, own_folder
from fazhi_report.narrative.filters import FILTERS
from fazhi_report.narrative.outline import Arranged
from fazhi_report.narrative.template_faults import UnprintableError
from fazhi_report.narrative.tokens import (
    marker,
    reserved_at,
)
from fazhi_report.notation import UNSEEN


@lru_cache(maxsize=8)
def environment_of(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """The engine that looks templates up in some folders, the first one first."""
    kept = own_folder()
    environment = _Sandbox(
        loader=FileSystemLoader(folders),
        extensions=[_LineMarkers],
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=CompiledTemplates(kept, _IN_CONTEXT) if kept else None,
        auto_reload=len(folders) > 1,  # the shipped templates do not change under a running program
    )
    environment.filters.update({function.__name__: function for function in FILTERS})
    return environment


_IN_CONTEXT = ",".join(each.__name__ for each in FILTERS if hasattr(each, "jinja_pass_arg"))
"""The filters that a compiled template hands its context."""

_OURS = frozenset((View, FactNames, Arranged))
_ABSENT = object()


class _Sandbox(SandboxedEnvironment):
    """The sandbox, which knows that bound data shows nothing but its fields.

    The general test of an attribute asks for a dozen kinds of objects, at every step of every name.
    """

    def getattr(self, obj: object, attribute: str) -> object:
        """An attribute of bound data; of all else, as the sandbox has it."""
        if type(obj) in _OURS and attribute[:1] != "_":
            found: object = getattr(obj, attribute, _ABSENT)
            if found is not _ABSENT:
                return found
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute: of bound data, any that is not private."""
        if isinstance(obj, View | FactNames):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


class _LineMarkers(Extension):
    """Marks the end of every line of literal text, so that printed text is traced to its template line."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if match := UNSEEN.search(source):
            line = source.count("\n", 0, match.start()) + 1
            raise TemplateSyntaxError(match[0], line, name, filename)
        return source

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
