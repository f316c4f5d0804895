"""The mutants of a module: cosmic-ray's operators, and four of what its own do not change.

cosmic-ray's own runner and session file are not used: it tests every mutant in a new process that imports
everything anew, and one mutant of each of a place's dozen operators weighs as much as all others together.
"""

import ast
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import ndiff

import parso  # noqa: F401  before cosmic_ray.plugins, which would load it in an order that fails
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Name, String
from parso.tree import BaseNode, NodeOrLeaf

_Position = tuple[tuple[int, int], tuple[int, int]]
_IDENTITY = re.compile(
    "ComparisonOperator_.*Is"
)  # `==` for `is`: which values Python keeps once is its affair
_UNSEEN = re.compile(r"@(?:lru_)?cache|@dataclass|\w+: TypeAlias = ")
"""What changes there costs time, lets fields be set or is mypy's affair: tests of behaviour can't see it."""
_PLAIN = re.compile(r"""(?P<open>r?["'])(?P<text>.*)(?P<close>["'])""", re.DOTALL)


def _literal(node: NodeOrLeaf) -> re.Match[str] | None:
    """A text that is no docstring and no part of an f-string."""
    return _PLAIN.fullmatch(node.value) if isinstance(node, String) and '"""' not in node.value else None


class DropAlternative(Operator):  # type: ignore[misc]
    """Takes one alternative out of a regular expression."""

    _PLAIN_CHARACTERS = r"[^|()\[\]?:{}\\\"'^$]+"
    _ALTERNATIVES = re.compile(
        rf"""(?<=[|(:^"']){_PLAIN_CHARACTERS}(?=\|)|(?<=\|){_PLAIN_CHARACTERS}(?=[|)$"'])"""
    )

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[_Position]:
        """Where each alternative is that has only plain characters."""
        if _literal(node):
            yield from ((node.start_pos, node.end_pos) for _ in self._ALTERNATIVES.finditer(node.value))

    def mutate(self, node: String, index: int) -> NodeOrLeaf:
        """The text without its alternative."""
        start, end = list(self._ALTERNATIVES.finditer(node.value))[index].span()
        if node.value[end] == "|":
            end += 1
        else:
            start -= 1
        return String(node.value[:start] + node.value[end:], node.start_pos, node.prefix)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        """What it does."""
        return (Example("x = 'a|b'", "x = 'b'"), Example("x = 'a|b'", "x = 'a'", occurrence=1))


class EmptyText(Operator):  # type: ignore[misc]
    """Leaves nothing of a text."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[_Position]:
        """Every text that is not empty."""
        if (match := _literal(node)) and match["text"]:
            yield node.start_pos, node.end_pos

    def mutate(self, node: String, index: int) -> NodeOrLeaf:
        """The empty text."""
        del index
        return String('""', node.start_pos, node.prefix)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        """What it does."""
        return (Example("x = 'a'", 'x = ""'),)


class DropElement(Operator):  # type: ignore[misc]
    """Takes one element out of a tuple, list, set or dictionary that is written out."""

    @staticmethod
    def _commas(node: NodeOrLeaf) -> list[int]:
        if node.type not in {"testlist_comp", "dictorsetmaker"} or any(
            child.type == "sync_comp_for" for child in node.children
        ):
            return []
        return [
            index
            for index, child in enumerate(node.children)
            if child.type == "operator" and child.value == ","
        ]

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[_Position]:
        """Each element that a comma follows."""
        for _ in self._commas(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: BaseNode, index: int) -> NodeOrLeaf:
        """The collection without its element."""
        commas = self._commas(node)
        start = commas[index - 1] + 1 if index else 0
        del node.children[start : commas[index] + 1]
        return node

    @classmethod
    def examples(cls) -> Sequence[Example]:
        """What it does."""
        return (Example("x = (1, 2)", "x = ( 2)"),)


class Opposite(Operator):  # type: ignore[misc]
    """Asks for any instead of all, for the end instead of the beginning."""

    _PAIRS = (
        ("any", "all"),
        ("min", "max"),
        ("startswith", "endswith"),
        ("partition", "rpartition"),
        ("find", "rfind"),
    )
    _OPPOSITES = dict(_PAIRS) | {right: left for left, right in _PAIRS}

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[_Position]:
        """Every name that has an opposite."""
        if isinstance(node, Name) and node.value in self._OPPOSITES:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Name, index: int) -> NodeOrLeaf:
        """The opposite."""
        del index
        return Name(self._OPPOSITES[node.value], node.start_pos, node.prefix)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        """What it does."""
        return (Example("any(x)", "all(x)"),)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change; `removed` and `added` are the lines that differ, not indented."""

    code: str
    line: int
    removed: str
    added: str


def _operators() -> Iterator[Operator]:
    for name in plugins.operator_names():
        kind = plugins.get_operator(name)
        if not kind.arguments() and not _IDENTITY.search(name):
            yield kind()
    yield from (DropAlternative(), EmptyText(), DropElement(), Opposite())


def _hints(source: str) -> set[tuple[int, int]]:
    """The places of type hints, by line and column: a changed one fails at import or changes nothing."""
    places: set[tuple[int, int]] = set()
    for node in ast.walk(ast.parse(source)):
        hint = getattr(node, "annotation", None) or getattr(node, "returns", None)
        if isinstance(hint, ast.expr):
            places |= {(hint.lineno, column) for column in range(hint.col_offset, hint.end_col_offset or 0)}
    return places


def mutants(source: str, sample: int | None, seed: int) -> Iterator[Mutant]:
    """A mutant for each place of a module that can be changed, or for a sample of them, by lines.

    Which of its changes a place gets is drawn too.
    """
    draw = random.Random(seed)  # noqa: S311  a sample that anybody can draw again
    places = _places(source)
    chosen = list(places) if sample is None else draw.sample(list(places), min(sample, len(places)))
    for place in sorted(chosen):
        operator, occurrence = draw.choice(places[place])
        if (code := mutate_code(source, operator, occurrence)) and code != source:
            yield _told(source, code, place[0])


def _places(source: str) -> dict[tuple[int, int, str], list[tuple[Operator, int]]]:
    """What can be changed where: by line, column and kind of change the operators with their occurrence."""
    hints, lines = _hints(source), source.splitlines()
    nodes = list(ast_nodes(get_ast(source)))
    places: dict[tuple[int, int, str], list[tuple[Operator, int]]] = {}
    for operator in _operators():
        for occurrence, (start, _) in enumerate(
            position for node in nodes for position in operator.mutation_positions(node)
        ):
            if start not in hints and not _UNSEEN.match(lines[start[0] - 1]):
                kind = type(operator).__name__.partition("_")[0]
                places.setdefault((*start, kind), []).append((operator, occurrence))
    return places


def _told(source: str, code: str, line: int) -> Mutant:
    changes = list(ndiff(source.splitlines(), code.splitlines()))
    removed, added = ("\n".join(_lines(changes, sign)) for sign in "-+")
    return Mutant(code, line, removed, added)


def _lines(changes: Iterable[str], sign: str) -> list[str]:
    return [line for change in changes if change[0] == sign and (line := change[2:].strip())]
