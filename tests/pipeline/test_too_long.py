"""A report that is longer than any that was ever written is refused before anything is looked for in it."""

import pytest

from fazhi_report.pipeline import validate
from fazhi_report.settings.model import DEFAULTS
from tests.conftest import MINIMAL, json_bytes


@pytest.mark.parametrize(("paragraphs", "is_too_long"), [(198, False), (201, True)])
def test_a_report_has_at_most_so_many_characters(paragraphs: int, is_too_long: bool) -> None:  # noqa: FBT001  a case
    text = "法" * 999 + "。"
    data = {**MINIMAL, "lead": "\n\n".join([text] * paragraphs), "structure": {"chapters": []}}

    found = [each for each in validate(json_bytes(data), "a.yaml", None, DEFAULTS) if each.code == "FZ016"]

    assert bool(found) is is_too_long
    for each in found:
        assert each.message.startswith("报告有 201")
        assert each.message.endswith("字，超过了 20 万字，不予检查和生成")
