"""`lint` on reports of every format: faults at their places, and our own outputs as clean as their data."""

from pathlib import Path

import pytest

from fazhi_report.cli.files import Beside
from fazhi_report.document import Profile
from fazhi_report.pipeline import Order, lint, render
from fazhi_report.settings.model import DEFAULTS
from fazhi_report.writers import WRITERS, Options
from tests.audit.test_reading import p, run
from tests.audit.xml import packed, with_part
from tests.conftest import DATA, ROOT
from tests.fonts import make_fonts

TITLE = p(run("青山县水利局关于2024年法治政府建设情况的报告"))
LEAD = p(run("现将我局2024年法治政府建设情况报告如下："))
SLIP = run("处理其它事项,截止2024年底完成。")


def told(content: bytes, name: str = "报告.docx") -> list[tuple[int, int, str, str]]:
    """All but what is said of the whole report."""
    found = lint(content, name, DEFAULTS)
    return [(each.line, each.column, each.code, each.message) for each in found if each.code != "FZ319"]


SLIPS = [("FZ341", 3), ("FZ362", 7), ("FZ341", 8)]
"""What is wrong with that sentence: 其它, a comma of half width, 截止."""


@pytest.mark.parametrize(
    ("inner", "where"),
    [
        (p(SLIP), ""),
        (p("<w:sdt><w:sdtPr/><w:sdtContent>" + SLIP + "</w:sdtContent></w:sdt>"), ""),
        ("<w:sdt><w:sdtContent>" + p(SLIP) + "</w:sdtContent></w:sdt>", ""),
        (p(f'<w:fldSimple w:instr=" DOCPROPERTY x ">{SLIP}</w:fldSimple>'), ""),
        (p(f"<w:smartTag>{SLIP}</w:smartTag>"), ""),
        (p(f"<w:hyperlink>{SLIP}</w:hyperlink>"), ""),
        (f"<w:tbl><w:tr><w:tc>{p(SLIP)}</w:tc></w:tr></w:tbl>", "（表格第1行第1格）"),
        (
            f"<w:tbl><w:tr><w:tc>{p(run('甲'))}</w:tc><w:tc>{p(SLIP)}</w:tc></w:tr></w:tbl>",
            "（表格第1行第2格）",
        ),
        (
            p(run("甲。"), f"<w:r><w:pict><w:txbxContent>{p(SLIP)}</w:txbxContent></w:pict></w:r>"),
            "（文本框）",
        ),
    ],
)
def test_text_wherever_it_stands_in_a_docx(inner: str, where: str) -> None:
    found = told(packed(TITLE + LEAD + inner))

    assert [(code, column) for _, column, code, _ in found] == SLIPS
    assert all(message.endswith(where) for *_, message in found)
    assert {line for line, *_ in found} == {2 if "表格" in where else 3}


def test_a_note() -> None:
    content = with_part(packed(TITLE + LEAD), "footnotes", f'<w:footnote w:id="2">{p(SLIP)}</w:footnote>')

    assert [(code, column) for _, column, code, _ in told(content)] == SLIPS


def test_an_insertion_is_checked_and_its_revision_told() -> None:
    body = TITLE + LEAD + p(f'<w:ins w:author="甲">{SLIP}</w:ins>')

    assert [code for *_, code, _ in told(packed(body))] == ["FZ040", "FZ341", "FZ362", "FZ341"]


def test_the_source_of_a_finding_is_its_line() -> None:
    (first, *_) = (
        each for each in lint(packed(TITLE + LEAD + p(SLIP)), "报告.docx", DEFAULTS) if each.code == "FZ341"
    )

    assert (first.source, first.quote) == ("处理其它事项,截止2024年底完成。", "其它")


def test_annexes_and_headers_are_looked_at_for_what_must_not_be_printed() -> None:
    annex = p(run("附件"), properties="<w:pageBreakBefore/>") + p(run("名册")) + p(run("电话13812345678。"))
    header = with_part(packed(TITLE + LEAD), "header", p(run("【待填】")))

    assert [code for *_, code, _ in told(packed(TITLE + LEAD + annex))] == ["FZ390"]
    assert [(code, message) for *_, code, message in told(header)] == [
        ("FZ372", "“【待填】”还没有填（页眉）")
    ]


def test_a_letterhead_and_an_imprint_are_no_text() -> None:
    head = p(run("机密★1年")) + p(run("青山县水利局文件")) + p(run("青水[2025]05号"))
    foot = p(run("抄送：县人大,县政协。")) + p(run("青山县水利局办公室 2025年2月1日印发"))

    found = told(packed(head + TITLE + LEAD + p(run("甲。")) + foot))

    assert found == [(1, 1, "FZ242", "标有密级（机密）")]  # which is no fault of a letterhead


def test_a_signature_is_read_like_the_text() -> None:
    signed = p(run("青山县水利局")) + p(run("二〇二五年二月五日"))

    assert [(line, code) for line, _, code, _ in told(packed(TITLE + LEAD + p(run("甲。")) + signed))] == [
        (5, "FZ386")
    ]


# Our own outputs --------------------------------------------------------------------------------------------

PROFILES: tuple[Profile, ...] = ("public", "submission")
SENT = """\
年度: 2024
成文日期: 2025-02-10
机构:
  全称: 青山县水利局
  简称: 县水利局
  自称: 我局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县, 上级: [省, 市]}
法治学习:
  - {形式: 专题学习, 学习内容: [习近平法治思想], 日期: 2024-03-05}
合同:
  - {名称: 水库除险加固合同, 日期: 2024-05-06, 合法性审核: 是, 数量: 12}
  - {名称: 河道清淤合同, 合法性审核: 否, 数量: 3}
不足:
  - 合同审核有遗漏，“放管服”改革还不到位……主要原因是先签后审——审核人员少
下年安排:
  - {标题: 规范合同管理, 内容: 合同先审核、后签署。}
公文要素:
  发文字号: 青水〔2025〕5号
  签发人: [王五, 李四]
  附注: 联系人：王五，电话：0391—1234567
  抄送: [市水利局]
  印发机关: 青山县水利局办公室
附件:
  - {标题: 合同明细表, 内容: "全年签署{{ 合同.份数|带单位 }}合同。"}
  - {标题: 执法人员名册, 内容: 见名册。}
"""
EXAMPLES = ROOT / "examples"
REPORTS = {
    "sent": (SENT.encode(), ()),
    **{path.stem: (path.read_bytes(), ()) for path in sorted(EXAMPLES.glob("*.yaml"))},
    # What is really there in the report of 2023, which its data file waives.
    "2023": (DATA.read_bytes(), ("FZ226", "FZ226", "FZ320", "FZ338", "FZ339", "FZ355", "FZ385")),
}


@pytest.mark.parametrize("name", REPORTS)
def test_outputs_are_as_clean_as_their_data(name: str, tmp_path: Path) -> None:
    content, expected = REPORTS[name]
    options = Options(font_folders=(make_fonts(tmp_path / "fonts"),))
    order = Order(tuple(WRITERS), PROFILES, options=options)
    made = render(content, f"{name}.yaml", order, DEFAULTS, folder=Beside(str(EXAMPLES / name)))

    assert len(made.files) == len(WRITERS) * len(PROFILES), made.diagnostics
    for file in made.files:
        found = lint(file.content, file.name, DEFAULTS)
        assert tuple(sorted(each.code for each in found)) == expected, (file.name, found)
