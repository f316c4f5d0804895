"""送审包: what is in it, what is still open, and how it is written over an earlier one."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from fazhi_report import __version__, writers
from fazhi_report.cli.files import Beside
from fazhi_report.package import known, printed_from
from fazhi_report.package.two_years import earlier
from tests.conftest import Run, write

LAST = """\
年度: 2023
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
合同: [{数量: 10}]
"""
DATA = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
上年文件: 上年/2023.yaml
合同:
  - {数量: 12, 佐证: 合同.pdf}
  - {数量: 3}
  - {数量: 1}
行政检查: [{发现问题: 8, 整改问题: 8}]
不足:
  - 签署合同{{ 合同.份数 }}份，比上年多{{ 合同.份数增减 }}份，*有的*没有审核，还有的是后来才补的审核
  - {内容: '合同{{ 合同.份数 }}份', 复核: {复核人: 张三, 日期: 2024-12-01, 数字: {合同.份数: 15}}}
上年安排:
  - {标题: 管好合同}
"""
TITLE = "青山县水利局关于2024年法治政府建设情况的报告"
TEXT = """\
青山县水利局关于2024年法治政府建设情况的报告
现将我单位2024年法治政府建设情况报告如下：
一、推进法治政府建设的主要举措和成效
（一）行政决策科学化民主化法治化。合同管理严格到位。全年签署合同16份，同比增长60%。
（二）行政执法规范公正文明。开展行政检查1次，发现问题8个，已整改8个，整改率100%。
二、存在的不足、原因和整改情况
一是签署合同16份，比上年多6份，*有的*没有审核，还有的是后来才补的审核。二是合同16份。
"""
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()[:16]

CLEAN = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
合同: [{数量: 12, 佐证: 'https://example.com/合同'}]
"""
CLEAN_TEXT = """\
青山县水利局关于2024年法治政府建设情况的报告
现将我单位2024年法治政府建设情况报告如下：
一、推进法治政府建设的主要举措和成效
行政决策科学化民主化法治化。合同管理严格到位。全年签署合同12份。
"""


@pytest.fixture
def office(fazhi: Run) -> Run:
    """A folder with the data of two years."""
    write("data/2024.yaml", DATA)
    write("data/上年/2023.yaml", LAST)
    write("data/合同.pdf", "x")
    return fazhi


def names(folder: str = "送审包") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def read(name: str, folder: str = "送审包") -> str:
    return (Path(folder) / name).read_bytes().decode()


def manifest(folder: str = "送审包") -> Any:
    return json.loads(read("目录.json", folder))


# What is in it ---------------------------------------------------------------------------------------------


def test_a_package_holds_the_report_and_what_speaks_for_it(office: Run) -> None:
    code, out, err = office("package", "data/2024.yaml")

    made = [f"{TITLE}.docx", "数字台账.csv", "检查结果.txt", "与上年对照.md", "未完事项.md", "目录.json"]
    assert (code, out) == (0, "")
    assert names() == sorted(made)
    assert "警告 FZ215" in err
    assert err.replace("\\", "/").endswith("".join(f"已生成 送审包/{name}\n" for name in made))


def test_the_report_comes_in_the_formats_asked_for(office: Run) -> None:
    assert office("package", "data/2024.yaml", "--to", "txt，MD,txt", "-o", "包")[0] == 0

    assert [name for name in names("包") if name.startswith(TITLE)] == [f"{TITLE}.md", f"{TITLE}.txt"]
    assert read(f"{TITLE}.txt", "包") == TEXT


def test_every_printed_number_is_in_the_table(office: Run) -> None:
    office("package", "data/2024.yaml")

    _, table, _ = office("facts", "data/2024.yaml", "--format", "csv")
    assert read("数字台账.csv") == table
    assert "合同.份数,contracts.count,16,份,明细逐条相加" in table


def test_what_the_checks_found_is_told(office: Run) -> None:
    office("package", "data/2024.yaml")

    assert (
        read("检查结果.txt")
        == """\
2024.yaml:1:1: 提示 FZ319 这份报告还没有写：党政主要负责人履行第一责任人职责的情况、下一年度的主要安排
    1 | 年度: 2024
      | ^^
    提示：分“一、”“二、”等部分写全
2024.yaml:9:1: 警告 FZ320 不足部分只列了问题，没有写原因
    9 | 不足:
      | ^^
    提示：逐条写明原因，如“主要原因是……”“由于……”
2024.yaml:11:13: 警告 FZ215 数字已变，请复核：合同.份数 复核时是 15，现在是 16
    11 |   - {内容: '合同{{ 合同.份数 }}份', 复核: {复核人: 张三, 日期: 2024-12-01, 数字:…
       |                 ^
    提示：复核以后改“数字”和“日期”
2024.yaml:13:5: 警告 FZ209 去年安排的“管好合同”还没有回答是否完成
    13 |   - {标题: 管好合同}
       |     ^
    提示：写上 完成: 是 或 完成: 否
3 个警告，1 个提示
"""
    )


def test_what_the_office_lets_stand_is_told_with_its_reason(fazhi: Run) -> None:
    waiver = "豁免: [{规则: FZ319, 理由: 只报合同}]\n"

    assert fazhi("package", write("a.yaml", CLEAN + waiver))[0] == 0

    assert read("检查结果.txt") == (
        "没有发现问题，另有 1 个已豁免\n"
        "a.yaml:1:1: 提示 FZ319 这份报告还没有写："
        "不足和原因、党政主要负责人履行第一责任人职责的情况、下一年度的主要安排\n"
        "    豁免：只报合同\n"
    )


def test_the_report_stands_beside_that_of_last_year(office: Run) -> None:
    office("package", "data/2024.yaml")

    lines = read("与上年对照.md").splitlines()
    assert lines[:6] == [
        "# 与上年对照",
        "",
        "## 数",
        "",
        "| 数 | 2023年 | 2024年 | 变化 | 变化率 |",
        "| --- | --- | --- | --- | --- |",
    ]
    assert "| 合同.份数（份） | 10 | 16 | +6 | +60% |" in lines
    assert "| 存在的不足、原因和整改情况 | 新增 |  | 二是合同16份。 |" in lines
    assert not [line for line in lines if "上年 |" in line]


def test_what_is_still_open_is_listed_with_its_place(office: Run) -> None:
    office("package", "data/2024.yaml")

    assert (
        read("未完事项.md")
        == f"""\
# 未完事项

## 没有签发

- 2024.yaml：签发以后写上“签发”（approval）：签发人（by）、日期（on）、校验码（digest）。这一稿的校验码是 `{DIGEST}`

## 上年安排没有回答

- 2024.yaml:13:5: 警告 FZ209 去年安排的“管好合同”还没有回答是否完成（写上 完成: 是 或 完成: 否）

## 警告

- 2024.yaml:9:1: 警告 FZ320 不足部分只列了问题，没有写原因（逐条写明原因，如“主要原因是……”“由于……”）
- 2024.yaml:11:13: 警告 FZ215 数字已变，请复核：合同.份数 复核时是 15，现在是 16（复核以后改“数字”和“日期”）

## 引用了数、没有复核的正文

- 2024.yaml:10:5：“签署合同{{{{ 合同.份数 }}}}份，比上年多{{{{ 合同.份数增…”，引用了 合同.份数、合同.份数增减

## 印出的数，记录没有佐证

- 2024.yaml 第 6、7 行：合同 2 条，印作 合同.份数、合同.份数增减、合同.份数增幅
- 2024.yaml 第 8 行：行政检查 1 条，印作 行政检查.次数、行政检查.发现问题、行政检查.整改问题、行政检查.整改率
"""
    )


def test_lines_that_follow_each_other_are_told_as_a_range(fazhi: Run) -> None:
    records = (
        "  - {}\n" * 3
        + "  - {佐证: 'https://example.com/'}\n"
        + "  - {}\n" * 2
        + "  - {数量: 2,\n     纠纷: 0}\n  - {}\n"
    )
    fazhi("package", write("a.yaml", CLEAN.partition("合同:")[0] + "合同:\n" + records))

    assert "- a.yaml 第 4 至 6、8 至 10、12 行：合同 7 条，印作 合同.份数\n" in read("未完事项.md")


def test_marks_of_markdown_stay_marks_of_the_text(fazhi: Run) -> None:
    text = "不足: ['*甲*{{ 合同.份数 }}']\n上年安排: [{标题: '<b>_乙'}]\n"
    fazhi("package", write("a_b.yaml", CLEAN + text))

    assert "- a\\_b.yaml:4:6：“\\*甲\\*{{ 合同.份数 }}”，引用了 合同.份数\n" in read("未完事项.md")
    assert "去年安排的“\\<b\\>\\_乙”" in read("未完事项.md")


def test_the_manifest_names_what_was_read_and_made(office: Run) -> None:
    office("package", "data/2024.yaml")

    found = manifest()
    assert list(found) == ["version", "tool", "data", "manuscript", "previous", "digest", "files"]
    assert found["version"] == 1
    assert found["tool"] == {"name": "fazhi", "version": __version__}
    assert found["data"] == {
        "name": "2024.yaml",
        "size": len(DATA.encode()),
        "sha256": hashlib.sha256(DATA.encode()).hexdigest(),
    }
    assert found["previous"] == {
        "name": "上年/2023.yaml",
        "size": len(LAST.encode()),
        "sha256": hashlib.sha256(LAST.encode()).hexdigest(),
    }
    assert found["digest"] == DIGEST
    assert sorted([*(each["name"] for each in found["files"]), "目录.json"]) == names()
    for each in found["files"]:
        content = (Path("送审包") / each["name"]).read_bytes()
        assert (each["size"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_a_manuscript_is_named_and_its_paragraphs_are_to_be_reviewed(fazhi: Run) -> None:
    text = "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n合同{{ 合同.份数 }}份。\n\n{{ 年度.本年 }}年结束。\n"
    seen = "合同共{{ 合同.份数|带单位 }}。<!-- 复核：张三 2025-01-10；合同.份数=7 -->\n"
    write("2024.md", f"{text}\n{seen}")
    path = write("2024.yaml", CLEAN.partition("合同:")[0] + "文稿: 2024.md\n合同: [{数量: 7}]\n")

    assert fazhi("package", path)[0] == 0

    content = Path("2024.md").read_bytes()
    told = {"name": "2024.md", "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert manifest()["manuscript"] == told
    assert "- 2024.md:3:1：“合同{{ 合同.份数 }}份。”，引用了 合同.份数\n" in read("未完事项.md")
    assert "合同共" not in read("未完事项.md")
    assert "年结束" not in read("未完事项.md")


def test_nothing_open_is_said(fazhi: Run) -> None:
    digest = hashlib.sha256(CLEAN_TEXT.encode()).hexdigest()[:16]
    approval = f"签发: {{签发人: 李四, 日期: 2025-01-10, 校验码: '{digest}'}}\n"

    assert fazhi("package", write("a.yaml", CLEAN + approval))[0] == 0

    assert read("未完事项.md") == "# 未完事项\n\n没有未完事项。\n"
    assert read("检查结果.txt").startswith("a.yaml:1:1: 提示 FZ319 这份报告还没有写：")
    assert read("检查结果.txt").endswith("\n1 个提示\n")
    assert "与上年对照.md" not in names()
    assert manifest()["previous"] is None
    assert manifest()["digest"] == digest


def test_two_runs_give_the_same_bytes(office: Run) -> None:
    for folder in ("甲", "乙", "乙"):
        office("package", "data/2024.yaml", "-o", folder, "--to", "docx,md,txt")

    assert names("甲") == names("乙")
    assert all((Path("甲") / name).read_bytes() == (Path("乙") / name).read_bytes() for name in names("甲"))


def test_last_year_is_compared_though_its_text_is_not_the_approved_one_any_more(office: Run) -> None:
    stale = "签发: {签发人: 李四, 日期: 2024-01-10, 校验码: 0123456789abcdef}\n"
    write("data/上年/2023.yaml", LAST + stale)

    assert office("package", "data/2024.yaml")[0] == 0
    assert "| 合同.份数（份） | 10 | 16 | +6 | +60% |" in read("与上年对照.md")


# What is in the way ----------------------------------------------------------------------------------------


def test_a_package_of_faulty_data_is_not_made(office: Run) -> None:
    path = write("data/2024.yaml", DATA.replace("合同:", "合铜:"))

    code, out, err = office("package", path)

    assert (code, out) == (1, "")
    assert "错误 FZ102 不认识的键“合铜”" in err
    assert not Path("送审包").exists()


def test_faults_of_a_template_with_last_year_are_told(office: Run) -> None:
    write("我的/sections/本局.md.j2", '{{ "本局"|chapter }}\n{{ counsels.firm_name_of }}\n')
    write("data/上年/2023.yaml", LAST + "篇章: {章节: [本局]}\n")

    code, _, err = office("package", "data/2024.yaml", "--templates", "我的")

    assert code == 1
    assert "本局.md.j2:2:1: 错误 FZ403" in err
    assert not Path("送审包").exists()


def test_last_year_with_errors_has_no_report(tmp_path: Path) -> None:
    found = earlier(LAST.replace("合同:", "合铜:").encode(), "2023.yaml", None, Beside(str(tmp_path / "a")))

    assert isinstance(found, list)
    assert [(each.line, each.code) for each in found] == [(3, "FZ102")]


def test_last_year_that_can_not_be_used_is_told(office: Run) -> None:
    (Path("data") / "上年" / "2023.yaml").unlink()

    code, _, err = office("package", "data/2024.yaml")

    assert code == 1
    assert "错误 FZ210" in err


def test_a_file_that_is_not_there(fazhi: Run) -> None:
    assert fazhi("package", "none.yaml")[0] == 2
    assert not Path("送审包").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-o", "-"), "错误：送审包是一个文件夹，不能写到标准输出；用 -o 写明文件夹\n"),
        (
            ("-o", "a.yaml"),
            "a.yaml: 错误 FZ503 这不是文件夹，送审包要写到文件夹\n    提示：用 -o 换一个名称\n",
        ),
        (
            ("-o", "."),
            ".: 错误 FZ503 文件夹里有别的文件，没有送审包的目录.json\n    提示：用 -o 换一个空的文件夹\n",
        ),
        (("--to", "html"), f"错误：不认识的格式“html”，可以写：{'、'.join(writers.suffixes)}\n"),
        (("--templates", "没有"), "错误：没有模板文件夹 没有\n"),
    ],
)
def test_a_package_called_wrongly(fazhi: Run, options: tuple[str, ...], message: str) -> None:
    path = write("a.yaml", CLEAN)

    assert fazhi("package", path, *options) == (2, "", message)
    assert [each.name for each in Path().iterdir()] == ["a.yaml"]


def test_a_wrong_time_is_refused(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")

    assert fazhi("package", write("a.yaml", CLEAN))[0] == 2


def test_a_folder_that_can_not_be_read(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    code, _, err = fazhi("package", write("a.yaml", CLEAN), "-o", "包")

    assert (code, err) == (
        2,
        "包: 错误 FZ503 读不了这个文件夹：Permission denied\n    提示：用 -o 换一个文件夹\n",
    )


# Over an earlier package -----------------------------------------------------------------------------------


def test_what_is_no_longer_made_goes_and_what_others_put_there_stays(office: Run) -> None:
    office("package", "data/2024.yaml", "--to", "docx,md,txt")
    write("送审包/意见.txt", "请改第三段")
    write(f"送审包/{TITLE}.md", "改过的")
    write("送审包/.DS_Store", "x")
    write(
        "data/2024.yaml",
        DATA.replace("上年文件: 上年/2023.yaml\n", "").replace("，比上年多{{ 合同.份数增减 }}份", ""),
    )

    code, _, err = office("package", "data/2024.yaml", "--to", "txt")

    assert code == 0
    assert names() == sorted(
        [
            ".DS_Store",
            f"{TITLE}.md",
            f"{TITLE}.txt",
            "数字台账.csv",
            "检查结果.txt",
            "未完事项.md",
            "目录.json",
            "意见.txt",
        ]
    )
    assert read(f"{TITLE}.md") == "改过的"
    assert err.replace("\\", "/").endswith(
        f"已删去 送审包/{TITLE}.docx\n已删去 送审包/与上年对照.md\n没有动文件夹里的其他文件：意见.txt、{TITLE}.md\n"
    )
    assert not {f"{TITLE}.docx", f"{TITLE}.md"} & {each["name"] for each in manifest()["files"]}


def test_a_file_that_is_gone_already_is_no_fault(office: Run) -> None:
    office("package", "data/2024.yaml", "--to", "md,txt")
    (Path("送审包") / f"{TITLE}.md").unlink()

    code, _, err = office("package", "data/2024.yaml", "--to", "txt")

    assert code == 0
    assert "已删去" not in err
    assert "其他文件" not in err


def test_a_hidden_file_is_nothing(fazhi: Run) -> None:
    write("包/.DS_Store", "x")

    assert fazhi("package", write("a.yaml", CLEAN), "-o", "包")[0] == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"{}",
        b'{"version": 2, "files": []}',
        b'{"files": []}',
        b'{"version": 1, "files": 3}',
        b'{"version": 1, "files": [{"name": "a"}]}',
        b'{"version": 1, "files": [{"name": "../a.yaml", "sha256": ""}]}',
        b'{"version": 1, "files": [{"name": "..", "sha256": ""}]}',
        b'{"version": 1, "files": [{"name": "c:a", "sha256": ""}]}',
        b'{"version": 1, "files": [], "replaced": [{"name": "../a.yaml", "sha256": ""}]}',
        b'{"version": 1, "files": [], "replaced": [{"name": "a"}]}',
        b'{"version": 1, "files": [], "replaced": 3}',
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_of_ours_is_refused(fazhi: Run, content: bytes) -> None:
    assert known(content) is None
    write("包/目录.json", content)

    code, out, err = fazhi("package", write("a.yaml", CLEAN), "-o", "包")

    assert (code, out) == (2, "")
    assert err.replace("\\", "/") == (
        "包/目录.json: 错误 FZ503 这不是 fazhi 送审包的目录\n    提示：用 -o 换一个空的文件夹\n"
    )
    assert names("包") == ["目录.json"]


@pytest.mark.parametrize(
    ("content", "digest"),
    [
        (b'{"digest": "abc"}', "abc"),
        (b"{}", ""),
        (b"[1]", ""),
        (b"3", ""),
        (b"\xff\xfe", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_what_is_no_manifest_tells_no_digest(content: bytes, digest: str) -> None:
    assert printed_from(content) == digest


def test_a_package_that_can_not_be_written_leaves_the_earlier_one(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fazhi("package", write("a.yaml", CLEAN))
    before = {name: (Path("送审包") / name).read_bytes() for name in names()}
    synced = os.fsync
    written: list[int] = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 4:
            raise OSError(28, "No space left on device")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = fazhi("package", write("a.yaml", CLEAN.replace("12", "13")), "--to", "txt")

    assert code == 2
    assert "未完事项.md: 错误 FZ501 写不了这个文件：磁盘满了" in err
    assert {name: (Path("送审包") / name).read_bytes() for name in names()} == before


def test_a_file_that_somebody_edited_is_not_written_over(fazhi: Run) -> None:
    fazhi("package", write("a.yaml", CLEAN), "--to", "txt,md")
    write(f"送审包/{TITLE}.txt", "局长改过的")
    write("送审包/未完事项.md", "已经办好")
    before = {name: read(name) for name in names()}
    hint = "    提示：先把它移走或者改名，或者用 -o 换一个文件夹\n"

    write("a.yaml", CLEAN.replace("12", "13"))
    code, out, err = fazhi("package", "a.yaml", "--to", "txt")

    assert (code, out) == (2, "")
    assert err.replace("\\", "/").endswith(
        f"送审包/{TITLE}.txt: 错误 FZ503 做好以后有人改过，送审包没有重做\n{hint}"
        f"送审包/未完事项.md: 错误 FZ503 做好以后有人改过，送审包没有重做\n{hint}"
    )
    assert {name: read(name) for name in names()} == before

    (Path("送审包") / f"{TITLE}.txt").rename("送审包/局长的.txt")
    (Path("送审包") / "未完事项.md").unlink()
    assert fazhi("package", "a.yaml", "--to", "txt")[0] == 0
    assert read("局长的.txt") == "局长改过的"
    assert "合同13份" in read(f"{TITLE}.txt")


def test_a_file_of_others_that_has_a_name_of_ours_is_not_written_over(fazhi: Run) -> None:
    fazhi("package", write("a.yaml", CLEAN), "--to", "txt")
    write(f"送审包/{TITLE}.md", "别人的")

    code, _, err = fazhi("package", "a.yaml", "--to", "txt,md")

    assert code == 2
    assert f"{TITLE}.md: 错误 FZ503 这不是送审包里原来的文件，送审包没有重做\n" in err
    assert read(f"{TITLE}.md") == "别人的"


@pytest.mark.parametrize("renamed", range(7))
def test_a_package_that_was_ended_midway_is_made_again(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    """After every file that got its name: the data are changed again, and no file is taken for somebody's."""
    fazhi("package", write("a.yaml", CLEAN), "--to", "txt,md")
    replaced = Path.replace
    done: list[Path] = []

    def ended(path: Path, target: Path) -> Path:
        if len(done) == renamed:
            raise KeyboardInterrupt
        done.append(target)
        return replaced(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", ended)
        fazhi("package", write("a.yaml", CLEAN.replace("12", "13")), "--to", "txt")
    write("a.yaml", CLEAN.replace("12", "14"))
    code, _, err = fazhi("package", "a.yaml", "--to", "txt")

    assert (code, "其他文件" in err) == (0, False)
    assert names() == sorted([f"{TITLE}.txt", "数字台账.csv", "检查结果.txt", "未完事项.md", "目录.json"])
    assert "合同14份" in read(f"{TITLE}.txt")
    assert "replaced" not in manifest()


def test_a_file_that_can_not_be_deleted_is_told(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fazhi("package", write("a.yaml", CLEAN))
    unlink = Path.unlink

    def locked(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".docx":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", locked)
    code, _, err = fazhi("package", "a.yaml", "--to", "txt")

    assert code == 2
    assert f"{TITLE}.docx: 错误 FZ501 删不了这个文件：没有权限，或正被别的程序打开" in err
    assert "已删去" not in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written(fazhi: Run) -> None:
    Path("锁").mkdir(mode=0o555)

    code, _, err = fazhi("package", write("a.yaml", CLEAN), "-o", "锁/包")

    assert code == 2
    assert "FZ501" in err


def test_data_from_standard_input(fazhi: Run) -> None:
    code, _, _ = fazhi("package", "-", "--stdin-filename", "甲.yaml", stdin=CLEAN.encode())

    assert code == 0
    assert manifest()["data"]["name"] == "甲.yaml"
