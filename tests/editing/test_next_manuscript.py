"""The manuscript of another year, as `fazhi new` writes it beside the new data file."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Finding, Severity
from fazhi_report.editing.next_manuscript import NextManuscript, _Turning, roll_manuscript
from fazhi_report.editing.written_anew import plans_of
from fazhi_report.loading import Loaded, is_carried_over, load
from fazhi_report.manuscript import read
from tests.conftest import MINIMAL, Run, json_bytes, write
from tests.last_year import Shelf

LAST_DATA = """\
年度: 2024  # 报告的年度
文稿: 2024.md  # 我们自己的话
机构:
  {全称: 青山县水利局, 简称: 县水利局, 自称: 我局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
合同:
  - {合法性审核: 是, 数量: 12}
# 完
"""
THIS_DATA = """\
年度: 2025  # 报告的年度
上年文件: '2024.yaml'
文稿: '2025.md'  # 我们自己的话
机构:
  {全称: 青山县水利局, 简称: 县水利局, 自称: 我局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
合同:

# 去年的安排，逐条在“完成”后面写 是 或 否；可以加一行“说明”
上年安排:
  - 标题: 加强水行政执法
    完成:
  - 标题: '做好{合同}审核'
    完成:
# 完
"""
LAST_YEAR = r"""
# 青山县水利局关于2024年法治政府建设情况的报告\
（{{ 3 }}次修改）<!-- 待核：标题 -->

2024年，我局落实《青山县2024年法治政府建设工作要点》（青政发〔2024〕5号），走访{{ 25 }}个社区。

<!-- 领导要看这一段 -->
现将我局{{ 年度.本年 }}年情况报告如下：<!-- 复核：张三 2025-01-05 -->

## 主要举措和成效

### 依法决策。
全年签订合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}。 <!-- 确认：张三 2025-01-05 --> <!-- 给办公室看 -->
<!-- 沿用 12345678 -->
<!-- 上年：别的 -->

建成水库{{ 水库 = 25座 }}，发放{{ 5000余份 }}资料，\#\{\{ 不是引用 }}，
开展“{{ 三 }}项制度”检查{{  数十次  }}，贯彻《“十四五”规划（{{ 2021 }}—{{ 2025 }}年）》，自{{ 2020 }}年以来不断完善。
1. 建立{{ 两 }}项制度；
1. 完善机制。

### [实现全覆盖]{台账外}

{{ 句子.合同 }}

## 存在的不足

### 学习不够。
只学了{{ 2 }}次--不多。<!-- 备忘：
去年：问过 -->

<!-- 去年：更早的不足 -->

## {{ 年度.下年 }}年打算：
我局将做好以下工作。

### 加强水行政执法。
开展{{ 3 }}次检查。<!-- 确认：张三 2025-01-05 -->

### 做好\{合同}审核

全部先审核。

<!-- 去年：学法 -->
""".lstrip("\n")
THIS_YEAR = r"""
# 青山县水利局关于2024年法治政府建设情况的报告\
（{{ 【待补】 }}次修改）
<!-- 上年：3 -->

2024年，我局落实《青山县2024年法治政府建设工作要点》（青政发〔2024〕5号），走访{{ 【待补】 }}个社区。
<!-- 沿用 ? -->
<!-- 上年：25 -->

<!-- 领导要看这一段 -->
现将我局{{ 年度.本年 }}年情况报告如下：
<!-- 沿用 ? -->

## 主要举措和成效

### 依法决策。
全年签订合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}。 <!-- 给办公室看 -->
<!-- 沿用 ? -->

建成水库{{ 水库 = 【待补】 }}，发放{{ 【待补】 }}资料，\#\{\{ 不是引用 }}，
开展“{{ 三 }}项制度”检查{{  【待补】  }}，贯彻《“十四五”规划（{{ 2021 }}—{{ 2025 }}年）》，自{{ 2020 }}年以来不断完善。
1. 建立{{ 【待补】 }}项制度；
1. 完善机制。
<!-- 沿用 ? -->
<!-- 上年：水库 25座；发放5000余份资料；检查数十次；建立两项制度 -->

### [实现全覆盖]{台账外}
<!-- 沿用 ? -->

{{ 句子.合同 }}

## 存在的不足

{{ 【待补】不足和整改 }}
<!-- 去年：### 学习不够。
只学了{{ 2 }}次－－不多。 -->
<!-- 备忘：
去年：问过 -->

<!-- 2023年：更早的不足 -->

## {{ 年度.下年 }}年打算：
{{ 【待补】下年安排 }}
<!-- 去年：我局将做好以下工作。 -->

<!-- 去年：### 加强水行政执法。
开展{{ 3 }}次检查。 -->

<!-- 去年：### 做好\{合同}审核 -->

<!-- 去年：全部先审核。 -->

<!-- 2023年：学法 -->
""".lstrip("\n")


def without_digests(text: str) -> str:
    return re.sub("沿用 [0-9a-f]{8}", "沿用 ?", text)


def rolled(text: str, years: tuple[int, int] = (2024, 2025)) -> str:
    """The manuscript of the next year, of one that cites nothing of any ledger."""
    content = (text if text.startswith("\ufeff") else "# 标题\n\n" + text).encode()
    loaded = load(json_bytes(MINIMAL), "2024.yaml")
    made = roll_manuscript(read(content, "2024.md"), loaded.facts, years)
    assert isinstance(made, NextManuscript), made
    return without_digests(made.content.decode().removeprefix("# 标题\n\n"))


# The files ------------------------------------------------------------------------------------------------


def test_new_writes_the_manuscript_beside_the_data(fazhi: Run) -> None:
    write("data/2024.md", LAST_YEAR)

    code, out, err = fazhi("new", "2025", "--from", write("data/2024.yaml", LAST_DATA))

    assert (code, out) == (0, "")
    assert Path("data/2025.yaml").read_text(encoding="utf-8") == THIS_DATA
    assert without_digests(Path("data/2025.md").read_text(encoding="utf-8")) == THIS_YEAR
    assert Path("data/2024.md").read_text(encoding="utf-8") == LAST_YEAR
    assert err.replace("\\", "/").partition("已生成 ")[2].splitlines() == [
        "data/2025.md",
        "已生成 data/2025.yaml",
        "data/2025.md 要填 10 处，要看 5 段：",
        "  待补 8 处：第 2、5、19—21、33、42 行",
        "  等台账的 1 个数、1 个判断：合同",
        "  沿用去年的 5 段：改写，或者确认",
        "  写着去年的文件《青山县2024年法治政府建设工作要点》：第 5 行",
        "  写着去年的文件“青政发〔2024〕5号”：第 5 行",
        "  照去年写着“2024年”：第 1、5 行",
        "  去年的不足、安排 5 段成了注释，照今年的写",
        "  去年的“待核” 1 条没有带过来",
    ]
    assert "data/2025.md:" not in err


def test_with_nothing_to_do_nothing_is_listed(fazhi: Run) -> None:
    write("2024.md", "# 关于{{ 年度.本年 }}年情况的报告\n")

    _, _, err = fazhi("new", "2025", "--from", write("2024.yaml", LAST_DATA))

    assert err.endswith("已生成 2025.yaml\n2025.md 要填 0 处，要看 0 段\n")


def test_what_can_not_be_carried_on_leaves_no_file(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("2024.md", LAST_YEAR)
    monkeypatch.setattr(_Turning, "holds", lambda *_: False)

    code, _, err = fazhi("new", "2025", "--from", write("2024.yaml", LAST_DATA))

    assert code == 2
    assert "2024.md:4:1: 错误 FZ289 这份文稿的写法不能由程序改成下一年的" in err
    assert sorted(path.name for path in Path().iterdir()) == ["2024.md", "2024.yaml"]


def test_a_file_without_a_manuscript_gets_none(fazhi: Run) -> None:
    old = write("2024.yaml", LAST_DATA.replace("文稿: 2024.md  # 我们自己的话\n", ""))

    code, _, err = fazhi("new", "2025", "--from", old)

    assert code == 0
    assert not Path("2025.md").exists()
    assert "要填" not in err


@pytest.mark.parametrize("there", ["data/2025.md", "data/2025.yaml"])
def test_nothing_is_overwritten(fazhi: Run, there: str) -> None:
    write("data/2024.md", LAST_YEAR)
    write(there, "mine")

    code, _, err = fazhi("new", "2025", "--from", write("data/2024.yaml", LAST_DATA))

    assert code == 2
    assert f"已经有 {Path(there)}" in err
    assert sorted(path.name for path in Path("data").iterdir()) == sorted(
        ("2024.md", "2024.yaml", Path(there).name)
    )


def test_both_files_are_written_or_none(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/2024.md", LAST_YEAR)
    old = write("data/2024.yaml", LAST_DATA)

    def fail(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "replace", fail)

    code, _, err = fazhi("new", "2025", "--from", old)

    assert code == 2
    assert "FZ501" in err
    assert "要填" not in err
    assert {path.name for path in Path("data").iterdir()} == {"2024.md", "2024.yaml"}


@pytest.mark.parametrize("output", [".", "data"])
def test_a_folder_is_no_name(fazhi: Run, output: str) -> None:
    write("data/2024.md", LAST_YEAR)

    code, _, err = fazhi("new", "2025", "--from", write("data/2024.yaml", LAST_DATA), "-o", output)

    assert (code, "已经有" in err) == (2, True)


@pytest.mark.parametrize("output", ["-", "data/2025.md"])
def test_both_files_need_names(fazhi: Run, output: str) -> None:
    write("data/2024.md", LAST_YEAR)

    code, _, err = fazhi("new", "2025", "--from", write("data/2024.yaml", LAST_DATA), "-o", output)

    assert code == 2
    assert "有文稿的，新台账写到文件" in err
    assert not Path("data/2025.md").exists()


def test_the_manuscript_goes_by_the_name_of_the_data_file(fazhi: Run) -> None:
    write("data/2024.md", LAST_YEAR)

    code, _, _ = fazhi(
        "new", "2025", "--from", write("data/2024.yaml", LAST_DATA), "-o", "今年/水利局 2025.yaml"
    )

    assert code == 0
    text = Path("今年/水利局 2025.yaml").read_text(encoding="utf-8")
    assert "\n上年文件: '../data/2024.yaml'\n文稿: '水利局 2025.md'  # 我们自己的话\n" in text
    assert Path("今年/水利局 2025.md").exists()


def test_a_manuscript_with_faults_is_not_carried_on(fazhi: Run) -> None:
    write("data/2024.md", LAST_YEAR.replace("{{ 25 }}", "{{ 【待补】 }}"))

    code, _, err = fazhi("new", "2025", "--from", write("data/2024.yaml", LAST_DATA))

    assert code == 1
    assert "data/2024.md:4:" in err.replace("\\", "/")
    assert not Path("data/2025.yaml").exists()


def test_a_year_that_does_not_follow_is_named(fazhi: Run) -> None:
    write("2024.md", LAST_YEAR)

    code, _, err = fazhi("new", "2026", "--from", write("2024.yaml", LAST_DATA))

    assert code == 0
    assert "不作同比" in err
    text = Path("2026.md").read_text(encoding="utf-8")
    assert "<!-- 2024年：水库 25座；" in text
    assert "<!-- 2024年：我局将做好以下工作。 -->" in text
    assert "上年" not in text
    assert "去年：" not in text.replace("\n去年：问过 -->", "")
    assert "上年文件" not in Path("2026.yaml").read_text(encoding="utf-8")


# Bytes ----------------------------------------------------------------------------------------------------


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    old = "\ufeff# 标题\n\n甲{{ 2 }}件。<!-- 复核：张三 2025-01-05 -->\n\n## 不足\n\n乙。\n丙。\n\n丁。\n".replace(
        "\n", "\r\n"
    )

    assert rolled(old) == (
        "\ufeff# 标题\n\n甲{{ 【待补】 }}件。\n<!-- 沿用 ? -->\n<!-- 上年：2 -->\n\n## 不足\n\n"
        "{{ 【待补】不足和整改 }}\n<!-- 去年：乙。\n丙。 -->\n\n<!-- 去年：丁。 -->\n"
    ).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲。", "甲。\n<!-- 沿用 ? -->"),
        ("甲\n<!-- 复核：a -->\n乙\n\n丙\n", "甲\n乙\n<!-- 沿用 ? -->\n\n丙\n<!-- 沿用 ? -->\n"),
        ("<!-- 沿用 1 --><!-- 确认：乙 -->\n甲\n", "甲\n<!-- 沿用 ? -->\n"),
        ("<!-- 沿用 1 --> 甲\n", "甲\n<!-- 沿用 ? -->\n"),
        ("甲<!-- 记得\n问 -->\n\n乙\n", "甲<!-- 记得\n问 -->\n<!-- 沿用 ? -->\n\n乙\n<!-- 沿用 ? -->\n"),
        ("甲<!-- 待核：记得\n问 --> <!-- 好 -->\n", "甲 <!-- 好 -->\n<!-- 沿用 ? -->\n"),
        ("甲<!-- 待核：记得\n问 -->乙\n", "甲\n乙\n<!-- 沿用 ? -->\n"),
        ("{<!-- 上年：3 -->{{ 3 }}\n", "{<!---->{{ 【待补】 }}\n<!-- 沿用 ? -->\n<!-- 上年：3 -->\n"),
        ("甲 <!-- 上年：3 -->乙\n", "甲 乙\n<!-- 沿用 ? -->\n"),
        ("甲<!-- 待核：\\--> 还没完 -->。\n", "甲。\n<!-- 沿用 ? -->\n"),
        ("  甲 \n\n\n\n  <!-- 上年：3 -->\n\n乙", "  甲 \n<!-- 沿用 ? -->\n\n\n\n\n乙\n<!-- 沿用 ? -->"),
        ("## 甲\n\n#### 乙 {-}\n", "## 甲\n\n#### 乙 {-}\n"),
        ("## 2025年的打算\n", "## 2025年的打算\n<!-- 沿用 ? -->\n"),
        ("{{ 导语 }}\n\n{{ 附件 }}\n", "{{ 导语 }}\n\n{{ 附件 }}\n"),
        ("甲{{\n3 }}件\n", "甲{{\n【待补】 }}件\n<!-- 沿用 ? -->\n<!-- 上年：3 -->\n"),
        ("[甲{{ 3 }}件]{台账外}", "[甲{{ 【待补】 }}件]{台账外}\n<!-- 沿用 ? -->\n<!-- 上年：3 -->"),
    ],
)
def test_only_what_must_change_changes(old: str, new: str) -> None:
    assert rolled(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 不足\n\n{{ 部分.不足和整改 }}\n", "## 不足\n\n{{ 部分.不足和整改 }}\n"),
        (
            "## 不足\n\n甲。\n\n{{ 部分.不足和整改 }}\n",
            "## 不足\n\n<!-- 去年：甲。 -->\n\n{{ 部分.不足和整改 }}\n",
        ),
        (
            "## 不足和问题。\n甲。<!-- 确认：乙 2025-01-01 -->\n1. 丙；\n1. 丁。\n",
            "## 不足和问题。\n{{ 【待补】不足和整改 }}\n<!-- 去年：甲。\n1. 丙；\n1. 丁。 -->\n",
        ),
        (
            "甲。\n## 不足\n乙。\n",
            "甲。\n## 不足\n{{ 【待补】不足和整改 }}\n<!-- 沿用 ? -->\n<!-- 去年：乙。 -->\n",
        ),
        ("## 不足\n\n## 打算\n\n## 结语\n\n完。", "## 不足\n\n## 打算\n\n## 结语\n\n完。\n<!-- 沿用 ? -->"),
        (
            "## 不足{{ 3 }}条\n### 甲\n乙{{ 2 }}\n",
            "## 不足{{ 【待补】 }}条\n{{ 【待补】不足和整改 }}\n<!-- 去年：### 甲\n乙{{ 2 }} -->\n<!-- 上年：3 -->\n",
        ),
    ],
)
def test_what_is_written_anew_is_a_remark(old: str, new: str) -> None:
    assert rolled(old) == new


def test_notes_before_the_title_and_texts_without_one() -> None:
    facts = load(json_bytes(MINIMAL), "a.yaml").facts
    first = roll_manuscript(read("<!-- 待核：甲 -->\n# 标题\n".encode(), "a.md"), facts, (2024, 2025))
    bare = roll_manuscript(read("正文。\n".encode(), "a.md"), facts, (2024, 2025))

    assert isinstance(first, NextManuscript)
    assert (first.content.decode(), first.unchecked) == ("# 标题\n", 1)
    assert isinstance(bare, NextManuscript)
    assert without_digests(bare.content.decode()) == "正文。\n<!-- 沿用 ? -->\n"


def test_text_of_one_chunk_on_both_sides_of_a_heading() -> None:
    made = rolled("甲。\n## 不足\n乙。\n## 结语\n丙。\n")

    assert (
        made
        == "甲。\n## 不足\n{{ 【待补】不足和整改 }}\n<!-- 去年：乙。 -->\n## 结语\n丙。\n<!-- 沿用 ? -->\n"
    )


def test_a_third_year(fazhi: Run) -> None:
    """What was never looked at is still last year's, and what it was then is told no more."""
    write("2024.md", LAST_YEAR)
    fazhi("new", "2025", "--from", write("2024.yaml", LAST_DATA))
    for path, old, new in (
        ("2025.md", "【待补】", "7"),
        ("2025.yaml", "合同:\n", "合同: [{合法性审核: 是}]\n"),
    ):
        text = Path(path).read_text(encoding="utf-8")
        assert old in text
        write(path, text.replace(old, new))

    code, _, err = fazhi("new", "2026", "--from", "2025.yaml")

    assert code == 0, err
    text = Path("2026.md").read_text(encoding="utf-8")
    assert "<!-- 上年：水库 7；发放7资料；检查7；建立7项制度 -->" in text
    assert "<!-- 2024年：### 学习不够。\n" in text
    assert "<!-- 2023年：更早的不足 -->" in text
    assert "{{ 【待补】不足和整改 }}\n<!-- 去年：{{ 7不足和整改 }} -->\n<!-- 2024年：### 学习不够。" in text
    assert "25座" not in text


_WORDS = st.text(st.sampled_from("甲乙，。：#[]{}<>!-*\\. 1二是\n"), max_size=12)
_PIECES = st.sampled_from(
    [
        "{{ 25 }}",
        "{{ 数 = 3个 }}",
        "[甲{{ 2 }}]{台账外}",
        "<!-- 沿用 1 -->",
        "<!-- 待核：\n-->",
        "<!-- 去年：甲 -->",
        "\n\n## 不足\n\n",
        "\n## 打算。\n",
        "\n1. ",
        "《{{ 3 }}》",
        "2024年",
        "\n\n",
    ]
)


@given(st.lists(st.one_of(_WORDS, _PIECES), max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_any_manuscript_is_carried_on_or_it_is_told_why(parts: list[str], line_end: str) -> None:
    text = "# 标题\n\n" + "".join(parts)
    content = text.replace("\n", line_end).encode()
    old = read(content, "2024.md")

    made = roll_manuscript(old, load(json_bytes(MINIMAL), "a.yaml").facts, (2024, 2025))

    if isinstance(made, Finding):
        assert made.code == "FZ289"
        assert old.findings, "a manuscript without faults can be carried on"
        return
    now = read(made.content, "2025.md")
    assert all(is_carried_over(chunk) for chunk in now.chunks if chunk.is_prose)
    assert all(figure.is_to_come for _, figure in now.declared if "《" not in text)
    assert not [note for note in now.notes if note.kind == "待核"]


# What is looked at -----------------------------------------------------------------------------------------


def second_year(text: str, **data: Any) -> Loaded:
    """The new year of a manuscript, read back with last year's file."""
    content = ("# 标题\n\n" + text).encode()
    then = {**MINIMAL, "manuscript": "last.md"}
    last = load(json_bytes(then), "last.yaml", Shelf(last_md=content))
    assert last.manuscript is not None
    made = roll_manuscript(last.manuscript, last.facts, (2024, 2025))
    assert isinstance(made, NextManuscript), made
    return _this_year(made.content, content, data)


def _this_year(manuscript: bytes, last: bytes, data: dict[str, Any]) -> Loaded:
    then = {**MINIMAL, "manuscript": "last.md"}
    now = {**MINIMAL, "year": 2025, "manuscript": "now.md", "previous": "last.yaml", **data}
    shelf = Shelf(last_md=last, now_md=manuscript, last_yaml=json_bytes(then))
    return load(json_bytes(now), "now.yaml", shelf)


def messages(loaded: Loaded, code: str) -> list[str]:
    return [each.message for each in loaded.diagnostics() if each.code == code]


def edited(loaded: Loaded, old: str, new: str) -> list[str]:
    """What is told of paragraphs carried over when a manuscript was edited."""
    assert loaded.manuscript is not None
    text = "\n".join(loaded.manuscript.lines)
    assert text.count(old) == 1, text
    changed = _this_year(text.replace(old, new).encode(), b"# \xe7\x94\xb2\n", {})
    return messages(changed, "FZ286")


ONE = ["有 1 段沿用去年，还没有人改过或者确认：第 3 行"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("湖长制。", "湖长制。<!-- 问过李四 -->", ONE),
        ("湖长制。", "湖长制。\n<!-- 待核：对不对 -->", ONE),
        ("{{ 【待补】 }}", "{{ 26 }}", ONE),
        ("{{ 河 = 【待补】 }}", "{{ 河 = 约8条 }}", ONE),
        ("\n<!-- 上年：水库 2座；河 9条 -->", "", ONE),
        ("湖长制。", "林长制。", []),
        ("湖长制。", "湖长制。\n不断提高。", []),
        ("{{ 水库 = 【待补】 }}", "3座", []),
        ("河 = ", "大河 = ", []),
        ("<!-- 沿用", "<!-- 确认：张三 2026-01-05 --> <!-- 沿用", []),
        ("<!-- 沿用", "<!-- 复核：张三 2026-01-05 --> <!-- 沿用", []),
    ],
)
def test_a_paragraph_is_last_years_until_somebody_looked_at_its_words(
    old: str, new: str, told: list[str]
) -> None:
    text = "河湖{{ 水库 = 2座 }}、河{{ 河 = 9条 }}，落实湖长制。"
    if "水库" not in old and old == "{{ 【待补】 }}":
        text = "河湖{{ 2 }}，落实湖长制。"

    assert edited(second_year(text), old, new) == told


def test_a_digest_is_that_of_the_words() -> None:
    loaded = second_year("全局{{ 人员 = 3人 }}，\n  落实\\#湖长制{{ 年度.本年 }}。")

    assert loaded.manuscript is not None
    (chunk,) = loaded.manuscript.chunks
    expected = hashlib.sha256("全局{{人员}}，\n落实\\#湖长制{{ 年度.本年 }}。".encode()).hexdigest()[:8]
    assert chunk.digest == expected
    assert chunk.notes[0].source == f"<!-- 沿用 {expected} -->"


def test_years_and_documents_of_last_year_are_told_with_their_lines() -> None:
    loaded = second_year(
        "2024年，落实《青山县2024年要点》。\n\n"
        "《规划（2021—2025年）》和2021—2025年的规划，{{ 2024 }}年不变，2023年、12024年、2024次不算，"
        "《青山县2024年要点》《2025年要点》。\n\n## 2025年打算\n\n发文（青政〔2024〕12号）。"
    )

    assert messages(loaded, "FZ286") == [
        "有 3 段沿用去年，还没有人改过或者确认：第 3、6、9 行",
        "照去年写着“2024年”：第 3、6 行",
        "写着去年的文件《青山县2024年要点》：第 3、6 行",
        "照去年写着“2025年”：第 9 行",
    ]
    assert [each.hint for each in loaded.diagnostics() if "写着" in each.message] == [
        "说的是报告年度的，写成 {{ 年度.本年 }}年；说的是那一年的事的，核对以后确认这一段",
        "换成今年的文件；说的还是这一份的，核对以后确认这一段",
        "说的是报告年度的下一年的，写成 {{ 年度.下年 }}年；说的是那一年的事的，核对以后确认这一段",
    ]
    assert {each.severity for each in loaded.diagnostics() if each.code == "FZ286"} == {Severity.WARNING}


def test_a_year_in_the_title_is_told() -> None:
    content = "# 关于2024年情况的报告\n".encode()

    assert messages(_this_year(content, b"# a\n", {}), "FZ286") == ["照去年写着“2024年”：第 1 行"]


def test_what_is_told_as_carried_over_is_not_told_as_a_copy() -> None:
    text = "认真落实河湖长制，巡查河道、清理岸线。\n"
    content = ("# 标题\n\n" + text).encode()

    assert messages(second_year(text), "FZ214") == []
    copied = _this_year(content, content, {})
    assert messages(copied, "FZ214") == ["这段文字和上年文稿里的完全相同"]
    assert messages(copied, "FZ286") == []


@pytest.mark.parametrize(
    "text",
    [
        "认真落实河湖长制，签订合同{{ 合同.份数 }}份。",
        "[认真落实河湖长制，没有发生诉讼。]{合同.诉讼=0}",
        "认真落实河湖长制。",
        "## 认真落实河湖长制，巡查河道、清理岸线。",
        "认真落实河湖长制，巡查河道、清理岸线。<!-- 确认：张三 2026-01-05 -->",
        "{{ 句子.法治学习法治学习法治学习法治学习 }}",
    ],
)
def test_what_the_ledger_keeps_up_to_date_and_what_is_short_is_no_copy(text: str) -> None:
    content = f"# 标题\n\n{text}\n".encode()

    assert messages(_this_year(content, content, {}), "FZ214") == []


# What was planned ------------------------------------------------------------------------------------------


def plans(text: str) -> list[str]:
    loaded = load(json_bytes(MINIMAL), "a.yaml")
    return list(plans_of(read(("# 标题\n\n" + text).encode(), "a.md"), loaded.facts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## 打算\n\n引言。\n\n### 甲。\n一。\n\n#### 小。\n二。\n\n### 乙：\n三。\n\n## 结语\n\n### 丁。\n四。",
            ["甲", "乙"],
        ),
        ("## 打算\n\n### 做好{{ 年度.下年 }}年{{ 3 }}件事[全部]{台账外}。\n一。", ["做好2025年3件事全部"]),
        ("## 打算\n\n下一步：\n1. 甲，乙；丙。\n1. 丁。戊。", ["甲，乙", "丁"]),
        ("## 打算\n\n1) 甲。\n1) 乙。", ["甲", "乙"]),
        ("## 打算\n\n一是甲；二是乙。丙。三是丁。", ["甲", "乙", "丁"]),
        ("## 打算\n\n甲。乙。\n\n甲。\n\n丙！", ["甲", "丙"]),
        ("## 打算\n\n这是甲。", ["这是甲"]),
        ("## 打算\n\n{{ 部分.下年安排 }}", []),
        ("## 打算\n\n。", []),
        ("## 不足\n\n### 学习计划不够。\n一。", []),
        (
            "## 不足和下一步打算\n\n### 不足\n\n一。\n\n### 打算\n\n#### 甲。\n二。\n\n#### 乙。\n三。\n\n### 其他\n\n四。",
            ["甲", "乙"],
        ),
        ("## 不足和打算\n\n### 打算。\n甲。", ["甲"]),
        ("## 成效\n\n### 打算。\n甲。", []),
        ("一是甲。", []),
        ("### 打算\n\n甲。", []),
        ("## 打算\n\n统一是目标，一是甲；二是乙。", ["甲", "乙"]),
    ],
)
def test_what_was_planned(text: str, expected: list[str]) -> None:
    assert plans(text) == expected
