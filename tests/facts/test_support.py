"""Whether the ledger holds up what a text claims, and what speaks against it."""

from typing import Any

import pytest

from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts import Facts, Tie, derive, unsupported
from fazhi_report.schema import validated
from tests.conftest import MINIMAL
from tests.last_year import loaded

CONTRACTS = [{"count": 10, "legality_reviewed": True, "disputes": 0, "lawsuits": 0}]
DISPUTED = [*CONTRACTS, {"count": 2, "legality_reviewed": False, "disputes": 3, "lawsuits": 0}]


def facts(**ledgers: Any) -> Facts:
    return derive(validated({**MINIMAL, **ledgers}))


def reason(name: str, *, way: str = "", equals: str = "", **ledgers: Any) -> str | None:
    return unsupported(Tie("", name, way, equals), facts(**ledgers))


@pytest.mark.parametrize(
    ("name", "equals"),
    [
        ("合同.均经合法性审核", ""),
        ("contracts.all_legality_reviewed", ""),
        ("合同.无纠纷", ""),
        ("合同.诉讼", "0"),
        ("合同.诉讼", "0起"),
        ("合同.份数", "10份"),
        ("合同.1.数量", "10"),
        (OFF_LEDGER, ""),
        ("甲.乙", ""),
    ],
)
def test_what_holds(name: str, equals: str) -> None:
    assert reason(name, equals=equals, contracts=CONTRACTS) is None


def test_a_rate_that_prints_the_same_holds() -> None:
    disputes = [{"resolved": True, "count": 3}]

    assert reason("矛盾纠纷.化解率", equals="100%", disputes=disputes) is None
    assert reason("矛盾纠纷.化解率", equals="100％", disputes=disputes) is None
    assert reason("矛盾纠纷.化解率", equals="99%", disputes=disputes) == "“矛盾纠纷.化解率”是 100%，不是 99%"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("合同.均经合法性审核", "合同：份数12份、合法性审核10份"),
        ("合同.均未经合法性审核", "合同：合法性审核10份"),
        ("合同.无纠纷", "合同：纠纷3起"),
        ("合同.没有", "合同：份数12份"),
        ("行政诉讼.没有", "数据里没有写“行政诉讼”"),
    ],
)
def test_the_figures_against_it_are_told(name: str, told: str) -> None:
    assert reason(name, contracts=DISPUTED) == told


def test_what_is_not_recorded_holds_up_nothing() -> None:
    unknown = [{"count": 10, "legality_reviewed": True}, {}]

    assert reason("合同.均经合法性审核", contracts=unknown) == "合同：份数11份、1条明细没有写“合法性审核”"
    assert reason("合同.无纠纷", contracts=unknown) == "合同：份数11份、2条明细没有写“纠纷”"
    assert reason("合同.明细列全", contracts={"total": 3}) == "合同：份数3份"
    assert reason("监管事项.统一录入权力事项库", enforcement_items=[{"kind": "行政检查", "registered_in": ["省库"]}, {"kind": "行政检查", "registered_in": ["市库"]}]) == "监管事项：项数2项、已录入权力事项库2项，要明细条条写明，而且都一样"  # fmt: skip
    assert reason("合同.明细列全", contracts={"legality_reviewed": 3}) == "合同：没有写总数，也没有明细"


@pytest.mark.parametrize(
    ("name", "equals", "contracts", "told"),
    [
        ("合同.份数", "", DISPUTED, "“合同.份数”不是判断，现在是 12份"),
        ("合同.纠纷", "", [{}], "“合同.纠纷”算不出来：1条明细没有写“纠纷”"),
        ("合同.纠纷", "0", [{}], "“合同.纠纷”算不出来：1条明细没有写“纠纷”"),
        ("合同.纠纷", "0", DISPUTED, "“合同.纠纷”是 3起，不是 0"),
        ("合同.份数", "12", {"total": "12余"}, "“合同.份数”是约数（12余份）"),
        ("合同.份数", "12余份", {"total": "12余"}, "“合同.份数”是约数（12余份）"),
        ("合同.5.纠纷", "0", DISPUTED, "“合同.5.纠纷”算不出来：“合同”有 2 条明细，没有第 5 条"),
    ],
)
def test_only_exact_figures_count(name: str, equals: str, contracts: Any, told: str) -> None:
    assert reason(name, equals=equals, contracts=contracts) == told


@pytest.mark.parametrize(
    ("way", "then", "told"),
    [
        ("增长", 10, None),
        ("增长", 12, "“合同.份数”本年 12，上年 12"),
        ("增长", 15, "“合同.份数”本年 12，上年 15"),
        ("下降", 15, None),
        ("下降", 12, "“合同.份数”本年 12，上年 12"),
        ("持平", 12, None),
        ("持平", 11, "“合同.份数”本年 12，上年 11"),
        ("增长", "10余", "“合同.份数”不能与上年比：上年的文件里没有这个数，或者不是准确的数"),
    ],
)
def test_ways_are_exact(way: str, then: Any, told: str | None) -> None:
    known = loaded({"contracts": {"total": 12}}, {"contracts": {"total": then}}).facts

    assert unsupported(Tie("", "合同.份数", way), known) == told


def test_a_way_needs_last_year() -> None:
    assert reason("合同.份数", way="增长", contracts=DISPUTED) == "“合同.份数”不能与上年比：没有写“上年文件”，不知道上年的数"  # fmt: skip
