"""What is left in a DOCX of its drafting is told at its place; a finished one has none of it."""

import pytest

from fazhi_report.diagnostics import WHOLE_FILE, Finding, Mark
from fazhi_report.readers import ReadText, read
from tests.audit.test_reading import p, run
from tests.audit.xml import packed, with_part
from tests.readers.test_revisions import by, taken

TITLE = p(run("甲局2024年法治政府建设年度报告"))


def found(body: str, **parts: str) -> list[Finding]:
    return of(packed(TITLE + body, parts))


def of(content: bytes) -> list[Finding]:
    text = read(content, "报告.docx")
    assert isinstance(text, ReadText), text
    return list(text.findings)


def told(findings: list[Finding]) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.code, each.message, tuple(each.place)) for each in findings if isinstance(each.place, Mark)]


def test_a_finished_report() -> None:
    assert found(p(run("签署合同4份。"), '<w:bookmarkStart w:id="1" w:name="a"/>')) == []


def test_revisions_by_paragraph_with_who_made_them() -> None:
    body = p(run("签署合同"), by("del", "张三", taken("3份")), by("ins", "李四", run("4份")), run("。")) + p(
        run("甲。")
    )

    assert told(found(body)) == [
        ("FZ040", "还有没有处理的修订：删去“3份”，插入“4份”（张三、李四，2026-01-05）", (2, 5)),
    ]
    assert found(body)[0].quote == "4份"


def test_many_revisions_of_a_paragraph_are_shortened() -> None:
    body = p(*(by("ins", "", run(f"很长很长很长很长很长的第{at}处改动，"), date="") for at in range(4)))

    assert told(found(body)) == [
        (
            "FZ040",
            "还有没有处理的修订：插入“很长很长很长很长很长的第0处改……”，插入“很长很长很长很长很长的第1处改……”，插入“很长很长很长很长很长的第2处改……”等",
            (2, 1),
        )
    ]


@pytest.mark.parametrize(("mark", "verb"), [("ins", "插入"), ("del", "删去")])
def test_the_end_of_a_paragraph(mark: str, verb: str) -> None:
    body = p(run("甲。"), properties=f'<w:rPr><w:{mark} w:author="张三"/></w:rPr>') + p(run("乙。"))

    assert [message for _, message, _ in told(found(body))] == [f"还有没有处理的修订：段落标记{verb}（张三）"]


def test_revisions_of_formats() -> None:
    body = p(run("甲。", '<w:b/><w:rPrChange w:author="张三"><w:rPr/></w:rPrChange>'))

    assert told(found(body)) == [("FZ040", "还有没有处理的修订：1处格式", tuple(WHOLE_FILE))]


def remark(number: int, text: str, author: str = "张三") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{p(run(text))}</w:comment>'


def around(number: int, text: str) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>'


def test_comments_at_what_they_are_about() -> None:
    content = packed(TITLE + p(run("签署合同"), around(0, "4份"), run("。")))
    content = with_part(content, "comments", remark(0, "请核对"))

    assert told(of(content)) == [("FZ041", "还留着张三的批注：“请核对”", (2, 5))]


def test_a_comment_that_is_settled_and_one_of_nobody_about_nothing() -> None:
    marked = p(around(0, "甲。"))
    content = with_part(packed(TITLE + marked), "comments", remark(0, "好") + remark(7, "另", ""))

    assert told(of(content)) == [
        ("FZ041", "还留着张三的批注：“好”", (2, 1)),
        ("FZ041", "还留着批注：“另”", (1, 1)),
    ]


def test_many_comments_are_one_finding() -> None:
    marked = "".join(p(around(at, "甲。")) for at in range(21))
    content = with_part(packed(TITLE + marked), "comments", "".join(remark(at, "好") for at in range(21)))

    assert told(of(content)) == [("FZ041", "还留着21条批注（张三）", tuple(WHOLE_FILE))]


@pytest.mark.parametrize(
    ("properties", "code", "message"),
    [
        ("<w:vanish/>", "FZ042", "有隐藏的文字：“待定。”"),
        ("<w:strike/>", "FZ043", "有画了删除线的文字：“待定。”"),
        ("<w:dstrike/>", "FZ043", "有画了删除线的文字：“待定。”"),
        ('<w:highlight w:val="yellow"/>', "FZ046", "有突出显示的文字：“待定。”"),
    ],
)
def test_looks_of_drafts(properties: str, code: str, message: str) -> None:
    body = p(run("甲。"), run("待定。", properties))

    assert told(found(body)) == [(code, message, (2, 1 if code == "FZ042" else 3))]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:strike w:val="false"/>',
        '<w:dstrike w:val="0"/>',
        '<w:highlight w:val="none"/>',
    ],
)
def test_looks_that_are_off(properties: str) -> None:
    assert found(p(run("甲。", properties))) == []


def test_hidden_text_is_none_of_the_report() -> None:
    text = read(packed(TITLE + p(run("甲。"), run("待定。", "<w:vanish/>"))), "报告.docx")

    assert isinstance(text, ReadText)
    assert [block.text for block in text.document.blocks] == ["甲。"]


@pytest.mark.parametrize(
    ("inner", "message", "column"),
    [
        (
            f'<w:fldSimple w:instr=" REF a ">{run("错误！未找到引用源")}</w:fldSimple>',
            "域没有结果：“错误！未找到引用源”",
            3,
        ),
        (
            f'<w:fldSimple w:instr=" REF a ">{run("Error! Reference source not found.")}</w:fldSimple>',
            "域没有结果：“Error! Reference source not found.”",
            3,
        ),
        (
            f'<w:fldSimple w:instr=" DATE ">{run("2025年1月5日")}</w:fldSimple>',
            "“2025年1月5日”是自动的日期，以后每次打开都会变",
            3,
        ),
    ],
)
def test_fields(inner: str, message: str, column: int) -> None:
    assert told(found(p(run("见："), inner))) == [("FZ044", message, (2, column))]


def test_fields_that_want_to_be_brought_up_to_date() -> None:
    dirty = f'<w:fldSimple w:instr=" REF a " w:dirty="true">{run("3")}</w:fldSimple>'

    assert told(found(p(run("甲"), dirty))) == [("FZ044", "有1个域的内容已经过期", tuple(WHOLE_FILE))]
    assert told(found(p(run("甲。")), settings="<w:updateFields/>")) == [
        ("FZ044", "文件要求打开时更新域，现在的内容可能不是最新的", tuple(WHOLE_FILE))
    ]
    assert found(p(f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>')) == []


@pytest.mark.parametrize(
    ("inner", "name"),
    [("<w:altChunk/>", "插入的文件"), ("<w:subDoc/>", "子文档"), (p("<w:r><w:object/></w:r>"), "嵌入的对象")],
)
def test_what_is_not_read(inner: str, name: str) -> None:
    assert told(found(inner)) == [("FZ045", f"里面的{name}没有读，其中的文字没有检查", tuple(WHOLE_FILE))]


def test_a_chart_is_not_read() -> None:
    content = with_part(packed(TITLE), "chart", "")

    assert told(of(content)) == [("FZ045", "里面的图表和图形没有读，其中的文字没有检查", tuple(WHOLE_FILE))]


def test_a_place_outside_the_text_is_told_at_the_paragraph_before() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p(run('甲', '<w:strike/>'))}</w:tc></w:tr></w:tbl>"

    assert told(found(cell)) == [("FZ043", "有画了删除线的文字：“甲”", (1, 1))]
