"""The words of the trade: every one of them is of a ledger and a total that there are."""

from typing import Any

import yaml

from fazhi_report.editing.harvest import trade_table as module
from fazhi_report.editing.harvest.trade_table import ALIKE, Target, trade_table
from fazhi_report.schema import Report, ledgers

DATA: dict[str, Any] = yaml.safe_load(module._FILE.read_text(encoding="utf-8"))
ABOUT_ALL = ("sets", "between", "fillers", "neutral", "fields")
ABOUT_A_LEDGER = ("词", "可", "非", "均", "无", "没有")

WITHOUT_PHRASES = {
    "会议": "whose they are is told by name",
    "数字法治": "platforms are named, not counted",
}
"""Ledgers that no number of a sentence goes to."""


def test_every_ledger_has_phrases() -> None:
    titles = {str(Report.model_fields[field].title) for field in ledgers()}

    assert set(DATA) - set(ABOUT_ALL) <= titles
    assert titles - set(DATA) == set(WITHOUT_PHRASES)


def test_every_phrase_has_one_place_for_its_number() -> None:
    phrases = [
        phrase
        for title, entries in DATA.items()
        for key, written in (entries.items() if title not in ABOUT_ALL else ())
        for phrase in (written if key not in ABOUT_A_LEDGER else ())
    ]

    assert len(phrases) > 450
    assert [phrase for phrase in phrases if phrase.split(" ").count("N") != 1] == []
    assert [phrase for phrase in phrases if "  " in phrase or "//" in phrase] == []
    assert len(set(phrases)) > 0.97 * len(phrases)  # a word or two may be of several ledgers


def test_measure_words_are_those_of_ledgers() -> None:
    units = {ledger.counting.unit for ledger in ledgers().values()}
    units |= {total.unit for ledger in ledgers().values() for total in ledger.totals().values() if total.unit}

    assert units <= {alike[0] for alike in ALIKE}
    assert Target("contracts", "total").measures == ("份", "件", "个", "宗")
    assert Target("officers", "certified_rate").measures == ("%",)


def test_what_is_said_of_all_and_of_none_is_of_totals() -> None:
    table = trade_table()

    assert Target("contracts", "legality_reviewed") in table.all_of
    assert table.none_of[Target("contracts", "lawsuits")] == ("诉讼",)
    assert table.none_at_all["行政诉讼"] == "litigations"


def test_targets_have_the_names_of_facts() -> None:
    assert Target("contracts", "total").title == "合同.份数"
    assert Target("contracts", "total").key == "总数"
    assert Target("penalties", "fined_and_confiscated").title == "行政处罚.罚没金额"
    assert Target("litigations", "appearance_rate").is_rate
