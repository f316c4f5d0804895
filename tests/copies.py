"""A report with a manuscript, a copy of it as DOCX, and that copy changed as colleagues would change it."""

import io
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from docx.text.run import Run as CopyRun

from fazhi_report import pipeline
from fazhi_report.document import Profile
from fazhi_report.loading import Folder
from fazhi_report.pipeline import Order, Overlaid
from fazhi_report.pipeline.copies import (
    AppliedCopy,
    ComparedCopy,
    CopyFile,
    PrintedBase,
    applied_copy,
    compared_copy,
)
from fazhi_report.settings import DEFAULTS
from fazhi_report.writers import Options
from tests.manuscripts import OFFICE, TITLE

LEDGERS = """\
合同: [{名称: 河道清淤合同, 合法性审核: 是, 纠纷: 0, 诉讼: 0}, {名称: 堤防加固合同, 合法性审核: 是, 纠纷: 0, 诉讼: 0}]
法治学习: {总数: 4}
"""
MANUSCRIPT = """\
现将我局法治政府建设情况报告如下：

## 主要举措和成效

### 规范合同管理。
全年审查合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}，合同文本逐份归档。落实“谁起草、谁负责”的要求，
定期开展回头看。

### 组织法治学习。
局党组带头学法{{ 学习.次数|带单位 }}，带动{{ 25 }}个基层站所学法。

## 存在的不足

1. 合同送审偏晚。
1. 学法形式单一。

下一步，我局将认真整改。
"""
"""Lines 3 to 22 of the file, behind its title and a blank line."""

Change = Callable[[Any], None]
"""Changes a copy that python-docx has opened."""


def folder(files: dict[str, bytes]) -> Folder:
    return Overlaid(files, None)


class Office:
    """An office with a data file and a manuscript; its files are only here."""

    def __init__(self, text: str = MANUSCRIPT, data: str = LEDGERS, *, manuscript: bool = True) -> None:
        named = OFFICE if manuscript else OFFICE.replace("文稿: 2024.md\n", "")
        self.data = (named + data).encode()
        self.manuscript = (TITLE + text).encode() if manuscript else None

    @property
    def folder(self) -> Folder:
        return folder({"2024.md": self.manuscript} if self.manuscript is not None else {})

    def printed(self, *, review: bool = True, profile: Profile = "public", suffix: str = "docx") -> bytes:
        """A copy of the report as it is now."""
        order = Order((suffix,), (profile,), "送审", options=Options(review=review))
        composed = pipeline.compose_unapproved(self.data, "2024.yaml", None, self.folder)
        made = pipeline.rendered(composed, [], order, DEFAULTS)  # whatever the rules say of the text
        assert made.files, made.diagnostics
        return made.files[0].content

    def text(self) -> list[str]:
        """The lines of the report as it is now."""
        composed = pipeline.compose_unapproved(self.data, "2024.yaml", None, self.folder)
        assert composed.document is not None, composed.diagnostics
        return [block.text for block in composed.document.blocks]

    def compared(self, copy: bytes, bases: Iterable[PrintedBase] = ()) -> ComparedCopy:
        """What a changed copy is told to have changed."""
        return compared_copy(
            self.data, "2024.yaml", CopyFile(copy, "改稿.docx"), None, self.folder, tuple(bases)
        )

    def apply(self, copy: bytes, bases: Iterable[PrintedBase] = ()) -> AppliedCopy:
        """Take over a changed copy; the files of the office are others then."""
        compared = self.compared(copy, bases)
        assert compared.can_be_applied
        applied = applied_copy(compared, self.data, "2024.yaml", None, self.folder)
        self.data, self.manuscript = applied.files
        return applied


def kinds(compared: ComparedCopy) -> list[tuple[str, str, str]]:
    """The changes of a copy: kind, what stood there, what stands there now."""
    return [(each.amendment.kind, each.amendment.before, each.amendment.after) for each in compared.told]


def states(applied: AppliedCopy) -> list[tuple[str, str]]:
    """What became of the changes of a copy: kind and status."""
    return [(each.amendment.kind, each.status) for each in applied.told]


# Changing a copy -------------------------------------------------------------------------------------------


def changed(content: bytes, *changes: Change) -> bytes:
    """A copy with some changes made."""
    opened = docx.Document(io.BytesIO(content))
    for change in changes:
        change(opened)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def paragraph(opened: Any, words: str) -> Paragraph:
    """The paragraph that has some words."""
    found: list[Paragraph] = [each for each in opened.paragraphs if words in each.text]
    assert len(found) == 1, words
    return found[0]


def replaced(old: str, new: str) -> Change:
    """Other words in the place of some, which may reach over several runs; the first of these takes them."""

    def change(opened: Any) -> None:
        found = paragraph(opened, old)
        start = found.text.index(old)
        at = 0
        for number, run in enumerate(list(found.runs)):
            first, last = max(start - at, 0), min(start + len(old) - at, len(run.text))
            at += len(run.text)
            if first < last:
                put = new if at - len(run.text) + first == start else ""
                run.text = run.text[:first] + put + run.text[last:]
            assert number >= 0

    return change


def drop(found: Any) -> None:
    """Take an element out."""
    found.getparent().remove(found)


def in_run(old: str, new: str) -> Change:
    """Other words in the place of the first run that has nothing but some."""

    def change(opened: Any) -> None:
        runs = (run for each in opened.paragraphs for run in each.runs)
        next(run for run in runs if run.text == old).text = new

    return change


def tracked(old: str, new: str, author: str = "张三", date: str = "2026-01-05T09:30:00Z") -> Change:
    """Other words in the place of some of one run, recorded as w:del and w:ins."""

    def change(opened: Any) -> None:
        found = paragraph(opened, old)
        run = next(each for each in found.runs if old in each.text)
        before, _, behind = run.text.partition(old)
        head, tail = deepcopy(run._r), deepcopy(run._r)
        CopyRun(head, found).text, CopyRun(tail, found).text = before, behind
        by = f'w:author="{author}" w:date="{date}"'
        gone = f'<w:del w:id="901" {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>'
        come = f'<w:ins w:id="902" {by}><w:r><w:t>{new}</w:t></w:r></w:ins>'
        pieces = [gone if old else "", come if new else ""]
        for each in (head, *map(element, filter(None, pieces)), tail):
            run._r.addprevious(each)
        drop(run._r)

    return change


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def element(xml: str) -> Any:
    """An element of WordprocessingML."""
    return parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {W}", xml))


def added(behind: str, text: str) -> Change:
    """A paragraph behind the one that has some words."""

    def change(opened: Any) -> None:
        found = paragraph(opened, behind)
        new = element(f"<w:p><w:pPr/><w:r><w:t>{text}</w:t></w:r></w:p>")
        found._p.addnext(new)

    return change


def removed(words: str) -> Change:
    """The paragraph that has some words, taken out."""

    def change(opened: Any) -> None:
        drop(paragraph(opened, words)._p)

    return change


def moved(words: str, behind: str) -> Change:
    """The paragraph that has some words, put behind another one."""

    def change(opened: Any) -> None:
        paragraph(opened, behind)._p.addnext(paragraph(opened, words)._p)

    return change


def without_digest(opened: Any) -> None:
    """Drop the custom properties, as some programs do."""
    package = opened.part.package
    for key, link in list(package.rels.items()):
        if link.reltype.endswith("custom-properties"):
            del package.rels[key]
