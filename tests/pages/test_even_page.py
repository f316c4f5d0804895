"""版记 on an even page: the pages that the PDF engine counts are those of the DOCX in LibreOffice."""

from pathlib import Path

import pypdfium2
import pytest

from fazhi_report.document import Document, DocumentAnnex, Imprint, Paragraph, Run, Table
from fazhi_report.writers import Options
from fazhi_report.writers import docx_on_pages as word
from tests.libreoffice import converted, font_folder
from tests.pages.official import submission

pytestmark = pytest.mark.long

EVEN = Imprint(("区人大常委会办公室",), "解放区财政局办公室", "2024年2月16日印发", "even")
WIDE = DocumentAnnex("统计表", (Table(tuple("甲乙丙"), (("1", "2", "3"),), "", landscape=True),))


def sized(paragraphs: int, *annexes: DocumentAnnex) -> Document:
    blocks = tuple(Paragraph((Run(f"第{number}段。"),)) for number in range(paragraphs))
    return submission(blocks=blocks, remark="", imprint=EVEN, annexes=annexes)


DOCUMENTS = {
    "new": sized(1),  # behind one page of text
    "same": sized(15),  # on the second page, with the text
    "blank": sized(26),  # no room on the second page; the third is blank
    "blank-turned": sized(1, WIDE),  # the second page is turned; the third is blank
    "new-turned": sized(15, WIDE),  # the third page is turned
}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    options = Options(font_folders=(font_folder(),))
    made = {name: word.write(document, options) for name, document in DOCUMENTS.items()}
    assert {each.notes for each in made.values()} == {()}
    contents = {f"{name}.docx": each.content for name, each in made.items()}
    return dict(zip(made, converted(contents, tmp_path_factory.mktemp("even")).values(), strict=True))


@pytest.mark.parametrize(
    ("name", "pages", "numbered"),
    [
        ("new", 2, True),
        ("same", 2, True),
        ("blank", 4, False),
        ("blank-turned", 4, False),
        ("new-turned", 4, True),
    ],
)
def test_imprint_is_on_an_even_page(name: str, pages: int, numbered: bool, pdfs: dict[str, Path]) -> None:  # noqa: FBT001
    texts = [
        "".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdfs[name])
    ]
    assert len(texts) == pages
    assert "2024年2月16日印发" in texts[-1]
    assert (f"—{pages}—" in texts[-1]) == numbered
    assert (texts[-2] == "") == (not numbered)
