"""What is done in one place is done nowhere else: a copy of it, wherever it is made, fails here."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache

from tests.test_floors import SOURCE, modules


@cache
def nodes() -> dict[str, tuple[ast.AST, ...]]:
    """What the modules of the program are made of, by their paths without suffix: "source/spelling"."""
    return {
        path.relative_to(SOURCE).with_suffix("").as_posix(): tuple(
            ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
        for path in modules()
    }


def where(shows: Callable[[ast.AST], bool]) -> set[str]:
    """The modules in which anything shows a trait."""
    return {name for name, found in nodes().items() if any(map(shows, found))}


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


def importing(package: str) -> set[str]:
    """The modules that import a package or something in it."""

    def imports_it(node: ast.AST) -> bool:
        match node:
            case ast.Import(names=names):
                return any(alias.name.split(".")[0] == package for alias in names)
            case ast.ImportFrom(module=str(module)):
                return module.split(".")[0] == package
        return False

    return where(imports_it)


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


# A DOCX ----------------------------------------------------------------------------------------------------


def test_packages_are_opened_in_one_place() -> None:
    # Workbooks have bounds of their own, and a workbook that was just made is packed again.
    assert importing("zipfile") == {"readers/docx_parts/package", "sheets/workbook", "sheets/book_bytes"}
    assert importing("docx") == {"writers/docx/base_document"}  # it makes an empty one


def test_xml_of_others_is_parsed_in_one_place() -> None:
    assert naming("XMLParser") == {"readers/docx_parts/wordml"}
    assert naming("doctype") == {"readers/docx_parts/wordml"}


def test_what_is_no_docx_is_told_in_one_place() -> None:
    def names_ole(node: ast.AST) -> bool:
        match node:
            case ast.Constant(value=bytes(value)):
                return value.startswith(b"\xd0\xcf\x11\xe0")
            case ast.Constant(value=str(value)):
                return value.casefold().startswith("d0cf11e0")
        return False

    # A data file and a workbook are no DOCX, and say so of themselves.
    assert where(names_ole) == {"readers/file_marks", "source/data_file", "sheets/workbook"}


# How things are written ------------------------------------------------------------------------------------


def test_widths_on_a_terminal_are_told_in_one_place() -> None:
    assert naming("east_asian_width") == {"notation/characters"}
    # How wide the fonts of a page set a text is told from its ASCII letters.
    assert calling("encode", "ascii", "ignore") == {"page/layout"}


def test_days_are_written_in_one_place() -> None:
    def writes_a_day(node: ast.AST) -> bool:
        """A formatted text with a value before each of 年, 月 and 日, or a pattern of strftime."""
        match node:
            case ast.JoinedStr(values=parts):
                shape = "".join(str(each.value) if isinstance(each, ast.Constant) else "\0" for each in parts)
                return re.search("\0年\0月\0日", shape) is not None
            case ast.Constant(value=str(text)):
                return re.search("%[Y-]+年", text) is not None
        return False

    assert where(writes_a_day) == {"notation/numerals"}


def test_addresses_of_cells_are_written_in_one_place() -> None:
    assert naming("get_column_letter") == {"sheets/addresses"}
    assert importing("openpyxl") <= {
        "sheets/addresses",
        "sheets/book_bytes",
        "sheets/dressed_sheets",
        "sheets/exporting",
        "sheets/plain_workbook",
        "sheets/workbook",
    }


def test_tables_as_text_are_written_in_one_place() -> None:
    def rules_off_a_head(node: ast.AST) -> bool:
        return isinstance(node, ast.Constant) and node.value == "---"

    assert importing("csv") == {"notation/text_tables"}
    assert where(rules_off_a_head) == {"notation/text_tables"}


def test_runs_of_numbers_are_shortened_in_one_place() -> None:
    def groups_by_distance(node: ast.AST) -> bool:
        match node:
            case ast.Call(func=ast.Name(id="groupby"), args=[ast.Call(func=ast.Name(id="enumerate")), *_]):
                return True
        return False

    assert where(groups_by_distance) == {"notation/numerals"}
