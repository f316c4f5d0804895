"""`fazhi check` as a user meets it."""

import json

import pytest

from fazhi_report.readers import libreoffice
from tests.audit.planting import of_runs, of_style, planted, size, written
from tests.conftest import Run, write

WRONG = planted("public", size("根据有关规定", 24))


def test_a_good_document(fazhi: Run) -> None:
    code, out, err = fazhi("check", write("a.docx", written("public")))
    assert (code, err) == (0, "")
    assert "需人工核对：在 Word 或 WPS 里每面是否22行、每行是否28字" in out
    assert out.endswith("a.docx: 提示 FZ541 未进行实际渲染核验：没有加 --render\n5 个提示\n")


def test_a_fault_has_its_paragraph(fazhi: Run) -> None:
    code, out, _ = fazhi("check", write("a.docx", WRONG))
    assert code == 1
    assert (
        "a.docx:2:1: 错误 FZ515 第2段“根据有关规定，现将我…”：字号是小四（12磅），应为三号（16磅）\n" in out
    )


def test_the_profile_may_be_named(fazhi: Run) -> None:
    code, out, _ = fazhi("check", "--profile", "submission", write("a.docx", written("public")))
    assert code == 1
    assert "FZ523 没有签发人" in out


def test_standard_input_and_a_name_for_it(fazhi: Run) -> None:
    _, out, _ = fazhi("check", "-", "--stdin-filename", "b.docx", stdin=WRONG)
    assert out.startswith("b.docx:2:1: 错误 FZ515")


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK"])
def test_what_can_not_be_read(fazhi: Run, content: bytes) -> None:
    code, out, err = fazhi("check", write("a.docx", content), write("b.docx", written("public")), "none.docx")
    assert code == 2
    assert "a.docx: 错误 FZ50" in out
    assert "none.docx: 错误 FZ001 没有这个文件" in out
    assert "b.docx: 提示 FZ540" in out
    assert out.endswith("\n2 个错误，5 个提示\n")
    assert err == ""


def test_warnings_count_where_it_is_strict(fazhi: Run) -> None:
    bold = write("a.docx", planted("public", of_runs("根据有关规定", "b")))
    assert fazhi("check", bold)[0] == 0
    assert fazhi("check", "--strict", bold)[0] == 1


def test_the_settings_of_the_office_count(fazhi: Run) -> None:
    path = write("a.docx", planted("public", of_style("Normal", "w:pPr/w:spacing", line="560")))
    bold = write("b.docx", planted("public", of_style("Heading2", "w:rPr/w:b")))
    assert "FZ519 第5段“（二）完善制度”：二级标题加粗" in fazhi("check", bold)[1]
    write("fazhi.toml", "[layout]\nline_pitch = 28\nbold_levels = [2]\n")
    assert "FZ51" not in fazhi("check", path, bold)[1]


def test_forms_for_programs(fazhi: Run) -> None:
    path = write("a.docx", WRONG)
    (first, *_) = json.loads(fazhi("check", "--format", "json", path)[1])["diagnostics"]
    assert (first["code"], first["line"], first["column"]) == ("FZ515", 2, 1)
    assert "::error file=a.docx,line=2,col=1,title=FZ515::" in fazhi("check", "--format", "github", path)[1]
    log = json.loads(fazhi("check", "--format", "sarif", path)[1])["runs"][0]
    (described,) = (each for each in log["tool"]["driver"]["rules"] if each["id"] == "FZ515")
    assert described["name"] == "正文字体字号"
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert "<testsuites" in fazhi("check", "--format", "junit", path)[1]


def test_a_document_that_libreoffice_can_not_set(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def converted(_: bytes) -> bytes:
        message = "LibreOffice 超过 180 秒没有做完"
        raise libreoffice.NotConvertedError(message)

    monkeypatch.setattr("fazhi_report.audit.converted", converted)
    code, out, _ = fazhi("check", "--render", write("a.docx", written("public")))
    assert code == 0
    assert out.splitlines()[-2].endswith("未进行实际渲染核验：LibreOffice 超过 180 秒没有做完")


def test_without_libreoffice_it_says_so_and_goes_on(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "office_program", lambda: None)
    code, out, _ = fazhi("check", "--render", write("a.docx", written("public")))
    assert code == 0
    no_program = "未进行实际渲染核验：没有找到 LibreOffice（soffice）；装好后再加 --render"
    assert out.splitlines()[-2].endswith(no_program)
