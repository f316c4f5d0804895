"""Reports that were written already, and what data file and manuscript print of them."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report import rules
from fazhi_report.codes import CODES
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.document import Document
from fazhi_report.editing.harvest import ReportFile, Unknown, imported
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.readers import read
from fazhi_report.rules import subject_of
from tests.conftest import GOLDEN
from tests.harvest.importing import TEXTS, Beside, data_of, docx_of, of_bytes, of_text, printed

GOLDEN_TEXT = (GOLDEN / "2023.txt").read_text(encoding="utf-8")
HEAD = "青山县水利局2024年法治政府建设情况报告\n现将我局2024年法治政府建设情况报告如下：\n"


def lines_of(path: Path) -> list[str]:
    """The lines of a text; what may be normalised is."""
    text = re.sub(
        r"(?<=[\u4e00-\u9fff,]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff%])", "", path.read_text(encoding="utf-8")
    )
    text = re.sub(
        r"^(\d\.) ", r"\1", text.replace("(一)", "（一）").replace("办公室:", "办公室："), flags=re.MULTILINE
    )
    return text.splitlines()


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_report_comes_back_as_it_was(path: Path) -> None:
    made = of_bytes(path.read_bytes(), path.name)

    assert made.differences == ()
    assert printed(made) == [line for line in lines_of(path) if line not in made.only_submitted]
    assert {*made.only_submitted} <= {*printed(made, "submission")}


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
@pytest.mark.parametrize("run_in", [False, True])
def test_the_same_from_a_docx(path: Path, run_in: bool) -> None:  # noqa: FBT001
    lines = path.read_text(encoding="utf-8").splitlines()
    table = next((index for index, line in enumerate(lines) if line.startswith("附件：")), len(lines))
    made = of_bytes(docx_of(lines[:table], run_in=run_in), "报告.docx")

    assert made.differences == ()
    assert printed(made) == [line for line in lines_of(path)[:table] if line not in made.only_submitted]


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_nothing_is_left_to_be_found_in_it(path: Path) -> None:
    """No number without an origin, no claim without a tie, no error, nothing written and not printed."""
    made = of_bytes(path.read_bytes(), path.name)
    loaded = load(made.data, "x.yaml", Beside(**{f"{made.year}.md": made.manuscript}))
    assert loaded.report is not None
    document = compose(loaded.report, loaded.facts, manuscript=loaded.manuscript)
    assert isinstance(document, Document)
    subject = subject_of(document, report=loaded.report, facts=loaded.facts)
    found = [
        *loaded.findings,
        *rules.waived(rules.check(subject), loaded.report.waivers),
    ]

    assert [each for each in found if each.severity is Severity.ERROR and not each.waived] == []
    assert {each.code for each in found} & {
        "FZ218",
        "FZ220",
        "FZ221",
        "FZ284",
        "FZ290",
        "FZ291",
        "FZ292",
    } == set()


def test_there_are_texts_enough() -> None:
    assert len(TEXTS) >= 20


@pytest.mark.parametrize("name", ["2023.txt", "2023.docx"])
def test_the_report_of_2023_comes_back(name: str) -> None:
    lines = GOLDEN_TEXT.splitlines()
    content = GOLDEN_TEXT.encode() if name.endswith("txt") else docx_of(lines, run_in=True)
    made = of_bytes(content, name)

    assert "\n".join(printed(made)) + "\n" == GOLDEN_TEXT
    assert [each.figure for each in made.landed if not each.facts] == []
    data = data_of(made)
    assert data["合同"] == {"总数": 1, "合法性审核": 1, "纠纷": 0, "诉讼": 0, "来源": "2023年报告"}
    assert data["机构"]["简称"] == "区财政局"
    assert (
        "[均经合法性审核，未发生纠纷诉讼]" in made.manuscript.decode()
        or "[均经合法性审核]{合同" in made.manuscript.decode()
    )


# Numbers ---------------------------------------------------------------------------------------------------


def of(*lines: str) -> tuple[str, dict[str, object]]:
    """The last paragraph of the manuscript, and the data, of a report with some lines."""
    made = of_text(HEAD + "\n".join(lines))
    assert made.differences == ()
    return made.manuscript.decode().strip().split("\n\n")[-1], data_of(made)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("全年签订合同12份。", "全年签订合同{{ 合同.份数|带单位 }}。"),
        ("举办执法培训两次。", "举办执法培训{{ 培训.执法培训|汉字 }}次。"),
        ("举办执法培训6次。", "举办执法培训{{ 培训.执法培训 }}次。"),
        ("举办执法培训六次。", "举办执法培训{{ 培训.执法培训|汉字 }}次。"),
        ("局党组两次研究法治政府建设工作。", "局党组{{ 党组会议.次数|汉字|带单位 }}研究法治政府建设工作。"),
        ("全年发放宣传资料5000份以上。", "全年发放宣传资料{{ 普法活动.发放资料|带单位 }}。"),
        ("全年发放宣传资料1.2万册。", "全年发放宣传资料{{ 普法活动.发放资料 }}册。"),
        (
            "全年发放宣传资料5000册以上。",
            "全年发放宣传资料{{ 5000 }}册以上。\n<!-- 待核：“5000册以上”台账会印成5000份以上，和这里写的不一样；也许是 普法活动.发放资料 -->",
        ),
        ("执法人员持证率98.50%。", "执法人员持证率{{ 执法人员.持证率|两位小数 }}。"),
        ("罚没12.30万元。", "罚没{{ 行政处罚.罚没金额|带单位|两位小数 }}。"),
        (
            "排查矛盾纠纷321件，化解316件，化解率98.4%。",
            "排查矛盾纠纷{{ 矛盾纠纷.件数|带单位 }}，化解{{ 矛盾纠纷.已化解|带单位 }}，化解率{{ 矛盾纠纷.化解率|一位小数 }}。",
        ),
        ("辖区有社区25个。", "辖区有社区{{ 25 }}个。"),
        (
            "组织考试，参考率、合格率均达100%。",
            "组织考试，[参考率、合格率均达{{ 考试.参考率 }}]{考试.合格率=100%}。",
        ),
    ],
)
def test_numbers_are_cited_as_they_were_typed(text: str, written: str) -> None:
    assert of(text)[0] == written


def test_a_rate_that_does_not_follow_is_typed() -> None:
    written, data = of("排查矛盾纠纷321件，化解316件，化解率90%。")

    assert "化解率{{ 90% }}" in written
    assert "台账会印成98.44%" in written
    assert data["矛盾纠纷"] == {"总数": 321, "已化解": 316, "来源": "2024年报告"}


def test_totals_that_contradict_each_other_do_not_stand_in_the_file() -> None:
    written, data = of("应考50人，实考60人，合格40人。")

    assert "应考人数" not in data["法治考试"] or "实考人数" not in data["法治考试"]  # type: ignore[operator]
    assert "与别的总数对不上" in written


def test_numbers_of_plans_stay_text() -> None:
    made = of_text(HEAD + "一、主要做法\n全年签订合同12份。\n二、2025年工作安排\n开展培训4期。")

    assert made.planned == 1
    assert "开展培训4期。" in made.manuscript.decode()


def test_a_number_of_a_shortcoming_yields_to_that_of_what_was_done() -> None:
    made = of_text(HEAD + "一、主要做法\n全年评查案卷80卷。\n二、存在的不足\n评查案卷20卷。")

    assert {each.figure: each.facts for each in made.landed} == {"80卷": ("案卷评查.卷数",), "20卷": ()}


def test_claims_are_tied_or_noted() -> None:
    written, data = of("全年签署合同3份，均经合法性审核，未发生诉讼，全部按时履行。")

    assert "[均经合法性审核]{合同.均经合法性审核}" in written
    assert "[未发生诉讼]{合同.无诉讼}" in written
    assert "[全部按时履行]{台账外}" in written
    assert "<!-- 待核：“全部按时履行”台账里没有这个判断，写成台账外 -->" in written
    made = of_text(HEAD + "签署合同3份，全部按时履行。")
    assert made.to_check[-1] == ("第2段", "“全部按时履行”台账里没有这个判断，写成台账外")
    assert data["合同"] == {"总数": 3, "合法性审核": 3, "诉讼": 0, "来源": "2024年报告"}


def test_what_nothing_uses_does_not_stand_in_the_file() -> None:
    assert "行政处罚" not in of("罚款0.6万元。")[1]


# What stands around ----------------------------------------------------------------------------------------

OFFICIAL = """\
青山县水利局文件
青水〔2025〕5号　签发人：王五
青山县水利局关于2024年法治政府建设情况的报告
县委、县政府：
现将我局2024年法治政府建设情况报告如下：
一、主要做法
全年签订合同12份。
青山县水利局
2025年2月10日
（联系人：李四，电话：12345678）
抄送：市水利局。
青山县水利局办公室　2025年2月11日印发
"""


def test_what_stands_around_goes_to_its_fields() -> None:
    made = of_text(OFFICIAL)
    data = data_of(made)

    assert data["篇章"] == {"主送机关": ["县委", "县政府"]}
    assert data["成文日期"] == "2025-02-10"
    assert data["公文要素"] == {
        "发文机关标志": "青山县水利局文件",
        "发文字号": "青水〔2025〕5号",
        "签发人": ["王五"],
        "署名": "青山县水利局",
        "公开版落款": "是",
        "附注": "联系人：李四，电话：12345678",
        "抄送": ["市水利局"],
        "印发机关": "青山县水利局办公室",
        "印发日期": "2025-02-11",
    }
    assert printed(made, "submission") == OFFICIAL.splitlines()
    assert made.left_out == ()


def test_what_fits_no_field_stays_text() -> None:
    text = HEAD.splitlines()
    below = of_text("\n".join((*text, "一、主要做法", "青山县水利局", "二〇二五年一月十日")))
    assert printed(below)[-2:] == ["青山县水利局", "二〇二五年一月十日"]

    above = of_text("\n".join((text[0], "（2025年1月10日）", "县委、县政府：", text[1], "一、主要做法")))
    assert printed(above)[1:3] == ["（2025年1月10日）", "县委、县政府："]
    assert "篇章" not in data_of(above)

    office = of_bytes(docx_of([*text, "一、主要做法", "签订合同1份。"]), "报告.docx")
    assert "公文要素" not in data_of(office)


def test_addressees_whose_marks_are_narrow_are_told() -> None:
    made = of_text(HEAD.replace("\n现", "\n县委、县政府:\n现") + "一、主要做法")

    assert printed(made)[1] == "县委、县政府："
    assert [each.text for each in made.text.normalised] == ["县委、县政府: → 县委、县政府："]


def test_annexes() -> None:
    text = HEAD + "一、主要做法\n附件：统计表\n附件\n统计表\n类别\t数量\n行政许可\t12\n"
    made = of_text(text)

    assert data_of(made)["附件"] == [
        {"标题": "统计表", "表格": [{"列": ["类别", "数量"], "行": [["行政许可", "12"]]}]}
    ]
    assert printed(made) == text.splitlines()


def test_an_annex_that_is_numbered_stays_text() -> None:
    text = HEAD + "一、主要做法\n附件：名单\n附件\n名单\n一、甲\n二、乙\n"
    made = of_text(text)

    assert "附件" not in data_of(made)
    assert printed(made) == text.splitlines()


def test_an_annex_that_would_cite_a_number_stays_text() -> None:
    text = HEAD + "一、主要做法\n签订合同12份。\n附件：说明\n附件\n说明\n共{{ 合同.份数 }}份。\n"
    made = of_text(text)

    assert "附件" not in data_of(made)
    assert printed(made) == text.splitlines()


def test_an_annex_that_would_print_otherwise_stays_text() -> None:
    text = HEAD + "一、主要做法\n附件：说明\n附件\n说明\n{{ 年度.本年 }}年。\n"
    made = of_text(text)

    assert made.differences == ()
    assert "附件" not in data_of(made)
    assert printed(made) == text.splitlines()


def test_a_field_that_can_not_hold_what_stood_there_is_left_out() -> None:
    made = of_text(OFFICIAL.replace("〕5号", "〕05号"))

    assert data_of(made)["公文要素"]["签发人"] == ["王五"]
    assert "发文字号" not in data_of(made)["公文要素"]
    assert made.left_out == ("版头：青水〔2025〕05号　签发人：王五",)


def test_what_no_text_has_room_for_is_told() -> None:
    import io  # noqa: PLC0415

    import docx  # noqa: PLC0415

    made = docx.Document(io.BytesIO(docx_of([*HEAD.splitlines(), "一、主要做法"])))
    made.sections[0].header.paragraphs[0].text = "内部资料"
    buffer = io.BytesIO()
    made.save(buffer)

    assert of_bytes(buffer.getvalue(), "报告.docx").left_out == ("页眉：内部资料",)


def test_a_letterhead_of_a_secret_report() -> None:
    head = "000012\n机密★1年\n特急\n青山县水利局文件\n青水〔2025〕5号\n"
    made = of_text(head + HEAD + "一、主要做法\n签订合同1份。")

    assert data_of(made)["公文要素"] == {
        "发文机关标志": "青山县水利局文件",
        "发文字号": "青水〔2025〕5号",
        "份号": "000012",
        "紧急程度": "特急",
        "密级和保密期限": {"密级": "机密", "期限": "1年"},
    }
    assert made.left_out == ()


def test_what_fits_no_field_of_the_official_form_is_told() -> None:
    made = of_text(OFFICIAL.replace("青水〔2025〕5号", "青水〔2025〕05号"))

    assert "发文字号" not in data_of(made)["公文要素"]
    assert [each for each in made.left_out if "05号" in each]


@pytest.mark.parametrize("content", ["{{ 年度.本年 }}年有1份。", "一、甲。"])
def test_annexes_that_would_print_something_else_stay_text(content: str) -> None:
    text = HEAD + f"一、主要做法\n附件：统计表\n附件\n统计表\n{content}\n"
    made = of_text(text)

    assert "附件" not in data_of(made)
    assert printed(made) == text.splitlines()


def test_remarks_and_addressees_that_fit_no_field_stay_text() -> None:
    text = HEAD + "一、主要做法\n青山县水利局\n2025年1月5日\n(联系人：甲)\n"
    made = of_text(text)
    assert "附注" not in data_of(made)["公文要素"]
    assert made.differences == ()
    assert "(联系人：甲)" in made.manuscript.decode()

    addressed = of_text(HEAD.replace("\n现", "\n县委、、县政府：\n现") + "一、主要做法")
    assert "篇章" not in data_of(addressed)
    assert printed(addressed)[1] == "县委、、县政府："


def test_an_imprint_with_more_or_less_than_its_fields() -> None:
    less = of_text(OFFICIAL.replace("抄送：市水利局。\n", "").replace("2025年2月11日印发", "印发"))
    assert "抄送" not in data_of(less)["公文要素"]

    more = of_text(OFFICIAL + "（共印15份）\n")
    assert more.differences == ()
    assert "（共印15份）" in "".join((*more.left_out, *(block.text for block in more.text.blocks)))


def test_a_heading_that_is_too_long_for_one_is_text() -> None:
    long = f"（一）{'加强学习' * 20}。全年学法4次。"
    made = of_bytes(docx_of([*HEAD.splitlines(), long], run_in=True), "报告.docx")

    assert printed(made)[-1] == long
    assert f"\n\n（一）{'加强学习' * 20}。" in made.manuscript.decode()


def test_a_report_that_begins_with_a_heading() -> None:
    lines = ["青山县水利局2024年法治政府建设情况报告", "（2025年1月10日）", "（一）加强学习。全年学法4次。"]
    made = of_bytes(docx_of(lines, run_in=True), "报告.docx")

    assert printed(made) == lines


def test_a_text_without_a_title_gets_one() -> None:
    made = of_text("青山县水利局文件\n", year=2024, name="青山县水利局")

    assert printed(made) == ["青山县水利局关于2024年法治政府建设情况的报告"]
    assert "标题" in [each.place for each in made.to_check]


# Text ------------------------------------------------------------------------------------------------------


def test_what_was_normalised_is_listed() -> None:
    made = of_text(HEAD + "(一)加强学习。全年学法 4 次。\n（二） 规范执法。签订合同2份。")

    assert [(each.what, each.times) for each in made.text.normalised] == [
        ("删去了汉字和数字之间的空格", 2),
        ("改正了序号标点的全半角", 1),
        ("删去了序号后面的空格", 1),
    ]
    assert printed(made)[2] == "（一）加强学习。全年学法4次。"


def test_where_the_text_goes_its_own_way_is_told() -> None:
    made = of_text(HEAD + "一、甲\n三、乙\n一是丙。\n四、丁\n（一）戊。己。")

    assert [(each.place, each.text) for each in made.to_check] == [
        ("台账", "机构的党组织：正文里没有写，暂写“局党组”"),
        ("第3、5、6段", "标题的序号和数出来的不一样，照写（如“三、”）"),
        ("第4段", "只有“一是”，没有“二是”，照写"),
    ]


def test_errors_of_the_text_stand_until_somebody_looks() -> None:
    made = of_text(HEAD + "一、主要做法\n签订合同,都审核了。\n一、不足")

    assert [each[:5] for each in made.errors] == ["FZ321", "FZ362"] or len(made.errors) >= 2
    assert {each["规则"] for each in data_of(made)["豁免"]} >= {"FZ362"}
    assert all(each["理由"] == "导入的原文如此，待核" for each in data_of(made)["豁免"])
    assert {each[:5] for each in made.errors} <= set(CODES)


def test_several_documents_make_one_report() -> None:
    one = read((HEAD + "一、主要做法\n签订合同1份。").encode(), "甲.txt")
    two = read(
        "政策法规股2024年工作总结\n局领导：\n一、主要做法\n举办执法培训2期。\n政策法规股\n2025年1月5日\n".encode(),
        "乙.txt",
    )
    made = imported([ReportFile(one, "甲.txt"), ReportFile(two, "乙.txt")])  # type: ignore[arg-type]
    assert not isinstance(made, Unknown)

    assert printed(made) == [
        *HEAD.splitlines(),
        "一、主要做法",
        "签订合同1份。",
        "政策法规股2024年工作总结",
        "局领导：",
        "一、主要做法",
        "举办执法培训2期。",
        "政策法规股",
        "2025年1月5日",
    ]


def test_pieces_without_a_title_get_that_of_the_office() -> None:
    first = "一、依法决策\n（一）合同。签订合同1份。\n（二）文件。逐件审核。\n"
    pieces = [
        ReportFile(read(text.encode(), name), name)  # type: ignore[arg-type]
        for name, text in {"甲.txt": first, "乙.txt": "二、普法宣传\n举办讲座2场。\n"}.items()
    ]
    made = imported(pieces, year=2024, name="青山县水利局")
    assert not isinstance(made, Unknown)
    title = "青山县水利局关于2024年法治政府建设情况的报告"

    assert printed(made) == [title, *first.splitlines(), "二、普法宣传", "举办讲座2场。"]
    assert "\n## 普法宣传\n" in made.manuscript.decode()
    assert made.text.characters == len("".join(printed(made))) - len(title)
    assert ("标题", f"原文没有标题，写上了“{title}”") in [*map(tuple, made.to_check)]


def test_the_parts_of_the_data_file_stand_apart() -> None:
    made = of_text(HEAD + "一、主要做法\n全年签订合同12份，发放资料300份。").data.decode()

    assert "\n格式版本: 2\n年度: 2024\n\n机构:\n" in made
    assert "\n    级别: 县\n\n文稿: 2024.md\n\n合同:\n  总数: 12\n  来源: 2024年报告\n\n普法宣传:\n" in made


def test_a_report_that_does_not_tell_its_office_or_year() -> None:
    def told(text: str, **options: object) -> object:
        found = read(text.encode(), "报告.txt")
        return imported([ReportFile(found, "报告.txt")], **options)  # type: ignore[arg-type]

    assert told("关于工作情况的报告\n一、主要做法\n") == Unknown("年度", "--year")
    assert told("关于工作情况的报告\n一、主要做法\n", year=2024) == Unknown("机关名称", "--name")
    assert not isinstance(told("关于工作情况的报告\n一、主要做法\n", year=2024, name="青山县水利局"), Unknown)


def test_rows_of_tables_are_paragraphs_and_told() -> None:
    import io  # noqa: PLC0415

    import docx  # noqa: PLC0415

    made = docx.Document(io.BytesIO(docx_of([*HEAD.splitlines(), "一、主要做法"])))
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "合同", "12份"
    made.add_paragraph("以上是统计表。")
    buffer = io.BytesIO()
    made.save(buffer)
    found = of_bytes(buffer.getvalue(), "报告.docx")

    assert "合同\t12份" in printed(found)
    assert "原文这里是表格的一行" in found.manuscript.decode()


# Any text --------------------------------------------------------------------------------------------------

WORDS = re.split(  # and three with a space
    " ",
    "一、 （一） 1. （1） 一是 二是 三是 。 ； ， ： 、 “ ” 《 》 签订合同 12份 均经合法性审核 其中 2024年 2025年工作安排 发放资料 "
    "5000余份 持证率 98.5% 100% # {{ }} [ ] { } <!-- --> \\ | * ` 附件： 县委： 甲局 2025年1月5日 均 全部办结 未发生纠纷 特急 统计表 "
    "受理信访72件 同比增长 （联系人：甲） 存在的不足 罚款0.6万元 附件 青山县水利局 抄送： 印发 签发人： 〔2024〕5号 １２份 ( ) 总数 "
    "1,234件 办结率、满意率分别为100%、98% 应考5人，实考9人 十余次 两次 行政诉讼 3至5次 《法治政府建设实施纲要（2021—2025年）》",
)
BLANKS = [
    "- ",
    "1. ",
    "1) ",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x0b",
    "\U0001f600",
    "\U00020000",
]


def visible(text: str) -> Counter[str]:
    """The characters of a text that may not be lost."""
    return Counter(re.findall("[\u4e00-\u9fff0-9A-Za-z]", re.sub("[附件年月日]", "", text)))


@given(
    st.booleans(),
    st.lists(st.sampled_from([*WORDS, *BLANKS]), max_size=60).map("".join) | st.text(max_size=40),
)
def test_any_text_comes_back(is_titled: bool, text: str) -> None:  # noqa: FBT001
    text = (HEAD if is_titled else "") + text
    found = read(text.encode("utf-8", "ignore"), "报告.txt")
    if isinstance(found, Diagnostic):
        return
    made = imported([ReportFile(found, "报告.txt")], year=2024, name="青山县水利局")
    assert not isinstance(made, Unknown)

    assert made.differences == ()
    loaded = load(made.data, "x.yaml", Beside(**{f"{made.year}.md": made.manuscript}))
    assert [each for each in loaded.findings if each.severity is Severity.ERROR] == []
    assert loaded.report is not None
    kept = [
        *made.text.title,
        *(block.text for block in made.text.blocks),
        *made.left_out,
        *made.only_submitted,
    ]
    fields = json.dumps(loaded.report.model_dump(mode="json"), ensure_ascii=False)
    assert not visible(text) - visible("".join((*kept, fields)))
