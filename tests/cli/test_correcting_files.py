"""`validate` and `lint` with `--fix` and `--diff`: what is written, shown, refused, and with which exit code."""

import os
from pathlib import Path

import pytest

from fazhi_report.cli import corrected_files
from fazhi_report.cli.files import Beside
from fazhi_report.cli.writing_files import write_all_over
from tests.audit.test_reading import p, run
from tests.audit.xml import packed
from tests.conftest import Run, write
from tests.manuscripts import OFFICE, TITLE
from tests.sheets.workbooks import exported

DATA = OFFICE + "合同: [{数量: 12}]\n"
ALONE = OFFICE.replace("文稿: 2024.md\n", "")
WRONG = TITLE + "## 主要举措\n\n压实责任,签署合同{{ 合同.份数|带单位 }}。\n"
RIGHT = WRONG.replace(",", "，")
TEXT = "# 青山县水利局关于2024年法治政府建设情况的报告\n\n压实责任,加强监督。\n"
PATCH = """\
--- 报告.md
+++ 报告.md
@@ -1,3 +1,3 @@
 # 青山县水利局关于2024年法治政府建设情况的报告
\x20
-压实责任,加强监督。
+压实责任，加强监督。
"""


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def read(path: str) -> str:
    return Path(path).read_bytes().decode()


# A text ----------------------------------------------------------------------------------------------------


def test_a_text_is_put_right_and_kept_beside(fazhi: Run) -> None:
    write("报告.md", TEXT)

    code, out, err = fazhi("lint", "报告.md", "--fix")

    assert read("报告.md") == TEXT.replace(",", "，")
    assert read("报告.md.1.bak") == TEXT
    assert "已改正 1 处：报告.md（原来的是 报告.md.1.bak）" in err
    assert "FZ362" not in out
    assert code == 0


def test_a_second_time_nothing_is_written(fazhi: Run) -> None:
    write("报告.md", TEXT)
    fazhi("lint", "报告.md", "--fix")
    before = Path("报告.md").stat()

    code, _, err = fazhi("lint", "报告.md", "--fix")

    assert "报告.md 没有能自动改正的" in err
    assert names() == ["报告.md", "报告.md.1.bak"]
    assert (code, Path("报告.md").stat()) == (0, before)


def test_a_difference_is_shown_and_nothing_written(fazhi: Run) -> None:
    write("报告.md", TEXT)

    assert fazhi("lint", "报告.md", "--diff") == (1, PATCH, "")
    assert fazhi("lint", "报告.md", "--fix", "--diff") == (1, PATCH, "")
    assert (names(), read("报告.md")) == (["报告.md"], TEXT)


def test_without_a_difference_there_is_none_to_show(fazhi: Run) -> None:
    write("报告.md", TEXT.replace(",", "，"))

    assert fazhi("lint", "报告.md", "--diff") == (0, "", "")


def test_a_difference_goes_to_a_file(fazhi: Run) -> None:
    write("报告.md", TEXT)

    code, out, _ = fazhi("lint", "报告.md", "--diff", "-o", "a.patch")

    assert (code, out, read("a.patch")) == (1, "", PATCH)


def test_a_difference_of_standard_input(fazhi: Run) -> None:
    code, out, _ = fazhi("lint", "-", "--diff", "--stdin-filename", "报告.md", stdin=TEXT.encode())

    assert (code, out) == (1, PATCH)


def test_standard_input_is_not_rewritten(fazhi: Run) -> None:
    code, out, err = fazhi("lint", "-", "--fix", stdin=TEXT.encode())

    assert (code, out) == (2, "")
    assert "标准输入不能改写" in err


def test_a_difference_keeps_ends_of_lines(fazhi: Run) -> None:
    write("报告.md", TEXT.replace("\n", "\r\n").rstrip())

    _, out, _ = fazhi("lint", "报告.md", "--diff", "-o", "a.patch")

    assert out == ""
    assert "+压实责任，加强监督。\n\\ No newline at end of file\n" in read("a.patch")
    assert " # 青山县水利局关于2024年法治政府建设情况的报告\r\n" in read("a.patch")


@pytest.mark.parametrize(("name", "content"), [("报告.docx", packed(p(run("压实责任,加强监督。"))))])
def test_what_is_only_told(fazhi: Run, name: str, content: bytes) -> None:
    write(name, content)

    code, out, err = fazhi("lint", name, "--fix")

    assert f"{name} 没有改：这种文件只提示，不改写" in err
    assert "FZ362" in out
    assert (code, names(), Path(name).read_bytes()) == (1, [name], content)


def test_what_is_left_is_said(fazhi: Run) -> None:
    write("报告.md", TEXT + "\n落实责任&#44;加强监督。\n")

    _, _, err = fazhi("lint", "报告.md", "--fix")

    assert "报告.md 有 1 处没有改，照结果里说的自己改" in err


def test_a_file_that_is_not_there(fazhi: Run) -> None:
    write("报告.md", TEXT)

    code, out, err = fazhi("lint", "无.md", "报告.md", "--diff")

    assert (code, out) == (2, PATCH)
    assert "FZ001" in err


# Data and manuscript ---------------------------------------------------------------------------------------


def test_data_and_manuscript_are_written_together(fazhi: Run) -> None:
    data = DATA + "豁免: [{规则: FZ319, 理由: '试,用'}]\n"
    write("data/2024.yaml", data)
    write("data/2024.md", WRONG)

    code, out, err = fazhi("validate", "data/2024.yaml", "--fix")

    assert (read("data/2024.md"), read("data/2024.yaml")) == (RIGHT, data)
    assert "已改正 1 处：data/2024.md（原来的是 data/2024.md.1.bak）" in err
    assert names("data") == ["2024.md", "2024.md.1.bak", "2024.yaml"]
    assert "FZ362" not in out
    assert code == 0


def test_texts_of_the_data_are_put_right(fazhi: Run) -> None:
    data = ALONE + "不足: ['力量不足,原因是人员少']\n"
    write("data/2024.yaml", data)

    code, out, _ = fazhi("validate", "--fix")

    assert read("data/2024.yaml") == data.replace("不足,", "不足，")
    assert read("data/2024.yaml.1.bak") == data
    assert "FZ362" not in out
    assert code == 0


def test_a_difference_of_data_and_manuscript(fazhi: Run) -> None:
    write("data/2024.yaml", DATA)
    write("data/2024.md", WRONG)

    code, out, err = fazhi("validate", "data/2024.yaml", "--diff")

    assert out.startswith("--- data/2024.md\n+++ data/2024.md\n")
    assert (code, err) == (1, "")
    assert read("data/2024.md") == WRONG


def test_with_data_only_there_is_nothing_to_put_right(fazhi: Run) -> None:
    write("data/2024.yaml", ALONE)

    code, _, err = fazhi("validate", "--fix", "--data-only")

    assert code == 2
    assert "不和 --data-only 一起用" in err


def test_workbooks_are_only_told(fazhi: Run) -> None:
    write("台账.xlsx", exported())

    _, _, err = fazhi("validate", "台账.xlsx", "--fix")

    assert "台账.xlsx 没有改：工作簿只提示，不改写" in err
    assert names() == ["台账.xlsx"]


# Files that are not as they should be ----------------------------------------------------------------------


def test_a_link_is_written_through(fazhi: Run) -> None:
    write("原件/报告.md", TEXT)
    Path("报告.md").symlink_to("原件/报告.md")

    fazhi("lint", "报告.md", "--fix")

    assert Path("报告.md").is_symlink()
    assert read("原件/报告.md") == TEXT.replace(",", "，")
    assert read("原件/报告.md.1.bak") == TEXT


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_file_that_nobody_may_write_stays(fazhi: Run) -> None:
    write("报告.md", TEXT)
    Path("报告.md").chmod(0o444)

    code, out, err = fazhi("lint", "报告.md", "--fix")

    assert (code, read("报告.md"), names()) == (2, TEXT, ["报告.md"])
    assert "FZ501" in err
    assert "FZ362" in out


def test_a_text_changed_meanwhile_stays(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("报告.md", TEXT)

    def and_changed(files: dict[Path, tuple[bytes, bytes]]) -> object:
        write("报告.md", f"{TEXT}别人加的。\n")
        return write_all_over(files)

    monkeypatch.setattr(corrected_files, "write_all_over", and_changed)

    code, _, err = fazhi("lint", "报告.md", "--fix")

    assert (code, read("报告.md"), names()) == (2, f"{TEXT}别人加的。\n", ["报告.md"])
    assert "FZ566" in err


def test_a_manuscript_changed_meanwhile_stays(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/2024.yaml", DATA)
    write("data/2024.md", WRONG)
    reading = Beside.read

    def and_changed(self: Beside, path: str) -> bytes | None:
        content = reading(self, path)
        if path == "2024.md":
            write("data/2024.md", f"{WRONG}\n别人加的。\n")
        return content

    monkeypatch.setattr(Beside, "read", and_changed)

    code, _, err = fazhi("validate", "data/2024.yaml", "--fix")

    assert (code, read("data/2024.md")) == (2, f"{WRONG}\n别人加的。\n")
    assert names("data") == ["2024.md", "2024.yaml"]
    assert "FZ566" in err


def test_one_file_named_twice_is_put_right_once(fazhi: Run) -> None:
    write("报告.md", TEXT)

    code, _, err = fazhi("lint", "报告.md", "./报告.md", "--fix")

    assert code == 0
    assert read("报告.md") == TEXT.replace(",", "，")
    assert "没有能自动改正的" in err


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_forms_for_programs_hold_what_is_left(fazhi: Run, form: str) -> None:
    write("报告.md", TEXT)

    _, out, _ = fazhi("lint", "报告.md", "--fix", "--format", form)

    assert '"FZ362"' not in out.partition('"results"')[2]
    assert "已改正" not in out
