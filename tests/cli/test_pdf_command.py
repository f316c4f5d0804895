"""PDF from the command line, on fonts made for the test."""

import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

from fazhi_report.writers.pdf import library
from tests.conftest import Run, write
from tests.fonts import STANDARD, make_font, make_fonts
from tests.writers.references import office as reference

DATA = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
公开审查: {审查人: 赵六, 日期: 2025-02-20}
合同: [{数量: 12}]
"""
TITLE = "青山县水利局关于2024年法治政府建设情况的报告"


@pytest.fixture
def office(fazhi: Run) -> Run:
    """A folder with a data file and fonts in `字体`."""
    write("data/2024.yaml", DATA)
    make_fonts(Path("字体"))
    return fazhi


def test_a_report_as_pdf(office: Run) -> None:
    assert office("render", "data/2024.yaml", "--to", "pdf,txt", "--font-path", "字体") == (
        0,
        "",
        f"已生成 output/{TITLE}.pdf\n已生成 output/{TITLE}.txt\n",
    )
    (page,) = pypdfium2.PdfDocument(f"output/{TITLE}.pdf")
    assert "全年签署合同12份。" in "".join(page.get_textpage().get_text_bounded().split())


def test_a_pdf_to_a_file_and_to_standard_output(office: Run) -> None:
    code, _, _ = office("render", "data/2024.yaml", "-o", "a.pdf", "--font-path", "字体")
    assert code == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_fonts_named_in_the_settings(office: Run) -> None:
    write("fazhi.toml", '"字体文件夹" = "字体"\n')
    assert office("render", "data/2024.yaml", "--to", "pdf")[0] == 0
    code, out, _ = office("fonts")
    assert code == 0
    assert "正文和三、四级标题：仿宋_GB2312，本机有：仿宋_GB2312（" in out
    assert "怎样安装" not in out
    write("fazhi.toml", 'fonts = "没有"\n')
    code, _, err = office("render", "data/2024.yaml", "--to", "pdf")
    assert code == 2
    assert err.startswith("错误：没有字体文件夹 ")


def test_what_is_told_of_fonts_is_told_once(office: Run) -> None:
    make_font(Path("字体/rare.ttf"), "Rare Han", "䶮")
    write("data/2025.yaml", DATA.replace("2024", "2025") + "不足: [䶮水河管护不够]\n")
    write("data/2024.yaml", DATA + "不足: [䶮水河管护不够]\n")
    code, _, err = office(
        "render", "data/2024.yaml", "data/2025.yaml", "--to", "pdf", "--font-path", "字体", "-o", "out"
    )
    assert code == 0
    assert err.count("警告 FZ561 仿宋_GB2312 没有“䶮”，用的是 ") == 1


def test_a_character_without_glyph_keeps_the_pdf_from_being_written_and_nothing_else(office: Run) -> None:
    write("data/2024.yaml", DATA + '不足: ["\\U0010FFFD河管护不够"]\n')
    code, _, err = office("render", "data/2024.yaml", "--to", "pdf,txt", "--font-path", "字体")
    assert code == 1
    assert "错误 FZ504 本机的字体都没有这些字：" in err
    assert "U+10FFFD" in err
    assert sorted(path.suffix for path in Path("output").iterdir()) == [".txt"]


@pytest.mark.parametrize("command", ["render", "package"])
def test_without_the_extra(office: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    code, _, err = office(command, "data/2024.yaml", "--to", "pdf")
    assert code == 2
    assert '错误 FZ507 生成 PDF 要先安装扩展\n    提示：pip install "fazhi-report[pdf]"\n' in err
    assert not Path("output").exists()
    assert not Path("送审包").exists()
    code, out, err = office("fonts")
    assert (code, out) == (2, "")
    assert err == '本机: 错误 FZ507 查看字体要先安装扩展\n    提示：pip install "fazhi-report[pdf]"\n'


def test_imprint_without_the_extra(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    library.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    code, _, err = office("render", "data/2024.yaml", "--profile", "上报件", "-o", "a.docx")
    assert code == 0
    assert (
        err.count("警告 FZ562 版记放在了最后一页，算不出是不是双数页：生成 PDF 要先安装扩展，pip install")
        == 1
    )
    assert docx.Document("a.docx").tables
    write("data/2024.yaml", DATA + "公文要素: {版记位置: same}\n")
    assert "FZ562" not in office("render", "data/2024.yaml", "--profile", "上报件", "-o", "a.docx")[2]


def test_fonts_of_a_machine_that_lacks_some(
    office: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = make_fonts(tmp_path / "few", (STANDARD[1], "FandolKai"))
    alone = library((folder,), system=False)
    monkeypatch.setattr("fazhi_report.writers.pdf.library", lambda _: alone)
    code, out, _ = office("fonts")
    assert code == 1
    first, second, third, fourth, fifth, *_ = out.splitlines()
    assert first == "标题和发文机关标志：方正小标宋简体，没有这种字体，也没有可以代替的"
    assert second.startswith("正文和三、四级标题：仿宋_GB2312，本机有：仿宋_GB2312（")
    assert third == "一级标题：黑体，没有这种字体，也没有可以代替的"
    assert fourth.startswith("二级标题和签发人姓名：楷体_GB2312，本机没有，用别的代替：FandolKai（")
    assert fifth == "页码：宋体，没有这种字体，也没有可以代替的"
    for system in ("Windows：", "macOS：", "Debian："):
        assert system in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--pdf-standard", "a-9"), "错误：不认识的 PDF 标准“a-9”，可以写：a-2a、ua-1\n"),
        (("--font-path", "没有"), "错误：没有字体文件夹 没有\n"),
    ],
)
def test_called_wrongly(office: Run, options: tuple[str, ...], message: str) -> None:
    assert office("render", "data/2024.yaml", "--to", "pdf", *options) == (2, "", message)
    assert not Path("output").exists()


def test_pdf_a_takes_the_day_of_the_data(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("--to", "pdf", "--font-path", "字体", "--pdf-standard", "ua-1，A-2a", "-o", "a.pdf")
    code, _, err = office("render", "data/2024.yaml", *arguments)
    assert code == 1
    assert err == (
        "data/2024.yaml: 错误 FZ560 PDF/A 要写明文件日期\n"
        "    提示：在数据里写上“成文日期”，或者设置环境变量 SOURCE_DATE_EPOCH\n"
    )
    write("data/2024.yaml", DATA + "成文日期: 2025-02-05\n")
    assert office("render", "data/2024.yaml", *arguments)[0] == 0
    content = Path("a.pdf").read_bytes()
    assert b"pdfaid:part>2<" in content
    assert b"pdfuaid:part>1<" in content
    assert b"D:20250205" in content
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(86_400 * 365))
    assert office("render", "data/2024.yaml", *arguments)[0] == 0
    assert b"D:19710101" in Path("a.pdf").read_bytes()


def test_a_package_with_pdf(office: Run) -> None:
    assert office("package", "data/2024.yaml", "--to", "pdf", "--font-path", "字体")[0] == 0
    assert (Path("送审包") / f"{TITLE}.pdf").read_bytes().startswith(b"%PDF")


# Layout and styles of an office's own --------------------------------------------------------------------------


def test_a_file_of_settings_named_in_the_call(office: Run) -> None:
    write("省里.toml", '[layout]\nline_pitch = 28\nbold_levels = [2]\nlatin = "Times New Roman"\n')
    write("fazhi.toml", "[layout]\nline_pitch = 26\n")
    make_font(Path("字体/latin.ttf"), "Times New Roman")
    common = ("data/2024.yaml", "--settings", "省里.toml")
    assert office("render", *common, "--to", "docx,pdf", "--font-path", "字体", "-o", "out")[0] == 0
    styles = docx.Document(f"out/{TITLE}.docx").styles
    assert styles["Normal"].paragraph_format.line_spacing.pt == 28
    assert styles["heading 2"].font.bold
    code, out, _ = office("fonts", "--font-path", "字体", "--settings", "省里.toml")
    assert code == 0
    assert "数字和字母：Times New Roman，本机有：Times New Roman（" in out
    assert office("validate", *common)[0] == 0
    Path("out/a.txt").write_text("甲局关于2024年法治政府建设情况的报告\n", encoding="utf-8")
    write("省里.toml", '[style]\ntitle_forms = ["{机关}关于{年份}年度法治政府建设情况的报告"]\n')
    assert "FZ315" in office("lint", "out/a.txt", "--settings", "省里.toml")[1]
    code, _, err = office("render", "data/2024.yaml", "--settings", "没有.toml")
    assert code == 2
    assert "没有.toml: 错误 FZ001 没有这个文件" in err


def test_a_reference_document_named_in_the_call(office: Run) -> None:
    Path("本局.docx").write_bytes(reference())
    code, _, err = office(
        "render", "data/2024.yaml", "--reference-doc", "本局.docx", "-o", "a.docx", "--font-path", "字体"
    )
    assert code == 0
    assert "提示 FZ563 参考文件里没有可用的样式；按国家标准补上的样式：正文、" in err
    assert docx.Document("a.docx").paragraphs[0].text.startswith("青山县水利局")
    assert office("render", "data/2024.yaml", "--reference-doc", "本局.docx", "--to", "txt")[::2] == (
        2,
        "错误：--reference-doc 只用于 DOCX，--to 里要有 docx\n",
    )
    code, _, err = office("render", "data/2024.yaml", "--reference-doc", "没有.docx")
    assert code == 2
    assert err == "没有.docx: 错误 FZ001 没有这个文件\n    提示：核对文件名和所在文件夹\n"
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    code, _, err = office("render", "data/2024.yaml", "--reference-doc", "坏.docx", "-o", "b.docx")
    assert code == 2
    assert err.startswith("data/2024.yaml: 错误 FZ506 ")
    assert not Path("b.docx").exists()
