"""The keys of a data file in the other language: what changes, what stays, what is refused."""

import codecs
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import DataPath, has_errors
from fazhi_report.editing.keys import rewrite
from fazhi_report.loading import load
from fazhi_report.schema import Report
from fazhi_report.schema.fields import all_keys
from fazhi_report.schema.json_schema import Language
from fazhi_report.source import read
from tests.conftest import DATA, MINIMAL, Run, data_2023, write

ENGLISH = """\
year: 2024
organization:
  name: 青山县水利局
  short_name: 县水利局
  party_body: 局党组
  field: 水利
  region: {name: 青山县, level: 县}
"""
CHINESE = """\
年度: 2024
机构:
  全称: 青山县水利局
  简称: 县水利局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县}
"""
"""The same seven lines; what is tested begins on line 8."""


def rewritten(content: str | bytes, language: Language) -> bytes:
    """The bytes of a file that nothing speaks against."""
    content = content if isinstance(content, bytes) else content.encode()
    found = rewrite(content, "a.yaml", language)
    assert found.diagnostics == ()
    assert found.content is not None
    assert load(found.content, "a.yaml").report == load(content, "a.yaml").report
    return found.content


def faults(content: str, language: Language) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of what kept a file from being rewritten."""
    found = rewrite(content.encode(), "a.yaml", language)
    assert found.content is None
    assert all(diagnostic.hint for diagnostic in found.diagnostics)
    return [(each.code, each.line, each.column, each.message) for each in found.diagnostics]


# What changes and what stays ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("", ""),
        ("contracts: []\n", "合同: []\n"),
        (
            "contracts:   # 合同\n  - legality_reviewed: true   # 审了\n    disputes: 0\n\n  - {count: 2}\n",
            "合同:   # 合同\n  - 合法性审核: true   # 审了\n    纠纷: 0\n\n  - {数量: 2}\n",
        ),
        (
            "contracts:\n  total: 3\n  records:\n  - disputes: 0\n  - lawsuits: 0",
            "合同:\n  总数: 3\n  明细:\n  - 纠纷: 0\n  - 诉讼: 0",
        ),
        (
            (
                "shortcomings:\n- 甲\n- text: 乙{{ study.count }}  # 乙\n  reviewed:\n    by: 张三\n    on: 2024-12-1\n"
                "    figures: {study.count: 4, 学习.次数: 4}\nguidance: {text: 甲, reviewed: }\nstudy_sessions: [{count: 4}]\n"
            ),
            (
                "不足:\n- 甲\n- 内容: 乙{{ study.count }}  # 乙\n  复核:\n    复核人: 张三\n    日期: 2024-12-1\n"
                "    数字: {study.count: 4, 学习.次数: 4}\n总体要求: {内容: 甲, 复核: }\n法治学习: [{数量: 4}]\n"
            ),
        ),
        (
            "approval: {by: 李四, on: 2024-12-20, digest: 0123456789abcdef}\n",
            "签发: {签发人: 李四, 日期: 2024-12-20, 校验码: 0123456789abcdef}\n",
        ),
        ("contracts: {total: 3, records: [{disputes: 0}]}\n", "合同: {总数: 3, 明细: [{纠纷: 0}]}\n"),
        ('"contracts" : {\'total\': 3, "records":[]}\n', '"合同" : {\'总数\': 3, "明细":[]}\n'),
        ("contracts : [disputes: 0]\n", "合同 : [纠纷: 0]\n"),
        ("? contracts\n: - disputes: 0\n", "? 合同\n: - 纠纷: 0\n"),
        ("&k contracts: []\n&q 'plans': []\n", "&k 合同: []\n&q '下年安排': []\n"),
        ("contracts:\n  - &a {disputes: 0}\n  - *a\n", "合同:\n  - &a {纠纷: 0}\n  - *a\n"),
        (
            "plans:\n  - title: contracts\n    text: |\n      title: 年度\n\n      text: 甲。\n",
            "下年安排:\n  - 标题: contracts\n    内容: |\n      title: 年度\n\n      text: 甲。\n",
        ),
        ("plans:\n# plans: []\n\n", "下年安排:\n# plans: []\n\n"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_only_keys_change(english: str, chinese: str, line_end: str, bom: bytes) -> None:
    in_english = bom + (ENGLISH + english).replace("\n", line_end).encode()
    in_chinese = bom + (CHINESE + chinese).replace("\n", line_end).encode()

    assert rewritten(in_english, "zh") == in_chinese
    assert rewritten(in_chinese, "en") == in_english
    assert rewritten(in_english, "en") == in_english
    assert rewritten(in_chinese, "zh") == in_chinese


def test_a_mixed_file_becomes_one_of_a_kind() -> None:
    mixed = ENGLISH + "合同:\n  - disputes: 0\n    诉讼: 0\n"

    assert rewritten(mixed, "zh") == (CHINESE + "合同:\n  - 纠纷: 0\n    诉讼: 0\n").encode()
    assert rewritten(mixed, "en") == (ENGLISH + "contracts:\n  - disputes: 0\n    lawsuits: 0\n").encode()


def test_a_key_in_escapes_is_written_out() -> None:
    assert rewritten(CHINESE + '"\\u5408\\u540c": []\n', "en") == (ENGLISH + '"contracts": []\n').encode()


def test_an_unknown_key_without_a_value_is_let_be_as_it_is_when_the_file_is_checked() -> None:
    assert rewritten(ENGLISH + "nothing:\n", "zh") == (CHINESE + "nothing:\n").encode()


def test_a_fault_of_a_reference_is_not_in_the_way() -> None:
    assert (
        rewritten(ENGLISH + 'remedies: ["{{ 没有 }}"]\n', "zh")
        == (CHINESE + '整改: ["{{ 没有 }}"]\n').encode()
    )


def test_json_is_rewritten_too() -> None:
    assert rewritten(json.dumps(MINIMAL), "zh").startswith(b'{"\xe5\xb9\xb4\xe5\xba\xa6": 2024, ')


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "# yaml-language-server: $schema=../schema.json",
            "# yaml-language-server: $schema=../schema.zh.json",
        ),
        ("#yaml-language-server:$schema=schema.json ", "#yaml-language-server:$schema=schema.zh.json "),
        (
            "# yaml-language-server: $schema=C:\\法 治\\schema.json",
            "# yaml-language-server: $schema=C:\\法 治\\schema.zh.json",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_schema_of_the_editor_goes_with_the_keys(english: str, chinese: str, line_end: str) -> None:
    in_english, in_chinese = (
        (first + "\n" + rest).replace("\n", line_end)
        for first, rest in ((english, ENGLISH), (chinese, CHINESE))
    )

    assert rewritten(in_english, "zh") == in_chinese.encode()
    assert rewritten(in_chinese, "en") == in_english.encode()


@pytest.mark.parametrize(
    "comment",
    [
        "# $schema=../schema.json",
        "# yaml-language-server: $schema=../my-schema.json",
        "# yaml-language-server: $schema=../schema.json.bak",
        "\n# yaml-language-server: $schema=../schema.json",
    ],
)
def test_other_comments_stay(comment: str) -> None:
    assert rewritten(f"{comment}\n{ENGLISH}", "zh") == f"{comment}\n{CHINESE}".encode()


def test_every_key_can_be_written_without_quotes() -> None:
    keys = all_keys(Report)

    assert len(keys) > 100
    assert all(read(f"{key}: 1".encode(), "a.yaml").data == {key: 1} for key in keys)


# Any file ----------------------------------------------------------------------------------------------------


def keys_of(content: bytes) -> Iterator[str]:
    return (str(path[-1]) for path in read(content, "a.yaml").key_paths())


def assert_there_and_back(english: bytes) -> None:
    chinese = rewritten(english, "zh")

    assert not [key for key in keys_of(chinese) if key.isascii()]
    assert len(list(keys_of(chinese))) == len(list(keys_of(english)))
    assert rewritten(chinese, "zh") == chinese
    assert rewritten(chinese, "en") == english


def test_the_published_file_there_and_back() -> None:
    assert_there_and_back(DATA.read_bytes())


class Writer:
    """Writes plain data as YAML in one of very many ways."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def file(self, data: dict[str, Any]) -> bytes:
        text = "\n".join(self._block(data, "")) + self._random.choice(("", "\n", "\n\n# 完\n"))
        line_end = self._random.choice(("\n", "\r\n"))
        return self._random.choice((b"", codecs.BOM_UTF8)) + text.replace("\n", line_end).encode()

    def _block(self, value: Any, indent: str) -> Iterator[str]:
        pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        for key, item in pairs:
            if not self._random.randrange(6):
                yield self._random.choice(("", "  # 注：name: 甲"))
            head = indent + ("-" if key is None else self._key(key) + self._random.choice((":", " :")))
            if isinstance(item, dict | list) and item and self._random.randrange(3):
                yield head + self._comment()
                yield from self._block(item, indent + " " * self._random.randint(1, 3))
            else:
                yield f"{head} {self._flow(item)}{self._comment()}"

    def _flow(self, value: Any) -> str:
        comma = self._random.choice((", ", ",", " ,  "))
        match value:
            case dict():
                return (
                    "{"
                    + comma.join(f"{self._key(key)}: {self._flow(item)}" for key, item in value.items())
                    + "}"
                )
            case list():
                return "[" + comma.join(map(self._flow, value)) + "]"
            case _:
                return json.dumps(value, ensure_ascii=self._random.random() < 0.2)

    def _key(self, key: str) -> str:
        quote = self._random.choice(("", "", "'", '"'))
        return quote + key + quote

    def _comment(self) -> str:
        return self._random.choice(("", "", "  # year: 1", "   # “年度”"))


OPTIONAL = sorted(data_2023().keys() - {"year", "organization", "basis"})


@given(st.sets(st.sampled_from(OPTIONAL)), st.randoms(use_true_random=False))
def test_any_file_there_and_back(chosen: set[str], random: Random) -> None:
    data = {key: value for key, value in data_2023().items() if key in chosen or key not in OPTIONAL}
    content = Writer(random).file(data)
    if has_errors(load(content, "a.yaml").diagnostics()):  # a reference to what was not chosen
        content = Writer(random).file(data_2023())

    assert_there_and_back(content)


@given(
    st.binary(max_size=200) | st.text(alphabet="年度year:{}[]&*?|>\"' \n\t-#1", max_size=80).map(str.encode)
)
def test_nothing_makes_an_exception(content: bytes) -> None:
    assert rewrite(content, "a.yaml", "zh").content is None


# What is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("year: [2024\n", [("FZ007", 1, 7)]),
        (ENGLISH + "year: 2024\n", [("FZ010", 8, 1)]),
        (ENGLISH + "contarcts: []\n", [("FZ102", 8, 1)]),
        (ENGLISH + "contracts:\n  - disputed: 0\n", [("FZ102", 9, 5)]),
        (ENGLISH + "contracts: {month: 1}\n", [("FZ102", 8, 13)]),
        (ENGLISH.replace("2024", "{month: 1}"), [("FZ103", 1, 1)]),
        (ENGLISH + "contracts: []\n合同: []\n", [("FZ107", 9, 1), ("FZ108", 9, 1)]),
    ],
)
def test_a_file_with_errors_is_left_alone(content: str, expected: list[tuple[str, int, int]]) -> None:
    assert [fault[:3] for fault in faults(content, "zh")] == expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_spellings_of_which_one_is_empty(language: Language) -> None:
    found = faults(ENGLISH + "contracts: []\n合同:\n", language)

    assert found[0] == ("FZ107", 9, 1, "“合同”和“contracts”是同一项，只能写一个")


def test_a_mapping_referred_to_where_its_keys_have_other_names() -> None:
    sessions = "study_sessions:\n  total: 1\n  seminar: 1\n  records:\n  - &a {laws: [预算法]}\n"
    content = f"{ENGLISH}{sessions}leadership_study: *a\n"

    assert faults(content, "zh") == [
        ("FZ122", 12, 9, "“laws”被引用到含义不同的地方，换成“研读法规”就与原处不符")
    ]
    assert rewritten(content, "en") == content.encode()


@pytest.mark.parametrize(
    ("content", "language"),
    [
        # A key and its colon may be 1024 characters apart and no more.
        (CHINESE.replace("年度:", "年度" + " " * 1022 + ":"), "en"),
        (CHINESE + "? 合\n  同\n: []\n", "en"),
        (ENGLISH + "? >-\n  contracts\n: []\n", "zh"),
    ],
)
def test_what_could_not_be_read_afterwards_is_refused(content: str, language: Language) -> None:
    assert load(content.encode(), "a.yaml").report is not None
    assert faults(content, language) == [("FZ121", 0, 0, "键换了以后，读出来的内容会与原来不同，所以没有换")]


# Where keys stand --------------------------------------------------------------------------------------------


def test_key_spans_hold_the_names() -> None:
    text = "a: {\"b\": 1, 'c''d' : 2}\n? e\n: - &x f: 3\n"
    spans: dict[DataPath, str] = {
        path: text[start:end] for path, start, end in read(text.encode(), "a.yaml").key_spans()
    }

    assert spans == {("a",): "a", ("a", "b"): "b", ("a", "c'd"): "c''d", ("e",): "e", ("e", 0, "f"): "f"}


# The command -------------------------------------------------------------------------------------------------


def test_a_file_is_rewritten_in_place(fazhi: Run) -> None:
    assert fazhi("keys", "zh", write("a.yaml", ENGLISH)) == (0, "", "已写成中文键 a.yaml\n")
    assert Path("a.yaml").read_text(encoding="utf-8") == CHINESE
    assert fazhi("keys", "en", "a.yaml") == (0, "", "已写成英文键 a.yaml\n")
    assert Path("a.yaml").read_text(encoding="utf-8") == ENGLISH
    assert [path.name for path in Path().iterdir()] == ["a.yaml"]


def test_a_file_that_is_in_the_language_is_not_touched(fazhi: Run) -> None:
    path = write("a.yaml", ENGLISH)
    os.utime(path, ns=(1, 1))

    assert fazhi("keys", "en", path) == (0, "", "a.yaml 的键已经是英文，没有改动\n")
    assert Path(path).stat().st_mtime_ns == 1


def test_into_another_file(fazhi: Run) -> None:
    assert fazhi("keys", "en", write("a.yaml", ENGLISH), "-o", "b/c.yaml") == (
        0,
        "",
        "已写成英文键 b/c.yaml\n",
    )
    assert Path("b/c.yaml").read_text(encoding="utf-8") == ENGLISH
    assert Path("a.yaml").read_text(encoding="utf-8") == ENGLISH


def test_onto_standard_output(fazhi: Run) -> None:
    assert fazhi("keys", "zh", write("a.yaml", ENGLISH), "-o", "-") == (0, CHINESE, "")
    assert fazhi("keys", "zh", "-", stdin=ENGLISH.encode()) == (0, CHINESE, "")
    assert Path("a.yaml").read_text(encoding="utf-8") == ENGLISH


def test_a_link_stays_a_link(fazhi: Run) -> None:
    write("real/a.yaml", ENGLISH)
    Path("a.yaml").symlink_to("real/a.yaml")

    assert fazhi("keys", "zh", "a.yaml")[0] == 0
    assert Path("a.yaml").is_symlink()
    assert Path("real/a.yaml").read_text(encoding="utf-8") == CHINESE


def test_faults_keep_the_file_as_it_is(fazhi: Run) -> None:
    content = ENGLISH + "contarcts: []\n"

    code, out, err = fazhi("keys", "zh", write("a.yaml", content))

    assert (code, out) == (1, "")
    assert err == (
        "a.yaml:8:1: 错误 FZ102 不认识的键“contarcts”\n"
        "    8 | contarcts: []\n"
        "      | ^\n"
        "    提示：是否想写“contracts”？\n"
    )
    assert Path("a.yaml").read_text(encoding="utf-8") == content


def test_standard_input_has_a_name(fazhi: Run) -> None:
    code, _, err = fazhi("keys", "zh", "-", "--stdin-filename", "甲.yaml", stdin=b"year: [\n")

    assert code == 1
    assert err.startswith("甲.yaml:1:7: 错误 FZ007")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zh", "none.yaml"], "none.yaml: 错误 FZ001 没有这个文件"),
        (["zh", "."], "错误 FZ002 这是文件夹，不是文件"),
        (["zh", "a.yaml", "-o", "."], "错误：. 是文件夹，-o 要写明文件"),
        (["zh", "a.yaml", "-o", ""], "错误：. 是文件夹，-o 要写明文件"),
        (["zh", "a.yaml", "-o", "a.yaml/b.yaml"], "错误 FZ501"),
        (
            ["a.yaml"],
            "先写 zh（中文键）或 en（英文键），再写文件，如 fazhi keys zh data/2023.yaml；写成了“a.yaml”",
        ),
        (["zh"], "缺少文件"),
    ],
)
def test_called_wrongly(fazhi: Run, arguments: list[str], message: str) -> None:
    write("a.yaml", ENGLISH)

    code, out, err = fazhi("keys", *arguments)

    assert (code, out) == (2, "")
    assert message in err
    assert [path.name for path in Path().iterdir()] == ["a.yaml"]
    assert Path("a.yaml").read_text(encoding="utf-8") == ENGLISH


def test_a_write_that_fails_leaves_the_file(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(write("a.yaml", ENGLISH))
    assert stat.S_ISREG(path.stat().st_mode)

    def fail(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = fazhi("keys", "zh", "a.yaml")

    assert code == 2
    assert "错误 FZ501 写不了这个文件" in err
    assert path.read_text(encoding="utf-8") == ENGLISH
    assert [each.name for each in Path().iterdir()] == ["a.yaml"]


def test_the_help_page(fazhi: Run) -> None:
    code, out, _ = fazhi("keys", "--help")

    assert code == 0
    assert "把数据文件的键换成中文或英文" in out
    assert not re.search("Usage|Options|required|default", out)
