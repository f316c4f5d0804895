"""The flow is one-way: a room imports from floors below its own, and no module stands in a circle."""

import ast
import graphlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "fazhi_report"

FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        "codes notation resources",
        "diagnostics",
        "document",
        "page",
        "source schema reporters readers",
        "settings facts writers audit sheets",
        "manuscript",
        "loading rules narrative",
        "issuing editing comparing published",
        "pipeline",
        "package",
        "cli",
    )
)
"""Rooms (top-level modules and packages) by floor, the lowest first."""

MOST_ROOMS, MOST_SINGLE_MODULES = 26, 6


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The room that a file belongs to; "" for the package itself."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first.startswith("__") else first


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@cache
def imports(path: Path) -> frozenset[Path]:
    """The modules of the program that a file imports, wherever in it the import stands."""
    return frozenset(found for found in _imports(path) if found != path)


def _imports(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("fazhi_report") for alias in node.names), path
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "fazhi_report":
            assert node.level == 0, path
            package = SOURCE.joinpath(*(node.module or "").split(".")[1:])
            for alias in node.names:
                yield _file(package / alias.name) or _file(package) or _missing(package)


def _file(path: Path) -> Path | None:
    """The file of a module or a package."""
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((each for each in candidates if each.is_file()), None)


def _missing(path: Path) -> Path:
    raise AssertionError(path)


def test_every_room_has_a_floor() -> None:
    rooms = {room(path) for path in modules()} - {""}

    assert len(modules()) > 150
    assert rooms == frozenset().union(*FLOORS)
    assert sum(map(len, FLOORS)) == len(rooms)


def test_the_house_stays_small() -> None:
    packages = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    single = {path.stem for path in SOURCE.glob("*.py")} - {"__init__", "__main__"}

    assert len(packages | single) <= MOST_ROOMS
    assert len(single) <= MOST_SINGLE_MODULES


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_go_down(path: Path) -> None:
    here = room(path)
    others = {room(found) for found in imports(path)} - {here, ""}

    assert not here or {name for name in others if floor(name) >= floor(here)} == set()


def test_no_module_stands_in_a_circle() -> None:
    graph = {path: imports(path) - {path.parent / "__init__.py"} for path in modules()}

    assert sum(map(len, graph.values())) > 500
    graphlib.TopologicalSorter(graph).prepare()


NESTED_FACES = {f"readers.{name}" for name in ("docx", "docx_parts", "libreoffice", "pdf")} | {
    "comparing.copies",
    "comparing.offices",
    "editing.harvest",
    "pipeline.copies",
    "writers.docx",
    "writers.pdf",
}
# Apart from their room's face: pages of the manual, which no cold command needs.
# And what documents of others are known by, which `--help` does not need.
OWN_FACES = {"codes.manual", "codes.manual_page", "notation.element_marks"}


def face(path: Path) -> str:
    """The dotted name of the face that a module stands behind: that of its room, or of a nested package."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return next((name for name in NESTED_FACES if parts[:2] == tuple(name.split("."))), parts[0])


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_rooms_import_one_another_by_their_faces(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fazhi_report."):
            name = (node.module or "").partition(".")[2]
            theirs = face(SOURCE.joinpath(*name.split(".")))
            inside = theirs in {room(path), face(path)}
            assert name == theirs or inside or name in OWN_FACES, f"{name}: import it from {theirs}"


def test_faces_say_what_comes_in_and_what_goes_out() -> None:
    faces = [path for path in modules() if path.name == "__init__.py" and room(path) not in {"", "cli"}]

    assert len(faces) >= 20
    for path in faces:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert "→" in (ast.get_docstring(tree) or "").partition("\n")[0], path
        assert any(
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__" for node in tree.body
        ), path


def test_chapters_of_the_schema_stand_on_its_foundations_only() -> None:
    foundations = {"declarations", "fields", "ledger", "numbers", "texts"}
    others = foundations | {
        "__init__",
        "annotations",
        "report",
        "named_files",
        "json_schema",
        "faults",
        "key_advice",
        "vocabulary",
    }
    chapters = [path for path in (SOURCE / "schema").glob("*.py") if path.stem not in others]

    assert len(chapters) >= 8
    for path in chapters:
        found = {each.stem for each in imports(path) if each.parent == path.parent}
        assert "fields" in found, path.name
        assert found <= foundations, path.name


def test_no_room_without_a_name() -> None:
    names = {part for path in modules() for part in path.relative_to(SOURCE).with_suffix("").parts}

    assert not names & {"utils", "helpers", "common", "core", "base", "misc"}


FORMATS = {"docx", "text", "markdown", "pdf"}  # what a reader reads a writer writes


def test_no_two_modules_of_one_name_do_different_things() -> None:
    names = [path.stem for path in modules() if not path.stem.startswith("__")]

    assert {name for name in names if names.count(name) > 1} - FORMATS == set()


def test_no_two_public_classes_of_one_name() -> None:
    names = [
        node.name
        for path in modules()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]

    assert len(names) > 100
    assert {name for name in names if names.count(name) > 1} == set()


def test_no_writer_knows_another() -> None:
    docx, pdf = SOURCE / "writers" / "docx", SOURCE / "writers" / "pdf"

    for here, other in ((docx, pdf), (pdf, docx)):
        own = [path for path in modules() if here in path.parents]
        assert len(own) > 5
        assert [path.name for path in own if any(other in found.parents for found in imports(path))] == []
