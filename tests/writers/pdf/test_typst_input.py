"""Between Python and typst: what is written is read, and nothing else is asked for."""

import json
import re
from dataclasses import fields, is_dataclass

import pytest

from fazhi_report import resources
from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.page.layout import STANDARD
from fazhi_report.writers.pdf import typst_input
from fazhi_report.writers.pdf.faces import FACES
from fazhi_report.writers.pdf.template_data import page_of
from fazhi_report.writers.pdf.typst_input import TypstFace, TypstFigures, TypstInput, TypstLatin, serialised

TEMPLATE = resources.read("page.typ").decode()
SHAPES = [each for each in vars(typst_input).values() if is_dataclass(each)]


def test_every_length_is_read_and_every_one_that_is_read_is_there() -> None:
    read = set(re.findall(r'figure-of\("(\w+)"\)', TEMPLATE))

    assert read == {each.name for each in fields(TypstFigures)}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_is_read(shape: type) -> None:
    names = {each.name for each in fields(shape)}
    read = set(re.findall(r"\.(\w+)", TEMPLATE)) | set(re.findall(r'figure-of\("(\w+)"\)', TEMPLATE))

    assert names - read == set()


def test_every_face_is_read_and_every_one_that_is_read_is_there() -> None:
    named = set(re.findall(r'(?:face|face-on|size-of)\("(\w+)"[,)]', TEMPLATE))
    by_level = {f"level_{level}" for level in (1, 2, 3, 4)}
    told = {"copy_number", "secrecy", "urgency", "signer_label", "signer"}  # by the texts of 版头

    assert named | by_level | told == set(FACES)


def test_as_json() -> None:
    document = Document(title=((Run("报告"),),), blocks=(Paragraph((Run("正文\n"),)),), author="甲局")
    faces = {"body": TypstFace((TypstLatin("Times", "[!-~]"), "仿宋"), 16)}

    made = json.loads(serialised(TypstInput(page_of(document, STANDARD), faces, (2024, 2, 5))))

    assert {key: made[key] for key in ("faces", "date")} == {
        "faces": {"body": {"fonts": [{"name": "Times", "covers": "[!-~]"}, "仿宋"], "size": 16}},
        "date": [2024, 2, 5],
    }
    assert made["page"]["blocks"] == [[{"level": 0, "text": "正文"}]]
    assert made["page"]["letterhead"] is None
    assert made["page"]["figures"]["line_pitch"] == 28.95
