"""What is done in one place is done nowhere else: a copy of it, wherever it is made, fails here."""

import ast
from collections.abc import Callable, Iterable
from functools import cache

from tests.test_floors import SOURCE, modules


@cache
def trees() -> dict[str, ast.Module]:
    """The modules of the program by their paths without suffix: "editing/spelling"."""
    return {
        path.relative_to(SOURCE).with_suffix("").as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in modules()
    }


def where(shows: Callable[[ast.AST], bool]) -> set[str]:
    """The modules in which anything shows a trait."""
    return {name for name, tree in trees().items() if any(map(shows, ast.walk(tree)))}


def naming(*names: str) -> set[str]:
    """The modules that name a thing, by itself or as a part of something."""

    def names_it(node: ast.AST) -> bool:
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                return name in names
        return False

    return where(names_it)


def calling(method: str, *arguments: str) -> set[str]:
    """The modules that call a method with these texts."""

    def calls_it(node: ast.AST) -> bool:
        match node:
            case ast.Call(func=ast.Attribute(attr=called), args=given) if called == method:
                return [each.value for each in given if isinstance(each, ast.Constant)] == list(arguments)
        return False

    return where(calls_it)


def outside(found: Iterable[str], *rooms: str) -> set[str]:
    """Those modules that are in none of the rooms."""
    return {name for name in found if not name.startswith(rooms)}


# A user's data file ----------------------------------------------------------------------------------------


def test_data_files_are_edited_by_one_engine() -> None:
    assert outside(naming("read_events"), "source/") == {"editing/data_text"}
    assert outside(naming("BOM_UTF8"), "source/") == {"editing/data_text"}

    def asks_for_line_ends(node: ast.AST) -> bool:
        match node:
            case ast.Compare(left=ast.Constant(value="\r\n"), ops=[ast.In()]):
                return True
        return False

    assert where(asks_for_line_ends) == {"editing/data_text"}


def test_values_are_spelled_as_yaml_in_one_place() -> None:
    assert calling("replace", "'", "''") == {"source/spelling"}


def test_keys_are_put_into_a_language_in_one_place() -> None:
    def chooses(node: ast.AST) -> bool:
        match node:
            case ast.IfExp(
                test=ast.Compare(comparators=[ast.Constant(value="en")]),
                orelse=ast.BoolOp(values=[ast.Attribute(attr="title"), _]),
            ):
                return True
        return False

    assert where(chooses) == {"schema/json_schema"}


def test_annotations_of_the_schema_are_unwrapped_in_one_place() -> None:
    assert outside(naming("NoneType"), "facts/") == {"schema/annotations"}
