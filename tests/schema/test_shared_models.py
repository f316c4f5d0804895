"""Of many files each has other parts: a few models do for all, and what they make is the same."""

from typing import Any

import pytest
from pydantic import ValidationError

from fazhi_report.schema import report
from fazhi_report.schema.report import ledgers, validated
from fazhi_report.source import read
from tests.conftest import GOOD, MINIMAL


@pytest.fixture
def unmade(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is made yet."""
    monkeypatch.setattr(report, "_made", [])


def locations(data: dict[str, Any]) -> list[tuple[int | str, ...]]:
    with pytest.raises(ValidationError) as raised:
        validated(data)
    return [each["loc"] for each in raised.value.errors()]


@pytest.mark.usefixtures("unmade")
def test_files_of_other_parts_have_few_models() -> None:
    good: dict[str, Any] = read(GOOD.encode(), "a.yaml").data or {}
    faulty = {**good, "contracts": [{"legality": True}], "hotline": {"total": "x"}}
    alone, faults = validated(good), locations(faulty)

    for name in ledgers():
        made = validated({**MINIMAL, name: {"total": 0}})
        assert made.model_fields_set == {*MINIMAL, name}

    assert len(report._made) <= report._SEVERAL
    assert validated(good) == alone
    assert validated(good).model_fields_set == alone.model_fields_set
    assert locations(faulty) == faults
    assert len({id(model) for _, _, model in report._made}) <= report._SEVERAL


@pytest.mark.usefixtures("unmade")
def test_a_ledger_of_totals_has_its_own_model_beside_one_without() -> None:
    plain = validated({**MINIMAL, "contracts": [{}]})
    stated = validated({**MINIMAL, "contracts": {"total": 3, "disputes": 2}})

    assert plain.contracts.stated("disputes") is None
    assert stated.contracts.stated("disputes") == 2
    assert validated({**MINIMAL, "contracts": [{}]}).contracts.stated("disputes") is None
