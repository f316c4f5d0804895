"""`fazhi sheet` as a clerk meets it."""

import errno
import fcntl
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fazhi_report.cli.files import read_input
from fazhi_report.cli.files_of_call import begin_call
from fazhi_report.cli.writing_files import write_over
from fazhi_report.diagnostics import Diagnostic
from tests.conftest import Run, write
from tests.sheets.workbooks import SMALL, exported, opened, sheet_of


def test_export_and_import(fazhi: Run) -> None:
    path = write("a.yaml", SMALL)

    assert fazhi("sheet", "export", path) == (0, "", "已生成 台账.xlsx\n")
    assert fazhi("sheet", "import", "台账.xlsx", path) == (0, "", "a.yaml 与工作簿一致，没有改动\n")
    assert fazhi("sheet", "import", "台账.xlsx", "new.yaml")[0] == 0
    assert fazhi("validate", "new.yaml")[0] == 0


def test_what_changed_is_said(fazhi: Run) -> None:
    write("a.xlsx", sheet_of("隐患", ["已整改"], ["是"]))

    code, out, err = fazhi("sheet", "import", "a.xlsx", write("a.yaml", SMALL))

    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "已写入 a.yaml，原来的是 a.yaml.1.bak",
        "  隐患：原 0 条，现 1 条",
        "  依据：1 条，没有变",
        "  合同：2 条；纠纷 0，没有变",
        "  不足：1 条，没有变",
    ]
    assert Path("a.yaml.1.bak").read_text(encoding="utf-8") == SMALL
    assert Path("a.yaml").read_text(encoding="utf-8") == SMALL.replace(
        "不足:", "隐患:\n  - 已整改: 是\n不足:"
    )
    assert fazhi("sheet", "import", "--append", "a.xlsx", "a.yaml")[0] == 1


def test_a_fault_leaves_the_file_alone(fazhi: Run) -> None:
    write("a.xlsx", sheet_of("合同", ["日期", "名称", "纠纷", "合法性审核"], ["三月"]))

    code, out, err = fazhi("sheet", "import", "a.xlsx", write("a.yaml", SMALL))

    assert (code, out) == (1, "")
    assert "a.xlsx:合同!A2: 错误 FZ104 应为日期，写成了文字“三月”\n    提示：" in err
    assert Path("a.yaml").read_text(encoding="utf-8") == SMALL


def test_figures_of_last_year_are_known(fazhi: Run) -> None:
    write("data/2023.yaml", SMALL.replace("2024", "2023"))
    cited = (
        SMALL.replace("年度: 2024", "年度: 2024\n上年文件: 2023.yaml")
        + "  - 和上年相差{{ 合同.份数增减 }}份\n"
    )
    path = write("data/2024.yaml", cited)
    write("a.xlsx", sheet_of("隐患", ["已整改", "佐证"], ["是", "none.pdf"]))

    assert fazhi("sheet", "export", path) == (0, "", "已生成 台账.xlsx\n")
    code, out, err = fazhi("sheet", "import", "a.xlsx", path)

    assert (code, out) == (0, "")
    assert "a.xlsx:隐患!B2: 警告 FZ213 没有佐证材料“none.pdf”" in err
    assert "错误" not in err


def test_an_empty_workbook_to_begin_with(fazhi: Run) -> None:
    assert fazhi("sheet", "export", "-o", "空.xlsx")[0] == 0
    assert opened(Path("空.xlsx").read_bytes()).sheetnames[:2] == ["目录", "单位"]


def test_a_file_with_errors_is_not_exported(fazhi: Run) -> None:
    code, _, err = fazhi("sheet", "export", write("a.yaml", SMALL.replace("合同:", "和同:")))

    assert code == 1
    assert "FZ102" in err
    assert not Path("台账.xlsx").exists()


def test_what_does_not_fit_is_told_at_its_line(fazhi: Run) -> None:
    code, _, err = fazhi("sheet", "export", write("a.yaml", SMALL + f"  - {'长' * 40_000}\n"))

    assert code == 1
    assert "a.yaml:20:5: 错误 FZ028 有 40000 个字" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "-o", "a.docx"], "-o 要写明 .xlsx 文件，写成了“a.docx”"),
        (["export", "none.yaml"], "none.yaml: 错误 FZ001 没有这个文件"),
        (["import", "a.xlsx"], "先写工作簿，最后写数据文件"),
        (["import", "a.yaml", "a.xlsx"], "先写工作簿，最后写数据文件"),
        (["import", "none.xlsx", "a.yaml"], "none.xlsx: 错误 FZ001 没有这个文件"),
        (["import", ".", "a.yaml"], "FZ002"),
        (["import", "a.yaml", "none"], "none: 错误 FZ001 没有这个文件"),
        (["import", "--append", "--replace", "a.xlsx", "a.yaml"], "--append 和 --replace 只能写一个"),
        (["import", "~$a.xlsx", "a.yaml"], "~$a.xlsx: 警告 FZ029 这是 Excel 或 WPS 打开工作簿时的临时文件"),
        (["import"], "缺少文件"),
        (["exprot"], "没有命令“exprot”，是否想写 export？"),
        ([], "缺少命令，可以写：export、import"),
        (["export", "a.yaml", "./a.yaml"], "一次只处理一份台账；几份工作簿合为一年的，可以一起写"),
    ],
)
def test_called_wrongly(fazhi: Run, arguments: list[str], message: str) -> None:
    write("a.yaml", SMALL)

    code, out, err = fazhi("sheet", *arguments)

    assert (code, out) == (2, "")
    assert message in err
    assert [path.name for path in Path().iterdir()] == ["a.yaml"]


def test_a_workbook_is_not_thrown_at_a_terminal(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    assert "工作簿不能显示在屏幕上" in fazhi("sheet", "export", "-o", "-")[2]


def test_without_the_extra_the_way_to_get_it_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    code, out, err = fazhi("sheet", "export", write("a.yaml", SMALL))

    assert (code, out) == (2, "")
    assert err == '错误：读写工作簿要先安装：pip install "fazhi-report[excel]"\n'


def test_a_file_that_can_not_be_written_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.xlsx", sheet_of("隐患", ["已整改"], ["是"]))
    write("a.yaml", SMALL)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = fazhi("sheet", "import", "a.xlsx", "a.yaml")

    assert code == 2
    assert "FZ501" in err
    assert Path("a.yaml").read_text(encoding="utf-8") == SMALL


# The file before, and the file meanwhile --------------------------------------------------------------------


def test_each_file_before_is_kept_beside_with_the_next_number(fazhi: Run) -> None:
    path = write("data/a.yaml", SMALL)
    Path(path).chmod(0o600)
    write("data/a.yaml.7.bak", "old")
    write("data/a.yaml.x.bak", "none of ours")
    texts = [SMALL]
    for number in range(1, 3):
        write("a.xlsx", sheet_of("隐患", ["数量"], [number]))
        assert fazhi("sheet", "import", "a.xlsx", path)[0] == 0
        texts.append(Path(path).read_text(encoding="utf-8"))

    kept = [Path(f"data/a.yaml.{number}.bak") for number in (8, 9)]
    assert [each.read_text(encoding="utf-8") for each in kept] == texts[:2]
    assert [each.stat().st_mode & 0o777 for each in (*kept, Path(path))] == [0o600] * 3
    assert fazhi("sheet", "import", "a.xlsx", path) == (0, "", f"{path} 与工作簿一致，没有改动\n")
    assert sorted(each.name for each in Path("data").iterdir()) == [
        "a.yaml", "a.yaml.7.bak", "a.yaml.8.bak", "a.yaml.9.bak", "a.yaml.x.bak",
    ]  # fmt: skip


def test_a_new_file_has_none_before(fazhi: Run) -> None:
    write("a.xlsx", exported())

    assert "原来的" not in fazhi("sheet", "import", "a.xlsx", "new.yaml")[2]
    assert sorted(each.name for each in Path().iterdir()) == ["a.xlsx", "new.yaml"]


@pytest.mark.parametrize("meanwhile", [SMALL + "# 别人写的\n", None])
def test_a_file_that_changed_since_it_was_read_is_left_alone(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, meanwhile: str | None
) -> None:
    path = Path(write("a.yaml", SMALL))
    write("a.xlsx", sheet_of("隐患", ["已整改"], ["是"]))

    def late(target: Path, before: bytes, content: bytes) -> Path | Diagnostic | None:
        path.unlink() if meanwhile is None else write("a.yaml", meanwhile)
        return write_over(target, before, content)

    monkeypatch.setattr("fazhi_report.cli.sheet_commands.write_over", late)
    code, _, err = fazhi("sheet", "import", "a.xlsx", str(path))

    assert code == 2
    assert "a.yaml: 错误 FZ566 读了以后，别的程序改了这个文件，没有写" in err
    assert not path.exists() if meanwhile is None else path.read_text(encoding="utf-8") == meanwhile
    assert not list(Path().glob("*.bak"))


WRITER = """
import sys
from pathlib import Path
from fazhi_report.cli.files import read_input
from fazhi_report.cli.writing_files import write_over
path = Path(sys.argv[1])
before = read_input(str(path))
print("read", flush=True)
sys.stdin.readline()
done = write_over(path, before, before + sys.argv[2].encode())
print(done if isinstance(done, Path) else done.code)
"""


def test_of_imports_at_once_none_is_lost(tmp_path: Path) -> None:
    """All have read the file before one of them writes; the others see that it changed, and say so."""
    path = tmp_path / "a.yaml"
    path.write_text(SMALL, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"# {number}\n"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for number in range(4)
    ]
    assert [run.stdout.readline() for run in runs if run.stdout] == ["read\n"] * 4
    done = sorted(run.communicate("\n")[0].strip() for run in runs)

    assert done == [str(tmp_path / "a.yaml.1.bak"), *["FZ566"] * 3]
    assert (tmp_path / "a.yaml.1.bak").read_text(encoding="utf-8") == SMALL
    assert path.read_text(encoding="utf-8").startswith(SMALL + "# ")


def test_a_folder_that_somebody_holds_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SMALL, encoding="utf-8")
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    held = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)

    begin_call()
    assert read_input(str(path)) == SMALL.encode()
    assert write_over(path, SMALL.encode(), b"a: 1\n") == tmp_path / "a.yaml.1.bak"
    assert sum(waited) == pytest.approx(2)
    os.close(held)


def test_where_the_system_has_no_locks_it_is_written_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", refused)
    path = tmp_path / "a.yaml"
    path.write_text(SMALL, encoding="utf-8")

    begin_call()
    assert read_input(str(path)) == SMALL.encode()
    assert write_over(path, SMALL.encode(), b"x") == path.with_name("a.yaml.1.bak")
    assert path.read_bytes() == b"x"


def test_nothing_is_written_where_the_file_before_can_not_be_kept(
    monkeypatch: pytest.MonkeyPatch, fazhi: Run
) -> None:
    write("a.xlsx", sheet_of("隐患", ["已整改"], ["是"]))
    write("a.yaml", SMALL)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.suffix == ".bak":
            raise OSError(errno.ENOSPC, "full")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = fazhi("sheet", "import", "a.xlsx", "a.yaml")

    assert (code, "FZ501" in err) == (2, True)
    assert Path("a.yaml").read_text(encoding="utf-8") == SMALL


# What was not read -----------------------------------------------------------------------------------------


def test_what_is_blank_is_told_and_not_called_the_same(fazhi: Run) -> None:
    write("a.xlsx", sheet_of("合同", ["名称"]))

    assert fazhi("sheet", "import", "a.xlsx", write("a.yaml", SMALL)) == (
        0, "", "a.yaml 没有改动，填了的都已经在里面\n  空着，没有动：合同：2 条\n",
    )  # fmt: skip


def test_most_of_a_ledger_goes_only_where_that_is_asked_for(fazhi: Run) -> None:
    path = write("a.yaml", SMALL)
    write("a.xlsx", sheet_of("合同", ["名称"]))

    assert fazhi("sheet", "import", "--replace", "a.xlsx", path)[0] == 0
    assert "合同" not in Path(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["~$台账.xlsx", ".~台账.xlsx"])
def test_files_beside_an_open_workbook_are_told_and_passed_over(fazhi: Run, name: str) -> None:
    write(name, b"\x05owner")
    write("台账.xlsx", sheet_of("隐患", ["已整改"], ["是"]))

    code, _, err = fazhi("sheet", "import", name, "台账.xlsx", write("a.yaml", SMALL))

    assert code == 0
    assert f"{name}: 警告 FZ029 这是 Excel 或 WPS 打开工作簿时的临时文件，没有读" in err
    assert "隐患：原 0 条，现 1 条" in err


@pytest.mark.parametrize("arguments", [["sheet"], ["sheet", "export"], ["sheet", "import"]])
def test_help_is_in_chinese(fazhi: Run, arguments: list[str]) -> None:
    code, out, _ = fazhi(*arguments, "--help")

    assert code == 0
    assert out.startswith("用法：")
    assert not {"Usage", "Options", "Commands", "required"} & set(out.replace(":", " ").split())
