"""Marks put right in data, manuscript and text: what is changed, what is left alone, twice the same."""

import re
from pathlib import Path

import pytest

from fazhi_report import pipeline
from fazhi_report.cli.files import Beside
from fazhi_report.pipeline import Corrected, correcting
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.settings import DEFAULTS, configure
from fazhi_report.settings.model import Settings
from tests.audit.test_reading import p, run
from tests.audit.xml import packed
from tests.conftest import DATA, ROOT
from tests.manuscripts import OFFICE, TITLE

ALONE = OFFICE.replace("文稿: 2024.md\n", "")
HEAD = "# 青山县水利局关于2024年法治政府建设情况的报告\n\n"


def of_text(text: str | bytes, name: str = "报告.md", settings: Settings = DEFAULTS) -> Corrected:
    content = text if isinstance(text, bytes) else (HEAD + text).encode()
    made = pipeline.corrected_text(content, name, settings)
    again = pipeline.corrected_text(made.files.data, name, settings)
    assert again.files == made.files, "twice gives the same"
    assert again.made == 0
    return made


def put_right(text: str, name: str = "报告.md") -> str:
    return of_text(text, name).files.data.decode().removeprefix(HEAD)


def of_data(data: str | bytes, manuscript: str | None = None) -> Corrected:
    content = data if isinstance(data, bytes) else data.encode()
    folder = None if manuscript is None else Overlaid({"2024.md": (TITLE + manuscript).encode()}, None)
    made = pipeline.corrected(content, "data/2024.yaml", DEFAULTS, None, folder)
    other = {} if made.files.manuscript is None else {"2024.md": made.files.manuscript}
    again = pipeline.corrected(made.files.data, "data/2024.yaml", DEFAULTS, None, Overlaid(other, None))
    assert again.made == 0, "twice gives the same"
    assert made.refused or again.files == made.files
    return made


def texts_of(text: str, *, before: str = "") -> tuple[str, int, int]:
    """The part of a data file below the office, after it was put right, and how often that was done, or not."""
    made = of_data(ALONE + before + text)
    return made.files.data.decode().removeprefix(ALONE + before), made.made, made.left


# A text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("压实责任,加强监督;落实要求:严格执行!", "压实责任，加强监督；落实要求：严格执行！"),
        ("加强监督(试行)。", "加强监督（试行）。"),
        ("加强监督(试行）。", "加强监督（试行）。"),
        ('开展"宪法宣传"活动。', "开展“宪法宣传”活动。"),
        ("开展'宪法宣传'活动。", "开展‘宪法宣传’活动。"),
        ("落实责任.", "落实责任。"),
        ("学习《预算法》、《会计法》。", "学习《预算法》《会计法》。"),
        ("学习预算法、会计法、等法律。", "学习预算法、会计法等法律。"),
        ("加强监督，，落实责任。。", "加强监督，落实责任。"),
        ("召开区委、 区政府联席会议 4 次。", "召开区委、区政府联席会议4次。"),
        ("办理案件５件。", "办理案件5件。"),
        ("落实2021-2025年规划。", "落实2021—2025年规划。"),
        ("印发通知（解财[2024]5号）。", "印发通知（解财〔2024〕5号）。"),
        (
            "印发通知（解财[2024]05号）。",
            "印发通知（解财〔2024〕05号）。",
        ),  # what is not of the marks is told
        ("(一)加强学习。认真组织。", "（一）加强学习。认真组织。"),
        ("一.加强学习\n\n认真组织。", "一、加强学习\n\n认真组织。"),
        ("（一）、加强学习。认真组织。", "（一）加强学习。认真组织。"),
        ("一是，加强学习。二是、认真组织。", "一是加强学习。二是认真组织。"),
        ("压实责任--加强监督。", "压实责任——加强监督。"),
        ("开展检查、培训......取得成效。", "开展检查、培训……取得成效。"),
        ("印发通知（解财﹝2024﹞5号）。", "印发通知（解财〔2024〕5号）。"),
        ("召开会议（研究议题。）3次。", "召开会议（研究议题）3次。"),
        ("检查三、四十家企业。", "检查三四十家企业。"),
    ],
)
def test_marks_that_have_one_right_answer(before: str, after: str) -> None:
    assert put_right(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "学习《关于修改(某法)的决定》《甲,乙》。",
        "落实“压实责任,加强监督”的要求。",
        "落实《甲通知》（《解财[2024]5号》）。",
        "区财政局.区司法局联合开展。",  # 、 or 。
        "加强监督，。落实责任。",  # which of them is meant
        "加强监督。。。落实责任。",  # it may have been dots
        "监管系统(OA)上线。",
        '落实"要求。',
        "残缺的\ufffd字。",
        "印发通知（解财[2009]5号）。",  # as it was written then
        "印发通知（解财〔2024〕05号）。",
        "印发通知（解财[24]5号）。",
        "2021—2025-2030年。",
        "布署工作，截止2024年底完成其它事项。",  # words
        "办理时限压缩5-10%。",
        '落实"压实责任，加强, 监督"的要求。'.replace('"', "“", 1).replace('"', "”", 1),
    ],
)
def test_what_has_no_one_answer_or_is_quoted(text: str) -> None:
    made = of_text(text)

    assert (made.files, made.made) == (made.given, 0)


def test_what_stands_in_straight_quotation_marks_is_quoted_as_well() -> None:
    assert put_right('落实"压实责任,加强监督"的要求。') == "落实“压实责任,加强监督”的要求。"


def test_bytes_that_no_correction_names_stay() -> None:
    text = (
        b"\xef\xbb\xbf" + (HEAD + "压实责任,加强监督。  \n\n一是,学习\t\n\n").replace("\n", "\r\n").encode()
    )

    made = of_text(text)

    assert made.files.data == text.replace(b",", "，".encode(), 1).replace("一是,".encode(), "一是".encode())


@pytest.mark.parametrize("name", ["报告.txt", "报告.md", "报告.markdown", "报告"])
def test_texts_of_every_name(name: str) -> None:
    assert put_right("压实责任,加强监督。", name) == "压实责任，加强监督。"


def test_what_a_mark_of_markdown_stands_between_is_left() -> None:
    made = of_text("压实**责任**,加强监督&#44;落实要求。学习《预算法》\\、《会计法》。")

    assert made.files.data.decode().endswith(
        "压实**责任**，加强监督&#44;落实要求。学习《预算法》\\、《会计法》。"
    )
    assert made.left > 0


def test_a_correction_that_another_one_makes_possible() -> None:
    assert put_right("压实责任, ，加强监督。") == "压实责任，加强监督。"


def test_there_is_an_end_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "_MOST_TIMES", 1)

    made = pipeline.corrected_text((HEAD + "压实责任, ，加强监督。").encode(), "报告.md", DEFAULTS)

    assert made.files.data.decode() == HEAD + "压实责任， ，加强监督。"


def test_not_every_combination_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "_MOST_TRIED", 1)
    text = '不足: ["不足\\u002c原因是人员少", "学习不够,原因是培训少"]\n'

    assert texts_of(text) == (text, 0, 2)


def test_what_stands_between_the_cells_of_a_long_row_is_left() -> None:
    text = "\t".join(["甲"] * 201) + "\n"

    assert put_right(text, "报告.txt") == text


def test_what_templates_print_is_left(tmp_path: Path) -> None:
    """It is changed in the template, which other reports are made with."""
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "publicity.md.j2").write_text(
        "## 普法\n\n加强普法,落实责任。\n", encoding="utf-8"
    )

    made = pipeline.corrected(ALONE.encode(), "a.yaml", DEFAULTS, tmp_path)

    assert (made.files, made.made, made.left) == (made.given, 0, 1)


def test_a_rule_that_is_off_corrects_nothing() -> None:
    off = configure(b'[rules]\nFZ362 = "off"\n', "fazhi.toml")
    assert isinstance(off, Settings)

    made = of_text("压实责任,加强监督。", settings=off)

    assert made.made == 0


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (packed(p(run("压实责任,加强监督。"))), "报告.docx", "这种文件只提示，不改写"),
        (
            "<html><body><p>压实责任,加强监督。</p></body></html>".encode(),
            "报告.html",
            "这种文件只提示，不改写",
        ),
        ((HEAD + "压实责任,加强监督。").encode(), "报告.csv", "这种文件只提示，不改写"),
        (b"%PDF-1.7 nothing", "报告.pdf", "读不出报告"),
        (
            (HEAD + "压实责任,加强监督。").encode("utf-16"),
            "报告.txt",
            "文件的编码是UTF-16，另存为 UTF-8 再改",
        ),
        (b"a: 1", "a.yaml", "读不出报告"),
    ],
)
def test_what_is_only_told(content: bytes, name: str, why: str) -> None:
    made = pipeline.corrected_text(content, name, DEFAULTS)

    assert (made.files, made.made, made.refused) == (made.given, 0, why)
    assert made.given.data == content


# Data ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("不足: [基层力量不足,主要原因是人员少]\n", None),  # two items: YAML has the comma
        ("不足: ['基层力量不足,主要原因是人员少']\n", "不足: ['基层力量不足，主要原因是人员少']\n"),
        ('不足: ["基层力量不足,主要原因是人员少"]\n', '不足: ["基层力量不足，主要原因是人员少"]\n'),
        (
            "不足:\n  - 基层力量不足,主要原因是人员少  # 说明,不改\n",
            "不足:\n  - 基层力量不足，主要原因是人员少  # 说明,不改\n",
        ),
        (
            "不足:\n  - >-\n    基层力量不足,\n    主要原因是人员少\n",
            "不足:\n  - >-\n    基层力量不足，\n    主要原因是人员少\n",
        ),
        (
            "不足:\n  - |-\n    基层力量不足,主要原因是人员少\n",
            "不足:\n  - |-\n    基层力量不足，主要原因是人员少\n",
        ),
        (
            "不足:\n  - 基层力量不足,\n    主要原因是人员少\n",
            "不足:\n  - 基层力量不足，\n    主要原因是人员少\n",
        ),
        (
            "不足:\n  - 学习《预算法》、《会计法》不够,原因是人员少；“甲,乙”不足\n",
            "不足:\n  - 学习《预算法》《会计法》不够，原因是人员少；“甲,乙”不足\n",
        ),
    ],
)
def test_texts_of_the_data(before: str, after: str | None) -> None:
    made, count, _ = texts_of(before)

    assert made == (before if after is None else after)
    assert bool(count) == (after is not None)


@pytest.mark.parametrize(
    "text",
    [
        '不足: ["基层力量不足\\u002c主要原因是人员少"]\n',  # a scalar whose columns are not those of its value
        "合同:\n  - {数量: 1, 金额: 20000}\n",  # nothing is wrong
    ],
)
def test_what_can_not_be_changed_in_its_form_is_left(text: str) -> None:
    made, count, _ = texts_of(text)

    assert (made, count) == (text, 0)


def test_one_that_can_not_be_changed_is_in_the_way_of_no_other() -> None:
    text = '不足: ["基层力量不足\\u002c主要原因是人员少", "学习不够,原因是培训少", "宣传不够\\u002c原因是形式少"]\n'

    made, count, left = texts_of(text)

    assert made == text.replace("不够,", "不够，")
    assert (count, left) == (1, 2)


def test_what_stands_in_several_places_of_the_data_is_left() -> None:
    text = "不足:\n  - &a 力量不足,原因是人员少\n下年安排:\n  - {标题: 加强学习, 内容: *a}\n"

    assert texts_of(text) == (text, 0, 2)


def test_waived_places_are_left() -> None:
    waiver = "豁免:\n  - {规则: FZ362, 位置: 基层力量, 理由: 引用原文}\n"
    text = "不足:\n  - 基层力量不足,原因是人员少\n  - 学习不够,原因是培训少\n"

    made, count, _ = texts_of(text, before=waiver)

    assert made == text.replace("不够,", "不够，")
    assert count == 1


def test_an_approved_report_is_left() -> None:
    text = "不足: ['力量不足,原因是人员少']\n"
    composed = pipeline.compose_unapproved((ALONE + text).encode(), "a.yaml")
    assert composed.document
    approval = f"签发: {{签发人: 张某某, 日期: 2025-02-20, 校验码: {pipeline.digest(composed.document)}}}\n"

    made = of_data(ALONE + approval + text)

    assert made.refused == "报告已经签发，一字不改"
    assert made.files == made.given


def test_data_with_errors_are_left() -> None:
    assert of_data(ALONE + "没有这个键: 1\n").refused == "台账有错误，先改正"


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    text = (ALONE + "不足:\n  - 力量不足,原因是人员少\n").replace("\n", "\r\n").encode()

    made = of_data(b"\xef\xbb\xbf" + text)

    assert made.files.data == b"\xef\xbb\xbf" + text.replace("不足,".encode(), "不足，".encode())


# A manuscript ----------------------------------------------------------------------------------------------


def manuscript(text: str, data: str = "") -> tuple[str, Corrected]:
    made = of_data(OFFICE + data, text)
    assert made.files.manuscript is not None
    assert made.files.data == made.given.data
    return made.files.manuscript.decode().removeprefix(TITLE), made


def test_a_manuscript() -> None:
    made, corrected = manuscript(
        "## 主要举措\n\n压实责任,签署合同{{ 合同.份数|带单位 }}(含补充协议)。\n\n学习《甲,乙》、《会计法》。\n",
        "合同: [{数量: 12}]\n",
    )

    assert (
        made
        == "## 主要举措\n\n压实责任，签署合同{{ 合同.份数|带单位 }}（含补充协议）。\n\n学习《甲,乙》《会计法》。\n"
    )
    assert corrected.made == 3
    assert corrected.manuscript == "2024.md"


def test_notes_of_a_manuscript_and_claims_stay() -> None:
    text = "## 主要举措\n\n[均经合法性审核]{合同.均经合法性审核},未发生纠纷。\n"
    made, _ = manuscript(text, "合同: [{数量: 12, 合法性审核: 是}]\n")

    assert made == text.replace("},", "}，")


# What is there ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [DATA, *sorted((ROOT / "examples").glob("*.yaml"))], ids=lambda path: path.stem
)
def test_good_reports_are_left_as_they_are(path: Path) -> None:
    made = pipeline.corrected(path.read_bytes(), str(path), DEFAULTS, None, Beside(str(path)))

    assert (made.files, made.made, made.left, made.refused) == (made.given, 0, 0, "")


def test_no_word_is_changed() -> None:
    text = "压实责任,加强监督(试行)。。召开区委、 区政府会议 ４ 次，印发通知（解财[2024]5号）、等。"

    made = of_text(text).files.data.decode()

    def words(written: str) -> str:
        return re.sub(r"\W", "", written.translate(str.maketrans("４", "4")))

    assert words(made) == words(HEAD + text)
