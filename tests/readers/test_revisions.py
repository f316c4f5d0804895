"""Revisions, comments, controls and bookmarks of a DOCX, with nothing decided."""

import pytest

from fazhi_report.readers.docx import Remark, Revised, RevisedParagraph, TrackedChange, read, revised
from fazhi_report.readers.docx_parts import Package
from tests.audit.test_reading import HEADINGS, numbered, p, run
from tests.audit.xml import packed, relations, zipped

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def read_revised(body: str, **parts: str) -> Revised:
    return revised(Package(packed(body, parts)))


def only(body: str, **parts: str) -> RevisedParagraph:
    (paragraph,) = read_revised(body, **parts).paragraphs
    return paragraph


def by(kind: str, who: str, *inner: str, date: str = "2026-01-05T08:00:00Z") -> str:
    return f'<w:{kind} w:id="1" w:author="{who}" w:date="{date}">{"".join(inner)}</w:{kind}>'


def taken(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def test_both_texts_with_who_changed_what() -> None:
    found = only(p(run("学法"), by("del", "张三", taken("3次")), by("ins", "李四", run("4次")), run("。")))

    assert (found.before, found.after, found.is_revised) == ("学法3次。", "学法4次。", True)
    assert [(piece.text, piece.revisions) for piece in found.pieces] == [
        ("学法", ()),
        ("3次", (TrackedChange("deleted", "张三", "2026-01-05T08:00:00Z"),)),
        ("4次", (TrackedChange("inserted", "李四", "2026-01-05T08:00:00Z"),)),
        ("。", ()),
    ]


def test_what_one_inserted_and_another_deleted_is_in_neither_text() -> None:
    found = only(p(run("甲"), by("ins", "张三", by("del", "李四", taken("乙")))))

    assert (found.before, found.after) == ("甲", "甲")
    assert [each.kind for each in found.pieces[1].revisions] == ["inserted", "deleted"]


def test_an_untouched_paragraph() -> None:
    found = only(p(run("甲"), run("乙", "<w:vanish/>")))

    assert (found.before, found.after, found.is_revised) == ("甲", "甲", False)
    assert [piece.hidden for piece in found.pieces] == [False, True]


def test_both_ends_of_a_move_have_its_name() -> None:
    def moved(side: str, *inner: str) -> str:
        return f'<w:move{side}RangeStart w:id="8" w:name="move7"/>{"".join(inner)}<w:move{side}RangeEnd w:id="8"/>'

    body = (
        moved(
            "From",
            p(
                by("moveFrom", "张三", taken("整段。")),
                properties="<w:rPr><w:moveFrom w:author='张三'/></w:rPr>",
            ),
        )
        + p(run("甲"))
        + p(moved("To", by("moveTo", "张三", run("整段。"))))
        + p(by("ins", "张三", run("别的")))
    )
    first, _, last, other = read_revised(body).paragraphs

    assert (first.before, first.after, last.before, last.after) == ("整段。", "", "", "整段。")
    assert [(each.kind, each.move) for each in (*first.pieces[0].revisions, *last.pieces[0].revisions)] == [
        ("moved from", "move7"),
        ("moved to", "move7"),
    ]
    assert first.end == TrackedChange("moved from", "张三", "", "move7")
    assert other.pieces[0].revisions[0].move == ""
    # Accepted, the paragraph that was moved away is no empty one.
    assert [each.text for each in read(Package(packed(body))).paragraphs] == ["甲", "整段。", "别的"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ('<w:ins w:author="张三"/>', "inserted"),
        ('<w:del w:author="张三"/>', "deleted"),
        ('<w:ins w:author="李四"/><w:del w:author="张三"/>', "deleted"),
    ],
)
def test_the_end_of_a_paragraph_was_changed(mark: str, kind: str) -> None:
    first, second = read_revised(p(run("上"), properties=f"<w:rPr>{mark}</w:rPr>") + p(run("下"))).paragraphs

    assert first.end == TrackedChange(kind, "张三")  # type: ignore[arg-type]
    assert (first.is_revised, second.end, first.number, second.number) == (True, None, 1, 2)


def test_numbers_count_as_if_all_were_accepted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        numbered("甲")
        + p(by("del", "张三", taken("乙")), properties=f'<w:numPr><w:numId w:val="1"/></w:numPr>{gone}')
        + numbered("丙", extra=gone)
        + numbered("丁")
        + numbered("戊")
    )

    assert [each.label for each in read_revised(body, numbering=HEADINGS).paragraphs] == [
        "一、",
        "",
        "二、",
        "",
        "三、",
    ]
    assert [each.text for each in read(Package(packed(body, {"numbering": HEADINGS}))).paragraphs] == [
        "一、甲",
        "二、丙丁",
        "三、戊",
    ]


def test_controls_and_bookmarks_around_text() -> None:
    def control(tag: str, inner: str) -> str:
        return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'

    body = control(
        "段",
        p(
            run("学法"),
            '<w:bookmarkStart w:id="3" w:name="合同"/>',
            control("次数", run("4", '<w:rStyle w:val="Fact"/>') + control("", run("次"))),
            '<w:bookmarkEnd w:id="3"/>',
        ),
    ) + p(run("外"))
    first, second = read_revised(body).paragraphs

    assert [(each.text, each.tags, each.bookmarks, each.style) for each in first.pieces] == [
        ("学法", ("段",), (), ""),
        ("4", ("段", "次数"), ("合同",), "Fact"),
        ("次", ("段", "次数"), ("合同",), ""),
    ]
    assert second.pieces[0].tags == ()


def test_whole_paragraphs_inserted() -> None:
    first, second = read_revised(by("ins", "张三", p(run("甲"))) + p(run("乙"))).paragraphs

    assert (first.before, first.after, second.before) == ("", "甲", "乙")


def test_cells_and_boxes_are_read_where_they_stand() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(run('框'))}</w:txbxContent></w:pict></w:r>"
    body = p(run("甲"), box) + f"<w:tbl><w:tr><w:tc>{p(run('格'))}</w:tc></w:tr></w:tbl>"

    assert [(each.after, each.where, each.number, each.row) for each in read_revised(body).paragraphs] == [
        ("甲", "text", 1, 0),
        ("框", "box", 1, 0),
        ("格", "table", 1, 1),
    ]


def with_remarks(body: str) -> Revised:
    remark = '<w:comment w:id="{}" w:author="{}" w:date="2026-01-05">{}</w:comment>'
    told = (
        remark.format(
            0,
            "张三",
            p(run("核对")).replace("<w:p>", '<w:p w14:paraId="A">')
            + p(run("份数")).replace("<w:p>", '<w:p w14:paraId="B">'),
        )
        + remark.format(1, "李四", p(run("已核")).replace("<w:p>", '<w:p w14:paraId="C">'))
        + remark.format(2, "王五", "")
    )
    return revised(
        Package(
            zipped(
                {
                    "_rels/.rels": relations(
                        {
                            "a": ("officeDocument", "word/document.xml"),
                            "b": ("custom-properties", "docProps/custom.xml"),
                        }
                    ),
                    "docProps/custom.xml": f'<Properties xmlns:vt="{VT}"><property name="fazhi"><vt:lpwstr>1a2b</vt:lpwstr></property><property/></Properties>',
                    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
                    "word/_rels/document.xml.rels": relations(
                        {"a": ("comments", "comments.xml"), "b": ("commentsExtended", "more.xml")}
                    ),
                    "word/comments.xml": f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{told}</w:comments>',
                    "word/more.xml": f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="B" w15:done="1"/><w15:commentEx w15:paraId="C" w15:paraIdParent="B" w15:done="0"/></w15:commentsEx>',
                }
            )
        )
    )


def test_comments_with_what_they_are_about() -> None:
    found = with_remarks(
        p(
            run("签署"),
            '<w:commentRangeStart w:id="0"/>',
            run("合同"),
            '<w:commentRangeStart w:id="1"/>',
            run("3份"),
        )
        + p(
            run("另"),
            '<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="0"/>',
            '<w:r><w:commentReference w:id="2"/></w:r>',
            run("外"),
        )
    )

    assert [[(piece.text, piece.remarks) for piece in each.pieces] for each in found.paragraphs] == [
        [("签署", ()), ("合同", ("0",)), ("3份", ("0", "1"))],
        [("另", ("0", "1")), ("", ("2",)), ("外", ())],
    ]
    assert found.remarks == (
        Remark("0", "张三", "2026-01-05", "核对\n份数", "", done=True),
        Remark("1", "李四", "2026-01-05", "已核", "0"),
        Remark("2", "王五", "2026-01-05", ""),
    )
    assert found.properties == {"fazhi": "1a2b"}


def test_without_comments_and_properties() -> None:
    found = read_revised(p(run("甲")))

    assert (found.remarks, found.properties) == ((), {})
    assert revised(Package(packed("", body=False))).paragraphs == ()
