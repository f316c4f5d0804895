"""Where the numbers of a document come from: the sentences that print each, and its records at file:line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fazhi_report.document import Document
from fazhi_report.facts import Fact, Facts, is_last_years, is_rolled_up, number
from fazhi_report.loading import Loaded, behind

_MOST_PLACES = 20  # a note with hundreds could not be read


@dataclass(frozen=True, slots=True)
class Traced:
    """A fact, the sentences of the report that print it, and where its records stand (file:line, a cell).

    Files are called as they may go out (`Loaded.outward`). Of a sum over other offices `parts` are what each
    has of it, and `records` where their ledgers say so as well.
    """

    fact: Fact
    sentences: tuple[str, ...]
    records: tuple[str, ...]
    parts: tuple[str, ...] = ()


def trace(loaded: Loaded, document: Document) -> Iterator[Traced]:
    """Every fact of a data file, in the order of the ledgers, with its traces in its document."""
    printed: dict[str, list[str]] = {}
    for name, sentence in document.sentences_of_facts():
        printed.setdefault(name, []).append(sentence)
    listed = tuple(loaded.facts.values())
    outward = cache(loaded.outward())
    named = {fact.name for fact in listed}
    others = (loaded.facts.find(name) for name in printed if name not in named)  # figures of single records
    for fact in (*listed, *filter(None, others)):
        sentences = tuple(printed.get(fact.name, ()))
        if not is_last_years(fact, loaded.facts) and (parts := behind(loaded, fact)):
            told = tuple(f"{part.text}（{part.where}）" if part.where else part.text for part in parts)
            yield Traced(fact, sentences, told, tuple(part.text for part in parts))
            continue
        places = dict.fromkeys(outward(loaded.where(path).entry) for path in fact.records)
        yield Traced(fact, sentences, tuple(places))


def is_figure(fact: Fact) -> bool:
    """Whether a fact is a number that somebody wants to trace: an exact one, or a sum over other offices."""
    return number(fact) is not None or (is_rolled_up(fact.name) and fact.value is not None)


def annotate(loaded: Loaded, document: Document) -> Document:
    """A document with a note on every number that it prints: value, formula, and the lines of its records."""
    notes = {
        row.fact.name: _note(row, loaded.facts)
        for row in trace(loaded, document)
        if row.sentences and is_figure(row.fact)
    }
    return replace(document, notes=notes)


def _note(row: Traced, facts: Facts) -> str:
    fact = row.fact
    lines = [f"{fact.title}：{fact.phrase}"]
    if fact.formula:
        lines.append(f"算法：{fact.formula}")
    if row.parts:
        further = f"等{len(row.parts)}个单位" if len(row.parts) > _MOST_PLACES else ""
        lines.append(f"单位：{'、'.join(row.parts[:_MOST_PLACES])}{further}")
    elif row.records and not is_last_years(fact, facts):
        further = f"等{len(row.records)}处" if len(row.records) > _MOST_PLACES else ""
        lines.append(f"记录：{'、'.join(row.records[:_MOST_PLACES])}{further}")
    # A file may be called what a document can't hold, as half a surrogate pair.
    return "\n".join("".join(one if one.isprintable() else "\ufffd" for one in line) for line in lines)
