"""Reviews of texts against the figures of today: a text that was reviewed with others is looked at again."""

from collections.abc import Iterator
from difflib import get_close_matches

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.facts import Citation, Claim, Fact, Facts, Unprintable, citations_in, printed
from fazhi_report.schema import OwnText, Passage, Report, Review, own_texts
from fazhi_report.source import inline, typed


def cited(text: Passage, facts: Facts) -> dict[Fact, Citation]:
    """The facts that a text prints, each with the first reference to it."""
    found: dict[Fact, Citation] = {}
    for reference in references(text):
        fact = facts.find(reference.name)
        if fact and fact.stated and fact.value is not None and not isinstance(fact.value, bool):
            shown = printed(fact, reference, facts)
            found.setdefault(fact if isinstance(shown, Unprintable) else shown.fact, reference)
    return found


def references(text: str) -> Iterator[Citation]:
    """The references of a text, those within claims too."""
    for part in citations_in(text):
        if isinstance(part, Citation):
            yield part
        elif isinstance(part, Claim):
            yield from references(part.words)


def outdated_reviews(report: Report, facts: Facts, *, in_english: bool) -> Iterator[Finding]:
    """Reviews whose figures are no longer those that the text prints, or that don't name what it prints."""
    labels = ("figures", "on") if in_english else ("数字", "日期")
    for own in own_texts(report):
        if own.review:
            yield from differences(own, own.review, facts, labels)


def differences(own: OwnText, review: Review, facts: Facts, labels: tuple[str, str]) -> Iterator[Finding]:
    """What of a text's figures its review did not see; `labels` are what its figures and day are called."""
    printed = cited(own.text, facts)
    figures, day = labels
    seen = {name: facts.find(name) for name in review.figures}
    unseen = {fact: reference for fact, reference in printed.items() if fact not in seen.values()}
    faulty = {reference.name for reference in references(own.text)}  # told as such where they stand
    for name, fact in seen.items():
        now = printed.get(fact) if fact else None
        if now is None and name not in faulty:
            close = get_close_matches(name, [reference.name for reference in unseen.values()], 1, 0.5)
            message = f"“{figures}”里有“{name}”，这段文字没有引用它"
            hint = f"是否想写“{close[0]}”？" if close else "删去它；或者核对正文是不是漏了引用"
            yield Finding.of("FZ216", message, DataPlace((*own.review_path, "figures", name)), hint)
        elif fact and now and review.figures[name] not in _as_printed(fact, now, facts):
            message = f"数字已变，请复核：{name} 复核时是 {review.figures[name]}，现在是 {fact.text}"
            hint = f"复核以后改“{figures}”和“{day}”"
            yield Finding.of("FZ215", message, DataPlace(own.path, now.source), hint)
    names = {fact: _name(fact, reference, facts) for fact, reference in unseen.items()}
    added = ", ".join(f"{name}: {_written(fact.text)}" for fact, name in names.items())
    for fact, reference in unseen.items():
        message = f"复核过的文字引用了“{names[fact]}”，“{figures}”里没有写它"
        hint = f"在“{figures}”里加上 {added}" if seen else f"在复核里加上一行：{figures}: {{{added}}}"
        yield Finding.of("FZ216", message, DataPlace(own.path, reference.source), hint)


def _name(fact: Fact, cited: Citation, facts: Facts) -> str:
    """What a figure is called that a reference prints: by its own name, of a growth that of the growth."""
    return cited.name if facts.find(cited.name) == fact else fact.title


def _as_printed(fact: Fact, cited: Citation, facts: Facts) -> tuple[str, ...]:
    """How a figure may be written that a person saw printed."""
    shown = printed(facts[cited.name], cited, facts)
    return fact.text, fact.phrase, *(() if isinstance(shown, Unprintable) else (shown.text,))


def _written(text: str) -> str:
    """A figure as YAML in curly braces, that is read as the same text again."""
    value = typed(text)
    is_number = type(value) in (int, float) and str(value) == text
    return inline(value if is_number else text, "flow")
