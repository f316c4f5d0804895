"""What must not go out, on every way out; and marks of secrecy, which what is made of marked files inherits."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import Diagnostic, Severity, has_errors
from fazhi_report.document import Profile
from fazhi_report.pipeline import Order, compose, digest, import_reports, lint, render, validate
from fazhi_report.pipeline.copies import CopyFile, PrintedBase
from fazhi_report.settings import DEFAULTS
from fazhi_report.writers import Options
from tests.conftest import MINIMAL, Run, json_bytes, write
from tests.copies import Office, changed, folder, replaced
from tests.writers.references import PAGE, office, part

PHONE, IDENTITY = "139 1234-5678", "110105 19491231 002X"
BOTH: tuple[Profile, ...] = ("public", "submission")


def told(found: list[Diagnostic], *codes: str) -> list[tuple[str, str]]:
    return [(each.code, each.severity.chinese) for each in found if each.code in (codes or ("FZ390",))]


def of(data: dict[str, Any], **settings: Any) -> list[Diagnostic]:
    order = Order(("docx",), **settings)
    return render(json_bytes({**MINIMAL, **data}), "a.yaml", order, DEFAULTS).diagnostics


# Every part of a document ----------------------------------------------------------------------------------

TEXT = f"联系{PHONE}"
EVERYWHERE: dict[str, dict[str, Any]] = {
    "addressees": {"structure": {"addressees": [TEXT]}},
    "mark": {"official": {"mark": TEXT}},
    "signers": {"official": {"signers": ["张三", TEXT]}},
    "urgency": {"official": {"urgency": TEXT}},
    "office": {"official": {"office": TEXT}},
    "copies": {"official": {"copies_to": [TEXT]}},
    "printer": {"official": {"imprint_office": TEXT}},
    "lead": {"lead": f"{TEXT}。"},
    "annex": {"annexes": [{"title": TEXT, "text": "甲。"}]},
    "text of an annex": {"annexes": [{"title": "甲", "text": f"{TEXT}。"}]},
    "cell": {"annexes": [{"title": "甲", "tables": [{"columns": ["乙", "丙"], "rows": [["丁", TEXT]]}]}]},
    "heading of a column": {"annexes": [{"title": "甲", "tables": [{"columns": [TEXT, "丙"], "rows": [["丁", "戊"]]}]}]},
    "shortcoming": {"shortcomings": [f"{TEXT}。"]},
}  # fmt: skip


@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_number_is_found_wherever_it_is_printed(place: str) -> None:
    data = {**MINIMAL, **EVERYWHERE[place]}

    assert told(validate(json_bytes(data), "a.yaml", None, DEFAULTS)) == [("FZ390", "错误")]
    made = render(json_bytes(data), "a.yaml", Order(("docx",), BOTH), DEFAULTS)
    assert (told(made.diagnostics), made.files) == ([("FZ390", "错误")], ())


def test_it_is_found_where_it_stands() -> None:
    found = of({"official": {"copies_to": ["甲局", TEXT]}})

    (one,) = [each for each in found if each.code == "FZ390"]
    assert (one.message, one.line) == (f"这里有手机号码“{PHONE}”", 1)
    text = json_bytes({**MINIMAL, "official": {"copies_to": ["甲局", "乙局"]}}).decode()
    assert one.column > text.index("copies_to")


def test_whoever_signed_is_looked_at() -> None:
    document = compose(json_bytes(MINIMAL), "a.yaml").document
    assert document is not None

    found = of({"approval": {"by": TEXT, "on": "2025-01-01", "digest": digest(document)}})

    assert told(found) == [("FZ390", "错误")]


def test_a_remark_may_name_whom_to_call_and_nothing_else() -> None:
    called = {"official": {"remark": f"联系人：张三，{PHONE}"}}
    assert not told(of(called, profiles=BOTH))
    assert told(of({"official": {"remark": f"张三，{IDENTITY}"}}), "FZ391") == [("FZ391", "错误")]
    assert told(of({"official": {"remark": "机 密"}}), "FZ393") == [("FZ393", "错误")]


def test_a_declared_level_is_no_fault_of_what_is_sent_up() -> None:
    secret = {"official": {"secrecy": {"level": "机密", "period": "3年"}}}

    assert not has_errors(of(secret, profiles=("submission",)))
    assert told(of(secret), "FZ240", "FZ393") == [("FZ240", "错误")]


# Names of files --------------------------------------------------------------------------------------------

NAME = f"机密★3年-联系{PHONE}-身份证{IDENTITY}.pdf"
NAMED = {"contracts": [{"evidence": NAME}]}
IN_NAME = ["FZ390", "FZ391", "FZ393"]


def test_the_name_of_a_file_is_an_error_where_it_goes_out() -> None:
    in_list, in_comments, nowhere = of(NAMED, evidence=True), of(NAMED, comments=True), of(NAMED)

    assert sorted(told(in_list, *IN_NAME)) == [(code, "错误") for code in IN_NAME]
    assert sorted(told(in_comments, *IN_NAME)) == [(code, "错误") for code in IN_NAME]
    assert sorted(told(nowhere, *IN_NAME)) == [(code, "警告") for code in IN_NAME]


@pytest.mark.parametrize(
    "data",
    [
        {"metrics": [{"name": "户数", "value": 3, "unit": "户", "source": NAME}]},
        {"manuscript": NAME},
        {"previous": NAME},
    ],
)
def test_every_file_that_the_data_name_is_looked_at(data: dict[str, Any]) -> None:
    found = validate(json_bytes({**MINIMAL, **data}), "a.yaml", folder({}), DEFAULTS)
    composed = {each.code for each in found}
    # A manuscript or last year's file that is not there keeps the report from being composed.
    assert composed >= set(IN_NAME) or composed & {"FZ210", "FZ280"}


def test_the_name_of_the_data_file_goes_out_in_comments() -> None:
    made = render(json_bytes(MINIMAL), "台账/秘密-13912345678.yaml", Order(comments=True), DEFAULTS)

    assert sorted(told(made.diagnostics, *IN_NAME)) == [("FZ390", "错误"), ("FZ393", "错误")]


def test_names_of_facts_go_out_in_comments() -> None:
    data = {
        "metrics": [{"name": "电话13912345678", "value": 3, "unit": "次"}],
        "lead": "受理{{ 指标.电话13912345678 }}次。",
    }

    assert told(of(data, comments=True)) == [("FZ390", "错误")]
    assert not told(of(data))


def test_a_package_names_files(fazhi: Run) -> None:
    write("a.yaml", json_bytes({**MINIMAL, **NAMED}))

    code, _, said = fazhi("package", "a.yaml")

    assert code == 1
    assert "错误 FZ390" in said
    assert not Path("送审包").exists()


# Reference documents ---------------------------------------------------------------------------------------


def reference(header: str, body: str = "") -> bytes:
    return office(
        section=f'<w:headerReference w:type="default" r:id="h"/>{PAGE}',
        body=f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p>",
        more={"word/header1.xml": part("hdr", f"<w:p><w:r><w:t>{header}</w:t></w:r></w:p>")},
        h=("header", "header1.xml"),
    )


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (f"联系{PHONE}", "FZ390"),
        (IDENTITY, "FZ391"),
        ("甲\u202e乙", "FZ014"),
        ("内部资料，注意保存", "FZ394"),
    ],
)
def test_headers_of_a_reference_document_go_out(header: str, code: str) -> None:
    found = of({}, profiles=BOTH, options=Options(reference=reference(header)))

    assert [each.code for each in found if "参考文件的页眉" in each.message] == [code]


@pytest.mark.parametrize(("header", "body"), [("机 密 ★ 3 年", ""), ("", "（秘密）"), ("", "机\u200b密★")])
def test_a_marked_reference_document_is_not_for_the_public(header: str, body: str) -> None:
    order = Order(("docx",), BOTH, options=Options(reference=reference(header, body)))

    made = render(json_bytes(MINIMAL), "a.yaml", order, DEFAULTS)

    assert told(made.diagnostics, "FZ240", "FZ393") == [("FZ240", "错误")]
    assert [file.profile for file in made.files] == ["submission"]


def test_a_reference_document_that_can_not_be_read_is_refused_by_its_writer() -> None:
    made = render(json_bytes(MINIMAL), "a.yaml", Order(options=Options(reference=b"PK")), DEFAULTS)

    assert ([note.code for note in made.notes], made.files) == (["FZ506"], ())


def test_a_reference_document_without_marks_is_a_base() -> None:
    text = "保守国家秘密</w:t></w:r></w:p><w:p><w:r><w:t>抄送：甲局13912345678。"  # no text comes along
    order = Order(options=Options(reference=reference("青山县水利局", text)))

    assert len(render(json_bytes(MINIMAL), "a.yaml", order, DEFAULTS).files) == 1


# Last year's file, manuscripts -----------------------------------------------------------------------------

LAST = json_bytes({**MINIMAL, "year": 2023})
LAST_SECRET = json_bytes({**MINIMAL, "year": 2023, "official": {"secrecy": {"level": "机密"}}})
SCRIPT = "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n现将情况报告如下：\n"


@pytest.mark.parametrize(
    ("data", "files", "message"),
    [
        ({"previous": "2023.yaml"}, {"2023.yaml": LAST_SECRET}, "上年文件“2023.yaml”标有密级（机密）"),
        (
            {"previous": "秘密-2023.yaml"},
            {"秘密-2023.yaml": LAST},
            "上年文件“秘密-2023.yaml”标有密级（秘密）",
        ),
        (
            {"manuscript": "a.md"},
            {"a.md": f"{SCRIPT}\n<!-- 密级：绝密 -->\n".encode()},
            "文稿“a.md”标有密级（绝密）",
        ),
        (
            {"manuscript": "a（机密）.md"},
            {"a（机密）.md": SCRIPT.encode()},
            "文稿“a（机密）.md”标有密级（机密）",
        ),
        (
            {"previous": "2023.yaml"},
            {
                "2023.yaml": json_bytes({**MINIMAL, "year": 2023, "manuscript": "2023.md"}),
                "2023.md": f"<!-- 机密★ -->\n{SCRIPT}".encode(),
            },
            "上年文件“2023.yaml”标有密级（机密）",
        ),
    ],
)
def test_what_is_made_with_a_marked_file_is_not_for_the_public(
    data: dict[str, Any], files: dict[str, bytes], message: str
) -> None:
    content = json_bytes({**MINIMAL, **data})
    beside = folder(files)

    (warned,) = (each for each in validate(content, "a.yaml", beside) if each.code == "FZ242")
    made = render(content, "a.yaml", Order(("txt",), BOTH), DEFAULTS, None, beside)

    assert (warned.message, warned.severity) == (message, Severity.WARNING)
    (refused,) = (each for each in made.diagnostics if each.code == "FZ240")
    assert (refused.message, refused.severity) == (f"{message}，由它生成的报告不能公开", Severity.ERROR)
    assert refused.column == warned.column
    assert [file.profile for file in made.files] == ["submission"]


def test_files_without_marks_are_used() -> None:
    content = json_bytes({**MINIMAL, "previous": "2023.yaml", "manuscript": "a.md"})
    beside = folder({"2023.yaml": LAST, "a.md": f"{SCRIPT}\n保守国家秘密。\n".encode()})

    made = render(content, "a.yaml", Order(("txt",), BOTH), DEFAULTS, None, beside)

    assert not told(made.diagnostics, "FZ240", "FZ242")
    assert len(made.files) == 2


def test_a_package_is_refused_as_well(fazhi: Run) -> None:
    write("2023.yaml", LAST_SECRET)
    write("a.yaml", json_bytes({**MINIMAL, "previous": "2023.yaml"}))

    code, _, said = fazhi("package", "a.yaml")

    assert code == 1
    assert "FZ240 上年文件“2023.yaml”标有密级（机密）" in said
    assert not Path("送审包").exists()


def test_the_next_year_keeps_the_level(fazhi: Run) -> None:
    official = "公文要素:\n  密级和保密期限: {密级: 秘密, 期限: 1年}\n  发文字号: 青水〔2024〕5号\n"
    write("2023.yaml", "年度: 2023\n机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}\n" + official)  # fmt: skip

    assert fazhi("new", "2024", "--from", "2023.yaml", "-o", "2024.yaml")[0] == 0

    assert "\n  密级和保密期限: {密级: 秘密, 期限: 1年}\n" in Path("2024.yaml").read_text(encoding="utf-8")


# Imports ---------------------------------------------------------------------------------------------------

REPORT = "青山县水利局关于2024年法治政府建设情况的报告\n现将情况报告如下：\n一、主要举措\n签署合同3份。\n"


@pytest.mark.parametrize(
    ("files", "level"),
    [
        ([("秘密★1年\n" + REPORT, "a.txt")], "密级: 秘密"),
        ([("机 密 ★ 3 年\n" + REPORT, "a.txt")], "密级: 机密"),
        ([(REPORT + "密级：绝密\n", "a.txt")], "密级: 绝密"),
        ([(REPORT, "机密-a.txt")], "密级: 机密"),
        ([(REPORT, "a.txt"), (REPORT + "（机密）\n", "b.txt")], "密级: 机密"),
        ([("秘密★1年\n" + REPORT, "a.txt"), (REPORT, "绝密.txt")], "密级: 绝密"),
        ([(REPORT + "保守国家秘密。\n", "a.txt")], ""),
    ],
)
def test_an_import_keeps_the_level(files: list[tuple[str, str]], level: str) -> None:
    made = import_reports([(text.encode(), name) for text, name in files])

    assert made.report is not None
    assert ("FZ242" in [each.code for each in made.diagnostics]) is bool(level)
    data = made.report.data.decode()
    assert re.findall("密级: ..", data) == ([level] if level else [])
    beside = folder({"2024.md": made.report.manuscript})
    assert ("FZ240" in [each.code for each in render(made.report.data, "2024.yaml", Order(("txt",)), DEFAULTS, None, beside).diagnostics]) is bool(level)  # fmt: skip


# Copies ----------------------------------------------------------------------------------------------------


def marked(text: str) -> bytes:
    return changed(Office().printed(), replaced("逐份", "全部"), replaced("下一步，", f"{text}。下一步，"))


def test_a_marked_copy_is_told_and_not_taken_over(fazhi: Run) -> None:
    own = Office()
    write("a.yaml", own.data)
    write("2024.md", own.manuscript or b"")
    write("改稿.docx", marked("（机 密）"))

    listed, _, said = fazhi("compare", "a.yaml", "改稿.docx")
    assert (listed, "警告 FZ242 这份文件标有密级（机密），数据没有标" in said) == (0, True)
    for more in (("--apply",), ("-o", "问题.docx")):
        code, _, said = fazhi("compare", "a.yaml", "改稿.docx", *more)
        assert (code, "错误 FZ240 这份文件标有密级（机密）" in said) == (1, True)
    assert Path("2024.md").read_bytes() == own.manuscript
    assert not Path("问题.docx").exists()


def test_a_copy_of_a_report_with_that_level_is_taken_over() -> None:
    own = Office()
    own.data += "公文要素: {密级和保密期限: {密级: 绝密}}\n".encode()

    assert not own.compared(marked("（机密）")).classified
    assert [each.code for each in Office().compared(marked("（机密）")).classified] == ["FZ240"]


def test_the_base_that_is_opened_may_be_marked() -> None:
    own = Office()
    copy, base = own.printed(review=False), own.printed(review=False)
    own.manuscript = (own.manuscript or b"").replace("逐份".encode(), "全部".encode())
    digest = re.findall(rb"<vt:lpwstr>(\w+)<", zipfile.ZipFile(io.BytesIO(base)).read("docProps/custom.xml"))

    def compared(name: str) -> Any:
        return own.compared(changed(copy, replaced("偏晚", "太晚")), [PrintedBase(digest[0].decode(), CopyFile(base, name))])  # fmt: skip

    assert (compared("a.docx").kind, compared("a.docx").classified) == ("package", ())
    assert [each.file for each in compared("绝密-a.docx").classified] == ["绝密-a.docx"]


# Characters that nobody sees -------------------------------------------------------------------------------


def test_a_template_holds_none(fazhi: Run) -> None:
    write("a.yaml", json_bytes(MINIMAL))
    write("模板/report.md.j2", "{# 甲 #}\n乙\u200b丙\n")

    code, _, said = fazhi("render", "a.yaml", "--templates", "模板", "-o", "a.txt")

    assert code == 1
    assert "模板/report.md.j2:2:1: 错误 FZ014 这里有看不见的字符（U+200B）" in said


def test_a_template_makes_none(fazhi: Run) -> None:
    write("a.yaml", json_bytes(MINIMAL))
    write("模板/report.md.j2", '# 甲局关于2024年法治政府建设情况的报告\n\n乙{{ "\\u202e" }}丙。\n')

    code, _, said = fazhi("render", "a.yaml", "--templates", "模板", "-o", "a.txt")

    assert code == 1
    assert "错误 FZ014 这里印出看不见的字符（U+202E）" in said


def test_a_cell_and_an_annex_hold_none() -> None:
    data = {"annexes": [{"title": "甲\u2066", "text": "乙。"}]}

    assert {each.code for each in of(data)} >= {"FZ014"}
    assert not told(of({"annexes": [{"title": "葛\U000e0100", "text": "葛\ufe00。"}]}), "FZ014")


@pytest.mark.parametrize("name", ["甲\u202e.yaml", "文件夹/甲\u200b.yaml"])
def test_the_name_of_a_data_file_holds_none(name: str) -> None:
    (found, *_) = validate(json_bytes(MINIMAL), name)

    assert (found.code, found.line) == ("FZ014", 0)


def test_a_finished_report_holds_none() -> None:
    content = f"{REPORT}联系{PHONE[:3]}\u200b12345678。\n葛\ufe00。\n".encode()

    found = lint(content, "甲\u2060.txt", DEFAULTS)

    assert [(each.line, each.column) for each in found if each.code == "FZ014"] == [(0, 0), (5, 6)]
    assert told(found) == [("FZ390", "错误")]


def test_the_letterhead_of_a_finished_report_is_looked_at() -> None:
    head = f"000001\n机密★3年\n青山县水利局文件（{IDENTITY}）\n青水〔2025〕5号\n"

    found = lint((head + REPORT).encode(), "甲.txt", DEFAULTS)

    assert [(each.code, each.line) for each in found if each.code in ("FZ242", "FZ393")] == [("FZ242", 2)]


# Paths -----------------------------------------------------------------------------------------------------

WINDOWS, POSIX = "C:\\Users\\zhangsan\\佐证\\甲.pdf", "/home/zhangsan/佐证/乙.pdf"


def test_nothing_that_goes_out_tells_the_folders_of_a_user(fazhi: Run) -> None:
    home = Path("zhangsan").resolve()
    data = {
        **MINIMAL,
        "manuscript": str(home / "文稿.md"),
        "previous": str(home / "2023.yaml"),
        "contracts": [{"evidence": WINDOWS}, {"evidence": POSIX}, {}],
    }
    write("zhangsan/2023.yaml", LAST)
    write("zhangsan/文稿.md", SCRIPT + "\n签署合同{{ 合同.份数 }}份。\n")
    path = write("zhangsan/2024.yaml", json_bytes(data))
    whole = str(Path(path).resolve())

    code, _, said = fazhi("render", whole, "--annex", "--comments", "-o", "a.docx")
    assert code == 0, said
    assert fazhi("package", whole, "-o", "包")[0] == 0
    for form in ("text", "json", "csv"):
        _, table, _ = fazhi("facts", whole, "--format", form)
        assert "zhangsan" not in table
        assert "2024.yaml:1" in table

    files = {"a.docx": Path("a.docx").read_bytes(), **{each.name: each.read_bytes() for each in Path("包").iterdir()}}  # fmt: skip
    for name, content in files.items():
        parts = [content]
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = [package.read(each) for each in package.namelist()]
        assert not any(b"zhangsan" in each for each in parts), name
    assert json.loads(files["目录.json"])["previous"]["name"] == "2023.yaml"
    assert "甲.pdf、乙.pdf" in zipfile.ZipFile(io.BytesIO(files["a.docx"])).read("word/document.xml").decode()
    assert "文稿.md:5" in files["未完事项.md"].decode()


def test_a_path_from_the_data_file_stays(fazhi: Run) -> None:
    write("zhangsan/a.yaml", json_bytes({**MINIMAL, "contracts": [{"evidence": "佐证/甲.pdf"}]}))

    fazhi("package", "zhangsan/a.yaml", "-o", "包")

    said = Path("包/检查结果.txt").read_text(encoding="utf-8")
    assert "没有佐证材料“佐证/甲.pdf”" in said
    assert "zhangsan" not in said
