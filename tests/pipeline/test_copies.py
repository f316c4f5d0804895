"""The way back from Word: what colleagues changed, where it belongs, and what is taken over."""

import pytest

from tests.copies import (
    Change,
    Office,
    added,
    changed,
    in_run,
    kinds,
    replaced,
    states,
    tracked,
)

LINES = [
    "现将我局法治政府建设情况报告如下：",
    "一、主要举措和成效",
    "（一）规范合同管理。全年审查合同2份，均经合法性审核，合同文本逐份归档。落实“谁起草、谁负责”的要求，定期开展回头看。",
    "（二）组织法治学习。局党组带头学法4次，带动25个基层站所学法。",
    "二、存在的不足",
    "一是合同送审偏晚。二是学法形式单一。",
    "下一步，我局将认真整改。",
]


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_report_of_these_tests(office: Office) -> None:
    assert office.text() == LINES


@pytest.mark.parametrize("review", [False, True])
@pytest.mark.parametrize("profile", ["public", "submission"])
def test_an_unchanged_copy_has_no_changes(office: Office, profile: str, review: bool) -> None:  # noqa: FBT001
    compared = office.compared(office.printed(profile=profile, review=review))  # type: ignore[arg-type]

    assert compared.told == ()
    assert compared.kind == "same"
    assert compared.diagnostics == []


# Words -----------------------------------------------------------------------------------------------------


def test_a_change_of_words_is_told_with_its_place(office: Office) -> None:
    compared = office.compared(changed(office.printed(), replaced("逐份归档", "全部归档")))

    (told,) = compared.told
    assert kinds(compared) == [("text", "逐份", "全部")]
    assert told.amendment.clauses == ("合同文本逐份归档。", "合同文本全部归档。")
    assert (told.status, told.place) == ("open", "2024.md:8:49")
    assert office.manuscript is not None
    line = office.manuscript.decode().split("\n")[7]
    assert line[48:52] == "逐份归档"
    assert (told.amendment.tracking, told.amendment.revisions) == ("none", ())


def test_a_tracked_change_names_who_made_it_and_when(office: Office) -> None:
    compared = office.compared(changed(office.printed(), tracked("逐份归档", "全部归档")))

    (told,) = compared.told
    assert kinds(compared) == [("text", "逐份", "全部")]
    assert told.amendment.tracking == "all"
    assert [(each.kind, each.author, each.date) for each in told.amendment.revisions] == [
        ("deleted", "张三", "2026-01-05T09:30:00Z"),
        ("inserted", "张三", "2026-01-05T09:30:00Z"),
    ]


def test_changes_of_one_clause_are_shown_together(office: Office) -> None:
    copy = changed(office.printed(), replaced("定期开展回头看", "每季度开展一次回头看活动"))

    compared = office.compared(copy)

    assert len(compared.told) == 2
    assert {each.amendment.clauses for each in compared.told} == {
        ("定期开展回头看。", "每季度开展一次回头看活动。")
    }


def test_words_are_taken_over_and_every_other_byte_stays(office: Office) -> None:
    before = office.manuscript
    assert before is not None
    copy = changed(office.printed(), replaced("逐份归档", "全部归档"), tracked("认真整改", "逐项整改"))

    applied = office.apply(copy)

    assert states(applied) == [("text", "applied"), ("text", "applied")]
    expected = before.decode().replace("逐份归档", "全部归档").replace("认真整改", "逐项整改")
    assert office.manuscript == expected.encode()
    assert office.text()[2] == LINES[2].replace("逐份归档", "全部归档")
    assert applied.remaining.told == ()
    assert office.compared(copy).told == ()


def test_words_over_the_end_of_a_line_of_the_file(office: Office) -> None:
    copy = changed(office.printed(), replaced("的要求，定期开展回头看", "的规定，每季度回头看"))

    office.apply(copy)

    assert office.text()[2].endswith("的规定，每季度回头看。")
    assert office.compared(copy).told == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_stay(newline: str, mark: bytes) -> None:
    office = Office()
    assert office.manuscript is not None
    before = mark + office.manuscript.replace(b"\n", newline.encode())
    office.manuscript = before
    copy = changed(office.printed(), replaced("逐份归档", "全部归档"), added("认真整改", "特此报告。"))

    office.apply(copy)

    expected = before.decode().replace("逐份归档", "全部归档")
    end = f"认真整改。{newline}"
    assert office.manuscript.decode() == expected.replace(end, f"认真整改。{newline * 2}特此报告。{newline}")


@pytest.mark.parametrize(
    "words",
    [
        "#号",
        "[均经审核]{合同.份数}",
        "{{ 25 }}",
        "<!-- 注 -->",
        "反斜杠\\\\和\\[",
        "1. 甲",
        "|表|",
        "- 乙",
        "{甲}",
    ],
)
@pytest.mark.parametrize("place", ["现将我局", "全年审查", "认真整改", "合同送审"])
def test_words_that_mean_something_in_a_manuscript_stand_for_themselves(words: str, place: str) -> None:
    office = Office()
    copy = changed(office.printed(), replaced(place, words + place))

    applied = office.apply(copy)

    assert {status for _, status in states(applied)} == {"applied"}
    assert any(words + place in line for line in office.text())
    assert office.compared(copy).told == ()


def test_escaped_marks_are_found_and_go_with_their_backslash() -> None:
    office = Office("编号\\#12\\[甲\\]的文件。\n")
    copy = changed(office.printed(), replaced("#12[甲]", "为5号"))

    office.apply(copy)

    assert office.text() == ["编号为5号的文件。"]
    assert office.manuscript is not None
    assert office.manuscript.decode().endswith("\n\n编号为5号的文件。\n")


def test_a_note_within_a_paragraph_stays() -> None:
    office = Office("甲方案<!-- 复核：张三 2026-01-05 -->已经实施，成效明显。\n")
    copy = changed(office.printed(), replaced("方案已经实施", "计划全部落实"))

    applied = office.apply(copy)

    assert office.text() == ["甲计划全部落实，成效明显。"]
    assert office.manuscript is not None
    assert "<!-- 复核：张三 2026-01-05 -->" in office.manuscript.decode()
    assert applied.told[0].reason == "这一段有复核，改了以后要重新复核"


def test_a_heading_and_items_are_words_too(office: Office) -> None:
    copy = changed(
        office.printed(),
        replaced("存在的不足", "存在的主要不足"),
        replaced("学法形式单一", "学法的形式还比较单一"),
    )

    office.apply(copy)

    assert office.text()[4:6] == ["二、存在的主要不足", "一是合同送审偏晚。二是学法的形式还比较单一。"]
    assert office.compared(copy).told == ()


# What the data hold ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("review", [False, True])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2份", "3份"),
        ("2份", "12份"),
        ("2份", "2余份"),
        ("2份", "20份"),
        ("2份", "2.5份"),
        ("2份", "2、3份"),
        ("2份", "约2份"),
        ("2份", "两份"),
        ("2份", ""),
        ("合同2份", "合同多份"),
        ("合同2份，均经", "合同3份，均经"),
        ("4次", "5次"),
        ("25个", "26个"),
        ("25个", "125个"),
        ("25个", "25余个"),
    ],
)
def test_a_changed_figure_is_never_taken_over(old: str, new: str, review: bool) -> None:  # noqa: FBT001
    office = Office()
    before = office.data, office.manuscript
    copy = changed(office.printed(review=review), replaced(old, new))

    applied = office.apply(copy)

    assert ("figure", "left") in states(applied)
    assert (office.data, office.manuscript) == before
    assert office.text() == LINES


def test_a_changed_figure_is_told_with_its_ledger(office: Office) -> None:
    compared = office.compared(changed(office.printed(), replaced("2份", "3份")))

    (told,) = compared.told
    assert kinds(compared) == [("figure", "2份", "3份")]
    assert told.status == "left"
    assert [(held.title, held.value, held.places) for held in told.held] == [
        ("合同.份数", "2份", ("2024.yaml:4",))
    ]
    assert told.reason.startswith("数由台账算出，不从改稿写回")


def test_a_figure_that_is_declared_is_told_with_its_place(office: Office) -> None:
    compared = office.compared(changed(office.printed(), replaced("25个", "26个")))

    (told,) = compared.told
    assert (told.amendment.kind, told.place) == ("figure", "2024.md:12:26")
    assert [(held.value, held.places) for held in told.held] == [("25", ("2024.md:12",))]


def test_words_beside_a_changed_figure_are_taken_over(office: Office) -> None:
    copy = changed(office.printed(), replaced("全年审查合同2份，", "全年共审核合同5份，"))

    applied = office.apply(copy)

    assert office.text()[2].startswith("（一）规范合同管理。全年共审核合同2份，均经")
    assert ("figure", "left") in states(applied)
    assert [each.amendment.kind for each in applied.remaining.told] == ["figure"]


@pytest.mark.parametrize("new", ["都经过合法性审核", "均通过合法性审核", "大多经合法性审核", "均经审核"])
def test_a_changed_claim_is_never_taken_over(office: Office, new: str) -> None:
    copy = changed(office.printed(), replaced("均经合法性审核", new))

    applied = office.apply(copy)

    assert states(applied) == [("claim", "left")]
    assert office.text() == LINES
    (told,) = applied.told
    assert [(held.title, held.value) for held in told.held] == [("合同.均经合法性审核", "是")]


SENTENCE = "全年审查合同2份，均经合法性审核，合同文本逐份归档。"
REWRITTEN = "我局今年共对2份合同进行了审查，这些合同均经合法性审核，文本也都归了档。"


@pytest.mark.parametrize(
    ("review", "changes"),
    [
        (False, [replaced(SENTENCE, REWRITTEN)]),
        (True, [replaced(SENTENCE, REWRITTEN)]),
        (
            True,
            [
                replaced("全年审查合同", "我局今年共对"),
                in_run("，", "合同进行了审查，这些合同"),
                replaced("，合同文本逐份归档", "，文本也都归了档"),
            ],
        ),
    ],
    ids=["without marks", "typed anew", "typed around the marks"],
)
def test_a_citation_is_found_again_in_a_sentence_that_was_rewritten_around_it(
    review: bool,  # noqa: FBT001  a case
    changes: list[Change],
) -> None:
    office = Office()
    copy = changed(office.printed(review=review), *changes)

    applied = office.apply(copy)

    assert SENTENCE in LINES[2]
    assert office.text()[2] == LINES[2].replace(SENTENCE, REWRITTEN)
    assert {status for _, status in states(applied)} == {"applied"}
    assert office.manuscript is not None
    text = office.manuscript.decode()
    assert (
        "我局今年共对{{ 合同.份数|带单位 }}合同进行了审查，这些合同[均经合法性审核]{合同.均经合法性审核}，文本"
        in text
    )


@pytest.mark.parametrize("new", ["学法5次、培训4次", "学法5次，培训4次", "学习5个专题、学法4次"])
def test_a_figure_beside_which_a_number_came_in_is_not_taken_for_the_same(office: Office, new: str) -> None:
    before = office.manuscript
    copy = changed(office.printed(review=False), replaced("学法4次", new))

    applied = office.apply(copy)

    assert ("figure", "left") in states(applied)
    assert office.manuscript == before


def test_a_mark_tells_that_it_is_the_same(office: Office) -> None:
    copy = changed(office.printed(), replaced("带头学法", "学习5个专题、带头学法"))

    assert {status for _, status in states(office.apply(copy))} == {"applied"}
    assert office.text()[3].startswith("（二）组织法治学习。局党组学习5个专题、带头学法4次")
