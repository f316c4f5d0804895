"""Whom a document goes to: inferred from its kind, told, or given; and what is asked of each direction."""

import pytest

from fazhi_report.audit import Direction, audit
from tests.audit.offices import (
    CLOSING,
    DOWN,
    HEI,
    REPORT,
    SENTENCE,
    TWO_IN,
    UP,
    addressees,
    blank,
    body,
    imprint,
    mark,
    number_down,
    number_up,
    par,
    rule,
    run,
    sealed,
    text,
    title,
    whole,
)
from tests.audit.planting import found, told, written
from tests.conftest import Run, write

REST = addressees("各股室，局属各单位：") + text() + CLOSING + imprint("抄送：各乡镇。")


def notes(content: bytes, direction: Direction | None = None) -> list[str]:
    return [each.message for each in audit(content, "a.docx", direction=direction) if each.code == "FZ588"]


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("情况的报告", "按上行文检查（文种：报告）"),
        ("经费的请示", "按上行文检查（文种：请示）"),
        ("工作要点的通知", "按下行文检查（文种：通知）"),
        ("方案的批复", "按下行文检查（文种：批复）"),
        ("任务的通知（试行）", "按下行文检查（文种：通知）"),
        ("执法数据的函", "按平行文检查（文种：函）"),
        ("治水的意见", "按下行文检查（文种：意见）"),
        ("工作的汇总", "按下行文检查（标题里没有文种）"),
    ],
)
def test_the_kind_tells_the_direction(ending: str, said: str) -> None:
    assert notes(whole(DOWN + title("青山县水利局关于", ending) + REST)) == [said]


def test_a_signer_tells_an_upward_opinion() -> None:
    content = whole(
        UP + title("青山县水利局关于", "河道治理的意见") + addressees() + text() + CLOSING + imprint()
    )
    assert notes(content) == ["按上行文检查（文种：意见）"]
    assert told(found(content)) == []


def test_what_is_for_the_public_is_told_so() -> None:
    assert notes(written("public")) == ["按公开版检查：没有版头、发文字号、签发人"]


def test_what_is_given_is_not_told() -> None:
    assert notes(written("submission"), "up") == []
    assert [each for each in audit(written("public"), "a.docx", "public") if each.code == "FZ588"] == []


NOTICE = whole(DOWN + title("青山县水利局关于", "印发普法要点的通知") + REST)


def test_a_notice_is_no_upward_document() -> None:
    assert told(found(NOTICE)) == []
    said = [each.message for each in audit(NOTICE, "a.docx", direction="up")]
    assert "没有签发人，上行文应当标注" in "".join(said)
    assert "上行文的发文字号没有居左空一字" in "".join(said)
    assert "上行文抄送了下级机关或者内设机构（“各乡镇”）" in "".join(said)
    assert "主送2个机关，上行文原则上主送一个上级机关" in "".join(said)


def test_a_report_sent_down_by_word_of_the_user() -> None:
    content = whole(DOWN + REPORT + REST)
    assert "FZ523" in {each.code for each in found(content)}
    assert [each for each in audit(content, "a.docx", direction="down") if each.code == "FZ523"] == []


def test_the_number_of_a_downward_document_to_the_left() -> None:
    head = mark() + blank(2) + par(run("青水〔2024〕5号"), jc="left") + rule() + blank(2)
    content = whole(head + title("青山县水利局关于", "印发普法要点的通知") + REST)
    assert [each.partition("：")[2] for each in told(found(content))] == ["下行文的发文字号没有居中"]


def test_a_document_that_is_given_a_direction_is_sent_to_an_office() -> None:
    codes = {each.code for each in audit(whole(REPORT + blank() + body()), "a.docx", direction="down")}
    assert {"FZ524", "FZ526", "FZ529"} <= codes
    assert "FZ523" not in codes


def test_minutes_have_a_form_of_their_own() -> None:
    head = mark("青山县水利局会议纪要", before=0) + number_down("〔2024〕5号")
    content = whole(head + title("青山县水利局", "局长办公会议纪要") + text() + imprint())
    assert {each.code for each in found(content)} <= {"FZ524"}


def test_an_order_has_a_number_of_its_own() -> None:
    head = mark("青山县人民政府令", before=0) + par(run("第5号"), jc="center")
    content = whole(head + blank() + text() + blank(2) + sealed("青山县人民政府"))
    assert not {"FZ580", "FZ581", "FZ582"} & {each.code for each in found(content)}


def test_a_letter_has_no_number_on_its_first_page_and_no_rule_of_a_file() -> None:
    first = mark("青山县水利局", before=0) + par(run("青水函〔2024〕5号"), jc="right")
    inner = (
        first
        + blank()
        + title("青山县水利局关于", "商请提供数据的函")
        + addressees("县司法局：")
        + text()
        + CLOSING
    )
    assert told(found(whole(inner, section="<w:titlePg/>"))) == []


def test_dates_and_numbers_to_be_filled_in() -> None:
    day = par(run("20XX年X月X日"), jc="right", ind='w:rightChars="400" w:right="1264"')
    head = mark() + blank(2) + number_up("青水〔20XX〕X号") + rule() + blank(2)
    content = whole(
        head
        + REPORT
        + addressees()
        + text()
        + blank(2)
        + par(run("青山县水利局"), jc="right")
        + day
        + imprint()
    )
    assert told(found(content)) == []
    said = "".join(each.message for each in audit(content, "a.docx"))
    assert "需人工核对：日期还空着" in said
    assert "需人工核对：版头还有空着的地方" in said


def test_a_table_of_contents_is_no_heading() -> None:
    entry = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2", "宋体", 12)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    contents = par(run("一、主要举措", "宋体", 12), entry)
    assert told(found(whole(REPORT + blank() + contents + body()))) == []


def test_a_heading_in_the_outline_may_have_the_face_of_any_level() -> None:
    outline = '<w:outlineLvl w:val="0"/>'

    def headed(font: str, words: str = "存在的不足") -> list[str]:
        line = par(run(words, font), ind=TWO_IN, more="").replace("<w:rPr><w:sz", f"{outline}<w:rPr><w:sz", 1)
        return [
            each.partition("：")[2] for each in told(found(whole(REPORT + blank() + text() + line + text())))
        ]

    assert headed(HEI) == []
    assert headed("楷体_GB2312") == []
    assert headed("宋体") == [
        "一级标题字体是宋体，应为黑体（黑体等）" if False else "一级标题字体是宋体，应为黑体"
    ]
    assert headed("宋体", SENTENCE * 2) == ["字体是宋体，应为仿宋体（仿宋_GB2312等）"]


# The command ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["down", "下行"])
def test_the_direction_may_be_named(fazhi: Run, word: str) -> None:
    path = write("a.docx", whole(DOWN + REPORT + REST))
    assert "没有签发人" in fazhi("check", path)[1]
    out = fazhi("check", "--direction", word, path)[1]
    assert "FZ523" not in out
    assert "FZ588" not in out


def test_severities_are_those_of_the_office(fazhi: Run) -> None:
    path = write("a.docx", whole(DOWN + REPORT + REST))
    code, out, _ = fazhi("check", path)
    assert code == 1
    write("fazhi.toml", '[rules]\nFZ523 = "警告"\nFZ588 = "off"\nFZ525 = "off"\nFZ529 = "info"\n')
    code, out, _ = fazhi("check", path)
    assert code == 0
    assert "警告 FZ523" in out
    assert "FZ588" not in out
    assert "提示 FZ529" in out


def test_a_milder_finding_stays_milder(fazhi: Run) -> None:
    # No 版记 is a warning of an error's rule.
    path = write("a.docx", whole(UP + REPORT + addressees() + text() + CLOSING))
    assert "警告 FZ529 没有印发机关和印发日期" in fazhi("check", path)[1]
    write("fazhi.toml", '[rules]\nFZ529 = "error"\n')
    assert "警告 FZ529 没有印发机关和印发日期" in fazhi("check", path)[1]


def test_codes_of_output_are_no_rules(fazhi: Run) -> None:
    write("fazhi.toml", '[rules]\nFZ508 = "off"\n')
    _, out, err = fazhi("check", write("a.docx", written("public")))
    assert "FZ033" in out + err
