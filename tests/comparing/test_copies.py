"""The parts of a comparison with a changed copy: lines matched, characters replaced, revisions read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.comparing.copies import Comparison, IssuedLine, Ownership, number_of
from fazhi_report.comparing.copies.alignment import Match, aligned
from fazhi_report.comparing.copies.amended_lines import lines_after, lines_before
from fazhi_report.comparing.copies.copy_lines import copy_of
from fazhi_report.comparing.copies.figure_edges import changes_beginning, changes_end, is_another
from fazhi_report.comparing.copies.rebasing import Rebase
from fazhi_report.comparing.copies.replacements import Anchor, Replacement, clause_around, replacements
from fazhi_report.document import Run
from fazhi_report.loading import load
from fazhi_report.readers.docx import Remark, Revised, RevisedParagraph, RevisedPiece, TrackedChange
from tests.conftest import MINIMAL, json_bytes

# Lines -----------------------------------------------------------------------------------------------------

A, B, C, D = (
    "局党组带头学法用法。",
    "全年审查合同三份，均经审核。",
    "组织执法人员参加考试。",
    "下一步将继续努力，把各项任务落到实处。",
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([A, B], [A, B], [((0,), (0,)), ((1,), (1,))]),
        ([], [], []),
        ([A], [], [((0,), ())]),
        ([], [A], [((), (0,))]),
        ([A, B, C], [A, C], [((0,), (0,)), ((1,), ()), ((2,), (1,))]),
        ([A, C], [A, B, C], [((0,), (0,)), ((), (1,)), ((1,), (2,))]),
        ([A, B], [A, B.replace("审查", "审核")], [((0,), (0,)), ((1,), (1,))]),
        ([A, B + D, C], [A, B, D, C], [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]),
        ([A, D, B, C], [A, D + B, C], [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]),
        ([A, B, C], [A, B, "完全不同的一句。"], [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,))]),
    ],
)
def test_lines_are_matched(
    old: list[str], new: list[str], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    found = aligned(old, new)

    assert sorted((match.old, match.new) for match in found) == sorted(expected)
    assert not any(match.moved for match in found)


@pytest.mark.parametrize("changed", [B, B.replace("审核", "审查")])
def test_a_line_that_was_moved_is_told_where_it_stands_now(changed: str) -> None:
    assert aligned([A, B, C, D], [A, C, D, changed]) == [
        Match((0,), (0,)),
        Match((2,), (1,)),
        Match((3,), (2,)),
        Match((1,), (3,), moved=True),
    ]


def test_the_most_alike_of_several_was_moved() -> None:
    near, nearer = B.replace("三份", "四份"), B.replace("三份", "3份")

    found = aligned([B, A, C, D], [A, C, D, near.replace("全年", "今年"), nearer])

    assert Match((0,), (4,), moved=True) in found
    assert Match((), (3,)) in found


def test_lines_of_a_few_characters_are_alike_by_chance() -> None:
    assert aligned(["一般", A, C], [A, C, "一般"]) == [
        Match((0,), ()),
        Match((1,), (0,)),
        Match((2,), (1,)),
        Match((), (2,)),
    ]


def test_thousands_of_lines_that_have_nothing_in_common() -> None:
    old, new = ([f"{word}{number}" * 3 for number in range(600)] for word in ("甲", "乙"))

    found = aligned([*old, A], [A, *new])

    assert Match((600,), (0,)) in found
    assert len(found) == 1201


lines = st.lists(st.text("甲乙丙丁，。", max_size=12), max_size=8)


@given(lines, lines)
def test_every_line_is_matched_once(old: list[str], new: list[str]) -> None:
    found = aligned(old, new)

    assert sorted(index for match in found for index in match.old) == list(range(len(old)))
    assert sorted(index for match in found for index in match.new) == list(range(len(new)))


@pytest.mark.parametrize(
    ("line", "number", "level"),
    [
        ("一、主要举措", "一、", 1),
        ("（十二）规范", "（十二）", 2),
        ("(二)规范", "(二)", 2),
        ("3.合同", "3.", 3),
        ("12．合同", "12．", 3),
        ("（4）合同", "（4）", 4),
        ("3.5倍", "", 0),
        ("一是合同", "", 0),
        ("合同", "", 0),
    ],
)
def test_numbers_of_headings(line: str, number: str, level: int) -> None:
    assert number_of(line) == (number, level)


# Characters ------------------------------------------------------------------------------------------------


def told(old: str, new: str, *anchors: Anchor) -> list[tuple[str, str]]:
    found = replacements(old, new, anchors)
    return [(old[each.start : each.end], new[each.first : each.last]) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("审查合同3份。", "审查合同5份。", [("3", "5")]),
        ("甲，乙，丙。", "甲，丙。", [("乙，", "")]),
        ("甲，丙。", "甲，乙，丙。", [("", "乙，")]),
        ("甲，乙。", "甲。", [("，乙", "")]),
        ("强化制度供给，抓好落实。", "加强制度建设，抓好落实。", [("强化制度供给", "加强制度建设")]),
        ("相同", "相同", []),
        ("", "新的", [("", "新的")]),
        ("旧的", "", [("旧的", "")]),
    ],
)
def test_what_is_replaced_reads_well(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == expected


def test_what_is_anchored_and_not_loose_stays() -> None:
    old, new = "审查合同3份，均经审核", "共对3份合同作了审查，均经审核"
    found = replacements(old, new, [Anchor(4, 2, 2)], lambda start, end: end <= 4 or start >= 6)

    assert [(old[each.start : each.end], new[each.first : each.last]) for each in found] == [
        ("审查合同", "共对"),
        ("", "合同作了审查"),
    ]


def test_a_few_characters_between_two_replacements_are_replaced_by_themselves() -> None:
    old, new = "签订份合同", "审查份协议"

    assert replacements(old, new) == [Replacement(0, 5, 0, 5)]
    fixed = replacements(old, new, (), lambda start, end: end <= 2 or start >= 3)
    assert fixed == [Replacement(0, 2, 0, 2), Replacement(3, 5, 3, 5)]


def test_a_clause_does_not_slide_over_what_is_not_loose() -> None:
    assert replacements("组织甲。组织乙。", "组织乙。") == [Replacement(0, 4, 0, 0)]
    assert replacements("组织甲。组织乙。", "组织乙。", (), lambda *_: False) == [Replacement(2, 6, 2, 2)]
    assert replacements("组织乙。", "组织甲。组织乙。") == [Replacement(0, 0, 0, 4)]


texts = st.text("甲乙丙3，。", max_size=30)


@given(texts, texts)
def test_replacements_make_the_new_text(old: str, new: str) -> None:
    made, done, at = "", 0, 0
    for each in replacements(old, new):
        assert each.start >= done
        assert old[done : each.start] == new[at : each.first]
        made += old[done : each.start] + new[each.first : each.last]
        done, at = each.end, each.last
    assert made + old[done:] == new


@pytest.mark.parametrize(
    ("start", "end", "clause"),
    [
        (0, 0, "审查合同，"),
        (5, 5, "均经审核。"),
        (4, 4, "审查合同，"),
        (2, 7, "审查合同，均经审核。"),
        (10, 10, "均经审核。"),
    ],
)
def test_the_clauses_around_a_part(start: int, end: int, clause: str) -> None:
    text = "审查合同，均经审核。"
    begin, stop = clause_around(text, start, end)

    assert text[begin:stop] == clause


@pytest.mark.parametrize(
    ("before", "figure", "behind", "expected"),
    [
        ("合同1", "3份", "，", True),
        ("合同", "3", "0份", True),
        ("合同", "3", "余份", True),
        ("近", "3份", "", True),
        ("合同", "3份", "，", False),
        ("一", "均经审核", "", False),
        ("二十", "两次", "", True),
    ],
)
def test_what_makes_another_figure(before: str, figure: str, behind: str, expected: bool) -> None:  # noqa: FBT001
    assert is_another(before, figure, behind) == expected


def test_what_came_or_went_beside_a_figure() -> None:
    assert changes_end("合同约", "合同")
    assert changes_end("合同", "合同约")
    assert not changes_end("共审查合同", "审查合同")
    assert changes_beginning("多份", "份")
    assert changes_beginning("、4份", "份")
    assert not changes_beginning("份合同", "份")


# Then and now ----------------------------------------------------------------------------------------------


def test_places_of_then_are_places_of_now() -> None:
    rebase = Rebase("审查合同3份。", "全年审查合同5份。")

    assert rebase.now_of(0, 4) == (2, 6)
    assert rebase.now_of(3, 5) is None
    assert rebase.then_of(7, 8) == (5, 6)
    assert rebase.then_of(0, 1) is None
    assert rebase.moved(Replacement(0, 2, 0, 2)) == Replacement(2, 4, 0, 2)
    assert rebase.moved(Replacement(4, 5, 4, 5)) is None


@pytest.mark.parametrize(
    ("then", "now", "one", "after", "expected"),
    [
        ("甲乙丙", "甲丁丙", Replacement(1, 2, 1, 2), "丁", True),
        ("甲乙丙", "甲戊丙", Replacement(1, 2, 1, 2), "丁", False),
        ("甲乙丙", "甲乙丙", Replacement(1, 2, 1, 2), "丁", False),
        ("甲乙丙", "甲丙", Replacement(1, 2, 1, 1), "", True),
        ("甲丙", "甲乙丙", Replacement(1, 1, 1, 2), "乙", True),
        ("甲丙", "甲丙", Replacement(1, 1, 1, 2), "乙", False),
        ("甲丙", "乙甲丙", Replacement(0, 0, 0, 1), "乙", True),
        ("甲丙", "甲丙乙", Replacement(2, 2, 2, 3), "乙", True),
    ],
)
def test_what_is_done_already(then: str, now: str, one: Replacement, after: str, expected: bool) -> None:  # noqa: FBT001
    assert Rebase(then, now).is_done(one, after) == expected


# Lines of a copy -------------------------------------------------------------------------------------------

INSERTED, DELETED = TrackedChange("inserted", "张三"), TrackedChange("deleted", "李四")


def piece(text: str, *revisions: TrackedChange, **more: object) -> RevisedPiece:
    return RevisedPiece(text, revisions, **more)  # type: ignore[arg-type]


def read(*paragraphs: RevisedParagraph) -> Revised:
    return Revised(paragraphs)


def test_a_line_before_and_after_its_revisions() -> None:
    revised = read(RevisedParagraph(1, "text", (piece("甲"), piece("乙", DELETED), piece("丙", INSERTED))))

    assert [line.text for line in lines_after(revised)] == ["甲丙"]
    assert [line.text for line in lines_before(revised)] == ["甲乙"]
    (line,) = lines_after(revised)
    assert [(each.text, each.stands) for each in line.within(1, 1)] == [("乙", False)]


def test_paragraphs_whose_ends_were_taken_away_or_put_in() -> None:
    revised = read(
        RevisedParagraph(1, "text", (piece("甲"),), end=DELETED),
        RevisedParagraph(2, "text", (piece("乙"),), end=INSERTED),
        RevisedParagraph(3, "text", (piece("丙"),)),
    )

    assert [(line.number, line.text) for line in lines_after(revised)] == [(1, "甲乙"), (3, "丙")]
    assert [(line.number, line.text) for line in lines_before(revised)] == [(1, "甲"), (2, "乙丙")]


def test_the_last_paragraph_may_have_lost_its_end() -> None:
    revised = read(RevisedParagraph(1, "text", (piece("甲"),), end=DELETED))

    assert [line.text for line in lines_after(revised)] == ["甲"]


def test_numbers_that_a_program_counts_are_read() -> None:
    revised = read(RevisedParagraph(1, "text", (piece("主要举措"),), label="一、\t"))

    (line,) = lines_after(revised)
    assert (line.text, line.label) == ("一、主要举措", 2)


@pytest.mark.parametrize(
    ("raw", "flat"), [("甲\n乙", "甲乙"), ("ab\ncd", "ab cd"), ("甲\n", "甲"), ("\n甲", "甲")]
)
def test_soft_breaks(raw: str, flat: str) -> None:
    revised = read(RevisedParagraph(1, "text", (piece(raw), piece("\n", DELETED))))

    assert [line.text for line in lines_after(revised)] == [flat]


def test_rows_of_tables_are_lines() -> None:
    cells = [RevisedParagraph(1, "table", (piece(text),), row=1) for text in ("甲", "乙")]
    revised = read(*cells, RevisedParagraph(2, "text", (piece("丙"),)), RevisedParagraph(3, "text", ()))

    assert [(line.text, line.in_table) for line in lines_after(revised)] == [("甲\t乙", True), ("丙", False)]


def test_hidden_text_is_none() -> None:
    revised = read(RevisedParagraph(1, "text", (piece("甲"), piece("乙", hidden=True))))

    assert [line.text for line in lines_after(revised)] == ["甲"]


def test_marks_are_where_their_text_stands() -> None:
    first, second = ({"bookmarks": ("fz1_a",)}, {"bookmarks": ("fz1_a", "fz2_b")})
    revised = read(
        RevisedParagraph(
            1,
            "text",
            (piece("甲"), piece("乙", **first), piece("x", DELETED, **first), piece("丙", **second)),
        )
    )

    (line,) = lines_after(revised)
    assert line.marked == {"fz1_a": (1, 3), "fz2_b": (2, 3)}


def test_comments_of_colleagues() -> None:
    remarks = (
        Remark("0", "王五", "2026-01-05", "写具体些"),
        Remark("1", "王五", "2026-01-05", "已改", done=True),
        Remark("2", "fazhi", "", "来历"),
        Remark("3", "赵六", "", "总的看法"),
    )
    paragraph = RevisedParagraph(4, "text", (piece("甲", remarks=("0",)), piece("乙", remarks=("0", "2"))))

    copy = copy_of(Revised((paragraph,), remarks, {"fazhi.digest": "0123"}, ("原文",)))

    assert (copy.digest, copy.carried) == ("0123", ("原文",))
    assert [(each.author, each.words, each.number) for each in copy.remarks] == [
        ("王五", "甲乙", 4),
        ("赵六", "", 0),
    ]


# Then, now, and in the copy --------------------------------------------------------------------------------


def compared(then: list[str], now: list[str], copy: list[str]) -> list[tuple[str, str, str, bool]]:
    """What is told of lines of shipped sentences: kind, what stood there, what stands there, conflicts."""
    office = load(json_bytes(MINIMAL), "2024.yaml")
    assert office.report
    printed = [IssuedLine("text", (Run(line),)) for line in now]
    revised = read(*(RevisedParagraph(number, "text", (piece(line),)) for number, line in enumerate(copy, 1)))
    owners = Ownership(office.report, office.facts)
    found = Comparison(printed, lines_after(revised), lines_before(revised), owners, then).amendments()
    return [(each.kind, each.before, each.after, each.conflicts) for each in found]


X, Y, XY = "甲乙丙丁。", "戊己庚辛。", "甲乙戊己。"


@pytest.mark.parametrize(
    ("now", "copy", "expected"),
    [
        ([A, X, C], [A, X, C], []),
        ([A, X, C, D], [A, X, C], []),
        ([A, X, C], [A, X, D, C], [("added", "", D, False)]),
        ([A, X, D, C], [A, X, D, C], []),
        ([A, X, C], [A, X], [("removed", C, "", False)]),
        ([A, X], [A, X], []),
        ([A, Y, C], [A, XY, C], [("added", X, XY, True)]),
        ([A, XY, C], [A, XY, C], []),
        ([C, A, X], [C, A, X], []),
        ([A, X, C], [C, A, X], [("moved", C, C, False)]),
    ],
)
def test_three_ways(now: list[str], copy: list[str], expected: list[tuple[str, str, str, bool]]) -> None:
    assert compared([A, X, C], now, copy) == expected
