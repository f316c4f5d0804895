"""How much the rules find, and what they wrongly tell: the planted faults and good sentences of `corpus`.

python -m tests.rules.recall           print the table
python -m tests.rules.recall --all     and every fault that is missed, every finding in a good sentence
python -m tests.rules.recall --write   put the figures where docs/rules.md takes them from

"""

import json
import sys
from collections import Counter

from fazhi_report.published.precision import FIGURES, Precision, table
from tests.rules.corpus import Fault, faults, found_in, good, is_found


def measured() -> tuple[Precision, list[str]]:
    """The figures, and in words what is missed or wrongly told."""
    planted = faults()
    missed = [fault for fault in planted if not is_found(fault)]
    told = [(sentence, found_in(sentence)) for sentence in good()]
    loud = [(sentence, findings) for sentence, findings in told if findings]
    words = [f"没有找到 {_name(fault)}" for fault in missed]
    words += [
        f"误报 {each.code} {sentence} {each.message}" for sentence, findings in loud for each in findings
    ]
    return Precision(_by_kind(planted, missed), len(told), len(loud)), words


def _by_kind(planted: list[Fault], missed: list[Fault]) -> dict[str, tuple[int, int]]:
    """How many faults of each kind are planted, and how many of them are found."""
    every = Counter(fault.kind for fault in planted)
    lost = Counter(fault.kind for fault in missed)
    return {kind: (every[kind], every[kind] - lost[kind]) for kind in sorted(every)}


def _name(fault: Fault) -> str:
    return f"{fault.kind} {'、'.join(sorted(fault.codes))} {fault.text}"


if __name__ == "__main__":
    figures, words = measured()
    if "--write" in sys.argv:
        text = json.dumps(figures._asdict(), ensure_ascii=False, indent=2)
        FIGURES.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    sys.stdout.write(
        "".join(f"{line}\n" for line in (*(words if "--all" in sys.argv else ()), *table(figures)))
    )
