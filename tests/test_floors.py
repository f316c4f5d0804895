"""The flow is one-way: a module imports from floors below its own, or from its own package without a circle."""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "fazhi_report"

FLOORS: tuple[set[str], ...] = (
    {
        "",
        "diagnostics",
        "numerals",
        "resources",
        "document",
        "gongwen",
        "layout",
        "tokens",
        "references",
        "manual_page",
    },
    {"source", "schema", "reporters", "settings", "audit"},
    {"messages", "facts", "last_year", "binding", "markup", "writers", "readers"},
    {"loading", "narrative", "rules", "configuring", "waiving", "reviewing", "secrecy"},
    {
        "issuing",
        "pipeline",
        "annexing",
        "reference",
        "layout_matrix",
        "comparison",
        "rewriting",
        "sheets",
        "starting",
        "rolling",
        "manual",
        "tables",
        "differences",
        "packaging",
    },
    {"cli", "__main__"},
)
"""Top-level modules and packages by floor; "" is the package itself."""

# Modules of one floor that stand on each other, in one direction only.
STEPS = {
    ("document", "diagnostics"),
    ("layout", "gongwen"),
    ("settings", "schema"),
    ("configuring", "rules"),
    ("tokens", "diagnostics"),
    ("tokens", "document"),
    ("last_year", "facts"),
    ("binding", "facts"),
    ("binding", "last_year"),
    ("loading", "reviewing"),
    ("rolling", "starting"),
    ("tables", "pipeline"),
    ("differences", "comparison"),
    ("packaging", "pipeline"),
    ("packaging", "comparison"),
    ("packaging", "tables"),
    ("packaging", "differences"),
    ("__main__", "cli"),
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The top-level module or package a file belongs to."""
    first = path.relative_to(SOURCE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "fazhi_report":
            names = (
                [node.module]
                if node.module != "fazhi_report"
                else [f"fazhi_report.{a.name}" for a in node.names]
            )
            for name in names:
                yield ([*name.split("."), ""])[1]
        elif isinstance(node, ast.Import):
            yield from (
                ([*alias.name.split("."), ""])[1]
                for alias in node.names
                if alias.name.startswith("fazhi_report")
            )


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def test_every_module_has_a_floor() -> None:
    rooms = {room(path) for path in modules()}

    assert len(modules()) > 20
    assert rooms == set().union(*FLOORS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_go_down(path: Path) -> None:
    here = room(path)
    known = set().union(*FLOORS)
    wrong = [
        name
        for name in imports(path)
        if name in known
        and name not in {here, ""}
        and floor(name) >= floor(here)
        and (here, name) not in STEPS
    ]

    assert wrong == []


def test_steps_on_a_floor_have_no_circle() -> None:
    assert STEPS
    assert not [pair for pair in STEPS if pair[::-1] in STEPS]


def test_inside_a_package_imports_have_no_circle() -> None:
    for package in (
        "source",
        "schema",
        "facts",
        "narrative",
        "rules",
        "sheets",
        "writers",
        "reporters",
        "layout_matrix",
        "cli",
        "audit",
    ):
        inner = {path.stem: set(neighbours(path, package)) for path in (SOURCE / package).glob("*.py")}
        del inner["__init__"]
        assert any(inner.values()), package
        graphlib.TopologicalSorter(inner).prepare()


def neighbours(path: Path, package: str) -> Iterator[str]:
    """The modules of its own package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module.startswith(f"fazhi_report.{package}."):
                yield node.module.rpartition(".")[2]
            elif node.module == f"fazhi_report.{package}":
                yield from (alias.name for alias in node.names)


def test_chapters_of_the_schema_stand_on_fields_and_texts_only() -> None:
    chapters = [
        path
        for path in (SOURCE / "schema").glob("*.py")
        if path.stem not in {"__init__", "fields", "texts", "report", "published"}
    ]

    assert len(chapters) >= 8
    for path in chapters:
        found = {
            node.module
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("fazhi_report")
        }
        assert "fazhi_report.schema.fields" in found, path.name
        assert found <= {"fazhi_report.schema.fields", "fazhi_report.schema.texts"}, path.name


def test_no_room_without_a_name() -> None:
    assert not {path.stem for path in modules()} & {"utils", "helpers", "common", "core", "base", "misc"}
