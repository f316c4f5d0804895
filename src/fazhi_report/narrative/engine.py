"""The template engine: a sandbox that marks lines and lets only text and facts be printed."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
    Undefined,
    pass_eval_context,
)
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from fazhi_report import resources
from fazhi_report.narrative.bound_values import FactNames, Printable, View
from fazhi_report.narrative.bounds import Room
from fazhi_report.narrative.compiled_templates import CompiledTemplates
from fazhi_report.narrative.filters import FILTERS
from fazhi_report.narrative.loaders import OfficeLoader
from fazhi_report.narrative.outline import Arranged
from fazhi_report.narrative.template_faults import AUTOESCAPE, RESERVED, UnprintableError
from fazhi_report.narrative.tokens import (
    marker,
    reserved_at,
)
from fazhi_report.notation import UNSEEN


@lru_cache(maxsize=8)
def environment_of(folders: tuple[Path, ...]) -> "Sandbox":
    """The engine that looks templates up in some folders, the first one first.

    Where the first is an office's own, all that is printed takes `room`, and nothing is computed before that.
    """
    kept = resources.own_folder("templates")
    is_own = len(folders) > 1
    environment = Sandbox(
        loader=OfficeLoader(folders) if is_own else FileSystemLoader(folders),
        extensions=[_BoundedMarkers if is_own else _LineMarkers],
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printable_within if is_own else _printable,
        optimized=not is_own,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=CompiledTemplates(kept, _IN_CONTEXT) if kept else None,
        auto_reload=is_own,  # the shipped templates do not change under a running program
    )
    environment.filters.update({function.__name__: function for function in FILTERS})
    return environment


_IN_CONTEXT = ",".join(each.__name__ for each in FILTERS if hasattr(each, "jinja_pass_arg"))
"""The filters that a compiled template hands its context."""

_OURS = frozenset((View, FactNames, Arranged))
_ABSENT = object()


_READABLE = (
    *(View, FactNames, Arranged, str, list, tuple, dict),
    *(LoopContext, BlockReference, TemplateModule, Cycler, Joiner, Namespace),
)
"""Of what a template may read attributes that are not private: of nothing else, the engine least of all."""


class Sandbox(SandboxedEnvironment):
    """The sandbox, which shows the fields of bound data, and what Jinja made for templates to read.

    The general test of an attribute asks for a dozen kinds of objects, at every step of every name. `room` is
    what templates may still print, where that is bounded.
    """

    room: Room | None = None

    def getattr(self, obj: object, attribute: str) -> object:
        """An attribute of what may be read, else an item."""
        if type(obj) in _OURS and attribute[:1] != "_":
            found: object = getattr(obj, attribute, _ABSENT)
            if found is not _ABSENT:
                return found
        return super().getattr(obj, attribute) if isinstance(obj, _READABLE) else self._item(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> object:  # noqa: ANN401  as the sandbox has it
        """An item, else an attribute of what may be read."""
        return super().getitem(obj, argument) if isinstance(obj, _READABLE) else self._item(obj, argument)

    def _item(self, obj: Any, name: Any) -> object:  # noqa: ANN401
        try:
            return obj[name]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=name)


_LITERAL = ("data", "string")


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
            if token.type in _LITERAL and (index := reserved_at(token.value)) is not None:
                line = token.lineno + token.value.count("\n", 0, index)
                raise TemplateSyntaxError(RESERVED, line, stream.name, stream.filename)
            if token.type == "data":
                text = _marked(token, stream.name or "", printed=before == "variable_end")
                yield from self._literal(Token(token.lineno, token.type, text))
            elif token.test("name:autoescape") and before == "block_begin":
                # What stands there is computed before anything is bounded.
                raise TemplateSyntaxError(AUTOESCAPE, token.lineno, stream.name, stream.filename)
            else:
                yield token
            before = token.type

    def _literal(self, token: Token) -> Iterator[Token]:
        yield token


class _BoundedMarkers(_LineMarkers):
    """Makes literal text an expression, too, so that it takes room like all that is printed."""

    def _literal(self, token: Token) -> Iterator[Token]:
        line = token.lineno
        yield from (
            Token(line, "variable_begin", ""),
            Token(line, "string", token.value),
            Token(line, "variable_end", ""),
        )


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


_TOKEN, _BYTES = 2, 2
"""Characters of a token, and bytes of one; half a character is none, and is refused."""


@pass_eval_context
def _printable_within(context: EvalContext, value: object) -> object:
    """What an expression may print, for which there must be room."""
    printed = _printable(context, value)
    room = context.environment.room  # type: ignore[attr-defined]  # it is one of ours
    room.take(len(printed.encode("utf-16-le")) // _BYTES if isinstance(printed, str) else _TOKEN)
    return printed
