"""Every DOCX names the text that it was printed from: the one that was composed, whatever stands around it."""

from dataclasses import replace

import pytest
from lxml import etree

from fazhi_report.document import Document, Run
from fazhi_report.pipeline import Order, compose, digest, render, write
from fazhi_report.settings import DEFAULTS
from fazhi_report.writers import Options
from tests.conftest import DATA, MINIMAL, json_bytes
from tests.writers.references import office
from tests.writers.test_docx import titled
from tests.writers.written import parts

PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
CUSTOM, TYPES, LINKS = "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"


def named(content: bytes) -> str:
    (told,) = etree.fromstring(parts(content)[CUSTOM]).iter(PROPERTY)
    assert (told.get("name"), told.get("pid")) == ("fazhi.digest", "2")
    return "".join(told.itertext())


@pytest.mark.parametrize("profile", ["public", "submission"])
@pytest.mark.parametrize("options", [Options(), Options(review=True), Options(reference=office())])
@pytest.mark.parametrize("evidence", [False, True])
def test_every_copy_names_the_text_that_was_composed(
    profile: str,
    options: Options,
    evidence: bool,  # noqa: FBT001  a case
) -> None:
    content = DATA.read_bytes()
    order = Order(("docx",), (profile,), "送审", evidence, options=options)  # type: ignore[arg-type]
    (made,) = render(content, "2023.yaml", order, DEFAULTS).files
    composed = compose(content, "2023.yaml").document

    assert composed
    assert named(made.content) == digest(composed) == "ae4579366c0c0af3"
    assert render(content, "2023.yaml", order, DEFAULTS).files == (made,)


def test_another_text_has_another_name() -> None:
    (made,) = render(json_bytes(MINIMAL), "a.yaml", Order(), DEFAULTS).files

    assert named(made.content) != "ae4579366c0c0af3"


def test_a_document_that_was_not_composed_is_named_by_its_own_text() -> None:
    document = titled("报告")

    assert named(write(document, "docx").content) == digest(document)
    assert (
        named(write(replace(document, printed_from="0123456789abcdef"), "docx").content) == "0123456789abcdef"
    )


def test_the_part_is_declared_and_linked_to_the_package() -> None:
    made = parts(write(Document(((Run("报告"),),), (), ""), "docx").content)

    assert b'PartName="/docProps/custom.xml"' in made[TYPES]
    assert made[TYPES].count(b"custom-properties+xml") == 1
    assert b'/relationships/custom-properties" Target="docProps/custom.xml"' in made[LINKS]
    assert b"custom" not in made["word/_rels/document.xml.rels"]
