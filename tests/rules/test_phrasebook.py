"""The book of set phrases: what it holds."""

from datetime import date

import pytest

from fazhi_report.rules.phrasebook import phrasebook
from tests.rules.checking import quotes

CONFIDENCES = {"R", "R2", "M"}


def test_every_entry_says_where_it_is_from() -> None:
    book = phrasebook()
    labels = [
        *((each.source, each.confidence) for each in book.names),
        *((each.source, each.confidence) for each in book.phrases),
        *((each.source, each.confidence) for each in book.congresses.values()),
        *((each.source, each.confidence) for each in book.days),
    ]

    assert len(book.phrases) > 70
    assert len(book.days) > 25
    assert all(source and confidence in CONFIDENCES for source, confidence in labels)


def test_no_phrase_and_no_day_is_there_twice() -> None:
    phrases = [entry.phrase for entry in phrasebook().phrases]
    names = [name for entry in phrasebook().days for name in entry.names]
    wrong = [each for entry in phrasebook().phrases for each in entry.wrong]

    assert len(set(phrases)) == len(phrases)
    assert len(set(names)) == len(names)
    assert len(set(wrong)) == len(wrong)


def test_near_misses_are_looked_for_in_longer_phrases_only() -> None:
    assert [entry.phrase for entry in phrasebook().phrases if entry.near and len(entry.phrase) < 5] == []


def test_days_are_on_the_calendar() -> None:
    assert all(date(2023, *entry.day) for entry in phrasebook().days)


def test_meetings_are_in_order() -> None:
    for congress in phrasebook().congresses.values():
        days = [congress.held.day, *(held.day for held in congress.plenums.values())]
        assert days == sorted(days)
        assert days[-1] <= phrasebook().as_of


def test_phrases_that_were_not_in_use_yet_are_dated() -> None:
    since = {entry.phrase: entry.since.day for entry in phrasebook().phrases if entry.since}

    assert since["习近平法治思想"] == date(2020, 11, 16)
    assert since["党的二十大精神"] == date(2022, 10, 16)


def test_is_read_once() -> None:
    assert phrasebook() is phrasebook()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“12·14”国家宪法日", ["12·14"]),
        ("12月5日国家宪法日", ["12月5日"]),
        ("12.5国家宪法日", ["12.5"]),
        ("国家宪法日（12月14日）", ["12月14日"]),
        ("“3·16”国际消费者权益日、“4·15”全民国家安全教育日", ["3·16"]),
        ("12月10日国际反腐败日", ["12月10日"]),
        ("4月16日第十个全民国家安全教育日", ["4月16日"]),
        ("“12·4”国家宪法日、全国消防日（11月9日）、6月5日环境日", []),
        ("12月4日前后的国家宪法日活动，12月1日，国家宪法日启动", []),
        ("1.12.4国家宪法日", []),
        ("检查213.5处。国家宪法日", []),
    ],
)
def test_national_days(text: str, expected: list[str]) -> None:
    assert quotes("FZ264", f"一、主要举措和成效\n在{text}开展宣传。") == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, ["习近平法治思想"]), (2020, []), (2021, [])],
)
def test_a_phrase_of_a_later_time(year: int, expected: list[str]) -> None:
    text = f"# 青山县水利局关于{year}年法治政府建设情况的报告\n深入学习贯彻习近平法治思想。"

    assert quotes("FZ344", text) == expected


def test_a_day_that_there_was_not_yet() -> None:
    text = "# 青山县水利局关于2022年法治政府建设情况的报告\n在8月14日全国生态日开展宣传。"

    assert quotes("FZ264", text) == []
    assert quotes("FZ264", text.replace("2022", "2023")) == ["8月14日"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习《全面依宪治国文选》，坚持全面依宪治国。", ["全面依宪治国"]),
        ("坚持全面从严管党治党，全面从严官党。", ["全面从严官党"]),
        ("按照“谁执法谁普发”“谁立法谁普法”原则，举办“全民国家安全教育展”。", ["谁执法谁普发"]),
        ("落实“谁执法谁普”和“三项制渡”，推广“枫桥式”。", ["谁执法谁普", "三项制渡"]),
        ("在一份没有年份的报告里坚持全面以法治国。", ["全面以法治国"]),
    ],
)
def test_near_misses_of_phrases(text: str, expected: list[str]) -> None:
    assert quotes("FZ344", text) == expected
    assert quotes("FZ344", f"# 青山县水利局法治政府建设情况的报告\n{text}") == expected
