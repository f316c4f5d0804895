"""How much the rules find, and what they wrongly tell, as it was measured on the sentences of the tests."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from fazhi_report.notation import markdown_table

FIGURES = Path(__file__).with_name("precision.json")
COMMAND = "python -m tests.rules.recall"


class Precision(NamedTuple):
    """By kind how many faults were planted and found; of `good` sentences something was told in `loud`."""

    faults: Mapping[str, tuple[int, int]]
    good: int
    loud: int


def precision() -> Precision:
    """What was measured last."""
    stored = json.loads(FIGURES.read_text(encoding="utf-8"))
    faults = {kind: (planted, found) for kind, (planted, found) in stored["faults"].items()}
    return Precision(faults, stored["good"], stored["loud"])


def table(figures: Precision) -> list[str]:
    """The figures as lines of Markdown."""
    rows = [(kind, *counts) for kind, counts in figures.faults.items()]
    total = [sum(counts) for counts in zip(*figures.faults.values(), strict=True)]
    cells = [(kind, str(planted), str(found), f"{found / planted:.0%}") for kind, planted, found in rows]
    whole = ("合计", str(total[0]), str(total[1]), f"{total[1] / total[0]:.0%}")
    return [
        *markdown_table(("错误的种类", "埋入", "找到", "比例"), (*cells, whole)),
        "",
        f"好句子{figures.good}句，有误报的{figures.loud}句。",
    ]
