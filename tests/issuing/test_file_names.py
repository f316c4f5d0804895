"""What the files of a report are called."""

import pytest

from fazhi_report.document import Document, Run
from fazhi_report.issuing import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('甲/乙\\丙:丁*戊?己"庚<辛>壬|癸\x07', "甲乙丙丁戊己庚辛壬癸.docx"),
        ("  ..  ", "report.docx"),
        ("甲" * 100, "甲" * 83 + ".docx"),
        ("a" + "甲" * 100, "a" + "甲" * 83 + ".docx"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    document = Document(((Run(title),),), (), "")

    assert file_name(document, "public", "docx") == name
    assert len(name.encode()) <= 255


def test_the_file_for_those_above_says_so_at_its_end() -> None:
    assert file_name(Document(((Run("题"),),), (), ""), "submission", "pdf") == "题（上报件）.pdf"
