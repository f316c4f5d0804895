"""Where changes belong: texts of the data, shipped sentences, what stands around; and which text a copy was of."""

from pathlib import Path
from typing import Any

import pytest

from fazhi_report.cli.files import Beside
from fazhi_report.pipeline import Order, Overlaid, compose_unapproved, first_manuscript, rendered
from fazhi_report.pipeline.copies import CopyFile, PrintedBase, compared_copy, named_base
from fazhi_report.settings import DEFAULTS
from fazhi_report.writers import Options
from fazhi_report.writers.docx.archive import pack
from tests.conftest import DATA, ROOT
from tests.copies import (
    LEDGERS,
    Change,
    Office,
    added,
    changed,
    drop,
    folder,
    kinds,
    paragraph,
    removed,
    replaced,
    states,
    tracked,
    without_digest,
)
from tests.pipeline.test_copies import LINES
from tests.writers.written import parts

TEXTS = """\
# 台账
合同: [{名称: 河道清淤合同, 合法性审核: 是}]  # 一份
不足:
  - 合同送审偏晚，主要原因是送审的环节没有固定下来。
  - '学法形式“单一”，it''s 老样子，有{{ 合同.份数 }}份合同。'
  - "培训不够\\\\经常，\\"以考代训\\"，占{{ 合同.份数 }}份。"
  - 这一条写得很长，分成
    两行，主要原因是写的时候
    没有留意。
下年安排:
  - 标题: 规范合同管理
    内容: |
      合同先审核、后签署。
      每季度开展回头看。

      年底集中清理。
  - {标题: 加强学法, 内容: 把学法列入年度考核。}
"""


def texts(data: str = TEXTS) -> Office:
    return Office(data=data, manuscript=False)


def text_of(office: Office) -> str:
    return office.data.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("环节没有固定下来", "程序没有固定下来"),
        ("学法形式“单一”", "学法的形式“单一”"),
        ("老样子", "老办法"),
        ("以考代训", "以考促训"),
        ("分成两行", "分成三行"),
        ("写的时候没有留意", "写的时候没有注意"),
        ("先审核、后签署", "先审查、再签署"),
        ("年底集中清理", "年底集中清理一次"),
        ("列入年度考核", "纳入年度考核"),
    ],
)
def test_texts_of_the_data_change_by_their_characters(old: str, new: str) -> None:
    office = texts()
    before = text_of(office)
    copy = changed(office.printed(), replaced(old, new))

    applied = office.apply(copy)

    assert {status for _, status in states(applied)} == {"applied"}
    expected = before.replace(old, new)
    if old == "分成两行":
        expected = before.replace("两行", "三行")
    if old == "写的时候没有留意":
        expected = before.replace("没有留意", "没有注意")
    assert text_of(office) == expected
    assert office.compared(copy).told == ()


def test_a_title_of_a_plan_is_a_text() -> None:
    office = texts()
    copy = changed(office.printed(), replaced("规范合同管理", "规范合同管理工作"))

    office.apply(copy)

    assert "  - 标题: 规范合同管理工作\n" in text_of(office)


def test_a_quotation_mark_that_would_end_the_text_is_written_all_the_same() -> None:
    office = texts()
    copy = changed(office.printed(), replaced("老样子", "it's new"), replaced("以考代训", '甲"乙\\丙'))

    office.apply(copy)

    assert office.compared(copy).told == ()
    assert "# 一份" in text_of(office)


def test_a_paragraph_of_a_text_is_parted_and_joined() -> None:
    office = texts()

    def part(opened: Any) -> None:
        found = paragraph(opened, "后签署。每季度")
        added("后签署。每季度", "每季度开展回头看。")(opened)
        replaced("每季度开展回头看。", "")(type("Only", (), {"paragraphs": [found]}))

    copy = changed(office.printed(), part)

    office.apply(copy)

    assert "后签署。" in text_of(office)
    assert [line for line in office.text() if line == "每季度开展回头看。"]
    assert office.compared(copy).told == ()


@pytest.mark.parametrize(
    "form",
    ["{{内容: 甲段落的文字在这里。, 复核: {{复核人: 张三, 日期: 2026-01-05}}}}", "甲段落的文字在这里。"],
)
def test_a_text_with_its_review(form: str) -> None:
    office = texts(f"导语: {form.format()}\n")
    copy = changed(office.printed(), replaced("甲段落", "乙段落"))

    applied = office.apply(copy)

    assert states(applied) == [("text", "applied")]
    assert text_of(office).count("乙段落的文字在这里。") == 1
    assert ("重新复核" in applied.told[0].reason) == ("复核" in form)


def test_values_of_records_and_of_the_office_are_never_taken_over() -> None:
    office = texts("党组会议: [{审议文件: [2024年度法治政府建设工作要点]}]\n")
    before = office.data
    copy = changed(office.printed(), replaced("2024年度法治政府建设工作要点", "2024年法治建设工作要点"))

    applied = office.apply(copy)

    assert [kind for kind, _ in states(applied)] == ["name"]
    assert applied.told[0].place == "2024.yaml:3:16"
    assert office.data == before


# Shipped sentences -----------------------------------------------------------------------------------------


def shipped() -> tuple[Office, bytes]:
    office = texts("合同: [{名称: 河道清淤合同, 合法性审核: 是, 纠纷: 0, 诉讼: 0}]\n")
    return office, changed(office.printed(), replaced("全年签署合同", "全年共签订合同"))


def test_a_shipped_sentence_wants_the_manuscript_first() -> None:
    office, copy = shipped()
    before = office.data

    applied = office.apply(copy)

    assert {kind for kind, _ in states(applied)} == {"shipped"}
    assert applied.told[0].place.startswith("范句 sections/")
    assert "fazhi manuscript" in applied.told[0].reason
    assert office.data == before


def test_once_there_is_a_manuscript_it_is_taken_over() -> None:
    office, copy = shipped()
    made = first_manuscript(office.data, "2024.yaml", "2024.md", None, folder({}))
    assert made.data
    assert made.manuscript
    office.data, office.manuscript = made.data, made.manuscript

    applied = office.apply(copy)

    assert {status for _, status in states(applied)} == {"applied"}
    assert b"\xe5\x85\xa8\xe5\xb9\xb4\xe5\x85\xb1\xe7\xad\xbe\xe8\xae\xa2" in office.manuscript
    assert office.compared(copy).told == ()


def test_a_shipped_sentence_that_a_manuscript_puts_in() -> None:
    office = Office("## 行政决策\n\n{{ 句子.合同 }}\n\n最后的一段话。\n")
    before = office.manuscript
    copy = changed(office.printed(), replaced("全年签署合同", "全年共签订合同"))

    applied = office.apply(copy)

    assert {kind for kind, _ in states(applied)} == {"shipped"}
    assert applied.told[0].reason == "这是文稿放进来的范句；要改的，把文稿里放它进来的那一行换成自己的话"
    assert office.manuscript == before


# What stands around ----------------------------------------------------------------------------------------


def test_what_stands_around_the_text_is_of_the_data() -> None:
    office = Office()
    copy = changed(office.printed(profile="submission"), replaced("青山县水利局文件", "青山县水利局公文"))

    applied = office.apply(copy)

    assert states(applied) == [("around", "left")]
    assert applied.told[0].amendment.clauses == ("青山县水利局文件", "青山县水利局公文")


TABLE = """\
附件:
  - 标题: 合同清单
    表格: [{列: [名称, 金额], 行: [[甲合同, '12'], [乙合同, '30']]}]
"""


def test_a_table_is_told_as_a_whole() -> None:
    office = texts(LEDGERS + TABLE)

    def change(opened: Any) -> None:
        opened.tables[0].rows[1].cells[1].paragraphs[0].runs[0].text = "13"

    applied = office.apply(changed(office.printed(), change))

    assert kinds(office.compared(changed(office.printed(), change))) == [
        ("table", "甲合同\t12", "甲合同\t13")
    ]
    assert states(applied) == [("table", "left")]


# Which text a copy was printed from ------------------------------------------------------------------------


def later(office: Office) -> Office:
    """The office with its ledger and its manuscript changed since."""
    assert office.manuscript is not None
    office.data = office.data.replace(b"{\xe6\x80\xbb\xe6\x95\xb0: 4}", b"{\xe6\x80\xbb\xe6\x95\xb0: 6}")
    office.manuscript = office.manuscript.replace("逐份归档".encode(), "全部归档".encode())
    assert office.text()[3].startswith("（二）组织法治学习。局党组带头学法6次，")
    return office


def test_a_review_copy_is_compared_with_the_text_that_it_carries() -> None:
    office = Office()
    copy = changed(office.printed(), replaced("定期开展", "每季度开展"), replaced("认真整改", "逐项整改"))

    compared = later(office).compared(copy)

    assert compared.kind == "carried"
    assert kinds(compared) == [("text", "定期", "每季度"), ("text", "认真", "逐项")]
    applied = office.apply(copy)
    assert {status for _, status in states(applied)} == {"applied"}
    assert office.text()[2] == LINES[2].replace("逐份", "全部").replace("定期", "每季度")
    assert office.text()[3] == LINES[3].replace("4次", "6次")
    assert office.compared(copy).told == ()


def test_what_both_changed_is_a_conflict() -> None:
    office = Office()
    copy = changed(office.printed(), replaced("逐份归档", "按月归档"), replaced("认真整改", "逐项整改"))

    applied = later(office).apply(copy)

    (conflict,) = [each for each in applied.told if each.amendment.conflicts]
    assert (conflict.amendment.before, conflict.amendment.after) == ("逐份", "按月")
    assert conflict.status == "left"
    assert conflict.reason.startswith("印出改稿以后，这里的正文也改了")
    assert "合同文本全部归档" in office.text()[2]
    assert office.text()[-1] == "下一步，我局将逐项整改。"


def test_what_both_changed_alike_is_no_change() -> None:
    office = Office()
    copy = changed(office.printed(), replaced("逐份归档", "全部归档"))

    assert later(office).compared(copy).told == ()


def test_a_paragraph_removed_that_has_changed_since_stays() -> None:
    office = Office()
    copy = changed(office.printed(), removed("规范合同管理"))

    applied = later(office).apply(copy)

    assert states(applied) == [("removed", "left")]
    assert applied.told[0].amendment.conflicts


def test_a_paragraph_that_is_not_there_any_more() -> None:
    office = Office()
    copy = changed(office.printed(), replaced("认真整改", "逐项整改"))
    assert office.manuscript is not None
    office.manuscript = office.manuscript.replace("下一步，我局将认真整改。".encode(), "特此报告。".encode())

    compared = office.compared(copy)

    (told,) = compared.told
    assert told.amendment.conflicts
    assert told.status == "left"


def test_a_copy_with_recorded_changes_has_its_own_base() -> None:
    office = Office()
    copy = changed(office.printed(review=False), tracked("认真整改", "逐项整改"))

    compared = later(office).compared(copy)

    assert compared.kind == "revisions"
    assert kinds(compared) == [("text", "认真", "逐项")]
    office.apply(copy)
    assert office.text()[-1] == "下一步，我局将逐项整改。"


@pytest.mark.parametrize("profile", ["public", "submission"])
def test_without_its_base_a_copy_is_only_shown(profile: str) -> None:
    office = Office()
    copy = changed(office.printed(review=False, profile=profile), replaced("认真整改", "逐项整改"))  # type: ignore[arg-type]

    compared = later(office).compared(copy)

    assert compared.kind == "unknown"
    assert [each.code for each in compared.diagnostics] == ["FZ061"]
    assert ("text", "认真", "逐项") in kinds(compared)
    assert {each.status for each in compared.told} == {"left"}


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("profile", ["public", "submission"])
def test_a_package_has_the_base(suffix: str, profile: str) -> None:
    office = Office()
    copy = changed(office.printed(review=False, profile=profile), replaced("认真整改", "逐项整改"))  # type: ignore[arg-type]
    file = CopyFile(office.printed(review=False, suffix=suffix), f"报告.{suffix}")
    first = office.compared(office.printed(review=False))
    other = PrintedBase("0" * 16, file)

    compared = later(office).compared(copy, [other, PrintedBase(first.digests[0], file)])

    assert compared.kind == "package"
    assert [kind for kind in kinds(compared) if kind[0] == "text"] == [("text", "认真", "逐项")]
    assert office.compared(copy, [other]).kind == "unknown"


def test_a_base_that_a_person_names() -> None:
    office = Office()
    unchanged = office.printed(review=False)
    copy = changed(unchanged, replaced("认真整改", "逐项整改"))

    compared = later(office).compared(copy, [named_base(CopyFile(unchanged, "原稿.docx"))])

    assert compared.kind == "package"
    assert kinds(compared) == [("text", "认真", "逐项")]
    other = named_base(CopyFile(office.printed(review=False), "新稿.docx"))
    assert office.compared(copy, [other]).kind == "unknown"
    assert office.compared(copy, [named_base(CopyFile(b"PK", "坏.docx"))]).kind == "unknown"


def test_a_copy_that_does_not_name_its_text() -> None:
    office = Office()
    unchanged = office.printed(review=False)

    untracked = changed(unchanged, without_digest, replaced("认真整改", "逐项整改"))
    compared = office.compared(untracked)
    assert compared.kind == "unknown"
    assert [each.code for each in compared.diagnostics] == ["FZ061"]
    assert "没有写明" in compared.diagnostics[0].message

    assert office.compared(changed(unchanged, without_digest, tracked("认真整改", "逐项整改"))).kind == "same"
    named = named_base(CopyFile(unchanged, "原稿.docx"))
    assert office.compared(untracked, [named]).kind == "package"


def test_a_text_that_was_named_as_a_base() -> None:
    office = Office()
    copy = changed(office.printed(review=False), replaced("认真整改", "逐项整改"))
    text = named_base(CopyFile(office.printed(review=False, suffix="txt"), "原文.txt"))

    assert later(office).compared(copy, [text]).kind == "package"


# What would come out as something else ---------------------------------------------------------------------

TWICE = "## 甲\n\n{{ 补充段落.1 }}\n\n## 乙\n\n{{ 补充段落.1 }}\n\n最后的一段话。\n"
ADDITION = "补充段落: [{位置: 不足和整改, 标题: 经验做法, 内容: 推行一窗受理的做法。}]\n"


def in_first(old: str, new: str) -> Change:
    """Words in the first of the paragraphs that have them."""

    def change(opened: Any) -> None:
        found = next(each for each in opened.paragraphs if old in each.text)
        replaced(old, new)(type("Only", (), {"paragraphs": [found]}))

    return change


def test_a_text_that_is_printed_twice_is_not_changed_for_one_of_them() -> None:
    office = Office(TWICE, ADDITION)
    before = office.data
    copy = changed(office.printed(), in_first("一窗受理", "一网通办"), replaced("最后的一段", "末尾的一段"))

    applied = office.apply(copy)

    assert states(applied) == [("text", "left"), ("text", "applied")]
    assert applied.told[0].reason.startswith("写回去印出来和改稿不一样")
    assert office.data == before
    assert office.text()[-1] == "末尾的一段话。"


def test_a_text_that_is_printed_twice_and_changed_in_two_ways() -> None:
    office = Office(TWICE, ADDITION)

    def both(opened: Any) -> None:
        first, second = [each for each in opened.paragraphs if "一窗受理" in each.text]
        replaced("一窗受理", "一网通办")(type("Only", (), {"paragraphs": [first]}))
        replaced("一窗受理", "一次办好")(type("Only", (), {"paragraphs": [second]}))

    before = office.data

    assert {status for _, status in states(office.apply(changed(office.printed(), both)))} == {"left"}
    assert office.data == before


def test_a_change_with_which_the_data_would_have_an_error() -> None:
    office = texts()
    copy = changed(
        office.printed(), replaced("规范合同管理", "规范合同管理；"), replaced("列入年度考核", "纳入年度考核")
    )

    applied = office.apply(copy)

    assert sorted(states(applied)) == [("text", "applied"), ("text", "left")]
    assert "标题: 规范合同管理\n" in text_of(office)
    assert "纳入年度考核" in text_of(office)


def test_a_paragraph_added_behind_two_that_were_joined() -> None:
    office = Office("第一段说明甲方面的情况。\n\n第二段说明乙方面的情况。\n\n第三段。\n")

    def change(opened: Any) -> None:
        first, second = paragraph(opened, "第一段"), paragraph(opened, "第二段")
        added("第二段", "后来加的一段文字。")(opened)
        first.runs[0].text += second.text
        drop(second._p)

    office.apply(changed(office.printed(), change))

    assert office.text() == [
        "第一段说明甲方面的情况。第二段说明乙方面的情况。",
        "后来加的一段文字。",
        "第三段。",
    ]


def test_a_paragraph_of_an_annex_is_compared_as_well() -> None:
    office = texts(LEDGERS + "附件: [{标题: 说明, 内容: 附件里的一段文字。}]\n")
    copy = changed(office.printed(), replaced("附件里的一段", "附件中的一段"))

    applied = office.apply(copy)

    assert states(applied) == [("text", "applied")]
    assert "附件中的一段文字。" in text_of(office)


def test_evidence_is_of_the_data() -> None:
    office = Office()
    composed = office.compared(office.printed()).composed
    order = Order(("docx",), ("public",), "送审", evidence=True)
    (made,) = rendered(composed, [], order, DEFAULTS).files

    assert office.compared(made.content).told == ()
    (told,) = office.compared(changed(made.content, replaced("附件：佐证材料清单", "附件：材料清单"))).told
    assert (told.amendment.kind, told.status) == ("name", "left")


# Names of records ------------------------------------------------------------------------------------------

NAMED = "签订河道清淤合同，又签订堤防加固合同，都按期履行。\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("河道清淤合同", "河道疏浚合同"),
        ("河道清淤合同", "河道清淤工程合同"),
        ("清淤", ""),
        ("签订河道清淤", "签了河道疏浚"),
    ],
)
def test_the_name_of_a_record_is_never_taken_over(old: str, new: str) -> None:
    office = Office(NAMED)
    before = office.manuscript
    copy = changed(office.printed(), replaced(old, new))

    applied = office.apply(copy)

    (told,) = [each for each in applied.told if each.amendment.kind == "name"]
    assert told.status == "left"
    assert [(held.title, held.places) for held in told.held] == [("河道清淤合同", ("2024.yaml:4",))]
    assert office.manuscript is not None
    assert "河道清淤合同" in office.manuscript.decode()
    assert old == "签订河道清淤" or office.manuscript == before


def test_names_stay_in_a_sentence_that_was_rewritten_around_them() -> None:
    office = Office(NAMED)
    copy = changed(
        office.printed(),
        replaced(NAMED.strip(), "先是堤防加固合同，后是河道清淤合同，两份都签了、都按期履行。"),
    )

    applied = office.apply(copy)

    assert {status for _, status in states(applied)} == {"applied"}
    assert office.text() == ["先是堤防加固合同，后是河道清淤合同，两份都签了、都按期履行。"]


def test_a_name_goes_with_its_sentence() -> None:
    office = Office(NAMED)

    applied = office.apply(changed(office.printed(), replaced("又签订堤防加固合同，", "")))

    assert states(applied) == [("text", "applied")]
    assert office.text() == ["签订河道清淤合同，都按期履行。"]


def test_what_the_manuscript_counts_is_not_written_there() -> None:
    office = Office()
    before = office.manuscript
    copy = changed(office.printed(), replaced("偏晚。二是学法形式单一", "偏晚、学法形式单一"))

    applied = office.apply(copy)

    assert states(applied) == [("text", "left")]
    assert applied.told[0].reason.startswith("在文件里找不到这些字")
    assert [each.reason for each in applied.remaining.told] == [applied.told[0].reason]
    assert office.manuscript == before


def test_a_figure_that_a_text_of_the_data_declares() -> None:
    office = texts("不足:\n  - 还有{{ 25 }}个站所没有培训，主要原因是师资不足。\n")
    before = office.data

    applied = office.apply(changed(office.printed(), replaced("25个", "26个")))

    assert states(applied) == [("figure", "left")]
    assert [held.title for held in applied.told[0].held] == ["台账外"]
    assert office.data == before


def test_a_file_of_a_package_that_is_of_another_text() -> None:
    office = Office()
    copy = changed(office.printed(review=False), replaced("认真整改", "逐项整改"))
    digest = office.compared(copy).digests[0]
    other = CopyFile(later(office).printed(review=False), "报告.docx")

    assert office.compared(copy, [PrintedBase(digest, other)]).kind == "unknown"


# Reports as they are ---------------------------------------------------------------------------------------

REPORTS = [DATA, *sorted((ROOT / "examples").glob("*_2024.yaml"))]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("with_manuscript", [False, True])
def test_unchanged_copies_of_whole_reports(path: Path, with_manuscript: bool) -> None:  # noqa: FBT001  a case
    content, beside = path.read_bytes(), Beside(str(path))
    if with_manuscript and (made := first_manuscript(content, path.name, "own.md", None, beside)).manuscript:
        assert made.data
        content, beside = made.data, Overlaid({"own.md": made.manuscript}, beside)  # type: ignore[assignment]
    composed = compose_unapproved(content, path.name, None, beside)
    order = Order(("docx",), ("public", "submission"), "送审", True, options=Options(review=True))  # noqa: FBT003
    for each in rendered(composed, [], order, DEFAULTS).files:
        compared = compared_copy(content, path.name, CopyFile(each.content, "改稿.docx"), None, beside)
        assert compared.told == ()
        assert compared.kind == "same"


def test_a_text_that_is_carried_is_the_one_that_is_named() -> None:
    office = Office()
    copy = changed(office.printed(), replaced("认真整改", "逐项整改"))
    package = {
        name: part.replace("认真整改".encode(), "用心整改".encode()) for name, part in parts(copy).items()
    }

    assert office.compared(copy).kind == "same"
    assert later(office).compared(copy).kind == "carried"
    assert office.compared(pack(package)).kind == "unknown"
