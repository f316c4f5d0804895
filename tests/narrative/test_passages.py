"""Texts of the office's own, as runs: what prints them, where they stand, what they are tied to."""

from typing import Any

from fazhi_report.diagnostics import DataPlace
from fazhi_report.document import OFF_LEDGER, Run
from fazhi_report.facts import Facts, derive
from fazhi_report.narrative.passages import passage, runs_in
from fazhi_report.schema import validated
from tests.conftest import MINIMAL, document_of
from tests.last_year import loaded

PATH = ("remedies", 0)
CONTRACTS = [{"count": 12, "legality_reviewed": True, "lawsuits": 0}]
DISPUTES = [{"resolved": True, "count": 3}]
LEDGERS: dict[str, Any] = {"contracts": CONTRACTS, "disputes": DISPUTES}


def facts() -> Facts:
    return derive(validated({**MINIMAL, **LEDGERS}))


def runs(text: str, known: Facts | None = None) -> list[Run]:
    return list(passage(text, PATH, known or facts()))


def at(excerpt: str = "") -> DataPlace:
    return DataPlace(PATH, excerpt)


def test_a_reference_is_printed_by_its_fact() -> None:
    assert runs("签署{{ 合同.份数|带单位 }}。") == [
        Run("签署", "", at()),
        Run("12份", "contracts.count", at("{{ 合同.份数|带单位 }}")),
        Run("。", "", at()),
    ]


def test_rise_and_fall_are_printed_by_their_fact() -> None:
    known = loaded(LEDGERS, {"contracts": {"total": 10}}).facts

    assert runs("{{ 合同.份数|同比 }}", known) == [
        Run("同比增长20%", "contracts.count_growth", at("{{ 合同.份数|同比 }}"))
    ]


def test_what_can_not_be_printed_stays_as_written() -> None:
    for text in ("{{ 合同.件数 }}", "{{ 合同.份数|同比 }}", "{{ 合同.份数 + 1 }}", "{{ 甲"):
        assert "".join(run.text for run in runs(text)) == text
        assert not any(run.fact for run in runs(text))


def test_a_declared_figure_is_of_no_ledger() -> None:
    assert runs("社区{{ 25个 }}") == [
        Run("社区", "", at()),
        Run("25个", "", at("{{ 25个 }}"), (OFF_LEDGER,)),
    ]
    assert [run.text for run in runs("{{ 【待补】 }}")] == ["【待补】"]


def test_a_declared_figure_with_a_name_is_that_fact() -> None:
    metrics = [{"name": "社区", "value": 25, "unit": "个"}]
    known = derive(validated({**MINIMAL, "metrics": metrics}))

    assert runs("{{ 社区 = 25个 }}", known) == [
        Run("25个", "metrics.m1", at("{{ 社区 = 25个 }}"), (OFF_LEDGER,))
    ]
    assert runs("{{ 村 = 25个 }}", known) == [Run("25个", "", at("{{ 村 = 25个 }}"), (OFF_LEDGER,))]


def test_the_words_of_a_claim_are_tied() -> None:
    tied = ("contracts.all_legality_reviewed", OFF_LEDGER)

    assert runs("合同[均经{{ 合同.份数 }}审核]{合同.均经合法性审核、台账外}，") == [
        Run("合同", "", at()),
        Run("均经", "", at(), tied),
        Run("12", "contracts.count", at("{{ 合同.份数 }}"), tied),
        Run("审核", "", at(), tied),
        Run("，", "", at()),
    ]


def test_a_claim_of_what_is_none_keeps_the_name() -> None:
    assert runs("[甲]{合同.无人}") == [Run("甲", "", at(), ("合同.无人",))]


def test_a_figure_that_is_tied_is_printed_by_its_fact() -> None:
    tied = ("disputes.resolved_rate", "contracts.lawsuits")

    assert runs("[化解率100%，诉讼0起、10起]{矛盾纠纷.化解率=100%、合同.诉讼=0起}") == [
        Run("化解率", "", at(), tied),
        Run("100%", "disputes.resolved_rate", at("100%"), tied),
        Run("，诉讼", "", at(), tied),
        Run("0起", "contracts.lawsuits", at("0起"), tied),
        Run("、10起", "", at(), tied),
    ]


def test_a_claim_may_end_with_its_figure() -> None:
    assert [run.text for run in runs("[诉讼0起]{合同.诉讼=0起}")] == ["诉讼", "0起"]


def test_places_are_told_by_whoever_reads_the_text() -> None:
    places: list[tuple[int, str]] = []

    def placed(start: int, source: str) -> DataPlace:
        places.append((start, source))
        return DataPlace(("manuscript", 3, start + 1))

    found = list(runs_in("甲{{ 合同.份数 }}[乙{{ 3 }}100%丙]{矛盾纠纷.化解率=100%}{{", facts(), placed))

    assert places == [
        (0, ""),
        (1, "{{ 合同.份数 }}"),
        (13, ""),
        (14, "{{ 3 }}"),
        (21, "100%"),
        (25, ""),
        (42, ""),
    ]
    assert [run.origin for run in found] == [DataPlace(("manuscript", 3, start + 1)) for start, _ in places]


def test_a_text_within_a_sentence_of_ours_keeps_its_ties() -> None:
    additions = [{"part": "行政决策", "text": "合同[均经合法性审核]{合同.均经合法性审核}。"}]
    document = document_of({**MINIMAL, **LEDGERS, "additions": additions})

    (tied,) = [run for line in document.lines for run in line if run.ties]
    assert (tied.text, tied.ties) == ("均经合法性审核", ("contracts.all_legality_reviewed",))


def test_a_claim_in_a_cell_is_printed() -> None:
    table = {"columns": ["项目", "情况"], "rows": [["合同", "[均经审核]{合同.均经合法性审核}"]]}
    document = document_of({**MINIMAL, **LEDGERS, "annexes": [{"title": "统计表", "tables": [table]}]})

    (annex,) = document.annexes
    assert annex.content[0].rows == (("合同", "均经审核"),)  # type: ignore[union-attr]
