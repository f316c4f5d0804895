"""References in texts: what is one, what only looks like one, what is text."""

import pytest

from fazhi_report.facts.citations import Citation, Malformed, citations_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{{ 学习.次数 }}乙", ["甲", Citation("{{ 学习.次数 }}", "学习.次数"), "乙"]),
        ("{{study.count}}", [Citation("{{study.count}}", "study.count")]),
        ("{{ a.b | 汉字 }}", [Citation("{{ a.b | 汉字 }}", "a.b", ("汉字",))]),
        ("{{ a.b|hanzi|unit }}", [Citation("{{ a.b|hanzi|unit }}", "a.b", ("汉字", "带单位"))]),
        ("{{ a.b.c }}{{ d.e }}", [Citation("{{ a.b.c }}", "a.b.c"), Citation("{{ d.e }}", "d.e")]),
        ("{ a } {% b %} {# c #} }}", ["{ a } {% b %} {# c #} }}"]),
        ("", []),
    ],
)
def test_references_are_found(text: str, expected: list[object]) -> None:
    assert list(citations_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["{{ 次数 }}", "{{ }}", "{{ 1.2 }}", "{{ a.b + 1 }}", "{{ a.b() }}", "{{ a['b'] }}", "{{ a.b|upper }}", "{{ a.b|汉字('x') }}",
     "{{ 'x' * 9 }}", "{{ a..b }}", "{{ a.b", "{{{ a.b }}}", "{{ a.b\n| }}"],
)  # fmt: skip
def test_what_only_looks_like_one_is_told(text: str) -> None:
    first, *_ = citations_in(text)

    assert isinstance(first, Malformed)
    assert first.reason
