"""What the data state and the report does not print: found by what was printed and asked, and by trial."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from fazhi_report import narrative
from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.document import Document, plain
from fazhi_report.facts import ROLLED_UP, Fact, is_rolled_up, rederived
from fazhi_report.pipeline.composed import Composed
from fazhi_report.pipeline.other_ledgers import (
    OF_A_TOTAL,
    is_flag,
    stated,
    with_another,
    without,
)
from fazhi_report.schema import Ledger, Model, OffPage, adds_up, countable, labels_of, ledgers
from fazhi_report.source import read

Anything = TypeVar("Anything")

_NO_TEXT = frozenset(("organization", "structure", "official", "disclosure_review", "approval", ROLLED_UP))
"""Parts of the data that are not told in sentences, or stand around the text."""


_FEWEST = 4
"""Characters of a name by which own words tell of a record; shorter ones are words of any text."""


class Unprinted(NamedTuple):
    """Something that the data state and no text prints: its first place, its name, why, and the cure."""

    path: DataPath
    title: str
    why: str
    cure: str


def unprinted(composed: Composed) -> Iterator[Finding]:
    """Figures, amounts, written 是 and whole ledgers that make no difference to the text."""
    found = _bounded(composed, _found)
    if isinstance(found, Finding):
        yield found
        return
    for each in found:
        message = f"“{each.title}”写了，正文里没有印：{each.why}"
        yield Finding.of("FZ247", message, DataPlace(each.path), each.cure)


class Unused(NamedTuple):
    """A name, kind, day or target that records state and no text prints: its field, and how many do."""

    field: str
    title: str
    records: int
    first: DataPath


def unused(composed: Composed) -> tuple[Unused, ...] | Finding:
    """What records state beside figures and yes, and nothing prints, one a ledger and field.

    A finding, where an office's templates take too long to tell.
    """
    return _bounded(composed, _unused) if composed.document else ()


def _found(composed: Composed) -> tuple[Unprinted, ...]:
    return tuple(_Search(composed).found())


def _unused(composed: Composed) -> tuple[Unused, ...]:
    return tuple(_Search(composed).unused())


def _bounded(
    composed: Composed, search: Callable[[Composed], tuple[Anything, ...]]
) -> tuple[Anything, ...] | Finding:
    """What a search finds, which composes the report over and over; that templates took too long for it."""
    loaded = composed.loaded
    if composed.templates:  # where it was read from stays in this process
        loaded = loaded._replace(source=read(b"", loaded.source.name), findings=(), bureaus=())
    found = narrative.bounded(
        composed.templates,
        search,
        composed._replace(loaded=loaded, diagnostics=[]),
        seconds=narrative.SECONDS_OF_SEARCH,
    )
    if isinstance(found, Finding):
        return Finding.of("FZ408", f"没有查完正文没有印的内容：{found.message}", found.place, found.hint)
    return found


class _Search:
    """The search through one report."""

    def __init__(self, composed: Composed) -> None:
        report, document = composed.loaded.report, composed.document
        assert report is not None, "a document comes of a report"  # noqa: S101
        assert document is not None, "nothing is printed without a document"  # noqa: S101
        self._composed, self._report, self._document = composed, report, document
        runs = [run for line in document.lines for run in line]
        self._asked = composed.asked | {name for run in runs for name in run.ties}
        self._facts = {name for name, _ in document.sentences_of_facts()}
        self._paths = {run.origin.path for run in runs if isinstance(run.origin, DataPlace)}

    def found(self) -> Iterator[Unprinted]:
        """Everything that is not printed, in the order of the schema."""
        given = self._report.model_fields_set - _NO_TEXT
        for field in type(self._report).model_fields:
            part = getattr(self._report, field) if field in given else None
            if isinstance(part, Ledger):
                yield from self._of_ledger(field, part)
            elif isinstance(part, Model) and not self._has_manuscript:
                yield from self._of_model(field, part)
        for index in range(len(self._report.metrics)):
            yield from self._of_metric(index)
        if self._report.rollup and not any(map(is_rolled_up, self._facts)):
            cure = "引用要用的合计，如 {{ 汇总.行政处罚.件数|带单位 }}，或者删去“汇总”"
            yield Unprinted((ROLLED_UP,), "汇总", "没有引用一个合计", cure)

    def unused(self) -> Iterator[Unused]:
        """The names, kinds, days and targets that are not printed, in the order of the schema."""
        for field, kind in ledgers().items():
            ledger = getattr(self._report, field)
            for name, info in kind.record_type().model_fields.items():
                where = [index for index, each in enumerate(ledger.records) if getattr(each, name)]
                if not where or not self._is_name(ledger, name) or self._is_printed(field, name):
                    continue
                if self._is_without_effect(field, without(ledger, name)):
                    title = f"{type(self._report).model_fields[field].title}.{info.title}"
                    yield Unused(field, title, len(where), (field, "records", where[0], name))

    @staticmethod
    def _is_name(ledger: Ledger, name: str) -> bool:
        info = ledger.record_type().model_fields[name]
        off_page = any(isinstance(item, OffPage) for item in info.metadata)
        kind = dict(countable(ledger.record_type())).get(name)
        is_counted = kind is not None and (kind == "flag" or adds_up(kind))
        return name != "count" and not off_page and not is_counted

    # Ledgers -----------------------------------------------------------------------------------------------

    def _of_ledger(self, field: str, ledger: Ledger) -> Iterator[Unprinted]:
        group = ledger.counting.name
        printed = self._with_sources(
            field, ledger, {name for name in self._facts if name.startswith(f"{group}.")}
        )
        left_out = type(self._report).model_fields[field].get_default(call_default_factory=True)
        states_some = ledger.has_happened or ledger.total is not None
        silent = not printed and not self._is_printed(field) and f"{group}.none" not in self._asked
        named = self._has_manuscript and self._is_named(ledger)
        if states_some and silent and not named and self._is_without_effect(field, left_out):
            title = type(self._report).model_fields[field].title or field
            facts = self._composed.loaded.facts
            names = [name for name, _ in stated(field, ledger) if facts[f"{group}.{name}"].value is not None]
            yield Unprinted((field,), title, *self._why_and_cure(field, f"{group}.{(names or ['count'])[0]}"))
            return
        for name, path in stated(field, ledger):
            if name in printed or self._is_guard(field, group, name) or path in self._paths:
                continue
            if named and name == "count":
                continue
            if self._is_without_effect(field, without(ledger, name)) or (
                not (is_flag(type(ledger), name) and len(path) > OF_A_TOTAL)
                and self._is_without_effect(field, with_another(ledger, name, path))
            ):
                title = self._composed.loaded.facts[f"{group}.{name}"].title
                yield Unprinted(path, title, *self._why_and_cure(field, f"{group}.{name}"))
        yield from self._own_flags(field, ledger)

    def _with_sources(self, field: str, ledger: Ledger, facts: set[str]) -> set[str]:
        """The names of printed facts, with what they are made of: both numbers of a rate, sizes of cases."""
        names = {name.partition(".")[2] for name in facts}
        for rate in ledger.counting.rates:
            if rate.name in names and self._is_derived(field, f"{ledger.counting.name}.{rate.name}"):
                names |= {
                    rate.part,
                    rate.whole,
                    *((rate.in_full.flag, rate.in_full.among) if rate.in_full else ()),
                }
        return names | self._told_by_others(ledger, names)

    def _told_by_others(self, ledger: Ledger, names: set[str]) -> set[str]:
        """The size, where kinds that are printed are counted in it, or add up to it."""
        facts, group, record = self._composed.loaded.facts, ledger.counting.name, ledger.record_type()
        size, found = facts[f"{group}.count"].value, set()
        for name, kind in countable(record):
            if adds_up(kind):
                continue
            labels = {
                label: facts[f"{group}.{label}"].value
                for label, _ in labels_of(record.model_fields[name], name, kind)
            }
            printed = labels.keys() & names
            told = [value for label in printed if isinstance(value := labels[label], int)]
            if any(ledger.stated(label) is None for label in printed) or (told and sum(told) == size):
                found.add("count")
        return found

    def _is_derived(self, field: str, rate: str) -> bool:
        """Whether a rate is made of its two numbers, and is none that the ledger states."""
        return (field, rate.partition(".")[2]) not in self._composed.loaded.facts[rate].records

    def _is_printed(self, field: str, name: str = "") -> bool:
        """Whether something of a part of the data, or a field of its records, is printed as it is written."""
        return any(path[:1] == (field,) and (not name or name in path) for path in self._paths)

    def _is_guard(self, field: str, group: str, name: str) -> bool:
        """Whether templates were told that something holds, of a record, or of all of them."""
        claims = (f"{group}.all_{name}", f"{group}.no_{name}", f"{group}.none_{name}")
        return any(claim in self._asked for claim in claims) or any(
            path[0] == field and path[-1] == name for path in self._asked if isinstance(path, tuple)
        )

    @property
    def _has_manuscript(self) -> bool:
        """Whether the words are the office's own, which no 是 of a part as a whole makes appear."""
        return self._composed.loaded.manuscript is not None

    def _is_named(self, ledger: Ledger) -> bool:
        """Whether own words name something that a record does, and so tell of it without a number."""
        told = (value for record in ledger.records for value in record.__dict__.values())
        words = (word for value in told for word in (value if isinstance(value, tuple) else (value,)))
        return any(isinstance(word, str) and len(word) >= _FEWEST and word in self._whole for word in words)

    @cached_property
    def _whole(self) -> str:
        return "\n".join(plain(line) for line in self._document.lines)

    def _own_flags(self, field: str, part: Model) -> Iterator[Unprinted]:
        """What is 是 of a ledger, or of a part of the data, as a whole."""
        if self._has_manuscript:
            return
        for name, info in type(part).model_fields.items():
            if getattr(part, name) is True and (field, name) not in self._asked:
                title = f"{type(self._report).model_fields[field].title}.{info.title}"
                yield Unprinted((field, name), title, _NOWHERE, _OWN_WORDS)

    def _of_model(self, field: str, part: Model) -> Iterator[Unprinted]:
        title = type(self._report).model_fields[field].title or field
        asked = any(path[0] == field for path in self._asked if isinstance(path, tuple))
        if (
            not asked
            and not self._is_printed(field)
            and any(getattr(part, name) for name in part.model_fields_set)
        ):
            yield Unprinted((field,), title, _NOWHERE, _OWN_WORDS)
        else:
            yield from self._own_flags(field, part)

    def _of_metric(self, index: int) -> Iterator[Unprinted]:
        fact = self._composed.loaded.facts[f"metrics.m{index + 1}"]
        if fact.name not in self._facts:
            yield Unprinted(("metrics", index), fact.title, "正文没有引用它", _citing(fact))

    # Why, and the oracle -----------------------------------------------------------------------------------

    def _why_and_cure(self, field: str, name: str) -> tuple[str, str]:
        fact = self._composed.loaded.facts[name]
        if fact.value is None and fact.stated:
            ledger = ledgers()[field]
            title = fact.title.partition(".")[2]
            local = name.partition(".")[2]
            unsaid = "没有写“" in fact.missing and is_flag(ledger, local)
            silence = f"没写的都是“否”，就写上 未注明为否: [{title}]；" if unsaid else ""
            total = "总数" if local == "count" else title
            key = type(self._report).model_fields[field].title
            return fact.missing, f"{silence}补全明细，或者在“{key}”下写明全年的“{total}”"
        if self._has_manuscript:
            key = type(self._report).model_fields[field].title
            return "文稿没有引用它", f"{_citing(fact)}；或者加上一行 {{{{ 句子.{key} }}}}"
        return _NOWHERE, f"{_A_CHAPTER}，或者{_citing(fact)}"

    def _is_without_effect(self, field: str, changed: object) -> bool:
        """Whether the text is the same with another ledger in the place of one."""
        report = self._report.model_copy(update={field: changed})
        loaded, templates = self._composed.loaded, self._composed.templates
        facts = rederived(loaded.facts, report, field)
        composed = narrative.compose(report, facts, templates, None, loaded.manuscript)
        return isinstance(composed, Document) and _texts(composed) == self._texts

    @cached_property
    def _texts(self) -> list[str]:
        return _texts(self._document)


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


_NOWHERE = "选用的章节没有用到它"
_A_CHAPTER = "在“篇章”里选用印它的章节"
_OWN_WORDS = f"{_A_CHAPTER}，或者写进自己的段落"


def _citing(fact: Fact) -> str:
    return f"在自己的段落里引用 {{{{ {fact.title}{'|带单位' if fact.unit else ''} }}}}"
