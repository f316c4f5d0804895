"""版记 on an even page: the pages that the PDF engine counts are those of the DOCX in LibreOffice."""

from pathlib import Path

import pypdfium2
import pytest

from fazhi_report.document import Document, DocumentAnnex, Imprint, Paragraph, Run, Table
from fazhi_report.writers import Options
from fazhi_report.writers import docx_on_pages as word
from tests.pages.measuring import converted, font_folder
from tests.pages.official import submission

EVEN = Imprint(("区人大常委会办公室",), "解放区财政局办公室", "2024年2月16日印发", "even")
WIDE = DocumentAnnex("统计表", (Table(tuple("甲乙丙"), (("1", "2", "3"),), "", landscape=True),))


def sized(paragraphs: int, *annexes: DocumentAnnex) -> Document:
    blocks = tuple(Paragraph((Run(f"第{number}段。"),)) for number in range(paragraphs))
    return submission(blocks=blocks, remark="", imprint=EVEN, annexes=annexes)


@pytest.mark.parametrize(
    ("document", "pages", "numbered"),
    [
        (sized(1), 2, True),  # behind one page of text
        (sized(15), 2, True),  # on the second page, with the text
        (sized(26), 4, False),  # no room on the second page; the third is blank
        (sized(1, WIDE), 4, False),  # the second page is turned; the third is blank
        (sized(15, WIDE), 4, True),  # the third page is turned
    ],
    ids=["new", "same", "blank", "blank after a turned page", "new after a turned page"],
)
def test_imprint_is_on_an_even_page(document: Document, pages: int, numbered: bool, tmp_path: Path) -> None:  # noqa: FBT001
    made = word.write(document, Options(font_folders=(font_folder(),)))
    assert made.notes == ()
    texts = [
        "".join(page.get_textpage().get_text_bounded().split())
        for page in pypdfium2.PdfDocument(converted(made.content, tmp_path))
    ]
    assert len(texts) == pages
    assert "2024年2月16日印发" in texts[-1]
    assert (f"—{pages}—" in texts[-1]) == numbered
    assert (texts[-2] == "") == (not numbered)
