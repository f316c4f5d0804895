"""`fazhi import`: what it writes, what it says, and what it refuses."""

from pathlib import Path

import pytest

from fazhi_report.editing import harvest
from tests.conftest import GOLDEN, Run, write
from tests.fonts import make_fonts
from tests.harvest.importing import docx_of

TEXT = """\
青山县水利局关于2024年法治政府建设情况的报告
县委、县政府：
现将我局2024年法治政府建设情况报告如下：
一、主要做法
全年签订合同12份，均经合法性审核。检查企业30家，罚款0.6万元。
二、2025年工作安排
开展培训4期。
青山县水利局
2025年2月10日
（联系人：李四，电话：12345678）
"""


def rendered(fazhi: Run, data: str, *options: str) -> str:
    """What a data file prints."""
    code, text, _ = fazhi("render", data, "--to", "txt", "-o", "-", *options)
    assert code == 0
    return text


def test_a_report_becomes_data_and_manuscript(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    code, told, faults = fazhi("import", "报告.txt")

    assert (code, faults) == (0, "")
    assert told.startswith(
        "已写出 data/2024.yaml、data/2024.md、schema.zh.json、fazhi.toml\n青山县水利局，2024年度\n"
    )
    assert "逐段对照，印出来和原文一字不差" in told
    assert "第3段“全年签订合同12份”→ 合同.份数" in told
    assert "；下年安排里 1 个，照写" in told
    assert "只印在上报件里（1）：\n  （联系人：李四，电话：12345678）\n" in told
    assert "待核（" in told
    public = "".join(line for line in TEXT.splitlines(keepends=True) if "联系人" not in line)
    assert rendered(fazhi, "data/2024.yaml") == public
    assert TEXT in rendered(fazhi, "data/2024.yaml", "--profile", "submission")
    assert (
        Path("data/2024.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=../schema.zh.json")
    )
    assert Path("schema.zh.json").exists()


def test_the_summary_may_go_into_a_file(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    _, told, _ = fazhi("import", "报告.txt", "-o", "甲")

    code, out, said = fazhi("import", "报告.txt", "-o", "乙", "--summary", "小结.txt")

    assert (code, out, said) == (0, "", "已生成 小结.txt\n")
    assert Path("小结.txt").read_text(encoding="utf-8") == told.replace("甲/", "乙/")


def test_files_that_are_there_are_left_alone(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    write("甲/schema.zh.json", "{}")
    write("甲/fazhi.toml", "[style]\n")
    code, told, _ = fazhi("import", "报告.txt", "-o", "甲")

    assert code == 0
    assert told.startswith("已写出 甲/data/2024.yaml、甲/data/2024.md\n")
    assert told.endswith(
        "甲/fazhi.toml 没有改动：公开版也要印主送机关的，在它的 [style] 里写 addressees_in_public = true\n"
    )
    assert Path("甲/schema.zh.json").read_text() == "{}"
    assert Path("甲/fazhi.toml").read_text() == "[style]\n"

    before = Path("甲/data/2024.md").read_bytes()
    Path("甲/data/2024.yaml").unlink()
    code, told, fault = fazhi("import", "报告.txt", "-o", "甲")
    assert (code, told) == (2, "")
    assert "已经有 甲/data/2024.md，没有改动" in fault
    assert Path("甲/data/2024.md").read_bytes() == before
    assert not Path("甲/data/2024.yaml").exists()


def test_settings_that_print_addressees_need_no_word(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    write("fazhi.toml", "[style]\naddressees_in_public = true\n")

    assert "fazhi.toml" not in fazhi("import", "报告.txt")[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings(fazhi: Run, encoding: str) -> None:
    text = (GOLDEN / "2023.txt").read_text("utf-8")
    write("报告.txt", text.encode(encoding))

    assert fazhi("import", "报告.txt")[0] == 0
    assert rendered(fazhi, "data/2023.yaml") == text


def test_our_own_pdf_comes_back(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    fazhi("import", "报告.txt", "-o", "甲")
    make_fonts(Path("字体"))
    assert fazhi("render", "甲/data/2024.yaml", "--to", "pdf", "-o", "乙", "--font-path", "字体")[0] == 0
    (pdf,) = Path("乙").glob("**/*.pdf")

    assert fazhi("import", str(pdf), "-o", "丙")[0] == 0
    assert rendered(fazhi, "丙/data/2024.yaml") == rendered(fazhi, "甲/data/2024.yaml")


def test_documents_of_several_sections_make_one_report(fazhi: Run) -> None:
    write("一.docx", docx_of(TEXT.splitlines()[:5]))
    write("二.txt", "法规股2024年工作总结\n一、主要做法\n举办执法培训2期。\n")
    code, told, _ = fazhi("import", "一.docx", "二.txt")

    assert code == 0
    assert "→ 培训.执法培训" in told
    assert rendered(fazhi, "data/2024.yaml").endswith(
        "法规股2024年工作总结\n一、主要做法\n举办执法培训2期。\n"
    )


def test_year_and_name_where_the_text_does_not_tell(fazhi: Run) -> None:
    write("报告.txt", "关于工作情况的报告\n一、主要做法\n签订合同3份。\n")

    code, told, fault = fazhi("import", "报告.txt")
    assert (code, told) == (2, "")
    assert "错误 FZ050 看不出报告的年度" in fault
    assert "用 --year 写明" in fault
    assert "用 --name 写明" in fazhi("import", "报告.txt", "--year", "2024")[2]
    assert fazhi("import", "报告.txt", "--year", "2024", "--name", "青山县水利局")[0] == 0
    assert rendered(fazhi, "data/2024.yaml") == "关于工作情况的报告\n一、主要做法\n签订合同3份。\n"


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((), "文件"),
        (("-",), "写明文件"),
        (("无.docx",), "FZ001"),
        ((".",), "FZ002"),
        (("报告.txt", "报告.txt"), "报告.txt 写了不止一次"),
        (("报告.txt", "--year", "去年"), "--year 写的是“去年”"),
        (("报告.txt", "--year", "24"), "--year 写的是“24”"),
        (("报告.txt", "--name", " "), "--name 写的是“ ”"),
        (("报告.txt", "--name", "甲\n乙"), "--name 写的是"),
        (("坏.docx",), "FZ"),
        (("坏.pdf",), "FZ"),
        (("空.txt",), "FZ"),
        (("data.yaml",), "FZ"),
        (("图.png",), "FZ"),
    ],
)
def test_what_it_refuses(fazhi: Run, arguments: tuple[str, ...], fault: str) -> None:
    write("报告.txt", TEXT)
    write("坏.docx", b"PK\x03\x04" + bytes(40))
    write("坏.pdf", b"%PDF-1.7\n" + bytes(40))
    write("空.txt", "")
    write("data.yaml", "年度: 2024\n")
    write("图.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    before = {*Path().rglob("*")}
    code, told, faults = fazhi("import", *arguments)

    assert code == 2
    assert told == ""
    assert fault in faults
    assert {*Path().rglob("*")} == before


def test_a_folder_that_can_not_be_written(fazhi: Run) -> None:
    write("报告.txt", TEXT)
    write("甲", "这是文件")

    code, told, fault = fazhi("import", "报告.txt", "-o", "甲")
    assert (code, told) == (2, "")
    assert "FZ501" in fault


def test_what_does_not_come_back_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = harvest.imported

    def wrong(*arguments: object, **options: object) -> object:
        report = made(*arguments, **options)  # type: ignore[arg-type]
        assert isinstance(report, harvest.ImportedReport)
        report.differences = (("第2段", "甲" * 50, "乙"),)
        return report

    monkeypatch.setattr("fazhi_report.editing.harvest.imported", wrong)
    write("报告.txt", TEXT)
    code, told, faults = fazhi("import", "报告.txt")

    assert code == 1
    assert f"错误 FZ051 第2段印出来和原文不一样：原文“{'甲' * 40}…”，印出来“乙”" in faults
    assert "有1处印出来和原文不一样，见上" in told
    assert Path("data/2024.md").exists()
