"""`fazhi compare`: what it says, what it writes, and what it refuses."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from fazhi_report.cli import compare_command
from fazhi_report.cli.writing_files import write_together
from tests.conftest import Run, write
from tests.copies import LEDGERS, Office, added, changed, moved, removed, replaced, tracked
from tests.pipeline.test_copies import LINES
from tests.pipeline.test_copy_sources import texts
from tests.writers.written import W, parts


@pytest.fixture
def office() -> Office:
    return Office()


def saved(office: Office, copy: bytes) -> tuple[str, str]:
    """The files of an office in the folder where the command runs; the data file and the copy."""
    data = write("data/2024.yaml", office.data)
    if office.manuscript is not None:
        write("data/2024.md", office.manuscript)
    return data, write("改稿.docx", copy)


EDITED = (tracked("逐份归档", "全部归档"), replaced("2份", "3份"), added("认真整改", "特此报告。"))

TOLD = """\
改稿.docx：由现在的正文印出
改动 3 处：可以写回 2 处，没有写回 1 处

第 4 段（data/2024.md:8:7）
  原文：全年审查合同2份，
  改稿：全年审查合同3份，
    没有写回：数，“2份”改成“3份”（没有留痕）
      数由台账算出，不从改稿写回；要改的，改台账
      合同.份数 = 2份（data/2024.yaml:4）
  原文：合同文本逐份归档。
  改稿：合同文本全部归档。
    可以写回：文字，“逐份”改成“全部”（修订；张三 2026-01-05）

第 9 段（data/2024.md:19:1）
  原文：（没有）
  改稿：特此报告。
    可以写回：新增的段落（没有留痕）
"""


def test_changes_are_told_paragraph_by_paragraph(fazhi: Run, office: Office) -> None:
    files = saved(office, changed(office.printed(), *EDITED))

    assert fazhi("compare", *files) == (0, TOLD, "")
    assert Path(files[0]).read_bytes() == office.data


def test_what_is_told_and_what_is_left_go_into_files(fazhi: Run, office: Office) -> None:
    files = saved(office, changed(office.printed(), *EDITED))

    code, out, said = fazhi("compare", *files, "-o", "问题.DOCX", "-o", "结果.txt")

    assert (code, out) == (0, "")
    assert said.startswith("已生成 结果.txt\n已写出 问题.DOCX：")
    assert Path("结果.txt").read_text(encoding="utf-8") == TOLD
    assert Path("问题.DOCX").read_bytes().startswith(b"PK")
    for two, kind in (("a.docx", ".docx"), ("b.txt", "放结果的")):
        refused = fazhi("compare", *files, "-o", two, "-o", f"2{two}")
        assert refused == (2, "", f"错误：-o 写了两个{kind}文件：{two}、2{two}\n")


def test_changes_for_programs(fazhi: Run, office: Office) -> None:
    files = saved(office, changed(office.printed(), *EDITED))

    code, out, _ = fazhi("compare", *files, "--format", "json")

    told = json.loads(out)
    assert code == 0
    assert (told["version"], told["copy"], told["base"]) == (1, "改稿.docx", "由现在的正文印出")
    assert [(each["kind"], each["status"], each["place"]) for each in told["amendments"]] == [
        ("figure", "left", "data/2024.md:8:7"),
        ("text", "open", "data/2024.md:8:49"),
        ("added", "open", "data/2024.md:19:1"),
    ]
    figure, text, _ = told["amendments"]
    assert figure["held"] == [{"name": "合同.份数", "value": "2份", "places": ["data/2024.yaml:4"]}]
    assert text["revisions"][0] == {"kind": "deleted", "author": "张三", "date": "2026-01-05T09:30:00Z"}
    assert text["clause"] == {"before": "合同文本逐份归档。", "after": "合同文本全部归档。"}


def test_apply_writes_what_is_ours(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(), *EDITED))

    code, out, said = fazhi("compare", data, copy, "--apply")

    assert code == 0
    assert "改动 3 处：已写回 2 处，没有写回 1 处" in out
    assert said == "已写回 data/2024.md\n"
    assert office.manuscript is not None
    expected = office.manuscript.decode().replace("逐份归档", "全部归档")
    assert Path("data/2024.md").read_text(encoding="utf-8") == expected + "\n特此报告。\n"
    assert Path(data).read_bytes() == office.data
    assert fazhi("compare", data, copy)[1].splitlines()[:2] == [
        "改稿.docx：印出以后台账或者文稿改过，和审阅稿里带着的原文比较",
        "改动 1 处：没有写回 1 处",
    ]


def test_nothing_to_write(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(), replaced("2份", "3份")))

    code, out, said = fazhi("compare", data, copy, "--apply")

    assert (code, said) == (0, "")
    assert "改动 1 处：没有写回 1 处" in out


def test_no_changes(fazhi: Run, office: Office) -> None:
    files = saved(office, office.printed())

    assert fazhi("compare", *files) == (0, "改稿.docx：由现在的正文印出\n没有改动，或者都已经在正文里\n", "")


def remarks(content: bytes) -> dict[str, str]:
    """The comments of a DOCX by the words that they are on."""
    package = parts(content)
    texts = {
        each.get(f"{W}id"): "\n".join("".join(line.itertext()) for line in each)
        for each in etree.fromstring(package["word/comments.xml"])
    }
    found: dict[str, str] = {}
    words, begun = "", None
    for each in etree.fromstring(package["word/document.xml"]).iter():
        if each.tag == f"{W}commentRangeStart":
            words, begun = "", each.get(f"{W}id")
        elif each.tag == f"{W}commentRangeEnd":
            found[words], begun = texts[begun], None
        elif each.tag == f"{W}t" and begun is not None:
            words += each.text or ""
    return found


def test_what_is_left_as_comments(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(), *EDITED, replaced("（二）", "（五）")))

    code, _, said = fazhi("compare", data, copy, "--apply", "-o", "问题.docx")

    assert code == 0
    assert said.splitlines()[-1] == "已写出 问题.docx：改动 2 处：没有写回 2 处"
    content = Path("问题.docx").read_bytes()
    told = remarks(content)
    assert told == {
        "全年审查合同2份，": (
            "数：“全年审查合同2份，”→“全年审查合同3份，”\n数由台账算出，不从改稿写回；要改的，改台账\n"
            "合同.份数 = 2份（2024.yaml:4）"
        ),
        "组织法治学习。": (
            f"标题的序号：“{LINES[3]}”→“{LINES[3].replace('（二）', '（五）')}”\n标题的序号由程序数"
        ),
    }
    paragraphs = [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]
    assert paragraphs[3] == LINES[2].replace("逐份归档", "全部归档")


def test_nothing_is_left_to_ask(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(), replaced("认真整改", "逐项整改")))

    assert fazhi("compare", data, copy, "--apply", "-o", "问题.docx")[2] == (
        "已写回 data/2024.md\n没有留下的改动，没有写 问题.docx\n"
    )
    assert not Path("问题.docx").exists()


def test_comments_of_colleagues_are_told(fazhi: Run, office: Office) -> None:
    def comment(opened: Any) -> None:
        run = next(run for each in opened.paragraphs for run in each.runs if "认真整改" in run.text)
        opened.add_comment(run, text="是否写得具体些？", author="王五", initials="w")

    files = saved(office, changed(office.printed(), comment))

    _, out, _ = fazhi("compare", *files)

    assert out.splitlines()[-2] == "批注："
    assert out.splitlines()[-1].startswith("  王五")
    assert out.splitlines()[-1].endswith("第 8 段“下一步，我局将认真整改。”：是否写得具体些？")


# Shipped sentences -----------------------------------------------------------------------------------------

SHIPPED = "合同: [{名称: 河道清淤合同, 合法性审核: 是, 纠纷: 0, 诉讼: 0}]\n"


def test_the_manuscript_is_written_first_when_asked(fazhi: Run) -> None:
    office = texts(SHIPPED)
    data, copy = saved(office, changed(office.printed(), replaced("全年签署合同", "全年共签订合同")))

    assert "没有写回" in fazhi("compare", data, copy, "--apply")[1]
    assert Path(data).read_bytes() == office.data
    code, out, said = fazhi("compare", data, copy, "--apply", "--manuscript")

    assert code == 0
    assert "没有写回" not in out
    assert said == "已写回 data/2024.md\n已写回 data/2024.yaml\n"
    assert "全年共签订合同{{ 合同.份数|带单位 }}" in Path("data/2024.md").read_text(encoding="utf-8")
    assert fazhi("render", data, "--to", "txt", "-o", "-")[1].count("全年共签订合同1份，均经合法性审核") == 1


def test_a_manuscript_that_is_not_named_is_not_overwritten(fazhi: Run) -> None:
    office = texts(SHIPPED)
    data, copy = saved(office, changed(office.printed(), replaced("全年签署合同", "全年共签订合同")))
    write("data/2024.md", "自己的笔记")

    code, _, said = fazhi("compare", data, copy, "--apply", "--manuscript")

    assert code == 2
    assert "已经有" in said
    assert Path("data/2024.md").read_text(encoding="utf-8") == "自己的笔记"


# Bases -----------------------------------------------------------------------------------------------------


def test_a_package_beside_the_copy_has_the_base(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(review=False), replaced("认真整改", "逐项整改")))
    assert fazhi("package", data)[0] == 0
    write(data, office.data.replace(LEDGERS.split("\n")[1].encode(), "法治学习: {总数: 6}".encode()))

    code, out, _ = fazhi("compare", data, copy)

    assert code == 0
    assert out.startswith(
        "改稿.docx：印出以后台账或者文稿改过，和当时的那一稿比较\n改动 1 处：可以写回 1 处\n"
    )


def test_without_a_base_nothing_is_written(fazhi: Run, office: Office) -> None:
    copy = changed(office.printed(review=False), replaced("认真整改", "逐项整改"))
    data, path = saved(office, copy)
    write(data, office.data.replace(LEDGERS.split("\n")[1].encode(), "法治学习: {总数: 6}".encode()))
    before = Path(data).read_bytes(), Path("data/2024.md").read_bytes()

    code, out, said = fazhi("compare", data, path, "--apply")

    assert code == 1
    assert "错误 FZ062 不知道改稿由哪一稿印出，什么也没有写" in said
    assert "警告 FZ061" in said
    assert "改成“逐项”" in out
    assert (Path(data).read_bytes(), Path("data/2024.md").read_bytes()) == before


def test_a_base_that_is_named(fazhi: Run, office: Office) -> None:
    unchanged = office.printed(review=False)
    data, copy = saved(office, changed(unchanged, replaced("认真整改", "逐项整改")))
    write("原稿.docx", unchanged)
    write(data, office.data.replace(LEDGERS.split("\n")[1].encode(), "法治学习: {总数: 6}".encode()))

    assert fazhi("compare", data, copy, "--base", "原稿.docx", "--apply")[0] == 0
    assert "逐项整改" in Path("data/2024.md").read_text(encoding="utf-8")
    assert fazhi("compare", data, copy, "--base", "没有.docx")[0] == 2


# What is refused -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "这不是完好的 DOCX 文件"),
        ("现将我局".encode(), "这不是完好的 DOCX 文件"),
        (b"%PDF-1.7", "改稿要是 DOCX"),
        (b"PK\x03\x04 broken", "这不是完好的 DOCX 文件"),
    ],
)
def test_what_is_no_copy(fazhi: Run, office: Office, content: bytes, message: str) -> None:
    data, copy = saved(office, content)

    code, out, said = fazhi("compare", data, copy, "--apply")

    assert (code, out) == (2, "")
    assert message in said


def test_a_copy_of_another_report(fazhi: Run, office: Office) -> None:
    other = texts("不足:\n  - 完全不相干的另外一些文字，写在别的单位的报告里，和这里没有关系。\n")
    data, copy = saved(office, other.printed())

    code, out, said = fazhi("compare", data, copy, "--apply")

    assert (code, out) == (2, "")
    assert "错误 FZ060 “改稿.docx”里几乎没有这份报告的文字" in said


def test_data_with_errors(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, office.printed())
    write(data, office.data + b"xx: 1\n")

    assert fazhi("compare", data, copy)[:2] == (1, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "改稿.docx"), "写明文件"),
        (("data/2024.yaml", "-"), "写明文件"),
        (("data/2024.yaml", "改稿.docx", "--manuscript"), "--manuscript 和 --apply 一起用"),
        (("没有.yaml", "改稿.docx"), "FZ001"),
        (("data/2024.yaml", "没有.docx"), "FZ001"),
    ],
)
def test_calls_that_make_no_sense(
    fazhi: Run, office: Office, arguments: tuple[str, ...], message: str
) -> None:
    saved(office, office.printed())

    code, out, said = fazhi("compare", *arguments)

    assert (code, out) == (2, "")
    assert message in said


def test_files_that_can_not_be_written(fazhi: Run, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    data, copy = saved(office, changed(office.printed(), *EDITED))
    before = Path("data/2024.md").read_bytes()
    monkeypatch.setattr(compare_command, "write_together", lambda *_: write_together({Path("data"): b""}))
    code, _, said = fazhi("compare", data, copy, "--apply")

    assert code == 2
    assert "FZ501" in said
    assert Path("data/2024.md").read_bytes() == before


def test_questions_for_which_there_is_no_room(
    fazhi: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = saved(office, changed(office.printed(), *EDITED))
    monkeypatch.setattr(compare_command, "write_together", lambda _: write_together({Path("data"): b""}))
    code, _, said = fazhi("compare", *files, "-o", "问题.docx")

    assert (code, "FZ501" in said, "已写出" in said) == (2, True, False)


def test_what_is_told_at_the_title_and_elsewhere(fazhi: Run) -> None:
    office = texts(
        "不足:\n  - 合同送审偏晚，主要原因是送审的环节没有固定下来。\n附件: [{标题: 甲, 内容: 乙。}]\n"
    )
    copy = changed(
        office.printed(profile="submission"),
        replaced("青山县水利局文件", "青山县水利局公文"),
        replaced("附件：甲", "附件：丙"),
        removed("合同送审偏晚"),
        added("县水利局关于", "题下加的一行。"),
        added("不足", "另加的一段文字。"),
    )
    data, path = saved(office, copy)

    code, out, said = fazhi("compare", data, path, "-o", "问题.docx")

    assert code == 0
    assert "    没有写回：正文以外的内容，“青山县水利局文件”改成“青山县水利局公文”（没有留痕）" in out
    assert "    没有写回：新增的段落（没有留痕）" in out
    assert "    没有写回：删去的段落（没有留痕）" in out
    told = remarks(Path("问题.docx").read_bytes())
    (title,) = [text for words, text in told.items() if words.startswith("青山县水利局关于")]
    assert title.count("青山县水利局公文") == 1
    assert title.count("题下加的一行。") == 1
    assert [words for words, text in told.items() if "另加的一段文字。" in text] == ["原因和整改情况"]
    assert said.startswith("已写出 问题.docx：改动 5 处：")


def test_questions_that_can_not_be_written(fazhi: Run, office: Office) -> None:
    data, copy = saved(office, changed(office.printed(), replaced("2份", "3份")))

    assert fazhi("compare", data, copy, "-o", "data")[0] == 2


def test_moves_and_what_was_taken_out_are_told(fazhi: Run, office: Office) -> None:
    copy = changed(
        office.printed(),
        moved("规范合同管理", "组织法治学习"),
        replaced("文本逐份", "逐份"),
        replaced("我局将认真", "我局将继续认真"),
    )
    data, path = saved(office, copy)

    out = fazhi("compare", data, path)[1]

    assert "\n    可以写回：文字，删去“文本”（没有留痕）\n" in out
    assert "\n    可以写回：文字，加上“继续”（没有留痕）\n" in out
    assert f"\n    可以写回：移动的段落：{LINES[2]}（没有留痕）\n" in out
    assert "  原文：（没有）" not in out


def test_a_report_of_which_no_manuscript_can_be_written(fazhi: Run) -> None:
    office = texts(SHIPPED)
    copy = changed(office.printed(), replaced("全年签署合同", "全年共签订合同"))
    data, path = saved(office, copy)
    flow = f"{{{office.data.decode().strip().replace(chr(10), ', ')}}}"
    write(data, flow)

    code, _, said = fazhi("compare", data, path, "--apply", "--manuscript")

    assert code == 1
    assert "FZ018" in said
    assert Path(data).read_text(encoding="utf-8") == flow
