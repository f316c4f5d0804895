"""A report put into an office's own document, as LibreOffice sets it."""

from pathlib import Path

import pytest

from fazhi_report.document import Heading, Paragraph, Run
from tests.pages.measuring import MILLIMETRE, found, ink, pages
from tests.pages.official import submission
from tests.pages.printing import Print, prints
from tests.writers.references import NORMAL, office, part

LEFT, RIGHT, BOTTOM = 30 * MILLIMETRE, (210 - 20) * MILLIMETRE, (297 - 35) * MILLIMETRE
FOOTER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>第</w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r></w:p>'
)
OFFICE = office(
    styles=NORMAL
    + '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>',
    section='<w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1000" w:right="1134" w:bottom="1984" w:left="1701" w:header="0" w:footer="850" w:gutter="0"/>',
    more={"word/footer1.xml": part("ftr", FOOTER)},
    f=("footer", "footer1.xml"),
)
DOCUMENT = submission(
    blocks=(Heading(1, "一、", (Run("举措"),)), Paragraph((Run("正文。" * 15),))), remark=""
)

pytestmark = [pytest.mark.long, prints(Print(DOCUMENT, reference=OFFICE))]


@pytest.fixture
def pdf(printed: list[Path]) -> Path:
    (only,) = printed
    return only


def test_page_and_footer_are_theirs(pdf: Path) -> None:
    (page,) = pages(pdf)
    text = next(line for line in page.lines if line.text.startswith("正文"))
    assert page.number.text == "第1页"
    assert (page.number.left + page.number.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert text.left == pytest.approx(LEFT, abs=2 * 16 + 1)
    assert max(line.right for line in page.lines) == pytest.approx(RIGHT, abs=17)


def test_heading_is_theirs_and_the_text_the_standards(pdf: Path) -> None:
    (page,) = pages(pdf)
    heading = found(page, "一、举措")
    assert (heading.right - heading.left) / 4 == pytest.approx(20, abs=0.5)
    first, second = (line for line in page.lines if "正文" in line.text)
    assert second.middle - first.middle == pytest.approx(28.95, abs=0.2)
    assert first.left - second.left == pytest.approx(32, abs=1)


def test_what_is_placed_keeps_to_their_margins(pdf: Path) -> None:
    (page,) = pages(pdf)
    left, right = LEFT / MILLIMETRE, RIGHT / MILLIMETRE
    red, *lines = ink(pdf, 1).rules(150)
    for rule in (red, *lines):
        assert rule[:2] == pytest.approx((left, right), abs=0.3)
    assert lines[-1][3] == pytest.approx(BOTTOM / MILLIMETRE, abs=0.5)
    cell = 156 / 28 * MILLIMETRE
    signer, date = found(page, "签发人"), found(page, "2024年2月15日")
    assert signer.left == pytest.approx(LEFT + cell, abs=1)
    assert signer.right == pytest.approx(RIGHT - cell, abs=2)
    assert RIGHT - date.right < 2 * cell + 1
    imprint = found(page, "印发")
    assert imprint.left == pytest.approx(LEFT + 14, abs=1)
    assert imprint.right == pytest.approx(RIGHT - 14, abs=1)
