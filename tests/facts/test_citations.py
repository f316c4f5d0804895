"""What stands in texts besides words: what is a reference, a figure, a claim, what only looks like one."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts.citations import (
    Citation,
    Claim,
    Declared,
    Malformed,
    Marked,
    Tie,
    citations_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{{ 学习.次数 }}乙", ["甲", Citation("{{ 学习.次数 }}", "学习.次数"), "乙"]),
        ("{{study.count}}", [Citation("{{study.count}}", "study.count")]),
        ("{{ a.b | 汉字 }}", [Citation("{{ a.b | 汉字 }}", "a.b", ("汉字",))]),
        ("{{ a.b|hanzi|unit }}", [Citation("{{ a.b|hanzi|unit }}", "a.b", ("汉字", "带单位"))]),
        ("{{ a.b.c }}{{ d.e }}", [Citation("{{ a.b.c }}", "a.b.c"), Citation("{{ d.e }}", "d.e")]),
        ("{{ a.b\n|汉字 }}", [Citation("{{ a.b\n|汉字 }}", "a.b", ("汉字",))]),
        ("{{ 工作要点.1.任务 }}", [Citation("{{ 工作要点.1.任务 }}", "工作要点.1.任务")]),
        (
            "{{ 工作要点.《〈甲〉、乙 2025》.任务|unit }}",
            [Citation("{{ 工作要点.《〈甲〉、乙 2025》.任务|unit }}", "工作要点.《〈甲〉、乙 2025》.任务", ("带单位",))],
        ),
        ("{{ a.b|同比|整数 }}", [Citation("{{ a.b|同比|整数 }}", "a.b", ("同比", "整数"))]),
        ("{{ a.b|versus|whole }}", [Citation("{{ a.b|versus|whole }}", "a.b", ("同比", "整数"))]),
        ("{{ a.b|一位小数|带单位 }}", [Citation("{{ a.b|一位小数|带单位 }}", "a.b", ("一位小数", "带单位"))]),
        ("{{ a.b|one_decimal }}", [Citation("{{ a.b|one_decimal }}", "a.b", ("一位小数",))]),
        ("{{ a.b|two_decimals }}", [Citation("{{ a.b|two_decimals }}", "a.b", ("两位小数",))]),
        ("{ a } {% b %} {# c #} }}", ["{ a } {% b %} {# c #} }}"]),
        ("[{{ a.b }}[甲]", ["[", Citation("{{ a.b }}", "a.b"), "[甲]"]),
        ("", []),
        ("没有括号", ["没有括号"]),
    ],
)  # fmt: skip
def test_references_are_found(text: str, expected: list[object]) -> None:
    assert list(citations_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("{{ 25 }}", "25", ""),
        ("{{25}}", "25", ""),
        ("{{ 1.2 }}", "1.2", ""),
        ("{{ 1,234,567 }}", "1,234,567", ""),
        ("{{ 98.4% }}", "98.4%", ""),
        ("{{ 3‰ }}", "3‰", ""),
        ("{{ 5000余份 }}", "5000余份", ""),
        ("{{ 约1.2万人次 }}", "约1.2万人次", ""),
        ("{{ 约98.5 }}", "约98.5", ""),
        ("{{ 20多万元 }}", "20多万元", ""),
        ("{{ 12万余元 }}", "12万余元", ""),
        ("{{ 98%以上 }}", "98%以上", ""),
        ("{{ 1.5个百分点 }}", "1.5个百分点", ""),
        ("{{ 两 }}", "两", ""),
        ("{{ 二十余件 }}", "二十余件", ""),
        ("{{ 百分之九十五 }}", "百分之九十五", ""),
        ("{{ 【待补】 }}", "【待补】", ""),
        ("{{ 【待补】个 }}", "【待补】个", ""),
        ("{{ 社区 = 25个 }}", "25个", "社区"),
        ("{{社区=25}}", "25", "社区"),
        ("{{ 社区 ＝ 【待补】 }}", "【待补】", "社区"),
    ],
)
def test_declared_figures_are_found(text: str, figure: str, name: str) -> None:
    assert list(citations_in(text)) == [Declared(text, figure, name)]


def test_what_is_to_come_says_so() -> None:
    assert [each.is_to_come for each in citations_in("{{ 【待补】个 }}{{ 25 }}") if isinstance(each, Declared)] == [True, False]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[均经审核]{合同.均经合法性审核}。",
            [Claim("[均经审核]{合同.均经合法性审核}", "均经审核", (Tie("合同.均经合法性审核", "合同.均经合法性审核"),)), "。"],
        ),
        (
            "[增长]{ 合同.份数|增长、a.b | same 、 合同.诉讼 = 0 、台账外 }",
            [
                Claim(
                    "[增长]{ 合同.份数|增长、a.b | same 、 合同.诉讼 = 0 、台账外 }",
                    "增长",
                    (
                        Tie("合同.份数|增长", "合同.份数", "增长"),
                        Tie("a.b | same", "a.b", "持平"),
                        Tie("合同.诉讼 = 0", "合同.诉讼", "", "0"),
                        Tie("台账外", OFF_LEDGER),
                    ),
                )
            ],
        ),
        ("[甲]{off_ledger}", [Claim("[甲]{off_ledger}", "甲", (Tie("off_ledger", OFF_LEDGER),))]),
        (
            "[甲]{工作要点.《甲、乙》.任务=5项}",
            [Claim("[甲]{工作要点.《甲、乙》.任务=5项}", "甲", (Tie("工作要点.《甲、乙》.任务=5项", "工作要点.《甲、乙》.任务", "", "5项"),))],
        ),
        (
            "[化解率{{ a.b }}]{a.b=100%}",
            [Claim("[化解率{{ a.b }}]{a.b=100%}", "化解率{{ a.b }}", (Tie("a.b=100%", "a.b", "", "100%"),))],
        ),
        ("[外[内]{a.b}", ["[外", Claim("[内]{a.b}", "内", (Tie("a.b", "a.b"),))]),
        ("[甲{{ a.b }}[乙]", ["[甲", Citation("{{ a.b }}", "a.b"), "[乙]"]),
        ("[注]{{ a.b }}", ["[注]", Citation("{{ a.b }}", "a.b")]),
        ("[2024]15号，{ 甲 }", ["[2024]15号，{ 甲 }"]),
        ("[甲] {a.b}", ["[甲] {a.b}"]),
        ("[甲{{ a.b }}", ["[甲", Citation("{{ a.b }}", "a.b")]),
    ],
)  # fmt: skip
def test_claims_are_found(text: str, expected: list[object]) -> None:
    assert list(citations_in(text)) == expected


def test_a_claim_tells_where_its_ties_stand() -> None:
    (claim,) = citations_in("[a.b]{ a.b、a.b=1}")

    assert isinstance(claim, Claim)
    assert [(at, tie.source) for at, tie in claim.offsets] == [(7, "a.b"), (11, "a.b=1")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 次数 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a.b + 1 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a.b() }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a['b'] }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 'x' * 9 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a..b }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{{ a.b }}}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a.b\n| }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 一般 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 25件3名 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 社区 = 很多 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 社区 = }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ 1234567890123456 }}", "大括号里只能写数字的名称，或者一个数"),
        ("{{ a.b|upper }}", "不认识“|upper”，可以写：“|汉字”、“|带单位”、“|同比”、“|整数”、“|一位小数”、“|两位小数”"),
        ("{{ a.b|整数|两位小数 }}", "小数位数写了两种"),
        ("{{ a.b|同比|带单位 }}", "“|同比”自己带单位，后面只能定小数位数"),
        ("{{ a.b", "有“{{”，没有与它配对的“}}”"),
        ("[甲]{a.b", "有“]{”，没有与它配对的“}”"),
        ("[]{a.b}", "方括号里没有文字"),
        ("[甲]{}", "大括号里写判断的名称，如“合同.均经合法性审核”“合同.诉讼=0”；几个用“、”隔开"),
        ("[甲]{合同}", "大括号里写判断的名称，如“合同.均经合法性审核”“合同.诉讼=0”；几个用“、”隔开"),
        ("[甲]{a.b，c.d}", "大括号里写判断的名称，如“合同.均经合法性审核”“合同.诉讼=0”；几个用“、”隔开"),
        ("[甲]{a.b、}", "“、”后面没有写什么"),
        ("[甲]{a.b=}", "“=”后面没有写什么"),
        ("[甲]{a.b|上升}", "不认识“|上升”，可以写“|增长”“|下降”“|持平”"),
        ("[甲]{a.b|增长=3}", "方向和数只写一个"),
        ("[甲]{台账外=3}", "“台账外”后面什么也不写"),
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_told(text: str, reason: str) -> None:
    first, *_ = citations_in(text)

    assert isinstance(first, Malformed)
    assert first.reason == reason


def sources(text: str) -> str:
    return "".join(part if isinstance(part, str) else part.source for part in citations_in(text))


_PIECES = st.sampled_from(
    ["{{", "}}", "{", "}", "[", "]", "]{", " ", "\n", "a.b", "合同.份数", "《甲》", ".", "|汉字", "=", "、", "25", "余", "台账外", "甲"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=30))
def test_the_parts_add_up_to_the_text(text: str) -> None:
    assert sources(text) == text


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_no_two_literal_stretches_follow_each_other(text: str) -> None:
    found: list[str | Marked] = list(citations_in(text))

    assert not any(isinstance(first, str) and isinstance(second, str) for first, second in pairwise(found))
    assert "" not in found


@pytest.mark.parametrize(
    "repeated",
    [
        "[",
        "{{",
        "[a",
        "[{{",
        "[{{ }}",
        "[a]{",
        "{[",
        "{{《",
        "{{ a.b",
        "[a]{a.b}",
        "[a]{a.《",
        "[a]{a.b= ",
        "{{ 1",
        "[{{ 1 }}",
    ],
)
def test_hostile_text_takes_time_in_proportion(repeated: str) -> None:
    begun = time.process_time()
    assert sources(repeated * 100_000) == repeated * 100_000
    assert sources("[a" * 100_000 + "{") == "[a" * 100_000 + "{"

    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "text",
    ["{{ a.b" + "|汉字" * 50_000 + " }}", "{{" + " " * 100_000 + "}}", "[a]{a.b=" + " " * 50_000 + "|}",
     "[a]{a.b" + " " * 100_000 + "!}", "{{ a" + " " * 100_000 + "= }}", "{{ " + "一" * 100_000 + " }}",
     "{{ a" + ".《》" * 50_000 + "! }}", "{{ " + "1," * 50_000 + " }}"],
)  # fmt: skip
def test_hostile_braces_take_time_in_proportion(text: str) -> None:
    begun = time.process_time()
    assert sources(text) == text

    assert time.process_time() - begun < 2
