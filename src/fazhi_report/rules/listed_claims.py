"""What a sentence lists of which there was none (纠纷诉讼, 行政复议被撤销情形), as claims of the ledgers."""

from fazhi_report.rules.ledger_words import Core, LedgerWords, ledger_names, ledger_words
from fazhi_report.rules.patterns import Pattern

_FILLERS = Pattern(
    "[一二三1]?[起件例人名宗家次项份户]|任何|有|过|案件|案|事件|情况|情形|申请|、|和|以?及|与|或者?|的|无|行政(?=争议|纠纷)"
)
"""What in a list of what did not happen makes no difference."""


def has_figure(ledger: LedgerWords, what: str) -> bool:
    """Whether a figure of a ledger is among what is listed: 纠纷诉讼 of contracts."""
    return any(core.kind == "figure" and core.word in what for core in ledger.cores)


def listed_claims(what: str, subject: LedgerWords | None, group: str) -> tuple[dict[str, str], bool]:
    """The claims that there was none of what is listed, with the facts that count it; whether that is all.

    `subject` is the ledger of the figures in the list, and `group` that of which the sentence told last.
    """
    names = {title: (f"{group}.none", f"{group}.count") for title, group in ledger_names().items()}
    for figure in subject.cores if subject else ():
        if figure.kind == "figure":
            names[figure.word] = figure.claim("no_"), figure.fact
    words = Pattern("|".join(sorted(names, key=len, reverse=True)))
    found: dict[str, str] = {}
    at, is_whole, is_part, whole_ledger = 0, True, False, ""
    while at < len(what):
        if core := _core_at(what, at, group, figures=bool(whole_ledger)):
            found.pop(f"{group}.none", None)
            found[core.claim("no_") if core.kind == "figure" else core.fact] = core.fact
            at, is_part, whole_ledger = what.index(core.word, at) + len(core.word), False, ""
        elif match := words.match(what, at):
            claim, number = names[match[0]]
            group, whole_ledger = claim.partition(".")[0], claim if claim.endswith(".none") else ""
            if not (whole_ledger and is_part):
                found[claim] = number
            at, is_part = match.end(), False
        elif match := _FILLERS.match(what, at):
            at, whole_ledger = match.end(), "" if match[0] in _BETWEEN else whole_ledger
        else:  # 越级信访, 重大决策失误: something else than what the ledger holds
            found.pop(whole_ledger, None)
            at, is_whole, is_part, whole_ledger = at + 1, False, True, ""
    return found, is_whole


_BETWEEN = frozenset("、和及与或")


def _core_at(what: str, at: int, group: str, *, figures: bool) -> Core | None:
    """What is told of the ledger that was named: a value of a closed list, a figure right behind its name."""
    cores = ledger_words()[group].cores if group else ()
    kinds = ("value", "figure") if figures else ("value",)
    here = (core for core in cores if what.startswith((core.word, f"被{core.word}"), at))
    return next((core for core in here if core.kind in kinds), None)
