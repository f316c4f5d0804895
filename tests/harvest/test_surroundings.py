"""What stands around a text: what a field holds, what stays text, what is left out."""

from typing import Any

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Document, Heading, Imprint, Letterhead, Paragraph, Run, Runs
from fazhi_report.editing.harvest.surroundings import Surroundings, surroundings
from fazhi_report.readers import Aside, ReadText


def runs(text: str, line: int = 1) -> Runs:
    """A text on a line of a file."""
    return (Run(text, origin=Mark(line, 1)),)


def around(*asides: Aside, refused: frozenset[str] = frozenset(), **parts: Any) -> Surroundings:
    """What stands around a document of a title and a paragraph on line 4."""
    made: dict[str, Any] = {"title": (runs("报告"),), "blocks": (Paragraph(runs("正文。", 4)),), "author": ""}
    return surroundings(ReadText(Document(**{**made, **parts}), [], asides), refused)


def test_a_text_that_opens_with_a_run_in_heading_begins_there() -> None:
    signed = Aside("署名", runs("青山县水利局", 2))
    opening = Paragraph(runs("学法。", 0), Heading(2, "（一）", runs("加强学习。", 3)))

    assert around(signed, blocks=(opening,)).above == ["青山县水利局"]
    opening = Paragraph(runs("学法。", 3), Heading(2, "（一）", runs("加强学习。", 1)))
    assert around(signed, blocks=(opening,)).above == []


def test_addressees_that_are_no_names_stay_text() -> None:
    for text in ("县委、：", "县委。、县政府：", "、县委："):
        found = around(addressees=runs(text))
        assert (found.above, found.data) == ([text], {})
    assert around(addressees=runs("县委、县政府：")).data == {"篇章": {"主送机关": ["县委", "县政府"]}}


def test_a_remark_without_brackets_stays_text() -> None:
    remark = Aside("附注", runs("（联系人：李四", 6))
    assert around(remark).below == ["（联系人：李四"]
    whole = Aside("附注", runs("（联系人：李四）", 6))
    assert around(whole).data == {"公文要素": {"附注": "联系人：李四"}}
    assert around(whole, refused=frozenset({"附注"})).below == ["（联系人：李四）"]


def test_a_letterhead_has_its_secrecy_and_its_period() -> None:
    head = Letterhead("青山县水利局文件", "", (), "000001", "秘密★1年", "特急")
    lines = [Aside("版头", runs(text)) for text in ("000001", "秘密★1年", "特急")]

    assert around(letterhead=head).data["公文要素"] == {
        "发文机关标志": "青山县水利局文件",
        "份号": "000001",
        "紧急程度": "特急",
        "密级和保密期限": {"密级": "秘密", "期限": "1年"},
    }
    assert around(letterhead=head._replace(secrecy="秘密")).data["公文要素"]["密级和保密期限"] == {
        "密级": "秘密"
    }
    told = around(*lines, letterhead=head, refused=frozenset({"紧急程度"}))
    assert told.left_out == ["版头：特急"]
    assert told.only_submitted == ["000001", "秘密★1年"]


def test_what_a_letterhead_has_no_field_for_is_left_out() -> None:
    assert around(Aside("版头", runs("000001"))).left_out == ["版头：000001"]


IMPRINT = Imprint(("市水利局",), "县水利局办公室", "2025年2月11日印发")


def test_each_part_of_an_imprint_has_its_field() -> None:
    copies = Aside("版记", runs("抄送：市水利局。", 8))
    printing = Aside("版记", runs("县水利局办公室　2025年2月11日印发", 9))

    assert around(copies, printing, imprint=IMPRINT).only_submitted == [
        "抄送：市水利局。",
        "县水利局办公室　2025年2月11日印发",
    ]
    only_copies = around(copies, imprint=Imprint(("市水利局",), "", ""))
    assert only_copies.data == {"公文要素": {"抄送": ["市水利局"]}}
    only_printed = around(printing, imprint=IMPRINT._replace(copies_to=()))
    assert only_printed.data == {"公文要素": {"印发机关": "县水利局办公室", "印发日期": "2025-02-11"}}


def test_what_an_imprint_can_not_hold_is_left_out() -> None:
    printing = Aside("版记", runs("县水利局办公室　2025年2月30日印发", 9))
    found = around(printing, imprint=IMPRINT._replace(date="2025年2月30日印发"))

    assert "印发日期" not in found.data["公文要素"]
    assert found.left_out == ["版记：县水利局办公室　2025年2月30日印发"]
    assert found.only_submitted == []
