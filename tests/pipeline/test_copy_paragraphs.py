"""Whole paragraphs of a copy: added, removed, moved, parted, joined, by hand and as revisions."""

from typing import Any

import pytest

from tests.copies import (
    Change,
    Office,
    added,
    changed,
    drop,
    element,
    in_run,
    kinds,
    moved,
    paragraph,
    removed,
    replaced,
    states,
)
from tests.pipeline.test_copies import LINES

BY = 'w:author="李四" w:date="2026-01-06T10:00:00Z"'
CONTRACTS = "### 规范合同管理。\n全年审查"


@pytest.fixture
def office() -> Office:
    return Office()


def text_of(office: Office) -> str:
    assert office.manuscript is not None
    return office.manuscript.decode()


def test_a_paragraph_that_was_added(office: Office) -> None:
    before = text_of(office)
    copy = changed(office.printed(), added("现将我局", "同时，我局还组织了专项检查。"))

    applied = office.apply(copy)

    assert states(applied) == [("added", "applied")]
    assert office.text()[:3] == [LINES[0], "同时，我局还组织了专项检查。", LINES[1]]
    lead = "报告如下：\n"
    assert text_of(office) == before.replace(lead, f"{lead}\n同时，我局还组织了专项检查。\n")
    assert office.compared(copy).told == ()


def test_paragraphs_that_were_added_keep_their_order(office: Office) -> None:
    copy = changed(office.printed(), added("认真整改", "乙段落。"), added("认真整改", "甲段落。"))

    office.apply(copy)

    assert office.text()[-3:] == [LINES[-1], "甲段落。", "乙段落。"]


@pytest.mark.parametrize(
    ("typed", "printed", "written"),
    [
        (
            "（三）加强执法监督。开展案卷评查。",
            "（三）加强执法监督。开展案卷评查。",
            "### 加强执法监督。\n开展案卷评查。",
        ),
        (
            "（九）加强执法监督。开展案卷评查。",
            "（三）加强执法监督。开展案卷评查。",
            "### 加强执法监督。\n开展案卷评查。",
        ),
        ("（三）加强执法监督", "（三）加强执法监督", "### 加强执法监督"),
        ("#号开头的一段。", "#号开头的一段。", "\\#号开头的一段。"),
        ("一是甲。", "一是甲。", "一是甲。"),
    ],
)
def test_a_new_paragraph_is_written_as_the_dialect_has_it(
    office: Office, typed: str, printed: str, written: str
) -> None:
    copy = changed(office.printed(), added("组织法治学习", typed))

    office.apply(copy)

    assert office.text()[4] == printed
    assert f"\n\n{written}\n\n" in text_of(office)


def test_a_new_figure_is_told(office: Office) -> None:
    compared = office.compared(changed(office.printed(), added("现将我局", "开展检查12次。")))

    (told,) = compared.told
    assert told.reason == "里面有新写的数，写回以后要写明来历（FZ220）"


def test_a_paragraph_that_was_removed_goes_with_its_citations(office: Office) -> None:
    before = text_of(office)
    copy = changed(office.printed(), removed("规范合同管理"))

    applied = office.apply(copy)

    # What is left is the only heading of its level, which has no number.
    assert states(applied) == [("removed", "applied")]
    assert [held.title for held in applied.told[0].held] == ["合同.份数", "合同.均经合法性审核"]
    assert office.text() == [*LINES[:2], LINES[3].removeprefix("（二）"), *LINES[4:]]
    begin, end = before.index("### 规范"), before.index("### 组织")
    assert text_of(office) == before[:begin] + before[end:]


def test_notes_go_with_their_paragraph() -> None:
    office = Office("甲段落。\n<!-- 复核：张三 2026-01-05 -->\n\n乙段落在这里。\n")

    office.apply(changed(office.printed(), removed("甲段落")))

    assert text_of(office).endswith("报告\n\n乙段落在这里。\n")


def test_a_paragraph_that_was_moved(office: Office) -> None:
    before = text_of(office)
    copy = changed(office.printed(), moved("规范合同管理", "组织法治学习"))

    applied = office.apply(copy)

    assert states(applied) == [("moved", "applied")]
    assert office.text()[2:4] == [
        LINES[3].replace("（二）", "（一）"),
        LINES[2].replace("（一）", "（二）"),
    ]
    first, second = before.index("### 规范"), before.index("### 组织")
    third = before.index("## 存在")
    swapped = before[:first] + before[second:third] + before[first:second] + before[third:]
    assert text_of(office) == swapped
    assert office.compared(copy).told == ()


def test_a_paragraph_that_was_moved_and_changed(office: Office) -> None:
    copy = changed(office.printed(), replaced("带头学法", "集体学法"), moved("组织法治学习", "现将我局"))

    compared = office.compared(copy)
    applied = office.apply(copy)

    assert {kind for kind, _, _ in kinds(compared)} == {"moved", "text"}
    assert {status for _, status in states(applied)} == {"applied"}
    assert "局党组集体学法{{ 法治学习.次数|带单位 }}" in text_of(office) or "集体学法" in office.text()[1]


def parts_after(words: str) -> Change:
    """A paragraph parted behind some words."""

    def change(opened: object) -> None:
        found = paragraph(opened, words)
        begin = found.text.index(words) + len(words)
        rest = found.text[begin:]
        replaced(words + rest, words)(opened)
        new = element(f"<w:p><w:r><w:t>{rest}</w:t></w:r></w:p>")
        found._p.addnext(new)

    return change


def test_what_is_added_behind_a_parted_paragraph_stands_behind_all_of_it(office: Office) -> None:
    copy = changed(
        office.printed(), parts_after("我局将认真整"), added("改。", "特此报告。"), removed("学法形式单一")
    )

    applied = office.apply(copy)

    assert states(applied) == [("removed", "applied"), ("parted", "applied"), ("added", "applied")]
    assert office.text()[-3:] == ["下一步，我局将认真整", "改。", "特此报告。"]


def test_a_paragraph_that_was_parted(office: Office) -> None:
    before = text_of(office)
    copy = changed(office.printed(), parts_after("合同文本逐份归档。"))

    applied = office.apply(copy)

    assert states(applied) == [("parted", "applied")]
    assert office.text()[2].endswith("合同文本逐份归档。")
    assert office.text()[3] == "落实“谁起草、谁负责”的要求，定期开展回头看。"
    assert text_of(office) == before.replace("逐份归档。落实", "逐份归档。\n\n落实")
    assert office.compared(copy).told == ()


def joined_by_hand(opened: object) -> None:
    first, second = paragraph(opened, "现将甲"), paragraph(opened, "后面的")
    first.runs[0].text = first.text + second.text
    drop(second._p)


def test_paragraphs_that_were_joined() -> None:
    office = Office("现将甲方面的情况作出说明。\n\n后面的一段说得比较详细一些。\n\n第三段。\n")
    copy = changed(office.printed(), joined_by_hand)

    applied = office.apply(copy)

    assert states(applied) == [("joined", "applied")]
    assert office.text()[0] == "现将甲方面的情况作出说明。后面的一段说得比较详细一些。"
    assert "说明。后面的" in text_of(office)
    assert office.compared(copy).told == ()


# Revisions -------------------------------------------------------------------------------------------------


def revision(tag: str, content: str, number: int) -> str:
    return f'<w:{tag} w:id="{number}" {BY}>{content}</w:{tag}>'


def properties(paragraph: Any) -> Any:
    return paragraph.pPr


def emptied(paragraph: Any) -> None:
    for child in list(paragraph):
        if child is not properties(paragraph):
            drop(child)


def tracked_insertion(opened: object) -> None:
    found = paragraph(opened, "现将我局")._p
    run = revision("ins", "<w:r><w:t>用修订加的一段。</w:t></w:r>", 11)
    mark = revision("ins", "", 12)
    found.addnext(element(f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>"))


def tracked_deletion(opened: object) -> None:
    found = paragraph(opened, "认真整改")._p
    text = paragraph(opened, "认真整改").text
    emptied(found)
    found.append(element(revision("del", f"<w:r><w:delText>{text}</w:delText></w:r>", 13)))
    properties(found).append(element(f"<w:rPr>{revision('del', '', 14)}</w:rPr>"))


def tracked_move(opened: object) -> None:
    found = paragraph(opened, "认真整改")
    text, target = found.text, paragraph(opened, "现将我局")._p
    start = f'<w:moveToRangeStart w:id="21" w:name="move1" {BY}/>'
    moved_to = revision("moveTo", f"<w:r><w:t>{text}</w:t></w:r>", 22)
    mark = revision("moveTo", "", 23)
    target.addnext(
        element(
            f'<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{start}{moved_to}<w:moveToRangeEnd w:id="21"/></w:p>'
        )
    )
    emptied(found._p)
    for xml in (
        f'<w:moveFromRangeStart w:id="24" w:name="move1" {BY}/>',
        revision("moveFrom", f"<w:r><w:t>{text}</w:t></w:r>", 25),
        '<w:moveFromRangeEnd w:id="24"/>',
    ):
        found._p.append(element(xml))
    properties(found._p).append(element(f"<w:rPr>{revision('moveFrom', '', 26)}</w:rPr>"))


@pytest.mark.parametrize(
    ("change", "kind", "revisions", "lines"),
    [
        (tracked_insertion, "added", {"inserted"}, [LINES[0], "用修订加的一段。", *LINES[1:]]),
        (tracked_deletion, "removed", {"deleted"}, LINES[:-1]),
        (tracked_move, "moved", {"moved to"}, [LINES[0], LINES[-1], *LINES[1:-1]]),
    ],
)
def test_recorded_paragraphs(
    office: Office, change: Change, kind: str, revisions: set[str], lines: list[str]
) -> None:
    copy = changed(office.printed(), change)

    compared = office.compared(copy)
    (told,) = compared.told
    assert told.amendment.kind == kind
    assert {each.kind for each in told.amendment.revisions} == revisions
    assert {each.author for each in told.amendment.revisions} == {"李四"}
    assert told.amendment.tracking == "all"

    office.apply(copy)
    assert office.text() == lines


def test_a_recorded_end_of_a_paragraph_parts_it(office: Office) -> None:
    def part(opened: object) -> None:
        parts_after("合同文本逐份归档。")(opened)
        found = paragraph(opened, "合同文本逐份归档")._p
        properties(found).append(element(f"<w:rPr>{revision('ins', '', 31)}</w:rPr>"))

    compared = office.compared(changed(office.printed(), part))

    (told,) = compared.told
    assert told.amendment.kind == "parted"
    assert [(each.kind, each.author) for each in told.amendment.revisions] == [("inserted", "李四")]


# What can't be taken over ----------------------------------------------------------------------------------


def test_the_number_of_a_heading_is_counted(office: Office) -> None:
    before = office.manuscript
    copy = changed(office.printed(), replaced("（二）组织", "（三）组织"))

    applied = office.apply(copy)

    assert states(applied) == [("number", "left")]
    assert applied.told[0].reason == "标题的序号由程序数"
    assert office.manuscript == before


def test_figures_that_move_to_another_sentence_go_with_their_citation(office: Office) -> None:
    copy = changed(office.printed(), in_run("全年审查合同", "全年共收到、审查合同"))

    office.apply(copy)

    assert "全年共收到、审查合同{{ 合同.份数|带单位 }}，" in text_of(office)


def test_items_that_are_paragraphs_each() -> None:
    office = Office("不足有：\n\n1) 合同送审偏晚。\n1) 学法形式单一。\n1) 培训不够经常。\n")
    copy = changed(office.printed(), replaced("形式单一", "形式不多"))

    office.apply(copy)

    assert office.text()[1:] == ["一是合同送审偏晚。", "二是学法形式不多。", "三是培训不够经常。"]


def test_a_typed_ordinal_that_is_counted_is_left() -> None:
    office = Office("不足有：\n\n1) 合同送审偏晚。\n1) 学法形式单一。\n1) 培训不够经常。\n")
    before = office.manuscript
    copy = changed(office.printed(), removed("学法形式"))

    applied = office.apply(copy)

    # 三是 in the copy would be 二是 by then.
    assert states(applied) == [("removed", "left")]
    assert office.manuscript == before
