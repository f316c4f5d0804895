"""Rendering as a script calls it: an order in, files and everything that is to be told out."""

from dataclasses import replace

from fazhi_report.diagnostics import has_errors
from fazhi_report.pipeline import Order, render
from fazhi_report.settings import DEFAULTS
from fazhi_report.writers import Options
from tests.conftest import MINIMAL, json_bytes
from tests.writers.references import office

CONTENT = json_bytes({**MINIMAL, "contracts": [{}]})


def test_an_order_gives_its_files_by_name() -> None:
    made = render(CONTENT, "a.yaml", Order(("txt", "md"), ("public", "submission")), DEFAULTS)

    assert not has_errors(made.diagnostics)
    assert [(file.profile, file.name.rpartition("）")[2][-4:]) for file in made.files] == [
        ("public", ".txt"),
        ("public", "告.md"),
        ("submission", ".txt"),
        ("submission", ".md"),
    ]
    assert made.files[0].content.decode().splitlines()[0] == made.files[0].name.removesuffix(".txt")
    assert made.blanks["public"] == ()
    assert "发文字号" in made.blanks["submission"]


def test_data_with_an_error_give_no_file() -> None:
    made = render(b"year: 2024", "a.yaml", Order(), DEFAULTS)

    assert has_errors(made.diagnostics)
    assert (made.files, made.notes, made.blanks) == ((), (), {})


def test_what_is_to_be_known_of_several_files_is_noted_once() -> None:
    order = Order(("docx",), ("public", "submission"), options=Options(reference=office()))

    made = render(CONTENT, "a.yaml", order, DEFAULTS)

    assert len(made.files) == 2
    assert [note.code for note in made.notes].count("FZ563") == 1


def test_a_file_that_can_not_be_made_is_told_and_is_not_the_reports_fault() -> None:
    order = replace(Order(), options=Options(reference=b"PK"))

    made = render(CONTENT, "a.yaml", order, DEFAULTS)

    assert (made.files, made.unusable) == ((), True)
    assert [note.code for note in made.notes] == ["FZ506"]
