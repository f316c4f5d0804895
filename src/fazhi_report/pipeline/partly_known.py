"""Sums over other offices that are printed and are not known of all of them: told before they are printed."""

from collections.abc import Iterator

from fazhi_report.diagnostics import WHOLE_FILE, Finding
from fazhi_report.document import Document
from fazhi_report.facts import Facts, is_rolled_up


def partly_known(document: Document, facts: Facts) -> Iterator[Finding]:
    """What is to be told of the sums that a document prints or that hold up its claims, each once."""
    places = {run.fact: run.origin for line in document.lines for run in line if run.origin}
    names = dict.fromkeys(name for name, _ in document.sentences_of_facts() if is_rolled_up(name))
    for fact in map(facts.__getitem__, names):
        if fact.missing:
            message = f"“{fact.title}”印成“{fact.phrase}”，不是各单位都写明的数：{fact.missing}"
            hint = "请这些单位补上；确实没有的，在“汇总”的“未写为无”里写上这本台账"
            yield Finding.of("FZ083", message, places.get(fact.name) or WHOLE_FILE, hint)
