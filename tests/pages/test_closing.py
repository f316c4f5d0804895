"""署名 is never alone on a page, wherever the text ends; 版记 lies at the foot of its page and on nothing else."""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from pathlib import Path

import pytest

from fazhi_report.document import Document, DocumentAnnex, Imprint, Letterhead, Paragraph, Run, Signature
from tests.pages.characters import SetLine, set_pages
from tests.pages.measuring import BOTTOM, Engine
from tests.pages.printing import Press, Print

pytestmark = pytest.mark.long

LINE = "依法行政工作须从制度建设入手明确责任强化监督注重实效循据"  # 28 characters
OFFICE, DATE = "解放区财政局", "2024年2月15日"
REMARK = "（此件主动公开）"
LEAST = 3  # lines of the last paragraph


def text(lines: int, last: int = LEAST) -> tuple[Paragraph, ...]:
    """So many lines of text, the last of them in a paragraph of their own."""
    counts = [count for count in (lines - last, last) if count > 0]
    return tuple(Paragraph((Run(f"{(LINE * count)[: 28 * count - 3]}。"),)) for count in counts)


def public(lines: int, *, sealed: bool, whole: bool, last: int = LEAST) -> Document:
    """A report as it is published, with an annex list and a remark if it is `whole`."""
    return Document(
        title=((Run(f"{OFFICE}关于"),), (Run("2023年法治政府建设情况的报告"),)),
        blocks=text(lines, last),
        author=OFFICE,
        annexes=tuple(
            DocumentAnnex(name, (Paragraph((Run("无。"),)),)) for name in ("甲清单", "乙清单") if whole
        ),
        signature=Signature(OFFICE, DATE, sealed),
        remark=REMARK if whole else "",
    )


def submission(lines: int, *, sealed: bool, annexed: bool) -> Document:
    """A report as it is sent upwards."""
    return Document(
        title=((Run(f"{OFFICE}关于"),), (Run("2023年法治政府建设情况的报告"),)),
        blocks=text(lines),
        author=OFFICE,
        addressees=(Run("区人民政府："),),
        letterhead=Letterhead("解放区财政局文件", "解财〔2024〕5号", ("张三",)),
        annexes=(DocumentAnnex("甲清单", (Paragraph((Run("无。"),)),)),) if annexed else (),
        signature=Signature(OFFICE, DATE, sealed),
        remark=REMARK,
        imprint=Imprint(("区人大常委会办公室",), f"{OFFICE}办公室", "2024年2月16日印发", "same"),
    )


def documents() -> Iterator[tuple[str, Document]]:
    """Texts that end at every line around the end of a page: 19 lines stand below a title, 10 below 版头."""
    for lines, sealed, whole in product(range(13, 23), (False, True), (False, True)):
        yield f"public-{lines}-{sealed}-{whole}", public(lines, sealed=sealed, whole=whole)
    for lines, sealed, annexed in product(range(3, 13), (False, True), (False, True)):
        yield f"submission-{lines}-{sealed}-{annexed}", submission(lines, sealed=sealed, annexed=annexed)
    for lines, sealed in product(range(14, 20), (False, True)):
        yield f"short-{lines}-{sealed}", public(lines, sealed=sealed, whole=False, last=1)


Pages = Mapping[str, list[list[SetLine]]]


@pytest.fixture(scope="module")
def pages(engine: Engine, folder_of_pages: Path) -> Pages:
    wanted = {name: Print(document) for name, document in documents()}
    press = Press(folder_of_pages, wanted.values())
    return {name: set_pages(engine.make(press, each)) for name, each in wanted.items()}


def around_signature(pages: list[list[SetLine]]) -> tuple[list[str], list[str]]:
    """The lines before 署名 on its page, and those after it."""
    texts = next(texts for page in pages if OFFICE in (texts := [line.text for line in page]))
    at = texts.index(OFFICE)
    return texts[:at], texts[at + 1 :]


def test_two_lines_of_the_text_or_of_the_annexes_are_with_the_signature(pages: Pages) -> None:
    moved = 0
    for name, found in pages.items():
        before, after = around_signature(found)
        assert len(before) >= (1 if name.startswith("short") else 2), name
        assert after[0] == DATE, name
        has_remark = name.startswith("submission") or (name.startswith("public") and name.endswith("True"))
        assert (REMARK in after) is has_remark, name
        moved += len(before) <= LEAST
    # Somewhere the signature just did not fit, or nothing was put to the test.
    assert moved > 5


def test_the_remark_stands_below_the_date(pages: Pages) -> None:
    seen = [
        after for name, found in pages.items() if "True" in name for _, after in [around_signature(found)]
    ]
    assert sum(REMARK in after for after in seen) > 30
    for after in seen:
        assert REMARK not in after or after[1] == REMARK


def test_the_imprint_lies_at_the_foot_of_its_page_and_on_nothing(pages: Pages) -> None:
    submissions = [found for name, found in pages.items() if name.startswith("submission")]
    assert len(submissions) == 40
    with_text = 0
    for found in submissions:
        page = found[-1]
        copies, office = page[-2:]
        assert (copies.text[:3], office.text[-2:]) == ("抄送：", "印发")
        assert 0 < BOTTOM - office.baseline < 14
        assert all(later.baseline - line.baseline > 20 for line, later in pairwise(page))
        with_text += len(page) > 2
    assert with_text > 5


def test_a_page_holds_no_more_than_the_type_area(pages: Pages) -> None:
    assert max(len(page) for found in pages.values() for page in found) <= 22
